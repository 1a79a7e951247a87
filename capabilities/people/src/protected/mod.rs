//! Protected identities (skyddade personuppgifter): a person whose name, home or mere presence must not be found,
//! counted or inferred by anybody but two named handlers of the organisation.
//!
//! Every value is sealed with the tenant's key, which lies outside database, backups and logs. What the rest of the
//! house has of the person is a reserved seat ("Reserverad") with an id of chance; the way from one to the other is
//! inside the seal. There is no list with names, no search, no export and no interface for machines.
//! Tables: `people_protected`, `people_protected_cases`, `people_protected_copies`. Facts: none: nothing is told.
//! This module does not know what a placement is: it keeps what it was given, and asks the giver through
//! [`HandPlacing`], which `app` provides.

mod pages;
pub mod rules;
mod store;
mod views;

use kernel::{Lang, ProtectedId};
use platform::db::migrate::Migration;
use platform::house::Boxed;
use platform::prelude::*;
use serde::{Deserialize, Serialize};

pub use rules::CopyKind;
pub use store::copies::move_in;
pub use store::{divert, is_protected, kept_among, seal_again};
pub use views::samples;

/// What is kept of a protected person. Printing it for a log prints nothing.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Details {
    /// The giver's own id of the person, unique within `about`.
    pub reference: String,
    /// What the record belongs to, such as a placement period's id.
    pub about: String,
    /// The reserved seat that stands in for the person.
    pub hold: String,
    /// The name.
    pub name: String,
    /// What a handler must read: label key of the text files, and value.
    pub lines: Vec<(String, String)>,
    /// What the giver needs to make an ordinary record of it again, as the giver wrote it.
    pub record: String,
}

impl std::fmt::Debug for Details {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Details(protected)")
    }
}

/// A place that a handler may choose: its id and what it is called.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// Id of the seats.
    pub id: String,
    /// What a handler reads.
    pub label: String,
    /// Seats that are free.
    pub free: i64,
}

/// The places that a handler may choose for a reserved seat: the first part is the place chosen so far.
pub type Choices = (Option<String>, Vec<Choice>);

/// What the giver of protected records lends: `app` fills it in with functions of the capability that places.
#[derive(Clone, Copy)]
pub struct HandPlacing {
    /// The places for a reserved seat, and the one it has.
    pub choices: for<'a> fn(&'a mut Ctx, &'a Details) -> Boxed<'a, Done<Choices>>,
    /// Puts the reserved seat there.
    pub place: for<'a> fn(&'a mut Ctx, &'a Details, &'a str) -> Boxed<'a, Done<()>>,
    /// Makes an ordinary record of it again; the reserved seat goes.
    pub release: for<'a> fn(&'a mut Ctx, &'a Details) -> Boxed<'a, Done<()>>,
}

impl std::fmt::Debug for HandPlacing {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("HandPlacing")
    }
}

/// A record as the list shows it: a number and a state, nothing of the person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Waiting {
    /// Its id, of chance.
    pub id: ProtectedId,
    /// When it came.
    pub since: Moment,
    /// Whether it has a place.
    pub placed: bool,
    /// The handler who has proposed that the protection ends.
    pub removal_by: Option<kernel::PersonId>,
    /// Row version.
    pub version: i64,
}

/// A copy that may lie outside the seal, for a handler to chase.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LooseCopy {
    /// Which one of the record's copies.
    pub number: i64,
    /// What kind of copy.
    pub kind: CopyKind,
    /// When it was made; of backups, until when they hold the person.
    pub at: Moment,
    /// Who made it.
    pub by: Option<kernel::PersonId>,
    /// Whether a handler has taken care of it.
    pub handled: bool,
}

/// What became of a person whose mark arrived late.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MovedIn {
    /// The record, when it is a new one: then the giver makes the reserved seat. `None` when it was here already.
    pub new: Option<ProtectedId>,
    /// How many copies were found that may lie outside the seal. They stand on A4.
    pub copies: usize,
}

/// Tables of this module.
pub const MIGRATION: Migration = Migration::new(
    "202611250915_people_protected_create",
    include_str!("../../migrations/202611250915_people_protected_create.sql"),
);

/// Sentences of this module.
pub const TEXTS: [(Lang, &str); 2] =
    [(Lang::Sv, include_str!("../../text/protected.sv.ftl")), (Lang::En, include_str!("../../text/protected.en.ftl"))];

/// The table of copies, made after the others.
pub const MIGRATION_OF_COPIES: Migration = Migration::new(
    "202611250916_people_protected_copies",
    include_str!("../../migrations/202611250916_people_protected_copies.sql"),
);

/// A4, for the two handlers of an organisation. Everybody else finds what they find at an address of nothing.
pub fn routes() -> Routes {
    const HANDLERS: Policy = Policy::organisation(&[Role::ProtectedIdentityHandler]).fresh();
    Routes::new()
        .get("/admin/skyddade", HANDLERS, handler!(pages::list))
        .post("/admin/skyddade/{protected}/oppna", HANDLERS, handler!(pages::open), handler!(pages::list))
        .get("/admin/skyddade/arende", HANDLERS, handler!(pages::case))
        .post("/admin/skyddade/arende/plats", HANDLERS, handler!(pages::place), handler!(pages::case))
        .post("/admin/skyddade/arende/upphor", HANDLERS, handler!(pages::remove), handler!(pages::case))
        .post("/admin/skyddade/arende/behall", HANDLERS, handler!(pages::keep), handler!(pages::case))
        .post("/admin/skyddade/arende/kopia", HANDLERS, handler!(pages::copy), handler!(pages::case))
        .post("/admin/skyddade/arende/stang", HANDLERS, handler!(pages::close), handler!(pages::case))
        .menu("/admin/skyddade", "menu-protected", &[Role::ProtectedIdentityHandler])
}
