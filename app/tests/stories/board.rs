//! A coordinator moves a student by hand with the consequence in sight, takes it back, and locks; another is too late.

use kernel::PeriodId;

use crate::on_both;
use crate::support::example;
use crate::support::html::{Form, forms};
use crate::support::visitor::{Seen, Visitor};
use crate::support::world::World;

/// The example region, and its coordinator signed in twice: two people at once look the same to the server.
pub(crate) async fn example(world: &World) -> (Visitor, Visitor, PeriodId) {
    let cast = demo::fill(&world.house).await.expect("the example is written");
    let one = crate::support::people::sign_in_person(&world.house, &cast.coordinator).await;
    let two = crate::support::people::sign_in_person(&world.house, &cast.coordinator).await;
    (world.visitor().with_token(&one), world.visitor().with_token(&two), cast.period)
}

/// Sends the form that asks for a proposal and gives the plan's id.
pub(crate) async fn computed(world: &World, visitor: &mut Visitor, asking: &Form) -> String {
    let seen = example::asked(world, visitor, asking).await;
    seen.at.split("/forslag/").nth(1).expect("the plan's id").split('?').next().unwrap_or("").to_owned()
}

/// The form that moves: the one that asks for the consequence, filled with a place.
pub(crate) fn asked(seen: &Seen) -> Option<Form> {
    forms(&seen.html).into_iter().find(|f| f.value("till").is_some() && f.value("token").is_none())
}

/// The address that a form asks for.
pub(crate) fn address(form: &Form) -> String {
    let query: Vec<String> = form.fields.iter().map(|(n, v)| format!("{n}={v}")).collect();
    format!("{}?{}", form.action, query.join("&"))
}

/// The values of a list, as the page gives them.
pub(crate) fn places(seen: &Seen) -> Vec<String> {
    let list = seen.html.split("name=\"till\"").nth(1).and_then(|rest| rest.split("</select>").next()).unwrap_or("");
    list.split("value=\"")
        .skip(1)
        .filter_map(|v| v.split('"').next())
        .filter(|v| !v.is_empty())
        .map(str::to_owned)
        .collect()
}

fn student_in(link: &str) -> String {
    let rest = link.split("student=").nth(1).expect("a student is named");
    rest.split(['&', '#']).next().unwrap_or("").to_owned()
}

/// Everybody's place, as the file of the proposal says it.
pub(crate) async fn everybody(visitor: &mut Visitor, plan: &str) -> String {
    visitor.look(&format!("/vfu/forslag/{plan}/export/csv")).await.must_be(200).html.clone()
}

/// A student on the board who can go somewhere, and the board with that student chosen.
pub(crate) async fn movable(visitor: &mut Visitor, period: PeriodId, plan: &str) -> (String, Seen) {
    let board = visitor.open(&format!("/vfu/{period}/fordelning?forslag={plan}&fran=50")).await;
    board.must_be(200).must_say("Bevisat bäst.").must_say("Enheter").must_say("Välj en student");
    let mut links: Vec<String> = crate::support::html::links(&board.html);
    links.retain(|l| l.contains("student=") && l.ends_with("#vald"));
    for link in links.iter().rev().take(30) {
        let student = student_in(link);
        let seen = visitor.open(link).await;
        if asked(&seen).is_some() && places(&seen).len() > 2 {
            return (student, seen);
        }
    }
    panic!("nobody can be moved");
}

on_both!(a_student_is_moved_and_back);
async fn a_student_is_moved_and_back(world: &World) {
    let (mut karin, mut other, period) = example(world).await;
    let empty = karin.open(&format!("/vfu/{period}/fordelning")).await;
    empty.must_be(200).must_say("Perioden har inget förslag än.");
    let plan = computed(world, &mut karin, &empty.form("/fordelning/korning")).await;
    let before = everybody(&mut karin, &plan).await;

    let (student, chosen) = movable(&mut karin, period, &plan).await;
    let to = places(&chosen).first().expect("a place to go to").clone();
    let question = asked(&chosen).expect("a form that asks").with("till", &to);
    let shown = karin.open(&address(&question)).await;
    shown.must_be(200).must_say("Alla regler hålls.").must_say("Sammanlagt");
    assert_eq!(everybody(&mut karin, &plan).await, before, "looking changes nothing");
    let late = other.open(&address(&question)).await;

    let moved = karin.submit(&shown.form("/flytta")).await;
    moved.must_be(200).must_say("och låst där.").must_say("Flyttad för hand:").must_say("Senaste steget:");
    moved.must_say("Lås upp");
    let after = everybody(&mut karin, &plan).await;
    assert_ne!(after, before);

    // Who saw the board before the move is told so, and sees what holds now.
    let refused = other.submit(&late.form("/flytta")).await;
    refused.must_be(409).must_say("Någon hann före").must_say("Senaste steget:").must_say("Lås upp");
    for action in ["angra", "las"] {
        let old = Form { action: format!("/vfu/forslag/{plan}/{action}"), ..late.form("/flytta") };
        other.submit(&old.with("nyckel", &format!("another-key-to-{action}-with"))).await.must_be(409);
    }
    assert_eq!(everybody(&mut karin, &plan).await, after, "what was refused changed nothing");

    // Locked, the student is at the same place in the next proposal.
    let next = computed(
        world,
        &mut karin,
        &Form {
            action: format!("/vfu/{period}/fordelning/korning"),
            ..moved.form("/angra").with("nyckel", "a-key-to-compute-again-with")
        },
    )
    .await;
    let name = |seen: &Seen| seen.words().split("Bor i").nth(1).unwrap_or("").chars().take(60).collect::<String>();
    let again = karin.open(&format!("/vfu/{period}/fordelning?student={student}")).await;
    assert_ne!(next, plan);
    again.must_be(200).must_say("Lås upp");
    assert_eq!(name(&again), name(&moved), "the lock holds over a new computation");

    let back = karin.open(&format!("/vfu/{period}/fordelning?forslag={plan}&student={student}")).await;
    let undone = karin.submit(&back.form("/angra")).await;
    undone.must_be(200).must_say("Flytten är ångrad.").must_say("Bevisat bäst.").must_say("Lås här");
    assert_eq!(everybody(&mut karin, &plan).await, before, "everybody is back");
}

on_both!(a_lock_is_set_and_taken_away);
async fn a_lock_is_set_and_taken_away(world: &World) {
    let (mut karin, mut other, period) = example(world).await;
    let empty = karin.open(&format!("/en/vfu/{period}/fordelning")).await;
    let plan = computed(world, &mut karin, &empty.form("/fordelning/korning")).await;
    let (student, chosen) = movable(&mut karin, period, &plan).await;
    let locked = karin.submit(&chosen.form("/las")).await;
    locked.must_be(200).must_say("är låst vid").must_say("Studenten är låst här.");
    assert!(asked(&locked).is_none(), "who is locked is not moved");
    // The other still has the list of places, and is told the rule.
    let refused = Form {
        action: format!("/vfu/forslag/{plan}/flytta"),
        ..other.open(&locked.at).await.form("/las-upp").with("nyckel", "a-key-to-move-the-locked")
    };
    let refused = Form { fields: [refused.fields, vec![("till".to_owned(), "ingen".to_owned())]].concat(), ..refused };
    other.submit(&refused).await.must_be(422).must_say("är låst. Lås upp först.");
    let free = karin.submit(&locked.form("/las-upp")).await;
    free.must_be(200).must_say("är upplåst.").must_say("Lås här").must_say("Bevisat bäst.");

    let mut foreign =
        world.signed_in("Vera", kernel::Role::PlacementCoordinator, kernel::OrganisationId::named("LTU")).await;
    foreign.look(&format!("/vfu/{period}/fordelning?forslag={plan}&student={student}")).await.must_be(404);
    let page = foreign.open("/roll").await;
    let own = forms(&page.html).into_iter().find(|f| f.value("token").is_some()).expect("a form");
    for action in ["flytta", "angra", "las", "las-upp"] {
        let mut form = Form { action: format!("/vfu/forslag/{plan}/{action}"), ..own.clone() };
        form.fields.retain(|(n, _)| n == "token" || n == "nyckel");
        form.fields
            .extend([("student", student.as_str()), ("version", "1")].map(|(n, v)| (n.to_owned(), v.to_owned())));
        foreign.post(&form).await.must_be(404);
    }

    let proposal = karin.open(&format!("/vfu/forslag/{plan}")).await;
    karin.submit(&proposal.form("/godkann")).await.must_be(200);
    let over = karin.open(&format!("/vfu/{period}/fordelning?forslag={plan}&student={student}")).await;
    over.must_be(200).must_say("Förslaget är godkänt och går inte att ändra.");
    assert!(asked(&over).is_none());
    let late = karin.submit(&free.form("/las").with("nyckel", "a-key-to-lock-too-late-with")).await;
    late.must_be(409).must_say("Förslaget är redan godkänt");
}
