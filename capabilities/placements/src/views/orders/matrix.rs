//! The matrix of hosts and types of place.

use kernel::{OrganisationId, Refusal};
use maud::{Markup, html};
use platform::texts::Text;
use platform::ui::{Column, Field, Table, Tone, Words, badge, cell, details, empty, form_post, number, row_head};
use platform::web::Page;

use super::super::parts::{Filled, Head, link};
use crate::model::orders::OrderState;

/// A number in the matrix.
#[derive(Clone, Debug)]
pub struct Cell {
    /// The field's name.
    pub name: String,
    /// What it holds.
    pub value: String,
    /// Whether that is no number.
    pub is_wrong: bool,
    /// What the host's units have said they can take.
    pub can: Option<i64>,
}

/// A host.
#[derive(Clone, Debug)]
pub struct HostRow {
    /// Its id.
    pub host: OrganisationId,
    /// Its name.
    pub name: String,
    /// Where its order stands, when there is one.
    pub state: Option<OrderState>,
    /// A number for each type.
    pub cells: Vec<Cell>,
    /// The function that is written to.
    pub title: String,
    /// Its address.
    pub email: String,
    /// Whether the host says first what it can take.
    pub offers_first: bool,
}

/// The page.
#[derive(Clone, Debug)]
pub struct Matrix {
    /// Which period.
    pub head: Head,
    /// Types of place.
    pub types: Vec<String>,
    /// Students who need a place of each type.
    pub need: Vec<i64>,
    /// The hosts, in Swedish order.
    pub rows: Vec<HostRow>,
    /// The last day to answer, and where the numbers come from.
    pub form: Filled,
    /// The programme's period before this one.
    pub last: Option<String>,
    /// Whether the numbers are copied from it.
    pub copied: bool,
}

impl Matrix {
    fn sum(&self, at: usize) -> i64 {
        self.rows.iter().filter_map(|r| r.cells[at].value.parse::<i64>().ok()).sum()
    }

    /// The page.
    pub fn render(&self, t: &Text) -> Page {
        let page = self.head.page(t, t.say("orders-matrix-title"));
        if self.rows.is_empty() {
            let why = t.say("orders-no-hosts-why");
            return page.lead(html! { (t.say("orders-no-hosts-lead")) }).body(empty(
                &t.say("orders-no-hosts"),
                &why,
                html! {},
            ));
        }
        let here = link(t, self.head.id, "/bestallning");
        let lead = match &self.last {
            Some(last) if self.copied => t.with("orders-copied", [("name", last.into())]),
            _ => t.say("orders-matrix-lead"),
        };
        let w = Words::of(t.lang);
        let form = html! {
            input type="hidden" name="fran" value=(self.form.value("fran"));
            (self.table(t))
            (self.needs(t))
            (details(&t.say("orders-recipients"), self.recipients(t)))
            (self.form.put(w, "answer_by", Field::date("answer_by", t.say("orders-answer-by")).hint(t.say("orders-answer-by-hint"))))
            div class="row" {
                button class="button" type="submit" name="gor" value="skicka" { (t.say("orders-send")) }
                " "
                button class="button quiet" type="submit" name="gor" value="spara" { (t.say("orders-save")) }
            }
        };
        page.lead(html! { (lead) }).wide().body(html! {
            (self.form.errors)
            p {
                (t.say("orders-begin-with")) " "
                @if self.last.is_some() { a href=(format!("{here}?fran=forra")) { (t.say("orders-from-last")) } " · " }
                a href=(format!("{here}?fran=studenter")) { (t.say("orders-from-students")) } " · "
                a href=(format!("{here}?fran=kapacitet")) { (t.say("orders-from-capacity")) } " · "
                a href=(t.to(&format!("/vfu/prognos?period={}", self.head.id))) { (t.say("orders-to-forecast")) }
            }
            (form_post(&here, &self.form.guard, form))
        })
    }

    fn table(&self, t: &Text) -> Markup {
        let columns = std::iter::once(Column::words(t.say("orders-host")))
            .chain(self.types.iter().map(Column::words))
            .chain([Column::words(t.say("orders-state"))])
            .collect();
        let sums = std::iter::once(row_head(&t.say("orders-sum"), None))
            .chain((0..self.types.len()).map(|at| cell(html! { (t.n(self.sum(at))) })))
            .chain([cell(html! {})])
            .collect();
        let mut table = Table::new("matrix", t.say("orders-matrix"), columns).totals(sums);
        for row in &self.rows {
            let name = row_head(&row.name, None);
            let cells = row.cells.iter().zip(&self.types).map(|(c, kind)| cell(field(t, row, c, kind)));
            let stands = row.state.map(|s| super::state(t, s, false));
            let stands = html! {
                @if let Some(stands) = stands { (stands) } @else { (t.say("orders-not-asked")) }
                @if row.offers_first { " " (badge(Tone::Plain, &t.say("orders-offers-first-short"))) }
            };
            table.row(std::iter::once(name).chain(cells).chain([cell(stands)]).collect());
        }
        table.render(Words::of(t.lang))
    }

    fn needs(&self, t: &Text) -> Markup {
        let columns = vec![
            Column::words(t.say("placements-place-type")),
            Column::figures(t.say("placements-students")),
            Column::figures(t.say("orders-asked")),
            Column::words(t.say("orders-difference")),
        ];
        let mut table = Table::new("need", t.say("orders-need"), columns);
        for (at, (kind, need)) in self.types.iter().zip(&self.need).enumerate() {
            let asked = self.sum(at);
            let said = match asked - need {
                0 => badge(Tone::Done, &t.say("orders-as-many")),
                n if n < 0 => badge(Tone::Warning, &t.with("orders-too-few", [("n", (-n).into())])),
                n => badge(Tone::Plain, &t.with("orders-more", [("n", n.into())])),
            };
            table.row(vec![row_head(kind, None), number(t.n(*need)), number(t.n(asked)), cell(said)]);
        }
        table.render(Words::of(t.lang))
    }

    fn recipients(&self, t: &Text) -> Markup {
        let columns = vec![
            Column::words(t.say("orders-host")),
            Column::words(t.say("orders-function")),
            Column::words(t.say("orders-email")),
            Column::words(t.say("orders-who-begins")),
        ];
        let mut table = Table::new("recipients", t.say("orders-recipients"), columns).quiet_caption();
        for row in &self.rows {
            let (title, email, first) =
                (format!("title-{}", row.host), format!("email-{}", row.host), format!("first-{}", row.host));
            let name = |what: &str| format!("{}, {}", row.name, t.say(what));
            table.row(vec![
                row_head(&row.name, None),
                cell(html! { input type="text" name=(title) value=(row.title) aria-label=(name("orders-function")); }),
                cell(html! { input type="email" name=(email) value=(row.email) aria-label=(name("orders-email")); }),
                cell(html! {
                    select name=(first) aria-label=(name("orders-who-begins")) {
                        option value="0" selected[!row.offers_first] { (t.say("orders-hei-first")) }
                        option value="1" selected[row.offers_first] { (t.say("orders-host-first")) }
                    }
                }),
            ]);
        }
        table.render(Words::of(t.lang))
    }

    /// No hosts, new, refused.
    pub fn samples(t: &Text) -> Vec<(&'static str, Page)> {
        let row = |name: &str, state, values: [&str; 2]| HostRow {
            host: OrganisationId::named(name),
            name: name.to_owned(),
            state,
            cells: values
                .iter()
                .enumerate()
                .map(|(at, v)| Cell {
                    name: format!("n-{name}-{at}").replace(' ', "-"),
                    value: (*v).to_owned(),
                    is_wrong: v.contains('x'),
                    can: (at == 0).then_some(3),
                })
                .collect(),
            title: "Kommunal VFU-samordnare".to_owned(),
            email: "vfu-2422@example.org".to_owned(),
            offers_first: name == "Åsele kommun",
        };
        let matrix = |rows, form, copied| Self {
            head: Head::sample(t),
            types: vec!["Socialt arbete".to_owned(), "Individ- och familjeomsorg".to_owned()],
            need: vec![24, 7],
            rows,
            form,
            last: Some("Socionom, termin 5, våren 2026".to_owned()),
            copied,
        };
        let rows = vec![
            row("Sorsele kommun", Some(OrderState::Sent), ["2", "7"]),
            row("Örnsköldsviks kommun", Some(OrderState::Partly), ["4", ""]),
            row("Åsele kommun", None, ["", ""]),
        ];
        let wrong = vec![row("Sorsele kommun", Some(OrderState::Draft), ["2x", "1"])];
        let refusal = Refusal::invalid("orders-not-sent").field("answer_by", "orders-answer-by-past");
        let day = [("answer_by", "2026-12-09"), ("fran", "")];
        vec![
            ("orders-matrix-none", matrix(vec![], Filled::default(), false).render(t)),
            ("orders-matrix", matrix(rows, Filled::sample(t, &day, None), true).render(t)),
            ("orders-matrix-refused", matrix(wrong, Filled::sample(t, &day, Some(refusal)), false).render(t)),
        ]
    }
}

/// The field of one number, with what the host has said beside it.
fn field(t: &Text, row: &HostRow, c: &Cell, kind: &str) -> Markup {
    let label = format!("{}, {kind}", row.name);
    let invalid = c.is_wrong.then_some("true");
    html! {
        span class="count" {
            input type="text" inputmode="numeric" size="4" id=(format!("f-{}", c.name)) name=(c.name) value=(c.value)
                aria-label=(label) aria-invalid=[invalid] autocomplete="off";
            @if c.is_wrong { " " span class="error" { (t.say("placements-seats-wrong")) } }
            @if let Some(can) = c.can { " " span class="small" { (t.with("orders-can", [("n", can.into())])) } }
        }
    }
}
