//! Draws the lots again: whoever has the seed and the ids can.

use crate::problem::Problem;

/// The students in the order of their lots.
pub(super) fn drawn(problem: &Problem, seed: u64) -> Vec<u32> {
    let mut all: Vec<(u64, &str, u32)> =
        (0..).zip(&problem.students).map(|(at, s)| (lot(seed, &s.id), s.id.as_str(), at)).collect();
    all.sort_unstable();
    all.into_iter().map(|(_, _, student)| student).collect()
}

/// What a place counts for the student's own lot.
pub(super) fn own(problem: &Problem, student: u32, cost: Option<u32>) -> i64 {
    let dearest = problem.options(student).iter().map(|o| i64::from(o.cost)).max();
    cost.map_or(dearest.unwrap_or(0) + 1, i64::from)
}

/// FNV-1a of the id, joined with the mixed seed and mixed again by splitmix64.
fn lot(seed: u64, id: &str) -> u64 {
    let mut folded: u64 = 14_695_981_039_346_656_037;
    for byte in id.bytes() {
        folded ^= u64::from(byte);
        folded = folded.wrapping_mul(1_099_511_628_211);
    }
    mix(mix(seed) ^ folded)
}

fn mix(seed: u64) -> u64 {
    let mut z = seed.wrapping_add(11_400_714_819_323_198_485);
    z = (z ^ (z >> 30)).wrapping_mul(13_787_848_793_156_543_929);
    z = (z ^ (z >> 27)).wrapping_mul(10_723_151_780_598_845_931);
    z ^ (z >> 31)
}
