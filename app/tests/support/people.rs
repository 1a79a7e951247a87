//! Persons of a story, signed in as a strong login would have left them.

use std::sync::Arc;

use kernel::{Assurance, OrganisationId, Role};
use people::NewMember;
use platform::failure::Done;
use platform::house::House;
use platform::session::{self, LoggedIn};
use platform::web::Ctx;

/// Enters the person with a membership and begins a session; gives its token.
pub async fn sign_in(house: &Arc<House>, name: &str, role: Role, organisation: OrganisationId) -> String {
    sign_in_with(house, name, role, organisation, Assurance { level: 2, multi_factor: true }).await
}

/// As [`sign_in`], with another strength of login.
pub async fn sign_in_with(
    house: &Arc<House>,
    name: &str,
    role: Role,
    organisation: OrganisationId,
    assurance: Assurance,
) -> String {
    enter(house, name, role, organisation, assurance).await.expect("a person of the story signs in")
}

async fn enter(
    house: &Arc<House>,
    name: &str,
    role: Role,
    organisation: OrganisationId,
    assurance: Assurance,
) -> Done<String> {
    let mut c = Ctx::of_house(house.clone(), "story").await?;
    let new = NewMember {
        name: name.to_owned(),
        email: format!("{}@example.org", name.to_lowercase().replace(' ', ".")),
        organisation,
        organisation_name: "Provorganisationen".to_owned(),
        role,
        first: c.today(),
        to_try: false,
    };
    let (person, membership) = people::enter_member(&mut c, &new).await?;
    let who = LoggedIn { person, membership: Some(membership), assurance };
    let (now, mut ids) = (c.now, c.ids.clone());
    let token = session::begin(&mut c.tx, &mut ids, now, &who, now).await?;
    c.save().await?;
    Ok(token)
}

/// Begins a session of somebody who is entered already.
pub async fn sign_in_person(house: &Arc<House>, actor: &kernel::Actor) -> String {
    let begun: Done<String> = async {
        let mut c = Ctx::of_house(house.clone(), "story").await?;
        let today = c.today();
        let members = people::members_of(&mut c.tx, actor.organisation, today).await?;
        let one = members.iter().find(|m| m.person.id == actor.person && m.membership.role == actor.role);
        let membership = one.map(|m| m.membership.id);
        let who = LoggedIn { person: actor.person, membership, assurance: actor.assurance };
        let (now, mut ids) = (c.now, c.ids.clone());
        let token = session::begin(&mut c.tx, &mut ids, now, &who, now).await?;
        c.save().await?;
        Ok(token)
    }
    .await;
    begun.expect("the person has a membership")
}
