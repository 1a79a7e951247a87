//! Two who wish to go together, and two who must not be at the same site.
//!
//! `pairs.csv`: `student_a,student_b[,wish]`, `together` (as when nothing stands there) or `apart`. As many pairs as
//! possible go together; apart is a rule. Both are NP-hard (couples in the hospitals/residents problem, Ronn 1990), so
//! `branch` tries and bounds.

use std::path::Path;

use crate::plan::Plan;
use crate::problem::Problem;
use crate::read::{Index, Table, Unreadable, known};

/// Pairs of students.
type Pairs = Vec<(u32, u32)>;

/// Reads `pairs.csv`: those together, and those apart.
pub(crate) fn read(path: &Path, students: &Index) -> Result<(Pairs, Pairs), Unreadable> {
    let mut table = Table::open(path, &["student_a", "student_b", "wish"], 2)?;
    let (mut together, mut apart) = (Pairs::new(), Pairs::new());
    while table.next()? {
        let pair = (known(&table, students, 0, "student")?, known(&table, students, 1, "student")?);
        if pair.0 == pair.1 {
            return Err(table.wrong(1, "another student"));
        }
        match table.text(2) {
            "" | "together" => together.push(pair),
            "apart" => apart.push(pair),
            _ => return Err(table.wrong(2, "together or apart")),
        }
    }
    Ok((together, apart))
}

/// Whether two are at the same site.
pub(crate) fn are_together(plan: &Plan, (one, other): (u32, u32)) -> bool {
    plan.site(one, 0).is_some_and(|site| plan.site(other, 0) == Some(site))
}

/// The sites that both may go to.
pub(crate) fn shared(problem: &Problem, (one, other): (u32, u32)) -> Vec<u32> {
    let sites = problem.options(one).iter().map(|o| o.site);
    sites.filter(|site| problem.cost(other, *site).is_some()).collect()
}
