//! Tokens by hand: the compact form of RFC 7515, signed by ring.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use ring::digest::{SHA256, digest};
use ring::hmac;
use ring::rand::SystemRandom;
use ring::signature::{ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair, KeyPair};
use serde_json::{Map, Value, json};

/// A key that signs, with the name it is published under.
pub(super) struct Key {
    id: String,
    pair: EcdsaKeyPair,
}

/// Which name a token gives its key.
pub(super) enum Signing<'a> {
    UnderOwnName,
    Under(&'a str),
}

impl Key {
    pub(super) fn new() -> Self {
        let random = SystemRandom::new();
        let document = EcdsaKeyPair::generate_pkcs8(&ECDSA_P256_SHA256_FIXED_SIGNING, &random).expect("a new key");
        let pair = EcdsaKeyPair::from_pkcs8(&ECDSA_P256_SHA256_FIXED_SIGNING, document.as_ref(), &random)
            .expect("the key that was just made");
        let id = URL_SAFE_NO_PAD.encode(&digest(&SHA256, pair.public_key().as_ref()).as_ref()[..9]);
        Self { id, pair }
    }

    pub(super) fn id(&self) -> &str {
        &self.id
    }

    pub(super) fn public_bytes(&self) -> Vec<u8> {
        self.pair.public_key().as_ref().to_vec()
    }

    /// The public half as a JWK: the point is 4, then x and y of 32 bytes.
    pub(super) fn published(&self) -> Value {
        let point = self.public_bytes();
        json!({
            "kty": "EC", "crv": "P-256", "use": "sig", "alg": "ES256", "kid": self.id,
            "x": URL_SAFE_NO_PAD.encode(&point[1..33]),
            "y": URL_SAFE_NO_PAD.encode(&point[33..65]),
        })
    }

    pub(super) fn sign(&self, claims: &Map<String, Value>, signing: &Signing<'_>) -> String {
        let kid = match signing {
            Signing::UnderOwnName => &self.id,
            Signing::Under(other) => *other,
        };
        let input = input(&json!({"alg": "ES256", "typ": "JWT", "kid": kid}), claims);
        let signature = self.pair.sign(&SystemRandom::new(), input.as_bytes()).expect("a signature");
        format!("{input}.{}", URL_SAFE_NO_PAD.encode(signature))
    }
}

pub(super) fn unsigned(claims: &Map<String, Value>) -> String {
    format!("{}.", input(&json!({"alg": "none"}), claims))
}

pub(super) fn with_secret(claims: &Map<String, Value>, kid: &str, secret: &[u8]) -> String {
    let input = input(&json!({"alg": "HS256", "typ": "JWT", "kid": kid}), claims);
    let tag = hmac::sign(&hmac::Key::new(hmac::HMAC_SHA256, secret), input.as_bytes());
    format!("{input}.{}", URL_SAFE_NO_PAD.encode(tag))
}

/// The token with another claim and the old signature.
pub(super) fn with_other_claims(token: &str, name: &str, value: &str) -> String {
    let parts: Vec<&str> = token.split('.').collect();
    let claims = URL_SAFE_NO_PAD.decode(parts[1]).expect("our own encoding");
    let mut claims: Value = serde_json::from_slice(&claims).expect("our own claims");
    claims[name] = json!(value);
    format!("{}.{}.{}", parts[0], URL_SAFE_NO_PAD.encode(claims.to_string()), parts[2])
}

/// `at_hash`: the left half of the SHA-256 of the access token.
pub(super) fn half_hash(access_token: &str) -> String {
    URL_SAFE_NO_PAD.encode(&digest(&SHA256, access_token.as_bytes()).as_ref()[..16])
}

/// The challenge that a PKCE verifier answers (S256).
pub(super) fn challenge_of(verifier: &str) -> String {
    URL_SAFE_NO_PAD.encode(digest(&SHA256, verifier.as_bytes()))
}

fn input(header: &Value, claims: &Map<String, Value>) -> String {
    let claims = Value::Object(claims.clone()).to_string();
    format!("{}.{}", URL_SAFE_NO_PAD.encode(header.to_string()), URL_SAFE_NO_PAD.encode(claims))
}
