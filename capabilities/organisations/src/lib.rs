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
