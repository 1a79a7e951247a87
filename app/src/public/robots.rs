//! What search engines may read: the public pages, and nothing that lies behind a role.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use platform::house::Route;
use platform::prelude::*;

/// `/robots.txt`.
pub async fn show(c: &mut Ctx) -> Done<Reply> {
    Ok(Reply::Plain { status: 200, content_type: "text/plain; charset=utf-8", body: rules(&c.house.routes) })
}

/// Each first piece of a path that no public page has, in both languages.
fn rules(routes: &[Route]) -> String {
    let firsts = |public: bool| -> BTreeSet<&str> {
        let wanted = routes.iter().filter(move |r| r.policy.roles.is_none() == public);
        wanted.filter_map(|r| r.path.split('/').nth(1)).filter(|piece| !piece.is_empty()).collect()
    };
    let public = firsts(true);
    let mut text = String::from("User-agent: *\n");
    for piece in firsts(false).difference(&public) {
        let _ = write!(text, "Disallow: /{piece}\nDisallow: /en/{piece}\n");
    }
    text
}

#[cfg(test)]
mod tests {
    use platform::config::Mode;

    #[test]
    fn pages_behind_a_role_are_not_read_and_public_ones_are() {
        let rules = super::rules(&crate::build::routes(Mode::Serve).all);
        assert!(rules.contains("Disallow: /admin\n") && rules.contains("Disallow: /en/vfu\n"), "{rules}");
        assert!(!rules.contains("/organisationer") && !rules.contains("/om"), "{rules}");
    }
}
