//! How a plan falls out: how many, how far, for whom.

use std::collections::BTreeMap;

use organisations::register;

use crate::model::{Home, Inputs, PlanRow, Student};

/// The figures of one group of students.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Group {
    /// What the group is called; empty for everybody.
    pub name: String,
    /// Students.
    pub students: usize,
    /// With a place.
    pub placed: usize,
    /// Half travel at most so many minutes.
    pub median: Option<i64>,
    /// 95 of 100 travel at most so many minutes.
    pub p95: Option<i64>,
    /// The longest journey.
    pub worst: Option<i64>,
}

/// The figures of a plan.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Figures {
    /// Everybody.
    pub all: Group,
    /// By home municipality, in Swedish order.
    pub by_municipality: Vec<Group>,
    /// With a car, and without.
    pub by_car: [Group; 2],
    /// Students who got their first, second, third wish.
    pub wishes: [usize; 3],
    /// Students who had wishes.
    pub wished: usize,
    /// Students by quarters of an hour: up to 15 minutes, up to 30, … up to 120, longer.
    pub quarters: [i64; 9],
}

/// The municipality a student comes from, as it is called; empty when only a point is known.
pub fn home_name(student: &Student) -> String {
    let code = match &student.home {
        Home::Municipality(code) | Home::Point(_, _, Some(code)) => code,
        Home::Point(_, _, None) => return String::new(),
    };
    register::municipality(code).map_or_else(|| code.clone(), |m| m.name.clone())
}

/// The figures of rows that stand in the order of the inputs' students.
pub fn figures(inputs: &Inputs, rows: &[PlanRow]) -> Figures {
    let by_student: BTreeMap<_, _> = rows.iter().map(|r| (r.student, r)).collect();
    let pairs: Vec<(&Student, Option<&PlanRow>)> =
        inputs.students.iter().map(|s| (s, by_student.get(&s.id).copied().filter(|r| r.capacity.is_some()))).collect();
    let mut homes: BTreeMap<String, Vec<(&Student, Option<&PlanRow>)>> = BTreeMap::new();
    for pair in &pairs {
        homes.entry(home_name(pair.0)).or_default().push(*pair);
    }
    let mut by_municipality: Vec<Group> = homes.into_iter().map(|(name, pairs)| group(name, &pairs)).collect();
    by_municipality.sort_by(|a, b| kernel::text::swedish_order(&a.name, &b.name));
    let with = |car: bool| pairs.iter().filter(|(s, _)| s.car == car).copied().collect::<Vec<_>>();
    let wish = |n: i64| pairs.iter().filter(|(_, r)| r.is_some_and(|r| r.wish == Some(n))).count();
    let mut quarters = [0; 9];
    for minutes in pairs.iter().filter_map(|(_, r)| r.and_then(|r| r.minutes)) {
        // A quarter holds its end: somebody who travels just the limit is not beyond it.
        quarters[usize::try_from((minutes - 1).max(0) / 15).unwrap_or(0).min(8)] += 1;
    }
    Figures {
        all: group(String::new(), &pairs),
        by_municipality,
        by_car: [group(String::new(), &with(true)), group(String::new(), &with(false))],
        wishes: [wish(1), wish(2), wish(3)],
        wished: inputs.students.iter().filter(|s| !s.wishes.is_empty()).count(),
        quarters,
    }
}

fn group(name: String, pairs: &[(&Student, Option<&PlanRow>)]) -> Group {
    let mut minutes: Vec<i64> = pairs.iter().filter_map(|(_, r)| r.and_then(|r| r.minutes)).collect();
    minutes.sort_unstable();
    // The smallest value that at least this share does not exceed.
    let share = |percent: usize| minutes.get((minutes.len() * percent).div_ceil(100).max(1) - 1).copied();
    Group {
        name,
        students: pairs.len(),
        placed: pairs.iter().filter(|(_, r)| r.is_some()).count(),
        median: share(50),
        p95: share(95),
        worst: minutes.last().copied(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::tests::{region, student};
    use kernel::CapacityId;

    #[test]
    fn the_spread_counts_those_who_travel() {
        let students: Vec<Student> =
            (0..20).map(|i| student(&format!("s{i:02}"), if i < 5 { "2463" } else { "2481" })).collect();
        let rows: Vec<PlanRow> = students
            .iter()
            .zip(0_i64..)
            .map(|(s, i)| PlanRow {
                student: s.id,
                capacity: (i != 19).then(|| CapacityId::named("x")),
                minutes: (i != 19).then_some(i * 10),
                wish: (i == 3).then_some(2),
                cost: 0,
            })
            .collect();
        let (inputs, _) = region(students, vec![]);
        let f = figures(&inputs, &rows);
        assert_eq!(
            (f.all.students, f.all.placed, f.all.median, f.all.p95, f.all.worst),
            (20, 19, Some(90), Some(180), Some(180))
        );
        let names: Vec<(&str, usize)> = f.by_municipality.iter().map(|g| (g.name.as_str(), g.placed)).collect();
        assert_eq!(names, [("Lycksele", 14), ("Åsele", 5)]);
        assert_eq!((f.wishes, f.by_car[0].students, f.by_car[1].students), ([0, 1, 0], 20, 0));
        assert_eq!(f.quarters, [2, 2, 1, 2, 1, 2, 1, 2, 6]);
        assert_eq!(figures(&inputs, &[]).all.median, None);
    }
}
