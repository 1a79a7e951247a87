//! Login without a database and without a page: who is there, how surely, and the secrets that prove it.
//!
//! Everything here is a function of values. The caller brings the moment (`now`), the randomness ([`Secrets`]) and the
//! rows it has read, and stores what comes back. Only [`oidc`] speaks over the network, and only to the issuers that
//! the configuration names; only [`seal`] touches a file, the key file.
//!
//! - [`oidc`]: login at an organisation's own identity provider.
//! - [`passphrase`], [`totp`]: local accounts for those without one.
//! - [`attempts`]: how often somebody may try.
//! - [`token`]: session tokens and one-time links.
//! - [`seal`]: values that only the tenant's key opens, and keyed pseudonyms.
//!
//! SAML is absent by design. XML signatures are where others were broken into; a federation that speaks SAML alone is
//! reached through a bridge in front that speaks `OpenID` Connect to us.

pub mod attempts;
pub mod oidc;
pub mod passphrase;
mod return_path;
pub mod seal;
mod secrets;
#[cfg(feature = "test-provider")]
pub mod test_provider;
pub mod token;
pub mod totp;

pub use return_path::ReturnPath;
pub use secrets::Secrets;

/// The Swedish sentences of this module (fluent).
pub const TEXT_SV: &str = include_str!("text/sv.ftl");
/// The English sentences of this module (fluent).
pub const TEXT_EN: &str = include_str!("text/en.ftl");

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    fn keys(text: &str) -> BTreeSet<&str> {
        let read = fluent_bundle::FluentResource::try_new(text.to_owned());
        assert!(read.is_ok(), "{:?}", read.err());
        text.lines().filter_map(|line| line.split_once(" = ")).map(|(key, _)| key).collect()
    }

    #[test]
    fn every_sentence_stands_in_both_languages() {
        use passphrase::Refused as Phrase;
        use token::LinkRefusal as Link;
        use totp::Refused as Code;
        let phrases = [Phrase::TooShort, Phrase::TooLong, Phrase::Personal, Phrase::Common, Phrase::Guessable];
        let used: BTreeSet<&str> = oidc::LoginRefusal::KEYS
            .into_iter()
            .chain(phrases.map(Phrase::key))
            .chain([Code::Wrong, Code::Replayed].map(Code::key))
            .chain([Link::Unknown, Link::Used, Link::Expired].map(Link::key))
            .chain([passphrase::WRONG, attempts::WAIT])
            .collect();
        assert_eq!(keys(TEXT_SV), used);
        assert_eq!(keys(TEXT_EN), used);
    }
}
