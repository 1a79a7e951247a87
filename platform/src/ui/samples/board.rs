//! The board and a run.

use kernel::Lang;
use maud::{Markup, html};

use super::super::{
    Bar, Choice, Column, Dots, Field, Histogram, Pane, Rule, Series, Table, Tone, Words, badge, board, button, cell,
    dot_histogram, form_post, histogram, link_like_button, notice, number, progress, quiet_button, row_head, rules,
    seats, seats_proposed,
};
use super::{coordinator, guard, say};

/// The proposal as a board of three panes.
pub(super) fn board_page(lang: Lang) -> String {
    let w = Words::of(lang);
    let t = |sv, en| say(lang, sv, en);
    let pane = |id: &str, heading: &str, count: Option<&str>, body| Pane {
        id: id.into(),
        heading: heading.into(),
        count: count.map(Into::into),
        body,
    };
    let body = html! {
        div class="columns" {
            div class="stack" {
                (notice(Tone::Done, html! { p { strong { (t("Bevisat bäst: 0 % gap.", "Proven best: 0 % gap.")) } " " (t("Inget förslag som följer reglerna placerar fler eller ger kortare resor sammanlagt.", "No proposal within the rules places more, or gives shorter travel in all.")) } }))
                (form_post("#", &guard("accept").version(3), button(t("Godkänn förslaget", "Accept the proposal"))))
                (histogram(w, "restider", &bars(lang)))
            }
            (dot_histogram(w, "spridning", &dots(lang)))
        }
        (board(&[
            pane("oplacerade", t("Oplacerade", "Unplaced"), Some("3"), unplaced(lang)),
            pane("enheter", t("Enheter", "Units"), None, units(lang, w)),
            pane("vald", "Maja", None, chosen(lang, w)),
        ]))
        (board(&[
            pane("fore", t("Före", "Before"), None, html! { p { (t("Maja i Vilhelmina", "Maja in Vilhelmina")) } }),
            pane("efter", t("Efter", "After"), None, html! { p { (t("Maja i Lycksele", "Maja in Lycksele")) } }),
        ]))
    };
    let lead = html! { strong { (t("634 av 640 har plats. 6 behöver dig.", "634 of 640 have a place. 6 need you.")) } " " (t("512 får sitt första eller andra önskemål.", "512 get their first or second wish.")) };
    let title = t("Är förslaget bra nog att godkänna?", "Is the proposal good enough to accept?");
    let mut frame = coordinator(lang, title, lead, body);
    frame.wide = true;
    frame.render()
}

fn bars(lang: Lang) -> Histogram {
    let counts = [186, 132, 121, 117, 54, 24, 0, 0, 3];
    let label = |i: usize| if i == 8 { "> 120".to_owned() } else { format!("≤ {}", i * 15 + 15) };
    let t = |sv: &str, en: &str| say(lang, sv, en).to_owned();
    Histogram {
        title: t("Tre reser längre än 90 min", "Three travel longer than 90 min"),
        note: t("Minuter enkel väg, uppskattade. Antal studenter.", "Minutes one way, estimated. Number of students."),
        in_words: t("Hälften reser högst 30 minuter.", "Half travel at most 30 minutes."),
        what: t("Restid", "Travel time"),
        how_many: t("Studenter", "Students"),
        bars: counts.iter().enumerate().map(|(i, n)| Bar { label: label(i), count: *n, beyond: i >= 6 }).collect(),
    }
}

fn dots(lang: Lang) -> Dots {
    let t = |sv: &str, en: &str| say(lang, sv, en).to_owned();
    let bin = |i: usize| {
        (
            if i.is_multiple_of(3) && i != 9 { (i * 10).to_string() } else { String::new() },
            format!("{}–{} min", i * 10, i * 10 + 9),
        )
    };
    Dots {
        title: t("Ingen reser längre än 90 min", "Nobody travels longer than 90 min"),
        note: t(
            "Restid enkel väg, uppskattad. En prick är 20 studenter.",
            "Travel time one way, estimated. A dot is 20 students.",
        ),
        in_words: t(
            "Förslaget: hälften reser högst 30 minuter och ingen över 90. Våren 2026: 60 studenter över 90.",
            "The proposal: half travel at most 30 minutes and nobody over 90. Spring 2026: 60 students over 90.",
        ),
        what: t("Restid", "Travel time"),
        per_dot: 20,
        bins: (0..14).map(bin).collect(),
        limit: Some((9, t("gräns 90 min", "limit 90 min"))),
        series: vec![
            Series {
                label: t("Förslaget", "The proposal"),
                note: t("hälften högst 30 min", "half at most 30 min"),
                counts: vec![80, 120, 120, 98, 80, 60, 38, 20, 18, 0, 0, 0, 0, 0],
                earlier: false,
            },
            Series {
                label: t("Våren 2026, för hand", "Spring 2026, by hand"),
                note: t("60 studenter över 90", "60 students over 90"),
                counts: vec![100, 100, 100, 80, 60, 40, 40, 40, 20, 20, 20, 0, 20, 0],
                earlier: true,
            },
        ],
    }
}

fn unplaced(lang: Lang) -> Markup {
    let t = |sv, en| say(lang, sv, en);
    let who = [
        (
            "Noor",
            "Arjeplog",
            t(
                "Ingen plats klarar restiden 90 min. Närmast: Arvidsjaur, 96 min.",
                "No place within 90 min. Closest: Arvidsjaur, 96 min.",
            ),
        ),
        ("Tor", "Sorsele", t("Sorsele har inte svarat.", "Sorsele has not answered.")),
        (
            "Leo",
            "Åsele",
            t(
                "Åsele har 2 platser men ingen behörig handledare.",
                "Åsele has 2 seats but no qualified placement supervisor.",
            ),
        ),
    ];
    html! { ul class="list" { @for (name, place, why) in who { li { a href="#" { (name) } ", " (place) p class="small" { (why) } } } } }
}

fn units(lang: Lang, w: Words) -> Markup {
    let t = |sv, en| say(lang, sv, en);
    let columns = vec![Column::words(t("Enhet", "Unit")), Column::words(t("Platser", "Seats"))];
    let mut table = Table::new("enhetslista", t("Enheter runt Vilhelmina", "Units around Vilhelmina"), columns)
        .quiet_caption()
        .compact();
    table.group("Lycksele");
    table.row(vec![row_head(t("Familjeenheten, enhet 1", "Family unit 1"), Some("#")), cell(seats(w, 4, 4))]);
    table.chosen_row(vec![
        row_head(t("Familjeenheten, enhet 3", "Family unit 3"), Some("#")),
        cell(seats_proposed(w, 3, 1, 4)),
    ]);
    table.row(vec![row_head(t("Skolkuratorer", "School counsellors"), Some("#")), cell(seats(w, 1, 2))]);
    table.group("Åsele");
    table.row(vec![
        row_head(t("Individ- och familjeomsorg", "Individual and family services"), Some("#")),
        cell(html! { (seats(w, 0, 2)) " " (badge(Tone::Warning, t("Handledare saknas", "No placement supervisor yet"))) }),
    ]);
    table.group("Sorsele");
    table.row(vec![row_head(t("Hela kommunen", "The whole municipality"), None), cell(None)]);
    table.render(w)
}

fn chosen(lang: Lang, w: Words) -> Markup {
    let t = |sv, en| say(lang, sv, en);
    let rule = |met, says: &str, value: &str| Rule { met, says: says.into(), value: value.into() };
    let columns = vec![
        Column::words(t("Plats", "Place")),
        Column::figures(t("Maja reser", "Maja travels")),
        Column::words(t("Följd", "Consequence")),
    ];
    let mut nearer = Table::new(
        "narmare",
        t("Närmare platser, och vem som då måste flytta", "Nearer places, and who then has to move"),
        columns,
    )
    .compact();
    nearer.row(vec![
        row_head("Vilhelmina", None),
        number("5 min".to_owned()),
        cell(html! { (t("Vera till Lycksele, 78 min längre", "Vera to Lycksele, 78 min longer")) }),
    ]);
    nearer.row(vec![
        row_head("Åsele", None),
        number("68 min".to_owned()),
        cell(html! { (t("Går inte: handledare saknas", "Not possible: no placement supervisor yet")) }),
    ]);
    let to = Field::select(
        "to",
        t("Flytta till…", "Move to…"),
        vec![
            Choice::new("storuman", t("Storuman – 55 min, Ali flyttar", "Storuman – 55 min, Ali moves")),
            Choice::new("vilhelmina", t("Vilhelmina – 5 min, Vera flyttar", "Vilhelmina – 5 min, Vera moves")),
        ],
    );
    html! {
        p { (t("Socionom, termin 5. Bor i Vilhelmina.", "Social work, term 5. Lives in Vilhelmina.")) }
        h3 { (t("Varför Lycksele?", "Why Lycksele?")) }
        (rules(w, &[
            rule(true, t("Restid", "Travel time"), t("74 min, gräns 90", "74 min, limit 90")),
            rule(false, t("Önskemål 1, Vilhelmina", "First wish, Vilhelmina"), t("fullt, 2 av 2", "full, 2 of 2")),
        ]))
        (nearer.render(w))
        div class="panel" {
            (form_post("#", &guard("move").version(3), html! {
                (to.render(w))
                div class="row" { (quiet_button(t("Visa följden", "Show the consequence"))) (link_like_button(t("Lås här", "Lock here"))) }
            }))
        }
    }
}

/// A run that goes on; the page loads itself again without script.
pub(super) fn running(lang: Lang) -> String {
    let t = |sv, en| say(lang, sv, en);
    let sentence = t("62 % – 11 oplacerade – bästa hittills 94 p", "62 % – 11 unplaced – best so far 94 p");
    let body = html! {
        (progress(620, sentence, "#events", "#"))
        (form_post("#", &guard("cancel"), quiet_button(t("Avbryt", "Cancel"))))
    };
    let lead = html! { (t("Du kan stänga sidan. Vi mejlar när det är klart.", "You may close the page. We send a mail when it is done.")) };
    let mut frame = coordinator(lang, t("Förslaget tas fram", "The proposal is being made"), lead, body);
    frame.refresh_seconds = Some(5);
    frame.render()
}
