//! V4: a computation is asked for, watched, and may be stopped.

use kernel::ids::{Period, Run as RunKind};
use platform::jobs::{self, State};
use platform::prelude::*;
use platform::web::progress::sentence;
use serde_json::json;

use super::locks;
use crate::allocate::{KIND, Payload, read};
use crate::store;
use crate::store::plans::Run;
use crate::views::run::Watched;

/// The refusal where locks cannot be kept.
const UNKEPT: &str = "placements-locks-unkept";

/// Puts the computation in the queue.
pub async fn start(c: &mut Ctx) -> Done<Reply> {
    let period_id = c.id::<Period>("period")?;
    let scope = c.scope();
    let (inputs, places) = read(&mut c.tx, scope, period_id).await?;
    if inputs.students.is_empty() {
        return Err(Refusal::conflict("placements-no-students").hint("placements-import-first").into());
    }
    if inputs.capacities.is_empty() {
        return Err(Refusal::conflict("placements-no-seats").hint("placements-import-first").into());
    }
    if let Some(last) = store::plans::last_run(&mut c.tx, scope, period_id).await?
        && jobs::find(&mut c.tx, scope.organisation, last.job).await?.is_some_and(|j| !j.state.is_over())
    {
        // Two coordinators who press the button at once watch the same computation.
        c.audit(Entry::new("placements.run.join", last.id));
        return Ok(Reply::see(c.t.to(&format!("/vfu/korning/{}", last.id))));
    }
    let (inputs, _, unkept) = locks::unkept(inputs, places).await?;
    if !unkept.is_empty() {
        return Err(Refusal::conflict(UNKEPT).with("n", unkept.len()).into());
    }
    // The same period gives the same plan; another draw among equal plans is asked for, or one was
    // drawn and published.
    let drawn = store::rulesets::draws(&mut c.tx, scope, period_id).await?;
    let draw = match drawn.first() {
        _ if c.form.get("lottning") == "ny" => c.ids.number() >> 1,
        Some(published) => crate::ruleset::engine_seed(&published.seed) >> 1,
        None => 1,
    };
    let id: kernel::RunId = c.ids.next();
    let payload = Payload { run: id, period: period_id, seed: draw, worth_a_worker: None };
    let job = jobs::ask(c, KIND, &json!(payload)).await?;
    let seed = i64::try_from(draw).unwrap_or(1);
    let run = Run { id, period: period_id, job, revision: inputs.period.revision, seed, plan: None };
    let now = c.now;
    store::plans::insert_run(&mut c.tx, scope, &run, now).await?;
    c.audit(Entry::new("placements.run.start", id));
    Ok(Reply::see(c.t.to(&format!("/vfu/korning/{id}"))))
}

/// The page to come back to when a computation is refused: the last one, or the period.
pub async fn start_again(c: &mut Ctx) -> Done<Reply> {
    if c.refusal.as_ref().is_some_and(|r| r.key == UNKEPT) {
        return locks::show(c).await;
    }
    let period_id = c.id::<Period>("period")?;
    let scope = c.scope();
    let period = store::periods::find(&mut c.tx, scope, period_id).await?;
    let errors = c.error_summary();
    let page = Page::new(period.programme).crumb(c.t.say("placements-title"), c.t.to("/vfu")).body(
        html! { (errors) p { a href=(c.t.to(&format!("/vfu/{period_id}"))) { (c.t.say("placements-to-period")) } } },
    );
    Ok(page.into())
}

/// How far it is; when it is over, the way to what came out.
pub async fn show(c: &mut Ctx) -> Done<Reply> {
    let scope = c.scope();
    let run = find(c).await?;
    let period = store::periods::find(&mut c.tx, scope, run.period).await?;
    let job = jobs::find(&mut c.tx, scope.organisation, run.job).await?.ok_or_else(Refusal::not_found)?;
    if let (State::Done, Some(plan)) = (job.state, run.plan) {
        return Ok(Reply::see(c.t.to(&format!("/vfu/forslag/{plan}"))));
    }
    let last = store::plans::of_period(&mut c.tx, scope, run.period).await?.into_iter().next();
    let page = Watched {
        run: run.id,
        period: run.period,
        programme: period.programme,
        state: job.state,
        permille: job.permille,
        says: sentence(&c.t, &job),
        last_plan: last.map(|p| (p.id, p.number)),
        guards: [c.guard(), c.guard()],
        errors: c.error_summary(),
    };
    Ok(page.render(&c.t).into())
}

async fn find(c: &mut Ctx) -> Done<Run> {
    let id = c.id::<RunKind>("run")?;
    let scope = c.scope();
    store::plans::find_run(&mut c.tx, scope, id).await
}

/// Stops it.
pub async fn cancel(c: &mut Ctx) -> Done<Reply> {
    let run = find(c).await?;
    jobs::cancel(c, run.job).await?;
    c.audit(Entry::new("placements.run.cancel", run.id));
    Ok(Reply::see(c.t.to(&format!("/vfu/korning/{}", run.id))))
}

/// The same as events, for browsers with script.
pub async fn progress(c: &mut Ctx) -> Done<Reply> {
    Ok(Reply::Progress(find(c).await?.job))
}
