//! Signing in with a passphrase and a code, and signing out.

use std::net::IpAddr;

use kernel::refusal::Why;
use kernel::{Moment, PersonId, Refusal};
use platform::audit::Entry;
use platform::door;
use platform::failure::{Done, Stop};
use platform::login::attempts::{Trier, WAIT, address_group};
use platform::login::seal::{KeyRing, Place};
use platform::login::token::{Token, TokenHash};
use platform::login::totp::{self, Step, Totp};
use platform::login::{ReturnPath, Secrets, passphrase};
use platform::session;
use platform::web::{Ctx, Reply};
use serde::{Deserialize, Serialize};

use super::session::{Proved, enter, way_back};
use crate::store::{self, Account};
use crate::views::login::{Code, Login};
use crate::views::parts::Form;
use crate::{forms, keys, rules};

/// How long the second step may take, in seconds (codes live at most ten minutes: ASVS 6.5.x).
const STEP_SECONDS: i64 = 600;
/// The longest passphrase that is looked at.
const MOST_BYTES: usize = 4 * passphrase::MOST_CHARACTERS;

/// The ways in.
pub async fn show(c: &mut Ctx) -> Done<Reply> {
    let form = Form::of(c);
    let mut providers = Vec::new();
    for name in super::providers::names(c) {
        providers.push((name, Form::in_row(c)));
    }
    let given = |name: &str| if c.form.has(name) { c.form.get(name) } else { c.query.get(name) };
    let page = Login {
        email: c.value("email", ""),
        till: way_back(given("till")).map(|w| w.as_str().to_owned()).unwrap_or_default(),
        again: given("igen") == "1",
        form,
        providers,
    };
    Ok(page.render(&c.t).into())
}

/// What the first step has proved; travels sealed through the browser to the second.
#[derive(Debug, Serialize, Deserialize)]
struct FirstStep {
    person: PersonId,
    till: String,
    at: i64,
}

const STEP: Place<'_> = Place { table: "people_accounts", column: "first step", row: "" };

/// The passphrase. Unknown account and wrong passphrase do the same work and say the same words.
pub async fn submit(c: &mut Ctx) -> Done<Reply> {
    let email = forms::folded(c.form.get("email"));
    let typed = c.form.raw("passphrase").to_owned();
    let ring = keys::ring(c)?;
    let account = store::account_by_email(&mut c.tx, &email).await?;
    heard(c, &ring, &email, account.as_ref()).await?;
    let stored = account.as_ref().map(|a| a.passphrase.clone());
    let verify = move || typed.len() <= MOST_BYTES && passphrase::verify(&typed, stored.as_deref());
    let right = c.away(door::off_thread(verify)).await??;
    let Some(account) = account.filter(|_| right) else {
        let account = store::account_by_email(&mut c.tx, &email).await?;
        count_failure(c, &ring, &email, account.as_ref()).await?;
        tracing::warn!("a login failed at the passphrase");
        return Ok(Reply::Again(Refusal::invalid("people-login-wrong")));
    };
    let way_back = way_back(c.form.get("till"));
    if account.totp.is_none() {
        return welcome(c, &ring, &account, false, way_back).await;
    }
    let till = way_back.map(|w| w.as_str().to_owned()).unwrap_or_default();
    let step = FirstStep { person: account.person, till, at: c.now.millis() };
    let step = ring.seal(&Secrets::system(), STEP, serde_json::to_string(&step)?.as_bytes());
    Ok(Code { form: Form::of(c), step }.render(&c.t).into())
}

/// The first step that a form carries, if it is ours and young enough.
fn first_step(c: &Ctx, ring: &KeyRing) -> Option<FirstStep> {
    let clear = ring.open(STEP, c.form.get("steg")).ok()?;
    let step: FirstStep = serde_json::from_slice(&clear).ok()?;
    let age = c.now.seconds_since(Moment::from_millis(step.at));
    (0..STEP_SECONDS).contains(&age).then_some(step)
}

/// The code, asked again. Without a first step the login begins anew.
pub async fn show_code(c: &mut Ctx) -> Done<Reply> {
    let ring = keys::ring(c)?;
    if first_step(c, &ring).is_none() {
        return show(c).await;
    }
    let form = Form::of(c);
    Ok(Code { form, step: c.form.get("steg").to_owned() }.render(&c.t).into())
}

/// The code of the authenticator, or one of the recovery codes.
pub async fn submit_code(c: &mut Ctx) -> Done<Reply> {
    let ring = keys::ring(c)?;
    let step = first_step(c, &ring).ok_or_else(|| Refusal::invalid("people-login-too-slow"))?;
    let account = store::account_of_person(&mut c.tx, step.person).await?;
    let account = account.ok_or_else(|| Refusal::invalid("people-login-too-slow"))?;
    heard(c, &ring, &account.email, Some(&account)).await?;
    if let Err(key) = spend_code(c, &ring, &account).await? {
        count_failure(c, &ring, &account.email, Some(&account)).await?;
        tracing::warn!("a login failed at the code");
        return Ok(Reply::Again(Refusal::invalid(key).field("code", key)));
    }
    welcome(c, &ring, &account, true, way_back(&step.till)).await
}

/// Spends what was typed: a code of now, or a recovery code. Or says what is wrong with it.
async fn spend_code(c: &mut Ctx, ring: &KeyRing, account: &Account) -> Done<Result<(), &'static str>> {
    let typed = c.form.get("code").to_owned();
    let digits = typed.chars().filter(|ch| !ch.is_whitespace()).count();
    if digits > 6 {
        let left = store::recovery_hashes(&mut c.tx, account.person).await?;
        let Some(hash) = totp::redeem(&typed, &left) else { return Ok(Err("people-recovery-wrong")) };
        let spent = store::spend_recovery(&mut c.tx, account.person, hash).await?;
        return Ok(if spent { Ok(()) } else { Err("people-recovery-wrong") });
    }
    let authenticator = authenticator(ring, account)?;
    match authenticator.verify(&typed, c.now, account.last_step.map(Step)) {
        Err(refused) => Ok(Err(refused.key())),
        Ok(Step(step)) => {
            let spent = store::spend_step(&mut c.tx, account.person, step).await?;
            Ok(if spent { Ok(()) } else { Err(totp::Refused::Replayed.key()) })
        }
    }
}

/// The authenticator's secret of an account that has one.
fn authenticator(ring: &KeyRing, account: &Account) -> Done<Totp> {
    let sealed =
        account.totp.as_deref().ok_or_else(|| Stop::failed("a code was asked for without an authenticator"))?;
    let clear = ring.open(keys::totp_place(&account.person.to_string()), sealed).map_err(Stop::failed)?;
    Totp::from_bytes(&clear).ok_or_else(|| Stop::failed("an authenticator's secret has another length"))
}

/// A local login that is complete: the device is known from now on, the counts start anew.
async fn welcome(
    c: &mut Ctx,
    ring: &KeyRing,
    account: &Account,
    with_code: bool,
    way_back: Option<ReturnPath>,
) -> Done<Reply> {
    let trier = trier(c, ring, &account.email, Some(account)).await?;
    keep(c, ring, &account.email, Some(account), trier.after_success()).await?;
    know_device(c, account.person).await?;
    let proved = Proved { person: account.person, assurance: rules::local_assurance(with_code), at: c.now };
    enter(c, proved, way_back).await
}

/// Makes the browser known at the account, with a clean count.
pub async fn know_device(c: &mut Ctx, person: PersonId) -> Done<()> {
    let device = device(c);
    store::set_device_tally(&mut c.tx, person, &device, platform::login::attempts::Tally::default()).await
}

/// The hash of the browser's mark; the browser gets one when it has none.
fn device(c: &mut Ctx) -> TokenHash {
    if let Some(token) = c.device() {
        return TokenHash::of(token);
    }
    let token = Token::new(&Secrets::system());
    c.mark_device(token.reveal().to_owned());
    token.hash()
}

/// Under which pseudonyms failures of strangers are counted: the account's name and the address.
fn places(c: &Ctx, ring: &KeyRing, email: &str) -> (String, String) {
    let address = c.address().parse::<IpAddr>().map_or_else(|_| "unknown".to_owned(), address_group);
    (ring.pseudonym("login name", email), ring.pseudonym("login address", &address))
}

async fn trier(c: &mut Ctx, ring: &KeyRing, email: &str, account: Option<&Account>) -> Done<Trier> {
    let mark = c.device().map(TokenHash::of);
    if let (Some(account), Some(mark)) = (account, mark)
        && let Some(device) = store::device_tally(&mut c.tx, account.person, &mark).await?
    {
        return Ok(Trier::Known { device });
    }
    let (name, address) = places(c, ring, email);
    let account = store::tally(&mut c.tx, &name).await?;
    let address = store::tally(&mut c.tx, &address).await?;
    Ok(Trier::Stranger { account, address })
}

async fn keep(c: &mut Ctx, ring: &KeyRing, email: &str, account: Option<&Account>, trier: Trier) -> Done<()> {
    match (trier, account) {
        (Trier::Known { device: tally }, Some(account)) => {
            let device = device(c);
            store::set_device_tally(&mut c.tx, account.person, &device, tally).await
        }
        (Trier::Known { .. }, None) => Ok(()),
        (Trier::Stranger { account, address }, _) => {
            let (name_place, address_place) = places(c, ring, email);
            store::set_tally(&mut c.tx, &name_place, account).await?;
            store::set_tally(&mut c.tx, &address_place, address).await
        }
    }
}

/// Whether this try is heard now; else from when on.
async fn heard(c: &mut Ctx, ring: &KeyRing, email: &str, account: Option<&Account>) -> Done<()> {
    let trier = trier(c, ring, email, account).await?;
    trier.may_try(c.now).map_err(|opens| {
        // The next whole minute: a clock without seconds must not promise too early.
        let clock = opens.plus_seconds(59).clock();
        Refusal::new(Why::TooMany, WAIT).with("clock", clock).into()
    })
}

async fn count_failure(c: &mut Ctx, ring: &KeyRing, email: &str, account: Option<&Account>) -> Done<()> {
    let trier = trier(c, ring, email, account).await?;
    keep(c, ring, email, account, trier.after_failure(c.now)).await?;
    store::forget_tallies(&mut c.tx, c.now.plus_seconds(-48 * 3600)).await
}

/// Signing out.
pub async fn sign_out(c: &mut Ctx) -> Done<Reply> {
    if let Some(id) = c.session().map(|s| s.id) {
        session::end(&mut c.tx, c.now, id).await?;
        c.audit(Entry::new("people.logout", id));
    }
    c.sign_out();
    Ok(Reply::see(c.t.to("/")))
}
