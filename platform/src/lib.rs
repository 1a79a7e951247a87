//! The ground the capabilities stand on: database, pages, sessions, policy, audit log, jobs, files, login.
//!
//! Promises: one transaction per request, opened here and carrying the acting person; a route without a policy does
//! not mount; every change leaves an audit row; a retry never doubles; a job's result counts once.
//! Tables: `platform_*`. Facts: none of its own.
//! This crate does not know any capability, and no sentence that only one capability says.

pub mod audit;
pub mod config;
pub mod db;
pub mod door;
pub mod failure;
pub mod feedback;
pub mod files;
pub mod house;
pub mod import;
pub mod jobs;
pub mod login;
pub mod policy;
pub mod schema;
pub mod session;
pub mod texts;
pub mod ui;
pub mod web;

/// What a capability's pages, stores and rules need, in one line.
pub mod prelude {
    pub use crate::args;
    pub use crate::audit::Entry;
    pub use crate::db::{Row, Tx, Value};
    pub use crate::failure::{Done, Stop};
    pub use crate::handler;
    pub use crate::house::{Capability, Routes};
    pub use crate::import::{Applied, Importer, Reviewed};
    pub use crate::policy::{Policy, Relation};
    pub use crate::texts::{Arg, Text};
    pub use crate::web::{Ctx, Page, Reply};
    pub use kernel::*;
    pub use maud::{Markup, html};
}
