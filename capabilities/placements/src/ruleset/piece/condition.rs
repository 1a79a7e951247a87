//! A condition: one line of alternatives. A rule holds when each of its lines does.

use std::fmt;
use std::str::FromStr;

use super::{Hundredths, Wrong, is_word};

/// How a fact is tested.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Test {
    /// It is so.
    Is,
    /// It is this name.
    Named(String),
    /// Below, strictly.
    Below(Hundredths),
    /// At most.
    AtMost(Hundredths),
    /// Above, strictly.
    Above(Hundredths),
    /// At least.
    AtLeast(Hundredths),
}

/// One test of one fact.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Atom {
    /// Whether it must not hold.
    pub not: bool,
    /// The fact, a word.
    pub fact: String,
    /// The test.
    pub test: Test,
}

/// Alternatives: `programme = kpu or programme = k_kpu`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Any(pub Vec<Atom>);

impl FromStr for Atom {
    type Err = Wrong;

    fn from_str(text: &str) -> Result<Self, Wrong> {
        let mut parts: Vec<&str> = text.split_whitespace().collect();
        let not = parts.first() == Some(&"not");
        if not {
            parts.remove(0);
        }
        let fact = |word: &str| if is_word(word) { Ok(word.to_owned()) } else { Err("rules-wrong-condition") };
        match parts.as_slice() {
            [word] => Ok(Self { not, fact: fact(word)?, test: Test::Is }),
            [word, "=", value @ ..] if !value.is_empty() => {
                Ok(Self { not, fact: fact(word)?, test: Test::Named(value.join(" ")) })
            }
            [word, op, value] => {
                let value = Hundredths::parse(value).ok_or("rules-wrong-condition")?;
                let test = match *op {
                    "<" => Test::Below(value),
                    "<=" => Test::AtMost(value),
                    ">" => Test::Above(value),
                    ">=" => Test::AtLeast(value),
                    _ => return Err("rules-wrong-condition"),
                };
                Ok(Self { not, fact: fact(word)?, test })
            }
            _ => Err("rules-wrong-condition"),
        }
    }
}

impl fmt::Display for Atom {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.not {
            f.write_str("not ")?;
        }
        f.write_str(&self.fact)?;
        match &self.test {
            Test::Is => Ok(()),
            Test::Named(name) => write!(f, " = {name}"),
            Test::Below(n) => write!(f, " < {n}"),
            Test::AtMost(n) => write!(f, " <= {n}"),
            Test::Above(n) => write!(f, " > {n}"),
            Test::AtLeast(n) => write!(f, " >= {n}"),
        }
    }
}

impl FromStr for Any {
    type Err = Wrong;

    fn from_str(text: &str) -> Result<Self, Wrong> {
        let padded = format!(" {} ", text.split_whitespace().collect::<Vec<_>>().join(" "));
        padded.split(" or ").map(str::parse).collect::<Result<Vec<Atom>, Wrong>>().map(Self)
    }
}

impl fmt::Display for Any {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (i, atom) in self.0.iter().enumerate() {
            if i > 0 {
                f.write_str(" or ")?;
            }
            write!(f, "{atom}")?;
        }
        Ok(())
    }
}
