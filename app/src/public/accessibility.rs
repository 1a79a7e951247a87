//! The accessibility statement, made of a small file that is easy to keep true.

use std::sync::LazyLock;

use platform::prelude::*;
use platform::ui;

#[derive(Debug, serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Statement {
    status: String,
    assessed: String,
    updated: String,
    standard: String,
    gap: Vec<Gap>,
}

#[derive(Debug, serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Gap {
    sv: String,
    en: String,
    /// The success criterion that is not met, such as `1.4.10`; empty where none can be named.
    criterion: String,
}

static STATEMENT: LazyLock<Statement> =
    LazyLock::new(|| toml::from_str(include_str!("accessibility.toml")).expect("the statement is read by its test"));

/// The page.
pub async fn show(c: &mut Ctx) -> Done<Reply> {
    Ok(page(&c.t).into())
}

/// The statement as a page.
pub fn page(t: &Text) -> Page {
    let s = &*STATEMENT;
    let page = Page::new(t.say("public-access-title"))
        .lead(html! { (t.say(&format!("public-access-status-{}", s.status))) })
        .body(html! { (gaps(t, s)) (tested(t, s)) (report(t)) });
    super::reviewed(t, page)
}

fn gaps(t: &Text, s: &Statement) -> Markup {
    html! {
        section {
            h2 { (t.say("public-access-gaps")) }
            ul class="bullets" {
                @for gap in &s.gap {
                    li {
                        (if t.lang == Lang::Sv { &gap.sv } else { &gap.en })
                        @if !gap.criterion.is_empty() { " (WCAG " (gap.criterion) ")" }
                    }
                }
            }
            p { (t.say("public-access-burden")) }
        }
    }
}

fn tested(t: &Text, s: &Statement) -> Markup {
    let day = |text: &str| Day::parse(text).map_or_else(|| text.to_owned(), |day| t.day(day));
    html! {
        section {
            h2 { (t.say("public-access-tested")) }
            p { (t.say("public-access-method")) }
            (ui::facts(&[
                (t.say("public-access-standard"), html! { (s.standard) }),
                (t.say("public-access-assessed"), html! { (day(&s.assessed)) }),
                (t.say("public-access-updated"), html! { (day(&s.updated)) }),
            ]))
        }
    }
}

fn report(t: &Text) -> Markup {
    html! {
        section {
            h2 { (t.say("public-access-report")) }
            p { (t.say("public-access-report-us")) }
            p { a href=(t.to("/kontakt")) { (t.say("public-link-contact")) } }
            p { (t.say("public-access-report-digg")) }
            p { a href="https://www.digg.se/tdosanmalan" { (t.say("public-access-digg")) } }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_statement_is_whole() {
        let s = &*STATEMENT;
        assert!(["full", "partly", "not"].contains(&s.status.as_str()));
        assert!(Day::parse(&s.assessed).is_some() && Day::parse(&s.updated).is_some());
        assert!(s.assessed <= s.updated, "it is updated when it is assessed");
        assert_eq!(s.gap.is_empty(), s.status == "full", "gaps and status agree");
        assert!(s.gap.iter().all(|g| !g.sv.is_empty() && !g.en.is_empty()));
    }
}
