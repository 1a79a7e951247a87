//! Prices of seats by subgradient steps on the Lagrangian dual, and the bound they prove.
//!
//! At any prices, everybody's cheapest bundle less what the seats bring is a bound on every plan. A seat that too
//! many ask for becomes dearer, one that too few ask for cheaper; the steps are those of Polyak with a target that
//! follows the best bound, along a direction that remembers the last ones (Camerini, Fratta and Maffioli 1975).

use super::bundle::{Bundles, Number};
use super::market::{Market, NONE};

/// Prices are rounded to this part of a unit before a bound is computed, so that the bound is exact.
const GRAIN: f64 = 64.0;

/// Prices of seats and what they have proved.
pub(crate) struct Prices<const W: usize> {
    /// The prices of the best bound, a row per site; closed seats are out of reach.
    pub best: Vec<[f32; W]>,
    /// The best bound in the arithmetic of the search, not yet an exact one.
    pub value: f64,
    now: Vec<[f32; W]>,
    direction: Vec<[f32; W]>,
    used: Vec<[i32; W]>,
    pace: f64,
    since_better: u32,
    /// Rounds so far.
    pub rounds: u64,
}

impl<const W: usize> Prices<W> {
    /// All seats for nothing.
    pub fn new(market: &Market<W>) -> Self {
        let now: Vec<[f32; W]> = market
            .seats
            .iter()
            .map(|row| std::array::from_fn(|p| if row[p] == 0 { f32::NEVER } else { 0.0 }))
            .collect();
        Prices {
            best: now.clone(),
            value: f64::NEG_INFINITY,
            direction: vec![[0.0; W]; now.len()],
            used: vec![[0; W]; now.len()],
            now,
            pace: 1.0,
            since_better: 0,
            rounds: 0,
        }
    }

    /// Whether further rounds would hardly raise the bound.
    pub fn is_settled(&self) -> bool {
        self.pace < 1e-4
    }

    /// One round: everybody asks at the prices, and the prices follow. `aim` is the value of a known plan, if any.
    pub fn step(&mut self, market: &Market<W>, bundles: &mut Bundles<f32, W>, out: &[f32], aim: Option<f64>) {
        let value = self.ask(market, bundles, out);
        self.rounds += 1;
        if value > self.value {
            if value > self.value + 1e-6 * value.abs() {
                self.since_better = 0;
            }
            self.value = value;
            self.best.clone_from(&self.now);
        } else {
            self.since_better += 1;
        }
        if self.since_better >= 15 {
            // Too long a step: shorter ones from the best prices known.
            self.since_better = 0;
            self.pace *= 0.6;
            self.now.clone_from(&self.best);
            self.direction.fill([0.0; W]);
            return;
        }
        let guess = self.value + 0.01 * self.value.abs() + 1.0;
        let target = aim.map_or(guess, |aim| aim.min(guess).max(self.value));
        self.follow(market, target - value);
    }

    /// Everybody's cheapest bundle, and how often each seat is asked for.
    fn ask(&mut self, market: &Market<W>, bundles: &mut Bundles<f32, W>, out: &[f32]) -> f64 {
        self.used.fill([0; W]);
        let mut value = 0.0;
        for student in 0..market.students {
            value += f64::from(bundles.price(market, student, &self.now, out[student]));
            let bundle = bundles.bundle(market, student, &self.now, out[student]);
            for (period, arc) in bundle.iter().enumerate().filter(|(_, arc)| **arc != NONE) {
                self.used[market.arcs[*arc as usize].site as usize][period] += 1;
            }
        }
        value - income(market, &self.now)
    }

    fn follow(&mut self, market: &Market<W>, distance: f64) {
        let mut length = 0.0;
        for (site, seats) in market.seats.iter().enumerate() {
            for period in 0..W {
                let mut slope = (self.used[site][period] - seats[period] as i32) as f32;
                if seats[period] == 0 || (slope < 0.0 && self.now[site][period] <= 0.0) {
                    slope = 0.0;
                }
                let direction = slope + 0.7 * self.direction[site][period];
                self.direction[site][period] = direction;
                length += f64::from(direction * direction);
            }
        }
        if length <= 0.0 {
            return;
        }
        let step = (self.pace * distance / length) as f32;
        for (site, seats) in market.seats.iter().enumerate() {
            for period in (0..W).filter(|p| seats[*p] > 0) {
                let price = self.now[site][period] + step * self.direction[site][period];
                self.now[site][period] = price.max(0.0);
            }
        }
    }
}

fn income<const W: usize>(market: &Market<W>, prices: &[[f32; W]]) -> f64 {
    let rows = market.seats.iter().zip(prices);
    let row = |(seats, prices): (&[u32; W], &[f32; W])| -> f64 {
        (0..W).filter(|p| seats[*p] > 0).map(|p| f64::from(seats[p]) * f64::from(prices[p])).sum()
    };
    rows.map(row).sum()
}

/// The bound that prices prove, exactly: they are rounded to a grain, and sums of grains are exact in 53 bits.
pub(crate) fn exact_bound<const W: usize>(market: &Market<W>, prices: &[[f32; W]], out: &[f64]) -> f64 {
    let round = |price: f32| if price >= f32::NEVER { f64::NEVER } else { (f64::from(price) * GRAIN).round() / GRAIN };
    let prices: Vec<[f64; W]> = prices.iter().map(|row| row.map(round)).collect();
    let mut bundles = Bundles::<f64, W>::new(market.periods);
    let ways: f64 = (0..market.students).map(|s| bundles.price(market, s, &prices, out[s])).sum();
    let rows = market.seats.iter().zip(&prices);
    let income: f64 = rows
        .map(|(seats, row)| (0..W).filter(|p| seats[*p] > 0).map(|p| f64::from(seats[p]) * row[p]).sum::<f64>())
        .sum();
    ways - income
}
