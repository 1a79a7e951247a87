//! All SQL of organisations: units, functions and travel. The organisations themselves are the embedded register.

pub mod functions;
pub mod travel;
pub mod units;
