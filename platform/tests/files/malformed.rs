//! T:F2: a thousand malformed files. Each ends in a message that says where and what to do, and in no bad row.

use std::collections::BTreeSet;

use larbro_platform::files::{self, Limits};

use super::child::{in_child, runtime};
use super::review::review;
use super::{malformed_csv, malformed_xlsx};

/// A file with something wrong in it.
pub struct Malformed {
    pub name: String,
    pub what: &'static str,
    pub bytes: Vec<u8>,
    /// Whether it goes through the child process.
    pub in_child: bool,
}

/// Files that are something else.
pub fn foreign(turn: usize) -> (&'static str, Vec<u8>) {
    let wide = |text: &str| text.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>();
    let ole = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
    let files: [(&str, Vec<u8>); 13] = [
        ("an old workbook", [&ole[..], &[0; 500], &wide("Workbook")].concat()),
        ("a locked workbook", [&ole[..], &[0; 500], &wide("EncryptedPackage")].concat()),
        ("a PDF", b"%PDF-1.7\n%\xe2\xe3\n1 0 obj".to_vec()),
        ("a picture", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".to_vec()),
        ("a photograph", b"\xff\xd8\xff\xe0\0\x10JFIF".to_vec()),
        ("a web page", b"<!DOCTYPE html><table><tr><td>1</td></tr></table>".to_vec()),
        (
            "XML that reads a file",
            b"<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY b SYSTEM 'file:///x'>]><a>&b;</a>".to_vec(),
        ),
        ("packed text", b"\x1f\x8b\x08\0\0\0\0\0".to_vec()),
        ("rich text", b"{\\rtf1\\ansi x}".to_vec()),
        ("JSON", b"[{\"student_id\": 1, \"name\": \"x\"},\n{\"student_id\": 2}]".to_vec()),
        ("prose", "Hej!\nHär kommer listan, som utlovat.\nHälsningar".into()),
        ("a key of no use", b"-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n".to_vec()),
        ("noise", (0u32..2_000).map(|i| (i.wrapping_mul(2_654_435_761) >> 13) as u8).collect()),
    ];
    files[turn % files.len()].clone()
}

/// Checks all files, and that they are not all told the same.
fn check(files: &[Malformed], least_in_child: usize, least_kinds: usize) {
    let runtime = runtime();
    let mut failures = Vec::new();
    let mut said = BTreeSet::new();
    for file in files {
        let read = if file.in_child {
            runtime.block_on(in_child(&file.name, &file.bytes, &Limits::DEFAULT))
        } else {
            files::parse(&file.name, &file.bytes, &Limits::DEFAULT)
        };
        let review = review(read);
        said.extend(review.kinds());
        if let Err(why) = review.is_told(&file.name) {
            failures.push(format!("{} ({}): {why}", file.name, file.what));
        }
    }
    assert!(failures.is_empty(), "{} of {}:\n{}", failures.len(), files.len(), failures.join("\n"));
    let through = files.iter().filter(|file| file.in_child).count();
    assert!(through >= least_in_child, "only {through} went through the child");
    assert!(said.len() >= least_kinds, "only {} kinds of message: {said:?}", said.len());
}

#[test]
fn six_hundred_malformed_csv_files_are_told_what_is_wrong() {
    check(&malformed_csv::files(600), 30, 28);
}

#[test]
fn four_hundred_malformed_workbooks_are_told_what_is_wrong() {
    check(&malformed_xlsx::files(400), 40, 36);
}

#[test]
fn what_is_well_formed_is_read() {
    let rows = super::review::good_rows(50);
    let book = super::packing::workbook(&rows);
    let header = super::review::HEADER.join(";");
    let csv: String = std::iter::once(header).chain(rows.iter().map(|row| row.join(";"))).map(|l| l + "\n").collect();
    for (name, bytes) in [("bra.xlsx", book), ("bra.csv", csv.into_bytes())] {
        let review = review(files::parse(name, &bytes, &Limits::DEFAULT));
        assert!(review.refusal.is_none() && review.findings.is_empty(), "{:?} {:?}", review.refusal, review.findings);
        assert_eq!(review.rows, 50);
    }
}
