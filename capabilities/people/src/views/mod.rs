//! The pages of the capability and how they look.

pub mod invitation;
pub mod links;
pub mod log;
pub mod login;
pub mod mine;
pub mod parts;
pub mod renewal;
pub mod roles;
pub mod users;

use platform::texts::Text;
use platform::web::Page;

/// One of every page in every state.
pub fn samples(t: &Text) -> Vec<(&'static str, Page)> {
    [
        login::Login::samples(t),
        login::Code::samples(t),
        login::OnTheWay::samples(t),
        login::Stranger::samples(t),
        roles::Roles::samples(t),
        roles::Try::samples(t),
        mine::Mine::samples(t),
        mine::Passphrase::samples(t),
        mine::TwoSteps::samples(t),
        mine::Recovery::samples(t),
        invitation::Offered::samples(t),
        invitation::Closed::samples(t),
        users::Users::samples(t),
        users::User::samples(t),
        users::Invite::samples(t),
        links::Link::samples(t),
        links::Links::samples(t),
        users::Correction::samples(t),
        renewal::Renewal::samples(t),
        log::Log::samples(t),
    ]
    .concat()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::sync::Arc;

    use kernel::Lang;
    use platform::texts::Texts;

    use super::*;

    const FILES: [(Lang, &str); 6] = [
        (Lang::Sv, include_str!("../../text/sv.ftl")),
        (Lang::En, include_str!("../../text/en.ftl")),
        (Lang::Sv, platform::login::TEXT_SV),
        (Lang::En, platform::login::TEXT_EN),
        (Lang::Sv, include_str!("../../../../platform/text/sv.ftl")),
        (Lang::En, include_str!("../../../../platform/text/en.ftl")),
    ];

    fn keys(file: &str) -> BTreeSet<&str> {
        file.lines()
            .filter(|l| l.starts_with(|c: char| c.is_ascii_lowercase()))
            .filter_map(|l| l.split(" =").next())
            .collect()
    }

    #[test]
    fn every_page_is_said_in_both_languages() {
        let texts = Arc::new(Texts::new(&FILES));
        for lang in Lang::ALL {
            let t = Text::new(lang, texts.clone());
            let mut names = BTreeSet::new();
            for (name, page) in samples(&t) {
                assert!(names.insert(name), "{name} stands twice");
                let html = [&page.lead, &page.actions, &page.body].map(|m| m.0.as_str()).concat() + &page.title;
                for start in ["people-", "login-", "role-", "audit-"] {
                    let unsaid = html.match_indices(start).find(|(at, _)| html[..*at].ends_with('>'));
                    assert_eq!(unsaid, None, "{name} in {}: a key is shown instead of its words", lang.code());
                }
                assert!(!page.title.contains("people-"), "{name}");
            }
            assert!(names.len() > 40, "{}", names.len());
        }
    }

    #[test]
    fn both_languages_have_the_same_sentences() {
        assert_eq!(keys(FILES[0].1), keys(FILES[1].1));
    }

    #[test]
    fn every_label_belongs_to_a_field_and_every_form_carries_its_key() {
        let t = Text::new(Lang::Sv, Arc::new(Texts::new(&FILES)));
        for (name, page) in samples(&t) {
            let html = &page.body.0;
            for (at, _) in html.match_indices("<label for=\"") {
                let id = html[at + 12..].split('"').next().expect("it was cut at a quote");
                assert!(html.contains(&format!(" id=\"{id}\"")), "{name}: no field {id}");
            }
            let posts = html.matches("method=\"post\"").count();
            assert_eq!(posts, html.matches("name=\"nyckel\"").count(), "{name}");
            assert_eq!(posts, html.matches("name=\"token\"").count(), "{name}");
        }
    }

    #[test]
    fn every_role_has_a_word() {
        let t = Text::new(Lang::Sv, Arc::new(Texts::new(&FILES)));
        for role in kernel::Role::ALL {
            assert!(t.knows(&format!("role-{}", role.code().replace('_', "-"))), "{role}");
        }
    }
}
