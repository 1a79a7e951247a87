//! A number with its bound and unit: `at most 90 minute`, `2-3 week`, `about 1 hour per week`.

use std::fmt;
use std::str::FromStr;

use super::{Hundredths, Wrong, is_word, range, write_range};

/// How a number bounds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bound {
    /// So many.
    Exactly,
    /// So many or more.
    AtLeast,
    /// So many or fewer.
    AtMost,
    /// Fewer.
    Below,
    /// More.
    Above,
    /// Roughly (cirka).
    About,
}

const BOUNDS: [(Bound, &str); 5] = [
    (Bound::AtLeast, "at least "),
    (Bound::AtMost, "at most "),
    (Bound::Below, "below "),
    (Bound::Above, "above "),
    (Bound::About, "about "),
];

/// A number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Number {
    /// Its bound.
    pub bound: Bound,
    /// The number, or the first of a range.
    pub n: Hundredths,
    /// The last of a range.
    pub to: Option<Hundredths>,
    /// Of what, a word.
    pub unit: String,
    /// For each what, a word.
    pub per: Option<String>,
}

impl FromStr for Number {
    type Err = Wrong;

    fn from_str(text: &str) -> Result<Self, Wrong> {
        let found = BOUNDS.iter().find_map(|(bound, words)| Some((*bound, text.strip_prefix(words)?)));
        let (bound, rest) = found.unwrap_or((Bound::Exactly, text));
        let parts: Vec<&str> = rest.split_whitespace().collect();
        let (number, unit, per) = match parts.as_slice() {
            [number, unit] => (number, unit, None),
            [number, unit, "per", per] => (number, unit, Some(*per)),
            _ => return Err("rules-wrong-number"),
        };
        let (n, to) = range(number).ok_or("rules-wrong-number")?;
        if !is_word(unit) || per.is_some_and(|p| !is_word(p)) {
            return Err("rules-wrong-number");
        }
        Ok(Self { bound, n, to, unit: (*unit).to_owned(), per: per.map(ToOwned::to_owned) })
    }
}

impl fmt::Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some((_, words)) = BOUNDS.iter().find(|(bound, _)| *bound == self.bound) {
            f.write_str(words)?;
        }
        write_range(f, self.n, self.to)?;
        write!(f, " {}", self.unit)?;
        match &self.per {
            Some(per) => write!(f, " per {per}"),
            None => Ok(()),
        }
    }
}
