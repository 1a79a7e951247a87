//! One CSV file as RFC 4180 has it, row by row, so that a large file is never in memory as a whole.

use std::fmt;
use std::fs::File;
use std::io::{BufRead, BufReader};
use std::ops::Range;
use std::path::Path;

/// A file that cannot be read: where, what was found, and what was expected.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unreadable {
    /// The file.
    pub file: String,
    /// The line, from 1.
    pub line: Option<u64>,
    /// The column's name.
    pub column: Option<String>,
    /// What stands there.
    pub found: String,
    /// What should stand there.
    pub expected: String,
}

impl fmt::Display for Unreadable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.file)?;
        if let Some(line) = self.line {
            write!(f, ": line {line}")?;
        }
        if let Some(column) = &self.column {
            write!(f, "{} column {column}", if self.line.is_some() { "," } else { ":" })?;
        }
        write!(f, ": found {}; expected {}", self.found, self.expected)
    }
}

impl std::error::Error for Unreadable {}

/// A CSV file being read.
pub(crate) struct Table {
    file: String,
    input: BufReader<File>,
    /// Line on which the row at hand begins, and the line after it.
    line: u64,
    next_line: u64,
    bytes: u64,
    raw: Vec<u8>,
    /// The fields of the row at hand, without their quotes.
    text: String,
    fields: Vec<Range<usize>>,
    /// The columns asked for: name and position, `None` when the file has no such column.
    columns: Vec<(&'static str, Option<usize>)>,
    width: usize,
}

impl Table {
    /// Opens a file whose header must name these columns, in any order; those after `needed` may be absent.
    pub fn open(path: &Path, columns: &[&'static str], needed: usize) -> Result<Self, Unreadable> {
        let file = path.display().to_string();
        let lost = |found: String, expected: &str| Unreadable {
            file: file.clone(),
            line: None,
            column: None,
            found,
            expected: expected.to_owned(),
        };
        if !path.is_file() {
            return Err(lost("no such file".into(), "a CSV file"));
        }
        let input = File::open(path).map_err(|e| lost(e.to_string(), "a file that may be read"))?;
        let mut table = Table {
            file,
            input: BufReader::with_capacity(1 << 16, input),
            line: 1,
            next_line: 1,
            bytes: 0,
            raw: Vec::new(),
            text: String::new(),
            fields: Vec::new(),
            columns: Vec::new(),
            width: 0,
        };
        table.read_header(columns, needed)?;
        Ok(table)
    }

    fn read_header(&mut self, columns: &[&'static str], needed: usize) -> Result<(), Unreadable> {
        let wanted = columns[..needed].join(",");
        if !self.read_record()? {
            return Err(self.refusal(None, "an empty file".into(), format!("a header line with {wanted}")));
        }
        self.width = self.fields.len();
        for (at, name) in columns.iter().enumerate() {
            let mut places = (0..self.width).filter(|f| self.field(*f) == *name);
            let place = places.next();
            if places.next().is_some() {
                return Err(self.refusal(Some(name), "the column twice".into(), "each column once".into()));
            }
            if place.is_none() && at < needed {
                let found = format!("the columns {}", self.text_of_row());
                return Err(self.refusal(None, found, format!("a column called {name}")));
            }
            self.columns.push((name, place));
        }
        Ok(())
    }

    fn text_of_row(&self) -> String {
        let names: Vec<&str> = (0..self.fields.len()).map(|f| self.field(f)).collect();
        names.join(", ")
    }

    /// Goes to the next row; false at the end of the file. Empty lines are passed over.
    pub fn next(&mut self) -> Result<bool, Unreadable> {
        if !self.read_record()? {
            return Ok(false);
        }
        if self.fields.len() != self.width {
            let found = format!("{} fields", self.fields.len());
            return Err(self.refusal(None, found, format!("{}", self.width)));
        }
        Ok(true)
    }

    /// The line on which the row at hand begins.
    pub fn line(&self) -> u64 {
        self.line
    }

    /// Bytes read so far.
    pub fn bytes_read(&self) -> u64 {
        self.bytes
    }

    /// The text in a column, by its position among the columns asked for; empty when the file has no such column.
    pub fn text(&self, column: usize) -> &str {
        self.columns[column].1.map_or("", |place| self.field(place))
    }

    /// An id: a text that is not empty.
    pub fn id(&self, column: usize) -> Result<&str, Unreadable> {
        match self.text(column) {
            "" => Err(self.wrong(column, "an id")),
            id => Ok(id),
        }
    }

    /// A whole number that fits its type.
    pub fn whole<N: std::str::FromStr>(&self, column: usize, expected: &str) -> Result<N, Unreadable> {
        let text = self.text(column);
        let digits = text.strip_prefix('-').unwrap_or(text);
        let is_whole = !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit());
        let number = if is_whole { text.parse().ok() } else { None };
        number.ok_or_else(|| self.wrong(column, expected))
    }

    /// What stands in this column is not what was expected.
    pub fn wrong(&self, column: usize, expected: &str) -> Unreadable {
        let found = match self.text(column) {
            "" => "nothing".to_owned(),
            text => format!("{text:?}"),
        };
        self.refusal(Some(self.columns[column].0), found, expected.to_owned())
    }

    /// Something about the row at hand is not as expected.
    pub fn refusal(&self, column: Option<&str>, found: String, expected: String) -> Unreadable {
        let column = column.map(str::to_owned);
        Unreadable { file: self.file.clone(), line: Some(self.line), column, found, expected }
    }

    fn field(&self, at: usize) -> &str {
        &self.text[self.fields[at].clone()]
    }

    /// Reads a record, over several lines where quotes hold line ends.
    fn read_record(&mut self) -> Result<bool, Unreadable> {
        loop {
            self.raw.clear();
            self.line = self.next_line;
            if !self.read_line()? {
                return Ok(false);
            }
            while self.raw.iter().fold(false, |open, b| open ^ (*b == b'"')) {
                if !self.read_line()? {
                    return Err(self.refusal(None, "a quote that never ends".into(), "a closing quote".into()));
                }
            }
            let end = self.raw.strip_suffix(b"\n").unwrap_or(&self.raw);
            let length = end.strip_suffix(b"\r").unwrap_or(end).len();
            self.raw.truncate(length);
            if self.line == 1 && self.raw.starts_with(b"\xEF\xBB\xBF") {
                self.raw.drain(..3);
            }
            if !self.raw.is_empty() {
                self.split()?;
                return Ok(true);
            }
        }
    }

    fn read_line(&mut self) -> Result<bool, Unreadable> {
        match self.input.read_until(b'\n', &mut self.raw) {
            Ok(0) => Ok(false),
            Ok(bytes) => {
                self.bytes += bytes as u64;
                self.next_line += 1;
                Ok(true)
            }
            Err(e) => Err(self.refusal(None, e.to_string(), "a file that can be read to its end".into())),
        }
    }

    fn split(&mut self) -> Result<(), Unreadable> {
        self.text.clear();
        self.fields.clear();
        let Ok(raw) = std::str::from_utf8(&self.raw) else {
            return Err(self.refusal(None, "bytes that are no text".into(), "UTF-8".into()));
        };
        if !raw.contains('"') {
            self.text.push_str(raw);
            let mut start = 0;
            for (comma, _) in raw.match_indices(',') {
                self.fields.push(start..comma);
                start = comma + 1;
            }
            self.fields.push(start..raw.len());
            return Ok(());
        }
        self.split_quoted()
    }

    fn split_quoted(&mut self) -> Result<(), Unreadable> {
        let raw = String::from_utf8_lossy(&self.raw).into_owned();
        let mut rest = raw.as_str();
        loop {
            let start = self.text.len();
            if let Some(quoted) = rest.strip_prefix('"') {
                rest = self.unquote(quoted)?;
            } else {
                let end = rest.find(',').unwrap_or(rest.len());
                if rest[..end].contains('"') {
                    return Err(self.refusal(
                        None,
                        format!("{:?}", &rest[..end]),
                        "quotes around the whole field".into(),
                    ));
                }
                self.text.push_str(&rest[..end]);
                rest = &rest[end..];
            }
            self.fields.push(start..self.text.len());
            match rest.strip_prefix(',') {
                Some(next) => rest = next,
                None if rest.is_empty() => return Ok(()),
                None => return Err(self.refusal(None, format!("{rest:?} after a quote"), "a comma".into())),
            }
        }
    }

    /// Takes a quoted field up to its closing quote and returns what follows; `""` is a quote.
    fn unquote<'r>(&mut self, mut rest: &'r str) -> Result<&'r str, Unreadable> {
        loop {
            let Some(end) = rest.find('"') else {
                return Err(self.refusal(None, "a quote that never ends".into(), "a closing quote".into()));
            };
            self.text.push_str(&rest[..end]);
            rest = &rest[end + 1..];
            match rest.strip_prefix('"') {
                Some(next) => {
                    self.text.push('"');
                    rest = next;
                }
                None => return Ok(rest),
            }
        }
    }
}

/// Writes a field, in quotes where it needs them.
pub(crate) fn write_field(line: &mut String, text: &str) {
    if text.contains([',', '"', '\n', '\r']) {
        line.push('"');
        line.push_str(&text.replace('"', "\"\""));
        line.push('"');
    } else {
        line.push_str(text);
    }
}
