//! The provider's addresses: discovery, keys, the page where a persona is chosen, tokens, user information.

use std::collections::BTreeMap;
use std::future::pending;
use std::sync::{Arc, Mutex};

use axum::extract::{Form, Query, State as Shared};
use axum::http::header::{AUTHORIZATION, CONTENT_TYPE};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{Html, IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use axum::{Router, body::Body};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use maud::{DOCTYPE, Markup, html};
use reqwest::Url;
use serde_json::{Value, json};

use super::{Behaviour, CLIENT_ID, CLIENT_SECRET, Grant, Persona, State, locked, sign};

type Provider = Arc<Mutex<State>>;
type Asked = Query<BTreeMap<String, String>>;

pub(super) fn routes(state: Provider) -> Router {
    Router::new()
        .route("/.well-known/openid-configuration", get(discovery))
        .route("/moved", get(moved))
        .route("/jwks", get(jwks))
        .route("/authorize", get(authorize))
        .route("/token", post(token))
        .route("/userinfo", get(user_info))
        .with_state(state)
}

fn answer(status: StatusCode, value: &Value) -> Response {
    (status, [(CONTENT_TYPE, "application/json")], value.to_string()).into_response()
}

async fn discovery(Shared(provider): Shared<Provider>) -> Response {
    let (behaviour, document) = {
        let mut state = locked(&provider);
        state.count("discovery");
        (state.behaviour.clone(), state.discovery())
    };
    let text = |body: String| ([(CONTENT_TYPE, "application/json")], Body::from(body)).into_response();
    match behaviour {
        Behaviour::DiscoveryTooLarge => {
            let mut large = document;
            large["padding"] = json!("x".repeat(1 << 20));
            answer(StatusCode::OK, &large)
        }
        Behaviour::DiscoveryRedirects => Redirect::temporary("/moved").into_response(),
        Behaviour::DiscoveryUnreadable => text(document.to_string()[..40].to_owned()),
        Behaviour::DiscoverySilent => pending().await,
        _ => answer(StatusCode::OK, &document),
    }
}

/// Where a discovery document that redirects would be found, if anybody followed.
async fn moved(Shared(provider): Shared<Provider>) -> Response {
    let mut state = locked(&provider);
    state.count("moved");
    answer(StatusCode::OK, &state.discovery())
}

async fn jwks(Shared(provider): Shared<Provider>) -> Response {
    let mut state = locked(&provider);
    state.count("jwks");
    let keys: Vec<Value> = state.keys.iter().map(super::Key::published).collect();
    answer(StatusCode::OK, &json!({ "keys": keys }))
}

async fn authorize(Shared(provider): Shared<Provider>, Query(asked): Asked) -> Response {
    let mut state = locked(&provider);
    state.count("authorize");
    if let Err(wrong) = is_lawful(&asked) {
        return (StatusCode::BAD_REQUEST, wrong).into_response();
    }
    let hint = asked.get("login_hint");
    let chosen = state.personas.iter().find(|p| Some(&p.hint) == hint).cloned();
    match chosen {
        Some(persona) => back(&mut state, persona, &asked),
        None => Html(choose(&state.personas, &asked).into_string()).into_response(),
    }
}

fn is_lawful(asked: &BTreeMap<String, String>) -> Result<(), &'static str> {
    let is = |name: &str, value: &str| asked.get(name).is_some_and(|v| v == value);
    let has = |name: &str| asked.get(name).is_some_and(|v| !v.is_empty());
    let openid = asked.get("scope").is_some_and(|s| s.split(' ').any(|s| s == "openid"));
    let rules = [
        (is("client_id", CLIENT_ID), "unknown client"),
        (is("response_type", "code"), "only the code flow"),
        (openid, "the scope openid is missing"),
        (is("code_challenge_method", "S256") && has("code_challenge"), "PKCE with S256 is missing"),
        (has("state") && has("nonce"), "state and nonce are missing"),
        (has("redirect_uri"), "the way back is missing"),
    ];
    rules.into_iter().find(|(kept, _)| !kept).map_or(Ok(()), |(_, wrong)| Err(wrong))
}

/// Sends the browser back with a code, or with what is switched on.
fn back(state: &mut State, persona: Persona, asked: &BTreeMap<String, String>) -> Response {
    let redirect_uri = asked["redirect_uri"].clone();
    let Ok(mut way) = Url::parse(&redirect_uri) else {
        return (StatusCode::BAD_REQUEST, "the way back is no address").into_response();
    };
    way.query_pairs_mut().append_pair("state", &asked["state"]);
    match &state.behaviour {
        Behaviour::AnswerNames(Value::String(other)) => drop(way.query_pairs_mut().append_pair("iss", other)),
        Behaviour::AnswerNames(_) => {}
        _ => drop(way.query_pairs_mut().append_pair("iss", &state.issuer)),
    }
    if let Behaviour::AnswersError(code) = state.behaviour {
        way.query_pairs_mut().append_pair("error", code).append_pair("error_description", "as the test wishes");
        return Redirect::to(way.as_str()).into_response();
    }
    let code = state.random();
    way.query_pairs_mut().append_pair("code", &code);
    let grant = Grant {
        persona,
        redirect_uri,
        nonce: asked.get("nonce").cloned(),
        challenge: asked["code_challenge"].clone(),
        auth_time: auth_time(state, asked),
        used: false,
    };
    state.grants.insert(code, grant);
    Redirect::to(way.as_str()).into_response()
}

/// The person signed in an hour ago, unless a fresher login is asked for.
fn auth_time(state: &State, asked: &BTreeMap<String, String>) -> kernel::Moment {
    let now = state.now();
    if state.behaviour == Behaviour::NeverAsksAgain {
        return now.plus_seconds(-24 * 3600);
    }
    let max_age = asked.get("max_age").and_then(|s| s.parse::<i64>().ok());
    let ask_again = asked.get("prompt").is_some_and(|p| p == "login") || max_age.is_some_and(|s| s < 3600);
    if ask_again { now } else { now.plus_seconds(-3600) }
}

/// The page where a persona is chosen.
fn choose(personas: &[Persona], asked: &BTreeMap<String, String>) -> Markup {
    html! {
        (DOCTYPE)
        html lang="sv" {
            head { meta charset="utf-8"; title { "Inloggning för prov" } }
            body {
                main {
                    h1 { "Logga in som" }
                    form method="get" action="/authorize" {
                        @for (name, value) in asked.iter().filter(|(name, _)| *name != "login_hint") {
                            input type="hidden" name=(name) value=(value);
                        }
                        @for persona in personas {
                            p { button name="login_hint" value=(persona.hint) { (persona.name) } }
                        }
                    }
                }
            }
        }
    }
}

async fn token(
    Shared(provider): Shared<Provider>,
    headers: HeaderMap,
    Form(sent): Form<BTreeMap<String, String>>,
) -> Response {
    let mut state = locked(&provider);
    state.count("token");
    let refuse = |code: &str| answer(StatusCode::BAD_REQUEST, &json!({ "error": code }));
    if !is_the_client(&headers) {
        return answer(StatusCode::UNAUTHORIZED, &json!({ "error": "invalid_client" }));
    }
    if sent.get("grant_type").map(String::as_str) != Some("authorization_code") {
        return refuse("unsupported_grant_type");
    }
    let Some(grant) = spend(&mut state, &sent) else { return refuse("invalid_grant") };
    let access_token = state.random();
    let mut tokens = json!({ "access_token": access_token, "token_type": "Bearer", "expires_in": 60 });
    match state.behaviour {
        Behaviour::TokensUnreadable => return "no tokens here".into_response(),
        Behaviour::NoIdToken => {}
        _ => tokens["id_token"] = json!(state.id_token(&grant, &access_token)),
    }
    state.access.insert(access_token, grant.persona);
    answer(StatusCode::OK, &tokens)
}

/// The client's name and secret, each form-encoded and then joined (RFC 6749 section 2.3.1).
fn is_the_client(headers: &HeaderMap) -> bool {
    let encoded = |text: &str| {
        let mut url = Url::parse("http://127.0.0.1/").expect("an address");
        url.query_pairs_mut().append_key_only(text);
        url.query().unwrap_or_default().to_owned()
    };
    let expected = STANDARD.encode(format!("{}:{}", encoded(CLIENT_ID), encoded(CLIENT_SECRET)));
    headers.get(AUTHORIZATION).is_some_and(|sent| sent.as_bytes() == format!("Basic {expected}").as_bytes())
}

/// Takes the grant that a code stands for: once, for the same address, with the verifier of the same login.
fn spend(state: &mut State, sent: &BTreeMap<String, String>) -> Option<Grant> {
    let grant = state.grants.get_mut(sent.get("code")?)?;
    let proven = sign::challenge_of(sent.get("code_verifier")?) == grant.challenge;
    let same_way = *sent.get("redirect_uri")? == grant.redirect_uri;
    if grant.used || !proven || !same_way {
        return None;
    }
    grant.used = true;
    Some(grant.clone())
}

async fn user_info(Shared(provider): Shared<Provider>, headers: HeaderMap) -> Response {
    let mut state = locked(&provider);
    state.count("userinfo");
    let bearer = headers.get(AUTHORIZATION).and_then(|h| h.to_str().ok()).and_then(|h| h.strip_prefix("Bearer "));
    match bearer.and_then(|token| state.access.get(token)) {
        Some(persona) => answer(StatusCode::OK, &state.user_info(persona)),
        None => answer(StatusCode::UNAUTHORIZED, &json!({ "error": "invalid_token" })),
    }
}
