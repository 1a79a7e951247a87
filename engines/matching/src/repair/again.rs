//! Mending by solving again: the same three choices from any plan, best or not, in the time of a few solves.

use std::ops::ControlFlow;

use super::{Occurrence, Remedy, price_between, remedy};
use crate::explain::Move;
use crate::plan::{Before, Lock, Plan, Previous, SolveOptions};
use crate::problem::Problem;
use crate::solve::{Unsolvable, solve};

/// The same choices as `Repairer::repair` gives, found by solving the changed problem.
///
/// For plans that are not the best ones: after a mending that moved as few as possible, say. The fewest left out is
/// counted from scratch, so somebody who was left out in vain gets a place too.
pub fn repair_by_solving(
    problem: &Problem,
    plan: &Plan,
    options: &SolveOptions,
    occurrence: Occurrence,
) -> Result<[Remedy; 3], Unsolvable> {
    let (changed, options, displaced) = after(problem, plan, options, occurrence);
    let mend = |price: Option<u32>| {
        let mut options = options.clone();
        options.change_price = price;
        let found = solve(&changed, &options, &mut |_| ControlFlow::Continue(()))?;
        Ok(remedy(problem, moves(problem, plan, &found.plan, occurrence), displaced))
    };
    let fewest = mend(None)?;
    let best = mend(Some(0))?;
    let between = match price_between(&fewest, &best) {
        Some(price) => Remedy { change_price: Some(price), ..mend(Some(price))? },
        None => fewest.clone(),
    };
    Ok([fewest, between, best])
}

/// The problem and options afterwards, with the plan as the plan before; and how many lost their place.
fn after(
    problem: &Problem,
    plan: &Plan,
    options: &SolveOptions,
    occurrence: Occurrence,
) -> (Problem, SolveOptions, u64) {
    let (mut problem, mut options) = (problem.clone(), options.clone());
    let mut previous = Previous::from_plan(plan);
    let mut displaced = 0;
    match occurrence {
        Occurrence::SiteLost { site } => displaced = lose(&mut problem, plan, &mut options, site, u32::MAX),
        Occurrence::SlotsLost { site, slots } => displaced = lose(&mut problem, plan, &mut options, site, slots),
        Occurrence::SlotsAdded { site, slots } => {
            let seats = problem.seats(site, 0);
            problem.set_seats(site, 0, seats + slots);
        }
        Occurrence::StudentLost { student } => {
            options.locked.retain(|l| l.student != student);
            options.locked.push(Lock { student, period: 0, site: None });
            previous.0[student as usize * problem.slots()] = Before::Nowhere;
        }
    }
    options.previous = Some(previous);
    (problem, options, displaced)
}

fn lose(problem: &mut Problem, plan: &Plan, options: &mut SolveOptions, site: u32, slots: u32) -> u64 {
    let left = problem.seats(site, 0).saturating_sub(slots);
    problem.set_seats(site, 0, left);
    if options.locked.iter().filter(|l| l.site == Some(site)).count() as u64 > u64::from(left) {
        options.locked.retain(|l| l.site != Some(site));
    }
    let sat = (0..problem.students.len() as u32).filter(|s| plan.site(*s, 0) == Some(site)).count() as u64;
    sat.saturating_sub(u64::from(left))
}

fn moves(problem: &Problem, before: &Plan, after: &Plan, occurrence: Occurrence) -> Vec<Move> {
    let cost = |student, site: Option<u32>| site.and_then(|s| problem.cost(student, s)).map_or(0, i64::from);
    let gone = |s: u32| matches!(occurrence, Occurrence::StudentLost { student } if student == s);
    let one = |student: u32| {
        let (from, to) = (before.site(student, 0), after.site(student, 0));
        (from != to && !gone(student)).then(|| Move {
            student,
            from,
            to,
            cost: cost(student, to) - cost(student, from),
        })
    };
    let mut moves: Vec<Move> = (0..problem.students.len() as u32).filter_map(one).collect();
    let lost = match occurrence {
        Occurrence::SiteLost { site } | Occurrence::SlotsLost { site, .. } => Some(site),
        _ => None,
    };
    moves.sort_by_key(|m| (lost.is_none() || m.from != lost, m.student));
    moves
}
