//! Rules as data (regler): one format for the placement rules of any HEI, read, validated, said in plain words, compared
//! and judged.
//!
//! A rule set is a list of rules. Every rule has the same parts, each a list of short lines: words of a vocabulary, and
//! five notions (condition, moment, number, money, place; see [`piece`]). What a rule is about decides what it means;
//! a rule that is not there is "not stated", which is neither yes nor no.
//! Pure: no clock, no database, no chance.

mod apply;
mod compare;
mod dates;
mod draw;
pub mod examples;
mod judge;
mod model;
mod money;
pub mod piece;
mod read;
mod say;
mod table;
#[cfg(test)]
mod tests;
mod topic;
mod vocabulary;
mod write;

pub use apply::{Applied, Use, apply, class_of, rank_of, uses};
pub use compare::{Change, compare};
pub use dates::{Anchors, Dated, dates};
pub use draw::{Drawn, draw, engine_seed, list_text};
pub use judge::{
    Answer, Due, Fact, Facts, Verdict, area, checks, conflict, holds, permission, priority, shares, smallest_group,
    travel, travel_rule,
};
pub use model::{Force, Part, Rule, RuleSet, Seen, Source};
pub use money::{Claim, Paid, money};
pub use read::{Fault, read, read_rule};
pub use say::{Said, force_word, kronor, part_name, part_words, programmes, rule_name, say, topic_name, word};
pub use table::{Fit, Row, fit, markdown, rows};
pub use topic::{Judged, Topic};
pub use vocabulary::{Vocabulary, house};
pub use write::write;
