//! The banned words of GLOSSARY.md, and what never stands in the repository: paths of one machine, hosts of registries.

use crate::repository::{File, assert_none, files, words};

/// Put together here, so that this file does not hold what it looks for.
fn never() -> Vec<String> {
    let machine = ["work", "home", "root", "Users"].map(|folder| format!("/{folder}/"));
    let hosts =
        ["static.crates", "index.crates", "registry.npmjs", "registry.yarnpkg", "pypi.python", "files.pythonhosted"];
    machine.into_iter().chain(hosts.map(|host| format!("{host}."))).collect()
}

/// A row of the table of banned words: the word, what to write instead, and where it may stand.
struct Banned {
    word: String,
    instead: String,
    allowed_in: Vec<String>,
}

/// The rows after the heading `| Banned |`: word, what to write, and in backticks the paths where it may stand.
fn banned(glossary: &str) -> Vec<Banned> {
    let rows = glossary.lines().skip_while(|line| !line.starts_with("| Banned |")).skip(2);
    rows.take_while(|line| line.starts_with('|'))
        .filter_map(|line| {
            let cells: Vec<&str> = line.split('|').map(str::trim).collect();
            let [_, word, instead, allowed, ..] = cells[..] else { return None };
            let allowed_in = allowed.split('`').skip(1).step_by(2).map(ToOwned::to_owned).collect();
            Some(Banned { word: word.trim_matches('`').to_owned(), instead: instead.to_owned(), allowed_in })
        })
        .collect()
}

/// The word alone, also in plural and as the only word of an identifier; `placement_supervisor` is another word, on a
/// page "placement supervisor".
fn holds(line: &str, word: &str) -> bool {
    let mut before = String::new();
    words(line).any(|found| {
        let found = found.to_lowercase();
        let stem = found.strip_suffix('s').filter(|_| !word.ends_with('s')).unwrap_or(&found);
        let is_banned = (stem == word || found == word) && !SAYS_WHICH.contains(&before.as_str());
        before = found;
        is_banned
    })
}

/// Words that say which one is meant.
const SAYS_WHICH: [&str; 2] = ["placement", "exam"];

fn faults(file: &File, banned: &[Banned]) -> Vec<String> {
    let mut faults = Vec::new();
    let is_prose = [".rs", ".ftl", ".md"].iter().any(|ending| file.ends_with(ending)) && file.path != "GLOSSARY.md";
    let banned =
        banned.iter().filter(|b| is_prose && !b.allowed_in.iter().any(|path| file.path.starts_with(path.as_str())));
    let banned: Vec<&Banned> = banned.collect();
    for (number, line) in file.text.lines().enumerate() {
        let at = format!("{}:{}", file.path, number + 1);
        for ban in banned.iter().filter(|ban| holds(line, &ban.word)) {
            faults.push(format!("{at}: \"{}\" is banned: {}", ban.word, ban.instead));
        }
    }
    faults
}

fn faults_of_place(file: &File) -> Vec<String> {
    if file.path == "Cargo.lock" {
        return Vec::new();
    }
    let never = never();
    let found = file.text.lines().enumerate().filter_map(|(number, line)| {
        let part = never.iter().find(|part| stands(line, part))?;
        Some(format!("{}:{}: {part} belongs to one machine", file.path, number + 1))
    });
    found.collect()
}

/// A path of a machine begins a word; `/en/home/` on a page does not, nor does `https://host/work/`.
fn stands(line: &str, part: &str) -> bool {
    let is_start = |at: usize| !line[..at].ends_with(|c: char| c.is_alphanumeric() || "/_-.}$~".contains(c));
    line.match_indices(part).any(|(at, _)| !part.starts_with('/') || is_start(at))
}

#[test]
fn banned_words_are_not_used() {
    let files = files();
    let glossary = files.iter().find(|file| file.path == "GLOSSARY.md").expect("GLOSSARY.md lies at the root");
    let banned = banned(&glossary.text);
    assert!(banned.len() >= 5, "the table of banned words was not found");
    assert_none(&files.iter().flat_map(|file| faults(file, &banned)).collect::<Vec<_>>());
}

#[test]
fn nothing_names_one_machine() {
    assert_none(&files().iter().flat_map(faults_of_place).collect::<Vec<_>>());
}

#[test]
fn banned_words_and_machines_are_found() {
    let banned =
        banned("| Banned | write | may stand in |\n|---|---|---|\n| `supervisor` | which one | `app/tests/` |\n");
    let file = |path: &str, text: &str| File { path: path.to_owned(), text: text.to_owned() };
    assert_eq!(faults(&file("README.md", "ok\nThe Supervisors came"), &banned).len(), 1);
    assert_eq!(faults(&file("people/src/a.rs", "let supervisor = placement_supervisor;"), &banned).len(), 1);
    assert_none(&faults(&file("app/tests/a.rs", "supervisor"), &banned));
    assert_none(&faults(&file("a.ftl", "role = Placement supervisors and exam supervisors"), &banned));
    assert_eq!(faults(&file("a.ftl", "role = The supervisor"), &banned).len(), 1);
    assert_none(&faults(&file("a.rs", "fn placement_supervisor() {}"), &banned));
    let path = format!("see /{}/someone/x", "home");
    let host = format!("https://{}.org/x", "registry.npmjs");
    for bad in [path.as_str(), host.as_str()] {
        assert_eq!(faults_of_place(&file("a.md", bad)).len(), 1, "{bad}");
    }
    let fine = format!("the page /en/{}/ and $HOME/x", "home");
    assert_none(&faults_of_place(&file("a.md", &fine)));
}
