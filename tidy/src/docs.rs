//! The pages of the repository name nothing that is gone.

use std::path::Path;

use crate::repository::{File, assert_none, files_ending, root};

/// `[words](target)`, relative targets only.
fn links(markdown: &str) -> Vec<(usize, &str)> {
    let mut found = Vec::new();
    for (number, line) in prose(markdown) {
        for rest in line.split("](").skip(1) {
            let target = rest.split([')', ' ', '#']).next().unwrap_or_default();
            if !target.is_empty() && !target.contains(':') && !target.starts_with('/') {
                found.push((number, target));
            }
        }
    }
    found
}

/// Paths in backticks that begin with a folder or file of the root: `app/tests/browser`, `GLOSSARY.md`.
/// A name with a gap (`{name}`, `…`, `*`, `<`, capability `C`) is a pattern, no path.
fn paths(markdown: &str, is_at_root: impl Fn(&str) -> bool) -> Vec<(usize, &str)> {
    let mut found = Vec::new();
    for (number, line) in prose(markdown) {
        for span in line.split('`').skip(1).step_by(2) {
            let path = span.trim_start_matches("./").trim_end_matches('/');
            let is_plain = path.chars().all(|c| c.is_alphanumeric() || "/._-".contains(c));
            let first = path.split('/').next().unwrap_or_default();
            let ends = |ending: &str| Path::new(path).extension().is_some_and(|found| found == ending);
            let is_file = path.contains('/') || ends("md") || ends("toml");
            if is_plain && is_file && (is_at_root(first) || ends("md")) {
                found.push((number, path));
            }
        }
    }
    found
}

/// Numbered lines outside of fenced blocks.
fn prose(markdown: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut is_fenced = false;
    markdown.lines().enumerate().filter_map(move |(number, line)| {
        let is_fence = line.trim_start().starts_with("```");
        is_fenced ^= is_fence;
        (!is_fenced && !is_fence).then_some((number + 1, line))
    })
}

fn faults(file: &File, exists: impl Fn(&Path) -> bool) -> Vec<String> {
    let folder = Path::new(&file.path).parent().unwrap_or(Path::new("")).to_owned();
    let dead = |(number, target): (usize, &str), found: bool| {
        (!found).then(|| format!("{}:{number}: {target} is not here", file.path))
    };
    let links = links(&file.text).into_iter().filter_map(|link| dead(link, exists(&folder.join(link.1))));
    // What a build writes is in no checkout, whether or not somebody has built.
    let paths = paths(&file.text, |first| first != "target" && exists(Path::new(first)));
    let paths =
        paths.into_iter().filter_map(|path| dead(path, exists(Path::new(path.1)) || exists(&folder.join(path.1))));
    links.chain(paths).collect()
}

#[test]
fn pages_name_what_is_here() {
    let pages = files_ending(&[".md"]);
    assert!(!pages.is_empty(), "no page was found");
    let root = root();
    assert_none(&pages.iter().flat_map(|page| faults(page, |path| root.join(path).exists())).collect::<Vec<_>>());
}

#[test]
fn dead_names_are_found() {
    let text = "[a](GONE.md) [b](here.md#x) [c](https://x.y/z)\n`app/gone.rs` and `app/{name}.rs`, `app/here.rs`, `target/dist/larbro`\n```\n`app/old.rs`\n```\n";
    let page = File { path: "docs/a.md".to_owned(), text: text.to_owned() };
    let here = ["app", "app/here.rs", "docs/here.md", "target"];
    let found = faults(&page, |path| here.iter().any(|known| Path::new(known) == path));
    assert_eq!(found, ["docs/a.md:1: GONE.md is not here", "docs/a.md:2: app/gone.rs is not here"]);
}
