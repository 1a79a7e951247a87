//! Prices of seats by subgradient steps on the Lagrangian dual, and the bound they prove.
//!
//! At any prices, everybody's cheapest bundle less what the seats bring is a bound on every plan. A seat that too
//! many ask for becomes dearer, one that too few ask for cheaper, by the average of what was asked for over the last
//! rounds and always from the best prices known: the volume algorithm (Barahona and Anbil 2000).

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
    /// How much more each seat is asked for than it is there, averaged over the last rounds.
    excess: Vec<[f32; W]>,
    used: Vec<[u32; W]>,
    pace: f64,
    share: f64,
    misses: u32,
    check_at: u64,
    check_value: f64,
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
            excess: vec![[0.0; W]; now.len()],
            used: vec![[0; W]; now.len()],
            now,
            pace: 0.1,
            share: 0.1,
            misses: 0,
            check_at: 100,
            check_value: f64::NEG_INFINITY,
            rounds: 0,
        }
    }

    /// Whether further rounds would hardly raise the bound.
    pub fn is_settled(&self) -> bool {
        self.pace < 1e-4
    }

    /// Begins at prices found in a larger unit.
    pub fn begin_at(&mut self, prices: &[[f32; W]], unit: f64) {
        for (now, from) in self.now.iter_mut().flatten().zip(prices.iter().flatten()) {
            *now = if *from >= f32::NEVER { f32::NEVER } else { (f64::from(*from) / unit).min(1.0) as f32 };
        }
    }

    /// Longer steps again.
    pub fn again(&mut self) {
        self.pace = self.pace.max(0.02);
    }

    /// One round: everybody asks at the prices, and the prices follow. `aim` is the value of a known plan, if any.
    pub fn step(&mut self, market: &Market<W>, bundles: &mut Bundles<f32, W>, out: &[f32], aim: Option<f64>) {
        let value = self.ask(market, bundles, out);
        self.rounds += 1;
        let agrees = self.average(market);
        if value > self.value {
            self.misses = 0;
            if agrees {
                self.pace = (self.pace * 1.1).min(2.0);
            }
            self.value = value;
            self.best.clone_from(&self.now);
        } else {
            self.misses += 1;
            if self.misses >= 20 {
                self.misses = 0;
                self.pace *= 0.66;
            }
        }
        if self.rounds >= self.check_at {
            if self.value - self.check_value < 0.01 * self.value.abs() {
                self.share = (self.share * 0.5).max(1e-3);
            }
            self.check_value = self.value;
            self.check_at = self.rounds + 100;
        }
        let guess = self.value + 0.05 * self.value.abs() + 1.0;
        let target = aim.map_or(guess, |aim| aim.min(guess).max(self.value + 1e-9));
        self.follow(market, target - self.value);
    }

    /// Everybody's cheapest bundle, and how often each seat is asked for.
    fn ask(&mut self, market: &Market<W>, bundles: &mut Bundles<f32, W>, out: &[f32]) -> f64 {
        self.used.fill([0; W]);
        let mut value = 0.0;
        for (student, out) in out.iter().enumerate() {
            value += f64::from(bundles.price(market, student, &self.now, *out));
            let bundle = bundles.bundle(market, student, &self.now, *out);
            for (period, arc) in bundle.iter().enumerate().filter(|(_, arc)| **arc != NONE) {
                self.used[market.arcs[*arc as usize].site as usize][period] += 1;
            }
        }
        value - income(market, &self.now)
    }

    /// Takes this round into the average; whether the new direction agrees with the old one.
    fn average(&mut self, market: &Market<W>) -> bool {
        let (mut agree, mut old, mut new) = (0.0f64, 0.0f64, 0.0f64);
        for (site, seats) in market.seats.iter().enumerate() {
            for (period, seats) in seats.iter().enumerate() {
                let slope = f64::from(self.used[site][period]) - f64::from(*seats);
                let before = f64::from(self.excess[site][period]);
                agree += slope * before;
                old += before * before;
                new += slope * slope;
            }
        }
        let share = if self.rounds == 1 {
            1.0
        } else {
            let spread = new + old - 2.0 * agree;
            let ideal = if spread > 0.0 { (old - agree) / spread } else { 0.0 };
            ideal.clamp(self.share * 0.1, self.share)
        };
        for (site, seats) in market.seats.iter().enumerate() {
            for (period, seats) in seats.iter().enumerate() {
                let slope = self.used[site][period] as f32 - *seats as f32;
                let average = &mut self.excess[site][period];
                *average += share as f32 * (slope - *average);
            }
        }
        agree >= 0.0
    }

    /// New prices from the best ones along the average excess.
    fn follow(&mut self, market: &Market<W>, distance: f64) {
        let mut length = 0.0;
        let open = |site: usize, period: usize| market.seats[site][period] > 0;
        for site in 0..market.seats.len() {
            for period in (0..W).filter(|p| open(site, *p)) {
                let excess = self.excess[site][period];
                if excess > 0.0 || self.best[site][period] > 0.0 {
                    length += f64::from(excess * excess);
                }
            }
        }
        if length <= 0.0 {
            return;
        }
        let step = (self.pace * distance / length) as f32;
        for site in 0..market.seats.len() {
            for period in (0..W).filter(|p| open(site, *p)) {
                let price = self.best[site][period] + step * self.excess[site][period];
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
