//! Whole documents that show every component in its states, in both languages, to be looked at and tested.
//!
//! Places are real; people and figures are invented.

mod board;
mod forms;
mod lists;
mod overview;

use kernel::Lang;
use maud::{Markup, html};

use super::{Footer, Frame, Guard, MenuItem, RoleLine, Words, form_post};

/// A document's name and the document.
pub type Sample = (&'static str, String);

/// Every sample. The stylesheet is expected beside it as `larbro.css`, the script as `larbro.js`.
pub fn samples() -> Vec<Sample> {
    vec![
        ("public-sv", overview::public(Lang::Sv)),
        ("public-en", overview::public(Lang::En)),
        ("overview-sv", overview::figures_and_map(Lang::Sv)),
        ("overview-en", overview::figures_and_map(Lang::En)),
        ("parts-sv", overview::small_parts(Lang::Sv)),
        ("parts-en", overview::small_parts(Lang::En)),
        ("form-empty-sv", forms::all_fields(Lang::Sv, false)),
        ("form-errors-sv", forms::all_fields(Lang::Sv, true)),
        ("form-empty-en", forms::all_fields(Lang::En, false)),
        ("form-errors-en", forms::all_fields(Lang::En, true)),
        ("table-ordinary-sv", lists::ordinary(Lang::Sv)),
        ("table-ordinary-en", lists::ordinary(Lang::En)),
        ("table-crowded-sv", lists::crowded(Lang::Sv)),
        ("table-crowded-en", lists::crowded(Lang::En)),
        ("table-empty-sv", lists::empty_list(Lang::Sv)),
        ("table-empty-en", lists::empty_list(Lang::En)),
        ("board-sv", board::board_page(Lang::Sv)),
        ("board-en", board::board_page(Lang::En)),
        ("progress-sv", board::running(Lang::Sv)),
        ("progress-en", board::running(Lang::En)),
    ]
}

/// One of two sentences.
fn say<'a>(lang: Lang, sv: &'a str, en: &'a str) -> &'a str {
    if lang == Lang::Sv { sv } else { en }
}

/// A guard of an invented session; the keys of one page differ.
fn guard(key: &str) -> Guard {
    Guard { csrf: "sample-token".into(), key: format!("sample-{key}"), version: None }
}

/// A frame for somebody who is not signed in.
fn visitor(lang: Lang, title: &str, lead: Markup, body: Markup) -> Frame {
    let link = |sv, en| (say(lang, sv, en).to_owned(), "#".to_owned());
    Frame {
        words: Words::of(lang),
        title: title.into(),
        is_error: false,
        strip: Some(
            say(lang, "Exempeldata – siffrorna är påhittade", "Example data – the figures are invented").into(),
        ),
        home: "#".into(),
        menu: menu(lang, &[("Utbildningar", "Programmes"), ("Orter", "Places"), ("Överblick", "Overview")], 2),
        role: None,
        tools: vec![link("Logga in", "Sign in"), link("Hjälp", "Help")],
        other_language: (say(lang, "English", "Svenska").into(), "#".into(), say(lang, "en", "sv")),
        crumbs: vec![],
        lead,
        actions: html! {},
        receipt: None,
        body,
        wide: false,
        refresh_seconds: None,
        stylesheet: "larbro.css".into(),
        script: "larbro.js".into(),
        sign_out: None,
        footer: Footer {
            links: vec![
                link("Om Lärbro", "About Lärbro"),
                link("Tillgänglighet", "Accessibility"),
                link("Integritet", "Privacy"),
                link("Kontakt", "Contact"),
            ],
            note: say(lang, "Inga kakor före inloggning.", "No cookies before sign-in.").into(),
            review: None,
            feedback: None,
        },
    }
}

/// A frame for a placement coordinator at work.
fn coordinator(lang: Lang, title: &str, lead: Markup, body: Markup) -> Frame {
    let jobs = [
        ("I dag", "Today"),
        ("Beställningar", "Orders"),
        ("Fördelning", "Allocation"),
        ("Besked", "Decisions"),
        ("Ändringar och avbrott", "Changes and interruptions"),
    ];
    let text = say(lang, "VFU-samordnare, Umeå universitet", "Placement coordinator, Umeå University");
    let sign_out = html! { button type="submit" { (say(lang, "Logga ut", "Sign out")) } };
    Frame {
        menu: menu(lang, &jobs, 2),
        role: Some(RoleLine {
            lead: say(lang, "Du arbetar som", "You work as").into(),
            text: text.into(),
            switch: say(lang, "Byt roll", "Switch role").into(),
            href: "#".into(),
        }),
        tools: vec![(say(lang, "Hjälp", "Help").to_owned(), "#".to_owned())],
        crumbs: vec![
            (say(lang, "Våren 2027", "Spring 2027").to_owned(), "#".to_owned()),
            (say(lang, "Fördelning", "Allocation").to_owned(), "#".to_owned()),
        ],
        sign_out: Some(form_post("#", &guard("out"), sign_out)),
        ..visitor(lang, title, lead, body)
    }
}

fn menu(lang: Lang, words: &[(&str, &str)], current: usize) -> Vec<MenuItem> {
    let item = |(i, (sv, en)): (usize, &(&str, &str))| MenuItem {
        label: say(lang, sv, en).into(),
        href: "#".into(),
        current: i == current,
    };
    words.iter().enumerate().map(item).collect()
}
