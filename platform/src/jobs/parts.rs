//! A job in parts: it is split, waits without a worker, and comes back with what its parts came to.
//!
//! 1. A job's `compute` calls [`Running::split`](super::Running::split). In the transaction that ends its turn its parts
//!    are queued, and the job itself waits for a moment that never comes.
//! 2. A part is a job like any other (lease, attempts, takeover), but what comes out of it is kept beside it instead of
//!    being applied. In the same transaction the last part calls its parent back into the queue. Two parts that end
//!    at the same time both write the parent's row, so one of them comes after the other.
//! 3. The parent's `compute` runs again and finds the results in `Running::parts`, in the order of the parts. What it
//!    makes of them is applied once, as ever.
//!
//! A part that fails for good fails its parent; a parent that is cancelled or fails takes its parts with it.

use kernel::JobId;
use serde_json::Value as Json;

use super::{COLUMNS, Job, JobKind, from_row};
use crate::args;
use crate::db::{Sql, Tx};
use crate::failure::{Done, Stop};
use crate::house::{Boxed, House};
use crate::web::Ctx;

/// A moment that never comes: far behind every date, and a whole number in every language.
const NEVER: i64 = 9_007_199_254_740_991;

/// What a part works on.
#[derive(Clone, Debug)]
pub struct Part {
    /// Its kind, of [`JobKind::part`].
    pub kind: &'static str,
    /// What it is told.
    pub payload: Json,
}

impl JobKind {
    /// A kind of job that is only ever a part of another: its result goes to its parent.
    pub fn part(
        name: &'static str,
        compute: fn(std::sync::Arc<House>, super::Running) -> Boxed<'static, Done<Json>>,
    ) -> Self {
        Self {
            name,
            compute,
            apply: |_, job, _| -> Boxed<'_, Done<()>> {
                Box::pin(async move { Err(Stop::failed(format!("{} is a part and has no parent", job.id))) })
            },
            give_up: |_, _| -> Boxed<'_, Done<()>> { Box::pin(async { Ok(()) }) },
        }
    }
}

/// Queues the parts of a job, and lets the job wait for them.
pub(super) async fn split(c: &mut Ctx, job: &Job, parts: Vec<Part>) -> Done<()> {
    forget(&mut c.tx, job.id).await?;
    for (position, part) in (0_i64..).zip(&parts) {
        let id: JobId = c.ids.next();
        let sql = "INSERT INTO platform_jobs (id, kind, tenant, asked_by, payload, state, run_at, attempt, permille, note, cancel, created_at) \
            VALUES ($1, $2, $3, $4, $5, 'queued', $6, 0, 0, 'null', FALSE, $6)";
        c.tx.run(sql, args![id, part.kind, job.tenant, job.asked_by, part.payload.to_string(), c.now]).await?;
        let sql = "INSERT INTO platform_job_parts (job, parent, position, result) VALUES ($1, $2, $3, NULL)";
        c.tx.run(sql, args![id, job.id, position]).await?;
    }
    let sql = "UPDATE platform_jobs SET state = 'queued', run_at = $2, lease_until = NULL WHERE id = $1";
    c.tx.run(sql, args![job.id, NEVER]).await?;
    Ok(())
}

/// What a job's parts came to, in their order; nothing when it has none.
pub(super) async fn results(tx: &mut Tx, job: JobId) -> Done<Vec<Json>> {
    let sql = "SELECT result FROM platform_job_parts WHERE parent = $1 AND result IS NOT NULL ORDER BY position";
    tx.rows(sql, args![job]).await?.iter().map(|row| Ok(serde_json::from_str(&row.text("result")?)?)).collect()
}

/// The job that a job is a part of.
pub(super) async fn parent(tx: &mut Tx, job: JobId) -> Done<Option<Job>> {
    let columns: Vec<String> = COLUMNS.split(", ").map(|column| format!("j.{column}")).collect();
    let sql = Sql::assembled(format!(
        "SELECT {} FROM platform_job_parts p JOIN platform_jobs j ON j.id = p.parent WHERE p.job = $1",
        columns.join(", ")
    ));
    tx.one(sql, args![job]).await?.as_ref().map(from_row).transpose()
}

/// Keeps what came out of a part; the last one calls the parent back into the queue.
pub(super) async fn keep(c: &mut Ctx, part: &Job, parent: &Job, result: &Json) -> Done<()> {
    let sql = "UPDATE platform_job_parts SET result = $2 WHERE job = $1";
    c.tx.run(sql, args![part.id, result.to_string()]).await?;
    let count = "SELECT COUNT(*) FROM platform_job_parts WHERE parent = $1";
    let all = c.tx.count(count, args![parent.id]).await?;
    let open = "SELECT COUNT(*) FROM platform_job_parts WHERE parent = $1 AND result IS NULL";
    let open = c.tx.count(open, args![parent.id]).await?;
    let permille = 50 + 900 * (all - open) / all.max(1);
    let run_at = if open == 0 { c.now.millis() } else { NEVER };
    let sql = "UPDATE platform_jobs SET permille = $2, run_at = $3 WHERE id = $1 AND state = 'queued'";
    c.tx.run(sql, args![parent.id, permille, run_at]).await?;
    Ok(())
}

/// A part has failed for good: so has its parent, and nobody needs the other parts.
pub(super) async fn fail(c: &mut Ctx, house_kinds: &[JobKind], parent: &Job, problem: &str) -> Done<()> {
    let sql = "UPDATE platform_jobs SET state = 'failed', problem = $2 WHERE id = $1 AND state = 'queued'";
    if c.tx.run(sql, args![parent.id, problem]).await? == 0 {
        return Ok(());
    }
    forget(&mut c.tx, parent.id).await?;
    if let Some(kind) = house_kinds.iter().find(|k| k.name == parent.kind) {
        (kind.give_up)(c, parent).await?;
    }
    Ok(())
}

/// Stops the parts that still wait or run, and drops what they came to.
pub(super) async fn forget(tx: &mut Tx, parent: JobId) -> Done<()> {
    let theirs = "id IN (SELECT job FROM platform_job_parts WHERE parent = $1)";
    let sql = format!("UPDATE platform_jobs SET cancel = TRUE WHERE state IN ('queued', 'running') AND {theirs}");
    if tx.run(Sql::assembled(sql), args![parent]).await? > 0 {
        let sql = format!("UPDATE platform_jobs SET state = 'cancelled' WHERE state = 'queued' AND {theirs}");
        tx.run(Sql::assembled(sql), args![parent]).await?;
    }
    tx.run("DELETE FROM platform_job_parts WHERE parent = $1", args![parent]).await?;
    Ok(())
}
