//! A coordinator's period: created, fed by files and by hand, and seen by nobody whose it is not.

use ::placements::imports::apply;
use ::placements::store;
use kernel::{Actor, Assurance, CapacityId, OrganisationId, PeriodId, PersonId, Role, Scope, SessionId, UnitId};
use organisations::{Level, Unit};
use platform::files::{Limits, Sheet, read_csv};
use platform::import::Applied;
use platform::web::Ctx;

use crate::on_both;
use crate::support::html::Form;
use crate::support::visitor::{Seen, Visitor};
use crate::support::world::World;

const CANARY: &str = "Kanariefågel";
const HEAD: &str = "student_id;name;home_municipality;car;wish_1;protected\n";

fn coordinator() -> Actor {
    Actor {
        person: PersonId::named("Karin"),
        session: SessionId::named("story"),
        role: Role::PlacementCoordinator,
        organisation: OrganisationId::named("UMU"),
        assurance: Assurance { level: 2, multi_factor: true },
        name: "Karin".to_owned(),
    }
}

fn scope() -> Scope {
    coordinator().scope()
}

fn sheet(text: &str) -> Sheet {
    read_csv::parse("a.csv", text.as_bytes(), &Limits::DEFAULT).expect("a well-formed file")
}

async fn inside(world: &World) -> Ctx {
    Ctx::of_house(world.house.clone(), "story").await.expect("a transaction").acting_as(coordinator())
}

async fn unit(world: &World, name: &str) -> UnitId {
    let mut c = inside(world).await;
    let unit = Unit {
        id: c.ids.next(),
        organisation: OrganisationId::named("2463"),
        registered_by: OrganisationId::named("2463"),
        parent: None,
        level: Level::Unit,
        name: name.to_owned(),
        municipality: "2463".to_owned(),
        address: None,
        place: None,
        closed: None,
        version: 1,
    };
    organisations::store::units::save(&mut c.tx, std::slice::from_ref(&unit)).await.expect("the unit is saved");
    c.save().await.expect("it is durable");
    unit.id
}

async fn period(karin: &mut Visitor) -> PeriodId {
    let page = karin.open("/vfu").await;
    page.must_be(200).must_say("Du har ingen period än.");
    let form = karin.open("/vfu/ny").await.form("/vfu/ny");
    let wrong = form.clone().with("programme", "Socionom").with("first", "2027-01-18").with("last", "2027-01-10");
    karin
        .post(&wrong.with("place_types", "Äldreomsorg"))
        .await
        .must_be(422)
        .must_say("Sista dagen är före den första.");
    let form = karin.open("/vfu/ny").await.form("/vfu/ny");
    let right = form.with("programme", "Socionom").with("first", "2027-01-18").with("last", "2027-06-04");
    let seen = karin.submit(&right.with("place_types", "Äldreomsorg")).await;
    seen.must_be(200).must_say("Perioden Socionom är skapad.").must_say("Inga studenter är inlagda");
    let id = seen.at.split("/vfu/").nth(1).expect("the address of the period");
    PeriodId::parse(&id[..32]).expect("an id")
}

async fn read_students(world: &World, period: PeriodId, rows: &str) -> Applied {
    let mut c = inside(world).await;
    let file = sheet(&format!("{HEAD}{rows}"));
    let applied = apply::apply_students(&mut c, &period.to_string(), &file).await.expect("the file is read in");
    c.save().await.expect("it is durable");
    applied
}

async fn revision(world: &World, period: PeriodId) -> i64 {
    let mut c = inside(world).await;
    store::periods::find(&mut c.tx, scope(), period).await.expect("the period").revision
}

async fn holds(world: &World, period: PeriodId) -> usize {
    let mut c = inside(world).await;
    store::capacities::holds(&mut c.tx, scope(), period).await.expect("the reserved seats").len()
}

fn applied(new: usize, changed: usize, unchanged: usize, protected: usize) -> Applied {
    Applied { new, changed, unchanged, protected }
}

on_both!(a_file_read_twice_counts_once);
async fn a_file_read_twice_counts_once(world: &World) {
    unit(world, "Hemtjänst Norr").await;
    let mut karin = world.signed_in("Karin Ahlgren", Role::PlacementCoordinator, OrganisationId::named("UMU")).await;
    let period = period(&mut karin).await;
    let rows =
        format!("s1;Elin Ek;Åsele;nej;Hemtjänst Norr;nej\ns2;{CANARY};Åsele;nej;;ja\ns3;Omar Öst;Dorotea;ja;;nej\n");
    assert_eq!(read_students(world, period, &rows).await, applied(2, 0, 0, 1));
    let after = revision(world, period).await;
    assert_eq!(read_students(world, period, &rows).await, applied(0, 0, 2, 1));
    assert_eq!((revision(world, period).await, holds(world, period).await), (after, 1));
    let list = karin.open(&format!("/vfu/{period}/studenter")).await;
    list.must_say("Elin Ek").must_say("2 studenter ska ha plats");
    assert!(!list.html.contains(CANARY) && !list.html.contains("s2"));
    // The mark comes later, and in another file without it the person stays apart.
    let marked = "s3;Omar Öst;Dorotea;ja;;ja\n";
    assert_eq!(read_students(world, period, marked).await, applied(0, 0, 0, 1));
    assert_eq!(holds(world, period).await, 2);
    assert_eq!(read_students(world, period, "s3;Omar Öst;Dorotea;ja;;nej\n").await, applied(0, 0, 0, 1));
    let list = karin.open(&format!("/vfu/{period}/studenter")).await;
    assert!(!list.html.contains("Omar") && holds(world, period).await == 2);
}

on_both!(two_coordinators_change_the_same);
async fn two_coordinators_change_the_same(world: &World) {
    unit(world, "Hemtjänst Norr").await;
    let umu = OrganisationId::named("UMU");
    let mut karin = world.signed_in("Karin Ahlgren", Role::PlacementCoordinator, umu).await;
    let mut lennart = world.signed_in("Lennart Hedlund", Role::PlacementCoordinator, umu).await;
    let period = period(&mut karin).await;
    let add = karin.open(&format!("/vfu/{period}/platser/ny?sok=hemtj")).await;
    let add = to_add(&add);
    karin.submit(&add.with("seats", "4")).await.must_be(200).must_say("Hemtjänst Norr, Åsele: 4 platser är tillagda.");
    let group = group(&mut karin, period).await;
    let action = group.rsplit('/').next().expect("an id").to_owned();
    let (first, second) = (karin.open(&group).await.form(&action), lennart.open(&group).await.form(&action));
    karin.submit(&first.with("seats", "5")).await.must_say("ändrade från 4 till 5");
    let lost = lennart.post(&second.with("seats", "3")).await;
    lost.must_be(409).must_say("Någon hann före.").must_say("Gäller nu").must_say("Du skrev");
    lennart.submit(&lost.form(&action).with("seats", "3")).await.must_be(200).must_say("från 5 till 3");

    reserve(world, period, &action).await;
    let form = karin.open(&group).await.form(&action);
    karin
        .post(&form.with("seats", "0"))
        .await
        .must_be(422)
        .must_say("1 platser är upptagna: 0 placerade och 1 reserverade");

    let settings = format!("/vfu/{period}/installningar");
    let (first, second) =
        (karin.open(&settings).await.form("/installningar"), lennart.open(&settings).await.form("/installningar"));
    karin.submit(&first.with("limit_minutes", "60")).await.must_say("Inställningarna är sparade");
    lennart.post(&second.with("limit_minutes", "75")).await.must_be(409).must_say("60").must_say("75");
}

/// The form that adds seats; the page has another one, to search.
fn to_add(page: &Seen) -> Form {
    let forms = crate::support::html::forms(&page.html);
    forms.into_iter().find(|f| f.action.ends_with("/ny") && f.method == "post").expect("a form that adds seats")
}

async fn group(karin: &mut Visitor, period: PeriodId) -> String {
    let page = karin.open(&format!("/vfu/{period}/platser")).await;
    let links = crate::support::html::links(&page.html);
    let group = links.into_iter().find(|l| l.contains("/platser/") && !l.ends_with("/ny"));
    group.expect("a group of seats")
}

async fn reserve(world: &World, period: PeriodId, capacity: &str) {
    let mut c = inside(world).await;
    let (id, at) = (c.ids.next(), CapacityId::parse(capacity).expect("an id"));
    store::capacities::hold(&mut c.tx, scope(), period, id, Some(at)).await.expect("a seat is reserved");
    c.save().await.expect("it is durable");
}

on_both!(nobody_else_finds_a_period);
async fn nobody_else_finds_a_period(world: &World) {
    unit(world, "Hemtjänst Norr").await;
    let mut karin = world.signed_in("Karin Ahlgren", Role::PlacementCoordinator, OrganisationId::named("UMU")).await;
    let period = period(&mut karin).await;
    read_students(world, period, "s1;Elin Ek;Åsele;nej;;nej\n").await;
    let add = karin.open(&format!("/vfu/{period}/platser/ny?sok=hemtj")).await;
    let add = to_add(&add);
    karin.submit(&add.with("seats", "4")).await.must_be(200);
    let group = group(&mut karin, period).await;
    let student = karin.open(&format!("/vfu/{period}/studenter")).await.link("/studenter/");
    karin.open(&student).await.must_be(200).must_say("Elin Ek");
    karin.open(&group).await.must_be(200);

    let mut other = world.signed_in("Otto Borg", Role::PlacementCoordinator, OrganisationId::named("MIUN")).await;
    let own = format!("/vfu/{period}");
    for path in [
        own.clone(),
        format!("{own}/studenter"),
        format!("{own}/platser"),
        format!("{own}/installningar"),
        group,
        student,
    ] {
        let seen = other.look(&path).await;
        seen.must_be(404);
        assert!(!seen.html.contains("Elin"), "{path}");
    }
    let mut jonas = world.signed_in("Jonas Marklund", Role::MunicipalCoordinator, OrganisationId::named("2463")).await;
    let places = jonas.open("/kommun").await;
    places.must_be(200).must_say("Ni har erbjudit 4 platser.").must_say("Ingen är placerad här än.");
    assert!(!places.html.contains("Elin"));
    jonas.look(&own).await.must_be(404);
    let mut anna = world.signed_in("Anna Holm", Role::UnitManager, OrganisationId::named("2425")).await;
    anna.open("/kommun").await.must_be(200).must_say("Ni har inga platser");
}
