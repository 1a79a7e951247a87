//! What a handler may do.

use kernel::{Moment, PersonId, Refusal};

/// Handlers an organisation may have.
pub const HANDLERS: usize = 2;
/// How long an opened case stays open, in seconds.
pub const OPEN_SECONDS: i64 = 15 * 60;

/// Whether an organisation with so many handlers may have another.
pub fn may_have_another(handlers: usize) -> Result<(), Refusal> {
    if handlers >= HANDLERS {
        return Err(Refusal::conflict("protected-two-handlers").with("n", HANDLERS));
    }
    Ok(())
}

/// A case is opened with a reason that somebody else can follow later.
pub fn reason(written: &str) -> Result<&str, Refusal> {
    let length = written.chars().count();
    if !(10..=300).contains(&length) {
        return Err(Refusal::invalid("protected-reason-refused").field("skal", "protected-reason-wrong"));
    }
    Ok(written)
}

/// Whether a case that was opened then is still open.
pub fn is_open(opened_at: Moment, now: Moment) -> bool {
    now.seconds_since(opened_at) <= OPEN_SECONDS
}

/// What agreeing that a protection ends leads to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Removal {
    /// The first of two has proposed it.
    Proposed,
    /// The second agrees: the record becomes an ordinary one.
    Agreed,
}

/// A protection ends when two handlers say so; one alone cannot.
pub fn remove(proposed_by: Option<PersonId>, by: PersonId) -> Result<Removal, Refusal> {
    match proposed_by {
        None => Ok(Removal::Proposed),
        Some(first) if first == by => Err(Refusal::conflict("protected-needs-two")),
        Some(_) => Ok(Removal::Agreed),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_handlers_and_no_third() {
        assert!(may_have_another(0).is_ok() && may_have_another(1).is_ok());
        assert_eq!(may_have_another(2).err().map(|r| r.key), Some("protected-two-handlers"));
    }

    #[test]
    fn a_reason_is_a_sentence() {
        for (written, good) in
            [("", false), ("kort", false), ("Placering inför våren 2027", true), (&"x".repeat(301), false)]
        {
            assert_eq!(reason(written).is_ok(), good, "{written}");
        }
    }

    #[test]
    fn one_alone_cannot_end_a_protection() {
        let (one, two) = (PersonId::named("one"), PersonId::named("two"));
        assert_eq!(remove(None, one), Ok(Removal::Proposed));
        assert_eq!(remove(Some(one), two), Ok(Removal::Agreed));
        assert_eq!(remove(Some(one), one).err().map(|r| r.key), Some("protected-needs-two"));
    }

    #[test]
    fn an_opened_case_closes_by_itself() {
        let then = Moment::from_millis(0);
        assert!(is_open(then, then.plus_seconds(900)));
        assert!(!is_open(then, then.plus_seconds(901)));
    }
}
