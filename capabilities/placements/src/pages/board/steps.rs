//! Steps by hand: students are moved, locked and unlocked, one or several at once, and the last step is taken back.

use std::collections::BTreeMap;

use kernel::ids::Plan as PlanKind;
use matching::{Whole, check_with_locks};
use platform::prelude::*;

use super::super::proposal::{Loaded, load};
use super::super::seen_version;
use super::chosen::{hindered, wanted};
use super::{about, is_stale, name_of, position, set_back, sums};
use crate::model::{Exception, Held, Inputs, LockChange, Plan, PlanRow, SeatChange, Step, StepKind};
use crate::plan::{self, MOST_TOGETHER, Together};
use crate::{rules, store};

/// Loads a proposal that is to be changed over the version that was seen.
async fn changing(c: &mut Ctx) -> Done<Loaded> {
    let id = c.id::<PlanKind>("plan")?;
    let l = load(c, id).await?;
    rules::may_change(&l.plan, seen_version(c))?;
    if is_stale(&l) {
        return Err(Refusal::conflict("placements-stale").hint("placements-run-again").into());
    }
    Ok(l)
}

/// The students that a form names, in the order of the inputs.
fn chosen(c: &Ctx, l: &Loaded) -> Done<Vec<usize>> {
    let mut all = Vec::new();
    for student in c.form.all("student") {
        all.push(position(l, student)?);
    }
    all.sort_unstable();
    all.dedup();
    if all.is_empty() {
        return Err(Refusal::invalid("placements-many-nobody").into());
    }
    if all.len() > MOST_TOGETHER {
        return Err(Refusal::invalid("placements-many-too-many").with("n", MOST_TOGETHER).into());
    }
    Ok(all)
}

/// Back to the board, to the student where there is one.
fn back(c: &Ctx, l: &Loaded, students: &[usize]) -> String {
    let board = format!("/vfu/{}/fordelning?forslag={}", l.period, l.plan.id);
    c.t.to(&match students {
        [one] => format!("{board}&student={}", l.inputs.students[*one].id),
        _ => board,
    })
}

/// The plan with other seats: its figures, and the rows that are not as they were.
fn changed(l: &Loaded, after: &matching::Plan) -> (Plan, Vec<PlanRow>) {
    let rows = plan::rows_of(&l.inputs, &l.asked, after);
    let (cost, unplaced) = sums(&rows);
    let plan = Plan { cost, unplaced, proved: false, ..l.plan.clone() };
    let old: BTreeMap<StudentId, &PlanRow> = l.rows.iter().map(|r| (r.student, r)).collect();
    (plan, rows.into_iter().filter(|r| old.get(&r.student).is_none_or(|o| *o != r)).collect())
}

/// The lock of a student as it is now.
fn held(inputs: &Inputs, student: StudentId) -> Option<Held> {
    let at = *inputs.locks.get(&student)?;
    let exception = inputs.exceptions.get(&student).filter(|e| e.capacity == at).map(|e| e.id);
    Some(Held { at, exception })
}

async fn step(c: &mut Ctx, l: &Loaded, kind: StepKind) -> Done<Step> {
    let seq = store::steps::next(&mut c.tx, l.plan.id).await?;
    Ok(Step { seq, kind, by: c.scope().person, at: c.now, seats: Vec::new(), locks: Vec::new() })
}

/// Moves students, and with them whoever has to make way; they are locked there. Where a hard rule says no the reason
/// must be written, and is kept as an exception.
pub async fn move_students(c: &mut Ctx) -> Done<Reply> {
    let l = changing(c).await?;
    let students = chosen(c, &l)?;
    let to = wanted(&l, c.form.get("till"))?;
    let which = students.clone();
    let (l, done) = l.explained(move |_, e| e.together(&which, to)).await?;
    let done = match done {
        Ok(done) => done,
        Err(no) if students.len() == 1 => return Err(hindered(&c.t, &l, no[0].0, no[0].1).into()),
        Err(no) => return Err(Refusal::invalid("placements-many-hindered").with("n", no.len()).into()),
    };
    let first = l.inputs.students[students[0]].name.clone();
    if done.moves.is_empty() {
        return Err(Refusal::invalid("placements-board-stays").with("name", first).into());
    }
    let reason = if done.breaches.is_empty() { String::new() } else { rules::exception(c.form.get("skal"))? };
    let (plan, rows) = changed(&l, &done.after);
    let mut step = step(c, &l, StepKind::Move).await?;
    let seats = |site: Option<usize>| site.map(|s| l.inputs.capacities[s].id);
    step.seats = seat_changes(&l, &done);
    let (scope, mut excepted) = (c.scope(), Vec::new());
    for m in &done.moves[..done.chosen] {
        let student = l.inputs.students[m.student].id;
        let mut after = seats(to).map(|at| Held { at, exception: None });
        if let Some(held) = after.as_mut().filter(|_| done.breaches.iter().any(|(s, _)| *s == m.student)) {
            let id: ExceptionId = c.ids.next();
            let (capacity, reason) = (held.at, reason.clone());
            let (by, at) = (scope.person, c.now);
            let exception = Exception { id, student, capacity, reason, by, at, is_in_force: true };
            store::exceptions::insert(&mut c.tx, scope, l.period, &exception).await?;
            held.exception = Some(id);
            excepted.push(id.to_string());
        }
        step.locks.push(LockChange { student, before: self::held(&l.inputs, student), after });
    }
    step.locks.retain(|change| change.before != change.after);
    store::steps::take(&mut c.tx, scope, l.period, &plan, &rows, &step).await?;
    let what = format!("{}, {} students", plan.id, done.moves.len());
    c.audit(if excepted.is_empty() {
        Entry::new("placements.plan.move", what)
    } else {
        // The reason itself stays with the exception: the log keeps no words about a student.
        Entry::new("placements.plan.except", format!("{what}, exceptions {}", excepted.join(" ")))
    });
    let others = done.moves.len() - 1;
    let to_page = back(c, &l, &students);
    Ok(match to {
        Some(site) => Reply::done(
            to_page,
            "placements-board-moved",
            &[("name", first.into()), ("place", l.seats(site).into()), ("n", others.into())],
        ),
        None => Reply::done(to_page, "placements-board-moved-out", &[("name", first.into()), ("n", others.into())]),
    })
}

fn seat_changes(l: &Loaded, done: &Together) -> Vec<SeatChange> {
    let seats = |site: Option<usize>| site.map(|s| l.inputs.capacities[s].id);
    let change = |(n, m): (usize, &plan::ChainMove)| SeatChange {
        student: l.inputs.students[m.student].id,
        from: seats(m.from),
        to: seats(m.to),
        chosen: n < done.chosen,
    };
    done.moves.iter().enumerate().map(change).collect()
}

/// Saves a step that changes locks alone.
async fn take_locks(c: &mut Ctx, l: Loaded, kind: StepKind, locks: Vec<LockChange>) -> Done<Loaded> {
    let mut step = step(c, &l, kind).await?;
    let scope = c.scope();
    let (l, plan) = proved_then(l, locks.clone(), None).await?;
    step.locks = locks;
    store::steps::take(&mut c.tx, scope, l.period, &plan, &[], &step).await?;
    Ok(l)
}

/// The plan with other seats or locks, and whether its prices still prove it: once all steps are taken back they do
/// again, and a lock that is taken away may make a better plan possible.
async fn proved_then(l: Loaded, locks: Vec<LockChange>, after: Option<matching::Plan>) -> Done<(Loaded, Plan)> {
    platform::door::compute(move || {
        let mut inputs = l.inputs.clone();
        for change in &locks {
            match change.after {
                Some(held) => drop(inputs.locks.insert(change.student, held.at)),
                None => drop(inputs.locks.remove(&change.student)),
            }
            inputs.exceptions.remove(&change.student);
            let id = change.after.and_then(|h| h.exception);
            if let Some(e) = l.exceptions.iter().find(|e| Some(e.id) == id) {
                inputs.exceptions.insert(change.student, e.clone());
            }
        }
        let seats = after.unwrap_or_else(|| l.solved.clone());
        let (plan, _) = changed(&l, &seats);
        let asked = plan::ask(&inputs, &l.places, 1);
        let price = |id: &CapacityId| l.plan.prices.get(id).map_or("0", String::as_str).parse().ok();
        let prices: Option<Vec<Whole>> = inputs.capacities.iter().map(|c| price(&c.id)).collect();
        let locked = &asked.options.locked;
        let proved = prices.is_some_and(|p| check_with_locks(&asked.problem, &seats, Some(&p), locked).proved);
        (l, Plan { proved, ..plan })
    })
    .await
}

/// Takes the last step back: seats, locks and exceptions are as they were before it.
pub async fn undo(c: &mut Ctx) -> Done<Reply> {
    let l = changing(c).await?;
    let (steps, _) = store::steps::standing(&mut c.tx, l.plan.id).await?;
    let last = steps.first().ok_or_else(|| Refusal::conflict("placements-board-no-move"))?;
    let mut after = l.solved.clone();
    set_back(&l, &mut after, last);
    // What another proposal's board has changed since then is left as it is.
    let as_left = last.locks.iter().filter(|c| held(&l.inputs, c.student) == c.after);
    let locks: Vec<LockChange> =
        as_left.map(|c| LockChange { student: c.student, before: c.after, after: c.before }).collect();
    let (_, rows) = changed(&l, &after);
    let (l, plan) = proved_then(l, locks.clone(), Some(after)).await?;
    let scope = c.scope();
    store::steps::take_back(&mut c.tx, scope, l.period, &plan, &rows, (last.seq, &locks)).await?;
    let about = about(last);
    c.audit(Entry::new(
        "placements.plan.undo",
        format!("{}, {} students", l.plan.id, last.seats.len().max(about.len())),
    ));
    let student = about.first().map(|(student, _)| *student);
    let found = student.and_then(|id| l.inputs.students.iter().position(|s| s.id == id));
    let only: Vec<usize> = found.filter(|_| about.len() == 1).into_iter().collect();
    let name = student.map_or_else(|| c.t.say("placements-student-gone"), |id| name_of(&c.t, &l, id));
    let key = match last.kind {
        StepKind::Move => "placements-board-undone",
        StepKind::Lock | StepKind::Unlock => "placements-board-undone-locks",
    };
    Ok(Reply::done(back(c, &l, &only), key, &[("name", name.into()), ("n", about.len().saturating_sub(1).into())]))
}

/// Locks students where they are; those without a place and those who are locked already are left as they are.
pub async fn lock(c: &mut Ctx) -> Done<Reply> {
    let l = changing(c).await?;
    let students = chosen(c, &l)?;
    let mut locks = Vec::new();
    for at in &students {
        let student = l.inputs.students[*at].id;
        let place = l.row_of(*at).and_then(|r| r.capacity).filter(|_| !l.inputs.locks.contains_key(&student));
        locks.extend(place.map(|at| LockChange { student, before: None, after: Some(Held { at, exception: None }) }));
    }
    let Some((first, place)) = locks.first().and_then(|c| c.after.map(|held| (c.student, held.at))) else {
        return Err(Refusal::conflict("placements-board-no-place-to-lock").into());
    };
    let n = locks.len();
    c.audit(Entry::new("placements.student.lock", format!("{}, {n} students", l.plan.id)));
    let l = take_locks(c, l, StepKind::Lock, locks).await?;
    let name = name_of(&c.t, &l, first);
    let args = [("name", name.into()), ("place", l.seats_of(place).into()), ("n", (n - 1).into())];
    Ok(Reply::done(back(c, &l, &students), "placements-board-locked", &args))
}

/// Lets students move again. A lock that carries an exception stays: without it the rule would be broken in silence.
pub async fn unlock(c: &mut Ctx) -> Done<Reply> {
    let l = changing(c).await?;
    let students = chosen(c, &l)?;
    let ids = students.iter().map(|at| l.inputs.students[*at].id);
    let locks: Vec<LockChange> = ids
        .filter_map(|student| {
            let before = held(&l.inputs, student).filter(|h| h.exception.is_none())?;
            Some(LockChange { student, before: Some(before), after: None })
        })
        .collect();
    let Some(first) = locks.first().map(|c| c.student) else {
        return Err(Refusal::conflict("placements-board-none-to-unlock").into());
    };
    let n = locks.len();
    c.audit(Entry::new("placements.student.unlock", format!("{}, {n} students", l.plan.id)));
    let l = take_locks(c, l, StepKind::Unlock, locks).await?;
    let args = [("name", name_of(&c.t, &l, first).into()), ("n", (n - 1).into())];
    Ok(Reply::done(back(c, &l, &students), "placements-board-unlocked", &args))
}
