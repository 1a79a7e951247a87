//! Being built.

pub mod login;
