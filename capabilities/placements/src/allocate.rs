//! The job that allocates: reads a period, solves, and saves a proposal that was checked before it was shown.
//!
//! A large period that falls into parts without a common site is solved by several workers, a share each. Every share
//! reads the period by itself; together they give the plan and the prices that one worker would have found.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::ControlFlow;
use std::sync::Arc;

use kernel::{PeriodId, PlanId, Role, RunId, Scope};
use matching::{Whole, check_with_locks};
use platform::db::Tx;
use platform::failure::{Done, Stop};
use platform::house::{Boxed, House};
use platform::jobs::{Job, JobKind, Part, Running};
use platform::prelude::*;
use serde::{Deserialize, Serialize};
use serde_json::{Value as Json, json};

use crate::model::{Inputs, Plan, PlanRow, PlanState};
use crate::plan::{self, Asked, Places};
use crate::{places, ruleset, store};

/// The kind of the job.
pub const KIND: &str = "placements.allocate";

/// The kind of a share of it.
const SHARE: &str = "placements.allocate.share";

/// Options from which on a share is worth a worker of its own: some seconds of work beside some of reading.
const WORTH_A_WORKER: usize = 2_000_000;
/// Shares at most.
const MOST_SHARES: usize = 8;

/// The jobs as the house runs them.
pub fn job_kinds() -> Vec<JobKind> {
    let whole = JobKind {
        name: KIND,
        compute: |house, running| Box::pin(compute(house, running)),
        apply: |c, job, result| -> Boxed<'_, Done<()>> { Box::pin(apply(c, job, result)) },
        give_up: |c, job| -> Boxed<'_, Done<()>> { Box::pin(give_up(c, job)) },
    };
    vec![whole, JobKind::part(SHARE, |house, running| Box::pin(compute_share(house, running)))]
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
    /// Options that make a share worth a worker of its own, where it is not the usual number.
    #[serde(default)]
    pub worth_a_worker: Option<usize>,
}

impl Payload {
    /// The shares to solve apart; none when one worker does it all.
    fn shares(&self, asked: &Asked) -> Vec<Vec<u32>> {
        let least = self.worth_a_worker.unwrap_or(WORTH_A_WORKER);
        matching::shares(&asked.problem, &asked.options, least, MOST_SHARES).unwrap_or_default()
    }
}

/// What one share works on.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
struct Share {
    whole: Payload,
    /// Revision of the period when it was split.
    revision: i64,
    /// Which of the shares.
    number: usize,
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
    let mut inputs = store::inputs(tx, scope, period).await?;
    let places = places::of(tx, scope).await?;
    if let Some(applied) = store::rulesets::applied(tx, scope, period).await? {
        ruleset::apply(&applied, &mut inputs, |unit| places.units.get(&unit).map(|u| u.municipality.clone()));
    }
    Ok((inputs, places))
}

async fn inputs_of(house: &House, job: &Job, period: PeriodId) -> Done<(Inputs, Places)> {
    let mut tx = house.db.read().await?;
    let found = read(&mut tx, scope_of(job), period).await?;
    tx.rollback().await?;
    Ok(found)
}

async fn compute(house: Arc<House>, running: Running) -> Done<Json> {
    let payload: Payload = serde_json::from_value(running.job.payload.clone())?;
    let (inputs, places) = inputs_of(&house, &running.job, payload.period).await?;
    running.progress(
        10,
        json!({ "key": "placements-run-reads", "a": inputs.students.len(), "b": inputs.capacities.len() }),
    );
    platform::door::compute(move || {
        if let Some(joined) = join(&running, &inputs)? {
            return Ok(serde_json::to_value(joined)?);
        }
        let asked = plan::ask(&inputs, &places, payload.seed);
        // Asked for before the job began; here only what changed since then.
        let unkept = plan::unkept(&inputs, &places, &asked).len();
        if unkept > 0 {
            return Err(Stop::failed(format!("{unkept} locks cannot be kept")));
        }
        // Shares that came back without fitting together (the period has changed) are not tried again.
        let shares = if running.parts.is_empty() { payload.shares(&asked).len() } else { 0 };
        if shares > 0 {
            let revision = inputs.period.revision;
            let share = |number| Part { kind: SHARE, payload: json!(Share { whole: payload, revision, number }) };
            running.split((0..shares).map(share).collect());
            return Ok(Json::Null);
        }
        let computed = solve(&running, &inputs, &asked)?;
        Ok(serde_json::to_value(computed)?)
    })
    .await?
}

/// Solves one share. Nothing is solved when the period has changed since it was split: the parent will see that.
async fn compute_share(house: Arc<House>, running: Running) -> Done<Json> {
    let share: Share = serde_json::from_value(running.job.payload.clone())?;
    let (inputs, places) = inputs_of(&house, &running.job, share.whole.period).await?;
    platform::door::compute(move || {
        let mut asked = plan::ask(&inputs, &places, share.whole.seed);
        let shares = if inputs.period.revision == share.revision { share.whole.shares(&asked) } else { Vec::new() };
        let Some(own) = shares.get(share.number) else { return Ok(Json::Null) };
        asked.options = matching::options_of_share(&asked.problem, &asked.options, own);
        let mut computed = solve(&running, &inputs, &asked)?;
        // Those who are in no share (locked, or without any option) come with the first one.
        let others: BTreeSet<u32> =
            shares.iter().enumerate().filter(|(n, _)| *n != share.number).flat_map(|(_, s)| s).copied().collect();
        let own: BTreeSet<u32> = own.iter().copied().collect();
        let mut index = 0..;
        let is_mine = |i: u32| if share.number == 0 { !others.contains(&i) } else { own.contains(&i) };
        computed.rows.retain(|_| index.next().is_some_and(is_mine));
        Ok(serde_json::to_value(computed)?)
    })
    .await?
}

/// What shares come to together; nothing when there are none, or when they do not fit the period as it is now.
fn join(running: &Running, inputs: &Inputs) -> Done<Option<Computed>> {
    let shares: Vec<Option<Computed>> =
        running.parts.iter().map(|part| Ok(serde_json::from_value(part.clone())?)).collect::<Done<_>>()?;
    let mut joined: Option<Computed> = None;
    for share in shares {
        let Some(share) = share.filter(|s| s.revision == inputs.period.revision) else { return Ok(None) };
        joined = Some(match joined {
            None => share,
            Some(so_far) => so_far.and(share),
        });
    }
    Ok(joined)
}

impl Computed {
    /// Two shares as one. A seat group has its price from the share that it belongs to and none in the other.
    fn and(mut self, other: Computed) -> Self {
        self.rows.extend(other.rows);
        self.seconds = self.seconds.max(other.seconds);
        self.prices =
            self.prices.zip(other.prices).map(|(one, other)| one.into_iter().zip(other).map(dearer).collect());
        self
    }
}

fn dearer((one, other): (String, String)) -> String {
    let whole = |text: &str| text.parse::<Whole>().unwrap_or_default();
    if whole(&one) < whole(&other) { other } else { one }
}

fn solve(running: &Running, inputs: &Inputs, asked: &Asked) -> Done<Computed> {
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
    let rows = plan::rows_of(inputs, asked, &found.plan);
    Ok(Computed {
        revision: inputs.period.revision,
        rows: rows.iter().map(|r| (r.student, r.capacity)).collect(),
        prices: found.prices.map(|p| p.iter().map(ToString::to_string).collect()),
        seconds: found.report.solve_wall_s,
    })
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
