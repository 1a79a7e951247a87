//! A moment: counted from something, a day of the year, a date, a term, or only words.

use std::fmt;
use std::str::FromStr;

use kernel::Day;

use super::{Hundredths, Wrong, is_word, range, write_range};

/// What is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// Hours.
    Hour,
    /// Calendar days.
    Day,
    /// Working days (arbetsdagar).
    WorkingDay,
    /// Weeks.
    Week,
    /// Months.
    Month,
    /// Terms (terminer).
    Term,
    /// Years.
    Year,
}

const UNITS: [(Unit, &str); 7] = [
    (Unit::Hour, "hour"),
    (Unit::Day, "day"),
    (Unit::WorkingDay, "working_day"),
    (Unit::Week, "week"),
    (Unit::Month, "month"),
    (Unit::Term, "term"),
    (Unit::Year, "year"),
];

impl Unit {
    /// The unit's word.
    pub fn word(self) -> &'static str {
        UNITS.iter().find(|(unit, _)| *unit == self).map_or("", |(_, word)| word)
    }
}

/// On which side of what it is counted from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// Before.
    Before,
    /// Just then.
    At,
    /// After.
    After,
    /// While it lasts.
    During,
}

const SIDES: [(Side, &str); 4] =
    [(Side::Before, "before"), (Side::At, "at"), (Side::After, "after"), (Side::During, "during")];

/// Which half of the year a yearly day is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Season {
    /// The spring term.
    Spring,
    /// The autumn term.
    Autumn,
}

/// A moment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Time {
    /// `2 week before placement_start`; how firm, if said: must, should, about.
    Offset {
        /// `must`, `should` or `about`.
        firm: Option<&'static str>,
        /// How many, or the fewest.
        n: Hundredths,
        /// The most, of a range.
        to: Option<Hundredths>,
        /// Of what.
        unit: Unit,
        /// After, else before.
        after: bool,
        /// Counted from, a word.
        anchor: String,
    },
    /// `at application_closing`.
    Beside(Side, String),
    /// `04-01 for autumn`.
    Yearly(i8, i8, Option<Season>),
    /// `2026-04-01`.
    On(Day),
    /// `since 2008-04-01`.
    Since(Day),
    /// `since 2019-HT`: the year, and whether autumn.
    SinceTerm(i16, bool),
    /// `2022`.
    Year(i16),
    /// `term 5` of the programme.
    Term(i64),
    /// Only words are said.
    Text(String),
    /// The page has a rule, but its text was not seen.
    CutOff,
}

const WRONG: Wrong = "rules-wrong-when";
const FIRM: [&str; 3] = ["must", "should", "about"];

fn yearly(text: &str) -> Option<(i8, i8)> {
    // 2024 has a 29 February.
    let day = Day::parse(&format!("2024-{text}"))?;
    let (_, month, date) = day.parts();
    Some((month, date))
}

fn since(text: &str) -> Option<Time> {
    if let Some(day) = Day::parse(text) {
        return Some(Time::Since(day));
    }
    let (year, half) = text.split_once('-')?;
    let year = (year.len() == 4).then(|| year.parse().ok()).flatten()?;
    ["HT", "VT"].contains(&half).then_some(Time::SinceTerm(year, half == "HT"))
}

fn offset(text: &str) -> Option<Time> {
    let mut parts: Vec<&str> = text.split_whitespace().collect();
    let firm = FIRM.into_iter().find(|word| parts.first() == Some(word));
    if firm.is_some() {
        parts.remove(0);
    }
    let [n, unit, side, anchor] = parts.as_slice() else { return None };
    let (n, to) = range(n)?;
    let (unit, _) = UNITS.into_iter().find(|(_, word)| word == unit)?;
    if !["before", "after"].contains(side) || !is_word(anchor) {
        return None;
    }
    Some(Time::Offset { firm, n, to, unit, after: *side == "after", anchor: (*anchor).to_owned() })
}

impl FromStr for Time {
    type Err = Wrong;

    fn from_str(text: &str) -> Result<Self, Wrong> {
        let (first, rest) = text.split_once(' ').unwrap_or((text, ""));
        if let Some((side, _)) = SIDES.into_iter().find(|(_, word)| *word == first) {
            return if is_word(rest) { Ok(Self::Beside(side, rest.to_owned())) } else { Err(WRONG) };
        }
        match (first, rest) {
            ("cut_off", "") => Ok(Self::CutOff),
            ("text", words) if !words.trim().is_empty() => Ok(Self::Text(words.to_owned())),
            ("since", day) => since(day).ok_or(WRONG),
            ("term", n) => n.parse().map(Self::Term).map_err(|_| WRONG),
            (day, "") if Day::parse(day).is_some() => Day::parse(day).map(Self::On).ok_or(WRONG),
            (year, "") if year.len() == 4 => year.parse().map(Self::Year).map_err(|_| WRONG),
            (day, season) if yearly(day).is_some() => {
                let (month, date) = yearly(day).ok_or(WRONG)?;
                let season = match season {
                    "" => None,
                    "for spring" => Some(Season::Spring),
                    "for autumn" => Some(Season::Autumn),
                    _ => return Err(WRONG),
                };
                Ok(Self::Yearly(month, date, season))
            }
            _ => offset(text).ok_or(WRONG),
        }
    }
}

impl fmt::Display for Time {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Offset { firm, n, to, unit, after, anchor } => {
                if let Some(firm) = firm {
                    write!(f, "{firm} ")?;
                }
                write_range(f, *n, *to)?;
                write!(f, " {} {} {anchor}", unit.word(), if *after { "after" } else { "before" })
            }
            Self::Beside(side, anchor) => {
                let word = SIDES.iter().find(|(s, _)| s == side).map_or("", |(_, word)| word);
                write!(f, "{word} {anchor}")
            }
            Self::Yearly(month, date, season) => {
                write!(f, "{month:02}-{date:02}")?;
                match season {
                    Some(Season::Spring) => f.write_str(" for spring"),
                    Some(Season::Autumn) => f.write_str(" for autumn"),
                    None => Ok(()),
                }
            }
            Self::On(day) => write!(f, "{day}"),
            Self::Since(day) => write!(f, "since {day}"),
            Self::SinceTerm(year, autumn) => write!(f, "since {year}-{}", if *autumn { "HT" } else { "VT" }),
            Self::Year(year) => write!(f, "{year}"),
            Self::Term(n) => write!(f, "term {n}"),
            Self::Text(words) => write!(f, "text {words}"),
            Self::CutOff => f.write_str("cut_off"),
        }
    }
}
