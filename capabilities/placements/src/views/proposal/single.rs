//! The pages under a proposal: the list, one student, the proof, the comparison.

use kernel::{PeriodId, PlanId, StudentId};
use platform::prelude::*;
use platform::ui::{self, Column, Field, Paging, Rule, Words, cell, number, row_head};

use super::{ExceptionLine, Unplaced};
use crate::model::Student;

/// A student in a list.
#[derive(Clone, Debug)]
pub struct Line {
    /// The student.
    pub student: StudentId,
    /// The HEI's id.
    pub reference: String,
    /// Name.
    pub name: String,
    /// Home municipality.
    pub home: String,
    /// Type of place.
    pub place_type: String,
    /// Unit and municipality; none without a place.
    pub seats: Option<String>,
    /// Minutes one way.
    pub minutes: Option<i64>,
    /// Which wish it is.
    pub wish: Option<i64>,
    /// Why a hard rule is broken, as a coordinator wrote it.
    pub exception: Option<String>,
}

fn crumbs(page: Page, t: &Text, programme: &str, id: PlanId, number: i64) -> Page {
    page.crumb(t.say("placements-title"), t.to("/vfu")).crumb(
        t.with("placements-plan-of", [("n", number.into()), ("what", programme.into())]),
        t.to(&format!("/vfu/forslag/{id}")),
    )
}

fn minutes(t: &Text, n: Option<i64>) -> Option<String> {
    n.map(|n| t.with("placements-minutes", [("n", n.into())]))
}

/// Everybody, fifty at a time.
#[derive(Clone, Debug)]
pub struct List {
    /// The plan.
    pub id: PlanId,
    /// Its number.
    pub number: i64,
    /// The programme.
    pub programme: String,
    /// How many match.
    pub all: usize,
    /// The first shown.
    pub from: usize,
    /// At most fifty.
    pub lines: Vec<Line>,
    /// What was searched for.
    pub wanted: String,
}

impl List {
    /// The page.
    pub fn render(&self, t: &Text) -> Page {
        let w = Words::of(t.lang);
        let here = t.to(&format!("/vfu/forslag/{}/lista", self.id));
        let to = self.from + self.lines.len();
        let sentence = t.with(
            "placements-list-shown",
            [("a", (self.from + usize::from(to > 0)).into()), ("b", to.into()), ("of", self.all.into())],
        );
        let link = |from: usize| format!("{here}?fran={from}&sok={}", platform::web::encode(&self.wanted));
        let paging = Paging {
            sentence: sentence.clone(),
            previous: (self.from > 0).then(|| link(self.from.saturating_sub(50))),
            next: (to < self.all).then(|| link(to)),
            label: t.say("placements-list-pages"),
        };
        crumbs(Page::new(t.say("placements-list-title")), t, &self.programme, self.id, self.number)
            .lead(html! { (sentence) })
            .body(html! {
                (ui::form_get(&here, html! {
                    (Field::search("sok", t.say("placements-list-search")).value(&self.wanted).render(w))
                    (ui::quiet_button(&t.say("placements-search")))
                }))
                @if self.lines.is_empty() {
                    (ui::empty(&t.say("placements-list-empty"), &t.say("placements-list-empty-why"), html! { a href=(here) { (t.say("placements-list-clear")) } }))
                } @else { (self.table(t, w)) (ui::paging(w, &paging)) }
            })
    }

    fn table(&self, t: &Text, w: Words) -> Markup {
        let words = ["name", "home", "unit"].map(|k| Column::words(t.say(&format!("placements-column-{k}"))));
        let figures = ["travel-minutes", "wish"].map(|k| Column::figures(t.say(&format!("placements-column-{k}"))));
        let columns = words.into_iter().chain(figures).collect();
        let mut table = ui::Table::new("lista", t.say("placements-list-caption"), columns).quiet_caption();
        for line in &self.lines {
            let seats = line.seats.clone().unwrap_or_else(|| t.say("placements-no-place"));
            table.row(vec![
                row_head(&line.name, Some(&t.to(&format!("/vfu/forslag/{}/student/{}", self.id, line.student)))),
                cell(html! { (line.home) }),
                cell(html! { (seats) }),
                number(minutes(t, line.minutes)),
                number(line.wish.map_or_else(|| "–".to_owned(), |n| n.to_string())),
            ]);
        }
        table.render(w)
    }
}

/// A place that would have been nearer, and what would follow.
#[derive(Clone, Debug)]
pub struct NearerLine {
    /// Unit and municipality.
    pub seats: String,
    /// Minutes one way.
    pub minutes: Option<u32>,
    /// Seats there, and taken.
    pub taken: (u32, u32),
    /// Who would have to move.
    pub follows: String,
}

/// Why one student is where they are.
#[derive(Clone, Debug)]
pub struct Why {
    /// The plan.
    pub id: PlanId,
    /// The period.
    pub period: PeriodId,
    /// The plan's number.
    pub number: i64,
    /// The programme.
    pub programme: String,
    /// The student.
    pub student: Student,
    /// The travel limit.
    pub limit: u32,
    /// Where they are.
    pub line: Line,
    /// Their wishes in words.
    pub wishes: Vec<String>,
    /// Places that count less for them alone.
    pub nearer: Vec<NearerLine>,
    /// When they have no place.
    pub unplaced: Option<Unplaced>,
    /// Whether the plan can be explained: it is the best one under today's inputs.
    pub is_explained: bool,
    /// Whether they are locked to their place.
    pub is_locked: bool,
    /// The exception that their place rests on.
    pub exception: Option<ExceptionLine>,
}

impl Why {
    /// The page.
    pub fn render(&self, t: &Text) -> Page {
        let w = Words::of(t.lang);
        let lead = match &self.line.seats {
            Some(seats) => {
                t.with("placements-student-at", [("place", seats.into()), ("n", self.line.minutes.unwrap_or(0).into())])
            }
            None => t.say("placements-student-none"),
        };
        let board = t.to(&format!("/vfu/{}/fordelning?forslag={}&student={}", self.period, self.id, self.student.id));
        crumbs(Page::new(self.student.name.clone()), t, &self.programme, self.id, self.number)
            .lead(html! { (lead) })
            .actions(html! { a href=(board) { (t.say("placements-student-move")) } })
            .body(html! {
                section {
                    h2 { (t.say("placements-why-title")) }
                    (ui::rules(w, &self.rules(t)))
                    @if let Some(e) = &self.exception { (e.notice(t)) }
                }
                @if let Some(u) = &self.unplaced { section { h2 { (t.say("placements-blocked-title")) } p { (u.why) } @if let Some(fix) = &u.fix { p { (fix) } } } }
                @if self.line.seats.is_some() { section { h2 { (t.say("placements-nearer-title")) } (self.nearer_table(t, w)) } }
            })
    }

    fn rules(&self, t: &Text) -> Vec<Rule> {
        let mut rules = Vec::new();
        if let Some(n) = self.line.minutes {
            rules.push(Rule {
                met: n <= i64::from(self.limit),
                says: t.say("placements-rule-travel"),
                value: t.with("placements-rule-travel-value", [("n", n.into()), ("limit", self.limit.into())]),
            });
        }
        rules.push(Rule { met: true, says: t.say("placements-rule-type"), value: self.line.place_type.clone() });
        for (i, wish) in self.wishes.iter().enumerate() {
            let met = self.line.wish == i64::try_from(i + 1).ok();
            rules.push(Rule {
                met,
                says: t.with("placements-rule-wish", [("n", (i + 1).into())]),
                value: wish.clone(),
            });
        }
        let forbidden = self.student.forbidden.len();
        if forbidden > 0 {
            rules.push(Rule { met: true, says: t.say("placements-rule-forbidden"), value: t.n(forbidden as i64) });
        }
        if self.is_locked {
            rules.push(Rule { met: true, says: t.say("placements-rule-locked"), value: String::new() });
        }
        rules
    }

    fn nearer_table(&self, t: &Text, w: Words) -> Markup {
        if !self.is_explained {
            return html! { p { (t.say("placements-not-explained")) } };
        }
        if self.nearer.is_empty() {
            return html! { p { (t.say("placements-nearest-already")) } };
        }
        let columns = vec![
            Column::words(t.say("placements-column-unit")),
            Column::figures(t.say("placements-column-travel-minutes")),
            Column::figures(t.say("placements-column-taken")),
            Column::words(t.say("placements-column-follows")),
        ];
        let mut table = ui::Table::new("narmare", t.say("placements-nearer-caption"), columns);
        for line in &self.nearer {
            let (all, taken) = line.taken;
            table.row(vec![
                row_head(&line.seats, None),
                number(minutes(t, line.minutes.map(i64::from))),
                number(t.with("placements-placed-of", [("n", taken.into()), ("of", all.into())])),
                cell(html! { (line.follows) }),
            ]);
        }
        table.render(w)
    }
}

/// The proof.
#[derive(Clone, Debug)]
pub struct Proof {
    /// The plan.
    pub id: PlanId,
    /// Its number.
    pub number: i64,
    /// The programme.
    pub programme: String,
    /// Whether it proves the plan.
    pub proved: bool,
    /// Students without a place.
    pub unplaced: i64,
    /// Cost in tenths of a minute.
    pub cost: i64,
    /// Seats and their price, in tenths of a minute.
    pub prices: Vec<(String, String)>,
}

impl Proof {
    /// The page.
    pub fn render(&self, t: &Text) -> Page {
        let w = Words::of(t.lang);
        let columns =
            vec![Column::words(t.say("placements-column-unit")), Column::figures(t.say("placements-column-price"))];
        let mut table = ui::Table::new("priser", t.say("placements-proof-caption"), columns);
        for (seats, price) in &self.prices {
            table.row(vec![
                row_head(seats, None),
                number(price.parse::<i64>().map_or_else(|_| price.clone(), |p| t.n(p))),
            ]);
        }
        let lead = if self.proved { "placements-proved" } else { "placements-not-proved" };
        crumbs(Page::new(t.say("placements-proof-title")), t, &self.programme, self.id, self.number)
            .lead(html! { (t.say(lead)) })
            .body(html! {
                p { (t.say("placements-proof-what")) }
                p { (t.say("placements-proof-how")) }
                (ui::facts(&[
                    (t.say("placements-proof-unplaced"), html! { (t.n(self.unplaced)) }),
                    (t.say("placements-proof-cost"), html! { (t.n(self.cost)) }),
                ]))
                @if !self.prices.is_empty() { (table.render(w)) }
            })
    }
}

/// A student who is elsewhere than in the other plan.
#[derive(Clone, Debug)]
pub struct ComparedLine {
    /// Name.
    pub name: String,
    /// Before: seats and minutes.
    pub from: Option<(String, Option<i64>)>,
    /// After.
    pub to: Option<(String, Option<i64>)>,
}

/// Two plans side by side: changes only.
#[derive(Clone, Debug)]
pub struct Compared {
    /// The plan.
    pub id: PlanId,
    /// Its number.
    pub number: i64,
    /// The other's number.
    pub other: i64,
    /// The programme.
    pub programme: String,
    /// Who is elsewhere.
    pub lines: Vec<ComparedLine>,
}

impl Compared {
    /// The page.
    pub fn render(&self, t: &Text) -> Page {
        let w = Words::of(t.lang);
        let columns = ["placements-column-name", "placements-column-before", "placements-column-after"]
            .map(|k| Column::words(t.say(k)));
        let mut table = ui::Table::new("jamforelse", t.say("placements-compare-caption"), columns.to_vec());
        let place = |at: &Option<(String, Option<i64>)>| {
            html! {
                @if let Some((seats, n)) = at { (seats) @if let Some(n) = minutes(t, *n) { ", " (n) } }
                @else { (t.say("placements-no-place")) }
            }
        };
        for line in &self.lines {
            table.row(vec![row_head(&line.name, None), cell(place(&line.from)), cell(place(&line.to))]);
        }
        crumbs(
            Page::new(t.with("placements-compare-title", [("a", self.number.into()), ("b", self.other.into())])),
            t,
            &self.programme,
            self.id,
            self.number,
        )
        .lead(html! { (t.with("placements-compare-lead", [("n", self.lines.len().into())])) })
        .body(html! { @if !self.lines.is_empty() { (table.render(w)) } })
    }
}
