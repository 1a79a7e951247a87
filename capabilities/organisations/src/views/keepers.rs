//! The units that an organisation keeps: its own, and those it has written down for others.

use platform::prelude::*;
use platform::ui::{self, Column, Table, Tone, Words, cell, row_head};

use super::parts::{Slice, some};
use crate::model::Unit;
use crate::{directory, register};

/// The page.
#[derive(Clone, Debug)]
pub struct UnitsPage {
    /// The units on this page of the list.
    pub rows: Vec<Unit>,
    /// Which are shown.
    pub slice: Slice,
    /// Today.
    pub today: Day,
}

impl UnitsPage {
    /// The page.
    pub fn render(&self, t: &Text) -> Page {
        let page = Page::new(t.say("organisations-keep-title"));
        let add = html! {
            a class="button" href=(t.to("/admin/enheter/ny")) { (t.say("organisations-unit-new")) }
            a href=(t.to("/admin/import/units")) { (t.say("organisations-unit-import")) }
        };
        let more = html! {
            p {
                a href=(t.to("/admin/funktioner")) { (t.say("organisations-keep-functions")) } " · "
                a href=(t.to("/admin/restider")) { (t.say("organisations-keep-travel")) }
            }
        };
        if self.slice.all == 0 {
            let (what, why) = (t.say("organisations-keep-empty"), t.say("organisations-keep-empty-why"));
            let ways = html! { div class="row" { (add) } };
            return page
                .lead(html! { (t.say("organisations-keep-lead-none")) })
                .body(html! { (ui::empty(&what, &why, ways)) (more) });
        }
        let lead = t.with("organisations-keep-lead", [("n", self.slice.all.into())]);
        page.lead(html! { (lead) }).actions(add).body(html! {
            (self.table(t))
            (self.slice.render(t, &t.to("/admin/enheter")))
            (more)
        })
    }

    fn table(&self, t: &Text) -> Markup {
        let keys = [
            "organisations-unit",
            "organisations-level",
            "organisations-municipality",
            "organisations-organisation",
            "organisations-state",
        ];
        let columns = keys.iter().map(|key| Column::words(t.say(key))).collect();
        let mut table = Table::new("units", t.say("organisations-keep-title"), columns).quiet_caption();
        for unit in &self.rows {
            let municipality = register::municipality(&unit.municipality).map_or("", |m| m.name.as_str());
            let (tone, key) = if unit.is_open_on(self.today) {
                (Tone::Done, "organisations-open")
            } else {
                (Tone::Plain, "organisations-closed")
            };
            table.row(vec![
                row_head(&unit.name, Some(&t.to(&format!("/admin/enheter/{}", unit.id)))),
                cell(html! { (t.say(&format!("organisations-level-{}", unit.level.code()))) }),
                cell(some(municipality)),
                cell(directory::name_of(unit.organisation, t.lang).and_then(some)),
                cell(ui::badge(tone, &t.say(key))),
            ]);
        }
        table.render(Words::of(t.lang))
    }

    /// Nothing, and several with a closed one.
    pub fn samples(t: &Text) -> Vec<(&'static str, Page)> {
        let today = Day::new(2026, 11, 25).expect("a day");
        let mut rows: Vec<Unit> = register::units().into_iter().take(60).collect();
        rows[1].closed = Day::new(2026, 6, 30);
        let page = |rows: Vec<Unit>| {
            let slice = Slice::of(1, rows.len());
            Self { rows: slice.cut(rows), slice, today }.render(t)
        };
        vec![("keep-units-empty", page(Vec::new())), ("keep-units", page(rows))]
    }
}
