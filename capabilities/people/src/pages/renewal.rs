//! A new login for somebody who lost the old one: the administrator makes a link, the person chooses anew.

use kernel::{MembershipId, PersonId, Refusal};
use platform::audit::Entry;
use platform::door;
use platform::failure::Done;
use platform::login::token::{OneTimeLink, Token, TokenHash};
use platform::login::{Secrets, passphrase};
use platform::session;
use platform::web::{Ctx, Reply};

use super::login::know_device;
use super::mine::{judge_new, new_totp, repeated_right, totp_of_form};
use super::session::{Proved, enter};
use crate::model::Person;
use crate::store::{self, Account, Reset};
use crate::views::invitation::Closed;
use crate::views::links::Link;
use crate::views::parts::Form;
use crate::views::renewal::Renewal;
use crate::{keys, rules};

/// Makes the link and shows it, this once. The same form sent twice makes the same link.
pub async fn make(c: &mut Ctx) -> Done<Reply> {
    let (scope, today, now) = (c.scope(), c.today(), c.now);
    let id: MembershipId = c.id("membership")?;
    let member = store::membership(&mut c.tx, scope, id).await?.ok_or_else(Refusal::not_found)?;
    let held = store::standing(&mut c.tx, member.person.id, today).await?;
    rules::renew_login(&member.person, &held, c.actor())?;
    let ring = keys::ring(c)?;
    let token = Token::new(&keys::of_form(ring, "renewal", &scope.person.to_string(), c.form.get("nyckel")));
    let link = OneTimeLink { hash: token.hash(), expires: now.plus_seconds(rules::RENEWAL_SECONDS), used: None };
    if store::reset(&mut c.tx, &token.hash()).await?.is_none() {
        store::add_reset(&mut c.tx, scope, member.person.id, &link, now).await?;
        c.audit(Entry::new("people.renewal.make", member.person.id));
    }
    let path = c.t.to(&format!("/ny-inloggning/{}", token.reveal()));
    let page = Link {
        kind: "renewal",
        name: member.person.name,
        role: member.membership.role,
        address: format!("{}{path}", c.house.config.base_url),
        until: link.expires.day(),
    };
    Ok(page.render(&c.t).into())
}

async fn found(c: &mut Ctx) -> Done<Result<(Reset, Person), Refusal>> {
    let token = c.param("token").to_owned();
    let refused = |key| Ok(Err(Refusal::new(kernel::refusal::Why::NotFound, key)));
    let Some(reset) = store::reset(&mut c.tx, &TokenHash::of(&token)).await? else {
        return refused("login-link-unknown");
    };
    if let Err(why) = reset.link.redeem(&token, c.now) {
        return refused(why.key());
    }
    let person = store::person(&mut c.tx, reset.person).await?.ok_or_else(Refusal::not_found)?;
    Ok(Ok((reset, person)))
}

/// What to choose.
pub async fn show(c: &mut Ctx) -> Done<Reply> {
    let (_, person) = match found(c).await? {
        Ok(found) => found,
        Err(refusal) => return Ok(Closed { why: refusal.key }.render(&c.t).into()),
    };
    let email = address(c, &person).await?;
    let ring = keys::ring(c)?;
    let page = Renewal {
        totp: new_totp(c, &ring, &person.id.to_string(), &email),
        form: Form::of(c),
        path: format!("/ny-inloggning/{}", c.param("token")),
        name: person.name,
        email,
    };
    Ok(page.render(&c.t).into())
}

/// The address that the account is or will be signed in with.
async fn address(c: &mut Ctx, person: &Person) -> Done<String> {
    let account = store::account_of_person(&mut c.tx, person.id).await?;
    Ok(account.map_or_else(|| person.email.clone(), |a| a.email))
}

/// Keeps the new passphrase and authenticator; everything that opened the old login is gone.
pub async fn renew(c: &mut Ctx) -> Done<Reply> {
    let (_, person) = found(c).await??;
    let email = address(c, &person).await?;
    let mut refusal = Refusal::invalid("people-renewal-refused");
    if let Some(key) = judge_new(c, &person.name, &email) {
        refusal = refusal.field("passphrase", key);
    } else if !repeated_right(c) {
        refusal = refusal.field("repeated", "people-passphrase-differs");
    }
    let ring = keys::ring(c)?;
    let totp = totp_of_form(c, &ring, &person.id.to_string()).ok_or_else(|| Refusal::invalid("people-totp-lost"))?;
    let step = match totp.verify(c.form.get("code"), c.now, None) {
        Ok(step) if refusal.fields.is_empty() => step.0,
        Ok(_) => return Err(refusal.into()),
        Err(wrong) => return Err(refusal.field("code", wrong.key()).into()),
    };
    let chosen = c.form.raw("passphrase").to_owned();
    let hash = c.away(door::off_thread(move || passphrase::hash(&chosen, &Secrets::system()))).await??;
    let sealed = ring.seal(&Secrets::system(), keys::totp_place(&person.id.to_string()), totp.bytes());
    let account = Account { person: person.id, email, passphrase: hash, totp: Some(sealed), last_step: Some(step) };
    save(c, &account).await?;
    enter_anew(c, person.id).await
}

async fn save(c: &mut Ctx, account: &Account) -> Done<()> {
    let token = TokenHash::of(c.param("token"));
    let reset = store::reset(&mut c.tx, &token).await?.ok_or_else(Refusal::not_found)?;
    if !store::use_reset(&mut c.tx, &token, c.now).await? {
        return Err(Refusal::conflict("login-link-used").into());
    }
    let (tx, now) = (&mut c.tx, c.now);
    if store::account_of_person(tx, account.person).await?.is_some() {
        store::replace_account(tx, account).await?;
    } else {
        store::add_account(tx, account, now).await?;
    }
    session::end_all(&mut c.tx, now, account.person).await?;
    c.audit(Entry::new("people.renewal.use", account.person).of(reset.organisation));
    Ok(())
}

async fn enter_anew(c: &mut Ctx, person: PersonId) -> Done<Reply> {
    know_device(c, person).await?;
    enter(c, Proved { person, assurance: rules::local_assurance(true), at: c.now }, None).await
}
