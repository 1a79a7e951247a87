//! Whether the places that a person has decided can be kept together.

use std::collections::HashSet;

use super::Unsolvable;
use crate::plan::Lock;
use crate::problem::{Coverage, Problem};

/// The seats that the locks leave, by site and period; or why they cannot be kept.
pub(crate) fn seats_left(problem: &Problem, locked: &[Lock]) -> Result<Vec<u32>, Unsolvable> {
    let periods = problem.periods;
    let sites = 0..problem.sites.len() as u32;
    let mut seats: Vec<u32> = sites.flat_map(|s| (0..periods).map(move |p| problem.seats(s, p))).collect();
    let (mut rows, mut types) = (HashSet::new(), HashSet::new());
    for Lock { student, period, site } in locked.iter().copied() {
        if !rows.insert((student, period)) {
            return Err(Unsolvable::LockedTwice { student });
        }
        let Some(site) = site else { continue };
        problem.cost(student, site).ok_or(Unsolvable::LockedElsewhere { student, site })?;
        let seat = (site * periods + period) as usize;
        seats[seat] = seats[seat].checked_sub(1).ok_or(Unsolvable::LockedBeyondSeats { site })?;
        let kind = problem.sites[site as usize].kind;
        if problem.coverage == Coverage::EachTypeOnce && !types.insert((student, kind)) {
            return Err(Unsolvable::LockedTypeTwice { student });
        }
    }
    Ok(seats)
}
