//! Login at an organisation's own identity provider: `OpenID` Connect, code flow with PKCE.
//!
//! One login is two requests of ours. [`Client::start`] gives the address to send the browser to, and a [`Pending`]
//! to store; [`take_up`] finds it again by the answer's state, once, in the same browser and in time;
//! [`Client::finish`] exchanges the code and says who it is. Several providers stand side by side, one per
//! organisation. A person is known by issuer and subject together, never by an e-mail address.
//!
//! What is refused is listed in [`LoginRefusal`]. Signatures are accepted from a fixed list of public-key methods
//! only; a shared secret or no signature never proves anything.

mod http;
mod issuer;
mod pending;
mod providers;
mod refusal;
mod verify;

use std::borrow::Cow;
use std::sync::RwLock;
use std::time::Duration;

use kernel::{Assurance, Moment, Role};
use openidconnect::core::*;
use openidconnect::{
    AdditionalClaims, AdditionalProviderMetadata, AuthType, AuthenticationContextClass, AuthorizationCode, ClientId,
    ClientSecret, CsrfToken, DiscoveryError, EmptyExtraTokenFields, EndpointMaybeSet, EndpointNotSet, EndpointSet,
    IdTokenFields, IssuerUrl, LoginHint, Nonce, OAuth2TokenResponse, PkceCodeChallenge, PkceCodeVerifier,
    ProviderMetadata, RedirectUrl, RequestTokenError, Scope, StandardErrorResponse, StandardTokenResponse,
};
use serde::{Deserialize, Serialize};

pub use http::{Bounds, Http, HttpFault, loopback_client};
pub use issuer::{Issuer, Kind, REFEDS_MFA, Trust, Vouched};
pub use pending::{Answer, Pending, TakenUp, take_up};
pub use providers::{IssuerFault, Providers};
pub use refusal::LoginRefusal;

use super::token::Token;
use super::{ReturnPath, Secrets};

/// How far our clock and the provider's may stand apart.
const CLOCKS_APART_SECONDS: i64 = 60;

/// Claims beyond the standard's: eduPersonAssurance under both names in use, one value or a list.
#[derive(Clone, Default, Debug, Serialize, Deserialize)]
struct Claims {
    #[serde(default, rename = "eduPersonAssurance")]
    assurance: OneOrMany,
    #[serde(default, rename = "eduperson_assurance")]
    assurance_by_refeds: OneOrMany,
}

impl AdditionalClaims for Claims {}

impl Claims {
    fn values(&self) -> Vec<String> {
        let mut values = [self.assurance.values(), self.assurance_by_refeds.values()].concat();
        values.sort();
        values.dedup();
        values
    }
}

#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(untagged)]
enum OneOrMany {
    Many(Vec<String>),
    One(String),
}

impl Default for OneOrMany {
    fn default() -> Self {
        Self::Many(Vec::new())
    }
}

impl OneOrMany {
    fn values(&self) -> Vec<String> {
        match self {
            Self::Many(values) => values.clone(),
            Self::One(value) => vec![value.clone()],
        }
    }
}

/// What a provider says of itself beyond the library's list.
#[derive(Clone, Debug, Serialize, Deserialize)]
struct MoreMetadata {
    #[serde(default)]
    authorization_response_iss_parameter_supported: bool,
}

impl AdditionalProviderMetadata for MoreMetadata {}

type Metadata = ProviderMetadata<
    MoreMetadata,
    CoreAuthDisplay,
    CoreClientAuthMethod,
    CoreClaimName,
    CoreClaimType,
    CoreGrantType,
    CoreJweContentEncryptionAlgorithm,
    CoreJweKeyManagementAlgorithm,
    CoreJsonWebKey,
    CoreResponseMode,
    CoreResponseType,
    CoreSubjectIdentifierType,
>;
type Tokens = StandardTokenResponse<
    IdTokenFields<
        Claims,
        EmptyExtraTokenFields,
        CoreGenderClaim,
        CoreJweContentEncryptionAlgorithm,
        CoreJwsSigningAlgorithm,
    >,
    CoreTokenType,
>;
type Inner = openidconnect::Client<
    Claims,
    CoreAuthDisplay,
    CoreGenderClaim,
    CoreJweContentEncryptionAlgorithm,
    CoreJsonWebKey,
    CoreAuthPrompt,
    StandardErrorResponse<CoreErrorResponseType>,
    Tokens,
    CoreTokenIntrospectionResponse,
    CoreRevocableToken,
    CoreRevocationErrorResponse,
    EndpointSet,
    EndpointNotSet,
    EndpointNotSet,
    EndpointNotSet,
    EndpointMaybeSet,
    EndpointMaybeSet,
>;

/// Who signed in, as the provider vouches for it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Identity {
    /// The provider's issuer identifier. Together with `subject` the key of the person.
    pub issuer: String,
    /// What the provider calls the person, the same each time.
    pub subject: String,
    /// A name to show; empty when the provider gives none.
    pub name: String,
    /// Values of eduPersonAssurance.
    pub assurance_values: Vec<String>,
    /// The authentication context.
    pub acr: Option<String>,
    /// The authentication methods.
    pub amr: Vec<String>,
    /// What all that is worth here.
    pub assurance: Assurance,
    /// When the person last signed in at the provider, if it says so.
    pub auth_time: Option<Moment>,
}

impl Identity {
    /// Whether this login is strong enough for a role.
    pub fn may_take(&self, role: Role) -> Result<(), LoginRefusal> {
        let (needed, had) = (role.least_assurance(), self.assurance);
        if had.meets(needed) { Ok(()) } else { Err(LoginRefusal::AssuranceTooLow { needed, had }) }
    }
}

/// What to ask of the provider in one login.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct Wish {
    /// A login no older than this: the provider asks the person again when it is. 0 always asks.
    pub max_age_seconds: Option<u32>,
    /// Authentication contexts to ask for, such as [`REFEDS_MFA`], best first.
    pub acr: Vec<String>,
    /// Whom the provider may expect.
    pub login_hint: Option<String>,
}

/// A login that has begun.
#[derive(Debug)]
pub struct Started {
    /// Where to send the browser.
    pub authorize_url: String,
    /// What to keep in a short-lived cookie of this browser (`__Host-`, `SameSite=Lax`), to hand to [`take_up`].
    pub browser: Token,
    /// What to store.
    pub pending: Pending,
}

/// Us as a client of one provider, made from its discovery document. [`Providers`] keeps them.
#[derive(Debug)]
pub struct Client {
    issuer: Issuer,
    http: Http,
    inner: Inner,
    jwks_uri: openidconnect::JsonWebKeySetUrl,
    keys: RwLock<CoreJsonWebKeySet>,
    names_itself_in_answers: bool,
}

impl Client {
    /// Reads the provider's discovery document and its keys.
    pub async fn discover(issuer: &Issuer, http: &Http) -> Result<Self, LoginRefusal> {
        let url = IssuerUrl::new(issuer.issuer_url.clone()).map_err(|_| LoginRefusal::Malformed)?;
        if !http::is_secure(url.url()) {
            return Err(LoginRefusal::NotSecure);
        }
        let send = http.sender();
        let metadata = Metadata::discover_async(url, &send).await.map_err(|e| discovery_refusal(&e))?;
        endpoints_are_secure(&metadata)?;
        Ok(Self::new(issuer.clone(), http.clone(), metadata))
    }

    fn new(issuer: Issuer, http: Http, metadata: Metadata) -> Self {
        let jwks_uri = metadata.jwks_uri().clone();
        let keys = RwLock::new(metadata.jwks().clone());
        let names_itself_in_answers = metadata.additional_metadata().authorization_response_iss_parameter_supported;
        let auth_type = auth_type(&metadata);
        let secret = issuer.client_secret.clone().map(ClientSecret::new);
        let inner = Inner::from_provider_metadata(metadata, ClientId::new(issuer.client_id.clone()), secret)
            .set_auth_type(auth_type);
        Self { issuer, http, inner, jwks_uri, keys, names_itself_in_answers }
    }

    /// The configuration this was made from.
    pub fn issuer(&self) -> &Issuer {
        &self.issuer
    }

    /// Begins a login. `redirect_uri` is our address that the provider sends the browser back to.
    pub fn start(
        &self,
        redirect_uri: &str,
        return_to: ReturnPath,
        wish: &Wish,
        secrets: &Secrets,
        now: Moment,
    ) -> Result<Started, LoginRefusal> {
        let redirect = RedirectUrl::new(redirect_uri.to_owned()).map_err(|_| LoginRefusal::Malformed)?;
        let [state, browser, nonce, verifier] = std::array::from_fn(|_| Token::new(secrets));
        let challenge = PkceCodeChallenge::from_code_verifier_sha256(&PkceCodeVerifier::new(verifier.reveal().into()));
        let (csrf, once) = (CsrfToken::new(state.reveal().into()), Nonce::new(nonce.reveal().into()));
        let mut request = self
            .inner
            .authorize_url(CoreAuthenticationFlow::AuthorizationCode, || csrf, || once)
            .set_redirect_uri(Cow::Owned(redirect))
            .set_pkce_challenge(challenge)
            .add_scopes(self.issuer.scopes.iter().cloned().map(Scope::new));
        if let Some(seconds) = wish.max_age_seconds {
            request = request.set_max_age(Duration::from_secs(u64::from(seconds)));
            if seconds == 0 {
                request = request.add_prompt(CoreAuthPrompt::Login);
            }
        }
        for acr in &wish.acr {
            request = request.add_auth_context_value(AuthenticationContextClass::new(acr.clone()));
        }
        if let Some(hint) = &wish.login_hint {
            request = request.set_login_hint(LoginHint::new(hint.clone()));
        }
        let pending = Pending {
            state: state.hash(),
            browser: browser.hash(),
            issuer: self.issuer.key.clone(),
            redirect_uri: redirect_uri.to_owned(),
            nonce: nonce.reveal().to_owned(),
            pkce_verifier: verifier.reveal().to_owned(),
            max_age_seconds: wish.max_age_seconds,
            return_to,
            created: now,
            used: None,
        };
        Ok(Started { authorize_url: request.url().0.to_string(), browser, pending })
    }

    /// Ends a login: exchanges the code and checks everything that the provider says.
    pub async fn finish(&self, begun: &TakenUp, answer: &Answer, now: Moment) -> Result<Identity, LoginRefusal> {
        let pending = begun.pending();
        self.came_from_here(pending, answer)?;
        let code = answer.code()?;
        let tokens = self.exchange(pending, code).await?;
        let id_token = tokens.extra_fields().id_token().ok_or(LoginRefusal::NoIdentityToken)?;
        let told = match self.verified(pending, &tokens, id_token, now) {
            // The provider may have changed its keys since we read them.
            Err(LoginRefusal::UnknownKey | LoginRefusal::Signature) => {
                self.read_keys_again().await?;
                self.verified(pending, &tokens, id_token, now)?
            }
            other => other?,
        };
        let told = self.completed(told, tokens.access_token()).await?;
        Ok(told.identity(&self.issuer))
    }

    /// RFC 9207: the answer names the provider it comes from, where the provider does so at all.
    fn came_from_here(&self, pending: &Pending, answer: &Answer) -> Result<(), LoginRefusal> {
        let named_right = match &answer.iss {
            Some(named) => *named == self.issuer.issuer_url,
            None => !self.names_itself_in_answers,
        };
        if named_right && pending.issuer == self.issuer.key { Ok(()) } else { Err(LoginRefusal::MixUp) }
    }

    async fn exchange(&self, pending: &Pending, code: &str) -> Result<Tokens, LoginRefusal> {
        let redirect = RedirectUrl::new(pending.redirect_uri.clone()).map_err(|_| LoginRefusal::Malformed)?;
        let request = self
            .inner
            .exchange_code(AuthorizationCode::new(code.to_owned()))
            .map_err(|_| LoginRefusal::Malformed)?
            .set_pkce_verifier(PkceCodeVerifier::new(pending.pkce_verifier.clone()))
            .set_redirect_uri(Cow::Owned(redirect));
        let send = self.http.sender();
        request.request_async(&send).await.map_err(|error| match error {
            RequestTokenError::ServerResponse(said) => LoginRefusal::CodeRefused(said.error().to_string()),
            RequestTokenError::Request(fault) => fault.into(),
            RequestTokenError::Parse(..) | RequestTokenError::Other(_) => LoginRefusal::Malformed,
        })
    }

    async fn read_keys_again(&self) -> Result<(), LoginRefusal> {
        let send = self.http.sender();
        let keys = CoreJsonWebKeySet::fetch_async(&self.jwks_uri, &send).await.map_err(|e| discovery_refusal(&e))?;
        *self.keys.write().expect("nothing panics while it holds the keys") = keys;
        Ok(())
    }
}

fn discovery_refusal(error: &DiscoveryError<HttpFault>) -> LoginRefusal {
    match error {
        DiscoveryError::Request(fault) => (*fault).into(),
        DiscoveryError::Validation(_) => LoginRefusal::WrongIssuer,
        DiscoveryError::Response(status, ..) if status.is_server_error() => LoginRefusal::Unreachable,
        _ => LoginRefusal::Malformed,
    }
}

/// Every address that the provider names is as secure as its own. Only a provider on this machine may name others on
/// it in plain http.
fn endpoints_are_secure(metadata: &Metadata) -> Result<(), LoginRefusal> {
    let at_home = http::is_loopback(metadata.issuer().url());
    let named = [
        Some(metadata.authorization_endpoint().url()),
        metadata.token_endpoint().map(openidconnect::TokenUrl::url),
        metadata.userinfo_endpoint().map(openidconnect::UserInfoUrl::url),
        Some(metadata.jwks_uri().url()),
    ];
    let secure = |url: &reqwest::Url| http::is_secure(url) && (at_home || url.scheme() == "https");
    if named.into_iter().flatten().all(secure) { Ok(()) } else { Err(LoginRefusal::NotSecure) }
}

/// The standard's own way to show our secret, unless the provider takes only the other one.
fn auth_type(metadata: &Metadata) -> AuthType {
    let takes = metadata.token_endpoint_auth_methods_supported();
    let only_in_the_body = takes.is_some_and(|methods| {
        methods.contains(&CoreClientAuthMethod::ClientSecretPost)
            && !methods.contains(&CoreClientAuthMethod::ClientSecretBasic)
    });
    if only_in_the_body { AuthType::RequestBody } else { AuthType::BasicAuth }
}
