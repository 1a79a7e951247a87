//! Workbooks made, taken apart and put together again with something wrong in them.

use std::io::{Cursor, Read, Write};

use rust_xlsxwriter::Workbook;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

use super::review::HEADER;

pub type Parts = Vec<(String, Vec<u8>)>;

pub const SHEET: &str = "xl/worksheets/sheet1.xml";

pub fn workbook(rows: &[Vec<String>]) -> Vec<u8> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    let header: Vec<String> = HEADER.map(str::to_owned).into();
    for (row, cells) in std::iter::once(&header).chain(rows).enumerate() {
        for (column, cell) in cells.iter().enumerate() {
            sheet.write_string(row as u32, column as u16, cell).expect("a cell");
        }
    }
    book.save_to_buffer().expect("a workbook")
}

pub fn unpack(bytes: &[u8]) -> Parts {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).expect("a package");
    (0..archive.len())
        .map(|index| {
            let mut part = archive.by_index(index).expect("a part");
            let mut content = Vec::new();
            part.read_to_end(&mut content).expect("content");
            (part.name().expect("a name").into_owned(), content)
        })
        .collect()
}

pub fn pack(parts: &Parts) -> Vec<u8> {
    let mut out = ZipWriter::new(Cursor::new(Vec::new()));
    let options =
        SimpleFileOptions::default().compression_method(CompressionMethod::Deflated).compression_level(Some(6));
    for (name, content) in parts {
        out.start_file(name.as_str(), options).expect("a part");
        out.write_all(content).expect("content");
    }
    out.finish().expect("a package").into_inner()
}

/// The same package with one part rewritten.
pub fn with_part(bytes: &[u8], name: &str, change: impl Fn(&str) -> String) -> Vec<u8> {
    let mut parts = unpack(bytes);
    let part = parts.iter_mut().find(|(part, _)| part == name).expect("the part is there");
    let text = String::from_utf8(part.1.clone()).expect("XML");
    let changed = change(&text);
    assert_ne!(text, changed, "{name} was not changed");
    part.1 = changed.into_bytes();
    pack(&parts)
}

/// Where a part's packed bytes lie.
pub fn packed_range(bytes: &[u8], name: &str) -> std::ops::Range<usize> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).expect("a package");
    let part = archive.by_name(name).expect("the part is there");
    let start = part.data_start().expect("its place") as usize;
    start..start + part.compressed_size() as usize
}

/// The places of the entries in the directory at the end.
pub fn directory_entries(bytes: &[u8]) -> Vec<usize> {
    bytes.windows(4).enumerate().filter(|(_, w)| w == b"PK\x01\x02").map(|(at, _)| at).collect()
}
