//! An identity provider for tests: real HTTP on this machine, personas to sign in as, and faults to switch on.
//!
//! It signs with ring (ES256, or RS256 when told) and builds its tokens by hand, so it shares no code with the client that it tests. It is
//! strict where a provider must be: PKCE with S256, the client's secret, a code that works once. Behind the cargo
//! feature `test-provider`; no build of the product has it.

mod pages;
mod sign;

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard};

use kernel::Moment;
use serde_json::{Map, Value, json};

use self::sign::{Key, Signing};
use super::Secrets;

/// What the client is called here.
pub const CLIENT_ID: &str = "larbro-test";
/// The client's secret. Its odd characters must survive the form encoding of RFC 6749 section 2.3.1.
pub const CLIENT_SECRET: &str = "a secret: + & % å";

/// Somebody to sign in as.
#[derive(Clone, PartialEq, Debug)]
pub struct Persona {
    /// What `login_hint` picks the persona by.
    pub hint: String,
    /// The `sub` claim.
    pub subject: String,
    /// The `name` claim.
    pub name: String,
    /// The `eduPersonAssurance` claim: a list, one string, or null for none.
    pub assurance: Value,
    /// The `acr` claim.
    pub acr: Option<String>,
    /// The `amr` claim.
    pub amr: Vec<String>,
}

impl Persona {
    /// Somebody in SWAMID at levels 1 to `level`, with REFEDS' multi-factor profile or without.
    pub fn swamid(hint: &str, name: &str, level: u8, multi_factor: bool) -> Self {
        let value = |n| format!("http://www.swamid.se/policy/assurance/al{n}");
        Self {
            hint: hint.to_owned(),
            subject: format!("{hint}@idp.example"),
            name: name.to_owned(),
            assurance: (1..=level).map(value).collect(),
            acr: multi_factor.then(|| super::oidc::REFEDS_MFA.to_owned()),
            amr: vec!["pwd".to_owned()],
        }
    }
}

/// How the provider behaves. Everything but [`Behaviour::Good`] and the habits named as lawful is a fault.
#[derive(Clone, PartialEq, Default, Debug)]
pub enum Behaviour {
    /// As it should.
    #[default]
    Good,
    /// Lawful: name and assurance stand in the user information, not in the identity token.
    TellsInUserInfo,
    /// The user information is about somebody else.
    UserInfoOfAnother,
    /// A claim of the identity token is another one; null leaves it out.
    Claim(&'static str, Value),
    /// The identity token is unsigned (`alg: none`).
    Unsigned,
    /// The identity token is signed as HS256 with the public key as the secret.
    SignedWithPublicKey,
    /// The identity token is signed as HS256 with the client's secret.
    SignedWithClientSecret,
    /// The identity token is signed with a key that is not published, under its own name.
    UnpublishedKey,
    /// The identity token is signed with a key that is not published, under the published one's name.
    ForgedSignature,
    /// The identity token's claims are changed after signing.
    ChangedAfterSigning,
    /// There is no identity token.
    NoIdToken,
    /// The token endpoint sends something else than JSON.
    TokensUnreadable,
    /// A value of the discovery document is another one.
    Discovery(&'static str, Value),
    /// The discovery document is a megabyte.
    DiscoveryTooLarge,
    /// The discovery document has moved.
    DiscoveryRedirects,
    /// The discovery document is broken off in the middle.
    DiscoveryUnreadable,
    /// The discovery document never comes.
    DiscoverySilent,
    /// The person is not asked again, whatever is wished: the login is a day old.
    NeverAsksAgain,
    /// The answer names another provider; null names none.
    AnswerNames(Value),
    /// The answer is an error.
    AnswersError(&'static str),
}

/// The running provider. It stops when it is dropped.
pub struct TestProvider {
    address: std::net::SocketAddr,
    state: Arc<Mutex<State>>,
    task: tokio::task::JoinHandle<()>,
}

type Clock = Arc<dyn Fn() -> Moment + Send + Sync>;

struct State {
    issuer: String,
    personas: Vec<Persona>,
    behaviour: Behaviour,
    keys: Vec<Key>,
    grants: BTreeMap<String, Grant>,
    access: BTreeMap<String, Persona>,
    asked: BTreeMap<&'static str, usize>,
    clock: Clock,
    secrets: Secrets,
}

/// What a code stands for.
#[derive(Clone)]
struct Grant {
    persona: Persona,
    redirect_uri: String,
    nonce: Option<String>,
    challenge: String,
    auth_time: Moment,
    used: bool,
}

impl TestProvider {
    /// Starts a provider on a free port of this machine.
    pub async fn start(personas: Vec<Persona>, clock: impl Fn() -> Moment + Send + Sync + 'static) -> Self {
        let listener = tokio::net::TcpListener::bind(("127.0.0.1", 0)).await.expect("a free port");
        let address = listener.local_addr().expect("it is bound");
        let state = Arc::new(Mutex::new(State::new(format!("http://{address}"), personas, Arc::new(clock))));
        let pages = pages::routes(Arc::clone(&state));
        let task = tokio::spawn(async move {
            let _ = axum::serve(listener, pages).await;
        });
        Self { address, state, task }
    }

    /// Its issuer identifier.
    pub fn issuer_url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// How it behaves from now on.
    pub fn behave(&self, behaviour: Behaviour) {
        self.state().behaviour = behaviour;
    }

    /// A new key signs from now on; the old one is no longer published.
    pub fn rotate_keys(&self) {
        let key = Key::new();
        self.state().keys = vec![key];
    }

    /// Signs with RSA (RS256) from now on.
    pub fn sign_with_rsa(&self) {
        self.state().keys = vec![Key::rsa()];
    }

    /// How often an address was asked: `discovery`, `authorize`, `token`, `jwks`, `userinfo`.
    pub fn asked(&self, what: &str) -> usize {
        self.state().asked.get(what).copied().unwrap_or(0)
    }

    /// Stops answering at all.
    pub async fn stop(mut self) {
        self.task.abort();
        let _ = (&mut self.task).await;
    }

    fn state(&self) -> MutexGuard<'_, State> {
        locked(&self.state)
    }
}

impl Drop for TestProvider {
    fn drop(&mut self) {
        self.task.abort();
    }
}

fn locked(state: &Mutex<State>) -> MutexGuard<'_, State> {
    state.lock().expect("no page of the provider panics")
}

impl State {
    fn new(issuer: String, personas: Vec<Persona>, clock: Clock) -> Self {
        Self {
            issuer,
            personas,
            behaviour: Behaviour::Good,
            keys: vec![Key::new()],
            grants: BTreeMap::new(),
            access: BTreeMap::new(),
            asked: BTreeMap::new(),
            clock,
            secrets: Secrets::system(),
        }
    }

    fn now(&self) -> Moment {
        (self.clock)()
    }

    fn random(&self) -> String {
        super::token::Token::new(&self.secrets).reveal().to_owned()
    }

    fn count(&mut self, what: &'static str) {
        *self.asked.entry(what).or_default() += 1;
    }

    fn discovery(&self) -> Value {
        let at = |path: &str| format!("{}/{path}", self.issuer);
        let mut document = json!({
            "issuer": self.issuer,
            "authorization_endpoint": at("authorize"),
            "token_endpoint": at("token"),
            "userinfo_endpoint": at("userinfo"),
            "jwks_uri": at("jwks"),
            "response_types_supported": ["code"],
            "subject_types_supported": ["public"],
            "id_token_signing_alg_values_supported": ["ES256", "RS256"],
            "token_endpoint_auth_methods_supported": ["client_secret_basic"],
            "authorization_response_iss_parameter_supported": true,
        });
        if let Behaviour::Discovery(name, value) = &self.behaviour {
            document[*name] = value.clone();
        }
        document
    }

    /// The identity token for a grant, with whatever fault is switched on.
    fn id_token(&self, grant: &Grant, access_token: &str) -> String {
        let claims = self.claims(grant, access_token);
        let key = self.keys.last().expect("there is always a key");
        match &self.behaviour {
            Behaviour::Unsigned => sign::unsigned(&claims),
            Behaviour::SignedWithPublicKey => sign::with_secret(&claims, key.id(), &key.public_bytes()),
            Behaviour::SignedWithClientSecret => sign::with_secret(&claims, key.id(), CLIENT_SECRET.as_bytes()),
            Behaviour::UnpublishedKey => Key::new().sign(&claims, &Signing::UnderOwnName),
            Behaviour::ForgedSignature => Key::new().sign(&claims, &Signing::Under(key.id())),
            Behaviour::ChangedAfterSigning => {
                sign::with_other_claims(&key.sign(&claims, &Signing::UnderOwnName), "sub", "somebody-else")
            }
            _ => key.sign(&claims, &Signing::UnderOwnName),
        }
    }

    fn claims(&self, grant: &Grant, access_token: &str) -> Map<String, Value> {
        let now = self.now().millis() / 1000;
        let mut claims = Map::new();
        let mut set = |name: &str, value: Value| claims.insert(name.to_owned(), value);
        set("iss", json!(self.issuer));
        set("sub", json!(grant.persona.subject));
        set("aud", json!(CLIENT_ID));
        set("iat", json!(now));
        set("exp", json!(now + 300));
        set("auth_time", json!(grant.auth_time.millis() / 1000));
        set("nonce", json!(grant.nonce));
        set("acr", json!(grant.persona.acr));
        set("amr", json!(grant.persona.amr));
        set("at_hash", json!(sign::half_hash(access_token)));
        if self.behaviour != Behaviour::TellsInUserInfo {
            set("name", json!(grant.persona.name));
            set("eduPersonAssurance", grant.persona.assurance.clone());
        }
        if let Behaviour::Claim(name, value) = &self.behaviour {
            set(name, value.clone());
        }
        claims.retain(|_, value| !value.is_null());
        claims
    }

    fn user_info(&self, persona: &Persona) -> Value {
        let another = self.behaviour == Behaviour::UserInfoOfAnother;
        json!({
            "sub": if another { "somebody-else" } else { &persona.subject },
            "name": persona.name,
            "eduperson_assurance": persona.assurance,
        })
    }
}
