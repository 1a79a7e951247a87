//! Every page of the house is sound: its markup, its size, its links. No browser needed.

mod support;

use platform::config::Mode;
use support::crawl::{Visit, crawl, roles_to_try};
use support::example::Example;
use support::samples::{keys, samples};
use support::scan::Document;
use support::world::{On, World};

/// Compressed bytes of a page (ux plan, section 12).
const BOARD: usize = 60_000;
const TABLE: usize = 20_000;
const FORM_OR_TEXT: usize = 14_000;
const STYLESHEET: usize = 10_000;
const SCRIPT: usize = 12_000;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_page_in_every_state_is_sound_in_both_languages() {
    let world = World::start(On::Sqlite, Mode::Demo).await.expect("the embedded database is always there");
    let keys = keys();
    let mut faults = Vec::new();
    let all = samples(&world.house);
    assert!(all.len() > 100, "only {} samples", all.len());
    for sample in &all {
        let found = Document::read(&sample.html).faults(sample.lang, |word| keys.is_key(word));
        faults.extend(found.into_iter().map(|fault| format!("{}: {fault}", sample.name)));
    }
    assert!(faults.is_empty(), "{} samples, {} faults:\n{}", all.len(), faults.len(), faults.join("\n"));
    world.end().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_link_of_every_role_leads_to_a_sound_page_within_its_size() {
    let example = Example::start().await;
    let keys = keys();
    let mut faults = Vec::new();
    let mut anonymous = example.world.visitor();
    let start = ["/prova", "/logga-in", "/"].map(str::to_owned);
    let mut pages = check("nobody", crawl(&example.world, &mut anonymous, &start).await, &keys, &mut faults);
    for (role, form) in roles_to_try(&example.world).await {
        let mut visitor = example.world.visitor();
        visitor.open("/prova").await;
        let home = visitor.submit(&form).await;
        home.must_be(200);
        let start = [home.at, "/roll".to_owned(), example.proposal.clone()];
        let reach = if role.contains("VFU") { &start[..] } else { &start[..2] };
        pages += check(&role, crawl(&example.world, &mut visitor, reach).await, &keys, &mut faults);
    }
    assert!(pages > 100, "only {pages} pages");
    assert!(faults.is_empty(), "{pages} pages, {} faults:\n{}", faults.len(), faults.join("\n"));
    example.world.end().await;
}

fn check(who: &str, visits: Vec<Visit>, keys: &support::scan::Keys, faults: &mut Vec<String>) -> usize {
    let count = visits.len();
    for visit in visits {
        let at = format!("{who} {} (from {})", visit.path, visit.from);
        if visit.status >= 400 {
            faults.push(format!("{at}: {}", visit.status));
        } else if visit.is_page() {
            let document = Document::read(&visit.html);
            let found = document.faults(visit.lang, |word| keys.is_key(word));
            faults.extend(found.into_iter().map(|fault| format!("{at}: {fault}")));
            let most = most(&document);
            if visit.bytes > most {
                faults.push(format!("{at}: {} bytes, at most {most}", visit.bytes));
            }
        }
    }
    count
}

fn most(document: &Document) -> usize {
    if document.has_class("board") {
        BOARD
    } else if document.all("table").next().is_some() {
        TABLE
    } else {
        FORM_OR_TEXT
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn stylesheet_and_script_are_small() {
    let world = World::start(On::Sqlite, Mode::Demo).await.expect("the embedded database is always there");
    let visitor = world.visitor();
    for (file, most) in [(&*platform::web::STYLESHEET, STYLESHEET), (&*platform::web::SCRIPT, SCRIPT)] {
        let request = visitor.raw(reqwest::Method::GET, &file.href).header("accept-encoding", "gzip");
        let bytes = visitor.bytes(request).await.len();
        assert!((500..=most).contains(&bytes), "{}: {bytes} bytes, at most {most}", file.href);
    }
    world.end().await;
}

/// What the log may say, as our own sources write it.
fn verbs() -> std::collections::BTreeSet<String> {
    let root = concat!(env!("CARGO_MANIFEST_DIR"), "/..");
    let mut folders: Vec<std::path::PathBuf> =
        ["capabilities", "platform/src", "app/src", "demo/src"].map(|f| format!("{root}/{f}").into()).into();
    let mut verbs = std::collections::BTreeSet::new();
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(&folder).expect("a folder of sources").flatten() {
            let path = entry.path();
            if path.is_dir() && path.file_name().is_none_or(|n| n != "tests") {
                folders.push(path);
            } else if path.extension().is_some_and(|e| e == "rs") {
                let source = std::fs::read_to_string(&path).expect("a source");
                let source = source.split("#[cfg(test)]").next().unwrap_or_default();
                let said = source
                    .split("Entry::new(")
                    .skip(1)
                    .filter_map(|rest| rest.trim_start().strip_prefix('"')?.split('"').next());
                verbs.extend(said.filter(|v| v.contains('.')).map(str::to_owned));
            }
        }
    }
    verbs
}

#[test]
fn every_verb_of_the_log_has_words() {
    let text = platform::texts::Text::new(kernel::Lang::Sv, std::sync::Arc::new(larbro::build::texts()));
    let verbs = verbs();
    assert!(verbs.len() > 40, "only {verbs:?}");
    let wordless = verbs.iter().filter(|v| !text.knows(&format!("audit-{}", v.replace(['.', '_'], "-"))));
    assert_eq!(wordless.collect::<Vec<_>>(), Vec::<&String>::new());
}
