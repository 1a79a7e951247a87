//! One student's best bundle at given prices: a site for every period, each type once.
//!
//! First the cheapest site for every type and period, then the cheapest pairing of types with periods by dynamic
//! programming over the set of types used so far. A period may be left without a place at a price of its own; it
//! then uses up a type that the student does not get.

use std::ops::Add;

use super::market::{Decided, GONE, Market, NONE};

/// The numbers prices are made of: `f32` where speed counts, `f64` where a bound must be exact.
pub(crate) trait Number: Copy + PartialOrd + Add<Output = Self> {
    /// Nothing.
    const ZERO: Self;
    /// More than any price.
    const NEVER: Self;
    /// A cost.
    fn of(cost: u32) -> Self;
}

impl Number for f32 {
    const ZERO: Self = 0.0;
    const NEVER: Self = 1e30;
    fn of(cost: u32) -> Self {
        cost as f32
    }
}

impl Number for f64 {
    const ZERO: Self = 0.0;
    const NEVER: Self = 1e300;
    fn of(cost: u32) -> Self {
        f64::from(cost)
    }
}

fn least<N: PartialOrd>(one: N, other: N) -> N {
    if other < one { other } else { one }
}

/// Where a student goes in every period, as options; `NONE` is no place.
pub(crate) type Bundle<const W: usize> = [u32; W];

/// Scratch space for finding bundles.
pub(crate) struct Bundles<N, const W: usize> {
    /// Added to what an option costs that is the student's place in the plan before; nothing or less.
    pub stay: N,
    /// Cheapest way to have each type in each period.
    cheapest: [[N; W]; W],
    /// Cheapest pairing of the first periods with each set of types, and its last type.
    best: Vec<N>,
    last: Vec<u8>,
    /// Sets of types in order of size, so that each set comes after those with one type fewer.
    sets: Vec<(u16, u8)>,
}

impl<N: Number, const W: usize> Bundles<N, W> {
    /// Space for so many periods.
    pub fn new(periods: usize) -> Self {
        let mut sets: Vec<(u16, u8)> = (1..1u16 << periods).map(|set| (set, set.count_ones() as u8)).collect();
        sets.sort_unstable_by_key(|(set, size)| (*size, *set));
        Bundles {
            stay: N::ZERO,
            cheapest: [[N::NEVER; W]; W],
            best: vec![N::ZERO; 1 << periods],
            last: vec![0; 1 << periods],
            sets,
        }
    }

    /// What the best bundle costs at these prices, a row of them per site, when a period without a place costs `out`.
    pub fn price(&mut self, market: &Market<W>, student: usize, prices: &[[N; W]], out: N) -> N {
        for kind in 0..market.periods {
            let mut row = [out; W];
            for at in market.of_type(student, kind) {
                let arc = market.arcs[at as usize];
                let (cost, asked) = (N::of(arc.cost), &prices[arc.site as usize]);
                for period in 0..W {
                    row[period] = least(row[period], cost + asked[period]);
                }
            }
            self.cheapest[kind] = row;
        }
        if self.stay < N::ZERO
            && let Some(before) = market.before(student)
        {
            for (period, arc) in before.iter().enumerate().filter(|(_, arc)| **arc < GONE) {
                let kind = market.type_of(student, *arc);
                let option = market.arcs[*arc as usize];
                let way = N::of(option.cost) + prices[option.site as usize][period] + self.stay;
                self.cheapest[kind][period] = least(self.cheapest[kind][period], way);
            }
        }
        if let Some(decided) = market.decided(student) {
            self.keep(market, student, decided, out);
        }
        for (set, size) in &self.sets {
            let period = usize::from(*size) - 1;
            let (mut best, mut last) = (N::NEVER, 0);
            let mut rest = *set;
            while rest != 0 {
                let kind = rest.trailing_zeros() as usize;
                rest &= rest - 1;
                let way = self.best[usize::from(*set ^ (1 << kind))] + self.cheapest[kind][period];
                if way < best {
                    (best, last) = (way, kind as u8);
                }
            }
            self.best[usize::from(*set)] = best;
            self.last[usize::from(*set)] = last;
        }
        self.best[self.best.len() - 1]
    }

    /// Leaves only what a person decided in the periods where anything was decided.
    fn keep(&mut self, market: &Market<W>, student: usize, decided: &[Decided; W], out: N) {
        for (period, decision) in decided.iter().enumerate().take(market.periods) {
            let only = match decision {
                Decided::Open => continue,
                Decided::Out => None,
                Decided::At(arc) => Some((market.type_of(student, *arc), *arc)),
            };
            for kind in 0..market.periods {
                self.cheapest[kind][period] = match only {
                    None => out,
                    Some((its, arc)) if its == kind => {
                        // The seat is set aside, so it has no price.
                        N::of(market.arcs[arc as usize].cost)
                    }
                    Some(_) => N::NEVER,
                };
            }
        }
    }

    /// The bundle that `price` found, for the same arguments.
    pub fn bundle(&self, market: &Market<W>, student: usize, prices: &[[N; W]], out: N) -> Bundle<W> {
        let mut bundle = [NONE; W];
        let mut set = self.best.len() - 1;
        let decided = market.decided(student);
        for period in (0..market.periods).rev() {
            let kind = usize::from(self.last[set]);
            set ^= 1 << kind;
            bundle[period] = match decided.map(|d| d[period]) {
                Some(Decided::Out) => NONE,
                Some(Decided::At(arc)) => arc,
                _ => self.cheapest_arc(market, student, (kind, period), prices, out),
            };
        }
        bundle
    }

    fn cheapest_arc(
        &self,
        market: &Market<W>,
        student: usize,
        (kind, period): (usize, usize),
        prices: &[[N; W]],
        out: N,
    ) -> u32 {
        let (mut best, mut chosen) = (out, NONE);
        let before = market.before(student).map_or(NONE, |row| row[period]);
        for at in market.of_type(student, kind) {
            let arc = market.arcs[at as usize];
            let mut way = N::of(arc.cost) + prices[arc.site as usize][period];
            if at == before {
                way = way + self.stay;
            }
            if way < best {
                (best, chosen) = (way, at);
            }
        }
        chosen
    }
}
