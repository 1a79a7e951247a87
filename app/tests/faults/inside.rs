//! What the tests of faults do inside a house: look at tables, write a period, say a figure.

use std::io::Write;

use kernel::{Actor, Assurance, Day, OrganisationId, PeriodId, PersonId, Role, Scope, SessionId, Term};
use placements::model::Settings;
use placements::rules::NewPeriod;
use platform::args;
use platform::db::{Db, Sql, Tx};
use platform::failure::Done;
use platform::in_tx;

/// Says a figure past the test harness, which keeps the words of tests that pass to itself.
pub fn figure(line: &str) {
    writeln!(std::io::stderr(), "figure: {line}").expect("standard error is open");
}

/// How long something took, for a figure; nothing is asserted by it but generous bounds.
#[allow(
    clippy::disallowed_methods,
    reason = "these tests measure: how long a start, a copy, a stall takes is their figure"
)]
pub fn stopwatch() -> impl Fn() -> u64 {
    let begun = std::time::Instant::now();
    move || u64::try_from(begun.elapsed().as_millis()).unwrap_or(u64::MAX)
}

/// A coordinator who acts inside the house.
pub fn coordinator() -> Actor {
    Actor {
        person: PersonId::named("Karin"),
        session: SessionId::named("faults"),
        role: Role::PlacementCoordinator,
        organisation: OrganisationId::named("UMU"),
        assurance: Assurance { level: 2, multi_factor: true },
        name: "Karin".to_owned(),
    }
}

/// Whose things that coordinator sees.
pub fn scope() -> Scope {
    coordinator().scope()
}

/// A period of that name.
pub fn new_period(programme: &str) -> NewPeriod {
    let day = |text| Day::parse(text).expect("a day");
    NewPeriod {
        programme: programme.to_owned(),
        term: Term::spring(2027),
        first: day("2027-01-18"),
        last: day("2027-03-26"),
        place_types: vec!["Äldreomsorg".to_owned()],
        settings: Settings::default(),
    }
}

/// Writes a period straight into the database.
pub async fn write_period(db: &Db, id: PeriodId, programme: &str) -> Done<()> {
    let now = kernel::Moment::from_millis(crate::support::world::TODAY);
    in_tx!(db, |tx| placements::store::periods::insert(tx, scope(), id, &new_period(programme), now).await)
}

/// One count.
pub async fn count(db: &Db, sql: &'static str) -> i64 {
    let mut tx = db.read().await.expect("a transaction");
    let n = tx.count(sql, args![]).await.expect("a count");
    tx.rollback().await.expect("it ends");
    n
}

/// The names of all tables of ours.
pub async fn tables(tx: &mut Tx, on_postgres: bool) -> Vec<String> {
    let sql = if on_postgres {
        "SELECT CAST(table_name AS TEXT) AS name FROM information_schema.tables WHERE table_schema = 'public' ORDER BY 1"
    } else {
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%' ORDER BY name"
    };
    let rows = tx.rows(sql, args![]).await.expect("the tables");
    rows.iter().map(|r| r.text("name").expect("a name")).collect()
}

/// Rows in every table.
pub async fn counts(db: &Db) -> Vec<(String, i64)> {
    let mut tx = db.read().await.expect("a transaction");
    let mut all = Vec::new();
    for table in tables(&mut tx, db.is_shared()).await {
        let n = tx.count(Sql::assembled(format!("SELECT COUNT(*) FROM {table}")), args![]).await.expect("a count");
        all.push((table, n));
    }
    tx.rollback().await.expect("it ends");
    all
}

/// A folder of the test's own that goes with it.
pub struct Folder(pub std::path::PathBuf);

impl Folder {
    /// A new one.
    pub fn new(what: &str) -> Self {
        let name = format!("larbro-{what}-{}", platform::db::hex(&platform::door::secret::<6>()));
        let folder = std::env::temp_dir().join(name);
        std::fs::create_dir_all(&folder).expect("a temporary folder can be made");
        Self(folder)
    }

    /// A file in it.
    pub fn file(&self, name: &str) -> std::path::PathBuf {
        self.0.join(name)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}
