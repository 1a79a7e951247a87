//! Public pages and the smaller parts.

use kernel::Lang;
use maud::{Markup, html};

use super::super::{
    Figure, Happening, Icon, MapTable, Rule, Step, Tile, Tone, Words, badge, badge_with, button, details, facts,
    figures, form_get, form_post, link_button, notice, rules, seats, seats_proposed, steps, tile_map_with_table,
    timeline,
};
use super::{coordinator, guard, say, visitor};

/// A public page with doors, starts, review line and feedback.
pub(super) fn public(lang: Lang) -> String {
    let w = Words::of(lang);
    let t = |sv, en| say(lang, sv, en);
    let place = super::super::Field::search("place", t("Var bor du?", "Where do you live?"))
        .hint(t("Skriv en ort eller kommun, till exempel Dorotea.", "Write a place or municipality, such as Dorotea."));
    let doors = [
        (
            t("Studera", "Study"),
            t("Se utbildningar, vägen dit och stödet nära dig.", "See programmes, the way there and support near you."),
        ),
        (
            t("Ta emot studenter", "Host students"),
            t("Erbjud platser för VFU, uppsats och sommarjobb.", "Offer placements, thesis topics and summer jobs."),
        ),
        (
            t("Samverka", "Work together"),
            t(
                "Följ behov, avtal och planer i de 17 kommunerna.",
                "Follow needs, agreements and plans in the 17 municipalities.",
            ),
        ),
    ];
    let start = |term, name, who, mark: Markup| {
        html! { li { div class="row apart" { span { strong { (term) } " · " a href="#" { (name) } } (mark) } p class="small" { (who) } } }
    };
    let body = html! {
        (form_get("#", html! { (place.render(w)) (button(t("Visa vad som finns", "Show what there is"))) }))
        ul class="doors" { @for (name, what) in doors { li { h2 { a href="#" { (name) } } p { (what) } } } }
        section {
            h2 { (t("De tre nästa starterna", "The next three starts")) }
            ul class="list" {
                (start(t("Hösten 2027", "Autumn 2027"), t("Socionom", "Social work"), "Umeå universitet · Lycksele · 24", badge(Tone::Done, t("Beslutad", "Decided"))))
                (start(t("Våren 2028", "Spring 2028"), t("Förskollärare", "Preschool teaching"), "Luleå tekniska universitet · Gällivare · 20", badge_with(Icon::Calendar, Tone::Plain, t("Planerad", "Planned"))))
                (start(t("Hösten 2028", "Autumn 2028"), t("Sjuksköterska", "Nursing"), "Umeå universitet · Lycksele", badge_with(Icon::Search, Tone::Warning, t("Undersöks", "Looked into"))))
            }
        }
    };
    let mut frame = visitor(
        lang,
        t("Vad kan du läsa utan att flytta?", "What can you study without moving?"),
        html! { (t("12 utbildningar går att läsa från 17 kommuner. Du skriver tentor på ditt lärcentrum.", "12 programmes can be studied from 17 municipalities. You sit exams at your learning centre.")) },
        body,
    );
    frame.footer.review = Some(
        t(
            "Granskad 22 november 2026 av förvaltaren av Lärbro.",
            "Reviewed on 22 November 2026 by the steward of Lärbro.",
        )
        .into(),
    );
    let answer = |value: &str, word: &str| html! { button class="button quiet" name="answer" value=(value) { (word) } };
    frame.footer.feedback = Some(form_post(
        "#",
        &guard("helped"),
        html! {
            fieldset class="row" { legend { (t("Hjälpte sidan dig?", "Did the page help you?")) } (answer("yes", t("Ja", "Yes"))) (answer("no", t("Nej", "No"))) }
        },
    ));
    frame.render()
}

/// The region's tile map: municipality, column, figure.
const MAP: &[(&str, u8, Option<i64>)] = &[
    ("Kiruna", 2, Some(28)),
    ("Pajala", 4, Some(8)),
    ("Gällivare", 3, Some(21)),
    ("Jokkmokk", 2, Some(9)),
    ("Arjeplog", 1, None),
    ("Arvidsjaur", 3, Some(10)),
    ("Sorsele", 2, None),
    ("Norsjö", 3, None),
    ("Skellefteå", 4, Some(52)),
    ("Storuman", 2, Some(9)),
    ("Lycksele", 3, Some(17)),
    ("Vilhelmina", 2, Some(10)),
    ("Åsele", 3, Some(6)),
    ("Strömsund", 1, Some(13)),
    ("Dorotea", 2, Some(5)),
    ("Sollefteå", 2, Some(12)),
    ("Kramfors", 3, Some(12)),
];

/// Figures, map and statements.
pub(super) fn figures_and_map(lang: Lang) -> String {
    let w = Words::of(lang);
    let t = |sv, en| say(lang, sv, en);
    let figure = |figure: &str, label: &str, note: Option<&str>| Figure {
        label: label.into(),
        figure: figure.into(),
        note: note.map(Into::into),
    };
    let step = |n: i64| match n {
        0..=8 => 1,
        9..=12 => 2,
        13..=19 => 3,
        20..=39 => 4,
        _ => 5,
    };
    let tiles: Vec<Tile> = MAP
        .iter()
        .map(|(name, column, n)| Tile {
            name: (*name).into(),
            href: "#".into(),
            figure: *n,
            words: if n.is_none() { t("Svar saknas", "No answer").into() } else { String::new() },
            column: *column,
            step: n.map_or(0, step),
        })
        .collect();
    let around = MapTable {
        title: t(
            "Behovet är störst vid kusten och i malmfälten",
            "Need is greatest by the coast and in the ore fields",
        )
        .into(),
        note: t(
            "Socionomer som behövs till 2031. Starkare färg betyder fler.",
            "Social workers needed by 2031. Stronger colour means more.",
        )
        .into(),
        what: t("Kommun", "Municipality").into(),
        how_many: t("Behov", "Need").into(),
    };
    let body = html! {
        (figures(&[
            figure("212", t("behövs till 2031", "needed by 2031"), None),
            figure("148", t("är på väg", "on the way"), None),
            figure("27", t("tog examen läsåret 2025/26", "graduated in 2025/26"), None),
            figure("14", t("kommuner har svarat", "municipalities have answered"), Some(t("av 17", "of 17"))),
        ]))
        div class="columns" {
            section {
                h2 { (t("Tre saker att veta", "Three things to know")) }
                ul class="list" {
                    li { strong { (t("64 socionomer saknas.", "64 social workers are missing.")) } " " (t("Det är nästan var tredje tjänst.", "That is almost every third post.")) }
                    li { strong { (t("Små kommuner är sårbara.", "Small municipalities are vulnerable.")) } " " (t("Dorotea behöver fem, lika många som arbetar där i dag.", "Dorotea needs five, as many as work there today.")) }
                    li { strong { (t("Hur många som stannar kvar: uppgift saknas.", "How many stay: not known.")) } }
                }
                (details(t("Så räknar vi", "How we count"), html! { p { (t("Summan gäller de 14 kommuner som har svarat.", "The sum covers the 14 municipalities that have answered.")) } }))
            }
            (tile_map_with_table(w, "behov", &around, &tiles))
        }
    };
    let lead = html! { strong { (t("De 17 kommunerna behöver minst 212 socionomer till 2031. 148 är på väg.", "The 17 municipalities need at least 212 social workers by 2031. 148 are on the way.")) } " " (t("Tre kommuner har inte svarat, så summan gäller 14.", "Three have not answered, so the sum covers 14.")) };
    let mut frame =
        visitor(lang, t("Räcker socionomerna till 2031?", "Will there be enough social workers in 2031?"), lead, body);
    frame.actions = html! { (link_button(t("Skriv ut en sida", "Print a page"), "#")) a href="#" { (t("Ladda ner som CSV", "Download as CSV")) } };
    frame.render()
}

/// Notices, badges, rules, steps, seats, facts, timeline.
pub(super) fn small_parts(lang: Lang) -> String {
    let w = Words::of(lang);
    let t = |sv, en| say(lang, sv, en);
    let rule = |met, says: &str, value: &str| Rule { met, says: says.into(), value: value.into() };
    let step = |label: &str, done, href: Option<&str>, note: &str| Step {
        label: label.into(),
        done,
        href: href.map(Into::into),
        note: note.into(),
    };
    let happening =
        |when: &str, who: &str, what: &str| Happening { when: when.into(), who: who.into(), what: what.into() };
    let body = html! {
        div class="stack" {
            (notice(Tone::Plain, html! { p { (t("Beställningen stänger 27 november 2026.", "The order closes on 27 November 2026.")) } }))
            (notice(Tone::Done, html! { p { strong { (t("Bevisat bäst: 0 % gap.", "Proven best: 0 % gap.")) } " " a href="#" { (t("Se beviset", "See the proof")) } } }))
            (notice(Tone::Warning, html! { p { (t("Åsele har 2 platser men ingen behörig handledare.", "Åsele has 2 seats but no qualified placement supervisor.")) } }))
            (notice(Tone::Error, html! { p { (t("Det blev fel hos oss. Inget har sparats. Referens 7F3K.", "Our fault. Nothing was saved. Reference 7F3K.")) } }))
        }
        p class="row" {
            (badge_with(Icon::Pen, Tone::Plain, t("Utkast", "Draft")))
            (badge_with(Icon::Clock, Tone::Warning, t("Väntar svar", "Waiting")))
            (badge(Tone::Done, t("Bekräftad", "Confirmed")))
            (badge_with(Icon::Cross, Tone::Error, t("Avböjd", "Declined")))
            (badge(Tone::Error, t("Avvikelse", "Deviation")))
            (badge_with(Icon::Lock, Tone::Plain, t("Reserverad", "Reserved")))
        }
        div class="columns even" {
            section { h2 { (t("Varför Lycksele?", "Why Lycksele?")) } (rules(w, &[
                rule(true, t("Restid", "Travel time"), t("74 min, gräns 90", "74 min, limit 90")),
                rule(true, t("Handledare med socionomexamen", "Placement placement supervisor with the right degree"), t("ja", "yes")),
                rule(false, t("Önskemål 1, Vilhelmina", "First wish, Vilhelmina"), t("fullt, 2 av 2", "full, 2 of 2")),
            ])) }
            section { h2 { (t("Vägen till en fördelning", "The way to an allocation")) } (steps(w, &[
                step(t("Läs in studenter", "Read in students"), true, Some("#"), t("640 studenter", "640 students")),
                step(t("Fråga efter platser", "Ask for seats"), true, Some("#"), t("14 av 17 har svarat", "14 of 17 have answered")),
                step(t("Ta fram ett förslag", "Make a proposal"), false, Some("#"), t("ungefär en minut", "about a minute")),
                step(t("Skicka besked", "Send decisions"), false, None, t("efter godkänt förslag", "after the proposal is accepted")),
            ])) }
            section { h2 { (t("Perioden", "The period")) } (facts(&[
                (t("Program", "Programme").into(), html! { (t("Socionomprogrammet, termin 5", "Social work, term 5")) }),
                (t("Veckor", "Weeks").into(), html! { "3–20, 2027" }),
                (t("Platser", "Seats").into(), seats(w, 3, 4)),
                (t("I förslaget", "Proposed").into(), seats_proposed(w, 3, 1, 4)),
                (t("Största enheten", "Largest unit").into(), seats(w, 28, 40)),
            ])) }
            section { h2 { (t("Händelser", "What happened")) } (timeline(&[
                happening(t("22 november 2026 kl. 14.05", "22 November 2026 at 14.05"), t("VFU-samordnare", "placement coordinator"), t("Platser ändrade från 4 till 3.", "Seats changed from 4 to 3.")),
                happening(t("16 november 2026 kl. 9.12", "16 November 2026 at 9.12"), t("kommunsamordnare, Sorsele", "municipal coordinator, Sorsele"), t("Påmind om beställningen.", "Reminded of the order.")),
            ])) }
        }
    };
    coordinator(lang, t("Hur står det till med VFU 2?", "How does placement 2 stand?"), html! { strong { (t("602 av 640 placerade.", "602 of 640 placed.")) } " " (t("38 kvar, 6 behöver dig.", "38 left, 6 need you.")) }, body).render()
}
