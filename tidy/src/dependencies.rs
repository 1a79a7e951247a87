//! What we build on: licences we may use, no package that is banned, nothing from elsewhere than the registry.
//! The rules stand in deny.toml; this reads them without the network and without a tool to install.

use std::process::Command;

use serde_json::Value;

use crate::repository::{assert_none, root};

struct Rules {
    licences: Vec<String>,
    /// A package and a licence that is allowed to it alone.
    exceptions: Vec<(String, String)>,
    banned: Vec<String>,
    only_once: Vec<String>,
    sources: Vec<String>,
}

fn rules(deny: &str) -> Rules {
    let deny: toml::Table = deny.parse().expect("deny.toml is TOML");
    let list = |table: &str, name: &str| -> Vec<toml::Value> {
        deny.get(table).and_then(|table| table.get(name)?.as_array()).cloned().unwrap_or_default()
    };
    let text = |value: &toml::Value| value.as_str().map(ToOwned::to_owned);
    let name = |value: &toml::Value| {
        value.get("crate").or(value.get("name")).and_then(toml::Value::as_str).map(ToOwned::to_owned)
    };
    let exception = |value: &toml::Value| Some((name(value)?, text(value.get("allow")?.get(0)?)?));
    Rules {
        licences: list("licenses", "allow").iter().filter_map(text).collect(),
        exceptions: list("licenses", "exceptions").iter().filter_map(exception).collect(),
        banned: list("bans", "deny")
            .iter()
            .filter(|ban| ban.get("deny-multiple-versions").is_none())
            .filter_map(name)
            .collect(),
        only_once: list("bans", "deny")
            .iter()
            .filter(|ban| ban.get("deny-multiple-versions").is_some())
            .filter_map(name)
            .collect(),
        sources: list("sources", "allow-registry").iter().filter_map(text).collect(),
    }
}

/// `MIT OR (Apache-2.0 AND ISC)`: may we use it? An `OR` needs one side, an `AND` both; a `/` is an old `OR`.
fn may_use(expression: &str, is_allowed: &dyn Fn(&str) -> bool) -> bool {
    let spaced = expression.replace('(', " ( ").replace(')', " ) ").replace('/', " OR ").replace(" WITH ", "+");
    let words: Vec<&str> = spaced.split_whitespace().collect();
    let mut at = 0;
    either(&words, &mut at, is_allowed) && at == words.len()
}

fn either(words: &[&str], at: &mut usize, is_allowed: &dyn Fn(&str) -> bool) -> bool {
    let mut is_good = both(words, at, is_allowed);
    while words.get(*at) == Some(&"OR") {
        *at += 1;
        is_good |= both(words, at, is_allowed);
    }
    is_good
}

fn both(words: &[&str], at: &mut usize, is_allowed: &dyn Fn(&str) -> bool) -> bool {
    let mut is_good = one(words, at, is_allowed);
    while words.get(*at) == Some(&"AND") {
        *at += 1;
        is_good &= one(words, at, is_allowed);
    }
    is_good
}

fn one(words: &[&str], at: &mut usize, is_allowed: &dyn Fn(&str) -> bool) -> bool {
    let word = words.get(*at).copied().unwrap_or_default();
    *at += 1;
    if word != "(" {
        return is_allowed(&word.replace('+', " WITH "));
    }
    let is_good = either(words, at, is_allowed);
    *at += 1;
    is_good
}

fn faults(rules: &Rules, metadata: &Value) -> Vec<String> {
    let mut faults = Vec::new();
    let packages = metadata["packages"].as_array().map(Vec::as_slice).unwrap_or_default();
    for package in packages {
        let word = |field: &str| package[field].as_str().unwrap_or_default();
        let (name, licence, source) = (word("name"), word("license"), word("source"));
        let is_allowed = |licence: &str| {
            let is_excepted = rules.exceptions.iter().any(|(of, what)| of == name && what == licence);
            is_excepted || rules.licences.iter().any(|allowed| allowed == licence)
        };
        if !may_use(licence, &is_allowed) {
            faults.push(format!("{name}: licence \"{licence}\" is not on the list of deny.toml"));
        }
        if rules.banned.iter().any(|banned| banned == name) {
            faults.push(format!("{name}: banned by deny.toml"));
        }
        if !source.is_empty() && !rules.sources.iter().any(|allowed| source == format!("registry+{allowed}")) {
            faults.push(format!("{name}: comes from {source}"));
        }
    }
    for name in &rules.only_once {
        let versions = packages.iter().filter(|package| package["name"] == name.as_str()).count();
        if versions > 1 {
            faults.push(format!("{name}: {versions} versions, one is allowed"));
        }
    }
    faults
}

/// Asks cargo without the network. A machine that has fetched only its own system's packages is asked for those.
fn metadata() -> Value {
    let ask = |more: &[&str]| {
        let base = ["metadata", "--format-version=1", "--locked", "--offline"];
        Command::new(env!("CARGO")).args(base).args(more).current_dir(root()).output().expect("cargo runs")
    };
    let mut answer = ask(&[]);
    if !answer.status.success() {
        answer = ask(&["--filter-platform", &host()]);
    }
    let complaint = String::from_utf8_lossy(&answer.stderr);
    assert!(answer.status.success(), "{complaint}\nTry `cargo fetch --locked` once.");
    serde_json::from_slice(&answer.stdout).expect("cargo answers in JSON")
}

fn host() -> String {
    let answer = Command::new("rustc").arg("-vV").output().expect("rustc runs").stdout;
    let answer = String::from_utf8_lossy(&answer).into_owned();
    answer.lines().find_map(|line| line.strip_prefix("host: ")).expect("rustc tells its host").to_owned()
}

fn read_rules() -> Rules {
    rules(&std::fs::read_to_string(root().join("deny.toml")).expect("deny.toml lies at the root"))
}

#[test]
fn dependencies_keep_the_rules_of_deny_toml() {
    let rules = read_rules();
    assert!(
        !rules.licences.is_empty()
            && !rules.banned.is_empty()
            && !rules.only_once.is_empty()
            && !rules.sources.is_empty()
    );
    let metadata = metadata();
    assert!(metadata["packages"].as_array().is_some_and(|packages| packages.len() > 50), "packages were not found");
    assert_none(&faults(&rules, &metadata));
}

#[test]
fn what_deny_toml_forbids_is_found() {
    let package = |name: &str, licence: &str, source: &str| serde_json::json!({"name": name, "license": licence, "source": source});
    let registry = format!("registry+{}", read_rules().sources[0]);
    let packages = [
        package("good", "GPL-3.0-only OR (MIT AND ISC)", &registry),
        package("bad", "MIT AND GPL-3.0-only", &registry),
        package("openssl-sys", "MIT", &registry),
        package("far", "MIT", "git+https://example.org/far"),
        package("sqlx", "MIT", &registry),
        package("sqlx", "MIT", &registry),
    ];
    let found = faults(&read_rules(), &serde_json::json!({ "packages": packages })).join("\n");
    for fault in ["bad: licence", "openssl-sys: banned", "far: comes from", "sqlx: 2 versions"] {
        assert!(found.contains(fault), "{fault} is missing in:\n{found}");
    }
    assert!(!found.contains("good"), "{found}");
}
