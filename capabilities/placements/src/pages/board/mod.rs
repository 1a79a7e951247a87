//! V3: a proposal is moved by hand, with what follows shown before; students are locked, and steps taken back.

mod chosen;
pub(super) mod many;
pub(super) mod steps;

use std::collections::BTreeMap;

use kernel::ids::Plan as PlanKind;
use kernel::text::swedish_order;
use platform::prelude::*;
use platform::ui::Choice;

use self::chosen::{Wanted, chosen_student};
use super::proposal::{Loaded, exception_lines, load, unplaced_lines};
use crate::model::{PlanRow, Step, StepKind};
use crate::plan;
use crate::store;
use crate::views::board::{Board, ByHand, Mark, Nothing, PAGE, Seated, StepLine, UnitLine};

/// The board of a proposal, or of the period's newest.
pub async fn show(c: &mut Ctx) -> Done<Reply> {
    let period = super::period(c).await?;
    let id = asked_for(c, period.id).await?;
    let Some(id) = id else {
        let page = Nothing { period: period.id, programme: period.programme, guard: c.guard() };
        return Ok(page.render(&c.t).into());
    };
    let l = load(c, id).await?;
    if l.period != period.id {
        return Err(Refusal::not_found().into());
    }
    board(c, l).await
}

/// The proposal that an address names, or the period's newest.
async fn asked_for(c: &mut Ctx, period: PeriodId) -> Done<Option<PlanId>> {
    let (scope, wanted) = (c.scope(), c.query.get("forslag"));
    if !wanted.is_empty() {
        return Ok(Some(PlanId::parse(wanted).ok_or_else(Refusal::not_found)?));
    }
    Ok(store::plans::of_period(&mut c.tx, scope, period).await?.first().map(|p| p.id))
}

/// The board again, with what holds now, after something was refused; of several students the page of those.
pub async fn again(c: &mut Ctx) -> Done<Reply> {
    if c.form.all("student").count() > 1 {
        return many::again(c).await;
    }
    let id = c.id::<PlanKind>("plan")?;
    let l = load(c, id).await?;
    board(c, l).await
}

async fn board(c: &mut Ctx, l: Loaded) -> Done<Reply> {
    let (scope, t, id) = (c.scope(), c.t.clone(), l.plan.id);
    let chosen = match c.value("student", c.query.get("student")).as_str() {
        "" => None,
        text => Some(position(&l, text)?),
    };
    let plans = store::plans::of_period(&mut c.tx, scope, l.period).await?;
    let before = match plans.iter().find(|p| p.number < l.plan.number) {
        Some(old) => {
            let rows = store::plans::rows(&mut c.tx, old.id).await?;
            Some((old.id, old.number, plan::compare(&rows, &l.rows).len()))
        }
        None => None,
    };
    let (steps, all_steps) = store::steps::standing(&mut c.tx, id).await?;
    let mut lines = Vec::new();
    for step in &steps {
        lines.push(step_line(&t, &l, step, people::name_of(&mut c.tx, step.by).await?));
    }
    let exceptions = exception_lines(c, &l).await?;
    match chosen {
        Some(at) => c.audit(Entry::new("placements.student.view", l.inputs.students[at].id)),
        None => c.audit(Entry::new("placements.plan.board", format!("{id}, {} students", l.rows.len()))),
    }
    let municipality = c.query.get("kommun").to_owned();
    let units = unit_lines(&l, &municipality);
    let from = c.query.int("fran").and_then(|n| usize::try_from(n).ok()).unwrap_or(0).min(units.len());
    let wanted =
        Wanted { to: c.value("till", c.query.get("till")), reason: c.value("skal", ""), problem: c.problem("skal") };
    let exception = chosen.and_then(|at| exceptions.iter().find(|e| e.student == l.inputs.students[at].id)).cloned();
    let said = t.clone();
    let (l, (unplaced, chosen)) = l
        .explained(move |l, e| {
            let chosen = chosen.map(|at| chosen_student(&said, l, e, at, wanted, exception));
            (unplaced_lines(&said, l, e), chosen)
        })
        .await?;
    let page = Board {
        id,
        number: l.plan.number,
        version: l.plan.version,
        state: l.plan.state,
        proved: l.plan.proved,
        period: l.period,
        programme: l.inputs.period.programme.clone(),
        is_stale: is_stale(&l),
        placed: (l.rows.iter().filter(|r| r.capacity.is_some()).count(), l.rows.len()),
        by_hand: by_hand(&l, &steps, all_steps),
        steps: lines,
        before,
        unplaced,
        exceptions,
        limits: l.limits(),
        all_units: (units.len(), from),
        units: units.into_iter().skip(from).take(PAGE).collect(),
        municipalities: municipalities(&l),
        municipality,
        chosen,
        guards: std::array::from_fn(|_| c.guard()),
        errors: c.error_summary(),
    };
    Ok(page.render(&t).into())
}

fn is_stale(l: &Loaded) -> bool {
    l.plan.revision != l.inputs.period.revision
}

fn position(l: &Loaded, student: &str) -> Done<usize> {
    let id = StudentId::parse(student).ok_or_else(Refusal::not_found)?;
    Ok(l.inputs.students.iter().position(|s| s.id == id).ok_or_else(Refusal::not_found)?)
}

fn name_of(t: &Text, l: &Loaded, student: StudentId) -> String {
    let found = l.inputs.students.iter().find(|s| s.id == student);
    found.map_or_else(|| t.say("placements-student-gone"), |s| s.name.clone())
}

/// Whom a step was about, and where they went.
fn about(step: &Step) -> Vec<(StudentId, Option<CapacityId>)> {
    match step.kind {
        StepKind::Move if step.seats.iter().any(|c| c.chosen) => {
            step.seats.iter().filter(|c| c.chosen).map(|c| (c.student, c.to)).collect()
        }
        StepKind::Move => step.seats.iter().take(1).map(|c| (c.student, c.to)).collect(),
        StepKind::Lock | StepKind::Unlock => {
            step.locks.iter().map(|c| (c.student, c.after.or(c.before).map(|held| held.at))).collect()
        }
    }
}

fn step_line(t: &Text, l: &Loaded, step: &Step, by: Option<String>) -> StepLine {
    let about = about(step);
    let (name, to) = about.first().map_or_else(
        || (t.say("placements-student-gone"), None),
        |(student, to)| (name_of(t, l, *student), to.map(|at| l.seats_of(at))),
    );
    let others = match step.kind {
        StepKind::Move => step.seats.len(),
        StepKind::Lock | StepKind::Unlock => about.len(),
    };
    let place = to.unwrap_or_else(|| t.say("placements-no-place"));
    let key = match step.kind {
        StepKind::Move => "placements-step-move",
        StepKind::Lock => "placements-step-lock",
        StepKind::Unlock => "placements-step-unlock",
    };
    let args = [("name", name.into()), ("place", place.into()), ("n", others.saturating_sub(1).into())];
    StepLine { says: t.with(key, args), by, at: t.moment(step.at) }
}

/// How much worse the plan is than before it was moved by hand.
fn by_hand(l: &Loaded, steps: &[Step], all: i64) -> ByHand {
    let mut plan = l.solved.clone();
    for step in steps {
        set_back(l, &mut plan, step);
    }
    let sees_all = i64::try_from(steps.len()).is_ok_and(|n| n == all);
    let worse = sees_all.then(|| {
        let (cost, unplaced) = sums(&plan::rows_of(&l.inputs, &l.asked, &plan));
        ((l.plan.cost - cost).div_euclid(10), l.plan.unplaced - unplaced)
    });
    ByHand { moves: steps.iter().filter(|s| s.kind == StepKind::Move).count(), worse }
}

fn set_back(l: &Loaded, plan: &mut matching::Plan, step: &Step) {
    for change in &step.seats {
        let site = change.from.and_then(|id| l.inputs.capacities.iter().position(|c| c.id == id));
        if let Some(index) = l.inputs.students.iter().position(|s| s.id == change.student) {
            plan.set(index as u32, 0, site.and_then(|s| u32::try_from(s).ok()));
        }
    }
}

/// Cost and students left out.
fn sums(rows: &[PlanRow]) -> (i64, i64) {
    let unplaced = rows.iter().filter(|r| r.capacity.is_none()).count();
    (rows.iter().map(|r| r.cost).sum(), i64::try_from(unplaced).unwrap_or(i64::MAX))
}

fn unit_lines(l: &Loaded, municipality: &str) -> Vec<UnitLine> {
    let mut at: BTreeMap<CapacityId, Vec<Seated>> = BTreeMap::new();
    let students: BTreeMap<StudentId, &str> = l.inputs.students.iter().map(|s| (s.id, s.name.as_str())).collect();
    for row in &l.rows {
        if let (Some(capacity), Some(name)) = (row.capacity, students.get(&row.student)) {
            let mark = match l.exception_of(row.student) {
                Some(_) => Mark::Excepted,
                None if l.inputs.locks.get(&row.student) == Some(&capacity) => Mark::Locked,
                None => Mark::Free,
            };
            at.entry(capacity).or_default().push(Seated { student: row.student, name: (*name).to_owned(), mark });
        }
    }
    let is_wanted = |unit| {
        municipality.is_empty() || l.places.units.get(&unit).is_some_and(|u| u.municipality.as_str() == municipality)
    };
    let mut lines: Vec<UnitLine> = l
        .inputs
        .capacities
        .iter()
        .enumerate()
        .filter(|(_, c)| is_wanted(c.unit))
        .map(|(site, c)| UnitLine {
            id: c.id,
            name: l.places.units.get(&c.unit).map_or_else(|| "?".to_owned(), |u| u.name.clone()),
            municipality: l.places.municipality(c.unit),
            place_type: c.place_type.clone(),
            seats: c.seats,
            held: l.inputs.held.get(&c.id).copied().unwrap_or(0),
            students: in_order(at.remove(&c.id).unwrap_or_default()),
            is_closed: l.places.is_closed(&l.inputs, site),
        })
        .collect();
    lines.sort_by(|a, b| {
        swedish_order(&a.municipality, &b.municipality)
            .then_with(|| swedish_order(&a.name, &b.name))
            .then_with(|| a.id.cmp(&b.id))
    });
    lines
}

/// Those that somebody has decided first, then by name.
fn in_order(mut students: Vec<Seated>) -> Vec<Seated> {
    students.sort_by(|a, b| {
        (a.mark == Mark::Free).cmp(&(b.mark == Mark::Free)).then_with(|| swedish_order(&a.name, &b.name))
    });
    students
}

fn municipalities(l: &Loaded) -> Vec<Choice> {
    let mut all: BTreeMap<&str, String> = BTreeMap::new();
    for capacity in &l.inputs.capacities {
        if let Some(unit) = l.places.units.get(&capacity.unit) {
            all.entry(unit.municipality.as_str()).or_insert_with(|| l.places.municipality(unit.id));
        }
    }
    let mut choices: Vec<Choice> = all.into_iter().map(|(code, name)| Choice::new(code, name)).collect();
    choices.sort_by(|a, b| swedish_order(&a.label, &b.label));
    choices
}
