//! Rows of the embedded files.

use kernel::Day;

use crate::model::Place;

/// A row of an embedded file. Every accessor panics on nonsense: the files are part of the program, and a test
/// reads every row.
pub(super) struct Row<'a>(&'a csv::StringRecord);

impl Row<'_> {
    fn field(&self, column: usize) -> &str {
        self.0.get(column).expect("embedded rows have every column")
    }

    pub(super) fn text(&self, column: usize) -> String {
        assert!(!self.field(column).is_empty(), "empty column {column} in {:?}", self.0);
        self.field(column).to_owned()
    }

    pub(super) fn maybe(&self, column: usize) -> Option<String> {
        Some(self.field(column)).filter(|text| !text.is_empty()).map(str::to_owned)
    }

    pub(super) fn number<N: std::str::FromStr>(&self, column: usize) -> N {
        self.field(column).parse().unwrap_or_else(|_| panic!("no number in column {column} of {:?}", self.0))
    }

    pub(super) fn place(&self, column: usize) -> Place {
        Place::new(self.number(column), self.number(column + 1)).expect("embedded positions are real")
    }

    pub(super) fn day(&self, column: usize) -> Day {
        Day::parse(self.field(column)).expect("embedded days are real")
    }

    pub(super) fn one_of(&self, column: usize, words: &[&str]) -> usize {
        let found = words.iter().position(|word| *word == self.field(column));
        found.unwrap_or_else(|| panic!("{:?} is none of {words:?}", self.field(column)))
    }
}

/// Reads a file, its headings aside.
pub(super) fn read<T>(text: &str, row: impl Fn(&Row<'_>) -> T) -> Vec<T> {
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    reader.records().map(|record| row(&Row(&record.expect("embedded files are well formed")))).collect()
}
