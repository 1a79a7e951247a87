//! The chosen student: where, why, where else, and what would follow.

use platform::prelude::*;
use platform::ui::{Choice, Rule};

use super::super::proposal::{Loaded, nearer_lines};
use super::is_stale;
use crate::model::PlanState;
use crate::plan::{self, Explained, Hindrance, Together};
use crate::views::board::{self as views, Chosen, Followed};
use crate::views::proposal::{ExceptionLine, home, rule_broken};

/// What the list says for no place at all.
pub(super) const NOWHERE: &str = "ingen";

/// Of those who make way so many are named.
const NAMED: usize = 3;

/// What a form or an address asks for.
pub(super) struct Wanted {
    /// Where to.
    pub to: String,
    /// Why a rule is broken.
    pub reason: String,
    /// What is wrong with that.
    pub problem: Option<String>,
}

pub(super) fn chosen_student(
    t: &Text,
    l: &Loaded,
    e: &Explained<'_>,
    at: usize,
    asked: Wanted,
    exception: Option<ExceptionLine>,
) -> Chosen {
    let student = &l.inputs.students[at];
    let row = l.row_of(at);
    let is_open = l.plan.state == PlanState::Proposed && !is_stale(l);
    let followed = (is_open && !asked.to.is_empty()).then(|| {
        let place = wanted(l, &asked.to).map_err(|_| t.say("placements-board-no-place-chosen"))?;
        match e.together(&[at], place) {
            Ok(done) if done.moves.is_empty() => {
                Err(t.with("placements-board-stays", [("name", (&student.name).into())]))
            }
            Ok(done) => Ok(followed(t, l, &done, &asked)),
            Err(no) => Err(t.refusal(&hindered(t, l, no[0].0, no[0].1))),
        }
    });
    Chosen {
        student: student.id,
        name: student.name.clone(),
        home: home(student),
        at: row.and_then(|r| r.capacity).map(|id| (l.seats_of(id), row.and_then(|r| r.minutes))),
        rules: rules_of(t, l, at),
        nearer: nearer_lines(t, l, e, at),
        is_explained: e.is_best(),
        is_locked: l.inputs.locks.contains_key(&student.id),
        exception,
        ways: if is_open { choices(t, l, e, at) } else { Vec::new() },
        wanted: asked.to,
        followed,
    }
}

fn rules_of(t: &Text, l: &Loaded, at: usize) -> Vec<Rule> {
    let student = &l.inputs.students[at];
    let row = l.row_of(at);
    let limit = l.inputs.period.settings.limit_minutes;
    let mut rules = Vec::new();
    if let Some(n) = row.and_then(|r| r.minutes) {
        rules.push(Rule {
            met: n <= i64::from(limit),
            says: t.say("placements-rule-travel"),
            value: t.with("placements-rule-travel-value", [("n", n.into()), ("limit", limit.into())]),
        });
    }
    for (n, wish) in (1_i64..).zip(&student.wishes) {
        rules.push(Rule {
            met: row.and_then(|r| r.wish) == Some(n),
            says: t.with("placements-rule-wish", [("n", n.into())]),
            value: l.places.name(*wish),
        });
    }
    if !student.forbidden.is_empty() {
        let value = t.n(student.forbidden.len() as i64);
        rules.push(Rule { met: true, says: t.say("placements-rule-forbidden"), value });
    }
    if l.inputs.locks.contains_key(&student.id) {
        rules.push(Rule { met: true, says: t.say("placements-rule-locked"), value: String::new() });
    }
    rules
}

/// Where the student can go: the best for all first, then no place at all, and last what needs an exception.
fn choices(t: &Text, l: &Loaded, e: &Explained<'_>, at: usize) -> Vec<Choice> {
    let minutes = |site: usize| l.asked.minutes(&l.inputs, at, site).unwrap_or(0);
    let mut choices: Vec<Choice> = Vec::new();
    for way in e.ways(at) {
        let key = if way.chain.leaves_out { "placements-board-way-out" } else { "placements-board-way" };
        let others = way.chain.moves.len().saturating_sub(1);
        let args = [("place", l.seats(way.site).into()), ("minutes", minutes(way.site).into()), ("n", others.into())];
        choices.push(Choice::new(l.inputs.capacities[way.site].id, t.with(key, args)));
    }
    if l.solved.site(at as u32, 0).is_some() && e.is_movable(at) {
        choices.push(Choice::new(NOWHERE, t.say("placements-board-way-none")));
    }
    for (site, breach) in e.ways_beyond(at) {
        let key = match breach {
            plan::Breach::OtherType => "placements-board-beyond-type",
            plan::Breach::Forbidden => "placements-board-beyond-forbidden",
            plan::Breach::TooFar(_) => "placements-board-beyond-far",
        };
        let args = [("place", l.seats(site).into()), ("minutes", minutes(site).into())];
        choices.push(Choice::new(l.inputs.capacities[site].id, t.with(key, args)));
    }
    choices
}

fn followed(t: &Text, l: &Loaded, done: &Together, asked: &Wanted) -> Followed {
    Followed {
        to: asked.to.clone(),
        says: says(t, l, done),
        others: done.moves.len() - done.chosen,
        breach: breach(t, l, done),
        reason: asked.reason.clone(),
        problem: asked.problem.clone(),
    }
}

/// The rules that are broken, in words, for the first of those who need an exception.
pub(super) fn breach(t: &Text, l: &Loaded, done: &Together) -> Option<String> {
    let (student, breach) = done.breaches.first()?;
    let rule = rule_broken(t, l.inputs.period.settings.limit_minutes, Some(*breach));
    let name = &l.inputs.students[*student].name;
    let more = done.breaches.len() - 1;
    Some(t.with("placements-board-breaks", [("name", name.into()), ("what", rule.into()), ("n", more.into())]))
}

/// The consequence in words: the chosen ones, who makes way, and what it comes to.
pub(super) fn says(t: &Text, l: &Loaded, done: &Together) -> String {
    let name = |s: usize| l.inputs.students[s].name.as_str();
    let (chosen, others) = done.moves.split_at(done.chosen);
    let mut said: Vec<String> = chosen
        .iter()
        .take(NAMED)
        .map(|m| match m.to {
            None => t.with("placements-board-travels-out", [("name", name(m.student).into())]),
            Some(_) => views::travels(t, name(m.student), m.minutes),
        })
        .collect();
    if chosen.len() > NAMED {
        said.push(t.with("placements-follows-more", [("n", (chosen.len() - NAMED).into())]));
    }
    said.extend(others.iter().take(NAMED).map(|m| {
        let minutes = m.minutes.unwrap_or(0);
        let key = if minutes >= 0 { "placements-follows-longer" } else { "placements-follows-shorter" };
        match m.to {
            Some(to) => t.with(
                key,
                [("name", name(m.student).into()), ("place", l.seats(to).into()), ("n", minutes.abs().into())],
            ),
            None => t.with("placements-follows-out", [("name", name(m.student).into())]),
        }
    }));
    if others.is_empty() {
        said.push(t.say("placements-follows-nobody"));
    } else if others.len() > NAMED {
        said.push(t.with("placements-follows-more", [("n", (others.len() - NAMED).into())]));
    }
    if done.left_out == 0 {
        said.push(sum(t, done.cost.div_euclid(10)));
    }
    if done.breaches.is_empty() {
        said.push(t.say("placements-board-all-rules"));
    }
    said.join(" ")
}

fn sum(t: &Text, minutes: i64) -> String {
    let key = if minutes < 0 { "placements-follows-sum-better" } else { "placements-follows-sum" };
    t.with(key, [("n", minutes.abs().into())])
}

/// The seats that a form names, none for no place.
pub(super) fn wanted(l: &Loaded, to: &str) -> Result<Option<usize>, Refusal> {
    if to == NOWHERE {
        return Ok(None);
    }
    let id = CapacityId::parse(to);
    let site = l.inputs.capacities.iter().position(|c| Some(c.id) == id);
    site.map(Some).ok_or_else(|| Refusal::invalid("placements-board-no-place-chosen"))
}

/// What says no, as a sentence.
pub(super) fn hindered(t: &Text, l: &Loaded, at: usize, no: Hindrance) -> Refusal {
    let limit = l.inputs.period.settings.limit_minutes;
    let refusal = match no {
        Hindrance::Locked => Refusal::invalid("placements-board-no-locked"),
        Hindrance::Rule(breach) => {
            Refusal::invalid("placements-board-no-rule").with("what", rule_broken(t, limit, Some(breach)))
        }
        Hindrance::Closed => Refusal::invalid("placements-board-no-closed"),
        Hindrance::NoSeats => Refusal::invalid("placements-board-no-seats"),
        Hindrance::Full => Refusal::invalid("placements-board-no-way"),
    };
    refusal.with("name", &l.inputs.students[at].name)
}
