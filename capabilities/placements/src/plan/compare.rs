//! Two plans of one period: who changed, from where to where.

use std::collections::BTreeMap;

use kernel::{CapacityId, StudentId};

use crate::model::PlanRow;

/// A student who is elsewhere than in the plan before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Changed {
    /// The student.
    pub student: StudentId,
    /// Before: the place and its minutes, none when there was no place or no row.
    pub from: Option<(CapacityId, Option<i64>)>,
    /// After.
    pub to: Option<(CapacityId, Option<i64>)>,
}

/// Everybody whose place differs, in the order of the new rows; who is gone stands last.
pub fn compare(old: &[PlanRow], new: &[PlanRow]) -> Vec<Changed> {
    let at = |r: &PlanRow| r.capacity.map(|c| (c, r.minutes));
    let mut before: BTreeMap<StudentId, &PlanRow> = old.iter().map(|r| (r.student, r)).collect();
    let mut changed = Vec::new();
    for row in new {
        let old = before.remove(&row.student);
        if old.is_none_or(|o| o.capacity != row.capacity) {
            changed.push(Changed { student: row.student, from: old.and_then(at), to: at(row) });
        }
    }
    changed.extend(before.into_values().filter(|r| r.capacity.is_some()).map(|r| Changed {
        student: r.student,
        from: at(r),
        to: None,
    }));
    changed
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_differences_are_told() {
        let row = |student: &str, at: Option<&str>| PlanRow {
            student: StudentId::named(student),
            capacity: at.map(CapacityId::named),
            minutes: at.map(|_| 10),
            wish: None,
            cost: 0,
        };
        let old = [
            row("same", Some("x")),
            row("moved", Some("x")),
            row("lost", Some("x")),
            row("gone", Some("y")),
            row("never", None),
        ];
        let new = [
            row("same", Some("x")),
            row("moved", Some("y")),
            row("lost", None),
            row("came", Some("x")),
            row("never", None),
        ];
        let names: Vec<StudentId> = compare(&old, &new).iter().map(|c| c.student).collect();
        assert_eq!(names, ["moved", "lost", "came", "gone"].map(StudentId::named));
        assert!(compare(&new, &new).is_empty());
    }
}
