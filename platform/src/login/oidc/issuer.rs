//! An identity provider as it is configured, and what its word is worth.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use kernel::Assurance;
use serde::Deserialize;

/// The acr value of REFEDS' multi-factor profile, <https://refeds.org/profile/mfa>.
pub const REFEDS_MFA: &str = "https://refeds.org/profile/mfa";

/// An identity provider that an organisation signs in at. Read from the configuration file.
#[derive(Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Issuer {
    /// Short name in addresses and storage, such as `ltu`. Never reused for another provider.
    pub key: String,
    /// Its name on the Swedish page.
    pub name_sv: String,
    /// Its name on the English page.
    pub name_en: String,
    /// Who it is for, such as the organisation's name.
    pub organisation: String,
    /// Its issuer identifier, character by character as the provider states it.
    pub issuer_url: String,
    /// What we are called there.
    pub client_id: String,
    /// Our secret there; without one we are a public client that PKCE alone protects.
    #[serde(default)]
    pub client_secret: Option<String>,
    /// What we ask for beyond `openid`.
    #[serde(default = "usual_scopes")]
    pub scopes: Vec<String>,
    /// Which federation's words it speaks.
    #[serde(default)]
    pub kind: Kind,
    /// What its word is worth beyond the federation's table.
    #[serde(default)]
    pub trust: Trust,
}

fn usual_scopes() -> Vec<String> {
    vec!["profile".to_owned()]
}

impl fmt::Debug for Issuer {
    /// Everything but the secret.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Issuer")
            .field("key", &self.key)
            .field("issuer_url", &self.issuer_url)
            .field("client_id", &self.client_id)
            .field("kind", &self.kind)
            .finish_non_exhaustive()
    }
}

/// Which table of assurance values holds for a provider.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// A HEI in SWAMID, through a bridge in front.
    Swamid,
    /// Swedish e-legitimation, through a broker.
    ELegitimation,
    /// Anything else: only [`Trust`] says what its word is worth.
    #[default]
    Other,
}

/// Settings of the tenant: what values of this provider are worth. They are added to the table of its [`Kind`].
#[derive(Clone, PartialEq, Eq, Default, Debug, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Trust {
    /// An eduPersonAssurance or acr value and the level (0 to 3) that it proves, such as REFEDS' `IAP/medium`.
    pub levels: BTreeMap<String, u8>,
    /// Values of acr or amr that prove more than one factor.
    pub multi_factor: BTreeSet<String>,
}

/// The levels of each federation's own values, <https://www.sunet.se/swamid/policy> and the Swedish framework for
/// e-legitimation (its level 3 needs two factors and in-person or equal proofing).
const SWAMID_LEVELS: [(&str, u8); 3] = [
    ("http://www.swamid.se/policy/assurance/al1", 1),
    ("http://www.swamid.se/policy/assurance/al2", 2),
    ("http://www.swamid.se/policy/assurance/al3", 3),
];
const E_LEGITIMATION_LEVELS: [(&str, u8); 2] =
    [("http://id.elegnamnden.se/loa/1.0/loa3", 2), ("http://id.elegnamnden.se/loa/1.0/loa4", 3)];

/// What a provider vouches for in one login.
#[derive(Clone, Copy, Debug)]
pub struct Vouched<'a> {
    /// Values of eduPersonAssurance.
    pub assurance: &'a [String],
    /// The authentication context.
    pub acr: Option<&'a str>,
    /// The authentication methods.
    pub amr: &'a [String],
}

impl Issuer {
    /// How surely we know who is there. What is missing or unknown counts as level 0 and a single factor (ASVS 6.8.4).
    pub fn assurance(&self, vouched: Vouched<'_>) -> Assurance {
        let level = vouched.assurance.iter().map(String::as_str).chain(vouched.acr).map(|v| self.level(v)).max();
        let multi_factor = vouched.acr.into_iter().chain(vouched.amr.iter().map(String::as_str));
        Assurance {
            level: level.unwrap_or(0),
            multi_factor: multi_factor.into_iter().any(|value| self.is_multi_factor(value)),
        }
    }

    /// The level that a value proves; a setting overrides the federation's table.
    fn level(&self, value: &str) -> u8 {
        let of_kind: &[(&str, u8)] = match self.kind {
            Kind::Swamid => &SWAMID_LEVELS,
            Kind::ELegitimation => &E_LEGITIMATION_LEVELS,
            Kind::Other => &[],
        };
        let set = self.trust.levels.get(value).copied();
        let known = || of_kind.iter().find(|(known, _)| *known == value).map(|(_, level)| *level);
        set.or_else(known).unwrap_or(0).min(3)
    }

    fn is_multi_factor(&self, value: &str) -> bool {
        let of_kind = match self.kind {
            Kind::Swamid => value == REFEDS_MFA,
            Kind::ELegitimation => E_LEGITIMATION_LEVELS.iter().any(|(known, _)| *known == value),
            Kind::Other => false,
        };
        of_kind || self.trust.multi_factor.contains(value)
    }
}

#[cfg(test)]
mod tests {
    use kernel::Role;

    use super::*;

    const AL1: &str = "http://www.swamid.se/policy/assurance/al1";
    const AL2: &str = "http://www.swamid.se/policy/assurance/al2";
    const AL3: &str = "http://www.swamid.se/policy/assurance/al3";
    const MEDIUM: &str = "https://refeds.org/assurance/IAP/medium";
    const LOA3: &str = "http://id.elegnamnden.se/loa/1.0/loa3";

    /// Values, acr, and the level and factors to find in them.
    type Row<'a> = (&'a [&'a str], Option<&'a str>, (u8, bool));

    fn issuer(kind: Kind) -> Issuer {
        Issuer {
            key: "ltu".to_owned(),
            name_sv: "Luleå tekniska universitet".to_owned(),
            name_en: "Luleå University of Technology".to_owned(),
            organisation: "Luleå tekniska universitet".to_owned(),
            issuer_url: "https://idp.ltu.example".to_owned(),
            client_id: "larbro".to_owned(),
            client_secret: Some("not to be printed".to_owned()),
            scopes: usual_scopes(),
            kind,
            trust: Trust::default(),
        }
    }

    fn assured(issuer: &Issuer, values: &[&str], acr: Option<&str>, amr: &[&str]) -> (u8, bool) {
        let owned = |list: &[&str]| list.iter().map(|v| (*v).to_owned()).collect::<Vec<_>>();
        let (assurance, amr) = (owned(values), owned(amr));
        let found = issuer.assurance(Vouched { assurance: &assurance, acr, amr: &amr });
        (found.level, found.multi_factor)
    }

    #[test]
    fn swamid_values_and_refeds_mfa_are_read() {
        let swamid = issuer(Kind::Swamid);
        let table: [Row<'_>; 9] = [
            (&[], None, (0, false)),
            (&[AL1], None, (1, false)),
            (&[AL1, AL2], Some(REFEDS_MFA), (2, true)),
            (&[AL2, AL1], None, (2, false)),
            (&[AL3], Some(REFEDS_MFA), (3, true)),
            (&["http://www.swamid.se/policy/assurance/AL2"], None, (0, false)),
            (&["http://www.swamid.se/policy/assurance/al2 "], None, (0, false)),
            (&[MEDIUM, LOA3], Some("https://refeds.org/profile/sfa"), (0, false)),
            (&[REFEDS_MFA], None, (0, false)),
        ];
        for (values, acr, found) in table {
            assert_eq!(assured(&swamid, values, acr, &["pwd", "mfa"]), found, "{values:?} {acr:?}");
        }
    }

    #[test]
    fn other_words_count_only_by_setting() {
        let other = issuer(Kind::Other);
        assert_eq!(assured(&other, &[AL2, MEDIUM], Some(REFEDS_MFA), &["mfa"]), (0, false));
        let mut trusted = other.clone();
        trusted.trust.levels.insert(MEDIUM.to_owned(), 2);
        trusted.trust.levels.insert("urn:loa:9".to_owned(), 9);
        trusted.trust.multi_factor.insert("mfa".to_owned());
        assert_eq!(assured(&trusted, &[MEDIUM], None, &["mfa"]), (2, true));
        assert_eq!(assured(&trusted, &[AL2], None, &["pwd"]), (0, false));
        assert_eq!(assured(&trusted, &["urn:loa:9"], None, &[]), (3, false), "there is no level 9");
        let mut doubted = issuer(Kind::Swamid);
        doubted.trust.levels.insert(AL2.to_owned(), 1);
        assert_eq!(assured(&doubted, &[AL2], None, &[]), (1, false), "a setting can also lower");
    }

    #[test]
    fn e_legitimation_says_level_and_factors_in_its_acr() {
        let eleg = issuer(Kind::ELegitimation);
        assert_eq!(assured(&eleg, &[], Some(LOA3), &[]), (2, true));
        assert_eq!(assured(&eleg, &[], Some("http://id.elegnamnden.se/loa/1.0/loa2"), &[]), (0, false));
        assert_eq!(assured(&issuer(Kind::Swamid), &[], Some(LOA3), &[]), (0, false));
    }

    /// T:A5: every role with every level, with and without more than one factor.
    #[test]
    fn each_role_takes_exactly_the_logins_that_are_strong_enough() {
        let swamid = issuer(Kind::Swamid);
        let levels: [&[&str]; 4] = [&[], &[AL1], &[AL1, AL2], &[AL1, AL2, AL3]];
        for role in Role::ALL {
            let mut taken = String::new();
            for (level, values) in levels.iter().enumerate() {
                for (mark, acr) in [("", None), ("+", Some(REFEDS_MFA))] {
                    let (level_found, multi_factor) = assured(&swamid, values, acr, &[]);
                    let found = Assurance { level: level_found, multi_factor };
                    if found.meets(role.least_assurance()) {
                        taken.extend([level.to_string().as_str(), mark, " "]);
                    }
                }
            }
            let expected = match role {
                Role::Anonymous | Role::Watcher | Role::PlacementSupervisor | Role::Examiner => "0 0+ 1 1+ 2 2+ 3 3+ ",
                Role::Student => "2 2+ 3 3+ ",
                _ => "2+ 3+ ",
            };
            assert_eq!(taken, expected, "{role}");
        }
    }

    #[test]
    fn the_configuration_is_read_and_the_secret_never_printed() {
        let text = r#"
            key = "ltu"
            name_sv = "Luleå tekniska universitet"
            name_en = "Luleå University of Technology"
            organisation = "Luleå tekniska universitet"
            issuer_url = "https://idp.ltu.example"
            client_id = "larbro"
            client_secret = "not to be printed"
            kind = "swamid"
        "#;
        let read: Issuer = toml::from_str(text).expect("an issuer");
        assert_eq!(read, issuer(Kind::Swamid));
        assert!(!format!("{read:?}").contains("not to be printed"));
        assert!(toml::from_str::<Issuer>(&format!("{text}\nclient_sercet = \"x\"")).is_err());
    }
}
