//! T:B1: a copy is taken while others write, put back, and is equal; a damaged copy is refused.

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};

use kernel::{Ids, Moment};
use platform::args;
use platform::db::{Address, Db, backup};

use super::dice::Dice;
use super::inside::{Folder, counts, figure, stopwatch, write_period};
use super::server::{Server, client};
use crate::support::not_run;
use crate::support::postgres::StoryDatabase;
use crate::support::world::{On, TODAY, World};

const DAMAGED: usize = 20;

/// Writes about a hundred periods a second until told to stop; gives how many, and the longest wait for one.
async fn write_on(db: Db, stop: Arc<AtomicBool>, written: Arc<AtomicU64>) -> u64 {
    let (mut ids, mut longest) = (Ids::new(Moment::from_millis(TODAY), 7), 0);
    while !stop.load(Ordering::SeqCst) {
        let took = stopwatch();
        let n = written.load(Ordering::SeqCst);
        write_period(&db, ids.next(), &format!("Program {n:06}")).await.expect("a period is written");
        written.fetch_add(1, Ordering::SeqCst);
        longest = longest.max(took());
        platform::door::wait(8).await;
    }
    longest
}

/// A house with an example in it, and a copy of it that was taken while others wrote.
async fn copied(world: &World, to: &Path) {
    demo::fill(&world.house).await.expect("the example is written");
    let (stop, written) = (Arc::new(AtomicBool::new(false)), Arc::new(AtomicU64::new(0)));
    let writer = tokio::spawn(write_on(world.house.db.clone(), Arc::clone(&stop), Arc::clone(&written)));
    while written.load(Ordering::SeqCst) < 100 {
        platform::door::wait(5).await;
    }
    let (before, took) = (written.load(Ordering::SeqCst), stopwatch());
    backup::backup(&world.house.db, to).await.expect("the copy is taken");
    let (ms, after) = (took(), written.load(Ordering::SeqCst));
    stop.store(true, Ordering::SeqCst);
    let longest = writer.await.expect("the writer ends");
    let size = std::fs::metadata(to).expect("the copy is there").len() / 1024;
    figure(&format!(
        "T:B1 {}: a copy of {size} KiB in {ms} ms, {} writes meanwhile, the longest took {longest} ms",
        name(world),
        after - before
    ));
    assert!(longest < 10_000, "a writer waited {longest} ms");
}

fn name(world: &World) -> &'static str {
    if world.house.db.is_shared() { "PostgreSQL" } else { "SQLite" }
}

/// The writer numbers its rows: a copy of one moment holds all numbers up to some, and none after.
async fn is_of_one_moment(db: &Db) {
    let mut tx = db.read().await.expect("a transaction");
    let sql = "SELECT programme FROM placements_periods WHERE programme LIKE 'Program %' ORDER BY programme";
    let rows = tx.rows(sql, args![]).await.expect("the periods");
    tx.rollback().await.expect("it ends");
    assert!(rows.len() >= 100, "{}", rows.len());
    for (n, row) in rows.iter().enumerate() {
        assert_eq!(row.text("programme").expect("a name"), format!("Program {n:06}"));
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_copy_under_load_is_put_back_on_sqlite() {
    let world = World::start(On::Sqlite, platform::config::Mode::Serve).await.expect("an embedded database");
    let folder = Folder::new("backup");
    let copy = folder.file("copy.db");
    copied(&world, &copy).await;
    world.end().await;
    let restored = folder.file("restored/larbro.db");
    backup::restore(&copy, &Address::File(restored.clone())).await.expect("the copy is put back");
    let (one, two) = (open(&copy).await, open(&restored).await);
    let golden = counts(&one).await;
    assert_eq!(golden, counts(&two).await);
    is_of_one_moment(&two).await;
    one.close().await;
    two.close().await;
    let client = client();
    let server = Server::start(&folder.file("restored"), &client).await;
    figure(&format!(
        "T:B1 SQLite: {} tables equal after putting back; serves after {} ms",
        golden.len(),
        server.ready_ms
    ));
    server.kill().await;
    damage(&folder, &copy).await;
}

async fn open(file: &Path) -> Db {
    Db::open(&Address::File(file.to_owned())).await.expect("the database opens")
}

/// Twenty ways a copy comes to grief on its way: cut short, bytes turned over, not a database at all.
fn damaged(good: &[u8]) -> Vec<(String, Vec<u8>)> {
    let size = good.len();
    let mut all: Vec<(String, Vec<u8>)> = [0, 1, 100, 4096, size / 2, size - 4096, size - 1]
        .into_iter()
        .map(|n| (format!("cut to {n} of {size} bytes"), good[..n].to_vec()))
        .collect();
    all.push(("a text file".to_owned(), "student_id;name\ns1;Elin Ek\n".repeat(400).into_bytes()));
    let mut dice = Dice::new(42);
    while all.len() < DAMAGED {
        let at = dice.between(0, size as u64) as usize;
        let mut bad = good.to_vec();
        bad[at] ^= 1 << dice.between(0, 8);
        all.push((format!("one bit turned over at byte {at}"), bad));
    }
    all
}

async fn damage(folder: &Folder, copy: &Path) {
    let good = std::fs::read(copy).expect("the copy reads");
    let mark = std::fs::read(backup::mark_of(copy)).expect("the mark of the copy reads");
    let (mut refused, mut without_mark) = (0, 0);
    for (n, (what, bytes)) in damaged(&good).into_iter().enumerate() {
        let bad = folder.file(&format!("bad-{n}.db"));
        std::fs::write(&bad, &bytes).expect("the damaged copy is written");
        without_mark += usize::from(backup::verify(&Address::File(bad.clone())).await.is_err());
        // Opening a file may touch it: the damaged copy is written again beside its mark.
        for tail in ["", "-wal", "-shm"] {
            let _ = std::fs::remove_file(folder.file(&format!("bad-{n}.db{tail}")));
        }
        std::fs::write(&bad, &bytes).expect("the damaged copy is written");
        std::fs::write(backup::mark_of(&bad), &mark).expect("the mark is written");
        let to = folder.file(&format!("from-bad-{n}.db"));
        let said = backup::restore(&bad, &Address::File(to.clone())).await;
        assert!(said.is_err(), "{what} was put back");
        assert!(!to.exists(), "{what} left a file");
        refused += 1;
    }
    figure(&format!(
        "T:B1: {refused} of {DAMAGED} damaged copies refused; {without_mark} of them by their content alone, without the mark beside the copy"
    ));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_copy_under_load_is_put_back_on_postgres() {
    for tool in ["pg_dump", "pg_restore"] {
        if std::process::Command::new(tool).arg("--version").output().is_err() {
            not_run(&format!("T:B1 on PostgreSQL, {tool} is missing"));
            return;
        }
    }
    let Some(world) = World::start(On::Postgres, platform::config::Mode::Serve).await else { return };
    let folder = Folder::new("backup-pg");
    let copy = folder.file("copy.dump");
    copied(&world, &copy).await;
    let live = counts(&world.house.db).await;
    world.end().await;
    let Some(empty) = StoryDatabase::empty().await else { return };
    let to = Address::parse(&empty.url());
    backup::restore(&copy, &to).await.expect("the copy is put back");
    let db = Db::open(&to).await.expect("it opens");
    let restored = counts(&db).await;
    is_of_one_moment(&db).await;
    db.close().await;
    for ((table, now), (other, then)) in live.iter().zip(&restored) {
        assert!(
            table == other
                && (now == then
                    || (table == "placements_periods" && now > then)
                    || table.starts_with("platform_audit")),
            "{table}: {now}, {other}: {then}"
        );
    }
    figure(&format!("T:B1 PostgreSQL: {} tables put back by pg_restore", restored.len()));
    let mut bad = std::fs::read(&copy).expect("the copy reads");
    let middle = bad.len() / 2;
    bad[middle] ^= 1;
    std::fs::write(&copy, bad).expect("the damaged copy is written");
    let Some(other) = StoryDatabase::empty().await else { return };
    assert!(backup::restore(&copy, &Address::parse(&other.url())).await.is_err(), "a damaged dump was put back");
}
