//! How A4 looks.

use platform::prelude::*;
use platform::ui::{self, Field, Guard, Tone, Words};

use super::{Choice, Details, Waiting};

/// The list: numbers and states.
#[derive(Clone, Debug)]
pub struct List {
    /// What waits, the oldest first.
    pub rows: Vec<Waiting>,
    /// A guard for each row's form.
    pub forms: Vec<Guard>,
    /// Whether the handler has a case open.
    pub has_open: bool,
    /// What was refused.
    pub errors: Markup,
    /// The reason as it was written.
    pub reason: String,
}

impl List {
    /// The page.
    pub fn render(&self, t: &Text) -> Page {
        let waiting = self.rows.iter().filter(|r| !r.placed).count();
        let w = Words::of(t.lang);
        Page::new(t.say("protected-title"))
            .lead(html! { (t.with("protected-lead", [("n", waiting.into())])) })
            .body(html! {
                (self.errors)
                @if self.has_open { p { a href=(t.to("/admin/skyddade/arende")) { (t.say("protected-open-now")) } } }
                (ui::notice(Tone::Warning, html! { p { (t.say("protected-care")) } }))
                @if self.rows.is_empty() {
                    (ui::empty(&t.say("protected-empty"), &t.say("protected-empty-why"), html! {}))
                } @else {
                    ul class="list" {
                        @for (number, (row, guard)) in self.rows.iter().zip(&self.forms).enumerate() { li { (self.row(t, w, number, row, guard)) } }
                    }
                }
            })
    }

    fn row(&self, t: &Text, w: Words, number: usize, row: &Waiting, guard: &Guard) -> Markup {
        let (tone, word) =
            if row.placed { (Tone::Done, "protected-has-place") } else { (Tone::Warning, "protected-waits") };
        html! {
            div class="stack" {
                h2 { (t.with("protected-number", [("n", (number + 1).into())])) }
                p { (ui::badge(tone, &t.say(word))) " " span class="small" { (t.with("protected-since", [("day", t.day(row.since.day()).into())])) } }
                @if row.removal_by.is_some() { p { (ui::badge(Tone::Plain, &t.say("protected-removal-waits"))) } }
                (ui::form_post(&t.to(&format!("/admin/skyddade/{}/oppna", row.id)), guard, html! {
                    (Field::text("skal", t.say("protected-reason")).hint(t.say("protected-reason-hint")).value(&self.reason).render_as(w, number))
                    (ui::quiet_button(&t.say("protected-open")))
                }))
            }
        }
    }
}

/// The case that is open.
#[derive(Clone, Debug)]
pub struct Case {
    /// What is kept.
    pub details: Details,
    /// The place chosen so far.
    pub at: Option<String>,
    /// The places to choose from.
    pub choices: Vec<Choice>,
    /// Whether somebody has proposed that the protection ends.
    pub proposed: bool,
    /// Whether it was the acting handler.
    pub proposed_by_me: bool,
    /// A guard for each form.
    pub guards: [Guard; 3],
    /// What was refused.
    pub errors: Markup,
}

impl Case {
    /// The page.
    pub fn render(&self, t: &Text) -> Page {
        let w = Words::of(t.lang);
        let chosen = self.at.as_ref().and_then(|at| self.choices.iter().find(|c| c.id == *at));
        let lead = chosen
            .map_or_else(|| t.say("protected-no-place"), |c| t.with("protected-at", [("place", (&c.label).into())]));
        Page::new(self.details.name.clone())
            .crumb(t.say("protected-title"), t.to("/admin/skyddade"))
            .lead(html! { (lead) })
            .body(html! {
                (self.errors)
                (ui::notice(Tone::Warning, html! { p { (t.say("protected-closes-itself")) } }))
                (ui::facts(&self.details.lines.iter().map(|(key, value)| (t.say(key), html! { (value) })).collect::<Vec<_>>()))
                section { h2 { (t.say("protected-place-title")) } (self.place_form(t, w)) }
                section { h2 { (t.say("protected-end-title")) } (self.end_form(t)) }
                (ui::form_post(&t.to("/admin/skyddade/arende/stang"), &self.guards[2], ui::quiet_button(&t.say("protected-close"))))
            })
    }

    fn place_form(&self, t: &Text, w: Words) -> Markup {
        let choices = self
            .choices
            .iter()
            .filter(|c| c.free > 0 || Some(&c.id) == self.at.as_ref())
            .map(|c| {
                ui::Choice::new(&c.id, t.with("protected-choice", [("place", (&c.label).into()), ("n", c.free.into())]))
            })
            .collect();
        let field =
            Field::select("plats", t.say("protected-place"), choices).value(self.at.clone().unwrap_or_default());
        ui::form_post(
            &t.to("/admin/skyddade/arende/plats"),
            &self.guards[0],
            html! { (field.render(w)) (ui::button(&t.say("protected-save-place"))) },
        )
    }

    fn end_form(&self, t: &Text) -> Markup {
        html! {
            p { (t.say(if self.proposed { "protected-end-second" } else { "protected-end-first" })) }
            @if !self.proposed_by_me {
                (ui::form_post(&t.to("/admin/skyddade/arende/upphor"), &self.guards[1],
                    ui::quiet_button(&t.say(if self.proposed { "protected-agree" } else { "protected-propose" }))))
            }
        }
    }
}

/// Each page in each of its states.
pub fn samples(t: &Text) -> Vec<(&'static str, Page)> {
    let row = |name: &str, placed| Waiting {
        id: kernel::ProtectedId::named(name),
        since: Moment::from_millis(1_795_338_000_000),
        placed,
        removal_by: placed.then(|| kernel::PersonId::named("Bo")),
        version: 1,
    };
    let list = |rows: Vec<Waiting>| List {
        forms: rows.iter().map(|_| Guard::default()).collect(),
        rows,
        has_open: false,
        errors: html! {},
        reason: String::new(),
    };
    let details = Details {
        reference: "s0318".to_owned(),
        about: "p".to_owned(),
        hold: "h".to_owned(),
        name: "Prov Provsson".to_owned(),
        lines: vec![("protected-reference".to_owned(), "s0318".to_owned())],
        record: String::new(),
    };
    let case = Case {
        details,
        at: Some("a".to_owned()),
        choices: vec![Choice {
            id: "a".to_owned(),
            label: "Individ- och familjeomsorgen, Lycksele".to_owned(),
            free: 1,
        }],
        proposed: false,
        proposed_by_me: false,
        guards: [Guard::default(), Guard::default(), Guard::default()],
        errors: html! {},
    };
    let refused = List { has_open: true, ..list(vec![row("a", false), row("b", true)]) };
    vec![
        ("A4 empty", list(Vec::new()).render(t)),
        ("A4 with records", refused.render(t)),
        ("A4 case", case.render(t)),
        ("A4 case proposed", Case { proposed: true, at: None, ..case.clone() }.render(t)),
    ]
}
