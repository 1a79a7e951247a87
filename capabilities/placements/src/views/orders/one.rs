//! One order, with its answer and its links.

use std::collections::BTreeMap;

use kernel::{Day, Moment, OrderId, OrderLinkId, OrganisationId, PeriodId, PersonId, UnitId};
use maud::{Markup, html};
use platform::texts::Text;
use platform::ui::{
    Column, Guard, Table, Tone, Words, button, cell, facts, form_post, hidden, notice, number, quiet_button, row_head,
};
use platform::web::Page;

use super::super::parts::{Head, link};
use crate::model::orders::{Answer, By, ByType, Order, OrderLink, OrderState};
use crate::model::standing::Reason;

/// The page.
#[derive(Clone, Debug)]
pub struct One {
    /// Which period.
    pub head: Head,
    /// The host.
    pub host: String,
    /// The order.
    pub order: Order,
    /// Whether its answer is overdue.
    pub is_late: bool,
    /// Types of place.
    pub types: Vec<String>,
    /// The answer that counts.
    pub answer: Option<Answer>,
    /// Names of the units in it.
    pub units: BTreeMap<UnitId, String>,
    /// Who answered, when it was somebody signed in.
    pub by: Option<String>,
    /// When somebody there looked at it first.
    pub seen: Option<Moment>,
    /// When a reminder is due.
    pub reminder: Option<Day>,
    /// Its links, newest first.
    pub links: Vec<OrderLink>,
    /// Now, to say which links open something.
    pub now: Moment,
    /// The guards of the forms: accept, new link, take back.
    pub guards: [Guard; 3],
    /// What was refused.
    pub errors: Markup,
}

impl One {
    fn here(&self, t: &Text, rest: &str) -> String {
        link(t, self.head.id, &format!("/bestallning/{}{rest}", self.order.id))
    }

    /// The page.
    pub fn render(&self, t: &Text) -> Page {
        let late = self.is_late || (self.order.state.is_answered() && self.order.late);
        self.head
            .page(t, self.host.clone())
            .crumb(t.say("orders-follow"), link(t, self.head.id, "/svar"))
            .lead(super::state(t, self.order.state, late))
            .body(html! {
                (self.errors)
                (self.about(t))
                (self.types_table(t))
                @if let Some(answer) = &self.answer { (self.answer(t, answer)) }
                @if self.order.state != OrderState::Draft { (self.ways(t)) }
            })
    }

    fn about(&self, t: &Text) -> Markup {
        let day = |day: Option<Day>| day.map_or_else(|| "–".to_owned(), |d| t.day(d));
        let mut rows = vec![(t.say("orders-answer-by"), html! { (day(self.order.answer_by)) })];
        let seen = self.seen.map_or_else(|| t.say("orders-not-seen"), |at| t.moment(at));
        rows.push((t.say("orders-seen"), html! { (seen) }));
        if let Some(reminder) = self.reminder {
            rows.push((t.say("orders-reminder-due"), html! { (t.day(reminder)) }));
        }
        facts(&rows)
    }

    fn types_table(&self, t: &Text) -> Markup {
        let columns = vec![
            Column::words(t.say("placements-place-type")),
            Column::figures(t.say("orders-asked")),
            Column::figures(t.say("orders-offered")),
        ];
        let offered = self.answer.as_ref().map(Answer::offered);
        let of = |all: &ByType, kind: &str| all.get(kind).copied().unwrap_or(0);
        let mut table = Table::new("types", t.say("orders-by-type"), columns);
        for kind in &self.types {
            let offers = offered.as_ref().map_or_else(|| "–".to_owned(), |o| t.n(of(o, kind)));
            table.row(vec![row_head(kind, None), number(t.n(of(&self.order.asked, kind))), number(offers)]);
        }
        table.render(Words::of(t.lang))
    }

    fn answer(&self, t: &Text, answer: &Answer) -> Markup {
        let columns = vec![
            Column::words(t.say("placements-unit")),
            Column::words(t.say("placements-place-type")),
            Column::figures(t.say("placements-seats")),
        ];
        let name = |id: &UnitId| self.units.get(id).cloned().unwrap_or_else(|| t.say("placements-unit-gone"));
        let mut table = Table::new("units", t.say("orders-by-unit"), columns);
        for ((unit, kind), n) in answer.seats.iter().filter(|(_, n)| **n > 0) {
            table.row(vec![row_head(&name(unit), None), cell(html! { (kind) }), number(t.n(*n))]);
        }
        for (unit, reason) in &answer.cannot {
            let why = t.say(reason.key());
            table.row(vec![row_head(&name(unit), None), cell(html! { (why) }), number(t.n(0))]);
        }
        let by = match (answer.by, &self.by) {
            (By::Link(_), _) => t.say("orders-by-link"),
            (By::Person(_), name) => name.clone().unwrap_or_else(|| t.say("orders-by-somebody")),
        };
        let moment = t.moment(answer.at);
        html! {
            section {
                h2 { (t.say("orders-the-answer")) }
                p class="small" { (by) " · " (moment) }
                @if let Some(reason) = answer.reason { p { (t.say(reason.key())) } }
                @if !answer.note.is_empty() { p lang="sv" { (answer.note) } }
                @if !answer.seats.is_empty() || !answer.cannot.is_empty() { (table.render(Words::of(t.lang))) }
                @if self.order.accepted == self.order.answered {
                    (notice(Tone::Done, html! { p { (t.say("orders-is-accepted")) } }))
                } @else {
                    (form_post(&self.here(t, "/ta-emot"), &self.guards[0], html! {
                        (hidden("svar", &answer.number.to_string()))
                        (button(&t.say("orders-accept")))
                    }))
                }
            }
        }
    }

    fn ways(&self, t: &Text) -> Markup {
        let open = self.links.iter().filter(|l| !l.revoked && self.now < l.expires);
        html! {
            section {
                h2 { (t.say("orders-ways")) }
                p {
                    (t.say("orders-as-file")) " "
                    a href=(self.here(t, "/mall/xlsx")) { "XLSX" } " · " a href=(self.here(t, "/mall/csv")) { "CSV" }
                    " · " a href=(t.to(&format!("/admin/import/answers?target={}", self.order.id))) { (t.say("orders-read-answer")) }
                }
                ul class="bullets" {
                    @for link in open {
                        @let (made, ends) = (t.moment(link.created_at), t.day(link.expires.day()));
                        li { (t.with("orders-link-until", [("from", made.into()), ("to", ends.into())])) }
                    }
                }
                @if self.links.iter().any(|l| !l.revoked && self.now < l.expires) {
                    (form_post(&self.here(t, "/lank/aterkalla"), &self.guards[2], quiet_button(&t.say("orders-revoke"))))
                } @else {
                    p { (t.say("orders-no-link")) }
                }
                (form_post(&self.here(t, "/lank"), &self.guards[1], quiet_button(&t.say("orders-new-link"))))
            }
        }
    }

    /// Sent, answered, accepted.
    pub fn samples(t: &Text) -> Vec<(&'static str, Page)> {
        let at = Moment::from_millis(1_795_338_000_000);
        let order = Order {
            id: OrderId::named("sample"),
            tenant: OrganisationId::named("UMU"),
            period: PeriodId::named("sample"),
            host: OrganisationId::named("2425"),
            state: OrderState::Sent,
            asked: [("Socialt arbete".to_owned(), 3)].into(),
            answer_by: Day::new(2026, 12, 9),
            sent_at: Some(at),
            answered: 0,
            accepted: 0,
            late: false,
            version: 2,
        };
        let link = OrderLink {
            id: OrderLinkId::named("l"),
            order: order.id,
            expires: at.plus_seconds(1_000_000),
            revoked: false,
            renewal_asked: None,
            created_at: at,
        };
        let answer = Answer {
            number: 1,
            seats: [((UnitId::named("u"), "Socialt arbete".to_owned()), 2)].into(),
            cannot: [(UnitId::named("v"), Reason::NoSupervisor)].into(),
            reason: None,
            note: "Vi kan ta en till om handledaren hinner bli klar.".to_owned(),
            late: true,
            by: By::Link(link.id),
            at,
        };
        let one = |order, answer, links| Self {
            head: Head::sample(t),
            host: "Dorotea kommun".to_owned(),
            order,
            is_late: true,
            types: vec!["Socialt arbete".to_owned(), "Skola".to_owned()],
            answer,
            units: [(UnitId::named("u"), "Familjeenheten".to_owned())].into(),
            by: None,
            seen: None,
            reminder: Day::new(2026, 12, 4),
            links,
            now: at,
            guards: [Guard::default(), Guard::default(), Guard::default()],
            errors: html! {},
        };
        let partly = Order { state: OrderState::Partly, answered: 1, late: true, ..order.clone() };
        let accepted = Order { accepted: 1, ..partly.clone() };
        let named = Answer { by: By::Person(PersonId::named("p")), reason: Some(Reason::Other), ..answer.clone() };
        let of_person = Self { by: Some("Jonas Marklund".to_owned()), ..one(accepted, Some(named), vec![]) };
        vec![
            ("orders-one-sent", one(order, None, vec![link.clone()]).render(t)),
            ("orders-one-answered", one(partly, Some(answer), vec![link]).render(t)),
            ("orders-one-accepted", of_person.render(t)),
        ]
    }
}
