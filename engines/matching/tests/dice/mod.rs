//! A small generator of the tests' own, so that a case is named by its number for ever.

/// Numbers that look random and are always the same.
pub struct Dice(u64);

impl Dice {
    /// The generator of a case.
    pub fn of_case(case: u64) -> Self {
        let mut dice = Dice(case.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1);
        for _ in 0..5 {
            dice.below(2);
        }
        dice
    }

    /// A number from 0 to below `n`.
    pub fn below(&mut self, n: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) % n
    }
}
