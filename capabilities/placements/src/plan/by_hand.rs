//! A move by hand: where a student can go, what follows, and which rule says no.

use matching::Explainer;

use super::reasons::chain;
use super::{Asked, Chain, ChainMove, RemovedWhy};
use crate::model::Inputs;

/// The most ways that are worked out for one student.
const MOST_WAYS: usize = 60;

/// A place a student could go to, and what follows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Way {
    /// Index of the seats.
    pub site: usize,
    /// Who moves, and what it comes to.
    pub chain: Chain,
}

/// Why a student cannot go somewhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hindrance {
    /// The student is locked where they are.
    Locked,
    /// The seats are of another type than the student needs.
    OtherType,
    /// A hard rule, with the minutes one way where they are known.
    Rule(RemovedWhy, Option<u32>),
    /// All seats are taken, and nobody there can make way.
    Full,
}

/// What follows when a student goes to these seats, or is left out with none.
///
/// From a plan that is best under its locks the fewest minutes are lost, by a chain. From any other plan nobody else is
/// moved: the seat must be free.
pub fn follow(
    inputs: &Inputs,
    asked: &Asked,
    plan: &matching::Plan,
    student: usize,
    to: Option<usize>,
) -> Result<Chain, Hindrance> {
    if inputs.locks.contains_key(&inputs.students[student].id) {
        return Err(Hindrance::Locked);
    }
    if let Some(site) = to {
        allowed(inputs, asked, student, site)?;
    }
    let explainer = Explainer::new(&asked.problem, plan, &asked.options).ok();
    step(inputs, asked, plan, explainer.as_ref(), student, to).ok_or(Hindrance::Full)
}

/// Where a student can go, the best for all first. Nowhere while the student is locked.
pub fn ways(inputs: &Inputs, asked: &Asked, plan: &matching::Plan, student: usize) -> Vec<Way> {
    if inputs.locks.contains_key(&inputs.students[student].id) {
        return Vec::new();
    }
    let explainer = Explainer::new(&asked.problem, plan, &asked.options).ok();
    let mut near: Vec<_> = asked.problem.options(student as u32).iter().map(|o| (o.cost, o.site as usize)).collect();
    near.sort_unstable();
    let here = plan.site(student as u32, 0).map(|s| s as usize);
    let mut ways: Vec<Way> = near
        .into_iter()
        .filter(|(_, site)| Some(*site) != here)
        .filter_map(|(_, site)| {
            step(inputs, asked, plan, explainer.as_ref(), student, Some(site)).map(|chain| Way { site, chain })
        })
        .take(MOST_WAYS)
        .collect();
    ways.sort_by_key(|w| (w.chain.leaves_out && !w.chain.places, w.chain.cost, w.chain.moves.len(), w.site));
    ways
}

/// The plan after a chain of moves.
pub fn moved(plan: &matching::Plan, chain: &Chain) -> matching::Plan {
    let mut after = plan.clone();
    for m in &chain.moves {
        after.set(m.student as u32, 0, m.to.and_then(|s| u32::try_from(s).ok()));
    }
    after
}

fn allowed(inputs: &Inputs, asked: &Asked, student: usize, site: usize) -> Result<(), Hindrance> {
    let (row, capacity) = (&inputs.students[student], &inputs.capacities[site]);
    let minutes = asked.minutes(inputs, student, site);
    if capacity.place_type != row.place_type {
        Err(Hindrance::OtherType)
    } else if row.forbidden.contains(&capacity.unit) {
        Err(Hindrance::Rule(RemovedWhy::Forbidden, minutes))
    } else if asked.problem.cost(student as u32, site as u32).is_none() {
        Err(Hindrance::Rule(RemovedWhy::TooFar, minutes))
    } else if asked.problem.seats(site as u32, 0) == 0 {
        Err(Hindrance::Rule(RemovedWhy::NoSeats, minutes))
    } else {
        Ok(())
    }
}

fn step(
    inputs: &Inputs,
    asked: &Asked,
    plan: &matching::Plan,
    explainer: Option<&Explainer<'_>>,
    student: usize,
    to: Option<usize>,
) -> Option<Chain> {
    if let Some(explainer) = explainer {
        let change = explainer.consequence(student as u32, to.and_then(|s| u32::try_from(s).ok()))?;
        return Some(chain(inputs, asked, &change));
    }
    alone(inputs, asked, plan, student, to)
}

/// The student alone goes to a free seat.
fn alone(inputs: &Inputs, asked: &Asked, plan: &matching::Plan, student: usize, to: Option<usize>) -> Option<Chain> {
    let from = plan.site(student as u32, 0).map(|s| s as usize);
    if let Some(site) = to {
        let taken = (0..inputs.students.len()).filter(|s| plan.site(*s as u32, 0) == Some(site as u32)).count();
        if from != to && taken >= asked.problem.seats(site as u32, 0) as usize {
            return None;
        }
    }
    let minutes = |site: Option<usize>| site.and_then(|s| asked.minutes(inputs, student, s)).map(i64::from);
    let cost =
        |site: Option<usize>| site.and_then(|s| asked.problem.cost(student as u32, s as u32)).map_or(0, i64::from);
    let longer = minutes(to).zip(minutes(from)).map(|(to, from)| to - from);
    Some(Chain {
        moves: if from == to { Vec::new() } else { vec![ChainMove { student, from, to, minutes: longer }] },
        minutes: longer.unwrap_or(0),
        cost: cost(to) - cost(from),
        leaves_out: from.is_some() && to.is_none(),
        places: from.is_none() && to.is_some(),
    })
}

#[cfg(test)]
mod tests {
    use std::ops::ControlFlow;

    use kernel::{CapacityId, UnitId};

    use super::*;
    use crate::plan::ask;
    use crate::plan::tests::{region, seats, student};

    #[test]
    fn a_move_says_which_rule_it_breaks() {
        let mut one = student("one", "2462");
        one.forbidden.insert(UnitId::named("Åsele IFO"));
        let mut school = seats("Vilhelmina IFO", 1);
        school.place_type = "Skola".to_owned();
        let (mut inputs, places) = region(vec![one], vec![seats("Lycksele IFO", 1), seats("Åsele IFO", 1), school]);
        inputs.period.settings.limit_minutes = 30;
        let asked = ask(&inputs, &places, 1);
        let plan = matching::Plan::empty(&asked.problem);
        let no = |site| follow(&inputs, &asked, &plan, 0, Some(site)).expect_err("a rule says no");
        assert!(matches!(no(0), Hindrance::Rule(RemovedWhy::TooFar, Some(m)) if m > 30));
        assert!(matches!(no(1), Hindrance::Rule(RemovedWhy::Forbidden, _)));
        assert_eq!(no(2), Hindrance::OtherType);
        assert!(ways(&inputs, &asked, &plan, 0).is_empty());
    }

    #[test]
    fn a_chain_and_then_a_lock_leave_a_plan_that_can_be_moved_again() {
        let (mut inputs, places) = region(
            vec![student("one", "2481"), student("two", "2481"), student("three", "2462")],
            vec![seats("Lycksele IFO", 1), seats("Vilhelmina IFO", 1), seats("Åsele IFO", 2)],
        );
        inputs.period.settings.limit_minutes = 600;
        let asked = ask(&inputs, &places, 1);
        let plan =
            matching::solve(&asked.problem, &asked.options, &mut |_| ControlFlow::Continue(())).expect("solvable").plan;
        let all = ways(&inputs, &asked, &plan, 2);
        assert_eq!(all.len(), 2);
        assert!(all.windows(2).all(|w| w[0].chain.cost <= w[1].chain.cost), "the best first");
        let after = moved(&plan, &all[0].chain);
        inputs.locks.insert(inputs.students[2].id, inputs.capacities[all[0].site].id);
        let asked = ask(&inputs, &places, 1);
        assert_eq!(follow(&inputs, &asked, &after, 2, None), Err(Hindrance::Locked));
        assert!(ways(&inputs, &asked, &after, 2).is_empty());
        assert!(!ways(&inputs, &asked, &after, 0).is_empty(), "others can move");
    }

    #[test]
    fn from_a_plan_that_is_not_best_nobody_else_is_moved() {
        let (mut inputs, places) = region(
            vec![student("one", "2481"), student("two", "2462")],
            vec![seats("Lycksele IFO", 1), seats("Vilhelmina IFO", 1), seats("Åsele IFO", 1)],
        );
        inputs.period.settings.limit_minutes = 600;
        let asked = ask(&inputs, &places, 1);
        let mut plan = matching::Plan::empty(&asked.problem);
        plan.set(0, 0, Some(1));
        assert_eq!(follow(&inputs, &asked, &plan, 1, Some(1)), Err(Hindrance::Full));
        let chain = follow(&inputs, &asked, &plan, 1, Some(0)).expect("a free seat");
        assert_eq!((chain.moves.len(), chain.places), (1, true));
        assert_eq!(inputs.capacities[0].id, CapacityId::named("Lycksele IFO"));
        let out = follow(&inputs, &asked, &plan, 0, None).expect("everybody can be left out");
        assert!(out.leaves_out && out.minutes == 0);
    }
}
