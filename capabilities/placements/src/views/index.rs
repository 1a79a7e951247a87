//! V1: the coordinator's periods, how far each is, and what is next.

use kernel::{Day, PeriodId};
use maud::{Markup, html};
use platform::texts::Text;
use platform::ui::{
    Column, Figure, Step, Table, Words, cell, empty, figures, link_button, number, row_head, share, steps,
};
use platform::web::Page;

use super::orders::Summary;
use super::parts::{IMPORT_SEATS, IMPORT_STUDENTS, days, link};
use crate::store::periods::Counts;

/// A period in the list.
#[derive(Clone, Debug)]
pub struct Row {
    /// Its id.
    pub id: PeriodId,
    /// The programme with the term.
    pub label: String,
    /// First day.
    pub first: Day,
    /// Last day.
    pub last: Day,
    /// Its figures.
    pub counts: Counts,
    /// Whether a plan has been accepted.
    pub accepted: bool,
    /// The figures of its orders, once something was sent.
    pub orders: Option<Summary>,
}

/// The page.
#[derive(Clone, Debug)]
pub struct Index {
    /// Periods that have not ended, the next first.
    pub now: Vec<Row>,
    /// Periods that have ended, the latest first.
    pub ended: Vec<Row>,
}

impl Index {
    /// The page.
    pub fn render(&self, t: &Text) -> Page {
        let create = link_button(&t.say("placements-create"), &t.to("/vfu/ny"));
        let page = Page::new(t.say("placements-index-title"));
        if self.now.is_empty() && self.ended.is_empty() {
            let (what, why) = (t.say("placements-index-empty"), t.say("placements-index-empty-why"));
            return page.lead(html! { (t.say("placements-index-empty-lead")) }).body(empty(&what, &why, create));
        }
        page.lead(html! { (self.lead(t)) })
            .actions(html! { (create) " " a href=(t.to("/vfu/prognos")) { (t.say("orders-forecast")) } })
            .body(html! {
                @for row in &self.now { (period(t, row)) }
                @if !self.ended.is_empty() { (self.ended(t)) }
            })
    }

    fn lead(&self, t: &Text) -> String {
        let students: i64 = self.now.iter().map(|r| r.counts.students).sum();
        let placed: i64 = self.now.iter().map(|r| r.counts.placed).sum();
        placed_of(t, placed, students)
    }

    fn ended(&self, t: &Text) -> Markup {
        let columns = vec![
            Column::words(t.say("placements-period")),
            Column::words(t.say("placements-days")),
            Column::figures(t.say("placements-students")),
            Column::figures(t.say("placements-placed")),
        ];
        let mut table = Table::new("ended", t.say("placements-ended"), columns);
        for row in &self.ended {
            table.row(vec![
                row_head(&row.label, Some(&link(t, row.id, ""))),
                cell(html! { (days(row.first, row.last)) }),
                number(t.n(row.counts.students)),
                number(t.n(row.counts.placed)),
            ]);
        }
        table.render(Words::of(t.lang))
    }

    /// Empty, ordinary, crowded.
    pub fn samples(t: &Text) -> Vec<(&'static str, Page)> {
        let day = |y, m, d| Day::new(y, m, d).expect("a day");
        let row = |label: &str, counts, accepted| Row {
            id: PeriodId::named(label),
            label: label.to_owned(),
            first: day(2027, 1, 18),
            last: day(2027, 6, 4),
            counts,
            accepted,
            orders: accepted.then_some(Summary {
                sent: 17,
                answered: 14,
                late: 2,
                asked: 640,
                offered: 602,
                waiting: 1,
            }),
        };
        let counts = |students, seats, held, placed, plans| Counts { students, seats, held, placed, plans };
        let long = "Specialistsjuksköterskeprogrammet med inriktning mot distriktssköterska, termin 2, våren 2027";
        let empty = Self { now: vec![], ended: vec![] };
        let fresh =
            Self { now: vec![row("Socionom, termin 5, våren 2027", counts(0, 0, 0, 0, 0), false)], ended: vec![] };
        let crowded = Self {
            now: vec![
                row("Socionom, termin 5, våren 2027", counts(640, 702, 3, 602, 4), true),
                row(long, counts(48, 0, 0, 0, 0), false),
            ],
            ended: vec![row("Socionom, termin 5, hösten 2026", counts(612, 640, 0, 612, 2), true)],
        };
        let done = Self { now: vec![row("Socionom, våren 2027", counts(640, 702, 0, 640, 1), true)], ended: vec![] };
        vec![
            ("vfu-index-empty", empty.render(t)),
            ("vfu-index-fresh", fresh.render(t)),
            ("vfu-index-crowded", crowded.render(t)),
            ("vfu-index-done", done.render(t)),
        ]
    }
}

/// "602 av 640 placerade. 38 kvar."
pub fn placed_of(t: &Text, placed: i64, students: i64) -> String {
    let left = students - placed;
    match (students, left) {
        (0, _) => t.say("placements-no-students-yet"),
        (n, 0) => t.with("placements-everybody-placed", [("n", n.into()), ("what", t.n(n).into())]),
        (n, _) => {
            t.with("placements-placed-left", [("a", t.n(placed).into()), ("b", t.n(n).into()), ("n", t.n(left).into())])
        }
    }
}

fn period(t: &Text, row: &Row) -> Markup {
    html! {
        section {
            h2 { a href=(link(t, row.id, "")) { (row.label) } }
            p class="small" { (days(row.first, row.last)) ". " (placed_of(t, row.counts.placed, row.counts.students)) }
            (figures(&counts(t, row.counts)))
            (orders(t, row.id, row.orders))
            (what_is_next(t, row.id, row.counts, row.accepted))
        }
    }
}

/// What was asked of the hosts and what came back: a bar, a sentence, and the way there.
pub fn orders(t: &Text, id: PeriodId, summary: Option<Summary>) -> Markup {
    let Some(summary) = summary else {
        return html! { p { (t.say("orders-none-yet")) " " a href=(link(t, id, "/bestallning")) { (t.say("orders-make")) } } };
    };
    let answered = i64::try_from(summary.answered).unwrap_or(i64::MAX);
    let sent = i64::try_from(summary.sent).unwrap_or(i64::MAX);
    html! {
        p {
            (share(Words::of(t.lang), answered, sent)) " " (summary.sentence(t)) " "
            a href=(link(t, id, "/svar")) { (t.say("orders-to-answers")) }
        }
    }
}

/// The figures of a period.
pub fn counts(t: &Text, counts: Counts) -> Vec<Figure> {
    let figure = |key: &str, n: i64| Figure { label: t.say(key), figure: t.n(n), note: None };
    let mut all = vec![figure("placements-students", counts.students), figure("placements-seats", counts.seats)];
    if counts.held > 0 {
        all.push(figure("placements-reserved", counts.held));
    }
    all.push(figure("placements-placed", counts.placed));
    all
}

/// The steps from an empty period to an accepted plan.
pub fn what_is_next(t: &Text, id: PeriodId, counts: Counts, accepted: bool) -> Markup {
    let step =
        |key: &str, done: bool, href: String, note: String| Step { label: t.say(key), done, href: Some(href), note };
    let n = |key: &str, n: i64| t.with(key, [("n", n.into()), ("what", t.n(n).into())]);
    let board = || link(t, id, "/fordelning");
    let accepted_note = t.say(if accepted { "placements-step-accepted" } else { "placements-step-not-accepted" });
    let all = [
        step(
            "placements-step-students",
            counts.students > 0,
            t.to(IMPORT_STUDENTS),
            n("placements-n-students", counts.students),
        ),
        step("placements-step-seats", counts.seats > 0, t.to(IMPORT_SEATS), n("placements-n-seats", counts.seats)),
        step("placements-step-propose", counts.plans > 0, board(), n("placements-n-plans", counts.plans)),
        step("placements-step-accept", accepted, board(), accepted_note),
    ];
    steps(Words::of(t.lang), &all)
}
