//! Checks a plan as it stands in its file: rows that name nobody, rows twice, rows missing, and what changed.

use std::collections::{HashMap, HashSet};

use crate::plan::Plan;
use crate::problem::Problem;
use crate::read::{Ids, PlanRow};

/// The plan that the rows give, and each row that is wrong as a sentence.
pub(crate) fn plan_of_rows(problem: &Problem, ids: &Ids, rows: &[PlanRow]) -> (Plan, Vec<String>) {
    let slots = problem.slots();
    let mut plan = Plan::empty(problem);
    let mut has_row = vec![false; problem.students.len() * slots];
    let mut wrong = Vec::new();
    for row in rows {
        let student = ids.students.get(&row.student);
        let site = ids.sites.get(&row.site).copied();
        let period = usize::try_from(row.period).ok().filter(|p| *p < slots);
        if student.is_none() {
            wrong.push(format!("student: line {}: {:?} is no student of this problem", row.line, row.student));
        }
        if period.is_none() {
            wrong.push(format!("period: line {}: found {}; expected 0 to {}", row.line, row.period, slots - 1));
        }
        if site.is_none() && !row.site.is_empty() {
            wrong.push(format!("site: line {}: {:?} is no site of this problem", row.line, row.site));
        }
        let (Some(student), Some(period)) = (student, period) else { continue };
        if std::mem::replace(&mut has_row[*student as usize * slots + period], true) {
            wrong.push(format!(
                "row twice: line {}: student {}, period {period} has a row already",
                row.line, row.student
            ));
        } else {
            plan.set(*student, period as u32, site);
        }
    }
    let missing = has_row.iter().enumerate().filter(|(_, has)| !**has);
    wrong.extend(missing.map(|(at, _)| {
        format!("row missing: student {}, period {} has no row", problem.students[at / slots].id, at % slots)
    }));
    (plan, wrong)
}

/// How a plan differs from the rows of the one before: rows displaced, and rows changed.
pub(crate) fn changes(problem: &Problem, ids: &Ids, plan: &Plan, before: &[PlanRow]) -> (u64, u64) {
    let slots = problem.slots() as i64;
    let mut last: HashMap<(u32, u32), &str> = HashMap::new();
    for row in before.iter().filter(|r| (0..slots).contains(&r.period)) {
        if let Some(student) = ids.students.get(&row.student) {
            last.insert((*student, row.period as u32), &row.site);
        }
    }
    let (mut displaced, mut changed) = (0, HashSet::new());
    let mut staying: HashMap<(u32, u32), u32> = HashMap::new();
    for ((student, period), site) in last.iter().filter(|(_, site)| !site.is_empty()) {
        let site = ids.sites.get(*site).copied();
        if site.is_none() || plan.site(*student, *period) != site {
            changed.insert((*student, *period));
        }
        match site.filter(|site| problem.cost(*student, *site).is_some()) {
            Some(site) => *staying.entry((site, *period)).or_default() += 1,
            None => displaced += 1,
        }
    }
    let crowd = |((site, period), students): (&(u32, u32), &u32)| {
        u64::from(students.saturating_sub(problem.seats(*site, *period)))
    };
    (displaced + staying.iter().map(crowd).sum::<u64>(), changed.len() as u64)
}
