//! Lots among plans that are equal in all else: of those the first student drawn has the one that is cheapest for
//! her, among what is left then the second, and so on.
//!
//! `problem.toml`: `lottery = 20261125`, a seed that is published. Whoever knows it draws the same order: each
//! student's number is made of the seed and the id alone, so neither the order of rows nor who else takes part can
//! move anybody past another.

use crate::dice::Dice;
use crate::problem::Problem;

/// The order of the lots: the student drawn first stands first.
pub fn order(problem: &Problem, seed: u64) -> Vec<u32> {
    let mut drawn: Vec<u32> = (0..problem.students.len() as u32).collect();
    drawn.sort_by_cached_key(|s| {
        let id = &problem.students[*s as usize].id;
        (number(seed, id), id.clone())
    });
    drawn
}

/// A student's number: the id's bytes folded into one (FNV-1a, 64 bits), mixed with the seed.
fn number(seed: u64, id: &str) -> u64 {
    let fold = |sum: u64, byte: u8| (sum ^ u64::from(byte)).wrapping_mul(0x0100_0000_01B3);
    let folded = id.bytes().fold(0xCBF2_9CE4_8422_2325, fold);
    Dice::new(Dice::new(seed).roll() ^ folded).roll()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_numbers_are_fixed_for_ever() {
        assert_eq!(number(1, "a"), 0x1E29_4378_B45C_3F93);
    }
}
