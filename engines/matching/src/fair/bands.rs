//! Hardship bands: as few as possible in the worst band, then in the next worst, and so on (leximax over bands).
//!
//! `problem.toml`: `bands = [300, 600, 900]`, rising costs. A place that costs at most the first bound is in no band.

/// The bounds, rising.
pub(crate) struct Bands(pub Vec<u32>);

impl Bands {
    /// The band of a place: how many bounds its cost is above.
    pub fn of(&self, cost: u32) -> u32 {
        self.0.partition_point(|bound| *bound < cost) as u32
    }
}

#[cfg(test)]
mod tests {
    use super::Bands;

    #[test]
    fn a_bound_belongs_to_the_band_below() {
        let bands = Bands(vec![300, 600]);
        for (cost, band) in [(0, 0), (300, 0), (301, 1), (600, 1), (601, 2), (u32::MAX, 2)] {
            assert_eq!(bands.of(cost), band, "{cost}");
        }
    }
}
