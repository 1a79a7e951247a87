//! Puts the frame around a page: header, menu, role, receipt, footer.

use maud::{Markup, html};

use super::page::Page;
use super::{SCRIPT, STYLESHEET};
use crate::config::Mode;
use crate::house::{Dressing, House};
use crate::texts::Text;
use crate::ui::{self, Footer, Frame, Guard, MenuItem, RoleLine, Words};
use kernel::Lang;

/// The whole document.
pub fn dress(house: &House, d: &Dressing<'_>, page: Page) -> String {
    let t = d.text;
    let guard = Guard { csrf: d.csrf.to_owned(), key: d.form_key.to_owned(), version: None };
    let tools = if d.signed_in { vec![("frame-own", "/mina-uppgifter")] } else { vec![("frame-sign-in", "/logga-in")] };
    let footer = Footer {
        links: FOOTER.iter().map(|(key, path)| (t.say(key), t.to(path))).collect(),
        note: t.say("frame-no-trackers"),
        review: page
            .review
            .as_ref()
            .map(|r| t.with("frame-reviewed", [("day", t.day(r.on).into()), ("by", Into::into(&r.by))])),
        feedback: page.review.as_ref().map(|_| feedback(t, d, &guard)),
    };
    Frame {
        words: Words::of(t.lang),
        is_error: page.is_error,
        strip: (house.config.mode == Mode::Demo).then(|| t.say("frame-example-data")),
        home: t.to("/"),
        menu: menu(house, d),
        role: d.member.map(|m| RoleLine {
            lead: t.say("frame-works-as"),
            text: format!("{}, {}", t.say(&format!("role-{}", m.role.code().replace('_', "-"))), m.organisation_name),
            switch: t.say("frame-switch"),
            href: t.to("/roll"),
        }),
        tools: tools.into_iter().chain([("frame-help", "/hjalp")]).map(|(k, p)| (t.say(k), t.to(p))).collect(),
        other_language: other_language(t, d),
        crumbs: page.crumbs,
        lead: page.lead,
        actions: page.actions,
        receipt: d.receipt.clone(),
        wide: page.wide,
        refresh_seconds: page.refresh_seconds,
        stylesheet: STYLESHEET.href.clone(),
        script: SCRIPT.href.clone(),
        sign_out: d.signed_in.then(|| sign_out(t, &guard)),
        footer,
        title: page.title,
        body: page.body,
    }
    .render()
}

const FOOTER: &[(&str, &str)] = &[
    ("frame-about", "/om"),
    ("frame-accessibility", "/tillganglighet"),
    ("frame-privacy", "/integritet"),
    ("frame-contact", "/kontakt"),
];

fn menu(house: &House, d: &Dressing<'_>) -> Vec<MenuItem> {
    let role = d.member.map(|m| m.role);
    let mine = house.menu.iter().filter(|m| m.roles.is_empty() || role.is_some_and(|r| m.roles.contains(&r)));
    mine.take(6)
        .map(|entry| MenuItem {
            label: d.text.say(entry.key),
            href: d.text.to(entry.path),
            current: d.path == entry.path || d.path.starts_with(&format!("{}/", entry.path)),
        })
        .collect()
}

fn other_language(t: &Text, d: &Dressing<'_>) -> (String, String, &'static str) {
    let (lang, word) = if t.lang == Lang::Sv { (Lang::En, "English") } else { (Lang::Sv, "Svenska") };
    let query = if d.query.is_empty() { String::new() } else { format!("?{}", d.query) };
    (word.to_owned(), t.in_language(lang).to(d.path) + &query, lang.code())
}

fn sign_out(t: &Text, guard: &Guard) -> Markup {
    ui::form_post(&t.to("/logga-ut"), guard, html! { button type="submit" { (t.say("frame-sign-out")) } })
}

/// "Var informationen till din hjälp?" Two buttons; the page it is about travels along.
fn feedback(t: &Text, d: &Dressing<'_>, guard: &Guard) -> Markup {
    let mut guard = guard.clone();
    // A key of its own: the frame's other form is another form.
    guard.key.push('f');
    ui::form_post(
        &t.to("/hjalpte-det"),
        &guard,
        html! {
            fieldset class="row" {
                legend { (t.say("frame-helped")) }
                input type="hidden" name="sida" value=(d.path);
                button class="button quiet" name="svar" value="ja" { (t.say("frame-yes")) }
                button class="button quiet" name="svar" value="nej" { (t.say("frame-no")) }
            }
        },
    )
}
