//! Files that people hand in and fetch: malformed ones, mutated ones, hostile ones, and the way there and back.

#![allow(clippy::format_collect, clippy::format_push_string, reason = "test files are short and made by writing")]

mod child;
mod dice;
mod export;
mod fuzz;
mod malformed;
mod malformed_csv;
mod malformed_xlsx;
mod packing;
mod review;
