//! T:I1 for what keepers of organisations and visitors send.

use kernel::{OrganisationId, Role};

use super::forms::{Exercise, form, options};

/// Units, functions and travel times of a municipality, from the first form to the last.
pub async fn keeper(x: &mut Exercise<'_>) {
    let lycksele = OrganisationId::named("2481");
    let mut jonas = x.world.signed_in("Jonas Ek", Role::MunicipalCoordinator, lycksele).await;
    let new = form(&mut jonas, "/admin/enheter/ny", "/admin/enheter/ny").await;
    x.act(&mut jonas, &new.with("name", "Ekgården").with("municipality", "Lycksele"), None).await;
    let list = jonas.open("/admin/enheter").await;
    let at = list.html.split("Ekgården</a>").next().and_then(|before| before.rsplit("href=\"").next());
    let unit = at.and_then(|rest| rest.split('"').next()).expect("a link to the unit").to_owned();
    let edit = form(&mut jonas, &unit, &unit).await.with("name", "Ekgården södra");
    x.act(&mut jonas, &edit, None).await;
    let close = form(&mut jonas, &unit, "/stang").await.with("last", "2026-11-21");
    x.act(&mut jonas, &close, None).await;

    let new = form(&mut jonas, "/admin/funktioner/ny", "/admin/funktioner/ny").await.with("title", "Praktiksamordnare");
    let made = x.act(&mut jonas, &new.with("email", "praktik@lycksele.example"), None).await;
    let function = made.location.expect("a function").split(['?', '#']).next().unwrap_or_default().to_owned();
    let page = jonas.open(&function).await;
    let people = options(&page, "person");
    let (me, _) = people.iter().find(|(_, name)| name == "Jonas Ek").expect("Jonas is among the members");
    let hold = page.form("/tillsatt").with("person", me).with("first", "2026-11-01");
    x.act(&mut jonas, &hold, None).await;
    let change = form(&mut jonas, &function, &function).await.with("phone", "0950-166 00");
    x.act(&mut jonas, &change, None).await;
    let leave = form(&mut jonas, &function, "/lamna").await.with("last", "2026-11-21");
    x.act(&mut jonas, &leave, None).await;

    let pair = form(&mut jonas, "/admin/restider", "/undantag").await.with("from", "Åsele").with("to", "Dorotea");
    x.act(&mut jonas, &pair.with("mode", "car").with("minutes", "52"), None).await;
    let back = form(&mut jonas, "/admin/restider", "/ta-bort").await;
    x.act(&mut jonas, &back, None).await;
    let figures = form(&mut jonas, "/admin/restider", "/admin/restider").await.with("detour", "1,4");
    x.act(&mut jonas, &figures, None).await;
}

/// Somebody who is not signed in says that a page helped.
pub async fn stranger(x: &mut Exercise<'_>) {
    let mut anybody = x.world.visitor();
    let helped = form(&mut anybody, "/hjalp", "/hjalpte-det").await.with("svar", "ja");
    x.act(&mut anybody, &helped, None).await;
}
