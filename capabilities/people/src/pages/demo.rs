//! "Prova som …": the demo's persons, a click each. Mounted in the demo alone.

use kernel::{MembershipId, Refusal};
use platform::audit::Entry;
use platform::failure::Done;
use platform::web::{Ctx, Reply};

use super::session::{enter_as, home_of};
use crate::store;
use crate::views::parts::Form;
use crate::views::roles::{Choice, Try};

/// Whom to be.
pub async fn show(c: &mut Ctx) -> Done<Reply> {
    let today = c.today();
    let mut offered = store::to_try(&mut c.tx, today).await?;
    // As the menu stands: those who begin a round come first.
    offered.sort_by_key(|one| c.house.menu.iter().position(|entry| entry.roles.contains(&one.membership.role)));
    let choices = offered
        .into_iter()
        .map(|one| Choice {
            id: one.membership.id,
            role: one.membership.role,
            organisation: one.membership.organisation_name,
            person: one.person.name,
            current: false,
            weakness: None,
            form: Form::in_row(c),
        })
        .collect();
    Ok(Try { choices }.render(&c.t).into())
}

/// Is that person from now on.
pub async fn enter(c: &mut Ctx) -> Done<Reply> {
    let (id, today): (MembershipId, _) = (c.id("membership")?, c.today());
    let offered = store::to_try(&mut c.tx, today).await?;
    let one = offered.into_iter().find(|one| one.membership.id == id).ok_or_else(Refusal::not_found)?;
    enter_as(c, one.person.id, id).await?;
    c.audit(Entry::new("people.demo.enter", one.person.id).of(one.membership.organisation));
    Ok(Reply::see(home_of(c, one.membership.role)))
}
