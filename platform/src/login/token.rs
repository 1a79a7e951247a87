//! Reference tokens: what a cookie or a link carries. Only the hash is stored, so a read database opens nothing.

use std::fmt;

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use kernel::Moment;
use ring::digest::{SHA256, digest};

use super::Secrets;

/// Bytes of randomness in a token: 256 bits, twice what ASVS 7.2.3 asks.
const TOKEN_BYTES: usize = 32;

/// A secret that its bearer shows. Exists in the clear only here, in the cookie and in the link.
#[derive(Clone)]
pub struct Token(String);

impl Token {
    /// A new token: 43 characters of base64url.
    pub fn new(secrets: &Secrets) -> Self {
        Self(URL_SAFE_NO_PAD.encode(secrets.bytes::<TOKEN_BYTES>()))
    }

    /// What the cookie or the link carries. Never log it.
    pub fn reveal(&self) -> &str {
        &self.0
    }

    /// What is stored.
    pub fn hash(&self) -> TokenHash {
        TokenHash::of(&self.0)
    }
}

impl fmt::Debug for Token {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Token(hidden)")
    }
}

/// The SHA-256 of a token, as 43 characters of base64url: safe to store and to look up by.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct TokenHash(String);

impl TokenHash {
    /// The hash of what somebody shows us.
    pub fn of(shown: &str) -> Self {
        Self(URL_SAFE_NO_PAD.encode(digest(&SHA256, shown.as_bytes())))
    }

    /// Reads back [`TokenHash::as_str`]; `None` for anything that is no hash.
    pub fn parse(stored: &str) -> Option<Self> {
        let bytes = URL_SAFE_NO_PAD.decode(stored).ok()?;
        (bytes.len() == SHA256.output_len()).then(|| Self(stored.to_owned()))
    }

    /// The stored form.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether `shown` is the token that this is the hash of. Takes the same time whatever is wrong with it.
    pub fn matches(&self, shown: &str) -> bool {
        equal_in_constant_time(self.0.as_bytes(), Self::of(shown).0.as_bytes())
    }
}

/// Compares two byte strings without telling by its time where they differ. Their length is no secret.
pub fn equal_in_constant_time(a: &[u8], b: &[u8]) -> bool {
    let differing = a.iter().zip(b).fold(0, |bits, (a, b)| std::hint::black_box(bits | (a ^ b)));
    a.len() == b.len() && differing == 0
}

/// A link that opens one thing once: an invitation, a reset, the first administrator.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct OneTimeLink {
    /// The hash of the token in the link.
    pub hash: TokenHash,
    /// From when on it is worth nothing.
    pub expires: Moment,
    /// When it was used.
    pub used: Option<Moment>,
}

/// Why a one-time link opens nothing.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum LinkRefusal {
    /// No such link.
    Unknown,
    /// Used before.
    Used,
    /// Too old.
    Expired,
}

impl LinkRefusal {
    /// The sentence on the page.
    pub fn key(self) -> &'static str {
        match self {
            Self::Unknown => "login-link-unknown",
            Self::Used => "login-link-used",
            Self::Expired => "login-link-expired",
        }
    }
}

impl OneTimeLink {
    /// A new link and the token to put into it.
    pub fn new(secrets: &Secrets, now: Moment, lives_seconds: i64) -> (Token, Self) {
        let token = Token::new(secrets);
        let link = Self { hash: token.hash(), expires: now.plus_seconds(lives_seconds), used: None };
        (token, link)
    }

    /// The link as used, or why it opens nothing. Store the result in the same transaction as what it opens.
    pub fn redeem(&self, shown: &str, now: Moment) -> Result<Self, LinkRefusal> {
        if !self.hash.matches(shown) {
            return Err(LinkRefusal::Unknown);
        }
        if self.used.is_some() {
            return Err(LinkRefusal::Used);
        }
        if now >= self.expires {
            return Err(LinkRefusal::Expired);
        }
        Ok(Self { used: Some(now), ..self.clone() })
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn ten_thousand_tokens_differ_and_match_only_their_own_hash() {
        let secrets = Secrets::system();
        let tokens: Vec<Token> = (0..10_000).map(|_| Token::new(&secrets)).collect();
        let distinct: HashSet<&str> = tokens.iter().map(Token::reveal).collect();
        assert_eq!(distinct.len(), tokens.len());
        assert!(tokens.iter().all(|t| t.reveal().len() == 43 && t.hash().matches(t.reveal())));
        assert!(!tokens[0].hash().matches(tokens[1].reveal()));
    }

    #[test]
    fn a_token_never_prints_itself() {
        let token = Token::new(&Secrets::system());
        assert!(!format!("{token:?}").contains(token.reveal()));
    }

    #[test]
    fn only_whole_hashes_are_read_back() {
        let hash = TokenHash::of("something");
        assert_eq!(TokenHash::parse(hash.as_str()), Some(hash));
        for bad in ["", "abc", "not base64 at all!", &"A".repeat(44)] {
            assert_eq!(TokenHash::parse(bad), None, "{bad}");
        }
    }

    #[test]
    fn comparison_sees_each_difference() {
        let table: [(&[u8], &[u8], bool); 5] =
            [(b"", b"", true), (b"ab", b"ab", true), (b"ab", b"aB", false), (b"ab", b"a", false), (b"", b"a", false)];
        for (a, b, same) in table {
            assert_eq!(equal_in_constant_time(a, b), same, "{a:?} {b:?}");
        }
    }

    #[test]
    fn a_link_opens_once_and_in_time() {
        let now = Moment::from_millis(1_800_000_000_000);
        let (token, link) = OneTimeLink::new(&Secrets::system(), now, 600);
        let used = link.redeem(token.reveal(), now.plus_seconds(599)).expect("in time, unused");
        assert_eq!(used.redeem(token.reveal(), now.plus_seconds(599)), Err(LinkRefusal::Used));
        assert_eq!(link.redeem(token.reveal(), now.plus_seconds(600)), Err(LinkRefusal::Expired));
        assert_eq!(link.redeem("something else", now), Err(LinkRefusal::Unknown));
    }
}
