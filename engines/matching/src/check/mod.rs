//! Recomputes every figure of a plan from the problem alone, and verifies the certificate.
//!
//! Nothing here is shared with `solve` but the types: a mistake there is not repeated here.

mod fair;
mod report;
mod rows;
mod spread;

use std::collections::BTreeMap;
use std::fmt;

use crate::plan::{Lock, Plan, UnplacedOfClass};
use crate::problem::{Coverage, Problem};
use crate::whole::Whole;
pub use fair::{FairReport, check_fair};
pub(crate) use report::{Recomputed, compare, compare_levels};
pub(crate) use rows::{changes, plan_of_rows};
pub(crate) use spread::wrong_spread;

/// A rule that a plan breaks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Violation {
    /// A student is at a site that is none of the options.
    NotAnOption {
        /** Student. */
        student: u32,
        /** Period. */
        period: u32,
        /** Site. */
        site: u32,
    },
    /// A site has more students than seats.
    TooMany {
        /** Site. */
        site: u32,
        /** Period. */
        period: u32,
        /** Students there. */
        students: u32,
        /** Seats there. */
        seats: u32,
    },
    /// A student has a type more than once.
    TypeAgain {
        /** Student. */
        student: u32,
        /** Type. */
        kind: u32,
        /** How often. */
        times: u32,
    },
    /// A locked student is elsewhere.
    LockBroken(Lock),
    /// The prices give a bound above the plan's own value, which cannot be.
    BoundAbovePlan {
        /** The bound. */
        bound: Whole,
        /** The plan's value. */
        value: Whole,
    },
}

impl Violation {
    /// The violation in words, with the ids of the problem.
    pub fn sentence(&self, problem: &Problem) -> String {
        let student = |s: u32| &problem.students[s as usize].id;
        let site = |s: u32| &problem.sites[s as usize].id;
        match self {
            Violation::NotAnOption { student: s, period, site: j } => {
                format!("option: student {} at {} in period {period} is not among the options", student(*s), site(*j))
            }
            Violation::TooMany { site: j, period, students, seats } => {
                format!("seats: {} in period {period}: {students} students, {seats} seats", site(*j))
            }
            Violation::TypeAgain { student: s, kind, times } => {
                format!("type: student {} has type {kind} {times} times; expected once", student(*s))
            }
            Violation::LockBroken(lock) => {
                let there = lock.site.map_or("no site", |j| site(j));
                format!("locked: student {} in period {} must have {there}", student(lock.student), lock.period)
            }
            Violation::BoundAbovePlan { bound, value } => {
                format!(
                    "certificate: bound {bound} above the plan's value {value}: the plan is not a plan of this problem"
                )
            }
        }
    }
}

/// What a check found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CheckReport {
    /// The rules broken; none in a clean plan.
    pub violations: Vec<Violation>,
    /// Student-periods without a place.
    pub unplaced: u64,
    /// The same by priority class, most important first.
    pub unplaced_by_priority: Vec<UnplacedOfClass>,
    /// Total cost of the places.
    pub cost: u64,
    /// The prices prove that no plan is better.
    pub proved: bool,
    /// With prices: the bound they give and the plan's own value.
    pub certificate: Option<Certificate>,
}

/// What prices prove.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Certificate {
    /// No plan has a smaller value.
    pub bound: Whole,
    /// The value of the plan at hand.
    pub value: Whole,
}

impl fmt::Display for Certificate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "bound {}, plan {}", self.bound, self.value)
    }
}

/// Checks a plan, and the prices that are said to prove it.
pub fn check(problem: &Problem, plan: &Plan, prices: Option<&[Whole]>) -> CheckReport {
    check_with_locks(problem, plan, prices, &[])
}

/// Checks a plan in which some places were decided by a person: they count as the only option of their students.
pub fn check_with_locks(problem: &Problem, plan: &Plan, prices: Option<&[Whole]>, locked: &[Lock]) -> CheckReport {
    let mut violations = Vec::new();
    check_options(problem, plan, locked, &mut violations);
    check_seats(problem, plan, &mut violations);
    check_types(problem, plan, &mut violations);
    let (unplaced_by_priority, cost) = figures(problem, plan);
    let certificate = prices
        .filter(|p| problem.coverage == Coverage::One && p.len() == problem.sites.len())
        .map(|prices| verify(problem, plan, prices, locked));
    if let Some(Certificate { bound, value }) = certificate.as_ref().filter(|c| c.bound > c.value) {
        violations.push(Violation::BoundAbovePlan { bound: bound.clone(), value: value.clone() });
    }
    let proved = violations.is_empty() && certificate.as_ref().is_some_and(|c| c.bound == c.value);
    let unplaced = unplaced_by_priority.iter().map(|c| c.unplaced).sum();
    CheckReport { violations, unplaced, unplaced_by_priority, cost, proved, certificate }
}

fn places(problem: &Problem, plan: &Plan) -> impl Iterator<Item = (u32, u32, Option<u32>)> {
    let slots = problem.slots() as u32;
    let students = 0..problem.students.len() as u32;
    students.flat_map(move |s| (0..slots).map(move |p| (s, p, plan.site(s, p))))
}

fn check_options(problem: &Problem, plan: &Plan, locked: &[Lock], violations: &mut Vec<Violation>) {
    for (student, period, place) in places(problem, plan) {
        if let Some(site) = place.filter(|site| problem.cost(student, *site).is_none()) {
            violations.push(Violation::NotAnOption { student, period, site });
        }
    }
    let broken = locked.iter().filter(|l| plan.site(l.student, l.period) != l.site);
    violations.extend(broken.map(|l| Violation::LockBroken(*l)));
}

fn check_seats(problem: &Problem, plan: &Plan, violations: &mut Vec<Violation>) {
    let periods = problem.periods as usize;
    let mut used = vec![0u32; problem.sites.len() * periods];
    for (_, period, place) in places(problem, plan) {
        if let Some(site) = place {
            used[site as usize * periods + period as usize] += 1;
        }
    }
    for (at, students) in used.into_iter().enumerate() {
        let (site, period) = ((at / periods) as u32, (at % periods) as u32);
        let seats = problem.seats(site, period);
        if students > seats {
            violations.push(Violation::TooMany { site, period, students, seats });
        }
    }
}

fn check_types(problem: &Problem, plan: &Plan, violations: &mut Vec<Violation>) {
    if problem.coverage == Coverage::One {
        return;
    }
    for student in 0..problem.students.len() as u32 {
        let mut times = BTreeMap::new();
        for period in 0..problem.slots() as u32 {
            if let Some(site) = plan.site(student, period) {
                *times.entry(problem.sites[site as usize].kind).or_insert(0) += 1;
            }
        }
        let again = times.into_iter().filter(|(_, times)| *times > 1);
        violations.extend(again.map(|(kind, times)| Violation::TypeAgain { student, kind, times }));
    }
}

fn figures(problem: &Problem, plan: &Plan) -> (Vec<UnplacedOfClass>, u64) {
    let mut unplaced: BTreeMap<i64, u64> = problem.students.iter().map(|s| (s.priority, 0)).collect();
    let mut cost = 0;
    for (student, _, place) in places(problem, plan) {
        match place {
            Some(site) => cost += problem.cost(student, site).map_or(0, u64::from),
            None => *unplaced.entry(problem.students[student as usize].priority).or_default() += 1,
        }
    }
    (unplaced.into_iter().map(|(priority, unplaced)| UnplacedOfClass { priority, unplaced }).collect(), cost)
}

/// What leaving out a student of each class counts: for the last class one more than everybody's dearest option
/// together, for each class before it the same plus what every student of a later class counts.
fn prices_of_classes(problem: &Problem) -> BTreeMap<i64, Whole> {
    let mut members: BTreeMap<i64, u64> = BTreeMap::new();
    let mut total = Whole::ZERO;
    for (at, student) in problem.students.iter().enumerate() {
        *members.entry(student.priority).or_default() += 1;
        let dearest = problem.options(at as u32).iter().map(|o| o.cost).max().unwrap_or(0);
        total += &Whole::from(u64::from(dearest));
    }
    let mut prices = BTreeMap::new();
    for (class, count) in members.into_iter().rev() {
        let mut price = total.clone();
        price += &Whole::from(1u64);
        total += &price.times(count);
        prices.insert(class, price);
    }
    prices
}

/// The bound that the prices give, beside the value of the plan.
fn verify(problem: &Problem, plan: &Plan, prices: &[Whole], locked: &[Lock]) -> Certificate {
    let leaving = prices_of_classes(problem);
    let locks: BTreeMap<u32, Option<u32>> = locked.iter().map(|l| (l.student, l.site)).collect();
    let (mut ways, mut value, mut income) = (Whole::ZERO, Whole::ZERO, Whole::ZERO);
    for (at, student) in problem.students.iter().enumerate() {
        let (at, leave) = (at as u32, &leaving[&student.priority]);
        let priced = |site: u32| {
            let mut way = prices[site as usize].clone();
            way += &Whole::from(u64::from(problem.cost(at, site).unwrap_or(0)));
            way
        };
        ways += &match locks.get(&at) {
            Some(Some(site)) => priced(*site),
            Some(None) => leave.clone(),
            None => problem.options(at).iter().map(|o| priced(o.site)).fold(leave.clone(), Whole::min),
        };
        match plan.site(at, 0) {
            Some(site) => value += &Whole::from(u64::from(problem.cost(at, site).unwrap_or(0))),
            None => value += leave,
        }
    }
    for (site, price) in prices.iter().enumerate() {
        income += &price.times(u64::from(problem.seats(site as u32, 0)));
    }
    Certificate { bound: ways.less(&income).unwrap_or_default(), value }
}
