//! Rules as data: begun from an example, changed on a page and by a file, put in force, followed by a period, read by
//! students, and drawn by in a way that anybody can check.

use ::placements::ruleset;
use kernel::{OrganisationId, Role};

use crate::on_both;
use crate::support::example::computed;
use crate::support::html::{Form, forms};
use crate::support::visitor::{Seen, Visitor};
use crate::support::world::World;

async fn karin(world: &World) -> Visitor {
    world.signed_in("Karin Ahlgren", Role::PlacementCoordinator, OrganisationId::named("UMU")).await
}

/// The first form with an action that ends so.
fn form(seen: &Seen, end: &str) -> Form {
    let all = forms(&seen.html).into_iter().filter(|f| f.method == "post");
    all.into_iter().find(|f| f.action.ends_with(end)).unwrap_or_else(|| panic!("{} has no form to {end}", seen.at))
}

/// Begins from an example; gives the address of the draft.
async fn begin(visitor: &mut Visitor, example: &str) -> String {
    let new = visitor.open("/vfu/regler/ny").await;
    let seen = visitor.submit(&form(&new, "/regler/ny").with("example", example)).await;
    seen.must_be(200).must_say("finns nu som utkast");
    seen.at.split('?').next().unwrap_or("").to_owned()
}

/// Puts a draft in force.
async fn publish(visitor: &mut Visitor, draft: &str, day: &str) -> Seen {
    let page = visitor.open(draft).await;
    visitor.post(&form(&page, "/galler").with("day", day)).await
}

on_both!(rules_are_written_changed_and_put_in_force);
async fn rules_are_written_changed_and_put_in_force(world: &World) {
    let mut karin = karin(world).await;
    karin.open("/vfu/regler").await.must_be(200).must_say("Ni har inga regler än.");
    let draft = begin(&mut karin, "lu-teacher").await;
    let page = karin.open(&draft).await;
    page.must_say("Det här är ett utkast").must_say("högst 90 minuter").must_say("Inte angivet").must_say("UVET");
    let travel = karin.open(&format!("{draft}/regel/travel")).await;
    let edit = form(&travel, "/regel/travel");
    let wrong = karin.post(&edit.clone().with("number", "nittio minuter").with("what", "restidn")).await;
    wrong.must_be(422).must_say("Talet går inte att läsa").must_say("Ordet är inte känt").must_say("nittio minuter");
    let right = karin
        .submit(
            &form(&wrong, "/regel/travel").with("number", "at most 60 minute").with("what", "").with("force", "must"),
        )
        .await;
    right.must_be(200).must_say("Regeln travel är sparad.").must_say("högst 60 minuter");
    let late = karin.post(&edit.with("number", "at most 45 minute").with("nyckel", "another-key-of-this-form")).await;
    late.must_be(409).must_say("Någon annan har ändrat utkastet.");
    let new = karin.open(&format!("{draft}/regel/ny")).await;
    let added = form(&new, "/regel/ny").with("name", "lottning").with("about", "allocation").with("what", "lottery");
    karin.submit(&added).await.must_be(200).must_say("Regeln lottning är sparad.");
    let outside = karin.open(&format!("{draft}/regel/outside")).await;
    karin.submit(&form(&outside, "/ta-bort")).await.must_be(200).must_say("Regeln outside är borttagen.");

    karin.look(&draft.replace("/vfu", "")).await.must_be(404);
    publish(&mut karin, &draft, "18 januari").await.must_be(422).must_say("Skriv dagen som 2027-01-18.");
    publish(&mut karin, &draft, "2027-01-18").await.must_be(303);
    karin.open(&draft).await.must_say("kan inte ändras").must_say("Gör en ny version");
    let student = world.visitor().look(&draft.replace("/vfu", "")).await;
    student.must_be(200).must_say("högst 60 minuter").must_say("Källa").must_say("18 januari 2027");

    let page = karin.open(&draft).await;
    let second = karin.submit(&form(&page, "/ny-version")).await;
    second.must_be(200).must_say("Version 2 finns nu som utkast.");
    let second = second.at.split('?').next().unwrap_or("").to_owned();
    let file = karin.look(&format!("{second}/fil")).await;
    assert!(file.header("content-disposition").contains("lu-teacher-2.toml"), "{:?}", file.headers);
    let changed = file.html.replace("at most 60 minute", "at most 75 minute").replace("county Skåne", "county Skone");
    let upload = form(&karin.open(&second).await, "/fil");
    let refused = karin.post_file(&upload, "file", "regler.toml", changed.as_bytes()).await;
    refused.must_be(422).must_say("Filen lästes inte in.").must_say("Skone").must_say("Menade du Skåne");
    let upload = form(&karin.open(&second).await, "/fil");
    let good = changed.replace("Skone", "Skåne");
    karin.post_file(&upload, "file", "regler.toml", good.as_bytes()).await.must_be(303);
    let other = karin.open(&second).await.link("/jamfor");
    let compare = karin.open(&other).await;
    compare.must_be(200).must_say("högst 60 minuter").must_say("högst 75 minuter").must_say("En regel skiljer");
    publish(&mut karin, &second, "2027-01-01")
        .await
        .must_be(422)
        .must_say("En tidigare version gäller från en senare dag.");

    let mut other = world.signed_in("Otto Borg", Role::PlacementCoordinator, OrganisationId::named("MIUN")).await;
    other.look(&draft).await.must_be(404);
    other.look(&format!("{draft}/fil")).await.must_be(404);
}

on_both!(a_period_follows_its_rules);
async fn a_period_follows_its_rules(world: &World) {
    let cast = demo::fill(&world.house).await.expect("the example is written");
    let token = crate::support::people::sign_in_person(&world.house, &cast.coordinator).await;
    let mut karin = world.visitor().with_token(&token);
    let own = format!("/vfu/{}", cast.period);
    karin.open(&format!("{own}/regler")).await.must_be(200).must_say("Perioden följer inga regler som data");

    let draft = begin(&mut karin, "miun-nursing").await;
    let page = karin.open(&format!("{draft}/regel/area")).await;
    let area =
        form(&page, "/regel/area").with("where", "municipality Lycksele\nmunicipality Åsele\nmunicipality Dorotea");
    karin.submit(&area).await.must_be(200);
    let rules = draft.rsplit('/').next().expect("an id").to_owned();
    let page = karin.open(&format!("{own}/regler")).await;
    let tie = form(&page, "/regler");
    karin.post(&tie.clone().with("rules", &rules)).await.must_be(422).must_say("Välj regler som gäller.");
    publish(&mut karin, &draft, "2026-11-01").await.must_be(303);
    let page = karin.open(&format!("{own}/regler")).await;
    let tied = karin.submit(&form(&page, "/regler").with("rules", &rules)).await;
    tied.must_be(200).must_say("Perioden följer").must_say("Följs").must_say("Skäl för förtur");

    let reference = "s0001".to_owned();
    let page = karin.open(&format!("{own}/regler")).await;
    let ground = form(&page, "/skal").with("rule", "sole_custody");
    karin.post(&ground.clone().with("student", "finns inte")).await.must_be(422).must_say("Ingen student i perioden");
    karin
        .submit(&ground.with("student", &reference).with("nyckel", "a-key-of-its-own-for-this"))
        .await
        .must_be(200)
        .must_say("Skälet är sparat");

    let page = karin.open(&format!("{own}/lottning")).await;
    let drawn = karin.submit(&form(&page, "/lottning").with("seed", "17 42 3")).await;
    drawn.must_be(200).must_say("Lott 1 är dragen.").must_say("17 42 3");
    let list = karin.look(&drawn.link("/lottning/")).await;
    let published: Vec<(String, u32)> = list
        .html
        .lines()
        .map(|l| l.split_once(';').expect("rank and reference"))
        .map(|(rank, r)| (r.to_owned(), rank.parse().expect("a rank")))
        .collect();
    assert_eq!(published.iter().filter(|(_, rank)| *rank == 1).count(), 1, "one has shown a ground");
    let first = &ruleset::draw("17 42 3", &published)[0];
    assert_eq!(first.reference, reference, "the one with a ground comes first");
    drawn.must_say(&first.ticket[..12]);

    karin.open(&format!("{own}/installningar")).await.must_say("Det som reglerna säger om restid går före");
    let plan = computed(world, &mut karin, cast.period).await;
    plan.must_be(200).must_say("Så följer fördelningen reglerna").must_say("Följs").must_say("Bevisat bäst");
    let csv = karin.look(&format!("{}/export/csv", plan.at.split('?').next().unwrap_or(""))).await;
    let units: Vec<&str> =
        csv.html.lines().skip(1).filter_map(|l| l.split(';').nth(4)).filter(|u| !u.is_empty()).collect();
    assert!(!units.is_empty());
    let inside = |u: &&str| ["Lycksele", "Åsele", "Dorotea"].iter().any(|m| u.contains(m));
    assert!(units.iter().all(&inside), "everybody is within the area: {:?}", units.iter().find(|u| !inside(u)));

    let page = karin.open(&format!("{own}/regler")).await;
    karin.submit(&form(&page, "/skal/ta-bort")).await.must_be(200).must_say("Skälet är borttaget.");
    let page = karin.open(&format!("{own}/regler")).await;
    let none = karin.submit(&form(&page, "/regler").with("rules", "")).await;
    none.must_be(200).must_say("Perioden följer inga regler.");
    karin.open(plan.at.split('?').next().unwrap_or("")).await.must_say("har ändrats");
}
