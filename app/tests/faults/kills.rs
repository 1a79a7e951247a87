//! T:K1: the program is killed again and again under load. What it acknowledged is there once; nothing is there by half.

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::{Arc, Mutex};

use kernel::{OrganisationId, Role};
use platform::args;
use platform::config::{Config, Mode};
use platform::db::{Address, Db};
use platform::door::Clock;
use platform::session::csrf_of;

use super::dice::Dice;
use super::inside::{Folder, count, figure, stopwatch};
use super::server::{Server, client};
use crate::support::visitor::encoded;

const KILLS: u64 = 100;
const SENDERS: usize = 4;

/// Forms by what became of them.
#[derive(Default)]
struct Sent {
    acknowledged: BTreeSet<String>,
    unanswered: Vec<String>,
    next: u64,
}

/// A coordinator's session, made before the first start.
async fn signed_in(data: &Path) -> String {
    let config = Config {
        mode: Mode::Serve,
        listen: ([127, 0, 0, 1], 1).into(),
        base_url: "http://127.0.0.1:1".to_owned(),
        trusted_proxy: None,
        data_folder: data.to_owned(),
        issuers: Vec::new(),
        program: env!("CARGO_BIN_EXE_larbro").into(),
    };
    let db = Db::open(&Address::File(data.join("larbro.db"))).await.expect("the database opens");
    let house = larbro::build::house(config, db, Clock::Real).await.expect("the house stands");
    let umu = OrganisationId::named("UMU");
    let token = crate::support::people::sign_in(&house, "Karin Ahlgren", Role::PlacementCoordinator, umu).await;
    house.db.close().await;
    token
}

/// The name is also the form's key: sent again, it is the same form.
async fn send(client: &reqwest::Client, base: &str, token: &str, name: &str) -> Option<u16> {
    let pairs = [
        ("token", csrf_of(token).as_str()),
        ("nyckel", name),
        ("programme", name),
        ("term", "vt2027"),
        ("first", "2027-01-18"),
        ("last", "2027-03-26"),
        ("place_types", "Skola"),
        ("copy_from", ""),
    ]
    .map(|(n, v)| (n.to_owned(), v.to_owned()));
    let request = client
        .post(format!("{base}/vfu/ny"))
        .header("cookie", format!("larbro={token}"))
        .header("sec-fetch-site", "same-origin")
        .header("content-type", "application/x-www-form-urlencoded")
        .body(encoded(&pairs));
    request.send().await.ok().map(|answer| answer.status().as_u16())
}

/// Sends one form after another until the program is gone; begins with those that were not answered before.
async fn send_until_killed(client: reqwest::Client, base: String, token: String, sent: Arc<Mutex<Sent>>) {
    loop {
        let name = {
            let mut sent = sent.lock().expect("no sender broke");
            sent.unanswered.pop().unwrap_or_else(|| {
                sent.next += 1;
                format!("period-of-a-killed-program-{:06}", sent.next)
            })
        };
        let status = send(&client, &base, &token, &name).await;
        let mut sent = sent.lock().expect("no sender broke");
        match status {
            Some(303) => {
                sent.acknowledged.insert(name);
            }
            Some(other) => panic!("{name}: {other}"),
            None => {
                sent.unanswered.push(name);
                return;
            }
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_hundred_kills_lose_nothing() {
    let folder = Folder::new("kills");
    let token = signed_in(&folder.0).await;
    let (client, sent, mut dice, took) =
        (client(), Arc::new(Mutex::new(Sent::default())), Dice::new(20_261_125), stopwatch());
    let (mut slowest, mut all) = (0, 0);
    for _ in 0..KILLS {
        let server = Server::start(&folder.0, &client).await;
        (slowest, all) = (slowest.max(server.ready_ms), all + server.ready_ms);
        let senders: Vec<_> = (0..SENDERS)
            .map(|_| {
                tokio::spawn(send_until_killed(client.clone(), server.base.clone(), token.clone(), Arc::clone(&sent)))
            })
            .collect();
        platform::door::wait(dice.between(5, 500)).await;
        server.kill().await;
        for sender in senders {
            sender.await.expect("every answer was an acknowledgement");
        }
    }
    let sent = Arc::into_inner(sent).expect("no sender is left").into_inner().expect("no sender broke");
    judge(&folder.0, &sent).await;
    figure(&format!(
        "T:K1: {KILLS} kills, {} acknowledged writes present once, {} unanswered at the last kill, ready after {} ms on average and {slowest} ms at most, {} s",
        sent.acknowledged.len(),
        sent.unanswered.len(),
        all / KILLS,
        took() / 1000
    ));
    assert!(slowest < 30_000, "a start took {slowest} ms");
}

async fn judge(data: &Path, sent: &Sent) {
    let db = Db::open(&Address::File(data.join("larbro.db"))).await.expect("the database opens");
    let mut tx = db.write().await.expect("a transaction");
    let rows = tx.rows("SELECT programme, COUNT(*) AS n FROM placements_periods GROUP BY programme", args![]).await;
    let mut there = BTreeSet::new();
    for row in rows.expect("the periods") {
        let (name, n) = (row.text("programme").expect("a name"), row.int("n").expect("a count"));
        assert_eq!(n, 1, "{name} stands more than once");
        there.insert(name);
    }
    let lost: Vec<_> = sent.acknowledged.difference(&there).collect();
    assert!(lost.is_empty(), "acknowledged and lost: {lost:?}");
    let strangers: Vec<_> =
        there.iter().filter(|n| !sent.acknowledged.contains(*n) && !sent.unanswered.contains(n)).collect();
    assert!(strangers.is_empty(), "never sent: {strangers:?}");
    assert!(sent.acknowledged.len() as u64 > KILLS, "there was load: {}", sent.acknowledged.len());
    let whole = tx.rows("PRAGMA integrity_check", args![]).await.expect("the check runs");
    assert_eq!(whole.first().and_then(|r| r.text("integrity_check").ok()).as_deref(), Some("ok"));
    platform::audit::seal(&mut tx, 1_000_000).await.expect("the rest is sealed");
    let chain = platform::audit::verify(&mut tx).await.expect("the check runs");
    assert_eq!((chain.broken_at, chain.open), (None, 0));
    tx.commit().await.expect("it is durable");
    // A write is the row, its line in the log and its answer: all three or none.
    let present = there.len() as i64;
    assert_eq!(
        count(&db, "SELECT COUNT(*) FROM platform_audit WHERE action = 'placements.period.create'").await,
        present
    );
    assert_eq!(count(&db, "SELECT COUNT(*) FROM platform_answers").await, present);
    db.close().await;
}
