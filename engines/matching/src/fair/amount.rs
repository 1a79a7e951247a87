//! What the search adds and compares: a tuple of levels in lexicographic order, an earlier one outweighing all later.
//!
//! A few levels stand side by side in an array. Where there are many (one for every distinct cost, or one for every
//! student), an amount is a short list of the levels that are not nothing: amounts are lengths of paths, and a path
//! touches few of them.

use std::cmp::Ordering;

/// One level's share of an amount.
pub(crate) type Share = (u32, i64);

/// A tuple of levels.
pub(crate) trait Amount: Clone + Ord {
    /// Nothing on any level.
    fn nothing() -> Self;
    /// The amount with these shares; a level may come more than once.
    fn of(shares: &[Share]) -> Self;
    /// The shares that are not nothing, in the order of the levels.
    fn shares(&self) -> Vec<Share>;
    /// The sum.
    fn plus(&self, other: &Self) -> Self;
    /// The difference.
    fn less(&self, other: &Self) -> Self;
}

/// Up to `N` levels.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Dense<const N: usize>([i64; N]);

impl<const N: usize> Amount for Dense<N> {
    fn nothing() -> Self {
        Dense([0; N])
    }

    fn of(shares: &[Share]) -> Self {
        let mut levels = [0; N];
        for (level, share) in shares {
            levels[*level as usize] += share;
        }
        Dense(levels)
    }

    fn shares(&self) -> Vec<Share> {
        self.0.iter().enumerate().filter(|(_, s)| **s != 0).map(|(level, s)| (level as u32, *s)).collect()
    }

    fn plus(&self, other: &Self) -> Self {
        Dense(std::array::from_fn(|at| self.0[at] + other.0[at]))
    }

    fn less(&self, other: &Self) -> Self {
        Dense(std::array::from_fn(|at| self.0[at] - other.0[at]))
    }
}

/// Any number of levels, of which few are not nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Sparse(Vec<Share>);

impl Sparse {
    fn merged(&self, other: &Self, sign: i64) -> Self {
        let (mut sum, mut one, mut two) = (Vec::with_capacity(self.0.len() + other.0.len()), 0, 0);
        while one < self.0.len() || two < other.0.len() {
            let (mine, its) = (self.0.get(one), other.0.get(two));
            match (mine, its) {
                (Some(mine), Some(its)) if mine.0 == its.0 => {
                    sum.push((mine.0, mine.1 + sign * its.1));
                    (one, two) = (one + 1, two + 1);
                }
                (Some(mine), its) if its.is_none_or(|its| mine.0 < its.0) => {
                    sum.push(*mine);
                    one += 1;
                }
                (_, Some(its)) => {
                    sum.push((its.0, sign * its.1));
                    two += 1;
                }
                (_, None) => break,
            }
            if sum.last().is_some_and(|last| last.1 == 0) {
                sum.pop();
            }
        }
        Sparse(sum)
    }
}

impl Ord for Sparse {
    fn cmp(&self, other: &Self) -> Ordering {
        let mut differing = self.0.iter().zip(&other.0).skip_while(|(mine, its)| mine == its);
        let (mine, its) = match differing.next() {
            Some((mine, its)) => (Some(mine), Some(its)),
            None => (self.0.get(other.0.len()), other.0.get(self.0.len())),
        };
        match (mine, its) {
            (Some(mine), Some(its)) if mine.0 == its.0 => mine.1.cmp(&its.1),
            (Some(mine), its) if its.is_none_or(|its| mine.0 < its.0) => mine.1.cmp(&0),
            (_, Some(its)) => 0.cmp(&its.1),
            (_, None) => Ordering::Equal,
        }
    }
}

impl PartialOrd for Sparse {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Amount for Sparse {
    fn nothing() -> Self {
        Sparse(Vec::new())
    }

    fn of(shares: &[Share]) -> Self {
        let mut sorted = shares.to_vec();
        sorted.sort_unstable();
        let mut sum: Vec<Share> = Vec::with_capacity(sorted.len());
        for (level, share) in sorted {
            match sum.last_mut() {
                Some(last) if last.0 == level => last.1 += share,
                _ => sum.push((level, share)),
            }
        }
        sum.retain(|(_, share)| *share != 0);
        Sparse(sum)
    }

    fn shares(&self) -> Vec<Share> {
        self.0.clone()
    }

    fn plus(&self, other: &Self) -> Self {
        self.merged(other, 1)
    }

    fn less(&self, other: &Self) -> Self {
        self.merged(other, -1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dice::Dice;

    #[test]
    fn lists_and_arrays_add_and_compare_alike() {
        let mut dice = Dice::new(1);
        let mut differing = 0;
        for _ in 0..20_000 {
            let mut shares = || -> Vec<Share> {
                (0..dice.below(4)).map(|_| (dice.below(5) as u32, dice.below(5) as i64 - 2)).collect()
            };
            let (a, b) = (shares(), shares());
            let (one, two) = (Sparse::of(&a), Sparse::of(&b));
            let (first, second) = (Dense::<5>::of(&a), Dense::<5>::of(&b));
            assert_eq!(one.cmp(&two), first.cmp(&second), "{a:?} beside {b:?}");
            assert_eq!(one.plus(&two).shares(), first.plus(&second).shares(), "{a:?} and {b:?}");
            assert_eq!(one.less(&two).shares(), first.less(&second).shares(), "{a:?} less {b:?}");
            differing += u32::from(one != two);
        }
        assert!(differing > 10_000);
    }
}
