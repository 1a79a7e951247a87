//! A plan of the engine as rows, and rows as a plan of the engine.

use std::collections::BTreeMap;

use kernel::{CapacityId, StudentId};
use matching::{Plan, check_with_locks};

use super::{Asked, wish};
use crate::model::{Inputs, PlanRow};

/// The rows of a plan, in the order of the students.
pub fn rows_of(inputs: &Inputs, asked: &Asked, plan: &Plan) -> Vec<PlanRow> {
    (0_u32..)
        .zip(&inputs.students)
        .map(|(index, student)| {
            let site = plan.site(index, 0);
            let capacity = site.map(|s| &inputs.capacities[s as usize]);
            PlanRow {
                student: student.id,
                capacity: capacity.map(|c| c.id),
                minutes: site.and_then(|s| asked.minutes(inputs, index as usize, s as usize)).map(i64::from),
                wish: capacity.and_then(|c| wish(student, c.unit)),
                cost: site.map_or(0, |s| i64::from(asked.counts(inputs, index as usize, s as usize))),
            }
        })
        .collect()
}

/// The plan of stored rows. A row of a student or seats that are gone leaves the student out; `missing` counts them.
pub fn plan_of(inputs: &Inputs, asked: &Asked, rows: &[PlanRow]) -> (Plan, usize) {
    let seats: BTreeMap<CapacityId, u32> = inputs.capacities.iter().map(|c| c.id).zip(0..).collect();
    let placed: BTreeMap<StudentId, Option<CapacityId>> = rows.iter().map(|r| (r.student, r.capacity)).collect();
    let mut plan = Plan::empty(&asked.problem);
    let mut missing = 0;
    for (index, student) in (0_u32..).zip(&inputs.students) {
        match placed.get(&student.id) {
            Some(Some(capacity)) => match seats.get(capacity) {
                Some(site) => plan.set(index, 0, Some(*site)),
                None => missing += 1,
            },
            Some(None) => {}
            None => missing += 1,
        }
    }
    let known = inputs.students.iter().filter(|s| placed.contains_key(&s.id)).count();
    (plan, missing + (rows.len() - known.min(rows.len())))
}

/// How many rules stored rows break against today's inputs, found by code that shares nothing with the solver.
pub fn broken(inputs: &Inputs, asked: &Asked, rows: &[PlanRow]) -> usize {
    let (plan, missing) = plan_of(inputs, asked, rows);
    missing + check_with_locks(&asked.problem, &plan, None, &asked.options.locked).violations.len()
}

#[cfg(test)]
mod tests {
    use std::ops::ControlFlow;

    use super::*;
    use crate::plan::ask;
    use crate::plan::tests::{region, seats, student};

    #[test]
    fn rows_and_plans_are_the_same_thing() {
        let (mut inputs, places) = region(
            vec![student("a", "2481"), student("b", "2463"), student("c", "2481")],
            vec![seats("Lycksele IFO", 1), seats("Åsele IFO", 1)],
        );
        inputs.period.settings.limit_minutes = 300;
        let asked = ask(&inputs, &places, 1);
        let found =
            matching::solve(&asked.problem, &asked.options, &mut |_| ControlFlow::Continue(())).expect("solvable");
        let rows = rows_of(&inputs, &asked, &found.plan);
        assert_eq!(rows.iter().filter(|r| r.capacity.is_none()).count(), 1);
        assert_eq!(rows.iter().map(|r| r.cost).sum::<i64>(), i64::try_from(found.report.cost).expect("small"));
        assert_eq!(broken(&inputs, &asked, &rows), 0);
        let (again, missing) = plan_of(&inputs, &asked, &rows);
        assert_eq!((rows_of(&inputs, &asked, &again), missing), (rows.clone(), 0));
        inputs.capacities[0].seats = 0;
        let asked = ask(&inputs, &places, 1);
        assert_eq!(broken(&inputs, &asked, &rows), 1, "a seat is gone");
        inputs.students.pop();
        inputs.students.push(student("d", "2481"));
        let asked = ask(&inputs, &places, 1);
        assert!(broken(&inputs, &asked, &rows) >= 2, "a student left and another came");
    }
}
