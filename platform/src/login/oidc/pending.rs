//! A login between its two halves: stored when the browser leaves, taken up once when it comes back.

use std::fmt;

use kernel::Moment;
use serde::Deserialize;

use super::LoginRefusal;
use crate::login::ReturnPath;
use crate::login::token::TokenHash;

/// How long a person may take at the provider.
const LIFE_SECONDS: i64 = 600;

/// A login that has begun. Stored by `state` (unique); keep it a day after its use, so that a replay is told as such.
#[derive(Clone, PartialEq, Eq)]
pub struct Pending {
    /// Hash of the state that the answer carries.
    pub state: TokenHash,
    /// Hash of the token that the browser keeps in a cookie.
    pub browser: TokenHash,
    /// Key of the provider ([`super::Issuer::key`]).
    pub issuer: String,
    /// Our address that the provider sends the browser back to.
    pub redirect_uri: String,
    /// What the identity token must repeat.
    pub nonce: String,
    /// What proves to the provider that it was us who began (PKCE).
    pub pkce_verifier: String,
    /// How old the login at the provider may be, when that was asked for.
    pub max_age_seconds: Option<u32>,
    /// Where to go afterwards.
    pub return_to: ReturnPath,
    /// When it began.
    pub created: Moment,
    /// When it was taken up.
    pub used: Option<Moment>,
}

impl fmt::Debug for Pending {
    /// Everything but the secrets.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Pending")
            .field("issuer", &self.issuer)
            .field("return_to", &self.return_to)
            .field("created", &self.created)
            .field("used", &self.used)
            .finish_non_exhaustive()
    }
}

/// The query with which the provider sends the browser back.
#[derive(Clone, PartialEq, Eq, Default, Debug, Deserialize)]
pub struct Answer {
    /// Our own state.
    pub state: Option<String>,
    /// What to exchange for tokens.
    pub code: Option<String>,
    /// The provider's issuer identifier (RFC 9207).
    pub iss: Option<String>,
    /// Why there is no code.
    pub error: Option<String>,
}

impl Answer {
    /// The hash to look the [`Pending`] up by.
    pub fn state_hash(&self) -> Result<TokenHash, LoginRefusal> {
        self.state.as_deref().filter(|s| !s.is_empty()).map(TokenHash::of).ok_or(LoginRefusal::StateMissing)
    }

    pub(super) fn code(&self) -> Result<&str, LoginRefusal> {
        match self.error.as_deref() {
            Some("access_denied" | "login_required" | "interaction_required") => Err(LoginRefusal::BrokenOff),
            Some(code) => Err(LoginRefusal::ProviderSaidNo(known_code(code))),
            None => self.code.as_deref().filter(|c| !c.is_empty()).ok_or(LoginRefusal::CodeMissing),
        }
    }
}

/// The error's code, fit for a log line: anybody can put anything into the address.
fn known_code(code: &str) -> String {
    code.chars().filter(|c| c.is_ascii_alphanumeric() || "_-.".contains(*c)).take(40).collect()
}

/// A login that was taken up: found, from the same browser, in time and for the first time. Only [`take_up`] makes it.
#[derive(Clone, Debug)]
pub struct TakenUp(Pending);

impl TakenUp {
    /// The row to save, marked as used, before the code is exchanged and in a transaction that fails when it is used
    /// already.
    pub fn pending(&self) -> &Pending {
        &self.0
    }
}

/// Takes up the login that an answer belongs to. `found` is the row with [`Answer::state_hash`], `browser` what the
/// cookie holds: without it an attacker could send somebody else's browser back with the attacker's own answer.
pub fn take_up(
    found: Option<Pending>,
    answer: &Answer,
    browser: Option<&str>,
    now: Moment,
) -> Result<TakenUp, LoginRefusal> {
    let state = answer.state_hash()?;
    let pending = found.filter(|p| p.state == state).ok_or(LoginRefusal::StateUnknown)?;
    if !browser.is_some_and(|token| pending.browser.matches(token)) {
        return Err(LoginRefusal::StateOfAnotherBrowser);
    }
    if pending.used.is_some() {
        return Err(LoginRefusal::StateReplayed);
    }
    if now.seconds_since(pending.created) >= LIFE_SECONDS {
        return Err(LoginRefusal::StateExpired);
    }
    Ok(TakenUp(Pending { used: Some(now), ..pending }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use LoginRefusal::*;

    fn begun() -> Moment {
        Moment::from_millis(1_800_000_000_000)
    }

    fn pending() -> Pending {
        Pending {
            state: TokenHash::of("state"),
            browser: TokenHash::of("browser"),
            issuer: "ltu".to_owned(),
            redirect_uri: "https://larbro.example/login/svar".to_owned(),
            nonce: "nonce".to_owned(),
            pkce_verifier: "verifier".to_owned(),
            max_age_seconds: None,
            return_to: ReturnPath::home(),
            created: begun(),
            used: None,
        }
    }

    fn answer(state: Option<&str>) -> Answer {
        Answer { state: state.map(str::to_owned), code: Some("code".to_owned()), ..Answer::default() }
    }

    #[test]
    fn a_login_is_taken_up_once_in_its_browser_and_in_time() {
        let used = Pending { used: Some(begun()), ..pending() };
        let table = [
            ("right", Some(pending()), Some("state"), Some("browser"), 599, None),
            ("no state", Some(pending()), None, Some("browser"), 0, Some(StateMissing)),
            ("empty state", Some(pending()), Some(""), Some("browser"), 0, Some(StateMissing)),
            ("nothing found", None, Some("state"), Some("browser"), 0, Some(StateUnknown)),
            ("another's row", Some(pending()), Some("other"), Some("browser"), 0, Some(StateUnknown)),
            ("no cookie", Some(pending()), Some("state"), None, 0, Some(StateOfAnotherBrowser)),
            ("another cookie", Some(pending()), Some("state"), Some("x"), 0, Some(StateOfAnotherBrowser)),
            ("again", Some(used), Some("state"), Some("browser"), 1, Some(StateReplayed)),
            ("late", Some(pending()), Some("state"), Some("browser"), 600, Some(StateExpired)),
        ];
        for (case, found, state, browser, after, refused) in table {
            let now = begun().plus_seconds(after);
            let taken = take_up(found, &answer(state), browser, now);
            assert_eq!(taken.as_ref().err(), refused.as_ref(), "{case}");
            if let Ok(taken) = taken {
                assert_eq!(taken.pending().used, Some(now), "{case}");
            }
        }
    }

    #[test]
    fn an_error_is_told_before_a_code_and_cleaned_for_the_log() {
        let error = |code: &str| Answer { error: Some(code.to_owned()), ..answer(Some("state")) };
        assert_eq!(error("access_denied").code(), Err(BrokenOff));
        assert_eq!(error("server_error").code(), Err(ProviderSaidNo("server_error".to_owned())));
        assert_eq!(error("a\nb<script>").code(), Err(ProviderSaidNo("abscript".to_owned())));
        assert_eq!(error(&"x".repeat(500)).code(), Err(ProviderSaidNo("x".repeat(40))));
        assert_eq!(Answer::default().code(), Err(CodeMissing));
        assert_eq!(answer(None).code(), Ok("code"));
    }
}
