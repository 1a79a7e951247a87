//! The arrow table of ARCHITECTURE.md against each Cargo.toml: no arrow that is not drawn, none drawn in vain.

use std::collections::{BTreeMap, BTreeSet};

use crate::repository::{assert_none, files};

type Arrows = BTreeMap<String, BTreeSet<String>>;

/// The rows after the heading `| Crate | may use |`; the names stand in backticks.
fn drawn(architecture: &str) -> Arrows {
    let rows = architecture.lines().skip_while(|line| !line.starts_with("| Crate | may use")).skip(2);
    rows.take_while(|line| line.starts_with('|'))
        .filter_map(|line| {
            let mut cells = line.split('|').skip(1);
            let from = names(cells.next()?).pop_first()?;
            Some((from, names(cells.next()?)))
        })
        .collect()
}

fn names(cell: &str) -> BTreeSet<String> {
    cell.split('`').skip(1).step_by(2).map(ToOwned::to_owned).collect()
}

/// The crates of ours that a Cargo.toml names, by their short names.
fn used(manifest: &str) -> BTreeSet<String> {
    let manifest: toml::Table = manifest.parse().expect("cargo has read this file before");
    let lists = ["dependencies", "dev-dependencies", "build-dependencies"];
    let tables = lists.iter().filter_map(|list| manifest.get(*list)?.as_table());
    tables.flat_map(|table| table.keys().cloned()).collect()
}

fn faults(architecture: &str, manifests: &[(String, String)]) -> Vec<String> {
    let drawn = drawn(architecture);
    let crates: BTreeSet<&str> = manifests.iter().map(|(name, _)| name.as_str()).collect();
    let mut faults = Vec::new();
    for (name, manifest) in manifests {
        let Some(allowed) = drawn.get(name) else {
            faults.push(format!("ARCHITECTURE.md: the arrow table has no row for `{name}`"));
            continue;
        };
        let used: BTreeSet<String> = used(manifest).into_iter().filter(|used| crates.contains(used.as_str())).collect();
        for other in used.difference(allowed) {
            faults.push(format!("{name}: Cargo.toml uses `{other}`, which the arrow table does not allow"));
        }
        for other in allowed.iter().filter(|other| !crates.contains(other.as_str())) {
            faults.push(format!("ARCHITECTURE.md: `{name}` may use `{other}`, which is no crate here"));
        }
    }
    for name in drawn.keys().filter(|name| !crates.contains(name.as_str())) {
        faults.push(format!("ARCHITECTURE.md: the arrow table has a row for `{name}`, which is no crate here"));
    }
    faults
}

/// No road of arrows leads from a crate back to itself, and none leads up.
fn faults_of_direction(architecture: &str) -> Vec<String> {
    let drawn = drawn(architecture);
    let floor = |name: &str| match name {
        "kernel" => 0,
        "platform" | "matching" | "seating" | "cohorts" => 1,
        "app" | "demo" | "bench" | "tidy" => 3,
        _ => 2,
    };
    let pairs = drawn.iter().flat_map(|(from, to)| to.iter().map(move |to| (from, to)));
    pairs
        .filter(|(from, to)| floor(to) > floor(from))
        .map(|(from, to)| format!("ARCHITECTURE.md: `{from}` → `{to}` points up"))
        .collect()
}

/// Short name and Cargo.toml of each crate; the short name is its folder's.
fn manifests() -> Vec<(String, String)> {
    let all = files().into_iter().filter_map(|file| {
        let folder = file.path.strip_suffix("/Cargo.toml")?;
        let name = folder.rsplit('/').next()?.to_owned();
        Some((name, file.text))
    });
    all.collect()
}

fn architecture() -> String {
    let file = files().into_iter().find(|file| file.path == "ARCHITECTURE.md");
    file.expect("ARCHITECTURE.md lies at the root").text
}

#[test]
fn crates_use_what_the_arrow_table_allows() {
    let manifests = manifests();
    assert!(manifests.len() > 5, "the crates were not found");
    assert_none(&faults(&architecture(), &manifests));
}

#[test]
fn no_arrow_points_up() {
    assert_none(&faults_of_direction(&architecture()));
}

#[test]
fn a_wrong_arrow_is_found() {
    let table = "| Crate | may use | why |\n|---|---|---|\n| `people` | `kernel`, `app` | |\n| `gone` | – | |\n";
    let crates = [
        ("people", "[dependencies]\nkernel.workspace = true\nplacements.workspace = true\n"),
        ("kernel", ""),
        ("placements", ""),
    ];
    let crates = crates.map(|(name, manifest)| (name.to_owned(), manifest.to_owned()));
    let found = faults(table, &crates).join("\n");
    for fault in ["uses `placements`", "no row for `kernel`", "may use `app`, which is no", "a row for `gone`"] {
        assert!(found.contains(fault), "{fault} is missing in:\n{found}");
    }
    assert_eq!(faults_of_direction(table).len(), 1);
}
