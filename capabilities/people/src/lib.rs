//! People: persons, their memberships and roles, local accounts, sign-in, invitations, and the look into the audit log.
//!
//! Promises: a person is known by a provider's issuer and subject, or by an account of one's own, never by an e-mail
//! address; every account and membership comes from an administrator's invitation; unknown account and wrong
//! passphrase look alike; guesses are slowed and nobody is locked out; the last administrator of an organisation stays;
//! a membership that ends takes the person's sessions with it.
//!
//! Tables with a person in them: `people_persons` (id), `people_identities` (person), `people_accounts` (person),
//! `people_recovery_codes` (person), `people_devices` (person), `people_memberships` (person), `people_invitations`
//! (name, email, `invited_by`, `used_by`), `people_resets` (person, `made_by`). Without one: `people_attempts` (pseudonyms), `people_pending_logins`.
//! The platform's tables that hold a person's id: `platform_sessions`, `platform_audit`, `platform_jobs`.
//!
//! Facts: none yet.
//! Session rows are the platform's: people only asks it to begin and end them.
//! This crate does not know organisations but by id and the name a membership was given, and asks no other capability.

use std::collections::BTreeMap;

use kernel::{Day, Lang, MembershipId, OrganisationId, PersonId, Refusal, Role, Span};
use platform::db::Tx;
use platform::db::migrate::Migration;
use platform::failure::Done;
use platform::house::{Boxed, Capability, Directory, Member, Routes};
use platform::login::Secrets;
use platform::login::token::Token;
use platform::web::Ctx;

mod forms;
mod imports;
mod keys;
mod model;
mod pages;
pub mod protected;
mod rules;
mod store;
mod views;

pub use model::{Colleague, Membership, NewMember, Person};

const MIGRATIONS: &[Migration] = &[
    Migration::new("202611250910_people_create", include_str!("../migrations/202611250910_people_create.sql")),
    Migration::new("202611250912_people_resets", include_str!("../migrations/202611250912_people_resets.sql")),
    protected::MIGRATION,
    protected::MIGRATION_OF_COPIES,
];

const TEXTS: &[(Lang, &str)] = &[
    (Lang::Sv, include_str!("../text/sv.ftl")),
    (Lang::En, include_str!("../text/en.ftl")),
    protected::TEXTS[0],
    protected::TEXTS[1],
];

/// The capability.
pub fn capability() -> Capability {
    Capability {
        name: "people",
        routes: || pages::routes().and(protected::routes()),
        texts: TEXTS,
        migrations: MIGRATIONS,
        jobs: Vec::new,
        importers: imports::importers,
        samples: |t| views::samples(t).into_iter().chain(protected::samples(t)).collect(),
    }
}

/// Roles to try in a click; mounted in the demo alone.
pub fn demo_routes() -> Routes {
    pages::demo_routes()
}

/// What the platform may ask about persons.
pub fn directory() -> Directory {
    Directory {
        member: |tx, person, membership, day| -> Boxed<'_, _> { Box::pin(member(tx, person, membership, day)) },
    }
}

async fn member(tx: &mut Tx, person: PersonId, membership: MembershipId, day: Day) -> Done<Option<Member>> {
    let found = store::standing_one(tx, person, membership, day).await?;
    Ok(found.map(|(m, name)| Member {
        id: m.id,
        role: m.role,
        organisation: m.organisation,
        organisation_name: m.organisation_name,
        name,
    }))
}

/// The names of persons, at most 500 at once. Who is not known is not in the answer.
pub async fn names_of(tx: &mut Tx, persons: &[PersonId]) -> Done<BTreeMap<PersonId, String>> {
    store::names(tx, persons).await
}

/// The name of one person.
pub async fn name_of(tx: &mut Tx, person: PersonId) -> Done<Option<String>> {
    Ok(store::person(tx, person).await?.map(|p| p.name))
}

/// The members of an organisation on a day, in Swedish order of their names.
pub async fn members_of(tx: &mut Tx, organisation: OrganisationId, day: Day) -> Done<Vec<Colleague>> {
    store::members(tx, organisation, day).await
}

/// The roles that can be held by invitation.
pub fn invitable_roles() -> &'static [Role] {
    &rules::INVITABLE
}

/// Enters a person with a membership, without an invitation: example data.
pub async fn enter_member(c: &mut Ctx, new: &NewMember) -> Done<(PersonId, MembershipId)> {
    let person = Person { id: c.ids.next(), name: new.name.clone(), email: new.email.clone() };
    store::add_person(&mut c.tx, &person, c.now).await?;
    let membership = add_membership(c, person.id, new).await?;
    Ok((person.id, membership))
}

/// Gives a person who is entered already one more membership: example data. Name and address of `new` are not used.
pub async fn add_membership(c: &mut Ctx, person: PersonId, new: &NewMember) -> Done<MembershipId> {
    let membership = Membership {
        id: c.ids.next(),
        person,
        organisation: new.organisation,
        organisation_name: new.organisation_name.clone(),
        role: new.role,
        span: Span { first: new.first, last: None },
        ended: false,
        version: 1,
    };
    store::add_membership(&mut c.tx, &membership, new.to_try).await?;
    Ok(membership.id)
}

/// Signs in as the holder of a membership that the demo offers. Only the demo and tests call it.
pub async fn sign_in_as(c: &mut Ctx, membership: MembershipId) -> Done<()> {
    let today = c.today();
    let offered = store::to_try(&mut c.tx, today).await?;
    let one = offered.into_iter().find(|one| one.membership.id == membership).ok_or_else(Refusal::not_found)?;
    pages::enter_as(c, one.person.id, membership).await
}

/// As [`administrator_link`], and only while no organisation has an administrator.
pub async fn first_administrator_link(
    c: &mut Ctx,
    organisation: OrganisationId,
    organisation_name: &str,
) -> Done<Option<String>> {
    let today = c.today();
    if store::has_administrator(&mut c.tx, today).await? {
        return Ok(None);
    }
    administrator_link(c, organisation, organisation_name).await.map(Some)
}

/// The token of a one-time link (`/inbjudan/{token}`) for an administrator: the first of an organisation, or one more
/// when all others are locked out. Earlier links of the operator stop working.
pub async fn administrator_link(c: &mut Ctx, organisation: OrganisationId, organisation_name: &str) -> Done<String> {
    let now = c.now;
    store::withdraw_operators(&mut c.tx, now).await?;
    let token = Token::new(&Secrets::system());
    let invitation = model::Invitation {
        id: c.ids.next(),
        organisation,
        organisation_name: organisation_name.to_owned(),
        name: String::new(),
        email: String::new(),
        role: Role::TenantAdministrator,
        expires: now.plus_seconds(rules::INVITATION_SECONDS),
        used: false,
        withdrawn: false,
        version: 1,
    };
    store::add_invitation(&mut c.tx, &invitation, &token.hash(), None, now).await?;
    c.audit(platform::audit::Entry::new("people.invitation.make", invitation.id).of(organisation));
    Ok(token.reveal().to_owned())
}
