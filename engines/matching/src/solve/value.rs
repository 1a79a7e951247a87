//! What the algorithm adds and compares: levels, of which an earlier one always outweighs all later ones.
//!
//! The paths of `insertion` need only `+`, `-` and `<`, so a tuple in lexicographic order serves as a cost. Where the
//! levels fit into 64 bits side by side they are packed into one machine number, which is exact: each level's unit is
//! one more than all later levels together can ever reach in a plan, and the algorithm compares plans with plans.

use std::ops::{Add, AddAssign, Neg, Sub};

use crate::plan::{Before, Plan, SolveOptions};
use crate::problem::Problem;

/// A cost with levels.
pub(crate) trait Value: Copy + Ord + Add<Output = Self> + Sub<Output = Self> + AddAssign + Send + Sync {
    /// No cost at all.
    const ZERO: Self;

    /// The cost of leaving out a student of this rank, of so many changes, and of so many tenths of minutes.
    fn of(units: &Units, rank: u32, changed: bool, cost: u64) -> Self;

    /// The levels side by side in one number.
    fn packed(self, units: &Units) -> i128;

    /// The value as one machine number, where it is one.
    fn as_machine_number(self) -> Option<i64>;

    /// The levels of a price. Packed ones are told apart by the nearest rank and number of changes; whether that was
    /// right is seen when they are tried on the plan.
    fn levels(self, units: &Units) -> Levels;
}

/// Levels kept apart: unplaced by rank, changes, cost. There is room for more.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Levels {
    /// Sum of the ranks of students left out (1 = least important class).
    pub rank: i64,
    /// Places that differ from the plan before.
    pub changed: i64,
    /// Tenths of minutes.
    pub cost: i64,
}

impl Add for Levels {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Levels { rank: self.rank + other.rank, changed: self.changed + other.changed, cost: self.cost + other.cost }
    }
}

impl Neg for Levels {
    type Output = Self;
    fn neg(self) -> Self {
        Levels { rank: -self.rank, changed: -self.changed, cost: -self.cost }
    }
}

impl Sub for Levels {
    type Output = Self;
    fn sub(self, other: Self) -> Self {
        self + -other
    }
}

impl AddAssign for Levels {
    fn add_assign(&mut self, other: Self) {
        *self = *self + other;
    }
}

impl Value for Levels {
    const ZERO: Self = Levels { rank: 0, changed: 0, cost: 0 };

    fn of(units: &Units, rank: u32, changed: bool, cost: u64) -> Self {
        let (level, price) = match units.change_price {
            None => (i64::from(changed), 0),
            Some(price) => (0, if changed { i64::from(price) } else { 0 }),
        };
        Levels { rank: i64::from(rank), changed: level, cost: cost as i64 + price }
    }

    fn packed(self, units: &Units) -> i128 {
        i128::from(self.rank) * units.rank as i128
            + i128::from(self.changed) * units.change as i128
            + i128::from(self.cost)
    }

    fn as_machine_number(self) -> Option<i64> {
        None
    }

    fn levels(self, _: &Units) -> Levels {
        self
    }
}

impl Value for i64 {
    const ZERO: Self = 0;

    fn of(units: &Units, rank: u32, changed: bool, cost: u64) -> Self {
        i64::from(rank) * units.rank as i64 + if changed { units.change as i64 } else { 0 } + cost as i64
    }

    fn packed(self, _: &Units) -> i128 {
        i128::from(self)
    }

    fn as_machine_number(self) -> Option<i64> {
        Some(self)
    }

    fn levels(self, units: &Units) -> Levels {
        let (rank, rest) = nearest(self, units.rank);
        // The price of a change is part of the cost, and not a level.
        let change = if units.change_price.is_none() { units.change } else { 0 };
        let (changed, cost) = nearest(rest, change);
        Levels { rank, changed, cost }
    }
}

impl Value for u32 {
    const ZERO: Self = 0;

    fn of(_: &Units, _: u32, _: bool, cost: u64) -> Self {
        cost as u32
    }

    fn packed(self, _: &Units) -> i128 {
        i128::from(self)
    }

    fn as_machine_number(self) -> Option<i64> {
        Some(self.into())
    }

    fn levels(self, units: &Units) -> Levels {
        i64::from(self).levels(units)
    }
}

/// How much a step on each level outweighs what comes after it, and each student's rank.
#[derive(Clone, Debug)]
pub(crate) struct Units {
    /// One rank of a student left out.
    pub rank: u128,
    /// One change from the plan before.
    pub change: u128,
    /// A change costs this in the last level, instead of being a level by itself.
    pub change_price: Option<u32>,
    /// Rank of each student: 1 for the least important class, and up.
    pub ranks: Vec<u32>,
    /// Sum of the students' dearest options.
    pub dearest: u128,
}

impl Units {
    /// The units of a problem under these options.
    pub fn new(problem: &Problem, options: &SolveOptions) -> Self {
        let students = 0..problem.students.len() as u32;
        let dearest_of = |s: u32| problem.options(s).iter().map(|o| o.cost).max().map_or(0, u128::from);
        let dearest: u128 = students.clone().map(dearest_of).sum();
        let returning = students.filter(|s| before(options, *s) != Before::Nowhere).count() as u128;
        let change = options.change_price.map_or(dearest + 1, u128::from);
        let change = if options.previous.is_some() { change } else { 0 };
        let classes = problem.classes();
        let rank_of = |p: i64| (classes.len() - classes.partition_point(|c| *c < p)) as u32;
        let ranks = problem.students.iter().map(|s| rank_of(s.priority)).collect();
        let rank = 1 + dearest + returning * change;
        Units { rank, change, change_price: options.change_price, ranks, dearest }
    }

    /// Whether sums of a few prices stay inside 64 bits when packed.
    pub fn fit_64_bits(&self) -> bool {
        let ranks = u128::from(self.ranks.iter().copied().max().unwrap_or(1));
        ranks.saturating_add(1).saturating_mul(self.rank) < 1 << 59
    }
}

/// What a plan comes to, compared level by level; `None` when it places somebody where she has no option.
pub(crate) fn value_of(problem: &Problem, options: &SolveOptions, plan: &Plan) -> Option<Levels> {
    let units = Units::new(problem, options);
    let mut sum = Levels::ZERO;
    for student in 0..problem.students.len() as u32 {
        let (was, site) = (before(options, student), plan.site(student, 0));
        let changed = was != Before::Nowhere && was != site.map_or(Before::Nowhere, Before::At);
        sum += match site {
            Some(site) => Levels::of(&units, 0, changed, u64::from(problem.cost(student, site)?)),
            None => Levels::of(&units, units.ranks[student as usize], changed, 0),
        };
    }
    Some(sum)
}

/// How many units come nearest to a number, and what is left.
fn nearest(number: i64, unit: u128) -> (i64, i64) {
    let Ok(unit @ 1..) = i64::try_from(unit) else { return (0, number) };
    let count = (number + unit / 2).div_euclid(unit);
    (count, number - count * unit)
}

/// Where a student was before, in a problem of one period.
pub(crate) fn before(options: &SolveOptions, student: u32) -> Before {
    options.previous.as_ref().and_then(|p| p.0.get(student as usize)).copied().unwrap_or(Before::Nowhere)
}
