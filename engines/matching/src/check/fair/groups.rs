//! A municipality with a smallest number receives nobody or at least so many, in every period.

use std::collections::HashSet;

use crate::plan::Plan;
use crate::problem::Problem;

/// The municipalities that receive too few, unless a person decided everybody there.
pub(super) fn violations(problem: &Problem, plan: &Plan, locked: &HashSet<u32>) -> Vec<String> {
    let mut found = Vec::new();
    for group in &problem.fairness.groups {
        for period in 0..plan.slots() as u32 {
            let is_there = |student: &u32| {
                let site = plan.site(*student, period).map(|site| &problem.sites[site as usize]);
                site.is_some_and(|site| site.municipality == group.municipality)
            };
            let there: Vec<u32> = (0..problem.students.len() as u32).filter(is_there).collect();
            let is_decided = there.iter().all(|s| locked.contains(s));
            if !is_decided && (there.len() as u32) < group.smallest {
                let (name, count, smallest) = (&group.municipality, there.len(), group.smallest);
                found.push(format!(
                    "group: {name} receives {count} students in period {period}; expected none or {smallest}"
                ));
            }
        }
    }
    found
}
