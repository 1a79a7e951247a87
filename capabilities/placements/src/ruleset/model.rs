//! Nouns of rules as data.

use std::collections::BTreeMap;

use super::piece::{Any, Money, Number, Time, Where};
use super::topic::Topic;

/// The rules of one programme or several, as one source states them.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct RuleSet {
    /// Short name, unique at the HEI: `lu-teacher`.
    pub id: String,
    /// Which edition of the source's page it is, where several are known.
    pub edition: String,
    /// What people call it.
    pub title: String,
    /// Whose rules: names of HEIs, or of a host.
    pub hei: Vec<String>,
    /// Programmes.
    pub programmes: Vec<String>,
    /// The profession, or nothing.
    pub profession: String,
    /// Cohorts, as `2020-HT`; empty for all.
    pub cohorts: Vec<String>,
    /// What layer of rules it is, from the widest: `university_rule`, `faculty_routine`.
    pub layers: Vec<String>,
    /// Where it was read.
    pub source: Source,
    /// Words of its own: word → Swedish, English.
    pub words: BTreeMap<String, [String; 2]>,
    /// The rules, in the order of the page.
    pub rules: Vec<Rule>,
}

/// How much of the source was seen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Seen {
    /// All of it.
    #[default]
    Whole,
    /// A part: more rules may exist.
    Part,
}

/// Where rules were read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Source {
    /// The page's title.
    pub title: String,
    /// Its address.
    pub url: String,
    /// Further addresses.
    pub also: Vec<String>,
    /// The date on the page, as it stands.
    pub page_date: String,
    /// How much was seen.
    pub seen: Seen,
    /// Why it may be wrong: `mirror_site`; empty for the publisher's own page.
    pub doubt: String,
    /// Key phrases as they are stated, to check a rule against.
    pub quotes: Vec<String>,
}

/// How firm a rule is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Force {
    /// It must be so (ska).
    Must,
    /// It should be so (bör).
    Should,
    /// An aim (mål).
    Aim,
    /// It may be so (får).
    May,
    /// It should not be so.
    ShouldNot,
    /// It must not be so.
    MustNot,
}

impl Force {
    /// All, as a form lists them.
    pub const ALL: [(Self, &'static str); 6] = [
        (Self::Must, "must"),
        (Self::Should, "should"),
        (Self::Aim, "aim"),
        (Self::May, "may"),
        (Self::ShouldNot, "should_not"),
        (Self::MustNot, "must_not"),
    ];

    /// The word in a file.
    pub fn code(self) -> &'static str {
        Self::ALL.iter().find(|(force, _)| *force == self).map_or("", |(_, code)| code)
    }

    /// Reads the word of a file.
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.iter().find(|(_, c)| *c == code).map(|(force, _)| *force)
    }
}

/// The parts of a rule that hold lines.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// What it concerns: words.
    What,
    /// Who does it: words.
    Who,
    /// To whom or for whom: words.
    To,
    /// Counted or travelled from: words.
    From,
    /// What must be shown: words.
    Proof,
    /// What follows: words.
    Effect,
    /// Places.
    Where,
    /// Numbers.
    Number,
    /// Money.
    Money,
    /// Moments.
    When,
    /// Conditions; all must hold.
    If,
}

impl Part {
    /// All, in the order they are written and said.
    pub const ALL: [(Self, &'static str); 11] = [
        (Self::What, "what"),
        (Self::Who, "who"),
        (Self::To, "to"),
        (Self::From, "from"),
        (Self::Where, "where"),
        (Self::Number, "number"),
        (Self::Money, "money"),
        (Self::When, "when"),
        (Self::If, "if"),
        (Self::Proof, "proof"),
        (Self::Effect, "effect"),
    ];

    /// The key in a file.
    pub fn code(self) -> &'static str {
        Self::ALL.iter().find(|(part, _)| *part == self).map_or("", |(_, code)| code)
    }

    /// Reads the key of a file.
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.iter().find(|(_, c)| *c == code).map(|(part, _)| *part)
    }
}

/// One rule.
#[derive(Clone, Debug, PartialEq)]
pub struct Rule {
    /// Its name, unique in the set.
    pub name: String,
    /// What it is about.
    pub about: Topic,
    /// How firm; none when the source does not say.
    pub force: Option<Force>,
    /// Its place in an order of ranks or steps, from 1.
    pub rank: Option<u32>,
    /// What it concerns.
    pub what: Vec<String>,
    /// Who does it.
    pub who: Vec<String>,
    /// To whom or for whom.
    pub to: Vec<String>,
    /// Counted or travelled from.
    pub from: Vec<String>,
    /// What must be shown.
    pub proof: Vec<String>,
    /// What follows.
    pub effect: Vec<String>,
    /// Places.
    pub places: Vec<Where>,
    /// Numbers.
    pub numbers: Vec<Number>,
    /// Money.
    pub money: Vec<Money>,
    /// Moments.
    pub when: Vec<Time>,
    /// Conditions; all must hold.
    pub conditions: Vec<Any>,
}

impl Rule {
    /// A rule with nothing in it yet.
    pub fn new(name: &str, about: Topic) -> Self {
        Self {
            name: name.to_owned(),
            about,
            force: None,
            rank: None,
            what: Vec::new(),
            who: Vec::new(),
            to: Vec::new(),
            from: Vec::new(),
            proof: Vec::new(),
            effect: Vec::new(),
            places: Vec::new(),
            numbers: Vec::new(),
            money: Vec::new(),
            when: Vec::new(),
            conditions: Vec::new(),
        }
    }

    /// The lines of a part, as a file holds them.
    pub fn lines(&self, part: Part) -> Vec<String> {
        fn printed<T: ToString>(pieces: &[T]) -> Vec<String> {
            pieces.iter().map(ToString::to_string).collect()
        }
        match part {
            Part::What => self.what.clone(),
            Part::Who => self.who.clone(),
            Part::To => self.to.clone(),
            Part::From => self.from.clone(),
            Part::Proof => self.proof.clone(),
            Part::Effect => self.effect.clone(),
            Part::Where => printed(&self.places),
            Part::Number => printed(&self.numbers),
            Part::Money => printed(&self.money),
            Part::When => printed(&self.when),
            Part::If => printed(&self.conditions),
        }
    }

    /// Whether it forbids.
    pub fn forbids(&self) -> bool {
        matches!(self.force, Some(Force::MustNot | Force::ShouldNot))
    }
}

impl RuleSet {
    /// The rules about something, in their order of ranks.
    pub fn about(&self, topic: Topic) -> Vec<&Rule> {
        let mut found: Vec<&Rule> = self.rules.iter().filter(|r| r.about == topic).collect();
        found.sort_by_key(|r| r.rank.unwrap_or(u32::MAX));
        found
    }

    /// A rule by its name.
    pub fn rule(&self, name: &str) -> Option<&Rule> {
        self.rules.iter().find(|r| r.name == name)
    }
}
