//! `solve matching DIR --plan plan.csv --report report.json`.

use std::fs;
use std::io::{self, BufWriter, IsTerminal, Write};
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use super::{CLEAN, UNREADABLE};
use crate::clock::{Clock, peak_mib};
use crate::fair::spread::{Spread, spread};
use crate::fair::{Level, LevelFigure};
use crate::plan::{Plan, Progress, Report, SolveOptions};
use crate::problem::Problem;
use crate::read::{Ids, read_locks, read_previous, read_problem, write_field};
use crate::solve::solve;
use crate::whole::Whole;

/// What `solve matching` was asked.
#[derive(Clone, Debug, Default)]
pub struct SolveArguments {
    /// The problem folder.
    pub folder: PathBuf,
    /// Where the plan goes.
    pub plan: PathBuf,
    /// Where the report goes.
    pub report: PathBuf,
    /// Processor seconds for the solve.
    pub budget_cpu: Option<f64>,
    /// Threads; 0 counts as 1.
    pub threads: usize,
    /// Chooses among plans of equal value.
    pub seed: u64,
    /// The plan before.
    pub previous: Option<PathBuf>,
    /// Places decided by a person.
    pub locked: Option<PathBuf>,
    /// With `previous`: what a change costs beside the cost.
    pub change_price: Option<u32>,
}

/// Solves a problem folder; writes the plan, the report and, for one period, the prices that prove it.
pub fn solve_command(arguments: &SolveArguments) -> i32 {
    match run(arguments) {
        Ok(()) => CLEAN,
        Err(refusal) => {
            eprintln!("{refusal}");
            UNREADABLE
        }
    }
}

fn run(arguments: &SolveArguments) -> Result<(), Box<dyn std::error::Error>> {
    let reading = Clock::start();
    let problem = read_problem(&arguments.folder)?;
    let options = options(arguments, &problem)?;
    let read_s = reading.cpu_s();
    let solution = solve(&problem, &options, &mut teller())?;
    write_plan(&arguments.plan, &problem, &solution.plan)?;
    let certificate = match (&solution.prices, &solution.level_prices) {
        (Some(prices), _) => Some(write_prices(arguments, &problem, prices)?),
        (None, Some(prices)) => Some(write_level_prices(arguments, &problem, prices)?),
        (None, None) => None,
    };
    // Prices beside locked places prove the plan among plans with those locks; a report names them only without.
    let named = certificate.filter(|_| options.locked.is_empty());
    let spread = spread(&problem, &solution.plan);
    write_report(arguments, &solution.report, &options, (read_s, spread), named.as_deref())?;
    Ok(())
}

fn options(arguments: &SolveArguments, problem: &Problem) -> Result<SolveOptions, Box<dyn std::error::Error>> {
    let mut options = SolveOptions {
        seed: arguments.seed,
        threads: arguments.threads,
        budget_cpu: arguments.budget_cpu,
        change_price: arguments.change_price,
        ..Default::default()
    };
    if arguments.previous.is_some() || arguments.locked.is_some() {
        let ids = Ids::of(problem);
        if let Some(path) = &arguments.locked {
            options.locked = read_locks(path, problem, &ids)?;
        }
        options.previous = arguments.previous.as_deref().map(|path| read_previous(path, problem, &ids)).transpose()?;
    }
    Ok(options)
}

/// Tells a terminal once a second how far the solve is.
#[allow(clippy::disallowed_methods, reason = "progress goes to the terminal once a second")]
fn teller() -> impl FnMut(Progress) -> ControlFlow<()> {
    let shown = io::stderr().is_terminal();
    let mut last = Instant::now();
    move |progress: Progress| {
        if shown && last.elapsed() >= Duration::from_secs(1) {
            last = Instant::now();
            let cost = progress.cost.map_or(String::new(), |cost| format!(", cost {cost}"));
            eprintln!("{} of {}, {} left out{cost}", progress.done, progress.total, progress.unplaced);
        }
        ControlFlow::Continue(())
    }
}

/// Why a file could not be written.
fn unwritable(path: &Path, error: &io::Error) -> String {
    format!("{}: cannot be written: {error}", path.display())
}

fn write_plan(path: &Path, problem: &Problem, plan: &Plan) -> Result<(), String> {
    let write = || {
        let mut out = BufWriter::new(fs::File::create(path)?);
        out.write_all(b"student,period,site\n")?;
        let mut line = String::new();
        for (at, student) in problem.students.iter().enumerate() {
            for period in 0..problem.slots() as u32 {
                line.clear();
                write_field(&mut line, &student.id);
                line.push(',');
                line.push_str(&period.to_string());
                line.push(',');
                if let Some(site) = plan.site(at as u32, period) {
                    write_field(&mut line, &problem.sites[site as usize].id);
                }
                line.push('\n');
                out.write_all(line.as_bytes())?;
            }
        }
        out.flush()
    };
    write().map_err(|e| unwritable(path, &e))
}

/// Writes the prices above nothing beside the report and returns the file's name.
fn write_prices(arguments: &SolveArguments, problem: &Problem, prices: &[Whole]) -> Result<String, String> {
    let some = problem.sites.iter().zip(prices).filter(|(_, price)| **price != Whole::ZERO);
    write_beside(arguments, "site,price", some.map(|(site, price)| (&site.id, price.to_string())))
}

/// Writes prices in levels, a row for each level that is not nothing.
fn write_level_prices(
    arguments: &SolveArguments,
    problem: &Problem,
    prices: &[Vec<(u32, i64)>],
) -> Result<String, String> {
    let rows = problem.sites.iter().zip(prices).flat_map(|(site, shares)| shares.iter().map(move |s| (&site.id, s)));
    write_beside(arguments, "site,level,price", rows.map(|(site, (level, price))| (site, format!("{level},{price}"))))
}

/// Writes rows that begin with a site into a file beside the report and returns its name.
fn write_beside<'p>(
    arguments: &SolveArguments,
    header: &str,
    rows: impl Iterator<Item = (&'p String, String)>,
) -> Result<String, String> {
    let stem = arguments.plan.file_stem().map_or_else(|| "plan".to_owned(), |s| s.to_string_lossy().into_owned());
    let name = format!("{stem}.prices.csv");
    let path = arguments.report.with_file_name(&name);
    let write = || {
        let mut out = BufWriter::new(fs::File::create(&path)?);
        writeln!(out, "{header}")?;
        let mut line = String::new();
        for (site, rest) in rows {
            line.clear();
            write_field(&mut line, site);
            writeln!(out, "{line},{rest}")?;
        }
        out.flush()
    };
    write().map(|()| name).map_err(|e| unwritable(&path, &e))
}

/// A bound without decimals is written as a whole number.
fn plain(number: f64) -> Value {
    if number.fract() == 0.0 && number.abs() < 9e15 { json!(number as i64) } else { json!(number) }
}

fn write_report(
    arguments: &SolveArguments,
    report: &Report,
    options: &SolveOptions,
    (read_s, spread): (f64, Spread),
    certificate: Option<&str>,
) -> Result<(), String> {
    let seconds = |s: f64| json!((s * 1e6).round() / 1e6);
    let by_class = report.unplaced_by_priority.iter().map(|c| (c.priority.to_string(), json!(c.unplaced)));
    let mut lines: Vec<(&str, Value)> = vec![
        ("unplaced", json!(report.unplaced)),
        ("unplaced_bound", json!(report.unplaced_bound)),
        ("unplaced_by_priority", Value::Object(by_class.collect())),
        ("cost", json!(report.cost)),
        ("cost_bound", report.cost_bound.map_or(Value::Null, plain)),
        ("gap", report.gap.map_or(Value::Null, |gap| json!(gap))),
        ("proved_optimal", json!(report.proved_optimal)),
    ];
    if let Some(change) = report.change {
        lines.push(("displaced", json!(change.displaced)));
        lines.push(("changed", json!(change.changed)));
        lines.push(("moved", json!(change.moved())));
    }
    if let Some(price) = options.change_price.filter(|_| options.previous.is_some()) {
        lines.push(("change_price", json!(price)));
    }
    let shown = report.levels.iter().filter(|f| !matches!(f.level, Level::Exactly(_) | Level::Lot(_)));
    let of_level = |f: &LevelFigure| (f.level.to_string(), json!({"plan": f.plan, "bound": f.bound}));
    if !report.levels.is_empty() {
        lines.push(("levels", Value::Object(shown.map(of_level).collect())));
    }
    lines.push(("spread", json!(spread)));
    if !options.locked.is_empty() {
        lines.push(("locked", json!(options.locked.len())));
    }
    lines.extend([
        ("solve_cpu_s", seconds(report.solve_cpu_s)),
        ("solve_wall_s", seconds(report.solve_wall_s)),
        ("read_s", seconds(read_s)),
        ("peak_mib", json!(peak_mib())),
        ("threads", json!(options.threads.max(1))),
        ("seed", json!(options.seed)),
        ("certificate", json!(certificate)),
    ]);
    let body: Vec<String> = lines.iter().map(|(key, value)| format!("  {}: {value}", json!(key))).collect();
    let text = format!("{{\n{}\n}}\n", body.join(",\n"));
    fs::write(&arguments.report, text).map_err(|e| unwritable(&arguments.report, &e))
}
