//! The house in a real browser: what every screen looks like to axe and on a narrow window, and whether its jobs can
//! be done without script and without a mouse.

#[path = "../browser/mod.rs"]
mod browser;
#[path = "../support/mod.rs"]
mod support;

mod every;
mod jobs;
