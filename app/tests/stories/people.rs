//! People: an administrator reads in a file of colleagues, hands out the links, and one of them is taken.

use kernel::{OrganisationId, Role};

use crate::on_both;
use crate::support::html;
use crate::support::world::World;

const FILE: &str = "Namn;E-post;Roll\nJonas Ek;jonas.ek@lycksele.example;Kommunsamordnare\n\
    Maria Sjö;maria.sjo@lycksele.example;Enhetschef\nOlle Berg;olle;Enhetschef\n";

on_both!(colleagues_are_read_in_once_and_take_their_links);
async fn colleagues_are_read_in_once_and_take_their_links(world: &World) {
    let mut nils = world.signed_in("Nils Åberg", Role::TenantAdministrator, OrganisationId::named("2481")).await;
    let none = nils.open("/admin/anvandare").await;
    none.must_say("Ingen väntar på att svara");
    for (new, unchanged) in [(2, 0), (0, 2)] {
        let form = nils.open("/admin/import/people").await.form("/admin/import/people");
        let review = nils.upload(&form, "file", "kollegor.csv", FILE.as_bytes()).await;
        review.must_be(200).must_say("4 E-post 4 tecken en e-postadress").must_say(&format!("{new} nya"));
        let done = nils.submit(&review.form("/las-in")).await;
        done.must_be(200).must_say(&format!("Inläst: {new} nya, 0 ändrade, {unchanged} oförändrade"));
    }
    let renamed = FILE.replace("Jonas Ek;", "Jonas Ekman;");
    let form = nils.open("/admin/import/people").await.form("/admin/import/people");
    let review = nils.upload(&form, "file", "kollegor.csv", renamed.as_bytes()).await;
    nils.submit(&review.form("/las-in")).await.must_be(200).must_say("Inläst: 0 nya, 1 ändrade, 1 oförändrade");

    let form = nils.open("/admin/anvandare").await.form("/lankar");
    let first = nils.post(&form).await;
    let earlier = link_of(&first.html, "Jonas Ekman");
    let form = nils.open("/admin/anvandare").await.form("/lankar");
    let again = nils.post(&form).await;
    again.must_be(200).must_say("2 länkar att skicka").must_say("Maria Sjö");
    let link = link_of(&again.html, "Jonas Ekman");
    assert_ne!(earlier, link);
    let mut jonas = world.visitor();
    jonas.open(&earlier).await.must_be(404);
    jonas.open(&link).await.must_be(200).must_say("Rollen är kommunsamordnare");
    let mut karin = world.signed_in("Karin Öst", Role::TenantAdministrator, OrganisationId::named("UMU")).await;
    let theirs = karin.open("/admin/anvandare").await;
    assert!(!theirs.says("Maria Sjö"), "another organisation sees none of it");
}

/// The path of the link in a person's row.
fn link_of(page: &str, name: &str) -> String {
    let row = page.split("<tr").find(|row| html::words(row).contains(name)).expect("a row of that name");
    let at = row.find("/inbjudan/").expect("a link in the row");
    row[at..].split('"').next().expect("its end").to_owned()
}
