//! A table as it was handed in: all text, nothing interpreted yet.

use serde::{Deserialize, Serialize};

use super::encoding::Encoding;
use super::finding::Finding;

/// The table of one uploaded file.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Sheet {
    /// What the file was called.
    pub file_name: String,
    /// The row that the column names stand in, as the person sees it.
    pub header_row: u32,
    /// The column names, trimmed; each stands once and none is empty.
    pub header: Vec<String>,
    /// The rows that hold anything, each as wide as the header.
    pub rows: Vec<Row>,
    /// How the letters were coded; `None` for xlsx, where there is no doubt.
    pub encoding: Option<Encoding>,
    /// Words to show with the question whether they look right; empty when there is no doubt.
    pub encoding_guess: Vec<String>,
    /// What stood between the cells; `None` for xlsx.
    pub delimiter: Option<char>,
    /// Rows whose shape is wrong. Those rows have `whole == false`.
    pub findings: Vec<Finding>,
}

/// One row.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Row {
    /// The row number that a spreadsheet program shows.
    pub number: u32,
    /// Whether its shape is right; a row that is not whole must not be read.
    pub whole: bool,
    /// The cells, one for each column of the header.
    pub cells: Vec<String>,
}

/// What a file is, by its first bytes. Names lie.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Kind {
    /// A zip package: perhaps xlsx.
    Zip,
    /// Text: perhaps CSV.
    Text,
    /// An Office file with a password.
    Encrypted,
    /// Excel before 2007.
    OldExcel,
    /// A web page or other markup, often called `.xls` by the program that made it.
    Markup,
    /// A picture, a PDF, an archive.
    Other,
}

impl Kind {
    pub(super) fn of(bytes: &[u8]) -> Self {
        const OTHERS: [&[u8]; 9] = [
            b"%PDF",
            b"\x89PNG",
            b"\xff\xd8\xff",
            b"GIF8",
            b"\x1f\x8b",
            b"{\\rtf",
            b"7z\xbc\xaf",
            b"Rar!",
            b"SQLite format 3\0",
        ];
        if bytes.starts_with(b"PK") && bytes.get(2).is_some_and(|b| *b < 9) {
            return Self::Zip;
        }
        if bytes.starts_with(&[0xd0, 0xcf, 0x11, 0xe0]) {
            return if holds(bytes, "EncryptedPackage") { Self::Encrypted } else { Self::OldExcel };
        }
        let text = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes).trim_ascii_start();
        match text {
            _ if OTHERS.iter().any(|magic| bytes.starts_with(magic)) => Self::Other,
            [b'<', b'!' | b'?' | b'a'..=b'z' | b'A'..=b'Z', ..] => Self::Markup,
            _ => Self::Text,
        }
    }
}

/// Whether the directory of an old Office file has a stream of that name (UTF-16).
fn holds(bytes: &[u8], name: &str) -> bool {
    let wide: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
    bytes.windows(wide.len()).any(|w| w == wide)
}

/// `A`, `B` … `AA`: the column as a spreadsheet program shows it.
pub(super) fn letter(index: usize) -> String {
    let (mut n, mut out) = (index + 1, Vec::new());
    while n > 0 {
        let rest = (n - 1) % 26;
        out.push(char::from(b'A' + rest as u8));
        n = (n - 1) / 26;
    }
    out.iter().rev().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_have_letters() {
        assert_eq!([0, 25, 26, 701, 702].map(letter), ["A", "Z", "AA", "ZZ", "AAA"]);
    }

    #[test]
    fn content_decides_what_a_file_is() {
        let old = [0xd0, 0xcf, 0x11, 0xe0, 1, 2, 3];
        let mut locked = old.to_vec();
        locked.extend("EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes));
        for (bytes, kind) in [
            (&b"PK\x03\x04"[..], Kind::Zip),
            (b"id;name", Kind::Text),
            (b"PKB;name", Kind::Text),
            (b"\xef\xbb\xbf<html>", Kind::Markup),
            (b"  <?xml ", Kind::Markup),
            (b"<10;a", Kind::Text),
            (b"%PDF-1.7", Kind::Other),
            (&old, Kind::OldExcel),
            (&locked, Kind::Encrypted),
            (b"", Kind::Text),
        ] {
            assert_eq!(Kind::of(bytes), kind, "{bytes:?}");
        }
    }
}
