//! Lists: ordinary, crowded with long words, and empty.

use kernel::Lang;
use maud::html;

use super::super::{
    Chip, Column, Field, Paging, Sort, Table, Tone, Words, badge, cell, count_sentence, empty, filter_chips, form_get,
    live_filter, notice, number, page_sizes, paging, quiet_button, row_head, seats,
};
use super::{coordinator, say};

/// A table of five columns, which becomes cards on a phone.
pub(super) fn ordinary(lang: Lang) -> String {
    let w = Words::of(lang);
    let t = |sv, en| say(lang, sv, en);
    let columns = vec![
        Column::words(t("Kommun", "Municipality")).sorted(Sort { href: "#".into(), now: Some(true) }),
        Column::words(t("Svar", "Answer")),
        Column::figures(t("Beställda", "Ordered")).sorted(Sort { href: "#".into(), now: None }),
        Column::figures(t("Lovade", "Promised")).sorted(Sort { href: "#".into(), now: None }),
        Column::words(t("Tagna", "Taken")),
    ];
    let mut table = Table::new("svar", t("Kommunernas svar på beställningen", "The municipalities' answers"), columns);
    for (name, answered, ordered, promised) in
        [("Dorotea", true, 4, 3), ("Lycksele", true, 18, 18), ("Sorsele", false, 6, 0), ("Åsele", true, 5, 2)]
    {
        let (tone, word) = if answered {
            (Tone::Done, t("Svarat", "Answered"))
        } else {
            (Tone::Warning, t("Väntar svar", "Waiting"))
        };
        table.row(vec![
            row_head(name, Some("#")),
            cell(badge(tone, word)),
            number(lang.number(ordered)),
            number(answered.then(|| lang.number(promised))),
            cell(answered.then(|| seats(w, promised - 1, promised))),
        ]);
    }
    let sum = vec![
        row_head(t("Summa", "Sum"), None),
        cell(html! { "3 " (w.of) " 4" }),
        number("33".to_owned()),
        number("23".to_owned()),
        cell(html! { (t("gäller 3 svar", "of 3 answers")) }),
    ];
    let body = html! {
        (live_filter("hitta", t("Hitta i listan", "Find in the list"), "svar", t("{n} visas", "{n} shown")))
        (table.totals(sum).render(w))
    };
    let mut frame = coordinator(
        lang,
        t("Vilka kommuner har svarat?", "Which municipalities have answered?"),
        html! { strong { (t("3 av 4 har svarat.", "3 of 4 have answered.")) } " " (t("Sorsele påmindes 16 november 2026.", "Sorsele was reminded on 16 November 2026.")) },
        body,
    );
    frame.receipt =
        Some(t("Påminnelsen är skickad till Sorsele kl. 14.05.", "The reminder was sent to Sorsele at 14.05.").into());
    frame.render()
}

/// A table of eight columns with long words, filters, pages and groups.
pub(super) fn crowded(lang: Lang) -> String {
    let w = Words::of(lang);
    let t = |sv, en| say(lang, sv, en);
    let columns = vec![
        Column::words(t("Enhet", "Unit")),
        Column::words(t("Verksamhet", "Workplace")),
        Column::words(t("Program", "Programme")),
        Column::words(t("Handledarutbildning", "Placement supervisor training")),
        Column::figures(t("Restid, min", "Travel, min")),
        Column::figures(t("Platser", "Seats")),
        Column::figures(t("Tagna", "Taken")),
        Column::words(t("Ändrad", "Changed")),
    ];
    let mut table =
        Table::new("enheter", t("Enheter som tar emot studenter", "Units that host students"), columns).compact();
    for place in ["Örnsköldsviks gymnasieförbund", "Lycksele", "Åsele"] {
        table.group(place);
        for i in 1..=8_i64 {
            let cells = vec![
                row_head(
                    &format!(
                        "{} {i}",
                        t(
                            "Barn- och ungdomspsykiatriska öppenvårdsmottagningen",
                            "Child and adolescent psychiatric outpatient unit"
                        )
                    ),
                    Some("#"),
                ),
                cell(html! { (t("Individ- och familjeomsorgsförvaltningen", "Individual and family services")) }),
                cell(html! { (t("Specialistsjuksköterskeprogrammet", "Specialist nursing")) }),
                cell((i % 3 != 0).then(|| html! { "7,5 hp" })),
                number(lang.number(i * 14)),
                number(lang.number(4)),
                number((i % 4 != 0).then(|| lang.number(i % 4))),
                cell(html! { time datetime="2026-11-22" { "2026-11-22" } }),
            ];
            if i == 3 { table.chosen_row(cells) } else { table.row(cells) }
        }
    }
    let chips = [
        Chip {
            label: t("Program: specialistsjuksköterska", "Programme: specialist nursing").into(), href: "#".into()
        },
        Chip { label: t("Restid högst 90 min", "Travel at most 90 min").into(), href: "#".into() },
    ];
    let pages = Paging {
        sentence: t("Visar 51–74 av 640", "Showing 51–74 of 640").into(),
        previous: Some("#".into()),
        next: Some("#".into()),
        label: t("Sidor med enheter", "Pages of units").into(),
    };
    let search = Field::search("q", t("Sök enhet eller kommun", "Search for a unit or municipality"));
    let body = html! {
        (form_get("#", html! { (search.render(w)) (quiet_button(t("Visa träffar", "Show matches"))) }))
        (filter_chips(w, &chips))
        (count_sentence(t("640 enheter. Sida 2 av 13.", "640 units. Page 2 of 13.")))
        (table.render(w))
        div class="row apart" {
            (paging(w, &pages))
            (page_sizes(w, &[(25, "#".into(), false), (50, "#".into(), true), (100, "#".into(), false)]))
        }
    };
    let title = t(
        "Vilka socialtjänstverksamheter och psykiatrimottagningar kan ta emot specialistsjuksköterskestudenter?",
        "Which units can host specialist nursing students?",
    );
    let lead = html! { (t("Sammanlagt 2 560 platser.", "2,560 seats in all.")) };
    let mut frame = coordinator(lang, title, lead, body);
    frame.wide = true;
    frame.render()
}

/// Nothing yet, and nothing found.
pub(super) fn empty_list(lang: Lang) -> String {
    let w = Words::of(lang);
    let t = |sv, en| say(lang, sv, en);
    let chips = [Chip { label: t("Kommun: Sorsele", "Municipality: Sorsele").into(), href: "#".into() }];
    let body = html! {
        (empty(
            t("Här kommer kommunernas svar.", "The municipalities' answers will be here."),
            t("Du har inte skickat någon beställning ännu.", "You have not sent an order yet."),
            html! { p { a class="button" href="#" { (t("Skapa en beställning", "Make an order")) } } },
        ))
        section {
            h2 { (t("Inget som passar urvalet", "Nothing fits the filters")) }
            (filter_chips(w, &chips))
            (empty(
                t("Inga träffar för Sorsele + socionom.", "No matches for Sorsele + social work."),
                t("Det finns 14 platser i andra kommuner.", "There are 14 seats in other municipalities."),
                html! { p { a href="#" { (t("Rensa filter", "Clear filters")) } } },
            ))
        }
        (notice(Tone::Done, html! { p { (t("Allt klart. Nästa sak: 2 december.", "All done. Next: 2 December.")) } }))
    };
    coordinator(lang, t("Vad har kommunerna svarat?", "What have the municipalities answered?"), html! {}, body)
        .render()
}
