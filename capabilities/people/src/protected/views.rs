//! How A4 looks.

use platform::prelude::*;
use platform::ui::{self, Field, Guard, Tone, Words};

use super::rules::CopyKind;
use super::{Choice, Details, LooseCopy, Waiting};

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
    /// The row whose reason was refused.
    pub refused: Option<kernel::ProtectedId>,
    /// Its reason as it was written.
    pub reason: String,
    /// What is wrong with it.
    pub reason_wrong: Option<String>,
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
        let field = Field::text("skal", t.say("protected-reason")).hint(t.say("protected-reason-hint"));
        // The row that was refused has the plain id, which the summary's link leads to.
        let reason = if self.refused == Some(row.id) {
            field.value(&self.reason).error(self.reason_wrong.clone()).render(w)
        } else {
            field.render_as(w, number)
        };
        html! {
            div class="stack" {
                h2 { (t.with("protected-number", [("n", (number + 1).into())])) }
                p { (ui::badge(tone, &t.say(word))) " " span class="small" { (t.with("protected-since", [("day", t.day(row.since.day()).into())])) } }
                @if row.removal_by.is_some() { p { (ui::badge(Tone::Plain, &t.say("protected-removal-waits"))) } }
                (ui::form_post(&t.to(&format!("/admin/skyddade/{}/oppna", row.id)), guard, html! {
                    (reason)
                    (ui::quiet_button(&t.say("protected-open")))
                }))
            }
        }
    }
}

/// A copy outside the seal, as the case shows it.
#[derive(Clone, Debug)]
pub struct CopyShown {
    /// The copy.
    pub copy: LooseCopy,
    /// The name of who made it.
    pub name: Option<String>,
    /// A guard for its form.
    pub guard: Guard,
}

/// A guard for each of the case's forms.
#[derive(Clone, Debug, Default)]
pub struct CaseGuards {
    /// To place by hand.
    pub place: Guard,
    /// To propose or agree that the protection ends.
    pub end: Guard,
    /// To keep the protection.
    pub keep: Guard,
    /// To close the case.
    pub close: Guard,
}

/// The case that is open. Its title names nobody: browsers keep titles in their history.
#[derive(Clone)]
pub struct Case {
    /// What is kept.
    pub details: Details,
    /// The place chosen so far.
    pub at: Option<String>,
    /// The places to choose from.
    pub choices: Vec<Choice>,
    /// What is wrong with the place that was chosen.
    pub place_wrong: Option<String>,
    /// Copies that may lie outside the seal.
    pub copies: Vec<CopyShown>,
    /// Whether somebody has proposed that the protection ends.
    pub proposed: bool,
    /// Whether it was the acting handler.
    pub proposed_by_me: bool,
    /// A guard for each form.
    pub guards: CaseGuards,
    /// What was refused.
    pub errors: Markup,
}

impl std::fmt::Debug for Case {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Case(protected)")
    }
}

impl Case {
    /// The page.
    pub fn render(&self, t: &Text) -> Page {
        let w = Words::of(t.lang);
        let chosen = self.at.as_ref().and_then(|at| self.choices.iter().find(|c| c.id == *at));
        let lead = chosen
            .map_or_else(|| t.say("protected-no-place"), |c| t.with("protected-at", [("place", (&c.label).into())]));
        Page::new(t.say("protected-case-title"))
            .crumb(t.say("protected-title"), t.to("/admin/skyddade"))
            .lead(html! { (lead) })
            .body(html! {
                (self.errors)
                (ui::notice(Tone::Warning, html! { p { (t.say("protected-closes-itself")) } }))
                (ui::facts(&self.facts(t)))
                section { h2 { (t.say("protected-place-title")) } (self.place_form(t, w)) }
                @if !self.copies.is_empty() { section { h2 { (t.say("protected-copies-title")) } (self.copies_list(t)) } }
                section { h2 { (t.say("protected-end-title")) } (self.end_form(t)) }
                (ui::form_post(&t.to("/admin/skyddade/arende/stang"), &self.guards.close, ui::quiet_button(&t.say("protected-close"))))
            })
    }

    fn facts(&self, t: &Text) -> Vec<(String, Markup)> {
        let fixed = [("protected-name", &self.details.name), ("protected-reference", &self.details.reference)];
        let rest = self.details.lines.iter().map(|(key, value)| (key.as_str(), value));
        fixed.into_iter().chain(rest).map(|(key, value)| (t.say(key), html! { (value) })).collect()
    }

    fn copies_list(&self, t: &Text) -> Markup {
        html! {
            p { (t.say("protected-copies-why")) }
            ul class="list" {
                @for shown in &self.copies { li { div class="stack" {
                    p { (copy_sentence(t, shown)) }
                    @if shown.copy.handled {
                        p { (ui::badge(Tone::Done, &t.say("protected-copy-handled"))) }
                    } @else {
                        (ui::form_post(&t.to("/admin/skyddade/arende/kopia"), &shown.guard, html! {
                            input type="hidden" name="nummer" value=(shown.copy.number);
                            (ui::quiet_button(&t.with("protected-copy-handle", [("n", shown.copy.number.into())])))
                        }))
                    }
                } } }
            }
        }
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
        let field = Field::select("plats", t.say("protected-place"), choices)
            .value(self.at.clone().unwrap_or_default())
            .error(self.place_wrong.clone());
        ui::form_post(
            &t.to("/admin/skyddade/arende/plats"),
            &self.guards.place,
            html! { (field.render(w)) (ui::button(&t.say("protected-save-place"))) },
        )
    }

    fn end_form(&self, t: &Text) -> Markup {
        html! {
            p { (t.say(if self.proposed { "protected-end-second" } else { "protected-end-first" })) }
            @if !self.proposed_by_me {
                (ui::form_post(&t.to("/admin/skyddade/arende/upphor"), &self.guards.end,
                    ui::quiet_button(&t.say(if self.proposed { "protected-agree" } else { "protected-propose" }))))
            }
            @if self.proposed {
                (ui::form_post(&t.to("/admin/skyddade/arende/behall"), &self.guards.keep,
                    ui::quiet_button(&t.say("protected-keep"))))
            }
        }
    }
}

fn copy_sentence(t: &Text, shown: &CopyShown) -> String {
    let key = match shown.copy.kind {
        CopyKind::Backup => "protected-copy-backup",
        CopyKind::Export => "protected-copy-export",
        CopyKind::Print => "protected-copy-print",
        CopyKind::Message => "protected-copy-message",
        CopyKind::Look => "protected-copy-look",
    };
    let name = shown.name.clone().unwrap_or_else(|| t.say("protected-copy-nobody"));
    t.with(key, [("day", t.day(shown.copy.at.day()).into()), ("name", name.into())])
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
        refused: None,
        reason: String::new(),
        reason_wrong: None,
    };
    let copies = [CopyKind::Backup, CopyKind::Export, CopyKind::Print, CopyKind::Message, CopyKind::Look];
    let copies = (1..).zip(copies).map(|(number, kind)| CopyShown {
        copy: LooseCopy {
            number,
            kind,
            at: Moment::from_millis(1_795_338_000_000),
            by: None,
            handled: kind == CopyKind::Print,
        },
        name: (kind != CopyKind::Backup).then(|| "Karin Ståhl".to_owned()),
        guard: Guard::default(),
    });
    let details = Details {
        reference: "s0318".to_owned(),
        about: "p".to_owned(),
        hold: "h".to_owned(),
        name: "Prov Provsson".to_owned(),
        lines: Vec::new(),
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
        place_wrong: None,
        copies: copies.collect(),
        proposed: false,
        proposed_by_me: false,
        guards: CaseGuards::default(),
        errors: html! {},
    };
    let with_records = List { has_open: true, ..list(vec![row("a", false), row("b", true)]) };
    let why = t.say("protected-reason-wrong");
    let refused = List {
        errors: ui::error_summary(
            Words::of(t.lang),
            &t.say("protected-reason-refused"),
            &[("skal".to_owned(), why.clone())],
        ),
        refused: Some(kernel::ProtectedId::named("b")),
        reason: "kort".to_owned(),
        reason_wrong: Some(why),
        ..with_records.clone()
    };
    vec![
        ("A4 empty", list(Vec::new()).render(t)),
        ("A4 with records", with_records.render(t)),
        ("A4 refused", refused.render(t)),
        ("A4 case", case.render(t)),
        (
            "A4 case proposed by me",
            Case { proposed: true, proposed_by_me: true, at: None, copies: Vec::new(), ..case.clone() }.render(t),
        ),
        ("A4 case proposed", Case { proposed: true, ..case }.render(t)),
    ]
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use platform::texts::Texts;

    use super::*;

    fn texts() -> Arc<Texts> {
        let [sv, en] = super::super::TEXTS;
        Arc::new(Texts::new(&[sv, en]))
    }

    #[test]
    fn every_page_has_its_sentences_in_both_languages() {
        let texts = texts();
        for lang in Lang::ALL {
            for (name, page) in samples(&Text::new(lang, texts.clone())) {
                let whole = format!("{} {} {}", page.title, page.lead.into_string(), page.body.into_string());
                // A key that has no sentence is shown as it is.
                assert!(!whole.contains("protected-"), "{name} {lang:?}: {whole}");
            }
        }
    }

    #[test]
    fn no_title_names_anybody_and_only_an_open_case_does() {
        for (name, page) in samples(&Text::new(Lang::Sv, texts())) {
            let frame = format!("{} {:?} {}", page.title, page.crumbs, page.lead.into_string());
            assert!(!frame.contains("Provsson"), "{name}: {frame}");
            assert_eq!(page.body.into_string().contains("Prov Provsson"), name.starts_with("A4 case"), "{name}");
        }
    }

    #[test]
    fn a_refused_reason_stands_at_its_own_record_only() {
        let pages = samples(&Text::new(Lang::Sv, texts()));
        let page = pages.into_iter().find(|(name, _)| *name == "A4 refused").map(|(_, page)| page);
        let body = page.map(|p| p.body.into_string()).unwrap_or_default();
        assert_eq!((body.matches("id=\"f-skal\"").count(), body.matches("value=\"kort\"").count()), (1, 1), "{body}");
    }

    #[test]
    fn nothing_of_a_person_is_printed_for_a_log() {
        let details = Details {
            reference: "kanarie-1".to_owned(),
            about: "kanarie-2".to_owned(),
            hold: "kanarie-3".to_owned(),
            name: "kanarie-4".to_owned(),
            lines: vec![("kanarie-5".to_owned(), "kanarie-6".to_owned())],
            record: "kanarie-7".to_owned(),
        };
        let case = Case {
            details: details.clone(),
            at: Some("kanarie-8".to_owned()),
            choices: vec![Choice { id: "kanarie-9".to_owned(), label: "kanarie-10".to_owned(), free: 1 }],
            place_wrong: None,
            copies: Vec::new(),
            proposed: false,
            proposed_by_me: false,
            guards: CaseGuards::default(),
            errors: html! {},
        };
        let printed = format!("{details:?} {details:#?} {case:?} {case:#?}");
        assert!(!printed.contains("kanarie"), "{printed}");
    }
}
