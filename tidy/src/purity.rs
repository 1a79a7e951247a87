//! Files that decide and files that touch the world are different files.

use crate::repository::{File, assert_none, files_ending};

const PURE: [&str; 4] = ["model", "rules", "facts", "plan"];
/// The world outside: the web, the database, the page, the runtime, the disk, the clock.
const WORLD: [&str; 9] =
    ["axum", "sqlx", "maud", "tokio", "reqwest", "std::fs", "std::env", "std::net", "std::time::SystemTime"];
const LONGEST_FILE: usize = 600;

fn is_pure(file: &File) -> bool {
    let in_capability = file.capability().is_some() && PURE.iter().any(|name| file.is_named(name));
    in_capability || file.path.starts_with("kernel/") || file.path.starts_with("engines/")
}

/// Only an engine's commands read and write files of their own.
fn may_touch(file: &File, part: &str) -> bool {
    let is_command = ["read", "write", "command", "main"].iter().any(|name| file.is_named(name));
    file.path.starts_with("engines/") && is_command && ["std::fs", "std::env"].contains(&part)
}

fn faults(file: &File) -> Vec<String> {
    if !file.ends_with(".rs") || file.is_test() || !is_pure(file) {
        return Vec::new();
    }
    let mut faults = Vec::new();
    for (number, line) in file.text.lines().enumerate() {
        let code = line.split("//").next().unwrap_or_default();
        for part in WORLD.into_iter().filter(|part| names(code, part) && !may_touch(file, part)) {
            faults.push(format!("{}:{}: a pure file names {part}", file.path, number + 1));
        }
    }
    faults
}

/// Does the line use the path, as in `use sqlx;`, `sqlx::query` or `use std::{env, fs}`?
fn names(code: &str, part: &str) -> bool {
    let is_path = |at: usize| {
        let before = code[..at].chars().next_back().unwrap_or(' ');
        let after = code[at + part.len()..].trim_start();
        !before.is_alphanumeric() && before != '_' && before != ':' && (after.starts_with("::") || is_use(code, after))
    };
    let grouped = part.split_once("::").is_some_and(|(first, second)| {
        code.trim_start().starts_with(&format!("use {first}::{{"))
            && code.split(|c: char| !c.is_alphanumeric() && c != '_' && c != ':').any(|word| {
                word == second || word.strip_prefix(second).is_some_and(|rest| rest.starts_with("::"))
            })
    });
    grouped || code.match_indices(part).any(|(at, _)| is_path(at))
}

fn is_use(code: &str, after: &str) -> bool {
    let code = code.trim_start().trim_start_matches("pub ");
    code.starts_with("use ") && (after.starts_with(';') || after.starts_with(" as "))
}

fn faults_of_length(file: &File) -> Option<String> {
    let lines = file.text.lines().count();
    let is_long = file.ends_with(".rs") && lines > LONGEST_FILE;
    is_long.then(|| format!("{}: {lines} lines; more than {LONGEST_FILE} becomes a folder", file.path))
}

#[test]
fn pure_files_touch_nothing() {
    assert_none(&files_ending(&[".rs"]).iter().flat_map(faults).collect::<Vec<_>>());
}

#[test]
fn no_file_is_too_long() {
    assert_none(&files_ending(&[".rs"]).iter().filter_map(faults_of_length).collect::<Vec<_>>());
}

#[test]
fn a_pure_file_that_touches_the_world_is_found() {
    let file = |path: &str, text: &str| File { path: path.to_owned(), text: text.to_owned() };
    let bad = [
        ("capabilities/people/src/rules.rs", "use sqlx::Row;"),
        ("capabilities/people/src/model/person.rs", "let now = std::time::SystemTime::now();"),
        ("kernel/src/ids.rs", "use std::{env, fmt};"),
        ("engines/matching/src/solve.rs", "    std::fs::read(path)"),
        ("engines/matching/src/read.rs", "use tokio;"),
    ];
    for (path, text) in bad {
        assert_eq!(faults(&file(path, text)).len(), 1, "{path}: {text}");
    }
    let good = [
        ("capabilities/people/src/store.rs", "use sqlx::Row;"),
        ("capabilities/people/src/rules.rs", "// never sqlx::query; let environment = std::fmt::Debug;"),
        ("engines/matching/src/read.rs", "use std::fs::File;"),
    ];
    for (path, text) in good {
        assert_none(&faults(&file(path, text)));
    }
    let long = "\n".repeat(LONGEST_FILE + 1);
    assert!(faults_of_length(&file("app/src/main.rs", &long)).is_some());
}
