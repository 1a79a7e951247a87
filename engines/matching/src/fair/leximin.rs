//! The dearest place as cheap as can be, then the next dearest, and so on: every distinct cost is a band of its own.
//!
//! `problem.toml`: `fairness = "leximin"`. With the sparse amounts of `amount` this is one solve and exact: a path
//! compares the costs it takes and gives, the dearest first.

use crate::problem::Problem;

/// The distinct costs, rising; none where leximin is not asked for.
pub(crate) struct Leximin {
    pub costs: Vec<u32>,
}

impl Leximin {
    /// The costs of a problem.
    pub fn of(problem: &Problem) -> Self {
        let mut costs = Vec::new();
        if problem.fairness.leximin {
            let students = 0..problem.students.len() as u32;
            costs = students.flat_map(|s| problem.options(s).iter().map(|o| o.cost)).collect();
            costs.sort_unstable();
            costs.dedup();
        }
        Leximin { costs }
    }

    /// The place of a cost among them.
    pub fn place(&self, cost: u32) -> Option<u32> {
        self.costs.binary_search(&cost).ok().map(|at| at as u32)
    }
}
