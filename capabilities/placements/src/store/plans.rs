//! Plans, their rows, and the computations that make them.

use kernel::{JobId, Moment, PeriodId, PersonId, PlanId, Refusal, RunId, Scope};
use platform::args;
use platform::db::{Row, Sql, Tx, Value};
use platform::failure::{Done, Stop};

use crate::model::{Plan, PlanRow, PlanState};

const COLUMNS: &str = "id, number, revision, state, unplaced, cost, proved, prices, seconds, accepted_by, accepted_at, created_at, version";

fn from_row(row: &Row) -> Done<Plan> {
    let state = match (row.text("state")?.as_str(), row.id_or_none("accepted_by")?, row.moment_or_none("accepted_at")?)
    {
        ("proposed", None, None) => PlanState::Proposed,
        ("accepted", Some(by), Some(at)) => PlanState::Accepted { by, at },
        ("superseded", Some(by), Some(at)) => PlanState::Superseded { by, at },
        (other, ..) => return Err(Stop::failed(format!("a plan in state {other} with half of its acceptance"))),
    };
    Ok(Plan {
        id: row.id("id")?,
        number: row.int("number")?,
        revision: row.int("revision")?,
        state,
        unplaced: row.int("unplaced")?,
        cost: row.int("cost")?,
        proved: row.bool("proved")?,
        prices: serde_json::from_str(&row.text("prices")?)?,
        seconds: row.real("seconds")?,
        created_at: row.moment("created_at")?,
        version: row.int("version")?,
    })
}

/// A plan of the tenant with its period, or not found.
pub async fn find(tx: &mut Tx, scope: Scope, id: PlanId) -> Done<(PeriodId, Plan)> {
    let sql = Sql::assembled(format!("SELECT period, {COLUMNS} FROM placements_plans WHERE id = $1 AND tenant = $2"));
    let row = tx.one(sql, args![id, scope.organisation]).await?.ok_or_else(Refusal::not_found)?;
    Ok((row.id("period")?, from_row(&row)?))
}

/// The plans of a period, the newest first, at most 50.
pub async fn of_period(tx: &mut Tx, scope: Scope, period: PeriodId) -> Done<Vec<Plan>> {
    let sql = Sql::assembled(format!(
        "SELECT {COLUMNS} FROM placements_plans WHERE period = $1 AND tenant = $2 ORDER BY number DESC LIMIT 50"
    ));
    tx.rows(sql, args![period, scope.organisation]).await?.iter().map(from_row).collect()
}

/// The rows of a plan, in the order of the students' ids.
pub async fn rows(tx: &mut Tx, plan: PlanId) -> Done<Vec<PlanRow>> {
    let sql =
        "SELECT student, capacity, minutes, wish, cost FROM placements_plan_rows WHERE plan = $1 ORDER BY student";
    let found = tx.rows(sql, args![plan]).await?;
    found
        .iter()
        .map(|r| {
            Ok(PlanRow {
                student: r.id("student")?,
                capacity: r.id_or_none("capacity")?,
                minutes: r.int_or_none("minutes")?,
                wish: r.int_or_none("wish")?,
                cost: r.int("cost")?,
            })
        })
        .collect()
}

/// Saves a new proposal with its rows; its number is the next of the period.
pub async fn insert(tx: &mut Tx, scope: Scope, period: PeriodId, plan: &Plan, rows: &[PlanRow]) -> Done<i64> {
    let next = "SELECT COALESCE(MAX(number), 0) + 1 AS n FROM placements_plans WHERE period = $1";
    let number = tx.count(next, args![period]).await?;
    let sql = "INSERT INTO placements_plans (id, tenant, period, number, revision, state, unplaced, cost, proved, prices, seconds, \
        created_at, version) VALUES ($1, $2, $3, $4, $5, 'proposed', $6, $7, $8, $9, $10, $11, 1)";
    let prices = serde_json::to_string(&plan.prices)?;
    tx.run(
        sql,
        args![
            plan.id,
            scope.organisation,
            period,
            number,
            plan.revision,
            plan.unplaced,
            plan.cost,
            plan.proved,
            prices,
            plan.seconds,
            plan.created_at
        ],
    )
    .await?;
    insert_rows(tx, plan.id, rows).await?;
    Ok(number)
}

async fn insert_rows(tx: &mut Tx, plan: PlanId, rows: &[PlanRow]) -> Done<()> {
    let values: Vec<Vec<Value>> = rows
        .iter()
        .map(|r| vec![plan.into(), r.student.into(), r.capacity.into(), r.minutes.into(), r.wish.into(), r.cost.into()])
        .collect();
    tx.insert(
        "INSERT INTO placements_plan_rows (plan, student, capacity, minutes, wish, cost) VALUES",
        &values,
        "ON CONFLICT (plan, student) DO UPDATE SET capacity = excluded.capacity, minutes = excluded.minutes, wish = excluded.wish, \
         cost = excluded.cost",
    )
    .await?;
    Ok(())
}

/// Accepts a plan, and supersedes the one that counted before.
pub async fn accept(tx: &mut Tx, scope: Scope, period: PeriodId, plan: PlanId, by: PersonId, at: Moment) -> Done<()> {
    let old = "UPDATE placements_plans SET state = 'superseded', version = version + 1 WHERE period = $1 AND tenant = $2 AND state = 'accepted'";
    tx.run(old, args![period, scope.organisation]).await?;
    let sql = "UPDATE placements_plans SET state = 'accepted', accepted_by = $3, accepted_at = $4, version = version + 1 \
        WHERE id = $1 AND tenant = $2 AND state = 'proposed'";
    if tx.run(sql, args![plan, scope.organisation, by, at]).await? == 0 {
        return Err(Refusal::conflict("placements-already-accepted").into());
    }
    super::periods::set_accepted(tx, scope, period, plan).await
}

/// Writes changed rows and the plan's new figures over the version that was seen.
pub(super) async fn write(tx: &mut Tx, scope: Scope, plan: &Plan, rows: &[PlanRow]) -> Done<()> {
    insert_rows(tx, plan.id, rows).await?;
    let sql = "UPDATE placements_plans SET unplaced = $4, cost = $5, proved = $6, version = version + 1 \
        WHERE id = $1 AND tenant = $2 AND version = $3 AND state = 'proposed'";
    let touched =
        tx.run(sql, args![plan.id, scope.organisation, plan.version, plan.unplaced, plan.cost, plan.proved]).await?;
    if touched == 0 {
        return Err(Refusal::conflict("placements-changed-meanwhile").hint("placements-look-again").into());
    }
    Ok(())
}

/// A computation that was asked for.
#[derive(Clone, Debug)]
pub struct Run {
    /// Its id.
    pub id: RunId,
    /// The period.
    pub period: PeriodId,
    /// Its job.
    pub job: JobId,
    /// The revision it computes from.
    pub revision: i64,
    /// The seed of the engine.
    pub seed: i64,
    /// What came out, once it did.
    pub plan: Option<PlanId>,
}

/// Remembers a computation.
pub async fn insert_run(tx: &mut Tx, scope: Scope, run: &Run, now: Moment) -> Done<()> {
    let sql = "INSERT INTO placements_runs (id, tenant, period, job, revision, seed, created_at) VALUES ($1, $2, $3, $4, $5, $6, $7)";
    tx.run(sql, args![run.id, scope.organisation, run.period, run.job, run.revision, run.seed, now]).await?;
    Ok(())
}

/// A computation of the tenant, or not found.
pub async fn find_run(tx: &mut Tx, scope: Scope, id: RunId) -> Done<Run> {
    let sql = "SELECT id, period, job, revision, seed, plan FROM placements_runs WHERE id = $1 AND tenant = $2";
    let row = tx.one(sql, args![id, scope.organisation]).await?.ok_or_else(Refusal::not_found)?;
    run_from_row(&row)
}

/// The newest computation of a period.
pub async fn last_run(tx: &mut Tx, scope: Scope, period: PeriodId) -> Done<Option<Run>> {
    let sql = "SELECT id, period, job, revision, seed, plan FROM placements_runs WHERE period = $1 AND tenant = $2 \
        ORDER BY created_at DESC, id DESC LIMIT 1";
    tx.one(sql, args![period, scope.organisation]).await?.as_ref().map(run_from_row).transpose()
}

fn run_from_row(row: &Row) -> Done<Run> {
    Ok(Run {
        id: row.id("id")?,
        period: row.id("period")?,
        job: row.id("job")?,
        revision: row.int("revision")?,
        seed: row.int("seed")?,
        plan: row.id_or_none("plan")?,
    })
}

/// Notes what came out of a computation.
pub async fn finish_run(tx: &mut Tx, scope: Scope, id: RunId, plan: PlanId) -> Done<()> {
    let sql = "UPDATE placements_runs SET plan = $3 WHERE id = $1 AND tenant = $2 AND plan IS NULL";
    if tx.run(sql, args![id, scope.organisation, plan]).await? == 0 {
        return Err(Stop::failed(format!("run {id} has a plan already")));
    }
    Ok(())
}
