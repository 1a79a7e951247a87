//! Compares a report with what was recomputed.

use serde_json::{Map, Value};

use super::{CheckReport, FairReport};
use crate::fair::Level;

/// What was recomputed about changes from the plan before.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Recomputed<'a> {
    /// The plan's figures.
    pub checked: &'a CheckReport,
    /// Rows displaced and changed, where a plan before was given.
    pub changes: Option<(u64, u64)>,
}

/// Every figure of the report that is not so, as a sentence.
pub(crate) fn compare(report: &Map<String, Value>, own: Recomputed) -> Vec<String> {
    let mut wrong = Vec::new();
    let checked = own.checked;
    same(report, "unplaced", checked.unplaced, true, &mut wrong);
    same(report, "cost", checked.cost, true, &mut wrong);
    if let Some((displaced, changed)) = own.changes {
        same(report, "displaced", displaced, false, &mut wrong);
        same(report, "changed", changed, false, &mut wrong);
        same(report, "moved", changed.saturating_sub(displaced), false, &mut wrong);
    }
    by_priority(report, checked, &mut wrong);
    bounds(report, checked, &mut wrong);
    for key in ["solve_cpu_s", "solve_wall_s", "read_s", "peak_mib"] {
        number(report, key, &mut wrong);
    }
    wrong
}

/// Every level of the report that is not so, as a sentence.
pub(crate) fn compare_levels(report: &Map<String, Value>, fair: &FairReport) -> Vec<String> {
    let mut wrong = Vec::new();
    for (level, own) in &fair.levels {
        if matches!(level, Level::Exactly(_) | Level::Lot(_)) {
            continue;
        }
        let found = report.get("levels").and_then(|levels| levels.get(level.to_string()));
        let plan = found.and_then(|f| f.get("plan"));
        if plan.and_then(Value::as_u64) != Some(*own) {
            wrong.push(format!("report: level {level}: found {}; recomputed {own}", shown(plan)));
        }
    }
    wrong
}

/// A number of the report; its absence is wrong.
fn number(report: &Map<String, Value>, key: &str, wrong: &mut Vec<String>) -> Option<f64> {
    let value = report.get(key);
    let number = value.and_then(Value::as_f64);
    if number.is_none() {
        wrong.push(format!("report: {key}: found {}; expected a number", shown(value)));
    }
    number
}

fn number_or_null(report: &Map<String, Value>, key: &str, wrong: &mut Vec<String>) -> Option<f64> {
    if report.get(key) == Some(&Value::Null) { None } else { number(report, key, wrong) }
}

fn shown(value: Option<&Value>) -> String {
    value.map_or_else(|| "nothing".to_owned(), Value::to_string)
}

fn same(report: &Map<String, Value>, key: &str, own: u64, needed: bool, wrong: &mut Vec<String>) {
    let value = report.get(key);
    let is_so = value.and_then(Value::as_u64) == Some(own) || value.and_then(Value::as_f64) == Some(own as f64);
    if !is_so && (needed || value.is_some()) {
        wrong.push(format!("report: {key}: found {}; recomputed {own}", shown(value)));
    }
}

fn by_priority(report: &Map<String, Value>, checked: &CheckReport, wrong: &mut Vec<String>) {
    let Some(found) = report.get("unplaced_by_priority") else { return };
    for class in &checked.unplaced_by_priority {
        let value = found.get(class.priority.to_string());
        if value.and_then(Value::as_u64) != Some(class.unplaced) {
            let (found, priority) = (shown(value), class.priority);
            wrong
                .push(format!("report: unplaced_by_priority {priority}: found {found}; recomputed {}", class.unplaced));
        }
    }
}

fn bounds(report: &Map<String, Value>, checked: &CheckReport, wrong: &mut Vec<String>) {
    let (unplaced, cost) = (checked.unplaced as f64, checked.cost as f64);
    let unplaced_bound = number(report, "unplaced_bound", wrong);
    let cost_bound = number_or_null(report, "cost_bound", wrong);
    let gap = number_or_null(report, "gap", wrong);
    if let Some(bound) = unplaced_bound.filter(|b| *b > unplaced) {
        wrong.push(format!("report: unplaced_bound {bound} above the plan's own {unplaced}"));
    }
    let sure = unplaced_bound == Some(unplaced);
    match (sure, cost_bound, gap) {
        (false, _, Some(gap)) => {
            wrong.push(format!("report: gap {gap} although the number of unplaced is not proved; expected null"));
        }
        (true, Some(bound), _) => {
            let own = if cost > 0.0 { (cost - bound) / cost } else { 0.0 };
            if bound > cost + 1e-6 * cost.max(1.0) {
                wrong.push(format!("report: cost_bound {bound} above the plan's own cost {cost}"));
            }
            if gap.is_none_or(|gap| (gap - own).abs() > 1e-6) {
                wrong.push(format!("report: gap: found {}; recomputed {own:.9}", shown(report.get("gap"))));
            }
        }
        _ => {}
    }
    match report.get("proved_optimal").and_then(Value::as_bool) {
        None => wrong.push(format!(
            "report: proved_optimal: found {}; expected true or false",
            shown(report.get("proved_optimal"))
        )),
        Some(true) if !(sure && cost_bound.is_some_and(|bound| (cost - bound).abs() < 1.0)) => {
            wrong.push("report: proved_optimal, but the bounds do not meet the plan".to_owned());
        }
        Some(_) => {}
    }
}
