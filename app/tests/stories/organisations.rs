//! Organisations over HTTP: found by anybody, kept by their own, and nobody else's.

use kernel::{OrganisationId, Role};

use crate::on_both;
use crate::support::world::World;

on_both!(anybody_finds_a_municipality_and_says_that_it_helped);
async fn anybody_finds_a_municipality_and_says_that_it_helped(world: &World) {
    let mut anybody = world.visitor();
    let start = anybody.open("/").await;
    let page = anybody.submit(&start.form("/").with("ort", "Dorotea")).await;
    page.must_be(200)
        .must_say("Västerbottens län")
        .must_say("genomläst 25 november 2026")
        .must_say("Var informationen");
    assert_eq!(page.at.split('?').next(), Some("/organisationer/2425"));
    let thanks = anybody.submit(&page.form("/hjalpte-det").with("svar", "ja")).await;
    thanks.must_be(200).must_say("Tack. Ditt svar är räknat.");
    assert_eq!(thanks.at.split('?').next(), Some("/organisationer/2425"));
    anybody.open("/?ort=Qwxzyt").await.must_be(200).must_say("Ingen ort heter");
    anybody.open("/en/organisationer?typ=hei").await.must_be(200).must_say("41 universities");
    anybody.open("/organisationer/finns-inte").await.must_be(404);
}

on_both!(a_keeper_adds_changes_and_closes_a_unit);
async fn a_keeper_adds_changes_and_closes_a_unit(world: &World) {
    let lycksele = OrganisationId::named("2481");
    let mut jonas = world.signed_in("Jonas Ek", Role::MunicipalCoordinator, lycksele).await;
    let new = jonas.open("/admin/enheter/ny").await;
    let form = new.form("/admin/enheter/ny");
    let refused = jonas.post(&form.clone().with("name", "Ekgården")).await;
    refused.must_be(422).must_say("Ingen kommun heter");
    let done = jonas
        .submit(&form.with("name", "Ekgården").with("municipality", "Lycksele").with("address", "Storgatan 1"))
        .await;
    done.must_be(200).must_say("Ekgården är tillagd.");
    let unit = done.html.split("Ekgården</a>").next().and_then(|before| before.rsplit("/admin/enheter/").next());
    let unit = unit.and_then(|rest| rest.get(..32)).expect("a link to the unit").to_owned();

    // Everybody sees it, the street address only those who are signed in.
    let mut anybody = world.visitor();
    let page = anybody.open(&format!("/enheter/{unit}")).await;
    page.must_be(200).must_say("Ekgården");
    assert!(!page.says("Storgatan"));
    jonas.open(&format!("/enheter/{unit}")).await.must_say("Storgatan 1");

    // Two change it at once: the second sees what holds now, and loses nothing of what was written.
    let edit = jonas.open(&format!("/admin/enheter/{unit}")).await.form(&unit);
    let late = jonas.open(&format!("/admin/enheter/{unit}")).await.form(&unit);
    jonas.submit(&edit.with("name", "Ekgården södra")).await.must_say("Ekgården södra är sparad.");
    let conflict = jonas.post(&late.with("name", "Ekgården norra")).await;
    conflict.must_be(409).must_say("Ekgården södra").must_say("Ekgården norra");

    // Another municipality's coordinator finds nothing there.
    let mut other = world.signed_in("Per Ås", Role::MunicipalCoordinator, OrganisationId::named("2463")).await;
    other.open(&format!("/admin/enheter/{unit}")).await.must_be(404);

    let close = jonas.open(&format!("/admin/enheter/{unit}")).await.form("/stang");
    jonas.submit(&close.with("last", "2026-11-21")).await.must_say("stänger");
    anybody.open(&format!("/enheter/{unit}")).await.must_say("stängd sedan");
}

on_both!(a_function_answers_also_when_its_holder_leaves);
async fn a_function_answers_also_when_its_holder_leaves(world: &World) {
    let lycksele = OrganisationId::named("2481");
    let mut jonas = world.signed_in("Jonas Ek", Role::MunicipalCoordinator, lycksele).await;
    let add = async |jonas: &mut crate::support::visitor::Visitor, title: &str| {
        let form = jonas.open("/admin/funktioner/ny").await.form("/admin/funktioner/ny");
        let mail = format!("{}@lycksele.example", title.to_lowercase());
        let done = jonas.submit(&form.with("title", title).with("email", &mail)).await;
        done.must_be(200).must_say("är tillagd");
        done.at.split(['?', '#']).next().unwrap_or_default().to_owned()
    };
    let stand_in = add(&mut jonas, "Kommunsamordnare").await;
    let function = add(&mut jonas, "VFU-samordnare").await;
    for at in [&function, &stand_in] {
        let page = jonas.open(at).await;
        let me = page
            .html
            .split("Jonas Ek</option>")
            .next()
            .and_then(|b| b.rsplit("value=\"").next())
            .and_then(|v| v.get(..32));
        let me = me.expect("Jonas is among the members").to_owned();
        let form = page.form("/tillsatt").with("person", &me).with("first", "2026-11-01");
        jonas.submit(&form).await.must_be(200).must_say("är tillsatt");
    }
    let mut anybody = world.visitor();
    let page = anybody.open("/organisationer/2481").await;
    page.must_say("VFU-samordnare").must_say("Tillsatt").must_say("vfu-samordnare@lycksele.example");
    assert!(!page.says("Jonas Ek"), "a holder's name is for those who are signed in");
    jonas.open("/organisationer/2481").await.must_say("Jonas Ek");

    let page = jonas.open(&function).await;
    let stand_in_id = stand_in.rsplit('/').next().unwrap_or_default();
    let change = page.form(function.rsplit('/').next().unwrap_or_default()).with("taken_over_by", stand_in_id);
    jonas.submit(&change).await.must_be(200).must_say("är sparad");
    let leave = jonas.open(&function).await.form("/lamna").with("last", "2026-11-21");
    jonas.submit(&leave).await.must_be(200).must_say("blir vakant");
    anybody
        .open("/organisationer/2481")
        .await
        .must_say("Vakant sedan 2026-11-21")
        .must_say("Kommunsamordnare svarar under tiden");
}

on_both!(an_organisation_states_a_travel_time_and_takes_it_back);
async fn an_organisation_states_a_travel_time_and_takes_it_back(world: &World) {
    let mut karin = world.signed_in("Karin Öst", Role::PlacementCoordinator, OrganisationId::named("UMU")).await;
    let page = karin.open("/admin/restider").await;
    let form =
        page.form("/undantag").with("from", "Åsele").with("to", "Dorotea").with("mode", "car").with("minutes", "52");
    karin.submit(&form).await.must_be(200).must_say("52 min, åt båda hållen").must_say("Åsele – Dorotea");
    let back = karin.open("/admin/restider").await.form("/undantag");
    let form = back.with("from", "Dorotea").with("to", "Åsele").with("mode", "car").with("minutes", "55");
    let page = karin.submit(&form).await;
    page.must_be(200).must_say("55 min");
    assert!(!page.says("52 min"), "the same pair the other way round is the same word");
    karin.submit(&page.form("/ta-bort")).await.must_be(200).must_say("Restiden är borttagen");
    let form = karin.open("/admin/restider").await.form("/admin/restider").with("detour", "9");
    karin.post(&form).await.must_be(422).must_say("utanför det som är rimligt");
    let form = karin.open("/admin/restider").await.form("/admin/restider").with("detour", "1,4");
    karin.submit(&form).await.must_be(200).must_say("Siffrorna är sparade");
}

on_both!(an_area_keeps_its_members_and_what_it_may_do_for_them);
async fn an_area_keeps_its_members_and_what_it_may_do_for_them(world: &World) {
    let area = OrganisationId::named("akademi-norr");
    let mut siv = world.signed_in("Siv Holm", Role::TenantAdministrator, area).await;
    let mut other = siv.clone();
    siv.open("/organisationer/akademi-norr").await.must_say("Medlemmar och mandat");
    let form = siv.open("/admin/medlemmar/ny").await.form("/admin/medlemmar/ny");
    siv.post(&form.clone().with("organisation", "Qwxzyt")).await.must_be(422).must_say("Skriv namnet på en kommun");
    let form = form.with("organisation", "Umeå").with("first", "2026-01-01").with("last", "2027-12-31");
    siv.submit(&form).await.must_be(200).must_say("Umeå är medlem");
    let link = siv.open("/admin/medlemmar").await;
    let at = link.html.split("<tr").find(|row| row.contains(">Umeå<")).expect("a row of Umeå");
    let page = at.split("href=\"").nth(1).and_then(|rest| rest.split('"').next()).expect("a link").to_owned();
    let late = other.open(&page).await.form(&page).with("last", "2026-12-31");
    let change = siv.open(&page).await.form(&page).with("mandate", "Avtal om VFU");
    siv.post(&change).await.must_be(422).must_say("Skriv den första dagen också");
    let change = siv.open(&page).await.form(&page).with("mandate", "Avtal om VFU").with("mandate_first", "2026-02-01");
    siv.submit(&change).await.must_be(200).must_say("Avtal om VFU, 2026-02-01 – 2027-12-31");
    other.post(&late).await.must_be(409);
    world.visitor().open("/organisationer/2480").await.must_say("Avtal om VFU");
    // A member of the register itself gets dates.
    let page = siv.open("/admin/medlemmar").await.link("/admin/medlemmar/0");
    let form = siv.open(&page).await.form(&page).with("first", "2015-01-01");
    siv.submit(&form).await.must_be(200).must_say("från 2015-01-01");
    let mut nils = world.signed_in("Nils Åberg", Role::TenantAdministrator, OrganisationId::named("2481")).await;
    nils.look("/admin/medlemmar").await.must_be(404);
    nils.look(&page).await.must_be(404);
}

on_both!(units_are_read_in_once);
async fn units_are_read_in_once(world: &World) {
    let mut karin = world.signed_in("Karin Öst", Role::PlacementCoordinator, OrganisationId::named("UMU")).await;
    let file = "Enhet;Förvaltning;Kommun;Funktion\nHemtjänst Norr;Vård;Åsele;Enhetschef\nEkgården;Vård;Qwxzyt;\n";
    for (new, unchanged) in [(1, 0), (0, 1)] {
        let form = karin.open("/admin/import/units").await.form("/admin/import/units");
        let review = karin.upload(&form, "file", "enheter.csv", file.as_bytes()).await;
        review.must_be(200).must_say("Qwxzyt").must_say(&format!("{new} nya"));
        let done = karin.submit(&review.form("/las-in")).await;
        done.must_be(200).must_say(&format!("Inläst: {new} nya, 0 ändrade, {unchanged} oförändrade"));
    }
    karin.open("/organisationer/2463").await.must_say("Hemtjänst Norr").must_say("Enhetschef");
}
