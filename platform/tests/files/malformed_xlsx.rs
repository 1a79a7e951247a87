//! Workbooks with something wrong in them, by kind.

use rust_xlsxwriter::{Format, Formula, Workbook};

use super::dice::Dice;
use super::malformed::{Malformed, foreign};
use super::packing::{SHEET, directory_entries, pack, packed_range, unpack, with_part, workbook};
use super::review::{HEADER, good_rows};

const KINDS: usize = 40;

pub fn files(count: usize) -> Vec<Malformed> {
    (0..count)
        .map(|n| {
            let (kind, turn, dice) = (n % KINDS, n / KINDS, &mut Dice::new(n as u64));
            let rows = good_rows(3 + dice.below(20));
            let (what, bytes) = match kind {
                0..=8 => broken_package(kind, turn, &workbook(&rows), dice),
                9..=19 => hostile_parts(kind, turn, &workbook(&rows), dice),
                20..=31 => broken_sheet(kind, turn, &workbook(&rows), dice),
                _ => wrong_cells(kind, turn, rows, dice),
            };
            let in_child = what.contains("bomb") || turn == 0;
            Malformed { name: format!("fil-{n}.xlsx"), what, bytes, in_child }
        })
        .collect()
}

/// The zip package itself is damaged or lies.
fn broken_package(kind: usize, turn: usize, book: &[u8], dice: &mut Dice) -> (&'static str, Vec<u8>) {
    let mut bytes = book.to_vec();
    let entries = directory_entries(book);
    let entry = *dice.pick(&entries);
    match kind {
        0 => {
            bytes.truncate(4 + dice.below(book.len() - 5));
            ("cut off", bytes)
        }
        1 => {
            bytes[entry + dice.below(4)] ^= 0x55;
            ("a broken directory", bytes)
        }
        2 => {
            let end = bytes.len() - 22;
            bytes[end + dice.below(4)] ^= 0x33;
            ("no end of directory", bytes)
        }
        3 => {
            // Not the first bytes of a part: some of its bits mean nothing.
            let range = packed_range(book, SHEET);
            for _ in 0..8 {
                let at = range.start + 20 + dice.below(range.len() - 30);
                bytes[at] = bytes[at].wrapping_add(1 + dice.below(250) as u8);
            }
            ("damaged content", bytes)
        }
        4 => {
            // What a package declares of a part's size and what comes out differ.
            let size = 1 + dice.below(50) as u32;
            let at = entries[turn % entries.len()] + 24;
            bytes[at..at + 4].copy_from_slice(&size.to_le_bytes());
            ("a lie about the size", bytes)
        }
        5 => {
            bytes[entry + 8] |= 1;
            ("a locked part", bytes)
        }
        6 => {
            bytes[entry + 10] = *dice.pick(&[1, 6, 9, 12, 14, 93, 95, 98]);
            ("an unusual method", bytes)
        }
        7 => {
            let offset = u32::try_from(book.len()).expect("small") - dice.below(40) as u32;
            bytes[entry + 42..entry + 46].copy_from_slice(&offset.to_le_bytes());
            ("a part that lies elsewhere", bytes)
        }
        _ => foreign(turn),
    }
}

fn doctype(xml: &str, declared: &str, used: &str) -> String {
    let (head, rest) = xml.split_once("?>").expect("a declaration");
    format!("{head}?>{declared}{}", rest.replacen("<v>", &format!("<v>{used}"), 1))
}

/// The package is whole, and parts of it mean harm.
fn hostile_parts(kind: usize, turn: usize, book: &[u8], dice: &mut Dice) -> (&'static str, Vec<u8>) {
    let part = *dice.pick(&[SHEET, "xl/workbook.xml", "xl/sharedStrings.xml", "xl/styles.xml", "[Content_Types].xml"]);
    let mut parts = unpack(book);
    let mut add = |name: &str, content: Vec<u8>| {
        parts.push((name.to_owned(), content));
        pack(&parts)
    };
    match kind {
        9 => {
            let name = format!("xl/media/image{turn}.bin");
            let size = if turn == 0 { 90_000_000 } else { 1_000_000 * turn };
            ("a bomb of zeros", add(&name, vec![0; size]))
        }
        10 => {
            // Two in a part of ten are legal XML, all of it blank.
            let blank = " ".repeat(2_000_000 + 100_000 * turn);
            ("a bomb of blanks", with_part(book, part, |xml| format!("{xml}{blank}")))
        }
        11 => {
            for n in 0..1_001 + dice.below(50) {
                parts.push((format!("xl/media/{n}.txt"), Vec::new()));
            }
            ("a bomb of parts", pack(&parts))
        }
        12 => {
            let declared = "<!DOCTYPE x [<!ENTITY file SYSTEM \"file:///etc/hostname\">]>";
            ("an outer entity", with_part(book, part, |xml| doctype(xml, declared, "&file;")))
        }
        13 => {
            let mut declared = "<!DOCTYPE lolz [<!ENTITY l0 \"lol\">".to_owned();
            for n in 1..10 {
                declared += &format!("<!ENTITY l{n} \"{}\">", format!("&l{};", n - 1).repeat(10));
            }
            declared += "]>";
            ("a bomb of laughs", with_part(book, part, |xml| doctype(xml, &declared, "&l9;")))
        }
        14 => {
            let declared = "<!doctype x PUBLIC \"-//X//Y\" \"http://192.0.2.1/x.dtd\">";
            ("an outer DTD", with_part(book, part, |xml| doctype(xml, declared, "")))
        }
        15 => {
            let at = parts.iter().position(|(name, _)| name == part).expect("the part is there");
            let text = String::from_utf8(parts[at].1.clone()).expect("XML");
            parts[at].1 = [0xff, 0xfe].into_iter().chain(text.encode_utf16().flat_map(u16::to_le_bytes)).collect();
            ("XML in UTF-16", pack(&parts))
        }
        16 => {
            let name = *dice.pick(&["xl/vbaProject.bin", "xl/VBAPROJECT.BIN", "custom/vbaProject.bin"]);
            ("macros", add(name, vec![1, 2]))
        }
        17 => {
            let name = *dice.pick(&["xl/workbook.bin", "word/document.xml", "ppt/presentation.xml", "content.xml"]);
            ("another kind of Office file", add(name, b"x".to_vec()))
        }
        18 => {
            let deep = 65 + dice.below(5_000);
            let nest = "<g>".repeat(deep) + &"</g>".repeat(deep);
            (
                "a bomb of nesting",
                with_part(book, SHEET, |xml| xml.replace("</worksheet>", &format!("{nest}</worksheet>"))),
            )
        }
        _ => {
            let merges: String =
                (0..1_001 + turn * 500).map(|n| format!("<mergeCell ref=\"H{0}:I{0}\"/>", n + 1)).collect();
            let merges = format!("</sheetData><mergeCells>{merges}</mergeCells>");
            ("a bomb of merges", with_part(book, SHEET, |xml| xml.replace("</sheetData>", &merges)))
        }
    }
}

/// Sheet XML with an extra row, or with something replaced.
fn extra_row(book: &[u8], row: &str) -> Vec<u8> {
    with_part(book, SHEET, |xml| xml.replace("</sheetData>", &format!("{row}</sheetData>")))
}

/// The package is harmless, and its sheet is not one.
fn broken_sheet(kind: usize, turn: usize, book: &[u8], dice: &mut Dice) -> (&'static str, Vec<u8>) {
    match kind {
        20 => {
            let bad = *dice.pick(&["A0", "1A", "AAAAAAA9", "A99999999999", "", "A1:B2", "Å1"]);
            ("a cell that is nowhere", extra_row(book, &format!("<row r=\"90\"><c r=\"{bad}\"><v>1</v></c></row>")))
        }
        21 => {
            let bad = *dice.pick(&["XFD1048576", "A1048576", "GT90", "A200002", "ZZ9"]);
            let dimension = "<dimension ref=\"A1:XFD1048576\"/>";
            let book = with_part(book, SHEET, |xml| {
                let start = xml.find("<dimension").expect("a dimension");
                let end = start + xml[start..].find("/>").expect("its end") + 2;
                format!("{}{dimension}{}", &xml[..start], &xml[end..])
            });
            ("a bomb of width", extra_row(&book, &format!("<row r=\"90\"><c r=\"{bad}\"><v>1</v></c></row>")))
        }
        22 => {
            let index = 1_000 + dice.below(1_000_000_000);
            (
                "a text that is nowhere",
                extra_row(book, &format!("<row r=\"90\"><c r=\"A90\" t=\"s\"><v>{index}</v></c></row>")),
            )
        }
        23 => {
            let (kind, value) = *dice.pick(&[
                ("b", "kanske"),
                ("e", "#HEJ"),
                ("n", "tolv"),
                ("zz", "1"),
                ("n", "nan"),
                ("n", "inf"),
                ("n", "1e999"),
            ]);
            (
                "a value of no kind",
                extra_row(book, &format!("<row r=\"90\"><c r=\"A90\" t=\"{kind}\"><v>{value}</v></c></row>")),
            )
        }
        24 => ("a cell twice", extra_row(book, "<row r=\"2\"><c r=\"A2\"><v>7</v></c></row>")),
        25 => {
            let cut = 60 + dice.below(40);
            (
                "a sheet cut off",
                with_part(book, SHEET, |xml| {
                    let end = xml.len() * cut / 110;
                    xml[..end.min(xml.find("</sheetData>").expect("data") - 1)].to_owned()
                }),
            )
        }
        26 => {
            let part = *dice.pick(&["xl/workbook.xml", SHEET, "xl/sharedStrings.xml", "[Content_Types].xml"]);
            let parts = unpack(book).into_iter().filter(|(name, _)| name != part).collect();
            ("a part missing", pack(&parts))
        }
        27 => {
            let target = *dice.pick(&["../../../etc/passwd", "http://192.0.2.1/x", "worksheets/none.xml", ""]);
            (
                "a sheet that is elsewhere",
                with_part(book, "xl/_rels/workbook.xml.rels", |xml| xml.replace("worksheets/sheet1.xml", target)),
            )
        }
        28 => (
            "no sheet",
            with_part(book, "xl/workbook.xml", |xml| {
                let start = xml.find("<sheet ").expect("a sheet");
                let end = start + xml[start..].find("/>").expect("its end") + 2;
                format!("{}{}", &xml[..start], &xml[end..])
            }),
        ),
        29 => {
            let (from, to) =
                *dice.pick(&[("</row>", "</rad>"), ("<v>", "<v"), ("</c>", ""), ("<c ", "<c r=r=\" "), ("=\"", "=")]);
            ("ill-formed XML", with_part(book, SHEET, |xml| xml.replace(from, to)))
        }
        30 => {
            // One long text that is named in a great many cells.
            let long = "x".repeat(30_000);
            let book = with_part(book, "xl/sharedStrings.xml", |xml| xml.replacen("student_id", &long, 1));
            let rows: String = (50..1_500 + turn * 100)
                .map(|row| format!("<row r=\"{row}\"><c r=\"A{row}\" t=\"s\"><v>0</v></c></row>"))
                .collect();
            ("a bomb of one text", extra_row(&book, &rows))
        }
        _ => {
            let (mut book, day) = (Workbook::new(), Format::new().set_num_format("yyyy-mm-dd"));
            let sheet = book.add_worksheet();
            for (column, name) in HEADER.iter().enumerate() {
                sheet.write(0, column as u16, *name).expect("a cell");
            }
            let serial = *dice.pick(&[-1.0, 3e6, 1e300, -5e9, 2_958_466.0]);
            sheet.write_with_format(1, 5, serial, &day).expect("a cell");
            ("no such date", book.save_to_buffer().expect("a workbook"))
        }
    }
}

/// The sheet can be read, and what stands in it is wrong.
fn wrong_cells(kind: usize, turn: usize, mut rows: Vec<Vec<String>>, dice: &mut Dice) -> (&'static str, Vec<u8>) {
    let at = dice.below(rows.len());
    let what = match kind {
        32 => {
            for row in &mut rows {
                let (a, b) = [(0, 2), (1, 2), (2, 4), (3, 5), (3, 4), (2, 3)][turn % 6];
                row.swap(a, b);
            }
            "columns swapped"
        }
        33 => {
            rows[at][dice.below(5)].clear();
            "an empty cell"
        }
        34 => {
            rows[at][3] = (*dice.pick(&["=1+1", "tolv", "-4", "1 000", "NaN"])).into();
            "a number out of bounds"
        }
        35 => {
            rows[at].push("utanför".into());
            "a cell outside the table"
        }
        36 => return formulas(turn, dice),
        37 => return merged(dice),
        38 => {
            let nothing = if turn.is_multiple_of(2) { Vec::new() } else { vec![vec![" ".to_owned(); 6]] };
            let bytes = workbook(&nothing);
            return ("no rows", bytes);
        }
        _ => {
            rows[at][1] = "x".repeat(81 + 3_000 * turn);
            "a name too long"
        }
    };
    (what, workbook(&rows))
}

fn formulas(turn: usize, dice: &mut Dice) -> (&'static str, Vec<u8>) {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    for (column, name) in HEADER.iter().enumerate() {
        sheet.write(0, column as u16, *name).expect("a cell");
    }
    for (row, cells) in good_rows(5).iter().enumerate() {
        for (column, cell) in cells.iter().enumerate() {
            sheet.write_string(row as u32 + 1, column as u16, cell).expect("a cell");
        }
    }
    let result = *dice.pick(&["#DIV/0!", "#REF!", "#N/A", "#VALUE!", "#NAME?"]);
    let formula = Formula::new(if turn.is_multiple_of(2) { "1/0" } else { "WEBSERVICE(\"http://192.0.2.1\")" })
        .set_result(result);
    sheet.write_formula(1 + dice.below(5) as u32, 3, formula).expect("a cell");
    let bytes = book.save_to_buffer().expect("a workbook");
    if turn.is_multiple_of(3) {
        let value = format!("<v>{result}</v>");
        return ("a formula without a result", with_part(&bytes, SHEET, |xml| xml.replace(&value, "")));
    }
    ("a formula that failed", bytes)
}

fn merged(dice: &mut Dice) -> (&'static str, Vec<u8>) {
    let bytes = workbook(&good_rows(9));
    let (top, column) = (2 + dice.below(6), *dice.pick(&["A", "B", "C"]));
    let merge = format!(
        "</sheetData><mergeCells count=\"1\"><mergeCell ref=\"{column}{top}:{column}{}\"/></mergeCells>",
        top + 2
    );
    ("merged cells", with_part(&bytes, SHEET, |xml| xml.replace("</sheetData>", &merge)))
}
