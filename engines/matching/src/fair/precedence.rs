//! Precedence that counts in one municipality only: a student with small children comes first at home, and is like
//! everybody else everywhere else. As few as possible of those who have it are elsewhere.
//!
//! `precedence.csv`: `student,municipality`.

use std::collections::HashMap;
use std::path::Path;

use super::Precedence;
use crate::problem::Problem;
use crate::read::{Index, Table, Unreadable, known};

/// Reads `precedence.csv`.
pub(crate) fn read(path: &Path, students: &Index) -> Result<Vec<Precedence>, Unreadable> {
    let mut table = Table::open(path, &["student", "municipality"], 2)?;
    let mut all = Vec::new();
    while table.next()? {
        let student = known(&table, students, 0, "student")?;
        all.push(Precedence { student, municipality: table.id(1)?.to_owned() });
    }
    Ok(all)
}

/// Who has precedence where.
pub(crate) struct Places<'a> {
    problem: &'a Problem,
    of_student: HashMap<u32, Vec<&'a str>>,
}

impl<'a> Places<'a> {
    /// The precedence of a problem.
    pub fn of(problem: &'a Problem) -> Self {
        let mut of_student: HashMap<u32, Vec<&str>> = HashMap::new();
        for one in &problem.fairness.precedence {
            of_student.entry(one.student).or_default().push(&one.municipality);
        }
        Places { problem, of_student }
    }

    /// Whether the student has precedence and is in none of its municipalities.
    pub fn is_missed(&self, student: u32, site: Option<u32>) -> bool {
        let Some(places) = self.of_student.get(&student) else { return false };
        site.is_none_or(|site| !places.contains(&self.problem.sites[site as usize].municipality.as_str()))
    }
}
