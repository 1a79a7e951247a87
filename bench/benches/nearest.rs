//! How long the 30 nearest of 20,000 places take: p50, p99 and the longest of 5,000 questions.
//!
//! `cargo bench -p larbro-bench --bench nearest`

use std::time::{Duration, Instant};

use kernel::{Ids, Moment};
use organisations::{Place, nearest::Nearest, register};

const PLACES: usize = 20_000;
const QUESTIONS: usize = 5_000;
const NEAREST: usize = 30;

/// The clock, for measuring only.
#[allow(clippy::disallowed_methods, reason = "a benchmark measures time")]
fn now() -> Instant {
    Instant::now()
}

/// Places scattered round the real towns, as units are: repeatable.
fn places(count: usize, ids: &mut Ids) -> Vec<Place> {
    let towns = register::towns();
    let mut nearby = |degrees: f64| degrees + ((ids.number() % 20_000) as f64 - 10_000.0) / 100_000.0;
    let at = |i: usize| towns[i * 7 % towns.len()].place;
    (0..count)
        .map(|i| Place::new(nearby(at(i).lat()), nearby(at(i).lon())).expect("a tenth of a degree from a town"))
        .collect()
}

fn at(sorted: &[Duration], percent: usize) -> f64 {
    sorted[(sorted.len() * percent / 100).min(sorted.len() - 1)].as_secs_f64() * 1e3
}

fn main() {
    let mut ids = Ids::new(Moment::from_millis(0), 20_261_125);
    let (all, froms) = (places(PLACES, &mut ids), places(QUESTIONS, &mut ids));
    let start = now();
    let index = Nearest::new(all.iter().copied());
    let built = start.elapsed();
    let mut found = 0;
    let mut took: Vec<Duration> = froms
        .iter()
        .map(|from| {
            let start = now();
            found += index.nearest(*from, NEAREST).len();
            start.elapsed()
        })
        .collect();
    assert_eq!(found, NEAREST * QUESTIONS, "every question has its answer");
    took.sort();
    println!("{NEAREST} nearest of {PLACES} places, {QUESTIONS} questions");
    println!("  index built in {:.2} ms", built.as_secs_f64() * 1e3);
    println!("  p50 {:.4} ms   p99 {:.4} ms   longest {:.4} ms", at(&took, 50), at(&took, 99), at(&took, 100));
}
