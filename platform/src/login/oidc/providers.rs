//! The configured providers, each discovered when somebody first signs in there and anew once a day.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::sync::{Arc, RwLock};

use kernel::Moment;
use reqwest::Url;

use super::{Client, Http, Issuer, LoginRefusal, http};

/// How long a discovery document is believed. Keys are read again on need in between.
const BELIEVED_SECONDS: i64 = 24 * 3600;

/// Why the configuration of a provider is refused at start.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum IssuerFault {
    /// The key is not of lower-case letters, digits and hyphens.
    BadKey(String),
    /// Two providers have this key.
    KeyTwice(String),
    /// The address is no https address, and not on this machine either.
    NotSecure(String),
    /// A level of assurance is not 0 to 3.
    BadLevel(String, u8),
}

impl fmt::Display for IssuerFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::BadKey(key) => write!(f, "the provider key {key:?} is not of lower-case letters, digits and hyphens"),
            Self::KeyTwice(key) => write!(f, "two providers have the key {key:?}"),
            Self::NotSecure(url) => write!(f, "the provider address {url:?} is not https"),
            Self::BadLevel(value, level) => {
                write!(f, "the value {value:?} has the level {level}, but there are 0 to 3")
            }
        }
    }
}

impl std::error::Error for IssuerFault {}

/// The configured providers. One for the whole process.
#[derive(Debug)]
pub struct Providers {
    issuers: Vec<Issuer>,
    http: Http,
    known: RwLock<BTreeMap<String, (Arc<Client>, Moment)>>,
}

impl Providers {
    /// Refuses a configuration that could not work or would not be safe. Asks nothing of the network.
    pub fn new(issuers: Vec<Issuer>, http: Http) -> Result<Self, IssuerFault> {
        let mut keys = BTreeSet::new();
        for issuer in &issuers {
            is_sound(issuer)?;
            if !keys.insert(&issuer.key) {
                return Err(IssuerFault::KeyTwice(issuer.key.clone()));
            }
        }
        Ok(Self { issuers, http, known: RwLock::default() })
    }

    /// The providers in the order of the configuration, for the login page.
    pub fn issuers(&self) -> &[Issuer] {
        &self.issuers
    }

    /// The client for a provider; `None` when no provider has this key. A provider that does not answer when its
    /// document has grown old is believed for longer.
    pub async fn client(&self, key: &str, now: Moment) -> Option<Result<Arc<Client>, LoginRefusal>> {
        let issuer = self.issuers.iter().find(|issuer| issuer.key == key)?;
        let before = self.known.read().expect("nothing panics while it holds the map").get(key).cloned();
        if let Some((client, since)) = &before
            && now.seconds_since(*since) < BELIEVED_SECONDS
        {
            return Some(Ok(Arc::clone(client)));
        }
        match (Client::discover(issuer, &self.http).await, before) {
            (Ok(client), _) => {
                let client = Arc::new(client);
                let entry = (Arc::clone(&client), now);
                self.known.write().expect("nothing panics while it holds the map").insert(key.to_owned(), entry);
                Some(Ok(client))
            }
            (Err(LoginRefusal::Unreachable | LoginRefusal::TooSlow), Some((old, _))) => Some(Ok(old)),
            (Err(refusal), _) => Some(Err(refusal)),
        }
    }
}

fn is_sound(issuer: &Issuer) -> Result<(), IssuerFault> {
    let plain = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-';
    if issuer.key.is_empty() || !issuer.key.bytes().all(plain) {
        return Err(IssuerFault::BadKey(issuer.key.clone()));
    }
    if !Url::parse(&issuer.issuer_url).is_ok_and(|url| http::is_secure(&url)) {
        return Err(IssuerFault::NotSecure(issuer.issuer_url.clone()));
    }
    match issuer.trust.levels.iter().find(|(_, level)| **level > 3) {
        Some((value, level)) => Err(IssuerFault::BadLevel(value.clone(), *level)),
        None => Ok(()),
    }
}
