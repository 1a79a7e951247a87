//! Ways back: a bookmark opened before a role is chosen, and a form sent when the login has grown too old.

use kernel::{Actor, Assurance, OrganisationId, PersonId, Role};
use platform::failure::Done;
use platform::session::{self, LoggedIn};
use platform::web::Ctx;

use crate::on_both;
use crate::support::html::{Form, forms};
use crate::support::people::sign_in_person;
use crate::support::visitor::{Seen, Visitor, encoded};
use crate::support::world::World;

/// Somebody of the example in that role.
async fn person(world: &World, role: Role) -> PersonId {
    let mut tx = world.house.db.read().await.expect("a transaction");
    let today = world.house.clock.now().day();
    let all = people::members_of(&mut tx, OrganisationId::named("UMU"), today).await.expect("members");
    tx.rollback().await.expect("it ends");
    all.iter().find(|m| m.membership.role == role).expect("a member in that role").person.id
}

/// Signed in, before a role is chosen.
async fn undecided(world: &World, person: PersonId) -> Visitor {
    let begun: Done<String> = async {
        let mut c = Ctx::of_house(world.house.clone(), "story").await?;
        let assurance = Assurance { level: 2, multi_factor: true };
        let who = LoggedIn { person, membership: None, assurance };
        let (now, mut ids) = (c.now, c.ids.clone());
        let token = session::begin(&mut c.tx, &mut ids, now, &who, now).await?;
        c.save().await?;
        Ok(token)
    }
    .await;
    world.visitor().with_token(&begun.expect("a session begins"))
}

/// Sends a form as a browser does that also tells the page it stood on.
async fn sent_from(world: &World, visitor: &mut Visitor, page: &str, form: &Form) -> Seen {
    let request = visitor
        .raw(reqwest::Method::POST, &form.action)
        .header("origin", &world.base)
        .header("sec-fetch-site", "same-origin")
        .header("referer", format!("{}{page}", world.base))
        .header("content-type", "application/x-www-form-urlencoded")
        .body(encoded(&form.fields));
    visitor.send(request).await
}

on_both!(a_bookmark_waits_until_a_role_is_chosen);
async fn a_bookmark_waits_until_a_role_is_chosen(world: &World) {
    demo::fill(&world.house).await.expect("the example is written");
    let mut nils = undecided(world, person(world, Role::TenantAdministrator).await).await;
    for bookmark in ["/admin/logg?handelse=example.fill", "/en/admin/logg?handelse=example.fill"] {
        let way = nils.look(bookmark).await;
        way.must_be(303);
        let to = way.location.clone().expect("a way on");
        assert!(to.contains("/roll?till="), "{to}");
        let choice = nils.open(bookmark).await;
        choice.must_be(200);
        assert_eq!(choice.at.starts_with("/en/"), bookmark.starts_with("/en/"), "the language is kept");
    }
    // A form of an old page leads to the choice as well, and back to the page that it stood on.
    let page = nils.open("/roll").await;
    let old = Form { action: "/admin/enheter/0/stang".to_owned(), ..page.form("/logga-ut") };
    let sent = sent_from(world, &mut nils, "/admin/enheter", &old).await;
    assert_eq!(sent.location.as_deref(), Some("/roll?till=/admin/enheter"), "{}", sent.status);

    let choice = nils.open("/admin/logg?handelse=example.fill").await;
    let role = forms(&choice.html).into_iter().find(|f| f.value("uppdrag").is_some()).expect("a role to choose");
    let there = nils.submit(&role).await;
    there.must_be(200).must_say("Vem gjorde vad?");
    assert!(there.at.starts_with("/admin/logg?handelse=example.fill"), "{}", there.at);
    nils.look("/vfu/ny").await.must_be(404);
}

on_both!(a_form_that_asks_for_a_fresh_login_leads_back_to_its_page);
async fn a_form_that_asks_for_a_fresh_login_leads_back_to_its_page(world: &World) {
    let cast = demo::fill(&world.house).await.expect("the example is written");
    let person = person(world, Role::ProtectedIdentityHandler).await;
    let birgit = Actor { person, role: Role::ProtectedIdentityHandler, ..cast.coordinator };
    let mut birgit = world.visitor().with_token(&sign_in_person(&world.house, &birgit).await);
    let list = birgit.open("/admin/skyddade").await;
    let open = list.must_be(200).form("/oppna").with("skal", "Placering inför våren 2027");
    // At work all the time, so the session holds; the login alone has grown old.
    world.wait_seconds(600);
    birgit.open("/admin/skyddade").await.must_be(200);
    world.wait_seconds(301);
    let sent = sent_from(world, &mut birgit, "/admin/skyddade", &open).await;
    assert_eq!(sent.location.as_deref(), Some("/logga-in?till=/admin/skyddade&igen=1"), "the page of the form");
    // A browser that does not tell, or tells of another house, is led home rather than to a path without a page.
    let silent = birgit.post(&open).await;
    assert_eq!(silent.location.as_deref(), Some("/logga-in?till=/&igen=1"));
    let elsewhere = sent_from(world, &mut birgit, ".evil.example/a", &open).await;
    assert_eq!(elsewhere.location.as_deref(), Some("/logga-in?till=/&igen=1"));
}
