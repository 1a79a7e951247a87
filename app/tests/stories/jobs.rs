//! Jobs: a worker that is killed is taken over, a worker that lost its lease saves nothing, a result counts once.

use std::process::{Command, Stdio};
use std::sync::Arc;

use kernel::{Actor, Assurance, JobId, OrganisationId, PersonId, Role, SessionId};
use platform::args;
use platform::db::{Address, Db};
use platform::door::Clock;
use platform::failure::Done;
use platform::house::{Boxed, House};
use platform::jobs::{self, Job, JobKind, Running};
use platform::web::Ctx;
use serde_json::{Value as Json, json};

use crate::on_both;
use crate::support::world::World;

/// Set for a child of the test that works on the job and never comes to an end.
const HANG_ON: &str = "LARBRO_TEST_HANG_ON";

fn kind(compute: fn(Arc<House>, Running) -> Boxed<'static, Done<Json>>) -> JobKind {
    JobKind { name: "test.count", compute, apply, give_up }
}

fn answer(_: Arc<House>, _: Running) -> Boxed<'static, Done<Json>> {
    Box::pin(async { Ok(json!(7)) })
}

fn never(_: Arc<House>, _: Running) -> Boxed<'static, Done<Json>> {
    Box::pin(std::future::pending())
}

fn breaks(_: Arc<House>, _: Running) -> Boxed<'static, Done<Json>> {
    Box::pin(async { Err(platform::failure::Stop::failed("it broke")) })
}

/// Counts in a table that anybody may write to: one row for each time a result counted.
fn apply<'a>(c: &'a mut Ctx, job: &'a Job, result: Json) -> Boxed<'a, Done<()>> {
    Box::pin(async move { mark(c, job, &result.to_string()).await })
}

fn give_up<'a>(c: &'a mut Ctx, job: &'a Job) -> Boxed<'a, Done<()>> {
    Box::pin(async move { mark(c, job, "gave up").await })
}

async fn mark(c: &mut Ctx, job: &Job, words: &str) -> Done<()> {
    let id: kernel::FeedbackId = c.ids.next();
    let sql = "INSERT INTO platform_feedback (id, path, helped, words, at) VALUES ($1, $2, TRUE, $3, $4)";
    c.tx.run(sql, args![id, job.id.to_string(), words, c.now]).await?;
    Ok(())
}

fn house_with(house: &House, db: Db, kind: JobKind) -> Arc<House> {
    Arc::new(House {
        config: house.config.clone(),
        db,
        clock: house.clock.clone(),
        texts: house.texts.clone(),
        routes: Vec::new(),
        menu: Vec::new(),
        jobs: vec![kind],
        importers: Vec::new(),
        provided: platform::house::Provided::default(),
        directory: house.directory,
        reactions: house.reactions,
        dress: house.dress,
    })
}

async fn ask(house: &Arc<House>) -> JobId {
    let actor = Actor {
        person: PersonId::named("Karin"),
        session: SessionId::named("s"),
        role: Role::PlacementCoordinator,
        organisation: OrganisationId::named("UMU"),
        assurance: Assurance::NONE,
        name: String::new(),
    };
    let mut c = Ctx::of_house(house.clone(), "test").await.expect("a transaction").acting_as(actor);
    let id = jobs::ask(&mut c, "test.count", &json!({})).await.expect("the job is queued");
    c.save().await.expect("the job is saved");
    id
}

async fn look(house: &House, id: JobId) -> (jobs::State, i64, Vec<String>) {
    let mut tx = house.db.read().await.expect("a look");
    let job = jobs::find(&mut tx, OrganisationId::named("UMU"), id).await.expect("a job").expect("a job");
    let rows =
        tx.rows("SELECT words FROM platform_feedback WHERE path = $1 ORDER BY words", args![id.to_string()]).await;
    let words = rows.expect("rows").iter().map(|r| r.text("words").expect("words")).collect();
    tx.rollback().await.expect("the look ends");
    (job.state, job.attempt, words)
}

on_both!(a_result_counts_once);
async fn a_result_counts_once(world: &World) {
    let house = house_with(&world.house, world.house.db.clone(), kind(answer));
    let id = ask(&house).await;
    assert!(jobs::work_once(&house, "a").await.expect("work"));
    assert!(!jobs::work_once(&house, "b").await.expect("no work"));
    assert_eq!(look(&house, id).await, (jobs::State::Done, 1, vec!["7".to_owned()]));
}

on_both!(eight_workers_share_a_queue);
async fn eight_workers_share_a_queue(world: &World) {
    let house = house_with(&world.house, world.house.db.clone(), kind(answer));
    let mut ids = Vec::new();
    for _ in 0..24 {
        ids.push(ask(&house).await);
    }
    let workers = (0..8).map(|n| {
        let house = house.clone();
        tokio::spawn(async move { while jobs::work_once(&house, &format!("w{n}")).await.expect("work") {} })
    });
    for worker in workers.collect::<Vec<_>>() {
        worker.await.expect("a worker ends");
    }
    for id in ids {
        assert_eq!(look(&house, id).await, (jobs::State::Done, 1, vec!["7".to_owned()]));
    }
}

on_both!(a_job_that_breaks_is_tried_again_and_then_given_up);
async fn a_job_that_breaks_is_tried_again_and_then_given_up(world: &World) {
    let house = house_with(&world.house, world.house.db.clone(), kind(breaks));
    let id = ask(&house).await;
    for attempt in 1..=jobs::MAX_ATTEMPTS {
        assert!(jobs::work_once(&house, "a").await.expect("work"), "attempt {attempt}");
        assert!(!jobs::work_once(&house, "a").await.expect("it waits before it is tried again"));
        world.wait_seconds(600);
    }
    assert_eq!(look(&house, id).await, (jobs::State::Failed, jobs::MAX_ATTEMPTS, vec!["gave up".to_owned()]));
}

on_both!(a_worker_that_lost_its_lease_saves_nothing);
async fn a_worker_that_lost_its_lease_saves_nothing(world: &World) {
    let slow = house_with(&world.house, world.house.db.clone(), kind(never));
    let quick = house_with(&world.house, world.house.db.clone(), kind(answer));
    let id = ask(&quick).await;
    let working = slow.clone();
    let first = tokio::spawn(async move { jobs::work_once(&working, "first").await });
    while look(&quick, id).await.0 != jobs::State::Running {
        tokio::task::yield_now().await;
    }
    assert!(!jobs::work_once(&quick, "second").await.expect("the lease holds"));
    first.abort();
    let _ = first.await;
    world.wait_seconds(jobs::LEASE_SECONDS + 60);
    works_at_last(&quick, "second").await;
    assert_eq!(look(&quick, id).await, (jobs::State::Done, 2, vec!["7".to_owned()]));
}

/// Works on the one job there is. PostgreSQL keeps its row locked until it notices that a worker that was killed is
/// gone, and a locked job is passed over.
async fn works_at_last(house: &Arc<House>, worker: &str) {
    for tries in 1.. {
        if jobs::work_once(house, worker).await.expect("work") {
            return;
        }
        assert!(tries < 100_000, "nobody took the job");
        tokio::task::yield_now().await;
    }
}

on_both!(a_worker_killed_in_the_middle_is_taken_over);
async fn a_worker_killed_in_the_middle_is_taken_over(world: &World) {
    let house = house_with(&world.house, world.house.db.clone(), kind(answer));
    let id = ask(&house).await;
    let database = world
        .house
        .db
        .postgres()
        .map_or_else(|| world.house.db.file().expect("a file").display().to_string(), str::to_owned);
    let mut child = Command::new(std::env::current_exe().expect("this test program"))
        .args(["--exact", "jobs::the_child_that_hangs", "--nocapture"])
        .env(HANG_ON, database)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .expect("a worker of its own process");
    while look(&house, id).await.0 != jobs::State::Running {
        assert!(child.try_wait().expect("the child").is_none(), "the child ended before it had the job");
        tokio::task::yield_now().await;
    }
    child.kill().expect("kill -9");
    child.wait().expect("the child is gone");
    world.wait_seconds(3600);
    works_at_last(&house, "second").await;
    assert_eq!(look(&house, id).await, (jobs::State::Done, 2, vec!["7".to_owned()]));
}

/// Not a test of its own: the worker that the test above kills.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_child_that_hangs() {
    let Ok(database) = std::env::var(HANG_ON) else { return };
    let db = Db::open(&Address::parse(&database)).await.expect("the parent's database");
    let config = platform::config::Config {
        mode: platform::config::Mode::Serve,
        listen: std::net::SocketAddr::from(([127, 0, 0, 1], 0)),
        base_url: String::new(),
        trusted_proxy: None,
        data_folder: std::env::temp_dir(),
        issuers: Vec::new(),
        program: std::path::PathBuf::new(),
    };
    let clock = Clock::fixed(kernel::Moment::from_millis(crate::support::world::TODAY));
    let house = larbro::build::house(config, db.clone(), clock).await.expect("the house stands");
    let house = house_with(&house, db, kind(never));
    let _ = jobs::work_once(&house, "the killed one").await;
}

/// A result that cannot be saved.
fn refuses<'a>(_: &'a mut Ctx, _: &'a Job, _: Json) -> Boxed<'a, Done<()>> {
    Box::pin(async { Err(platform::failure::Stop::failed("it does not fit")) })
}

on_both!(a_result_that_cannot_be_saved_is_a_failed_attempt);
async fn a_result_that_cannot_be_saved_is_a_failed_attempt(world: &World) {
    let kind = JobKind { apply: refuses, ..kind(answer) };
    let house = house_with(&world.house, world.house.db.clone(), kind);
    let id = ask(&house).await;
    for _ in 1..=jobs::MAX_ATTEMPTS {
        assert!(jobs::work_once(&house, "a").await.expect("work"));
        world.wait_seconds(600);
    }
    assert!(!jobs::work_once(&house, "a").await.expect("nothing is left to do"));
    assert_eq!(look(&house, id).await, (jobs::State::Failed, jobs::MAX_ATTEMPTS, vec!["gave up".to_owned()]));
}

on_both!(a_job_that_kills_its_workers_is_given_up);
async fn a_job_that_kills_its_workers_is_given_up(world: &World) {
    let slow = house_with(&world.house, world.house.db.clone(), kind(never));
    let quick = house_with(&world.house, world.house.db.clone(), kind(answer));
    let id = ask(&quick).await;
    for attempt in 1..=jobs::MAX_ATTEMPTS {
        let working = slow.clone();
        let lost = tokio::spawn(async move { works_at_last(&working, "lost").await });
        while look(&quick, id).await.1 != attempt {
            tokio::task::yield_now().await;
        }
        lost.abort();
        let _ = lost.await;
        world.wait_seconds(3600);
    }
    works_at_last(&quick, "last").await;
    let (state, _, words) = look(&quick, id).await;
    assert_eq!((state, words), (jobs::State::Failed, vec!["gave up".to_owned()]));
}
