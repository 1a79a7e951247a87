//! Following an invitation.

use kernel::{PersonId, Refusal, Span};
use platform::audit::Entry;
use platform::door;
use platform::failure::{Done, Stop};
use platform::login::token::TokenHash;
use platform::login::totp::Totp;
use platform::login::{Secrets, passphrase};
use platform::web::{Ctx, Reply};

use super::login::know_device;
use super::mine::{judge_new, new_totp, repeated_right, totp_of_form};
use super::roles::person;
use super::session::{Proved, begin, home_of};
use crate::model::{Invitation, Membership, Person};
use crate::store::{self, Account};
use crate::views::invitation::{Closed, Offered, Way};
use crate::views::parts::Form;
use crate::{forms, keys, rules};

/// The token in the path of an invitation, in either language.
pub fn token_of(path: &str) -> Option<&str> {
    let path = path.strip_prefix("/en").unwrap_or(path);
    let token = path.strip_prefix("/inbjudan/")?;
    (!token.is_empty() && !token.contains(['/', '?', '#'])).then_some(token)
}

async fn invitation(c: &mut Ctx) -> Done<Result<Invitation, Refusal>> {
    let hash = TokenHash::of(c.param("token"));
    let found = store::invitation_by_token(&mut c.tx, &hash).await?;
    Ok(rules::open(found, c.now))
}

/// What is offered, and how to accept it.
pub async fn show(c: &mut Ctx) -> Done<Reply> {
    let invitation = match invitation(c).await? {
        Ok(invitation) => invitation,
        Err(refusal) => return Ok(Closed { why: refusal.key }.render(&c.t).into()),
    };
    let way = way(c, &invitation).await?;
    let page = Offered {
        form: Form::of(c),
        path: format!("/inbjudan/{}", c.param("token")),
        organisation: invitation.organisation_name,
        role: invitation.role,
        until: invitation.expires.day(),
        way,
    };
    Ok(page.render(&c.t).into())
}

async fn way(c: &mut Ctx, invitation: &Invitation) -> Done<Way> {
    if let Some(signed_in) = c.session().map(|s| s.person) {
        let me = store::person(&mut c.tx, signed_in).await?.ok_or_else(|| Stop::failed("a session of nobody"))?;
        return Ok(Way::SignedIn { name: me.name });
    }
    let has_account =
        !invitation.email.is_empty() && store::account_by_email(&mut c.tx, &invitation.email).await?.is_some();
    if has_account {
        return Ok(Way::HasAccount);
    }
    let ring = keys::ring(c)?;
    let account = if invitation.email.is_empty() { c.t.say("people-totp-account") } else { invitation.email.clone() };
    let asked = |given: &str, field: &str| given.is_empty().then(|| c.value(field, ""));
    Ok(Way::New {
        name: asked(&invitation.name, "name"),
        email: asked(&invitation.email, "email"),
        totp: new_totp(c, &ring, &invitation.id.to_string(), &account),
        providers: !c.house.config.issuers.is_empty(),
    })
}

/// Somebody who is signed in takes the membership.
pub async fn accept(c: &mut Ctx) -> Done<Reply> {
    let invitation = invitation(c).await??;
    let (id, today) = (person(c), c.today());
    let held = store::standing(&mut c.tx, id, today).await?;
    rules::accept(&invitation, &held, today)?;
    let membership = take(c, &invitation, id).await?;
    let session = c.session().expect("pages of one's own ask for a session");
    let proved = Proved { person: id, assurance: session.assurance, at: session.authenticated_at };
    // A login that is too weak for the new role keeps the old one; the page of roles says what is missing.
    let strong = rules::weakness(membership.role, proved.assurance).is_none();
    let to = if strong {
        begin(c, proved, Some(membership.id)).await?;
        home_of(c, membership.role)
    } else {
        c.t.to("/roll")
    };
    let name = membership.organisation_name.as_str().into();
    Ok(Reply::done(to, "people-invitation-accepted", &[("name", name)]))
}

/// What the form of a new account holds, after it was found to be right.
struct NewAccount {
    name: String,
    email: String,
    totp: Totp,
    step: u64,
}

/// Somebody new takes the membership, with a passphrase and an authenticator.
pub async fn create_account(c: &mut Ctx) -> Done<Reply> {
    let offered = invitation(c).await??;
    let new = new_account(c, &offered)?;
    let chosen = c.form.raw("passphrase").to_owned();
    let hash = c.away(door::off_thread(move || passphrase::hash(&chosen, &Secrets::system()))).await??;
    let invitation = invitation(c).await??;
    if store::account_by_email(&mut c.tx, &new.email).await?.is_some() {
        return Err(Refusal::invalid("people-offered-refused").field("email", "people-account-exists").into());
    }
    let person = Person { id: c.ids.next(), name: new.name, email: new.email.clone() };
    store::add_person(&mut c.tx, &person, c.now).await?;
    let whose = person.id.to_string();
    let sealed = keys::ring(c)?.seal(&Secrets::system(), keys::totp_place(&whose), new.totp.bytes());
    let account = Account {
        person: person.id,
        email: new.email,
        passphrase: hash,
        totp: Some(sealed),
        last_step: Some(new.step),
    };
    store::add_account(&mut c.tx, &account, c.now).await?;
    let membership = take(c, &invitation, person.id).await?;
    know_device(c, person.id).await?;
    let proved = Proved { person: person.id, assurance: rules::local_assurance(true), at: c.now };
    begin(c, proved, Some(membership.id)).await?;
    store::seen(&mut c.tx, person.id, c.now).await?;
    Ok(Reply::see(c.t.to("/mina-uppgifter")))
}

fn new_account(c: &Ctx, invitation: &Invitation) -> Done<NewAccount> {
    let mut refusal = Refusal::invalid("people-offered-refused");
    let name = if invitation.name.is_empty() { forms::name(c.form.get("name")) } else { Some(invitation.name.clone()) };
    if name.is_none() {
        refusal = refusal.field("name", "people-name-needed");
    }
    let email =
        if invitation.email.is_empty() { forms::email(c.form.get("email")) } else { Some(invitation.email.clone()) };
    if email.is_none() {
        refusal = refusal.field("email", "people-email-needed");
    }
    let (known_name, known_email) = (name.clone().unwrap_or_default(), email.clone().unwrap_or_default());
    if let Some(key) = judge_new(c, &known_name, &known_email) {
        refusal = refusal.field("passphrase", key);
    } else if !repeated_right(c) {
        refusal = refusal.field("repeated", "people-passphrase-differs");
    }
    let ring = keys::ring(c)?;
    let totp =
        totp_of_form(c, &ring, &invitation.id.to_string()).ok_or_else(|| Refusal::invalid("people-totp-lost"))?;
    let step = totp.verify(c.form.get("code"), c.now, None);
    if let Err(wrong) = step {
        refusal = refusal.field("code", wrong.key());
    }
    match (name, email, step) {
        (Some(name), Some(email), Ok(step)) if refusal.fields.is_empty() => {
            Ok(NewAccount { name, email, totp, step: step.0 })
        }
        _ => Err(refusal.into()),
    }
}

/// Spends the invitation and enters the membership it offers.
async fn take(c: &mut Ctx, invitation: &Invitation, person: PersonId) -> Done<Membership> {
    if !store::use_invitation(&mut c.tx, invitation.id, person, c.now).await? {
        return Err(Refusal::conflict("people-invitation-used").into());
    }
    let membership = Membership {
        id: c.ids.next(),
        person,
        organisation: invitation.organisation,
        organisation_name: invitation.organisation_name.clone(),
        role: invitation.role,
        span: Span { first: c.today(), last: None },
        ended: false,
        version: 1,
    };
    store::add_membership(&mut c.tx, &membership, false).await?;
    c.audit(Entry::new("people.invitation.accept", invitation.id).of(invitation.organisation));
    Ok(membership)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_invitation_is_known_by_its_path_alone() {
        let table = [
            ("/inbjudan/abc", Some("abc")),
            ("/en/inbjudan/abc", Some("abc")),
            ("/inbjudan/", None),
            ("/inbjudan/abc/ta-emot", None),
            ("/inbjudan/abc?x", None),
            ("/vfu", None),
        ];
        for (path, token) in table {
            assert_eq!(token_of(path), token, "{path}");
        }
    }
}
