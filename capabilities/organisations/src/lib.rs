//! Organisations: who there is, where they are, and which function answers.
//!
//! Promises: the real municipalities, regions, HEIs, federations, cooperation areas, learning centres and other
//! providers are embedded with their sources ([`register`]); units lie in levels below an organisation; a function
//! outlives the person who holds it; membership of an area is dated and its mandate is "not stated" where nobody
//! has said it; travel time is an estimate ([`travel`]) that an organisation may override.
//!
//! Tables: `organisations_*`; `organisations_holders` has a person in it. Facts: see [`facts`].
//!
//! This crate does not know which person may see what (the platform's policy does), holds no boundary geometry,
//! and asks no service outside for a distance.

pub mod directory;
pub mod facts;
pub mod forms;
pub mod imports;
pub mod model;
pub mod nearest;
mod pages;
pub mod register;
pub mod rules;
pub mod search;
mod start;
pub mod store;
pub mod tiles;
pub mod travel;
pub mod tree;
mod views;

pub use directory::name_of;
pub use model::{Answer, AreaMember, Function, Holder, Level, Mandate, Organisation, OrganisationKind, Place, Unit};
pub use start::start;

use platform::db::migrate::Migration;
use platform::prelude::*;

const MIGRATIONS: &[Migration] = &[
    Migration::new(
        "202611250920_organisations_create",
        include_str!("../migrations/202611250920_organisations_create.sql"),
    ),
    Migration::new(
        "202611251001_organisations_members",
        include_str!("../migrations/202611251001_organisations_members.sql"),
    ),
];

/// The capability as the house sees it.
pub fn capability() -> Capability {
    Capability {
        name: "organisations",
        routes: pages::routes,
        texts: &[(Lang::Sv, include_str!("../text/sv.ftl")), (Lang::En, include_str!("../text/en.ftl"))],
        migrations: MIGRATIONS,
        jobs: Vec::new,
        importers: imports::importers,
        samples: views::samples,
    }
}

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
