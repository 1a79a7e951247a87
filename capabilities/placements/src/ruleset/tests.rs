//! Tests of the language as a whole: every example reads back what is written, says itself in both languages, and what is
//! wrong is told with its place.

use std::sync::Arc;

use kernel::Lang;
use platform::texts::{Text, Texts};

use super::*;

#[test]
fn every_example_reads_back_what_is_written() {
    assert_eq!(examples::ALL.len(), 29);
    for (name, _) in examples::ALL {
        let set = examples::example(name);
        assert_eq!(read(&write(&set)).as_ref(), Ok(&set), "{name}");
        assert!(!set.source.url.is_empty() && !set.source.title.is_empty(), "{name}: a source");
    }
}

#[test]
fn every_rule_is_said_in_both_languages() {
    let texts = Arc::new(Texts::new(crate::capability().texts));
    for lang in Lang::ALL {
        let t = Text::new(lang, texts.clone());
        for topic in Topic::ALL {
            assert!(!topic_name(&t, *topic).starts_with("rules-"), "{topic:?}");
        }
        for (name, _) in examples::ALL {
            let set = examples::example(name);
            for rule in &set.rules {
                let said = say(&t, &set, rule);
                let lines = said.lines.iter().flat_map(|(label, words)| [label, words]);
                for words in std::iter::once(&said.lead).chain(lines) {
                    assert!(!words.is_empty() && !words.contains("rules-"), "{name} {}: {words}", rule.name);
                }
            }
        }
    }
}

#[test]
fn a_rule_is_said_plainly() {
    let texts = Arc::new(Texts::new(crate::capability().texts));
    let told = |lang, set: &str, rule: &str| {
        let (t, set) = (Text::new(lang, texts.clone()), examples::example(set));
        let said = say(&t, &set, set.rule(rule).expect("a rule"));
        let lines = said.lines.into_iter().map(|(label, words)| format!("{label}: {words}"));
        std::iter::once(said.lead).chain(lines).collect::<Vec<_>>().join(". ")
    };
    let table = [
        (Lang::Sv, "lu-teacher", "travel", "Mål: restid. Räknas från: hemort, studieort. Antal: högst 90 minuter"),
        (
            Lang::En,
            "lu-teacher",
            "travel",
            "Aim: travel. Counted from: home town, study town. Number: at most 90 minutes",
        ),
        (Lang::Sv, "hv-teacher-old", "tie", "Får inte: nära personlig anknytning"),
        (
            Lang::Sv,
            "uu-teacher-travel",
            "grant",
            "Får: resor. Pengar: 75 procent av billigaste färdmedel, hela det som överstiger 750 kr per VFU-period. \
             När: sedan hösten 2019. Gäller om: rabatter används",
        ),
        (Lang::Sv, "liu-teacher", "visible", "Placeringen syns. När: cirka 2 veckor före första dagen"),
    ];
    for (lang, set, rule, expected) in table {
        assert_eq!(told(lang, set, rule), expected, "{set} {rule}");
    }
}

const GOOD: &str = "format = \"larbro-rules-1\"\nid = \"x\"\ntitle = \"X\"\n";

fn first(body: &str) -> (usize, &'static str, String, String) {
    let faults = read(&format!("{GOOD}{body}")).expect_err(body);
    let one = faults.into_iter().next().expect("a fault");
    (one.line, one.key, one.path, one.meant)
}

#[test]
fn what_is_wrong_is_told_with_its_line_and_what_was_meant() {
    let rule = |lines: &str| format!("[[rule]]\nname = \"a\"\n{lines}");
    let table = [
        ("colour = 1\n[[rule]]".to_owned(), 4, "rules-unknown-key", ""),
        ("titel = \"x\"\n".to_owned(), 4, "rules-unknown-key", "title"),
        (rule("about = \"travl\"\n"), 6, "rules-unknown-topic", "travel"),
        (rule("about = \"travel\"\nnumbr = \"at most 90 minute\"\n"), 7, "rules-unknown-key", "number"),
        (rule("about = \"travel\"\nnumber = \"90 minuter max\"\n"), 7, "rules-wrong-number", ""),
        (
            rule("about = \"travel\"\nforce = \"mst\"\nnumber = \"at most 90 minute\"\n"),
            7,
            "rules-wrong-choice",
            "must, should, aim, may, should_not, must_not",
        ),
        (rule("about = \"area\"\nwhere = \"municipality Lycksle\"\n"), 7, "rules-unknown-place", "Lycksele"),
        (
            rule("about = \"conflict\"\nwhat = [\"relative\",\n  \"own_childrn\"]\n"),
            8,
            "rules-unknown-word",
            "own_children",
        ),
        (rule("about = \"priority\"\nif = \"child_age > > 3\"\n"), 7, "rules-wrong-condition", ""),
        (rule("about = \"travel\"\n"), 4, "rules-part-missing", "number"),
        (rule("about = \"travel\"\nnumber = 90\n"), 7, "rules-not-text", ""),
        (
            rule("about = \"duty\"\nwhat = \"apply\"\n[[rule]]\nname = \"a\"\nabout = \"duty\"\nwhat = \"apply\"\n"),
            8,
            "rules-name-twice",
            "",
        ),
        ("[words]\nfjall = \"x\"\n".to_owned(), 5, "rules-wrong-word", ""),
        (rule("about = \"travel\n"), 6, "rules-no-toml", ""),
    ];
    for (body, line, key, meant) in table {
        let (l, k, path, m) = first(&body);
        assert_eq!((l, k, m.as_str()), (line, key, meant), "{body} at {path}");
    }
    assert_eq!(read("").expect_err("nothing")[0].key, "rules-wrong-format");
}

/// Never a panic, whatever the file: every example cut short at every place, and with a letter changed.
#[test]
fn broken_files_are_refused_and_never_break_the_program() {
    for (name, text) in examples::ALL {
        for (at, _) in text.char_indices().step_by(7) {
            let _ = read(&text[..at]);
        }
        let changed = text.replace("at most", "at mst").replace("[[rule]]", "[rule]");
        assert!(read(&changed).is_err(), "{name}");
    }
}

#[test]
fn a_rule_from_a_form_is_read_like_one_of_a_file() {
    let set = examples::example("lu-teacher");
    let parts = |number: &str| vec![(Part::Number, vec![number.to_owned()])];
    let rule = read_rule(&set, ["travel", "travel", "must", ""], &parts("at most 60 minute")).expect("a rule");
    assert_eq!((rule.force, rule.numbers[0].n.0), (Some(Force::Must), 6000));
    let wrong = |head, parts: &[(Part, Vec<String>)]| {
        read_rule(&set, head, parts)
            .expect_err("it is wrong")
            .into_iter()
            .map(|(field, f)| (field, f.key))
            .collect::<Vec<_>>()
    };
    assert_eq!(wrong(["Två ord", "travel", "", ""], &parts("at most 60 minute")), [("name", "rules-wrong-name")]);
    assert_eq!(
        wrong(["a", "travel", "", "0"], &parts("60")),
        [("rank", "rules-wrong-rank"), ("number", "rules-wrong-number")]
    );
    assert_eq!(wrong(["a", "travel", "", ""], &[]), [("about", "rules-part-missing")]);
}
