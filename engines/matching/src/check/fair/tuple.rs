//! A tuple of levels, compared from the first on.

use std::cmp::Ordering;
use std::collections::BTreeMap;

/// The levels that are not nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Tuple(BTreeMap<u32, i64>);

impl Tuple {
    /// The sum of some shares.
    pub fn of(shares: &[(u32, i64)]) -> Self {
        let mut sum = Tuple::default();
        for (level, share) in shares {
            sum.add(*level, *share);
        }
        sum
    }

    /// Adds to one level.
    pub fn add(&mut self, level: u32, share: i64) {
        let sum = self.0.entry(level).or_default();
        *sum += share;
        if *sum == 0 {
            self.0.remove(&level);
        }
    }

    /// Adds another so many times.
    pub fn add_all(&mut self, other: &Tuple, times: i64) {
        for (level, share) in &other.0 {
            self.add(*level, share * times);
        }
    }

    /// What stands on a level.
    pub fn at(&self, level: u32) -> i64 {
        self.0.get(&level).copied().unwrap_or(0)
    }
}

impl Ord for Tuple {
    fn cmp(&self, other: &Self) -> Ordering {
        let (mut mine, mut its) = (self.0.iter().peekable(), other.0.iter().peekable());
        loop {
            let level = match (mine.peek(), its.peek()) {
                (None, None) => return Ordering::Equal,
                (Some(one), None) => *one.0,
                (None, Some(two)) => *two.0,
                (Some(one), Some(two)) => *one.0.min(two.0),
            };
            let take = |shares: &mut std::iter::Peekable<std::collections::btree_map::Iter<u32, i64>>| {
                shares.next_if(|share| *share.0 == level).map_or(0, |share| *share.1)
            };
            let order = take(&mut mine).cmp(&take(&mut its));
            if order != Ordering::Equal {
                return order;
            }
        }
    }
}

impl PartialOrd for Tuple {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}
