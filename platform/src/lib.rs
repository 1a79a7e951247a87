//! Being built.

pub mod files;
