//! Background work: a table with lease, attempts, backoff, progress and cancel.
//!
//! A job has two parts. `compute` may take minutes and runs outside any transaction; `apply` saves what came out. The
//! platform runs `apply` in one transaction with the fencing statement that ends the job, so a worker that lost its
//! lease (or was killed and taken over) cannot save anything: a result counts once. A job may be split into parts that
//! several workers share: see `parts`.

mod parts;

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};

use kernel::{JobId, Moment, OrganisationId, PersonId, Refusal};
use serde_json::Value as Json;

use crate::db::{Row, Tx};
use crate::door;
use crate::failure::{Done, Stop};
use crate::house::{Boxed, House};
use crate::web::Ctx;
use crate::{args, audit, in_tx};
pub use parts::Part;

/// A kind of job.
#[derive(Clone)]
pub struct JobKind {
    /// `placements.allocate`.
    pub name: &'static str,
    /// The long part.
    pub compute: fn(Arc<House>, Running) -> Boxed<'static, Done<Json>>,
    /// Saves what came out.
    pub apply: for<'a> fn(&'a mut Ctx, &'a Job, Json) -> Boxed<'a, Done<()>>,
    /// Told when the job has failed for good or was cancelled.
    pub give_up: for<'a> fn(&'a mut Ctx, &'a Job) -> Boxed<'a, Done<()>>,
}

/// Where a job stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum State {
    /// Waits for a worker.
    Queued,
    /// A worker has it.
    Running,
    /// Its result is saved.
    Done,
    /// It failed for good.
    Failed,
    /// Somebody stopped it.
    Cancelled,
}

impl State {
    fn parse(code: &str) -> Done<Self> {
        Ok(match code {
            "queued" => Self::Queued,
            "running" => Self::Running,
            "done" => Self::Done,
            "failed" => Self::Failed,
            "cancelled" => Self::Cancelled,
            other => return Err(Stop::failed(format!("no job state {other}"))),
        })
    }

    /// Whether nothing more happens.
    pub fn is_over(self) -> bool {
        matches!(self, Self::Done | Self::Failed | Self::Cancelled)
    }
}

/// A job as it stands in the table.
#[derive(Clone, Debug)]
pub struct Job {
    /// Its id.
    pub id: JobId,
    /// Its kind.
    pub kind: String,
    /// Whose it is.
    pub tenant: OrganisationId,
    /// Who asked for it.
    pub asked_by: PersonId,
    /// What it works on.
    pub payload: Json,
    /// Where it stands.
    pub state: State,
    /// Attempts begun.
    pub attempt: i64,
    /// Thousandths done.
    pub permille: i64,
    /// What it says meanwhile: a message key and numbers, as JSON.
    pub note: Json,
    /// When it was asked for.
    pub created_at: Moment,
}

const COLUMNS: &str = "id, kind, tenant, asked_by, payload, state, attempt, permille, note, created_at";
/// A worker that says nothing for so long has lost its job, in seconds.
pub const LEASE_SECONDS: i64 = 15;
/// How often a job is begun before it has failed.
pub const MAX_ATTEMPTS: i64 = 4;

fn from_row(row: &Row) -> Done<Job> {
    Ok(Job {
        id: row.id("id")?,
        kind: row.text("kind")?,
        tenant: row.id("tenant")?,
        asked_by: row.id("asked_by")?,
        payload: serde_json::from_str(&row.text("payload")?)?,
        state: State::parse(&row.text("state")?)?,
        attempt: row.int("attempt")?,
        permille: row.int("permille")?,
        note: serde_json::from_str(&row.text("note")?)?,
        created_at: row.moment("created_at")?,
    })
}

/// Puts a job in the queue, within the request's transaction: it exists when the request is saved, and only then.
pub async fn ask(c: &mut Ctx, kind: &'static str, payload: &Json) -> Done<JobId> {
    let id: JobId = c.ids.next();
    let actor = c.actor().clone();
    let sql = "INSERT INTO platform_jobs (id, kind, tenant, asked_by, payload, state, run_at, attempt, permille, note, cancel, created_at) \
        VALUES ($1, $2, $3, $4, $5, 'queued', $6, 0, 0, 'null', FALSE, $6)";
    c.tx.run(sql, args![id, kind, actor.organisation, actor.person, payload.to_string(), c.now]).await?;
    Ok(id)
}

/// A job of a tenant.
pub async fn find(tx: &mut Tx, tenant: OrganisationId, id: JobId) -> Done<Option<Job>> {
    let sql = crate::db::Sql::assembled(format!("SELECT {COLUMNS} FROM platform_jobs WHERE id = $1 AND tenant = $2"));
    tx.one(sql, args![id, tenant]).await?.as_ref().map(from_row).transpose()
}

/// Asks a job to stop. A queued one stops at once, a running one at its next look.
pub async fn cancel(c: &mut Ctx, id: JobId) -> Done<()> {
    let tenant = c.actor().organisation;
    let job = find(&mut c.tx, tenant, id).await?.ok_or_else(Refusal::not_found)?;
    if job.state.is_over() {
        return Err(Refusal::conflict("job-is-over").into());
    }
    c.tx.run("UPDATE platform_jobs SET cancel = TRUE WHERE id = $1", args![id]).await?;
    let stopped =
        c.tx.run("UPDATE platform_jobs SET state = 'cancelled' WHERE id = $1 AND state = 'queued'", args![id]).await?;
    if stopped == 1 {
        parts::forget(&mut c.tx, id).await?;
    }
    if stopped == 1
        && let Some(kind) = c.house.jobs.iter().find(|k| k.name == job.kind).cloned()
    {
        (kind.give_up)(c, &job).await?;
    }
    Ok(())
}

/// A job that this worker has, for its `compute`.
#[derive(Clone, Debug)]
pub struct Running {
    /// The job as it was claimed.
    pub job: Job,
    /// Where it was split before: what its parts came to, in their order.
    pub parts: Vec<Json>,
    split: Arc<Mutex<Vec<Part>>>,
    progress: tokio::sync::watch::Sender<(i64, Json)>,
    stop: Arc<AtomicBool>,
}

impl Running {
    /// Says how far it is, in thousandths, and a note for the page. Cheap; the table is written once a second.
    pub fn progress(&self, permille: i64, note: Json) {
        self.progress.send_replace((permille, note));
    }

    /// Splits the job: what `compute` gives now does not count; it runs again when every part has come to something.
    pub fn split(&self, parts: Vec<Part>) {
        *self.split.lock().expect("nobody breaks while holding it") = parts;
    }

    /// Whether somebody asked it to stop, or the lease was lost: what comes out would not count.
    pub fn should_stop(&self) -> bool {
        self.stop.load(Ordering::Relaxed)
    }
}

/// A task that ends with whoever started it: a worker that is dropped must not go on renewing its lease.
struct Ends<T>(tokio::task::JoinHandle<T>);

impl<T> Drop for Ends<T> {
    fn drop(&mut self) {
        self.0.abort();
    }
}

/// Claims the next job, runs it and saves its result. Gives whether there was one.
pub async fn work_once(house: &Arc<House>, worker: &str) -> Done<bool> {
    let Some(job) = claim(house, worker).await? else { return Ok(false) };
    let Some(kind) = house.jobs.iter().find(|k| k.name == job.kind).cloned() else {
        return Err(Stop::failed(format!("job {} is of kind {}, which was not asked for", job.id, job.kind)));
    };
    if job.attempt > MAX_ATTEMPTS {
        let lost = Stop::failed("every worker that began the job was lost");
        settle(house, &kind, &job, worker, Vec::new(), Err(lost)).await?;
        return Ok(true);
    }
    let (progress, seen) = tokio::sync::watch::channel((0, Json::Null));
    let stop = Arc::new(AtomicBool::new(false));
    let mut tx = house.db.read().await?;
    let parts = parts::results(&mut tx, job.id).await?;
    tx.rollback().await?;
    let split = Arc::new(Mutex::new(Vec::new()));
    let running = Running { job: job.clone(), parts, split: split.clone(), progress, stop: stop.clone() };
    let keeper = Ends(tokio::spawn(keep(house.clone(), job.clone(), worker.to_owned(), seen, stop)));
    let mut computing = Ends(tokio::spawn((kind.compute)(house.clone(), running)));
    let computed = (&mut computing.0).await.unwrap_or_else(|e| Err(Stop::failed(format!("the job broke: {e}"))));
    drop(keeper);
    let split = std::mem::take(&mut *split.lock().expect("nobody breaks while holding it"));
    settle(house, &kind, &job, worker, split, computed).await?;
    Ok(true)
}

/// Claims a job of a kind that this program knows: while machines are upgraded one by one, each leaves the others' kinds.
async fn claim(house: &House, worker: &str) -> Done<Option<Job>> {
    let known: Vec<String> = house.jobs.iter().map(|k| format!("'{}'", k.name)).collect();
    if known.is_empty() {
        return Ok(None);
    }
    in_tx!(house.db, |tx| {
        let now = house.clock.now();
        let sql = crate::db::Sql::assembled(format!(
            "UPDATE platform_jobs SET state = 'running', worker = $1, lease_until = $2, attempt = attempt + 1 WHERE id = \
             (SELECT id FROM platform_jobs WHERE run_at <= $3 AND (state = 'queued' OR (state = 'running' AND lease_until < $3)) \
             AND attempt <= {MAX_ATTEMPTS} AND kind IN ({}) ORDER BY run_at, id LIMIT 1 {}) RETURNING {COLUMNS}",
            known.join(", "),
            tx.skip_locked()
        ));
        let row = tx.one(sql, args![worker, now.plus_seconds(LEASE_SECONDS), now]).await?;
        row.as_ref().map(from_row).transpose()
    })
}

/// Once a second: writes progress, renews the lease, and learns whether to stop.
async fn keep(
    house: Arc<House>,
    job: Job,
    worker: String,
    seen: tokio::sync::watch::Receiver<(i64, Json)>,
    stop: Arc<AtomicBool>,
) {
    loop {
        let (permille, note) = seen.borrow().clone();
        let lives = renew(&house, &job, &worker, permille, &note).await;
        if let Err(problem) = &lives {
            tracing::warn!(job = %job.id, %problem, "a job's lease could not be renewed");
        }
        if matches!(lives, Ok(false)) {
            stop.store(true, Ordering::Relaxed);
        }
        door::wait(1000).await;
    }
}

async fn renew(house: &House, job: &Job, worker: &str, permille: i64, note: &Json) -> Done<bool> {
    in_tx!(house.db, |tx| {
        let until = house.clock.now().plus_seconds(LEASE_SECONDS);
        let sql = "UPDATE platform_jobs SET permille = $4, note = $5, lease_until = $6 \
            WHERE id = $1 AND worker = $2 AND attempt = $3 AND state = 'running' RETURNING cancel";
        let row = tx.one(sql, args![job.id, worker, job.attempt, permille, note.to_string(), until]).await?;
        Ok(match row {
            Some(row) => !row.bool("cancel")?,
            None => false,
        })
    })
}

/// What a turn of a job came to.
#[derive(Clone)]
enum Outcome {
    /// A result.
    Result(Json),
    /// It goes on in parts.
    Split(Vec<Part>),
    /// Nothing, and why.
    Problem(String),
}

async fn settle(
    house: &Arc<House>,
    kind: &JobKind,
    job: &Job,
    worker: &str,
    split: Vec<Part>,
    computed: Done<Json>,
) -> Done<()> {
    let outcome = match computed {
        Ok(result) if split.is_empty() => Outcome::Result(result),
        Ok(_) => Outcome::Split(split),
        Err(problem) => Outcome::Problem(problem.to_string()),
    };
    match save(house, kind, job, worker, outcome).await {
        // What came out cannot be saved: that is a failed attempt too, and not a job that runs for ever.
        Err(stop) if !stop.again() => save(house, kind, job, worker, Outcome::Problem(stop.to_string())).await,
        done => done,
    }
}

async fn save(house: &Arc<House>, kind: &JobKind, job: &Job, worker: &str, outcome: Outcome) -> Done<()> {
    let mut tries = 0;
    loop {
        let mut c = Ctx::of_job(house.clone(), job).await?;
        let saved = match settle_once(&mut c, kind, job, worker, outcome.clone()).await {
            Ok(()) => c.save().await,
            Err(stop) => Err(stop),
        };
        match saved {
            Err(stop) if stop.again() && tries < crate::db::TRIES => {
                tries += 1;
                door::pause(tries).await;
            }
            done => return done,
        }
    }
}

async fn settle_once(c: &mut Ctx, kind: &JobKind, job: &Job, worker: &str, outcome: Outcome) -> Done<()> {
    let held = "SELECT cancel FROM platform_jobs WHERE id = $1 AND worker = $2 AND attempt = $3 AND state = 'running'";
    let Some(row) = c.tx.one(held, args![job.id, worker, job.attempt]).await? else {
        tracing::warn!(job = %job.id, "another worker has taken the job over; what came out here is dropped");
        return Ok(());
    };
    let cancelled = row.bool("cancel")?;
    if let (Outcome::Split(parts), false) = (&outcome, cancelled) {
        return parts::split(c, job, parts.clone()).await;
    }
    let (result, problem) = match outcome {
        Outcome::Result(result) => (Some(result), String::new()),
        Outcome::Split(_) => (None, String::new()),
        Outcome::Problem(problem) => (None, problem),
    };
    let state = match &result {
        _ if cancelled => "cancelled",
        Some(_) => "done",
        None if job.attempt < MAX_ATTEMPTS => "queued",
        None => "failed",
    };
    if result.is_none() && !cancelled {
        tracing::error!(job = %job.id, kind = job.kind, attempt = job.attempt, problem, "a job's attempt failed");
    }
    let run_at = c.now.plus_seconds(2_i64.pow(job.attempt.clamp(0, 8) as u32));
    let permille = if state == "done" { 1000 } else { job.permille };
    let sql = "UPDATE platform_jobs SET state = $2, run_at = $3, permille = $4, problem = $5, lease_until = NULL WHERE id = $1";
    c.tx.run(sql, args![job.id, state, run_at, permille, problem.as_str()]).await?;
    if state == "queued" {
        return Ok(());
    }
    parts::forget(&mut c.tx, job.id).await?;
    let parent = parts::parent(&mut c.tx, job.id).await?;
    match (state, result, parent) {
        ("done", Some(result), Some(parent)) => parts::keep(c, job, &parent, &result).await?,
        ("done", Some(result), None) => (kind.apply)(c, job, result).await?,
        ("failed", _, Some(parent)) => {
            let house = c.house.clone();
            parts::fail(c, &house.jobs, &parent, &problem).await?;
        }
        (_, _, Some(_)) => {}
        (_, _, None) => (kind.give_up)(c, job).await?,
    }
    c.audit(audit::Entry::new("platform.job.end", format!("{} {state}", job.id)).of(job.tenant));
    Ok(())
}

/// Works until told to stop; looks for a job every 300 ms when there was none.
pub async fn work(house: Arc<House>, worker: String, mut until: tokio::sync::watch::Receiver<bool>) {
    while !*until.borrow() {
        match work_once(&house, &worker).await {
            Ok(true) => {}
            Ok(false) => {
                tokio::select! { () = door::wait(300) => {}, _ = until.changed() => {} }
            }
            Err(problem) => {
                tracing::error!(%problem, "a job could not be worked on");
                door::wait(1000).await;
            }
        }
    }
}

/// Keeps the house in order until told to stop: seals the audit log, forgets answers nobody can ask for any
/// more and files whose review nobody ended.
pub async fn keep_house(house: Arc<House>, mut until: tokio::sync::watch::Receiver<bool>) {
    while !*until.borrow() {
        let kept: Done<usize> = async {
            in_tx!(house.db, |tx| {
                crate::web::forget_old_answers(tx, house.clock.now()).await?;
                crate::import::purge(tx, house.clock.now()).await?;
                audit::seal(tx, 2000).await
            })
        }
        .await;
        if let Err(problem) = kept {
            tracing::error!(%problem, "the audit log could not be sealed");
        }
        tokio::select! { () = door::wait(3000) => {}, _ = until.changed() => {} }
    }
}
