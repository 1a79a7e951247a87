//! Organisations: who there is, where they are, and which function answers.
//!
//! Promises: the real municipalities, regions, HEIs, federations, cooperation areas, learning centres and other
//! providers are embedded with their sources ([`register`]); units lie in levels below an organisation; a function
//! outlives the person who holds it; membership of an area is dated and its mandate is "not stated" where nobody
//! has said it; travel time is an estimate ([`travel`]) that an organisation may override.
//!
//! This crate does not know which person may see what (the platform's policy does), holds no boundary geometry,
//! and asks no service outside for a distance.

pub mod facts;
pub mod imports;
pub mod model;
pub mod nearest;
pub mod register;
pub mod rules;
pub mod search;
pub mod tiles;
pub mod travel;

pub use model::{Answer, AreaMember, Function, Holder, Level, Mandate, Organisation, OrganisationKind, Place, Unit};

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, BTreeSet};

    /// Each sentence's key and the names of what stands in it.
    fn sentences(text: &str) -> BTreeMap<&str, BTreeSet<&str>> {
        let names = |sentence| str::split(sentence, "{ $").skip(1).filter_map(|rest| rest.split(' ').next()).collect();
        text.lines().filter_map(|line| line.split_once(" = ")).map(|(key, says)| (key, names(says))).collect()
    }

    #[test]
    fn both_languages_say_the_same_things() {
        let (sv, en) = (sentences(include_str!("../text/sv.ftl")), sentences(include_str!("../text/en.ftl")));
        assert!(sv.len() > 60);
        assert_eq!(sv, en);
    }
}

use platform::prelude::*;

/// The capability as the house sees it.
pub fn capability() -> Capability {
    Capability {
        name: "organisations",
        routes: Routes::new,
        texts: &[(Lang::Sv, include_str!("../text/sv.ftl")), (Lang::En, include_str!("../text/en.ftl"))],
        migrations: &[],
        jobs: Vec::new,
        samples: |_| Vec::new(),
    }
}
