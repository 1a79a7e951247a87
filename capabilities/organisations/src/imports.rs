//! What the rows of a unit file mean: pure, from cells to units and functions, or to findings with a row and column.
//!
//! Nothing is written here. The same rows against what they have made before change nothing.

mod functions;
mod importer;
mod read;
mod units;

use kernel::{Day, Ids, OrganisationId};
use platform::files::Column;

use crate::model::{Function, Unit};
use crate::rules::Done;

pub use importer::importers;

/// The columns of the unit file, in the order of [`UnitRow`]'s cells.
pub const UNIT_COLUMNS: [Column; 11] = [
    Column::required("unit", &["enhet", "namn", "name"]),
    Column::optional("parent", &["förvaltning", "överordnad", "tillhör", "department"]),
    Column::required("municipality", &["kommun", "kommunkod"]),
    Column::optional("organisation", &["huvudman"]),
    Column::optional("level", &["typ", "nivå", "type"]),
    Column::optional("address", &["adress"]),
    Column::optional("lat", &["latitud", "latitude"]),
    Column::optional("lon", &["longitud", "long", "longitude"]),
    Column::optional("function", &["funktion"]),
    Column::optional("email", &["e-post", "epost", "mejl", "e-mail"]),
    Column::optional("phone", &["telefon"]),
];

/// One row of the file.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct UnitRow {
    /// Its number in the file as a person counts: the headings are row 1.
    pub row: u32,
    /// The cells in the order of [`UNIT_COLUMNS`]; `None` is blank or a column that is not there.
    pub cells: [Option<String>; UNIT_COLUMNS.len()],
}

/// Something in the file that cannot be read in.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Finding {
    /// The row as a person counts.
    pub row: u32,
    /// Name of the column.
    pub column: &'static str,
    /// What stands there.
    pub found: String,
    /// Key of the sentence that says what was expected. Equal keys with equal `found` are one group.
    pub expected: &'static str,
    /// Name and value of what the sentence mentions.
    pub args: Vec<(&'static str, String)>,
    /// What it could be changed to.
    pub fix: Option<String>,
}

impl Finding {
    fn new(row: u32, column: &'static str, found: &str, expected: &'static str) -> Self {
        Self { row, column, found: found.to_owned(), expected, args: Vec::new(), fix: None }
    }

    fn fix(self, fix: Option<String>) -> Self {
        Self { fix, ..self }
    }

    /// What a rule refused: the same sentence, at the row and column.
    fn refused(row: u32, column: &'static str, found: &str, refusal: kernel::Refusal) -> Self {
        Self { args: refusal.args, ..Self::new(row, column, found, refusal.key) }
    }
}

/// Who imports, into what.
pub struct Receiver<'a> {
    /// The organisation that imports.
    pub by: OrganisationId,
    /// Whether it may write down units of other organisations, as an HEI does for those who receive its students.
    pub may_write_for_others: bool,
    /// The units there are: of `by`, and with `may_write_for_others` of every organisation.
    pub units: &'a [Unit],
    /// The functions of those units.
    pub functions: &'a [Function],
    /// The day of the import.
    pub today: Day,
}

/// What a file would do.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Reading {
    /// Each unit the file names, departments first; unchanged ones have no facts.
    pub units: Vec<Done<Unit>>,
    /// Each function the file names.
    pub functions: Vec<Done<Function>>,
    /// What is wrong. When there is any, nothing is to be written.
    pub findings: Vec<Finding>,
}

/// How many things a file adds, changes and leaves as they are.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Count {
    /// New.
    pub added: usize,
    /// Changed.
    pub changed: usize,
    /// As before.
    pub unchanged: usize,
}

impl Reading {
    /// Whether it may be read in.
    pub fn is_sound(&self) -> bool {
        self.findings.is_empty()
    }

    /// What happens to the units.
    pub fn unit_count(&self) -> Count {
        count(self.units.iter().map(|d| (d.is_changed(), d.now.version)))
    }

    /// What happens to the functions.
    pub fn function_count(&self) -> Count {
        count(self.functions.iter().map(|d| (d.is_changed(), d.now.version)))
    }
}

fn count(each: impl Iterator<Item = (bool, i64)>) -> Count {
    each.fold(Count::default(), |count, done| match done {
        (false, _) => Count { unchanged: count.unchanged + 1, ..count },
        (true, 1) => Count { added: count.added + 1, ..count },
        (true, _) => Count { changed: count.changed + 1, ..count },
    })
}

/// What `rows` would do. `ids` numbers what is new.
pub fn interpret(rows: &[UnitRow], into: &Receiver<'_>, ids: &mut Ids) -> Reading {
    let mut findings = Vec::new();
    let read: Vec<read::Read> = rows.iter().filter_map(|row| read::row(row, into, &mut findings)).collect();
    let (units, of_row) = units::decide(&read, into, ids, &mut findings);
    let functions = functions::decide(&read, &of_row, &units, into, ids, &mut findings);
    findings.sort_by_key(|f| f.row);
    Reading { units, functions, findings }
}

#[cfg(test)]
mod tests;
