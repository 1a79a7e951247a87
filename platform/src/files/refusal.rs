//! A file that cannot be read at all: where, why, and what to do.

use std::fmt;

use kernel::Lang;
use serde::{Deserialize, Serialize};

use super::said::Said;
use super::sheet::letter;

/// The file was refused as a whole.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct FileRefusal {
    /// What the file was called.
    pub file_name: String,
    /// The row, where one is to blame.
    pub row: Option<u32>,
    /// The column's name or letter, where one is to blame.
    pub column: Option<String>,
    /// What is wrong.
    pub problem: Said,
    /// What to do about it.
    pub fix: Said,
}

impl FileRefusal {
    /// The file as a whole.
    pub fn new(file_name: &str, problem: Said, fix: Said) -> Self {
        Self { file_name: file_name.to_owned(), row: None, column: None, problem, fix }
    }

    /// The row to look at.
    #[must_use]
    pub fn at_row(mut self, row: u32) -> Self {
        self.row = Some(row);
        self
    }

    /// The column to look at, by its place.
    #[must_use]
    pub fn at_column(mut self, index: usize) -> Self {
        self.column = Some(letter(index));
        self
    }

    /// `Filen elever.csv, rad 14: …`
    pub fn sentence(&self, lang: Lang) -> String {
        let file = Said::key("place-file").with("file", &self.file_name);
        let said = match (self.row, &self.column) {
            (Some(row), Some(column)) => Said::key("file-row-column").with("row", row).with("column", column),
            (Some(row), None) => Said::key("file-row").with("row", row),
            (None, Some(column)) => Said::key("file-column").with("column", column),
            (None, None) => Said::key("file-whole"),
        };
        // Parts are said first: a message has words in it, not other messages.
        let said = match said {
            Said::Key(key, mut args) => {
                args.push(("place".into(), super::said::Arg::Text(file.say(lang))));
                args.push(("problem".into(), super::said::Arg::Text(self.problem.say(lang))));
                Said::Key(key, args)
            }
            both @ Said::Both { .. } => both,
        };
        said.say(lang)
    }

    /// What to do about it.
    pub fn fix(&self, lang: Lang) -> String {
        self.fix.say(lang)
    }
}

impl fmt::Display for FileRefusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.sentence(Lang::En))
    }
}

impl std::error::Error for FileRefusal {}
