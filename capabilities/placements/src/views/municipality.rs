//! "Platser" for those who receive students: what their units offer, and who comes. No address, no wish.

use kernel::{CapacityId, Day};
use maud::html;
use platform::texts::Text;
use platform::ui::{Column, Table, Tone, Words, badge, cell, empty, number, row_head, seats};
use platform::web::Page;

use super::answers::{InboxRow, inbox};
use super::forecasts::foreseen;
use super::parts::days;
use crate::model::orders::OrderState;
use crate::store::forecasts::Foreseen;
use crate::store::overview::{Coming, Offered};

/// A unit with what it offers and who comes.
#[derive(Clone, Debug)]
pub struct AtUnit {
    /// Its name.
    pub name: String,
    /// Its seats, by period.
    pub offered: Vec<Offered>,
    /// Who comes.
    pub coming: Vec<Coming>,
}

/// The page.
#[derive(Clone, Debug)]
pub struct Offers {
    /// Units that offer something, in Swedish order.
    pub units: Vec<AtUnit>,
    /// How many units the organisation has.
    pub all_units: usize,
    /// Orders to the organisation, those that wait first.
    pub inbox: Vec<InboxRow>,
    /// What HEIs foresee here, with the HEI's name.
    pub foreseen: Vec<(String, Foreseen)>,
}

impl Offers {
    /// The page.
    pub fn render(&self, t: &Text) -> Page {
        let page = Page::new(t.say("placements-offers-title"));
        if self.units.is_empty() {
            let why = if self.all_units == 0 { "placements-offers-no-units" } else { "placements-offers-empty-why" };
            let waiting = self.inbox.iter().filter(|r| !r.state.is_answered()).count();
            let lead = match waiting {
                0 => t.say("placements-offers-empty-lead"),
                n => t.with("orders-inbox-lead", [("n", n.into())]),
            };
            return page.lead(html! { (lead) }).body(html! {
                (inbox(t, &self.inbox))
                (empty(&t.say("placements-offers-empty"), &t.say(why), html! {}))
                (foreseen(t, &self.foreseen))
            });
        }
        let seats: i64 = self.units.iter().flat_map(|u| &u.offered).map(|o| o.seats).sum();
        let coming: usize = self.units.iter().map(|u| u.coming.len()).sum();
        let lead = t
            .with("placements-offers-lead", [("a", t.n(seats).into()), ("n", seats.into()), ("b", t.n(coming).into())]);
        page.lead(html! { (lead) }).body(html! {
            (inbox(t, &self.inbox))
            @for (i, unit) in self.units.iter().enumerate() { (one(t, i, unit)) }
            p class="small" { (t.say("placements-offers-estimated")) }
            (foreseen(t, &self.foreseen))
        })
    }

    /// Nothing, units without seats, ordinary, long names.
    pub fn samples(t: &Text) -> Vec<(&'static str, Page)> {
        let day = |m, d| Day::new(2027, m, d).expect("a day");
        let offered = |id: &str, seats, held| Offered {
            capacity: CapacityId::named(id),
            unit: kernel::UnitId::named("u"),
            programme: "Socionom, termin 5".to_owned(),
            term: kernel::Term::spring(2027),
            first: day(1, 18),
            last: day(6, 4),
            place_type: "Individ- och familjeomsorg".to_owned(),
            seats,
            held,
        };
        let coming =
            |id: &str, name: &str, minutes| Coming { capacity: CapacityId::named(id), name: name.to_owned(), minutes };
        let units = vec![
            AtUnit {
                name: "Familjeenheten för barn, unga och föräldrar med behov av stöd".to_owned(),
                offered: vec![offered("a", 4, 1)],
                coming: vec![
                    coming("a", "Anna-Margareta Österberg Lindström", Some(74)),
                    coming("a", "Omar Öst", None),
                ],
            },
            AtUnit { name: "Hemtjänst Norr".to_owned(), offered: vec![offered("b", 2, 0)], coming: vec![] },
        ];
        let order = |hei: &str, state, is_late| InboxRow {
            id: kernel::OrderId::named(hei),
            hei: hei.to_owned(),
            programme: "Socionom, termin 5".to_owned(),
            term: t.lang.term(kernel::Term::spring(2027)),
            state,
            is_late,
            answer_by: Day::new(2026, 12, 9),
            asked: 3,
            offered: 2,
        };
        let waiting = vec![
            order("Luleå tekniska universitet", OrderState::Sent, true),
            order("Umeå universitet", OrderState::Partly, false),
        ];
        let page = |units, all_units, inbox| {
            let one = Foreseen {
                tenant: kernel::OrganisationId::named("UMU"),
                programme: "Socionom, termin 5".to_owned(),
                place_type: "Individ- och familjeomsorg".to_owned(),
                term: kernel::Term::autumn(2028),
                students: 4,
            };
            Self { units, all_units, inbox, foreseen: vec![("Umeå universitet".to_owned(), one)] }.render(t)
        };
        vec![
            ("vfu-offers-no-units", page(vec![], 0, vec![])),
            ("vfu-offers-empty", page(vec![], 6, waiting.clone())),
            ("vfu-offers", page(units, 6, waiting)),
        ]
    }
}

fn one(t: &Text, i: usize, unit: &AtUnit) -> maud::Markup {
    html! {
        section {
            h2 { (unit.name) }
            @for (j, offered) in unit.offered.iter().enumerate() {
                @let coming: Vec<&Coming> = unit.coming.iter().filter(|c| c.capacity == offered.capacity).collect();
                @let taken = i64::try_from(coming.len()).unwrap_or(i64::MAX) + offered.held;
                h3 { (offered.programme) ", " (t.lang.term(offered.term)) }
                p { (offered.place_type) " · " (days(offered.first, offered.last)) " · " (seats(Words::of(t.lang), taken, offered.seats)) }
                @if coming.is_empty() && offered.held == 0 {
                    p class="small" { (t.say("placements-offers-nobody")) }
                } @else {
                    (students(t, &format!("coming-{i}-{j}"), offered, &coming))
                }
            }
        }
    }
}

fn students(t: &Text, id: &str, offered: &Offered, coming: &[&Coming]) -> maud::Markup {
    let columns = vec![
        Column::words(t.say("placements-student")),
        Column::words(t.say("placements-programme")),
        Column::figures(t.say("placements-travel")),
    ];
    let caption = t.with("placements-coming-caption", [("what", (&offered.programme).into())]);
    let mut table = Table::new(id, caption, columns).quiet_caption();
    for student in coming {
        table.row(vec![
            row_head(&student.name, None),
            cell(html! { (offered.programme) }),
            number(student.minutes.map(|m| format!("{m} min"))),
        ]);
    }
    html! {
        (table.render(Words::of(t.lang)))
        @if offered.held > 0 { p { (badge(Tone::Plain, &t.with("placements-reserved-n", [("n", offered.held.into())]))) } }
    }
}
