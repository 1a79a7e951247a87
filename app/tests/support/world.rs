//! A whole house that runs: a server on a free port, a database of its own, a clock that stands still.

use std::net::SocketAddr;
use std::sync::Arc;

use kernel::{Moment, OrganisationId, Role};
use platform::config::{Config, Mode};
use platform::db::{Address, Db};
use platform::door::Clock;
use platform::house::House;
use tokio::net::TcpListener;
use tokio::sync::watch;

use super::postgres::StoryDatabase;
use super::visitor::Visitor;

/// 22 November 2026, 10.00 in Sweden.
pub const TODAY: i64 = 1_795_338_000_000;

/// A house of one story.
pub struct World {
    /// Its address.
    pub base: String,
    /// The house itself, for what a story may look at from inside.
    pub house: Arc<House>,
    stop: watch::Sender<bool>,
    served: Option<tokio::task::JoinHandle<()>>,
    folder: std::path::PathBuf,
    _postgres: Option<StoryDatabase>,
}

/// Which database a story runs on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum On {
    /// The embedded one.
    Sqlite,
    /// The one of several machines.
    Postgres,
}

impl World {
    /// Starts a house; `None` (said aloud) when there is no PostgreSQL to run on.
    pub async fn start(on: On, mode: Mode) -> Option<Self> {
        let folder =
            std::env::temp_dir().join(format!("larbro-story-{}", platform::db::hex(&platform::door::secret::<6>())));
        std::fs::create_dir_all(&folder).expect("a temporary folder can be made");
        let postgres = match on {
            On::Sqlite => None,
            On::Postgres => Some(StoryDatabase::new(migrated).await?),
        };
        let address = postgres.as_ref().map_or(Address::File(folder.join("larbro.db")), |p| Address::parse(&p.url()));
        let listener = TcpListener::bind(SocketAddr::from(([127, 0, 0, 1], 0))).await.expect("a free port");
        let listen = listener.local_addr().expect("a bound address");
        let base = format!("http://{listen}");
        let config = Config {
            mode,
            listen,
            base_url: base.clone(),
            trusted_proxy: None,
            data_folder: folder.clone(),
            issuers: Vec::new(),
            program: env!("CARGO_BIN_EXE_larbro").into(),
        };
        let db = Db::open(&address).await.expect("the database opens");
        let clock = Clock::fixed(Moment::from_millis(TODAY));
        let house = larbro::build::house(config, db, clock).await.expect("the house stands");
        let (stop, until) = watch::channel(false);
        let serving = house.clone();
        let served = tokio::spawn(async move {
            larbro::run::serve(serving, listener, until).await.expect("the server runs until it is told to stop");
        });
        Some(Self { base, house, stop, served: Some(served), folder, _postgres: postgres })
    }

    /// Somebody who is not signed in.
    pub fn visitor(&self) -> Visitor {
        Visitor::new(&self.base)
    }

    /// The clock goes on.
    pub fn wait_seconds(&self, seconds: i64) {
        self.house.clock.advance_seconds(seconds);
    }

    /// Ends the server and waits until it has let go of the database.
    pub async fn end(mut self) {
        self.stop.send(true).expect("the server listens for its end");
        if let Some(served) = self.served.take() {
            served.await.expect("the server ends well");
        }
    }

    /// Somebody signed in strongly in a role for an organisation, as login would have left them.
    pub async fn signed_in(&self, name: &str, role: Role, organisation: OrganisationId) -> Visitor {
        let token = super::people::sign_in(&self.house, name, role, organisation).await;
        self.visitor().with_token(&token)
    }
}

impl Drop for World {
    fn drop(&mut self) {
        let _ = self.stop.send(true);
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}

async fn migrated(url: String) {
    let db = Db::open(&Address::parse(&url)).await.expect("the template opens");
    platform::db::migrate::migrate(&db, &larbro::build::migrations()).await.expect("the template migrates");
    db.close().await;
}

/// The same story on both databases: two tests that either can fail.
#[macro_export]
macro_rules! on_both {
    ($name:ident) => {
        mod $name {
            #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn sqlite() {
                if let Some(world) = $crate::support::world::World::start(
                    $crate::support::world::On::Sqlite,
                    platform::config::Mode::Serve,
                )
                .await
                {
                    super::$name(&world).await;
                    world.end().await;
                }
            }
            #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn postgres() {
                if let Some(world) = $crate::support::world::World::start(
                    $crate::support::world::On::Postgres,
                    platform::config::Mode::Serve,
                )
                .await
                {
                    super::$name(&world).await;
                    world.end().await;
                }
            }
        }
    };
}
