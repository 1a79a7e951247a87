//! V5: a proposal, its reasons, its proof and its spread.

mod exceptions;
mod samples;
mod sentences;
mod single;

use kernel::{PeriodId, PlanId, StudentId};
use platform::prelude::*;
use platform::ui::{self, Bar, Column, Figure, Guard, Histogram, Tone, Words, cell, number, row_head};

use crate::model::{Plan, PlanState};
use crate::plan::{Figures, Group};
use crate::views::limits::Limits;

pub use exceptions::ExceptionLine;
pub use samples::samples;
pub use sentences::{fix_sentence, follows, home, rule_broken, why_unplaced};
pub use single::{Compared, ComparedLine, Line, List, NearerLine, Proof, Why};

/// A student without a place, as the page says it.
#[derive(Clone, Debug)]
pub struct Unplaced {
    /// The student.
    pub student: StudentId,
    /// Name.
    pub name: String,
    /// Home municipality.
    pub home: String,
    /// The reason, in a sentence or two.
    pub why: String,
    /// The cheapest remedy.
    pub fix: Option<String>,
}

/// What one more seat would bring.
#[derive(Clone, Debug)]
pub struct WorthLine {
    /// Unit and municipality.
    pub seats: String,
    /// Whether somebody without a place would get one.
    pub places: bool,
    /// Minutes that all would save; below zero when the one who gets a place travels more than the others save.
    pub saves_minutes: i64,
}

/// The proposal as a whole.
#[derive(Clone, Debug)]
pub struct Proposal {
    /// The plan.
    pub plan: Plan,
    /// Its id.
    pub id: PlanId,
    /// Its period.
    pub period: PeriodId,
    /// The period's programme.
    pub programme: String,
    /// The travel limit in minutes, and whether it is hard.
    pub limit: (u32, bool),
    /// Whether the period has changed since.
    pub is_stale: bool,
    /// Spread.
    pub figures: Figures,
    /// How many would be without a place, first come, first served.
    pub first_come: usize,
    /// The rules of the period, as the page tells them.
    pub rules: Markup,
    /// Those without a place.
    pub unplaced: Vec<Unplaced>,
    /// Where one more seat would bring most.
    pub worth: Vec<WorthLine>,
    /// Exceptions from hard rules that it rests on.
    pub exceptions: Vec<ExceptionLine>,
    /// What the computation left out.
    pub limits: Limits,
    /// The proposal before: id, number, how many are elsewhere.
    pub changed: Option<(PlanId, i64, usize)>,
    /// Who accepted it.
    pub accepted_by: Option<String>,
    /// For accepting, and for computing again.
    pub guards: [Guard; 2],
    /// What was refused.
    pub errors: Markup,
}

impl Proposal {
    /// The page.
    pub fn render(&self, t: &Text) -> Page {
        let w = Words::of(t.lang);
        let title = match self.plan.state {
            PlanState::Proposed => t.say("placements-proposal-title"),
            PlanState::Accepted { .. } => t.say("placements-accepted-title"),
            PlanState::Superseded { .. } => t.say("placements-superseded-title"),
        };
        Page::new(title)
            .crumb(t.say("placements-title"), t.to("/vfu"))
            .crumb(self.programme.clone(), t.to(&format!("/vfu/{}", self.period)))
            .lead(self.lead(t))
            .actions(self.actions(t))
            .body(html! {
                (self.errors)
                (self.state(t))
                (self.proof(t))
                (self.limits.notice(t))
                (ui::figures(&self.four(t)))
                div class="columns" {
                    section { h2 { (t.with("placements-unplaced-heading", [("n", self.unplaced.len().into())])) } (self.unplaced_list(t)) }
                    (ui::histogram(w, "restider", &self.histogram(t)))
                }
                @if !self.exceptions.is_empty() { (exceptions::section(t, w, self.id, &self.exceptions)) }
                section { h2 { (t.say("placements-worth-title")) } p { (t.say("placements-worth-lead")) } (self.worth_table(t, w)) }
                section { h2 { (t.say("placements-spread-title")) } (self.spread_table(t, w)) }
                (self.rules)
            })
            .wide()
    }

    fn lead(&self, t: &Text) -> Markup {
        let f = &self.figures;
        html! {
            strong { (t.with("placements-proposal-lead", [("placed", f.all.placed.into()), ("of", f.all.students.into()), ("left", (f.all.students - f.all.placed).into())])) }
            @if f.wished > 0 {
                " " (t.with("placements-proposal-wishes", [("n", (f.wishes[0] + f.wishes[1]).into()), ("of", f.wished.into())]))
            }
            @if self.first_come > self.unplaced.len() && !self.is_stale {
                " " (t.with("placements-proposal-first-come", [("a", self.first_come.into()), ("b", self.unplaced.len().into())]))
            }
        }
    }

    fn actions(&self, t: &Text) -> Markup {
        let here = t.to(&format!("/vfu/forslag/{}", self.id));
        let board = t.to(&format!("/vfu/{}/fordelning?forslag={}", self.period, self.id));
        html! {
            @if self.plan.state == PlanState::Proposed && !self.is_stale {
                (ui::form_post(&format!("{here}/godkann"), &self.guards[0].clone().version(self.plan.version), ui::button(&t.say("placements-accept"))))
                a href=(board) { (t.say("placements-to-board")) }
            }
            a href=(format!("{here}/lista")) { (t.say("placements-to-list")) }
            @if let Some((other, n, _)) = self.changed {
                a href=(format!("{here}/jamfor?med={other}")) { (t.with("placements-compare-with", [("n", n.into())])) }
            }
            a href=(format!("{here}/export/xlsx")) { (t.say("placements-export-xlsx")) }
            a href=(format!("{here}/export/csv")) { (t.say("placements-export-csv")) }
        }
    }

    fn state(&self, t: &Text) -> Markup {
        let again = t.to(&format!("/vfu/{}/fordelning/korning", self.period));
        let who = self.accepted_by.clone().unwrap_or_else(|| t.say("placements-somebody"));
        html! {
            @match self.plan.state {
                PlanState::Accepted { at, .. } => (ui::notice(Tone::Done, html! { p { (t.with("placements-accepted-by", [("name", who.into()), ("day", t.moment(at).into())])) } })),
                PlanState::Superseded { at, .. } => (ui::notice(Tone::Warning, html! { p { (t.with("placements-superseded-by", [("name", who.into()), ("day", t.moment(at).into())])) } })),
                PlanState::Proposed => {}
            }
            @if self.is_stale && self.plan.state == PlanState::Proposed {
                (ui::notice(Tone::Warning, html! {
                    p { (t.say("placements-stale")) " " (t.say("placements-run-again")) }
                    (ui::form_post(&again, &self.guards[1], ui::button(&t.say("placements-run-again-button"))))
                }))
            }
        }
    }

    fn proof(&self, t: &Text) -> Markup {
        let proof = t.to(&format!("/vfu/forslag/{}/bevis", self.id));
        // A computation that takes no time worth telling still took some.
        let seconds =
            format!("{:.1}", self.plan.seconds.max(0.1)).replace('.', if t.lang == Lang::Sv { "," } else { "." });
        if self.plan.proved {
            return ui::notice(
                Tone::Done,
                html! { p { strong { (t.say("placements-proved")) } " " (t.with("placements-proved-why", [("seconds", seconds.into())])) " " a href=(proof) { (t.say("placements-see-proof")) } } },
            );
        }
        ui::notice(Tone::Plain, html! { p { (t.say("placements-not-proved")) } })
    }

    fn four(&self, t: &Text) -> Vec<Figure> {
        let minutes =
            |m: Option<i64>| m.map_or_else(|| "–".to_owned(), |m| t.with("placements-minutes", [("n", m.into())]));
        let all = &self.figures.all;
        let figure = |key: &str, figure: String, note: Option<String>| Figure { label: t.say(key), figure, note };
        vec![
            figure(
                "placements-figure-placed",
                t.n(all.placed as i64),
                Some(t.with("placements-of", [("n", all.students.into())])),
            ),
            figure("placements-figure-median", minutes(all.median), None),
            figure("placements-figure-p95", minutes(all.p95), None),
            figure("placements-figure-worst", minutes(all.worst), None),
        ]
    }

    fn unplaced_list(&self, t: &Text) -> Markup {
        if self.unplaced.is_empty() {
            return ui::empty(&t.say("placements-all-placed"), &t.say("placements-all-placed-why"), html! {});
        }
        html! {
            ul class="list" {
                @for u in &self.unplaced {
                    li {
                        p { a href=(t.to(&format!("/vfu/forslag/{}/student/{}", self.id, u.student))) { (u.name) } @if !u.home.is_empty() { ", " (u.home) } }
                        p class="small" { (u.why) }
                        @if let Some(fix) = &u.fix { p class="small" { (fix) } }
                    }
                }
            }
        }
    }

    fn histogram(&self, t: &Text) -> Histogram {
        let (limit, hard) = self.limit;
        let beyond = |i: usize| (i as u32) * 15 >= limit;
        let over = self.figures.quarters.iter().enumerate().filter(|(i, _)| beyond(*i)).map(|(_, n)| *n).sum::<i64>();
        let title = match self.figures.all.worst {
            None => t.say("placements-histogram-none"),
            Some(worst) if worst <= i64::from(limit) => t.with("placements-histogram-within", [("n", limit.into())]),
            Some(_) if hard => t.with("placements-histogram-within", [("n", limit.into())]),
            Some(_) => t.with("placements-histogram-over", [("n", over.into()), ("limit", limit.into())]),
        };
        let label = |i: usize| if i == 8 { "> 120".to_owned() } else { format!("≤ {}", i * 15 + 15) };
        let bars: Vec<Bar> = self
            .figures
            .quarters
            .iter()
            .enumerate()
            .map(|(i, n)| Bar { label: label(i), count: *n, beyond: beyond(i) })
            .collect();
        let in_words = t.with(
            "placements-histogram-words",
            [("n", self.figures.all.median.unwrap_or(0).into()), ("worst", self.figures.all.worst.unwrap_or(0).into())],
        );
        Histogram {
            title,
            note: t.say("placements-histogram-note"),
            in_words,
            what: t.say("placements-histogram-what"),
            how_many: t.say("placements-histogram-how-many"),
            bars,
        }
    }

    fn worth_table(&self, t: &Text, w: Words) -> Markup {
        if self.worth.is_empty() {
            return html! { p { (t.say("placements-worth-none")) } };
        }
        let columns = vec![
            Column::words(t.say("placements-column-unit")),
            Column::words(t.say("placements-worth-places")),
            Column::figures(t.say("placements-worth-saves")),
        ];
        let mut table = ui::Table::new("varde", t.say("placements-worth-caption"), columns).quiet_caption();
        for line in &self.worth {
            let placed = if line.places { t.say("placements-worth-one") } else { t.say("placements-worth-no-one") };
            table.row(vec![
                row_head(&line.seats, None),
                cell(html! { (placed) }),
                number(saved(t, line.saves_minutes)),
            ]);
        }
        table.render(w)
    }

    fn spread_table(&self, t: &Text, w: Words) -> Markup {
        let heads = [
            "placements-figure-placed",
            "placements-figure-median",
            "placements-figure-p95",
            "placements-figure-worst",
        ];
        let columns = std::iter::once(Column::words(t.say("placements-spread-group")))
            .chain(heads.map(|k| Column::figures(t.say(k))))
            .collect();
        let mut table = ui::Table::new("spridning", t.say("placements-spread-caption"), columns);
        let named = |key: &str, g: &Group| Group { name: t.say(key), ..g.clone() };
        let groups = [
            named("placements-with-car", &self.figures.by_car[0]),
            named("placements-without-car", &self.figures.by_car[1]),
        ];
        for g in groups.iter().chain(&self.figures.by_municipality) {
            let name = if g.name.is_empty() { t.say("placements-home-unknown") } else { g.name.clone() };
            let minutes = |m: Option<i64>| number(m.map(|m| t.with("placements-minutes", [("n", m.into())])));
            let placed = t.with("placements-placed-of", [("n", g.placed.into()), ("of", g.students.into())]);
            table.row(vec![row_head(&name, None), number(placed), minutes(g.median), minutes(g.p95), minutes(g.worst)]);
        }
        table.render(w)
    }
}

/// How all journeys together change: a place for one more student makes them longer, a nearer place shorter.
fn saved(t: &Text, minutes: i64) -> String {
    match minutes {
        0 => t.say("placements-worth-same"),
        n if n < 0 => t.with("placements-worth-longer", [("n", (-n).into())]),
        n => t.with("placements-worth-shorter", [("n", n.into())]),
    }
}
