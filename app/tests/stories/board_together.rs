//! A coordinator chooses several students on the board, moves and locks them together, and takes whole steps back.

use kernel::PeriodId;

use super::board::{address, asked, computed, everybody, example, movable, places};
use crate::on_both;
use crate::support::html::Form;
use crate::support::visitor::{Seen, Visitor};
use crate::support::world::World;

/// The students that can be ticked, as the page lists them.
fn ticks(seen: &Seen) -> Vec<String> {
    let inputs = seen.html.split("<input type=\"checkbox\" name=\"student\" value=\"").skip(1);
    inputs.filter_map(|rest| rest.split('"').next()).map(str::to_owned).collect()
}

/// The page of chosen students, as the ticks of the board would ask for it.
async fn chosen(visitor: &mut Visitor, period: PeriodId, plan: &str, students: &[String]) -> Seen {
    let ticked: Vec<String> = students.iter().map(|s| format!("&student={s}")).collect();
    visitor.open(&format!("/vfu/{period}/fordelning/valda?forslag={plan}{}", ticked.concat())).await
}

async fn board(visitor: &mut Visitor, period: PeriodId, plan: &str) -> Seen {
    visitor.open(&format!("/vfu/{period}/fordelning?forslag={plan}")).await
}

/// A place where all of them can go within the rules, with what would follow.
async fn way(visitor: &mut Visitor, page: &Seen) -> Seen {
    let question = asked(page).expect("a form that asks for the consequence");
    for to in places(page).into_iter().filter(|to| to != "ingen") {
        let shown = visitor.open(&address(&question.clone().with("till", &to))).await;
        if shown.says("Alla regler hålls.") && shown.html.contains("/flytta") {
            return shown;
        }
    }
    panic!("they can go nowhere together");
}

on_both!(students_are_locked_unlocked_and_moved_together);
async fn students_are_locked_unlocked_and_moved_together(world: &World) {
    let (mut karin, mut other, period) = example(world).await;
    let empty = karin.open(&format!("/vfu/{period}/fordelning")).await;
    let plan = computed(world, &mut karin, &empty.form("/fordelning/korning")).await;
    let before = everybody(&mut karin, &plan).await;
    // Those without a place stand first; the last ones have one, in a town with several units.
    let skelleftea = format!("/vfu/{period}/fordelning?forslag={plan}&kommun=2482");
    let listed = ticks(&karin.open(&skelleftea).await);
    assert!(listed.len() > 60, "only {}", listed.len());
    let students = listed[listed.len() - 3..].to_vec();

    let page = chosen(&mut karin, period, &plan, &students).await;
    page.must_be(200)
        .must_say("3 studenter är valda.")
        .must_say("3 låses där de är.")
        .must_say("Ingen av dem går att låsa upp.");
    let late = chosen(&mut other, period, &plan, &students).await;
    let locked = karin.submit(&page.form("/las")).await;
    locked.must_be(200).must_say("och 2 till är låsta").must_say("Senaste steget:");
    other.submit(&late.form("/las")).await.must_be(409).must_say("Någon hann före").must_say("3 studenter är valda.");

    let page = chosen(&mut karin, period, &plan, &students).await;
    page.must_say("3 låses upp.").must_say("Ingen av dem går att låsa.");
    let hindered = asked(&page).expect("a form that asks").with("till", "ingen");
    karin.open(&address(&hindered)).await.must_say("Därför flyttas ingen.").must_say("är låst. Lås upp först.");
    karin.submit(&page.form("/las-upp")).await.must_be(200).must_say("och 2 till är upplåsta");
    let back = board(&mut karin, period, &plan).await;
    karin.submit(&back.form("/angra")).await.must_be(200).must_say("Låsen för").must_say("är som förut.");
    chosen(&mut karin, period, &plan, &students).await.must_say("3 låses upp.");
    let back = board(&mut karin, period, &plan).await;
    karin.submit(&back.form("/angra")).await.must_be(200).must_say("Bevisat bäst.");

    let page = chosen(&mut karin, period, &plan, &students).await;
    page.must_say("3 låses där de är.");
    let shown = way(&mut karin, &page).await;
    assert_eq!(everybody(&mut karin, &plan).await, before, "looking changes nothing");
    let moved = karin.submit(&shown.form("/flytta")).await;
    moved.must_be(200).must_say("och låst där.").must_say("Flyttad för hand:");
    let after = everybody(&mut karin, &plan).await;
    let differ = before.lines().zip(after.lines()).filter(|(a, b)| a != b).count();
    assert!(differ >= 1, "somebody moved");
    karin.submit(&shown.form("/flytta").with("nyckel", "a-key-to-move-them-once-more")).await.must_be(409);
    assert_eq!(everybody(&mut karin, &plan).await, after);
    let undone = karin.submit(&moved.form("/angra")).await;
    undone.must_be(200).must_say("Flytten är ångrad.").must_say("Bevisat bäst.");
    assert_eq!(everybody(&mut karin, &plan).await, before, "the whole step is taken back");
    chosen(&mut karin, period, &plan, &students).await.must_say("3 låses där de är.");
}

on_both!(too_many_or_nobody_is_said);
async fn too_many_or_nobody_is_said(world: &World) {
    let (mut karin, _, period) = example(world).await;
    let empty = karin.open(&format!("/vfu/{period}/fordelning")).await;
    let plan = computed(world, &mut karin, &empty.form("/fordelning/korning")).await;
    let before = everybody(&mut karin, &plan).await;
    chosen(&mut karin, period, &plan, &[]).await.must_be(200).must_say("Välj studenter på fördelningstavlan först.");
    let listed = ticks(&board(&mut karin, period, &plan).await);
    let page = chosen(&mut karin, period, &plan, &listed[..51]).await;
    page.must_be(200).must_say("50 studenter är valda.").must_say("Välj högst 50 studenter åt gången.");
    let mut form = page.form("/las");
    form.fields.extend(listed[..51].iter().map(|s| ("student".to_owned(), s.clone())));
    karin.submit(&form).await.must_be(422).must_say("Välj högst 50 studenter åt gången.");
    // Fifty do not fit anywhere: all of them stay.
    let to = &places(&page)[0];
    let shown = karin.open(&address(&asked(&page).expect("a form that asks").with("till", to))).await;
    shown.must_be(200).must_say("Därför flyttas ingen.");
    let forced = Form { action: format!("/vfu/forslag/{plan}/flytta"), ..page.form("/las") };
    let forced = Form { fields: [forced.fields, vec![("till".to_owned(), to.clone())]].concat(), ..forced };
    let forced = forced.with("nyckel", "a-key-to-move-far-too-many");
    karin.submit(&forced).await.must_be(422).must_say("kan inte flytta dit.");
    assert_eq!(everybody(&mut karin, &plan).await, before);
    let nobody = Form { fields: page.form("/las").fields, ..page.form("/las") };
    let mut nobody = nobody.with("nyckel", "a-key-to-lock-nobody-at-all");
    nobody.fields.retain(|(name, _)| name != "student");
    karin.submit(&nobody).await.must_be(422).must_say("Välj minst en student.");
}

on_both!(twenty_steps_are_taken_back);
async fn twenty_steps_are_taken_back(world: &World) {
    let (mut karin, _, period) = example(world).await;
    let empty = karin.open(&format!("/vfu/{period}/fordelning")).await;
    let plan = computed(world, &mut karin, &empty.form("/fordelning/korning")).await;
    let before = everybody(&mut karin, &plan).await;
    let (_, mut seen) = movable(&mut karin, period, &plan).await;
    let question = asked(&seen).expect("a form that asks").with("till", &places(&seen)[0]);
    let shown = karin.open(&address(&question)).await;
    seen = karin.submit(&shown.form("/flytta")).await;
    for n in 1..20 {
        let form = if n % 2 == 1 { seen.form("/las-upp") } else { seen.form("/las") };
        seen = karin.submit(&form).await;
        seen.must_be(200);
    }
    seen.must_say("19 tidigare steg går också att ångra");
    for _ in 0..20 {
        seen = karin.submit(&seen.form("/angra")).await;
        seen.must_be(200);
    }
    seen.must_say("Flytten är ångrad.").must_say("Bevisat bäst.");
    assert!(!seen.html.contains("/angra"), "nothing is left to take back");
    assert_eq!(everybody(&mut karin, &plan).await, before);
}
