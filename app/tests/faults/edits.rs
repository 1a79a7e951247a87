//! T:C4: many edit one row at once. Exactly one wins each version; all others are told so.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use kernel::{OrganisationId, PeriodId, Role};
use placements::store::periods;
use platform::db::Db;
use platform::failure::{Done, Stop};
use platform::in_tx;

use super::inside::{figure, scope, stopwatch, write_period};
use crate::on_both;
use crate::support::world::World;

const TASKS: u32 = 200;
const EDITS: u32 = 50;

#[derive(Default)]
struct Tally {
    won: AtomicI64,
    conflicts: AtomicI64,
}

/// Reads the row as a page shows it, and saves over what was seen.
async fn edit(db: &Db, id: PeriodId, minutes: u32) -> Done<()> {
    let mut tx = db.read().await?;
    let seen = periods::find(&mut tx, scope(), id).await?;
    tx.rollback().await?;
    let mut settings = seen.settings.clone();
    settings.limit_minutes = minutes;
    in_tx!(db, |tx| periods::set(tx, scope(), id, seen.version, &settings).await)
}

async fn edit_often(db: Db, id: PeriodId, task: u32, tally: Arc<Tally>) {
    for n in 0..EDITS {
        match edit(&db, id, 30 + (task + n) % 90).await {
            Ok(()) => tally.won.fetch_add(1, Ordering::SeqCst),
            Err(Stop::Refused(r)) if r.why == kernel::refusal::Why::Conflict => {
                tally.conflicts.fetch_add(1, Ordering::SeqCst)
            }
            Err(other) => panic!("neither won nor told of the conflict: {other}"),
        };
    }
}

on_both!(many_edit_one_row);
async fn many_edit_one_row(world: &World) {
    let (db, id) = (&world.house.db, PeriodId::named("contested"));
    write_period(db, id, "Socionom").await.expect("a period");
    let (tally, took) = (Arc::new(Tally::default()), stopwatch());
    let tasks: Vec<_> =
        (0..TASKS).map(|task| tokio::spawn(edit_often(db.clone(), id, task, Arc::clone(&tally)))).collect();
    for task in tasks {
        task.await.expect("nobody breaks");
    }
    let mut tx = db.read().await.expect("a transaction");
    let last = periods::find(&mut tx, scope(), id).await.expect("the period").version;
    let (won, lost) = (tally.won.load(Ordering::SeqCst), tally.conflicts.load(Ordering::SeqCst));
    figure(&format!(
        "T:C4 {}: {} attempts, {won} won, {lost} told of the conflict, version {last}, {} ms",
        name(world),
        won + lost,
        took()
    ));
    assert_eq!(won + lost, i64::from(TASKS * EDITS));
    assert_eq!(won, last - 1, "each version has one winner");
    assert!(lost > 0, "they did edit at once");
}

on_both!(many_forms_of_one_version);
async fn many_forms_of_one_version(world: &World) {
    let id = PeriodId::named("contested");
    write_period(&world.house.db, id, "Socionom").await.expect("a period");
    let mut karin = world.signed_in("Karin Ahlgren", Role::PlacementCoordinator, OrganisationId::named("UMU")).await;
    let form = karin.open(&format!("/vfu/{id}/installningar")).await.form("/installningar");
    let sent = (0..60).map(|n| {
        let mut karin = karin.clone();
        let form = form.clone().with("limit_minutes", &(30 + n).to_string()).with("nyckel", &format!("{n:032}"));
        tokio::spawn(async move { karin.post(&form).await.status })
    });
    let sent: Vec<_> = sent.collect();
    let mut seen = Vec::new();
    for one in sent {
        seen.push(one.await.expect("an answer"));
    }
    let of = |status| seen.iter().filter(|s| **s == status).count();
    figure(&format!(
        "T:C4 {}: {} forms of one version, {} won, {} answered 409",
        name(world),
        seen.len(),
        of(303),
        of(409)
    ));
    assert_eq!((of(303), of(409)), (1, 59), "{seen:?}");
}

fn name(world: &World) -> &'static str {
    if world.house.db.is_shared() { "PostgreSQL" } else { "SQLite" }
}
