//! Shares of a problem that several machines can solve each by itself.
//!
//! Parts that share no site do not influence each other (see `component`), so any grouping of them gives the plan and
//! the prices that the whole would give: whoever is not in a share is locked out of it, which changes neither what
//! leaving out counts nor the order within a part.

use std::cmp::Reverse;

use super::component::split;
use crate::plan::{Lock, SolveOptions};
use crate::problem::{Coverage, Problem};

/// Groups the students of a problem of one period into at most `most` shares of at least `least` options each.
///
/// None when that cannot be: then one machine does it all. Students who are locked or have no option are in no share.
pub fn shares(problem: &Problem, options: &SolveOptions, least: usize, most: usize) -> Option<Vec<Vec<u32>>> {
    // Wishes such as bands and pairs hold the parts together.
    if problem.coverage != Coverage::One || problem.has_wishes() {
        return None;
    }
    let mut locked = vec![false; problem.students.len()];
    for lock in &options.locked {
        locked[lock.student as usize] = true;
    }
    let parts = split(problem, |s| !locked[s as usize]);
    let weight = |students: &[u32]| -> usize { students.iter().map(|s| problem.options(*s).len()).sum() };
    let weights: Vec<usize> = parts.iter().map(|p| weight(&p.students)).collect();
    let total: usize = weights.iter().sum();
    let grouping = (2..=most.min(total / least.max(1)).min(parts.len())).rev().find_map(|count| {
        let mut loads = vec![0; count];
        let mut groups = vec![Vec::new(); count];
        let mut order: Vec<usize> = (0..parts.len()).collect();
        order.sort_by_key(|at| Reverse(weights[*at]));
        for at in order {
            let lightest = (0..count).min_by_key(|g| loads[*g])?;
            loads[lightest] += weights[at];
            groups[lightest].push(at);
        }
        loads.iter().all(|load| *load >= least).then_some(groups)
    })?;
    let students = |group: Vec<usize>| group.into_iter().flat_map(|at| parts[at].students.iter().copied()).collect();
    Some(grouping.into_iter().map(students).collect())
}

/// The options for solving one share: everybody else who is free is locked out.
pub fn options_of_share(problem: &Problem, options: &SolveOptions, share: &[u32]) -> SolveOptions {
    let mut settled = vec![false; problem.students.len()];
    for student in share.iter().copied().chain(options.locked.iter().map(|l| l.student)) {
        settled[student as usize] = true;
    }
    let out = (0..problem.students.len() as u32).filter(|s| !settled[*s as usize]);
    let mut own = options.clone();
    own.locked.extend(out.map(|student| Lock { student, period: 0, site: None }));
    own
}
