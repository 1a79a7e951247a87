//! Locks as the engine keeps them, and those that cannot be kept.

use std::collections::BTreeMap;

use kernel::{CapacityId, StudentId};
use matching::{Lock, Problem};

use super::rules::{Breach, breach};
use super::{Asked, Places};
use crate::model::Inputs;

/// Why a lock cannot be kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UnkeptWhy {
    /// The seats are no longer in the period.
    Gone,
    /// The unit closes before the period ends.
    Closed,
    /// A hard rule says no, and nobody has written an exception.
    Rule(Breach),
    /// More students are locked there than there are seats.
    TooMany {
        /// Locked there.
        locked: usize,
        /// Seats that are not reserved.
        seats: u32,
    },
}

/// A lock that cannot be kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unkept {
    /// Index of the student.
    pub student: usize,
    /// Where they are locked.
    pub at: CapacityId,
    /// Why it cannot be.
    pub why: UnkeptWhy,
}

/// Locks that can be kept, in the order of the students; of too many at one place the first ones.
pub(super) fn kept(inputs: &Inputs, problem: &Problem) -> Vec<Lock> {
    let sites: BTreeMap<CapacityId, u32> = inputs.capacities.iter().map(|c| c.id).zip(0..).collect();
    let mut left: Vec<u32> = (0..problem.sites.len() as u32).map(|site| problem.seats(site, 0)).collect();
    let mut locked = Vec::new();
    for (student, row) in (0_u32..).zip(&inputs.students) {
        let Some(site) = inputs.locks.get(&row.id).and_then(|at| sites.get(at)) else { continue };
        let seats = &mut left[*site as usize];
        if *seats > 0 && problem.cost(student, *site).is_some() {
            *seats -= 1;
            locked.push(Lock { student, period: 0, site: Some(*site) });
        }
    }
    locked
}

/// Locks that cannot be kept, with the reason: an allocation is not begun before a person has settled them.
pub fn unkept(inputs: &Inputs, places: &Places, asked: &Asked) -> Vec<Unkept> {
    let at: BTreeMap<CapacityId, usize> = inputs.capacities.iter().map(|c| c.id).zip(0..).collect();
    let students: BTreeMap<StudentId, usize> = inputs.students.iter().map(|s| s.id).zip(0..).collect();
    let mut crowd: BTreeMap<CapacityId, usize> = BTreeMap::new();
    let mut unkept = Vec::new();
    let mut fine = Vec::new();
    for (student, capacity) in &inputs.locks {
        let Some(index) = students.get(student) else { continue };
        let why = match at.get(capacity) {
            None => Some(UnkeptWhy::Gone),
            Some(site) if places.is_closed(inputs, *site) => Some(UnkeptWhy::Closed),
            Some(site) => breach(inputs, asked, *index, *site)
                .filter(|_| !asked.is_excepted(inputs, *index, *site))
                .map(UnkeptWhy::Rule),
        };
        if let Some(why) = why {
            unkept.push(Unkept { student: *index, at: *capacity, why });
        } else {
            *crowd.entry(*capacity).or_default() += 1;
            fine.push((*index, *capacity));
        }
    }
    for (student, capacity) in fine {
        let (locked, seats) = (crowd[&capacity], asked.problem.seats(at[&capacity] as u32, 0));
        if locked > seats as usize {
            unkept.push(Unkept { student, at: capacity, why: UnkeptWhy::TooMany { locked, seats } });
        }
    }
    unkept.sort_by_key(|u| (u.at, u.student));
    unkept
}

#[cfg(test)]
mod tests {
    use kernel::{Day, UnitId};

    use super::*;
    use crate::plan::ask;
    use crate::plan::tests::{region, seats, student};

    #[test]
    fn each_lock_that_cannot_be_kept_says_why() {
        let students = ["a", "b", "c", "d", "e", "f", "g"].map(|name| student(name, "2463"));
        let mut school = seats("Lycksele IFO", 3);
        school.id = CapacityId::named("school");
        school.place_type = "Skola".to_owned();
        let rows = vec![seats("Åsele IFO", 2), seats("Vilhelmina IFO", 1), seats("Lycksele IFO", 1), school];
        let (mut inputs, mut places) = region(students.to_vec(), rows);
        inputs.period.settings.limit_minutes = 300;
        inputs.held.insert(CapacityId::named("Åsele IFO"), 1);
        let closes = Day::parse("2027-06-03");
        places.units.get_mut(&UnitId::named("Vilhelmina IFO")).expect("a unit").closed = closes;
        inputs.students[5].forbidden.insert(UnitId::named("Lycksele IFO"));
        let at = ["Åsele IFO", "Åsele IFO", "Vilhelmina IFO", "school", "gone", "Lycksele IFO"];
        for (student, at) in students.iter().zip(at) {
            inputs.locks.insert(student.id, CapacityId::named(at));
        }
        let asked = ask(&inputs, &places, 1);
        let found: BTreeMap<usize, UnkeptWhy> =
            unkept(&inputs, &places, &asked).into_iter().map(|u| (u.student, u.why)).collect();
        let crowd = UnkeptWhy::TooMany { locked: 2, seats: 1 };
        let expected = [
            (0, crowd),
            (1, crowd),
            (2, UnkeptWhy::Closed),
            (3, UnkeptWhy::Rule(Breach::OtherType)),
            (4, UnkeptWhy::Gone),
            (5, UnkeptWhy::Rule(Breach::Forbidden)),
        ];
        assert_eq!(found, expected.into());
        assert_eq!(asked.options.locked.len(), 1, "the engine gets what it can keep");
        inputs.period.settings.limit_minutes = 1;
        let asked = ask(&inputs, &places, 1);
        assert!(unkept(&inputs, &places, &asked).iter().all(|u| u.student != 6), "who is not locked is not named");
        inputs.locks.clear();
        assert!(unkept(&inputs, &places, &asked).is_empty());
    }
}
