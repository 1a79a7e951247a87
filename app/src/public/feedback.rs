//! "Var informationen till din hjälp?": the answer is counted for the page, and nothing is kept of who gave it.

use platform::feedback;
use platform::house::{Method, Route};
use platform::login::ReturnPath;
use platform::prelude::*;

/// Most answers in a day; more are somebody's program.
const MOST_A_DAY: i64 = 2_000;

/// Takes an answer, and leads back to the page it is about.
pub async fn submit(c: &mut Ctx) -> Done<Reply> {
    let path = c.form.get("sida").to_owned();
    let helped = match c.form.get("svar") {
        "ja" => true,
        "nej" => false,
        _ => return Err(Refusal::invalid("public-feedback-unread").into()),
    };
    let known = ReturnPath::parse(&path).is_some() && is_public(&c.house.routes, &path);
    if !known {
        return Err(Refusal::invalid("public-feedback-unread").into());
    }
    let answers = feedback::since(&mut c.tx, c.now.plus_seconds(-24 * 3600)).await?;
    if answers.helped + answers.not_helped >= MOST_A_DAY {
        return Err(Refusal::new(kernel::refusal::Why::TooMany, "public-feedback-too-many").into());
    }
    let id: FeedbackId = c.ids.next();
    feedback::add(&mut c.tx, id, &path, helped, c.now).await?;
    c.audit(Entry::new("platform.feedback.add", id));
    let key = if helped { "public-feedback-yes" } else { "public-feedback-no" };
    Ok(Reply::done(c.t.to(&path), key, &[]))
}

/// Whether a path is a public page's: only those ask, so that nobody can fill the table with words of their own.
fn is_public(routes: &[Route], path: &str) -> bool {
    let public = routes.iter().filter(|r| r.method == Method::Get && r.policy.roles.is_none());
    public.into_iter().any(|r| fits(r.path, path))
}

fn fits(pattern: &str, path: &str) -> bool {
    let same = |(pattern, piece): (&str, &str)| {
        let words =
            !piece.is_empty() && piece.len() <= 80 && piece.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
        pattern == piece || (pattern.starts_with('{') && words)
    };
    pattern.split('/').count() == path.split('/').count() && pattern.split('/').zip(path.split('/')).all(same)
}

#[cfg(test)]
mod tests {
    use super::*;
    use platform::config::Mode;

    #[test]
    fn only_public_pages_are_answered_about() {
        let routes = crate::build::routes(Mode::Serve).all;
        for path in ["/", "/om/kallor", "/organisationer/2481", "/organisationer/region-24"] {
            assert!(is_public(&routes, path), "{path}");
        }
        for path in
            ["", "/vfu", "/admin/logg", "/finns-inte", "//elak.example", "/organisationer/a b", "/organisationer/"]
        {
            assert!(!is_public(&routes, path), "{path}");
        }
    }
}
