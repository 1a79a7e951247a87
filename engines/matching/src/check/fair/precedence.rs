//! Whether somebody with precedence in a municipality is elsewhere.

use crate::problem::Problem;

/// Whether the student has precedence somewhere and is in none of those municipalities.
pub(super) fn is_missed(problem: &Problem, student: u32, site: Option<u32>) -> bool {
    let mut own = problem.fairness.precedence.iter().filter(|p| p.student == student).peekable();
    let here = site.map(|site| problem.sites[site as usize].municipality.as_str());
    own.peek().is_some() && !own.any(|p| Some(p.municipality.as_str()) == here)
}
