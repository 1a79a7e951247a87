//! Reads the repository and keeps the promises of ARCHITECTURE.md: all of this crate is tests.
//!
//! Each check is a plain function from text to faults. Each has two tests: one reads the repository, one reads
//! an example that is wrong and must be found.
//!
//! This crate does not parse Rust: it reads lines and words, and is content with that.

#![cfg(test)]

mod arrows;
mod dependencies;
mod docs;
mod messages;
mod purity;
mod repository;
mod tables;
mod words;
