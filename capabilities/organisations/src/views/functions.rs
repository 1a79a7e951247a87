//! An organisation's functions: the list, and one that is added, changed, held and left.

use platform::prelude::*;
use platform::ui::{self, Cell, Choice, Column, Field, Table, Words, cell, row_head};

use super::organisation::{FunctionRow, State};
use super::parts::{Filled, Slice, contact};

/// The list.
#[derive(Clone, Debug)]
pub struct FunctionsPage {
    /// The functions on this page of the list.
    pub rows: Vec<(FunctionId, FunctionRow)>,
    /// Which are shown.
    pub slice: Slice,
    /// How many of all are vacant.
    pub vacant: usize,
}

impl FunctionsPage {
    /// The page.
    pub fn render(&self, t: &Text) -> Page {
        let page = Page::new(t.say("organisations-functions-title"))
            .crumb(t.say("organisations-keep-title"), t.to("/admin/enheter"));
        let add =
            html! { a class="button" href=(t.to("/admin/funktioner/ny")) { (t.say("organisations-function-new")) } };
        if self.slice.all == 0 {
            let (what, why) = (t.say("organisations-functions-empty"), t.say("organisations-functions-empty-why"));
            return page.lead(html! { (t.say("organisations-functions-lead-none")) }).body(ui::empty(&what, &why, add));
        }
        let lead = t.with("organisations-functions-lead", [("n", self.slice.all.into()), ("a", self.vacant.into())]);
        page.lead(html! { (lead) })
            .actions(add)
            .body(html! { (self.table(t)) (self.slice.render(t, &t.to("/admin/funktioner"))) })
    }

    fn table(&self, t: &Text) -> Markup {
        let keys = ["organisations-function", "organisations-unit", "organisations-contact", "organisations-answers"];
        let columns = keys.iter().map(|key| Column::words(t.say(key))).collect();
        let mut table = Table::new("functions", t.say("organisations-functions-title"), columns).quiet_caption();
        for (id, row) in &self.rows {
            let whole = t.say("organisations-whole");
            table.row(vec![
                row_head(&row.title, Some(&t.to(&format!("/admin/funktioner/{id}")))),
                cell(html! { (row.unit.as_deref().unwrap_or(&whole)) }),
                cell(contact(row.email.as_deref(), row.phone.as_deref())),
                cell(row.state.says(t)),
            ]);
        }
        table.render(Words::of(t.lang))
    }
}

/// A function that exists: how it stands, and who has held it.
#[derive(Clone, Debug)]
pub struct Existing {
    /// Its id.
    pub id: FunctionId,
    /// What it is called.
    pub title: String,
    /// How it stands today.
    pub state: State,
    /// Who holds and has held it, latest first.
    pub history: Vec<(Option<String>, Span)>,
    /// Whether somebody holds it, so that it can be left.
    pub is_held: bool,
    /// The form that appoints.
    pub appoint: Filled,
    /// The form that leaves it vacant.
    pub vacate: Filled,
    /// Who can be appointed.
    pub members: Vec<Choice>,
}

/// A function that is added or changed.
#[derive(Clone, Debug)]
pub struct FunctionPage {
    /// The function; `None` while it is new.
    pub existing: Option<Existing>,
    /// The form.
    pub form: Filled,
    /// Units it may belong to.
    pub units: Vec<Choice>,
    /// Functions that may take over.
    pub others: Vec<Choice>,
}

/// Name and label of each field.
const LABELS: &[(&str, &str)] = &[
    ("title", "organisations-function-title"),
    ("unit", "organisations-unit"),
    ("email", "organisations-email"),
    ("phone", "organisations-phone"),
    ("taken_over_by", "organisations-taken-over-by"),
];

impl FunctionPage {
    /// The page.
    pub fn render(&self, t: &Text) -> Page {
        let title = match &self.existing {
            Some(f) => f.title.clone(),
            None => t.say("organisations-function-new-title"),
        };
        let mut page = Page::new(title)
            .crumb(t.say("organisations-keep-title"), t.to("/admin/enheter"))
            .crumb(t.say("organisations-functions-title"), t.to("/admin/funktioner"))
            .lead(html! {
                @if let Some(f) = &self.existing { (f.state.says(t)) } @else { (t.say("organisations-function-form-lead")) }
            });
        page.is_error = !self.form.errors.0.is_empty();
        page.body(html! {
            (self.form.errors)
            (self.form.both(t, |name, value| self.said(t, name, value)))
            @if let Some(f) = &self.existing { (holding(t, f)) }
            @if self.existing.is_some() {
                section { h2 { (t.say("organisations-function-particulars")) } (self.fields(t)) }
            } @else { (self.fields(t)) }
        })
    }

    fn said(&self, t: &Text, name: &str, value: &str) -> (String, String) {
        let label = LABELS.iter().find(|(n, _)| *n == name).map_or_else(String::new, |(_, key)| t.say(key));
        let chosen =
            |all: &[Choice]| all.iter().find(|c| c.value == value).map_or_else(String::new, |c| c.label.clone());
        let words = match name {
            "unit" => chosen(&self.units),
            "taken_over_by" => chosen(&self.others),
            _ => value.to_owned(),
        };
        (label, words)
    }

    fn fields(&self, t: &Text) -> Markup {
        let (w, f) = (Words::of(t.lang), &self.form);
        let label = |name: &str| self.said(t, name, "").0;
        let with = |none: &str, all: &[Choice]| {
            std::iter::once(Choice::new("", t.say(none))).chain(all.iter().cloned()).collect::<Vec<_>>()
        };
        let units = with("organisations-whole", &self.units);
        let others = with("organisations-taken-over-none", &self.others);
        let id = self.existing.as_ref().map_or_else(|| "ny".to_owned(), |f| f.id.to_string());
        let save = if self.existing.is_some() { "organisations-save" } else { "organisations-function-add" };
        ui::form_post(
            &t.to(&format!("/admin/funktioner/{id}")),
            &f.guard,
            html! {
                (f.put(w, "title", Field::text("title", label("title")).hint(t.say("organisations-function-title-hint"))))
                (f.put(w, "unit", Field::select("unit", label("unit"), units)))
                (f.put(w, "email", Field::email("email", label("email")).attribute("autocomplete", "off").optional().hint(t.say("organisations-email-hint"))))
                (f.put(w, "phone", Field::text("phone", label("phone")).optional().attribute("inputmode", "tel")))
                (f.put(w, "taken_over_by", Field::select("taken_over_by", label("taken_over_by"), others).hint(t.say("organisations-taken-over-hint"))))
                (ui::button(&t.say(save)))
            },
        )
    }

    fn new_sample(t: &Text, existing: Option<Existing>, form: Filled) -> Page {
        let units = vec![Choice::new(UnitId::named("sample"), "Hemtjänst Norr")];
        let others = vec![Choice::new(FunctionId::named("sample"), "Kommunsamordnare")];
        Self { existing, form, units, others }.render(t)
    }
}

fn holding(t: &Text, f: &Existing) -> Markup {
    let base = t.to(&format!("/admin/funktioner/{}", f.id));
    let w = Words::of(t.lang);
    let person = Field::select("person", t.say("organisations-person"), f.members.clone());
    let first = Field::date("first", t.say("organisations-first-day"));
    let last = Field::date("last", t.say("organisations-last-day"));
    html! {
        section {
            h2 { (t.say("organisations-holders")) }
            @if f.history.is_empty() { p { (t.say("organisations-holders-none")) } } @else { (history(t, f)) }
        }
        section {
            h2 { (t.say("organisations-appoint")) }
            @if f.members.is_empty() {
                (ui::empty(&t.say("organisations-members-empty"), &t.say("organisations-members-empty-why"), html! {}))
            } @else {
                (ui::form_post(&format!("{base}/tillsatt"), &f.appoint.guard, html! {
                    (f.appoint.put(w, "person", person)) (f.appoint.put(w, "first", first))
                    (ui::quiet_button(&t.say("organisations-appoint-do")))
                }))
            }
        }
        @if f.is_held {
            section {
                h2 { (t.say("organisations-vacate")) }
                (ui::form_post(&format!("{base}/lamna"), &f.vacate.guard, html! {
                    (f.vacate.put(w, "last", last))
                    (ui::quiet_button(&t.say("organisations-vacate-do")))
                }))
            }
        }
    }
}

fn history(t: &Text, f: &Existing) -> Markup {
    let keys = ["organisations-person", "organisations-first-day", "organisations-last-day"];
    let columns = keys.iter().map(|key| Column::words(t.say(key))).collect();
    let mut table = Table::new("holders", t.say("organisations-holders"), columns).quiet_caption();
    for (name, span) in &f.history {
        let unknown = t.say("organisations-person-gone");
        let last: Cell = match span.last {
            Some(day) => cell(html! { (day) }),
            None => cell(html! { (t.say("organisations-until-further")) }),
        };
        table.row(vec![row_head(name.as_deref().unwrap_or(&unknown), None), cell(html! { (span.first) }), last]);
    }
    table.render(Words::of(t.lang))
}

/// The list empty and filled; a function that is new, wrong, held, vacant, changed by somebody else.
pub fn samples(t: &Text) -> Vec<(&'static str, Page)> {
    let day = |m, d| Day::new(2026, m, d).expect("a day");
    let vacant = State::Vacant { since: Some(day(6, 30)), instead: Some("Kommunsamordnare".to_owned()) };
    let held = State::Held(Some("Jonas Österberg".to_owned()));
    let row = |state: &State| FunctionRow {
        title: "VFU-samordnare".to_owned(),
        unit: None,
        email: Some("vfu@lycksele.example".to_owned()),
        phone: None,
        state: state.clone(),
    };
    let list = |rows: Vec<(FunctionId, FunctionRow)>| {
        FunctionsPage { slice: Slice::of(1, rows.len()), vacant: rows.len() / 2, rows }.render(t)
    };
    let existing = |state: &State, is_held| Existing {
        id: FunctionId::named("sample"),
        title: "VFU-samordnare".to_owned(),
        state: state.clone(),
        history: vec![
            (Some("Jonas Österberg".to_owned()), Span { first: day(7, 1), last: None }),
            (None, Span { first: day(1, 1), last: Some(day(6, 30)) }),
        ],
        is_held,
        appoint: Filled::sample(t, &[("person", ""), ("first", "2026-11-25")], &[]),
        vacate: Filled::sample(t, &[("last", "2026-11-25")], &[]),
        members: if is_held { vec![Choice::new(PersonId::named("sample"), "Jonas Österberg")] } else { Vec::new() },
    };
    let form = || Filled::sample(t, &[("title", "VFU-samordnare"), ("email", "vfu@lycksele.example")], &[]);
    let wrong = [("title", "organisations-name-missing"), ("email", "organisations-email-wrong")];
    let (one, two) = (FunctionId::named("a"), FunctionId::named("b"));
    vec![
        ("functions-empty", list(Vec::new())),
        ("functions", list(vec![(one, row(&held)), (two, row(&vacant))])),
        ("function-new", FunctionPage::new_sample(t, None, Filled::sample(t, &[], &[]))),
        (
            "function-wrong",
            FunctionPage::new_sample(t, None, Filled::sample(t, &[("title", ""), ("email", "x")], &wrong)),
        ),
        ("function-held", FunctionPage::new_sample(t, Some(existing(&held, true)), form())),
        ("function-vacant", FunctionPage::new_sample(t, Some(existing(&vacant, false)), form())),
        (
            "function-conflict",
            FunctionPage::new_sample(t, Some(existing(&held, true)), form().sample_conflict(t, "title", "Samordnare")),
        ),
    ]
}
