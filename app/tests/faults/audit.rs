//! T-A: whoever changes, removes, swaps or inserts a sealed row of the audit log is found at the right place.

use kernel::OrganisationId;
use platform::args;
use platform::audit::{self, Entry};
use platform::db::{Address, Db, Sql, Tx, backup};
use platform::failure::Done;
use platform::web::Ctx;

use super::inside::{Folder, coordinator, count, figure};
use crate::on_both;
use crate::support::world::World;

/// Rows that are sealed before anything is tried.
const ROWS: usize = 1_000;
/// Every so many rows are tried in all four ways.
const STEP: usize = 20;

async fn sealed(world: &World) {
    let mut c = Ctx::of_house(world.house.clone(), "faults").await.expect("a transaction").acting_as(coordinator());
    for n in 0..ROWS {
        c.audit(Entry::new("faults.act", format!("thing {n}")));
    }
    c.save().await.expect("it is durable");
    let sealing: Done<usize> = async { platform::in_tx!(world.house.db, |tx| audit::seal(tx, 5_000).await) }.await;
    sealing.expect("the rows are sealed");
}

on_both!(the_log_refuses_change);
async fn the_log_refuses_change(world: &World) {
    sealed(world).await;
    let tries: [&'static str; 4] = [
        "UPDATE platform_audit SET object = 'another' WHERE action = 'faults.act'",
        "DELETE FROM platform_audit WHERE action = 'faults.act'",
        "UPDATE platform_audit_seals SET hash = 'another'",
        "DELETE FROM platform_audit_seals",
    ];
    for sql in tries {
        let mut tx = world.house.db.write().await.expect("a transaction");
        let refused = tx.run(sql, args![]).await.expect_err(sql).to_string();
        assert!(refused.contains("append-only"), "{sql}: {refused}");
        let _ = tx.rollback().await;
    }
    assert_eq!(
        count(&world.house.db, "SELECT COUNT(*) FROM platform_audit WHERE action = 'faults.act'").await,
        ROWS as i64
    );
    figure(&format!("T-A {}: 4 of 4 changes refused by the database itself", world.house.db.is_shared()));
}

/// What somebody with the file in hand may do to the row that is sealed as number `$1`.
const DEEDS: [(&str, &[&str]); 4] = [
    (
        "altered",
        &[
            "UPDATE platform_audit SET object = 'another' WHERE id = (SELECT audit FROM platform_audit_seals WHERE tenant = $2 AND seq = $1)",
        ],
    ),
    (
        "removed",
        &[
            "DELETE FROM platform_audit WHERE id = (SELECT audit FROM platform_audit_seals WHERE tenant = $2 AND seq = $1)",
        ],
    ),
    (
        "swapped with the next",
        &[
            "UPDATE platform_audit_seals SET audit = 'a' || audit WHERE tenant = $2 AND seq IN ($1, $1 + 1)",
            "UPDATE platform_audit_seals SET audit = (SELECT substr(o.audit, 2) FROM platform_audit_seals o WHERE o.tenant = $2 AND o.seq = $1 + 1) WHERE tenant = $2 AND seq = $1",
            "UPDATE platform_audit_seals SET audit = (SELECT a.id FROM platform_audit a WHERE a.tenant = $2 AND NOT EXISTS \
             (SELECT 1 FROM platform_audit_seals s WHERE s.audit = a.id)) WHERE tenant = $2 AND seq = $1 + 1",
        ],
    ),
    (
        "one inserted before it",
        &[
            "INSERT INTO platform_audit SELECT 'inserted', tenant, at, actor, role, action, object, reason, request FROM platform_audit \
             WHERE id = (SELECT audit FROM platform_audit_seals WHERE tenant = $2 AND seq = $1)",
            "UPDATE platform_audit_seals SET seq = -seq - 1 WHERE tenant = $2 AND seq >= $1",
            "UPDATE platform_audit_seals SET seq = -seq WHERE tenant = $2 AND seq < 0",
            "INSERT INTO platform_audit_seals SELECT tenant, $1, 'inserted', previous, hash FROM platform_audit_seals WHERE tenant = $2 AND seq = $1 + 1",
        ],
    ),
];

/// Triggers are dropped by hand; everything is undone at the end of the transaction.
async fn do_by_hand(tx: &mut Tx, deed: &[&'static str], seq: i64, tenant: OrganisationId) {
    tx.run("PRAGMA defer_foreign_keys = ON", args![]).await.expect("foreign keys wait");
    for trigger in ["platform_audit_no_update", "platform_audit_no_delete", "platform_audit_seals_no_update"] {
        tx.run(Sql::assembled(format!("DROP TRIGGER {trigger}")), args![]).await.expect("the trigger goes");
    }
    for sql in deed {
        let touched = tx.run(*sql, args![seq, tenant]).await.unwrap_or_else(|e| panic!("{sql}: {e}"));
        assert!(touched > 0, "{sql}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_deed_is_found_at_its_row() {
    let world = World::start(crate::support::world::On::Sqlite, platform::config::Mode::Serve)
        .await
        .expect("an embedded database");
    sealed(&world).await;
    let folder = Folder::new("audit");
    let copy = folder.file("copy.db");
    backup::backup(&world.house.db, &copy).await.expect("a copy");
    world.end().await;
    let db = Db::open(&Address::File(copy)).await.expect("the copy opens");
    let tenant = OrganisationId::named("UMU");
    let (mut found, mut tried) = (0, 0);
    for (what, deed) in DEEDS {
        for seq in (1..ROWS as i64).step_by(STEP).chain([ROWS as i64 - 1]) {
            let mut tx = db.write().await.expect("a transaction");
            do_by_hand(&mut tx, deed, seq, tenant).await;
            let verified = audit::verify(&mut tx).await.expect("the check runs");
            tx.rollback().await.expect("everything is undone");
            tried += 1;
            assert_eq!(verified.broken_at, Some(format!("{tenant} {seq}")), "{what}");
            assert_eq!(verified.sealed, seq - 1, "{what}");
            found += 1;
        }
    }
    let mut tx = db.read().await.expect("a transaction");
    let whole = audit::verify(&mut tx).await.expect("the check runs");
    assert_eq!((whole.broken_at.as_deref(), whole.sealed, whole.open), (None, ROWS as i64, 0));
    figure(&format!("T-A: {found} of {tried} deeds found at their row, among {ROWS} sealed rows"));
}
