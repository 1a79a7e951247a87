//! The demo's walk holds: every page of its story is there, in both languages, with its words and within its time.

use larbro::demo::check::{Rules, walk};

/// A debug build on a busy machine is no measure; the command holds a release build to a second.
const GENEROUS_MS: u64 = 30_000;

fn rules(slowest_ms: u64) -> Rules {
    Rules { program: env!("CARGO_BIN_EXE_larbro").into(), slowest_ms: Some(slowest_ms), whole_ms: None }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_demo_is_walked_from_the_start_page_to_the_log() {
    let mut lines = Vec::new();
    let walked = walk(&rules(GENEROUS_MS), &mut |line| lines.push(line.to_owned())).await.expect("the walk ends well");
    assert!(walked.steps > 80 && walked.pages > 150, "{walked:?}");
    assert_eq!(lines.len(), walked.steps + 1, "each step is a line, and the last line counts");
    assert!(lines[walked.steps].contains(&format!("{} steps", walked.steps)), "{lines:?}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_page_that_takes_too_long_ends_the_walk() {
    let stop = walk(&rules(0), &mut |_| ()).await.expect_err("no server answers 150 pages in no time at all");
    assert!(stop.to_string().contains("ms on the server, at most 0"), "{stop}");
}
