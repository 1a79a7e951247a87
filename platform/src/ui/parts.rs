//! Smaller parts: notices, badges, figures, lists.

use maud::{Markup, html};

use super::Words;
use super::icons::{Icon, icon};

/// How something stands. Said by icon and word as well as by colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// Nothing special.
    Plain,
    /// Good.
    Done,
    /// Look out.
    Warning,
    /// Wrong.
    Error,
}

impl Tone {
    fn class(self) -> &'static str {
        match self {
            Self::Plain => "plain",
            Self::Done => "done",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }

    fn icon(self) -> Icon {
        match self {
            Self::Plain => Icon::Info,
            Self::Done => Icon::Check,
            Self::Warning => Icon::Warning,
            Self::Error => Icon::Error,
        }
    }
}

/// A notice in the page.
pub fn notice(tone: Tone, body: Markup) -> Markup {
    html! { div class=(format!("notice {}", tone.class())) { (icon(tone.icon())) div { (body) } } }
}

/// A status: icon, word, colour.
#[derive(Clone, Debug)]
pub struct Badge {
    /// How it stands.
    pub tone: Tone,
    /// The word.
    pub word: String,
}

/// Draws a status.
pub fn badge(tone: Tone, word: &str) -> Markup {
    html! { span class=(format!("badge {}", tone.class())) { (icon(tone.icon())) (word) } }
}

/// A status with an icon of its own, such as [`Icon::Search`] beside "Undersöks".
pub fn badge_with(drawn: Icon, tone: Tone, word: &str) -> Markup {
    html! { span class=(format!("badge {}", tone.class())) { (icon(drawn)) (word) } }
}

/// A figure with what it counts.
#[derive(Clone, Debug)]
pub struct Figure {
    /// What it counts.
    pub label: String,
    /// The figure, ready to print.
    pub figure: String,
    /// A few words under it.
    pub note: Option<String>,
}

/// At most four figures.
pub fn figures(all: &[Figure]) -> Markup {
    debug_assert!(all.len() <= 4, "nobody reads a fifth figure");
    html! {
        dl class="figures" {
            @for f in all {
                div { dt { (f.label) } dd { span class="figure" { (f.figure) @if let Some(note) = &f.note { " " small { (note) } } } } }
            }
        }
    }
}

/// Names and what they are.
pub fn facts(rows: &[(String, Markup)]) -> Markup {
    html! { dl class="facts" { @for (name, what) in rows { div { dt { (name) } dd { (what) } } } } }
}

/// Beyond this many nobody counts squares, and part of them would mislead: only the number is printed.
const MOST_SQUARES: i64 = 24;

/// Seats as squares, with the number in words: `3 av 4`.
pub fn seats(w: Words, taken: i64, all: i64) -> Markup {
    seats_proposed(w, taken, 0, all)
}

/// Seats as squares of which the last `proposed` of those taken are only proposed, and hatched.
pub fn seats_proposed(w: Words, taken: i64, proposed: i64, all: i64) -> Markup {
    let shown = if all > MOST_SQUARES { 0 } else { all.max(0) };
    let filled = taken.clamp(0, shown);
    let settled = (taken - proposed).clamp(0, filled);
    html! {
        span class="seats" {
            @if shown > 0 {
                span class="squares" aria-hidden="true" {
                    @for _ in 0..settled { b {} }
                    @for _ in settled..filled { b class="new" {} }
                    @for _ in filled..shown { i {} }
                }
            }
            span class="num" { (taken) " " (w.of) " " (all) }
        }
    }
}

/// A part of a whole as a bar, with the numbers in words: `14 av 15`. More than the whole fills it.
pub fn share(w: Words, part: i64, of: i64) -> Markup {
    let filled = (part.clamp(0, of.max(0)) * 100).checked_div(of).unwrap_or(0);
    html! {
        span class="share" {
            svg viewBox="0 0 100 8" width="100" height="8" aria-hidden="true" {
                rect class="whole" width="100" height="8" rx="2" {}
                rect class="part" width=(filled) height="8" rx="2" {}
            }
            span class="num" { (part) " " (w.of) " " (of) }
        }
    }
}

/// A rule and whether it holds. An unmet wish breaks no rule, and is a warning and no error.
#[derive(Clone, Debug)]
pub struct Rule {
    /// Whether it holds.
    pub met: bool,
    /// What it says.
    pub says: String,
    /// The value, such as "74 min, gräns 90".
    pub value: String,
}

/// Rules with their values.
pub fn rules(w: Words, all: &[Rule]) -> Markup {
    html! {
        ul class="rules" {
            @for rule in all {
                li {
                    span class=(if rule.met { "yes" } else { "no" }) {
                        (icon(if rule.met { Icon::Check } else { Icon::Cross }))
                        span class="hidden" { (if rule.met { w.met } else { w.unmet }) ": " }
                    }
                    span { (rule.says) }
                    span class="num" { (rule.value) }
                }
            }
        }
    }
}

/// Something that happened.
#[derive(Clone, Debug)]
pub struct Happening {
    /// When, in words.
    pub when: String,
    /// Who, by function.
    pub who: String,
    /// What.
    pub what: String,
}

/// What happened, newest first.
pub fn timeline(all: &[Happening]) -> Markup {
    html! { ol class="timeline" { @for h in all { li { p { (h.what) } p class="small" { (h.when) " · " (h.who) } } } } }
}

/// What will be here, why it is empty, and what to do.
pub fn empty(what: &str, why: &str, action: Markup) -> Markup {
    html! { div class="empty" { p { strong { (what) } } p { (why) } (action) } }
}

/// Something that opens.
pub fn details(summary: &str, body: Markup) -> Markup {
    html! { details { summary { (summary) } div class="inside" { (body) } } }
}

/// A step of a job that has several.
#[derive(Clone, Debug)]
pub struct Step {
    /// What is done in it.
    pub label: String,
    /// Whether it is done.
    pub done: bool,
    /// Where it is done.
    pub href: Option<String>,
    /// A few words, such as a count.
    pub note: String,
}

/// The steps of a job in order, with what is done.
pub fn steps(w: Words, all: &[Step]) -> Markup {
    html! {
        ol class="steps" {
            @for step in all {
                li class=[step.done.then_some("done")] {
                    span class="mark" { @if step.done { (icon(Icon::Check)) span class="hidden" { (w.lists.done) ": " } } }
                    div { @if let Some(href) = &step.href { a href=(href) { (step.label) } } @else { (step.label) } p class="small" { (step.note) } }
                }
            }
        }
    }
}

/// How far a job is. With script it moves by itself; without, the page loads itself again.
pub fn progress(permille: i64, sentence: &str, source: &str, then: &str) -> Markup {
    html! {
        div class="progress" data-progress=(source) data-then=(then) {
            progress max="1000" value=(permille) aria-labelledby="progress-says" {}
            p id="progress-says" { (sentence) }
            // What is heard changes more seldom than what is seen.
            p class="hidden" role="status" {}
        }
    }
}

/// A pane of a board.
#[derive(Clone, Debug)]
pub struct Pane {
    /// Unique on the page.
    pub id: String,
    /// What is in it.
    pub heading: String,
    /// How many, beside the heading.
    pub count: Option<String>,
    /// The content.
    pub body: Markup,
}

/// Two or three panes beside one another, below one another where the window is narrow. Each is a named region, so
/// that one can jump between them.
pub fn board(panes: &[Pane]) -> Markup {
    debug_assert!((2..=3).contains(&panes.len()), "a board has two or three panes");
    html! {
        div class=(if panes.len() == 2 { "board two" } else { "board" }) {
            @for pane in panes {
                section aria-labelledby=(pane.id) {
                    h2 id=(pane.id) { (pane.heading) @if let Some(count) = &pane.count { " " span class="count" { (count) } } }
                    (pane.body)
                }
            }
        }
    }
}
