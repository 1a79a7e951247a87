//! Recomputes a schedule's score from the published model, period by period, sharing nothing with the solver.

use super::{Instance, Schedule};

/// What a check found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Checked {
    /// Rules broken.
    pub violations: usize,
    /// Everybody's satisfaction together, and once more the least.
    pub score: i32,
    /// The least satisfaction.
    pub least: i32,
}

/// Checks a schedule.
pub fn check(instance: &Instance, schedule: &Schedule) -> Checked {
    let mut on_ward = vec![vec![vec![0; instance.horizon]; instance.disciplines]; instance.hospitals];
    let (mut violations, mut score, mut least) = (0, 0, i32::MAX);
    for (student, blocks) in schedule.iter().enumerate() {
        // What the student does in each period.
        let mut doing: Vec<Option<(usize, usize)>> = vec![None; instance.horizon];
        for block in blocks {
            let (discipline, hospital) = (block.discipline as usize, block.hospital as usize);
            for period in block.start as usize..block.start as usize + instance.duration {
                if period >= instance.horizon {
                    violations += 1;
                    continue;
                }
                violations += usize::from(doing[period].is_some()) + usize::from(!instance.available[student][period]);
                doing[period] = Some((discipline, hospital));
                on_ward[hospital][discipline][period] += 1;
            }
            violations += usize::from(!instance.allowed[student][discipline]);
            violations += usize::from(!instance.able[student][hospital][discipline]);
        }
        violations += rules(instance, student, &doing);
        let own = satisfaction(instance, student, &doing);
        score += own;
        least = least.min(own);
    }
    for (hospital, wards) in on_ward.iter().enumerate() {
        for (discipline, periods) in wards.iter().enumerate() {
            for (period, there) in periods.iter().enumerate() {
                violations += usize::from(*there > instance.most[hospital][discipline][period]);
                violations += usize::from(*there < instance.fewest[hospital][discipline][period]);
            }
        }
    }
    violations += usize::from(schedule.len() != instance.students);
    Checked { violations, score: score + least, least }
}

fn rules(instance: &Instance, student: usize, doing: &[Option<(usize, usize)>]) -> usize {
    let periods_of = |d: usize| doing.iter().flatten().filter(|(own, _)| *own == d).count();
    let mut broken = 0;
    for (group, need) in instance.need[student].iter().enumerate() {
        let own: usize = (0..instance.disciplines).filter(|d| instance.group[*d] == group).map(periods_of).sum();
        broken += usize::from(own != need * instance.duration);
    }
    for discipline in 0..instance.disciplines {
        let periods = periods_of(discipline);
        broken += usize::from(periods != 0 && periods != instance.duration);
        let Some(first) = doing.iter().position(|p| p.is_some_and(|(d, _)| d == discipline)) else { continue };
        for before in &instance.before[discipline] {
            broken += usize::from(!doing[..first].iter().flatten().any(|(d, _)| d == before));
        }
    }
    for hospital in 0..instance.hospitals {
        let periods = doing.iter().flatten().filter(|(_, h)| *h == hospital).count();
        broken += usize::from(periods / instance.duration > instance.most_at_hospital);
    }
    broken
}

fn satisfaction(instance: &Instance, student: usize, doing: &[Option<(usize, usize)>]) -> i32 {
    let [for_discipline, for_hospital, for_change, for_waiting] = instance.weights[student];
    let mut periods = 0;
    for (discipline, hospital) in doing.iter().flatten() {
        periods += for_discipline * instance.discipline_wish[student][*discipline];
        periods += for_hospital * instance.hospital_wish[student][*hospital];
        periods += instance.school_wish[*discipline];
    }
    let last = doing.iter().rposition(Option::is_some).unwrap_or(0);
    let waiting = doing[..last].iter().filter(|p| p.is_none()).count() as i32;
    let hospitals: Vec<usize> = doing.iter().flatten().map(|(_, h)| *h).collect();
    let changes = hospitals.windows(2).filter(|w| w[0] != w[1]).count() as i32;
    periods / instance.duration as i32 + for_waiting * waiting + for_change * changes
}
