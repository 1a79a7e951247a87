//! `/trygghet`: what is promised today, each promise with the test that would fail if it were broken, and the limits.

use platform::files::Limits;
use platform::prelude::*;
use platform::ui::{Column, Table, Words, cell, number, row_head};

/// Promise and test. A test below makes sure that each of these tests is there.
const PROMISES: &[(&str, &str)] = &[
    ("public-safety-roles", "T:A1"),
    ("public-safety-tenants", "T:A2"),
    ("public-safety-assurance", "T:A5"),
    ("public-safety-login", "T:H3"),
    ("public-safety-headers", "T:H1"),
    ("public-safety-forms", "T:H2"),
    ("public-safety-once", "T:I1"),
    ("public-safety-files", "T:F2"),
    ("public-safety-fuzz", "T:F1"),
    ("public-safety-export", "T:F4"),
];

/// The page.
pub async fn show(c: &mut Ctx) -> Done<Reply> {
    Ok(page(&c.t).into())
}

/// Promises and limits as a page.
pub fn page(t: &Text) -> Page {
    let page = Page::new(t.say("public-safety-title"))
        .lead(html! { (t.say("public-safety-lead")) })
        .body(html! { (promises(t)) (limits(t)) (not_yet(t)) });
    super::reviewed(t, page)
}

fn promises(t: &Text) -> Markup {
    let columns = vec![Column::words(t.say("public-safety-promise")), Column::words(t.say("public-safety-test"))];
    let mut table = Table::new("promises", t.say("public-safety-promises"), columns);
    for (promise, test) in PROMISES {
        table.row(vec![row_head(&t.say(promise), None), cell(html! { code { (test) } })]);
    }
    table.render(Words::of(t.lang))
}

fn limits(t: &Text) -> Markup {
    const L: Limits = Limits::DEFAULT;
    let columns = vec![Column::words(t.say("public-safety-what")), Column::figures(t.say("public-safety-most"))];
    let mut table = Table::new("limits", t.say("public-safety-limits"), columns);
    let mb = |bytes: usize| format!("{} MB", t.n(bytes / 1_000_000));
    let rows = [
        ("public-safety-limit-file", mb(L.upload_bytes)),
        ("public-safety-limit-unpacked", mb(L.unpacked_bytes)),
        ("public-safety-limit-rows", t.n(L.rows)),
        ("public-safety-limit-columns", t.n(L.columns)),
        ("public-safety-limit-cell", format!("{} B", t.n(L.cell_bytes))),
        ("public-safety-limit-seconds", format!("{} s", t.n(L.cpu_seconds))),
        ("public-safety-limit-memory", format!("{} MiB", t.n(L.memory_bytes / (1024 * 1024)))),
    ];
    for (key, most) in rows {
        table.row(vec![row_head(&t.say(key), None), number(most)]);
    }
    table.render(Words::of(t.lang))
}

fn not_yet(t: &Text) -> Markup {
    html! {
        section {
            h2 { (t.say("public-safety-not")) }
            ul class="bullets" {
                @for key in ["public-safety-not-audit", "public-safety-not-travel", "public-safety-not-operator"] { li { (t.say(key)) } }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::PROMISES;

    fn sources(folder: &Path, text: &mut String) {
        for entry in std::fs::read_dir(folder).expect("a folder of the repository").flatten() {
            let path = entry.path();
            if path.is_dir() && path.file_name().is_some_and(|n| n != "target") {
                sources(&path, text);
            } else if path.extension().is_some_and(|e| e == "rs") && !path.ends_with("public/safety.rs") {
                text.push_str(&std::fs::read_to_string(&path).expect("a source file"));
            }
        }
    }

    #[test]
    fn each_promise_has_its_test() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("the repository");
        let mut text = String::new();
        for folder in ["app/tests", "platform", "capabilities"] {
            sources(&root.join(folder), &mut text);
        }
        for (promise, test) in PROMISES {
            let (kind, rest) = test.split_once(':').expect("T:name");
            let named = text.match_indices(rest).any(|(at, _)| {
                // "T:A1 and T:A2" name it alone, "T:F1" is not named by "T:F10".
                text[..at].ends_with(&format!("{kind}:"))
                    && !text[at + rest.len()..].starts_with(|c: char| c.is_ascii_digit())
            });
            assert!(named, "{promise}: no test says {test}");
        }
    }
}
