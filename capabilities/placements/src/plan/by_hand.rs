//! A move by hand: where a student can go, what follows, and which rule says no.

use matching::Explainer;

use super::reasons::{Explained, chain};
use super::{Asked, Breach, Chain, ChainMove, breach};
use crate::model::Inputs;

/// The most ways that are worked out for one student.
const MOST_WAYS: usize = 60;

/// The most places beyond the rules that are offered for one student.
const MOST_BEYOND: usize = 20;

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
    /// A hard rule. A person may write an exception from it, but no seat is free for one.
    Rule(Breach),
    /// The unit closes before the period ends.
    Closed,
    /// The unit has no seats, or all of them are reserved.
    NoSeats,
    /// All seats are taken, and nobody there can make way.
    Full,
}

impl Explained<'_> {
    /// Whether a student may be moved at all: a lock says no, but not one that carries an exception. Moving such a
    /// student is the way to end the exception.
    pub fn is_movable(&self, student: usize) -> bool {
        let id = self.inputs.students[student].id;
        !self.inputs.locks.contains_key(&id) || self.inputs.exceptions.contains_key(&id)
    }

    /// Where a student can go within the rules, the best for all first. Nowhere while the student is locked.
    pub fn ways(&self, student: usize) -> Vec<Way> {
        if !self.is_movable(student) {
            return Vec::new();
        }
        let options = self.asked.problem.options(student as u32);
        let mut near: Vec<_> = options.iter().map(|o| (o.cost, o.site as usize)).collect();
        near.sort_unstable();
        let here = self.plan.site(student as u32, 0).map(|s| s as usize);
        let explainer = self.explainer_for(student);
        let mut ways: Vec<Way> = near
            .into_iter()
            .filter(|(_, site)| Some(*site) != here && breach(self.inputs, self.asked, student, *site).is_none())
            .filter_map(|(_, site)| {
                step(self.inputs, self.asked, self.plan, explainer, student, Some(site))
                    .map(|chain| Way { site, chain })
            })
            .take(MOST_WAYS)
            .collect();
        ways.sort_by_key(|w| (w.chain.leaves_out && !w.chain.places, w.chain.cost, w.chain.moves.len(), w.site));
        ways
    }

    /// Free seats where a hard rule says no, the nearest first: a person may write an exception. Another type of place
    /// comes after the others.
    pub fn ways_beyond(&self, student: usize) -> Vec<(usize, Breach)> {
        if !self.is_movable(student) {
            return Vec::new();
        }
        let mut all: Vec<(usize, Breach)> = (0..self.inputs.capacities.len())
            .filter_map(|site| breach(self.inputs, self.asked, student, site).map(|b| (site, b)))
            .filter(|(site, _)| self.free(*site) > 0)
            .collect();
        let minutes = |site| self.asked.minutes(self.inputs, student, site).unwrap_or(u32::MAX);
        all.sort_by_key(|(site, b)| (*b == Breach::OtherType, minutes(*site), *site));
        all.truncate(MOST_BEYOND);
        all
    }

    /// Seats that nobody has.
    pub fn free(&self, site: usize) -> u32 {
        free(self.asked, self.plan, site)
    }

    /// The explainer, unless the student is pinned by an exception: then nobody else is moved with them.
    pub(super) fn explainer_for(&self, student: usize) -> Option<&Explainer<'_>> {
        let is_pinned = self.inputs.exceptions.contains_key(&self.inputs.students[student].id);
        self.explainer.as_ref().filter(|_| !is_pinned)
    }
}

pub(super) fn free(asked: &Asked, plan: &matching::Plan, site: usize) -> u32 {
    let students = asked.problem.students.len() as u32;
    let taken = (0..students).filter(|s| plan.site(*s, 0) == Some(site as u32)).count();
    asked.problem.seats(site as u32, 0).saturating_sub(u32::try_from(taken).unwrap_or(u32::MAX))
}

/// What else than a hard rule says no to these seats.
pub(super) fn closed_or_empty(asked: &Asked, site: usize) -> Option<Hindrance> {
    if asked.closed.binary_search(&site).is_ok() {
        Some(Hindrance::Closed)
    } else if asked.problem.seats(site as u32, 0) == 0 {
        Some(Hindrance::NoSeats)
    } else {
        None
    }
}

/// What follows when a student goes to these seats, or is left out with none.
///
/// From a plan that is best under its locks the fewest minutes are lost, by a chain. From any other plan, and to a
/// place that is no option, nobody else is moved: the seat must be free.
pub(super) fn step(
    inputs: &Inputs,
    asked: &Asked,
    plan: &matching::Plan,
    explainer: Option<&Explainer<'_>>,
    student: usize,
    to: Option<usize>,
) -> Option<Chain> {
    let is_option = to.is_none_or(|site| asked.problem.cost(student as u32, site as u32).is_some());
    if let Some(explainer) = explainer.filter(|_| is_option) {
        let change = explainer.consequence(student as u32, to.and_then(|s| u32::try_from(s).ok()))?;
        return Some(chain(inputs, asked, &change));
    }
    alone(inputs, asked, plan, student, to)
}

/// The student alone goes to a free seat.
pub(super) fn alone(
    inputs: &Inputs,
    asked: &Asked,
    plan: &matching::Plan,
    student: usize,
    to: Option<usize>,
) -> Option<Chain> {
    let from = plan.site(student as u32, 0).map(|s| s as usize);
    if to.is_some_and(|site| from != to && free(asked, plan, site) == 0) {
        return None;
    }
    let minutes = |site: Option<usize>| site.and_then(|s| asked.minutes(inputs, student, s)).map(i64::from);
    let cost = |site: Option<usize>| site.map_or(0, |s| i64::from(asked.counts(inputs, student, s)));
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
    use std::collections::BTreeMap;
    use std::ops::ControlFlow;

    use kernel::{CapacityId, UnitId};

    use super::*;
    use crate::plan::tests::{region, seats, student};
    use crate::plan::{Places, Together, ask};

    fn follow(
        (inputs, _): &(Inputs, Places),
        asked: &Asked,
        plan: &matching::Plan,
        student: usize,
        to: Option<usize>,
    ) -> Result<Together, Hindrance> {
        Explained::new(inputs, asked, plan, &BTreeMap::new()).together(&[student], to).map_err(|no| no[0].1)
    }

    #[test]
    fn a_move_says_which_rule_it_breaks_and_an_exception_takes_a_free_seat() {
        let mut one = student("one", "2462");
        one.forbidden.insert(UnitId::named("Åsele IFO"));
        let mut school = seats("Vilhelmina IFO", 1);
        school.place_type = "Skola".to_owned();
        let mut all =
            region(vec![one, student("two", "2463")], vec![seats("Lycksele IFO", 1), seats("Åsele IFO", 1), school]);
        all.0.period.settings.limit_minutes = 30;
        let asked = ask(&all.0, &all.1, 1);
        let mut plan = matching::Plan::empty(&asked.problem);
        plan.set(1, 0, Some(1));
        let breaks = |site| follow(&all, &asked, &plan, 0, Some(site)).map(|t| t.breaches);
        assert!(matches!(breaks(0).as_deref(), Ok([(0, Breach::TooFar(Some(m)))]) if *m > 30));
        assert_eq!(breaks(1), Err(Hindrance::Rule(Breach::Forbidden)), "nobody makes way for an exception");
        assert_eq!(breaks(2), Ok(vec![(0, Breach::OtherType)]));
        let explained = Explained::new(&all.0, &asked, &plan, &BTreeMap::new());
        assert!(explained.ways(0).is_empty());
        let beyond: Vec<usize> = explained.ways_beyond(0).into_iter().map(|(site, _)| site).collect();
        assert_eq!(beyond, [0, 2], "free seats, another type last");
    }

    #[test]
    fn a_chain_and_then_a_lock_leave_a_plan_that_can_be_moved_again() {
        let mut all = region(
            vec![student("one", "2481"), student("two", "2481"), student("three", "2462")],
            vec![seats("Lycksele IFO", 1), seats("Vilhelmina IFO", 1), seats("Åsele IFO", 2)],
        );
        all.0.period.settings.limit_minutes = 600;
        let asked = ask(&all.0, &all.1, 1);
        let plan =
            matching::solve(&asked.problem, &asked.options, &mut |_| ControlFlow::Continue(())).expect("solvable").plan;
        let ways = Explained::new(&all.0, &asked, &plan, &BTreeMap::new()).ways(2);
        assert_eq!(ways.len(), 2);
        assert!(ways.windows(2).all(|w| w[0].chain.cost <= w[1].chain.cost), "the best first");
        let after = follow(&all, &asked, &plan, 2, Some(ways[0].site)).expect("within the rules").after;
        let (id, at) = (all.0.students[2].id, all.0.capacities[ways[0].site].id);
        all.0.locks.insert(id, at);
        let asked = ask(&all.0, &all.1, 1);
        assert_eq!(follow(&all, &asked, &after, 2, None), Err(Hindrance::Locked));
        let explained = Explained::new(&all.0, &asked, &after, &BTreeMap::new());
        assert!(explained.ways(2).is_empty());
        assert!(!explained.ways(0).is_empty(), "others can move");
    }

    #[test]
    fn from_a_plan_that_is_not_best_nobody_else_is_moved() {
        let mut all = region(
            vec![student("one", "2481"), student("two", "2462")],
            vec![seats("Lycksele IFO", 1), seats("Vilhelmina IFO", 1), seats("Åsele IFO", 1)],
        );
        all.0.period.settings.limit_minutes = 600;
        let asked = ask(&all.0, &all.1, 1);
        let mut plan = matching::Plan::empty(&asked.problem);
        plan.set(0, 0, Some(1));
        assert_eq!(follow(&all, &asked, &plan, 1, Some(1)), Err(Hindrance::Full));
        let moved = follow(&all, &asked, &plan, 1, Some(0)).expect("a free seat");
        assert_eq!((moved.moves.len(), moved.left_out), (1, -1));
        assert_eq!(all.0.capacities[0].id, CapacityId::named("Lycksele IFO"));
        let out = follow(&all, &asked, &plan, 0, None).expect("everybody can be left out");
        assert_eq!((out.left_out, out.minutes), (1, 0));
    }
}
