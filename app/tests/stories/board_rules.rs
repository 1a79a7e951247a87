//! Hard rules on the board: a written reason, locks that cannot be kept, units that close, and the cap on pairs.

use std::ops::ControlFlow;

use kernel::{CapacityId, Day, OrganisationId, PeriodId, Role, Scope, StudentId};
use placements::{plan, store};
use platform::args;
use platform::web::Ctx;

use super::board::{address, asked, computed, everybody, example, movable};
use crate::on_both;
use crate::support::html::Form;
use crate::support::visitor::{Seen, Visitor};
use crate::support::world::World;

const REASON: &str = "Bor hos sin mormor på orten under hela perioden.";

fn scope() -> Scope {
    let person = kernel::PersonId::named("story");
    Scope { organisation: OrganisationId::named("UMU"), role: Role::PlacementCoordinator, person }
}

/// The places that need an exception, by their words.
fn beyond(seen: &Seen, words: &str) -> Option<String> {
    let list = seen.html.split("name=\"till\"").nth(1)?.split("</select>").next()?;
    let option = list.split("<option ").find(|o| o.contains("Undantag:") && o.contains(words))?;
    Some(option.split("value=\"").nth(1)?.split('"').next()?.to_owned())
}

/// A student without a place, and the board with that student chosen and a place beyond the limit shown.
async fn left_out(visitor: &mut Visitor, period: PeriodId, plan: &str) -> (String, Seen) {
    let board = visitor.open(&format!("/vfu/{period}/fordelning?forslag={plan}")).await;
    let mut links = crate::support::html::links(&board.html);
    links.retain(|l| l.contains("student=") && l.ends_with("#vald"));
    for link in links.into_iter().take(12) {
        let seen = visitor.open(&link).await;
        if let Some(to) = beyond(&seen, "längre än gränsen") {
            let shown = visitor.open(&address(&asked(&seen).expect("a form that asks").with("till", &to))).await;
            let student = link.split("student=").nth(1).expect("a student").split(['&', '#']).next().unwrap_or("");
            return (student.to_owned(), shown);
        }
    }
    panic!("nobody could go beyond the limit");
}

on_both!(a_rule_gives_way_to_a_written_reason);
async fn a_rule_gives_way_to_a_written_reason(world: &World) {
    let (mut karin, _, period) = example(world).await;
    let empty = karin.open(&format!("/vfu/{period}/fordelning")).await;
    let plan = computed(world, &mut karin, &empty.form("/fordelning/korning")).await;
    let before = everybody(&mut karin, &plan).await;
    let (student, shown) = left_out(&mut karin, period, &plan).await;
    shown
        .must_be(200)
        .must_say("Bryter mot en regel för")
        .must_say("och gränsen 90 min")
        .must_say("Varför ska regeln brytas?");

    // Without words nothing happens, and what was chosen stands there still.
    for (n, written) in ["", "för nära"].into_iter().enumerate() {
        let key = format!("a-key-for-too-few-words-{n}");
        let refused = karin.submit(&shown.form("/flytta").with("skal", written).with("nyckel", &key)).await;
        refused.must_be(422).must_say("Skriv varför den ska göras ändå.").must_say("Skriv minst tio");
        refused.must_say("Bryter mot en regel för");
        assert_eq!(everybody(&mut karin, &plan).await, before);
    }
    let moved = karin.submit(&shown.form("/flytta").with("skal", REASON)).await;
    moved.must_be(200).must_say("Ett undantag från reglerna").must_say(REASON);
    let units = karin.open(&format!("/vfu/{period}/fordelning?forslag={plan}&fran=50")).await;
    assert!(moved.html.contains("(undantag)") || units.html.contains("(undantag)"), "the unit tells it");
    let after = everybody(&mut karin, &plan).await;
    let with_reason = |csv: &str| csv.lines().filter(|line| line.contains(REASON)).count();
    assert_eq!((with_reason(&before), with_reason(&after)), (0, 1));
    karin.open(&format!("/vfu/forslag/{plan}")).await.must_say(REASON).must_say("Ett undantag från reglerna");
    karin.open(&format!("/vfu/forslag/{plan}/student/{student}")).await.must_say(REASON).must_say("Undantag.");

    // The lock cannot be taken away in silence.
    let unlock = Form { action: format!("/vfu/forslag/{plan}/las-upp"), ..moved.form("/angra") };
    let unlock = unlock.with("student", &student).with("nyckel", "a-key-to-unlock-an-exception");
    karin.submit(&unlock).await.must_be(409).must_say("Ett undantag tar slut när du flyttar studenten.");

    // Taken back and done again.
    let undone = karin.submit(&moved.form("/angra")).await;
    undone.must_be(200).must_say("Bevisat bäst.");
    assert_eq!(everybody(&mut karin, &plan).await, before);
    let (_, shown) = left_out(&mut karin, period, &plan).await;
    karin.submit(&shown.form("/flytta").with("skal", REASON)).await.must_be(200);

    // The next computation keeps the student there, proves the rest, and a person accepts.
    let run = Form { action: format!("/vfu/{period}/fordelning/korning"), ..shown.form("/flytta") };
    let run = run.with("nyckel", "a-key-to-compute-with-an-exception");
    let next = computed(world, &mut karin, &run).await;
    let proposal = karin.open(&format!("/vfu/forslag/{next}")).await;
    proposal.must_say("Bevisat bäst.").must_say(REASON);
    karin.submit(&proposal.form("/godkann")).await.must_be(200).must_say("Förslaget är godkänt");
    assert_eq!(with_reason(&everybody(&mut karin, &next).await), 1);

    let mut tx = world.house.db.read().await.expect("a transaction");
    let sql = "SELECT COUNT(*) FROM platform_audit WHERE action = 'placements.plan.except'";
    assert_eq!(tx.count(sql, args![]).await.expect("the log"), 2);
    let rows = tx.rows("SELECT object, reason FROM platform_audit", args![]).await.expect("the log");
    let says = |r: &platform::db::Row| {
        format!("{} {:?}", r.text("object").expect("an object"), r.text_or_none("reason").expect("a reason"))
    };
    assert!(rows.iter().all(|r| !says(r).contains("mormor")), "the log keeps no words about a student");
}

on_both!(a_move_ends_an_exception_and_undo_brings_it_back);
async fn a_move_ends_an_exception_and_undo_brings_it_back(world: &World) {
    let (mut karin, _, period) = example(world).await;
    let empty = karin.open(&format!("/vfu/{period}/fordelning")).await;
    let plan = computed(world, &mut karin, &empty.form("/fordelning/korning")).await;
    let (student, shown) = left_out(&mut karin, period, &plan).await;
    let moved = karin.submit(&shown.form("/flytta").with("skal", REASON)).await;
    moved.must_say("Undantaget tar slut om du flyttar studenten.");
    let out = karin.open(&address(&asked(&moved).expect("a form that asks").with("till", "ingen"))).await;
    let gone = karin.submit(&out.form("/flytta")).await;
    gone.must_be(200).must_say("har ingen plats längre.");
    assert!(!gone.says(REASON));
    let back = karin.open(&format!("/vfu/{period}/fordelning?forslag={plan}&student={student}")).await;
    karin.submit(&back.form("/angra")).await.must_be(200).must_say(REASON);
    let mut tx = world.house.db.read().await.expect("a transaction");
    let all = store::exceptions::of_period(&mut tx, scope(), period).await.expect("the exceptions");
    assert_eq!(all.iter().filter(|e| e.is_in_force).count(), 1);
}

/// Does something inside the house.
macro_rules! inside {
    ($world:expr, |$c:ident| $body:expr) => {{
        let mut $c = Ctx::of_house($world.house.clone(), "story").await.expect("a transaction");
        let result: platform::failure::Done<_> = async { Ok($body) }.await;
        let result = result.expect("done inside the house");
        $c.save().await.expect("saved");
        result
    }};
}

async fn lock_of(world: &World, period: PeriodId, student: StudentId) -> CapacityId {
    let mut tx = world.house.db.read().await.expect("a transaction");
    store::steps::locks(&mut tx, scope(), period).await.expect("the locks")[&student]
}

on_both!(locks_that_cannot_be_kept_are_told_before_a_computation);
async fn locks_that_cannot_be_kept_are_told_before_a_computation(world: &World) {
    let (mut karin, _, period) = example(world).await;
    let empty = karin.open(&format!("/vfu/{period}/fordelning")).await;
    let plan = computed(world, &mut karin, &empty.form("/fordelning/korning")).await;
    let (student, chosen) = movable(&mut karin, period, &plan).await;
    let locked = karin.submit(&chosen.form("/las")).await;
    locked.must_be(200);
    karin.open(&format!("/vfu/{period}/fordelning/las")).await.must_be(200).must_say("Alla lås går att hålla.");
    let at = lock_of(world, period, StudentId::parse(&student).expect("a student")).await;
    inside!(world, |c| {
        let (_, seats) = store::capacities::find(&mut c.tx, scope(), at).await?;
        assert!(store::capacities::set_seats(&mut c.tx, scope(), at, seats.version, 0).await?);
        store::bump(&mut c.tx, scope(), period).await?;
    });
    let run = Form { action: format!("/vfu/{period}/fordelning/korning"), ..locked.form("/angra") };
    let run = |key: &str| run.clone().with("nyckel", key);
    let refused = karin.submit(&run("a-key-to-compute-in-vain-with")).await;
    refused.must_be(409).must_say("Ett lås går inte att hålla. Beräkningen har inte startat.");
    refused.must_say("1 är låsta där, men det finns ingen plats.");
    assert!(
        refused.html.contains(&format!("/platser/{at}")) && refused.html.contains(&format!("/studenter/{student}"))
    );
    let mut foreign = world.signed_in("Vera", Role::PlacementCoordinator, OrganisationId::named("LTU")).await;
    foreign.look(&format!("/vfu/{period}/fordelning/las")).await.must_be(404);

    let mut nobody = refused.form("/fordelning/las").with("nyckel", "a-key-to-unlock-nobody-with");
    nobody.fields.retain(|(name, _)| name != "student");
    karin.submit(&nobody).await.must_be(422).must_say("Välj minst en student att låsa upp.");
    // The example's reader of forms sends only what is ticked in the text of the page: the boxes are ticked already.
    let form = refused.form("/fordelning/las").with("student", &student);
    let free = karin.submit(&form).await;
    free.must_be(200).must_say("En student är upplåst.").must_say("Alla lås går att hålla.");
    let next = computed(world, &mut karin, &run("a-key-to-compute-at-last-with")).await;
    karin.open(&format!("/vfu/forslag/{next}")).await.must_be(200).must_say("Bevisat bäst.");
}

on_both!(a_unit_that_closes_is_left_out_and_said_so);
async fn a_unit_that_closes_is_left_out_and_said_so(world: &World) {
    let (mut karin, _, period) = example(world).await;
    let unit = inside!(world, |c| {
        let capacities = store::capacities::of_period(&mut c.tx, scope(), period).await?;
        let most = capacities.iter().max_by_key(|s| s.seats).expect("some seats");
        let mut unit = organisations::store::units::find(&mut c.tx, most.unit).await?;
        unit.closed = Day::parse("2027-02-01");
        unit.version += 1;
        organisations::store::units::save(&mut c.tx, std::slice::from_ref(&unit)).await?;
        unit
    });
    let empty = karin.open(&format!("/vfu/{period}/fordelning")).await;
    let plan = computed(world, &mut karin, &empty.form("/fordelning/korning")).await;
    let proposal = karin.open(&format!("/vfu/forslag/{plan}")).await;
    proposal.must_be(200).must_say("Bevisat bäst.").must_say("stänger före periodens slut:").must_say(&unit.name);
    let csv = everybody(&mut karin, &plan).await;
    let name = placements::places::label(&unit);
    assert_eq!(csv.lines().filter(|line| line.contains(&name)).count(), 0, "nobody is sent to {name}");
    let board = karin.open(&format!("/vfu/{period}/fordelning?kommun={}", unit.municipality)).await;
    board.must_be(200).must_say("Stänger före periodens slut");
}

on_both!(the_record_counts_minutes_as_the_allocation_does);
async fn the_record_counts_minutes_as_the_allocation_does(world: &World) {
    let (mut karin, _, period) = example(world).await;
    let (student, expected) = inside!(world, |c| {
        let usual = organisations::travel::TravelSettings::default();
        let settings =
            organisations::travel::TravelSettings { car_start_minutes: 77.0, bus_start_minutes: 177.0, ..usual };
        organisations::store::travel::set_settings(&mut c.tx, scope().organisation, 0, &settings).await?;
        let (inputs, places) = placements::allocate::read(&mut c.tx, scope(), period).await?;
        let wishes = |s: &&placements::model::Student| !s.wishes.is_empty();
        let student = inputs.students.iter().find(wishes).expect("somebody wishes").clone();
        let minutes = plan::minutes_to(&places.travel, &student, &places.units[&student.wishes[0]]);
        (student, minutes.expect("both ends are known"))
    });
    assert!(expected >= 77 || expected == 0);
    let record = karin.open(&format!("/vfu/{period}/studenter/{}", student.id)).await;
    record.must_be(200).must_say(&format!("{expected} min"));
}

on_both!(the_cap_on_pairs_does_not_change_the_optimum_of_the_example);
async fn the_cap_on_pairs_does_not_change_the_optimum_of_the_example(world: &World) {
    let (_, _, period) = example(world).await;
    let mut tx = world.house.db.read().await.expect("a transaction");
    let (inputs, places) = placements::allocate::read(&mut tx, scope(), period).await.expect("the example");
    let best = |asked: &plan::Asked| {
        let found =
            matching::solve(&asked.problem, &asked.options, &mut |_| ControlFlow::Continue(())).expect("solvable");
        (found.report.unplaced, found.report.cost)
    };
    let whole = plan::ask(&inputs, &places, 1);
    assert_eq!(whole.cap.students, 0, "a round of this size is not capped");
    // Caps so low that they bind, and far below the sixty places that everybody keeps in any round.
    let capped = plan::ask_nearest(&inputs, &places, 1, 7);
    assert!(capped.cap.students > 0 && capped.problem.option_count() < whole.problem.option_count());
    assert_eq!(best(&capped), best(&whole), "a hard limit");
    let mut soft = inputs.clone();
    soft.period.settings.limit_is_hard = false;
    let (all, some) = (plan::ask(&soft, &places, 1), plan::ask_nearest(&soft, &places, 1, 20));
    assert!(some.cap.students > 0 && some.problem.option_count() < all.problem.option_count());
    assert_eq!(best(&some), best(&all), "a soft limit");
    for (index, student) in (0_u32..).zip(&inputs.students) {
        let has = |site: usize| capped.problem.cost(index, site as u32).is_some();
        let wished = |site: &usize| student.wishes.contains(&inputs.capacities[*site].unit);
        let lost = (0..inputs.capacities.len())
            .filter(wished)
            .find(|site| whole.problem.cost(index, *site as u32).is_some() && !has(*site));
        assert_eq!(lost, None, "no wish is left out");
    }
}
