//! Every kind of field, empty and refused.

use kernel::Lang;
use maud::html;

use super::super::{
    Choice, Field, Words, button, error_summary, form_get, form_post, form_upload, hidden, link_like_button,
    quiet_button,
};
use super::{coordinator, guard, say};

struct Said {
    name: &'static str,
    problem: &'static str,
}

fn problems(lang: Lang) -> Vec<Said> {
    let said = |name, sv, en| Said { name, problem: say(lang, sv, en) };
    vec![
        said("name", "Skriv vad perioden heter.", "Write the name of the period."),
        said(
            "seats",
            "Antal platser: skriv ett helt tal, till exempel 24.",
            "Seats: write a whole number, such as 24.",
        ),
        said("first", "Första dagen ligger efter sista dagen.", "The first day is after the last day."),
        said("municipality", "Välj en kommun.", "Choose a municipality."),
        said("form", "Välj hur studenterna är på plats.", "Choose how the students attend."),
        said("reason", "Skriv varför gränsen inte hålls.", "Write why the limit is not kept."),
        said("read", "Bekräfta att du har läst beställningen.", "Confirm that you have read the order."),
    ]
}

fn fields(lang: Lang, refused: bool) -> Vec<Field> {
    let t = |sv, en| say(lang, sv, en);
    let all = problems(lang);
    let problem = |name: &str| all.iter().find(|s| refused && s.name == name).map(|s| s.problem.to_owned());
    let kept = |value: &'static str| if refused { value } else { "" };
    let municipalities =
        vec![Choice::new("2463", "Åsele"), Choice::new("2481", "Lycksele"), Choice::new("2425", "Dorotea")];
    let forms = vec![
        Choice::new("whole", t("Sammanhängande veckor", "Weeks in a row")),
        Choice::new("parts", t("En dag i veckan under hela terminen", "One day a week through the term")),
    ];
    vec![
        Field::text("name", t("Vad heter perioden?", "What is the period called?"))
            .hint(t("Till exempel VFU 2, socionomprogrammet termin 5.", "Such as Placement 2, social work term 5."))
            .error(problem("name")),
        Field::number("seats", t("Antal platser", "Seats")).value(kept("tjugofyra")).error(problem("seats")),
        Field::date("first", t("Första dagen", "First day")).value(kept("2027-04-18")).error(problem("first")),
        Field::select("municipality", t("Kommun", "Municipality"), municipalities).error(problem("municipality")),
        Field::radios("form", t("Hur är studenterna på plats?", "How do the students attend?"), forms)
            .hint(t("Det styr hur restiden räknas.", "It decides how travel time is counted."))
            .error(problem("form")),
        Field::lines("reason", t("Skäl", "Reason"), 4)
            .hint(t("Skriv inget om hälsa eller familj.", "Write nothing about health or family."))
            .error(problem("reason")),
        Field::email("mail", t("E-post till en kontakt", "E-mail of a contact"))
            .optional()
            .value(kept("kontakt@example.se")),
        Field::secret("secret", t("Lösenord", "Password"), "current-password").value(kept("never shown")),
        Field::checkbox("read", t("Jag har läst beställningen", "I have read the order")).error(problem("read")),
    ]
}

/// A form with every kind of field.
pub(super) fn all_fields(lang: Lang, refused: bool) -> String {
    let w = Words::of(lang);
    let t = |sv, en| say(lang, sv, en);
    let said: Vec<(String, String)> =
        problems(lang).iter().map(|s| (s.name.to_owned(), s.problem.to_owned())).collect();
    let version = guard("period").version(7);
    let file = Field::file("file", t("Fil med studenter", "File of students"), ".csv,.xlsx")
        .hint(t("CSV eller Excel, högst 10 MB.", "CSV or Excel, at most 10 MB."));
    let search = Field::search("q", t("Sök en enhet", "Search for a unit"));
    let body = html! {
        @if refused { (error_summary(w, t("Inget har sparats. Sju svar behöver ändras.", "Nothing was saved. Seven answers need a change."), &said)) }
        (form_post("#", &version, html! {
            (hidden("step", "2"))
            @for field in fields(lang, refused) { (field.render(w)) }
            div class="row" { (button(t("Spara perioden", "Save the period"))) (link_like_button(t("Ångra", "Undo"))) }
        }))
        section {
            h2 { (t("Läs in studenter", "Read in students")) }
            (form_upload("#", &guard("file"), html! { (file.render(w)) (quiet_button(t("Granska filen", "Review the file"))) }))
        }
        section {
            h2 { (t("Hitta en enhet", "Find a unit")) }
            (form_get("#", html! { (search.render(w)) (quiet_button(t("Sök", "Search"))) }))
        }
    };
    let mut frame = coordinator(
        lang,
        t("Vilken period gäller det?", "Which period is it?"),
        html! { (t("Perioden syns för kommunerna först när du skickar beställningen.", "Municipalities see the period only when you send the order.")) },
        body,
    );
    frame.is_error = refused;
    frame.render()
}
