//! V3: the board. Who has no place, what units have, and one student who can be moved, locked, or moved back.

mod chosen;
pub mod many;
mod samples;

use kernel::{CapacityId, PeriodId, PlanId, StudentId};
use platform::prelude::*;
use platform::ui::{self, Choice, Field, Guard, Happening, Paging, Tone, Words};

use super::limits::Limits;
use super::parts::encoded;
use super::proposal::{ExceptionLine, Unplaced};
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

/// What a person has decided of a student's place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// Nothing.
    Free,
    /// They stay there.
    Locked,
    /// They stay there although a hard rule says no.
    Excepted,
}

/// A student at a unit.
#[derive(Clone, Debug)]
pub struct Seated {
    /// The student.
    pub student: StudentId,
    /// Name.
    pub name: String,
    /// What was decided.
    pub mark: Mark,
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
    /// Students there.
    pub students: Vec<Seated>,
    /// Whether the unit closes before the period ends: its seats are not offered.
    pub is_closed: bool,
}

/// A step by hand that stands, ready to read.
#[derive(Clone, Debug)]
pub struct StepLine {
    /// What was done.
    pub says: String,
    /// Who did it.
    pub by: Option<String>,
    /// When.
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
    /// The steps that can be taken back, the last one first.
    pub steps: Vec<StepLine>,
    /// Exceptions from hard rules.
    pub exceptions: Vec<ExceptionLine>,
    /// What the computation left out.
    pub limits: Limits,
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
                (self.limits.notice(t))
                (self.last_steps(t))
                (self.excepted(t))
                div class="board" {
                    section aria-labelledby="oplacerade" {
                        h2 id="oplacerade" { (t.with("placements-unplaced-heading", [("n", self.unplaced.len().into())])) }
                        (self.unplaced_pane(t))
                    }
                    section aria-labelledby="enheter" {
                        h2 id="enheter" { (t.say("placements-board-units")) }
                        (self.units_pane(t, w))
                        (self.together(t))
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

    fn last_steps(&self, t: &Text) -> Markup {
        let [last, earlier @ ..] = self.steps.as_slice() else { return html! {} };
        let by = |step: &StepLine| step.by.clone().unwrap_or_else(|| t.say("placements-somebody"));
        let student = self.chosen.as_ref().map(|c| c.student.to_string()).unwrap_or_default();
        html! {
            div class="row apart" {
                p {
                    strong { (t.say("placements-board-last")) } " " (last.says)
                    " " span class="small" { (t.with("placements-board-last-by", [("name", by(last).into()), ("day", (&last.at).into())])) }
                }
                @if self.is_open() {
                    (ui::form_post(&self.action(t, "angra"), &self.guards[2].clone().version(self.version), html! {
                        (ui::hidden("student", &student))
                        (ui::quiet_button(&t.say("placements-board-undo")))
                    }))
                }
            }
            @if !earlier.is_empty() {
                (ui::details(&t.with("placements-board-earlier", [("n", earlier.len().into())]), ui::timeline(
                    &earlier.iter().map(|step| Happening { when: step.at.clone(), who: by(step), what: step.says.clone() }).collect::<Vec<_>>(),
                )))
            }
        }
    }

    fn excepted(&self, t: &Text) -> Markup {
        if self.exceptions.is_empty() {
            return html! {};
        }
        let list = html! {
            ul class="list" {
                @for e in &self.exceptions {
                    li { p { (self.pick(t, e.student, &e.name)) ", " (e.seats) ". " (e.rule) } p class="small" { (e.reason) } }
                }
            }
        };
        ui::details(&t.with("placements-exceptions-title", [("n", self.exceptions.len().into())]), list)
    }

    /// The form that the ticks of the lists belong to.
    fn together(&self, t: &Text) -> Markup {
        if !self.is_open() {
            return html! {};
        }
        html! {
            form id="valda" class="form inline together" method="get" action=(t.to(&format!("/vfu/{}/fordelning/valda", self.period))) {
                (ui::hidden("forslag", &self.id.to_string()))
                p class="small" { (t.say("placements-many-how")) }
                (ui::quiet_button(&t.say("placements-many-go")))
            }
        }
    }

    /// A tick before a student's name.
    fn tick(&self, t: &Text, student: StudentId, name: &str) -> Markup {
        if !self.is_open() {
            return html! {};
        }
        let label = t.with("placements-many-pick", [("name", name.into())]);
        html! { input type="checkbox" name="student" value=(student) form="valda" aria-label=(label); }
    }

    fn unplaced_pane(&self, t: &Text) -> Markup {
        if self.unplaced.is_empty() {
            return html! { p { (t.say("placements-all-placed")) } };
        }
        html! {
            ul class="list" {
                @for u in &self.unplaced {
                    li {
                        p class="names" { span { (self.tick(t, u.student, &u.name)) span { (self.pick(t, u.student, &u.name)) @if !u.home.is_empty() { ", " (u.home) } } } }
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
            @else { (self.units_list(t, w)) (ui::paging(w, &paging)) }
        }
    }

    fn units_list(&self, t: &Text, w: Words) -> Markup {
        html! {
            ul class="list" {
                @for unit in &self.units {
                    li {
                        div class="row apart" {
                            h3 { (unit.name) ", " (unit.municipality) }
                            (ui::seats(w, unit.held + unit.students.len() as i64, unit.seats))
                        }
                        p class="small" {
                            (unit.place_type)
                            @if unit.held > 0 { " · " (t.with("placements-board-held", [("n", unit.held.into())])) }
                            @if unit.is_closed { " " (ui::badge(Tone::Warning, &t.say("placements-board-closed"))) }
                        }
                        (self.students_of(t, unit))
                    }
                }
            }
        }
    }

    /// Few names stand in sight, the others open on demand; those of the chosen student's unit are open.
    fn students_of(&self, t: &Text, unit: &UnitLine) -> Markup {
        let chosen = self.chosen.as_ref().map(|c| c.student);
        let sight =
            if unit.students.iter().any(|s| Some(s.student) == chosen) { unit.students.len() } else { IN_SIGHT };
        let (first, rest) = unit.students.split_at(sight.min(unit.students.len()));
        html! {
            (self.names_of(t, first))
            @if !rest.is_empty() {
                (ui::details(&t.with("placements-board-more", [("n", rest.len().into())]), self.names_of(t, rest)))
            }
        }
    }

    fn names_of(&self, t: &Text, students: &[Seated]) -> Markup {
        html! {
            ul class="names" {
                @for s in students {
                    li {
                        (self.tick(t, s.student, &s.name))
                        (self.pick(t, s.student, &s.name))
                        @match s.mark {
                            Mark::Free => {}
                            Mark::Locked => { " " span class="small" { "(" (t.say("placements-board-locked-short")) ")" } }
                            Mark::Excepted => { " " span class="small" { "(" (t.say("placements-board-excepted-short")) ")" } }
                        }
                    }
                }
            }
        }
    }
}
