//! Numbers by chance that come again with the same seed.

/// A small generator (SplitMix64).
pub struct Dice(u64);

impl Dice {
    /// The same seed, the same numbers.
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// The next number, at least `from` and less than `to`.
    pub fn between(&mut self, from: u64, to: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        from + (z ^ (z >> 31)) % (to - from)
    }
}

#[test]
fn the_same_seed_gives_the_same_numbers() {
    let draw = |seed| (0..50).map(|_| 0).scan(Dice::new(seed), |d, _: i32| Some(d.between(5, 500))).collect::<Vec<_>>();
    assert_eq!(draw(1), draw(1));
    assert_ne!(draw(1), draw(2));
    assert!(draw(1).iter().all(|n| (5..500).contains(n)));
}
