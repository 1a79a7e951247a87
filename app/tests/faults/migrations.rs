//! T:M1: an old schema becomes today's; a first migration that is killed leaves old or new, and the next one finishes.

use std::fmt::Write as _;
use std::path::Path;

use platform::db::migrate::{Migration, migrate};
use platform::db::{Address, Db};

use super::dice::Dice;
use super::inside::{Folder, figure, stopwatch};
use super::schema::{columns, marks, statements};
use super::server::program;
use crate::support::postgres::StoryDatabase;

/// The schema of November 2026, the first that is kept. Written with `LARBRO_FREEZE=1` until it is released, then never again.
const FIXTURE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/schema-202611.sql");
const KILLS: u64 = 20;

fn sorted() -> Vec<Migration> {
    let mut all = larbro::build::migrations();
    all.sort_by_key(|m| m.name);
    all
}

async fn open(file: &Path) -> Db {
    Db::open(&Address::File(file.to_owned())).await.expect("the database opens")
}

async fn fresh(file: &Path, migrations: &[Migration]) -> Db {
    let db = open(file).await;
    migrate(&db, migrations).await.expect("the migrations run");
    db
}

async fn freeze(db: &Db) {
    let mut text = String::from("-- The tables of Lärbro in November 2026, as SQLite tells of them.\n");
    for statement in statements(db).await {
        let _ = writeln!(text, "{statement};");
    }
    for (name, digest) in marks(db).await {
        let _ = writeln!(text, "INSERT INTO platform_migrations (name, digest) VALUES ('{name}', '{digest}');");
    }
    std::fs::write(FIXTURE, text).expect("the fixture can be written");
}

/// A database as that schema was, made from its statements and not by the program.
async fn old(file: &Path) {
    let text = std::fs::read_to_string(FIXTURE).expect("the fixture is there; LARBRO_FREEZE=1 writes it");
    let options = sqlx::sqlite::SqliteConnectOptions::new().filename(file).create_if_missing(true);
    let mut connection =
        <sqlx::SqliteConnection as sqlx::Connection>::connect_with(&options).await.expect("a new file");
    sqlx::Executor::execute(&mut connection, sqlx::raw_sql(sqlx::AssertSqlSafe(text)))
        .await
        .expect("the statements run");
    sqlx::Connection::close(connection).await.expect("it closes");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_first_schema_becomes_todays() {
    let folder = Folder::new("schema");
    let new = fresh(&folder.file("new.db"), &larbro::build::migrations()).await;
    if std::env::var_os("LARBRO_FREEZE").is_some() {
        freeze(&new).await;
    }
    old(&folder.file("old.db")).await;
    let db = open(&folder.file("old.db")).await;
    let before = marks(&db).await.len();
    let applied = migrate(&db, &larbro::build::migrations()).await.expect("the old schema is migrated");
    assert!(before > 0 && marks(&db).await == marks(&new).await);
    assert_eq!((statements(&db).await, columns(&db).await), (statements(&new).await, columns(&new).await));
    figure(&format!(
        "T:M1: from {before} migrations of November 2026, {applied} applied, {} columns as in a new database",
        columns(&new).await.len()
    ));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn both_databases_hold_the_same_columns() {
    let folder = Folder::new("columns");
    let lite = columns(&fresh(&folder.file("new.db"), &larbro::build::migrations()).await).await;
    let Some(story) = StoryDatabase::new(|url| async move {
        let db = Db::open(&Address::parse(&url)).await.expect("the template opens");
        migrate(&db, &larbro::build::migrations()).await.expect("the template migrates");
        db.close().await;
    })
    .await
    else {
        return;
    };
    let db = Db::open(&Address::parse(&story.url())).await.expect("the database opens");
    let postgres = columns(&db).await;
    db.close().await;
    assert!(lite.len() > 50, "{}", lite.len());
    assert_eq!(lite, postgres);
    figure(&format!("T:M1: {} columns with the same names and types on both databases", lite.len()));
}

/// Statements after each number of migrations; before the first there is nothing, or the empty table of marks.
async fn stages(folder: &Folder) -> Vec<Vec<String>> {
    let all = sorted();
    let mut stages = vec![Vec::new()];
    for n in 0..=all.len() {
        let db = fresh(&folder.file(&format!("stage-{n}.db")), &all[..n]).await;
        stages.push(statements(&db).await);
        db.close().await;
    }
    stages
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_killed_first_migration_is_old_or_new() {
    let folder = Folder::new("migrations");
    let stages = stages(&folder).await;
    let run = |data: &Path| program(&["migrate", "--data", &data.display().to_string()]);
    let unhindered = stopwatch();
    assert!(run(&folder.file("whole")).status().await.expect("the program runs").success());
    let whole = unhindered().max(20);
    let (mut dice, mut cut, mut seen) = (Dice::new(1_126), 0, std::collections::BTreeSet::new());
    for n in 0..KILLS {
        let data = folder.file(&format!("killed-{n}"));
        let mut child = run(&data).spawn().expect("the program starts");
        platform::door::wait(dice.between(1, whole)).await;
        child.kill().await.expect("it can be killed");
        let db = open(&data.join("larbro.db")).await;
        let (found, known) = (statements(&db).await, marks(&db).await.len());
        db.close().await;
        let stage = stages
            .iter()
            .position(|s| *s == found)
            .unwrap_or_else(|| panic!("kill {n} left half a migration: {found:?}"));
        assert_eq!(known, stage.saturating_sub(1), "kill {n}: marks and tables do not fit");
        cut += usize::from(known < sorted().len());
        seen.insert(known);
        assert!(run(&data).status().await.expect("the program runs").success(), "kill {n}: the next start finishes");
        let db = open(&data.join("larbro.db")).await;
        assert_eq!(Some(&statements(&db).await), stages.last(), "kill {n}");
        db.close().await;
    }
    figure(&format!(
        "T:M1: {KILLS} first migrations killed within {whole} ms, {cut} before the end, after {seen:?} of {} migrations; 0 left half of one",
        sorted().len()
    ));
    assert!(cut > 0, "the kills came in the middle");
}
