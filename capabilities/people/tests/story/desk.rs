//! A browser at a desk, in front of a house with people alone in it.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use kernel::{Day, Lang, MembershipId, Moment, OrganisationId, Role};
use larbro_people::{self as people, NewMember};
use platform::config::{Config, IssuerConfig, Mode};
use platform::db::{Address, Db, hex};
use platform::door::{Clock, secret};
use platform::house::House;
use platform::texts::Texts;
use platform::web::Ctx;
use tower::ServiceExt;

/// A quarter past nine on a Wednesday.
pub const START: i64 = 1_795_594_500_000;

pub struct Site {
    pub house: Arc<House>,
    folder: PathBuf,
}

impl Drop for Site {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}

impl Site {
    pub async fn new() -> Self {
        Self::with(|_| Vec::new()).await
    }

    /// With the providers that are made for its data folder.
    pub async fn with(issuers: impl FnOnce(&Path) -> Vec<IssuerConfig>) -> Self {
        let folder = std::env::temp_dir().join(format!("larbro-people-{}", hex(&secret::<8>())));
        std::fs::create_dir(&folder).expect("a new folder");
        let db = Db::open(&database(&folder).await).await.expect("a new database");
        let capability = people::capability();
        let migrations = [platform::schema::MIGRATIONS, capability.migrations].concat();
        platform::db::migrate::migrate(&db, &migrations).await.expect("migrations");
        let mut files = vec![
            (Lang::Sv, include_str!("../../../../platform/text/sv.ftl")),
            (Lang::En, include_str!("../../../../platform/text/en.ftl")),
            (Lang::Sv, platform::login::TEXT_SV),
            (Lang::En, platform::login::TEXT_EN),
        ];
        files.extend(capability.texts);
        let routes = (capability.routes)().and(people::demo_routes());
        let config = Config {
            mode: Mode::Serve,
            listen: "127.0.0.1:80".parse().expect("an address"),
            base_url: "http://127.0.0.1".to_owned(),
            trusted_proxy: None,
            data_folder: folder.clone(),
            issuers: issuers(&folder),
            program: PathBuf::new(),
        };
        let house = House {
            config,
            db,
            clock: Clock::fixed(Moment::from_millis(START)),
            texts: Arc::new(Texts::new(&files)),
            routes: routes.all,
            menu: routes.menu,
            jobs: Vec::new(),
            importers: Vec::new(),
            directory: people::directory(),
            reactions: &[],
            provided: platform::house::Provided::default(),
            dress: platform::web::dress,
        };
        Self { house: Arc::new(house), folder }
    }

    pub fn later(&self, seconds: i64) {
        self.house.clock.advance_seconds(seconds);
    }

    /// The link for the first administrator of Lycksele, as a path.
    pub async fn first_link(&self) -> Option<String> {
        let mut c = Ctx::of_house(self.house.clone(), "test").await.expect("a transaction");
        let link = people::first_administrator_link(&mut c, OrganisationId::named("2481"), "Lycksele kommun").await;
        c.save().await.expect("saved");
        link.expect("a link").map(|token| format!("/inbjudan/{token}"))
    }

    /// A manager of another organisation.
    pub async fn enter_elsewhere(&self, organisation: &str) -> MembershipId {
        self.enter_at(organisation, "Pär Modig", Role::UnitManager, false).await
    }

    /// Somebody of the demo, at Lycksele.
    pub async fn enter(&self, name: &str, role: Role, to_try: bool) -> MembershipId {
        self.enter_at("Lycksele kommun", name, role, to_try).await
    }

    async fn enter_at(&self, organisation: &str, name: &str, role: Role, to_try: bool) -> MembershipId {
        let id = if organisation == "Lycksele kommun" { "2481" } else { organisation };
        let mut c = Ctx::of_house(self.house.clone(), "test").await.expect("a transaction");
        let new = NewMember {
            name: name.to_owned(),
            email: String::new(),
            role,
            organisation: OrganisationId::named(id),
            organisation_name: organisation.to_owned(),
            first: Day::new(2026, 1, 1).expect("a day"),
            to_try,
        };
        let (_, membership) = people::enter_member(&mut c, &new).await.expect("entered");
        c.save().await.expect("saved");
        membership
    }

    /// A figure from the database.
    pub async fn count(&self, sql: &'static str) -> i64 {
        let mut tx = self.house.db.read().await.expect("a transaction");
        tx.count(sql, &[]).await.expect("a count")
    }

    pub fn desk(&self) -> Desk<'_> {
        Desk { site: self, cookies: BTreeMap::new(), status: StatusCode::OK, at: String::new(), body: String::new() }
    }
}

/// A file; or a database of the server whose address `LARBRO_TEST_POSTGRES` gives, such as
/// `postgres://postgres@localhost:5433/postgres`.
async fn database(folder: &Path) -> Address {
    let Ok(server) = std::env::var("LARBRO_TEST_POSTGRES") else { return Address::File(folder.join("larbro.db")) };
    let name = format!("people_{}", hex(&secret::<8>()));
    let (head, _) = server.rsplit_once('/').expect("an address with a database");
    let made =
        std::process::Command::new("psql").args([server.as_str(), "-qc", &format!("CREATE DATABASE {name}")]).status();
    assert!(made.expect("psql is there").success());
    Address::Postgres(format!("{head}/{name}"))
}

pub struct Desk<'a> {
    site: &'a Site,
    pub cookies: BTreeMap<String, String>,
    pub status: StatusCode,
    /// Where the answer lies, or leads.
    pub at: String,
    pub body: String,
}

impl Desk<'_> {
    pub async fn get(&mut self, path: &str) -> &mut Self {
        let request = Request::get(path);
        self.send(request, Body::empty(), path).await;
        self
    }

    /// Follows redirects until a page is shown.
    pub async fn follow(&mut self) -> &mut Self {
        while self.status.is_redirection() {
            let to = self.at.clone();
            self.get(&to).await;
        }
        self
    }

    /// Sends the form of the page that leads to `action`, with its hidden fields and these.
    pub async fn submit(&mut self, action: &str, fields: &[(&str, &str)]) -> &mut Self {
        let mut all = self.form(action);
        for (name, value) in fields {
            all.insert((*name).to_owned(), (*value).to_owned());
        }
        self.post(action, &all).await
    }

    pub async fn post(&mut self, action: &str, fields: &BTreeMap<String, String>) -> &mut Self {
        let body: Vec<String> = fields.iter().map(|(n, v)| format!("{}={}", encoded(n), encoded(v))).collect();
        let request = Request::post(action)
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .header("sec-fetch-site", "same-origin");
        self.send(request, Body::from(body.join("&")), action).await;
        self
    }

    /// The hidden fields of the form that leads to `action`.
    pub fn form(&self, action: &str) -> BTreeMap<String, String> {
        let start = self.body.find(&format!("action=\"{action}\""));
        let start = start.unwrap_or_else(|| panic!("no form leads to {action} here:\n{}", self.body));
        let form = &self.body[start..];
        let form = &form[..form.find("</form>").expect("forms end")];
        let hidden = form.split("<input type=\"hidden\"").skip(1);
        hidden.map(|i| (attribute(i, "name"), attribute(i, "value"))).collect()
    }

    /// The link that the page shows to be copied, as a path.
    pub fn link(&self) -> String {
        let after = self.body.split("value=\"http://127.0.0.1").nth(1).and_then(|l| l.split('"').next());
        after.expect("a link to copy").to_owned()
    }

    pub fn says(&self, words: &str) -> &Self {
        assert!(self.body.contains(words), "{words:?} is not said ({}) here:\n{}", self.status, self.body);
        self
    }

    async fn send(&mut self, request: axum::http::request::Builder, body: Body, path: &str) {
        let cookies: Vec<String> = self.cookies.iter().map(|(n, v)| format!("{n}={v}")).collect();
        let request = request.header(header::COOKIE, cookies.join("; ")).body(body).expect("a request");
        let answer = platform::web::router(self.site.house.clone()).oneshot(request).await.expect("an answer");
        self.status = answer.status();
        for set in answer.headers().get_all(header::SET_COOKIE) {
            let set = set.to_str().expect("ASCII");
            let (name, value) = set.split(';').next().and_then(|s| s.split_once('=')).expect("a cookie");
            if value.is_empty() {
                self.cookies.remove(name);
            } else {
                self.cookies.insert(name.to_owned(), value.to_owned());
            }
        }
        let head = |name| answer.headers().get(name).and_then(|v| v.to_str().ok()).map(str::to_owned);
        let forward = head(header::REFRESH).map(|r| r.trim_start_matches("0; url=").to_owned());
        self.at = head(header::LOCATION).or(forward).unwrap_or_else(|| path.to_owned());
        let bytes = axum::body::to_bytes(answer.into_body(), 1 << 22).await.expect("a body");
        self.body = String::from_utf8(bytes.to_vec()).expect("UTF-8");
    }
}

fn attribute(tag: &str, name: &str) -> String {
    let value = tag.split(&format!(" {name}=\"")).nth(1).and_then(|rest| rest.split('"').next());
    value.expect("the attribute").replace("&amp;", "&")
}

fn encoded(text: &str) -> String {
    let plain = |b: u8| b.is_ascii_alphanumeric() || b"-_.~".contains(&b);
    text.bytes().map(|b| if plain(b) { char::from(b).to_string() } else { format!("%{b:02X}") }).collect()
}

/// What an authenticator with this key (as it is typed) shows at a moment.
pub fn code(typing: &str, at: Moment) -> String {
    let digits = typing.bytes().filter(u8::is_ascii_alphanumeric);
    let bits: Vec<u8> = digits
        .flat_map(|d| {
            let value = if d.is_ascii_digit() { d - b'2' + 26 } else { d - b'A' };
            (0..5).rev().map(move |n| value >> n & 1)
        })
        .collect();
    let secret: Vec<u8> = bits.chunks_exact(8).map(|byte| byte.iter().fold(0, |all, bit| all << 1 | bit)).collect();
    let key = ring::hmac::Key::new(ring::hmac::HMAC_SHA1_FOR_LEGACY_USE_ONLY, &secret);
    let tag = ring::hmac::sign(&key, &(at.millis() as u64 / 30_000).to_be_bytes());
    let tag = tag.as_ref();
    let at = usize::from(tag[19] & 15);
    let number = u32::from_be_bytes(tag[at..at + 4].try_into().expect("four bytes")) & 0x7FFF_FFFF;
    format!("{:06}", number % 1_000_000)
}

/// The key that a page shows to be typed.
pub fn typing(body: &str) -> String {
    body.split("<code>").nth(1).and_then(|rest| rest.split('<').next()).expect("a key to type").to_owned()
}
