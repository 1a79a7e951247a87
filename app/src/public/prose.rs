//! Pages that are words alone: help, about, privacy, contact. A page is a list of sections, each a heading with paragraphs.

use platform::feedback::{self, Answers};
use platform::prelude::*;

/// A section: its heading, its paragraphs, and where it leads.
struct Section {
    heading: &'static str,
    paragraphs: &'static [&'static str],
    links: &'static [(&'static str, &'static str)],
}

const fn section(
    heading: &'static str,
    paragraphs: &'static [&'static str],
    links: &'static [(&'static str, &'static str)],
) -> Section {
    Section { heading, paragraphs, links }
}

const HELP: &[Section] = &[
    section(
        "public-help-sign-in",
        &["public-help-sign-in-how", "public-help-sign-in-two", "public-help-sign-in-lost"],
        &[("public-link-sign-in", "/logga-in")],
    ),
    section("public-help-role", &["public-help-role-how", "public-help-role-none"], &[]),
    section("public-help-file", &["public-help-file-how", "public-help-file-wrong", "public-help-file-again"], &[]),
    section("public-help-plan", &["public-help-plan-how", "public-help-plan-why", "public-help-plan-counts"], &[]),
    section("public-help-travel", &["public-help-travel-how"], &[]),
    section(
        "public-help-who",
        &["public-help-who-how"],
        &[("public-link-organisations", "/organisationer"), ("public-link-contact", "/kontakt")],
    ),
    section("public-help-browser", &["public-help-browser-how"], &[("public-link-accessibility", "/tillganglighet")]),
];

const ABOUT: &[Section] = &[
    section("public-about-what", &["public-about-what-is", "public-about-what-now"], &[]),
    section(
        "public-about-how",
        &["public-about-how-decides", "public-about-how-fair", "public-about-how-explains"],
        &[],
    ),
    section(
        "public-about-data",
        &["public-about-data-real", "public-about-data-people"],
        &[("public-link-sources", "/om/kallor")],
    ),
    section(
        "public-about-open",
        &["public-about-open-licence"],
        &[("public-link-safety", "/trygghet"), ("public-link-privacy", "/integritet")],
    ),
];

const PRIVACY: &[Section] = &[
    section("public-privacy-who", &["public-privacy-who-answers", "public-privacy-who-runs"], &[]),
    section(
        "public-privacy-what",
        &["public-privacy-staff", "public-privacy-students", "public-privacy-not", "public-privacy-open"],
        &[],
    ),
    section("public-privacy-protected", &["public-privacy-protected-how"], &[]),
    section("public-privacy-long", &["public-privacy-long-rule", "public-privacy-long-files"], &[]),
    section("public-privacy-log", &["public-privacy-log-what", "public-privacy-log-who"], &[]),
    section("public-privacy-cookies", &["public-privacy-cookies-what"], &[]),
    section(
        "public-privacy-rights",
        &["public-privacy-rights-own", "public-privacy-rights-ask", "public-privacy-rights-imy"],
        &[],
    ),
];

const CONTACT: &[Section] = &[
    section(
        "public-contact-placement",
        &["public-contact-placement-how"],
        &[("public-link-organisations", "/organisationer")],
    ),
    section("public-contact-login", &["public-contact-login-how"], &[]),
    section("public-contact-fault", &["public-contact-fault-how"], &[]),
    section("public-contact-wrong", &["public-contact-wrong-how"], &[("public-link-sources", "/om/kallor")]),
    section("public-contact-privacy", &["public-contact-privacy-how"], &[("public-link-privacy", "/integritet")]),
];

fn page(t: &Text, name: &str, sections: &[Section], after: Markup) -> Page {
    let page = Page::new(t.say(&format!("public-{name}-title")))
        .lead(html! { (t.say(&format!("public-{name}-lead"))) })
        .body(html! {
            @for s in sections {
                section {
                    h2 { (t.say(s.heading)) }
                    @for paragraph in s.paragraphs { p { (t.say(paragraph)) } }
                    @if !s.links.is_empty() {
                        ul { @for (word, path) in s.links { li { a href=(t.to(path)) { (t.say(word)) } } } }
                    }
                }
            }
            (after)
        });
    super::reviewed(t, page)
}

/// `/hjalp`.
pub async fn help(c: &mut Ctx) -> Done<Reply> {
    Ok(page(&c.t, "help", HELP, html! {}).into())
}

/// `/om`, with what visitors have answered about the public pages.
pub async fn about(c: &mut Ctx) -> Done<Reply> {
    let answers = feedback::since(&mut c.tx, c.now.plus_seconds(-30 * 24 * 3600)).await?;
    Ok(page(&c.t, "about", ABOUT, helped(&c.t, answers)).into())
}

/// `/integritet`.
pub async fn privacy(c: &mut Ctx) -> Done<Reply> {
    Ok(page(&c.t, "privacy", PRIVACY, html! {}).into())
}

/// `/kontakt`; also where an answer to "Var informationen till din hjälp?" ends that could not be taken.
pub async fn contact(c: &mut Ctx) -> Done<Reply> {
    let mut page = page(&c.t, "contact", CONTACT, html! {});
    if c.refusal.is_some() {
        page.is_error = true;
        page.body = html! { (c.error_summary()) (page.body) };
    }
    Ok(page.into())
}

/// Fewer answers than this say nothing.
const LEAST_ANSWERS: i64 = 5;

fn helped(t: &Text, answers: Answers) -> Markup {
    let all = answers.helped + answers.not_helped;
    let sentence = if all < LEAST_ANSWERS {
        t.say("public-about-helped-few")
    } else {
        t.with("public-about-helped-of", [("a", t.n(answers.helped).into()), ("n", all.into())])
    };
    html! { section { h2 { (t.say("public-about-helped")) } p { (sentence) } } }
}

/// Every page of words; the one about us with few and with many answers.
pub fn samples(t: &Text) -> Vec<(&'static str, Page)> {
    let answers = |helped, not_helped| helped_of(t, helped, not_helped);
    vec![
        ("help", page(t, "help", HELP, html! {})),
        ("about", page(t, "about", ABOUT, answers(1, 0))),
        ("about-answered", page(t, "about", ABOUT, answers(1_240, 31))),
        ("privacy", page(t, "privacy", PRIVACY, html! {})),
        ("contact", page(t, "contact", CONTACT, html! {})),
    ]
}

fn helped_of(t: &Text, helped: i64, not_helped: i64) -> Markup {
    self::helped(t, Answers { helped, not_helped })
}
