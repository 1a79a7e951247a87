//! Lärbro: the only crate that knows every capability. It mounts their routes in order, wires facts to reactions,
//! and gives the program its commands.
//!
//! This crate does not hold rules or tables: those belong to the capabilities.

pub mod administrator;
pub mod build;
pub mod cli;
pub mod demo;
pub mod public;
pub mod reactions;
pub mod run;
