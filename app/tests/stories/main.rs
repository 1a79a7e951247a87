//! Stories over HTTP, each on both databases: what a person can do, and what nobody can.

#[path = "../support/mod.rs"]
mod support;

mod allocation;
mod board;
mod board_rules;
mod board_together;
mod hygiene;
mod jobs;
mod orders;
mod organisations;
mod people;
mod placements;
mod policy;
mod rulesets;
mod shares;
mod walk;
mod ways;
