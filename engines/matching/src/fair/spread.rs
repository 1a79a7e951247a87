//! How the places are spread: the worst, the dearest twentieth, the middle, for all and by home municipality.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::plan::Plan;
use crate::problem::Problem;

/// The spread of what places cost.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Spread {
    /// Places.
    pub placed: u64,
    /// The dearest place.
    pub worst: u32,
    /// Nineteen of twenty cost at most this.
    pub p95: u32,
    /// Half cost at most this.
    pub median: u32,
}

impl Spread {
    fn of(mut costs: Vec<u32>) -> Self {
        costs.sort_unstable();
        // The smallest cost that so many hundredths do not exceed (nearest rank).
        let at = |percent: usize| costs.get((costs.len() * percent).div_ceil(100).max(1) - 1).copied().unwrap_or(0);
        Spread { placed: costs.len() as u64, worst: at(100), p95: at(95), median: at(50) }
    }
}

/// The spread over all places.
pub fn spread(problem: &Problem, plan: &Plan) -> Spread {
    Spread::of(costs(problem, plan).map(|(_, cost)| cost).collect())
}

/// The spread by home municipality.
pub fn spread_by_home<'p>(problem: &'p Problem, plan: &Plan) -> BTreeMap<&'p str, Spread> {
    let mut by_home: BTreeMap<&str, Vec<u32>> = BTreeMap::new();
    for (student, cost) in costs(problem, plan) {
        by_home.entry(&problem.students[student as usize].municipality).or_default().push(cost);
    }
    by_home.into_iter().map(|(home, costs)| (home, Spread::of(costs))).collect()
}

fn costs(problem: &Problem, plan: &Plan) -> impl Iterator<Item = (u32, u32)> {
    let slots = problem.slots() as u32;
    let places = (0..problem.students.len() as u32).flat_map(move |s| (0..slots).map(move |p| (s, p)));
    places.filter_map(|(s, p)| Some((s, problem.cost(s, plan.site(s, p)?)?)))
}

#[cfg(test)]
mod tests {
    use super::Spread;

    #[test]
    fn nearest_rank() {
        assert_eq!(Spread::of(vec![]), Spread::default());
        assert_eq!(Spread::of(vec![7]), Spread { placed: 1, worst: 7, p95: 7, median: 7 });
        let twenty = Spread::of((1..=20).rev().collect());
        assert_eq!(twenty, Spread { placed: 20, worst: 20, p95: 19, median: 10 });
    }
}
