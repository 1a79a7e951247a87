//! Who may be invited to what, who may end what, and where a login leads.

use kernel::refusal::Why;
use kernel::{Actor, Assurance, Day, InvitationId, Moment, Refusal, Role, Scope};

use crate::model::{Colleague, Invitation, Invite, Membership, Person};

/// Roles that a tenant administrator invites to: those that have a page.
pub const INVITABLE: [Role; 6] = [
    Role::PlacementCoordinator,
    Role::MunicipalCoordinator,
    Role::UnitManager,
    Role::ArchiveAndDataProtection,
    Role::TenantAdministrator,
    Role::ProtectedIdentityHandler,
];

/// How many may handle protected identities in one organisation (trust.md section 4).
pub const PROTECTED_IDENTITY_HANDLERS: usize = 2;

/// How long an invitation holds, in seconds (14 days).
pub const INVITATION_SECONDS: i64 = 14 * 24 * 3600;

/// Whether a colleague may be invited, beside the members of today and the invitations that are open.
pub fn invite(wanted: Invite, team: &[Colleague], open: &[Invitation]) -> Result<Invite, Refusal> {
    if !INVITABLE.contains(&wanted.role) {
        return Err(Refusal::invalid("people-invite-refused").field("role", "people-invite-role-unknown"));
    }
    let has_it = |c: &Colleague| c.membership.role == wanted.role && c.person.email == wanted.email;
    if team.iter().any(has_it) {
        return Err(Refusal::invalid("people-invite-refused").field("email", "people-invite-has-role"));
    }
    if open.iter().any(|i| i.role == wanted.role && i.email == wanted.email) {
        return Err(Refusal::invalid("people-invite-refused").field("email", "people-invite-is-invited"));
    }
    if wanted.role == Role::ProtectedIdentityHandler && taken(team, open, wanted.role) >= PROTECTED_IDENTITY_HANDLERS {
        return Err(Refusal::invalid("people-invite-refused").field("role", "people-invite-two-handlers"));
    }
    Ok(wanted)
}

/// How many hold a role or are invited to it.
pub fn taken(team: &[Colleague], open: &[Invitation], role: Role) -> usize {
    team.iter().filter(|c| c.membership.role == role).count() + open.iter().filter(|i| i.role == role).count()
}

/// The invitation of a colleague by somebody of the organisation.
pub fn invitation(id: InvitationId, by: &Scope, organisation_name: &str, wanted: Invite, now: Moment) -> Invitation {
    Invitation {
        id,
        organisation: by.organisation,
        organisation_name: organisation_name.to_owned(),
        name: wanted.name,
        email: wanted.email,
        role: wanted.role,
        expires: now.plus_seconds(INVITATION_SECONDS),
        used: false,
        withdrawn: false,
        version: 1,
    }
}

/// Whether an invitation still opens something.
pub fn open(invitation: Option<Invitation>, now: Moment) -> Result<Invitation, Refusal> {
    let refused = |key| Refusal::new(Why::NotFound, key);
    let invitation = invitation.ok_or_else(|| refused("people-invitation-unknown"))?;
    if invitation.used {
        return Err(refused("people-invitation-used"));
    }
    if invitation.withdrawn {
        return Err(refused("people-invitation-withdrawn"));
    }
    if now >= invitation.expires {
        return Err(refused("people-invitation-expired"));
    }
    Ok(invitation)
}

/// Whether a person with these memberships may take the one that is offered.
pub fn accept(invitation: &Invitation, held: &[Membership], today: Day) -> Result<(), Refusal> {
    let same =
        |m: &Membership| m.stands_on(today) && m.organisation == invitation.organisation && m.role == invitation.role;
    if held.iter().any(same) { Err(Refusal::conflict("people-invitation-held")) } else { Ok(()) }
}

/// How long a link to a new login holds, in seconds (24 hours).
pub const RENEWAL_SECONDS: i64 = 24 * 3600;

/// Whether `by` may give a person a new login, who holds these memberships today. A login opens every membership, so
/// an administrator renews only that of a person who works nowhere else.
pub fn renew_login(person: &Person, held: &[Membership], by: &Actor) -> Result<(), Refusal> {
    if person.id == by.person {
        return Err(Refusal::invalid("people-renewal-self"));
    }
    if held.is_empty() {
        return Err(Refusal::conflict("people-membership-already-ended"));
    }
    if held.iter().any(|m| m.organisation != by.organisation) {
        return Err(Refusal::invalid("people-renewal-elsewhere"));
    }
    if person.email.is_empty() {
        return Err(Refusal::invalid("people-renewal-no-address"));
    }
    Ok(())
}

/// Whether `by` may end a membership of the organisation whose members of today are `team`.
pub fn end(ending: &Membership, by: &Actor, team: &[Colleague]) -> Result<(), Refusal> {
    if ending.ended {
        return Err(Refusal::conflict("people-membership-already-ended"));
    }
    let administrators = team.iter().filter(|c| c.membership.role == Role::TenantAdministrator).count();
    if ending.role == Role::TenantAdministrator && administrators <= 1 {
        let key =
            if ending.person == by.person { "people-last-administrator-self" } else { "people-last-administrator" };
        return Err(Refusal::invalid(key));
    }
    Ok(())
}

/// Why a login is too weak for a role: a sentence, or none when it is strong enough.
pub fn weakness(role: Role, had: Assurance) -> Option<&'static str> {
    let needed = role.least_assurance();
    if had.meets(needed) {
        None
    } else if had.level < needed.level {
        Some("people-role-needs-level")
    } else {
        Some("people-role-needs-two-factors")
    }
}

/// Where a login leads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Landing<'a> {
    /// Straight into the one membership there is.
    Into(&'a Membership),
    /// To the choice of role: there are several, or none, or the login is too weak for the one.
    Choose,
}

/// Where a login leads, with the memberships that stand today.
pub fn landing(standing: &[Membership], had: Assurance) -> Landing<'_> {
    match standing {
        [only] if weakness(only.role, had).is_none() => Landing::Into(only),
        _ => Landing::Choose,
    }
}

/// What a local account proves. Every account comes from an administrator's invitation, so its level is 2.
pub fn local_assurance(with_code: bool) -> Assurance {
    Assurance { level: 2, multi_factor: with_code }
}

#[cfg(test)]
mod tests {
    use kernel::{InvitationId, MembershipId, OrganisationId, PersonId, SessionId, Span};

    use super::*;
    fn day() -> Day {
        Day::new(2026, 11, 25).expect("a day")
    }

    fn membership(name: &str, role: Role) -> Membership {
        Membership {
            id: MembershipId::named(name),
            person: PersonId::named(name),
            organisation: OrganisationId::named("2481"),
            organisation_name: "Lycksele kommun".to_owned(),
            role,
            span: Span { first: day(), last: None },
            ended: false,
            version: 1,
        }
    }

    fn colleague(name: &str, role: Role) -> Colleague {
        let person =
            Person { id: PersonId::named(name), name: name.to_owned(), email: format!("{name}@kommun.example") };
        Colleague { membership: membership(name, role), person, seen_at: None }
    }

    fn invitation(name: &str, role: Role) -> Invitation {
        Invitation {
            id: InvitationId::named(name),
            organisation: OrganisationId::named("2481"),
            organisation_name: "Lycksele kommun".to_owned(),
            name: name.to_owned(),
            email: format!("{name}@kommun.example"),
            role,
            expires: Moment::from_millis(1000),
            used: false,
            withdrawn: false,
            version: 1,
        }
    }

    #[test]
    fn a_colleague_is_invited_once_to_a_role_that_has_a_page() {
        use Role::*;
        let team = [colleague("asa", UnitManager), colleague("bo", ProtectedIdentityHandler)];
        let open = [invitation("cia", UnitManager), invitation("dag", ProtectedIdentityHandler)];
        let table = [
            ("another role", "asa", MunicipalCoordinator, &open[..], None),
            ("the same role", "asa", UnitManager, &open, Some("people-invite-has-role")),
            ("invited already", "cia", UnitManager, &open, Some("people-invite-is-invited")),
            ("no page yet", "eva", StudyCoach, &open, Some("people-invite-role-unknown")),
            ("nobody's role", "eva", Anonymous, &open, Some("people-invite-role-unknown")),
            ("third handler", "eva", ProtectedIdentityHandler, &open, Some("people-invite-two-handlers")),
            ("second handler", "eva", ProtectedIdentityHandler, &[], None),
            ("second administrator", "eva", TenantAdministrator, &open, None),
        ];
        for (case, name, role, open, refused) in table {
            let wanted = Invite { name: name.to_owned(), email: format!("{name}@kommun.example"), role };
            let outcome = invite(wanted, &team, open);
            assert_eq!(outcome.err().map(|r| r.fields[0].1), refused, "{case}");
        }
    }

    #[test]
    fn an_invitation_opens_once_and_in_time() {
        let whole = invitation("asa", Role::UnitManager);
        let at = Moment::from_millis;
        let table = [
            ("open", Some(whole.clone()), 999, None),
            ("unknown", None, 0, Some("people-invitation-unknown")),
            ("used", Some(Invitation { used: true, ..whole.clone() }), 0, Some("people-invitation-used")),
            (
                "withdrawn",
                Some(Invitation { withdrawn: true, ..whole.clone() }),
                0,
                Some("people-invitation-withdrawn"),
            ),
            ("late", Some(whole), 1000, Some("people-invitation-expired")),
        ];
        for (case, invitation, millis, refused) in table {
            assert_eq!(open(invitation, at(millis)).err().map(|r| r.key), refused, "{case}");
        }
    }

    #[test]
    fn nobody_takes_the_same_membership_twice() {
        let offered = invitation("asa", Role::UnitManager);
        let held = membership("asa", Role::UnitManager);
        let table = [
            ("none held", vec![], true),
            ("the same", vec![held.clone()], false),
            ("an ended one", vec![Membership { ended: true, ..held.clone() }], true),
            ("another role", vec![membership("asa", Role::TenantAdministrator)], true),
            ("another organisation", vec![Membership { organisation: OrganisationId::named("2482"), ..held }], true),
        ];
        for (case, held, accepted) in table {
            assert_eq!(accept(&offered, &held, day()).is_ok(), accepted, "{case}");
        }
    }

    #[test]
    fn the_last_administrator_stays() {
        let admin = colleague("asa", Role::TenantAdministrator);
        let second = colleague("bo", Role::TenantAdministrator);
        let manager = colleague("cia", Role::UnitManager);
        let by = |c: &Colleague| Actor {
            person: c.person.id,
            session: SessionId::named("s"),
            role: Role::TenantAdministrator,
            organisation: c.membership.organisation,
            assurance: Assurance { level: 2, multi_factor: true },
            name: c.person.name.clone(),
        };
        let one = [admin.clone(), manager.clone()];
        let two = [admin.clone(), second.clone(), manager.clone()];
        let gone = Membership { ended: true, ..second.membership.clone() };
        let table = [
            ("a manager", &manager.membership, &admin, &one[..], None),
            ("herself, alone", &admin.membership, &admin, &one, Some("people-last-administrator-self")),
            ("the last, by another", &admin.membership, &second, &one, Some("people-last-administrator")),
            ("herself, one of two", &admin.membership, &admin, &two, None),
            ("twice", &gone, &admin, &two, Some("people-membership-already-ended")),
        ];
        for (case, ending, actor, team, refused) in table {
            assert_eq!(end(ending, &by(actor), team).err().map(|r| r.key), refused, "{case}");
        }
    }

    #[test]
    fn a_login_is_renewed_for_those_who_work_here_alone() {
        let by = |name: &str| Actor {
            person: PersonId::named(name),
            session: SessionId::named("s"),
            role: Role::TenantAdministrator,
            organisation: OrganisationId::named("2481"),
            assurance: Assurance { level: 2, multi_factor: true },
            name: name.to_owned(),
        };
        let asa = colleague("asa", Role::UnitManager);
        let here = asa.membership.clone();
        let elsewhere = Membership { organisation: OrganisationId::named("2482"), ..here.clone() };
        let no_address = Person { email: String::new(), ..asa.person.clone() };
        let table = [
            ("a colleague", &asa.person, vec![here.clone()], "bo", None),
            ("oneself", &asa.person, vec![here.clone()], "asa", Some("people-renewal-self")),
            ("elsewhere too", &asa.person, vec![here.clone(), elsewhere], "bo", Some("people-renewal-elsewhere")),
            ("nowhere any more", &asa.person, vec![], "bo", Some("people-membership-already-ended")),
            ("without an address", &no_address, vec![here], "bo", Some("people-renewal-no-address")),
        ];
        for (case, person, held, actor, refused) in table {
            assert_eq!(renew_login(person, &held, &by(actor)).err().map(|r| r.key), refused, "{case}");
        }
    }

    #[test]
    fn a_login_lands_in_the_one_role_it_is_strong_enough_for() {
        let manager = membership("asa", Role::UnitManager);
        let student = membership("asa", Role::Student);
        let strong = Assurance { level: 2, multi_factor: true };
        let one_factor = Assurance { level: 2, multi_factor: false };
        let both = [manager.clone(), student.clone()];
        let table = [
            ("none", &[][..], strong, Landing::Choose),
            ("one", std::slice::from_ref(&manager), strong, Landing::Into(&manager)),
            ("one, too weak", std::slice::from_ref(&manager), one_factor, Landing::Choose),
            ("student with one factor", std::slice::from_ref(&student), one_factor, Landing::Into(&student)),
            ("two", &both, strong, Landing::Choose),
        ];
        for (case, standing, had, expected) in table {
            assert_eq!(landing(standing, had), expected, "{case}");
        }
    }

    /// T:A5: every role against every level and factor.
    #[test]
    fn what_is_missing_is_said_for_every_role_and_login() {
        for role in Role::ALL {
            let needed = role.least_assurance();
            for level in 0..=3 {
                for multi_factor in [false, true] {
                    let expected = if level < needed.level {
                        Some("people-role-needs-level")
                    } else if needed.multi_factor && !multi_factor {
                        Some("people-role-needs-two-factors")
                    } else {
                        None
                    };
                    let said = weakness(role, Assurance { level, multi_factor });
                    assert_eq!(said, expected, "{role} AL{level} {multi_factor}");
                }
            }
        }
        assert!(weakness(Role::UnitManager, local_assurance(true)).is_none());
        assert!(weakness(Role::UnitManager, local_assurance(false)).is_some());
    }

    #[test]
    fn a_membership_stands_between_its_days_until_it_is_ended() {
        let whole = membership("asa", Role::UnitManager);
        let spent = Membership { span: Span { first: day(), last: Some(day()) }, ..whole.clone() };
        let table = [
            (&whole, day(), true),
            (&whole, day().plus_days(-1), false),
            (&spent, day().plus_days(1), false),
            (&Membership { ended: true, ..whole.clone() }, day(), false),
        ];
        for (m, on, stands) in table {
            assert_eq!(m.stands_on(on), stands, "{on}");
        }
    }
}
