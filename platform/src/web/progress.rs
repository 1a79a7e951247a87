//! The progress of a job as server-sent events. The page also says it without script.

use std::convert::Infallible;
use std::sync::Arc;

use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{IntoResponse, Response};
use futures_util::stream;
use kernel::{JobId, OrganisationId};

use crate::door;
use crate::failure::Done;
use crate::house::House;
use crate::jobs::{self, Job};
use crate::texts::{Arg, Text};

/// What a job says of itself: a message key with numbers, as the job's `note` holds it.
pub fn sentence(t: &Text, job: &Job) -> String {
    let Some(key) = job.note.get("key").and_then(|k| k.as_str()) else { return t.say("job-waits") };
    let args: Vec<(&'static str, Arg)> = ["a", "b", "c"]
        .into_iter()
        .filter_map(|name| job.note.get(name).and_then(serde_json::Value::as_i64).map(|n| (name, Arg::Number(n))))
        .collect();
    t.list(key, &args)
}

pub(super) fn stream(house: Arc<House>, t: Text, tenant: OrganisationId, id: JobId) -> Response {
    let events = stream::unfold((house, t, false), move |(house, t, over)| async move {
        if over {
            return None;
        }
        let job = match look(&house, tenant, id).await {
            Ok(Some(job)) => job,
            Ok(None) => return None,
            Err(problem) => {
                tracing::warn!(%problem, "progress could not be read");
                return None;
            }
        };
        let over = job.state.is_over();
        let data = serde_json::json!({ "permille": job.permille, "sentence": sentence(&t, &job), "over": over });
        let event = Event::default().event("progress").id(job.permille.to_string()).data(data.to_string());
        if !over {
            door::wait(500).await;
        }
        Some((Ok::<_, Infallible>(event), (house, t, over)))
    });
    let alive = KeepAlive::new().interval(std::time::Duration::from_secs(15));
    ([("x-accel-buffering", "no")], Sse::new(events).keep_alive(alive)).into_response()
}

async fn look(house: &House, tenant: OrganisationId, id: JobId) -> Done<Option<Job>> {
    let mut tx = house.db.read().await?;
    let job = jobs::find(&mut tx, tenant, id).await?;
    tx.rollback().await?;
    Ok(job)
}
