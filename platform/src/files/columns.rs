//! Which column is which: by name, in any order, however the names are dressed.

use super::cursor::Cursor;
use super::finding::{Finding, Found, Weight};
use super::said::Said;
use super::sheet::Sheet;
use super::spelling::{bare, nearest};

/// One column that a kind of import knows.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Column {
    /// Its name in files and in code.
    pub name: &'static str,
    /// Other names it may bear (Swedish ones, what other systems write).
    pub also: &'static [&'static str],
    /// Whether the file must have it.
    pub required: bool,
    /// Whether its cells are personal data: they are then never repeated in a message.
    pub personal: bool,
}

impl Column {
    /// A column that the file must have.
    pub const fn required(name: &'static str, also: &'static [&'static str]) -> Self {
        Self { name, also, required: true, personal: false }
    }

    /// A column that the file may have.
    pub const fn optional(name: &'static str, also: &'static [&'static str]) -> Self {
        Self { name, also, required: false, personal: false }
    }

    /// The cells are personal data.
    #[must_use]
    pub const fn personal(self) -> Self {
        Self { personal: true, ..self }
    }

    fn is_called(&self, name: &str) -> bool {
        bare(self.name) == name || self.also.iter().any(|other| bare(other) == name)
    }
}

/// The columns of one kind of import.
#[derive(Clone, Copy, Debug)]
pub struct Columns {
    columns: &'static [Column],
}

impl Columns {
    /// The columns of one kind of import.
    pub const fn new(columns: &'static [Column]) -> Self {
        Self { columns }
    }

    /// All of them, to be told of.
    pub fn all(&self) -> &'static [Column] {
        self.columns
    }

    /// The names, for a template file.
    pub fn names(&self) -> impl Iterator<Item = &'static str> {
        self.columns.iter().map(|column| column.name)
    }

    /// Finds each column in the sheet's header. Columns that are missing, unknown or named twice become findings.
    pub fn find(&self, sheet: &Sheet) -> Header {
        let mut header = Header {
            columns: self.columns,
            labels: vec![None; self.columns.len()],
            places: vec![None; self.columns.len()],
            findings: sheet.findings.clone(),
        };
        let mut unknown = Vec::new();
        for (place, label) in sheet.header.iter().enumerate() {
            let name = bare(label);
            match self.columns.iter().position(|column| column.is_called(&name)) {
                Some(at) if header.places[at].is_some() => {
                    let first = header.labels[at].clone().unwrap_or_default();
                    header.findings.push(twice(sheet, label, &first));
                }
                Some(at) => {
                    header.places[at] = Some(place);
                    header.labels[at] = Some(label.clone());
                }
                None if is_error_column(&name) => {}
                None => unknown.push(label.clone()),
            }
        }
        self.tell_missing(sheet, &unknown, &mut header);
        let missing: Vec<_> = self.missing(&header).map(|column| column.name).collect();
        for label in &unknown {
            header.findings.push(not_known(sheet, label, nearest(label, missing.iter().copied())));
        }
        header
    }

    fn missing<'a>(&'a self, header: &'a Header) -> impl Iterator<Item = &'static Column> + 'a {
        self.columns.iter().zip(&header.places).filter(|(_, place)| place.is_none()).map(|(column, _)| column)
    }

    fn tell_missing(&self, sheet: &Sheet, unknown: &[String], header: &mut Header) {
        let missing: Vec<_> = self.missing(header).filter(|column| column.required).collect();
        for column in missing {
            let fix = match nearest(column.name, unknown.iter().map(String::as_str)) {
                Some(label) => Said::key("fix-rename").with("from", label).with("to", column.name),
                None => Said::key("fix-add-column").with("column", column.name),
            };
            header.findings.push(Finding {
                weight: Weight::File,
                row: Some(sheet.header_row),
                column: Some(column.name.to_owned()),
                found: None,
                expected: Said::key("wrong-column-missing"),
                fix,
            });
        }
    }
}

/// The column that our own error files add; it is not asked about when the file comes back.
fn is_error_column(name: &str) -> bool {
    ["fel", "error"].contains(&name)
}

fn twice(sheet: &Sheet, label: &str, first: &str) -> Finding {
    Finding {
        weight: Weight::File,
        row: Some(sheet.header_row),
        column: Some(label.to_owned()),
        found: None,
        expected: Said::key("wrong-column-twice").with("first", first),
        fix: Said::key("fix-remove-column"),
    }
}

fn not_known(sheet: &Sheet, label: &str, near: Option<&str>) -> Finding {
    Finding {
        weight: Weight::Note,
        row: Some(sheet.header_row),
        column: Some(label.to_owned()),
        found: None,
        expected: Said::key("wrong-column-unknown"),
        fix: match near {
            Some(name) => Said::key("fix-rename").with("from", label).with("to", name),
            None => Said::key("fix-column-ignored"),
        },
    }
}

/// Where the columns stand in one file.
#[derive(Clone, Debug)]
pub struct Header {
    columns: &'static [Column],
    labels: Vec<Option<String>>,
    places: Vec<Option<usize>>,
    /// What is wrong with the header, and with rows whose shape is wrong.
    pub findings: Vec<Finding>,
}

impl Header {
    /// Whether the rows can be read at all.
    pub fn is_readable(&self) -> bool {
        self.findings.iter().all(|finding| finding.weight != Weight::File)
    }

    /// Whether the file has the column.
    pub fn has(&self, name: &str) -> bool {
        self.places[self.at(name)].is_some()
    }

    /// The rows to read: those of the right shape, and none when a column is missing.
    pub fn rows<'a>(&'a self, sheet: &'a Sheet) -> impl Iterator<Item = Cursor<'a>> {
        let readable = self.is_readable();
        sheet.rows.iter().filter(move |row| readable && row.whole).map(|row| Cursor::new(self, row))
    }

    /// The schema's column, what the file calls it, and the place where it stands.
    pub(super) fn column(&self, name: &str) -> (&'static Column, &str, Option<usize>) {
        let at = self.at(name);
        let column = &self.columns[at];
        (column, self.labels[at].as_deref().unwrap_or(column.name), self.places[at])
    }

    fn at(&self, name: &str) -> usize {
        self.columns.iter().position(|column| column.name == name).expect("only columns of the schema are asked for")
    }
}

/// What a cell holds, told as its column allows.
pub(super) fn found(column: &Column, cell: &str) -> Found {
    Found::of(cell, column.personal)
}
