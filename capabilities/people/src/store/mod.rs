//! All SQL of the capability.
//!
//! Rows of an organisation (`people_memberships`, `people_invitations`) are read with a [`kernel::Scope`], but for two
//! who come before one exists: the directory that makes scopes, and the login.

mod accounts;
mod attempts;
mod invitations;
mod logins;
mod memberships;
mod persons;
mod resets;

pub use accounts::*;
pub use attempts::*;
pub use invitations::*;
pub use logins::*;
pub use memberships::*;
pub use persons::*;
pub use resets::*;
