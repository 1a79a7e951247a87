//! V3: the board. Who has no place, what units have, and one student who can be moved, locked, or moved back.

mod chosen;
mod samples;

use kernel::{CapacityId, PeriodId, PlanId, StudentId};
use platform::prelude::*;
use platform::ui::{self, Choice, Column, Field, Guard, Paging, Tone, Words, cell, row_head};

use super::parts::encoded;
use super::proposal::Unplaced;
use crate::model::PlanState;

pub use chosen::{Chosen, Followed, travels};
pub use samples::samples;

/// How many units stand on a page.
pub const PAGE: usize = 50;

/// Names of a unit that stand in sight; the others open on demand.
const IN_SIGHT: usize = 3;

/// A period without any proposal.
#[derive(Clone, Debug)]
pub struct Nothing {
    /// The period.
    pub period: PeriodId,
    /// Its programme.
    pub programme: String,
    /// For asking for a proposal.
    pub guard: Guard,
}

impl Nothing {
    /// The page.
    pub fn render(&self, t: &Text) -> Page {
        let run = t.to(&format!("/vfu/{}/fordelning/korning", self.period));
        Page::new(t.say("placements-board-title"))
            .crumb(t.say("placements-title"), t.to("/vfu"))
            .crumb(self.programme.clone(), t.to(&format!("/vfu/{}", self.period)))
            .lead(html! { (t.say("placements-board-none-lead")) })
            .body(ui::empty(
                &t.say("placements-board-none"),
                &t.say("placements-board-none-why"),
                ui::form_post(&run, &self.guard, ui::button(&t.say("placements-board-run"))),
            ))
    }
}

/// Seats and who has them.
#[derive(Clone, Debug)]
pub struct UnitLine {
    /// The seats.
    pub id: CapacityId,
    /// The unit.
    pub name: String,
    /// Its municipality.
    pub municipality: String,
    /// The type of place.
    pub place_type: String,
    /// All seats, reserved ones among them.
    pub seats: i64,
    /// Seats that are reserved; nothing is said about for whom.
    pub held: i64,
    /// Students there, with whether they are locked.
    pub students: Vec<(StudentId, String, bool)>,
}

/// The last move by hand that has not been taken back.
#[derive(Clone, Debug)]
pub struct LastMove {
    /// Who was moved.
    pub name: String,
    /// Where to; none when they were left out.
    pub to: Option<String>,
    /// How many others went elsewhere.
    pub others: usize,
    /// Who moved them, and when.
    pub by: Option<String>,
    /// When, ready to read.
    pub at: String,
}

/// How far a proposal is from what was computed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ByHand {
    /// Moves that have not been taken back.
    pub moves: usize,
    /// Minutes worse than computed, and how many more are left out; none when the beginning cannot be seen any more.
    pub worse: Option<(i64, i64)>,
}

/// The board.
#[derive(Clone, Debug)]
pub struct Board {
    /// The plan.
    pub id: PlanId,
    /// Its number.
    pub number: i64,
    /// Its version.
    pub version: i64,
    /// Where it stands.
    pub state: PlanState,
    /// Whether it is proved to be best.
    pub proved: bool,
    /// Its period.
    pub period: PeriodId,
    /// The period's programme.
    pub programme: String,
    /// Whether the period has changed since.
    pub is_stale: bool,
    /// Students with a place, and all.
    pub placed: (usize, usize),
    /// What was moved by hand.
    pub by_hand: ByHand,
    /// The last move.
    pub last: Option<LastMove>,
    /// The proposal before: id, number, how many are elsewhere.
    pub before: Option<(PlanId, i64, usize)>,
    /// Who has no place.
    pub unplaced: Vec<Unplaced>,
    /// At most fifty units.
    pub units: Vec<UnitLine>,
    /// How many units match, and the first shown.
    pub all_units: (usize, usize),
    /// Municipalities to choose among.
    pub municipalities: Vec<Choice>,
    /// The municipality chosen.
    pub municipality: String,
    /// The student chosen.
    pub chosen: Option<Chosen>,
    /// For moving, locking, taking back, and computing again.
    pub guards: [Guard; 4],
    /// What was refused.
    pub errors: Markup,
}

impl Board {
    /// Whether anything can be changed.
    fn is_open(&self) -> bool {
        self.state == PlanState::Proposed && !self.is_stale
    }

    /// This board, with a student or none chosen.
    fn here(&self, t: &Text, student: Option<StudentId>, from: usize) -> String {
        let mut to = t.to(&format!("/vfu/{}/fordelning?forslag={}", self.period, self.id));
        if let Some(student) = student {
            to = format!("{to}&student={student}");
        }
        if !self.municipality.is_empty() {
            to = format!("{to}&kommun={}", encoded(&self.municipality));
        }
        if from > 0 {
            to = format!("{to}&fran={from}");
        }
        to
    }

    fn pick(&self, t: &Text, student: StudentId, name: &str) -> Markup {
        let is_chosen = self.chosen.as_ref().is_some_and(|c| c.student == student);
        let href = format!("{}#vald", self.here(t, Some(student), self.all_units.1));
        html! { a href=(href) aria-current=[is_chosen.then_some("true")] { (name) } }
    }

    fn action(&self, t: &Text, what: &str) -> String {
        t.to(&format!("/vfu/forslag/{}/{what}", self.id))
    }

    /// The page.
    pub fn render(&self, t: &Text) -> Page {
        let w = Words::of(t.lang);
        let (placed, of) = self.placed;
        Page::new(t.say("placements-board-title"))
            .crumb(t.say("placements-title"), t.to("/vfu"))
            .crumb(self.programme.clone(), t.to(&format!("/vfu/{}", self.period)))
            .crumb(
                t.with("placements-plan-number", [("n", self.number.into())]),
                t.to(&format!("/vfu/forslag/{}", self.id)),
            )
            .lead(html! {
                strong { (t.with("placements-proposal-lead", [("placed", placed.into()), ("of", of.into()), ("left", (of - placed).into())])) }
            })
            .actions(self.actions(t))
            .body(html! {
                (self.errors)
                (self.standing(t))
                (self.last_move(t))
                div class="board" {
                    section aria-labelledby="oplacerade" {
                        h2 id="oplacerade" { (t.with("placements-unplaced-heading", [("n", self.unplaced.len().into())])) }
                        (self.unplaced_pane(t))
                    }
                    section aria-labelledby="enheter" {
                        h2 id="enheter" { (t.say("placements-board-units")) }
                        (self.units_pane(t, w))
                    }
                    section aria-labelledby="vald" { (self.chosen_pane(t, w)) }
                }
            })
            .wide()
    }

    /// Whether a move is shown with what follows, and waits for its button: the page's one primary button.
    fn moves(&self) -> bool {
        self.chosen.as_ref().is_some_and(|chosen| matches!(chosen.followed, Some(Ok(_))))
    }

    fn actions(&self, t: &Text) -> Markup {
        let proposal = t.to(&format!("/vfu/forslag/{}", self.id));
        html! {
            @if self.is_open() && self.moves() { a href=(proposal) { (t.say("placements-board-done")) } }
            @else if self.is_open() { (ui::link_button(&t.say("placements-board-done"), &proposal)) }
            @else if self.state != PlanState::Proposed { (self.run_again(t)) }
            @if let Some((other, n, changed)) = self.before {
                a href=(format!("{proposal}/jamfor?med={other}")) { (t.with("placements-board-compare", [("n", n.into()), ("a", changed.into())])) }
            }
        }
    }

    fn run_again(&self, t: &Text) -> Markup {
        let run = t.to(&format!("/vfu/{}/fordelning/korning", self.period));
        ui::form_post(&run, &self.guards[3], ui::button(&t.say("placements-run-again-button")))
    }

    fn standing(&self, t: &Text) -> Markup {
        match self.state {
            PlanState::Accepted { .. } => {
                return ui::notice(Tone::Done, html! { p { (t.say("placements-board-accepted")) } });
            }
            PlanState::Superseded { .. } => {
                return ui::notice(Tone::Warning, html! { p { (t.say("placements-board-superseded")) } });
            }
            PlanState::Proposed => {}
        }
        if self.is_stale {
            return ui::notice(
                Tone::Warning,
                html! { p { (t.say("placements-stale")) " " (t.say("placements-run-again")) } (self.run_again(t)) },
            );
        }
        if self.proved {
            return ui::notice(Tone::Done, html! { p { strong { (t.say("placements-proved")) } } });
        }
        ui::notice(Tone::Plain, html! { p { (self.by_hand_sentence(t)) } })
    }

    fn by_hand_sentence(&self, t: &Text) -> String {
        match self.by_hand {
            ByHand { moves: 0, .. } => t.say("placements-not-proved"),
            ByHand { worse: Some((minutes, 0)), .. } => {
                t.with("placements-board-worse", [("n", minutes.max(0).into())])
            }
            ByHand { worse: Some((_, left)), .. } if left > 0 => {
                t.with("placements-board-worse-left", [("n", left.into())])
            }
            ByHand { moves, .. } => t.with("placements-board-moved-times", [("n", moves.into())]),
        }
    }

    fn last_move(&self, t: &Text) -> Markup {
        let Some(last) = &self.last else { return html! {} };
        let to = last.to.clone().unwrap_or_else(|| t.say("placements-no-place"));
        let by = last.by.clone().unwrap_or_else(|| t.say("placements-somebody"));
        let body = html! {
            input type="hidden" name="student" value=(self.chosen.as_ref().map(|c| c.student.to_string()).unwrap_or_default());
            (ui::quiet_button(&t.say("placements-board-undo")))
        };
        html! {
            p {
                (t.with("placements-board-last", [("name", (&last.name).into()), ("place", to.into()), ("n", last.others.into())]))
                " " (t.with("placements-board-last-by", [("name", by.into()), ("day", (&last.at).into())]))
            }
            @if self.is_open() { (ui::form_post(&self.action(t, "angra"), &self.guards[2].clone().version(self.version), body)) }
        }
    }

    fn unplaced_pane(&self, t: &Text) -> Markup {
        if self.unplaced.is_empty() {
            return html! { p { (t.say("placements-all-placed")) } };
        }
        html! {
            ul class="list" {
                @for u in &self.unplaced {
                    li {
                        p { (self.pick(t, u.student, &u.name)) @if !u.home.is_empty() { ", " (u.home) } }
                        p class="small" { (u.why) }
                        @if let Some(fix) = &u.fix { p class="small" { (fix) } }
                    }
                }
            }
        }
    }

    fn units_pane(&self, t: &Text, w: Words) -> Markup {
        let here = t.to(&format!("/vfu/{}/fordelning", self.period));
        let (all, from) = self.all_units;
        let to = from + self.units.len();
        let student = self.chosen.as_ref().map(|c| c.student);
        let paging = Paging {
            sentence: t.with(
                "placements-list-shown",
                [("a", (from + usize::from(to > from)).into()), ("b", to.into()), ("of", all.into())],
            ),
            previous: (from > 0).then(|| self.here(t, student, from.saturating_sub(PAGE))),
            next: (to < all).then(|| self.here(t, student, to)),
            label: t.say("placements-board-units-pages"),
        };
        let mut choices = vec![Choice::new("", t.say("placements-board-everywhere"))];
        choices.extend(self.municipalities.iter().cloned());
        html! {
            (ui::form_get(&here, html! {
                input type="hidden" name="forslag" value=(self.id);
                @if let Some(student) = student { input type="hidden" name="student" value=(student); }
                (Field::select("kommun", t.say("placements-board-municipality"), choices).value(&self.municipality).render(w))
                (ui::quiet_button(&t.say("placements-board-filter")))
            }))
            @if self.units.is_empty() { p { (t.say("placements-board-no-units")) } }
            @else { (self.units_table(t, w)) (ui::paging(w, &paging)) }
        }
    }

    fn units_table(&self, t: &Text, w: Words) -> Markup {
        let columns = vec![
            Column::words(t.say("placements-column-unit")),
            Column::words(t.say("placements-column-taken")),
            Column::words(t.say("placements-board-students")),
        ];
        let mut table =
            ui::Table::new("enheter-tabell", t.say("placements-board-units-caption"), columns).quiet_caption();
        for unit in &self.units {
            let taken = unit.held + unit.students.len() as i64;
            table.row(vec![
                row_head(&format!("{}, {}", unit.name, unit.municipality), None),
                cell(html! {
                    (ui::seats(w, taken, unit.seats))
                    @if unit.held > 0 { " " span class="small" { (t.with("placements-board-held", [("n", unit.held.into())])) } }
                }),
                cell(self.students_of(t, unit)),
            ]);
        }
        table.render(w)
    }

    /// Few names stand in sight, the others open on demand; those of the chosen student's unit are open.
    fn students_of(&self, t: &Text, unit: &UnitLine) -> Markup {
        let chosen = self.chosen.as_ref().map(|c| c.student);
        let sight = if unit.students.iter().any(|s| Some(s.0) == chosen) { unit.students.len() } else { IN_SIGHT };
        let (first, rest) = unit.students.split_at(sight.min(unit.students.len()));
        html! {
            span class="small" { (unit.place_type) }
            (self.names_of(t, first))
            @if !rest.is_empty() {
                (ui::details(&t.with("placements-board-more", [("n", rest.len().into())]), self.names_of(t, rest)))
            }
        }
    }

    fn names_of(&self, t: &Text, students: &[(StudentId, String, bool)]) -> Markup {
        html! {
            ul class="names" {
                @for (student, name, is_locked) in students {
                    li { (self.pick(t, *student, name)) @if *is_locked { " " span class="small" { "(" (t.say("placements-board-locked-short")) ")" } } }
                }
            }
        }
    }
}
