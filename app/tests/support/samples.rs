//! Every page of the house in every state, dressed as a person sees it, without a person or a row behind it.

use kernel::{Lang, MembershipId, OrganisationId, Role};
use platform::house::{Dressing, House, Member};
use platform::texts::Text;
use platform::web::{Page, dress};

use super::scan::Keys;

/// A page in one state and language.
pub struct Sample {
    /// Capability, state and language: `people/login-wrong/sv`.
    pub name: String,
    /// `sv` or `en`.
    pub lang: &'static str,
    /// The document.
    pub html: String,
}

/// All samples of the house in both languages.
pub fn samples(house: &House) -> Vec<Sample> {
    let member = Member {
        id: MembershipId::named("sample"),
        role: Role::PlacementCoordinator,
        organisation: OrganisationId::named("UMU"),
        organisation_name: "Umeå universitet".to_owned(),
        name: "Karin Ahlgren".to_owned(),
    };
    let mut all = Vec::new();
    for lang in Lang::ALL {
        let text = Text::new(lang, house.texts.clone());
        for (capability, name, page) in undressed(&text) {
            let dressing = Dressing {
                text: &text,
                path: "/vfu",
                query: "",
                member: Some(&member),
                signed_in: true,
                csrf: "sample",
                form_key: "sample",
                receipt: name.ends_with("done").then(|| "Klart".to_owned()),
            };
            let html = dress(house, &dressing, page);
            all.push(Sample { name: format!("{capability}/{name}/{}", lang.code()), lang: lang.code(), html });
        }
    }
    all
}

fn undressed(text: &Text) -> Vec<(&'static str, &'static str, Page)> {
    let capabilities = larbro::build::capabilities();
    let of_capabilities = capabilities.iter().flat_map(|c| (c.samples)(text).into_iter().map(|(n, p)| (c.name, n, p)));
    let of_platform = platform::import::samples(text).into_iter().map(|(n, p)| ("import", n, p));
    let public = larbro::public::samples(text).into_iter().map(|(n, p)| ("public", n, p));
    of_capabilities.chain(of_platform).chain(public).collect()
}

/// The message keys of the house.
pub fn keys() -> Keys {
    let capabilities = larbro::build::capabilities();
    let of_capabilities = capabilities.iter().flat_map(|c| c.texts.iter().map(|(_, text)| *text));
    let of_platform =
        [include_str!("../../../platform/text/sv.ftl"), include_str!("../../text/sv.ftl"), platform::login::TEXT_SV];
    Keys::of(of_capabilities.chain(of_platform))
}
