//! What a review amounts to: counts that add up, findings that repeat nothing of protected rows. Pure.

use std::collections::BTreeSet;

use kernel::Lang;

use super::Reviewed;
use crate::files::{Finding, Said, Sheet, Weight};

/// The counts of a review.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Outcome {
    /// Rows in the file.
    pub rows: usize,
    /// Valid rows that are not there yet.
    pub new: usize,
    /// Valid rows that change what is there.
    pub changed: usize,
    /// Valid rows that change nothing.
    pub unchanged: usize,
    /// Valid rows that are handled apart.
    pub apart: usize,
    /// Rows with errors; all of them when the file as a whole cannot be read.
    pub wrong: usize,
    /// Whether the rows can be read at all.
    pub readable: bool,
}

impl Outcome {
    /// The counts of what an importer found in a sheet.
    pub fn of(sheet: &Sheet, reviewed: &Reviewed) -> Self {
        let readable = reviewed.findings.iter().all(|f| f.weight != Weight::File);
        let wrong: BTreeSet<u32> =
            reviewed.findings.iter().filter(|f| f.weight == Weight::Row).filter_map(|f| f.row).collect();
        let apart = reviewed.protected.iter().filter(|row| !wrong.contains(row)).count();
        let rows = sheet.rows.len();
        if !readable {
            return Self { rows, wrong: rows, ..Self::default() };
        }
        Self {
            rows,
            new: reviewed.new,
            changed: reviewed.changed,
            unchanged: reviewed.unchanged,
            apart,
            wrong: wrong.len(),
            readable,
        }
    }

    /// Rows that can be read in.
    pub fn valid(&self) -> usize {
        self.new + self.changed + self.unchanged + self.apart
    }

    /// What the person has seen, to be compared with what is true when they say "Läs in".
    pub fn mark(&self) -> String {
        let Self { rows, new, changed, unchanged, apart, wrong, .. } = self;
        format!("{rows}.{new}.{changed}.{unchanged}.{apart}.{wrong}")
    }
}

/// The findings in the order of the file, what stops most first. Those of protected rows keep their place and `said`.
pub fn shown(reviewed: &Reviewed, said: &Said) -> Vec<Finding> {
    let protected: BTreeSet<u32> = reviewed.protected.iter().copied().collect();
    let mask = |finding: &Finding| {
        if finding.row.is_some_and(|row| protected.contains(&row)) {
            let fix = Said::key("fix-cell");
            return Finding { found: None, expected: said.clone(), fix, ..finding.clone() };
        }
        finding.clone()
    };
    let mut findings: Vec<Finding> = reviewed.findings.iter().map(mask).collect();
    findings.sort_by_key(|f| (f.weight, f.row));
    findings
}

/// What may be handed out again: the sheet without its protected rows, and what is wrong with the rest. A row whose shape
/// is wrong may be anybody's: where cells are personal it keeps its error alone, with the row's number.
pub fn handed_out(
    mut sheet: Sheet,
    mut findings: Vec<Finding>,
    reviewed: &Reviewed,
    personal: bool,
) -> (Sheet, Vec<Finding>) {
    let protected: BTreeSet<u32> = reviewed.protected.iter().copied().collect();
    sheet.rows.retain(|row| !protected.contains(&row.number));
    if personal {
        let mut emptied = BTreeSet::new();
        for row in sheet.rows.iter_mut().filter(|row| !row.whole) {
            row.cells.clear();
            emptied.insert(row.number);
        }
        let place = |f: &Finding, lang| f.sentence(lang).trim_end_matches('.').to_owned();
        for finding in findings.iter_mut().filter(|f| f.row.is_some_and(|row| emptied.contains(&row))) {
            let expected = Said::both(place(finding, Lang::Sv), place(finding, Lang::En));
            *finding = Finding { column: None, found: None, expected, ..finding.clone() };
        }
    }
    (sheet, findings)
}

/// A name as the browser said it, without folders, and short: it is shown and stored, never a path.
pub fn plain_file_name(said: &str) -> String {
    let name = said.rsplit(['/', '\\']).next().unwrap_or_default();
    let name: String = name.chars().filter(|c| !c.is_control()).take(100).collect();
    if name.trim().is_empty() { "fil".to_owned() } else { name.trim().to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::files::{Found, Row};

    fn sheet(rows: u32) -> Sheet {
        let row = |number| Row { number, whole: true, cells: vec!["Anna Ek".to_owned()] };
        Sheet {
            file_name: "a.csv".to_owned(),
            header_row: 1,
            header: vec!["name".to_owned()],
            rows: (2..2 + rows).map(row).collect(),
            encoding: None,
            encoding_guess: Vec::new(),
            delimiter: None,
            findings: Vec::new(),
        }
    }

    fn finding(weight: Weight, row: u32) -> Finding {
        Finding {
            weight,
            row: Some(row),
            column: Some("name".to_owned()),
            found: Some(Found::Text("Anna Ek".to_owned())),
            expected: Said::key("expected-once").with("row", 2),
            fix: Said::key("fix-did-you-mean").with("near", "Anna Eek"),
        }
    }

    #[test]
    fn rows_are_counted_once() {
        let findings =
            [(Weight::Row, 3), (Weight::Row, 3), (Weight::Note, 4), (Weight::Row, 5)].map(|(w, r)| finding(w, r));
        let reviewed =
            Reviewed { findings: findings.into(), new: 4, changed: 2, unchanged: 1, protected: vec![5, 6, 7] };
        let outcome = Outcome::of(&sheet(11), &reviewed);
        assert_eq!((outcome.wrong, outcome.apart, outcome.valid()), (2, 2, 9));
        assert_eq!(outcome.mark(), "11.4.2.1.2.2");
    }

    #[test]
    fn a_file_without_a_column_has_no_valid_row() {
        let reviewed = Reviewed { findings: vec![finding(Weight::File, 1)], new: 3, ..Reviewed::default() };
        let outcome = Outcome::of(&sheet(3), &reviewed);
        assert_eq!((outcome.valid(), outcome.wrong, outcome.readable), (0, 3, false));
    }

    #[test]
    fn a_protected_row_is_never_repeated() {
        let reviewed = Reviewed {
            findings: vec![finding(Weight::Row, 3), finding(Weight::Row, 2)],
            protected: vec![2],
            ..Reviewed::default()
        };
        let shown = shown(&reviewed, &Said::both("raden kan inte läsas", "the row cannot be read"));
        assert_eq!(shown[0].sentence(Lang::Sv), "Rad 2, kolumn name: raden kan inte läsas.");
        assert!(!format!("{:?}", shown[0]).contains("Anna"));
        assert!(shown[1].sentence(Lang::Sv).contains("Anna"));
        let (kept, _) = handed_out(sheet(3), Vec::new(), &reviewed, true);
        assert_eq!(kept.rows.iter().map(|r| r.number).collect::<Vec<_>>(), [3, 4]);
    }

    #[test]
    fn a_row_of_the_wrong_shape_is_handed_out_as_its_number_where_cells_are_personal() {
        for personal in [true, false] {
            let mut sheet = sheet(2);
            sheet.rows[1].whole = false;
            let (kept, told) = handed_out(sheet, vec![finding(Weight::Row, 3)], &Reviewed::default(), personal);
            assert_eq!(kept.rows[1].cells.is_empty(), personal);
            assert_eq!(kept.rows[0].cells, ["Anna Ek"]);
            assert_eq!(told[0].problem(Lang::Sv).starts_with("Rad 3, kolumn name: "), personal);
        }
    }

    #[test]
    fn file_names_lose_folders_and_length() {
        for (said, plain) in [
            ("C:\\x\\elever.csv", "elever.csv"),
            ("../../a.csv", "a.csv"),
            ("a\r\nb.csv", "ab.csv"),
            ("", "fil"),
            ("/", "fil"),
        ] {
            assert_eq!(plain_file_name(said), plain);
        }
        assert_eq!(plain_file_name(&"å".repeat(500)).chars().count(), 100);
    }
}
