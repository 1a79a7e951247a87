//! What came back: asked, offered and placed, by host.

use kernel::OrderId;
use maud::{Markup, html};
use platform::texts::Text;
use platform::ui::{
    Column, Figure, Guard, Table, Tone, Words, badge, button, cell, empty, figures, form_post, hidden, link_button,
    row_head, share,
};
use platform::web::Page;

use super::super::parts::{Head, link};
use crate::model::orders::OrderState;

/// The figures of a period's orders.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Summary {
    /// Hosts that were asked.
    pub sent: usize,
    /// Hosts that have answered.
    pub answered: usize,
    /// Hosts that should have answered by now.
    pub late: usize,
    /// Places that were asked for.
    pub asked: i64,
    /// Places that are offered.
    pub offered: i64,
    /// Answers that wait to be accepted.
    pub waiting: usize,
}

impl Summary {
    /// "14 av 17 har svarat. 212 av 240 platser är erbjudna."
    pub fn sentence(&self, t: &Text) -> String {
        let answered = t.with("orders-answered-of", [("a", self.answered.into()), ("b", self.sent.into())]);
        let offered = t.with("orders-offered-of", [("a", t.n(self.offered).into()), ("b", t.n(self.asked).into())]);
        format!("{answered} {offered}")
    }
}

/// A host.
#[derive(Clone, Debug)]
pub struct FollowRow {
    /// The order.
    pub order: OrderId,
    /// The host.
    pub host: String,
    /// Where the order stands.
    pub state: OrderState,
    /// Whether the answer is late, or came late.
    pub is_late: bool,
    /// Asked.
    pub asked: i64,
    /// Offered.
    pub offered: i64,
    /// Of them not asked for.
    pub unasked: i64,
    /// Students placed there.
    pub placed: i64,
    /// Whether the answer that counts has become seats.
    pub is_accepted: bool,
}

/// The page.
#[derive(Clone, Debug)]
pub struct Follow {
    /// Which period.
    pub head: Head,
    /// Hosts, in Swedish order.
    pub rows: Vec<FollowRow>,
    /// The figures, once something was sent.
    pub summary: Option<Summary>,
    /// The guard of the form that accepts all.
    pub guard: Guard,
    /// What was refused.
    pub errors: Markup,
}

impl Follow {
    /// The page.
    pub fn render(&self, t: &Text) -> Page {
        let page = self.head.page(t, t.say("orders-follow-title"));
        let order = link_button(&t.say("orders-order"), &link(t, self.head.id, "/bestallning"));
        let Some(summary) = self.summary else {
            let body = html! { (self.errors) (empty(&t.say("orders-follow-empty"), &t.say("orders-follow-empty-why"), order)) };
            return page.lead(html! { (t.say("orders-follow-empty-lead")) }).body(body);
        };
        page.lead(html! { (summary.sentence(t)) })
            .actions(html! {
                a href=(link(t, self.head.id, "/utskick")) { (t.say("orders-outbox")) } " "
                a href=(link(t, self.head.id, "/bestallning")) { (t.say("orders-order")) } " "
                a href=(t.to("/admin/import/answers")) { (t.say("orders-read-answer")) }
            })
            .body(html! {
                (self.errors)
                (figures(&self.figures(t, summary)))
                @if summary.waiting > 0 { (self.accept(t, summary.waiting)) }
                (self.table(t))
            })
    }

    fn figures(&self, t: &Text, s: Summary) -> Vec<Figure> {
        let figure = |key: &str, n: i64, note: Option<String>| Figure { label: t.say(key), figure: t.n(n), note };
        let late = t.with("orders-n-late", [("n", s.late.into())]);
        let unasked: i64 = self.rows.iter().map(|r| r.unasked).sum();
        let more = t.with("orders-n-unasked", [("n", unasked.into())]);
        let placed: i64 = self.rows.iter().map(|r| r.placed).sum();
        vec![
            figure("orders-asked", s.asked, None),
            figure("orders-answered", i64::try_from(s.answered).unwrap_or(i64::MAX), (s.late > 0).then_some(late)),
            figure("orders-offered", s.offered, (unasked > 0).then_some(more)),
            figure("placements-placed", placed, None),
        ]
    }

    fn accept(&self, t: &Text, waiting: usize) -> Markup {
        let body = html! {
            p { (t.with("orders-waiting", [("n", waiting.into())])) }
            (hidden("antal", &waiting.to_string()))
            (button(&t.say("orders-accept-all")))
        };
        form_post(&link(t, self.head.id, "/svar/ta-emot"), &self.guard, body)
    }

    fn table(&self, t: &Text) -> Markup {
        let w = Words::of(t.lang);
        let columns = vec![
            Column::words(t.say("orders-host")),
            Column::words(t.say("orders-state")),
            Column::words(t.say("orders-offered-of-asked")),
            Column::words(t.say("orders-placed-of-offered")),
            Column::words(t.say("orders-seats-made")),
        ];
        let mut table = Table::new("answers", t.say("orders-follow"), columns).quiet_caption();
        for row in &self.rows {
            let href = link(t, self.head.id, &format!("/bestallning/{}", row.order));
            let offered = html! {
                (share(w, row.offered, row.asked))
                @if row.unasked > 0 { " " span class="small" { (t.with("orders-n-unasked", [("n", row.unasked.into())])) } }
            };
            let made = match (row.state.is_answered(), row.is_accepted) {
                (false, _) => html! { "–" },
                (true, true) => badge(Tone::Done, &t.say("orders-accepted-short")),
                (true, false) => badge(Tone::Warning, &t.say("orders-waits")),
            };
            let none = html! { "–" };
            let offered = if row.state.is_answered() { offered } else { none.clone() };
            let placed = if row.offered > 0 { share(w, row.placed, row.offered) } else { none };
            table.row(vec![
                row_head(&row.host, Some(&href)),
                cell(super::state(t, row.state, row.is_late)),
                cell(offered),
                cell(placed),
                cell(made),
            ]);
        }
        table.render(w)
    }

    /// Nothing sent, under way, all accepted.
    pub fn samples(t: &Text) -> Vec<(&'static str, Page)> {
        let row = |host: &str, state: OrderState, is_late, asked, offered, unasked, is_accepted| FollowRow {
            order: OrderId::named(host),
            host: host.to_owned(),
            state,
            is_late,
            asked,
            offered,
            unasked,
            placed: offered / 2,
            is_accepted,
        };
        let follow =
            |rows, summary| Self { head: Head::sample(t), rows, summary, guard: Guard::default(), errors: html! {} };
        let rows = vec![
            row("Dorotea kommun", OrderState::Answered, false, 3, 3, 0, true),
            row("Sorsele kommun", OrderState::Sent, true, 2, 0, 0, false),
            row("Storumans kommun", OrderState::Answered, false, 3, 5, 2, false),
            row("Åsele kommun", OrderState::Partly, true, 40, 31, 0, false),
            row("Örnsköldsviks kommun", OrderState::Declined, false, 4, 0, 0, false),
        ];
        let summary = Summary { sent: 5, answered: 4, late: 1, asked: 52, offered: 39, waiting: 3 };
        let whole = Summary { answered: 1, sent: 1, late: 0, asked: 3, offered: 3, waiting: 0 };
        vec![
            ("orders-follow-empty", follow(vec![], None).render(t)),
            ("orders-follow", follow(rows.clone(), Some(summary)).render(t)),
            ("orders-follow-whole", follow(rows[..1].to_vec(), Some(whole)).render(t)),
        ]
    }
}
