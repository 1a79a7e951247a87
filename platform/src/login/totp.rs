//! The second factor of a local account: six digits from an authenticator (TOTP, RFC 6238), and recovery codes.
//!
//! A step that was accepted once is never accepted again (RFC 6238 section 5.2, ASVS 6.5.1): the caller stores the
//! step that [`Totp::verify`] returns and passes it in the next time.

use std::fmt;

use kernel::Moment;
use totp_rs::{Builder, Secret};

use super::Secrets;
use super::token::TokenHash;

/// Bytes of an authenticator's secret: the 160 bits that RFC 4226 section 4 recommends.
const SECRET_BYTES: usize = 20;
/// Recovery codes that a person gets.
const RECOVERY_CODES: usize = 10;
/// Random bytes of a recovery code: 120 bits, since a plain hash is enough from 112 bits on (ASVS 6.5.2).
const RECOVERY_BYTES: usize = 15;

const BASE32: &[u8; 32] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

/// An authenticator's shared secret. Store it sealed.
#[derive(Clone, PartialEq, Eq)]
pub struct Totp([u8; SECRET_BYTES]);

/// A step of 30 seconds that was accepted; the next one must be later.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Step(pub u64);

/// Why a code is refused.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Refused {
    /// Not six digits, or not those of now.
    Wrong,
    /// Right, but used before; wait for the next one.
    Replayed,
}

impl Refused {
    /// The sentence on the page.
    pub fn key(self) -> &'static str {
        match self {
            Self::Wrong => "login-totp-wrong",
            Self::Replayed => "login-totp-replayed",
        }
    }
}

impl Totp {
    /// A new secret.
    pub fn new(secrets: &Secrets) -> Self {
        Self(secrets.bytes())
    }

    /// The secret as it is stored, before sealing.
    pub fn bytes(&self) -> &[u8] {
        &self.0
    }

    /// Reads back [`Totp::bytes`].
    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        bytes.try_into().ok().map(Self)
    }

    /// The secret as a person types it where no camera is at hand, in groups of four.
    pub fn for_typing(&self) -> String {
        grouped(&base32(&self.0))
    }

    /// The address that an authenticator reads, as a link or a QR code.
    pub fn uri(&self, service: &str, account: &str) -> String {
        let (service, account) = (percent_encoded(service), percent_encoded(account));
        let secret = base32(&self.0);
        format!("otpauth://totp/{service}:{account}?secret={secret}&issuer={service}&algorithm=SHA1&digits=6&period=30")
    }

    /// Checks a code against this step and its two neighbours. `last` is the step that was accepted last time.
    pub fn verify(&self, typed: &str, now: Moment, last: Option<Step>) -> Result<Step, Refused> {
        let code: String = typed.chars().filter(|c| !c.is_whitespace()).collect();
        let totp = Builder::new()
            .with_secret(Secret::new_stack(self.0))
            .build()
            .expect("six digits, 30 seconds and 160 bits are within the standard");
        let seconds = now.millis().max(0).unsigned_abs() / 1000;
        let step = totp.check(&code, seconds).map(Step).ok_or(Refused::Wrong)?;
        if last.is_some_and(|last| step <= last) { Err(Refused::Replayed) } else { Ok(step) }
    }
}

impl fmt::Debug for Totp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Totp(hidden)")
    }
}

/// New recovery codes, to show once: ten, each of 24 letters and digits in groups of four.
pub fn recovery_codes(secrets: &Secrets) -> Vec<String> {
    (0..RECOVERY_CODES).map(|_| grouped(&base32(&secrets.bytes::<RECOVERY_BYTES>())).to_lowercase()).collect()
}

/// What is stored of a recovery code, whatever spaces and hyphens it is typed with.
pub fn recovery_hash(typed: &str) -> TokenHash {
    let plain: String = typed.chars().filter(char::is_ascii_alphanumeric).collect();
    TokenHash::of(&plain.to_ascii_lowercase())
}

/// Which of the stored codes was typed. The caller deletes it in the same transaction: a code works once.
pub fn redeem<'a>(typed: &str, stored: &'a [TokenHash]) -> Option<&'a TokenHash> {
    let hash = recovery_hash(typed);
    stored.iter().find(|known| **known == hash)
}

fn base32(bytes: &[u8]) -> String {
    let digits = (bytes.len() * 8).div_ceil(5);
    let bit = |n: usize| bytes.get(n / 8).map_or(0, |byte| byte >> (7 - n % 8) & 1);
    let digit = |d: usize| (0..5).fold(0, |value, n| value << 1 | bit(d * 5 + n));
    (0..digits).map(|d| BASE32[usize::from(digit(d))] as char).collect()
}

fn grouped(text: &str) -> String {
    text.as_bytes().chunks(4).map(String::from_utf8_lossy).collect::<Vec<_>>().join("-")
}

fn percent_encoded(text: &str) -> String {
    let plain = |b: u8| b.is_ascii_alphanumeric() || b"-._~".contains(&b);
    text.bytes().fold(String::new(), |out, b| {
        if plain(b) { out + &char::from(b).to_string() } else { out + &format!("%{b:02X}") }
    })
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    /// The secret of RFC 6238's own examples.
    fn example() -> Totp {
        Totp::from_bytes(b"12345678901234567890").expect("twenty bytes")
    }

    fn at(seconds: i64) -> Moment {
        Moment::from_millis(seconds * 1000)
    }

    /// RFC 6238 appendix B, SHA-1, the last six of its eight digits.
    #[test]
    fn the_standards_own_examples_hold() {
        let table = [
            (59_i64, "287082"),
            (1_111_111_109, "081804"),
            (1_111_111_111, "050471"),
            (1_234_567_890, "005924"),
            (2_000_000_000, "279037"),
        ];
        for (seconds, code) in table {
            let step = Step(seconds.unsigned_abs() / 30);
            assert_eq!(example().verify(code, at(seconds), None), Ok(step), "{seconds}");
        }
    }

    #[test]
    fn a_code_lives_one_step_around_now() {
        let code = "005924";
        let made = 1_234_567_890;
        for (late, holds) in [(-31, false), (-30, true), (0, true), (59, true), (60, false)] {
            assert_eq!(example().verify(code, at(made + late), None).is_ok(), holds, "{late} seconds");
        }
    }

    #[test]
    fn an_accepted_step_and_all_before_it_are_spent() {
        let step = example().verify("005924", at(1_234_567_890), None).expect("right");
        assert_eq!(example().verify("005924", at(1_234_567_891), Some(step)), Err(Refused::Replayed));
        assert_eq!(example().verify("005924", at(1_234_567_890), Some(Step(step.0 + 1))), Err(Refused::Replayed));
        assert_eq!(example().verify("005924", at(1_234_567_890), Some(Step(step.0 - 1))), Ok(step));
    }

    #[test]
    fn spaces_are_forgiven_and_nonsense_is_not() {
        let now = at(1_234_567_890);
        assert!(example().verify(" 005 924 ", now, None).is_ok());
        for bad in ["", "5924", "0059240", "00592x", "٠٠٥٩٢٤", "005925"] {
            assert_eq!(example().verify(bad, now, None), Err(Refused::Wrong), "{bad}");
        }
    }

    #[test]
    fn the_address_holds_what_an_authenticator_needs() {
        let uri = example().uri("Lärbro", "asa@kommun.example");
        assert_eq!(
            uri,
            "otpauth://totp/L%C3%A4rbro:asa%40kommun.example?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ\
             &issuer=L%C3%A4rbro&algorithm=SHA1&digits=6&period=30"
        );
        assert_eq!(example().for_typing(), "GEZD-GNBV-GY3T-QOJQ-GEZD-GNBV-GY3T-QOJQ");
    }

    #[test]
    fn a_recovery_code_is_known_however_it_is_typed_and_once() {
        let codes = recovery_codes(&Secrets::system());
        assert_eq!(codes.iter().collect::<HashSet<_>>().len(), 10);
        let mut stored: Vec<TokenHash> = codes.iter().map(|c| recovery_hash(c)).collect();
        let typed = codes[3].to_uppercase().replace('-', " ");
        let used = redeem(&typed, &stored).expect("it is one of them").clone();
        stored.retain(|hash| *hash != used);
        assert_eq!((redeem(&typed, &stored), stored.len()), (None, 9));
        assert_eq!(redeem("", &stored), None);
    }
}
