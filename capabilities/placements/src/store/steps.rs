//! Locks, and steps by hand: each is remembered with what it was before, so that it can be taken back.

use std::collections::BTreeMap;

use kernel::{CapacityId, PeriodId, PlanId, Scope, StudentId};
use platform::args;
use platform::db::{Row, Tx, Value};
use platform::failure::{Done, Stop};

use super::exceptions;
use crate::model::{Held, LockChange, Plan, PlanRow, SeatChange, Step, StepKind};

/// So many steps can be looked at and taken back.
pub const MOST_STEPS: i64 = 20;

/// Students of a period who stay where they are.
pub async fn locks(tx: &mut Tx, scope: Scope, period: PeriodId) -> Done<BTreeMap<StudentId, CapacityId>> {
    let sql = "SELECT l.student, l.capacity FROM placements_locks l JOIN placements_students s ON s.id = l.student \
        WHERE l.period = $1 AND s.tenant = $2";
    let rows = tx.rows(sql, args![period, scope.organisation]).await?;
    rows.iter().map(|r| Ok((r.id("student")?, r.id("capacity")?))).collect()
}

/// Sets a student's lock and exception to what they shall be; the caller has checked that the student and the seats
/// belong to the tenant's period.
async fn hold(tx: &mut Tx, scope: Scope, period: PeriodId, change: &LockChange) -> Done<()> {
    if let Some(ended) = change.before.and_then(|held| held.exception) {
        exceptions::set_in_force(tx, scope, ended, false).await?;
    }
    if let Some(begins) = change.after.and_then(|held| held.exception) {
        exceptions::set_in_force(tx, scope, begins, true).await?;
    }
    match change.after {
        Some(held) => {
            let sql = "INSERT INTO placements_locks (student, period, capacity) VALUES ($1, $2, $3) \
                ON CONFLICT (student) DO UPDATE SET capacity = excluded.capacity";
            tx.run(sql, args![change.student, period, held.at]).await?;
        }
        None => {
            tx.run("DELETE FROM placements_locks WHERE student = $1", args![change.student]).await?;
        }
    }
    Ok(())
}

/// Lets students move again, outside any plan: their locks cannot be kept. Gives how many locks there were.
pub async fn unlock(tx: &mut Tx, scope: Scope, period: PeriodId, students: &[StudentId]) -> Done<usize> {
    let mut n = 0;
    for student in students {
        let sql =
            "UPDATE placements_exceptions SET in_force = FALSE WHERE student = $1 AND tenant = $2 AND period = $3";
        tx.run(sql, args![*student, scope.organisation, period]).await?;
        let sql = "DELETE FROM placements_locks WHERE student = $1 AND period = $2";
        n += usize::try_from(tx.run(sql, args![*student, period]).await?).unwrap_or(0);
    }
    Ok(n)
}

/// The number that the next step of a plan gets.
pub async fn next(tx: &mut Tx, plan: PlanId) -> Done<i64> {
    tx.count("SELECT COALESCE(MAX(seq), 0) + 1 AS n FROM placements_moves WHERE plan = $1", args![plan]).await
}

/// Changes a proposal by hand over the version that was seen, and remembers the step.
pub async fn take(tx: &mut Tx, scope: Scope, period: PeriodId, plan: &Plan, rows: &[PlanRow], step: &Step) -> Done<()> {
    let sql =
        "INSERT INTO placements_moves (plan, seq, by_person, at, undone, kind) VALUES ($1, $2, $3, $4, FALSE, $5)";
    tx.run(sql, args![plan.id, step.seq, step.by, step.at, step.kind.code()]).await?;
    let seats: Vec<Vec<Value>> = step
        .seats
        .iter()
        .map(|c| vec![plan.id.into(), step.seq.into(), c.student.into(), c.from.into(), c.to.into(), c.chosen.into()])
        .collect();
    tx.insert(
        "INSERT INTO placements_move_changes (plan, seq, student, from_capacity, to_capacity, chosen) VALUES",
        &seats,
        "",
    )
    .await?;
    let at = |held: Option<Held>| Value::from(held.map(|h| h.at));
    let exception = |held: Option<Held>| Value::from(held.and_then(|h| h.exception));
    let locks: Vec<Vec<Value>> = step
        .locks
        .iter()
        .map(|c| {
            let (before, after) = ((at(c.before), exception(c.before)), (at(c.after), exception(c.after)));
            vec![plan.id.into(), step.seq.into(), c.student.into(), before.0, before.1, after.0, after.1]
        })
        .collect();
    tx.insert(
        "INSERT INTO placements_move_locks (plan, seq, student, before_capacity, before_exception, after_capacity, \
         after_exception) VALUES",
        &locks,
        "",
    )
    .await?;
    for change in &step.locks {
        hold(tx, scope, period, change).await?;
    }
    super::plans::write(tx, scope, plan, rows).await
}

/// Takes a step back: the rows as they were, and `locks` as they shall be now.
pub async fn take_back(
    tx: &mut Tx,
    scope: Scope,
    period: PeriodId,
    plan: &Plan,
    rows: &[PlanRow],
    (seq, locks): (i64, &[LockChange]),
) -> Done<()> {
    tx.run("UPDATE placements_moves SET undone = TRUE WHERE plan = $1 AND seq = $2", args![plan.id, seq]).await?;
    for change in locks {
        hold(tx, scope, period, change).await?;
    }
    super::plans::write(tx, scope, plan, rows).await
}

/// The steps of a plan that stand, the newest first, at most twenty; and how many stand in all.
pub async fn standing(tx: &mut Tx, plan: PlanId) -> Done<(Vec<Step>, i64)> {
    let all = "SELECT COUNT(*) FROM placements_moves WHERE plan = $1 AND NOT undone";
    let all = tx.count(all, args![plan]).await?;
    let sql = "SELECT seq, by_person, at, kind FROM placements_moves WHERE plan = $1 AND NOT undone \
        ORDER BY seq DESC LIMIT $2";
    let mut steps: Vec<Step> =
        tx.rows(sql, args![plan, MOST_STEPS]).await?.iter().map(step_from_row).collect::<Done<_>>()?;
    let Some(first) = steps.last().map(|s| s.seq) else { return Ok((steps, all)) };
    let sql = "SELECT seq, student, from_capacity, to_capacity, chosen FROM placements_move_changes \
        WHERE plan = $1 AND seq >= $2 ORDER BY student";
    for row in tx.rows(sql, args![plan, first]).await? {
        let change = SeatChange {
            student: row.id("student")?,
            from: row.id_or_none("from_capacity")?,
            to: row.id_or_none("to_capacity")?,
            chosen: row.bool("chosen")?,
        };
        let seq = row.int("seq")?;
        if let Some(step) = steps.iter_mut().find(|s| s.seq == seq) {
            step.seats.push(change);
        }
    }
    let sql = "SELECT seq, student, before_capacity, before_exception, after_capacity, after_exception \
        FROM placements_move_locks WHERE plan = $1 AND seq >= $2 ORDER BY student";
    for row in tx.rows(sql, args![plan, first]).await? {
        let seq = row.int("seq")?;
        let (before, after) = (held(&row, "before")?, held(&row, "after")?);
        if let Some(step) = steps.iter_mut().find(|s| s.seq == seq) {
            step.locks.push(LockChange { student: row.id("student")?, before, after });
        }
    }
    Ok((steps, all))
}

fn held(row: &Row, when: &str) -> Done<Option<Held>> {
    let at = row.id_or_none(&format!("{when}_capacity"))?;
    let exception = row.id_or_none(&format!("{when}_exception"))?;
    Ok(at.map(|at| Held { at, exception }))
}

fn step_from_row(row: &Row) -> Done<Step> {
    let code = row.text("kind")?;
    Ok(Step {
        seq: row.int("seq")?,
        kind: StepKind::ALL
            .into_iter()
            .find(|k| k.code() == code)
            .ok_or_else(|| Stop::failed(format!("no kind of step {code}")))?,
        by: row.id("by_person")?,
        at: row.moment("at")?,
        seats: Vec::new(),
        locks: Vec::new(),
    })
}
