//! Periods.

use kernel::{Moment, OrganisationId, PeriodId, PlanId, Refusal, Scope, Term};
use platform::args;
use platform::db::{Row, Sql, Tx};
use platform::failure::{Done, Stop};

use crate::model::{Period, Settings};
use crate::rules::NewPeriod;

const COLUMNS: &str =
    "id, programme, term, first_day, last_day, place_types, settings, revision, accepted_plan, version";

fn from_row(row: &Row) -> Done<Period> {
    let term = row.text("term")?;
    Ok(Period {
        id: row.id("id")?,
        programme: row.text("programme")?,
        term: Term::parse(&term).ok_or_else(|| Stop::failed(format!("no term {term}")))?,
        first: row.day("first_day")?,
        last: row.day("last_day")?,
        place_types: serde_json::from_str(&row.text("place_types")?)?,
        settings: serde_json::from_str(&row.text("settings")?)?,
        revision: row.int("revision")?,
        accepted_plan: row.id_or_none("accepted_plan")?,
        version: row.int("version")?,
    })
}

/// A period of the tenant, or not found.
pub async fn find(tx: &mut Tx, scope: Scope, id: PeriodId) -> Done<Period> {
    let sql = Sql::assembled(format!("SELECT {COLUMNS} FROM placements_periods WHERE id = $1 AND tenant = $2"));
    let row = tx.one(sql, args![id, scope.organisation]).await?;
    from_row(&row.ok_or_else(Refusal::not_found)?)
}

/// The period of an order, for the host that was asked or who holds its link.
pub async fn of_order(tx: &mut Tx, tenant: OrganisationId, id: PeriodId) -> Done<Period> {
    let sql = Sql::assembled(format!("SELECT {COLUMNS} FROM placements_periods WHERE id = $1 AND tenant = $2"));
    from_row(&tx.one(sql, args![id, tenant]).await?.ok_or_else(Refusal::not_found)?)
}

/// The tenant's periods, the latest first, at most 100.
pub async fn all(tx: &mut Tx, scope: Scope) -> Done<Vec<Period>> {
    let sql = Sql::assembled(format!(
        "SELECT {COLUMNS} FROM placements_periods WHERE tenant = $1 ORDER BY first_day DESC, programme LIMIT 100"
    ));
    tx.rows(sql, args![scope.organisation]).await?.iter().map(from_row).collect()
}

/// Whether the tenant has a period of that programme that begins that day.
pub async fn exists(tx: &mut Tx, scope: Scope, new: &NewPeriod) -> Done<bool> {
    let sql = "SELECT COUNT(*) FROM placements_periods WHERE tenant = $1 AND programme = $2 AND first_day = $3";
    Ok(tx.count(sql, args![scope.organisation, &new.programme, new.first]).await? > 0)
}

/// Saves a new period.
pub async fn insert(tx: &mut Tx, scope: Scope, id: PeriodId, new: &NewPeriod, now: Moment) -> Done<()> {
    let types = serde_json::to_string(&new.place_types)?;
    let settings = serde_json::to_string(&new.settings)?;
    let sql = "INSERT INTO placements_periods (id, tenant, programme, term, first_day, last_day, place_types, settings, revision, \
        version, created_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 1, 1, $9)";
    let (first, last) = (new.first, new.last);
    tx.run(sql, args![id, scope.organisation, &new.programme, new.term.code(), first, last, types, settings, now])
        .await?;
    Ok(())
}

/// Saves settings over the version that was seen; another version is a conflict.
pub async fn set(tx: &mut Tx, scope: Scope, id: PeriodId, seen: i64, settings: &Settings) -> Done<()> {
    let sql = "UPDATE placements_periods SET settings = $4, revision = revision + 1, version = version + 1 \
        WHERE id = $1 AND tenant = $2 AND version = $3";
    let text = serde_json::to_string(settings)?;
    if tx.run(sql, args![id, scope.organisation, seen, text]).await? == 0 {
        find(tx, scope, id).await?;
        return Err(Refusal::conflict("placements-changed-meanwhile").hint("placements-look-again").into());
    }
    Ok(())
}

/// Says which plan counts.
pub async fn set_accepted(tx: &mut Tx, scope: Scope, id: PeriodId, plan: PlanId) -> Done<()> {
    let sql = "UPDATE placements_periods SET accepted_plan = $3, version = version + 1 WHERE id = $1 AND tenant = $2";
    tx.run(sql, args![id, scope.organisation, plan]).await?;
    Ok(())
}

/// Figures of a period for the list: students, seats, reserved seats, placed in the accepted plan.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Students to place.
    pub students: i64,
    /// Seats offered.
    pub seats: i64,
    /// Seats that are reserved.
    pub held: i64,
    /// Placed in the plan that counts.
    pub placed: i64,
    /// Proposals so far.
    pub plans: i64,
}

/// The figures of one period.
pub async fn counts(tx: &mut Tx, scope: Scope, period: &Period) -> Done<Counts> {
    let (id, tenant) = (period.id, scope.organisation);
    let students = "SELECT COUNT(*) FROM placements_students WHERE period = $1 AND tenant = $2";
    let seats = "SELECT CAST(COALESCE(SUM(seats), 0) AS BIGINT) AS n FROM placements_capacities WHERE period = $1 AND tenant = $2";
    let held = "SELECT COUNT(*) FROM placements_holds WHERE period = $1 AND tenant = $2";
    let plans = "SELECT COUNT(*) FROM placements_plans WHERE period = $1 AND tenant = $2";
    let placed = "SELECT COUNT(*) FROM placements_plan_rows WHERE plan = $1 AND capacity IS NOT NULL";
    Ok(Counts {
        students: tx.count(students, args![id, tenant]).await?,
        seats: tx.count(seats, args![id, tenant]).await?,
        held: tx.count(held, args![id, tenant]).await?,
        placed: match period.accepted_plan {
            Some(plan) => tx.count(placed, args![plan]).await?,
            None => 0,
        },
        plans: tx.count(plans, args![id, tenant]).await?,
    })
}
