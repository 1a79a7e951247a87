//! Solves a problem of one period: the fewest left out by priority class, then (with a plan before) the fewest
//! changes, then the least cost, and proves it with one price per site.

mod component;
pub(crate) mod figures;
mod insertion;
pub(crate) mod locks;
pub(crate) mod proof;
mod shares;
pub(crate) mod value;

use std::ops::ControlFlow;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Mutex, mpsc};
use std::thread;
use std::time::Duration;

pub use shares::{options_of_share, shares};

use component::{Part, extract, split};
use figures::{Figures, change_figures};
use insertion::Insertion;
use value::{Levels, Units, Value};

use crate::clock::Clock;
use crate::dice::Dice;
use crate::fair;
use crate::plan::{Before, Plan, Progress, Report, Solution, SolveOptions};
use crate::problem::{Coverage, Problem};
use crate::several;
use crate::whole::Whole;

/// Students inserted between two looks at the budget and the listener.
const STRIDE: usize = 512;

/// What the engine cannot do with what it was given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unsolvable {
    /// A student is locked to a site that is none of the options.
    LockedElsewhere {
        /** The student. */
        student: u32,
        /** The site. */
        site: u32,
    },
    /// A student and period is locked twice.
    LockedTwice {
        /** The student. */
        student: u32,
    },
    /// A student is locked to the same type in two periods.
    LockedTypeTwice {
        /** The student. */
        student: u32,
    },
    /// More students are locked to a site than it has seats.
    LockedBeyondSeats {
        /** The site. */
        site: u32,
    },
    /// This wish is kept in problems of one period only.
    OnePeriodOnly {
        /** The wish, in words. */
        wish: &'static str,
    },
    /// Each type once is solved for at most twelve periods.
    TooManyPeriods {
        /** The periods. */
        periods: u32,
    },
}

impl std::fmt::Display for Unsolvable {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Unsolvable::LockedElsewhere { student, site } => {
                write!(f, "student {student} is locked to site {site}, which is none of the options")
            }
            Unsolvable::OnePeriodOnly { wish } => write!(f, "{wish}: kept in problems of one period only"),
            Unsolvable::TooManyPeriods { periods } => {
                write!(f, "{periods} periods; each type once is solved for at most 12")
            }
            Unsolvable::LockedTypeTwice { student } => write!(f, "student {student} is locked to the same type twice"),
            Unsolvable::LockedTwice { student } => write!(f, "student {student} is locked twice"),
            Unsolvable::LockedBeyondSeats { site } => {
                write!(f, "more students are locked to site {site} than it has seats")
            }
        }
    }
}

impl std::error::Error for Unsolvable {}

/// Solves a problem of one period.
///
/// `progress` is told now and then how far it is; when it breaks off, or the budget is used up, the best plan so far
/// comes back with the bound that holds for it.
pub fn solve(
    problem: &Problem,
    options: &SolveOptions,
    progress: &mut dyn FnMut(Progress) -> ControlFlow<()>,
) -> Result<Solution, Unsolvable> {
    let clock = Clock::start();
    if problem.coverage == Coverage::EachTypeOnce {
        if let Some(wish) = fair::not_for_several(problem) {
            return Err(Unsolvable::OnePeriodOnly { wish });
        }
        let seats = locks::seats_left(problem, &options.locked)?;
        let mut solution = several::solve(problem, options, &seats, progress)?;
        solution.report.solve_cpu_s = clock.cpu_s();
        solution.report.solve_wall_s = clock.wall_s();
        return Ok(solution);
    }
    if problem.has_wishes() {
        let mut solution = fair::solve(problem, options, progress)?;
        solution.report.solve_cpu_s = clock.cpu_s();
        solution.report.solve_wall_s = clock.wall_s();
        return Ok(solution);
    }
    let work = Work::new(problem, options)?;
    let outcome = work.run_as_fits(progress);
    let mut solution = work.finish(outcome);
    solution.report.solve_cpu_s += clock.cpu_s();
    solution.report.solve_wall_s = clock.wall_s();
    Ok(solution)
}

/// The best plan of one period and the solver's prices as levels, without a report.
pub(crate) fn plan_and_prices(problem: &Problem, options: &SolveOptions) -> Option<(Plan, Vec<Levels>)> {
    let options = SolveOptions { budget_cpu: None, ..options.clone() };
    let outcome = Work::new(problem, &options).ok()?.run_as_fits(&mut |_| ControlFlow::Continue(()));
    Some((outcome.plan, outcome.levels))
}

/// What all parts of a solve share.
struct Work<'a> {
    problem: &'a Problem,
    options: &'a SolveOptions,
    units: Units,
    locked: Vec<bool>,
    seats: Vec<u32>,
    stop: AtomicBool,
    done: AtomicU64,
    left_out: AtomicU64,
    used_microseconds: AtomicU64,
}

/// What the parts come to together.
struct Outcome {
    plan: Plan,
    /// Prices in the solver's own unit, where they are also those of the certificate.
    prices: Vec<i64>,
    /// The same as levels.
    levels: Vec<Levels>,
    /// A bound on the packed value.
    bound: i128,
    complete: bool,
    worker_cpu_s: f64,
}

/// A solved part: each student's site, each site's price.
struct Solved {
    part: Part,
    places: Vec<Option<u32>>,
    prices: Vec<i64>,
    levels: Vec<Levels>,
    bound: i128,
    complete: bool,
}

impl<'a> Work<'a> {
    fn new(problem: &'a Problem, options: &'a SolveOptions) -> Result<Self, Unsolvable> {
        // Everybody gets a slot in the first period, however many there are.
        let seats = locks::seats_left(problem, &options.locked)?;
        let seats = seats.into_iter().step_by(problem.periods as usize).collect();
        let mut locked = vec![false; problem.students.len()];
        for lock in &options.locked {
            locked[lock.student as usize] = true;
        }
        Ok(Work {
            problem,
            options,
            units: Units::new(problem, options),
            locked,
            seats,
            stop: AtomicBool::new(false),
            done: AtomicU64::new(0),
            left_out: AtomicU64::new(0),
            used_microseconds: AtomicU64::new(0),
        })
    }

    /// Runs with the smallest numbers that hold every value.
    fn run_as_fits(&self, progress: &mut dyn FnMut(Progress) -> ControlFlow<()>) -> Outcome {
        if !self.units.fit_64_bits() {
            self.run::<Levels, Levels>(progress)
        } else if self.options.previous.is_some() {
            self.run::<i64, i64>(progress)
        } else {
            self.run::<u32, i64>(progress)
        }
    }

    fn run<A, V>(&self, progress: &mut dyn FnMut(Progress) -> ControlFlow<()>) -> Outcome
    where
        A: Value + Into<V>,
        V: Value,
    {
        let parts = split(self.problem, |s| !self.locked[s as usize]);
        let mut outcome = Outcome::of_locks(self);
        let threads = self.options.threads.clamp(1, parts.len().max(1));
        if threads == 1 {
            let mut position = vec![0; self.problem.sites.len()];
            for part in parts {
                outcome.add(self.solve_part::<A, V>(part, &mut position, &mut || self.tell(progress)));
            }
            return outcome;
        }
        self.run_in_threads::<A, V>(parts, threads, &mut outcome, progress);
        outcome
    }

    /// Workers take the parts largest first; this thread gathers and tells.
    fn run_in_threads<A, V>(
        &self,
        parts: Vec<Part>,
        threads: usize,
        outcome: &mut Outcome,
        progress: &mut dyn FnMut(Progress) -> ControlFlow<()>,
    ) where
        A: Value + Into<V>,
        V: Value,
    {
        let queue = Mutex::new(parts.into_iter());
        let (send, receive) = mpsc::channel();
        thread::scope(|scope| {
            for _ in 0..threads {
                let (send, queue) = (send.clone(), &queue);
                scope.spawn(move || {
                    let clock = Clock::start();
                    let mut position = vec![0; self.problem.sites.len()];
                    loop {
                        let next = queue.lock().expect("no worker panics while it holds the queue").next();
                        let Some(part) = next else { break };
                        let solved = self.solve_part::<A, V>(part, &mut position, &mut || ());
                        // The receiver lives as long as this scope.
                        let _ = send.send(Message::Solved(solved));
                    }
                    let _ = send.send(Message::Used(clock.cpu_s()));
                });
            }
            drop(send);
            loop {
                match receive.recv_timeout(Duration::from_millis(50)) {
                    Ok(Message::Solved(solved)) => outcome.add(solved),
                    Ok(Message::Used(cpu_s)) => outcome.worker_cpu_s += cpu_s,
                    Err(mpsc::RecvTimeoutError::Timeout) => self.tell(progress),
                    Err(mpsc::RecvTimeoutError::Disconnected) => break,
                }
            }
        });
    }

    fn solve_part<A, V>(&self, part: Part, position: &mut [u32], tell: &mut dyn FnMut()) -> Solved
    where
        A: Value + Into<V>,
        V: Value,
    {
        let mut inner = extract::<A, V>(self.problem, self.options, &self.units, &part, &self.seats, position);
        let mut plan = Insertion::new(&mut inner);
        let mut order = order(part.students.len() as u32, self.options.seed);
        if self.options.previous.is_some() {
            // Whoever can stay sits down first, without a search; the others then find their way among them.
            order.retain(|s| match value::before(self.options, part.students[*s as usize]) {
                Before::At(site) if part.sites.get(position[site as usize] as usize) == Some(&site) => {
                    !plan.sit(*s, position[site as usize])
                }
                _ => true,
            });
            self.done.fetch_add((part.students.len() - order.len()) as u64, Ordering::Relaxed);
        }
        let mut chunks = order.chunks(STRIDE);
        let mut lap = Clock::start();
        for chunk in chunks.by_ref() {
            if self.must_stop(&mut lap) {
                for student in chunk {
                    plan.grab(*student);
                }
                break;
            }
            for student in chunk {
                plan.insert(*student);
            }
            self.done.fetch_add(chunk.len() as u64, Ordering::Relaxed);
            self.left_out
                .fetch_add(chunk.iter().filter(|s| plan.site(**s).is_none()).count() as u64, Ordering::Relaxed);
            tell();
        }
        let complete = !self.stop.load(Ordering::Relaxed);
        for student in chunks.flatten() {
            plan.grab(*student);
        }
        let site = |s: u32| plan.site(s).map(|at| part.sites[at as usize]);
        let places = (0..part.students.len() as u32).map(site).collect();
        let packed = |v: V| v.packed(&self.units);
        let bound = if complete { plan.value(packed) } else { plan.bound(packed) };
        let prices = plan.price.iter().filter_map(|p| p.as_machine_number()).collect();
        let levels = plan.price.iter().map(|p| p.levels(&self.units)).collect();
        Solved { part, places, prices, levels, bound, complete }
    }

    fn must_stop(&self, lap: &mut Clock) -> bool {
        let used = std::mem::replace(lap, Clock::start()).cpu_s();
        let microseconds = (used * 1e6) as u64;
        let before = self.used_microseconds.fetch_add(microseconds, Ordering::Relaxed);
        if self.options.budget_cpu.is_some_and(|budget| (before + microseconds) as f64 / 1e6 >= budget) {
            self.stop.store(true, Ordering::Relaxed);
        }
        self.stop.load(Ordering::Relaxed)
    }

    fn tell(&self, progress: &mut dyn FnMut(Progress) -> ControlFlow<()>) {
        let now = Progress {
            done: self.done.load(Ordering::Relaxed),
            total: self.problem.students.len() as u64,
            unplaced: self.left_out.load(Ordering::Relaxed),
            cost: None,
        };
        if progress(now).is_break() {
            self.stop.store(true, Ordering::Relaxed);
        }
    }

    fn finish(&self, outcome: Outcome) -> Solution {
        let figures = Figures::of(self.problem, &outcome.plan);
        let unplaced = figures.unplaced;
        let unplaced_bound =
            if outcome.complete { unplaced } else { proof::unplaced_bound(outcome.bound, &self.units) };
        let cost_bound = if outcome.complete {
            Some(figures.cost as f64)
        } else {
            proof::cost_bound(outcome.bound, unplaced, unplaced_bound, &self.units)
        };
        let gap = cost_bound
            .map(|bound| if figures.cost == 0 { 0.0 } else { (figures.cost as f64 - bound) / figures.cost as f64 });
        let report = Report {
            unplaced,
            unplaced_bound,
            unplaced_by_priority: figures.unplaced_by_priority,
            cost: figures.cost,
            cost_bound,
            gap,
            proved_optimal: outcome.complete,
            change: self.options.previous.as_ref().map(|p| change_figures(self.problem, &outcome.plan, p)),
            levels: Vec::new(),
            solve_cpu_s: outcome.worker_cpu_s,
            solve_wall_s: 0.0,
        };
        Solution { prices: self.certificate(&outcome), level_prices: None, plan: outcome.plan, report }
    }

    fn certificate(&self, outcome: &Outcome) -> Option<Vec<Whole>> {
        if !outcome.complete || self.options.previous.is_some() {
            return None;
        }
        if self.units.ranks.iter().all(|r| *r == 1) && !outcome.prices.is_empty() {
            return Some(outcome.prices.iter().map(|p| Whole::from(p.unsigned_abs())).collect());
        }
        proof::prices_by_class(self.problem, self.options, &outcome.plan, outcome.levels.clone())
    }
}

impl Outcome {
    /// What is settled before anything is solved: locked places, and students without an option.
    fn of_locks(work: &Work) -> Self {
        let (problem, units) = (work.problem, &work.units);
        let mut plan = Plan::empty(problem);
        let mut bound = 0;
        for lock in &work.options.locked {
            plan.set(lock.student, 0, lock.site);
        }
        for student in 0..problem.students.len() as u32 {
            let was = value::before(work.options, student);
            if let Some(site) = plan.site(student, 0) {
                let changed = was != Before::Nowhere && was != Before::At(site);
                let cost = problem.cost(student, site).expect("a lock to another site was refused");
                bound += Levels::of(units, 0, changed, u64::from(cost)).packed(units);
            } else if work.locked[student as usize] || problem.options(student).is_empty() {
                bound += Levels::of(units, units.ranks[student as usize], was != Before::Nowhere, 0).packed(units);
            }
        }
        let prices = if units.fit_64_bits() { vec![0; problem.sites.len()] } else { Vec::new() };
        let levels = vec![Levels::ZERO; problem.sites.len()];
        Outcome { plan, prices, levels, bound, complete: true, worker_cpu_s: 0.0 }
    }

    fn add(&mut self, solved: Solved) {
        for (student, place) in solved.part.students.iter().zip(solved.places) {
            self.plan.set(*student, 0, place);
        }
        for (site, price) in solved.part.sites.iter().zip(solved.prices) {
            self.prices[*site as usize] = price;
        }
        for (site, levels) in solved.part.sites.iter().zip(solved.levels) {
            self.levels[*site as usize] = levels;
        }
        self.bound += solved.bound;
        self.complete &= solved.complete;
    }
}

/// The order in which students are inserted: as they stand for seed 0, else shuffled by the seed. Every order ends in
/// a best plan; among several it decides which.
fn order(students: u32, seed: u64) -> Vec<u32> {
    let mut order: Vec<u32> = (0..students).collect();
    let mut dice = Dice::new(seed);
    for at in (1..order.len()).rev().filter(|_| seed != 0) {
        order.swap(at, dice.below(at as u64 + 1) as usize);
    }
    order
}

/// What the threads send to the one that gathers.
enum Message {
    Solved(Solved),
    Used(f64),
}
