//! All SQL of organisations: units, functions, memberships and travel. The organisations themselves are the embedded register.

pub mod functions;
pub mod members;
pub mod travel;
pub mod units;
