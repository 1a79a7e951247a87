//! Signing in at an organisation's own identity provider.

use std::sync::{Arc, Mutex};

use kernel::{Lang, Moment, PersonId, Refusal};
use platform::config::IssuerConfig;
use platform::failure::{Done, Stop};
use platform::in_tx;
use platform::login::oidc::{
    Answer, Bounds, Client, Http, Identity, Issuer, Kind, LoginRefusal, Pending, Providers, REFEDS_MFA, TakenUp, Trust,
    Wish, take_up,
};
use platform::login::seal::{KeyRing, Place};
use platform::login::token::TokenHash;
use platform::login::{ReturnPath, Secrets};
use platform::policy::FRESH_SECONDS;
use platform::web::{Ctx, Reply};

use super::session::{Proved, enter, way_back};
use crate::model::{Person, ProviderName};
use crate::views::login::{OnTheWay, Stranger};
use crate::{keys, rules, store};

/// A configuration of providers and the clients made for it.
type Known = (Vec<Issuer>, Arc<Providers>);

/// Clients are kept for the whole process, since their documents and keys are; one list for each configuration.
static KNOWN: Mutex<Vec<Known>> = Mutex::new(Vec::new());

/// The configured providers, for the login page.
pub fn names(c: &Ctx) -> Vec<ProviderName> {
    let name = |i: &IssuerConfig| ProviderName { key: i.key.clone(), sv: i.name_sv.clone(), en: i.name_en.clone() };
    c.house.config.issuers.iter().map(name).collect()
}

fn issuer(config: &IssuerConfig) -> Done<Issuer> {
    let file = &config.client_secret_file;
    let secret = if file.as_os_str().is_empty() { None } else { Some(std::fs::read_to_string(file)?) };
    Ok(Issuer {
        key: config.key.clone(),
        name_sv: config.name_sv.clone(),
        name_en: config.name_en.clone(),
        organisation: config.organisation.clone(),
        issuer_url: config.url.clone(),
        client_id: config.client_id.clone(),
        client_secret: secret.map(|s| s.trim_end_matches(['\r', '\n']).to_owned()),
        scopes: vec!["profile".to_owned()],
        kind: match config.kind.as_str() {
            "swamid" => Kind::Swamid,
            "e-legitimation" => Kind::ELegitimation,
            _ => Kind::Other,
        },
        trust: Trust::default(),
    })
}

fn providers(c: &Ctx) -> Done<Arc<Providers>> {
    let issuers = c.house.config.issuers.iter().map(issuer).collect::<Done<Vec<_>>>()?;
    let mut known = KNOWN.lock().map_err(Stop::failed)?;
    if let Some((_, providers)) = known.iter().find(|(of, _)| *of == issuers) {
        return Ok(providers.clone());
    }
    let made = Providers::new(issuers.clone(), Http::new(Bounds::default())).map_err(Stop::failed)?;
    let made = Arc::new(made);
    known.push((issuers, made.clone()));
    Ok(made)
}

async fn client(providers: &Providers, key: &str, now: Moment) -> Result<Arc<Client>, LoginRefusal> {
    providers.client(key, now).await.unwrap_or(Err(LoginRefusal::StateUnknown))
}

/// A refused login on the login page; the cause goes to the log, the person gets one plain sentence.
fn refused(cause: &LoginRefusal) -> Refusal {
    tracing::warn!(?cause, "a login at a provider was refused");
    Refusal { why: kernel::refusal::Why::Invalid, ..cause.to_refusal() }
}

/// Sends the browser to the provider.
pub async fn start(c: &mut Ctx) -> Done<Reply> {
    let key = c.param("issuer").to_owned();
    let name = names(c).into_iter().find(|n| n.key == key).ok_or_else(Refusal::not_found)?;
    let providers = providers(c)?;
    let now = c.now;
    let of_provider = key.clone();
    let client = c.away(async move { client(&providers, &of_provider, now).await }).await?;
    let client = client.map_err(|cause| refused(&cause))?;
    let back = way_back(c.form.get("till")).unwrap_or_else(|| home_in(c.t.lang));
    // Who is asked again was signed in too weakly or too long ago: a fresh login, with two factors where they exist.
    let wish = if c.form.get("igen") == "1" {
        let acr = if client.issuer().kind == Kind::Swamid { vec![REFEDS_MFA.to_owned()] } else { Vec::new() };
        Wish { max_age_seconds: Some(0), acr, login_hint: None }
    } else {
        Wish::default()
    };
    let redirect = format!("{}/logga-in/{key}/svar", c.house.config.base_url);
    let started = client.start(&redirect, back, &wish, &Secrets::system(), now).map_err(|cause| refused(&cause))?;
    let mut pending = started.pending;
    match c.device() {
        Some(token) => pending.browser = TokenHash::of(token),
        None => c.mark_device(started.browser.reveal().to_owned()),
    }
    let secrets = sealed(&keys::ring(c)?, &pending)?;
    store::add_pending(&mut c.tx, &pending, &secrets).await?;
    store::forget_pending(&mut c.tx, now.plus_seconds(-24 * 3600)).await?;
    let page = OnTheWay { provider: name.in_language(c.t.lang).to_owned(), to: started.authorize_url };
    Ok(page.render(&c.t).into())
}

/// No way back was given: the start page of the language, which stands for the usual place.
fn home_in(lang: Lang) -> ReturnPath {
    match lang {
        Lang::Sv => ReturnPath::home(),
        Lang::En => ReturnPath::parse("/en").unwrap_or_else(ReturnPath::home),
    }
}

fn place(pending: &Pending) -> Place<'_> {
    Place { table: "people_pending_logins", column: "secrets", row: pending.state.as_str() }
}

fn sealed(ring: &KeyRing, pending: &Pending) -> Done<String> {
    let clear = serde_json::to_vec(&(&pending.nonce, &pending.pkce_verifier))?;
    Ok(ring.seal(&Secrets::system(), place(pending), &clear))
}

fn opened(ring: &KeyRing, mut pending: Pending, secrets: &str) -> Done<Pending> {
    let clear = ring.open(place(&pending), secrets).map_err(Stop::failed)?;
    (pending.nonce, pending.pkce_verifier) = serde_json::from_slice(&clear)?;
    Ok(pending)
}

/// The provider sends the browser back. The one GET that writes: a session, once per state, in the browser that began.
pub async fn answer(c: &mut Ctx) -> Done<Reply> {
    match finish(c).await? {
        Ok((begun, identity)) => welcome(c, begun.pending(), identity).await,
        Err(cause) => {
            c.refusal = Some(refused(&cause));
            let Reply::Page(mut page) = super::login::show(c).await? else {
                return Err(Stop::failed("the login page is a page"));
            };
            page.status = 422;
            page.is_error = true;
            Ok(Reply::Page(page))
        }
    }
}

async fn finish(c: &mut Ctx) -> Done<Result<(TakenUp, Identity), LoginRefusal>> {
    let given = |name: &str| c.query.has(name).then(|| c.query.get(name).to_owned());
    let answer = Answer { state: given("state"), code: given("code"), iss: given("iss"), error: given("error") };
    let ring = keys::ring(c)?;
    let found = match answer.state_hash() {
        Ok(state) => store::pending(&mut c.tx, &state).await?,
        Err(cause) => return Ok(Err(cause)),
    };
    let found = found.map(|(pending, secrets)| opened(&ring, pending, &secrets)).transpose()?;
    if found.as_ref().is_some_and(|p| p.return_to.as_str().starts_with("/en")) {
        c.t = c.t.in_language(Lang::En);
    }
    let begun = match take_up(found, &answer, c.device(), c.now) {
        Ok(begun) if begun.pending().issuer == c.param("issuer") => begun,
        Ok(_) => return Ok(Err(LoginRefusal::MixUp)),
        Err(cause) => return Ok(Err(cause)),
    };
    let (house, providers, now) = (c.house.clone(), providers(c)?, c.now);
    c.away(async move {
        let state = begun.pending().state.clone();
        // Spent for good before the code is shown to anybody, so that a replay finds it spent.
        if !in_tx!(house.db, |tx| store::spend_pending(tx, &state, now).await)? {
            return Ok(Err(LoginRefusal::StateReplayed));
        }
        let client = match client(&providers, &begun.pending().issuer, now).await {
            Ok(client) => client,
            Err(cause) => return Ok(Err(cause)),
        };
        Ok(client.finish(&begun, &answer, now).await.map(|identity| (begun, identity)))
    })
    .await?
}

/// Somebody whom the provider vouches for: a known person, an invited one, or nobody of ours.
async fn welcome(c: &mut Ctx, begun: &Pending, identity: Identity) -> Done<Reply> {
    let known = store::person_of_identity(&mut c.tx, &identity.issuer, &identity.subject).await?;
    let person = match known {
        Some(person) => person,
        None => match invited(c, begun, &identity).await? {
            Some(person) => person,
            None => return Ok(stranger(c, begun)),
        },
    };
    let at = if begun.max_age_seconds.is_some() {
        c.now
    } else {
        // A provider that does not say when it asked the person has not proved a fresh login.
        identity.auth_time.map_or(c.now.plus_seconds(-FRESH_SECONDS - 1), |at| at.min(c.now))
    };
    let way_back = Some(begun.return_to.clone()).filter(|w| !matches!(w.as_str(), "/" | "/en"));
    enter(c, Proved { person, assurance: identity.assurance, at }, way_back).await
}

/// A new person, when the login was begun to accept an invitation that is open.
async fn invited(c: &mut Ctx, begun: &Pending, identity: &Identity) -> Done<Option<PersonId>> {
    let Some(token) = super::invitation::token_of(begun.return_to.as_str()) else { return Ok(None) };
    let found = store::invitation_by_token(&mut c.tx, &TokenHash::of(token)).await?;
    let Ok(invitation) = rules::open(found, c.now) else { return Ok(None) };
    let name = if identity.name.is_empty() { invitation.name } else { identity.name.clone() };
    let person = Person { id: c.ids.next(), name, email: invitation.email };
    store::add_person(&mut c.tx, &person, c.now).await?;
    store::add_identity(&mut c.tx, &identity.issuer, &identity.subject, person.id, c.now).await?;
    Ok(Some(person.id))
}

fn stranger(c: &Ctx, begun: &Pending) -> Reply {
    let name = names(c).into_iter().find(|n| n.key == begun.issuer);
    let provider = name.map_or_else(String::new, |n| n.in_language(c.t.lang).to_owned());
    Stranger { provider }.render(&c.t).into()
}
