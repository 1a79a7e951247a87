//! T:I1 for what keepers of organisations, coordinators at the board, and visitors send.

use kernel::{OrganisationId, Role};

use super::forms::{Exercise, form, options};
use crate::support::html::{Form, forms, links};
use crate::support::visitor::{Seen, Visitor};

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

/// Somebody moves, is moved back, is locked and set free.
pub async fn board(x: &mut Exercise<'_>, karin: &mut Visitor, period: &str, plan: &str) {
    let board = karin.open(&format!("/vfu/{period}/fordelning?forslag={plan}&fran=50")).await;
    let mut students = links(&board.html);
    students.retain(|l| l.contains("student=") && l.ends_with("#vald"));
    for link in students.iter().rev().take(30) {
        let chosen = karin.open(link).await;
        let Some(question) = asked(&chosen) else { continue };
        // Who has no place cannot be locked.
        if !forms(&chosen.html).iter().any(|f| f.action.ends_with("/las")) {
            continue;
        }
        let Some((to, _)) = options(&chosen, "till").into_iter().find(|(to, _)| to != "ingen") else { continue };
        let shown = karin.submit(&question.with("till", &to)).await;
        x.act(karin, &shown.form("/flytta"), None).await;
        let moved = karin.open(link).await;
        x.act(karin, &moved.form("/angra"), None).await;
        let back = karin.open(link).await;
        x.act(karin, &back.form("/las"), None).await;
        let locked = karin.open(link).await;
        x.act(karin, &locked.form("/las-upp"), None).await;
        return;
    }
    panic!("nobody can be moved");
}

/// The form that asks what a move would bring.
fn asked(seen: &Seen) -> Option<Form> {
    forms(&seen.html).into_iter().find(|f| f.value("till").is_some() && f.value("token").is_none())
}

/// Somebody who is not signed in says that a page helped.
pub async fn stranger(x: &mut Exercise<'_>) {
    let mut anybody = x.world.visitor();
    let helped = form(&mut anybody, "/hjalp", "/hjalpte-det").await.with("svar", "ja");
    x.act(&mut anybody, &helped, None).await;
}
