//! One's own things.

use kernel::{PersonId, Refusal, SessionId};
use platform::audit::Entry;
use platform::door;
use platform::failure::Done;
use platform::login::seal::{KeyRing, Place};
use platform::login::totp::{self, Totp};
use platform::login::{Secrets, passphrase};
use platform::session;
use platform::web::{Ctx, Reply};

use super::roles::person;
use super::session::{Proved, begin};
use crate::store::{self, Account};
use crate::views::mine::{Mine, MyAccount, MySession, NewTotp, Passphrase, Recovery, TwoSteps};
use crate::views::parts::Form;
use crate::{keys, rules};

/// "Mina uppgifter".
pub async fn show(c: &mut Ctx) -> Done<Reply> {
    let (id, today) = (person(c), c.today());
    let me = store::person(&mut c.tx, id).await?.ok_or_else(Refusal::not_found)?;
    let memberships = store::standing(&mut c.tx, id, today).await?;
    let account = match store::account_of_person(&mut c.tx, id).await? {
        Some(account) => Some(MyAccount {
            recovery_codes: store::recovery_hashes(&mut c.tx, id).await?.len(),
            two_steps: account.totp.is_some(),
            email: account.email,
        }),
        None => None,
    };
    let current = c.session().map(|s| s.id);
    let mut sessions = Vec::new();
    for (session, began, seen) in session::of_person(&mut c.tx, id).await? {
        let current = Some(session) == current;
        sessions.push(MySession { id: session, began, seen, current, form: Form::in_row(c) });
    }
    let page = Mine {
        name: me.name,
        email: me.email,
        memberships: memberships.into_iter().map(|m| (m.role, m.organisation_name)).collect(),
        issuers: store::issuers_of(&mut c.tx, id).await?,
        account,
        sessions,
    };
    Ok(page.render(&c.t).into())
}

/// Ends one of one's own sessions.
pub async fn end_session(c: &mut Ctx) -> Done<Reply> {
    let ending: SessionId = c.id("session")?;
    let me = person(c);
    let mine = session::of_person(&mut c.tx, me).await?;
    if !mine.iter().any(|(id, ..)| *id == ending) {
        return Err(Refusal::not_found().into());
    }
    session::end(&mut c.tx, c.now, ending).await?;
    c.audit(Entry::new("people.session.end", ending));
    if c.session().is_some_and(|s| s.id == ending) {
        c.sign_out();
        return Ok(Reply::see(c.t.to("/logga-in")));
    }
    Ok(Reply::done(c.t.to("/mina-uppgifter"), "people-session-ended", &[]))
}

async fn my_account(c: &mut Ctx) -> Done<Account> {
    let id = person(c);
    Ok(store::account_of_person(&mut c.tx, id).await?.ok_or_else(Refusal::not_found)?)
}

/// A new passphrase, asked for.
pub async fn show_passphrase(c: &mut Ctx) -> Done<Reply> {
    let account = my_account(c).await?;
    Ok(Passphrase { form: Form::of(c), email: account.email }.render(&c.t).into())
}

/// What is wrong with a passphrase that somebody chooses; nothing when it may be kept.
pub fn judge_new(c: &Ctx, name: &str, email: &str) -> Option<&'static str> {
    let chosen = c.form.raw("passphrase");
    passphrase::judge(chosen, name, email).err().map(passphrase::Refused::key)
}

/// Whether both fields hold the same.
pub fn repeated_right(c: &Ctx) -> bool {
    c.form.raw("passphrase") == c.form.raw("repeated")
}

/// Keeps a new passphrase, and ends every other session.
pub async fn change_passphrase(c: &mut Ctx) -> Done<Reply> {
    let account = my_account(c).await?;
    let me = store::person(&mut c.tx, account.person).await?.ok_or_else(Refusal::not_found)?;
    let mut refusal = Refusal::invalid("people-passphrase-refused");
    if let Some(key) = judge_new(c, &me.name, &account.email) {
        refusal = refusal.field("passphrase", key);
    } else if !repeated_right(c) {
        refusal = refusal.field("repeated", "people-passphrase-differs");
    }
    let (old, new, stored) = (c.form.raw("old").to_owned(), c.form.raw("passphrase").to_owned(), account.passphrase);
    let work = move || (passphrase::verify(&old, Some(&stored)), passphrase::hash(&new, &Secrets::system()));
    let (right, hash) = c.away(door::off_thread(work)).await??;
    if !right {
        refusal.fields.insert(0, ("old", "people-passphrase-old-wrong"));
    }
    if !refusal.fields.is_empty() {
        return Err(refusal.into());
    }
    store::set_passphrase(&mut c.tx, account.person, &hash).await?;
    let session = c.session().expect("pages of one's own ask for a session");
    let (proved, membership) =
        (Proved { person: account.person, assurance: session.assurance, at: c.now }, session.membership);
    session::end_all(&mut c.tx, c.now, account.person).await?;
    begin(c, proved, membership).await?;
    c.audit(Entry::new("people.passphrase.change", account.person));
    Ok(Reply::done(c.t.to("/mina-uppgifter"), "people-passphrase-changed", &[]))
}

/// Where the secret of a form lives until it is proved: it opens in the form of the same person or invitation only.
fn form_place(whose: &str) -> Place<'_> {
    Place { table: "people_accounts", column: "totp in a form", row: whose }
}

/// A secret for an authenticator: the one that the form carries already, or a new one.
pub fn new_totp(c: &Ctx, ring: &KeyRing, whose: &str, account: &str) -> NewTotp {
    let secrets = Secrets::system();
    let totp = totp_of_form(c, ring, whose).unwrap_or_else(|| Totp::new(&secrets));
    NewTotp {
        sealed: ring.seal(&secrets, form_place(whose), totp.bytes()),
        typing: totp.for_typing(),
        uri: totp.uri("Lärbro", account),
    }
}

/// The secret that the form carries.
pub fn totp_of_form(c: &Ctx, ring: &KeyRing, whose: &str) -> Option<Totp> {
    let clear = ring.open(form_place(whose), c.form.get("hemlighet")).ok()?;
    Totp::from_bytes(&clear)
}

/// The second step, asked for.
pub async fn show_two_steps(c: &mut Ctx) -> Done<Reply> {
    let account = my_account(c).await?;
    let ring = keys::ring(c)?;
    let totp = new_totp(c, &ring, &account.person.to_string(), &account.email);
    Ok(TwoSteps { form: Form::of(c), totp }.render(&c.t).into())
}

/// Keeps an authenticator that has shown its first code. The session counts as two steps from now on: the passphrase
/// was proved within the last quarter of an hour, the code just now.
pub async fn set_two_steps(c: &mut Ctx) -> Done<Reply> {
    let account = my_account(c).await?;
    let ring = keys::ring(c)?;
    let whose = account.person.to_string();
    let totp = totp_of_form(c, &ring, &whose).ok_or_else(|| Refusal::invalid("people-totp-lost"))?;
    let code = c.form.get("code").to_owned();
    let step = totp.verify(&code, c.now, None).map_err(|r| Refusal::invalid(r.key()).field("code", r.key()))?;
    let sealed = ring.seal(&Secrets::system(), keys::totp_place(&whose), totp.bytes());
    store::set_totp(&mut c.tx, account.person, &sealed, step.0).await?;
    let session = c.session().expect("pages of one's own ask for a session");
    let local = rules::local_assurance(true);
    let at_local = session.assurance.level == local.level;
    let assurance = if at_local { local } else { session.assurance };
    let (proved, membership) =
        (Proved { person: account.person, assurance, at: session.authenticated_at }, session.membership);
    begin(c, proved, membership).await?;
    c.audit(Entry::new("people.totp.set", account.person));
    Ok(Reply::done(c.t.to("/mina-uppgifter"), "people-totp-kept", &[]))
}

/// Recovery codes, before they are made.
pub async fn show_recovery(c: &mut Ctx) -> Done<Reply> {
    let account = my_account(c).await?;
    let left = store::recovery_hashes(&mut c.tx, account.person).await?.len();
    Ok(Recovery { form: Form::of(c), left, codes: Vec::new() }.render(&c.t).into())
}

/// Makes recovery codes and shows them, this once. The same form sent twice makes the same codes.
pub async fn make_recovery(c: &mut Ctx) -> Done<Reply> {
    let account = my_account(c).await?;
    let codes = recovery_codes(c, account.person)?;
    let hashes: Vec<_> = codes.iter().map(|code| totp::recovery_hash(code)).collect();
    store::set_recovery(&mut c.tx, account.person, &hashes).await?;
    c.audit(Entry::new("people.recovery.make", account.person));
    Ok(Recovery { form: Form::of(c), left: codes.len(), codes }.render(&c.t).into())
}

fn recovery_codes(c: &Ctx, person: PersonId) -> Done<Vec<String>> {
    let ring = keys::ring(c)?;
    let secrets = keys::of_form(ring, "recovery codes", &person.to_string(), c.form.get("nyckel"));
    Ok(totp::recovery_codes(&secrets))
}
