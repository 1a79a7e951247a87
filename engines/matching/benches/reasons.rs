//! Times the matching engine and its reasons on a made-up country: `cargo bench -p larbro-matching`.
//!
//! Figures are for comparing one day's change with the day before on one machine; `bench/matching.py` compares with
//! other solvers.

use std::ops::ControlFlow;
use std::time::Instant;

use larbro_matching::{Explainer, Problem, ProblemBuilder, SolveOptions, check, solve};

/// Students per site, options per student, and seats beyond the need in per cent.
const SHAPE: (u32, usize, u64) = (4, 30, 15);

/// Numbers that look random and are always the same.
struct Dice(u64);

impl Dice {
    fn below(&mut self, n: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) % n
    }
}

/// Students and sites spread over a square, denser towards one corner; everybody may go to near sites.
fn country(students: u32) -> Problem {
    let (per_site, options, beyond) = SHAPE;
    let mut dice = Dice(7);
    let side = 1000u64;
    let place = |dice: &mut Dice| (dice.below(side).min(dice.below(side)), dice.below(side).min(dice.below(side)));
    let mut parts = ProblemBuilder::one_period(1);
    let sites: Vec<(u64, u64)> = (0..students / per_site).map(|_| place(&mut dice)).collect();
    for at in 0..sites.len() {
        let site = parts.site(at.to_string(), 0, "");
        let more = dice.below(100) < u64::from(per_site) * beyond;
        parts.seats(site, 0, dice.below(u64::from(per_site) * 2) as u32 + u32::from(more));
    }
    let cell = (side / ((sites.len() / 40) as u64 + 1).isqrt().max(1)).max(1);
    let cells = (side / cell + 1) as usize;
    let mut near: Vec<Vec<u32>> = vec![Vec::new(); cells * cells];
    for (at, (x, y)) in sites.iter().enumerate() {
        near[(x / cell) as usize * cells + (y / cell) as usize].push(at as u32);
    }
    for at in 0..students {
        let student = parts.student(at.to_string(), "", 0);
        let (x, y) = place(&mut dice);
        let around = |c: u64| (c / cell).saturating_sub(1) as usize..=((c / cell) as usize + 1).min(cells - 1);
        let mut found: Vec<(u64, u32)> = around(x)
            .flat_map(|i| around(y).map(move |j| i * cells + j))
            .flat_map(|c| near[c].iter().copied())
            .map(|site| (sites[site as usize].0.abs_diff(x).pow(2) + sites[site as usize].1.abs_diff(y).pow(2), site))
            .collect();
        found.sort_unstable();
        for (square, site) in found.into_iter().take(options) {
            parts.option(student, site, square.isqrt() as u32 * 3 + 5 * dice.below(20) as u32);
        }
    }
    parts.build().expect("the parts fit")
}

#[allow(clippy::disallowed_methods, reason = "measuring is what a benchmark does")]
fn timed<T>(what: &str, times: u32, mut work: impl FnMut() -> T) -> T {
    let start = Instant::now();
    let mut last = work();
    for _ in 1..times {
        last = work();
    }
    println!("  {what:<40} {:>10.3} ms", start.elapsed().as_secs_f64() * 1e3 / f64::from(times));
    last
}

fn main() {
    for students in [1_000, 10_000, 100_000] {
        let problem = country(students);
        println!("{students} students, {} options", problem.option_count());
        let options = SolveOptions::default();
        let found = timed("solve", 1, || {
            solve(&problem, &options, &mut |_| ControlFlow::Continue(())).expect("nothing is locked")
        });
        let checked = timed("check with certificate", 1, || check(&problem, &found.plan, found.prices.as_deref()));
        assert!(checked.proved, "the plan is proved");
        let prices = found.prices.as_deref().expect("one period has prices");
        let reasons = timed("prepare reasons", 1, || {
            Explainer::with_prices(&problem, &found.plan, &options, prices).expect("the plan is the best one")
        });
        timed("worth of a slot, all sites", 1, || reasons.worth());
        let mut dice = Dice(9);
        timed("why not nearer, one student", 50, || reasons.why(dice.below(u64::from(students)) as u32));
        let left_out: Vec<u32> = (0..students).filter(|s| found.plan.site(*s, 0).is_none()).collect();
        println!("  {} left out", left_out.len());
        if !left_out.is_empty() {
            timed("what blocks, one student", 20, || {
                reasons.blocking(left_out[dice.below(left_out.len() as u64) as usize])
            });
        }
    }
}
