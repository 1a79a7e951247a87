//! What is wrong with a row: where, what was found, what was expected, what to do. And equal errors put together.

use kernel::Lang;
use serde::{Deserialize, Serialize};

use super::said::{Arg, Said, shorten};

/// How much a finding stops.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize)]
pub enum Weight {
    /// No row can be read: a column is missing.
    File,
    /// This row cannot be read.
    Row,
    /// Nothing is stopped; the person should know.
    Note,
}

/// What stood in the cell, told without revealing what is personal.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize)]
pub enum Found {
    /// Nothing.
    Blank,
    /// These words.
    Text(String),
    /// Something personal: so many digits.
    Digits(usize),
    /// Something personal: so many characters.
    Characters(usize),
}

impl Found {
    /// What `cell` holds; only its size when the column is `personal`.
    pub fn of(cell: &str, personal: bool) -> Self {
        let cell = cell.trim();
        let digits = cell.chars().filter(char::is_ascii_digit).count();
        match cell.chars().count() {
            0 => Self::Blank,
            _ if !personal => Self::Text(shorten(cell)),
            _ if digits > 0 && cell.chars().all(|c| c.is_ascii_digit() || "-+ .".contains(c)) => Self::Digits(digits),
            characters => Self::Characters(characters),
        }
    }

    fn say(&self, lang: Lang) -> String {
        let said = match self {
            Self::Blank => Said::key("found-blank"),
            Self::Text(text) => Said::key("found-text").with("text", text),
            Self::Digits(n) => Said::key("found-digits").count("count", *n),
            Self::Characters(n) => Said::key("found-characters").count("count", *n),
        };
        said.say(lang)
    }
}

/// One thing that is wrong (or worth knowing) about a row or the header.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Finding {
    /// How much it stops.
    pub weight: Weight,
    /// The row as the person sees it; `None` when it is about the whole file.
    pub row: Option<u32>,
    /// The column's name; `None` when it is about the whole row.
    pub column: Option<String>,
    /// What stood there; `None` when `expected` says it all.
    pub found: Option<Found>,
    /// What was expected; the whole statement when `found` is `None`.
    pub expected: Said,
    /// What to do about it.
    pub fix: Said,
}

impl Finding {
    /// `Rad 14, kolumn Personnummer: 13 siffror, vi väntade 12.`
    pub fn sentence(&self, lang: Lang) -> String {
        let rows: Vec<u32> = self.row.into_iter().collect();
        sentence(lang, &rows, self)
    }

    /// What is wrong without saying where: for a column of errors beside the row itself.
    pub fn problem(&self, lang: Lang) -> String {
        let expected = self.expected.say(lang);
        match &self.found {
            Some(found) => words(lang, "found-expected", &[("found", found.say(lang)), ("expected", expected)]),
            None => expected,
        }
    }

    /// What stood there, where that can be told.
    pub fn found(&self, lang: Lang) -> Option<String> {
        self.found.as_ref().map(|found| found.say(lang))
    }

    /// What was expected, or the whole statement when [`Finding::found`] is none.
    pub fn expected(&self, lang: Lang) -> String {
        self.expected.say(lang)
    }

    /// What to do about it.
    pub fn fix(&self, lang: Lang) -> String {
        self.fix.say(lang)
    }

    /// Whether two findings are the same but for their row.
    fn is_like(&self, other: &Self) -> bool {
        let same_place = self.column == other.column && self.row.is_some() == other.row.is_some();
        same_place && self.weight == other.weight && self.found == other.found && self.expected == other.expected
    }
}

/// Equal findings, together.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Group {
    /// The rows it is about, in order; empty for the whole file.
    pub rows: Vec<u32>,
    /// The first of the findings; the others differ only in their row.
    pub finding: Finding,
}

impl Group {
    /// `14, 18, 22`; after ten rows `… och 31 till`.
    pub fn rows(&self, lang: Lang) -> String {
        row_list(lang, &self.rows)
    }

    /// `Rad 14, 18, 22, kolumn Kommun: ”2499”, vi väntade en kommunkod.`
    pub fn sentence(&self, lang: Lang) -> String {
        sentence(lang, &self.rows, &self.finding)
    }

    /// What to do about it.
    pub fn fix(&self, lang: Lang) -> String {
        self.finding.fix(lang)
    }
}

/// Puts equal findings together, what stops most first, then by first row.
pub fn group(findings: &[Finding]) -> Vec<Group> {
    let mut places: std::collections::HashMap<String, usize> = std::collections::HashMap::new();
    let mut groups: Vec<Group> = Vec::new();
    for finding in findings {
        let name = format!("{:?}{:?}{:?}", finding.column, finding.found, finding.expected);
        let known = places.get(&name).copied().filter(|at| groups[*at].finding.is_like(finding));
        if let Some(at) = known {
            groups[at].rows.extend(finding.row);
        } else {
            places.insert(name, groups.len());
            groups.push(Group { rows: finding.row.into_iter().collect(), finding: finding.clone() });
        }
    }
    for group in &mut groups {
        group.rows.sort_unstable();
        group.rows.dedup();
    }
    groups.sort_by_key(|group| (group.finding.weight, group.rows.first().copied()));
    groups
}

fn sentence(lang: Lang, rows: &[u32], finding: &Finding) -> String {
    let problem = finding.problem(lang);
    let rows = (!rows.is_empty()).then(|| row_list(lang, rows));
    match (rows, &finding.column) {
        (Some(rows), Some(column)) => {
            words(lang, "place-row-column", &[("row", rows), ("column", shorten(column)), ("problem", problem)])
        }
        (Some(rows), None) => words(lang, "place-row", &[("row", rows), ("problem", problem)]),
        (None, Some(column)) => words(lang, "place-column", &[("column", shorten(column)), ("problem", problem)]),
        (None, None) => words(lang, "place-whole", &[("problem", problem)]),
    }
}

fn row_list(lang: Lang, rows: &[u32]) -> String {
    const SHOWN: usize = 10;
    let shown: Vec<String> = rows.iter().take(SHOWN).map(u32::to_string).collect();
    let list = shown.join(", ");
    match rows.len().checked_sub(SHOWN) {
        Some(more) if more > 0 => Said::Key(
            "place-more".into(),
            vec![("rows".into(), Arg::Text(list)), ("count".into(), Arg::Count(more as i64))],
        )
        .say(lang),
        _ => list,
    }
}

fn words(lang: Lang, key: &'static str, args: &[(&'static str, String)]) -> String {
    let args = args.iter().map(|(name, value)| ((*name).into(), Arg::Text(value.clone()))).collect();
    Said::Key(key.into(), args).say(lang)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn finding(row: u32, cell: &str, personal: bool) -> Finding {
        Finding {
            weight: Weight::Row,
            row: Some(row),
            column: Some("Personnummer".into()),
            found: Some(Found::of(cell, personal)),
            expected: Said::both("12", "12"),
            fix: Said::key("fix-cell"),
        }
    }

    #[test]
    fn a_personal_cell_is_told_by_its_size() {
        let told = finding(14, "0000000000000", true);
        assert_eq!(told.sentence(Lang::Sv), "Rad 14, kolumn Personnummer: 13 siffror, vi väntade 12.");
        assert_eq!(told.sentence(Lang::En), "Row 14, column Personnummer: 13 digits, expected 12.");
        assert_eq!(Found::of("Anna Ek", true), Found::Characters(7));
        assert_eq!(Found::of("  ", true), Found::Blank);
        assert_eq!(Found::of("Anna Ek", false), Found::Text("Anna Ek".into()));
    }

    #[test]
    fn equal_errors_stand_together() {
        let mut all: Vec<_> = [22, 14, 18].map(|row| finding(row, "2499", false)).into();
        all.push(finding(15, "2498", false));
        let groups = group(&all);
        assert_eq!(groups.len(), 2);
        assert_eq!(groups[0].rows(Lang::Sv), "14, 18, 22");
        assert_eq!(groups[0].sentence(Lang::Sv), "Rad 14, 18, 22, kolumn Personnummer: ”2499”, vi väntade 12.");
        let many: Vec<_> = (1..=12).map(|row| finding(row, "x", false)).collect();
        assert_eq!(group(&many)[0].rows(Lang::En), "1, 2, 3, 4, 5, 6, 7, 8, 9, 10 and 2 more");
    }
}
