//! Nobody comes back where that is forbidden; who should come back is counted.

use std::collections::HashSet;

use crate::plan::Plan;
use crate::problem::Problem;

/// Whether the student must not be there again.
pub(super) fn is_forbidden(problem: &Problem, student: u32, site: u32) -> bool {
    problem.fairness.known.iter().any(|k| !k.again && (k.student, k.site) == (student, site))
}

/// Whether the student should come back to a site and is at none of those.
pub(super) fn is_missed(problem: &Problem, student: u32, site: Option<u32>) -> bool {
    let mut own = problem.fairness.known.iter().filter(|k| k.again && k.student == student).peekable();
    own.peek().is_some() && !own.any(|k| Some(k.site) == site)
}

/// Everybody who is at a forbidden site, unless a person decided it.
pub(super) fn violations(problem: &Problem, plan: &Plan, locked: &HashSet<u32>) -> Vec<String> {
    let never = problem.fairness.known.iter().filter(|k| !k.again && !locked.contains(&k.student));
    let there = never.filter(|k| (0..plan.slots() as u32).any(|p| plan.site(k.student, p) == Some(k.site)));
    let name = |k: &crate::fair::Known| {
        let (student, site) = (&problem.students[k.student as usize].id, &problem.sites[k.site as usize].id);
        format!("again: student {student} is at {site} again, which is forbidden")
    };
    there.map(name).collect()
}
