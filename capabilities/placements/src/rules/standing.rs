//! What a unit may say of its standing capacity, and what follows from it for a period.

use kernel::{Day, PersonId, Refusal, UnitId};

use super::seats::MOST_SEATS;
use crate::model::standing::{Blocked, Reason, Standing, Weeks};

/// What is written in the form.
#[derive(Clone, Debug, PartialEq)]
pub struct Said {
    /// The type of place.
    pub place_type: String,
    /// Students at a time.
    pub seats: Option<i64>,
    /// First week.
    pub first_week: Option<i64>,
    /// Last week.
    pub last_week: Option<i64>,
    /// What the place asks.
    pub demands: String,
    /// Why not.
    pub reason: Option<Reason>,
    /// From when on.
    pub from: Option<Day>,
}

fn is_week(week: Option<i64>) -> bool {
    week.is_some_and(|w| (1..=53).contains(&w))
}

/// A unit says what it can take. No seats need a reason; a reason with seats is dropped.
pub fn say(unit: UnitId, said: &Said, before: Option<&Standing>, by: PersonId) -> Result<Standing, Refusal> {
    let mut refusal = Refusal::invalid("orders-standing-refused");
    let checks = [
        (!said.place_type.is_empty() && said.place_type.chars().count() <= 60, "place_type", "orders-type-wrong"),
        (said.seats.is_some_and(|n| (0..=MOST_SEATS).contains(&n)), "seats", "placements-seats-wrong"),
        (is_week(said.first_week), "first_week", "orders-week-wrong"),
        (is_week(said.last_week), "last_week", "orders-week-wrong"),
        (said.demands.chars().count() <= 500, "demands", "orders-demands-wrong"),
        (said.seats != Some(0) || said.reason.is_some(), "reason", "orders-reason-missing"),
        (said.from.is_some(), "from", "placements-day-wrong"),
    ];
    for (_, field, key) in checks.into_iter().filter(|(fine, ..)| !fine) {
        refusal = refusal.field(field, key);
    }
    match (said.seats, said.first_week, said.last_week, said.from) {
        (Some(seats), Some(first), Some(last), Some(from)) if refusal.fields.is_empty() => Ok(Standing {
            unit,
            place_type: said.place_type.clone(),
            number: before.map_or(0, |b| b.number) + 1,
            seats,
            weeks: Weeks { first, last },
            demands: said.demands.clone(),
            reason: said.reason.filter(|_| seats == 0),
            from,
            by,
        }),
        _ => Err(refusal),
    }
}

/// Weeks to be blocked.
pub fn block(
    year: Option<i64>,
    first: Option<i64>,
    last: Option<i64>,
    reason: &str,
    today: Day,
) -> Result<(i64, i64, i64), Refusal> {
    let (now_year, now_week) = today.iso_week();
    let is_past = year.zip(last).is_some_and(|at| at < (i64::from(now_year), i64::from(now_week)));
    let mut refusal = Refusal::invalid("orders-block-refused");
    let checks = [
        (year.is_some_and(|y| (2020..=2100).contains(&y)), "year", "orders-year-wrong"),
        (is_week(first), "block_first", "orders-week-wrong"),
        (is_week(last) && first <= last, "block_last", "orders-weeks-wrong"),
        (!is_past, "year", "orders-block-past"),
        (!reason.is_empty() && reason.chars().count() <= 200, "block_reason", "orders-block-reason-wrong"),
    ];
    for (_, field, key) in checks.into_iter().filter(|(fine, ..)| !fine) {
        refusal = refusal.field(field, key);
    }
    match (year, first, last) {
        (Some(year), Some(first), Some(last)) if refusal.fields.is_empty() => Ok((year, first, last)),
        _ => Err(refusal),
    }
}

/// What a unit can take in a period, by what it has said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Can {
    /// It has said nothing that holds then.
    NotSaid,
    /// So many.
    Seats(i64),
    /// None, for a reason of its own.
    Not(Reason),
    /// None: the period has weeks outside those it receives in. The first such week.
    OutsideWeeks(i64),
    /// None: weeks of the period are blocked. The first such week, and why.
    Blocked(i64, String),
}

impl Can {
    /// The number to begin an answer with.
    pub fn seats(&self) -> Option<i64> {
        match self {
            Self::NotSaid => None,
            Self::Seats(n) => Some(*n),
            Self::Not(_) | Self::OutsideWeeks(_) | Self::Blocked(..) => Some(0),
        }
    }
}

/// What is said for a day, whatever its week: for forecasts, which have no weeks yet.
pub fn said_for(said: &[Standing], day: Day) -> i64 {
    said.iter().filter(|s| s.from <= day).max_by_key(|s| s.number).map_or(0, |s| s.seats)
}

/// The ISO weeks that a period touches.
fn weeks(first: Day, last: Day) -> Vec<(i64, i64)> {
    let mut all: Vec<(i64, i64)> = Vec::new();
    let mut day = first;
    while day <= last {
        let (year, week) = day.iso_week();
        let this = (i64::from(year), i64::from(week));
        if all.last() != Some(&this) {
            all.push(this);
        }
        day = day.plus_days(1);
    }
    all
}

/// What a unit can take from `first` to `last`. `said` are its own words of one type, oldest first: those that hold on
/// the first day count, and of them the latest.
pub fn can(said: &[Standing], blocked: &[Blocked], first: Day, last: Day) -> Can {
    let Some(now) = said.iter().filter(|s| s.from <= first).max_by_key(|s| s.number) else { return Can::NotSaid };
    if now.seats == 0 {
        return now.reason.map_or(Can::Seats(0), Can::Not);
    }
    for (year, week) in weeks(first, last) {
        if !now.weeks.hold(week) {
            return Can::OutsideWeeks(week);
        }
        if let Some(hit) = blocked.iter().find(|b| b.year == year && (b.first..=b.last).contains(&week)) {
            return Can::Blocked(week, hit.reason.clone());
        }
    }
    Can::Seats(now.seats)
}

#[cfg(test)]
mod tests {
    use kernel::BlockedId;

    use super::*;

    fn day(text: &str) -> Day {
        Day::parse(text).expect("a day")
    }

    fn said() -> Said {
        Said {
            place_type: "Skola".to_owned(),
            seats: Some(3),
            first_week: Some(2),
            last_week: Some(23),
            demands: "Körkort".to_owned(),
            reason: None,
            from: Some(day("2026-08-01")),
        }
    }

    fn standing() -> Standing {
        say(UnitId::named("u"), &said(), None, PersonId::named("p")).expect("as it should be")
    }

    #[test]
    fn what_is_said_is_refused_field_by_field() {
        let table: [(&str, Said, &[&str]); 5] = [
            ("as it should be", said(), &[]),
            ("no seats without a reason", Said { seats: Some(0), ..said() }, &["reason"]),
            ("no seats with one", Said { seats: Some(0), reason: Some(Reason::Staffing), ..said() }, &[]),
            ("no such week", Said { first_week: Some(0), last_week: Some(54), ..said() }, &["first_week", "last_week"]),
            (
                "nothing",
                Said { place_type: String::new(), seats: None, from: None, ..said() },
                &["place_type", "seats", "from"],
            ),
        ];
        for (case, said, fields) in table {
            let found = say(UnitId::named("u"), &said, None, PersonId::named("p")).err();
            let found: Vec<&str> = found.map_or(vec![], |r| r.fields.iter().map(|f| f.0).collect());
            assert_eq!(found, fields, "{case}");
        }
        let again = say(UnitId::named("u"), &said(), Some(&standing()), PersonId::named("p")).expect("said again");
        assert_eq!(again.number, 2);
    }

    #[test]
    fn a_period_gets_what_was_said_of_its_weeks() {
        let spring = (day("2027-01-18"), day("2027-03-26"));
        let blocked = |year, first, last| Blocked {
            id: BlockedId::named("b"),
            unit: UnitId::named("u"),
            year,
            first,
            last,
            reason: "Flytt".to_owned(),
        };
        let not = Standing { seats: 0, reason: Some(Reason::NoSupervisor), number: 2, ..standing() };
        let table = [
            ("nothing said", can(&[], &[], spring.0, spring.1), Can::NotSaid),
            ("said", can(&[standing()], &[], spring.0, spring.1), Can::Seats(3)),
            (
                "not in force yet",
                can(&[Standing { from: day("2027-02-01"), ..standing() }], &[], spring.0, spring.1),
                Can::NotSaid,
            ),
            ("said anew", can(&[standing(), not.clone()], &[], spring.0, spring.1), Can::Not(Reason::NoSupervisor)),
            (
                "said anew for later",
                can(&[standing(), Standing { from: day("2027-08-01"), ..not }], &[], spring.0, spring.1),
                Can::Seats(3),
            ),
            ("after its weeks", can(&[standing()], &[], day("2027-06-01"), day("2027-06-30")), Can::OutsideWeeks(24)),
            (
                "blocked",
                can(&[standing()], &[blocked(2027, 9, 10)], spring.0, spring.1),
                Can::Blocked(9, "Flytt".to_owned()),
            ),
            ("blocked last year", can(&[standing()], &[blocked(2026, 9, 10)], spring.0, spring.1), Can::Seats(3)),
        ];
        for (case, found, expected) in table {
            assert_eq!(found, expected, "{case}");
        }
    }

    #[test]
    fn a_forecast_meets_what_is_said_for_its_day() {
        let more = Standing { seats: 5, number: 2, from: day("2027-08-01"), ..standing() };
        let both = [standing(), more];
        let found = ["2026-07-01", "2027-01-20", "2027-08-30"].map(|d| said_for(&both, day(d)));
        assert_eq!(found, [0, 3, 5]);
    }

    #[test]
    fn weeks_may_go_over_the_new_year() {
        let over = Weeks { first: 40, last: 5 };
        assert_eq!([39, 40, 53, 1, 5, 6].map(|w| over.hold(w)), [false, true, true, true, true, false]);
    }

    #[test]
    fn blocked_weeks_are_refused_field_by_field() {
        let wrong =
            |r: Result<_, Refusal>| r.err().map_or(vec![], |r| r.fields.iter().map(|f| f.0).collect::<Vec<_>>());
        let today = day("2027-03-01");
        assert_eq!(block(Some(2027), Some(9), Some(10), "Flytt", today), Ok((2027, 9, 10)));
        assert_eq!(wrong(block(Some(2028), Some(9), Some(8), "", today)), ["block_last", "block_reason"]);
        assert_eq!(wrong(block(Some(2027), Some(7), Some(8), "Flytt", today)), ["year"]);
        assert_eq!(wrong(block(None, None, None, "x", today)), ["year", "block_first", "block_last"]);
    }
}
