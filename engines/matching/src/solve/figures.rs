//! What a plan comes to, for the report.

use std::collections::BTreeMap;

use crate::plan::{Before, ChangeFigures, Plan, Previous, UnplacedOfClass};
use crate::problem::Problem;

/// What a plan comes to.
pub(crate) struct Figures {
    /// Student-periods without a place.
    pub unplaced: u64,
    /// The same by class, most important first.
    pub unplaced_by_priority: Vec<UnplacedOfClass>,
    /// Total cost of the places.
    pub cost: u64,
}

impl Figures {
    /// The figures of a plan.
    pub fn of(problem: &Problem, plan: &Plan) -> Self {
        let mut by_class = BTreeMap::new();
        let mut cost = 0;
        for student in 0..problem.students.len() as u32 {
            let unplaced = by_class.entry(problem.students[student as usize].priority).or_insert(0u64);
            for period in 0..plan.slots() as u32 {
                match plan.site(student, period) {
                    Some(site) => {
                        cost += u64::from(problem.cost(student, site).expect("the plan keeps to the options"));
                    }
                    None => *unplaced += 1,
                }
            }
        }
        let unplaced_by_priority =
            by_class.iter().map(|(p, n)| UnplacedOfClass { priority: *p, unplaced: *n }).collect();
        Figures { unplaced: by_class.values().sum(), unplaced_by_priority, cost }
    }
}

/// How a plan differs from the one before.
///
/// A row is displaced when its site or option is gone; where more students were than there are seats now, so many
/// more must leave.
pub(crate) fn change_figures(problem: &Problem, plan: &Plan, previous: &Previous) -> ChangeFigures {
    let slots = plan.slots();
    let (mut displaced, mut changed) = (0, 0);
    let mut stay = vec![0u32; problem.sites.len() * slots];
    for (at, before) in previous.0.iter().enumerate() {
        let (student, period) = ((at / slots) as u32, (at % slots) as u32);
        match before {
            Before::Nowhere => continue,
            Before::At(site) if problem.cost(student, *site).is_some() => {
                stay[*site as usize * slots + period as usize] += 1;
            }
            Before::At(_) | Before::Gone => displaced += 1,
        }
        changed += u64::from(plan.site(student, period).map_or(Before::Nowhere, Before::At) != *before);
    }
    let crowd = stay
        .iter()
        .enumerate()
        .map(|(at, n)| u64::from(n.saturating_sub(problem.seats((at / slots) as u32, (at % slots) as u32))));
    ChangeFigures { displaced: displaced + crowd.sum::<u64>(), changed }
}
