//! Counts the places in a band, and lists the distinct costs for the leximin.

use std::collections::BTreeSet;

use crate::problem::Problem;

/// Whether a place costs more than a bound and no more than the next one.
pub(super) fn is_in(problem: &Problem, above: u32, cost: Option<u32>) -> bool {
    let next = problem.fairness.bands.iter().filter(|bound| **bound > above).min();
    cost.is_some_and(|cost| cost > above && next.is_none_or(|next| cost <= *next))
}

/// Every cost that some option has, rising.
pub(super) fn distinct_costs(problem: &Problem) -> Vec<u32> {
    let students = 0..problem.students.len() as u32;
    let costs: BTreeSet<u32> = students.flat_map(|s| problem.options(s)).map(|o| o.cost).collect();
    costs.into_iter().collect()
}
