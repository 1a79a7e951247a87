//! What may be changed of a student.

use kernel::Refusal;

use crate::model::{Period, Student};

/// The largest priority number: smaller is served first.
pub const LAST_PRIORITY: i64 = 9;

/// What a coordinator changes by hand; the rest comes by file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// Whether they have a car.
    pub car: bool,
    /// Who is served first when somebody must be left out.
    pub priority: Option<i64>,
    /// The type of place they need.
    pub place_type: String,
}

/// The student after the change; the same student when nothing is changed.
pub fn change(student: &Student, period: &Period, change: Change) -> Result<Student, Refusal> {
    let mut refusal = Refusal::invalid("placements-student-refused");
    let priority = change.priority.filter(|n| (0..=LAST_PRIORITY).contains(n));
    if priority.is_none() {
        refusal = refusal.field("priority", "placements-priority-wrong");
    }
    if !period.place_types.contains(&change.place_type) {
        refusal = refusal.field("place_type", "placements-type-unknown");
    }
    match priority {
        Some(priority) if refusal.fields.is_empty() => {
            Ok(Student { car: change.car, priority, place_type: change.place_type, ..student.clone() })
        }
        _ => Err(refusal),
    }
}

#[cfg(test)]
mod tests {
    use crate::imports::tests::{period, student};

    use super::*;

    #[test]
    fn a_change_is_refused_field_by_field() {
        let with = |priority, place_type: &str| Change { car: true, priority, place_type: place_type.to_owned() };
        let table: [(&str, Change, &[&str]); 5] = [
            ("as it should be", with(Some(0), "Äldreomsorg"), &[]),
            ("no number", with(None, "Äldreomsorg"), &["priority"]),
            ("too large", with(Some(10), "Äldreomsorg"), &["priority"]),
            ("another type", with(Some(1), "Skola"), &["place_type"]),
            ("both", with(Some(-1), ""), &["priority", "place_type"]),
        ];
        for (case, wanted, fields) in table {
            let found = change(&student("a1", "Elin Ek"), &period(), wanted).err();
            let found: Vec<&str> = found.map_or(vec![], |r| r.fields.iter().map(|f| f.0).collect());
            assert_eq!(found, fields, "{case}");
        }
    }
}
