//! Tables that people fetch: CSV and XLSX, in which no text can act as a formula.

use kernel::{Day, Lang};
use rust_xlsxwriter::{Format, Workbook, Worksheet, XlsxError};

use super::finding::{Finding, Weight};
use super::said::Said;
use super::sheet::Sheet;

/// One cell of a table.
#[derive(Clone, PartialEq, Debug)]
pub enum Cell {
    /// Nothing.
    Empty,
    /// Words, whoever wrote them.
    Text(String),
    /// A whole number.
    Whole(i64),
    /// A number.
    Decimal(f64),
    /// Minutes; the column's name says so.
    Minutes(i64),
    /// A day.
    Day(Day),
}

impl From<&str> for Cell {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Cell {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

/// A table to hand out.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Table {
    /// The name of the sheet in a workbook.
    pub title: String,
    /// The column names.
    pub columns: Vec<String>,
    /// The rows.
    pub rows: Vec<Vec<Cell>>,
}

/// How CSV is written.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum CsvStyle {
    /// As a Swedish spreadsheet program expects: semicolons, decimal comma, a byte order mark.
    Swedish,
    /// As other programs expect: commas, decimal point, no mark.
    Plain,
}

impl CsvStyle {
    fn delimiter(self) -> char {
        match self {
            Self::Swedish => ';',
            Self::Plain => ',',
        }
    }
}

/// The content type of a CSV file.
pub const CSV_TYPE: &str = "text/csv; charset=utf-8";
/// The content type of an XLSX file.
pub const XLSX_TYPE: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/// A name for a fetched file that is harmless in a header and on a disk: `vfu-vt2027.csv`.
pub fn file_name(stem: &str, ending: &str) -> String {
    let plain = |c: char| if c.is_ascii_alphanumeric() { c.to_ascii_lowercase() } else { '-' };
    let plainer = |c: char| match c {
        'å' | 'ä' | 'Å' | 'Ä' => 'a',
        'ö' | 'Ö' => 'o',
        'é' | 'É' => 'e',
        c => c,
    };
    let name: String = stem.chars().map(plainer).map(plain).take(60).collect();
    let parts: Vec<&str> = name.split('-').filter(|part| !part.is_empty()).collect();
    let name = if parts.is_empty() { "fil".to_owned() } else { parts.join("-") };
    format!("{name}.{ending}")
}

impl Table {
    /// As CSV. Text that a spreadsheet program would run gets a `'` before it, which our own import takes away.
    pub fn csv(&self, style: CsvStyle) -> Vec<u8> {
        let mut out = String::new();
        if style == CsvStyle::Swedish {
            out.push('\u{feff}');
        }
        write_record(&mut out, style, self.columns.iter().map(|name| shield(name)));
        for row in &self.rows {
            write_record(&mut out, style, row.iter().map(|cell| csv_cell(cell, style)));
        }
        out.into_bytes()
    }

    /// As a workbook: the header stays in sight and filters, columns are as wide as their content, text is text.
    ///
    /// Fails only on text longer than a workbook holds in a cell (32,767 characters) and on more rows than it has.
    pub fn xlsx(&self) -> Result<Vec<u8>, XlsxError> {
        let mut book = Workbook::new();
        let sheet = book.add_worksheet();
        sheet.set_name(sheet_name(&self.title))?;
        let bold = Format::new().set_bold();
        let date = Format::new().set_num_format("yyyy-mm-dd");
        for (at, name) in self.columns.iter().enumerate() {
            sheet.write_string_with_format(0, at as u16, name, &bold)?;
            sheet.set_column_width(at as u16, self.width(at))?;
        }
        for (row, cells) in self.rows.iter().enumerate() {
            for (column, cell) in cells.iter().enumerate() {
                write_cell(sheet, row as u32 + 1, column as u16, cell, &date)?;
            }
        }
        sheet.set_freeze_panes(1, 0)?;
        if let Some(last) = self.columns.len().checked_sub(1) {
            sheet.autofilter(0, 0, self.rows.len() as u32, last as u16)?;
        }
        book.save_to_buffer()
    }

    /// Wide enough for what the first rows hold, and never wider than a line that is easily read.
    fn width(&self, column: usize) -> f64 {
        let cells = self.rows.iter().take(500).filter_map(|row| row.get(column));
        let longest = cells.map(|cell| csv_cell(cell, CsvStyle::Swedish).chars().count()).max().unwrap_or(0);
        let name = self.columns[column].chars().count() + 3;
        (longest.max(name) + 1).clamp(8, 60) as f64
    }
}

/// What the person handed in, with a last column that tells what is wrong with each row.
pub fn with_errors(sheet: &Sheet, findings: &[Finding], lang: Lang) -> Table {
    let mut told: std::collections::HashMap<u32, Vec<String>> = std::collections::HashMap::new();
    for finding in findings.iter().filter(|finding| finding.weight != Weight::Note) {
        if let Some(row) = finding.row {
            let problem = finding.problem(lang);
            let problem = match &finding.column {
                Some(column) => format!("{column}: {problem}"),
                None => problem,
            };
            told.entry(row).or_default().push(format!("{problem}. {}", finding.fix(lang)));
        }
    }
    let label = Said::key("file-error-column").say(lang);
    // A file that comes back a second time already has the column.
    let kept: Vec<usize> = (0..sheet.header.len()).filter(|at| sheet.header[*at] != label).collect();
    let mut columns: Vec<String> = kept.iter().map(|at| sheet.header[*at].clone()).collect();
    columns.push(label);
    let rows = sheet.rows.iter().map(|row| {
        let mut cells: Vec<Cell> =
            kept.iter().map(|at| row.cells.get(*at).cloned().unwrap_or_default().into()).collect();
        let spare = row.cells.iter().skip(sheet.header.len()).filter(|cell| !cell.is_empty());
        let spare: Vec<&str> = spare.map(String::as_str).collect();
        let mut errors = told.get(&row.number).cloned().unwrap_or_default();
        if !spare.is_empty() {
            errors.push(Said::key("file-spare-cells").with("cells", spare.join(", ")).say(lang));
        }
        cells.push(errors.join(" ").into());
        cells
    });
    Table { title: columns.last().cloned().unwrap_or_default(), rows: rows.collect(), columns }
}

fn write_cell(sheet: &mut Worksheet, row: u32, column: u16, cell: &Cell, date: &Format) -> Result<(), XlsxError> {
    match cell {
        Cell::Text(text) if text.is_empty() => return Ok(()),
        Cell::Text(text) => sheet.write_string(row, column, text)?,
        Cell::Whole(n) | Cell::Minutes(n) => sheet.write_number(row, column, *n as f64)?,
        Cell::Decimal(n) if n.is_finite() => sheet.write_number(row, column, *n)?,
        Cell::Empty | Cell::Decimal(_) => return Ok(()),
        Cell::Day(day) => {
            let (year, month, day) = day.parts();
            match rust_xlsxwriter::ExcelDateTime::from_ymd(
                year.unsigned_abs(),
                month.unsigned_abs(),
                day.unsigned_abs(),
            ) {
                Ok(value) => sheet.write_datetime_with_format(row, column, &value, date)?,
                // A workbook knows no day before 1900.
                Err(_) => sheet.write_string(row, column, format!("{year:04}-{month:02}-{day:02}"))?,
            }
        }
    };
    Ok(())
}

/// At most 31 characters, none of those that a workbook forbids.
fn sheet_name(title: &str) -> String {
    let name: String = title.chars().filter(|c| !"[]:*?/\\'".contains(*c) && !c.is_control()).take(31).collect();
    if name.trim().is_empty() { "Blad1".to_owned() } else { name }
}

fn csv_cell(cell: &Cell, style: CsvStyle) -> String {
    match cell {
        Cell::Empty => String::new(),
        Cell::Text(text) => shield(text),
        Cell::Whole(n) | Cell::Minutes(n) => n.to_string(),
        Cell::Decimal(n) if !n.is_finite() => String::new(),
        Cell::Decimal(n) if style == CsvStyle::Swedish => n.to_string().replace('.', ","),
        Cell::Decimal(n) => n.to_string(),
        Cell::Day(day) => day.to_string(),
    }
}

fn write_record(out: &mut String, style: CsvStyle, cells: impl ExactSizeIterator<Item = String>) {
    let alone = cells.len() == 1;
    for (at, cell) in cells.enumerate() {
        if at > 0 {
            out.push(style.delimiter());
        }
        // All separators are quoted, so that a file is read alike whichever of them the reader splits at.
        let special = |c: char| matches!(c, ';' | ',' | '\t' | '"' | '\r' | '\n');
        if cell.contains(special) || cell.starts_with(' ') || cell.ends_with(' ') || (alone && cell.is_empty()) {
            out.push('"');
            out.push_str(&cell.replace('"', "\"\""));
            out.push('"');
        } else {
            out.push_str(&cell);
        }
    }
    out.push_str("\r\n");
}

/// Puts a `'` before text that a spreadsheet program would run, or that looks as if it had one already.
fn shield(text: &str) -> String {
    if acts(text.trim_start_matches('\'')) { format!("'{text}") } else { text.to_owned() }
}

/// Whether text begins with a `'` that was put there by [`Table::csv`].
pub(super) fn is_shielded(text: &str) -> bool {
    text.starts_with('\'') && acts(text.trim_start_matches('\''))
}

/// `= + - @`, tab and line ends, and the wide forms that some programs treat alike.
fn acts(text: &str) -> bool {
    text.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table(cells: Vec<Cell>) -> Table {
        Table { title: "T".into(), columns: (0..cells.len()).map(|i| format!("c{i}")).collect(), rows: vec![cells] }
    }

    #[test]
    fn csv_speaks_swedish_or_plain() {
        let day = Day::new(2027, 1, 18).expect("a day");
        let table = table(vec!["a;b".into(), Cell::Decimal(7.5), Cell::Whole(-3), Cell::Day(day), Cell::Empty]);
        let text = |style| String::from_utf8(table.csv(style)).expect("UTF-8");
        assert_eq!(text(CsvStyle::Swedish), "\u{feff}c0;c1;c2;c3;c4\r\n\"a;b\";\"7,5\";-3;2027-01-18;\r\n");
        assert_eq!(text(CsvStyle::Plain), "c0,c1,c2,c3,c4\r\n\"a;b\",7.5,-3,2027-01-18,\r\n");
    }

    #[test]
    fn text_cannot_act() {
        for (text, written) in
            [("=1+1", "'=1+1"), ("-x", "'-x"), ("'=1", "''=1"), ("'hej", "'hej"), ("a=1", "a=1"), ("＝1", "'＝1")]
        {
            assert_eq!(shield(text), written);
            assert_eq!(is_shielded(written), written != text, "{written}");
        }
    }

    #[test]
    fn file_names_are_plain() {
        assert_eq!(file_name("VFU Västerås, vt 2027", "csv"), "vfu-vasteras-vt-2027.csv");
        assert_eq!(file_name("../\r\n\"x\"", "xlsx"), "x.xlsx");
        assert_eq!(file_name("", "csv"), "fil.csv");
    }
}
