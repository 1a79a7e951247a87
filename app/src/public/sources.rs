//! `/om/kallor`: where what we embed comes from, and under which licence.

use organisations::register::{self, Source};
use platform::prelude::*;
use platform::ui::{Column, Table, Words, cell, row_head};

/// The page.
pub async fn show(c: &mut Ctx) -> Done<Reply> {
    Ok(page(&c.t).into())
}

/// Word lists that refuse weak passphrases: name, origin, licence.
const WORD_LISTS: &[(&str, &str, &str)] =
    &[("public-sources-passwords", "zxcvbn, Dropbox", "MIT"), ("public-sources-swedish", "Lärbro", "EUPL-1.2")];

/// The sources as a page.
pub fn page(t: &Text) -> Page {
    let page = Page::new(t.say("public-sources-title"))
        .lead(html! { (t.say("public-sources-lead")) })
        .crumb(t.say("public-about-title"), t.to("/om"))
        .body(html! { (registers(t)) (word_lists(t)) (geonames(t)) });
    super::reviewed(t, page)
}

fn registers(t: &Text) -> Markup {
    let columns = ["public-sources-what", "public-sources-origin", "public-sources-licence", "public-sources-note"];
    let columns = columns.iter().map(|key| Column::words(t.say(key))).collect();
    let mut table = Table::new("registers", t.say("public-sources-registers"), columns);
    let swedish = t.lang == Lang::Sv;
    for Source { what_sv, what_en, source, licence, note_sv, note_en, .. } in register::sources() {
        let (what, note) = if swedish { (what_sv, note_sv) } else { (what_en, note_en) };
        let licence = if licence == "Fakta" { t.say("public-sources-facts") } else { licence.clone() };
        let note = if note.is_empty() { t.say("public-sources-no-note") } else { note.clone() };
        table.row(vec![
            row_head(what, None),
            cell(html! { span lang="sv" { (source) } }),
            cell(html! { (licence) }),
            cell(html! { (note) }),
        ]);
    }
    table.render(Words::of(t.lang))
}

fn word_lists(t: &Text) -> Markup {
    let columns = ["public-sources-what", "public-sources-origin", "public-sources-licence"];
    let columns = columns.iter().map(|key| Column::words(t.say(key))).collect();
    let mut table = Table::new("word-lists", t.say("public-sources-word-lists"), columns);
    for (what, origin, licence) in WORD_LISTS {
        table.row(vec![row_head(&t.say(what), None), cell(html! { (origin) }), cell(html! { (licence) })]);
    }
    table.render(Words::of(t.lang))
}

/// CC BY asks for the maker's name, the licence and what was changed.
fn geonames(t: &Text) -> Markup {
    html! {
        section {
            h2 { "GeoNames" }
            p { (t.say("public-sources-geonames")) }
            ul {
                li { a href="https://www.geonames.org/" { "geonames.org" } }
                li { a href="https://creativecommons.org/licenses/by/4.0/" { "Creative Commons Attribution 4.0" } }
            }
        }
    }
}
