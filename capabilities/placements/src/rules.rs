//! What may be done with a period and its plans.

pub mod answers;
pub mod orders;
pub mod reminders;
pub mod seats;
pub mod standing;
pub mod students;

use kernel::{Day, Moment, PersonId, Refusal, Term};

use crate::model::{Period, Plan, PlanState, Settings};

/// What a coordinator writes to create a period.
#[derive(Clone, Debug, PartialEq)]
pub struct NewPeriod {
    /// The programme, as "Socionom, termin 5".
    pub programme: String,
    /// The term.
    pub term: Term,
    /// First day.
    pub first: Day,
    /// Last day.
    pub last: Day,
    /// Types of place.
    pub place_types: Vec<String>,
    /// Weights, from an earlier period or the start values.
    pub settings: Settings,
}

/// Longest period, in days: a term and a half.
const LONGEST_DAYS: i32 = 280;

/// A period may be created when its words and days make sense.
pub fn create(new: NewPeriod) -> Result<NewPeriod, Refusal> {
    let mut refusal = Refusal::invalid("placements-period-refused");
    if new.programme.is_empty() || new.programme.chars().count() > 120 {
        refusal = refusal.field("programme", "placements-programme-wrong");
    }
    if new.last < new.first {
        refusal = refusal.field("last", "placements-last-before-first");
    } else if new.last > new.first.plus_days(LONGEST_DAYS) {
        refusal = refusal.field("last", "placements-period-too-long");
    }
    let mut types = new.place_types.clone();
    types.sort();
    types.dedup();
    let wrong = |t: &String| t.is_empty() || t.chars().count() > 60;
    if types.is_empty() || types.len() != new.place_types.len() || types.len() > 12 || types.iter().any(wrong) {
        refusal = refusal.field("place_types", "placements-types-wrong");
    }
    if refusal.fields.is_empty() { Ok(new) } else { Err(refusal) }
}

/// Settings within what makes sense.
pub fn set(settings: Settings) -> Result<Settings, Refusal> {
    let mut refusal = Refusal::invalid("placements-settings-refused");
    if !(10..=600).contains(&settings.limit_minutes) {
        refusal = refusal.field("limit_minutes", "placements-limit-wrong");
    }
    if !(1..=100).contains(&settings.over_limit_factor) {
        refusal = refusal.field("over_limit_factor", "placements-factor-wrong");
    }
    let [second, third, none] = settings.wish_minutes;
    if none > 600 || second > third || third > none {
        refusal = refusal.field("wish_none", "placements-wishes-wrong");
    }
    if refusal.fields.is_empty() { Ok(settings) } else { Err(refusal) }
}

/// An accepted plan and who accepted it.
#[derive(Clone, Debug, PartialEq)]
pub struct Accepted {
    /// The plan, accepted.
    pub plan: Plan,
}

/// A proposal may be accepted while it still answers what the period asks.
///
/// `broken` is what an independent check of the plan found against today's inputs; it must be nothing.
pub fn accept(plan: Plan, period: &Period, broken: usize, by: PersonId, at: Moment) -> Result<Accepted, Refusal> {
    match plan.state {
        PlanState::Accepted { .. } => return Err(Refusal::conflict("placements-already-accepted")),
        PlanState::Superseded { .. } => {
            return Err(Refusal::conflict("placements-superseded").hint("placements-run-again"));
        }
        PlanState::Proposed => {}
    }
    if plan.revision != period.revision {
        return Err(Refusal::conflict("placements-stale").hint("placements-run-again"));
    }
    if broken > 0 {
        return Err(Refusal::conflict("placements-plan-broken").with("n", broken).hint("placements-run-again"));
    }
    Ok(Accepted { plan: Plan { state: PlanState::Accepted { by, at }, ..plan } })
}

/// A proposal may be changed by hand until it is accepted, and while nobody else has changed it.
pub fn may_change(plan: &Plan, seen_version: i64) -> Result<(), Refusal> {
    if plan.state != PlanState::Proposed {
        return Err(Refusal::conflict("placements-already-accepted"));
    }
    if plan.version != seen_version {
        return Err(Refusal::conflict("placements-changed-meanwhile").hint("placements-look-again"));
    }
    Ok(())
}

/// Shortest and longest reason for an exception from a hard rule, in characters.
const REASON: std::ops::RangeInclusive<usize> = 10..=500;

/// Why a hard rule may be broken, as it is kept: one line of words.
pub fn exception(written: &str) -> Result<String, Refusal> {
    let reason = written.split_whitespace().collect::<Vec<_>>().join(" ");
    if REASON.contains(&reason.chars().count()) {
        return Ok(reason);
    }
    Err(Refusal::invalid("placements-exception-refused").field("skal", "placements-exception-write"))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use kernel::{PeriodId, PlanId};

    use super::*;

    fn day(text: &str) -> Day {
        Day::parse(text).expect("a day")
    }

    fn new() -> NewPeriod {
        NewPeriod {
            programme: "Socionom, termin 5".to_owned(),
            term: Term::spring(2027),
            first: day("2027-01-18"),
            last: day("2027-06-04"),
            place_types: vec!["Individ- och familjeomsorg".to_owned()],
            settings: Settings::default(),
        }
    }

    #[test]
    fn a_period_is_refused_field_by_field() {
        let table: [(&str, NewPeriod, &[&str]); 6] = [
            ("as it should be", new(), &[]),
            ("no programme", NewPeriod { programme: String::new(), ..new() }, &["programme"]),
            ("ends before it begins", NewPeriod { last: day("2027-01-17"), ..new() }, &["last"]),
            ("two years", NewPeriod { last: day("2029-01-17"), ..new() }, &["last"]),
            ("no type", NewPeriod { place_types: vec![], ..new() }, &["place_types"]),
            (
                "a type twice",
                NewPeriod { place_types: vec!["A".to_owned(), "A".to_owned()], programme: String::new(), ..new() },
                &["programme", "place_types"],
            ),
        ];
        for (case, new, fields) in table {
            let found: Vec<&str> = create(new).err().map_or(vec![], |r| r.fields.iter().map(|f| f.0).collect());
            assert_eq!(found, fields, "{case}");
        }
    }

    #[test]
    fn an_exception_needs_words() {
        let table = [("", None), ("  för \n", None), ("Bor hos\n sin  mormor", Some("Bor hos sin mormor"))];
        for (written, kept) in table {
            assert_eq!(exception(written).ok().as_deref(), kept, "{written}");
        }
        assert!(exception(&"ö".repeat(501)).is_err());
    }

    #[test]
    fn settings_are_refused_field_by_field() {
        let start = Settings::default();
        let table: [(&str, Settings, &[&str]); 4] = [
            ("the start values", start.clone(), &[]),
            ("no limit", Settings { limit_minutes: 0, ..start.clone() }, &["limit_minutes"]),
            ("factor", Settings { over_limit_factor: 0, ..start.clone() }, &["over_limit_factor"]),
            ("second wish worse than none", Settings { wish_minutes: [30, 10, 20], ..start }, &["wish_none"]),
        ];
        for (case, settings, fields) in table {
            let found: Vec<&str> = set(settings).err().map_or(vec![], |r| r.fields.iter().map(|f| f.0).collect());
            assert_eq!(found, fields, "{case}");
        }
    }

    #[test]
    fn only_a_fresh_whole_proposal_is_accepted() {
        let by = PersonId::named("karin");
        let at = Moment::from_millis(5);
        let period = Period {
            id: PeriodId::named("p"),
            programme: String::new(),
            term: Term::spring(2027),
            first: day("2027-01-18"),
            last: day("2027-06-04"),
            place_types: vec![],
            settings: Settings::default(),
            revision: 3,
            accepted_plan: None,
            version: 1,
        };
        let plan = Plan {
            id: PlanId::named("p"),
            number: 1,
            revision: 3,
            state: PlanState::Proposed,
            unplaced: 0,
            cost: 0,
            proved: true,
            prices: BTreeMap::new(),
            seconds: 0.0,
            created_at: at,
            version: 1,
        };
        let key = |plan: Plan, broken| accept(plan, &period, broken, by, at).err().map(|r| r.key);
        assert_eq!(key(plan.clone(), 0), None);
        assert_eq!(key(Plan { revision: 2, ..plan.clone() }, 0), Some("placements-stale"));
        assert_eq!(key(plan.clone(), 1), Some("placements-plan-broken"));
        let accepted = Plan { state: PlanState::Accepted { by, at }, ..plan.clone() };
        assert_eq!(key(accepted.clone(), 0), Some("placements-already-accepted"));
        assert_eq!(may_change(&accepted, 1).err().map(|r| r.key), Some("placements-already-accepted"));
        assert_eq!(may_change(&plan, 2).err().map(|r| r.key), Some("placements-changed-meanwhile"));
        assert!(may_change(&plan, 1).is_ok());
    }
}
