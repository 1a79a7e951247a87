//! A1: who works here, and who is invited.

use std::collections::BTreeSet;

use kernel::{InvitationId, MembershipId, Refusal, Role};
use platform::audit::Entry;
use platform::failure::Done;
use platform::login::token::Token;
use platform::session;
use platform::web::{Ctx, Reply};

use crate::model::{Colleague, Invitation, Person};
use crate::views::links::{Link, LinkRow, Links};
use crate::views::parts::Form;
use crate::views::users::{Correction, InvitationRow, Invite, MemberRow, User, Users};
use crate::{forms, keys, rules, store};

fn organisation_name(c: &Ctx) -> String {
    c.member().map_or_else(String::new, |m| m.organisation_name.clone())
}

fn row(colleague: Colleague) -> MemberRow {
    MemberRow {
        id: colleague.membership.id,
        name: colleague.person.name,
        email: colleague.person.email,
        role: colleague.membership.role,
        since: colleague.membership.span.first,
        seen: colleague.seen_at,
    }
}

/// Members and invitations.
pub async fn list(c: &mut Ctx) -> Done<Reply> {
    let (scope, today, now) = (c.scope(), c.today(), c.now);
    let members = store::members(&mut c.tx, scope.organisation, today).await?;
    let invitations = store::open_invitations(&mut c.tx, scope, now).await?;
    c.audit(Entry::new("people.members.view", format!("{} members", members.len())));
    let persons = members.iter().map(|m| m.person.id).collect::<BTreeSet<_>>().len();
    let page = Users {
        form: Form::of(c),
        links: Form::in_row(c),
        organisation: organisation_name(c),
        members: members.into_iter().map(row).collect(),
        persons,
        invitations: invitations.into_iter().map(|i| invitation_row(c, i)).collect(),
    };
    Ok(page.render(&c.t).into())
}

fn invitation_row(c: &mut Ctx, i: Invitation) -> InvitationRow {
    let form = Form::in_row(c);
    InvitationRow { id: i.id, name: i.name, email: i.email, role: i.role, until: i.expires.day(), form }
}

/// One membership.
pub async fn show(c: &mut Ctx) -> Done<Reply> {
    let (scope, id) = (c.scope(), c.id::<kernel::ids::Membership>("membership")?);
    let found = store::membership(&mut c.tx, scope, id).await?.ok_or_else(Refusal::not_found)?;
    c.audit(Entry::new("people.member.view", id));
    let (ended, version) = (found.membership.ended, found.membership.version);
    let page = User { form: Form::of(c), renewal: Form::in_row(c), row: row(found), ended, version };
    Ok(page.render(&c.t).into())
}

/// Ends a membership, and with it every session of the person.
pub async fn end(c: &mut Ctx) -> Done<Reply> {
    let (scope, today, now) = (c.scope(), c.today(), c.now);
    let id: MembershipId = c.id("membership")?;
    let ending = store::membership(&mut c.tx, scope, id).await?.ok_or_else(Refusal::not_found)?;
    let team = store::members(&mut c.tx, scope.organisation, today).await?;
    rules::end(&ending.membership, c.actor(), &team)?;
    let shown = c.form.int("version").unwrap_or(0);
    if !store::end_membership(&mut c.tx, scope, id, shown, now).await? {
        return Err(Refusal::conflict("people-membership-changed").into());
    }
    session::end_all(&mut c.tx, now, ending.person.id).await?;
    c.audit(Entry::new("people.membership.end", id));
    let name = ending.person.name.as_str().into();
    if ending.person.id == scope.person {
        c.sign_out();
        return Ok(Reply::see(c.t.to("/logga-in")));
    }
    Ok(Reply::done(c.t.to("/admin/anvandare"), "people-membership-ended", &[("name", name)]))
}

/// The form "Bjud in".
pub async fn show_invite(c: &mut Ctx) -> Done<Reply> {
    let page = Invite {
        name: c.value("name", ""),
        email: c.value("email", ""),
        role: c.value("role", ""),
        roles: rules::INVITABLE.to_vec(),
        form: Form::of(c),
    };
    Ok(page.render(&c.t).into())
}

/// Invites a colleague and shows the link, this once. The same form sent twice makes the same link.
pub async fn invite(c: &mut Ctx) -> Done<Reply> {
    let (scope, today, now) = (c.scope(), c.today(), c.now);
    let wanted = forms::invite(c.form.get("name"), c.form.get("email"), c.form.get("role"))?;
    let token = form_token(c, "invitation")?;
    if let Some(made) = store::invitation_by_token(&mut c.tx, &token.hash()).await? {
        return Ok(invited(c, &made, &token));
    }
    let team = store::members(&mut c.tx, scope.organisation, today).await?;
    let open = store::open_invitations(&mut c.tx, scope, now).await?;
    let wanted = rules::invite(wanted, &team, &open)?;
    let invitation = rules::invitation(c.ids.next(), &scope, &organisation_name(c), wanted, now);
    store::add_invitation(&mut c.tx, &invitation, &token.hash(), Some(scope.person), now).await?;
    c.audit(Entry::new("people.invitation.make", invitation.id));
    Ok(invited(c, &invitation, &token))
}

fn form_token(c: &Ctx, purpose: &'static str) -> Done<Token> {
    token_for(c, purpose, "")
}

/// The token that a form makes for one thing: the same form makes the same.
fn token_for(c: &Ctx, purpose: &'static str, what: &str) -> Done<Token> {
    let whose = format!("{}{what}", c.scope().person);
    Ok(Token::new(&keys::of_form(keys::ring(c)?, purpose, &whose, c.form.get("nyckel"))))
}

fn address(c: &Ctx, token: &Token) -> String {
    let path = c.t.to(&format!("/inbjudan/{}", token.reveal()));
    format!("{}{path}", c.house.config.base_url)
}

fn invited(c: &Ctx, i: &Invitation, token: &Token) -> Reply {
    let address = address(c, token);
    Link { kind: "link", name: i.name.clone(), role: i.role, address, until: i.expires.day() }.render(&c.t).into()
}

/// Makes a new link for every open invitation and shows them, this once; the earlier ones stop working. The same form
/// sent twice makes the same links.
pub async fn links(c: &mut Ctx) -> Done<Reply> {
    let (scope, now) = (c.scope(), c.now);
    let open = store::open_invitations(&mut c.tx, scope, now).await?;
    if open.is_empty() {
        return Err(Refusal::conflict("people-links-none").into());
    }
    let until = now.plus_seconds(rules::INVITATION_SECONDS);
    let (mut rows, mut made) = (Vec::new(), 0);
    for invitation in open {
        let token = token_for(c, "invitation-link", &invitation.id.to_string())?;
        if store::invitation_by_token(&mut c.tx, &token.hash()).await?.is_none() {
            if !store::relink_invitation(&mut c.tx, scope, invitation.id, &token.hash(), until).await? {
                return Err(Refusal::conflict("people-invitation-gone").into());
            }
            made += 1;
        }
        let address = address(c, &token);
        rows.push(LinkRow { name: invitation.name, email: invitation.email, role: invitation.role, address });
    }
    if made > 0 {
        c.audit(Entry::new("people.invitation.links", format!("{made} invitations")));
    }
    Ok(Links { rows, until: until.day() }.render(&c.t).into())
}

/// Takes an invitation back.
pub async fn withdraw(c: &mut Ctx) -> Done<Reply> {
    let (scope, now) = (c.scope(), c.now);
    let id: InvitationId = c.id("invitation")?;
    if !store::withdraw_invitation(&mut c.tx, scope, id, now).await? {
        return Err(Refusal::conflict("people-invitation-gone").into());
    }
    c.audit(Entry::new("people.invitation.withdraw", id));
    Ok(Reply::done(c.t.to("/admin/anvandare"), "people-invitation-taken-back", &[]))
}

/// The form "Rätta".
pub async fn show_correction(c: &mut Ctx) -> Done<Reply> {
    let (scope, id) = (c.scope(), c.id::<kernel::ids::Membership>("membership")?);
    let found = store::membership(&mut c.tx, scope, id).await?.ok_or_else(Refusal::not_found)?;
    let version = store::person_version(&mut c.tx, found.person.id).await?;
    c.audit(Entry::new("people.member.view", id));
    let page = Correction {
        id,
        shown: found.person.name.clone(),
        name: c.value("name", &found.person.name),
        email: c.value("email", &found.person.email),
        version,
        form: Form::of(c),
    };
    Ok(page.render(&c.t).into())
}

/// Corrects a colleague's name and address.
pub async fn correct(c: &mut Ctx) -> Done<Reply> {
    let (scope, id) = (c.scope(), c.id::<kernel::ids::Membership>("membership")?);
    let found = store::membership(&mut c.tx, scope, id).await?.ok_or_else(Refusal::not_found)?;
    let (name, email) = forms::correction(c.form.get("name"), c.form.get("email"))?;
    let person = Person { id: found.person.id, name, email };
    if !store::correct_person(&mut c.tx, &person, c.form.int("version").unwrap_or(0)).await? {
        let refusal = Refusal::conflict("people-correct-changed").with("name", found.person.name);
        return Err(refusal.with("email", found.person.email).into());
    }
    c.audit(Entry::new("people.person.correct", person.id));
    let name = person.name.as_str().into();
    Ok(Reply::done(c.t.to(&format!("/admin/anvandare/{id}")), "people-corrected", &[("name", name)]))
}

/// `/admin` itself leads to the first page there that the role may see.
pub async fn first_page(c: &mut Ctx) -> Done<Reply> {
    let path = if c.scope().role == Role::TenantAdministrator { "/admin/anvandare" } else { "/admin/logg" };
    Ok(Reply::see(c.t.to(path)))
}
