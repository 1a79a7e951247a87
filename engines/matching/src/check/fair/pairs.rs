//! Two who must be apart are; of those who wish to go together, the pairs that do not are counted.

use std::collections::HashSet;

use crate::plan::Plan;
use crate::problem::Problem;

/// The first period in which two are at the same site.
fn meet(plan: &Plan, one: u32, other: u32) -> Option<u32> {
    (0..plan.slots() as u32).find(|p| plan.site(one, *p).is_some() && plan.site(one, *p) == plan.site(other, *p))
}

/// Pairs that must be apart and meet, unless a person decided both places.
pub(super) fn violations(problem: &Problem, plan: &Plan, locked: &HashSet<u32>) -> Vec<String> {
    let mut found = Vec::new();
    for (one, other) in problem.fairness.apart.iter().copied() {
        if let Some(period) = meet(plan, one, other).filter(|_| !(locked.contains(&one) && locked.contains(&other))) {
            let id = |s: u32| &problem.students[s as usize].id;
            found.push(format!("apart: students {} and {} meet in period {period}", id(one), id(other)));
        }
    }
    found
}

/// Pairs that wish to go together and do not.
pub(super) fn not_together(problem: &Problem, plan: &Plan) -> i64 {
    problem.pairs.iter().filter(|(one, other)| meet(plan, *one, *other).is_none()).count() as i64
}
