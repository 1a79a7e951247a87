//! Written exceptions from hard rules.

use std::collections::BTreeMap;

use kernel::{ExceptionId, PeriodId, Scope, StudentId};
use platform::args;
use platform::db::{Row, Tx};
use platform::failure::Done;

use crate::model::Exception;

fn from_row(row: &Row) -> Done<Exception> {
    Ok(Exception {
        id: row.id("id")?,
        student: row.id("student")?,
        capacity: row.id("capacity")?,
        reason: row.text("reason")?,
        by: row.id("by_person")?,
        at: row.moment("at")?,
        is_in_force: row.bool("in_force")?,
    })
}

/// All exceptions of a period, also those that ended, the newest first, at most 5,000.
pub async fn of_period(tx: &mut Tx, scope: Scope, period: PeriodId) -> Done<Vec<Exception>> {
    let sql = "SELECT id, student, capacity, reason, by_person, at, in_force FROM placements_exceptions \
        WHERE period = $1 AND tenant = $2 ORDER BY at DESC, id DESC LIMIT 5000";
    tx.rows(sql, args![period, scope.organisation]).await?.iter().map(from_row).collect()
}

/// The exceptions that hold now, by student.
pub async fn in_force(tx: &mut Tx, scope: Scope, period: PeriodId) -> Done<BTreeMap<StudentId, Exception>> {
    let sql = "SELECT id, student, capacity, reason, by_person, at, in_force FROM placements_exceptions \
        WHERE period = $1 AND tenant = $2 AND in_force";
    let rows = tx.rows(sql, args![period, scope.organisation]).await?;
    rows.iter().map(|row| from_row(row).map(|e| (e.student, e))).collect()
}

/// Saves a new exception; it holds once a step locks its student with it.
pub async fn insert(tx: &mut Tx, scope: Scope, period: PeriodId, e: &Exception) -> Done<()> {
    let sql = "INSERT INTO placements_exceptions (id, tenant, period, student, capacity, reason, by_person, at, in_force) \
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, FALSE)";
    tx.run(sql, args![e.id, scope.organisation, period, e.student, e.capacity, &e.reason, e.by, e.at]).await?;
    Ok(())
}

/// Lets an exception end, or hold again when the step that ended it is taken back.
pub async fn set_in_force(tx: &mut Tx, scope: Scope, id: ExceptionId, is_in_force: bool) -> Done<()> {
    let sql = "UPDATE placements_exceptions SET in_force = $3 WHERE id = $1 AND tenant = $2";
    tx.run(sql, args![id, scope.organisation, is_in_force]).await?;
    Ok(())
}
