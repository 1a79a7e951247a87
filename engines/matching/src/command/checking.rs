//! `check matching DIR plan.csv`.

use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};

use serde_json::{Map, Value, json};

use super::{CLEAN, UNREADABLE, VIOLATIONS};
use crate::check::{
    CheckReport, FairReport, Recomputed, changes, check_fair, check_with_locks, compare, compare_levels, plan_of_rows,
    wrong_spread,
};
use crate::fair::Level;
use crate::plan::{Lock, Plan, SolveOptions};
use crate::problem::{Coverage, Problem};
use crate::read::{
    Ids, Price, Unreadable, read_level_prices, read_locks, read_plan_rows, read_previous, read_prices, read_problem,
};
use crate::whole::Whole;

/// Violations of one kind that are printed in full.
const SHOWN: usize = 50;

/// What `check matching` was asked.
#[derive(Clone, Debug, Default)]
pub struct CheckArguments {
    /// The problem folder.
    pub folder: PathBuf,
    /// The plan.
    pub plan: PathBuf,
    /// The report that goes with it.
    pub report: Option<PathBuf>,
    /// Site prices; otherwise those that the report names.
    pub certificate: Option<PathBuf>,
    /// The plan before.
    pub previous: Option<PathBuf>,
    /// Places decided by a person.
    pub locked: Option<PathBuf>,
}

/// Recomputes every figure of a plan and prints each violation on a line, then a summary as one line of JSON.
pub fn check_command(arguments: &CheckArguments) -> i32 {
    match run(arguments) {
        Ok(findings) => findings.print(),
        Err(unreadable) => {
            eprintln!("{unreadable}");
            UNREADABLE
        }
    }
}

/// Everything that was found.
struct Findings {
    violations: Vec<String>,
    figures: Map<String, Value>,
}

impl Findings {
    fn print(mut self) -> i32 {
        let mut of_kind: HashMap<&str, usize> = HashMap::new();
        let mut order = Vec::new();
        for violation in &self.violations {
            let kind = violation.split(':').next().unwrap_or_default();
            let count = of_kind.entry(kind).or_insert_with(|| {
                order.push(kind);
                0
            });
            *count += 1;
            if *count <= SHOWN {
                println!("violation: {violation}");
            }
        }
        for kind in order.into_iter().filter(|kind| of_kind[kind] > SHOWN) {
            println!("violation: {kind}: {} more", of_kind[kind] - SHOWN);
        }
        self.figures.insert("violations".into(), json!(self.violations.len()));
        println!("{}", Value::Object(self.figures));
        if self.violations.is_empty() { CLEAN } else { VIOLATIONS }
    }
}

fn run(arguments: &CheckArguments) -> Result<Findings, Unreadable> {
    let problem = read_problem(&arguments.folder)?;
    let ids = Ids::of(&problem);
    let rows = read_plan_rows(&arguments.plan)?;
    let report = arguments.report.as_deref().map(read_report).transpose()?;
    let (plan, mut violations) = plan_of_rows(&problem, &ids, &rows);
    drop(rows);
    let locked = arguments.locked.as_deref().map_or(Ok(Vec::new()), |path| read_locks(path, &problem, &ids))?;
    let certificate = certificate_path(arguments, report.as_ref());
    let has_wishes = problem.has_wishes();
    let (certificate, in_levels) = if has_wishes { (None, certificate) } else { (certificate, None) };
    let prices = certificate.as_deref().map(|path| certified(path, &problem, &ids, &mut violations)).transpose()?;
    let checked = check_with_locks(&problem, &plan, prices.as_deref(), &locked);
    violations.extend(checked.violations.iter().map(|v| v.sentence(&problem)));
    let before = arguments.previous.as_deref().map(read_plan_rows).transpose()?;
    let changes = before.map(|rows| changes(&problem, &ids, &plan, &rows));
    if let Some(report) = &report {
        violations.extend(compare(report, Recomputed { checked: &checked, changes }));
        violations.extend(wrong_spread(&problem, &plan, report));
    }
    let fair =
        has_wishes.then(|| fair(arguments, &problem, &ids, (&plan, locked), report.as_ref(), in_levels.as_deref()));
    let fair = fair.transpose()?;
    if let Some(fair) = &fair {
        violations.extend(fair.violations.iter().cloned());
        // Levels are told for one period only.
        let told = report.as_ref().filter(|_| problem.coverage == Coverage::One);
        violations.extend(told.map_or(Vec::new(), |report| compare_levels(report, fair)));
        if in_levels.is_some() && !fair.proved {
            violations.push("certificate: does not prove the plan optimal".into());
        }
    }
    // Without a report the certificate is all that is claimed.
    let claimed = report.as_ref().is_none_or(|r| r.get("proved_optimal") == Some(&Value::Bool(true)));
    if let Some(found) = checked.certificate.as_ref().filter(|c| claimed && c.bound < c.value) {
        violations.push(format!("certificate: {found}: not proved optimal"));
    }
    let claim =
        prices.map(|_| checked.proved).or_else(|| fair.as_ref().filter(|_| in_levels.is_some()).map(|f| f.proved));
    let mut figures = figures(&checked, changes, claim.map(|proved| proved && violations.is_empty()));
    if let Some(fair) = fair {
        let shown = fair.levels.iter().filter(|(level, _)| !matches!(level, Level::Exactly(_) | Level::Lot(_)));
        let levels: Map<_, _> = shown.map(|(level, count)| (level.to_string(), json!(count))).collect();
        figures.insert("levels".into(), Value::Object(levels));
    }
    Ok(Findings { violations, figures })
}

/// Checks the wishes, under the locks and the plan before.
fn fair(
    arguments: &CheckArguments,
    problem: &Problem,
    ids: &Ids,
    (plan, locked): (&Plan, Vec<Lock>),
    report: Option<&Map<String, Value>>,
    prices: Option<&Path>,
) -> Result<FairReport, Unreadable> {
    let previous = arguments.previous.as_deref().map(|path| read_previous(path, problem, ids)).transpose()?;
    let change_price = report.and_then(|r| r.get("change_price")).and_then(Value::as_u64);
    let change_price = change_price.and_then(|price| u32::try_from(price).ok());
    let options = SolveOptions { locked, previous, change_price, ..SolveOptions::default() };
    let prices = prices.map(|path| read_level_prices(path, problem, ids)).transpose()?;
    Ok(check_fair(problem, plan, &options, prices.as_deref()))
}

fn figures(checked: &CheckReport, changes: Option<(u64, u64)>, proved: Option<bool>) -> Map<String, Value> {
    let mut figures = Map::new();
    figures.insert("unplaced".into(), json!(checked.unplaced));
    figures.insert("cost".into(), json!(checked.cost));
    if checked.unplaced_by_priority.len() > 1 {
        let by_class = checked.unplaced_by_priority.iter();
        let by_class: Map<_, _> = by_class.map(|c| (c.priority.to_string(), json!(c.unplaced))).collect();
        figures.insert("unplaced_by_priority".into(), Value::Object(by_class));
    }
    if let Some((displaced, changed)) = changes {
        figures.insert("displaced".into(), json!(displaced));
        figures.insert("changed".into(), json!(changed));
        figures.insert("moved".into(), json!(changed.saturating_sub(displaced)));
    }
    if let Some(proved) = proved {
        let words = if proved { "proves the plan optimal" } else { "does not prove the plan optimal" };
        figures.insert("certificate".into(), json!(words));
    }
    figures
}

fn read_report(path: &Path) -> Result<Map<String, Value>, Unreadable> {
    let refusal = |line: Option<u64>, found: String, expected: &str| Unreadable {
        file: path.display().to_string(),
        line,
        column: None,
        found,
        expected: expected.to_owned(),
    };
    let text = fs::read_to_string(path).map_err(|e| refusal(None, e.to_string(), "a report"))?;
    let value: Value =
        serde_json::from_str(&text).map_err(|e| refusal(Some(e.line() as u64), e.to_string(), "JSON"))?;
    match value {
        Value::Object(report) => Ok(report),
        other => Err(refusal(Some(1), other.to_string(), "a JSON object")),
    }
}

/// The certificate: as given, or as the report names it, beside the report or the plan.
fn certificate_path(arguments: &CheckArguments, report: Option<&Map<String, Value>>) -> Option<PathBuf> {
    if arguments.certificate.is_some() {
        return arguments.certificate.clone();
    }
    let name = report?.get("certificate")?.as_str().filter(|name| !name.is_empty())?;
    let beside = |path: Option<&PathBuf>| path.and_then(|p| p.parent()).map(|folder| folder.join(name));
    let by_report = beside(arguments.report.as_ref());
    by_report.clone().filter(|p| p.is_file()).or_else(|| beside(Some(&arguments.plan))).or(by_report)
}

fn certified(
    path: &Path,
    problem: &Problem,
    ids: &Ids,
    violations: &mut Vec<String>,
) -> Result<Vec<Whole>, Unreadable> {
    if problem.coverage != Coverage::One {
        return Err(Unreadable {
            file: path.display().to_string(),
            line: None,
            column: None,
            found: format!("a problem of {} periods", problem.periods),
            expected: "one period, for which there are certificates".into(),
        });
    }
    let prices = read_prices(path, problem, ids)?.into_iter().zip(&problem.sites);
    let price = |(price, site): (Price, &crate::problem::Site)| match price {
        Price::Fine(price) => price,
        Price::Negative(text) => {
            violations.push(format!("certificate: {}: price {text}; expected >= 0", site.id));
            Whole::ZERO
        }
    };
    Ok(prices.map(price).collect())
}
