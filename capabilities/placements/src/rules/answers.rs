//! What an answer may say, and what it changes.

use std::collections::{BTreeMap, BTreeSet};

use kernel::{Refusal, UnitId};

use super::seats::MOST_SEATS;
use super::standing::Can;
use crate::model::orders::Answer;
use crate::model::standing::Reason;

/// What somebody writes who answers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Written {
    /// Seats at each unit of each type.
    pub seats: BTreeMap<(UnitId, String), i64>,
    /// Units that cannot.
    pub cannot: BTreeMap<UnitId, Reason>,
    /// Why nothing at all can be offered.
    pub reason: Option<Reason>,
    /// What is added.
    pub note: String,
}

/// Longest note.
const LONGEST_NOTE: usize = 1_000;

/// Takes what was written for the units of `mine` together with what stands already for all others. An answer without
/// a single seat says why.
pub fn merge(before: Option<&Answer>, mine: &BTreeSet<UnitId>, written: &Written) -> Result<Written, Refusal> {
    let mut refusal = Refusal::invalid("orders-answer-refused");
    if written.seats.values().any(|n| !(0..=MOST_SEATS).contains(n)) {
        refusal = refusal.field("antal", "placements-seats-wrong");
    }
    if written.note.chars().count() > LONGEST_NOTE {
        refusal = refusal.field("note", "orders-note-wrong");
    }
    let mut all = written.clone();
    all.seats.retain(|(unit, _), _| mine.contains(unit));
    all.cannot.retain(|unit, _| mine.contains(unit));
    if let Some(before) = before {
        let others = before.seats.iter().filter(|((unit, _), _)| !mine.contains(unit));
        all.seats.extend(others.map(|(at, n)| (at.clone(), *n)));
        all.cannot.extend(before.cannot.iter().filter(|(unit, _)| !mine.contains(unit)).map(|(u, r)| (*u, *r)));
    }
    let offers: BTreeSet<UnitId> = all.seats.iter().filter(|(_, n)| **n > 0).map(|((unit, _), _)| *unit).collect();
    all.cannot.retain(|unit, _| !offers.contains(unit));
    if !offers.is_empty() {
        all.reason = None;
    } else if all.reason.is_none() && all.cannot.is_empty() {
        refusal = refusal.field("reason", "orders-reason-missing");
    }
    if refusal.fields.is_empty() { Ok(all) } else { Err(refusal) }
}

/// Where a number to begin with comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Source {
    /// The answer that was given already.
    Answered,
    /// What the unit has said once.
    Standing,
    /// The answer of the programme's period before.
    LastTerm,
    /// Nothing is known.
    Nothing,
}

/// The number to begin with: what was answered, else what the unit has said, else what it did last term.
pub fn start(answered: Option<i64>, can: &Can, last: Option<i64>) -> (i64, Source) {
    let known = [(answered, Source::Answered), (can.seats(), Source::Standing), (last, Source::LastTerm)];
    known.into_iter().find_map(|(n, source)| Some((n?, source))).unwrap_or((0, Source::Nothing))
}

/// Seats that an accepted answer takes back: they were in the answer that was accepted before and are not in this one.
pub fn taken_back(accepted: Option<&Answer>, now: &Answer) -> Vec<(UnitId, String)> {
    let before = accepted.into_iter().flat_map(|a| a.seats.keys());
    before.filter(|at| !now.seats.contains_key(*at)).cloned().collect()
}

#[cfg(test)]
mod tests {
    use kernel::{Moment, PersonId};

    use super::*;
    use crate::model::orders::By;

    fn at(unit: &str) -> (UnitId, String) {
        (UnitId::named(unit), "Skola".to_owned())
    }

    fn answer(seats: &[(&str, i64)]) -> Answer {
        Answer {
            number: 1,
            seats: seats.iter().map(|(u, n)| (at(u), *n)).collect(),
            cannot: [(UnitId::named("c"), Reason::Staffing)].into(),
            reason: None,
            note: String::new(),
            late: false,
            by: By::Person(PersonId::named("p")),
            at: Moment::from_millis(1),
        }
    }

    fn written(seats: &[(&str, i64)]) -> Written {
        Written { seats: seats.iter().map(|(u, n)| (at(u), *n)).collect(), ..Written::default() }
    }

    #[test]
    fn a_unit_manager_changes_the_own_unit_alone() {
        let before = answer(&[("a", 2), ("b", 3)]);
        let mine = [UnitId::named("a")].into();
        let all = merge(Some(&before), &mine, &written(&[("a", 1), ("b", 9)])).expect("an answer");
        assert_eq!(all.seats, [(at("a"), 1), (at("b"), 3)].into());
        assert_eq!(all.cannot.len(), 1);
        let all = merge(Some(&before), &mine, &written(&[])).expect("an answer");
        assert_eq!(all.seats, [(at("b"), 3)].into());
    }

    #[test]
    fn an_answer_without_seats_says_why() {
        let mine: BTreeSet<UnitId> = ["a", "b"].map(UnitId::named).into();
        let wrong =
            |w: &Written| merge(None, &mine, w).err().map_or(vec![], |r| r.fields.iter().map(|f| f.0).collect());
        let none: [&str; 0] = [];
        assert_eq!(wrong(&written(&[("a", 0)])), ["reason"]);
        assert_eq!(wrong(&Written { reason: Some(Reason::Other), ..written(&[("a", 0)]) }), none);
        assert_eq!(wrong(&Written { cannot: [(UnitId::named("a"), Reason::Taken)].into(), ..written(&[]) }), none);
        assert_eq!(wrong(&written(&[("a", -1)])), ["antal", "reason"]);
        let long = Written { note: "å".repeat(1_001), ..written(&[("a", 1)]) };
        assert_eq!(wrong(&long), ["note"]);
        let seats_and_reason = Written { reason: Some(Reason::Other), ..written(&[("a", 1)]) };
        assert_eq!(merge(None, &mine, &seats_and_reason).expect("an answer").reason, None);
    }

    #[test]
    fn a_number_begins_with_what_is_known_best() {
        let table = [
            (start(Some(1), &Can::Seats(3), Some(2)), (1, Source::Answered)),
            (start(None, &Can::Seats(3), Some(2)), (3, Source::Standing)),
            (start(None, &Can::Not(Reason::Staffing), Some(2)), (0, Source::Standing)),
            (start(None, &Can::NotSaid, Some(2)), (2, Source::LastTerm)),
            (start(None, &Can::NotSaid, None), (0, Source::Nothing)),
        ];
        for (found, expected) in table {
            assert_eq!(found, expected);
        }
    }

    #[test]
    fn what_is_no_longer_offered_is_taken_back() {
        let (before, now) = (answer(&[("a", 2), ("b", 3)]), answer(&[("b", 1)]));
        assert_eq!(taken_back(Some(&before), &now), [at("a")]);
        assert!(taken_back(None, &now).is_empty());
    }
}
