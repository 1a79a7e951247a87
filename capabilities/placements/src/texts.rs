//! Tests of the sentences: both languages, none missing, none unused, and every page says them.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use kernel::Lang;
use platform::texts::{Text, Texts};

const SV: &str = include_str!("../text/sv.ftl");
const EN: &str = include_str!("../text/en.ftl");
const ALLOCATION: &str = include_str!("../text/allocation.sv.ftl");

/// Each sentence's key and the names of what stands in it.
fn sentences(text: &str) -> BTreeMap<String, BTreeSet<String>> {
    let mut all: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let mut key = String::new();
    for line in text.lines().filter(|l| !l.starts_with('#')) {
        if let Some((name, _)) = line.split_once(" = ").filter(|_| !line.starts_with([' ', '}'])) {
            name.clone_into(&mut key);
        }
        let names = line.split("{ $").skip(1).filter_map(|rest| rest.split([' ', '}']).next()).map(str::to_owned);
        all.entry(key.clone()).or_default().extend(names);
    }
    all.remove("");
    all
}

#[test]
fn both_languages_say_the_same_things() {
    let (sv, en) = (sentences(SV), sentences(EN));
    assert!(sv.len() > 150);
    assert_eq!(sv, en);
}

#[test]
fn every_sentence_is_used_and_every_use_has_a_sentence() {
    let sources = [
        include_str!("by_hand.rs"),
        include_str!("forms.rs"),
        include_str!("imports/apply.rs"),
        include_str!("imports/capacity.rs"),
        include_str!("imports/mod.rs"),
        include_str!("imports/students.rs"),
        include_str!("pages/capacities.rs"),
        include_str!("pages/mod.rs"),
        include_str!("pages/municipality.rs"),
        include_str!("pages/periods.rs"),
        include_str!("pages/students.rs"),
        include_str!("rules.rs"),
        include_str!("rules/seats.rs"),
        include_str!("rules/students.rs"),
        include_str!("store/periods.rs"),
        include_str!("views/capacities.rs"),
        include_str!("views/index.rs"),
        include_str!("views/municipality.rs"),
        include_str!("views/new_period.rs"),
        include_str!("views/parts.rs"),
        include_str!("views/period.rs"),
        include_str!("views/settings.rs"),
        include_str!("views/students.rs"),
    ]
    .concat();
    let mut said = sentences(SV);
    let verbs = sources.replace(['.', '_'], "-");
    for key in said.keys() {
        // The hint of a setting stands beside its label; the words of a verb in the log are found by the verb.
        let label = key.strip_suffix("-hint").unwrap_or(key);
        let is_verb = key.strip_prefix("audit-").is_some_and(|verb| verbs.contains(&format!("\"{verb}\"")));
        assert!(
            is_verb || sources.contains(&format!("\"{key}\"")) || sources.contains(&format!("\"{label}\"")),
            "{key} is never said"
        );
    }
    said.extend(sentences(ALLOCATION));
    for start in ["\"placements-", "\"menu-"] {
        for (at, _) in sources.match_indices(start) {
            let key = sources[at + 1..].split('"').next().expect("a literal has an end");
            assert!(said.contains_key(key), "{key} has no sentence");
        }
    }
}

#[test]
fn every_page_is_rendered_in_both_languages() {
    let texts = Arc::new(Texts::new(crate::capability().texts));
    for lang in Lang::ALL {
        let t = Text::new(lang, texts.clone());
        let mut names = BTreeSet::new();
        for (name, page) in crate::views::samples(&t) {
            let all = format!("{}{}{}{}", page.title, page.lead.0, page.actions.0, page.body.0);
            assert!(!page.title.is_empty() && !page.lead.0.is_empty(), "{name}: a title and a sentence");
            for gone in ["placements-", "menu-", "{ $"] {
                let stands = all.find(gone).map(|at| &all[at..(at + 40).min(all.len())]);
                assert_eq!(stands, None, "{name}: a sentence is missing");
            }
            assert!(!all.contains("style="), "{name}: the content security policy refuses styles");
            assert!(names.insert(name), "{name} stands twice");
        }
        assert!(names.len() > 25);
    }
}
