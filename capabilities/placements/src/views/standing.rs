//! Standing capacity (stående kapacitet): the list of units, and one of them.

use kernel::{BlockedId, Day, PersonId, Refusal, UnitId};
use maud::{Markup, html};
use platform::texts::Text;
use platform::ui::{
    Choice, Column, Field, Guard, Table, Words, button, cell, empty, form_post, link_like_button, number, quiet_button,
    row_head,
};
use platform::web::Page;

use super::parts::Filled;
use crate::model::standing::{Blocked, Reason, Standing, Weeks};

/// A unit in the list.
#[derive(Clone, Debug)]
pub struct Row {
    /// The unit.
    pub unit: UnitId,
    /// Its name.
    pub name: String,
    /// What it has said that counts today.
    pub now: Vec<Standing>,
    /// Weeks to come that it has blocked.
    pub blocked: Vec<Blocked>,
}

/// The list.
#[derive(Clone, Debug)]
pub struct List {
    /// The units, in Swedish order.
    pub rows: Vec<Row>,
    /// Whether a unit manager looks, who answers for some units only.
    pub is_manager: bool,
}

/// `vecka 2–23`, or the whole year.
fn weeks(t: &Text, weeks: Weeks) -> String {
    if weeks == Weeks::ALL {
        return t.say("orders-all-weeks");
    }
    t.with("orders-weeks", [("from", weeks.first.into()), ("to", weeks.last.into())])
}

fn blocked(t: &Text, b: &Blocked) -> String {
    let args = [("from", b.first.into()), ("to", b.last.into()), ("what", b.year.to_string().into())];
    format!("{} · {}", t.list("orders-blocked-weeks", &args), b.reason)
}

/// The seats of one type, or why there are none.
fn seats(t: &Text, one: &Standing) -> String {
    match one.reason {
        Some(reason) => t.say(reason.key()),
        None => t.with("placements-n-seats", [("n", one.seats.into()), ("what", t.n(one.seats).into())]),
    }
}

impl List {
    /// The page.
    pub fn render(&self, t: &Text) -> Page {
        let page = Page::new(t.say("orders-standing-title")).crumb(t.say("menu-offers"), t.to("/kommun"));
        if self.rows.is_empty() {
            let why = if self.is_manager { "orders-no-own-units-why" } else { "placements-offers-no-units" };
            return page.lead(html! { (t.say("orders-standing-lead")) }).body(empty(
                &t.say("orders-standing-empty"),
                &t.say(why),
                html! {},
            ));
        }
        let silent = self.rows.iter().filter(|r| r.now.is_empty()).count();
        let lead = t.with("orders-standing-silent", [("n", silent.into()), ("of", self.rows.len().into())]);
        let columns = vec![
            Column::words(t.say("placements-unit")),
            Column::words(t.say("orders-can-take")),
            Column::words(t.say("orders-blocked")),
        ];
        let mut table = Table::new("standing", t.say("orders-standing"), columns).quiet_caption();
        for row in &self.rows {
            let said = html! {
                @if row.now.is_empty() { span class="small" { (t.say("orders-nothing-said")) } }
                @for one in &row.now { div { (one.place_type) ": " (seats(t, one)) } }
            };
            let closed = html! {
                @if row.blocked.is_empty() { (t.say("orders-none-blocked")) }
                @for b in &row.blocked { div { (blocked(t, b)) } }
            };
            let href = t.to(&format!("/kommun/kapacitet/{}", row.unit));
            table.row(vec![row_head(&row.name, Some(&href)), cell(said), cell(closed)]);
        }
        page.lead(html! { (t.say("orders-standing-lead")) " " (lead) }).body(table.render(Words::of(t.lang)))
    }

    /// Nobody's units, ordinary.
    pub fn samples(t: &Text) -> Vec<(&'static str, Page)> {
        let row = |name: &str, now: Vec<Standing>, blocked: Vec<Blocked>| Row {
            unit: UnitId::named(name),
            name: name.to_owned(),
            now,
            blocked,
        };
        let not = Standing { seats: 0, reason: Some(Reason::NoSupervisor), ..sample("Skola", 0) };
        let rows = vec![
            row(
                "Familjeenheten för barn, unga och föräldrar med behov av stöd",
                vec![sample("Socialt arbete", 3), not],
                vec![sample_blocked()],
            ),
            row("Centralskolan", vec![], vec![]),
        ];
        vec![
            ("standing-none", Self { rows: vec![], is_manager: false }.render(t)),
            ("standing-no-own", Self { rows: vec![], is_manager: true }.render(t)),
            ("standing", Self { rows, is_manager: false }.render(t)),
        ]
    }
}

fn day(m: i8, d: i8) -> Day {
    Day::new(2027, m, d).expect("a day")
}

fn sample(kind: &str, seats: i64) -> Standing {
    Standing {
        unit: UnitId::named("u"),
        place_type: kind.to_owned(),
        number: 1,
        seats,
        weeks: Weeks { first: 2, last: 23 },
        demands: "Körkort".to_owned(),
        reason: None,
        from: day(1, 1),
        by: PersonId::named("p"),
    }
}

fn sample_blocked() -> Blocked {
    Blocked {
        id: BlockedId::named("b"),
        unit: UnitId::named("u"),
        year: 2027,
        first: 8,
        last: 9,
        reason: "Vi flyttar till nya lokaler".to_owned(),
    }
}

/// One unit.
#[derive(Clone, Debug)]
pub struct One {
    /// The unit.
    pub unit: UnitId,
    /// Its name.
    pub name: String,
    /// What counts today.
    pub now: Vec<Standing>,
    /// What is said for later days.
    pub later: Vec<Standing>,
    /// Types of place to choose from.
    pub types: Vec<String>,
    /// Weeks to come that are blocked, each with the guard of its form.
    pub blocked: Vec<(Blocked, Guard)>,
    /// The form that says what the unit can take.
    pub form: Filled,
    /// The form that blocks weeks.
    pub block_form: Filled,
}

impl One {
    fn here(&self, t: &Text, rest: &str) -> String {
        t.to(&format!("/kommun/kapacitet/{}{rest}", self.unit))
    }

    /// The page.
    pub fn render(&self, t: &Text) -> Page {
        let lead = if self.now.is_empty() { "orders-nothing-said-lead" } else { "orders-said-lead" };
        Page::new(self.name.clone())
            .crumb(t.say("menu-offers"), t.to("/kommun"))
            .crumb(t.say("orders-standing"), t.to("/kommun/kapacitet"))
            .lead(html! { (t.say(lead)) })
            .body(html! {
                (self.form.errors)
                @if !self.now.is_empty() || !self.later.is_empty() { (self.table(t)) }
                section { h2 { (t.say("orders-say")) } (self.say(t)) }
                section { h2 { (t.say("orders-blocked")) } (self.block(t)) }
            })
    }

    fn table(&self, t: &Text) -> Markup {
        let columns = vec![
            Column::words(t.say("placements-place-type")),
            Column::figures(t.say("placements-seats")),
            Column::words(t.say("orders-in-weeks")),
            Column::words(t.say("orders-demands")),
            Column::words(t.say("orders-from")),
        ];
        let mut table = Table::new("said", t.say("orders-can-take"), columns);
        for one in self.now.iter().chain(&self.later) {
            let href = self.here(t, &format!("?typ={}", super::parts::encoded(&one.place_type)));
            let demands = if one.demands.is_empty() { t.say("orders-no-demands") } else { one.demands.clone() };
            let figure = one.reason.map_or_else(|| t.n(one.seats), |r| t.say(r.key()));
            table.row(vec![
                row_head(&one.place_type, Some(&href)),
                number(figure),
                cell(html! { (weeks(t, one.weeks)) }),
                cell(html! { (demands) }),
                cell(html! { (one.from) }),
            ]);
        }
        table.render(Words::of(t.lang))
    }

    fn say(&self, t: &Text) -> Markup {
        let w = Words::of(t.lang);
        let reasons: Vec<Choice> = std::iter::once(Choice::new("", t.say("orders-no-reason")))
            .chain(Reason::ALL.iter().map(|r| Choice::new(r.code(), t.say(r.key()))))
            .collect();
        let body = html! {
            (self.form.put(w, "place_type", Field::text("place_type", t.say("placements-place-type")).hint(t.say("orders-type-hint")).attribute("list", "types")))
            datalist id="types" { @for kind in &self.types { option value=(kind) {} } }
            (self.form.put(w, "seats", Field::number("seats", t.say("orders-seats-at-a-time")).hint(t.say("orders-seats-hint"))))
            (self.form.put(w, "reason", Field::select("reason", t.say("orders-why-not"), reasons).hint(t.say("orders-why-not-hint"))))
            (self.form.put(w, "first_week", Field::number("first_week", t.say("orders-first-week"))))
            (self.form.put(w, "last_week", Field::number("last_week", t.say("orders-last-week")).hint(t.say("orders-last-week-hint"))))
            (self.form.put(w, "demands", Field::lines("demands", t.say("orders-demands"), 2).hint(t.say("orders-demands-hint")).optional()))
            (self.form.put(w, "from", Field::date("from", t.say("orders-from"))))
            (button(&t.say("placements-save")))
        };
        form_post(&self.here(t, ""), &self.form.guard, body)
    }

    fn block(&self, t: &Text) -> Markup {
        let w = Words::of(t.lang);
        let body = html! {
            (self.block_form.put(w, "year", Field::number("year", t.say("orders-year"))))
            (self.block_form.put(w, "block_first", Field::number("block_first", t.say("orders-first-week"))))
            (self.block_form.put(w, "block_last", Field::number("block_last", t.say("orders-last-week"))))
            (self.block_form.put(w, "block_reason", Field::text("block_reason", t.say("orders-why-blocked"))))
            (quiet_button(&t.say("orders-block")))
        };
        html! {
            @if self.blocked.is_empty() { p { (t.say("orders-none-blocked")) } }
            @for (b, guard) in &self.blocked {
                (form_post(&self.here(t, &format!("/veckor/{}/oppna", b.id)), guard, html! { p { (blocked(t, b)) " " (link_like_button(&t.say("orders-lift"))) } }))
            }
            (form_post(&self.here(t, "/veckor"), &self.block_form.guard, body))
        }
    }

    /// New, ordinary, refused.
    pub fn samples(t: &Text) -> Vec<(&'static str, Page)> {
        let one = |now, later, blocked, form, block_form| Self {
            unit: UnitId::named("u"),
            name: "Familjeenheten".to_owned(),
            now,
            later,
            types: vec!["Skola".to_owned(), "Socialt arbete".to_owned()],
            blocked,
            form,
            block_form,
        };
        let written =
            [("place_type", "Skola"), ("seats", "0"), ("first_week", "1"), ("last_week", "54"), ("from", "2027-01-01")];
        let refusal = Refusal::invalid("orders-standing-refused")
            .field("last_week", "orders-week-wrong")
            .field("reason", "orders-reason-missing");
        let later =
            Standing { seats: 0, reason: Some(Reason::Rearranged), from: day(8, 1), ..sample("Socialt arbete", 0) };
        vec![
            ("standing-unit-new", one(vec![], vec![], vec![], Filled::default(), Filled::default()).render(t)),
            (
                "standing-unit",
                one(
                    vec![sample("Socialt arbete", 3)],
                    vec![later],
                    vec![(sample_blocked(), Guard::default())],
                    Filled::default(),
                    Filled::default(),
                )
                .render(t),
            ),
            (
                "standing-unit-refused",
                one(vec![], vec![], vec![], Filled::sample(t, &written, Some(refusal)), Filled::default()).render(t),
            ),
        ]
    }
}
