//! What an identity token must be before a word of it is believed (`OpenID` Connect Core 1.0, section 3.1.3.7).

use std::time::{Duration, UNIX_EPOCH};

use kernel::Moment;
use openidconnect::core::*;
use openidconnect::{
    AccessToken, AccessTokenHash, ClaimsVerificationError, ClientId, IdToken, IdTokenClaims, IdTokenVerifier,
    IssuerUrl, LocalizedClaim, Nonce, OAuth2TokenResponse, SignatureVerificationError, SubjectIdentifier,
    UserInfoClaims, UserInfoError,
};

use super::{CLOCKS_APART_SECONDS, Claims, Client, Identity, Issuer, LoginRefusal, Pending, Tokens, Vouched};

/// The oldest an identity token may be: it is issued in the very exchange that we make.
const OLDEST_TOKEN_SECONDS: i64 = 600;

/// The methods that we accept, all of them with a public key. The library has no ES512.
const ACCEPTED: [CoreJwsSigningAlgorithm; 9] = [
    CoreJwsSigningAlgorithm::RsaSsaPkcs1V15Sha256,
    CoreJwsSigningAlgorithm::RsaSsaPkcs1V15Sha384,
    CoreJwsSigningAlgorithm::RsaSsaPkcs1V15Sha512,
    CoreJwsSigningAlgorithm::RsaSsaPssSha256,
    CoreJwsSigningAlgorithm::RsaSsaPssSha384,
    CoreJwsSigningAlgorithm::RsaSsaPssSha512,
    CoreJwsSigningAlgorithm::EcdsaP256Sha256,
    CoreJwsSigningAlgorithm::EcdsaP384Sha384,
    CoreJwsSigningAlgorithm::EdDsa,
];

pub(super) type Token = IdToken<Claims, CoreGenderClaim, CoreJweContentEncryptionAlgorithm, CoreJwsSigningAlgorithm>;
type Verifier<'a> = IdTokenVerifier<'a, CoreJsonWebKey>;
type TokenClaims = IdTokenClaims<Claims, CoreGenderClaim>;

/// What a provider told, verified.
pub(super) struct Told {
    subject: SubjectIdentifier,
    name: String,
    assurance_values: Vec<String>,
    acr: Option<String>,
    amr: Vec<String>,
    auth_time: Option<Moment>,
}

impl Told {
    pub(super) fn identity(self, issuer: &Issuer) -> Identity {
        let vouched = Vouched { assurance: &self.assurance_values, acr: self.acr.as_deref(), amr: &self.amr };
        Identity {
            issuer: issuer.issuer_url.clone(),
            assurance: issuer.assurance(vouched),
            subject: self.subject.to_string(),
            name: self.name,
            assurance_values: self.assurance_values,
            acr: self.acr,
            amr: self.amr,
            auth_time: self.auth_time,
        }
    }
}

impl Client {
    /// Signature, issuer, audience, nonce and times of the identity token.
    pub(super) fn verified(
        &self,
        pending: &Pending,
        tokens: &Tokens,
        id_token: &Token,
        now: Moment,
    ) -> Result<Told, LoginRefusal> {
        let verifier = self.verifier(now);
        let claims = id_token.claims(&verifier, &Nonce::new(pending.nonce.clone())).map_err(|e| refusal(&e))?;
        if claims.authorized_party().is_some_and(|azp| azp.as_str() != self.issuer.client_id) {
            return Err(LoginRefusal::AuthorisedParty);
        }
        access_token_belongs(claims, tokens.access_token(), id_token, &verifier)?;
        let issued = now.seconds_since(Moment::from_millis(claims.issue_time().timestamp_millis()));
        if !(-CLOCKS_APART_SECONDS..=OLDEST_TOKEN_SECONDS).contains(&issued) {
            return Err(LoginRefusal::IssuedAtAnotherTime);
        }
        let told = told(claims);
        login_is_fresh(pending, told.auth_time, now)?;
        Ok(told)
    }

    /// Fills in from the provider's user information what the identity token leaves out.
    pub(super) async fn completed(&self, mut told: Told, access: &AccessToken) -> Result<Told, LoginRefusal> {
        let complete = !told.name.is_empty() && !told.assurance_values.is_empty();
        let Ok(request) = self.inner.user_info(access.clone(), Some(told.subject.clone())) else { return Ok(told) };
        if complete {
            return Ok(told);
        }
        let send = self.http.sender();
        let more: UserInfoClaims<Claims, CoreGenderClaim> =
            request.request_async(&send).await.map_err(|error| match error {
                UserInfoError::Request(fault) => fault.into(),
                UserInfoError::ClaimsVerification(ClaimsVerificationError::InvalidSubject(_)) => {
                    LoginRefusal::OtherSubject
                }
                _ => LoginRefusal::Malformed,
            })?;
        if told.name.is_empty() {
            told.name = name(more.name(), more.given_name(), more.family_name());
        }
        if told.assurance_values.is_empty() {
            told.assurance_values = more.additional_claims().values();
        }
        Ok(told)
    }

    /// A verifier of public-key signatures only: it is never given our secret, so no shared-secret method can pass.
    fn verifier(&self, now: Moment) -> Verifier<'static> {
        let keys = self.keys.read().expect("nothing panics while it holds the keys").clone();
        let issuer = IssuerUrl::new(self.issuer.issuer_url.clone()).expect("discovery has read the address");
        let millis = now.plus_seconds(-CLOCKS_APART_SECONDS).millis().max(0).unsigned_abs();
        Verifier::new_public_client(ClientId::new(self.issuer.client_id.clone()), issuer, keys)
            .set_allowed_algs(ACCEPTED)
            .set_time_fn(move || (UNIX_EPOCH + Duration::from_millis(millis)).into())
    }
}

fn refusal(error: &ClaimsVerificationError) -> LoginRefusal {
    use ClaimsVerificationError as Claim;
    use SignatureVerificationError as Sign;
    match error {
        Claim::Expired(_) => LoginRefusal::Expired,
        Claim::InvalidAudience(_) => LoginRefusal::Audience,
        Claim::InvalidIssuer(_) => LoginRefusal::Issuer,
        Claim::InvalidNonce(_) => LoginRefusal::Nonce,
        Claim::SignatureVerification(Sign::NoMatchingKey) => LoginRefusal::UnknownKey,
        Claim::SignatureVerification(Sign::DisallowedAlg(_) | Sign::NoSignature | Sign::UnsupportedAlg(_)) => {
            LoginRefusal::Algorithm
        }
        Claim::SignatureVerification(_) => LoginRefusal::Signature,
        _ => LoginRefusal::Malformed,
    }
}

/// The identity token names the access token that came with it, where it names one at all.
fn access_token_belongs(
    claims: &TokenClaims,
    access: &AccessToken,
    id_token: &Token,
    verifier: &Verifier<'_>,
) -> Result<(), LoginRefusal> {
    let Some(named) = claims.access_token_hash() else { return Ok(()) };
    let algorithm = id_token.signing_alg().map_err(|_| LoginRefusal::Algorithm)?;
    let key = id_token.signing_key(verifier).map_err(|_| LoginRefusal::UnknownKey)?;
    let found = AccessTokenHash::from_token(access, algorithm, key).map_err(|_| LoginRefusal::Algorithm)?;
    if found == *named { Ok(()) } else { Err(LoginRefusal::AccessToken) }
}

/// A fresh login that was asked for must be stated, and hold.
fn login_is_fresh(pending: &Pending, auth_time: Option<Moment>, now: Moment) -> Result<(), LoginRefusal> {
    let Some(max_age) = pending.max_age_seconds else { return Ok(()) };
    let auth_time = auth_time.ok_or(LoginRefusal::LoginTooOld)?;
    // Age counts from the moment the person was sent away, not from the moment of the answer.
    let oldest = pending.created.plus_seconds(-i64::from(max_age) - CLOCKS_APART_SECONDS);
    let in_the_future = auth_time > now.plus_seconds(CLOCKS_APART_SECONDS);
    if auth_time < oldest || in_the_future { Err(LoginRefusal::LoginTooOld) } else { Ok(()) }
}

fn told(claims: &TokenClaims) -> Told {
    Told {
        subject: claims.subject().clone(),
        name: name(claims.name(), claims.given_name(), claims.family_name()),
        assurance_values: claims.additional_claims().values(),
        acr: claims.auth_context_ref().map(|acr| acr.to_string()),
        amr: claims.auth_method_refs().into_iter().flatten().map(|amr| amr.to_string()).collect(),
        auth_time: claims.auth_time().map(|time| Moment::from_millis(time.timestamp_millis())),
    }
}

fn name<N, G, F>(
    whole: Option<&LocalizedClaim<N>>,
    given: Option<&LocalizedClaim<G>>,
    family: Option<&LocalizedClaim<F>>,
) -> String
where
    N: std::ops::Deref<Target = String>,
    G: std::ops::Deref<Target = String>,
    F: std::ops::Deref<Target = String>,
{
    let whole = whole.and_then(|n| n.get(None)).map(|n| n.trim().to_owned()).filter(|n| !n.is_empty());
    let parts = || {
        let given = given.and_then(|n| n.get(None)).map(|n| n.to_string());
        let family = family.and_then(|n| n.get(None)).map(|n| n.to_string());
        given.into_iter().chain(family).collect::<Vec<_>>().join(" ").trim().to_owned()
    };
    whole.unwrap_or_else(parts)
}
