//! A house with one small importer, and a visitor who sends it files.

use std::path::PathBuf;
use std::sync::Arc;

use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use kernel::{Assurance, Lang, MembershipId, Moment, OrganisationId, PersonId, Role};
use larbro_platform::args;
use larbro_platform::config::{Config, Mode};
use larbro_platform::db::migrate::{Migration, migrate};
use larbro_platform::db::{Address, Db, hex};
use larbro_platform::door::{self, Clock};
use larbro_platform::failure::Done;
use larbro_platform::files::{Column, Columns, Sheet, Table};
use larbro_platform::house::{Boxed, Directory, House, Member};
use larbro_platform::import::{self, Applied, Importer, Reviewed};
use larbro_platform::session::{self, LoggedIn};
use larbro_platform::texts::Texts;
use larbro_platform::web::{Ctx, router};
use tower::ServiceExt;

const TEXT: &str = "things-title = Saker\nthings-explain = En rad för varje sak.\n";

const COLUMNS: Columns = Columns::new(&[
    Column::required("id", &["nummer"]),
    Column::required("name", &["namn"]).personal(),
    Column::required("town", &["ort"]),
    Column::optional("protected", &["skyddad"]),
]);

const TABLE: Migration = Migration::new(
    "202611250800_things_create",
    "CREATE TABLE things (tenant TEXT NOT NULL, id TEXT NOT NULL, name TEXT NOT NULL, PRIMARY KEY (tenant, id));",
);

const THINGS: Importer = Importer {
    name: "things",
    title_key: "things-title",
    explain_key: "things-explain",
    roles: &[Role::PlacementCoordinator],
    columns: &COLUMNS,
    target: Some(targets),
    review,
    apply,
    example,
};

fn targets(_: &mut Ctx) -> Boxed<'_, Done<Vec<(String, String)>>> {
    Box::pin(async {
        Ok(vec![("vt27".to_owned(), "Våren 2027".to_owned()), ("ht27".to_owned(), "Hösten".to_owned())])
    })
}

fn example(_: Lang) -> Table {
    let rows = vec![vec!["1".into(), "Sak".into(), "Lycksele".into(), "nej".into()]];
    Table { title: "Saker".to_owned(), columns: COLUMNS.names().map(str::to_owned).collect(), rows }
}

/// Valid rows, each with whether it is new or changed; and what the review tells.
async fn judge(c: &mut Ctx, sheet: &Sheet) -> Done<(Vec<(String, String)>, Reviewed)> {
    let tenant = c.scope().organisation;
    let (header, mut valid) = (COLUMNS.find(sheet), Vec::new());
    let mut reviewed = Reviewed { findings: header.findings.clone(), ..Reviewed::default() };
    for mut row in header.rows(sheet) {
        let (id, name) = (row.text("id", 10), row.text("name", 40));
        row.one_of("town", &[("Lycksele", 1), ("Kiruna", 2)]);
        let protected = row.optional("protected", larbro_platform::files::Cursor::yes_no) == Some(true);
        let clean = row.is_clean();
        reviewed.findings.append(&mut row.findings);
        if protected {
            reviewed.protected.push(row.number());
        } else if clean && let (Some(id), Some(name)) = (id, name) {
            let stored = c.tx.one("SELECT name FROM things WHERE tenant = $1 AND id = $2", args![tenant, &id]).await?;
            match stored.map(|row| row.text("name")).transpose()? {
                None => reviewed.new += 1,
                Some(old) if old == name => reviewed.unchanged += 1,
                Some(_) => reviewed.changed += 1,
            }
            valid.push((id, name));
        }
    }
    Ok((valid, reviewed))
}

fn review<'a>(c: &'a mut Ctx, _: &'a str, sheet: &'a Sheet) -> Boxed<'a, Done<Reviewed>> {
    Box::pin(async move { Ok(judge(c, sheet).await?.1) })
}

fn apply<'a>(c: &'a mut Ctx, _: &'a str, sheet: &'a Sheet) -> Boxed<'a, Done<Applied>> {
    Box::pin(async move {
        let (valid, reviewed) = judge(c, sheet).await?;
        let tenant = c.scope().organisation;
        let rows: Vec<_> = valid.iter().map(|(id, name)| args![tenant, id, name].to_vec()).collect();
        let tail = "ON CONFLICT (tenant, id) DO UPDATE SET name = excluded.name";
        c.tx.insert("INSERT INTO things (tenant, id, name) VALUES", &rows, tail).await?;
        let Reviewed { new, changed, unchanged, .. } = reviewed;
        Ok(Applied { new, changed, unchanged, protected: reviewed.protected.len() })
    })
}

/// Anna and Bo are coordinators at one HEI, Cia administers it, Dan is a coordinator elsewhere.
fn member(person: PersonId, id: MembershipId) -> Option<Member> {
    let people = [
        ("anna", Role::PlacementCoordinator, "umu"),
        ("bo", Role::PlacementCoordinator, "umu"),
        ("cia", Role::TenantAdministrator, "umu"),
        ("dan", Role::PlacementCoordinator, "ltu"),
    ];
    let (name, role, organisation) = people.into_iter().find(|(name, ..)| PersonId::named(name) == person)?;
    Some(Member {
        id,
        role,
        organisation: OrganisationId::named(organisation),
        organisation_name: organisation.to_owned(),
        name: name.to_owned(),
    })
}

/// A house that is gone when the test ends.
pub struct World {
    pub house: Arc<House>,
    folder: PathBuf,
}

impl Drop for World {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}

impl World {
    pub async fn new() -> Self {
        let folder = std::env::temp_dir().join(format!("larbro-import-{}", hex(&door::secret::<6>())));
        std::fs::create_dir_all(&folder).expect("a temporary folder");
        let config = Config {
            mode: Mode::Serve,
            listen: "127.0.0.1:80".parse().expect("an address"),
            base_url: "http://127.0.0.1".to_owned(),
            trusted_proxy: None,
            data_folder: folder.clone(),
            issuers: Vec::new(),
            program: env!("CARGO_BIN_EXE_larbro-parse-upload").into(),
        };
        let db = Db::open(&Address::File(folder.join("larbro.db"))).await.expect("the database opens");
        let migrations: Vec<Migration> = larbro_platform::schema::MIGRATIONS.iter().copied().chain([TABLE]).collect();
        migrate(&db, &migrations).await.expect("the tables are made");
        let texts = Texts::new(&[
            (Lang::Sv, include_str!("../../text/sv.ftl")),
            (Lang::En, include_str!("../../text/en.ftl")),
            (Lang::Sv, TEXT),
            (Lang::En, TEXT),
        ]);
        let routes = import::routes();
        let house = House {
            config,
            db,
            clock: Clock::fixed(Moment::from_millis(1_795_338_000_000)),
            texts: Arc::new(texts),
            routes: routes.all,
            menu: routes.menu,
            jobs: Vec::new(),
            importers: vec![THINGS],
            directory: Directory { member: |_, person, id, _| Box::pin(async move { Ok(member(person, id)) }) },
            reactions: &[],
            provided: larbro_platform::house::Provided::default(),
            dress: larbro_platform::web::dress,
        };
        Self { house: Arc::new(house), folder }
    }

    /// How many things there are, or other rows that a query counts.
    pub async fn count(&self, sql: &'static str) -> i64 {
        let mut tx = self.house.db.read().await.expect("it reads");
        tx.count(sql, args![]).await.expect("it counts")
    }

    pub async fn run(&self, sql: &'static str) {
        let mut tx = self.house.db.write().await.expect("it writes");
        tx.run(sql, args![]).await.expect("it runs");
        tx.commit().await.expect("it is saved");
    }

    pub async fn signed_in(&self, name: &str) -> Visitor {
        let mut tx = self.house.db.write().await.expect("it writes");
        let who = LoggedIn {
            person: PersonId::named(name),
            membership: Some(MembershipId::named(name)),
            assurance: Assurance { level: 2, multi_factor: true },
        };
        let now = self.house.clock.now();
        let token =
            session::begin(&mut tx, &mut self.house.clock.ids(), now, &who, now).await.expect("a session begins");
        tx.commit().await.expect("it is saved");
        Visitor { house: self.house.clone(), token }
    }
}

/// Somebody with a browser.
pub struct Visitor {
    house: Arc<House>,
    token: String,
}

/// What came back.
#[derive(Debug)]
pub struct Seen {
    pub status: StatusCode,
    pub location: String,
    pub body: String,
}

impl Seen {
    #[track_caller]
    pub fn must_say(&self, words: &str) -> &Self {
        assert!(self.body.contains(words), "{words:?} is not in ({}) {}", self.status, self.body);
        self
    }

    #[track_caller]
    pub fn must_not_say(&self, words: &str) -> &Self {
        assert!(!self.body.contains(words), "{words:?} is in {}", self.body);
        self
    }

    #[track_caller]
    pub fn must_be(&self, status: u16) -> &Self {
        assert_eq!(self.status.as_u16(), status, "{}", self.body);
        self
    }

    /// The value of a hidden field.
    #[track_caller]
    pub fn field(&self, name: &str) -> String {
        let after = self.body.split_once(&format!("name=\"{name}\" value=\"")).expect("the page has the field").1;
        after.split('"').next().unwrap_or_default().to_owned()
    }
}

impl Visitor {
    async fn send(&self, request: Request<Body>) -> Seen {
        let response = router(self.house.clone()).oneshot(request).await.expect("it answers");
        let location = response.headers().get(header::LOCATION).and_then(|v| v.to_str().ok()).unwrap_or("").to_owned();
        let status = response.status();
        let bytes = axum::body::to_bytes(response.into_body(), 10_000_000).await.expect("a body");
        Seen { status, location, body: String::from_utf8_lossy(&bytes).into_owned() }
    }

    fn request(&self, path: &str) -> axum::http::request::Builder {
        Request::builder().uri(path).header(header::COOKIE, format!("larbro={}", self.token))
    }

    pub async fn look(&self, path: &str) -> Seen {
        self.send(self.request(path).body(Body::empty()).expect("a request")).await
    }

    pub async fn post(&self, path: &str, fields: &[(&str, &str)]) -> Seen {
        let (csrf, key) = (session::csrf_of(&self.token), hex(&door::secret::<16>()));
        let mut all = vec![("token", csrf.as_str()), ("nyckel", key.as_str())];
        all.extend(fields);
        let body = all.iter().map(|(n, v)| format!("{n}={v}")).collect::<Vec<_>>().join("&");
        let request = self.request(path).method("POST");
        let request = request.header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        self.send(request.body(Body::from(body)).expect("a request")).await
    }

    pub async fn upload(&self, path: &str, target: &str, name: &str, bytes: &[u8]) -> Seen {
        let (csrf, key) = (session::csrf_of(&self.token), hex(&door::secret::<16>()));
        let mut body = Vec::new();
        for (field, value) in [("token", csrf.as_str()), ("nyckel", &key), ("target", target)] {
            body.extend(
                format!("--edge\r\ncontent-disposition: form-data; name=\"{field}\"\r\n\r\n{value}\r\n").bytes(),
            );
        }
        let head = format!("--edge\r\ncontent-disposition: form-data; name=\"file\"; filename=\"{name}\"\r\n\r\n");
        body.extend(head.bytes());
        body.extend(bytes);
        body.extend(b"\r\n--edge--\r\n");
        let request =
            self.request(path).method("POST").header(header::CONTENT_TYPE, "multipart/form-data; boundary=edge");
        self.send(request.body(Body::from(body)).expect("a request")).await
    }

    /// Hands a file in, and gives the address of its review.
    pub async fn hand_in(&self, text: &str) -> String {
        let seen = self.upload("/admin/import/things", "vt27", "saker.csv", text.as_bytes()).await;
        seen.must_be(303);
        seen.location
    }

    /// Says "Läs in" on a review as it is shown now, and gives the page it leads to.
    pub async fn read_in(&self, review: &str) -> Seen {
        let page = self.look(review).await;
        let (sett, version) = (page.field("sett"), page.field("version"));
        let seen = self.post(&format!("{review}/las-in"), &[("sett", &sett), ("version", &version)]).await;
        if seen.status.as_u16() == 303 { self.look(&seen.location).await } else { seen }
    }
}
