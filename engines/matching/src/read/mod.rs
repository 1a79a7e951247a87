//! Reads a problem folder, and the plans and prices that go with it. What cannot be read is refused with its place.

mod table;

use std::collections::HashMap;
use std::fs;
use std::path::Path;

use crate::fair::{self, Fairness};
use crate::plan::{Before, Lock, Previous};
use crate::problem::{Coverage, Problem, ProblemBuilder, Unfit};
use crate::whole::Whole;
pub use table::Unreadable;
pub(crate) use table::{Table, write_field};

/// What `problem.toml` must say first.
const FORMAT: &str = "larbro-matching-1";

/// Ids of the sites or students of a problem, and their indices.
pub(crate) type Index = HashMap<String, u32>;

/// Reads a problem folder.
pub fn read_problem(folder: &Path) -> Result<Problem, Unreadable> {
    let head = Head::read(&folder.join("problem.toml"))?;
    let mut parts = ProblemBuilder::new(head.periods, head.types, head.coverage);
    let sites = read_sites(&folder.join("sites.csv"), &head, &mut parts)?;
    read_capacity(&folder.join("capacity.csv"), &head, &sites, &mut parts)?;
    let students = read_students(&folder.join("students.csv"), &mut parts)?;
    read_wishes(folder, head.fairness, &students, &sites, &mut parts)?;
    let options = folder.join("options.csv");
    read_options(&options, &students, &sites, &mut parts)?;
    parts.build().map_err(|unfit| match unfit {
        Unfit::OptionTwice(student, site) => option_twice(&options, &students, &sites, student, site),
        other => Unreadable {
            file: folder.display().to_string(),
            line: None,
            column: None,
            found: other.to_string(),
            expected: "a problem that fits together".into(),
        },
    })
}

/// The first lines of a problem.
struct Head {
    periods: u32,
    types: u32,
    coverage: Coverage,
    fairness: Fairness,
}

impl Head {
    fn read(path: &Path) -> Result<Self, Unreadable> {
        let file = path.display().to_string();
        let refusal = |line: Option<u64>, column: Option<&str>, found: String, expected: &str| Unreadable {
            file: file.clone(),
            line,
            column: column.map(str::to_owned),
            found,
            expected: expected.to_owned(),
        };
        let text = fs::read_to_string(path).map_err(|e| match e.kind() {
            std::io::ErrorKind::NotFound => refusal(None, None, "no such file".into(), "problem.toml"),
            _ => refusal(None, None, e.to_string(), "a text in UTF-8"),
        })?;
        let text = text.trim_start_matches('\u{FEFF}');
        let values: toml::Table = toml::from_str(text).map_err(|e| {
            let line = e.span().map(|s| text[..s.start].matches('\n').count() as u64 + 1);
            refusal(line, None, e.message().to_owned(), "TOML")
        })?;
        let line_of = |key: &str| {
            let is_key = |l: &str| l.trim_start().strip_prefix(key).is_some_and(|r| r.trim_start().starts_with('='));
            text.lines().position(is_key).map(|at| at as u64 + 1)
        };
        let found = |key: &str| values.get(key).map_or_else(|| "nothing".to_owned(), ToString::to_string);
        let wrong = |key: &str, expected: &str| refusal(line_of(key), Some(key), found(key), expected);
        let number = |key: &str| {
            let value = values.get(key).and_then(toml::Value::as_integer);
            let value = value.and_then(|v| u32::try_from(v).ok()).filter(|v| (1..=10_000).contains(v));
            value.ok_or_else(|| wrong(key, "a whole number from 1 to 10000"))
        };
        let word = |key: &str| values.get(key).and_then(toml::Value::as_str);
        if word("format") != Some(FORMAT) {
            return Err(wrong("format", &format!("\"{FORMAT}\"")));
        }
        let (periods, types) = (number("periods")?, number("types")?);
        let coverage = match word("coverage") {
            Some("one") => Coverage::One,
            Some("each-type-once") => Coverage::EachTypeOnce,
            _ => return Err(wrong("coverage", "\"one\" or \"each-type-once\"")),
        };
        if coverage == Coverage::EachTypeOnce && periods != types {
            return Err(wrong("periods", &format!("as many periods as types, {types}, for each type once")));
        }
        let bound = |v: &toml::Value| v.as_integer().and_then(|v| u32::try_from(v).ok());
        let bands = match values.get("bands") {
            None => Some(Vec::new()),
            Some(bands) => bands.as_array().and_then(|all| all.iter().map(bound).collect::<Option<Vec<_>>>()),
        };
        let rising = bands.filter(|bands| bands.windows(2).all(|w| w[0] < w[1]));
        let bands = rising.ok_or_else(|| wrong("bands", "whole costs, each above the one before"))?;
        let leximin = match (values.get("fairness"), word("fairness")) {
            (None, _) => false,
            (_, Some("leximin")) => true,
            _ => return Err(wrong("fairness", "\"leximin\"")),
        };
        let lottery = values.get("lottery").map(|v| v.as_integer().and_then(|v| u64::try_from(v).ok()));
        let lottery = lottery.map(|seed| seed.ok_or_else(|| wrong("lottery", "a whole number"))).transpose()?;
        let fairness = Fairness { bands, leximin, lottery, ..Fairness::default() };
        Ok(Head { periods, types, coverage, fairness })
    }
}

/// Notes an id and its index, and refuses one that stands already.
fn note(table: &Table, index: &mut Index, lines: &mut Vec<u64>, column: usize, name: &str) -> Result<(), Unreadable> {
    let id = table.id(column)?;
    if let Some(first) = index.get(id) {
        let found = format!("{id:?} again (first on line {})", lines[*first as usize]);
        return Err(table.refusal(Some(name), found, "each once".into()));
    }
    index.insert(id.to_owned(), lines.len() as u32);
    lines.push(table.line());
    Ok(())
}

/// The index of an id of the problem.
pub(crate) fn known(table: &Table, index: &Index, column: usize, what: &str) -> Result<u32, Unreadable> {
    let id = table.id(column)?;
    index.get(id).copied().ok_or_else(|| table.wrong(column, &format!("the id of a {what} of this problem")))
}

/// A period of the problem.
fn period(table: &Table, column: usize, periods: u32) -> Result<u32, Unreadable> {
    let expected = format!("a period from 0 to {}", periods - 1);
    let period: u32 = table.whole(column, &expected)?;
    if period < periods { Ok(period) } else { Err(table.wrong(column, &expected)) }
}

fn read_sites(path: &Path, head: &Head, parts: &mut ProblemBuilder) -> Result<Index, Unreadable> {
    let mut table = Table::open(path, &["site", "type", "municipality"], 3)?;
    let (mut index, mut lines) = (Index::new(), Vec::new());
    let expected = format!("a type from 0 to {}", head.types - 1);
    while table.next()? {
        note(&table, &mut index, &mut lines, 0, "site")?;
        let kind: u32 = table.whole(1, &expected)?;
        if kind >= head.types {
            return Err(table.wrong(1, &expected));
        }
        parts.site(table.text(0), kind, table.text(2));
    }
    Ok(index)
}

fn read_capacity(path: &Path, head: &Head, sites: &Index, parts: &mut ProblemBuilder) -> Result<(), Unreadable> {
    let mut table = Table::open(path, &["site", "period", "seats"], 3)?;
    let mut lines = HashMap::new();
    while table.next()? {
        let site = known(&table, sites, 0, "site")?;
        let period = period(&table, 1, head.periods)?;
        let seats = table.whole(2, "a whole number of seats from 0 to 4294967295")?;
        if let Some(first) = lines.insert((site, period), table.line()) {
            let found = format!("{} in period {period} again (first on line {first})", table.text(0));
            return Err(table.refusal(Some("site"), found, "each site and period once".into()));
        }
        parts.seats(site, period, seats);
    }
    Ok(())
}

fn read_students(path: &Path, parts: &mut ProblemBuilder) -> Result<Index, Unreadable> {
    let mut table = Table::open(path, &["student", "municipality", "priority"], 2)?;
    let (mut index, mut lines) = (Index::new(), Vec::new());
    while table.next()? {
        note(&table, &mut index, &mut lines, 0, "student")?;
        let priority = if table.text(2).is_empty() { 0 } else { table.whole(2, "a whole number")? };
        parts.student(table.text(0), table.text(1), priority);
    }
    Ok(index)
}

/// Reads what is wished of a plan beside few left out and little cost.
fn read_wishes(
    folder: &Path,
    mut fairness: Fairness,
    students: &Index,
    sites: &Index,
    parts: &mut ProblemBuilder,
) -> Result<(), Unreadable> {
    let file = |name: &str| Some(folder.join(name)).filter(|path| path.exists());
    if let Some(path) = file("pairs.csv") {
        let (together, apart) = fair::pairs::read(&path, students)?;
        for (one, other) in together {
            parts.pair(one, other);
        }
        fairness.apart = apart;
    }
    if let Some(path) = file("groups.csv") {
        fairness.groups = fair::groups::read(&path)?;
    }
    if let Some(path) = file("continuity.csv") {
        fairness.known = fair::continuity::read(&path, students, sites)?;
    }
    if let Some(path) = file("precedence.csv") {
        fairness.precedence = fair::precedence::read(&path, students)?;
    }
    parts.fairness(fairness);
    Ok(())
}

fn read_options(path: &Path, students: &Index, sites: &Index, parts: &mut ProblemBuilder) -> Result<(), Unreadable> {
    let mut table = Table::open(path, &["student", "site", "cost"], 3)?;
    let bytes = fs::metadata(path).map_or(0, |m| m.len());
    let mut last: Option<(String, u32)> = None;
    let mut rows = 0u64;
    while table.next()? {
        let student = match &last {
            Some((id, student)) if id == table.text(0) => *student,
            _ => known(&table, students, 0, "student")?,
        };
        if last.as_ref().is_none_or(|l| l.1 != student) {
            last = Some((table.text(0).to_owned(), student));
        }
        let site = known(&table, sites, 1, "site")?;
        let cost = table.whole(2, "a whole cost from 0 to 4294967295")?;
        rows += 1;
        if rows == 1000 {
            // The rows so far tell how long a row is; a tenth more is room for the rest.
            let row_bytes = (table.bytes_read() / 1000).max(1);
            parts.expect_options((bytes / row_bytes + bytes / row_bytes / 10) as usize);
        }
        parts.option(student, site, cost);
    }
    Ok(())
}

/// Finds the line of an option that stands twice, which is known only when all are read.
fn option_twice(path: &Path, students: &Index, sites: &Index, student: u32, site: u32) -> Unreadable {
    let mut lines = Vec::new();
    let table = Table::open(path, &["student", "site", "cost"], 3).and_then(|mut table| {
        while table.next()? {
            if students.get(table.text(0)) == Some(&student) && sites.get(table.text(1)) == Some(&site) {
                lines.push(table.line());
                if lines.len() == 2 {
                    break;
                }
            }
        }
        Ok(table)
    });
    match table {
        Ok(table) => {
            let found = format!("the option {}, {} again (first on line {})", table.text(0), table.text(1), lines[0]);
            table.refusal(None, found, "each option once".into())
        }
        Err(unreadable) => unreadable,
    }
}

/// Ids of a problem, for the files that go with it.
pub(crate) struct Ids {
    /// The sites.
    pub sites: Index,
    /// The students.
    pub students: Index,
}

impl Ids {
    /// The ids of a problem.
    pub fn of(problem: &Problem) -> Self {
        let sites = problem.sites.iter().map(|s| s.id.clone()).zip(0..).collect();
        let students = problem.students.iter().map(|s| s.id.clone()).zip(0..).collect();
        Ids { sites, students }
    }
}

/// A row of a plan as it stands in the file; nothing is looked up yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct PlanRow {
    /// Line in the file.
    pub line: u64,
    /// Id of the student.
    pub student: String,
    /// The period.
    pub period: i64,
    /// Id of the site; empty is unplaced.
    pub site: String,
}

/// Reads a plan without looking anything up.
pub(crate) fn read_plan_rows(path: &Path) -> Result<Vec<PlanRow>, Unreadable> {
    let mut table = Table::open(path, &["student", "period", "site"], 3)?;
    let mut rows = Vec::new();
    while table.next()? {
        rows.push(PlanRow {
            line: table.line(),
            student: table.text(0).to_owned(),
            period: table.whole(1, "a whole number")?,
            site: table.text(2).to_owned(),
        });
    }
    Ok(rows)
}

/// Reads the plan before. Students and periods that are gone are passed over; a site that is gone displaces.
pub(crate) fn read_previous(path: &Path, problem: &Problem, ids: &Ids) -> Result<Previous, Unreadable> {
    let slots = problem.slots();
    let mut places = vec![Before::Nowhere; problem.students.len() * slots];
    for row in read_plan_rows(path)? {
        let (Some(student), Ok(period)) = (ids.students.get(&row.student), usize::try_from(row.period)) else {
            continue;
        };
        if period < slots {
            places[*student as usize * slots + period] = match ids.sites.get(&row.site) {
                Some(site) => Before::At(*site),
                None if row.site.is_empty() => Before::Nowhere,
                None => Before::Gone,
            };
        }
    }
    Ok(Previous(places))
}

/// Reads the places that a person has decided.
pub(crate) fn read_locks(path: &Path, problem: &Problem, ids: &Ids) -> Result<Vec<Lock>, Unreadable> {
    let mut table = Table::open(path, &["student", "period", "site"], 3)?;
    let mut locks: Vec<Lock> = Vec::new();
    let mut lines = HashMap::new();
    let mut left = HashMap::new();
    while table.next()? {
        let student = known(&table, &ids.students, 0, "student")?;
        let period = period(&table, 1, problem.slots() as u32)?;
        let site = if table.text(2).is_empty() { None } else { Some(known(&table, &ids.sites, 2, "site")?) };
        if let Some(first) = lines.insert((student, period), table.line()) {
            let found = format!("{} in period {period} again (first on line {first})", table.text(0));
            return Err(table.refusal(Some("student"), found, "each student and period once".into()));
        }
        if let Some(site) = site {
            if problem.cost(student, site).is_none() {
                return Err(table.wrong(2, "a site among the student's options"));
            }
            let seats = left.entry((site, period)).or_insert_with(|| problem.seats(site, period));
            *seats = seats.checked_sub(1).ok_or_else(|| table.wrong(2, "a site with a seat left for this lock"))?;
        }
        locks.push(Lock { student, period, site });
    }
    Ok(locks)
}

/// A price that a certificate gives.
pub(crate) enum Price {
    /// As it should be.
    Fine(Whole),
    /// Below nothing: readable, but a violation.
    Negative(String),
}

/// Reads a certificate; sites that are not named have the price 0.
pub(crate) fn read_prices(path: &Path, problem: &Problem, ids: &Ids) -> Result<Vec<Price>, Unreadable> {
    let mut table = Table::open(path, &["site", "price"], 2)?;
    let mut prices: Vec<Option<Price>> = problem.sites.iter().map(|_| None).collect();
    while table.next()? {
        let site = known(&table, &ids.sites, 0, "site")? as usize;
        if prices[site].is_some() {
            return Err(table.refusal(Some("site"), format!("{:?} again", table.text(0)), "each once".into()));
        }
        let text = table.text(1);
        let price = match (text.parse::<Whole>(), text.strip_prefix('-').map(str::parse::<Whole>)) {
            (Ok(price), _) | (_, Some(Ok(price))) if price == Whole::ZERO => Price::Fine(price),
            (Ok(price), _) => Price::Fine(price),
            (_, Some(Ok(_))) => Price::Negative(text.to_owned()),
            _ => return Err(table.wrong(1, "a whole number")),
        };
        prices[site] = Some(price);
    }
    Ok(prices.into_iter().map(|p| p.unwrap_or(Price::Fine(Whole::ZERO))).collect())
}

/// Reads a certificate in levels; what is not named is nothing.
pub(crate) fn read_level_prices(path: &Path, problem: &Problem, ids: &Ids) -> Result<Vec<Vec<(u32, i64)>>, Unreadable> {
    let mut table = Table::open(path, &["site", "level", "price"], 3)?;
    let mut prices = vec![Vec::new(); problem.sites.len()];
    while table.next()? {
        let site = known(&table, &ids.sites, 0, "site")? as usize;
        let level: u32 = table.whole(1, "a level")?;
        if prices[site].iter().any(|(known, _)| *known == level) {
            return Err(table.refusal(Some("level"), format!("level {level} again"), "each once a site".into()));
        }
        // Sums over a million students stay far inside the machine's numbers.
        let price = table.whole(2, "a whole number").ok().filter(|p: &i64| p.unsigned_abs() < 1 << 40);
        prices[site].push((level, price.ok_or_else(|| table.wrong(2, "a whole number below 2^40"))?));
    }
    Ok(prices)
}
