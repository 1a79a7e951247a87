//! The few notions that every rule is made of: a condition, a moment, a number, a sum of money, a place.
//!
//! Each is written in one line that a person reads (`about 2 week before placement_start`), parsed into its parts, and
//! printed the same way again.

mod condition;
mod money;
mod number;
mod place;
mod when;

pub use condition::{Any, Atom, Test};
pub use money::Money;
pub use number::{Bound, Number};
pub use place::Where;
pub use when::{Season, Side, Time, Unit};

use std::fmt;

/// Why a line is no piece: the key of a sentence.
pub type Wrong = &'static str;

/// A number with two decimals, kept whole: `22.5` is 2250 hundredths.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Hundredths(pub i64);

impl Hundredths {
    /// Reads `22.5` or `22,5`; at most nine digits before the decimals.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.replace(',', ".");
        let (whole, decimals) = text.split_once('.').unwrap_or((&text, ""));
        let digits = |t: &str| t.chars().all(|c| c.is_ascii_digit());
        if whole.is_empty() || whole.len() > 9 || decimals.len() > 2 || !digits(whole) || !digits(decimals) {
            return None;
        }
        if text.ends_with('.') {
            return None;
        }
        let decimals: i64 = format!("{decimals:0<2}").parse().ok()?;
        Some(Self(whole.parse::<i64>().ok()? * 100 + decimals))
    }

    /// Of a whole number.
    pub fn of(whole: i64) -> Self {
        Self(whole.saturating_mul(100))
    }
}

impl fmt::Display for Hundredths {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (whole, decimals) = (self.0 / 100, self.0 % 100);
        match decimals {
            0 => write!(f, "{whole}"),
            d if d % 10 == 0 => write!(f, "{whole}.{}", d / 10),
            d => write!(f, "{whole}.{d:02}"),
        }
    }
}

/// A word of the vocabulary: small letters, digits and underscores.
pub fn is_word(text: &str) -> bool {
    text.chars().any(char::is_alphabetic) && text.chars().all(|c| c.is_alphanumeric() || c == '_') && text.len() <= 80
}

/// `3`, or `2-3` for a range.
fn range(text: &str) -> Option<(Hundredths, Option<Hundredths>)> {
    match text.split_once('-') {
        Some((from, to)) => {
            let (from, to) = (Hundredths::parse(from)?, Hundredths::parse(to)?);
            (from < to).then_some((from, Some(to)))
        }
        None => Some((Hundredths::parse(text)?, None)),
    }
}

fn write_range(f: &mut fmt::Formatter<'_>, from: Hundredths, to: Option<Hundredths>) -> fmt::Result {
    match to {
        Some(to) => write!(f, "{from}-{to}"),
        None => write!(f, "{from}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decimals_are_exact() {
        for (text, hundredths, printed) in
            [("22.5", 2250, "22.5"), ("7", 700, "7"), ("0,05", 5, "0.05"), ("1225", 122_500, "1225")]
        {
            let read = Hundredths::parse(text).expect(text);
            assert_eq!((read.0, read.to_string().as_str()), (hundredths, printed));
        }
        for bad in ["", ".5", "5.", "1.234", "x", "-1", "1 000", "1234567890"] {
            assert_eq!(Hundredths::parse(bad), None, "{bad}");
        }
    }

    #[test]
    fn every_piece_prints_what_it_read() {
        fn same<T: std::str::FromStr<Err = Wrong> + fmt::Display>(lines: &[&str], bad: &[&str]) {
            for line in lines {
                let read: T = line.parse().unwrap_or_else(|e| panic!("{line}: {e}"));
                assert_eq!(read.to_string(), *line);
            }
            for line in bad {
                assert!(line.parse::<T>().is_err(), "{line}");
            }
        }
        same::<Time>(
            &[
                "about 2 week before first_day",
                "must 1-2 week before placement_start",
                "10 working_day after wish_closing",
                "at application_closing",
                "before lottery",
                "during placement",
                "04-01 for autumn",
                "11-30",
                "since 2008-04-01",
                "since 2019-HT",
                "2022",
                "term 5",
                "text ett par veckor",
                "cut_off",
            ],
            &["", "soon", "2 weeks before x", "13-01", "02-30", "at Some Where", "since 2019", "text "],
        );
        same::<Number>(
            &[
                "at most 90 minute",
                "at least 2 site",
                "22.5 hp",
                "2-3 week",
                "about 1 hour per week",
                "below 4 student",
            ],
            &["", "many", "90", "at most minute", "3-2 week"],
        );
        same::<Money>(
            &[
                "1225 sek per week",
                "at most 175 sek per night",
                "75 percent of cheapest_means",
                "full above 750 sek per vfu_period",
                "actual_if_lower",
                "nothing",
            ],
            &["", "1225", "75 percent", "101 percent of x", "full above sek"],
        );
        same::<Where>(
            &["county Skåne", "municipality Lund", "part västra Blekinge", "within 35 km of Lund", "own_region"],
            &["", "county", "within km of Lund", "Two Words"],
        );
        same::<Any>(
            &["child_age < 16", "not distance_student", "programme = kpu or programme = k_kpu", "distance_km > 80"],
            &["", "a b", "a <", "a < b", "not", "a or", "or a", "programme = "],
        );
    }
}
