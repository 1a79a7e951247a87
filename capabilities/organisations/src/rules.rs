//! Verbs: what is there, a command and a day become what is there afterwards and the facts, or a refusal.

mod functions;
mod may;
mod members;
mod travel;
mod units;

use kernel::{Fact, Refusal};

pub use functions::{FunctionParticulars, add_function, appoint, change_function, vacate};
pub use may::{
    may_change_functions, may_change_members, may_change_travel, may_change_unit, may_import_units, may_see_import,
};
pub use members::{MemberParticulars, set_member};
pub use travel::{OverrideParticulars, change_travel_settings, remove_override, set_override};
pub use units::{UnitParticulars, add_unit, change_unit, close_unit};

/// What is there after a verb, and what it has to tell.
#[derive(Clone, PartialEq, Debug)]
pub struct Done<T> {
    /// What is there now.
    pub now: T,
    /// What happened; empty when it was so already.
    pub facts: Vec<Fact>,
}

impl<T> Done<T> {
    fn changed(now: T, fact: Fact) -> Self {
        Self { now, facts: vec![fact] }
    }

    fn unchanged(now: T) -> Self {
        Self { now, facts: Vec::new() }
    }

    /// Whether there is something to save.
    pub fn is_changed(&self) -> bool {
        !self.facts.is_empty()
    }
}

/// Longest name or title.
pub const NAME_CHARACTERS: usize = 120;
/// Longest address, mandate and the like.
pub const TEXT_CHARACTERS: usize = 400;

/// A name without blanks around it and doubled within: 1 to [`NAME_CHARACTERS`] characters, none of them a control.
pub fn tidy_name(field: &'static str, text: &str) -> Result<String, Refusal> {
    let name = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if name.is_empty() {
        return Err(Refusal::invalid("organisations-name-missing").field(field, "organisations-name-missing"));
    }
    if name.chars().count() > NAME_CHARACTERS || name.chars().any(char::is_control) {
        return Err(Refusal::invalid("organisations-name-too-long")
            .with("most", NAME_CHARACTERS)
            .field(field, "organisations-name-too-long"));
    }
    Ok(name)
}

/// Text that may be left out: blank becomes `None`.
pub fn tidy_text(field: &'static str, text: Option<&str>) -> Result<Option<String>, Refusal> {
    let Some(text) = text.map(str::trim).filter(|text| !text.is_empty()) else { return Ok(None) };
    if text.chars().count() > TEXT_CHARACTERS || text.chars().any(char::is_control) {
        return Err(Refusal::invalid("organisations-text-too-long")
            .with("most", TEXT_CHARACTERS)
            .field(field, "organisations-text-too-long"));
    }
    Ok(Some(text.to_owned()))
}

/// An e-mail address that could be written to: one @, a dotted domain, no blanks.
pub fn tidy_email(text: Option<&str>) -> Result<Option<String>, Refusal> {
    let Some(email) = text.map(str::trim).filter(|text| !text.is_empty()) else { return Ok(None) };
    let plain = |c: char| !c.is_whitespace() && !c.is_control() && !",;<>\"()".contains(c);
    let ok = email.len() <= 254
        && email.chars().all(plain)
        && email.split_once('@').is_some_and(|(name, domain)| {
            !name.is_empty() && !domain.contains('@') && domain.contains('.') && !domain.split('.').any(str::is_empty)
        });
    if ok {
        Ok(Some(email.to_owned()))
    } else {
        Err(Refusal::invalid("organisations-email-wrong").field("email", "organisations-email-wrong"))
    }
}

/// A telephone number: 5 to 15 digits with blanks, dashes, brackets and a leading plus.
pub fn tidy_phone(text: Option<&str>) -> Result<Option<String>, Refusal> {
    let Some(phone) = text.map(str::trim).filter(|text| !text.is_empty()) else { return Ok(None) };
    let digits = phone.chars().filter(char::is_ascii_digit).count();
    let rest = phone.strip_prefix('+').unwrap_or(phone);
    if (5..=15).contains(&digits) && rest.chars().all(|c| c.is_ascii_digit() || " -()/".contains(c)) {
        Ok(Some(phone.to_owned()))
    } else {
        Err(Refusal::invalid("organisations-phone-wrong").field("phone", "organisations-phone-wrong"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The key of a refusal, or "ok".
    pub(super) fn outcome<T>(result: Result<T, Refusal>) -> &'static str {
        result.map_or_else(|refusal| refusal.key, |_| "ok")
    }

    #[test]
    fn names_are_tidied_or_refused() {
        assert_eq!(tidy_name("name", "  Norra   skolan "), Ok("Norra skolan".to_owned()));
        let long = "å".repeat(NAME_CHARACTERS);
        assert_eq!(outcome(tidy_name("name", &long)), "ok");
        assert_eq!(outcome(tidy_name("name", &format!("{long}å"))), "organisations-name-too-long");
        assert_eq!(outcome(tidy_name("name", "a\u{7}b")), "organisations-name-too-long");
        assert_eq!(outcome(tidy_name("name", " \n ")), "organisations-name-missing");
    }

    #[test]
    fn addresses_are_plausible() {
        for good in ["vfu@lycksele.se", "a.b+c@x.y.se", "för.skola@exempel.se"] {
            assert_eq!(tidy_email(Some(good)), Ok(Some(good.to_owned())), "{good}");
        }
        for bad in ["vfu", "@x.se", "a@b", "a@b.", "a b@x.se", "a@b@x.se", "a@.se", "a@x.se,b@x.se"] {
            assert_eq!(outcome(tidy_email(Some(bad))), "organisations-email-wrong", "{bad}");
        }
        for good in ["0950-166 00", "+46 950 16600", "(0950) 16600"] {
            assert_eq!(tidy_phone(Some(good)), Ok(Some(good.to_owned())), "{good}");
        }
        for bad in ["112", "ring mig", "1234567890123456", "0950+16600"] {
            assert_eq!(outcome(tidy_phone(Some(bad))), "organisations-phone-wrong", "{bad}");
        }
        assert_eq!((tidy_email(Some(" ")), tidy_phone(None)), (Ok(None), Ok(None)));
    }
}
