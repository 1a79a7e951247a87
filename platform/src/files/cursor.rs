//! Reading one row: each reader gives the value, or tells what was wrong and gives nothing.

use std::ops::RangeInclusive;

use kernel::Day;

use super::columns::{Header, found};
use super::finding::{Finding, Weight};
use super::said::Said;
use super::sheet::Row;
use super::spelling::{bare, nearest};

/// One row while it is read.
pub struct Cursor<'a> {
    header: &'a Header,
    row: &'a Row,
    /// What was wrong so far.
    pub findings: Vec<Finding>,
}

impl<'a> Cursor<'a> {
    pub(super) fn new(header: &'a Header, row: &'a Row) -> Self {
        Self { header, row, findings: Vec::new() }
    }

    /// The row number as the person sees it.
    pub fn number(&self) -> u32 {
        self.row.number
    }

    /// Whether nothing was wrong so far.
    pub fn is_clean(&self) -> bool {
        self.findings.iter().all(|finding| finding.weight == Weight::Note)
    }

    /// The cell as it stands, trimmed; empty when the file lacks the column.
    pub fn raw(&self, name: &str) -> &'a str {
        let (_, _, place) = self.header.column(name);
        place.and_then(|at| self.row.cells.get(at)).map_or("", |cell| cell.trim())
    }

    /// Whether the cell holds nothing.
    pub fn is_blank(&self, name: &str) -> bool {
        self.raw(name).is_empty()
    }

    /// Reads the cell if it holds anything: `row.optional("wish_1", |row, name| row.text(name, 80))`.
    pub fn optional<T>(&mut self, name: &str, read: impl FnOnce(&mut Self, &str) -> Option<T>) -> Option<T> {
        if self.is_blank(name) { None } else { read(self, name) }
    }

    /// Words, at most `max` characters.
    pub fn text(&mut self, name: &str, max: usize) -> Option<String> {
        let cell = self.raw(name);
        let long = cell.chars().count() > max;
        if cell.is_empty() || long {
            self.wrong(name, Said::key("expected-text").count("max", max), Said::key("fix-cell"));
            return None;
        }
        Some(cell.to_owned())
    }

    /// A whole number within bounds. `12`, `12,0` and `1 200` are read.
    pub fn whole(&mut self, name: &str, within: RangeInclusive<i64>) -> Option<i64> {
        let value = plain_number(self.raw(name)).and_then(|n| n.parse::<i64>().ok().or_else(|| whole_of(&n)));
        let value = value.filter(|n| within.contains(n));
        let said = Said::key("expected-whole").with("min", within.start()).with("max", within.end());
        self.known(value, name, said, "fix-cell")
    }

    /// A number within bounds, with decimal comma or point.
    pub fn decimal(&mut self, name: &str, within: RangeInclusive<f64>) -> Option<f64> {
        let value = plain_number(self.raw(name)).and_then(|n| n.parse::<f64>().ok());
        let value = value.filter(|n| within.contains(n));
        let said = Said::key("expected-decimal").with("min", within.start()).with("max", within.end());
        self.known(value, name, said, "fix-cell")
    }

    /// Ja or nej.
    pub fn yes_no(&mut self, name: &str) -> Option<bool> {
        let value = match bare(self.raw(name)).as_str() {
            "ja" | "j" | "yes" | "y" | "1" | "x" | "true" | "sant" => Some(true),
            "nej" | "n" | "no" | "0" | "false" | "falskt" => Some(false),
            _ => None,
        };
        self.known(value, name, Said::key("expected-yes-no"), "fix-yes-no")
    }

    /// A day as `2026-11-22`.
    pub fn day(&mut self, name: &str) -> Option<Day> {
        let value = Day::parse(self.raw(name));
        self.known(value, name, Said::key("expected-day"), "fix-day")
    }

    /// One of a list, however it is dressed; the nearest is suggested. `choices` are written name and value.
    pub fn one_of<T: Clone>(&mut self, name: &str, choices: &[(&str, T)]) -> Option<T> {
        let cell = bare(self.raw(name));
        let hit = choices.iter().find(|(choice, _)| bare(choice) == cell && !cell.is_empty());
        if let Some((_, value)) = hit {
            return Some(value.clone());
        }
        let fix = self.nearest_fix(name, choices.iter().map(|(choice, _)| *choice));
        let shown: Vec<_> = choices.iter().take(6).map(|(choice, _)| *choice).collect();
        let more = if choices.len() > shown.len() { ", …" } else { "" };
        let list = format!("{}{more}", shown.join(", "));
        self.wrong(name, Said::key("expected-one-of").with("list", list), fix);
        None
    }

    /// Tells that the cell names nothing we know (a municipality, a unit), and suggests the nearest known name.
    pub fn not_known<'b>(&mut self, name: &str, known: impl IntoIterator<Item = &'b str>) {
        let fix = self.nearest_fix(name, known);
        self.wrong(name, Said::key("expected-known"), fix);
    }

    /// Tells that the same key stood in an earlier row.
    pub fn repeated(&mut self, name: &str, first_row: u32) {
        self.wrong(name, Said::key("expected-once").with("row", first_row), Said::key("fix-repeated"));
    }

    /// Tells what was wrong with a cell, in the caller's words.
    pub fn wrong(&mut self, name: &str, expected: Said, fix: Said) {
        let cell = self.raw(name);
        let (column, label, _) = self.header.column(name);
        self.findings.push(Finding {
            weight: Weight::Row,
            row: Some(self.row.number),
            column: Some(label.to_owned()),
            found: Some(found(column, cell)),
            expected,
            fix,
        });
    }

    /// Tells what is worth knowing about the row, without stopping it.
    pub fn note(&mut self, name: &str, statement: Said, fix: Said) {
        let (_, label, _) = self.header.column(name);
        self.findings.push(Finding {
            weight: Weight::Note,
            row: Some(self.row.number),
            column: Some(label.to_owned()),
            found: None,
            expected: statement,
            fix,
        });
    }

    fn known<T>(&mut self, value: Option<T>, name: &str, expected: Said, fix: &str) -> Option<T> {
        if value.is_none() {
            self.wrong(name, expected, Said::key(fix));
        }
        value
    }

    fn nearest_fix<'b>(&self, name: &str, known: impl IntoIterator<Item = &'b str>) -> Said {
        match nearest(self.raw(name), known) {
            Some(near) => Said::key("fix-did-you-mean").with("near", near),
            None => Said::key("fix-cell"),
        }
    }
}

/// A number as the machine writes it: spaces between thousands gone, a comma made a point. `None` when it is none.
fn plain_number(cell: &str) -> Option<String> {
    let text: String = cell
        .chars()
        .filter(|c| !matches!(c, ' ' | '\u{a0}' | '\u{202f}'))
        .map(|c| match c {
            ',' => '.',
            '\u{2212}' => '-',
            c => c,
        })
        .collect();
    let digits = text.strip_prefix('-').unwrap_or(&text);
    let (before, after) = digits.split_once('.').unwrap_or((digits, "0"));
    let all_digits = |part: &str| !part.is_empty() && part.len() < 40 && part.bytes().all(|b| b.is_ascii_digit());
    (all_digits(before) && all_digits(after)).then_some(text)
}

fn whole_of(number: &str) -> Option<i64> {
    let (before, after) = number.split_once('.')?;
    after.bytes().all(|b| b == b'0').then(|| before.parse().ok())?
}

#[cfg(test)]
mod tests {
    use kernel::Lang;

    use super::super::{Column, Columns, Limits, Sheet, read_csv};
    use super::*;

    const COLUMNS: Columns = Columns::new(&[
        Column::required("student_id", &["studentid", "id"]),
        Column::optional("name", &["namn"]).personal(),
        Column::optional("seats", &["platser"]),
        Column::optional("car", &["bil"]),
        Column::optional("from", &["från"]),
    ]);

    fn sheet(text: &str) -> Sheet {
        read_csv::parse("a.csv", text.as_bytes(), &Limits::DEFAULT).expect("a well-formed file")
    }

    fn read<T>(cell: &str, read: impl FnOnce(&mut Cursor) -> Option<T>) -> Option<T> {
        let sheet = sheet(&format!("id;platser\n1;{cell}\n"));
        let header = COLUMNS.find(&sheet);
        let mut row = header.rows(&sheet).next().expect("a row");
        let value = read(&mut row);
        assert_eq!(value.is_some(), row.is_clean());
        value
    }

    #[test]
    fn numbers_are_read_as_people_write_them() {
        for (cell, value) in
            [("12", Some(12)), ("1 200", Some(1200)), ("12,0", Some(12)), ("12.5", None), ("", None), ("-1", None)]
        {
            assert_eq!(read(cell, |row| row.whole("seats", 0..=5000)), value, "{cell}");
        }
        for (cell, value) in [("7,5", Some(7.5)), ("7.5", Some(7.5)), ("nan", None), ("1e3", None), ("7,5,1", None)] {
            assert_eq!(read(cell, |row| row.decimal("seats", 0.0..=100.0)), value, "{cell}");
        }
    }

    #[test]
    fn yes_has_many_spellings() {
        for (cell, value) in
            [("Ja", Some(true)), ("x", Some(true)), ("0", Some(false)), ("FALSE", Some(false)), ("?", None)]
        {
            assert_eq!(read(cell, |row| row.yes_no("seats")), value, "{cell}");
        }
    }

    #[test]
    fn days_are_iso() {
        assert_eq!(read("2027-01-18", |row| row.day("seats")), Day::new(2027, 1, 18));
        assert_eq!(read("18/1 2027", |row| row.day("seats")), None);
    }

    #[test]
    fn a_near_miss_is_suggested() {
        let sheet = sheet("id;platser\n1;Lyksele\n");
        let header = COLUMNS.find(&sheet);
        let mut row = header.rows(&sheet).next().expect("a row");
        assert_eq!(row.one_of("seats", &[("Lycksele", 1), ("Kiruna", 2)]), None);
        let finding = &row.findings[0];
        assert_eq!(
            finding.sentence(Lang::Sv),
            "Rad 2, kolumn platser: ”Lyksele”, vi väntade något av Lycksele, Kiruna."
        );
        assert_eq!(finding.fix(Lang::Sv), "Menade du ”Lycksele”?");
    }

    #[test]
    fn columns_are_found_by_any_name_in_any_order() {
        let sheet = sheet("FRÅN;Namn;Student-ID\n2027-01-18;Anna Ek;7\n");
        let header = COLUMNS.find(&sheet);
        assert!(header.findings.is_empty(), "{:?}", header.findings);
        let mut row = header.rows(&sheet).next().expect("a row");
        assert_eq!(row.text("student_id", 10).as_deref(), Some("7"));
        assert!(!header.has("car") && header.has("from"));
        assert_eq!(row.optional("car", Cursor::yes_no), None);
        assert!(row.is_clean());
        assert_eq!(row.text("name", 3), None);
        assert!(!row.findings[0].sentence(Lang::Sv).contains("Anna"));
    }

    #[test]
    fn missing_unknown_and_doubled_columns_are_told() {
        let missing = sheet("studnet_id;namn\n1;a\n");
        let header = COLUMNS.find(&missing);
        assert!(!header.is_readable());
        assert_eq!(header.rows(&missing).count(), 0);
        assert_eq!(header.findings[0].sentence(Lang::Sv), "Rad 1, kolumn student_id: kolumnen saknas.");
        assert_eq!(header.findings[0].fix(Lang::Sv), "Döp om kolumnen ”studnet_id” till ”student_id”.");
        let doubled = sheet("id;studentid\n1;1\n");
        assert!(!COLUMNS.find(&doubled).is_readable());
        let unknown = sheet("id;shoe size\n1;44\n");
        let header = COLUMNS.find(&unknown);
        assert!(header.is_readable());
        assert_eq!(header.findings.len(), 1);
        let known = sheet("id;Fel\n1;något\n");
        assert!(COLUMNS.find(&known).findings.is_empty());
    }
}
