//! The pane of the chosen student: where, why, where else, and what would follow.

use kernel::StudentId;
use platform::prelude::*;
use platform::ui::{self, Choice, Column, Field, Rule, Words, cell, number, row_head};

use super::Board;
use crate::views::proposal::{ExceptionLine, NearerLine};

/// What follows from a move, ready to read.
#[derive(Clone, Debug)]
pub struct Followed {
    /// Where to: the id of the seats, or "ingen".
    pub to: String,
    /// The sentences.
    pub says: String,
    /// Who would be moved: the student, and how many others.
    pub others: usize,
    /// The rule that is broken, when one is: then a reason must be written.
    pub breach: Option<String>,
    /// The reason as far as it is written.
    pub reason: String,
    /// What is wrong with it.
    pub problem: Option<String>,
}

/// The field for the reason of an exception.
pub fn reason_field(t: &Text, w: Words, breach: &str, reason: &str, problem: Option<String>) -> Markup {
    html! {
        p { strong { (breach) } }
        (Field::lines("skal", t.say("placements-exception-why"), 3)
            .hint(t.say("placements-exception-hint"))
            .value(reason)
            .error(problem)
            .attribute("maxlength", "500")
            .render(w))
    }
}

/// The chosen student.
#[derive(Clone, Debug)]
pub struct Chosen {
    /// The student.
    pub student: StudentId,
    /// Name.
    pub name: String,
    /// Where they live.
    pub home: String,
    /// Unit and municipality, and minutes; none without a place.
    pub at: Option<(String, Option<i64>)>,
    /// Travel, wishes and the rest.
    pub rules: Vec<Rule>,
    /// Places that would be better for them.
    pub nearer: Vec<NearerLine>,
    /// Whether chains can be worked out: the plan is the best one under its locks.
    pub is_explained: bool,
    /// Whether they are locked.
    pub is_locked: bool,
    /// The exception that their place rests on.
    pub exception: Option<ExceptionLine>,
    /// Where they can go, the best first.
    pub ways: Vec<Choice>,
    /// What was chosen among them.
    pub wanted: String,
    /// What would follow, or the rule that says no.
    pub followed: Option<Result<Followed, String>>,
}

/// "Maja reser 19 min kortare."
pub fn travels(t: &Text, name: &str, longer: Option<i64>) -> String {
    let Some(longer) = longer else { return t.with("placements-board-travels-new", [("name", name.into())]) };
    let key = match longer {
        0 => "placements-board-travels-same",
        1.. => "placements-board-travels-longer",
        _ => "placements-board-travels-shorter",
    };
    t.with(key, [("name", name.into()), ("n", longer.abs().into())])
}

impl Board {
    pub(super) fn chosen_pane(&self, t: &Text, w: Words) -> Markup {
        let Some(c) = &self.chosen else {
            return html! {
                h2 id="vald" { (t.say("placements-board-chosen")) }
                p { (t.say("placements-board-choose-one")) }
            };
        };
        let why = t.to(&format!("/vfu/forslag/{}/student/{}", self.id, c.student));
        html! {
            h2 id="vald" { (c.name) }
            p {
                @if !c.home.is_empty() { (t.with("placements-board-lives", [("place", (&c.home).into())])) br; }
                strong { (place(t, c)) }
            }
            (ui::rules(w, &c.rules))
            @if let Some(e) = &c.exception { (e.notice(t)) }
            p { a href=(why) { (t.say("placements-why-title")) } }
            @if self.is_open() { (self.mover(t, w, c)) (self.locker(t, c)) }
            (nearer(t, w, c))
        }
    }

    fn mover(&self, t: &Text, w: Words, c: &Chosen) -> Markup {
        if c.is_locked && c.exception.is_none() {
            return html! { p { (t.say("placements-board-locked-stays")) } };
        }
        let here = t.to(&format!("/vfu/{}/fordelning", self.period));
        html! {
            @if c.exception.is_some() { p { (t.say("placements-exception-ends")) } }
            @if !c.is_explained { p class="small" { (t.say("placements-board-free-only")) } }
            @if c.ways.is_empty() { p { (t.say("placements-board-nowhere")) } } @else {
                (ui::form_get(&here, html! {
                    input type="hidden" name="forslag" value=(self.id);
                    input type="hidden" name="student" value=(c.student);
                    @if !self.municipality.is_empty() { input type="hidden" name="kommun" value=(self.municipality); }
                    (Field::select("till", t.say("placements-board-move-to"), c.ways.clone()).value(&c.wanted).render(w))
                    (ui::quiet_button(&t.say("placements-board-show")))
                }))
            }
            @match &c.followed {
                None => {}
                Some(Err(no)) => p role="status" { strong { (no) } },
                Some(Ok(f)) => {
                    p role="status" { (f.says) }
                    (self.move_form(t, w, c, f))
                }
            }
        }
    }

    fn move_form(&self, t: &Text, w: Words, c: &Chosen, f: &Followed) -> Markup {
        let label = match f.breach {
            Some(_) => t.with("placements-board-move-beyond", [("name", (&c.name).into())]),
            None => t.with("placements-board-move", [("name", (&c.name).into()), ("n", f.others.into())]),
        };
        ui::form_post(
            &self.action(t, "flytta"),
            &self.guards[0].clone().version(self.version),
            html! {
                (ui::hidden("student", &c.student.to_string()))
                (ui::hidden("till", &f.to))
                @if let Some(breach) = &f.breach { (reason_field(t, w, breach, &f.reason, f.problem.clone())) }
                (ui::button(&label))
            },
        )
    }

    fn locker(&self, t: &Text, c: &Chosen) -> Markup {
        if c.exception.is_some() || c.at.is_none() && !c.is_locked {
            return html! {};
        }
        let (what, label) =
            if c.is_locked { ("las-upp", "placements-board-unlock") } else { ("las", "placements-board-lock") };
        ui::form_post(
            &self.action(t, what),
            &self.guards[1].clone().version(self.version),
            html! {
                input type="hidden" name="student" value=(c.student);
                (ui::quiet_button(&t.say(label)))
            },
        )
    }
}

fn place(t: &Text, c: &Chosen) -> String {
    match &c.at {
        Some((place, Some(n))) => t.with("placements-student-at", [("place", place.into()), ("n", (*n).into())]),
        Some((place, None)) => place.clone(),
        None => t.say("placements-student-none"),
    }
}

fn nearer(t: &Text, w: Words, c: &Chosen) -> Markup {
    if c.nearer.is_empty() {
        return html! {};
    }
    let columns = vec![
        Column::words(t.say("placements-column-unit")),
        Column::figures(t.say("placements-column-travel-minutes")),
        Column::words(t.say("placements-column-follows")),
    ];
    let mut table = ui::Table::new("narmare", t.say("placements-nearer-title"), columns);
    for line in &c.nearer {
        table.row(vec![
            row_head(&line.seats, None),
            number(line.minutes.map(|n| t.with("placements-minutes", [("n", n.into())]))),
            cell(html! { (line.follows) }),
        ]);
    }
    table.render(w)
}
