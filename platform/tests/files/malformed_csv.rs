//! CSV files with something wrong in them, by kind.

use super::dice::Dice;
use super::malformed::{Malformed, foreign};
use super::review::{HEADER, good_rows};

type Table = Vec<Vec<String>>;

/// A good table of a few rows, header first.
fn table(dice: &mut Dice) -> Table {
    let mut table = vec![HEADER.map(str::to_owned).to_vec()];
    table.extend(good_rows(3 + dice.below(20)));
    table
}

fn text(table: &Table, dice: &mut Dice) -> String {
    let delimiter = *dice.pick(&[";", ",", "\t"]);
    let end = *dice.pick(&["\n", "\r\n", "\r"]);
    table.iter().map(|row| row.join(delimiter) + end).collect()
}

/// A data row, by place in the table.
fn row(table: &Table, dice: &mut Dice) -> usize {
    1 + dice.below(table.len() - 1)
}

const KINDS: usize = 30;

pub fn files(count: usize) -> Vec<Malformed> {
    (0..count)
        .map(|n| {
            let (kind, dice) = (n % KINDS, &mut Dice::new(n as u64));
            let (what, bytes) = make(kind, n / KINDS, dice);
            // Bombs and a sample of everything else go through the child.
            let in_child = what.contains("bomb") || n / KINDS == 0;
            Malformed { name: format!("fil-{n}.csv"), what, bytes, in_child }
        })
        .collect()
}

fn make(kind: usize, turn: usize, dice: &mut Dice) -> (&'static str, Vec<u8>) {
    match kind {
        0..=9 => broken_text(kind, turn, dice),
        10..=19 => broken_table(kind, dice),
        _ => wrong_cells(kind, turn, dice),
    }
}

/// The file cannot be read as text or as records.
fn broken_text(kind: usize, turn: usize, dice: &mut Dice) -> (&'static str, Vec<u8>) {
    let mut table = table(dice);
    match kind {
        0 => {
            for cell in table.iter_mut().flatten() {
                *cell = format!("\"{cell}\"");
            }
            let text = text(&table, dice);
            let quotes: Vec<usize> = text.match_indices('"').map(|(at, _)| at).collect();
            let open = quotes[2 * dice.below(quotes.len() / 2)];
            ("cut within quotes", text.as_bytes()[..=open].to_vec())
        }
        1 => {
            let at = row(&table, dice);
            table[at][1] = "\"Person".into();
            ("a quote never closed", text(&table, dice).into_bytes())
        }
        2 => {
            let at = row(&table, dice);
            table[at][1] = "\"Person\" Namn".into();
            ("text after a quote", text(&table, dice).into_bytes())
        }
        3 => {
            let mut bytes = text(&table, dice).into_bytes();
            let at = dice.below(bytes.len());
            bytes.insert(at, 0);
            ("a zero byte", bytes)
        }
        4 => {
            let at = row(&table, dice);
            table[at][1].push(*dice.pick(&['\u{1}', '\u{7}', '\u{b}', '\u{1b}', '\u{7f}']));
            ("a control character", text(&table, dice).into_bytes())
        }
        5 => {
            let mut bytes: Vec<u8> = text(&table, dice).chars().map(|c| c as u8).collect();
            let at = dice.below(bytes.len());
            bytes.insert(at, *dice.pick(&[0x81, 0x8d, 0x8f, 0x90, 0x9d]));
            bytes.push(0xe5);
            ("letters of no coding", bytes)
        }
        6 => {
            let text = text(&table, dice);
            let mut bytes = vec![0xff, 0xfe];
            bytes.extend(text.encode_utf16().flat_map(u16::to_le_bytes));
            bytes.truncate(3 + 2 * dice.below(text.encode_utf16().count() - 1));
            ("UTF-16 cut in a letter", bytes)
        }
        7 => {
            let text = text(&table, dice);
            let mut bytes = vec![0xfe, 0xff];
            bytes.extend(text.encode_utf16().flat_map(u16::to_be_bytes));
            let at = 2 + 2 * dice.below(text.encode_utf16().count() - 1);
            bytes[at] = 0xd8;
            ("UTF-16 with half a pair", bytes)
        }
        8 => {
            let text = text(&table, dice);
            ("UTF-16 without a mark", text.encode_utf16().flat_map(u16::to_le_bytes).collect())
        }
        _ => bomb_or_foreign(turn),
    }
}

fn bomb_or_foreign(turn: usize) -> (&'static str, Vec<u8>) {
    const MILLION: usize = 1_000_000;
    match turn {
        0 => ("a bomb of quotes", vec![b'"'; 3 * MILLION + 1]),
        1 => ("a bomb of separators", vec![b';'; 3 * MILLION]),
        2 => ("a bomb of empty rows", vec![b'\n'; 3 * MILLION]),
        3 => ("a bomb of one cell", vec![b'a'; 3 * MILLION]),
        4 => ("a bomb of rows", "a;b\n".repeat(250_000).into_bytes()),
        5 => ("a bomb of cells", ("x".to_owned() + &";x".repeat(199) + "\n").repeat(20_000).into_bytes()),
        6 => ("a bomb of size", vec![b'a'; 10 * MILLION + 1]),
        _ => foreign(turn - 7),
    }
}

/// The records can be read, but they are no table we know.
fn broken_table(kind: usize, dice: &mut Dice) -> (&'static str, Vec<u8>) {
    let mut table = table(dice);
    let (at, column) = (row(&table, dice), dice.below(6));
    let what = match kind {
        10 => {
            let keep = 1 + dice.below(5);
            table.last_mut().expect("rows").truncate(keep);
            "cut within a row"
        }
        11 => {
            table[at].insert(column, "mer".into());
            "one cell too many"
        }
        12 => {
            table[at].remove(column);
            "one cell too few"
        }
        13 => {
            for row in &mut table {
                row.remove(column);
            }
            "a column missing"
        }
        14 => {
            let name = &mut table[0][column];
            name.insert(1, 'x');
            name.insert(1, 'q');
            "a column misspelt"
        }
        15 => {
            let other = (column + 1) % 6;
            table[0][other] = table[0][column].to_uppercase();
            "a column named twice"
        }
        16 => {
            table[0][column.min(4)].clear();
            "a column without a name"
        }
        17 => {
            table[at][1] = "å".repeat(16_385 + dice.below(100));
            "a cell too long"
        }
        18 => {
            for row in &mut table {
                row.extend(vec!["x".to_owned(); 195 + dice.below(50)]);
            }
            "too many columns"
        }
        _ => {
            let header = *dice.pick(&["", "\n\n", " ", "\u{feff}", ";;;\n;;;\n", "sep=;\n", "id;name\n", "id\n\n\n"]);
            return ("no rows", header.as_bytes().to_vec());
        }
    };
    (what, text(&table, dice).into_bytes())
}

/// The table is one we know, and cells in it are wrong.
fn wrong_cells(kind: usize, turn: usize, dice: &mut Dice) -> (&'static str, Vec<u8>) {
    let mut table = table(dice);
    let at = row(&table, dice);
    let what = match kind {
        20 => {
            // The names change places and the cells do not.
            let (a, b) = *dice.pick(&[(0, 2), (1, 3), (2, 4), (3, 5), (3, 4), (2, 3)]);
            table[0].swap(a, b);
            "columns swapped"
        }
        21 => {
            table[at][3] =
                (*dice.pick(&["-1", "501", "tolv", "1,5", "1e2", "0x10", "NaN", "99999999999999999999"])).into();
            "a number out of bounds"
        }
        22 => {
            table[at][4] = (*dice.pick(&["kanske", "2", "–", "jaa", "?"])).into();
            "neither yes nor no"
        }
        23 => {
            table[at][5] = (*dice.pick(&["2027-02-30", "18/1 2027", "2027-1-1", "idag", "46405", "2027-13-01"])).into();
            "no such day"
        }
        24 => {
            table[at][2] = (*dice.pick(&["Lyksele", "2499", "Stockholm", "kiruuna", "Umeå"])).into();
            "an unknown municipality"
        }
        25 => {
            table[at][dice.below(5)].clear();
            "an empty cell"
        }
        26 => {
            let other = if at == 1 { 2 } else { 1 };
            let id = table[other][0].clone();
            table[at][0] = id;
            "an id that stands twice"
        }
        27 => {
            table[at][3] = (*dice.pick(&["=1+1", "@SUM(1)", "+cmd|' /C calc'!A0", "=HYPERLINK(1)", "-2+3"])).into();
            "a formula for a number"
        }
        28 => {
            table[1][2] = "Vännäs".into();
            let text = text(&table, dice);
            let bytes = match turn % 3 {
                0 => text.chars().map(|c| if c == 'ä' { 0x84 } else { c as u8 }).collect(),
                1 => text.chars().map(|c| if c == 'ä' { 0x8a } else { c as u8 }).collect(),
                _ => text.replace('ä', "Ã¤").into_bytes(),
            };
            return ("letters read in the wrong coding", bytes);
        }
        _ => {
            table[at][1] = "Å".repeat(81 + dice.below(50));
            "a name too long"
        }
    };
    (what, text(&table, dice).into_bytes())
}
