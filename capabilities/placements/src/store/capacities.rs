//! Seats of a period, and seats that are reserved.

use std::collections::BTreeMap;

use kernel::{CapacityId, HoldId, PeriodId, Refusal, Scope};
use platform::args;
use platform::db::{Row, Sql, Tx, Value};
use platform::failure::Done;

use crate::model::{Capacity, Hold};

const COLUMNS: &str = "id, unit, place_type, seats, version";

fn from_row(row: &Row) -> Done<Capacity> {
    Ok(Capacity {
        id: row.id("id")?,
        unit: row.id("unit")?,
        place_type: row.text("place_type")?,
        seats: row.int("seats")?,
        version: row.int("version")?,
    })
}

/// All seats of a period, in the order of their id.
pub async fn of_period(tx: &mut Tx, scope: Scope, period: PeriodId) -> Done<Vec<Capacity>> {
    let sql = Sql::assembled(format!(
        "SELECT {COLUMNS} FROM placements_capacities WHERE period = $1 AND tenant = $2 ORDER BY id"
    ));
    tx.rows(sql, args![period, scope.organisation]).await?.iter().map(from_row).collect()
}

/// One seat group of the tenant with its period, or not found.
pub async fn find(tx: &mut Tx, scope: Scope, id: CapacityId) -> Done<(PeriodId, Capacity)> {
    let sql =
        Sql::assembled(format!("SELECT period, {COLUMNS} FROM placements_capacities WHERE id = $1 AND tenant = $2"));
    let row = tx.one(sql, args![id, scope.organisation]).await?.ok_or_else(Refusal::not_found)?;
    Ok((row.id("period")?, from_row(&row)?))
}

/// Saves new seats, and changed numbers over what was there. The caller bumps the period's revision, once for a file.
pub async fn save(tx: &mut Tx, scope: Scope, period: PeriodId, capacities: &[Capacity]) -> Done<()> {
    let rows: Vec<Vec<Value>> = capacities
        .iter()
        .map(|c| {
            let (id, unit, kind) = (c.id.into(), c.unit.into(), Value::from(&c.place_type));
            vec![id, scope.organisation.into(), period.into(), unit, kind, c.seats.into(), c.version.into()]
        })
        .collect();
    tx.insert(
        "INSERT INTO placements_capacities (id, tenant, period, unit, place_type, seats, version) VALUES",
        &rows,
        "ON CONFLICT (period, unit, place_type) DO UPDATE SET seats = excluded.seats, version = placements_capacities.version + 1",
    )
    .await?;
    Ok(())
}

/// Saves a number of seats over the version that was seen; gives whether it was still that version.
pub async fn set_seats(tx: &mut Tx, scope: Scope, id: CapacityId, seen: i64, seats: i64) -> Done<bool> {
    let sql = "UPDATE placements_capacities SET seats = $4, version = version + 1 WHERE id = $1 AND tenant = $2 AND version = $3";
    Ok(tx.run(sql, args![id, scope.organisation, seen, seats]).await? == 1)
}

/// Reserved seats by seat group.
pub async fn held(tx: &mut Tx, scope: Scope, period: PeriodId) -> Done<BTreeMap<CapacityId, i64>> {
    let sql = "SELECT capacity, COUNT(*) AS n FROM placements_holds WHERE period = $1 AND tenant = $2 AND capacity IS NOT NULL GROUP BY capacity";
    let rows = tx.rows(sql, args![period, scope.organisation]).await?;
    rows.iter().map(|r| Ok((r.id("capacity")?, r.int("n")?))).collect()
}

/// The reserved seats of a period, those without a place as well.
pub async fn holds(tx: &mut Tx, scope: Scope, period: PeriodId) -> Done<Vec<Hold>> {
    let sql = "SELECT id, capacity, version FROM placements_holds WHERE period = $1 AND tenant = $2 ORDER BY id";
    let rows = tx.rows(sql, args![period, scope.organisation]).await?;
    rows.iter()
        .map(|r| Ok(Hold { id: r.id("id")?, capacity: r.id_or_none("capacity")?, version: r.int("version")? }))
        .collect()
}

/// Reserves a seat; where it is may be chosen later.
pub async fn hold(tx: &mut Tx, scope: Scope, period: PeriodId, id: HoldId, at: Option<CapacityId>) -> Done<()> {
    let sql = "INSERT INTO placements_holds (id, tenant, period, capacity, version) VALUES ($1, $2, $3, $4, 1)";
    tx.run(sql, args![id, scope.organisation, period, at]).await?;
    Ok(())
}

/// Chooses where a reserved seat is.
pub async fn place_hold(tx: &mut Tx, scope: Scope, id: HoldId, at: Option<CapacityId>) -> Done<PeriodId> {
    let sql = "UPDATE placements_holds SET capacity = $3, version = version + 1 WHERE id = $1 AND tenant = $2 RETURNING period";
    let row = tx.one(sql, args![id, scope.organisation, at]).await?.ok_or_else(Refusal::not_found)?;
    row.id("period")
}

/// Takes a reserved seat away.
pub async fn drop_hold(tx: &mut Tx, scope: Scope, id: HoldId) -> Done<()> {
    tx.run("DELETE FROM placements_holds WHERE id = $1 AND tenant = $2", args![id, scope.organisation]).await?;
    Ok(())
}
