//! From forecast to answered order: the HEI asks, hosts answer by page, by link and by file, the silent one is reminded.

use kernel::{FunctionId, OrganisationId, Role, Span, UnitId};
use organisations::{Function, Holder, Level, Unit};
use platform::web::Ctx;

use crate::on_both;
use crate::support::html::{Form, links};
use crate::support::visitor::{Seen, Visitor};
use crate::support::world::World;

const SORSELE: &str = "2422";
const STORUMAN: &str = "2421";
const DOROTEA: &str = "2425";
const SOCIAL: &str = "Socialt arbete";
const SCHOOL: &str = "Skola";
const DAY: i64 = 24 * 3600;

fn host(code: &str) -> OrganisationId {
    OrganisationId::named(code)
}

fn unit_id(code: &str, name: &str) -> UnitId {
    UnitId::named(&format!("{code}/{name}"))
}

async fn units(world: &World, all: &[(&str, &str)]) {
    let mut c = Ctx::of_house(world.house.clone(), "story").await.expect("a transaction");
    let rows: Vec<Unit> = all
        .iter()
        .map(|(code, name)| Unit {
            id: unit_id(code, name),
            organisation: host(code),
            registered_by: host(code),
            parent: None,
            level: Level::Unit,
            name: (*name).to_owned(),
            municipality: (*code).to_owned(),
            address: None,
            place: None,
            closed: None,
            version: 1,
        })
        .collect();
    organisations::store::units::save(&mut c.tx, &rows).await.expect("the units are saved");
    c.save().await.expect("it is durable");
}

async fn manages(world: &World, name: &str, code: &str, unit: &str) {
    let mut c = Ctx::of_house(world.house.clone(), "story").await.expect("a transaction");
    let today = c.today();
    let members = people::members_of(&mut c.tx, host(code), today).await.expect("members");
    let person = members.iter().find(|m| m.person.name == name).expect("the manager").person.id;
    let function = Function {
        id: FunctionId::named(unit),
        organisation: host(code),
        unit: Some(unit_id(code, unit)),
        title: "Enhetschef".to_owned(),
        email: None,
        phone: None,
        holders: vec![Holder { person, span: Span { first: today, last: None } }],
        taken_over_by: None,
        version: 1,
    };
    organisations::store::functions::save(&mut c.tx, &function).await.expect("the function is saved");
    c.save().await.expect("it is durable");
}

async fn period(karin: &mut Visitor, term: &str, first: &str, last: &str) -> String {
    let form = karin.open("/vfu/ny").await.form("/vfu/ny").with("programme", "Socionom, termin 5");
    let form = form
        .with("term", term)
        .with("first", first)
        .with("last", last)
        .with("place_types", &format!("{SCHOOL}\n{SOCIAL}"));
    let seen = karin.submit(&form.with("copy_from", "")).await;
    seen.must_be(200).must_say("är skapad");
    seen.at.split("/vfu/").nth(1).expect("the address of the period")[..32].to_owned()
}

/// The field of the matrix for a host and a type; types stand as the period has them.
fn cell(code: &str, kind: &str) -> String {
    format!("n-{}-{}", host(code), usize::from(kind == SOCIAL))
}

async fn matrix(karin: &mut Visitor, period: &str, query: &str) -> Form {
    let form = karin.open(&format!("/vfu/{period}/bestallning{query}")).await.form("/bestallning");
    let mut form = form;
    for code in [SORSELE, STORUMAN, DOROTEA] {
        form = form.with(&format!("email-{}", host(code)), &format!("vfu-{code}@example.org"));
    }
    form
}

/// An order of 2 to Sorsele, 3 to Storuman and 3 to Dorotea, sent.
async fn ordered(karin: &mut Visitor, period: &str) -> Seen {
    let form = matrix(karin, period, "").await;
    let form =
        form.with(&cell(SORSELE, SOCIAL), "2").with(&cell(STORUMAN, SOCIAL), "3").with(&cell(DOROTEA, SOCIAL), "3");
    let sent = karin.submit(&form.with("gor", "skicka")).await;
    sent.must_be(200).must_say("Beställningen är klar för 3 mottagare.").must_say("3 mejl väntar");
    sent
}

/// The links that stand in the mails, by the host that the mail is to.
fn link_to(outbox: &Seen, name: &str) -> String {
    let section =
        outbox.html.split("<section>").find(|s| s.contains(&format!("<h2>{name}"))).expect("a mail to the host");
    let link = section.split("/s/").nth(1).expect("a link in the mail");
    format!("/s/{}", &link[..43])
}

fn field(code: &str, unit: &str, at: usize) -> String {
    format!("n-{}-{at}", unit_id(code, unit))
}

async fn region(world: &World) -> (Visitor, String) {
    units(
        world,
        &[
            (SORSELE, "Hemsjukvården"),
            (STORUMAN, "Familjeenheten"),
            (STORUMAN, "Centralskolan"),
            (DOROTEA, "Familjeenheten"),
            (DOROTEA, "Stödet"),
        ],
    )
    .await;
    let mut karin = world.signed_in("Karin Ahlgren", Role::PlacementCoordinator, host("UMU")).await;
    let period = period(&mut karin, "vt2027", "2027-01-18", "2027-03-26").await;
    (karin, period)
}

on_both!(a_round_from_order_to_seats);
async fn a_round_from_order_to_seats(world: &World) {
    let (mut karin, period) = region(world).await;
    // Dorotea has said once what it can take.
    let mut doris = world.signed_in("Doris Ek", Role::MunicipalCoordinator, host(DOROTEA)).await;
    let unit = format!("/kommun/kapacitet/{}", unit_id(DOROTEA, "Familjeenheten"));
    let say = doris.open(&unit).await.form(&unit);
    doris
        .post(&say.clone().with("place_type", SOCIAL).with("seats", "0"))
        .await
        .must_be(422)
        .must_say("Säg varför ingen");
    let said = doris.submit(&say.with("place_type", SOCIAL).with("seats", "2").with("demands", "Körkort")).await;
    said.must_be(200).must_say("2 platser är sparade").must_say("Körkort");

    karin.open(&format!("/vfu/{period}/bestallning")).await.must_say("kan 2").must_say("Räcker beställningen?");
    let wrong = matrix(&mut karin, &period, "").await.with(&cell(SORSELE, SOCIAL), "två");
    karin.post(&wrong.with("gor", "skicka")).await.must_be(422).must_say("Skriv hela tal");
    let none = matrix(&mut karin, &period, "").await;
    karin.post(&none.with("gor", "skicka")).await.must_be(422).must_say("Inget är skickat.");
    let outbox = ordered(&mut karin, &period).await;
    outbox.must_say("vfu-2422@example.org").must_say("Svara senast 4 december 2026");

    // Dorotea answers on the page: one from what it has said, one more on top, and is told so.
    let inbox = doris.open("/kommun").await;
    inbox.must_say("3 platser. Svara senast 4 december 2026.").must_say("Umeå universitet");
    let page = doris.open(&inbox.link("/kommun/platser/")).await;
    page.must_say("Enheten har sagt 2.");
    let id = page.at.rsplit('/').next().expect("an id").to_owned();
    assert_eq!(page.form(&id).value(&field(DOROTEA, "Familjeenheten", 0)), Some("2"));
    let answer = page.form(&id).with(&field(DOROTEA, "Familjeenheten", 0), "3");
    let sent = doris.submit(&answer).await;
    sent.must_be(200)
        .must_say("Svaret är skickat: 3 platser, 3 beställda.")
        .must_say("Familjeenheten, Socialt arbete: 3 mot 2.");

    // Storuman answers by its link, without a login, and offers two of a type that nobody asked for.
    let link = link_to(&outbox, "Storuman");
    let mut holder = world.visitor();
    let form = holder.open(&link).await;
    form.must_be(200).must_say("frågar efter 3 platser");
    assert_eq!(form.header("cache-control"), "no-store");
    let token = link.rsplit('/').next().expect("a token").to_owned();
    let answer = form
        .form(&token)
        .with(&field(STORUMAN, "Familjeenheten", 0), "3")
        .with(&field(STORUMAN, "Centralskolan", 1), "2");
    holder.submit(&answer).await.must_be(200).must_say("Svaret är skickat: 5 platser, 3 beställda.");

    let answers = karin.open(&format!("/vfu/{period}/svar")).await;
    answers
        .must_say("2 av 3 har svarat. 8 av 8 platser är erbjudna.")
        .must_say("2 oombedda")
        .must_say("2 svar väntar på dig");
    let order = karin.open(&format!("/vfu/{period}/bestallning/{id}")).await;
    order.must_say("Doris Ek").must_say("Familjeenheten");
    karin.submit(&answers.form("/svar/ta-emot")).await.must_be(200).must_say("2 svar är mottagna. 8 platser gäller.");
    karin.open(&format!("/vfu/{period}/platser")).await.must_say("8 platser i 3 grupper.");

    // Sorsele is silent. Nobody is reminded too soon, then the one who has not been there is, and only once.
    let outbox = karin.open(&format!("/vfu/{period}/utskick")).await;
    assert!(!outbox.says("Skriv påminnelser"));
    world.wait_seconds(11 * DAY);
    let mut karin = world.signed_in("Karin Ahlgren", Role::PlacementCoordinator, host("UMU")).await;
    let outbox = karin.open(&format!("/vfu/{period}/utskick")).await;
    outbox.must_say("1 mottagare behöver ett nytt mejl: Sorsele.");
    let written = karin.submit(&outbox.form("/paminn")).await;
    written.must_say("1 mejl är skrivet.").must_say("Påminnelse: VFU-platser till Umeå universitet");
    assert!(!written.says("Skriv påminnelser"));
    // After the last day the answer is saved, and marked.
    world.wait_seconds(3 * DAY);
    let link = link_to(&written, "Sorsele");
    let mut late = world.visitor();
    let form = late.open(&link).await;
    form.must_say("Sista dag var 4 december 2026. Svara ändå");
    let cannot = form.form(link.rsplit('/').next().expect("a token"));
    late.post(&cannot).await.must_be(422).must_say("Säg varför ingen kan tas emot.");
    late.submit(&cannot.with("reason", "no_supervisor").with("nyckel", &"0".repeat(32)))
        .await
        .must_say("märkt som sent");
    let mut karin = world.signed_in("Karin Ahlgren", Role::PlacementCoordinator, host("UMU")).await;
    karin.open(&format!("/vfu/{period}/svar")).await.must_say("3 av 3 har svarat.").must_say("Kan inte");
    karin.open("/vfu").await.must_say("3 av 3 har svarat. 8 av 8 platser är erbjudna.");
}

on_both!(next_term_begins_with_this_one);
async fn next_term_begins_with_this_one(world: &World) {
    let (mut karin, period) = region(world).await;
    let outbox = ordered(&mut karin, &period).await;
    let link = link_to(&outbox, "Dorotea");
    let mut holder = world.visitor();
    let form = holder.open(&link).await.form(link.rsplit('/').next().expect("a token"));
    holder.submit(&form.with(&field(DOROTEA, "Stödet", 0), "3")).await.must_say("3 platser");
    let next = self::period(&mut karin, "ht2027", "2027-08-30", "2027-10-29").await;
    let form = karin.open(&format!("/vfu/{next}/bestallning")).await;
    form.must_say("Siffrorna är kopierade från Socionom, termin 5, våren 2027");
    let form = form.form("/bestallning");
    assert_eq!(form.value(&cell(STORUMAN, SOCIAL)), Some("3"));
    // Copy, send: two steps from the list of periods.
    karin.submit(&form.with("gor", "skicka")).await.must_be(200).must_say("klar för 3 mottagare");
    let mut doris = world.signed_in("Doris Ek", Role::MunicipalCoordinator, host(DOROTEA)).await;
    let order = order_of(&mut doris, "hösten 2027").await;
    let page = doris.open(&order).await;
    page.must_say("Som förra perioden.");
    assert_eq!(page.form(order.rsplit('/').next().expect("an id")).value(&field(DOROTEA, "Stödet", 0)), Some("3"));
}

async fn order_of(visitor: &mut Visitor, words: &str) -> String {
    let inbox = visitor.open("/kommun").await;
    for link in links(&inbox.html).into_iter().filter(|l| l.starts_with("/kommun/platser/")) {
        if visitor.open(&link).await.says(words) {
            return link;
        }
    }
    panic!("no order of {words}:\n{}", inbox.words());
}

on_both!(links_open_one_order_until_they_end);
async fn links_open_one_order_until_they_end(world: &World) {
    let (mut karin, period) = region(world).await;
    let outbox = ordered(&mut karin, &period).await;
    let (dorotea, sorsele) = (link_to(&outbox, "Dorotea"), link_to(&outbox, "Sorsele"));
    let mut holder = world.visitor();
    let page = holder.open(&dorotea).await;
    page.must_be(200);
    assert!(!page.says("Hemsjukvården") && !page.html.contains("vfu-2422"), "nothing of another host");
    holder.look(&dorotea.replace("/s/", "/s/x")).await.must_be(404);
    // Numbers of another host's unit that are smuggled in count for nothing.
    let form = page.form(dorotea.rsplit('/').next().expect("a token"));
    let smuggled = form.with(&field(SORSELE, "Hemsjukvården", 0), "9").with(&field(DOROTEA, "Stödet", 0), "1");
    holder.submit(&smuggled).await.must_say("Svaret är skickat: 1 platser");
    // Two answer at once: the second sees what stands now.
    let (first, second) = (holder.open(&dorotea).await, holder.open(&dorotea).await);
    let token = dorotea.rsplit('/').next().expect("a token");
    holder.submit(&first.form(token).with(&field(DOROTEA, "Stödet", 0), "2")).await.must_say("2 platser");
    holder
        .post(&second.form(token).with(&field(DOROTEA, "Stödet", 0), "3"))
        .await
        .must_be(409)
        .must_say("Någon hann före");
    // Once it is sent, the outbox forgets it; once it is taken back, it opens nothing.
    let mark = outbox.html.split("<section>").find(|s| s.contains(sorsele.as_str())).expect("Sorsele's mail");
    let action = mark.split("action=\"").nth(1).expect("a form").split('"').next().expect("its action").to_owned();
    let form = outbox.form(action.rsplit_once("/utskick").expect("an action").1);
    let noted = karin.submit(&form).await;
    noted.must_say("Länken visas inte mer här.");
    assert!(!noted.html.contains(sorsele.as_str()));
    let orders = karin.open(&format!("/vfu/{period}/svar")).await;
    let order = links(&orders.html);
    let mut revoked = 0;
    for link in order.iter().filter(|l| l.contains("/bestallning/")) {
        let page = karin.open(link).await;
        if page.says("Sorsele") {
            karin.submit(&page.form("/aterkalla")).await.must_say("1 länk är återkallad.");
            revoked += 1;
        }
    }
    assert_eq!(revoked, 1);
    holder.look(&sorsele).await.must_be(404);
    // An ended link asks for a new one, and the coordinator is told.
    world.wait_seconds(40 * DAY);
    let ended = holder.open(&dorotea).await;
    ended.must_be(200).must_say("Länken gäller inte längre");
    holder.submit(&ended.form("/ny-lank")).await.must_say("Lärosätet har fått veta");
    let mut karin = world.signed_in("Karin Ahlgren", Role::PlacementCoordinator, host("UMU")).await;
    let outbox = karin.open(&format!("/vfu/{period}/utskick")).await;
    outbox.must_say("Dorotea");
    let written = karin.submit(&outbox.form("/paminn")).await;
    world.visitor().open(&link_to(&written, "Dorotea")).await.must_be(200).must_say("Ni har svarat: 2 platser");
}

on_both!(a_file_is_an_answer);
async fn a_file_is_an_answer(world: &World) {
    let (mut karin, period) = region(world).await;
    ordered(&mut karin, &period).await;
    let mut doris = world.signed_in("Doris Ek", Role::MunicipalCoordinator, host(DOROTEA)).await;
    let order = order_of(&mut doris, "våren 2027").await;
    let file = doris.open(&format!("{order}/mall/csv")).await;
    file.must_be(200);
    assert!(file.html.contains("Familjeenheten;Socialt arbete;0"), "{}", file.html);
    assert!(doris.open(&format!("{order}/mall/xlsx")).await.bytes.starts_with(b"PK"));
    let filled = file.html.replacen("Familjeenheten;Socialt arbete;0", "Familjeenheten;Socialt arbete;2", 1);
    // It came back by mail: the HEI reads it in.
    let id = order.rsplit('/').next().expect("an id");
    let target = format!("/admin/import/answers?target={id}");
    let upload = karin.open(&target).await.form("/admin/import/answers").with("target", id);
    let review = karin.upload(&upload, "file", "svar.csv", filled.as_bytes()).await;
    review.must_be(200).must_say("Dorotea");
    karin.submit(&review.form("/las-in")).await.must_be(200).must_say("Inläst: 2 nya");
    karin.open(&format!("/vfu/{period}/bestallning/{id}")).await.must_say("Erbjuder en del").must_say("Karin Ahlgren");
    doris.open(&order).await.must_say("Ni har svarat: 2 platser, 3 beställda.");
    // The same file changes nothing.
    let upload = doris.open(&target).await.form("/admin/import/answers").with("target", id);
    let again = doris.upload(&upload, "file", "svar.csv", filled.as_bytes()).await;
    again.must_be(200);
    assert!(
        !again.html.contains("/las-in\"") || again.says("2 oförändrade") || again.says("finns redan"),
        "{}",
        again.words()
    );
}

on_both!(a_manager_answers_for_the_own_unit_and_others_see_nothing);
async fn a_manager_answers_for_the_own_unit_and_others_see_nothing(world: &World) {
    let (mut karin, period) = region(world).await;
    ordered(&mut karin, &period).await;
    let mut doris = world.signed_in("Doris Ek", Role::MunicipalCoordinator, host(DOROTEA)).await;
    let order = order_of(&mut doris, "våren 2027").await;
    let id = order.rsplit('/').next().expect("an id").to_owned();
    let form = doris.open(&order).await.form(&id);
    doris
        .submit(&form.with(&field(DOROTEA, "Familjeenheten", 0), "1").with(&field(DOROTEA, "Stödet", 0), "1"))
        .await
        .must_say("2 platser");
    let mut ulla = world.signed_in("Ulla Ström", Role::UnitManager, host(DOROTEA)).await;
    ulla.open(&order).await.must_say("Du svarar inte för någon enhet");
    manages(world, "Ulla Ström", DOROTEA, "Stödet").await;
    let page = ulla.open(&order).await;
    assert!(page.says("Stödet") && !page.says("Familjeenheten"));
    ulla.submit(&page.form(&id).with(&field(DOROTEA, "Stödet", 0), "2")).await.must_say("Svaret är skickat: 3 platser");
    ulla.look(&format!("/kommun/kapacitet/{}", unit_id(DOROTEA, "Familjeenheten"))).await.must_be(404);
    ulla.open("/kommun/kapacitet").await.must_say("Stödet");

    let mut storuman = world.signed_in("Stig Öst", Role::MunicipalCoordinator, host(STORUMAN)).await;
    storuman.look(&order).await.must_be(404);
    let mut other = world.signed_in("Otto Borg", Role::PlacementCoordinator, host("MIUN")).await;
    for path in ["bestallning", "svar", "utskick", &format!("bestallning/{id}")] {
        other.look(&format!("/vfu/{period}/{path}")).await.must_be(404);
    }
}

on_both!(a_forecast_meets_standing_capacity_and_the_host_sees_it);
async fn a_forecast_meets_standing_capacity_and_the_host_sees_it(world: &World) {
    let (mut karin, period) = region(world).await;
    let mut doris = world.signed_in("Doris Ek", Role::MunicipalCoordinator, host(DOROTEA)).await;
    let unit = format!("/kommun/kapacitet/{}", unit_id(DOROTEA, "Stödet"));
    let say = doris.open(&unit).await.form(&unit).with("place_type", SOCIAL).with("seats", "3");
    doris.submit(&say).await.must_say("3 platser är sparade");
    let page = karin.open(&format!("/vfu/prognos?period={period}&typ=Socialt%20arbete")).await;
    page.must_say("kan 3").must_say("0 behövs, 3 är sagda");
    let form = form_to_save(&page);
    let name = format!("n-{}-vt2028", host(DOROTEA));
    karin.post(&form.clone().with(&name, "-1")).await.must_be(422).must_say("Skriv hela tal");
    karin.submit(&form.clone().with(&name, "4")).await.must_say("1 tal är ändrat").must_say("4 behövs, 3 är sagda");
    let other = form.with(&name, "5").with("nyckel", &"1".repeat(32));
    karin.post(&other).await.must_be(409).must_say("Någon hann före");
    doris.open("/kommun").await.must_say("Vad väntar?").must_say("våren 2028").must_say("Umeå universitet");
}

/// The form that saves the forecast; the page has another one, to choose.
fn form_to_save(page: &Seen) -> Form {
    let forms = crate::support::html::forms(&page.html);
    forms.into_iter().find(|f| f.action == "/vfu/prognos" && f.method == "post").expect("a form that saves")
}
