//! A browser and our half of the login, as the house puts them together.

use std::collections::BTreeMap;

use kernel::Moment;
use larbro_platform::login::oidc::{
    Answer, Bounds, Client, Http, Identity, Issuer, Kind, LoginRefusal, Started, Trust, Wish, take_up,
};
use larbro_platform::login::test_provider::{Behaviour, CLIENT_ID, CLIENT_SECRET, Persona, TestProvider};
use larbro_platform::login::{ReturnPath, Secrets};
use reqwest::{Url, redirect};

pub const REDIRECT_URI: &str = "http://127.0.0.1:9/login/svar";

/// The moment at which all tests happen.
pub fn now() -> Moment {
    Moment::from_millis(1_800_000_000_000)
}

pub fn personas() -> Vec<Persona> {
    vec![
        Persona::swamid("asa", "Åsa Lindqvist", 2, true),
        Persona::swamid("bo", "Bo Ek", 1, false),
        Persona::swamid("cia", "Cia Nordin", 0, false),
    ]
}

/// A provider, and us as its client.
pub struct Desk {
    pub provider: TestProvider,
    pub client: Client,
}

pub fn issuer(url: &str) -> Issuer {
    Issuer {
        key: "prov".to_owned(),
        name_sv: "Provlärosätet".to_owned(),
        name_en: "The test HEI".to_owned(),
        organisation: "Provlärosätet".to_owned(),
        issuer_url: url.to_owned(),
        client_id: CLIENT_ID.to_owned(),
        client_secret: Some(CLIENT_SECRET.to_owned()),
        scopes: vec!["profile".to_owned()],
        kind: Kind::Swamid,
        trust: Trust::default(),
    }
}

pub async fn provider() -> TestProvider {
    TestProvider::start(personas(), now).await
}

impl Desk {
    pub async fn new() -> Self {
        let provider = provider().await;
        let http = Http::new(Bounds::default());
        let client = Client::discover(&issuer(&provider.issuer_url()), &http).await.expect("a good provider");
        Self { provider, client }
    }

    pub fn begin(&self, wish: &Wish) -> Started {
        self.client.start(REDIRECT_URI, ReturnPath::home(), wish, &Secrets::system(), now()).expect("our own address")
    }

    /// The whole way: begin, choose a persona in the browser, come back, finish.
    pub async fn sign_in(&self, hint: &str) -> Result<Identity, LoginRefusal> {
        self.sign_in_wishing(hint, &Wish::default()).await
    }

    pub async fn sign_in_wishing(&self, hint: &str, wish: &Wish) -> Result<Identity, LoginRefusal> {
        let started = self.begin(wish);
        let answer = visit(&started, hint).await;
        self.end(started, &answer, now()).await
    }

    pub async fn end(&self, started: Started, answer: &Answer, at: Moment) -> Result<Identity, LoginRefusal> {
        let begun = take_up(Some(started.pending), answer, Some(started.browser.reveal()), at)?;
        self.client.finish(&begun, answer, at).await
    }

    pub async fn sign_in_when(&self, behaviour: Behaviour) -> Result<Identity, LoginRefusal> {
        self.provider.behave(behaviour);
        self.sign_in("asa").await
    }
}

/// The browser: goes to the provider, is sent back, and shows us the query it came back with.
pub async fn visit(started: &Started, hint: &str) -> Answer {
    let mut url = Url::parse(&started.authorize_url).expect("an address");
    url.query_pairs_mut().append_pair("login_hint", hint);
    let browser = reqwest::Client::builder().redirect(redirect::Policy::none()).build().expect("a browser");
    let sent = browser.get(url).send().await.expect("the provider answers");
    assert!(sent.status().is_redirection(), "{} {:?}", sent.status(), sent.text().await);
    let way = sent.headers().get("location").and_then(|l| l.to_str().ok()).expect("a way back");
    assert!(way.starts_with(REDIRECT_URI), "{way}");
    read(&Url::parse(way).expect("an address"))
}

fn read(way: &Url) -> Answer {
    let mut query: BTreeMap<String, String> = way.query_pairs().into_owned().collect();
    Answer {
        state: query.remove("state"),
        code: query.remove("code"),
        iss: query.remove("iss"),
        error: query.remove("error"),
    }
}
