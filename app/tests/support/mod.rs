//! What the tests of the whole house share.

#![allow(dead_code, reason = "each test program uses its own part")]

pub mod crawl;
pub mod example;
pub mod html;
pub mod people;
pub mod postgres;
pub mod samples;
pub mod scan;
pub mod visitor;
pub mod world;

use std::io::Write;

/// Says that a test could not run for want of `what`; fails where everything must run, as under `./test`.
pub fn not_run(what: &str) {
    let line = format!("not run: {what}; ./test starts what is needed");
    // Written past the test harness, which keeps the words of tests that pass to itself.
    writeln!(std::io::stderr(), "{line}").expect("standard error is open");
    assert!(std::env::var_os("LARBRO_TEST_REQUIRE_ALL").is_none_or(|v| v != "1"), "{line}");
}

/// A variable that ./test sets; empty means absent.
pub fn from_test_command(variable: &str) -> Option<String> {
    std::env::var(variable).ok().filter(|value| !value.is_empty())
}
