//! Browser text → commands, or what is wrong in which field.

use kernel::{Refusal, Role};

use crate::model::Invite;

/// The longest name that is kept.
const NAME_CHARACTERS: usize = 120;
/// The longest address that mail knows.
const EMAIL_CHARACTERS: usize = 254;

/// An address in the form it is kept and looked up by: trimmed and in lower case.
pub fn folded(email: &str) -> String {
    email.trim().to_lowercase()
}

/// An e-mail address, folded; `None` when it cannot be one.
pub fn email(text: &str) -> Option<String> {
    let folded = folded(text);
    let (local, domain) = folded.rsplit_once('@')?;
    let plain = |c: char| !c.is_whitespace() && !c.is_control() && !"<>()[],;:\\\"@".contains(c);
    let labels = domain.split('.').filter(|l| !l.is_empty()).count();
    let fits = folded.chars().count() <= EMAIL_CHARACTERS
        && !local.is_empty()
        && local.chars().all(plain)
        && domain.chars().all(plain)
        && labels >= 2
        && labels == domain.split('.').count();
    fits.then_some(folded)
}

/// A person's name, with single spaces; `None` when it is empty, too long or holds control characters.
pub fn name(text: &str) -> Option<String> {
    let name = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let fits = !name.is_empty() && name.chars().count() <= NAME_CHARACTERS && !name.chars().any(char::is_control);
    fits.then_some(name)
}

/// The form "Bjud in".
pub fn invite(name_text: &str, email_text: &str, role_text: &str) -> Result<Invite, Refusal> {
    let mut refusal = Refusal::invalid("people-invite-refused");
    let (name, email, role) = (name(name_text), email(email_text), Role::parse(role_text));
    if name.is_none() {
        refusal = refusal.field("name", "people-name-needed");
    }
    if email.is_none() {
        refusal = refusal.field("email", "people-email-needed");
    }
    if role.is_none() {
        refusal = refusal.field("role", "people-role-needed");
    }
    match (name, email, role) {
        (Some(name), Some(email), Some(role)) => Ok(Invite { name, email, role }),
        _ => Err(refusal),
    }
}

/// The form "Rätta": a name, and an address or none.
pub fn correction(name_text: &str, email_text: &str) -> Result<(String, String), Refusal> {
    let mut refusal = Refusal::invalid("people-correct-refused");
    let name = name(name_text);
    let email = if email_text.trim().is_empty() { Some(String::new()) } else { email(email_text) };
    if name.is_none() {
        refusal = refusal.field("name", "people-name-needed");
    }
    if email.is_none() {
        refusal = refusal.field("email", "people-email-needed");
    }
    name.zip(email).ok_or(refusal)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_folded_or_refused() {
        let table = [
            (" Asa.Berg@Lycksele.example ", Some("asa.berg@lycksele.example")),
            ("å@åre.example", Some("å@åre.example")),
            ("", None),
            ("asa", None),
            ("asa@", None),
            ("@lycksele.example", None),
            ("asa@lycksele", None),
            ("asa@lycksele..example", None),
            ("asa@.example", None),
            ("a b@lycksele.example", None),
            ("a@b@lycksele.example", None),
            ("Asa <asa@lycksele.example>", None),
            ("asa@lycksele.example,bo@lycksele.example", None),
        ];
        for (text, expected) in table {
            assert_eq!(email(text).as_deref(), expected, "{text:?}");
        }
        assert_eq!(email(&format!("{}@x.example", "a".repeat(250))), None);
    }

    #[test]
    fn names_are_kept_as_they_are_written() {
        let table = [
            ("  Åsa   Öberg ", Some("Åsa Öberg")),
            ("Nils-Erik O'Connor", Some("Nils-Erik O'Connor")),
            ("   ", None),
            ("a\u{0}b", None),
        ];
        for (text, expected) in table {
            assert_eq!(name(text).as_deref(), expected, "{text:?}");
        }
        assert_eq!(name(&"a".repeat(121)), None);
    }

    #[test]
    fn everything_that_is_wrong_is_said_at_once() {
        let refusal = invite("", "x", "king").expect_err("nothing is right");
        assert_eq!(refusal.fields.iter().map(|f| f.0).collect::<Vec<_>>(), ["name", "email", "role"]);
        assert!(invite("Åsa", "asa@lycksele.example", "unit_manager").is_ok());
        assert_eq!(correction("", "x").expect_err("nothing is right").fields.len(), 2);
        assert_eq!(correction(" Åsa ", " "), Ok(("Åsa".to_owned(), String::new())));
    }
}
