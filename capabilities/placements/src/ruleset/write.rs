//! A rule set as the file that is read in: the same rules, in one order and spelling.

use std::fmt::Write as _;

use super::model::{Part, Rule, RuleSet, Seen};

/// A string as TOML writes it.
fn quoted(text: &str) -> String {
    let mut out = String::from("\"");
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            c if c.is_control() => {}
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

fn listed(lines: &[String]) -> String {
    match lines {
        [one] => quoted(one),
        many => format!("[{}]", many.iter().map(|l| quoted(l)).collect::<Vec<_>>().join(", ")),
    }
}

fn line(out: &mut String, key: &str, lines: &[String]) {
    if !lines.is_empty() && lines != [String::new()] {
        let _ = writeln!(out, "{key} = {}", listed(lines));
    }
}

/// The file.
pub fn write(set: &RuleSet) -> String {
    let mut out = String::from("format = \"larbro-rules-1\"\n");
    let one = |text: &str| vec![text.to_owned()];
    line(&mut out, "id", &one(&set.id));
    line(&mut out, "edition", &one(&set.edition));
    line(&mut out, "title", &one(&set.title));
    line(&mut out, "hei", &set.hei);
    line(&mut out, "programmes", &set.programmes);
    line(&mut out, "profession", &one(&set.profession));
    line(&mut out, "cohorts", &set.cohorts);
    line(&mut out, "layers", &set.layers);
    out.push_str("\n[source]\n");
    let s = &set.source;
    line(&mut out, "title", &one(&s.title));
    line(&mut out, "url", &one(&s.url));
    line(&mut out, "also", &s.also);
    line(&mut out, "page_date", &one(&s.page_date));
    if s.seen == Seen::Part {
        line(&mut out, "seen", &one("part"));
    }
    line(&mut out, "doubt", &one(&s.doubt));
    line(&mut out, "quotes", &s.quotes);
    if !set.words.is_empty() {
        out.push_str("\n[words]\n");
        for (word, [sv, en]) in &set.words {
            let _ = writeln!(out, "{} = [{}, {}]", key(word), quoted(sv), quoted(en));
        }
    }
    for rule in &set.rules {
        write_rule(&mut out, rule);
    }
    out
}

/// A key that TOML takes bare, else in quotes.
fn key(word: &str) -> String {
    let is_bare = word.chars().all(|c| c.is_ascii_alphanumeric() || c == '_');
    if is_bare { word.to_owned() } else { quoted(word) }
}

fn write_rule(out: &mut String, rule: &Rule) {
    out.push_str("\n[[rule]]\n");
    line(out, "name", std::slice::from_ref(&rule.name));
    line(out, "about", &[rule.about.code().to_owned()]);
    if let Some(force) = rule.force {
        line(out, "force", &[force.code().to_owned()]);
    }
    if let Some(rank) = rule.rank {
        let _ = writeln!(out, "rank = {rank}");
    }
    for (part, code) in Part::ALL {
        line(out, code, &rule.lines(part));
    }
}
