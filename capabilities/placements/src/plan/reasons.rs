//! Why somebody is where they are, what blocks somebody, and what one more seat would be worth.
//!
//! All of it comes from the engine's proof: in a best plan a nearer place never gives more than it costs others.

use std::collections::BTreeMap;

use kernel::CapacityId;
use matching::{Change, Explainer, Whole};

use super::by_hand::closed_or_empty;
use super::{Asked, Breach, Hindrance, Places, breach};
use crate::model::{Capacity, Inputs};

/// One step of a chain: somebody would have to go elsewhere.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChainMove {
    /// Index of the student.
    pub student: usize,
    /// Index of the seats they leave, none when they had no place.
    pub from: Option<usize>,
    /// Index of the seats they get, none when they lose their place.
    pub to: Option<usize>,
    /// Minutes longer (shorter when negative), where both ends are known.
    pub minutes: Option<i64>,
}

/// What follows when somebody goes somewhere: who moves, and what it comes to in all.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chain {
    /// The student asked about first, then everybody who has to make way.
    pub moves: Vec<ChainMove>,
    /// Minutes longer in all.
    pub minutes: i64,
    /// What it counts in all, wishes included, in tenths of a minute; never below zero from a best plan.
    pub cost: i64,
    /// Whether somebody loses a place.
    pub leaves_out: bool,
    /// Whether somebody without a place gets one.
    pub places: bool,
}

/// A place that a student would have liked better.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Nearer {
    /// Index of the seats.
    pub site: usize,
    /// Minutes one way.
    pub minutes: Option<u32>,
    /// Seats there and how many are taken.
    pub seats: (u32, u32),
    /// What would follow; none when it cannot be.
    pub follows: Option<Chain>,
}

/// Why a placed student is there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reason {
    /// Places that count less for the student alone, best first, at most eight.
    pub nearer: Vec<Nearer>,
}

/// Why a place is no option.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RemovedWhy {
    /// Beyond the travel limit.
    TooFar,
    /// It is forbidden for this student.
    Forbidden,
    /// The unit closes before the period ends.
    Closed,
    /// All its seats are reserved or none are offered.
    NoSeats,
}

/// A place of the right type that is no option.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Removed {
    /// Index of the seats.
    pub site: usize,
    /// Minutes one way.
    pub minutes: Option<u32>,
    /// Why.
    pub why: RemovedWhy,
}

/// Why a student has no place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unplaced {
    /// Index of the student.
    pub student: usize,
    /// Places of the right type that are no option, the nearest first, at most five.
    pub removed: Vec<Removed>,
    /// Students who share the seats that could be reached, this one among them.
    pub sharing: usize,
    /// Those seats.
    pub seats: u64,
    /// How many must be left out, whatever one does.
    pub missing: u64,
    /// The municipalities of those seats, in Swedish order.
    pub municipalities: Vec<String>,
    /// Where one more seat would give the student a place at the least cost, and who would move.
    pub fix: Option<(usize, Chain)>,
}

/// What one more seat somewhere would bring.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WorthOf {
    /// Index of the seats.
    pub site: usize,
    /// Whether one more student would be placed.
    pub places: bool,
    /// What all would save, in tenths of a minute; below zero when placing one more costs the others.
    pub saves: i64,
}

pub(super) fn chain(inputs: &Inputs, asked: &Asked, change: &Change) -> Chain {
    let minutes = |student: u32, site: Option<u32>| {
        site.and_then(|s| asked.minutes(inputs, student as usize, s as usize)).map(i64::from)
    };
    let moves: Vec<ChainMove> = change
        .moves
        .iter()
        .map(|m| ChainMove {
            student: m.student as usize,
            from: m.from.map(|s| s as usize),
            to: m.to.map(|s| s as usize),
            minutes: minutes(m.student, m.to).zip(minutes(m.student, m.from)).map(|(to, from)| to - from),
        })
        .collect();
    Chain {
        minutes: moves.iter().filter_map(|m| m.minutes).sum(),
        cost: change.effect.cost,
        leaves_out: change.effect.left_out.is_some(),
        places: change.effect.placed.is_some(),
        moves,
    }
}

/// A plan that can be asked about. Making one costs a few passes over all options: it is made once for all questions
/// about a plan, beside the threads that answer requests.
pub struct Explained<'a> {
    pub(super) inputs: &'a Inputs,
    pub(super) asked: &'a Asked,
    pub(super) plan: &'a matching::Plan,
    pub(super) explainer: Option<Explainer<'a>>,
}

impl<'a> Explained<'a> {
    /// Looks at a plan. Where its prices still prove it they spare solving once more; a plan without prices has none.
    pub fn new(
        inputs: &'a Inputs,
        asked: &'a Asked,
        plan: &'a matching::Plan,
        prices: &BTreeMap<CapacityId, String>,
    ) -> Self {
        let price = |c: &Capacity| prices.get(&c.id).map_or(Some(Whole::ZERO), |p| p.parse().ok());
        let whole: Option<Vec<Whole>> = inputs.capacities.iter().map(price).collect();
        let explainer = match whole {
            Some(whole) if !prices.is_empty() => Explainer::with_prices(&asked.problem, plan, &asked.options, &whole),
            _ => Explainer::new(&asked.problem, plan, &asked.options),
        };
        Self { inputs, asked, plan, explainer: explainer.ok() }
    }

    /// Whether the plan is the best one under its locks. Any other cannot be explained by prices.
    pub fn is_best(&self) -> bool {
        self.explainer.is_some()
    }

    /// Why a placed student is where they are: the places they would have liked better, and who would have to move.
    /// None when the plan is not the best one under its locks.
    pub fn why(&self, student: usize) -> Option<Reason> {
        let nearer = self.explainer.as_ref()?.why(student as u32).into_iter().take(8);
        let told = |a: matching::Alternative| {
            let site = a.site as usize;
            let all = self.asked.problem.seats(a.site, 0);
            Nearer {
                site,
                minutes: self.asked.minutes(self.inputs, student, site),
                seats: (all, all.saturating_sub(self.free(site))),
                follows: a.consequence.as_ref().map(|c| chain(self.inputs, self.asked, c)),
            }
        };
        Some(Reason { nearer: nearer.map(told).collect() })
    }

    /// Why each student without a place has none.
    pub fn unplaced(&self, places: &Places) -> Vec<Unplaced> {
        (0..self.inputs.students.len()).filter_map(|s| self.why_unplaced(places, s)).collect()
    }

    /// Why a student has no place; none for somebody who has one.
    pub fn why_unplaced(&self, places: &Places, student: usize) -> Option<Unplaced> {
        if self.plan.site(student as u32, 0).is_some() {
            return None;
        }
        let removed = self.removed(student);
        let Some(b) = self.explainer.as_ref().and_then(|e| e.blocking(student as u32)) else {
            let municipalities = Vec::new();
            return Some(Unplaced { student, removed, sharing: 1, seats: 0, missing: 1, municipalities, fix: None });
        };
        let mut municipalities: Vec<String> =
            b.sites.iter().map(|s| places.municipality(self.inputs.capacities[*s as usize].unit)).collect();
        municipalities.sort_by(|a, b| kernel::text::swedish_order(a, b));
        municipalities.dedup();
        Some(Unplaced {
            student,
            removed,
            sharing: b.students.len(),
            seats: b.seats,
            missing: b.missing,
            municipalities,
            fix: b.fix.map(|f| (f.site as usize, chain(self.inputs, self.asked, &f.change))),
        })
    }

    fn removed(&self, student: usize) -> Vec<Removed> {
        let mut all: Vec<Removed> = Vec::new();
        for site in 0..self.inputs.capacities.len() {
            let why = match (breach(self.inputs, self.asked, student, site), closed_or_empty(self.asked, site)) {
                (Some(Breach::OtherType), _) | (None, None) => continue,
                (Some(Breach::Forbidden), _) => RemovedWhy::Forbidden,
                (_, Some(Hindrance::Closed)) => RemovedWhy::Closed,
                (Some(Breach::TooFar(_)), _) => RemovedWhy::TooFar,
                (None, Some(_)) => RemovedWhy::NoSeats,
            };
            all.push(Removed { site, minutes: self.asked.minutes(self.inputs, student, site), why });
        }
        all.sort_by_key(|r| (r.minutes.unwrap_or(u32::MAX), r.site));
        all.truncate(5);
        all
    }

    /// Where one more seat would bring most: first where somebody gets a place, then where most time is saved. Not at
    /// a unit that closes.
    pub fn worth(&self) -> Vec<WorthOf> {
        let Some(explainer) = &self.explainer else { return Vec::new() };
        let mut all: Vec<WorthOf> = explainer
            .worth()
            .into_iter()
            .enumerate()
            .map(|(site, w)| WorthOf { site, places: w.one_more.placed.is_some(), saves: -w.one_more.cost })
            .filter(|w| (w.places || w.saves > 0) && self.asked.closed.binary_search(&w.site).is_err())
            .collect();
        all.sort_by_key(|w| (!w.places, -w.saves, self.inputs.capacities[w.site].id));
        all
    }
}

#[cfg(test)]
mod tests {
    use std::ops::ControlFlow;

    use super::*;
    use crate::model::{Capacity, Student};
    use crate::plan::tests::{region, seats, student};
    use crate::plan::{ask, plan_of, rows_of};

    fn solved(students: Vec<Student>, capacities: Vec<Capacity>) -> (Inputs, Places, Asked, matching::Plan) {
        let (mut inputs, places) = region(students, capacities);
        inputs.period.settings.limit_minutes = 300;
        let asked = ask(&inputs, &places, 1);
        let found =
            matching::solve(&asked.problem, &asked.options, &mut |_| ControlFlow::Continue(())).expect("solvable");
        (inputs, places, asked, found.plan)
    }

    #[test]
    fn a_nearer_place_names_who_would_have_to_move_and_never_gains() {
        let (inputs, _, asked, plan) = solved(
            vec![student("one", "2481"), student("two", "2481")],
            vec![seats("Lycksele IFO", 1), seats("Vilhelmina IFO", 1)],
        );
        let away = (0..2).find(|s| plan.site(*s, 0) == Some(1)).expect("one of two goes to Vilhelmina") as usize;
        let reason = Explained::new(&inputs, &asked, &plan, &BTreeMap::new()).why(away).expect("the plan is best");
        let nearer = &reason.nearer[0];
        assert_eq!((nearer.site, nearer.seats), (0, (1, 1)));
        let follows = nearer.follows.as_ref().expect("the two can change places");
        assert_eq!(follows.moves.len(), 2);
        assert_eq!(follows.moves[1].student, 1 - away);
        assert!(follows.cost >= 0 && !follows.leaves_out);
        assert!(
            Explained::new(&inputs, &asked, &plan, &BTreeMap::new()).why(1 - away).expect("best").nearer.is_empty(),
            "who is nearest has no nearer place"
        );
    }

    #[test]
    fn prices_that_came_with_the_plan_give_the_same_reasons_and_wrong_ones_do_no_harm() {
        let (mut inputs, places) = region(
            vec![student("one", "2481"), student("two", "2481"), student("three", "2463")],
            vec![seats("Lycksele IFO", 1), seats("Vilhelmina IFO", 1)],
        );
        inputs.period.settings.limit_minutes = 300;
        let asked = ask(&inputs, &places, 1);
        let found =
            matching::solve(&asked.problem, &asked.options, &mut |_| ControlFlow::Continue(())).expect("solvable");
        let proof = found.prices.expect("a plan of one period has prices");
        let kept = |change: &dyn Fn(&Whole) -> String| -> BTreeMap<CapacityId, String> {
            inputs.capacities.iter().map(|c| c.id).zip(proof.iter().map(change)).collect()
        };
        let told = |prices: &BTreeMap<CapacityId, String>| {
            let explained = Explained::new(&inputs, &asked, &found.plan, prices);
            let reasons: Vec<_> = (0..3).map(|s| explained.why(s)).collect();
            (explained.is_best(), reasons, explained.unplaced(&places), explained.worth())
        };
        let expected = told(&BTreeMap::new());
        assert!(expected.0);
        assert_eq!(told(&kept(&ToString::to_string)), expected);
        assert_eq!(told(&kept(&|_| "999999999999".to_owned())), expected, "they prove nothing");
        assert_eq!(told(&kept(&|_| "dear".to_owned())), expected, "they are no numbers");
    }

    #[test]
    fn who_is_left_out_learns_what_blocks_and_what_would_help() {
        let mut fussy = student("fussy", "2463");
        fussy.priority = 1;
        let (inputs, places, asked, plan) = solved(vec![student("one", "2463"), fussy], vec![seats("Åsele IFO", 1)]);
        let explained = Explained::new(&inputs, &asked, &plan, &BTreeMap::new());
        let all = explained.unplaced(&places);
        assert_eq!(all.len(), 1);
        let u = &all[0];
        assert_eq!((u.student, u.sharing, u.seats, u.missing), (1, 2, 1, 1));
        assert_eq!(u.municipalities, ["Åsele"]);
        let (site, chain) = u.fix.as_ref().expect("one more seat helps");
        assert_eq!((*site, chain.places), (0, true));
        assert_eq!(
            explained.worth()[0],
            WorthOf { site: 0, places: true, saves: -i64::from(asked.problem.cost(1, 0).expect("an option")) }
        );
    }

    #[test]
    fn too_far_is_said_with_minutes() {
        let (mut inputs, places) = region(vec![student("one", "2462")], vec![seats("Lycksele IFO", 1)]);
        inputs.period.settings.limit_minutes = 30;
        let asked = ask(&inputs, &places, 1);
        let plan = matching::Plan::empty(&asked.problem);
        let u = &Explained::new(&inputs, &asked, &plan, &BTreeMap::new()).unplaced(&places)[0];
        assert_eq!(u.removed[0].why, RemovedWhy::TooFar);
        assert!(u.removed[0].minutes.is_some_and(|m| m > 30));
        assert!(u.fix.is_none());
    }

    #[test]
    fn the_consequence_is_a_whole_plan_again() {
        let (inputs, _, asked, plan) = solved(
            vec![student("one", "2481"), student("two", "2481"), student("three", "2462")],
            vec![seats("Lycksele IFO", 1), seats("Vilhelmina IFO", 1), seats("Åsele IFO", 1)],
        );
        for s in 0..3 {
            for site in 0..3 {
                let explained = Explained::new(&inputs, &asked, &plan, &BTreeMap::new());
                let after = explained.together(&[s], Some(site)).expect("everybody may go everywhere").after;
                assert_eq!(after.site(s as u32, 0), Some(site as u32));
                assert!(matching::check(&asked.problem, &after, None).violations.is_empty());
                let rows = rows_of(&inputs, &asked, &after);
                assert_eq!(plan_of(&inputs, &asked, &rows).0, after);
            }
        }
    }
}
