//! V2: what is in a period, by municipality, what is missing, and where to go on.

use kernel::Day;
use maud::{Markup, html};
use platform::texts::Text;
use platform::ui::{Column, Table, Tone, Words, cell, facts, figures, link_button, notice, number, row_head};
use platform::web::Page;

use super::index::{counts, orders, placed_of, what_is_next};
use super::orders::Summary;
use super::parts::{Head, IMPORT, days, encoded, link};
use crate::store::periods::Counts;

/// What the period has in one municipality.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InMunicipality {
    /// The municipality's code; none for students whose municipality is not known.
    pub code: Option<String>,
    /// Its name.
    pub name: Option<String>,
    /// Students who live there.
    pub students: i64,
    /// Seats there.
    pub seats: i64,
    /// Students who are placed there.
    pub placed: i64,
}

/// Something that is missing: the sentence and its figures.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Missing {
    /// Nobody to place.
    Students,
    /// Nowhere to place them.
    Seats,
    /// Fewer seats of a type than students who need it.
    SeatsOfType {
        /// The type.
        place_type: String,
        /// Students who need it.
        students: i64,
        /// Seats of it that are not reserved.
        seats: i64,
    },
    /// Reserved seats whose place is not chosen.
    HoldsWithoutPlace(i64),
    /// Wishes for units that offer no seats.
    WishesWithoutSeats(i64),
}

/// The page.
#[derive(Clone, Debug)]
pub struct Period {
    /// Which period.
    pub head: Head,
    /// First day.
    pub first: Day,
    /// Last day.
    pub last: Day,
    /// Types of place.
    pub place_types: Vec<String>,
    /// Figures.
    pub counts: Counts,
    /// Whether a plan has been accepted.
    pub accepted: bool,
    /// The figures of its orders, once something was sent.
    pub orders: Option<Summary>,
    /// By municipality, in Swedish order.
    pub municipalities: Vec<InMunicipality>,
    /// What is missing.
    pub missing: Vec<Missing>,
}

impl Period {
    /// The page.
    pub fn render(&self, t: &Text) -> Page {
        let board = link_button(&t.say("placements-to-allocation"), &link(t, self.head.id, "/fordelning"));
        Page::new(self.head.label())
            .crumb(t.say("placements-vfu"), t.to("/vfu"))
            .lead(html! { (placed_of(t, self.counts.placed, self.counts.students)) })
            .actions(html! {
                (board) " "
                a href=(link(t, self.head.id, "/bestallning")) { (t.say("orders-order")) } " "
                a href=(link(t, self.head.id, "/studenter")) { (t.say("placements-students")) } " "
                a href=(link(t, self.head.id, "/platser")) { (t.say("placements-seats")) } " "
                a href=(link(t, self.head.id, "/installningar")) { (t.say("placements-settings")) } " "
                a href=(link(t, self.head.id, "/regler")) { (t.say("menu-rules")) } " "
                a href=(t.to(IMPORT)) { (t.say("placements-to-import")) }
            })
            .body(html! {
                (figures(&counts(t, self.counts)))
                (orders(t, self.head.id, self.orders))
                @if !self.missing.is_empty() { (notice(Tone::Warning, self.missing(t))) }
                section {
                    h2 { (t.say("placements-next")) }
                    (what_is_next(t, self.head.id, self.counts, self.accepted))
                }
                @if !self.municipalities.is_empty() { (self.table(t)) }
                section {
                    h2 { (t.say("placements-about")) }
                    (facts(&[
                        (t.say("placements-days"), html! { (days(self.first, self.last)) }),
                        (t.say("placements-types"), html! { (self.place_types.join(" · ")) }),
                    ]))
                }
            })
    }

    fn missing(&self, t: &Text) -> Markup {
        html! {
            h2 { (t.say("placements-missing")) }
            ul { @for one in &self.missing { li { (said(t, one)) } } }
        }
    }

    fn table(&self, t: &Text) -> Markup {
        let columns = vec![
            Column::words(t.say("placements-municipality")),
            Column::figures(t.say("placements-live-there")),
            Column::figures(t.say("placements-seats-there")),
            Column::figures(t.say("placements-placed-there")),
        ];
        let sum = |of: fn(&InMunicipality) -> i64| number(t.n(self.municipalities.iter().map(of).sum::<i64>()));
        let mut table = Table::new("municipalities", t.say("placements-by-municipality"), columns).totals(vec![
            row_head(&t.say("placements-total"), None),
            sum(|m| m.students),
            sum(|m| m.seats),
            sum(|m| m.placed),
        ]);
        for m in &self.municipalities {
            let name = m.name.clone().unwrap_or_else(|| t.say("placements-municipality-unknown"));
            let href =
                m.code.as_ref().map(|code| link(t, self.head.id, &format!("/studenter?kommun={}", encoded(code))));
            table.row(vec![
                row_head(&name, href.as_deref()),
                number(t.n(m.students)),
                number(t.n(m.seats)),
                number(t.n(m.placed)),
            ]);
        }
        table.render(Words::of(t.lang))
    }

    /// Empty, ordinary, with long names.
    pub fn samples(t: &Text) -> Vec<(&'static str, Page)> {
        let day = |m, d| Day::new(2027, m, d).expect("a day");
        let there = |code: Option<&str>, students, seats, placed| InMunicipality {
            code: code.map(str::to_owned),
            name: code.map(crate::places::municipality),
            students,
            seats,
            placed,
        };
        let empty = Self {
            head: Head::sample(t),
            first: day(1, 18),
            last: day(6, 4),
            place_types: vec!["Individ- och familjeomsorg".to_owned()],
            counts: Counts::default(),
            accepted: false,
            orders: None,
            municipalities: vec![],
            missing: vec![Missing::Students, Missing::Seats],
        };
        let long = "Funktionsstöd, boendestöd och personligt ombud inom socialpsykiatri".to_owned();
        let crowded = Self {
            place_types: vec!["Individ- och familjeomsorg".to_owned(), long.clone()],
            counts: Counts { students: 640, seats: 602, held: 3, placed: 599, plans: 2 },
            accepted: true,
            orders: Some(Summary { sent: 17, answered: 17, late: 0, asked: 640, offered: 602, waiting: 0 }),
            municipalities: vec![
                there(Some("2482"), 310, 240, 240),
                there(Some("2463"), 12, 30, 29),
                there(None, 4, 0, 0),
            ],
            missing: vec![
                Missing::SeatsOfType { place_type: long, students: 120, seats: 82 },
                Missing::HoldsWithoutPlace(1),
                Missing::WishesWithoutSeats(17),
            ],
            ..empty.clone()
        };
        let whole = Self { missing: vec![], ..crowded.clone() };
        vec![
            ("vfu-period-empty", empty.render(t)),
            ("vfu-period-crowded", crowded.render(t)),
            ("vfu-period-whole", whole.render(t)),
        ]
    }
}

fn said(t: &Text, missing: &Missing) -> String {
    match missing {
        Missing::Students => t.say("placements-missing-students"),
        Missing::Seats => t.say("placements-missing-seats"),
        Missing::SeatsOfType { place_type, students, seats } => t.with(
            "placements-missing-type",
            [
                ("what", place_type.into()),
                ("a", t.n(*students).into()),
                ("b", t.n(*seats).into()),
                ("n", (students - seats).into()),
            ],
        ),
        Missing::HoldsWithoutPlace(n) => t.with("placements-missing-holds", [("n", (*n).into())]),
        Missing::WishesWithoutSeats(n) => t.with("placements-missing-wishes", [("n", (*n).into())]),
    }
}

/// A row's cell for lists that name a municipality.
pub fn municipality_cell(t: &Text, code: Option<&str>) -> platform::ui::Cell {
    let name = code.map_or_else(|| t.say("placements-municipality-unknown"), crate::places::municipality);
    cell(html! { (name) })
}
