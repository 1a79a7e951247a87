//! Memberships of federations and cooperation areas, with their dates and mandates.

use kernel::{AreaMemberId, Refusal, Span};

use super::{Done, tidy_name};
use crate::facts;
use crate::model::{AreaMember, Mandate, Organisation, OrganisationKind};

/// What may be said of a membership.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct MemberParticulars {
    /// When; `None` is "not stated".
    pub span: Option<Span>,
    /// What the area may do in the member's place; `None` is "not stated".
    pub mandate: Option<Mandate>,
}

/// Writes down a membership, or other dates and mandate for the one with this id. `members` are the area's.
pub fn set_member(
    members: &[AreaMember],
    id: AreaMemberId,
    area: &Organisation,
    organisation: &Organisation,
    wanted: &MemberParticulars,
) -> Result<Done<AreaMember>, Refusal> {
    check_kinds(area, organisation)?;
    let mandate = checked_mandate(wanted)?;
    if wanted.span.is_some_and(is_reversed) {
        return Err(reversed("span"));
    }
    let earlier = members.iter().find(|m| m.id == id);
    if earlier.is_some_and(|m| m.organisation != organisation.id || m.area != area.id) {
        return Err(Refusal::not_found());
    }
    let others = members.iter().filter(|m| m.id != id && m.organisation == organisation.id);
    if let Some(other) = others.into_iter().find(|m| overlap(m.span, wanted.span)) {
        return Err(overlapping(other));
    }
    let member = AreaMember {
        id,
        area: area.id,
        organisation: organisation.id,
        span: wanted.span,
        mandate,
        version: earlier.map_or(1, |m| m.version),
    };
    if earlier == Some(&member) {
        return Ok(Done::unchanged(member));
    }
    let version = earlier.map_or(1, |m| m.version + 1);
    let fact = facts::member_set(&member);
    Ok(Done::changed(AreaMember { version, ..member }, fact))
}

fn check_kinds(area: &Organisation, organisation: &Organisation) -> Result<(), Refusal> {
    if !area.kind.has_members() || area.id == organisation.id {
        return Err(Refusal::invalid("organisations-no-area").with("area", &area.name_sv));
    }
    let authority = matches!(organisation.kind, OrganisationKind::Municipality | OrganisationKind::Region);
    if area.kind == OrganisationKind::MunicipalFederation && !authority {
        return Err(Refusal::invalid("organisations-no-federation-member").with("organisation", &organisation.name_sv));
    }
    Ok(())
}

/// A mandate lies within the membership.
fn checked_mandate(wanted: &MemberParticulars) -> Result<Option<Mandate>, Refusal> {
    let Some(mandate) = &wanted.mandate else { return Ok(None) };
    if is_reversed(mandate.span) {
        return Err(reversed("mandate"));
    }
    if wanted.span.is_some_and(|span| !holds(span, mandate.span)) {
        return Err(Refusal::invalid("organisations-mandate-outside").field("mandate", "organisations-mandate-outside"));
    }
    Ok(Some(Mandate { what: tidy_name("mandate", &mandate.what)?, span: mandate.span }))
}

fn overlapping(other: &AreaMember) -> Refusal {
    let first = other.span.map_or_else(String::new, |s| s.first.to_string());
    let last = other.span.and_then(|s| s.last).map_or_else(String::new, |day| day.to_string());
    Refusal::conflict("organisations-membership-overlaps")
        .with("first", first)
        .with("last", last)
        .field("span", "organisations-membership-overlaps")
}

fn is_reversed(span: Span) -> bool {
    span.last.is_some_and(|last| last < span.first)
}

fn reversed(field: &'static str) -> Refusal {
    Refusal::invalid("organisations-span-reversed").field(field, "organisations-span-reversed")
}

fn holds(outer: Span, inner: Span) -> bool {
    let ends = match (outer.last, inner.last) {
        (None, _) => true,
        (Some(_), None) => false,
        (Some(outer), Some(inner)) => inner <= outer,
    };
    outer.first <= inner.first && ends
}

/// A membership without dates lies everywhere.
fn overlap(a: Option<Span>, b: Option<Span>) -> bool {
    let (Some(a), Some(b)) = (a, b) else { return true };
    a.last.is_none_or(|last| b.first <= last) && b.last.is_none_or(|last| a.first <= last)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::register;
    use crate::rules::tests::outcome;
    use kernel::Day;

    fn organisation(code: &str) -> Organisation {
        register::organisations().into_iter().find(|o| o.code == code).expect("known")
    }

    fn span(first: &str, last: Option<&str>) -> Span {
        let day = |text| Day::parse(text).expect("a day");
        Span { first: day(first), last: last.map(day) }
    }

    fn dated(first: &str, last: Option<&str>) -> MemberParticulars {
        MemberParticulars { span: Some(span(first, last)), mandate: None }
    }

    fn mandated(first: &str, last: Option<&str>, span: Span) -> MemberParticulars {
        MemberParticulars { mandate: Some(Mandate { what: "VFU".to_owned(), span }), ..dated(first, last) }
    }

    #[test]
    fn dates_never_overlap_and_mandates_lie_within() {
        let (area, dorotea) = (organisation("akademi-norr"), organisation("2425"));
        let held = set_member(&[], AreaMemberId::named("a"), &area, &dorotea, &dated("2020-01-01", Some("2022-12-31")));
        let members = [held.expect("the first").now];
        let table = [
            (dated("2023-01-01", None), "ok"),
            (dated("2010-01-01", Some("2019-12-31")), "ok"),
            (dated("2022-12-31", None), "organisations-membership-overlaps"),
            (dated("2019-01-01", Some("2020-01-01")), "organisations-membership-overlaps"),
            (dated("2021-01-01", Some("2021-02-01")), "organisations-membership-overlaps"),
            (MemberParticulars { span: None, mandate: None }, "organisations-membership-overlaps"),
            (dated("2024-02-01", Some("2024-01-31")), "organisations-span-reversed"),
            (mandated("2023-01-01", None, span("2024-01-01", None)), "ok"),
            (mandated("2023-01-01", None, span("2022-01-01", None)), "organisations-mandate-outside"),
            (mandated("2023-01-01", Some("2024-01-01"), span("2023-01-01", None)), "organisations-mandate-outside"),
        ];
        for (wanted, expected) in table {
            let result = set_member(&members, AreaMemberId::named("b"), &area, &dorotea, &wanted);
            assert_eq!(outcome(result), expected, "{wanted:?}");
        }
    }

    #[test]
    fn the_same_membership_may_get_other_dates() {
        let (area, dorotea) = (organisation("akademi-norr"), organisation("2425"));
        let id = AreaMemberId::named("a");
        let first = set_member(&[], id, &area, &dorotea, &dated("2020-01-01", None)).expect("sound");
        let members = [first.now];
        let ended = set_member(&members, id, &area, &dorotea, &dated("2020-01-01", Some("2026-12-31"))).expect("sound");
        assert_eq!((ended.now.version, ended.facts.len()), (2, 1));
        let again = set_member(&members, id, &area, &dorotea, &dated("2020-01-01", None)).expect("the same");
        assert!(!again.is_changed());
        let other = set_member(&members, id, &area, &organisation("2481"), &dated("2020-01-01", None));
        assert_eq!(outcome(other), "not-found");
    }

    #[test]
    fn only_authorities_form_a_federation() {
        let set = |area: &str, member: &str| {
            let wanted = MemberParticulars { span: None, mandate: None };
            outcome(set_member(&[], AreaMemberId::named("x"), &organisation(area), &organisation(member), &wanted))
        };
        assert_eq!(set("akademi-norr", "UMU"), "organisations-no-federation-member");
        assert_eq!(set("akademi-norr", "region-24"), "ok");
        assert_eq!(set("koordinerad-kompetensforstarkning", "UMU"), "ok");
        assert_eq!(set("2481", "2425"), "organisations-no-area");
        assert_eq!(set("akademi-norr", "akademi-norr"), "organisations-no-area");
    }
}
