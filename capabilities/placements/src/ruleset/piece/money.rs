//! A sum of money or how it is found. Amounts are kept in öre.

use std::fmt;
use std::str::FromStr;

use super::{Hundredths, Wrong, is_word};

/// One part of what is paid.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Money {
    /// So much for each.
    Amount {
        /// In öre.
        ore: Hundredths,
        /// For each what.
        per: Option<String>,
    },
    /// Never more than this for each.
    AtMost {
        /// In öre.
        ore: Hundredths,
        /// For each what.
        per: Option<String>,
    },
    /// A share of a cost.
    Share {
        /// Percent, 0 to 100.
        percent: Hundredths,
        /// Of what.
        of: String,
    },
    /// What a cost is above this is paid in full.
    FullAbove {
        /// In öre.
        ore: Hundredths,
        /// For each what.
        per: Option<String>,
    },
    /// The real cost, where that is lower than the amount.
    ActualIfLower,
    /// Nothing is paid.
    Nothing,
}

fn sek(text: &str) -> Option<(Hundredths, Option<String>)> {
    let parts: Vec<&str> = text.split_whitespace().collect();
    let (amount, per) = match parts.as_slice() {
        [amount, "sek"] => (amount, None),
        [amount, "sek", "per", per] if is_word(per) => (amount, Some((*per).to_owned())),
        _ => return None,
    };
    Some((Hundredths::parse(amount)?, per))
}

impl FromStr for Money {
    type Err = Wrong;

    fn from_str(text: &str) -> Result<Self, Wrong> {
        let wrong = "rules-wrong-money";
        match text {
            "nothing" => return Ok(Self::Nothing),
            "actual_if_lower" => return Ok(Self::ActualIfLower),
            _ => {}
        }
        if let Some(rest) = text.strip_prefix("at most ") {
            return sek(rest).map(|(ore, per)| Self::AtMost { ore, per }).ok_or(wrong);
        }
        if let Some(rest) = text.strip_prefix("full above ") {
            return sek(rest).map(|(ore, per)| Self::FullAbove { ore, per }).ok_or(wrong);
        }
        if let [percent, "percent", "of", of] = text.split_whitespace().collect::<Vec<_>>().as_slice() {
            let percent = Hundredths::parse(percent).filter(|p| *p <= Hundredths::of(100)).ok_or(wrong)?;
            return if is_word(of) { Ok(Self::Share { percent, of: (*of).to_owned() }) } else { Err(wrong) };
        }
        sek(text).map(|(ore, per)| Self::Amount { ore, per }).ok_or(wrong)
    }
}

impl fmt::Display for Money {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (start, ore, per) = match self {
            Self::Amount { ore, per } => ("", ore, per),
            Self::AtMost { ore, per } => ("at most ", ore, per),
            Self::FullAbove { ore, per } => ("full above ", ore, per),
            Self::Share { percent, of } => return write!(f, "{percent} percent of {of}"),
            Self::ActualIfLower => return f.write_str("actual_if_lower"),
            Self::Nothing => return f.write_str("nothing"),
        };
        write!(f, "{start}{ore} sek")?;
        match per {
            Some(per) => write!(f, " per {per}"),
            None => Ok(()),
        }
    }
}
