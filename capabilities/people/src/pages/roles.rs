//! In which role to work.

use kernel::{MembershipId, PersonId, Refusal};
use platform::audit::Entry;
use platform::failure::Done;
use platform::web::{Ctx, Reply};

use super::session::{Proved, begin, home_of, way_back};
use crate::model::Membership;
use crate::views::parts::Form;
use crate::views::roles::{Choice, Roles};
use crate::{rules, store};

/// The person of the session; pages of one's own pass nobody without one.
pub fn person(c: &Ctx) -> PersonId {
    c.session().expect("pages of one's own ask for a session").person
}

/// The memberships that stand today.
pub async fn show(c: &mut Ctx) -> Done<Reply> {
    let (person, today) = (person(c), c.today());
    let standing = store::standing(&mut c.tx, person, today).await?;
    let choices = standing.into_iter().map(|m| choice(c, m)).collect();
    let till = if c.form.has("till") { c.form.get("till") } else { c.query.get("till") };
    let till = way_back(till).map(|w| w.as_str().to_owned()).unwrap_or_default();
    let page = Roles { form: Form::of(c), choices, till, sign_out: Form::in_row(c) };
    Ok(page.render(&c.t).into())
}

fn choice(c: &mut Ctx, m: Membership) -> Choice {
    let had = c.session().map_or(kernel::Assurance::NONE, |s| s.assurance);
    Choice {
        id: m.id,
        role: m.role,
        organisation: m.organisation_name,
        person: String::new(),
        current: c.member().is_some_and(|now| now.id == m.id),
        weakness: rules::weakness(m.role, had),
        form: Form::in_row(c),
    }
}

/// Works in another role from now on, with a new token.
pub async fn choose(c: &mut Ctx) -> Done<Reply> {
    let (person, today) = (person(c), c.today());
    let id = MembershipId::parse(c.form.get("uppdrag")).ok_or_else(Refusal::not_found)?;
    let found = store::standing_one(&mut c.tx, person, id, today).await?;
    let (chosen, _) = found.ok_or_else(|| Refusal::conflict("people-role-gone"))?;
    let session = c.session().expect("pages of one's own ask for a session");
    let proved = Proved { person, assurance: session.assurance, at: session.authenticated_at };
    if let Some(weakness) = rules::weakness(chosen.role, proved.assurance) {
        return Err(Refusal::invalid("people-role-too-weak").hint(weakness).into());
    }
    begin(c, proved, Some(chosen.id)).await?;
    c.audit(Entry::new("people.role.choose", chosen.id).of(chosen.organisation));
    let to = way_back(c.form.get("till")).map(|w| w.as_str().to_owned());
    Ok(Reply::see(to.unwrap_or_else(|| home_of(c, chosen.role))))
}
