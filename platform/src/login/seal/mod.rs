//! Values that only the tenant's key opens, and pseudonyms that only the tenant's key makes.
//!
//! A protected person's data is sealed with AES-256-GCM before it reaches the database. The keys lie in the key file
//! ([`file::KeyFile`]), outside database, backups and logs: who takes the database takes nothing. The place of a value
//! (table, column, row) is bound into the seal, so a sealed value that is moved to another row does not open.
//!
//! Rotation: a new key seals from now on, the older ones still open; [`KeyRing::is_current`] tells which values to
//! seal again before an old key is forgotten. Nonces are random, 96 bits: rotate long before 2^32 values of one key
//! (NIST SP 800-38D, section 8.3). The key for pseudonyms does not rotate, since the same person must keep the same
//! pseudonym; to forget it is to make the rows that bear them anonymous.

pub mod file;

use std::fmt;

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use kernel::OrganisationId;
use ring::aead::{AES_256_GCM, Aad, LessSafeKey, NONCE_LEN, Nonce, UnboundKey};
use ring::hmac;

use super::Secrets;

/// The form of a sealed value, first in its text.
const FORM: &str = "s1";

/// Where a sealed value lives. Opening it anywhere else fails.
#[derive(Clone, Copy, Debug)]
pub struct Place<'a> {
    /// Its table.
    pub table: &'a str,
    /// Its column.
    pub column: &'a str,
    /// The id of its row.
    pub row: &'a str,
}

/// Why a sealed value does not open. A bug or an attack, never the person's fault.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum SealFault {
    /// Not in the form that [`KeyRing::seal`] writes.
    NotSealed,
    /// Sealed with a key that is not in the ring.
    NoSuchKey(String),
    /// Changed, or moved from another place or tenant.
    Broken,
}

impl fmt::Display for SealFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotSealed => f.write_str("the value is not a sealed one"),
            Self::NoSuchKey(id) => write!(f, "the key {id} is not in the key file"),
            Self::Broken => f.write_str("the sealed value was changed or belongs to another place"),
        }
    }
}

impl std::error::Error for SealFault {}

/// 32 secret bytes.
#[derive(Clone, PartialEq, Eq)]
pub(crate) struct KeyBytes(pub(crate) [u8; 32]);

impl fmt::Debug for KeyBytes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("KeyBytes(hidden)")
    }
}

/// The keys of one tenant, the current one last.
#[derive(Clone, Debug)]
pub struct KeyRing {
    tenant: OrganisationId,
    sealing: Vec<(String, KeyBytes)>,
    pseudonyms: KeyBytes,
}

impl KeyRing {
    /// `None` without a key to seal with. The last of `sealing` seals, all of them open.
    pub(crate) fn new(tenant: OrganisationId, sealing: Vec<(String, KeyBytes)>, pseudonyms: KeyBytes) -> Option<Self> {
        (!sealing.is_empty()).then_some(Self { tenant, sealing, pseudonyms })
    }

    /// Whose keys they are.
    pub fn tenant(&self) -> OrganisationId {
        self.tenant
    }

    /// The id of the key that seals now.
    pub fn current(&self) -> &str {
        &self.sealing.last().expect("a ring is never made without a key").0
    }

    /// Seals a value for its place: `s1.<key>.<nonce, text and tag>`, fit for a text column.
    pub fn seal(&self, secrets: &Secrets, place: Place<'_>, clear: &[u8]) -> String {
        let (id, key) = self.sealing.last().expect("a ring is never made without a key");
        let nonce: [u8; NONCE_LEN] = secrets.bytes();
        let mut sealed = clear.to_vec();
        let tag = opener(key)
            .seal_in_place_separate_tag(Nonce::assume_unique_for_key(nonce), self.bound_to(id, place), &mut sealed)
            .expect("a value of the house is far shorter than the 64 GiB that the cipher takes");
        let body = [nonce.as_slice(), &sealed, tag.as_ref()].concat();
        format!("{FORM}.{id}.{}", URL_SAFE_NO_PAD.encode(body))
    }

    /// Opens what [`KeyRing::seal`] sealed for the same place.
    pub fn open(&self, place: Place<'_>, sealed: &str) -> Result<Vec<u8>, SealFault> {
        let (id, body) = taken_apart(sealed).ok_or(SealFault::NotSealed)?;
        let (_, key) =
            self.sealing.iter().find(|(known, _)| known == id).ok_or_else(|| SealFault::NoSuchKey(id.to_owned()))?;
        let mut body = URL_SAFE_NO_PAD.decode(body).map_err(|_| SealFault::NotSealed)?;
        let (nonce, text) = body.split_at_mut_checked(NONCE_LEN).ok_or(SealFault::NotSealed)?;
        let nonce = Nonce::try_assume_unique_for_key(nonce).map_err(|_| SealFault::NotSealed)?;
        let clear = opener(key).open_in_place(nonce, self.bound_to(id, place), text).map_err(|_| SealFault::Broken)?;
        Ok(clear.to_vec())
    }

    /// Whether a sealed value was sealed with the current key; if not, open it and seal it again.
    pub fn is_current(&self, sealed: &str) -> bool {
        taken_apart(sealed).is_some_and(|(id, _)| id == self.current())
    }

    /// A pseudonym: the same for the same purpose and value of this tenant, telling nothing to who lacks the key.
    pub fn pseudonym(&self, purpose: &str, value: &str) -> String {
        let key = hmac::Key::new(hmac::HMAC_SHA256, &self.pseudonyms.0);
        let tenant = self.tenant.to_string();
        URL_SAFE_NO_PAD.encode(hmac::sign(&key, &joined(&["larbro pseudonym 1", &tenant, purpose, value])))
    }

    fn bound_to(&self, key: &str, place: Place<'_>) -> Aad<Vec<u8>> {
        let tenant = self.tenant.to_string();
        Aad::from(joined(&["larbro seal 1", key, &tenant, place.table, place.column, place.row]))
    }
}

fn opener(key: &KeyBytes) -> LessSafeKey {
    LessSafeKey::new(UnboundKey::new(&AES_256_GCM, &key.0).expect("32 bytes are the length of the key"))
}

fn taken_apart(sealed: &str) -> Option<(&str, &str)> {
    let mut parts = sealed.splitn(3, '.');
    (parts.next() == Some(FORM)).then_some(())?;
    Some((parts.next()?, parts.next()?))
}

/// Parts with their lengths in front, so that no two lists of parts give the same bytes.
fn joined(parts: &[&str]) -> Vec<u8> {
    parts.iter().flat_map(|part| (part.len() as u64).to_be_bytes().into_iter().chain(part.bytes())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const HERE: Place<'_> = Place { table: "people_protected", column: "name", row: "7" };

    fn ring(tenant: &str, keys: &[(&str, u8)]) -> KeyRing {
        let sealing = keys.iter().map(|(id, byte)| ((*id).to_owned(), KeyBytes([*byte; 32]))).collect();
        KeyRing::new(OrganisationId::named(tenant), sealing, KeyBytes([9; 32])).expect("keys were given")
    }

    #[test]
    fn what_is_sealed_opens_in_its_place_only() {
        let ring = ring("2481", &[("a", 1)]);
        let sealed = ring.seal(&Secrets::system(), HERE, "Åsa".as_bytes());
        assert_eq!(ring.open(HERE, &sealed).as_deref(), Ok("Åsa".as_bytes()));
        for elsewhere in [
            Place { table: "people_persons", ..HERE },
            Place { column: "note", ..HERE },
            Place { row: "8", ..HERE },
            Place { table: "people_protectedname", column: "", row: "7" },
        ] {
            assert_eq!(ring.open(elsewhere, &sealed), Err(SealFault::Broken), "{elsewhere:?}");
        }
    }

    #[test]
    fn another_tenant_or_key_opens_nothing() {
        let ours = ring("2481", &[("a", 1)]);
        let sealed = ours.seal(&Secrets::system(), HERE, b"secret");
        assert_eq!(ring("2482", &[("a", 1)]).open(HERE, &sealed), Err(SealFault::Broken));
        assert_eq!(ring("2481", &[("a", 2)]).open(HERE, &sealed), Err(SealFault::Broken));
        assert_eq!(ring("2481", &[("b", 1)]).open(HERE, &sealed), Err(SealFault::NoSuchKey("a".to_owned())));
    }

    #[test]
    fn every_changed_bit_is_noticed() {
        let ring = ring("2481", &[("a", 1)]);
        let sealed = ring.seal(&Secrets::system(), HERE, b"secret");
        let (_, body) = taken_apart(&sealed).expect("just sealed");
        let bytes = URL_SAFE_NO_PAD.decode(body).expect("just encoded");
        for bit in 0..bytes.len() * 8 {
            let mut changed = bytes.clone();
            changed[bit / 8] ^= 1 << (bit % 8);
            let changed = format!("{FORM}.a.{}", URL_SAFE_NO_PAD.encode(changed));
            assert_eq!(ring.open(HERE, &changed), Err(SealFault::Broken), "bit {bit}");
        }
    }

    #[test]
    fn nonsense_is_told_from_a_broken_seal() {
        let ring = ring("2481", &[("a", 1)]);
        for bad in ["", "s1", "s1.a", "s2.a.AAAA", "s1.a.!", "s1.a.AAAA", "clear text"] {
            assert_eq!(ring.open(HERE, bad), Err(SealFault::NotSealed), "{bad}");
        }
    }

    #[test]
    fn a_new_key_seals_and_the_old_one_still_opens() {
        let secrets = Secrets::system();
        let old = ring("2481", &[("a", 1)]);
        let rotated = ring("2481", &[("a", 1), ("b", 2)]);
        let before = old.seal(&secrets, HERE, b"x");
        let after = rotated.seal(&secrets, HERE, b"x");
        assert!(old.is_current(&before) && !rotated.is_current(&before) && rotated.is_current(&after));
        assert_eq!(rotated.open(HERE, &before).as_deref(), Ok(b"x".as_slice()));
        assert_eq!(old.open(HERE, &after), Err(SealFault::NoSuchKey("b".to_owned())));
    }

    #[test]
    fn sealing_twice_never_gives_the_same_text() {
        let ring = ring("2481", &[("a", 1)]);
        assert_ne!(ring.seal(&Secrets::system(), HERE, b"x"), ring.seal(&Secrets::system(), HERE, b"x"));
    }

    #[test]
    fn a_pseudonym_is_stable_within_tenant_and_purpose() {
        let ours = ring("2481", &[("a", 1)]);
        let pseudonym = ours.pseudonym("audit", "7");
        assert_eq!(pseudonym, ring("2481", &[("b", 2)]).pseudonym("audit", "7"));
        assert_ne!(pseudonym, ours.pseudonym("audit", "8"));
        assert_ne!(pseudonym, ours.pseudonym("lookup", "7"));
        assert_ne!(pseudonym, ring("2482", &[("a", 1)]).pseudonym("audit", "7"));
        assert_ne!(ours.pseudonym("a", "b7"), ours.pseudonym("ab", "7"));
    }
}
