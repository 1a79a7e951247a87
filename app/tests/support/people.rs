//! Persons of a story, signed in as a strong login would have left them.

use std::sync::Arc;

use kernel::{Assurance, MembershipId, OrganisationId, PersonId, Role, Span};
use people::model::{Membership, Person};
use platform::house::House;
use platform::in_tx;
use platform::session::{self, LoggedIn};

/// Makes the person and the membership where they are missing, and begins a session; gives its token.
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
    let token: platform::failure::Done<String> = async {
        in_tx!(house.db, |tx| {
            let now = house.clock.now();
            let mut ids = house.clock.ids();
            let person = PersonId::named(name);
            if people::store::person(tx, person).await?.is_none() {
                let email = format!("{}@example.org", name.to_lowercase().replace(' ', "."));
                people::store::add_person(tx, &Person { id: person, name: name.to_owned(), email }, now).await?;
            }
            let membership = MembershipId::named(&format!("{name} {role} {organisation}"));
            if people::store::standing_one(tx, person, membership, now.day()).await?.is_none() {
                let row = Membership {
                    id: membership,
                    person,
                    organisation,
                    organisation_name: "Provorganisationen".to_owned(),
                    role,
                    span: Span { first: now.day(), last: None },
                    ended: false,
                    version: 1,
                };
                people::store::add_membership(tx, &row, false).await?;
            }
            let who = LoggedIn { person, membership: Some(membership), assurance };
            session::begin(tx, &mut ids, now, &who, now).await
        })
    }
    .await;
    token.expect("a person of the story signs in")
}
