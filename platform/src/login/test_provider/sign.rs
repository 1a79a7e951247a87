//! Tokens by hand: the compact form of RFC 7515, signed by ring.

use base64::Engine;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use ring::digest::{SHA256, digest};
use ring::hmac;
use ring::rand::SystemRandom;
use ring::rsa::PublicKeyComponents;
use ring::signature::{ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair, KeyPair, RSA_PKCS1_SHA256, RsaKeyPair};
use serde_json::{Map, Value, json};

/// A key for these tests only; anybody may know it. PKCS #8, made with `openssl genpkey -algorithm RSA` and
/// `openssl pkcs8 -topk8`, since ring makes none.
const RSA_KEY: &str = include_str!("rsa_key.b64");

/// A key that signs, with the name it is published under.
pub(super) struct Key {
    id: String,
    pair: Pair,
}

enum Pair {
    P256(Box<EcdsaKeyPair>),
    Rsa(Box<RsaKeyPair>),
}

/// Which name a token gives its key.
pub(super) enum Signing<'a> {
    UnderOwnName,
    Under(&'a str),
}

impl Key {
    /// A new key for ES256.
    pub(super) fn new() -> Self {
        let random = SystemRandom::new();
        let document = EcdsaKeyPair::generate_pkcs8(&ECDSA_P256_SHA256_FIXED_SIGNING, &random).expect("a new key");
        let pair = EcdsaKeyPair::from_pkcs8(&ECDSA_P256_SHA256_FIXED_SIGNING, document.as_ref(), &random)
            .expect("the key that was just made");
        Self::named(Pair::P256(Box::new(pair)))
    }

    /// The one key for RS256, which most providers sign with.
    pub(super) fn rsa() -> Self {
        let text: String = RSA_KEY.split_whitespace().collect();
        let document = STANDARD.decode(text).expect("the file is base64");
        let pair = RsaKeyPair::from_pkcs8(&document).expect("the file is a key");
        Self::named(Pair::Rsa(Box::new(pair)))
    }

    fn named(pair: Pair) -> Self {
        let mut key = Self { id: String::new(), pair };
        key.id = URL_SAFE_NO_PAD.encode(&digest(&SHA256, &key.public_bytes()).as_ref()[..9]);
        key
    }

    pub(super) fn id(&self) -> &str {
        &self.id
    }

    pub(super) fn public_bytes(&self) -> Vec<u8> {
        match &self.pair {
            Pair::P256(pair) => pair.public_key().as_ref().to_vec(),
            Pair::Rsa(pair) => pair.public_key().as_ref().to_vec(),
        }
    }

    fn algorithm(&self) -> &'static str {
        match self.pair {
            Pair::P256(_) => "ES256",
            Pair::Rsa(_) => "RS256",
        }
    }

    /// The public half as a JWK. A point of P-256 is 4, then x and y of 32 bytes.
    pub(super) fn published(&self) -> Value {
        let mut jwk = match &self.pair {
            Pair::P256(_) => {
                let point = self.public_bytes();
                let (x, y) = (URL_SAFE_NO_PAD.encode(&point[1..33]), URL_SAFE_NO_PAD.encode(&point[33..65]));
                json!({ "kty": "EC", "crv": "P-256", "x": x, "y": y })
            }
            Pair::Rsa(pair) => {
                let public = PublicKeyComponents::<Vec<u8>>::from(pair.public());
                json!({ "kty": "RSA", "n": URL_SAFE_NO_PAD.encode(public.n), "e": URL_SAFE_NO_PAD.encode(public.e) })
            }
        };
        jwk["use"] = json!("sig");
        jwk["alg"] = json!(self.algorithm());
        jwk["kid"] = json!(self.id);
        jwk
    }

    pub(super) fn sign(&self, claims: &Map<String, Value>, signing: &Signing<'_>) -> String {
        let kid = match signing {
            Signing::UnderOwnName => &self.id,
            Signing::Under(other) => *other,
        };
        let input = input(&json!({"alg": self.algorithm(), "typ": "JWT", "kid": kid}), claims);
        format!("{input}.{}", URL_SAFE_NO_PAD.encode(self.signature(input.as_bytes())))
    }

    fn signature(&self, input: &[u8]) -> Vec<u8> {
        let random = SystemRandom::new();
        match &self.pair {
            Pair::P256(pair) => pair.sign(&random, input).expect("a signature").as_ref().to_vec(),
            Pair::Rsa(pair) => {
                let mut signature = vec![0; pair.public().modulus_len()];
                pair.sign(&RSA_PKCS1_SHA256, &random, input, &mut signature).expect("a signature");
                signature
            }
        }
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
