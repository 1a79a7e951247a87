//! Reading XLSX: the first sheet, as the person saw it when it was saved.

use std::collections::BTreeMap;
use std::io::Cursor;

use calamine::{DataRef, Dimensions, ExcelDateTime, Reader, Xlsx, XlsxError};

use super::finding::{Finding, Found, Weight};
use super::limits::Limits;
use super::package;
use super::refusal::FileRefusal;
use super::said::Said;
use super::shape::Rows;
use super::sheet::{Sheet, letter};

type Workbook<'a> = Xlsx<Cursor<&'a [u8]>>;

/// Reads the first sheet of an xlsx file.
pub fn parse(file_name: &str, bytes: &[u8], limits: &Limits) -> Result<Sheet, FileRefusal> {
    package::check(file_name, bytes, limits)?;
    let refuse = |problem: &str, fix: &str| FileRefusal::new(file_name, Said::key(problem), Said::key(fix));
    let broken = |_: XlsxError| refuse("file-workbook-broken", "fix-open-and-save");
    let mut book: Workbook = Xlsx::new(Cursor::new(bytes)).map_err(broken)?;
    let first = book.sheet_names().into_iter().next();
    let name = first.ok_or_else(|| refuse("file-no-sheet", "fix-header-and-rows"))?;
    let merged = book.merge_cells_by_sheet_name(&name).map_err(broken)?;
    let grid = Grid::read(&mut book, &name, file_name, limits)?;
    grid.check_merged(&merged)?;
    grid.into_sheet()
}

/// The cells that hold something, by row.
struct Grid<'a> {
    file_name: &'a str,
    limits: &'a Limits,
    rows: BTreeMap<u32, Vec<String>>,
    cells: usize,
    text_bytes: usize,
    findings: Vec<Finding>,
}

impl<'a> Grid<'a> {
    fn read(book: &mut Workbook, name: &str, file_name: &'a str, limits: &'a Limits) -> Result<Self, FileRefusal> {
        let mut grid = Self { file_name, limits, rows: BTreeMap::new(), cells: 0, text_bytes: 0, findings: Vec::new() };
        let mut last = 0;
        let broken = |file: &str, row: u32| {
            let fix = Said::key("fix-open-and-save");
            FileRefusal::new(file, Said::key("file-sheet-broken"), fix).at_row(row + 1)
        };
        let mut reader = book.worksheet_cells_reader(name).map_err(|_| broken(file_name, 0))?;
        while let Some(cell) = reader.next_cell_with_formula_metadata().map_err(|_| broken(file_name, last))? {
            last = cell.pos.0;
            let unsaved = cell.formula.is_some() && matches!(cell.value, DataRef::Empty);
            grid.put(cell.pos, &cell.value, unsaved)?;
        }
        Ok(grid)
    }

    fn put(&mut self, (row, column): (u32, u32), value: &DataRef, unsaved: bool) -> Result<(), FileRefusal> {
        let text = match said(value) {
            Ok(text) => text,
            Err(key) => return Err(self.refuse(row, column, Said::key(key), "fix-cell")),
        };
        if unsaved {
            self.tell(row, column, "wrong-formula-unsaved", None);
        }
        if let DataRef::Error(_) = value {
            self.tell(row, column, "expected-no-error", Some(Found::of(&text, false)));
        }
        if text.is_empty() {
            return Ok(());
        }
        self.check(row, column, &text)?;
        let cells = self.rows.entry(row).or_default();
        let at = column as usize;
        if at >= cells.len() {
            self.cells += at + 1 - cells.len();
            cells.reserve_exact(at + 1 - cells.len());
            cells.resize(at + 1, String::new());
        }
        if !cells[at].is_empty() {
            return Err(self.refuse(row, column, Said::key("file-cell-twice"), "fix-open-and-save"));
        }
        cells[at] = text;
        Ok(())
    }

    /// The limits, before the cell is kept.
    fn check(&mut self, row: u32, column: u32, text: &str) -> Result<(), FileRefusal> {
        self.text_bytes += text.len();
        let (problem, fix) = match () {
            () if column as usize >= self.limits.columns => {
                (Said::key("file-too-many-columns").count("limit", self.limits.columns), "fix-remove-columns")
            }
            () if row as usize > self.limits.rows => {
                (Said::key("file-too-many-rows").count("limit", self.limits.rows), "fix-split")
            }
            () if text.len() > self.limits.cell_bytes => {
                (Said::key("file-cell-too-long").count("limit", self.limits.cell_bytes), "fix-cell-shorten")
            }
            () if self.cells > self.limits.cells || self.text_bytes > self.limits.text_bytes => {
                (Said::key("file-too-large"), "fix-split")
            }
            () if self.findings.len() > self.limits.findings => {
                (Said::key("file-too-many-findings").count("limit", self.limits.findings), "fix-shape")
            }
            () => return Ok(()),
        };
        Err(self.refuse(row, column, problem, fix))
    }

    fn tell(&mut self, row: u32, column: u32, key: &str, found: Option<Found>) {
        self.findings.push(Finding {
            weight: Weight::Row,
            row: Some(row + 1),
            column: Some(letter(column as usize)),
            found,
            expected: Said::key(key),
            fix: Said::key("fix-formula"),
        });
    }

    fn refuse(&self, row: u32, column: u32, problem: Said, fix: &str) -> FileRefusal {
        FileRefusal::new(self.file_name, problem, Said::key(fix)).at_row(row + 1).at_column(column as usize)
    }

    /// A merged region hides which row or column a value belongs to.
    fn check_merged(&self, merged: &[Dimensions]) -> Result<(), FileRefusal> {
        let (Some(first), Some(last)) = (self.rows.keys().next(), self.rows.keys().next_back()) else {
            return Ok(());
        };
        let width = self.rows.values().map(Vec::len).max().unwrap_or(0);
        let hides = |region: &&Dimensions| {
            let within = region.start.0 <= *last && region.end.0 >= *first && (region.start.1 as usize) < width;
            region.start != region.end && within
        };
        match merged.iter().find(hides) {
            Some(region) => {
                let corner = |(row, column): (u32, u32)| format!("{}{}", letter(column as usize), u64::from(row) + 1);
                let range = format!("{}:{}", corner(region.start), corner(region.end));
                let problem = Said::key("file-merged").with("range", range);
                let row = region.start.0.saturating_add(1);
                Err(FileRefusal::new(self.file_name, problem, Said::key("fix-merged")).at_row(row))
            }
            None => Ok(()),
        }
    }

    fn into_sheet(self) -> Result<Sheet, FileRefusal> {
        let mut rows = Rows::new(self.file_name, self.limits);
        rows.findings = self.findings;
        rows.findings.sort_by_key(|finding| finding.row);
        for (row, cells) in self.rows {
            rows.push(row + 1, cells)?;
        }
        rows.into_sheet(false)
    }
}

/// A cell's value as text: dates in ISO form, whole numbers without decimals. Or the key of what is wrong with it.
fn said(value: &DataRef) -> Result<String, &'static str> {
    Ok(match value {
        DataRef::Empty => String::new(),
        DataRef::String(text) => text.clone(),
        DataRef::SharedString(text) => (*text).to_owned(),
        DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => {
            text.strip_suffix("T00:00:00").unwrap_or(text).to_owned()
        }
        DataRef::Int(n) => n.to_string(),
        DataRef::Float(n) => number(*n)?,
        DataRef::Bool(true) => "true".to_owned(),
        DataRef::Bool(false) => "false".to_owned(),
        DataRef::DateTime(moment) => date(moment)?,
        DataRef::Error(error) => error.to_string(),
    })
}

fn number(n: f64) -> Result<String, &'static str> {
    match n {
        n if !n.is_finite() => Err("file-not-a-number"),
        n if n.fract() == 0.0 && n.abs() < 1e15 => Ok((n as i64).to_string()),
        n => Ok(n.to_string()),
    }
}

fn date(moment: &ExcelDateTime) -> Result<String, &'static str> {
    let serial = moment.as_f64();
    if !(0.0..2_958_466.0).contains(&serial) {
        return Err("file-no-such-day");
    }
    if moment.is_duration() {
        let minutes = (serial * 1440.0).round() as i64;
        return Ok(format!("{:02}:{:02}", minutes / 60, minutes % 60));
    }
    let (year, month, day, hour, minute, second, _) = moment.to_ymd_hms_milli();
    Ok(match (serial < 1.0, hour, minute, second) {
        (true, ..) => format!("{hour:02}:{minute:02}"),
        (false, 0, 0, 0) => format!("{year:04}-{month:02}-{day:02}"),
        (false, ..) => format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}"),
    })
}

#[cfg(test)]
mod tests {
    use rust_xlsxwriter::{Format, Formula, Workbook};

    use super::*;

    #[test]
    fn cells_are_read_as_the_person_saw_them() {
        let mut book = Workbook::new();
        let sheet = book.add_worksheet();
        let day = Format::new().set_num_format("yyyy-mm-dd");
        for (column, name) in ["id", "from", "share", "sum", "car"].iter().enumerate() {
            sheet.write(2, column as u16, *name).expect("a cell");
        }
        sheet.write(3, 0, 12.0).expect("a cell");
        sheet.write_with_format(3, 1, 46_405.0, &day).expect("a cell");
        sheet.write(3, 2, 7.5).expect("a cell");
        sheet.write_formula(3, 3, Formula::new("1+1").set_result("2")).expect("a cell");
        sheet.write(3, 4, true).expect("a cell");
        let bytes = book.save_to_buffer().expect("a workbook");
        let sheet = parse("a.xlsx", &bytes, &Limits::DEFAULT).expect("a readable file");
        assert_eq!(sheet.header_row, 3);
        assert_eq!(sheet.rows[0].number, 4);
        assert_eq!(sheet.rows[0].cells, ["12", "2027-01-18", "7.5", "2", "true"]);
    }

    #[test]
    fn merged_cells_and_failed_formulas_are_told() {
        let mut book = Workbook::new();
        let sheet = book.add_worksheet();
        sheet.write(0, 0, "id").expect("a cell");
        sheet.write_formula(1, 0, Formula::new("1/0").set_result("#DIV/0!")).expect("a cell");
        let bytes = book.save_to_buffer().expect("a workbook");
        let read = parse("a.xlsx", &bytes, &Limits::DEFAULT).expect("a readable file");
        assert!(!read.rows[0].whole);
        assert_eq!(read.findings.len(), 1);

        let mut book = Workbook::new();
        let sheet = book.add_worksheet();
        sheet.write(0, 0, "id").expect("a cell");
        sheet.merge_range(1, 0, 3, 0, "7", &Format::new()).expect("a region");
        let bytes = book.save_to_buffer().expect("a workbook");
        let refusal = parse("a.xlsx", &bytes, &Limits::DEFAULT).expect_err("a merged region");
        assert_eq!(refusal.row, Some(2));
    }
}
