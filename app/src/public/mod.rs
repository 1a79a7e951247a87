//! Pages for everybody: start, help, about, sources, accessibility, privacy, safety, contact, health.
//!
//! Each carries the day it was read through and who answers for it, and asks whether it helped (frame of the platform).

mod accessibility;
mod feedback;
mod prose;
mod robots;
mod safety;
mod sources;
mod start;

use platform::prelude::*;

/// Routes of the public pages.
pub fn routes() -> Routes {
    const P: Policy = Policy::PUBLIC;
    Routes::new()
        .get("/", P, handler!(start::show))
        .get("/hjalp", P, handler!(prose::help))
        .get("/om", P, handler!(prose::about))
        .get("/om/kallor", P, handler!(sources::show))
        .get("/tillganglighet", P, handler!(accessibility::show))
        .get("/integritet", P, handler!(prose::privacy))
        .get("/kontakt", P, handler!(prose::contact))
        .get("/trygghet", P, handler!(safety::show))
        .post("/hjalpte-det", P, handler!(feedback::submit), handler!(prose::contact))
        .get("/robots.txt", P, handler!(robots::show))
        .get("/status", P, handler!(health))
}

/// One of every public page in every state.
pub fn samples(t: &Text) -> Vec<(&'static str, Page)> {
    let mut all = start::samples(t);
    all.extend(prose::samples(t));
    all.push(("about-sources", sources::page(t)));
    all.push(("accessibility", accessibility::page(t)));
    all.push(("safety", safety::page(t)));
    all
}

/// The page as it was last read through. Change the day when you have read all of these pages through again.
fn reviewed(t: &Text, page: Page) -> Page {
    let day = Day::new(2026, 11, 25).expect("a day of the calendar");
    page.reviewed(day, t.say("public-maintainer"))
}

/// Whether the program and its database answer; for load balancers and monitoring.
async fn health(c: &mut Ctx) -> Done<Reply> {
    let migrations = c.tx.count("SELECT COUNT(*) FROM platform_migrations", args![]).await?;
    let body = format!("{{\"status\":\"ok\",\"migrations\":{migrations}}}\n");
    Ok(Reply::Plain { status: 200, content_type: "application/json", body })
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;

    #[test]
    fn every_page_says_words_in_both_languages() {
        let texts = Arc::new(crate::build::texts());
        for lang in Lang::ALL {
            for (name, page) in samples(&Text::new(lang, texts.clone())) {
                let said = format!("{} {} {}", page.title, page.lead.0, page.body.0);
                assert!(!said.contains(">public-") && !said.contains("public-"), "{name} shows a key: {said}");
                assert!(page.review.is_some(), "{name} does not say who answers for it");
            }
        }
    }
}
