//! A computation in shares: several workers, one of them killed in the middle, and the plan is the one of a single worker.

use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::Arc;

use kernel::{Actor, JobId, Moment, PeriodId, PlanId, RunId};
use placements::allocate::{KIND, Payload};
use placements::store::plans;
use platform::args;
use platform::config::{Config, Mode};
use platform::db::{Address, Db};
use platform::door::Clock;
use platform::failure::Done;
use platform::house::{Boxed, House};
use platform::jobs::{self, Running, State};
use platform::web::Ctx;
use serde_json::{Value as Json, json};

use crate::support::postgres::StoryDatabase;
use crate::support::world::TODAY;

/// Set for a worker of its own process: the database it works on.
const WORK_ON: &str = "LARBRO_TEST_WORK_ON";
/// Set beside it for a worker that never comes to an end with a share.
const HANG: &str = "LARBRO_TEST_HANG";
/// Set beside it: seconds by which the worker's clock is later.
const LATER: &str = "LARBRO_TEST_LATER";

const SHARE: &str = "placements.allocate.share";

fn never(_: Arc<House>, _: Running) -> Boxed<'static, Done<Json>> {
    Box::pin(std::future::pending())
}

fn fails(_: Arc<House>, _: Running) -> Boxed<'static, Done<Json>> {
    Box::pin(async { Err(platform::failure::Stop::failed("it broke")) })
}

/// A house on a database, without a server.
async fn house_on(database: &str, seconds_later: i64) -> Arc<House> {
    let config = Config {
        mode: Mode::Serve,
        listen: std::net::SocketAddr::from(([127, 0, 0, 1], 0)),
        base_url: String::new(),
        trusted_proxy: None,
        data_folder: std::env::temp_dir(),
        issuers: Vec::new(),
        program: PathBuf::new(),
    };
    let db = Db::open(&Address::parse(database)).await.expect("the database opens");
    let clock = Clock::fixed(Moment::from_millis(TODAY).plus_seconds(seconds_later));
    larbro::build::house(config, db, clock).await.expect("the house stands")
}

/// The same house with something else in place of solving a share.
fn with_shares(house: &Arc<House>, compute: fn(Arc<House>, Running) -> Boxed<'static, Done<Json>>) -> Arc<House> {
    let mut kinds = house.jobs.clone();
    kinds.iter_mut().find(|k| k.name == SHARE).expect("shares are a kind of job").compute = compute;
    Arc::new(House {
        config: house.config.clone(),
        db: house.db.clone(),
        clock: house.clock.clone(),
        texts: house.texts.clone(),
        routes: Vec::new(),
        menu: Vec::new(),
        jobs: kinds,
        importers: Vec::new(),
        provided: platform::house::Provided::default(),
        directory: house.directory,
        reactions: house.reactions,
        dress: house.dress,
    })
}

/// A worker in a process of its own.
fn worker(database: &str, hangs: bool, seconds_later: i64) -> Child {
    let mut command = Command::new(std::env::current_exe().expect("this test program"));
    command.args(["--exact", "shares::a_worker_of_its_own", "--nocapture"]).env(WORK_ON, database);
    if hangs {
        command.env(HANG, "1");
    }
    command.env(LATER, seconds_later.to_string());
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).spawn().expect("a worker starts")
}

/// Not a test of its own: the worker that the tests start as another process.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_worker_of_its_own() {
    let Ok(database) = std::env::var(WORK_ON) else { return };
    let later = std::env::var(LATER).ok().and_then(|text| text.parse().ok()).unwrap_or(0);
    let mut house = house_on(&database, later).await;
    if std::env::var_os(HANG).is_some() {
        house = with_shares(&house, never);
    }
    let name = format!("process {}", std::process::id());
    while jobs::work_once(&house, &name).await.expect("work") {}
}

struct Story {
    house: Arc<House>,
    database: String,
    coordinator: Actor,
    period: PeriodId,
}

impl Story {
    async fn on(database: String) -> Self {
        let house = house_on(&database, 0).await;
        let cast = demo::fill(&house).await.expect("the example is written");
        Self { house, database, coordinator: cast.coordinator, period: cast.period }
    }

    async fn ask(&self, worth_a_worker: Option<usize>) -> (JobId, RunId) {
        let mut c =
            Ctx::of_house(self.house.clone(), "test").await.expect("a transaction").acting_as(self.coordinator.clone());
        let run: RunId = c.ids.next();
        let payload = Payload { run, period: self.period, seed: 1, worth_a_worker };
        let job = jobs::ask(&mut c, KIND, &json!(payload)).await.expect("the job is queued");
        let (scope, now) = (c.scope(), c.now);
        let row = plans::Run { id: run, period: self.period, job, revision: 1, seed: 1, plan: None };
        plans::insert_run(&mut c.tx, scope, &row, now).await.expect("the run is written");
        c.audit(platform::prelude::Entry::new("placements.run.start", run));
        c.save().await.expect("it is saved");
        (job, run)
    }

    async fn look(&self, job: JobId) -> jobs::Job {
        let mut tx = self.house.db.read().await.expect("a look");
        let found = jobs::find(&mut tx, self.coordinator.organisation, job).await.expect("a look").expect("the job");
        tx.rollback().await.expect("the look ends");
        found
    }

    /// How many shares stand at this state.
    async fn shares(&self, state: &'static str) -> i64 {
        let mut tx = self.house.db.read().await.expect("a look");
        let sql = "SELECT COUNT(*) FROM platform_jobs WHERE kind = $1 AND state = $2";
        let n = tx.count(sql, args![SHARE, state]).await.expect("a count");
        tx.rollback().await.expect("the look ends");
        n
    }

    /// The plan of a run: figures and prices, and who goes where.
    async fn plan(&self, run: RunId) -> String {
        let mut tx = self.house.db.read().await.expect("a look");
        let scope = self.coordinator.scope();
        let id: PlanId = plans::find_run(&mut tx, scope, run).await.expect("the run").plan.expect("it has a plan");
        let (_, plan) = plans::find(&mut tx, scope, id).await.expect("the plan");
        let rows = plans::rows(&mut tx, id).await.expect("its rows");
        tx.rollback().await.expect("the look ends");
        assert!(plan.proved, "the plan is proved");
        assert_eq!(rows.len(), 639);
        format!("{} {} {:?} {rows:?}", plan.unplaced, plan.cost, plan.prices)
    }

    async fn work(&self) {
        while jobs::work_once(&self.house, "this one").await.expect("work") {}
    }
}

/// kill -9, and nothing is left of it.
fn kill(mut child: Child) {
    child.kill().expect("kill -9");
    child.wait().expect("it is gone");
}

async fn ends(mut child: Child) {
    loop {
        if let Some(status) = child.try_wait().expect("the child") {
            assert!(status.success(), "the worker broke: {status}");
            return;
        }
        tokio::task::yield_now().await;
    }
}

async fn a_killed_worker_changes_nothing(database: String) {
    let story = Story::on(database).await;
    let (alone, run_alone) = story.ask(None).await;
    story.work().await;
    assert_eq!(story.look(alone).await.state, State::Done);

    let (job, run) = story.ask(Some(1)).await;
    // One turn splits it; then it waits, and nobody has it.
    assert!(jobs::work_once(&story.house, "this one").await.expect("work"));
    let all = story.shares("queued").await;
    assert!(all >= 2, "{all} shares");
    assert_eq!(story.look(job).await.state, State::Queued);

    let mut killed = worker(&story.database, true, 0);
    while story.shares("running").await == 0 {
        assert!(killed.try_wait().expect("the child").is_none(), "it ended before it had a share");
        tokio::task::yield_now().await;
    }
    ends(worker(&story.database, false, 0)).await;
    assert_eq!((story.shares("done").await, story.shares("running").await), (all - 1, 1));
    let waiting = story.look(job).await;
    assert_eq!((waiting.state, waiting.permille), (State::Queued, 50 + 900 * (all - 1) / all));

    kill(killed);
    // PostgreSQL may take a moment to let go of what the killed one held.
    for tries in 1.. {
        ends(worker(&story.database, false, jobs::LEASE_SECONDS + 60)).await;
        if story.look(job).await.state.is_over() {
            break;
        }
        assert!(tries < 100, "nobody took the share over");
    }
    assert_eq!(story.look(job).await.state, State::Done);
    assert_eq!(story.shares("done").await, all);
    assert_eq!(story.plan(run).await, story.plan(run_alone).await, "the plan of one worker");
    story.house.db.close().await;
}

async fn schema(url: String) {
    let db = Db::open(&Address::parse(&url)).await.expect("the template opens");
    platform::db::migrate::migrate(&db, &larbro::build::migrations()).await.expect("the template migrates");
    db.close().await;
}

/// A file that goes with its story.
struct File(PathBuf);

impl File {
    fn new() -> Self {
        let name = format!("larbro-shares-{}.db", platform::db::hex(&platform::door::secret::<6>()));
        Self(std::env::temp_dir().join(name))
    }

    async fn address(&self) -> String {
        let path: &Path = &self.0;
        schema(path.display().to_string()).await;
        path.display().to_string()
    }
}

impl Drop for File {
    fn drop(&mut self) {
        for end in ["", "-wal", "-shm"] {
            let _ = std::fs::remove_file(format!("{}{end}", self.0.display()));
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_worker_killed_in_the_middle_changes_nothing_on_postgres() {
    let Some(database) = StoryDatabase::new(schema).await else { return };
    a_killed_worker_changes_nothing(database.url()).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_worker_killed_in_the_middle_changes_nothing_on_sqlite() {
    let file = File::new();
    a_killed_worker_changes_nothing(file.address().await).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_share_that_fails_for_good_ends_the_whole() {
    let file = File::new();
    let story = Story::on(file.address().await).await;
    let (job, _) = story.ask(Some(1)).await;
    let breaking = with_shares(&story.house, fails);
    for _ in 0..=jobs::MAX_ATTEMPTS {
        while jobs::work_once(&breaking, "a").await.expect("work") {}
        story.house.clock.advance_seconds(600);
    }
    assert_eq!(story.look(job).await.state, State::Failed);
    assert_eq!((story.shares("queued").await, story.shares("running").await), (0, 0), "nobody works on in vain");
    story.house.db.close().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_whole_that_is_cancelled_takes_its_shares_with_it() {
    let file = File::new();
    let story = Story::on(file.address().await).await;
    let (job, _) = story.ask(Some(1)).await;
    assert!(jobs::work_once(&story.house, "a").await.expect("work"));
    let all = story.shares("queued").await;
    let house = story.house.clone();
    let mut c = Ctx::of_house(house, "test").await.expect("a transaction").acting_as(story.coordinator.clone());
    jobs::cancel(&mut c, job).await.expect("it is stopped");
    c.save().await.expect("it is saved");
    story.work().await;
    assert_eq!(story.look(job).await.state, State::Cancelled);
    assert_eq!(story.shares("cancelled").await, all);
    story.house.db.close().await;
}
