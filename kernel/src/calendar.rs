//! Days, terms and moments. Everything is Swedish time (Europe/Stockholm) when it is shown, UTC when it is stored.

use std::fmt;

mod holidays;

use jiff::civil::Date;
use jiff::{Timestamp, ToSpan};

/// A moment in time, to the millisecond. Stored as milliseconds since 1970 (UTC).
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Moment(i64);

impl Moment {
    /// From milliseconds since 1970-01-01T00:00Z.
    pub fn from_millis(millis: i64) -> Self {
        Self(millis)
    }

    /// Milliseconds since 1970-01-01T00:00Z.
    pub fn millis(self) -> i64 {
        self.0
    }

    /// `seconds` later (earlier when negative).
    #[must_use]
    pub fn plus_seconds(self, seconds: i64) -> Self {
        Self(self.0 + seconds * 1000)
    }

    /// Whole seconds from `earlier` to here.
    pub fn seconds_since(self, earlier: Self) -> i64 {
        (self.0 - earlier.0) / 1000
    }

    /// The day it is in Sweden.
    pub fn day(self) -> Day {
        Day(self.local().date())
    }

    /// The clock in Sweden as `09.04`.
    pub fn clock(self) -> String {
        let t = self.local().time();
        format!("{:02}.{:02}", t.hour(), t.minute())
    }

    /// `2026-11-22T13:05:09Z`, for logs, audit rows and machine-readable exports.
    pub fn iso(self) -> String {
        Timestamp::from_millisecond(self.0).map_or_else(|_| self.0.to_string(), |t| t.to_string())
    }

    fn local(self) -> jiff::civil::DateTime {
        let zone = jiff::tz::TimeZone::get("Europe/Stockholm").expect("the time zone table is built in");
        zone.to_datetime(Timestamp::from_millisecond(self.0).unwrap_or(Timestamp::UNIX_EPOCH))
    }
}

/// A calendar day. Stored and shown in tables as `2026-11-22`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Day(Date);

impl Day {
    /// `None` when there is no such day.
    pub fn new(year: i16, month: i8, day: i8) -> Option<Self> {
        Date::new(year, month, day).ok().map(Self)
    }

    /// Reads `2026-11-22`.
    pub fn parse(text: &str) -> Option<Self> {
        (text.len() == 10).then(|| text.parse().ok()).flatten().map(Self)
    }

    /// The Monday of an ISO week; `None` when the year has no such week.
    pub fn monday_of(year: i16, week: i8) -> Option<Self> {
        jiff::civil::ISOWeekDate::new(year, week, jiff::civil::Weekday::Monday).ok().map(|w| Self(w.date()))
    }

    /// ISO year and week.
    pub fn iso_week(self) -> (i16, i8) {
        let w = self.0.iso_week_date();
        (w.year(), w.week())
    }

    /// Calendar year, month (1 to 12) and day of the month.
    pub fn parts(self) -> (i16, i8, i8) {
        (self.0.year(), self.0.month(), self.0.day())
    }

    /// `days` later (earlier when negative); the last representable day when there is none.
    #[must_use]
    pub fn plus_days(self, days: i32) -> Self {
        Self(self.0.saturating_add(i64::from(days).days()))
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0)
    }
}

/// From one day to another, both included. `last` may be open.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Span {
    /// First day.
    pub first: Day,
    /// Last day, or `None` while it goes on.
    pub last: Option<Day>,
}

impl Span {
    /// Whether `day` lies in the span.
    pub fn covers(&self, day: Day) -> bool {
        self.first <= day && self.last.is_none_or(|last| day <= last)
    }
}

/// A term (termin): spring (vår) or autumn (höst) of a year.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Term {
    year: i16,
    autumn: bool,
}

impl Term {
    /// Vårterminen.
    pub fn spring(year: i16) -> Self {
        Self { year, autumn: false }
    }

    /// Höstterminen.
    pub fn autumn(year: i16) -> Self {
        Self { year, autumn: true }
    }

    /// The term a day lies in: spring before July.
    pub fn of(day: Day) -> Self {
        let (year, month, _) = day.parts();
        Self { year, autumn: month >= 7 }
    }

    /// The next term.
    #[must_use]
    pub fn next(self) -> Self {
        if self.autumn { Self::spring(self.year + 1) } else { Self::autumn(self.year) }
    }

    /// Calendar year.
    pub fn year(self) -> i16 {
        self.year
    }

    /// Whether it is an autumn term.
    pub fn is_autumn(self) -> bool {
        self.autumn
    }

    /// `vt2027` or `ht2027`, the form used in codes and files.
    pub fn code(self) -> String {
        format!("{}{}", if self.autumn { "ht" } else { "vt" }, self.year)
    }

    /// Reads `vt2027`.
    pub fn parse(text: &str) -> Option<Self> {
        let (half, year) = text.split_at_checked(2)?;
        let year = (year.len() == 4).then(|| year.parse().ok()).flatten()?;
        match half {
            "vt" => Some(Self::spring(year)),
            "ht" => Some(Self::autumn(year)),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn weeks_follow_iso_8601() {
        assert_eq!(Day::monday_of(2027, 3), Day::new(2027, 1, 18));
        assert_eq!(Day::new(2026, 12, 31).map(Day::iso_week), Some((2026, 53)));
        assert_eq!(Day::monday_of(2027, 53), None);
    }

    #[test]
    fn the_swedish_day_turns_at_swedish_midnight() {
        let t: Timestamp = "2026-11-22T23:30:00Z".parse().expect("a moment");
        assert_eq!(Moment::from_millis(t.as_millisecond()).day().to_string(), "2026-11-23");
        assert_eq!(Moment::from_millis(t.as_millisecond()).clock(), "00.30");
    }

    #[test]
    fn terms_read_back_what_they_print() {
        for term in [Term::spring(2027), Term::autumn(2026)] {
            assert_eq!(Term::parse(&term.code()), Some(term));
        }
        assert_eq!(Term::autumn(2026).next(), Term::spring(2027));
        for bad in ["", "vt", "xt2027", "vt27", "é2027"] {
            assert_eq!(Term::parse(bad), None, "{bad}");
        }
    }

    #[test]
    fn a_span_holds_both_its_ends() {
        let day = |d| Day::new(2026, 11, d).expect("a day");
        let span = Span { first: day(2), last: Some(day(4)) };
        assert_eq!([1, 2, 4, 5].map(|d| span.covers(day(d))), [false, true, true, false]);
        assert!(Span { first: day(2), last: None }.covers(day(30)));
    }
}
