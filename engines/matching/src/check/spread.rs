//! Recomputes the spread of the costs that a report tells.

use serde_json::{Map, Value};

use crate::plan::Plan;
use crate::problem::Problem;

/// Every figure of the report's spread that is not so, as a sentence.
pub(crate) fn wrong_spread(problem: &Problem, plan: &Plan, report: &Map<String, Value>) -> Vec<String> {
    let Some(told) = report.get("spread") else { return Vec::new() };
    let mut costs = Vec::new();
    for student in 0..problem.students.len() as u32 {
        let sites = (0..plan.slots() as u32).filter_map(|period| plan.site(student, period));
        costs.extend(sites.filter_map(|site| problem.cost(student, site)));
    }
    let is_least = |cost: u32, percent: usize| {
        let enough = |n: usize| n * 100 >= costs.len() * percent;
        let (below, to) = (costs.iter().filter(|c| **c < cost).count(), costs.iter().filter(|c| **c <= cost).count());
        enough(to) && (below == 0 || !enough(below)) && (costs.contains(&cost) || costs.is_empty())
    };
    let number = |key: &str| told.get(key).and_then(Value::as_u64).and_then(|n| u32::try_from(n).ok());
    let mut wrong = Vec::new();
    if number("placed").map(|n| n as usize) != Some(costs.len()) {
        wrong.push(format!("report: spread: placed: recomputed {}", costs.len()));
    }
    for (key, percent) in [("worst", 100), ("p95", 95), ("median", 50)] {
        if !number(key).is_some_and(|cost| is_least(cost, percent)) {
            wrong.push(format!("report: spread: {key}: found {:?}; not so", told.get(key)));
        }
    }
    wrong
}
