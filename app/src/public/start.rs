//! The start page: where somebody lives leads to who answers there.

use organisations::search::{self, Fit, Hit};
use platform::config::Mode;
use platform::prelude::*;
use platform::ui::{self, Field, Tone, Words};

/// Most places that are listed.
const MOST: usize = 12;

/// What the page shows.
struct Start {
    /// What was written.
    asked: String,
    /// Places that fit.
    hits: Vec<Hit>,
    /// Whether the demo offers roles to try.
    to_try: bool,
    /// Whether somebody is signed in.
    signed_in: bool,
}

/// The start page, or on to the municipality when only one place bears the name that was written.
pub async fn show(c: &mut Ctx) -> Done<Reply> {
    let asked: String = c.query.get("ort").chars().take(80).collect();
    let hits = search::find(&asked, MOST);
    if let Some(municipality) = the_only(&hits) {
        return Ok(Reply::see(c.t.to(&format!("/organisationer/{municipality}"))));
    }
    let to_try = c.house.config.mode == Mode::Demo;
    Ok(Start { asked, hits, to_try, signed_in: c.session().is_some() }.render(&c.t).into())
}

/// The municipality that was meant beyond doubt: exactly one place is called just so.
fn the_only(hits: &[Hit]) -> Option<&'static str> {
    let mut sure = hits.iter().filter(|h| h.fit <= Fit::Folded);
    let first = sure.next()?;
    sure.next().is_none().then(|| first.found.municipality().code.as_str())
}

impl Start {
    fn render(&self, t: &Text) -> Page {
        let page = Page::new(t.say("public-start-title"))
            .lead(html! { (t.say("public-start-lead")) })
            .body(html! { (self.search(t)) (self.found(t)) (self.doors(t)) });
        super::reviewed(t, page)
    }

    fn search(&self, t: &Text) -> Markup {
        let field = Field::search("ort", t.say("public-start-where"))
            .value(&self.asked)
            .hint(t.say("public-start-where-hint"))
            .attribute("autocomplete", "address-level2");
        html! {
            search {
                (ui::form_get(&t.to("/"), html! { (field.render(Words::of(t.lang))) (ui::button(&t.say("public-start-show"))) }))
            }
        }
    }

    fn found(&self, t: &Text) -> Markup {
        if self.asked.is_empty() {
            return html! {};
        }
        if self.hits.is_empty() {
            let what = t.with("public-start-nothing", [("what", (&self.asked).into())]);
            let all = html! { a href=(t.to("/organisationer?typ=municipality")) { (t.say("public-start-all")) } };
            return ui::notice(Tone::Warning, html! { p { (what) } p { (all) } });
        }
        let misspelt = self.hits.iter().all(|h| matches!(h.fit, Fit::Misspelt(_)));
        let key = if misspelt { "public-start-meant" } else { "public-start-which" };
        html! {
            section {
                h2 { (t.with(key, [("what", (&self.asked).into())])) }
                ul class="list" {
                    @for hit in &self.hits {
                        @let municipality = hit.found.municipality();
                        li {
                            a href=(t.to(&format!("/organisationer/{}", municipality.code))) { (hit.found.name()) }
                            @if hit.found.name() != municipality.name {
                                " " span class="small" { (t.with("public-start-in", [("place", (&municipality.name).into())])) }
                            }
                        }
                    }
                }
            }
        }
    }

    fn doors(&self, t: &Text) -> Markup {
        let door = |path: &str, title: &str, text: &str| {
            html! { li { h2 { a href=(t.to(path)) { (t.say(title)) } } p { (t.say(text)) } } }
        };
        html! {
            ul class="doors" {
                (door("/organisationer", "public-door-organisations", "public-door-organisations-text"))
                @if self.to_try {
                    (door("/prova", "public-door-try", "public-door-try-text"))
                } @else if self.signed_in {
                    (door("/roll", "public-door-role", "public-door-role-text"))
                } @else {
                    (door("/logga-in", "public-door-sign-in", "public-door-sign-in-text"))
                }
                (door("/trygghet", "public-door-safety", "public-door-safety-text"))
            }
        }
    }
}

/// Nothing asked, several hits, a misspelling, nothing found; the demo, and signed in.
pub fn samples(t: &Text) -> Vec<(&'static str, Page)> {
    let page = |asked: &str, to_try, signed_in| {
        Start { asked: asked.to_owned(), hits: search::find(asked, MOST), to_try, signed_in }.render(t)
    };
    vec![
        ("start", page("", false, false)),
        ("start-demo", page("", true, false)),
        ("start-signed-in", page("", false, true)),
        ("start-several", page("Sk", false, false)),
        ("start-misspelt", page("Dortea", false, false)),
        ("start-nothing", page("Qwxzyt", false, false)),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_place_leads_on_and_a_doubt_does_not() {
        let table = [("Dorotea", Some("2425")), ("umea", Some("2480")), ("Hammerdal", Some("2313")), ("Sk", None)];
        for (written, municipality) in table {
            assert_eq!(the_only(&search::find(written, MOST)), municipality, "{written}");
        }
        for doubt in ["", "Dortea", "Qwxzyt"] {
            assert_eq!(the_only(&search::find(doubt, MOST)), None, "{doubt}");
        }
    }
}
