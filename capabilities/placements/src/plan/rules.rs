//! The hard rules of a period: which one says no to a student at some seats, whoever has been excepted from it.

use super::Asked;
use crate::model::Inputs;

/// A hard rule that says no. A person may write an exception from it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Breach {
    /// The seats are of another type than the student needs.
    OtherType,
    /// The unit is forbidden for this student.
    Forbidden,
    /// Beyond the travel limit, with the minutes where both ends are known.
    TooFar(Option<u32>),
}

/// The rule that says no to a student at these seats. An exception does not change what this says.
pub fn breach(inputs: &Inputs, asked: &Asked, student: usize, site: usize) -> Option<Breach> {
    let (row, capacity) = (&inputs.students[student], &inputs.capacities[site]);
    if capacity.place_type != row.place_type {
        return Some(Breach::OtherType);
    }
    if row.forbidden.contains(&capacity.unit) {
        return Some(Breach::Forbidden);
    }
    let settings = &inputs.period.settings;
    match asked.minutes(inputs, student, site) {
        None => Some(Breach::TooFar(None)),
        Some(minutes) if settings.limit_is_hard && minutes > settings.limit_minutes => {
            Some(Breach::TooFar(Some(minutes)))
        }
        Some(_) => None,
    }
}
