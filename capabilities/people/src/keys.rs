//! The house's own keys, which no tenant shares: they seal what belongs to a person and not to an organisation.

use std::sync::atomic::{AtomicU32, Ordering};

use kernel::OrganisationId;
use platform::failure::{Done, Stop};
use platform::login::Secrets;
use platform::login::seal::file::KeyFile;
use platform::login::seal::{KeyRing, Place};
use platform::web::Ctx;

/// Where the sealed secret of an authenticator lives.
pub fn totp_place(person: &str) -> Place<'_> {
    Place { table: "people_accounts", column: "totp", row: person }
}

/// The keys of the house itself.
pub fn ring(c: &Ctx) -> Done<KeyRing> {
    let file = KeyFile::open(c.house.config.data_folder.join("keys.toml")).map_err(Stop::failed)?;
    file.ring(OrganisationId::named("house"), &Secrets::system(), c.now).map_err(Stop::failed)
}

/// Secrets that the same form makes again: when it is sent twice, both answers show the same.
pub fn of_form(ring: KeyRing, purpose: &'static str, whose: &str, form_key: &str) -> Secrets {
    let seed = format!("{whose} {form_key}");
    let counter = AtomicU32::new(0);
    Secrets::repeatable(move |bytes| {
        for chunk in bytes.chunks_mut(16) {
            let n = counter.fetch_add(1, Ordering::Relaxed);
            // 43 characters of base64url are 256 bits; a character each is less than a byte, so two are folded to one.
            let digits = ring.pseudonym(purpose, &format!("{seed} {n}"));
            let pairs = digits.as_bytes().chunks_exact(2);
            for (byte, pair) in chunk.iter_mut().zip(pairs) {
                *byte = value(pair[0]) << 4 ^ value(pair[1]);
            }
        }
    })
}

fn value(digit: u8) -> u8 {
    match digit {
        b'A'..=b'Z' => digit - b'A',
        b'a'..=b'z' => digit - b'a' + 26,
        b'0'..=b'9' => digit - b'0' + 52,
        b'-' => 62,
        _ => 63,
    }
}
