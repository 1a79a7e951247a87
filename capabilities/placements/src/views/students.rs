//! The students of a period, and one of them.

use kernel::{Refusal, StudentId};
use maud::html;
use platform::texts::Text;
use platform::ui::{
    Choice, Column, Field, Table, Words, button, cell, empty, facts, form_get, form_post, link_button, number,
    quiet_button, row_head,
};
use platform::web::Page;

use super::parts::{Filled, Head, IMPORT_STUDENTS, Slice, encoded, link};
use super::period::municipality_cell;
use crate::store::overview::{Listed, Placed};

/// The list.
#[derive(Clone, Debug)]
pub struct List {
    /// Which period.
    pub head: Head,
    /// How many students the period has.
    pub all: usize,
    /// Students on this page.
    pub rows: Vec<Listed>,
    /// Which of those that fit the filter are shown.
    pub slice: Slice,
    /// Filter: code of a municipality.
    pub municipality: String,
    /// Filter: part of a name or reference.
    pub name: String,
    /// Municipalities to filter by: code and name.
    pub municipalities: Vec<(String, String)>,
}

impl List {
    /// The page.
    pub fn render(&self, t: &Text) -> Page {
        let page = self.head.page(t, t.say("placements-students-title"));
        let import = link_button(&t.say("placements-to-import"), &t.to(IMPORT_STUDENTS));
        if self.all == 0 {
            let (what, why) = (t.say("placements-students-empty"), t.say("placements-students-empty-why"));
            return page.lead(html! { (t.say("placements-no-students-yet")) }).body(empty(&what, &why, import));
        }
        let base = link(t, self.head.id, "/studenter");
        let lead = t.with("placements-students-lead", [("n", self.all.into()), ("what", t.n(self.all).into())]);
        page.lead(html! { (lead) }).body(html! {
            (self.filter(t, &base))
            @if self.rows.is_empty() {
                (empty(&t.say("placements-no-hits"), &t.say("placements-no-hits-why"), html! { a href=(base) { (t.say("placements-clear")) } }))
            } @else {
                @if self.slice.all < self.all {
                    p { (t.with("placements-hits", [("n", self.slice.all.into()), ("what", t.n(self.slice.all).into())])) " " a href=(base) { (t.say("placements-clear")) } }
                }
                (self.table(t))
                (self.slice.render(t, |page| format!("{base}?kommun={}&namn={}&sida={page}", encoded(&self.municipality), encoded(&self.name))))
            }
        })
    }

    fn filter(&self, t: &Text, base: &str) -> maud::Markup {
        let w = Words::of(t.lang);
        let mut choices = vec![Choice::new("", t.say("placements-everywhere"))];
        choices.extend(self.municipalities.iter().map(|(code, name)| Choice::new(code, name)));
        form_get(
            base,
            html! {
                (Field::search("namn", t.say("placements-search-name")).value(&self.name).render(w))
                (Field::select("kommun", t.say("placements-municipality"), choices).value(&self.municipality).render(w))
                (quiet_button(&t.say("placements-show")))
            },
        )
    }

    fn table(&self, t: &Text) -> maud::Markup {
        let columns = vec![
            Column::words(t.say("placements-name")),
            Column::words(t.say("placements-reference")),
            Column::words(t.say("placements-municipality")),
            Column::words(t.say("placements-place-type")),
            Column::figures(t.say("placements-priority")),
        ];
        let mut table = Table::new("students", t.say("placements-students"), columns).quiet_caption();
        for s in &self.rows {
            table.row(vec![
                row_head(&s.name, Some(&link(t, self.head.id, &format!("/studenter/{}", s.id)))),
                cell(html! { (s.reference) }),
                municipality_cell(t, s.municipality.as_deref()),
                cell(html! { (s.place_type) }),
                number(s.priority.to_string()),
            ]);
        }
        table.render(Words::of(t.lang))
    }

    /// Empty, ordinary, crowded, nothing that fits.
    pub fn samples(t: &Text) -> Vec<(&'static str, Page)> {
        let listed = |i: usize, name: &str, municipality: Option<&str>| Listed {
            id: StudentId::named(name),
            reference: format!("s{i:03}"),
            name: name.to_owned(),
            municipality: municipality.map(str::to_owned),
            place_type: "Individ- och familjeomsorg".to_owned(),
            priority: 1,
        };
        let list = |rows: Vec<Listed>, all, fits| Self {
            head: Head::sample(t),
            all,
            rows,
            slice: Slice::of(1, fits),
            municipality: String::new(),
            name: String::new(),
            municipalities: vec![("2463".to_owned(), "Åsele".to_owned())],
        };
        let rows: Vec<Listed> = (1..=49).map(|i| listed(i, &format!("Student Nummer-{i}"), Some("2463"))).collect();
        let mut crowded = list(rows, 640, 640);
        crowded.rows.push(listed(50, "Anna-Margareta Österberg Lindström-Hallgrimsdottir af Ånäset", None));
        let few = vec![listed(1, "Elin Ek", Some("2463")), listed(2, "Omar Öst", None)];
        let none = Self { name: "Zinkgruvan".to_owned(), ..list(vec![], 2, 0) };
        vec![
            ("vfu-students-empty", list(vec![], 0, 0).render(t)),
            ("vfu-students", list(few, 2, 2).render(t)),
            ("vfu-students-crowded", crowded.render(t)),
            ("vfu-students-no-hits", none.render(t)),
        ]
    }
}

/// A wish with its way there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wish {
    /// The unit's name, none when it is not known any more.
    pub unit: Option<String>,
    /// Estimated minutes one way.
    pub minutes: Option<u32>,
    /// Seats that the unit offers of the type that is needed.
    pub seats: i64,
}

/// The record of one student.
#[derive(Clone, Debug)]
pub struct One {
    /// Which period.
    pub head: Head,
    /// Its id.
    pub id: StudentId,
    /// Name.
    pub name: String,
    /// The HEI's own id.
    pub reference: String,
    /// Where they live, in words.
    pub home: String,
    /// Wishes, best first.
    pub wishes: Vec<Wish>,
    /// Units they must not come to.
    pub forbidden: Vec<String>,
    /// Where the plan that counts has placed them.
    pub placed: Placed<String>,
    /// Types of place.
    pub place_types: Vec<String>,
    /// The form.
    pub form: Filled,
}

impl One {
    /// The page.
    pub fn render(&self, t: &Text) -> Page {
        let w = Words::of(t.lang);
        let base = link(t, self.head.id, "/studenter");
        let kinds = self.place_types.iter().map(|kind| Choice::new(kind, kind)).collect();
        let yes_no = vec![Choice::new("1", t.say("placements-yes")), Choice::new("0", t.say("placements-no"))];
        let form = html! {
            (self.form.put(w, "car", Field::radios("car", t.say("placements-car"), yes_no).hint(t.say("placements-car-hint"))))
            (self.form.put(w, "place_type", Field::select("place_type", t.say("placements-place-type"), kinds)))
            (self.form.put(w, "priority", Field::number("priority", t.say("placements-priority")).hint(t.say("placements-priority-hint"))))
            (button(&t.say("placements-save")))
        };
        let both = self.form.both(t, |name, value| match (name, value) {
            ("car", "1") => (t.say("placements-car"), t.say("placements-yes")),
            ("car", _) => (t.say("placements-car"), t.say("placements-no")),
            ("priority", n) => (t.say("placements-priority"), n.to_owned()),
            (_, kind) => (t.say("placements-place-type"), kind.to_owned()),
        });
        self.head
            .page(t, self.name.clone())
            .crumb(t.say("placements-students"), base.clone())
            .lead(html! { (self.lead(t)) })
            .body(html! {
                (self.form.errors)
                (both)
                (facts(&[
                    (t.say("placements-reference"), html! { (self.reference) }),
                    (t.say("placements-home"), html! { (self.home) }),
                    (t.say("placements-forbidden"), html! { @if self.forbidden.is_empty() { (t.say("placements-forbidden-none")) } @else { (self.forbidden.join(" · ")) } }),
                ]))
                @if self.wishes.is_empty() { p { (t.say("placements-wishes-none")) } } @else { (self.wish_table(t)) }
                section {
                    h2 { (t.say("placements-change")) }
                    (form_post(&format!("{base}/{}", self.id), &self.form.guard, form))
                }
            })
    }

    fn lead(&self, t: &Text) -> String {
        match &self.placed {
            Placed::NoPlan => t.say("placements-student-no-plan"),
            Placed::Nowhere => t.say("placements-student-unplaced"),
            Placed::At(place) => t.with("placements-student-placed", [("place", place.into())]),
        }
    }

    fn wish_table(&self, t: &Text) -> maud::Markup {
        let columns = vec![
            Column::figures(t.say("placements-wish-rank")),
            Column::words(t.say("placements-unit")),
            Column::figures(t.say("placements-travel")),
            Column::figures(t.say("placements-seats-of-type")),
        ];
        let mut table = Table::new("wishes", t.say("placements-wishes"), columns);
        for (i, wish) in self.wishes.iter().enumerate() {
            table.row(vec![
                number((i + 1).to_string()),
                cell(wish.unit.as_ref().map(|u| html! { (u) })),
                number(wish.minutes.map(|m| format!("{m} min"))),
                number(t.n(wish.seats)),
            ]);
        }
        table.render(Words::of(t.lang))
    }

    /// Ordinary, without wishes, refused, in conflict.
    pub fn samples(t: &Text) -> Vec<(&'static str, Page)> {
        let stored = [("car", "0"), ("place_type", "Äldreomsorg"), ("priority", "1")];
        let wish = |unit: Option<&str>, minutes, seats| Wish { unit: unit.map(str::to_owned), minutes, seats };
        let one = |form| Self {
            head: Head::sample(t),
            id: StudentId::named("sample"),
            name: "Anna-Margareta Österberg Lindström".to_owned(),
            reference: "s001".to_owned(),
            home: "Åsele".to_owned(),
            wishes: vec![
                wish(Some("Familjeenheten för barn, unga och föräldrar med behov av stöd, Örnsköldsvik"), Some(96), 0),
                wish(None, None, 0),
                wish(Some("Hemtjänst Norr, Åsele"), Some(0), 2),
            ],
            forbidden: vec!["Hemtjänst Norr, Dorotea".to_owned()],
            placed: Placed::At("Hemtjänst Norr, Åsele".to_owned()),
            place_types: vec!["Individ- och familjeomsorg".to_owned(), "Äldreomsorg".to_owned()],
            form,
        };
        let refusal = Refusal::invalid("placements-student-refused").field("priority", "placements-priority-wrong");
        let conflict = Refusal::conflict("placements-changed-meanwhile").hint("placements-look-again");
        let mut meanwhile = Filled::sample(t, &stored, Some(conflict));
        meanwhile.conflict =
            vec![("car", "1".to_owned(), "0".to_owned()), ("priority", "2".to_owned(), "1".to_owned())];
        let bare =
            Self { wishes: vec![], forbidden: vec![], placed: Placed::NoPlan, ..one(Filled::sample(t, &stored, None)) };
        let unplaced = Self { placed: Placed::Nowhere, ..one(Filled::sample(t, &stored, None)) };
        vec![
            ("vfu-student", one(Filled::sample(t, &stored, None)).render(t)),
            ("vfu-student-bare", bare.render(t)),
            ("vfu-student-unplaced", unplaced.render(t)),
            ("vfu-student-refused", one(Filled::sample(t, &stored, Some(refusal))).render(t)),
            ("vfu-student-conflict", one(meanwhile).render(t)),
        ]
    }
}
