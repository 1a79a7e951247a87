//! What a handler may do. That an organisation has two handlers and no third is a rule of invitations.

use kernel::{Moment, PersonId, Refusal};
use serde::{Deserialize, Serialize};

/// How long an opened case stays open, in seconds.
pub const OPEN_SECONDS: i64 = 15 * 60;

/// So many digits, with or without signs between them, are taken for a number of a person.
const DIGITS_OF_A_PERSON: usize = 6;

/// A case is opened with a reason that somebody else can follow later. The reason stands in the audit log, so it must
/// not tell who the person is; a number of a person is refused, the rest the handler is told.
pub fn reason(written: &str) -> Result<&str, Refusal> {
    let reason = written.trim();
    let wrong = |field| Err(Refusal::invalid("protected-reason-refused").field("skal", field));
    if !(10..=300).contains(&reason.chars().count()) {
        return wrong("protected-reason-wrong");
    }
    if holds_a_number_of_a_person(reason) {
        return wrong("protected-reason-number");
    }
    Ok(reason)
}

fn holds_a_number_of_a_person(text: &str) -> bool {
    let mut run = 0;
    text.chars().any(|c| {
        run = match c {
            _ if c.is_ascii_digit() => run + 1,
            '-' | '+' | ' ' => run,
            _ => 0,
        };
        run >= DIGITS_OF_A_PERSON
    })
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

/// A copy of a person's data that may lie outside the seal, because the person was an ordinary one before.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum CopyKind {
    /// Backups of the database from before.
    Backup,
    /// A file that somebody took out.
    Export,
    /// A page that somebody printed.
    Print,
    /// A message that was sent.
    Message,
    /// Somebody has read it.
    Look,
}

/// Which kind of copy an act of the audit log may have made, told by the last word of the act.
pub fn copy_of(action: &str) -> Option<CopyKind> {
    match action.rsplit('.').next()? {
        "export" => Some(CopyKind::Export),
        "print" => Some(CopyKind::Print),
        "send" => Some(CopyKind::Message),
        "view" | "list" => Some(CopyKind::Look),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reason_is_a_sentence_without_numbers_of_persons() {
        let long = "x".repeat(301);
        let refused = |written: &str| reason(written).err().and_then(|r| r.fields.first().map(|f| f.1));
        for (written, field) in [
            ("", Some("protected-reason-wrong")),
            ("kort", Some("protected-reason-wrong")),
            ("             ", Some("protected-reason-wrong")),
            (long.as_str(), Some("protected-reason-wrong")),
            ("Placering inför våren 2027", None),
            ("Ringt 2 gånger, 14 dagar", None),
            ("Placering av 010203", Some("protected-reason-number")),
            ("Gäller 20010203-TTTT", Some("protected-reason-number")),
            ("Gäller 01 02 03 igen", Some("protected-reason-number")),
        ] {
            assert_eq!(refused(written), field, "{written}");
        }
        assert_eq!(reason("  Placering inför våren  "), Ok("Placering inför våren"));
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

    #[test]
    fn acts_that_may_have_made_a_copy_are_known_by_their_last_word() {
        for (action, kind) in [
            ("placements.plan.export", Some(CopyKind::Export)),
            ("placements.slip.print", Some(CopyKind::Print)),
            ("messages.mailing.send", Some(CopyKind::Message)),
            ("placements.student.view", Some(CopyKind::Look)),
            ("placements.student.list", Some(CopyKind::Look)),
            ("placements.student.change", None),
            ("export.student.change", None),
            ("", None),
        ] {
            assert_eq!(copy_of(action), kind, "{action}");
        }
    }
}
