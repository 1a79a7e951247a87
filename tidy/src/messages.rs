//! Every sentence exists in Swedish and English, is used, and can be read.

use std::collections::{BTreeMap, BTreeSet};

use crate::repository::{File, assert_none, files_ending, strings};

const LONGEST_MEAN: f64 = 15.0;

/// The messages of a file: key and words. Attributes and terms count as messages of their own.
fn messages(fluent: &str) -> BTreeMap<String, String> {
    let (mut found, mut current) = (BTreeMap::new(), String::new());
    for line in fluent.lines().filter(|line| !line.starts_with('#')) {
        let named = line.split_once('=').map(|(key, words)| (key.trim(), words.trim()));
        match named.filter(|(key, _)| is_key(key) && line.starts_with(key)) {
            Some((key, words)) => {
                key.clone_into(&mut current);
                found.insert(current.clone(), words.to_owned());
            }
            None if line.starts_with(' ') && !current.is_empty() => {
                let entry: &mut String = found.entry(current.clone()).or_default();
                entry.push('\n');
                entry.push_str(line.trim());
            }
            None => current.clear(),
        }
    }
    found
}

fn is_key(key: &str) -> bool {
    let key = key.strip_prefix('-').unwrap_or(key);
    key.starts_with(|c: char| c.is_ascii_lowercase())
        && key.chars().all(|c| c.is_ascii_alphanumeric() || "-_".contains(c))
}

/// What a message takes in: `{ $count }`.
fn arguments(words: &str) -> BTreeSet<&str> {
    let names = words.split('$').skip(1);
    names
        .map(|rest| &rest[..rest.find(|c: char| !c.is_alphanumeric() && !"-_".contains(c)).unwrap_or(rest.len())])
        .collect()
}

fn faults_of_pair(path: &str, swedish: &str, english: &str) -> Vec<String> {
    let (sv, en) = (messages(swedish), messages(english));
    let mut faults = Vec::new();
    for key in sv.keys().filter(|key| !en.contains_key(*key)) {
        faults.push(format!("{path}: {key} is missing in English"));
    }
    for (key, words) in &en {
        match sv.get(key) {
            None => faults.push(format!("{path}: {key} is missing in Swedish")),
            Some(other) if arguments(other) != arguments(words) => {
                faults.push(format!("{path}: {key} takes other values in the other language"));
            }
            Some(_) => {}
        }
    }
    faults
}

/// Keys that no Rust string names. A string with a gap, `role-{code}`, uses every key that fits around it.
fn unused(keys: &BTreeSet<String>, used: &BTreeSet<String>) -> Vec<String> {
    let patterns: Vec<(&str, &str)> = used.iter().filter_map(|text| gap(text)).collect();
    let is_used = |key: &str| {
        used.contains(key) || patterns.iter().any(|(start, end)| key.starts_with(start) && key.ends_with(end))
    };
    keys.iter()
        .filter(|key| !key.starts_with('-') && !is_used(key))
        .map(|key| format!("{key} is used nowhere"))
        .collect()
}

/// `role-{code}-title` → (`role-`, `-title`); some words must stand around the gap.
fn gap(text: &str) -> Option<(&str, &str)> {
    let (start, end) = (text.split_once('{')?.0, text.rsplit_once('}')?.1);
    let fits = |part: &str| part.chars().all(|c| c.is_ascii_alphanumeric() || "-_".contains(c));
    (fits(start) && fits(end) && start.len() + end.len() >= 4 && format!("{start}{end}").contains('-'))
        .then_some((start, end))
}

/// The keys that are named where only a key can stand: `say("…")`, `with("…", [`, a refusal's reason and hint.
fn wanted(rust: &str) -> BTreeSet<String> {
    let calls = ["say(\"", "list(\"", "invalid(\"", "conflict(\"", "hint(\""];
    let keys = calls.iter().flat_map(|call| rust.split(call).skip(1)).filter_map(|rest| rest.split('"').next());
    let filled = rust.split(".with(\"").skip(1).filter_map(|rest| {
        let (key, after) = rest.split_once('"')?;
        after.starts_with(", [").then_some(key)
    });
    keys.chain(filled).filter(|key| is_key(key)).map(ToOwned::to_owned).collect()
}

/// The mean number of words in sentences; marks and lines end one.
fn mean_sentence(fluent: &str) -> f64 {
    let all: Vec<usize> = messages(fluent)
        .values()
        .flat_map(|words| {
            words
                .split(['.', '?', '!', '\n'])
                .map(|s| s.split_whitespace().filter(|w| w.chars().any(char::is_alphabetic)).count())
                .collect::<Vec<_>>()
        })
        .filter(|count| *count > 0)
        .collect();
    all.iter().sum::<usize>() as f64 / all.len().max(1) as f64
}

fn pairs() -> Vec<(File, File)> {
    let mut files = files_ending(&["sv.ftl", "en.ftl"]);
    let mut pairs = Vec::new();
    while let Some(file) = files.pop() {
        let Some(folder) = file.path.strip_suffix("sv.ftl") else { continue };
        let english = files.iter().position(|other| other.path == format!("{folder}en.ftl"));
        let english = english.unwrap_or_else(|| panic!("{folder}en.ftl is missing"));
        pairs.push((file, files.remove(english)));
    }
    pairs
}

#[test]
fn both_languages_say_the_same_keys() {
    let pairs = pairs();
    assert_none(&pairs.iter().flat_map(|(sv, en)| faults_of_pair(&sv.path, &sv.text, &en.text)).collect::<Vec<_>>());
}

#[test]
fn every_key_is_used_and_every_used_key_exists() {
    let rust: Vec<File> = files_ending(&[".rs"]).into_iter().filter(|file| !file.path.starts_with("tidy/")).collect();
    let used = rust.iter().flat_map(|file| strings(&file.text)).map(|(_, text)| text).collect();
    let keys: BTreeSet<String> = pairs().iter().flat_map(|(sv, _)| messages(&sv.text).into_keys()).collect();
    let mut faults = unused(&keys, &used);
    for file in rust.iter().filter(|file| !file.is_test()) {
        let missing = wanted(file.code()).into_iter().filter(|key| !keys.contains(key));
        faults.extend(missing.map(|key| format!("{}: {key} is in no message file", file.path)));
    }
    assert_none(&faults);
}

#[test]
fn swedish_sentences_are_short() {
    for (sv, _) in pairs() {
        let mean = mean_sentence(&sv.text);
        assert!(mean <= LONGEST_MEAN, "{}: {mean:.1} words a sentence", sv.path);
        assert!(!sv.text.to_lowercase().contains("vänligen"), "{}: say it plainly, without vänligen", sv.path);
    }
}

#[test]
fn missing_unused_and_long_messages_are_found() {
    let sv = "# note\nperson-save = Spara\nperson-count = { $n ->\n    [one] en\n   *[other] { $n } flera\n  }\nperson-gone = Borta\n";
    let en = "person-save = Save\nperson-count = many\n";
    let faults = faults_of_pair("x", sv, en).join("\n");
    assert!(
        faults.contains("person-gone is missing in English") && faults.contains("person-count takes other"),
        "{faults}"
    );
    assert_eq!(faults_of_pair("x", en, sv).len(), 2);
    let keys: BTreeSet<String> = messages(sv).into_keys().collect();
    let used = ["person-save", "person-{what}-x", "{}", "person-go{}"].map(ToOwned::to_owned).into();
    assert_eq!(unused(&keys, &used), ["person-count is used nowhere"]);
    assert_eq!(
        wanted("w.say(\"a-b\"); w.with(\"c-d\", [x]); Fact::new(y).with(\"e\", z)"),
        ["a-b".to_owned(), "c-d".to_owned()].into()
    );
    let long = format!("a = {} slut.\n", "ord ".repeat(20));
    assert!(mean_sentence(&long) > LONGEST_MEAN && mean_sentence(sv) < LONGEST_MEAN);
}
