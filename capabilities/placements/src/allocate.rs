//! The job that allocates: reads a period, solves, and saves a proposal that was checked before it was shown.

use std::collections::BTreeMap;
use std::ops::ControlFlow;
use std::sync::Arc;

use kernel::{PeriodId, PlanId, Role, RunId, Scope};
use matching::{Whole, check_with_locks};
use platform::db::Tx;
use platform::failure::{Done, Stop};
use platform::house::{Boxed, House};
use platform::jobs::{Job, JobKind, Running};
use platform::prelude::*;
use serde::{Deserialize, Serialize};
use serde_json::{Value as Json, json};

use crate::model::{Inputs, Plan, PlanRow, PlanState};
use crate::plan::{self, Places};
use crate::{places, store};

/// The kind of the job.
pub const KIND: &str = "placements.allocate";

/// The job as the house runs it.
pub fn job_kind() -> JobKind {
    JobKind {
        name: KIND,
        compute: |house, running| Box::pin(compute(house, running)),
        apply: |c, job, result| -> Boxed<'_, Done<()>> { Box::pin(apply(c, job, result)) },
        give_up: |c, job| -> Boxed<'_, Done<()>> { Box::pin(give_up(c, job)) },
    }
}

/// What the job works on.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub struct Payload {
    /// The computation.
    pub run: RunId,
    /// The period.
    pub period: PeriodId,
    /// Chooses among plans of equal value.
    pub seed: u64,
}

/// What the computation hands to the saving: a plan's rows, the price of each seat group, and the seconds it took.
#[derive(Debug, Serialize, Deserialize)]
struct Computed {
    revision: i64,
    rows: Vec<(kernel::StudentId, Option<kernel::CapacityId>)>,
    prices: Option<Vec<String>>,
    seconds: f64,
}

fn scope_of(job: &Job) -> Scope {
    Scope { organisation: job.tenant, role: Role::PlacementCoordinator, person: job.asked_by }
}

/// Inputs and places of a period, as of one moment.
pub async fn read(tx: &mut Tx, scope: Scope, period: PeriodId) -> Done<(Inputs, Places)> {
    let inputs = store::inputs(tx, scope, period).await?;
    let places = places::of(tx, scope).await?;
    Ok((inputs, places))
}

async fn compute(house: Arc<House>, running: Running) -> Done<Json> {
    let payload: Payload = serde_json::from_value(running.job.payload.clone())?;
    let mut tx = house.db.read().await?;
    let (inputs, places) = read(&mut tx, scope_of(&running.job), payload.period).await?;
    tx.rollback().await?;
    running.progress(
        10,
        json!({ "key": "placements-run-reads", "a": inputs.students.len(), "b": inputs.capacities.len() }),
    );
    platform::door::compute(move || solve(&running, &inputs, &places, payload.seed)).await?
}

fn solve(running: &Running, inputs: &Inputs, places: &Places, seed: u64) -> Done<Json> {
    let asked = plan::ask(inputs, places, seed);
    let mut tell = |p: matching::Progress| {
        let permille = 50 + p.done.saturating_mul(900) / p.total.max(1);
        // Who has not been tried yet has no place either, so the number falls while one watches.
        let left = p.total.saturating_sub(p.done) + p.unplaced;
        let note = json!({ "key": "placements-run-solves", "a": p.done, "b": p.total, "c": left });
        running.progress(i64::try_from(permille).unwrap_or(950).min(950), note);
        if running.should_stop() { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    };
    let found =
        matching::solve(&asked.problem, &asked.options, &mut tell).map_err(|e| Stop::failed(format!("{e:?}")))?;
    if running.should_stop() {
        return Err(Stop::failed("stopped before the end"));
    }
    let rows = plan::rows_of(inputs, &asked, &found.plan);
    let computed = Computed {
        revision: inputs.period.revision,
        rows: rows.iter().map(|r| (r.student, r.capacity)).collect(),
        prices: found.prices.map(|p| p.iter().map(ToString::to_string).collect()),
        seconds: found.report.solve_wall_s,
    };
    Ok(serde_json::to_value(computed)?)
}

/// Checks what arrived against the database as it is now, by code that shares nothing with the solver, and saves it.
async fn apply(c: &mut Ctx, job: &Job, result: Json) -> Done<()> {
    let payload: Payload = serde_json::from_value(job.payload.clone())?;
    let computed: Computed = serde_json::from_value(result)?;
    let scope = scope_of(job);
    let (inputs, places) = read(&mut c.tx, scope, payload.period).await?;
    let asked = plan::ask(&inputs, &places, payload.seed);
    let stale = inputs.period.revision != computed.revision;
    let arrived: Vec<PlanRow> = computed
        .rows
        .iter()
        .map(|(student, capacity)| PlanRow {
            student: *student,
            capacity: *capacity,
            minutes: None,
            wish: None,
            cost: 0,
        })
        .collect();
    let (found, missing) = plan::plan_of(&inputs, &asked, &arrived);
    let prices: Option<Vec<Whole>> =
        computed.prices.as_ref().map(|p| p.iter().filter_map(|t| t.parse().ok()).collect());
    let prices = prices.filter(|p| p.len() == inputs.capacities.len());
    let report = check_with_locks(&asked.problem, &found, prices.as_deref(), &asked.options.locked);
    if !stale && (missing > 0 || !report.violations.is_empty()) {
        return Err(Stop::failed(format!(
            "the plan breaks {} rules and misses {missing} students",
            report.violations.len()
        )));
    }
    let rows = plan::rows_of(&inputs, &asked, &found);
    let id: PlanId = c.ids.next();
    let saved = Plan {
        id,
        number: 0,
        revision: computed.revision,
        state: PlanState::Proposed,
        unplaced: i64::try_from(report.unplaced).unwrap_or(i64::MAX),
        cost: i64::try_from(report.cost).unwrap_or(i64::MAX),
        proved: !stale && report.proved,
        prices: kept_prices(&inputs, computed.prices.unwrap_or_default()),
        seconds: computed.seconds,
        created_at: c.now,
        version: 1,
    };
    store::plans::insert(&mut c.tx, scope, payload.period, &saved, &rows).await?;
    store::plans::finish_run(&mut c.tx, scope, payload.run, id).await?;
    c.audit(Entry::new("placements.plan.propose", id).of(job.tenant));
    Ok(())
}

/// The prices that are not nothing, by seat group.
fn kept_prices(inputs: &Inputs, prices: Vec<String>) -> BTreeMap<kernel::CapacityId, String> {
    inputs.capacities.iter().map(|c| c.id).zip(prices).filter(|(_, p)| p != "0").collect()
}

/// The run ends without a plan; the last good proposal stays.
async fn give_up(c: &mut Ctx, job: &Job) -> Done<()> {
    let payload: Payload = serde_json::from_value(job.payload.clone())?;
    c.audit(Entry::new("placements.run.give_up", payload.run).of(job.tenant));
    Ok(())
}
