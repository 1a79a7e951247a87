//! Where a rule holds: a county, a municipality, a town, a part that only has a name, a radius, or a word.

use std::fmt;
use std::str::FromStr;

use super::{Hundredths, Wrong, is_word};

/// A place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Where {
    /// A county (län), by its name.
    County(String),
    /// A municipality, by its name.
    Municipality(String),
    /// A town (ort), by its name.
    Town(String),
    /// Part of something, in words: "västra Blekinge".
    Part(String),
    /// Within so many kilometres of a town.
    Near(Hundredths, String),
    /// A word that depends on the student or the programme: `own_region`, `study_town`.
    Word(String),
}

impl FromStr for Where {
    type Err = Wrong;

    fn from_str(text: &str) -> Result<Self, Wrong> {
        if let Some(rest) = text.strip_prefix("within ") {
            let (km, town) = rest.split_once(" km of ").ok_or("rules-wrong-place")?;
            let km = Hundredths::parse(km).ok_or("rules-wrong-place")?;
            return if town.is_empty() { Err("rules-wrong-place") } else { Ok(Self::Near(km, town.to_owned())) };
        }
        match text.split_once(' ') {
            Some(("county", name)) => Ok(Self::County(name.to_owned())),
            Some(("municipality", name)) => Ok(Self::Municipality(name.to_owned())),
            Some(("town", name)) => Ok(Self::Town(name.to_owned())),
            Some(("part", name)) => Ok(Self::Part(name.to_owned())),
            None if is_word(text) && !["county", "municipality", "town", "part"].contains(&text) => {
                Ok(Self::Word(text.to_owned()))
            }
            _ => Err("rules-wrong-place"),
        }
    }
}

impl fmt::Display for Where {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::County(name) => write!(f, "county {name}"),
            Self::Municipality(name) => write!(f, "municipality {name}"),
            Self::Town(name) => write!(f, "town {name}"),
            Self::Part(name) => write!(f, "part {name}"),
            Self::Near(km, town) => write!(f, "within {km} km of {town}"),
            Self::Word(word) => f.write_str(word),
        }
    }
}
