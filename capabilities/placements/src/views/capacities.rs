//! The seats of a period: by municipality, one group of them, and a new group.

use kernel::{CapacityId, Refusal, UnitId};
use maud::html;
use platform::texts::Text;
use platform::ui::{
    Choice, Column, Field, Table, Words, button, cell, empty, facts, form_get, form_post, link_button, number,
    quiet_button, row_head,
};
use platform::web::Page;

use super::parts::{Filled, Head, IMPORT_SEATS, Slice, link};

/// A group of seats in the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// Its id.
    pub id: CapacityId,
    /// The municipality's name; none when the unit is not known any more.
    pub municipality: Option<String>,
    /// The unit's name.
    pub unit: Option<String>,
    /// The type of place.
    pub place_type: String,
    /// Seats.
    pub seats: i64,
    /// Reserved ones.
    pub held: i64,
    /// Taken in the plan that counts.
    pub placed: i64,
}

/// The list.
#[derive(Clone, Debug)]
pub struct List {
    /// Which period.
    pub head: Head,
    /// Groups on this page, by municipality and unit.
    pub rows: Vec<Row>,
    /// Which are shown.
    pub slice: Slice,
    /// All seats of the period.
    pub seats: i64,
}

impl List {
    /// The page.
    pub fn render(&self, t: &Text) -> Page {
        let base = link(t, self.head.id, "/platser");
        let add = link_button(&t.say("placements-add-seats"), &format!("{base}/ny"));
        let page = self.head.page(t, t.say("placements-seats-title"));
        if self.slice.all == 0 {
            let (what, why) = (t.say("placements-seats-empty"), t.say("placements-seats-empty-why"));
            let ways = html! { (add) " " a href=(t.to(IMPORT_SEATS)) { (t.say("placements-to-import")) } };
            return page.lead(html! { (t.say("placements-missing-seats")) }).body(empty(&what, &why, ways));
        }
        let lead = t.with(
            "placements-seats-lead",
            [("n", self.seats.into()), ("what", t.n(self.seats).into()), ("of", self.slice.all.into())],
        );
        page.lead(html! { (lead) })
            .actions(html! { (add) " " a href=(t.to(IMPORT_SEATS)) { (t.say("placements-to-import")) } })
            .body(html! { (self.table(t)) (self.slice.render(t, |page| format!("{base}?sida={page}"))) })
    }

    fn table(&self, t: &Text) -> maud::Markup {
        let columns = vec![
            Column::words(t.say("placements-unit")),
            Column::words(t.say("placements-municipality")),
            Column::words(t.say("placements-place-type")),
            Column::figures(t.say("placements-seats")),
            Column::figures(t.say("placements-reserved")),
            Column::figures(t.say("placements-placed")),
        ];
        let mut table = Table::new("seats", t.say("placements-seats"), columns).quiet_caption();
        for row in &self.rows {
            let name = row.unit.clone().unwrap_or_else(|| t.say("placements-unit-gone"));
            table.row(vec![
                row_head(&name, Some(&link(t, self.head.id, &format!("/platser/{}", row.id)))),
                cell(row.municipality.as_ref().map(|m| html! { (m) })),
                cell(html! { (row.place_type) }),
                number(t.n(row.seats)),
                number(t.n(row.held)),
                number(t.n(row.placed)),
            ]);
        }
        table.render(Words::of(t.lang))
    }

    /// Empty, ordinary, crowded.
    pub fn samples(t: &Text) -> Vec<(&'static str, Page)> {
        let row = |i: usize, unit: Option<&str>| Row {
            id: CapacityId::named(&format!("{i}")),
            municipality: unit.map(|_| "Örnsköldsvik".to_owned()),
            unit: unit.map(str::to_owned),
            place_type: "Individ- och familjeomsorg".to_owned(),
            seats: 4,
            held: i64::from(i == 1),
            placed: 3,
        };
        let list =
            |rows: Vec<Row>, all| Self { head: Head::sample(t), rows, slice: Slice::of(1, all), seats: 4 * all as i64 };
        let long = "Familjeenheten för barn, unga och föräldrar med behov av stöd";
        let many = (0..50).map(|i| row(i, Some(long))).collect();
        vec![
            ("vfu-seats-empty", list(vec![], 0).render(t)),
            ("vfu-seats", list(vec![row(1, Some("Hemtjänst Norr")), row(2, None)], 2).render(t)),
            ("vfu-seats-crowded", list(many, 96).render(t)),
        ]
    }
}

/// One group of seats.
#[derive(Clone, Debug)]
pub struct One {
    /// Which period.
    pub head: Head,
    /// What is shown of it.
    pub row: Row,
    /// The form.
    pub form: Filled,
}

impl One {
    /// The page.
    pub fn render(&self, t: &Text) -> Page {
        let w = Words::of(t.lang);
        let base = link(t, self.head.id, "/platser");
        let name = self.row.unit.clone().unwrap_or_else(|| t.say("placements-unit-gone"));
        let lead = t.with(
            "placements-group-lead",
            [("n", self.row.seats.into()), ("a", self.row.placed.into()), ("b", self.row.held.into())],
        );
        let form = html! {
            (self.form.put(w, "seats", Field::number("seats", t.say("placements-seats")).hint(t.say("placements-seats-hint"))))
            (button(&t.say("placements-save")))
        };
        let both = self.form.both(t, |_, value| (t.say("placements-seats"), value.to_owned()));
        self.head.page(t, name).crumb(t.say("placements-seats"), base.clone()).lead(html! { (lead) }).body(html! {
            (self.form.errors)
            (both)
            (facts(&[
                (t.say("placements-municipality"), html! { (self.row.municipality.clone().unwrap_or_else(|| t.say("placements-municipality-unknown"))) }),
                (t.say("placements-place-type"), html! { (self.row.place_type) }),
                (t.say("placements-placed"), html! { (t.n(self.row.placed)) }),
                (t.say("placements-reserved"), html! { (t.n(self.row.held)) }),
            ]))
            (form_post(&format!("{base}/{}", self.row.id), &self.form.guard, form))
        })
    }

    /// Ordinary, refused, in conflict.
    pub fn samples(t: &Text) -> Vec<(&'static str, Page)> {
        let row = Row {
            id: CapacityId::named("sample"),
            municipality: Some("Åsele".to_owned()),
            unit: Some("Hemtjänst Norr".to_owned()),
            place_type: "Äldreomsorg".to_owned(),
            seats: 4,
            held: 1,
            placed: 2,
        };
        let one = |form| Self { head: Head::sample(t), row: row.clone(), form };
        let taken = crate::rules::seats::set(4, 2, 2, 1).expect_err("three seats are taken");
        let conflict = Refusal::conflict("placements-changed-meanwhile").hint("placements-look-again");
        let mut meanwhile = Filled::sample(t, &[("seats", "4")], Some(conflict));
        meanwhile.conflict = vec![("seats", "5".to_owned(), "4".to_owned())];
        vec![
            ("vfu-group", one(Filled::sample(t, &[("seats", "4")], None)).render(t)),
            ("vfu-group-refused", one(Filled::sample(t, &[("seats", "2")], Some(taken))).render(t)),
            ("vfu-group-conflict", one(meanwhile).render(t)),
        ]
    }
}

/// A new group of seats.
#[derive(Clone, Debug)]
pub struct Add {
    /// Which period.
    pub head: Head,
    /// What was searched for.
    pub sought: String,
    /// Units to choose from: id and label.
    pub units: Vec<(UnitId, String)>,
    /// How many fit, when that is more than are shown.
    pub more: usize,
    /// Types of place.
    pub place_types: Vec<String>,
    /// The form.
    pub form: Filled,
}

impl Add {
    /// The page.
    pub fn render(&self, t: &Text) -> Page {
        let w = Words::of(t.lang);
        let base = link(t, self.head.id, "/platser");
        let here = format!("{base}/ny");
        let units = self.units.iter().map(|(id, label)| Choice::new(id, label)).collect();
        let kinds = self.place_types.iter().map(|kind| Choice::new(kind, kind)).collect();
        let form = html! {
            input type="hidden" name="sok" value=(self.sought);
            (self.form.put(w, "unit", Field::select("unit", t.say("placements-unit"), units)))
            (self.form.put(w, "place_type", Field::select("place_type", t.say("placements-place-type"), kinds)))
            (self.form.put(w, "seats", Field::number("seats", t.say("placements-seats"))))
            (button(&t.say("placements-add-seats")))
        };
        self.head
            .page(t, t.say("placements-add-title"))
            .crumb(t.say("placements-seats"), base)
            .lead(html! { (t.say("placements-add-lead")) })
            .body(html! {
                (self.form.errors)
                (form_get(&here, html! {
                    (Field::search("sok", t.say("placements-search-unit")).value(&self.sought).hint(t.say("placements-search-unit-hint")).render(w))
                    (quiet_button(&t.say("placements-search")))
                }))
                @if self.units.is_empty() {
                    (empty(&t.say("placements-no-unit"), &t.say("placements-no-unit-why"), html! { a href=(here) { (t.say("placements-clear")) } }))
                } @else {
                    @if self.more > self.units.len() {
                        p { (t.with("placements-more-units", [("a", t.n(self.units.len()).into()), ("n", t.n(self.more).into())])) }
                    }
                    (form_post(&here, &self.form.guard, form))
                }
            })
    }

    /// Ordinary, refused, nothing found.
    pub fn samples(t: &Text) -> Vec<(&'static str, Page)> {
        let unit = |name: &str| (UnitId::named(name), name.to_owned());
        let add = |units: Vec<(UnitId, String)>, form| Self {
            head: Head::sample(t),
            sought: "hemtjänst".to_owned(),
            more: units.len() * 3,
            units,
            place_types: vec!["Individ- och familjeomsorg".to_owned(), "Äldreomsorg".to_owned()],
            form,
        };
        let units = vec![unit("Hemtjänst Norr, Åsele"), unit("Hemtjänst Norr, Dorotea")];
        let refusal = Refusal::invalid("placements-seats-refused")
            .field("unit", "placements-unit-wrong")
            .field("seats", "placements-seats-wrong");
        let written = [("unit", ""), ("place_type", "Äldreomsorg"), ("seats", "-2")];
        vec![
            ("vfu-add-seats", add(units.clone(), Filled::default()).render(t)),
            ("vfu-add-seats-refused", add(units, Filled::sample(t, &written, Some(refusal))).render(t)),
            ("vfu-add-seats-none", add(vec![], Filled::default()).render(t)),
        ]
    }
}
