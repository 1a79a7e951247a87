//! How far the published rule sets are carried: every fact of every file, and where it stands in our data.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use super::examples;

/// Every fact: file, path, value, where it stands (`rule.part`, or `-`), and how it is written there, or why it is not.
const FACTS: &str = include_str!("../../rulesets/facts.tsv");

/// How far a file is carried.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fit {
    /// All of it that is about placements.
    Fully,
    /// Some of it.
    Partly,
    /// Nothing.
    Not,
}

/// One fact.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// The file.
    pub file: String,
    /// Where in the file: `travel.max_one_way_min`.
    pub path: String,
    /// Its value.
    pub value: String,
    /// Rule and part; none when it lies outside.
    pub at: Option<(String, String)>,
    /// How it is written there; the reason when it lies outside.
    pub as_written: String,
    /// For a fact that is not carried: whether it is about placements all the same.
    pub is_missing: bool,
}

/// All facts.
pub fn rows() -> Vec<Row> {
    FACTS
        .lines()
        .filter(|l| !l.is_empty())
        .map(|line| {
            let cells: Vec<&str> = line.split('\t').collect();
            let [file, path, value, at, as_written] = cells.as_slice() else { panic!("facts.tsv: {line}") };
            let (rule, part) = at.split_once('.').unwrap_or((at, ""));
            Row {
                file: (*file).to_owned(),
                path: (*path).to_owned(),
                value: (*value).to_owned(),
                at: (!part.is_empty()).then(|| (rule.to_owned(), part.to_owned())),
                as_written: (*as_written).to_owned(),
                is_missing: *at == "missing",
            }
        })
        .collect()
}

/// How far a file is carried, by its rows.
pub fn fit(rows: &[&Row]) -> Fit {
    if rows.iter().all(|r| r.at.is_none()) {
        Fit::Not
    } else if rows.iter().any(|r| r.is_missing) {
        Fit::Partly
    } else {
        Fit::Fully
    }
}

/// The table of docs/rules.md.
pub fn markdown() -> String {
    let all = rows();
    let mut files: BTreeMap<&str, Vec<&Row>> = BTreeMap::new();
    for row in &all {
        files.entry(&row.file).or_default().push(row);
    }
    let mut out = String::from(
        "| Published rules | Rules | Facts | Carried | Fit | Not carried, and why |\n|---|---:|---:|---:|---|---|\n",
    );
    for (file, rows) in &files {
        let set = examples::example(file);
        let left: Vec<String> =
            rows.iter().filter(|r| r.at.is_none()).map(|r| format!("`{}`: {}", r.path, r.as_written)).collect();
        let fit = match fit(rows) {
            Fit::Fully => "fully",
            Fit::Partly => "partly",
            Fit::Not => "not",
        };
        let carried = rows.len() - left.len();
        let _ = writeln!(
            out,
            "| [{}]({}) | {} | {} | {carried} | {fit} | {} |",
            set.source.title.replace('|', "/"),
            set.source.url,
            set.rules.len(),
            rows.len(),
            left.join("; ")
        );
    }
    out
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use serde_json::Value;

    use super::super::model::Part;
    use super::*;

    /// Letters and digits, so that `03-15` and `first_day` are found in a sentence of ours.
    fn plain(text: &str) -> String {
        let spaced: String = text.chars().map(|c| if c.is_alphanumeric() || c == '.' { c } else { ' ' }).collect();
        format!(" {} ", spaced.split_whitespace().collect::<Vec<_>>().join(" ")).to_lowercase()
    }

    #[test]
    fn every_fact_stands_where_the_table_says() {
        for row in rows() {
            let Some((rule, part)) = &row.at else {
                assert!(row.as_written.len() > 10, "{} {}: a reason", row.file, row.path);
                continue;
            };
            let set = examples::example(&row.file);
            let lines = if rule == "head" {
                match part.as_str() {
                    "id" => vec![set.id.clone()],
                    "edition" => vec![set.edition.clone()],
                    "layers" => set.layers.clone(),
                    other => panic!("no head {other}"),
                }
            } else {
                let found = set.rule(rule).unwrap_or_else(|| panic!("{}: no rule {rule}", row.file));
                match part.as_str() {
                    "about" => vec![found.about.code().to_owned()],
                    "force" => vec![found.force.map_or("none", super::super::model::Force::code).to_owned()],
                    "rank" => vec![found.rank.map_or_else(String::new, |n| n.to_string())],
                    code => found.lines(Part::parse(code).unwrap_or_else(|| panic!("no part {code}"))),
                }
            };
            let wanted = if row.as_written.is_empty() { &row.value } else { &row.as_written };
            let stands = lines.iter().any(|line| plain(line).contains(&plain(wanted)));
            assert!(stands, "{} {} = {}: {wanted:?} is not in {rule}.{part} {lines:?}", row.file, row.path, row.value);
        }
    }

    /// The leaves of a published file, without its head.
    fn leaves(value: &Value, path: &str, out: &mut BTreeSet<(String, String)>) {
        match value {
            Value::Object(map) => {
                for (key, value) in map {
                    leaves(value, &if path.is_empty() { key.clone() } else { format!("{path}.{key}") }, out);
                }
            }
            Value::Array(all) => {
                for (i, value) in all.iter().enumerate() {
                    leaves(value, &format!("{path}[{i}]"), out);
                }
            }
            Value::String(text) => {
                out.insert((path.to_owned(), text.clone()));
            }
            other => {
                out.insert((path.to_owned(), other.to_string()));
            }
        }
    }

    /// With `LARBRO_PUBLISHED_RULES` naming the folder of the published files, every one of their facts is in the table.
    #[test]
    fn no_fact_of_the_published_files_is_left_out() {
        let Some(folder) = std::env::var_os("LARBRO_PUBLISHED_RULES") else { return };
        let mut files = 0;
        for entry in std::fs::read_dir(folder).expect("a folder") {
            let path = entry.expect("an entry").path();
            let text = std::fs::read_to_string(&path).expect("a file");
            let json: Value = serde_json::from_str(&text).expect("json");
            let name = json["id"].as_str().expect("an id").to_owned();
            let mut theirs = BTreeSet::new();
            for (key, value) in json.as_object().expect("an object") {
                let is_head =
                    ["id", "set", "source", "as_stated", "university", "programmes", "profession", "reliability"];
                if !is_head.contains(&key.as_str()) {
                    leaves(value, key, &mut theirs);
                }
            }
            let ours: BTreeSet<(String, String)> =
                rows().into_iter().filter(|r| r.file == name).map(|r| (r.path, r.value)).collect();
            assert_eq!(ours, theirs, "{name}");
            files += 1;
        }
        assert_eq!(files, examples::ALL.len());
    }

    #[test]
    fn at_least_twenty_seven_of_twenty_nine_are_carried_fully() {
        let all = rows();
        let full = |name: &str| fit(&all.iter().filter(|r| r.file == name).collect::<Vec<_>>()) == Fit::Fully;
        let count = examples::ALL.iter().filter(|(name, _)| full(name)).count();
        assert!(count >= 27, "{count} of {}", examples::ALL.len());
    }

    /// The table in docs/rules.md is the one that is told here; `LARBRO_BLESS=1` writes it again.
    #[test]
    fn the_docs_hold_this_table() {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/rules.md");
        let text = std::fs::read_to_string(path).expect("docs/rules.md");
        let (start, end) = ("<!-- table -->\n", "<!-- end of the table -->");
        let (before, rest) = text.split_once(start).expect("the table begins");
        let (_, after) = rest.split_once(end).expect("the table ends");
        let wanted = format!("{before}{start}{}{end}{after}", markdown());
        if std::env::var_os("LARBRO_BLESS").is_some() {
            std::fs::write(path, &wanted).expect("docs/rules.md is written");
        }
        assert!(
            text == wanted || std::env::var_os("LARBRO_BLESS").is_some(),
            "docs/rules.md: LARBRO_BLESS=1 writes it"
        );
    }
}
