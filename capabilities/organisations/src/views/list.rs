//! "Vilken organisation söker du?"

use platform::prelude::*;
use platform::ui::{self, Choice, Column, Field, Table, Tone, Words, cell, row_head};

use super::parts::{Slice, encoded, some};
use crate::model::{Organisation, OrganisationKind};
use crate::{directory, register};

/// The page.
#[derive(Clone, Debug)]
pub struct ListPage {
    /// What was written.
    pub written: String,
    /// The kind that was chosen.
    pub kind: Option<OrganisationKind>,
    /// The organisations on this page of the list.
    pub rows: Vec<&'static Organisation>,
    /// Which are shown.
    pub slice: Slice,
    /// Whether they only come near what was written.
    pub guess: bool,
}

/// The place of an organisation's seat with its county: "Lycksele, Västerbottens län".
pub fn place(organisation: &Organisation) -> String {
    let municipality = organisation.municipality.as_deref().and_then(register::municipality);
    let Some(municipality) = municipality else { return String::new() };
    let county = register::counties().iter().find(|c| c.code == municipality.county);
    let county = county.map_or("", |c| c.name.as_str());
    if organisation.kind == OrganisationKind::Municipality {
        return county.to_owned();
    }
    format!("{}, {county}", municipality.name)
}

impl ListPage {
    /// The page.
    pub fn render(&self, t: &Text) -> Page {
        Page::new(t.say("organisations-list-title")).lead(html! { (self.lead(t)) }).body(html! {
            (self.filter(t))
            @if self.guess { (ui::notice(Tone::Warning, html! { p { (t.with("organisations-list-guess", [("what", (&self.written).into())])) } })) }
            @if self.rows.is_empty() { (self.nothing(t)) } @else { (self.table(t)) (self.slice.render(t, &self.address(t))) }
            p class="small" { a href=(t.to("/om/kallor")) { (t.say("organisations-list-sources")) } }
        })
    }

    fn lead(&self, t: &Text) -> String {
        let n = [("n", self.slice.all.into()), ("what", t.n(self.slice.all).into())];
        match self.kind {
            Some(kind) => t.with(&format!("organisations-count-{}", kind.code()), n),
            None => t.with("organisations-count-all", n),
        }
    }

    fn filter(&self, t: &Text) -> Markup {
        let w = Words::of(t.lang);
        let mut kinds = vec![Choice::new("", t.say("organisations-kind-every"))];
        kinds.extend(
            OrganisationKind::ALL.map(|k| Choice::new(k.code(), t.say(&format!("organisations-kinds-{}", k.code())))),
        );
        let search = Field::search("q", t.say("organisations-list-search"))
            .hint(t.say("organisations-list-hint"))
            .value(&self.written);
        let kind = Field::select("typ", t.say("organisations-list-kind"), kinds)
            .value(self.kind.map_or("", OrganisationKind::code));
        html! {
            search {
                (ui::form_get(&t.to("/organisationer"), html! {
                    (search.render(w)) (kind.render(w)) (ui::button(&t.say("organisations-list-show")))
                }))
            }
        }
    }

    fn nothing(&self, t: &Text) -> Markup {
        let what = t.with("organisations-list-nothing", [("what", (&self.written).into())]);
        let way = html! { a href=(t.to("/organisationer")) { (t.say("organisations-list-clear")) } };
        ui::empty(&what, &t.say("organisations-list-nothing-why"), way)
    }

    fn table(&self, t: &Text) -> Markup {
        let columns = ["organisations-name", "organisations-kind", "organisations-place"];
        let columns = columns.iter().map(|key| Column::words(t.say(key))).collect();
        let mut table = Table::new("hits", t.say("organisations-list-caption"), columns).quiet_caption();
        for o in &self.rows {
            table.row(vec![
                row_head(directory::name(o, t.lang), Some(&t.to(&format!("/organisationer/{}", o.code)))),
                cell(html! { (t.say(&format!("organisations-kind-{}", o.kind.code()))) }),
                cell(some(&place(o))),
            ]);
        }
        table.render(Words::of(t.lang))
    }

    fn address(&self, t: &Text) -> String {
        let kind = self.kind.map_or("", OrganisationKind::code);
        format!("{}?q={}&typ={kind}", t.to("/organisationer"), encoded(&self.written))
    }

    /// Everything, one kind, a guess, nothing.
    pub fn samples(t: &Text) -> Vec<(&'static str, Page)> {
        let page = |written: &str, kind: Option<OrganisationKind>| {
            let found = directory::find(written, kind);
            let slice = Slice::of(1, found.len());
            let guess = directory::is_guess(written, &found);
            Self { written: written.to_owned(), kind, rows: slice.cut(found), slice, guess }.render(t)
        };
        vec![
            ("organisations", page("", None)),
            ("organisations-kind", page("", Some(OrganisationKind::Hei))),
            ("organisations-one", page("Lycksele", Some(OrganisationKind::Municipality))),
            ("organisations-guess", page("Dortea", None)),
            ("organisations-nothing", page("Qwxzyt", None)),
        ]
    }
}
