//! Taking a student out of the main tables altogether, when the person turns out to be protected.

use kernel::{CapacityId, Scope, StudentId};
use platform::args;
use platform::db::Tx;
use platform::failure::Done;

use crate::model::Period;

/// Removes a student from every table, and from the figures that were made of them. Gives the place that the student
/// had in the plan that counts. The caller bumps the period's revision.
pub async fn remove(tx: &mut Tx, scope: Scope, period: &Period, id: StudentId) -> Done<Option<CapacityId>> {
    // Not found when it is another tenant's.
    let (_, student) = super::students::find(tx, scope, id).await?;
    super::rulesets::forget(tx, scope, period.id, id, &student.reference).await?;
    let sql = "SELECT plan, capacity, cost FROM placements_plan_rows WHERE student = $1";
    let mut place = None;
    for row in tx.rows(sql, args![id]).await? {
        let (plan, at) = (row.id("plan")?, row.id_or_none("capacity")?);
        if Some(plan) == period.accepted_plan {
            place = at;
        }
        let unplaced = i64::from(at.is_none());
        let sql = "UPDATE placements_plans SET unplaced = unplaced - $3, cost = cost - $4, version = version + 1 \
            WHERE id = $1 AND tenant = $2";
        tx.run(sql, args![plan, scope.organisation, unplaced, row.int("cost")?]).await?;
    }
    for sql in [
        "DELETE FROM placements_plan_rows WHERE student = $1",
        "DELETE FROM placements_move_changes WHERE student = $1",
        "DELETE FROM placements_move_locks WHERE student = $1",
        "DELETE FROM placements_exceptions WHERE student = $1",
        "DELETE FROM placements_locks WHERE student = $1",
        "DELETE FROM placements_wishes WHERE student = $1",
        "DELETE FROM placements_forbidden WHERE student = $1",
        "DELETE FROM placements_students WHERE id = $1",
    ] {
        tx.run(sql, args![id]).await?;
    }
    Ok(place)
}
