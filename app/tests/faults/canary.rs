//! T:P1: three protected students with words that stand nowhere else. Whoever looks, and wherever, finds none of the
//! words; a handler of protected identities who opens the case finds them all.

use std::collections::{BTreeSet, VecDeque};
use std::io::{Read, Write};
use std::sync::{Arc, Mutex};

use kernel::{OrganisationId, PeriodId, Role, UnitId};
use organisations::{Level, Unit};
use platform::args;
use platform::db::{Db, Sql, backup};
use platform::house::Method;
use platform::jobs;
use platform::web::Ctx;

use super::forms::options;
use super::inside::{Folder, coordinator, figure, tables};
use crate::on_both;
use crate::support::html::links;
use crate::support::visitor::{Seen, Visitor};
use crate::support::world::World;

/// Names, references and homes of the three, in pieces that survive any way of writing them.
const WORDS: [&str; 9] = [
    "Kanariefågel",
    "Papegojsdotter",
    "Undulatsson",
    "kanarie-7q1",
    "papegoja-7q2",
    "undulat-7q3",
    "64.31377",
    "64.41733",
    "64.51931",
];
const FILE: &str = "student_id;name;lat;lon;car;place_type;protected\n\
    s1;Elin Ek;64.2;17.1;nej;Äldreomsorg;nej\ns2;Omar Öst;64.2;17.2;nej;Äldreomsorg;nej\n\
    kanarie-7q1;Kanariefågel Prov;64.31377;17.3;nej;Äldreomsorg;ja\n\
    papegoja-7q2;Papegojsdotter Prov;64.41733;17.3;nej;Äldreomsorg;ja\n\
    undulat-7q3;Undulatsson Prov;64.51931;17.3;ja;Äldreomsorg;ja\n\
    s3;Fel Fall;ingenstans;17.3;nej;Äldreomsorg;nej\n\
    undulat-7q3;Undulatsson Prov;fel;17.3;kanske;Äldreomsorg;ja\n";

/// Where every line of the log goes during this program.
static LOG: Mutex<Vec<u8>> = Mutex::new(Vec::new());

struct Kept;

impl Write for Kept {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        LOG.lock().expect("no writer broke").extend(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

/// Logs as the program does, and more of it than anybody asks for in earnest.
fn keep_log() {
    let filter = tracing_subscriber::EnvFilter::new("debug,hyper=info,hyper_util=info,reqwest=info");
    let _ = tracing_subscriber::fmt().json().with_env_filter(filter).with_writer(|| Kept).try_init();
}

fn holds(bytes: &[u8], word: &str) -> bool {
    bytes.windows(word.len()).any(|w| w == word.as_bytes())
}

/// The words that stand in these bytes; a workbook is unpacked first.
fn found(bytes: &[u8]) -> Vec<&'static str> {
    let mut all = bytes.to_vec();
    if bytes.starts_with(b"PK") {
        let mut package = zip::ZipArchive::new(std::io::Cursor::new(bytes)).expect("a workbook is a package");
        for n in 0..package.len() {
            package.by_index(n).expect("a part").read_to_end(&mut all).expect("a part unpacks");
        }
    }
    WORDS.into_iter().filter(|w| holds(&all, w)).collect()
}

#[test]
fn a_word_is_found_where_it_stands() {
    assert_eq!(found("… Kanariefågel …".as_bytes()), ["Kanariefågel"]);
    let mut table =
        platform::files::Table { title: "a".to_owned(), columns: vec!["namn".to_owned()], rows: Vec::new() };
    table.rows.push(vec!["Undulatsson Prov".into()]);
    assert_eq!(found(&table.xlsx().expect("a workbook")), ["Undulatsson"]);
}

/// Pages of the embedded register of organisations and units.
const REGISTER: [&str; 2] = ["/organisationer", "/enheter"];

/// Somebody who looks at everything that links lead to; gives the addresses that answered 200.
async fn crawl(world: &World, who: &str, visitor: &mut Visitor, starts: &[String]) -> BTreeSet<String> {
    let mut waiting: VecDeque<String> = starts.iter().cloned().collect();
    let without_id = world.house.routes.iter().filter(|r| r.method == Method::Get && !r.path.contains('{'));
    waiting.extend(without_id.flat_map(|r| [r.path.to_owned(), format!("/en{}", r.path.trim_end_matches('/'))]));
    let mut seen: BTreeSet<String> = waiting.iter().cloned().collect();
    let mut answered = BTreeSet::new();
    while let Some(path) = waiting.pop_front() {
        assert!(answered.len() < 3_000, "{who}: the crawl does not end");
        let page = visitor.look(&path).await;
        assert!(page.status < 500, "{who} {path}: {}", page.status);
        assert_eq!(found(&page.bytes), Vec::<&str>::new(), "{who} finds them on {path}");
        assert_eq!(found(format!("{:?}", page.headers).as_bytes()), Vec::<&str>::new(), "{who} {path}: in a header");
        if page.status == 200 {
            answered.insert(path);
        }
        let further = links(&page.html).into_iter().chain(page.location.clone());
        for link in further.filter_map(|l| l.strip_prefix(&world.base).map(str::to_owned).or(Some(l))) {
            let plain = link.split('#').next().unwrap_or("").to_owned();
            if plain.starts_with('/') && !plain.starts_with("//") && seen.insert(plain.clone()) {
                // The register has a thousand pages of one kind, the same for everybody: some of them speak for all.
                let of_register = REGISTER.iter().find(|part| plain.contains(**part));
                let looked = of_register.map_or(0, |part| seen.iter().filter(|p| p.contains(*part)).count());
                if looked <= 25 {
                    waiting.push_back(plain);
                }
            }
        }
    }
    answered
}

/// The round of the story, and what the coordinator saw of it.
struct Round {
    karin: Visitor,
    period: PeriodId,
    paths: Vec<String>,
}

async fn unit(world: &World) {
    let mut c = Ctx::of_house(world.house.clone(), "faults").await.expect("a transaction").acting_as(coordinator());
    let municipality = OrganisationId::named("2463");
    let unit = Unit {
        id: UnitId::named("norr"),
        organisation: municipality,
        registered_by: municipality,
        parent: None,
        level: Level::Unit,
        name: "Hemtjänst Norr".to_owned(),
        municipality: "2463".to_owned(),
        address: None,
        place: None,
        closed: None,
        version: 1,
    };
    organisations::store::units::save(&mut c.tx, std::slice::from_ref(&unit)).await.expect("the unit is saved");
    c.save().await.expect("it is durable");
}

/// Reads the file in through the pages, three seats at one unit.
async fn round(world: &World) -> Round {
    unit(world).await;
    let mut karin = world.signed_in("Karin Ahlgren", Role::PlacementCoordinator, OrganisationId::named("UMU")).await;
    let period = PeriodId::named("canary");
    super::inside::write_period(&world.house.db, period, "Socionom").await.expect("a period");
    let add = karin.open(&format!("/vfu/{period}/platser/ny?sok=norr")).await;
    let add =
        crate::support::html::forms(&add.html).into_iter().find(|f| f.action.ends_with("/ny") && f.method == "post");
    karin.submit(&add.expect("a form that adds seats").with("seats", "2")).await.must_be(200);
    let form = karin.open(&format!("/admin/import/students?target={period}")).await.form("/admin/import/students");
    let review = karin.upload(&form, "file", "studenter.csv", FILE.as_bytes()).await;
    review.must_be(200);
    let at = review.at.split('?').next().unwrap_or("").to_owned();
    let paths = vec![at.clone(), format!("{at}/fel.csv"), format!("{at}/fel.xlsx"), format!("/en{at}/fel.csv")];
    assert_eq!(found(&review.bytes), Vec::<&str>::new(), "the review");
    crawl(world, "the coordinator in the review", &mut karin, &paths).await;
    let read = karin.submit(&review.form("/las-in")).await;
    read.must_be(200);
    assert_eq!(found(&read.bytes), Vec::<&str>::new(), "the receipt");
    Round { karin, period, paths }
}

/// Computes, and gives the page of the proposal.
async fn propose(world: &World, round: &mut Round) -> Seen {
    let page = round.karin.open("/roll").await;
    let mut form = page.form("/logga-ut");
    form.action = format!("/vfu/{}/fordelning/korning", round.period);
    form.fields.retain(|(n, _)| n == "token" || n == "nyckel");
    let watched = round.karin.submit(&form).await;
    let run = watched.at.split('?').next().unwrap_or("").to_owned();
    while jobs::work_once(&Arc::clone(&world.house), "faults").await.expect("work") {}
    let mut seen = round.karin.open(&run).await;
    while !seen.at.contains("/vfu/forslag/") {
        seen.must_be(200);
        tokio::task::yield_now().await;
        seen = round.karin.open(&run).await;
    }
    let plan = seen.at.split('?').next().unwrap_or("").to_owned();
    if run.contains("/korning/") {
        round.paths.push(format!("{run}/handelser"));
    }
    let tails = ["", "/lista", "/bevis", "/jamfor", "/export/csv", "/export/xlsx"];
    round.paths.extend(tails.iter().flat_map(|t| [format!("{plan}{t}"), format!("/en{plan}{t}")]));
    seen
}

async fn handler(world: &World) -> Visitor {
    world.signed_in("Birgit Westman", Role::ProtectedIdentityHandler, OrganisationId::named("UMU")).await
}

/// Opens the case of number `n` in A4; gives its page.
async fn open_case(birgit: &mut Visitor, n: usize) -> Seen {
    let list = birgit.open("/admin/skyddade").await;
    list.must_be(200);
    assert_eq!(found(&list.bytes), Vec::<&str>::new(), "the list holds numbers only");
    let cases = crate::support::html::forms(&list.html).into_iter().filter(|f| f.action.ends_with("/oppna"));
    let form = cases.collect::<Vec<_>>().swap_remove(n).with("skal", "Placering inför våren 2027");
    birgit.submit(&form).await
}

/// The positive control: the handler finds every word, and places the first by hand.
async fn positive_control(world: &World) {
    let mut birgit = handler(world).await;
    let mut words = BTreeSet::new();
    for n in 0..3 {
        let case = open_case(&mut birgit, n).await;
        case.must_be(200);
        words.extend(found(&case.bytes));
        if n == 0 {
            let placed = birgit.submit(&case.form("/plats").with("plats", &options(&case, "plats")[0].0)).await;
            placed.must_be(200).must_say("Platsen är sparad");
        }
        let again = birgit.open("/admin/skyddade/arende").await;
        birgit.submit(&again.form("/stang")).await.must_be(200);
    }
    assert_eq!(words.len(), WORDS.len(), "the handler finds them all: {words:?}");
}

/// Everybody who has a role, here and elsewhere, and nobody in particular.
async fn everybody(world: &World) -> Vec<(String, Visitor)> {
    let mut all = vec![("anonymous".to_owned(), world.visitor())];
    let elsewhere = [
        ("LTU", Role::PlacementCoordinator),
        ("2463", Role::MunicipalCoordinator),
        ("2463", Role::UnitManager),
        ("LTU", Role::ProtectedIdentityHandler),
    ];
    let here = Role::ALL.into_iter().filter(|r| !matches!(r, Role::Anonymous | Role::ProtectedIdentityHandler));
    for (code, role) in here.map(|r| ("UMU", r)).chain(elsewhere) {
        let name = format!("{role} {code}");
        all.push((name.clone(), world.signed_in(&name, role, OrganisationId::named(code)).await));
    }
    all
}

async fn rows_of_postgres(db: &Db) -> Vec<u8> {
    let mut tx = db.read().await.expect("a transaction");
    let mut all = Vec::new();
    for table in tables(&mut tx, true).await {
        let sql = Sql::assembled(format!("SELECT CAST(t AS TEXT) AS line FROM {table} t"));
        for row in tx.rows(sql, args![]).await.expect("the rows") {
            all.extend(row.text("line").expect("a row").bytes());
        }
    }
    all
}

/// Every file below a folder.
fn files(folder: &std::path::Path) -> Vec<std::path::PathBuf> {
    let mut all = Vec::new();
    for entry in std::fs::read_dir(folder).expect("the folder reads").flatten() {
        if entry.path().is_dir() { all.extend(files(&entry.path())) } else { all.push(entry.path()) }
    }
    all
}

/// Rows, files, a copy: what lies on the disk. Gives the bytes that were searched.
async fn search_what_lies(world: &World) -> usize {
    let folder = Folder::new("canary");
    let copy = folder.file("copy.db");
    let mut searched = 0;
    if world.house.db.is_shared() {
        let rows = rows_of_postgres(&world.house.db).await;
        assert!(holds(&rows, "Elin Ek"), "the search bites");
        assert_eq!(found(&rows), Vec::<&str>::new(), "in a table");
        searched += rows.len();
    } else {
        backup::backup(&world.house.db, &copy).await.expect("a copy");
        assert!(holds(&std::fs::read(&copy).expect("the copy reads"), "Elin Ek"), "the search bites");
    }
    for file in files(&world.house.config.data_folder).into_iter().chain(files(&folder.0)) {
        let bytes = std::fs::read(&file).expect("the file reads");
        assert_eq!(found(&bytes), Vec::<&str>::new(), "in {}", file.display());
        searched += bytes.len();
    }
    let log = LOG.lock().expect("no writer broke");
    assert!(holds(&log, "audit log sealed"), "the log was kept");
    assert_eq!(found(&log), Vec::<&str>::new(), "in the log");
    searched + log.len()
}

on_both!(nobody_finds_a_protected_person);
async fn nobody_finds_a_protected_person(world: &World) {
    keep_log();
    let mut round = round(world).await;
    let seats = format!("/vfu/{}/platser", round.period);
    let free = propose(world, &mut round).await;
    free.must_say("Har plats 2 av 2");
    positive_control(world).await;
    round.karin.open(&seats).await.must_say("Reserverade");
    let proposal = propose(world, &mut round).await;
    proposal.must_say("Har plats 1 av 2");
    round.karin.submit(&proposal.form("/godkann")).await.must_be(200);
    let mut paths = round.paths.clone();
    paths.push(format!("/vfu/{}", round.period));
    let mine = crawl(world, "the coordinator", &mut round.karin, &paths).await;
    assert!(
        mine.iter().any(|p| p.ends_with("/export/xlsx")) && mine.iter().any(|p| p.ends_with("/handelser")),
        "{mine:?}"
    );
    paths.extend(mine.iter().cloned());
    paths.extend(["/admin/skyddade", "/admin/skyddade/arende"].map(str::to_owned));
    let (mut pages, mut looks) = (mine.len(), mine.len());
    let all = everybody(world).await;
    let roles = all.len() + 1;
    for (who, mut visitor) in all {
        pages += crawl(world, &who, &mut visitor, &paths).await.len();
        looks += paths.len();
    }
    // The log is sealed every few seconds; at the end it is sealed once more, so that it tells of it.
    let mut tx = world.house.db.write().await.expect("a transaction");
    platform::audit::seal(&mut tx, 5_000).await.expect("the rows are sealed");
    tx.commit().await.expect("it is durable");
    let bytes = search_what_lies(world).await;
    let name = if world.house.db.is_shared() { "PostgreSQL" } else { "SQLite" };
    figure(&format!(
        "T:P1 {name}: 9 words of 3 persons found 0 times by {roles} visitors on {pages} pages (more than {looks} looks) and in {bytes} bytes of rows, files, copies and log; 9 of 9 by the handler"
    ));
}
