//! The files of the repository, as git knows them, and plain ways to read words in them.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// A text file, its path written from the root with `/`.
pub struct File {
    pub path: String,
    pub text: String,
}

impl File {
    pub fn ends_with(&self, ending: &str) -> bool {
        self.path.ends_with(ending)
    }

    /// The capability it belongs to, if any: `capabilities/people/src/store.rs` is of `people`.
    pub fn capability(&self) -> Option<&str> {
        self.path.strip_prefix("capabilities/")?.split('/').next()
    }

    /// Is it `name.rs`, or in a folder called `name`?
    pub fn is_named(&self, name: &str) -> bool {
        let folders = self.path.rsplit_once('/').map_or("", |(folders, _)| folders);
        self.path.ends_with(&format!("/{name}.rs")) || folders.split('/').any(|folder| folder == name)
    }

    pub fn is_test(&self) -> bool {
        self.path.contains("/tests/") || self.path.starts_with("tidy/")
    }
}

pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("tidy lies in the repository").to_owned()
}

/// Every tracked or new file that is text and ours; what others wrote lies in `third_party`, `data` or `fixtures`.
pub fn files() -> Vec<File> {
    let names = Command::new("git")
        .args(["ls-files", "-z", "--cached", "--others", "--exclude-standard"])
        .current_dir(root())
        .output()
        .ok()
        .filter(|answer| answer.status.success() && !answer.stdout.is_empty())
        .map_or_else(walk, |answer| {
            let names = String::from_utf8_lossy(&answer.stdout).into_owned();
            names.split_terminator('\0').map(ToOwned::to_owned).collect()
        });
    let mut files: Vec<File> = names.into_iter().filter_map(read).collect();
    files.sort_by(|a, b| a.path.cmp(&b.path));
    files
}

/// The files with one of these endings.
pub fn files_ending(endings: &[&str]) -> Vec<File> {
    files().into_iter().filter(|file| endings.iter().any(|ending| file.ends_with(ending))).collect()
}

fn read(path: String) -> Option<File> {
    let is_ours = !path.split('/').any(|part| ["third_party", "data", "fixtures"].contains(&part));
    let text = is_ours.then(|| fs::read_to_string(root().join(&path)).ok()).flatten()?;
    Some(File { path, text })
}

/// Where there is no git, as in an unpacked archive.
fn walk() -> Vec<String> {
    let (mut folders, mut names) = (vec![root()], Vec::new());
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).into_iter().flatten().flatten() {
            let path = entry.path();
            if path.is_dir() {
                if !["target", ".git"].iter().any(|left_out| path.ends_with(left_out)) {
                    folders.push(path);
                }
            } else if let Ok(name) = path.strip_prefix(root()) {
                names.push(name.to_string_lossy().into_owned());
            }
        }
    }
    names
}

/// The words of a text: letters, digits and `_`.
pub fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric() && c != '_').filter(|word| !word.is_empty())
}

/// The string literals of a Rust text, plain and raw, with the line where each begins.
pub fn strings(rust: &str) -> Vec<(usize, String)> {
    let (mut found, mut line, mut rest) = (Vec::new(), 1, rust);
    while let Some(at) = rest.find(['"', '\'', '/', '\n']) {
        let (before, tail) = rest.split_at(at);
        let hashes = before.len() - before.trim_end_matches('#').len();
        let is_raw = before[..before.len() - hashes].ends_with('r');
        let skipped = match tail.as_bytes()[0] {
            b'"' => {
                let literal = if is_raw { raw(&tail[1..], hashes) } else { plain(&tail[1..]) };
                found.push((line, literal.to_owned()));
                literal.len() + 2
            }
            b'\'' if tail.starts_with("'\"'") => 3,
            b'\'' if tail.starts_with("'\\\"'") => 4,
            b'/' if tail.starts_with("//") => tail.find('\n').unwrap_or(tail.len()),
            _ => 1,
        };
        let skipped = skipped.min(tail.len());
        line += tail[..skipped].matches('\n').count();
        rest = &tail[skipped..];
    }
    found
}

fn raw(text: &str, hashes: usize) -> &str {
    let end = format!("\"{}", "#".repeat(hashes));
    &text[..text.find(&end).unwrap_or(text.len())]
}

fn plain(text: &str) -> &str {
    let mut is_escaped = false;
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            _ if is_escaped => is_escaped = false,
            b'\\' => is_escaped = true,
            b'"' => return &text[..at],
            _ => {}
        }
    }
    text
}

/// Fails with all faults at once, one a line.
pub fn assert_none(faults: &[String]) {
    assert!(faults.is_empty(), "\n{}\n", faults.join("\n"));
}

#[test]
fn the_repository_is_read() {
    let files = files();
    assert!(files.iter().any(|file| file.path == "Cargo.toml"));
    assert!(files.iter().any(|file| file.path == "tidy/src/repository.rs"));
}

#[test]
fn strings_are_found_and_comments_are_not() {
    let rust = "let a = \"one \\\" two\"; // \"no\"\nlet b = r#\"three \"x\" four\"#; let c = '\"';\nlet d = \"five\";";
    let found = strings(rust);
    let expected = [(1, "one \\\" two"), (2, "three \"x\" four"), (3, "five")];
    assert_eq!(found, expected.map(|(line, text)| (line, text.to_owned())));
}
