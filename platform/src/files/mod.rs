//! Files that people hand in and fetch: CSV and XLSX, read within limits and written so that nothing in them can act.
//!
//! The way in: [`child::parse_in_child`] turns uploaded bytes into a [`Sheet`] or a [`FileRefusal`]; [`Columns`] finds
//! the columns by name; a [`Cursor`] reads each row and tells in [`Finding`]s what is wrong, where, and what to do.
//! The way out: a [`Table`] becomes CSV or XLSX.
//!
//! This module does not know what a database, a page or a capability is.

pub mod child;
pub mod columns;
pub mod cursor;
pub mod encoding;
pub mod export;
pub mod finding;
pub mod limits;
mod package;
pub mod read_csv;
pub mod read_xlsx;
pub mod refusal;
pub mod said;
mod shape;
pub mod sheet;
pub mod spelling;

pub use child::{child_main, parse_in_child};
pub use columns::{Column, Columns, Header};
pub use cursor::Cursor;
pub use export::{Cell, CsvStyle, Table, with_errors};
pub use finding::{Finding, Found, Group, Weight, group};
pub use limits::Limits;
pub use refusal::FileRefusal;
pub use said::Said;
pub use sheet::{Row, Sheet};

/// Reads an uploaded file in this process: what it is decides how, not what it is called.
///
/// For files of strangers use [`parse_in_child`], which bounds time and memory too.
pub fn parse(file_name: &str, bytes: &[u8], limits: &Limits) -> Result<Sheet, FileRefusal> {
    let refuse = |problem: &str, fix: &str| FileRefusal::new(file_name, Said::key(problem), Said::key(fix));
    if bytes.len() > limits.upload_bytes {
        let problem = Said::key("file-too-big").count("limit", limits.upload_bytes / 1_000_000);
        return Err(FileRefusal::new(file_name, problem, Said::key("fix-split")));
    }
    match sheet::Kind::of(bytes) {
        sheet::Kind::Zip => read_xlsx::parse(file_name, bytes, limits),
        sheet::Kind::Text => read_csv::parse(file_name, bytes, limits),
        sheet::Kind::Encrypted => Err(refuse("file-encrypted", "fix-password")),
        sheet::Kind::OldExcel => Err(refuse("file-xls", "fix-save-as")),
        sheet::Kind::Markup => Err(refuse("file-markup", "fix-save-as")),
        sheet::Kind::Other => Err(refuse("file-other", "fix-save-as")),
    }
}
