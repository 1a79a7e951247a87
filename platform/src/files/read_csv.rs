//! Reading CSV: semicolon, comma or tab, quotes, any line ending, and no guess that is not told.

use super::encoding::{Undecodable, decode};
use super::export::is_shielded;
use super::limits::Limits;
use super::refusal::FileRefusal;
use super::said::Said;
use super::shape::Rows;
use super::sheet::Sheet;

/// Separators in order of preference when a file fits several.
const DELIMITERS: [char; 3] = [';', '\t', ','];

/// Reads a CSV file.
pub fn parse(file_name: &str, bytes: &[u8], limits: &Limits) -> Result<Sheet, FileRefusal> {
    let refuse = |problem: &str, fix: &str| FileRefusal::new(file_name, Said::key(problem), Said::key(fix));
    let decoded = decode(bytes).map_err(|why| match why {
        Undecodable::Utf16 => refuse("file-utf16-broken", "fix-save-utf8"),
        Undecodable::Unknown => refuse("file-encoding-unknown", "fix-save-utf8"),
    })?;
    let (told, text) = told_delimiter(&decoded.text);
    if let Some(at) = text.find('\0') {
        let row = text[..at].lines().count().max(1) as u32;
        return Err(refuse("file-not-text", "fix-save-as").at_row(row));
    }
    let delimiter = told.unwrap_or_else(|| guess_delimiter(text));
    let mut rows = Rows::new(file_name, limits);
    let mut records = Records::new(text, delimiter);
    while let Some(record) = records.next_record(limits.columns) {
        let cells = record.map_err(|wrong| wrong.refusal(file_name))?;
        rows.push(records.row, cells)?;
    }
    let mut sheet = rows.into_sheet(true)?;
    sheet.encoding = Some(decoded.encoding);
    sheet.encoding_guess = decoded.doubtful;
    sheet.delimiter = Some(delimiter);
    Ok(sheet)
}

/// `sep=;` as the first line, which Excel writes and hides.
fn told_delimiter(text: &str) -> (Option<char>, &str) {
    let Some(rest) = text.strip_prefix("sep=").or_else(|| text.strip_prefix("SEP=")) else {
        return (None, text);
    };
    let mut chars = rest.chars();
    match chars.next().filter(|c| DELIMITERS.contains(c)) {
        Some(delimiter) if chars.as_str().starts_with(['\r', '\n']) => {
            let rest = chars.as_str();
            let rest = rest.strip_prefix("\r\n").unwrap_or_else(|| &rest[1..]);
            (Some(delimiter), rest)
        }
        _ => (None, text),
    }
}

/// The separator that gives the most rows as wide as the header, then the widest header.
fn guess_delimiter(text: &str) -> char {
    let mut best = (0, 0, DELIMITERS[0]);
    for delimiter in DELIMITERS {
        let mut records = Records::new(text, delimiter);
        let mut widths = Vec::new();
        while let (true, Some(Ok(record))) = (widths.len() < 20, records.next_record(1_000)) {
            if record.iter().any(|cell| !cell.is_empty()) {
                widths.push(record.len());
            }
        }
        let width = widths.first().copied().unwrap_or(0);
        let alike = widths.iter().filter(|w| **w == width).count();
        if width > 1 && (alike, width) > (best.0, best.1) {
            best = (alike, width, delimiter);
        }
    }
    best.2
}

/// A record that cannot be read.
struct Wrong {
    row: u32,
    column: usize,
    key: &'static str,
}

impl Wrong {
    fn refusal(&self, file_name: &str) -> FileRefusal {
        let fix = if self.key == "file-too-wide" { "fix-remove-columns" } else { "fix-quotes" };
        FileRefusal::new(file_name, Said::key(self.key), Said::key(fix)).at_row(self.row).at_column(self.column)
    }
}

/// The records of a text, one at a time.
struct Records<'a> {
    rest: std::str::Chars<'a>,
    delimiter: char,
    /// The number of the last record, as a spreadsheet program would show it.
    row: u32,
}

/// How a cell ended.
enum End {
    Cell,
    Record,
    Text,
}

impl<'a> Records<'a> {
    fn new(text: &'a str, delimiter: char) -> Self {
        Self { rest: text.chars(), delimiter, row: 0 }
    }

    /// The cells of the next record. Far too wide records are refused before they fill the memory.
    fn next_record(&mut self, columns: usize) -> Option<Result<Vec<String>, Wrong>> {
        if self.rest.as_str().is_empty() {
            return None;
        }
        self.row += 1;
        let mut cells = Vec::new();
        loop {
            let (cell, end) = match self.cell() {
                Ok(read) => read,
                Err(key) => return Some(Err(Wrong { row: self.row, column: cells.len(), key })),
            };
            cells.push(cell);
            if !matches!(end, End::Cell) {
                return Some(Ok(cells));
            }
            // Trailing empty cells beyond the limit are harmless, a million of them are not.
            if cells.len() > columns * 10 {
                return Some(Err(Wrong { row: self.row, column: columns, key: "file-too-wide" }));
            }
        }
    }

    fn cell(&mut self) -> Result<(String, End), &'static str> {
        let (cell, end) = match self.rest.as_str().strip_prefix('"') {
            Some(rest) => {
                self.rest = rest.chars();
                (self.quoted()?, self.after_quote()?)
            }
            None => self.plain(),
        };
        let cell = if is_shielded(&cell) { cell[1..].to_owned() } else { cell };
        Ok((cell, end))
    }

    fn plain(&mut self) -> (String, End) {
        let text = self.rest.as_str();
        let delimiter = self.delimiter;
        let at = text.find([delimiter, '\n', '\r']).unwrap_or(text.len());
        self.rest = text[at..].chars();
        (text[..at].to_owned(), self.end())
    }

    fn quoted(&mut self) -> Result<String, &'static str> {
        let mut cell = String::new();
        loop {
            let text = self.rest.as_str();
            let at = text.find('"').ok_or("file-quote-open")?;
            cell.push_str(&text[..at]);
            if let Some(rest) = text[at + 1..].strip_prefix('"') {
                cell.push('"');
                self.rest = rest.chars();
            } else {
                self.rest = text[at + 1..].chars();
                return Ok(cell);
            }
        }
    }

    fn after_quote(&mut self) -> Result<End, &'static str> {
        let spaces = self.rest.as_str().trim_start_matches(' ');
        let ends = spaces.is_empty() || spaces.starts_with([self.delimiter, '\n', '\r']);
        if !ends {
            return Err("file-quote-text");
        }
        self.rest = spaces.chars();
        Ok(self.end())
    }

    /// Takes what stands between two cells or two records.
    fn end(&mut self) -> End {
        match self.rest.next() {
            None => End::Text,
            Some('\r') => {
                if let Some(rest) = self.rest.as_str().strip_prefix('\n') {
                    self.rest = rest.chars();
                }
                End::Record
            }
            Some('\n') => End::Record,
            Some(_) => End::Cell,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Sheet {
        parse("a.csv", text.as_bytes(), &Limits::DEFAULT).expect("a readable file")
    }

    fn cells(text: &str) -> Vec<Vec<String>> {
        read(text).rows.into_iter().map(|row| row.cells).collect()
    }

    #[test]
    fn every_separator_and_line_ending_is_read() {
        for text in [
            "a;b\n1;2\n3;4",
            "a,b\r\n1,2\r\n3,4\r\n",
            "a\tb\r1\t2\r3\t4\r",
            "sep=,\r\na,b\n1,2\n\n3,4\n",
            "a;b;\n1;2;\n3;4;\n",
        ] {
            assert_eq!(cells(text), [["1", "2"], ["3", "4"]], "{text:?}");
        }
        assert_eq!(cells("a;b\n7,5;8,5\n"), [["7,5", "8,5"]]);
        assert_eq!(cells("a\n1\n2\n"), [["1"], ["2"]]);
    }

    #[test]
    fn quotes_hold_anything() {
        assert_eq!(cells("a;b\n\"x;\"\"y\"\"\nz\";\"\" \n"), [["x;\"y\"\nz", ""]]);
        assert_eq!(cells("a;b\nsix\" nails;2\n"), [["six\" nails", "2"]]);
        assert_eq!(cells("a;b\n'=1+1;'hej\n"), [["=1+1", "'hej"]]);
    }

    #[test]
    fn rows_are_numbered_as_a_spreadsheet_shows_them() {
        let sheet = read("a;b\n\n\"x\ny\";2\n3;4\n");
        assert_eq!(sheet.rows.iter().map(|row| row.number).collect::<Vec<_>>(), [3, 4]);
    }

    #[test]
    fn ragged_rows_are_kept_apart() {
        let sheet = read("a;b\n1;2\n3\n4;5;6\n7;8;\n");
        assert_eq!(sheet.rows.iter().map(|row| row.whole).collect::<Vec<_>>(), [true, false, false, true]);
        assert_eq!(sheet.findings.len(), 2);
        assert_eq!(sheet.findings[1].row, Some(4));
    }

    #[test]
    fn what_cannot_be_read_is_told_with_its_place() {
        for (text, key, row) in [
            ("", "file-empty", None),
            ("\n\n;;\n", "file-empty", None),
            ("a;b\n", "file-header-only", Some(1)),
            ("a;b\n1;\"2\n3;4\n", "file-quote-open", Some(2)),
            ("a;b\n\"1\"x;2\n", "file-quote-text", Some(2)),
            ("a;b;A\n1;2;3\n", "file-header-twice", Some(1)),
            ("a;;c\n1;2;3\n", "file-header-blank", Some(1)),
            ("a;b\n1;2\n1;\u{0}\n", "file-not-text", Some(3)),
            ("a;b\n1;\u{1}\n", "file-control", Some(2)),
        ] {
            let refusal = parse("a.csv", text.as_bytes(), &Limits::DEFAULT).expect_err(text);
            assert!(matches!(&refusal.problem, Said::Key(k, _) if k == key), "{text:?}: {refusal}");
            assert_eq!(refusal.row, row, "{text:?}");
        }
    }

    #[test]
    fn limits_are_kept() {
        let limits = Limits { rows: 2, columns: 3, cell_bytes: 4, cells: 100, ..Limits::DEFAULT };
        let refused = |text: &str| parse("a.csv", text.as_bytes(), &limits).is_err();
        assert!(!refused("a;b\n1;2\n3;4\n"));
        assert!(refused("a;b\n1;2\n3;4\n5;6\n"));
        assert!(refused("a;b;c;d\n1;2;3;4\n"));
        assert!(refused("a;b\n12345;2\n"));
        assert!(refused(&format!("a;b\n1;2{}\n", ";".repeat(200))));
    }
}
