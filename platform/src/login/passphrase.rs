//! Passphrases of local accounts: how they are kept and which are refused.
//!
//! Kept as argon2id hashes (PHC strings, each with its own parameters and salt). The parameters are the second of
//! OWASP's equal choices (Password Storage Cheat Sheet; ASVS 5.0 appendix C): 19 MiB, 2 passes, 1 lane. A hash takes
//! tens of milliseconds and 19 MiB: call it off the request's thread and bound how many run at once.
//!
//! Refused when shorter than [`LEAST_CHARACTERS`], when it holds the person's name or address, or when the estimator
//! zxcvbn (Rust port, MIT licence; the method and the lists of Dropbox's zxcvbn, MIT licence) finds it among its
//! embedded lists or guessable in fewer than 10^8 tries. Its lists are 30,000 common leaked passwords, frequent names
//! and words; to them come the Swedish words of [`SWEDISH_WORDS`], our own list. Nothing is asked of any outside
//! service, and no mix of character classes is demanded (ASVS 6.2.5).

use argon2::{Algorithm, Argon2, Params, PasswordHasher, PasswordVerifier, Version};
use zxcvbn::matching::{Match, patterns::MatchPattern};
use zxcvbn::{Score, zxcvbn};

use super::Secrets;

/// The fewest characters of a passphrase.
pub const LEAST_CHARACTERS: usize = 12;
/// The most; beyond it only work is added.
pub const MOST_CHARACTERS: usize = 256;

/// The sentence when a login with a passphrase fails, whichever part was wrong.
pub const WRONG: &str = "login-passphrase-wrong";

/// Words that Swedish passphrases are full of and that the estimator's English lists lack.
const SWEDISH_WORDS: [&str; 60] = [
    "lösenord",
    "losenord",
    "lösenfras",
    "hemligt",
    "hemlig",
    "hejsan",
    "hejhej",
    "välkommen",
    "valkommen",
    "sommar",
    "vinter",
    "höst",
    "vår",
    "januari",
    "februari",
    "mars",
    "april",
    "maj",
    "juni",
    "juli",
    "augusti",
    "september",
    "oktober",
    "november",
    "december",
    "måndag",
    "tisdag",
    "onsdag",
    "torsdag",
    "fredag",
    "lördag",
    "söndag",
    "sverige",
    "stockholm",
    "göteborg",
    "malmö",
    "kommun",
    "kommunen",
    "skola",
    "skolan",
    "student",
    "lärare",
    "handledare",
    "samordnare",
    "praktik",
    "universitet",
    "högskola",
    "larbro",
    "lärbro",
    "älskling",
    "kärlek",
    "fotboll",
    "hockey",
    "midsommar",
    "julafton",
    "påsk",
    "mamma",
    "pappa",
    "qwertyuiopå",
    "asdfghjklöä",
];

/// A hash of no passphrase at all, for accounts that do not exist.
const NOBODYS_HASH: &str =
    "$argon2id$v=19$m=19456,t=2,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

/// Why a passphrase is refused as a new one.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Refused {
    /// Fewer than [`LEAST_CHARACTERS`].
    TooShort,
    /// More than [`MOST_CHARACTERS`].
    TooLong,
    /// Holds the person's name or address.
    Personal,
    /// Stands as it is in the list of common ones.
    Common,
    /// Not in the list, but quickly guessed.
    Guessable,
}

impl Refused {
    /// The sentence on the page.
    pub fn key(self) -> &'static str {
        match self {
            Self::TooShort => "login-passphrase-too-short",
            Self::TooLong => "login-passphrase-too-long",
            Self::Personal => "login-passphrase-personal",
            Self::Common => "login-passphrase-common",
            Self::Guessable => "login-passphrase-guessable",
        }
    }
}

/// Whether somebody with this name and address may choose this passphrase.
pub fn judge(passphrase: &str, name: &str, email: &str) -> Result<(), Refused> {
    let characters = passphrase.chars().count();
    if characters < LEAST_CHARACTERS {
        return Err(Refused::TooShort);
    }
    if characters > MOST_CHARACTERS {
        return Err(Refused::TooLong);
    }
    let own = own_words(name, email);
    let lower = passphrase.to_lowercase();
    if own.iter().any(|word| lower.contains(word.as_str())) {
        return Err(Refused::Personal);
    }
    let known: Vec<&str> = own.iter().map(String::as_str).chain(SWEDISH_WORDS).collect();
    let estimate = zxcvbn(passphrase, &known);
    if estimate.score() >= Score::Three {
        return Ok(());
    }
    Err(if is_one_word(estimate.sequence()) { Refused::Common } else { Refused::Guessable })
}

/// The parts of a name or address that are long enough to tell.
fn own_words(name: &str, email: &str) -> Vec<String> {
    let both = format!("{name} {email}").to_lowercase();
    both.split(|c: char| !c.is_alphanumeric()).filter(|w| w.chars().count() >= 4).map(str::to_owned).collect()
}

fn is_one_word(sequence: &[Match]) -> bool {
    matches!(sequence, [Match { pattern: MatchPattern::Dictionary(_), .. }])
}

/// The hash to store.
pub fn hash(passphrase: &str, secrets: &Secrets) -> String {
    let salt: [u8; 16] = secrets.bytes();
    let hash = keeper().hash_password_with_salt(passphrase.as_bytes(), &salt);
    hash.expect("salt and parameters are within argon2's bounds").to_string()
}

/// Whether the passphrase is that of the account. `stored` is `None` when there is no such account or it has no
/// passphrase: the same work is done then, and the answer is no.
pub fn verify(passphrase: &str, stored: Option<&str>) -> bool {
    let right = keeper().verify_password(passphrase.as_bytes(), stored.unwrap_or(NOBODYS_HASH)).is_ok();
    right && stored.is_some()
}

/// Whether a stored hash was made with other parameters than those of now; hash again at the next login.
pub fn is_outdated(stored: &str) -> bool {
    !stored.starts_with("$argon2id$v=19$m=19456,t=2,p=1$")
}

fn keeper() -> Argon2<'static> {
    let params = Params::new(19 * 1024, 2, 1, None).expect("OWASP's parameters are within argon2's bounds");
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hash_knows_its_passphrase_and_no_other() {
        let stored = hash("blå trappa över mossen", &Secrets::system());
        assert!(verify("blå trappa över mossen", Some(&stored)));
        assert!(!verify("blå trappa över mossar", Some(&stored)));
        assert!(!is_outdated(&stored), "{stored}");
        assert!(is_outdated("$argon2id$v=19$m=4096,t=2,p=1$AAAA$AAAA"));
    }

    #[test]
    fn two_hashes_of_one_passphrase_differ() {
        let secrets = Secrets::system();
        assert_ne!(hash("blå trappa över mossen", &secrets), hash("blå trappa över mossen", &secrets));
    }

    #[test]
    fn an_unknown_account_costs_the_same_work_and_never_opens() {
        assert!(!verify("", None));
        assert!(!verify("anything at all", None));
        assert!(!is_outdated(NOBODYS_HASH), "its parameters are those of a real hash");
        let parsed = argon2::password_hash::phc::PasswordHash::new(NOBODYS_HASH).expect("a hash that can be tried");
        let real = hash("blå trappa över mossen", &Secrets::system());
        let real = argon2::password_hash::phc::PasswordHash::new(&real).expect("just made");
        assert_eq!(parsed.hash.map(|h| h.len()), real.hash.map(|h| h.len()));
        assert_eq!(parsed.params, real.params);
    }

    #[test]
    fn nonsense_in_the_database_opens_nothing() {
        for stored in ["", "$argon2id$", "plain text", "$argon2id$v=19$m=19456,t=2,p=1$AAAA$"] {
            assert!(!verify("", Some(stored)), "{stored}");
        }
    }

    #[test]
    fn the_rule_in_a_table() {
        let table = [
            ("kort fras", Err(Refused::TooShort)),
            ("elvatecken1", Err(Refused::TooShort)),
            ("aaaaaaaaaaaaaaaa", Err(Refused::Guessable)),
            ("qwertyuiop123", Err(Refused::Common)),
            ("abcdefghijklmnop", Err(Refused::Guessable)),
            ("password1234", Err(Refused::Common)),
            ("unbelievable", Err(Refused::Common)),
            ("Lösenord2026!", Err(Refused::Guessable)),
            ("sommarsommar", Err(Refused::Guessable)),
            ("Välkommen2026", Err(Refused::Guessable)),
            ("jag heter lindqvist i dag", Err(Refused::Personal)),
            ("ASA.LINDQVIST och regn", Err(Refused::Personal)),
            ("nordkommun är kallt i mars", Err(Refused::Personal)),
            ("blå trappa över mossen", Ok(())),
            ("korrekt häst batteri klammer", Ok(())),
            ("v9#kQz!27mLpXe", Ok(())),
        ];
        let judged =
            table.map(|(passphrase, _)| (passphrase, judge(passphrase, "Åsa Lindqvist", "asa.l@nordkommun.example")));
        assert_eq!(judged, table);
        assert_eq!(judge(&"åäö ".repeat(65), "", ""), Err(Refused::TooLong));
    }
}
