//! From rows of cells to a [`Sheet`]: what every table must be, whatever file it came in.

use super::finding::{Finding, Weight};
use super::limits::Limits;
use super::refusal::FileRefusal;
use super::said::Said;
use super::sheet::{Row, Sheet, letter};
use super::spelling::bare;

/// Cells as they come, with the limits kept while they come.
pub(super) struct Rows<'a> {
    file_name: &'a str,
    limits: &'a Limits,
    kept: Vec<(u32, Vec<String>)>,
    cells: usize,
    text_bytes: usize,
    /// Rows that carry an error of their own (a formula that failed).
    pub(super) findings: Vec<Finding>,
}

impl<'a> Rows<'a> {
    pub(super) fn new(file_name: &'a str, limits: &'a Limits) -> Self {
        Self { file_name, limits, kept: Vec::new(), cells: 0, text_bytes: 0, findings: Vec::new() }
    }

    /// Adds a row; rows without any content are passed over.
    pub(super) fn push(&mut self, number: u32, cells: Vec<String>) -> Result<(), FileRefusal> {
        let used = cells.iter().rposition(|cell| !cell.trim().is_empty()).map_or(0, |at| at + 1);
        if used == 0 {
            return Ok(());
        }
        if used > self.limits.columns {
            let problem = Said::key("file-too-many-columns").count("limit", self.limits.columns);
            return Err(self.refuse(number, problem, "fix-remove-columns").at_column(used - 1));
        }
        // One more than allowed: the header is a row too.
        if self.kept.len() > self.limits.rows {
            let problem = Said::key("file-too-many-rows").count("limit", self.limits.rows);
            return Err(self.refuse(number, problem, "fix-split"));
        }
        self.check_text(number, &cells)?;
        self.cells += cells.len();
        if self.cells > self.limits.cells || self.text_bytes > self.limits.text_bytes {
            return Err(self.refuse(number, Said::key("file-too-large"), "fix-split"));
        }
        self.kept.push((number, cells));
        Ok(())
    }

    fn check_text(&mut self, number: u32, cells: &[String]) -> Result<(), FileRefusal> {
        for (at, cell) in cells.iter().enumerate() {
            self.text_bytes += cell.len();
            if cell.len() > self.limits.cell_bytes {
                let problem = Said::key("file-cell-too-long").count("limit", self.limits.cell_bytes);
                return Err(self.refuse(number, problem, "fix-cell-shorten").at_column(at));
            }
            if cell.chars().any(|c| c.is_control() && !matches!(c, '\t' | '\n' | '\r')) {
                return Err(self.refuse(number, Said::key("file-control"), "fix-control").at_column(at));
            }
        }
        Ok(())
    }

    fn refuse(&self, row: u32, problem: Said, fix: &str) -> FileRefusal {
        FileRefusal::new(self.file_name, problem, Said::key(fix)).at_row(row)
    }

    /// The sheet: the first row is the header, every row is as wide as it, or is told to be ragged.
    ///
    /// `exact` says that a row with fewer cells than the header is wrong: so in CSV, not in a spreadsheet.
    pub(super) fn into_sheet(mut self, exact: bool) -> Result<Sheet, FileRefusal> {
        let (header_row, mut header) = if self.kept.is_empty() {
            let fix = Said::key("fix-header-and-rows");
            return Err(FileRefusal::new(self.file_name, Said::key("file-empty"), fix));
        } else {
            self.kept.remove(0)
        };
        self.check_header(header_row, &mut header)?;
        if self.kept.is_empty() {
            return Err(self.refuse(header_row, Said::key("file-header-only"), "fix-header-and-rows"));
        }
        let broken: Vec<u32> = self.findings.iter().filter_map(|finding| finding.row).collect();
        let mut rows = Vec::with_capacity(self.kept.len());
        for (number, mut cells) in std::mem::take(&mut self.kept) {
            let ragged = fit(&mut cells, header.len(), exact);
            let whole = ragged.is_none() && broken.binary_search(&number).is_err();
            self.findings.extend(ragged.map(|cells| is_ragged(number, cells, header.len())));
            if self.findings.len() > self.limits.findings {
                let problem = Said::key("file-too-many-findings").count("limit", self.limits.findings);
                return Err(self.refuse(number, problem, "fix-shape"));
            }
            rows.push(Row { number, whole, cells });
        }
        self.findings.sort_by_key(|finding| finding.row);
        Ok(Sheet {
            file_name: self.file_name.to_owned(),
            header_row,
            header,
            rows,
            encoding: None,
            encoding_guess: Vec::new(),
            delimiter: None,
            findings: self.findings,
        })
    }

    fn check_header(&self, row: u32, header: &mut Vec<String>) -> Result<(), FileRefusal> {
        for name in header.iter_mut() {
            *name = name.trim().to_owned();
        }
        // A header that ends in separators has columns without a name; they matter only if something stands in them.
        let named = header.iter().rposition(|name| !name.is_empty()).map_or(0, |at| at + 1);
        let filled = |at: usize| self.kept.iter().any(|(_, cells)| cells.get(at).is_some_and(|c| !c.trim().is_empty()));
        if (named..header.len()).all(|at| !filled(at)) {
            header.truncate(named);
        }
        for (at, name) in header.iter().enumerate() {
            if name.is_empty() {
                return Err(self.refuse(row, Said::key("file-header-blank"), "fix-header-name").at_column(at));
            }
            let same = |other: &String| other == name || (!bare(name).is_empty() && bare(other) == bare(name));
            if let Some(first) = header[..at].iter().position(same) {
                let problem = Said::key("file-header-twice").with("name", name).with("first", letter(first));
                return Err(self.refuse(row, problem, "fix-header-twice").at_column(at));
            }
        }
        Ok(())
    }
}

/// Makes a row as wide as the header. Gives the number of its cells when that loses or invents something.
fn fit(cells: &mut Vec<String>, width: usize, exact: bool) -> Option<usize> {
    let had = cells.len();
    let spare = cells.iter().skip(width).any(|cell| !cell.trim().is_empty());
    if spare {
        // All cells stay, for the file that shows the errors.
        return Some(had);
    }
    cells.resize(width, String::new());
    (exact && had < width).then_some(had)
}

fn is_ragged(row: u32, cells: usize, width: usize) -> Finding {
    Finding {
        weight: Weight::Row,
        row: Some(row),
        column: None,
        found: None,
        expected: Said::key("wrong-row-width").count("cells", cells).count("width", width),
        fix: Said::key("fix-row-width"),
    }
}
