//! A file of rules, read strictly: every fault with its line, its place in the file, and the nearest known word.

use std::ops::Range;

use organisations::register;
use platform::files::spelling::nearest;
use toml::de::{DeTable, DeValue};

use super::model::{Force, Part, Rule, RuleSet, Seen};
use super::piece::{Any, Atom, Money, Number, Test, Time, Where, is_word};
use super::topic::Topic;
use super::vocabulary::{house, knows};

/// One fault.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The line, from 1; 0 in a form.
    pub line: usize,
    /// Where: `rule travel, number`.
    pub path: String,
    /// The key of a sentence.
    pub key: &'static str,
    /// What stands there.
    pub found: String,
    /// What was probably meant, or what is allowed.
    pub meant: String,
}

/// More faults than this help nobody.
const MOST_FAULTS: usize = 100;
/// Longest file, in bytes.
const MOST_BYTES: usize = 512 * 1024;
const HEAD: [&str; 12] = [
    "format",
    "id",
    "edition",
    "title",
    "hei",
    "programmes",
    "profession",
    "cohorts",
    "layers",
    "source",
    "words",
    "rule",
];
const SOURCE: [&str; 7] = ["title", "url", "also", "page_date", "seen", "doubt", "quotes"];
const RULE: [&str; 4] = ["name", "about", "force", "rank"];
const FORMAT: &str = "larbro-rules-1";

struct Reader<'a> {
    text: &'a str,
    faults: Vec<Fault>,
}

/// Lines of text with the byte where each begins.
type Lines = Vec<(String, usize)>;

/// Reads a file.
pub fn read(text: &str) -> Result<RuleSet, Vec<Fault>> {
    let mut r = Reader { text, faults: Vec::new() };
    if text.len() > MOST_BYTES {
        r.fault(0, "", "rules-file-too-long", "", "");
        return Err(r.faults);
    }
    let table = match DeTable::parse(text) {
        Ok(table) => table.into_inner(),
        Err(e) => {
            let at = e.span().map_or(0, |s| s.start);
            r.fault(at, "", "rules-no-toml", e.message(), "");
            return Err(r.faults);
        }
    };
    let set = r.set(&table);
    check(&mut r, &set, &table);
    if r.faults.is_empty() { Ok(set) } else { Err(r.faults) }
}

/// Reads one rule as a form gives it: name, topic, firmness, rank, and the lines of each part. `set` gives the words.
pub fn read_rule(
    set: &RuleSet,
    head: [&str; 4],
    parts: &[(Part, Vec<String>)],
) -> Result<Rule, Vec<(&'static str, Fault)>> {
    let [name, about, force, rank] = head;
    let mut r = Reader { text: "", faults: Vec::new() };
    let mut wrong: Vec<(&'static str, Fault)> = Vec::new();
    let take = |r: &mut Reader<'_>, wrong: &mut Vec<(&'static str, Fault)>, field: &'static str| {
        wrong.extend(std::mem::take(&mut r.faults).into_iter().map(|f| (field, f)));
    };
    let at = |text: &str| vec![(text.to_owned(), 0)];
    let topic = r.topic(&at(about), "about");
    take(&mut r, &mut wrong, "about");
    let mut rule = Rule::new(name, topic.unwrap_or(Topic::Duty));
    if !is_word(name) {
        r.fault(0, "name", "rules-wrong-name", name, "");
        take(&mut r, &mut wrong, "name");
    }
    if !force.is_empty() {
        rule.force = r.force(&at(force), "force");
        take(&mut r, &mut wrong, "force");
    }
    if !rank.is_empty() {
        rule.rank = r.rank(rank, 0, "rank");
        take(&mut r, &mut wrong, "rank");
    }
    for (part, lines) in parts {
        let lines: Lines = lines.iter().map(|l| (l.clone(), 0)).collect();
        r.part(&mut rule, *part, &lines, part.code());
        r.words(set, &rule, *part, &lines, part.code());
        take(&mut r, &mut wrong, part.code());
    }
    if wrong.is_empty() && !rule.about.is_whole(&rule) {
        r.lacking(0, "", &rule);
        take(&mut r, &mut wrong, "about");
    }
    if wrong.is_empty() { Ok(rule) } else { Err(wrong) }
}

impl Reader<'_> {
    fn fault(&mut self, at: usize, path: &str, key: &'static str, found: &str, meant: &str) {
        if self.faults.len() >= MOST_FAULTS {
            return;
        }
        let before = self.text.get(..at.min(self.text.len())).unwrap_or(self.text);
        let line = if self.text.is_empty() { 0 } else { before.matches('\n').count() + 1 };
        let found: String = found.chars().take(120).collect();
        self.faults.push(Fault { line, path: path.to_owned(), key, found, meant: meant.to_owned() });
    }

    fn unknown_keys(&mut self, table: &DeTable<'_>, known: &[&str], path: &str) {
        for key in table.keys().filter(|k| !known.contains(&k.get_ref().as_ref())) {
            let meant = nearest(key.get_ref(), known.iter().copied()).unwrap_or_default();
            self.fault(key.span().start, path, "rules-unknown-key", key.get_ref(), meant);
        }
    }

    fn set(&mut self, table: &DeTable<'_>) -> RuleSet {
        self.unknown_keys(table, &HEAD, "");
        match self.one(table, "format", "").as_str() {
            FORMAT => {}
            other => self.fault(0, "format", "rules-wrong-format", other, FORMAT),
        }
        let mut set = RuleSet {
            id: self.one(table, "id", ""),
            edition: self.one(table, "edition", ""),
            title: self.one(table, "title", ""),
            hei: self.many(table, "hei", ""),
            programmes: self.many(table, "programmes", ""),
            profession: self.one(table, "profession", ""),
            cohorts: self.many(table, "cohorts", ""),
            layers: self.many(table, "layers", ""),
            ..RuleSet::default()
        };
        if set.id.is_empty() || !set.id.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-') {
            self.fault(0, "id", "rules-wrong-id", &set.id, "");
        }
        if set.title.is_empty() {
            self.fault(0, "title", "rules-title-missing", "", "");
        }
        if let Some(DeValue::Table(source)) = value(table, "source").map(|(v, _)| v) {
            self.source(source, &mut set);
        }
        if let Some(DeValue::Table(words)) = value(table, "words").map(|(v, _)| v) {
            for (word, _) in words {
                let both = self.many(words, word.get_ref(), "words");
                match <[String; 2]>::try_from(both) {
                    Ok(both) if is_word(word.get_ref()) && both.iter().all(|b| !b.is_empty()) => {
                        set.words.insert(word.get_ref().to_string(), both);
                    }
                    _ => self.fault(word.span().start, "words", "rules-wrong-word", word.get_ref(), ""),
                }
            }
        }
        match value(table, "rule") {
            Some((DeValue::Array(rules), _)) => {
                for rule in rules {
                    match rule.get_ref() {
                        DeValue::Table(table) => set.rules.extend(self.rule(table, rule.span())),
                        _ => self.fault(rule.span().start, "rule", "rules-not-a-rule", "", "[[rule]]"),
                    }
                }
            }
            Some((_, span)) => self.fault(span.start, "rule", "rules-not-a-rule", "", "[[rule]]"),
            None => self.fault(0, "rule", "rules-none", "", "[[rule]]"),
        }
        set
    }

    fn source(&mut self, table: &DeTable<'_>, set: &mut RuleSet) {
        self.unknown_keys(table, &SOURCE, "source");
        let s = &mut set.source;
        s.title = self.one(table, "title", "source");
        s.url = self.one(table, "url", "source");
        s.also = self.many(table, "also", "source");
        s.page_date = self.one(table, "page_date", "source");
        s.doubt = self.one(table, "doubt", "source");
        s.quotes = self.many(table, "quotes", "source");
        match self.one(table, "seen", "source").as_str() {
            "" | "whole" => {}
            "part" => s.seen = Seen::Part,
            other => self.fault(place(table, "seen"), "source, seen", "rules-wrong-choice", other, "whole, part"),
        }
    }

    fn rule(&mut self, table: &DeTable<'_>, span: Range<usize>) -> Option<Rule> {
        let name = self.one(table, "name", "rule");
        let path = if name.is_empty() { "rule".to_owned() } else { format!("rule {name}") };
        let known: Vec<&str> = RULE.into_iter().chain(Part::ALL.map(|(_, code)| code)).collect();
        self.unknown_keys(table, &known, &path);
        if !is_word(&name) {
            self.fault(span.start, &path, "rules-wrong-name", &name, "");
        }
        let about = self.lines(table, "about", &path);
        let topic = if about.is_empty() {
            self.fault(span.start, &path, "rules-about-missing", "", "");
            None
        } else {
            self.topic(&about, &format!("{path}, about"))
        };
        let mut rule = Rule::new(&name, topic?);
        let force = self.lines(table, "force", &path);
        if !force.is_empty() {
            rule.force = self.force(&force, &format!("{path}, force"));
        }
        if let Some((value, span)) = value(table, "rank") {
            let text = match value {
                DeValue::Integer(n) => n.as_str().to_owned(),
                DeValue::String(s) => s.to_string(),
                _ => "?".to_owned(),
            };
            rule.rank = self.rank(&text, span.start, &format!("{path}, rank"));
        }
        for (part, code) in Part::ALL {
            let lines = self.lines(table, code, &path);
            self.part(&mut rule, part, &lines, &format!("{path}, {code}"));
        }
        Some(rule)
    }

    fn topic(&mut self, about: &Lines, path: &str) -> Option<Topic> {
        let (word, at) = about.first()?;
        let topic = Topic::parse(word);
        if topic.is_none() {
            let meant = nearest(word, Topic::ALL.iter().map(|t| t.code())).unwrap_or_default();
            self.fault(*at, path, "rules-unknown-topic", word, meant);
        }
        topic
    }

    fn force(&mut self, force: &Lines, path: &str) -> Option<Force> {
        let (word, at) = force.first()?;
        let parsed = Force::parse(word);
        if parsed.is_none() {
            self.fault(*at, path, "rules-wrong-choice", word, &Force::ALL.map(|(_, code)| code).join(", "));
        }
        parsed
    }

    fn rank(&mut self, text: &str, at: usize, path: &str) -> Option<u32> {
        let rank = text.parse().ok().filter(|n| (1..=1000).contains(n));
        if rank.is_none() {
            self.fault(at, path, "rules-wrong-rank", text, "");
        }
        rank
    }

    fn part(&mut self, rule: &mut Rule, part: Part, lines: &Lines, path: &str) {
        match part {
            Part::What => rule.what = bare(lines),
            Part::Who => rule.who = bare(lines),
            Part::To => rule.to = bare(lines),
            Part::From => rule.from = bare(lines),
            Part::Proof => rule.proof = bare(lines),
            Part::Effect => rule.effect = bare(lines),
            Part::Where => rule.places = self.pieces::<Where>(lines, path),
            Part::Number => rule.numbers = self.pieces::<Number>(lines, path),
            Part::Money => rule.money = self.pieces::<Money>(lines, path),
            Part::When => rule.when = self.pieces::<Time>(lines, path),
            Part::If => rule.conditions = self.pieces::<Any>(lines, path),
        }
    }

    fn pieces<T: std::str::FromStr<Err = &'static str>>(&mut self, lines: &Lines, path: &str) -> Vec<T> {
        let mut read = Vec::new();
        for (line, at) in lines {
            match line.trim().parse() {
                Ok(piece) => read.push(piece),
                Err(key) => self.fault(*at, path, key, line, ""),
            }
        }
        read
    }

    /// Every word of a part is known, every place is there.
    fn words(&mut self, set: &RuleSet, rule: &Rule, part: Part, lines: &Lines, path: &str) {
        let at = lines.first().map_or(0, |l| l.1);
        for (word, i) in words_of(rule, part) {
            if !knows(set, word) {
                let known = house().keys().chain(set.words.keys()).map(String::as_str);
                let meant = nearest(word, known).unwrap_or_default();
                self.fault(lines.get(i).map_or(at, |l| l.1), path, "rules-unknown-word", word, meant);
            }
        }
        if part != Part::Where {
            return;
        }
        for place in &rule.places {
            let (name, known): (&str, Vec<&str>) = match place {
                Where::Municipality(name) => {
                    (name, register::municipalities().iter().map(|m| m.name.as_str()).collect())
                }
                Where::County(name) => {
                    (name, register::counties().iter().map(|c| c.name.trim_end_matches(" län")).collect())
                }
                _ => continue,
            };
            if !known.iter().any(|k| same_place(k, name)) {
                let meant = nearest(name, known).unwrap_or_default();
                self.fault(at, path, "rules-unknown-place", name, meant);
            }
        }
    }

    fn lacking(&mut self, at: usize, path: &str, rule: &Rule) {
        let needs: Vec<&str> = rule.about.needs().iter().map(|p| p.code()).collect();
        let needs = if needs.is_empty() { "force, what".to_owned() } else { needs.join(", ") };
        self.fault(at, path, "rules-part-missing", rule.about.code(), &needs);
    }

    fn lines(&mut self, table: &DeTable<'_>, key: &str, path: &str) -> Lines {
        let Some((value, span)) = value(table, key) else { return Lines::new() };
        let path = if path.is_empty() { key.to_owned() } else { format!("{path}, {key}") };
        match value {
            DeValue::String(text) => vec![(text.to_string(), span.start)],
            DeValue::Array(all) => {
                let mut lines = Lines::new();
                for one in all {
                    match one.get_ref() {
                        DeValue::String(text) => lines.push((text.to_string(), one.span().start)),
                        _ => self.fault(one.span().start, &path, "rules-not-text", "", ""),
                    }
                }
                lines
            }
            _ => {
                self.fault(span.start, &path, "rules-not-text", "", "");
                Lines::new()
            }
        }
    }

    fn many(&mut self, table: &DeTable<'_>, key: &str, path: &str) -> Vec<String> {
        bare(&self.lines(table, key, path))
    }

    fn one(&mut self, table: &DeTable<'_>, key: &str, path: &str) -> String {
        let lines = self.lines(table, key, path);
        if lines.len() > 1 {
            self.fault(lines[1].1, path, "rules-one-only", key, "");
        }
        lines.into_iter().next().map(|l| l.0).unwrap_or_default()
    }
}

fn bare(lines: &Lines) -> Vec<String> {
    lines.iter().map(|(l, _)| l.trim().to_owned()).collect()
}

fn value<'t, 'i>(table: &'t DeTable<'i>, key: &str) -> Option<(&'t DeValue<'i>, Range<usize>)> {
    table.get(key).map(|v| (v.get_ref(), v.span()))
}

fn place(table: &DeTable<'_>, key: &str) -> usize {
    value(table, key).map_or(0, |(_, span)| span.start)
}

/// "Skåne län" and "Skåne" are the same county; "Östergötlands län" and "Östergötland" too.
pub(super) fn same_place(known: &str, name: &str) -> bool {
    let bare = |t: &str| t.trim_end_matches(" län").trim_end_matches('s').to_lowercase();
    bare(known) == bare(name)
}

/// The words of a part, with the line they stand in.
fn words_of(rule: &Rule, part: Part) -> Vec<(&str, usize)> {
    fn atom(atom: &Atom) -> Vec<&str> {
        match &atom.test {
            Test::Named(name) if is_word(name) && name.contains('_') => vec![&atom.fact, name],
            _ => vec![&atom.fact],
        }
    }
    let listed: &[String] = match part {
        Part::What => &rule.what,
        Part::Who => &rule.who,
        Part::To => &rule.to,
        Part::From => &rule.from,
        Part::Proof => &rule.proof,
        Part::Effect => &rule.effect,
        _ => &[],
    };
    let mut all: Vec<(&str, usize)> = listed.iter().enumerate().map(|(i, w)| (w.as_str(), i)).collect();
    match part {
        Part::Where => all.extend(rule.places.iter().enumerate().filter_map(|(i, p)| match p {
            Where::Word(word) => Some((word.as_str(), i)),
            _ => None,
        })),
        Part::Number => {
            for (i, n) in rule.numbers.iter().enumerate() {
                all.push((&n.unit, i));
                all.extend(n.per.as_deref().map(|per| (per, i)));
            }
        }
        Part::Money => all.extend(rule.money.iter().enumerate().filter_map(|(i, m)| match m {
            Money::Amount { per, .. } | Money::AtMost { per, .. } | Money::FullAbove { per, .. } => {
                per.as_deref().map(|per| (per, i))
            }
            Money::Share { of, .. } => Some((of.as_str(), i)),
            Money::ActualIfLower | Money::Nothing => None,
        })),
        Part::When => all.extend(rule.when.iter().enumerate().filter_map(|(i, w)| match w {
            Time::Offset { anchor, .. } | Time::Beside(_, anchor) => Some((anchor.as_str(), i)),
            _ => None,
        })),
        Part::If => {
            for (i, any) in rule.conditions.iter().enumerate() {
                all.extend(any.0.iter().flat_map(atom).map(|w| (w, i)));
            }
        }
        _ => {}
    }
    all
}

/// What holds between the rules: names are unique, words are known, each says enough.
fn check(r: &mut Reader<'_>, set: &RuleSet, table: &DeTable<'_>) {
    let Some((DeValue::Array(rules), _)) = value(table, "rule") else { return };
    let tables: Vec<(&DeTable<'_>, usize)> = rules
        .iter()
        .filter_map(|r| match r.get_ref() {
            DeValue::Table(table) => Some((table, r.span().start)),
            _ => None,
        })
        .collect();
    let mut names = std::collections::BTreeSet::new();
    for (rule_table, at) in tables {
        let name = match value(rule_table, "name") {
            Some((DeValue::String(name), _)) => name.to_string(),
            _ => continue,
        };
        let path = format!("rule {name}");
        if !names.insert(name.clone()) {
            r.fault(at, &path, "rules-name-twice", &name, "");
            continue;
        }
        let Some(rule) = set.rule(&name) else { continue };
        for (part, code) in Part::ALL {
            let kept = std::mem::take(&mut r.faults);
            let lines = r.lines(rule_table, code, &path);
            r.faults = kept;
            r.words(set, rule, part, &lines, &format!("{path}, {code}"));
        }
        if !rule.about.is_whole(rule) {
            r.lacking(at, &path, rule);
        }
    }
}
