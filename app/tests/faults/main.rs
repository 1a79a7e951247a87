//! Faults: the house is killed, damaged, asked twice and at once, and searched for what nobody may find.
//! docs/faults.md lists the tests with their figures.

#[path = "../support/mod.rs"]
mod support;

mod audit;
mod backups;
mod canary;
mod dice;
mod edits;
mod forms;
mod inside;
mod keepers;
mod kills;
mod migrations;
mod schema;
mod server;
