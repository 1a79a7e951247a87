//! Words the whole house shares: ids, days and terms, the acting person, refusals, facts, language.
//!
//! Pure: no I/O, no clock, no randomness of its own, no async, and nothing of ours below it.
//! This crate does not know what a database, a page or a capability is.

pub mod actor;
pub mod calendar;
pub mod fact;
pub mod ids;
pub mod refusal;
pub mod text;

pub use actor::{Actor, Assurance, Role, Scope};
pub use calendar::{Day, Moment, Span, Term};
pub use fact::Fact;
pub use ids::{Ids, *};
pub use refusal::Refusal;
pub use text::Lang;
