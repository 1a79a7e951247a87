//! Files of students and of seats: what a row means, what it would do, and doing it.
//!
//! Interpretation is pure: [`students::read`] and [`capacity::read`] take a sheet and what is there, and give commands
//! and findings. A row that is marked as protected never becomes a command on the main tables; no finding repeats what
//! stands in it.

pub mod answers;
pub mod apply;
pub mod capacity;
pub mod students;

use std::collections::HashSet;

use kernel::{Lang, PeriodId, Refusal, Role};
use platform::files::{Cell, Cursor, Finding, Said, Table};
use platform::import::{Applied, Importer, Reviewed};
use platform::texts::Text;

use crate::model::Period;
use crate::places::{Names, NoUnit};

/// What the rows of a file come to.
#[derive(Clone, PartialEq, Debug)]
pub struct Reading<T> {
    /// Rows that are not there yet.
    pub new: Vec<T>,
    /// Rows that change what is there, as it will be.
    pub changed: Vec<T>,
    /// How many rows are there already, just so.
    pub unchanged: usize,
    /// What is wrong or worth knowing.
    pub findings: Vec<Finding>,
    /// Rows that are handled apart. Only files of students have them.
    pub protected: Vec<students::Protected>,
    /// The row numbers of all of them, those with errors too: no page repeats what stands there.
    pub apart: Vec<u32>,
}

impl<T> Reading<T> {
    fn new(findings: Vec<Finding>) -> Self {
        Self { new: Vec::new(), changed: Vec::new(), unchanged: 0, findings, protected: Vec::new(), apart: Vec::new() }
    }

    /// The figures for the review.
    pub fn reviewed(self) -> Reviewed {
        Reviewed {
            new: self.new.len(),
            changed: self.changed.len(),
            unchanged: self.unchanged,
            protected: self.apart,
            findings: self.findings,
        }
    }

    fn applied(&self) -> Applied {
        Applied {
            new: self.new.len(),
            changed: self.changed.len(),
            unchanged: self.unchanged,
            protected: self.protected.len(),
        }
    }
}

/// The kinds of files placements read in; each into one of the organisation's periods.
pub fn importers() -> Vec<Importer> {
    const ROLES: &[Role] = &[Role::PlacementCoordinator];
    vec![
        Importer {
            name: "students",
            title_key: "placements-import-students",
            explain_key: "placements-import-students-explain",
            roles: ROLES,
            columns: &students::COLUMNS,
            target: Some(|c| Box::pin(apply::periods(c))),
            review: |c, period, sheet| Box::pin(apply::review_students(c, period, sheet)),
            apply: |c, period, sheet| Box::pin(apply::apply_students(c, period, sheet)),
            example: example_students,
        },
        Importer {
            name: "capacity",
            title_key: "placements-import-capacity",
            explain_key: "placements-import-capacity-explain",
            roles: ROLES,
            columns: &capacity::COLUMNS,
            target: Some(|c| Box::pin(apply::periods(c))),
            review: |c, period, sheet| Box::pin(apply::review_capacity(c, period, sheet)),
            apply: |c, period, sheet| Box::pin(apply::apply_capacity(c, period, sheet)),
            example: example_capacity,
        },
        Importer {
            name: "answers",
            title_key: "orders-import",
            explain_key: "orders-import-explain",
            roles: &[Role::PlacementCoordinator, Role::MunicipalCoordinator],
            columns: &answers::COLUMNS,
            target: Some(|c| Box::pin(answers::orders(c))),
            review: |c, order, sheet| Box::pin(answers::review(c, order, sheet)),
            apply: |c, order, sheet| Box::pin(answers::apply(c, order, sheet)),
            example: answers::example,
        },
    ]
}

/// The period that an importer's target names.
fn period_of(target: &str) -> Result<PeriodId, Refusal> {
    PeriodId::parse(target).ok_or_else(Refusal::not_found)
}

/// Most unknown names that a nearest known one is looked for, since each look compares with every unit.
const MOST_GUESSES: usize = 40;

/// Reads names of units, and counts the guesses.
struct UnitReader<'a> {
    names: &'a Names<'a>,
    guessed: HashSet<String>,
}

impl<'a> UnitReader<'a> {
    fn new(names: &'a Names<'a>) -> Self {
        Self { names, guessed: HashSet::new() }
    }

    /// The unit that a cell (or a part of it) names; what is wrong is told at `column`.
    fn read(
        &mut self,
        t: &Text,
        row: &mut Cursor<'_>,
        column: &str,
        written: &str,
        place: &str,
    ) -> Option<kernel::UnitId> {
        match self.names.find(written, place) {
            Ok(unit) => Some(unit.id),
            Err(NoUnit::Several) => {
                let fix = Said::of(t, "placements-import-say-municipality", &[]);
                row.wrong(column, Said::of(t, "placements-import-one-unit", &[]), fix);
                None
            }
            Err(NoUnit::Unknown) => {
                let may_guess = self.guessed.len() < MOST_GUESSES || self.guessed.contains(written);
                if may_guess {
                    self.guessed.insert(written.to_owned());
                    row.not_known(column, self.names.all());
                } else {
                    row.not_known(column, []);
                }
                None
            }
        }
    }
}

/// The type of place; a period with one type needs no word of it.
fn place_type(row: &mut Cursor<'_>, column: &str, period: &Period, t: &Text) -> Option<String> {
    match period.place_types.as_slice() {
        [only] if row.is_blank(column) => Some(only.clone()),
        _ if row.is_blank(column) => {
            let list = period.place_types.join(", ");
            let expected = Said::of(t, "placements-import-type", &[("what", list.into())]);
            row.wrong(column, expected, Said::key("fix-cell"));
            None
        }
        types => {
            let choices: Vec<(&str, String)> = types.iter().map(|t| (t.as_str(), t.clone())).collect();
            row.one_of(column, &choices)
        }
    }
}

fn table(title: &str, header: &[&str], rows: &[&[&str]]) -> Table {
    let cells = |row: &&[&str]| row.iter().map(|c| Cell::Text((*c).to_owned())).collect();
    Table {
        title: title.to_owned(),
        columns: header.iter().map(|h| (*h).to_owned()).collect(),
        rows: rows.iter().map(cells).collect(),
    }
}

fn example_students(lang: Lang) -> Table {
    let (yes, no) = if lang == Lang::Sv { ("ja", "nej") } else { ("yes", "no") };
    table(
        "students",
        &[
            "student_id",
            "name",
            "programme",
            "home_municipality",
            "car",
            "wish_1",
            "wish_2",
            "wish_3",
            "forbidden_unit",
            "protected",
            "priority",
        ],
        &[
            &["s001", "Elin Exempel", "", "Åsele", no, "", "", "", "", no, "1"],
            &["s002", "Omar Exempel", "", "Lycksele", yes, "", "", "", "", no, "1"],
        ],
    )
}

fn example_capacity(_: Lang) -> Table {
    table(
        "seats",
        &["unit", "municipality", "type", "period", "seats"],
        &[&["Hemtjänst Norr", "Åsele", "", "", "2"], &["Familjeenheten", "Lycksele", "", "", "4"]],
    )
}

#[cfg(test)]
pub(crate) mod tests {
    use std::collections::BTreeSet;
    use std::sync::Arc;

    use kernel::{Day, StudentId, Term};
    use platform::files::{Limits, Sheet, read_csv};
    use platform::texts::Texts;

    use super::*;
    use crate::model::{Home, Settings, Student};

    /// Our sentences, in Swedish.
    pub(crate) fn text() -> Text {
        let capability = crate::capability();
        Text::new(Lang::Sv, Arc::new(Texts::new(capability.texts)))
    }

    /// A period with two types of place.
    pub(crate) fn period() -> Period {
        let day = |text| Day::parse(text).expect("a day");
        Period {
            id: PeriodId::named("p"),
            programme: "Socionom, termin 5".to_owned(),
            term: Term::spring(2027),
            first: day("2027-01-18"),
            last: day("2027-06-04"),
            place_types: vec!["Individ- och familjeomsorg".to_owned(), "Äldreomsorg".to_owned()],
            settings: Settings::default(),
            revision: 1,
            accepted_plan: None,
            version: 1,
        }
    }

    /// A student without wishes, who lives in Åsele.
    pub(crate) fn student(reference: &str, name: &str) -> Student {
        Student {
            id: StudentId::named(reference),
            reference: reference.to_owned(),
            name: name.to_owned(),
            home: Home::Municipality("2463".to_owned()),
            car: false,
            place_type: "Äldreomsorg".to_owned(),
            priority: 1,
            wishes: Vec::new(),
            forbidden: BTreeSet::new(),
            version: 1,
        }
    }

    /// A sheet of a CSV text.
    pub(crate) fn sheet(text: &str) -> Sheet {
        read_csv::parse("a.csv", text.as_bytes(), &Limits::DEFAULT).expect("a well-formed file")
    }

    /// Today in these tests.
    pub(crate) fn today() -> Day {
        Day::new(2026, 11, 25).expect("a day")
    }

    #[test]
    fn the_examples_have_columns_that_are_known() {
        for importer in importers() {
            let known: Vec<&str> = importer.columns.names().collect();
            for lang in Lang::ALL {
                let table = (importer.example)(lang);
                assert!(table.columns.iter().all(|h| known.contains(&h.as_str())), "{}", importer.name);
            }
        }
    }
}
