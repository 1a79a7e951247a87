//! How much a file may ask of us. The numbers are shown to people, so each has its reason.

use serde::{Deserialize, Serialize};

/// The limits of one upload.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Limits {
    /// The file as sent.
    pub upload_bytes: usize,
    /// All parts of an xlsx file after unpacking.
    pub unpacked_bytes: usize,
    /// Unpacked size over packed size, of one part.
    pub ratio: usize,
    /// Parts smaller than this may be packed as tightly as they like: a short repetitive part harms nobody.
    pub ratio_from_bytes: usize,
    /// Parts in an xlsx file.
    pub zip_entries: usize,
    /// Rows, the header not counted.
    pub rows: usize,
    /// Columns.
    pub columns: usize,
    /// Cells in all: every cell costs memory even when it is empty.
    pub cells: usize,
    /// One cell.
    pub cell_bytes: usize,
    /// The text of all cells: a workbook may name one long text a million times.
    pub text_bytes: usize,
    /// Elements within elements in a part of an xlsx file.
    pub nesting: usize,
    /// Merged regions in a sheet.
    pub merges: usize,
    /// Row errors that are listed; a file with more is wrong as a whole.
    pub findings: usize,
    /// Processor time of the child process.
    pub cpu_seconds: u64,
    /// Time on the clock, for a child that waits rather than works.
    pub wall_seconds: u64,
    /// Memory that the child may take beside its own program.
    pub memory_bytes: u64,
    /// What the child may answer.
    pub reply_bytes: usize,
}

impl Limits {
    /// The limits of an ordinary installation.
    pub const DEFAULT: Self = Self {
        upload_bytes: 10_000_000,
        unpacked_bytes: 100_000_000,
        ratio: 100,
        ratio_from_bytes: 200_000,
        zip_entries: 1_000,
        rows: 200_000,
        columns: 200,
        cells: 3_000_000,
        cell_bytes: 32_768,
        text_bytes: 40_000_000,
        nesting: 64,
        merges: 1_000,
        findings: 10_000,
        cpu_seconds: 5,
        wall_seconds: 60,
        memory_bytes: 256 * 1024 * 1024,
        reply_bytes: 128_000_000,
    };
}

impl Default for Limits {
    fn default() -> Self {
        Self::DEFAULT
    }
}
