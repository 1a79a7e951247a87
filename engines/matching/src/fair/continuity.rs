//! Sites that students know from the period before: some should come back, others must not.
//!
//! `continuity.csv`: `student,site,again` with `yes` (preferred) or `never` (forbidden). A forbidden site is no
//! option; of those who should come back as few as possible are elsewhere.

use std::collections::{HashMap, HashSet};
use std::path::Path;

use crate::problem::Problem;
use crate::read::{Index, Table, Unreadable, known};

/// Reads `continuity.csv`.
pub(crate) fn read(path: &Path, students: &Index, sites: &Index) -> Result<Vec<super::Known>, Unreadable> {
    let mut table = Table::open(path, &["student", "site", "again"], 3)?;
    let mut all = Vec::new();
    while table.next()? {
        let (student, site) = (known(&table, students, 0, "student")?, known(&table, sites, 1, "site")?);
        let again = match table.text(2) {
            "yes" => true,
            "never" => false,
            _ => return Err(table.wrong(2, "yes or never")),
        };
        all.push(super::Known { student, site, again });
    }
    Ok(all)
}

/// Who knows what.
pub(crate) struct Known {
    again: HashMap<u32, Vec<u32>>,
    never: HashSet<(u32, u32)>,
}

impl Known {
    /// What is known in a problem.
    pub fn of(problem: &Problem) -> Self {
        let mut known = Known { again: HashMap::new(), never: HashSet::new() };
        for one in &problem.fairness.known {
            if one.again {
                known.again.entry(one.student).or_default().push(one.site);
            } else {
                known.never.insert((one.student, one.site));
            }
        }
        known
    }

    /// Whether anybody should come back.
    pub fn is_wished(&self) -> bool {
        !self.again.is_empty()
    }

    /// Whether the student should come back somewhere and does not.
    pub fn is_missed(&self, student: u32, site: Option<u32>) -> bool {
        self.again.get(&student).is_some_and(|sites| site.is_none_or(|site| !sites.contains(&site)))
    }

    /// Whether the student must not be there again.
    pub fn is_forbidden(&self, student: u32, site: u32) -> bool {
        self.never.contains(&(student, site))
    }
}
