//! Standing capacity and blocked weeks. Every host's is read by every HEI: what a unit can take is no secret between
//! those who order and those who offer. Only the host writes it.

use kernel::{BlockedId, Moment, OrganisationId, PersonId, Scope, UnitId};
use platform::args;
use platform::db::{Row, Sql, Tx};
use platform::failure::{Done, Stop};

use crate::model::standing::{Blocked, Reason, Standing, Weeks};

const COLUMNS: &str = "unit, place_type, number, seats, first_week, last_week, demands, reason, from_day, by_person";

fn from_row(row: &Row) -> Done<Standing> {
    Ok(Standing {
        unit: row.id("unit")?,
        place_type: row.text("place_type")?,
        number: row.int("number")?,
        seats: row.int("seats")?,
        weeks: Weeks { first: row.int("first_week")?, last: row.int("last_week")? },
        demands: row.text("demands")?,
        reason: row.text_or_none("reason")?.as_deref().and_then(Reason::parse),
        from: row.day("from_day")?,
        by: row.id("by_person")?,
    })
}

/// Everything that units of one host have said, oldest first.
pub async fn of_host(tx: &mut Tx, host: OrganisationId) -> Done<Vec<Standing>> {
    let sql = Sql::assembled(format!(
        "SELECT {COLUMNS} FROM placements_standing WHERE tenant = $1 ORDER BY unit, place_type, number LIMIT 20000"
    ));
    tx.rows(sql, args![host]).await?.iter().map(from_row).collect()
}

/// Everything that all units of the installation have said, oldest first.
pub async fn all(tx: &mut Tx) -> Done<Vec<Standing>> {
    let sql = Sql::assembled(format!(
        "SELECT {COLUMNS} FROM placements_standing ORDER BY unit, place_type, number LIMIT 50000"
    ));
    tx.rows(sql, args![]).await?.iter().map(from_row).collect()
}

/// Writes down what a unit of the acting person's organisation has said; gives whether nobody was faster.
pub async fn say(tx: &mut Tx, scope: Scope, said: &Standing, now: Moment) -> Done<bool> {
    let sql = "INSERT INTO placements_standing (unit, place_type, number, tenant, seats, first_week, last_week, demands, reason, \
        from_day, by_person, at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) \
        ON CONFLICT (unit, place_type, number) DO NOTHING";
    let (first, last, reason) = (said.weeks.first, said.weeks.last, said.reason.map(Reason::code));
    let (unit, kind, demands) = (said.unit, &said.place_type, &said.demands);
    let args = args![
        unit,
        kind,
        said.number,
        scope.organisation,
        said.seats,
        first,
        last,
        demands,
        reason,
        said.from,
        said.by,
        now
    ];
    Ok(tx.run(sql, args).await? == 1)
}

fn blocked_of(row: &Row) -> Done<Blocked> {
    Ok(Blocked {
        id: row.id("id")?,
        unit: row.id("unit")?,
        year: row.int("year")?,
        first: row.int("first_week")?,
        last: row.int("last_week")?,
        reason: row.text("reason")?,
    })
}

/// The weeks that units of one host have blocked, by time.
pub async fn blocked(tx: &mut Tx, host: OrganisationId) -> Done<Vec<Blocked>> {
    let sql = "SELECT id, unit, year, first_week, last_week, reason FROM placements_blocked \
        WHERE tenant = $1 AND lifted_at IS NULL ORDER BY year, first_week, id LIMIT 5000";
    tx.rows(sql, args![host]).await?.iter().map(blocked_of).collect()
}

/// The weeks that are blocked anywhere.
pub async fn all_blocked(tx: &mut Tx) -> Done<Vec<Blocked>> {
    let sql = "SELECT id, unit, year, first_week, last_week, reason FROM placements_blocked \
        WHERE lifted_at IS NULL ORDER BY year, first_week, id LIMIT 20000";
    tx.rows(sql, args![]).await?.iter().map(blocked_of).collect()
}

/// Blocks weeks.
pub async fn block(tx: &mut Tx, scope: Scope, blocked: &Blocked, by: PersonId, now: Moment) -> Done<()> {
    let sql = "INSERT INTO placements_blocked (id, tenant, unit, year, first_week, last_week, reason, by_person, at) \
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
    let (id, unit, year) = (blocked.id, blocked.unit, blocked.year);
    tx.run(sql, args![id, scope.organisation, unit, year, blocked.first, blocked.last, &blocked.reason, by, now])
        .await?;
    Ok(())
}

/// Opens blocked weeks again; gives whether they were blocked.
pub async fn lift(tx: &mut Tx, scope: Scope, unit: UnitId, id: BlockedId, now: Moment) -> Done<bool> {
    let sql = "UPDATE placements_blocked SET lifted_at = $4 WHERE id = $1 AND tenant = $2 AND unit = $3 AND lifted_at IS NULL";
    Ok(tx.run(sql, args![id, scope.organisation, unit, now]).await? == 1)
}

/// The types of place that HEIs use, in their own words.
pub async fn known_types(tx: &mut Tx) -> Done<Vec<String>> {
    let sql = "SELECT place_types FROM placements_periods ORDER BY first_day DESC LIMIT 200";
    let mut all: Vec<String> = Vec::new();
    for row in tx.rows(sql, args![]).await? {
        let types: Vec<String> = serde_json::from_str(&row.text("place_types")?)
            .map_err(|e| Stop::failed(format!("types of place: {e}")))?;
        all.extend(types);
    }
    all.sort_by(|a, b| kernel::text::swedish_order(a, b));
    all.dedup();
    Ok(all)
}
