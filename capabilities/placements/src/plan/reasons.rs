//! Why somebody is where they are, what blocks somebody, and what one more seat would be worth.
//!
//! All of it comes from the engine's proof: in a best plan a nearer place never gives more than it costs others.

use matching::{Change, Explainer};

use super::{Asked, Places};
use crate::model::Inputs;

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
    /// Longer than the hard limit.
    TooFar,
    /// Marked as forbidden for the student.
    Forbidden,
    /// It offers no seats.
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

fn taken(explained: &Explained<'_>, site: usize) -> (u32, u32) {
    let site_index = u32::try_from(site).unwrap_or(u32::MAX);
    let all = explained.asked.problem.seats(site_index, 0);
    let taken =
        (0..explained.inputs.students.len()).filter(|s| explained.plan.site(*s as u32, 0) == Some(site_index)).count();
    (all, taken as u32)
}

/// A best plan that can be asked about.
struct Explained<'a> {
    inputs: &'a Inputs,
    asked: &'a Asked,
    plan: &'a matching::Plan,
}

/// Why a placed student is where they are: the places they would have liked better, and who would have to move.
/// None when the plan is not the best one under its locks, so that nothing can be explained by prices.
pub fn why(inputs: &Inputs, asked: &Asked, plan: &matching::Plan, student: usize) -> Option<Reason> {
    let explainer = Explainer::new(&asked.problem, plan, &asked.options).ok()?;
    let explained = Explained { inputs, asked, plan };
    let nearer = explainer
        .why(student as u32)
        .into_iter()
        .take(8)
        .map(|a| Nearer {
            site: a.site as usize,
            minutes: asked.minutes(inputs, student, a.site as usize),
            seats: taken(&explained, a.site as usize),
            follows: a.consequence.as_ref().map(|c| chain(inputs, asked, c)),
        })
        .collect();
    Some(Reason { nearer })
}

/// What follows when a student goes to these seats: the best plan with the student there, as a change of this plan.
pub fn consequence(
    inputs: &Inputs,
    asked: &Asked,
    plan: &matching::Plan,
    student: usize,
    site: Option<usize>,
) -> Option<Chain> {
    let explainer = Explainer::new(&asked.problem, plan, &asked.options).ok()?;
    let change = explainer.consequence(student as u32, site.and_then(|s| u32::try_from(s).ok()))?;
    Some(chain(inputs, asked, &change))
}

/// Why each student without a place has none.
pub fn unplaced(inputs: &Inputs, places: &Places, asked: &Asked, plan: &matching::Plan) -> Vec<Unplaced> {
    let explainer = Explainer::new(&asked.problem, plan, &asked.options).ok();
    (0..inputs.students.len())
        .filter(|s| plan.site(*s as u32, 0).is_none())
        .map(|student| {
            let blocking = explainer.as_ref().and_then(|e| e.blocking(student as u32));
            let removed = removed(inputs, asked, student);
            let Some(b) = blocking else {
                let none = Unplaced {
                    student,
                    removed,
                    sharing: 1,
                    seats: 0,
                    missing: 1,
                    municipalities: Vec::new(),
                    fix: None,
                };
                return none;
            };
            let mut municipalities: Vec<String> =
                b.sites.iter().map(|s| places.municipality(inputs.capacities[*s as usize].unit)).collect();
            municipalities.sort_by(|a, b| kernel::text::swedish_order(a, b));
            municipalities.dedup();
            Unplaced {
                student,
                removed,
                sharing: b.students.len(),
                seats: b.seats,
                missing: b.missing,
                municipalities,
                fix: b.fix.map(|f| (f.site as usize, chain(inputs, asked, &f.change))),
            }
        })
        .collect()
}

fn removed(inputs: &Inputs, asked: &Asked, student: usize) -> Vec<Removed> {
    let row = &inputs.students[student];
    let mut all: Vec<Removed> = Vec::new();
    for (site, capacity) in inputs.capacities.iter().enumerate().filter(|(_, c)| c.place_type == row.place_type) {
        let minutes = asked.minutes(inputs, student, site);
        let is_option = asked.problem.cost(student as u32, site as u32).is_some();
        let why = match (row.forbidden.contains(&capacity.unit), is_option, asked.problem.seats(site as u32, 0)) {
            (true, ..) => RemovedWhy::Forbidden,
            (false, true, 0) => RemovedWhy::NoSeats,
            (false, true, _) => continue,
            (false, false, _) => RemovedWhy::TooFar,
        };
        all.push(Removed { site, minutes, why });
    }
    all.sort_by_key(|r| (r.minutes.unwrap_or(u32::MAX), r.site));
    all.truncate(5);
    all
}

/// Where one more seat would bring most: first where somebody gets a place, then where most time is saved.
pub fn worth(inputs: &Inputs, asked: &Asked, plan: &matching::Plan) -> Vec<WorthOf> {
    let Ok(explainer) = Explainer::new(&asked.problem, plan, &asked.options) else { return Vec::new() };
    let mut all: Vec<WorthOf> = explainer
        .worth()
        .into_iter()
        .enumerate()
        .map(|(site, w)| WorthOf { site, places: w.one_more.placed.is_some(), saves: -w.one_more.cost })
        .filter(|w| w.places || w.saves > 0)
        .collect();
    all.sort_by_key(|w| (!w.places, -w.saves, inputs.capacities[w.site].id));
    all
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
        let reason = why(&inputs, &asked, &plan, away).expect("the plan is best");
        let nearer = &reason.nearer[0];
        assert_eq!((nearer.site, nearer.seats), (0, (1, 1)));
        let follows = nearer.follows.as_ref().expect("the two can change places");
        assert_eq!(follows.moves.len(), 2);
        assert_eq!(follows.moves[1].student, 1 - away);
        assert!(follows.cost >= 0 && !follows.leaves_out);
        assert!(
            why(&inputs, &asked, &plan, 1 - away).expect("best").nearer.is_empty(),
            "who is nearest has no nearer place"
        );
    }

    #[test]
    fn who_is_left_out_learns_what_blocks_and_what_would_help() {
        let mut fussy = student("fussy", "2463");
        fussy.priority = 1;
        let (inputs, places, asked, plan) = solved(vec![student("one", "2463"), fussy], vec![seats("Åsele IFO", 1)]);
        let all = unplaced(&inputs, &places, &asked, &plan);
        assert_eq!(all.len(), 1);
        let u = &all[0];
        assert_eq!((u.student, u.sharing, u.seats, u.missing), (1, 2, 1, 1));
        assert_eq!(u.municipalities, ["Åsele"]);
        let (site, chain) = u.fix.as_ref().expect("one more seat helps");
        assert_eq!((*site, chain.places), (0, true));
        assert_eq!(
            worth(&inputs, &asked, &plan)[0],
            WorthOf { site: 0, places: true, saves: -i64::from(asked.problem.cost(1, 0).expect("an option")) }
        );
    }

    #[test]
    fn too_far_is_said_with_minutes() {
        let (mut inputs, places) = region(vec![student("one", "2462")], vec![seats("Lycksele IFO", 1)]);
        inputs.period.settings.limit_minutes = 30;
        let asked = ask(&inputs, &places, 1);
        let plan = matching::Plan::empty(&asked.problem);
        let u = &unplaced(&inputs, &places, &asked, &plan)[0];
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
                let chain = consequence(&inputs, &asked, &plan, s, Some(site)).expect("everybody may go everywhere");
                let mut after = plan.clone();
                for m in &chain.moves {
                    after.set(m.student as u32, 0, m.to.map(|t| t as u32));
                }
                assert_eq!(after.site(s as u32, 0), Some(site as u32));
                assert!(matching::check(&asked.problem, &after, None).violations.is_empty());
                let rows = rows_of(&inputs, &asked, &after);
                assert_eq!(plan_of(&inputs, &asked, &rows).0, after);
            }
        }
    }
}
