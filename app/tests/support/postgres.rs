//! A PostgreSQL database for each story, in the cluster that `./test` starts.
//!
//! The schema is made once per test program in a template; each story gets a copy, and the copy goes when the
//! story ends. What a killed program leaves behind goes with the cluster.

use std::future::Future;
use std::sync::atomic::{AtomicU32, Ordering};

use sqlx::{AssertSqlSafe, Connection, PgConnection};
use tokio::sync::OnceCell;

static TEMPLATE: OnceCell<String> = OnceCell::const_new();
static NEXT: AtomicU32 = AtomicU32::new(1);

/// A database of one story's own; dropping it removes it from the cluster.
pub struct StoryDatabase {
    cluster: String,
    name: String,
}

impl StoryDatabase {
    /// A fresh database with the schema that `migrate` makes, given the address of an empty one.
    /// `None`, said aloud, when there is no PostgreSQL to run against.
    pub async fn new<Migrate, Done>(migrate: Migrate) -> Option<Self>
    where
        Migrate: FnOnce(String) -> Done,
        Done: Future<Output = ()>,
    {
        let Some(cluster) = super::from_test_command("LARBRO_TEST_POSTGRES") else {
            super::not_run("this story on PostgreSQL");
            return None;
        };
        let template = TEMPLATE.get_or_init(|| make_template(&cluster, migrate)).await;
        let number = NEXT.fetch_add(1, Ordering::Relaxed);
        let name = format!("larbro_story_{}_{number}", std::process::id());
        tell(&cluster, &format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)")).await;
        tell(&cluster, &format!("CREATE DATABASE {name} TEMPLATE {template}")).await;
        Some(Self { cluster, name })
    }

    /// A database with nothing in it, to put a copy back into. `None`, said aloud, as for [`StoryDatabase::new`].
    pub async fn empty() -> Option<Self> {
        let Some(cluster) = super::from_test_command("LARBRO_TEST_POSTGRES") else {
            super::not_run("this story on PostgreSQL");
            return None;
        };
        let number = NEXT.fetch_add(1, Ordering::Relaxed);
        let name = format!("larbro_story_{}_{number}", std::process::id());
        tell(&cluster, &format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)")).await;
        tell(&cluster, &format!("CREATE DATABASE {name}")).await;
        Some(Self { cluster, name })
    }

    /// The address of this database.
    pub fn url(&self) -> String {
        address(&self.cluster, &self.name)
    }
}

impl Drop for StoryDatabase {
    fn drop(&mut self) {
        let sql = format!("DROP DATABASE IF EXISTS {} WITH (FORCE)", self.name);
        let cluster = self.cluster.clone();
        // A thread of its own, because the story's runtime may be the one that is ending.
        let removal = std::thread::spawn(move || {
            tokio::runtime::Builder::new_current_thread()
                .enable_all()
                .build()
                .expect("a small runtime can be built")
                .block_on(tell(&cluster, &sql));
        });
        let removed = removal.join();
        assert!(removed.is_ok() || std::thread::panicking(), "{} could not be removed", self.name);
    }
}

async fn make_template<Migrate, Done>(cluster: &str, migrate: Migrate) -> String
where
    Migrate: FnOnce(String) -> Done,
    Done: Future<Output = ()>,
{
    let name = format!("larbro_template_{}", std::process::id());
    tell(cluster, &format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)")).await;
    tell(cluster, &format!("CREATE DATABASE {name}")).await;
    migrate(address(cluster, &name)).await;
    // Nobody may be connected to a database that is being copied.
    tell(cluster, &format!("ALTER DATABASE {name} ALLOW_CONNECTIONS false")).await;
    let leave = format!("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{name}'");
    tell(cluster, &leave).await;
    name
}

fn address(cluster: &str, database: &str) -> String {
    format!("{}/{database}", cluster.trim_end_matches('/'))
}

/// One statement to the cluster; names here are made of words and numbers of our own.
async fn tell(cluster: &str, sql: &str) {
    let mut connection =
        PgConnection::connect(&address(cluster, "postgres")).await.expect("the cluster of ./test answers");
    sqlx::query(AssertSqlSafe(sql.to_owned())).execute(&mut connection).await.unwrap_or_else(|e| panic!("{sql}: {e}"));
    connection.close().await.expect("a connection that works can be closed");
}
