//! The forecast (prognos): a number for each host and term, against what the hosts have said they can take.

use maud::{Markup, html};
use platform::texts::Text;
use platform::ui::{
    Choice, Column, Field, Table, Tone, Words, badge, button, cell, empty, form_get, form_post, hidden, quiet_button,
    row_head,
};
use platform::web::Page;

use super::parts::Filled;
use crate::store::forecasts::Foreseen;

/// A number.
#[derive(Clone, Debug)]
pub struct Number {
    /// The field's name.
    pub name: String,
    /// What it holds.
    pub value: String,
    /// Whether that is no number.
    pub is_wrong: bool,
    /// What the host's units have said for that term.
    pub can: i64,
}

/// A host.
#[derive(Clone, Debug)]
pub struct HostNumbers {
    /// Its name.
    pub name: String,
    /// A number for each term.
    pub cells: Vec<Number>,
}

/// The page.
#[derive(Clone, Debug)]
pub struct Forecast {
    /// The terms in words.
    pub terms: Vec<String>,
    /// Programmes and types to choose from.
    pub choices: Vec<(String, String)>,
    /// The programme and type that are shown.
    pub chosen: Option<(String, String)>,
    /// The hosts, in Swedish order.
    pub rows: Vec<HostNumbers>,
    /// What was refused.
    pub errors: Markup,
    /// The form.
    pub form: Filled,
}

impl Forecast {
    /// The page.
    pub fn render(&self, t: &Text) -> Page {
        let page = Page::new(t.say("orders-forecast-title")).crumb(t.say("placements-vfu"), t.to("/vfu"));
        let Some((programme, kind)) = &self.chosen else {
            let (what, why) = (t.say("orders-forecast-empty"), t.say("orders-forecast-empty-why"));
            return page.lead(html! { (t.say("orders-forecast-lead")) }).body(empty(&what, &why, html! {}));
        };
        let here = t.to("/vfu/prognos");
        page.lead(html! { (t.say("orders-forecast-lead")) }).wide().body(html! {
            (self.errors)
            (self.choose(t, &here, programme, kind))
            h2 { (programme) ", " (kind) }
            (form_post(&here, &self.form.guard, html! {
                (hidden("program", programme))
                (hidden("typ", kind))
                (self.table(t))
                (button(&t.say("placements-save")))
            }))
        })
    }

    fn choose(&self, t: &Text, here: &str, programme: &str, kind: &str) -> Markup {
        let w = Words::of(t.lang);
        let only = |of: fn(&(String, String)) -> &String| {
            let mut all: Vec<&String> = self.choices.iter().map(of).collect();
            all.sort();
            all.dedup();
            all.into_iter().map(|one| Choice::new(one, one)).collect::<Vec<_>>()
        };
        form_get(
            here,
            html! {
                (Field::select("program", t.say("placements-programme"), only(|c| &c.0)).value(programme).render(w))
                (Field::select("typ", t.say("placements-place-type"), only(|c| &c.1)).value(kind).render(w))
                (quiet_button(&t.say("placements-show")))
            },
        )
    }

    fn table(&self, t: &Text) -> Markup {
        let columns = std::iter::once(Column::words(t.say("orders-host"))).chain(self.terms.iter().map(Column::words));
        let sums = (0..self.terms.len()).map(|at| {
            let need: i64 = self.rows.iter().filter_map(|r| r.cells[at].value.parse::<i64>().ok()).sum();
            let can: i64 = self.rows.iter().map(|r| r.cells[at].can).sum();
            let args = [("a", need.into()), ("b", can.into())];
            let said = t.with("orders-forecast-sum", args);
            cell(if need > can {
                badge(Tone::Warning, &said)
            } else {
                html! { (said) }
            })
        });
        let totals = std::iter::once(row_head(&t.say("orders-sum"), None)).chain(sums).collect();
        let mut table =
            Table::new("forecast", t.say("orders-forecast"), columns.collect()).quiet_caption().totals(totals);
        for row in &self.rows {
            let cells = row.cells.iter().zip(&self.terms).map(|(n, term)| {
                cell(html! {
                    span class="count" {
                        input type="text" inputmode="numeric" size="4" autocomplete="off" name=(n.name) value=(n.value)
                            aria-label=(format!("{}, {term}", row.name)) aria-invalid=[n.is_wrong.then_some("true")];
                        @if n.is_wrong { " " span class="error" { (t.say("placements-seats-wrong")) } }
                        @if n.can > 0 { " " span class="small" { (t.with("orders-can", [("n", n.can.into())])) } }
                    }
                })
            });
            table.row(std::iter::once(row_head(&row.name, None)).chain(cells).collect());
        }
        table.render(Words::of(t.lang))
    }

    /// Nothing to forecast, ordinary, refused.
    pub fn samples(t: &Text) -> Vec<(&'static str, Page)> {
        let terms: Vec<String> = std::iter::successors(Some(kernel::Term::autumn(2027)), |x| Some(x.next()))
            .take(5)
            .map(|x| t.lang.term(x))
            .collect();
        let row = |name: &str, values: [&str; 5], can| HostNumbers {
            name: name.to_owned(),
            cells: values
                .iter()
                .enumerate()
                .map(|(at, v)| Number {
                    name: format!("n-{}-{at}", name.replace(' ', "-")),
                    value: (*v).to_owned(),
                    is_wrong: v.contains('x'),
                    can,
                })
                .collect(),
        };
        let chosen = Some(("Socionom, termin 5".to_owned(), "Individ- och familjeomsorg".to_owned()));
        let page = |chosen: Option<(String, String)>, rows| Self {
            terms: terms.clone(),
            choices: chosen.iter().cloned().collect(),
            chosen,
            rows,
            errors: html! {},
            form: Filled::default(),
        };
        let rows = vec![row("Sorsele", ["2", "2", "", "", "4"], 3), row("Örnsköldsvik", ["12", "14", "", "", ""], 0)];
        vec![
            ("orders-forecast-empty", page(None, vec![]).render(t)),
            ("orders-forecast", page(chosen.clone(), rows).render(t)),
            ("orders-forecast-refused", page(chosen, vec![row("Sorsele", ["2x", "", "", "", ""], 3)]).render(t)),
        ]
    }
}

/// What HEIs foresee at the acting person's organisation. Nothing when nobody has said anything.
pub fn foreseen(t: &Text, rows: &[(String, Foreseen)]) -> Markup {
    let columns = vec![
        Column::words(t.say("placements-programme")),
        Column::words(t.say("orders-who-asks")),
        Column::words(t.say("placements-place-type")),
        Column::words(t.say("placements-term")),
        Column::figures(t.say("placements-students")),
    ];
    let mut table = Table::new("foreseen", t.say("orders-forecast"), columns).quiet_caption();
    for (hei, f) in rows {
        table.row(vec![
            row_head(&f.programme, None),
            cell(html! { (hei) }),
            cell(html! { (f.place_type) }),
            cell(html! { (t.lang.term(f.term)) }),
            platform::ui::number(t.n(f.students)),
        ]);
    }
    html! {
        @if !rows.is_empty() {
            section { h2 { (t.say("orders-foreseen")) } p { (t.say("orders-foreseen-lead")) } (table.render(Words::of(t.lang))) }
        }
    }
}
