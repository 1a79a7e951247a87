//! What an allocation leaves out, said where its result is shown.

use platform::prelude::*;
use platform::ui::{self, Tone};

use crate::plan::Cap;

/// Units that are named before the others are counted.
const NAMED: usize = 5;

/// Units that close, and the cap on pairs.
#[derive(Clone, Debug)]
pub struct Limits {
    /// Unit and municipality, and seats, of each that closes before the period ends.
    pub closed: Vec<(String, i64)>,
    /// How many places count for each student, and whether that left any out.
    pub cap: Cap,
}

impl Limits {
    /// Nothing where nothing was left out.
    pub fn notice(&self, t: &Text) -> Markup {
        if self.closed.is_empty() && self.cap.students == 0 {
            return html! {};
        }
        ui::notice(
            Tone::Plain,
            html! {
                @if !self.closed.is_empty() { p { (self.closed(t)) } }
                @if self.cap.students > 0 {
                    p { (t.with("placements-cap", [("n", self.cap.nearest.into()), ("a", self.cap.students.into())])) }
                }
            },
        )
    }

    fn closed(&self, t: &Text) -> String {
        let named: Vec<&str> = self.closed.iter().take(NAMED).map(|(name, _)| name.as_str()).collect();
        let seats: i64 = self.closed.iter().map(|(_, seats)| seats).sum();
        let more = self.closed.len() - named.len();
        t.with("placements-closed", [("what", named.join(" · ").into()), ("a", more.into()), ("n", seats.into())])
    }
}
