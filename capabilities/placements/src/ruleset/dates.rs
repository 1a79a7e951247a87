//! Moments of the rules as dates.

use std::collections::BTreeMap;

use kernel::Day;

use super::model::RuleSet;
use super::piece::{Hundredths, Season, Side, Time, Unit};

/// The days that rules count from: `placement_start` → 2027-01-18.
pub type Anchors = BTreeMap<String, Day>;

/// A rule's moment as a date, or from one date to another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dated {
    /// The rule.
    pub rule: String,
    /// The first day it can be.
    pub from: Day,
    /// The last day it can be.
    pub to: Day,
}

/// `n` units after a day.
pub(super) fn later(day: Day, n: Hundredths, unit: Unit) -> Option<Day> {
    shifted(day, n, unit, 1)
}

fn shifted(day: Day, n: Hundredths, unit: Unit, sign: i32) -> Option<Day> {
    let n = i32::try_from(n.0 / 100).ok()?.checked_mul(sign)?;
    match unit {
        Unit::Hour => Some(day.plus_days(n / 24)),
        Unit::Day => Some(day.plus_days(n)),
        Unit::Week => Some(day.plus_days(n.checked_mul(7)?)),
        Unit::WorkingDay if n.abs() <= 2000 => Some(day.plus_working_days(n)),
        Unit::WorkingDay => None,
        Unit::Month => months(day, n),
        Unit::Term => months(day, n.checked_mul(6)?),
        Unit::Year => months(day, n.checked_mul(12)?),
    }
}

/// The same day of another month, or its last day where it is shorter.
fn months(day: Day, n: i32) -> Option<Day> {
    let (year, month, date) = day.parts();
    let all = i32::from(year).checked_mul(12)?.checked_add(i32::from(month) - 1)?.checked_add(n)?;
    let (year, month) = (i16::try_from(all.div_euclid(12)).ok()?, i8::try_from(all.rem_euclid(12) + 1).ok()?);
    (0..4).find_map(|back| Day::new(year, month, date - back))
}

/// A yearly day as it comes last before the placement starts.
fn yearly(month: i8, date: i8, start: Day) -> Option<Day> {
    let of = |year| Day::new(year, month, date).or_else(|| Day::new(year, month, date - 1));
    let year = start.parts().0;
    of(year).filter(|day| *day <= start).or_else(|| of(year - 1))
}

/// The dates that can be told: those counted from a known day, and those of the year. `start` is the placement's first day.
pub fn dates(set: &RuleSet, anchors: &Anchors, start: Day) -> Vec<Dated> {
    let is_autumn = kernel::Term::of(start).is_autumn();
    let date = |time: &Time| -> Option<(Day, Day)> {
        match time {
            Time::Offset { n, to, unit, after, anchor, .. } => {
                let (at, sign) = (*anchors.get(anchor)?, if *after { 1 } else { -1 });
                let (a, b) = (shifted(at, *n, *unit, sign)?, shifted(at, to.unwrap_or(*n), *unit, sign)?);
                Some((a.min(b), a.max(b)))
            }
            Time::Beside(Side::At | Side::Before, anchor) => anchors.get(anchor).map(|d| (*d, *d)),
            Time::Yearly(month, date, season) => {
                let ours = season.is_none_or(|s| (s == Season::Autumn) == is_autumn);
                yearly(*month, *date, start).filter(|_| ours).map(|d| (d, d))
            }
            Time::On(day) => Some((*day, *day)),
            _ => None,
        }
    };
    let all = set.rules.iter().flat_map(|r| r.when.iter().map(move |w| (r, w)));
    all.filter_map(|(rule, when)| date(when).map(|(from, to)| Dated { rule: rule.name.clone(), from, to })).collect()
}

#[cfg(test)]
mod tests {
    use super::super::examples::example;
    use super::*;

    fn day(text: &str) -> Day {
        Day::parse(text).expect("a day")
    }

    #[test]
    fn moments_become_dates() {
        let start = day("2027-01-18");
        let anchors: Anchors = [
            ("placement_start", "2027-01-18"),
            ("first_day", "2027-01-18"),
            ("course_start", "2027-01-18"),
            ("wish_closing", "2026-12-23"),
            ("programme_start", "2026-08-31"),
        ]
        .map(|(word, d)| (word.to_owned(), day(d)))
        .into();
        let table = [
            ("liu-teacher", "visible", "2027-01-04", "2027-01-04"),
            ("ltu-nursing-distance", "published", "2027-01-04", "2027-01-11"),
            ("liu-teacher-coordinator", "orders", "2026-07-18", "2026-07-18"),
            ("mdu-teacher", "result", "2027-01-13", "2027-01-13"),
            ("miun-nursing", "eligible", "2027-01-04", "2027-01-04"),
            ("hh-nursing", "health_information", "2026-09-21", "2026-09-21"),
            ("hh-nursing", "order_places", "2026-10-01", "2026-10-01"),
            ("lnu-socionom", "eligible_by", "2026-11-30", "2026-11-30"),
        ];
        for (set, rule, from, to) in table {
            let all = dates(&example(set), &anchors, start);
            let found: Vec<&Dated> = all.iter().filter(|d| d.rule == rule).collect();
            assert_eq!(found.len(), 1, "{set} {rule}: one date for the spring");
            assert_eq!((found[0].from, found[0].to), (day(from), day(to)), "{set} {rule}");
        }
        let autumn = dates(&example("hh-nursing"), &anchors, day("2027-08-30"));
        assert!(autumn.iter().any(|d| d.rule == "order_places" && d.from == day("2027-04-01")));
    }

    #[test]
    fn units_are_counted_as_people_count_them() {
        let table = [
            ("2027-01-07", 5, Unit::WorkingDay, -1, "2026-12-28"),
            ("2027-03-31", 1, Unit::Month, -1, "2027-02-28"),
            ("2028-02-29", 1, Unit::Year, 1, "2029-02-28"),
            ("2027-01-18", 2, Unit::Term, -1, "2026-01-18"),
            ("2027-01-18", 10, Unit::Day, 1, "2027-01-28"),
        ];
        for (from, n, unit, sign, to) in table {
            assert_eq!(shifted(day(from), Hundredths::of(n), unit, sign), Some(day(to)), "{from} {n} {unit:?}");
        }
        assert_eq!(shifted(day("2027-01-18"), Hundredths::of(999_999_999), Unit::Year, 1), None);
    }
}
