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
use crate::support::html::{Form, forms};
use crate::support::visitor::Visitor;
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

/// Sends these forms at once; gives the statuses that came back.
async fn at_once(visitor: &Visitor, forms: Vec<Form>) -> Vec<u16> {
    let sent: Vec<_> = forms
        .into_iter()
        .map(|form| {
            let mut visitor = visitor.clone();
            tokio::spawn(async move { visitor.post(&form).await.status })
        })
        .collect();
    let mut seen = Vec::new();
    for one in sent {
        seen.push(one.await.expect("an answer"));
    }
    seen
}

on_both!(many_steps_of_one_proposal);
async fn many_steps_of_one_proposal(world: &World) {
    let cast = demo::fill(&world.house).await.expect("the example is written");
    let token = crate::support::people::sign_in_person(&world.house, &cast.coordinator).await;
    let mut karin = world.visitor().with_token(&token);
    let proposal = crate::support::example::computed(world, &mut karin, cast.period).await;
    let plan = proposal.at.split('/').nth(3).expect("the plan's id").split('?').next().unwrap_or("").to_owned();
    let board = karin.open(&format!("/vfu/{}/fordelning?forslag={plan}&kommun=2481", cast.period)).await;
    let ticks = board.html.split("name=\"student\" value=\"").filter_map(|rest| rest.split_once("\" form=\"valda\""));
    let ticks: Vec<&str> = ticks.map(|(id, _)| id).collect();
    let chosen = ticks.iter().rev().take(3).fold(String::new(), |all, id| all + "&student=" + id);
    let chosen = format!("/vfu/{}/fordelning/valda?forslag={plan}{chosen}&till=ingen", cast.period);
    let (mut won, mut told) = (0, 0);
    for round in 0..4 {
        // Moves, locks, unlockings and undoings of one version at once: exactly one of them all happens.
        let page = karin.open(&chosen).await;
        let ends = ["/flytta", "/las", "/las-upp"];
        let mut forms: Vec<Form> =
            forms(&page.html).into_iter().filter(|f| ends.iter().any(|end| f.action.ends_with(end))).collect();
        let board = karin.open(&format!("/vfu/{}/fordelning?forslag={plan}", cast.period)).await;
        forms.extend(crate::support::html::forms(&board.html).into_iter().filter(|f| f.action.ends_with("/angra")));
        assert!(!forms.is_empty(), "round {round}");
        let all: Vec<Form> =
            (0..60).map(|n| forms[n % forms.len()].clone().with("nyckel", &format!("{round:04}{n:028}"))).collect();
        let seen = at_once(&karin, all).await;
        let of = |status| seen.iter().filter(|s| **s == status).count();
        assert_eq!((of(303), of(409)), (1, 59), "round {round}: {seen:?}");
        (won, told) = (won + of(303), told + of(409));
    }
    let mut tx = world.house.db.read().await.expect("a transaction");
    let id = kernel::PlanId::parse(&plan).expect("a plan");
    let (_, saved) = placements::store::plans::find(&mut tx, scope(), id).await.expect("the plan");
    assert_eq!(saved.version, 5, "each version has one winner");
    figure(&format!(
        "T:C4 {}: steps of one proposal, {} forms, {won} won, {told} answered 409",
        name(world),
        won + told
    ));
}

fn name(world: &World) -> &'static str {
    if world.house.db.is_shared() { "PostgreSQL" } else { "SQLite" }
}
