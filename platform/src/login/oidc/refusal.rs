//! Why a login at an identity provider came to nothing: a cause for the log and a sentence for the page.

use kernel::refusal::Why;
use kernel::{Assurance, Refusal};

use super::http::HttpFault;

/// Why a login at an identity provider was refused. Each has one plain sentence for the person ([`LoginRefusal::key`]).
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum LoginRefusal {
    /// The provider's address, or one that it names, is plain http outside this machine.
    NotSecure,
    /// The provider does not answer.
    Unreachable,
    /// The provider took longer than we wait.
    TooSlow,
    /// The provider sent us elsewhere; we never follow.
    Redirected,
    /// The provider's answer is larger than we read.
    TooLarge,
    /// The provider's answer is not in the form of the standard.
    Malformed,
    /// The provider calls itself by another address than the one configured.
    WrongIssuer,

    /// The answer carries no state.
    StateMissing,
    /// No login with this state was begun.
    StateUnknown,
    /// The login was begun in another browser.
    StateOfAnotherBrowser,
    /// The login was begun too long ago.
    StateExpired,
    /// The answer was used before.
    StateReplayed,

    /// The answer comes from another provider than the login was begun at (RFC 9207).
    MixUp,
    /// The person or the provider broke off.
    BrokenOff,
    /// The provider answers with an error of this code.
    ProviderSaidNo(String),
    /// The answer carries no code.
    CodeMissing,
    /// The provider does not take the code, with an error of this code.
    CodeRefused(String),

    /// No identity token came with the answer.
    NoIdentityToken,
    /// The identity token is signed with a method that we do not accept, or not at all.
    Algorithm,
    /// The identity token is signed with a key that the provider does not publish.
    UnknownKey,
    /// The identity token's signature is wrong.
    Signature,
    /// The identity token is from another issuer.
    Issuer,
    /// The identity token is for another service.
    Audience,
    /// The identity token was issued to another service.
    AuthorisedParty,
    /// The identity token belongs to another login.
    Nonce,
    /// The identity token has expired.
    Expired,
    /// The identity token was issued in the future, or long ago.
    IssuedAtAnotherTime,
    /// The identity token belongs to another access token.
    AccessToken,
    /// The provider's user information is about somebody else.
    OtherSubject,
    /// A fresh login was asked for and the provider did not say that it made one.
    LoginTooOld,

    /// Who it is is known, but not surely enough for the role.
    AssuranceTooLow {
        /// What the role asks for.
        needed: Assurance,
        /// What the provider vouches for.
        had: Assurance,
    },
}

impl LoginRefusal {
    /// The sentence on the page. Causes that only an attack or a misconfiguration brings share one: the person can do
    /// nothing about the difference, and an attacker need not learn it. The log has the cause.
    pub fn key(&self) -> &'static str {
        match self {
            Self::Unreachable | Self::TooSlow => "login-refused-unreachable",
            Self::NotSecure
            | Self::Redirected
            | Self::TooLarge
            | Self::Malformed
            | Self::WrongIssuer
            | Self::NoIdentityToken
            | Self::CodeRefused(_) => "login-refused-provider-faulty",
            Self::StateMissing | Self::StateUnknown => "login-refused-state-unknown",
            Self::StateOfAnotherBrowser => "login-refused-other-browser",
            Self::StateExpired => "login-refused-state-expired",
            Self::StateReplayed => "login-refused-state-replayed",
            Self::BrokenOff => "login-refused-broken-off",
            Self::ProviderSaidNo(_) | Self::CodeMissing => "login-refused-provider-said-no",
            Self::Expired | Self::IssuedAtAnotherTime => "login-refused-clock",
            Self::LoginTooOld => "login-refused-login-too-old",
            Self::AssuranceTooLow { needed, had } => assurance_key(*needed, *had),
            Self::MixUp
            | Self::Algorithm
            | Self::UnknownKey
            | Self::Signature
            | Self::Issuer
            | Self::Audience
            | Self::AuthorisedParty
            | Self::Nonce
            | Self::AccessToken
            | Self::OtherSubject => "login-refused-untrusted",
        }
    }

    /// Every sentence that [`LoginRefusal::key`] may name.
    pub const KEYS: [&str; 13] = [
        "login-refused-unreachable",
        "login-refused-provider-faulty",
        "login-refused-state-unknown",
        "login-refused-other-browser",
        "login-refused-state-expired",
        "login-refused-state-replayed",
        "login-refused-broken-off",
        "login-refused-provider-said-no",
        "login-refused-clock",
        "login-refused-login-too-old",
        "login-refused-untrusted",
        "login-refused-level",
        "login-refused-factor",
    ];

    /// The same for the page, with what the sentence mentions: `needed` and `had` are levels.
    pub fn to_refusal(&self) -> Refusal {
        let refusal = Refusal::new(Why::LoginTooWeak, self.key());
        match self {
            Self::AssuranceTooLow { needed, had } => refusal.with("needed", needed.level).with("had", had.level),
            _ => refusal,
        }
    }
}

fn assurance_key(needed: Assurance, had: Assurance) -> &'static str {
    if had.level < needed.level { "login-refused-level" } else { "login-refused-factor" }
}

impl From<HttpFault> for LoginRefusal {
    fn from(fault: HttpFault) -> Self {
        match fault {
            HttpFault::NotSecure => Self::NotSecure,
            HttpFault::Unreachable => Self::Unreachable,
            HttpFault::TooSlow => Self::TooSlow,
            HttpFault::Redirected => Self::Redirected,
            HttpFault::TooLarge => Self::TooLarge,
            HttpFault::Malformed => Self::Malformed,
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use LoginRefusal::*;

    #[test]
    fn every_cause_has_one_of_the_sentences_and_every_sentence_a_cause() {
        let weak = |level, multi_factor| Assurance { level, multi_factor };
        let needed = weak(2, true);
        let causes = [
            (NotSecure, "provider-faulty"),
            (Unreachable, "unreachable"),
            (TooSlow, "unreachable"),
            (Redirected, "provider-faulty"),
            (TooLarge, "provider-faulty"),
            (Malformed, "provider-faulty"),
            (WrongIssuer, "provider-faulty"),
            (StateMissing, "state-unknown"),
            (StateUnknown, "state-unknown"),
            (StateOfAnotherBrowser, "other-browser"),
            (StateExpired, "state-expired"),
            (StateReplayed, "state-replayed"),
            (MixUp, "untrusted"),
            (BrokenOff, "broken-off"),
            (ProviderSaidNo(String::new()), "provider-said-no"),
            (CodeMissing, "provider-said-no"),
            (CodeRefused(String::new()), "provider-faulty"),
            (NoIdentityToken, "provider-faulty"),
            (Algorithm, "untrusted"),
            (UnknownKey, "untrusted"),
            (Signature, "untrusted"),
            (Issuer, "untrusted"),
            (Audience, "untrusted"),
            (AuthorisedParty, "untrusted"),
            (Nonce, "untrusted"),
            (Expired, "clock"),
            (IssuedAtAnotherTime, "clock"),
            (AccessToken, "untrusted"),
            (OtherSubject, "untrusted"),
            (LoginTooOld, "login-too-old"),
            (AssuranceTooLow { needed, had: weak(1, true) }, "level"),
            (AssuranceTooLow { needed, had: weak(2, false) }, "factor"),
        ];
        for (cause, sentence) in &causes {
            assert_eq!(cause.key(), format!("login-refused-{sentence}"), "{cause:?}");
        }
        let said: BTreeSet<&str> = causes.iter().map(|(cause, _)| cause.key()).collect();
        assert_eq!(said, BTreeSet::from(LoginRefusal::KEYS));
    }

    #[test]
    fn the_page_says_which_level_is_needed_and_which_was_had() {
        let needed = Assurance { level: 2, multi_factor: true };
        let refusal = AssuranceTooLow { needed, had: Assurance::NONE }.to_refusal();
        assert_eq!(refusal.args, [("needed", "2".to_owned()), ("had", "0".to_owned())]);
        assert_eq!(refusal.why, Why::LoginTooWeak);
    }
}
