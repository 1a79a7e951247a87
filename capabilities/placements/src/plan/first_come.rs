//! What would be if nobody moved for anybody: the students take their best free place in turn, as a list is worked
//! through by hand.

use matching::Problem;

use crate::model::Inputs;

use super::Asked;

/// How many would be left without a place, first come, first served. Locks hold; the order is the list's own.
pub fn first_come(inputs: &Inputs, asked: &Asked) -> usize {
    let problem = &asked.problem;
    let mut free: Vec<u32> = (0..).zip(&problem.sites).map(|(site, _)| problem.seats(site, 0)).collect();
    let mut seated = vec![false; problem.students.len()];
    for lock in &asked.options.locked {
        if let Some(site) = lock.site {
            free[site as usize] = free[site as usize].saturating_sub(1);
            seated[lock.student as usize] = true;
        }
    }
    let mut turn: Vec<usize> = (0..inputs.students.len()).filter(|s| !seated[*s]).collect();
    turn.sort_by(|a, b| inputs.students[*a].reference.cmp(&inputs.students[*b].reference));
    turn.into_iter().filter(|student| !takes(problem, *student, &mut free)).count()
}

/// Whether a student finds a free place, and takes the best of them.
fn takes(problem: &Problem, student: usize, free: &mut [u32]) -> bool {
    let options = u32::try_from(student).map(|s| problem.options(s)).unwrap_or_default();
    let best = options.iter().filter(|o| free[o.site as usize] > 0).min_by_key(|o| (o.cost, o.site));
    if let Some(best) = best {
        free[best.site as usize] -= 1;
    }
    best.is_some()
}

#[cfg(test)]
mod tests {
    use super::super::ask;
    use super::super::tests::{region, seats, student};
    use super::*;

    #[test]
    fn who_comes_first_takes_the_only_place_of_another() {
        // Anna can go to either, Bo to Lycksele alone; Anna comes first and takes Lycksele.
        let mut anna = student("Anna", "2481");
        anna.reference = "s1".to_owned();
        let mut bo = student("Bo", "2481");
        bo.reference = "s2".to_owned();
        bo.forbidden.insert(kernel::UnitId::named("Åsele IFO"));
        let (mut inputs, places) = region(vec![bo, anna], vec![seats("Lycksele IFO", 1), seats("Åsele IFO", 1)]);
        inputs.period.settings.limit_minutes = 600;
        assert_eq!(first_come(&inputs, &ask(&inputs, &places, 1)), 1);
        inputs.students[0].reference = "s0".to_owned();
        assert_eq!(first_come(&inputs, &ask(&inputs, &places, 1)), 0, "in the other turn both find one");
        inputs.students[0].reference = "s2".to_owned();
        inputs.locks.insert(inputs.students[1].id, kernel::CapacityId::named("Åsele IFO"));
        assert_eq!(first_come(&inputs, &ask(&inputs, &places, 1)), 0, "a lock holds");
    }
}
