//! A coordinator computes a proposal, understands it, accepts it, and takes it out as a file.

use kernel::PeriodId;

use crate::on_both;
use crate::support::example::{computed, post};
use crate::support::visitor::Visitor;
use crate::support::world::World;

/// The example region, and its coordinator signed in.
async fn example(world: &World) -> (Visitor, PeriodId) {
    let cast = demo::fill(&world.house).await.expect("the example is written");
    let again = demo::fill(&world.house).await.expect("the example is there already");
    assert_eq!(cast.period, again.period);
    let token = crate::support::people::sign_in_person(&world.house, &cast.coordinator).await;
    (world.visitor().with_token(&token), cast.period)
}

on_both!(a_round_is_allocated_understood_and_accepted);
async fn a_round_is_allocated_understood_and_accepted(world: &World) {
    let (mut karin, period) = example(world).await;
    let proposal = computed(world, &mut karin, period).await;
    proposal
        .must_be(200)
        .must_say("Bevisat bäst")
        .must_say("av 639 har plats")
        .must_say("Är förslaget bra nog att godkänna?");

    let unplaced = karin.open(&proposal.link("/student/")).await;
    unplaced.must_be(200).must_say("Varför?");

    let id = proposal.at.split('/').nth(3).expect("the plan's id").split('?').next().unwrap_or("").to_owned();
    let list = karin.open(&format!("/vfu/forslag/{id}/lista")).await;
    list.must_be(200).must_say("1–50 av 639");
    let placed = karin.open(&list.link("/student/")).await;
    placed.must_be(200).must_say("Restid");

    let csv = karin.look(&format!("/vfu/forslag/{id}/export/csv")).await;
    assert_eq!((csv.status, csv.html.lines().count()), (200, 640));
    assert!(csv.header("content-disposition").starts_with("attachment"));
    let xlsx = karin.look(&format!("/vfu/forslag/{id}/export/xlsx")).await;
    assert_eq!(xlsx.status, 200);
    karin.look(&format!("/vfu/forslag/{id}/export/exe")).await.must_be(404);

    let accepted = karin.submit(&proposal.form("/godkann")).await;
    accepted.must_be(200).must_say("Förslaget är godkänt").must_say("Godkänt av Karin Ahlgren");
    let twice = karin.submit(&proposal.form("/godkann").with("nyckel", "another-key-of-this-form")).await;
    twice.must_be(409).must_say("Förslaget är redan godkänt");

    let english = karin.open(&format!("/en/vfu/forslag/{id}")).await;
    english.must_be(200).must_say("The proposal counts").must_say("Proved best");
}

on_both!(the_same_period_gives_the_same_plan);
async fn the_same_period_gives_the_same_plan(world: &World) {
    let (mut karin, period) = example(world).await;
    let first = computed(world, &mut karin, period).await;
    let second = computed(world, &mut karin, period).await;
    assert_ne!(first.at, second.at);
    let compared = karin.open(&second.link("/jamfor")).await;
    compared.must_be(200).must_say("Ingen student har fått en annan plats");
}

on_both!(another_organisation_finds_nothing);
async fn another_organisation_finds_nothing(world: &World) {
    let (mut karin, period) = example(world).await;
    let proposal = computed(world, &mut karin, period).await;
    let id = proposal.at.split('/').nth(3).expect("the plan's id").to_owned();
    let student = proposal.link("/student/");
    let mut other =
        world.signed_in("Vera", kernel::Role::PlacementCoordinator, kernel::OrganisationId::named("LTU")).await;
    let paths = ["", "/lista", "/bevis", "/export/csv", "/export/xlsx"].map(|p| format!("/vfu/forslag/{id}{p}"));
    for path in paths.iter().chain([&student]) {
        other.look(path).await.must_be(404);
        karin.look(path).await.must_be(200);
    }
    let page = other.open("/roll").await;
    for action in [format!("/vfu/forslag/{id}/godkann"), format!("/vfu/{period}/fordelning/korning")] {
        other.post(&post(&page, &action)).await.must_be(404);
    }
    karin.open(&proposal.at).await.must_say("Är förslaget bra nog att godkänna?");
}
