//! T:F1: kept files, mutated. Whatever comes in, the parsers answer and never panic.
//!
//! `LARBRO_FUZZ_SEED` and `LARBRO_FUZZ_ROUNDS` choose other chance and more of it. A file that makes a parser panic is
//! printed; it belongs in `tests/corpus` from then on.

use std::panic::{AssertUnwindSafe, catch_unwind};

use kernel::Lang;
use larbro_platform::files::{self, Limits};
use rust_xlsxwriter::{Format, Formula, Workbook};

use super::dice::Dice;
use super::packing::{Parts, pack, unpack, workbook};
use super::review::{good_rows, review};

fn setting(name: &str, otherwise: u64) -> u64 {
    std::env::var(name).ok().and_then(|value| value.parse().ok()).unwrap_or(otherwise)
}

/// The kept files with one ending, by name.
fn corpus(ending: &str) -> Vec<Vec<u8>> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/corpus");
    let mut paths: Vec<_> =
        std::fs::read_dir(folder).expect("the corpus").map(|e| e.expect("an entry").path()).collect();
    paths.retain(|path| path.extension().is_some_and(|e| e == ending));
    paths.sort();
    paths.iter().map(|path| std::fs::read(path).expect("a kept file")).collect()
}

/// A few small changes: what breaks parsers is near what they accept.
fn mutate(bytes: &mut Vec<u8>, words: &[&[u8]], dice: &mut Dice) {
    for _ in 0..=dice.below(4) {
        let at = dice.below(bytes.len() + 1);
        let to = (at + dice.below(40)).min(bytes.len());
        match dice.below(7) {
            0 if at < bytes.len() => bytes[at] ^= 1 << dice.below(8),
            1 if at < bytes.len() => bytes[at] = dice.next() as u8,
            2 => bytes.truncate(at),
            3 => drop(bytes.drain(at..to)),
            4 => {
                let piece = bytes[at..to].to_vec();
                let place = dice.below(bytes.len() + 1);
                bytes.splice(place..place, piece);
            }
            _ => {
                let word = *dice.pick(words);
                bytes.splice(at..at, word.iter().copied());
            }
        }
    }
}

/// Reads the file as an import would, all messages included.
fn must_answer(name: &str, bytes: &[u8]) {
    let answered = catch_unwind(AssertUnwindSafe(|| {
        let read = files::parse(name, bytes, &Limits::DEFAULT);
        if let Ok(sheet) = &read {
            let width = sheet.header.len();
            assert!(
                sheet.rows.iter().all(|row| !row.whole || row.cells.len() == width),
                "a ragged row is called whole"
            );
        }
        let review = review(read);
        for lang in Lang::ALL {
            review.refusal.iter().for_each(|refusal| assert!(refusal.sentence(lang).contains(name)));
            review.findings.iter().for_each(|finding| assert!(!finding.sentence(lang).is_empty()));
        }
    }));
    assert!(answered.is_ok(), "this file is answered with a panic: {}", hex(bytes));
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|b| format!("{b:02x}")).collect()
}

#[test]
fn mutated_csv_is_answered() {
    const WORDS: [&[u8]; 16] = [
        b"\"",
        b"\"\"",
        b";",
        b",",
        b"\t",
        b"\n",
        b"\r",
        b"\r\n",
        b"\0",
        b"\xef\xbb\xbf",
        b"\xff\xfe",
        b"\xe5",
        b"sep=,\n",
        b"'=",
        b"\"\n\"",
        b"\xc3",
    ];
    let kept = corpus("csv");
    assert!(kept.len() >= 8);
    for file in &kept {
        must_answer("a.csv", file);
    }
    let mut dice = Dice::new(setting("LARBRO_FUZZ_SEED", 1));
    for _ in 0..setting("LARBRO_FUZZ_ROUNDS", 1) * 6_000 {
        let mut bytes = dice.pick(&kept).clone();
        mutate(&mut bytes, &WORDS, &mut dice);
        must_answer("a.csv", &bytes);
    }
}

const XML: [&[u8]; 20] = [
    b"<",
    b">",
    b"</c>",
    b"<c r=\"A1\">",
    b"<v>1</v>",
    b"<row>",
    b"&amp;",
    b"&#0;",
    b"&x;",
    b"<![CDATA[",
    b"]]>",
    b"<!--",
    b"\"",
    b"t=\"s\"",
    b"t=\"b\"",
    b"s=\"99999999999\"",
    b"-1",
    b"1e308",
    b"XFD1048576",
    b"\xff",
];

/// A workbook with every sort of cell.
fn with_everything() -> Vec<u8> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    let day = Format::new().set_num_format("yyyy-mm-dd hh:mm");
    for column in 0..6 {
        sheet.write_string(0, column, format!("c{column}")).expect("a cell");
    }
    sheet.write_number(1, 0, 7.25).expect("a cell");
    sheet.write_boolean(1, 1, true).expect("a cell");
    sheet.write_with_format(1, 2, 46_405.5, &day).expect("a cell");
    sheet.write_formula(1, 3, Formula::new("A2*2").set_result("14.5")).expect("a cell");
    sheet.write_array_formula(2, 3, 3, 4, Formula::new("{A2:B3}").set_result("x")).expect("a cell");
    sheet.write_rich_string(1, 4, &[(&Format::new().set_bold(), "b"), (&Format::new(), " c")]).expect("a cell");
    sheet.write_string(1, 5, " rymd\u{1}\n").expect("a cell");
    sheet.merge_range(9, 0, 10, 1, "samman", &Format::new()).expect("a region");
    book.save_to_buffer().expect("a workbook")
}

#[test]
fn mutated_workbooks_are_answered() {
    let mut books: Vec<Vec<u8>> = corpus("xlsx");
    books.push(workbook(&good_rows(6)));
    books.push(with_everything());
    for book in &books {
        must_answer("a.xlsx", book);
    }
    let taken_apart: Vec<Parts> = books.iter().map(|book| unpack(book)).collect();
    let mut dice = Dice::new(setting("LARBRO_FUZZ_SEED", 2));
    for round in 0..setting("LARBRO_FUZZ_ROUNDS", 1) * 1_500 {
        // Every third change is of the package, the others of the XML within, where packing would stop them.
        let bytes = if round % 3 == 0 {
            let mut bytes = dice.pick(&books).clone();
            mutate(
                &mut bytes,
                &[b"PK\x01\x02", b"PK\x03\x04", b"PK\x05\x06", b"\0\0\0\0", b"\xff\xff\xff\xff"],
                &mut dice,
            );
            bytes
        } else {
            let mut parts = dice.pick(&taken_apart).clone();
            let at = dice.below(parts.len());
            mutate(&mut parts[at].1, &XML, &mut dice);
            pack(&parts)
        };
        must_answer("a.xlsx", &bytes);
    }
}
