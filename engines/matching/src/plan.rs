//! What comes out: the plan, the prices that prove it, the report, and what a caller may ask for.

use serde::Serialize;

use crate::fair::LevelFigure;
use crate::problem::Problem;
use crate::whole::Whole;

/// Who goes where: one place per student and period, or none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan {
    slots: usize,
    places: Vec<Option<u32>>,
}

impl Plan {
    /// A plan that leaves everybody out.
    pub fn empty(problem: &Problem) -> Self {
        Plan { slots: problem.slots(), places: vec![None; problem.students.len() * problem.slots()] }
    }

    /// The site of a student in a period; `None` is unplaced.
    pub fn site(&self, student: u32, period: u32) -> Option<u32> {
        self.places[student as usize * self.slots + period as usize]
    }

    /// Places a student, or leaves the student out.
    pub fn set(&mut self, student: u32, period: u32, site: Option<u32>) {
        self.places[student as usize * self.slots + period as usize] = site;
    }

    /// Periods per student.
    pub fn slots(&self) -> usize {
        self.slots
    }

    /// Number of student-periods without a place.
    pub fn unplaced(&self) -> u64 {
        self.places.iter().filter(|p| p.is_none()).count() as u64
    }
}

/// A place that a person has decided: the engine keeps it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Lock {
    /// Index of the student.
    pub student: u32,
    /// The period.
    pub period: u32,
    /// The site, or `None` to keep the student out.
    pub site: Option<u32>,
}

/// Where a student was in the plan before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Before {
    /// Without a place.
    Nowhere,
    /// At a site that is no longer in the problem.
    Gone,
    /// At this site.
    At(u32),
}

/// The plan before this one, one entry per student and period in the order of the plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Previous(pub Vec<Before>);

impl Previous {
    /// A plan of the same problem as the plan before.
    pub fn from_plan(plan: &Plan) -> Self {
        Previous(plan.places.iter().map(|p| p.map_or(Before::Nowhere, Before::At)).collect())
    }
}

/// What a caller may ask of `solve`.
#[derive(Clone, Debug, Default)]
pub struct SolveOptions {
    /// Chooses among plans of equal value; the same seed gives the same plan.
    pub seed: u64,
    /// Threads to use; 0 counts as 1. The plan does not depend on it.
    pub threads: usize,
    /// Processor seconds after which the best plan so far is returned.
    pub budget_cpu: Option<f64>,
    /// Places that stay as they are.
    pub locked: Vec<Lock>,
    /// The plan before: then as few as possible of its places change.
    pub previous: Option<Previous>,
    /// With `previous`: each change costs so much beside the cost, instead of coming before it.
    pub change_price: Option<u32>,
}

/// How far a solve has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    /// Students (one period) or rounds (several) that are done.
    pub done: u64,
    /// Students or rounds in all.
    pub total: u64,
    /// Student-periods left out so far.
    pub unplaced: u64,
    /// Cost of the plan so far, where it is a whole plan already.
    pub cost: Option<u64>,
}

/// Unplaced student-periods of one priority class.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct UnplacedOfClass {
    /// The class; smaller is more important.
    pub priority: i64,
    /// How many of it have no place.
    pub unplaced: u64,
}

/// The figures of a plan, with bounds that no plan can pass.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Report {
    /// Student-periods without a place.
    pub unplaced: u64,
    /// No plan leaves fewer out.
    pub unplaced_bound: u64,
    /// By priority class, most important first.
    pub unplaced_by_priority: Vec<UnplacedOfClass>,
    /// Total cost of the places.
    pub cost: u64,
    /// No plan with the proved number of unplaced costs less (with `previous`: and as few changes).
    pub cost_bound: Option<f64>,
    /// `(cost - cost_bound) / cost`; `None` while the number of unplaced is not proved.
    pub gap: Option<f64>,
    /// The plan is proved to be best.
    pub proved_optimal: bool,
    /// With `previous`: rows whose seat or option is gone, and placed rows that differ.
    pub change: Option<ChangeFigures>,
    /// With wishes (see `Fairness`): what the plan comes to level by level, and what no plan can beat.
    pub levels: Vec<LevelFigure>,
    /// Processor seconds of all threads.
    pub solve_cpu_s: f64,
    /// Seconds by the clock.
    pub solve_wall_s: f64,
}

/// How a plan differs from the one before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ChangeFigures {
    /// Rows that could not stay: their seat or option is gone.
    pub displaced: u64,
    /// Placed rows that differ.
    pub changed: u64,
}

impl ChangeFigures {
    /// Rows that moved although they could have stayed.
    pub fn moved(&self) -> u64 {
        self.changed.saturating_sub(self.displaced)
    }
}

/// What `solve` returns.
#[derive(Clone, Debug)]
pub struct Solution {
    /// Who goes where.
    pub plan: Plan,
    /// One price per site that proves the plan (see `check`); `None` where there is no such proof:
    /// several periods, a plan before, or a solve that was stopped.
    pub prices: Option<Vec<Whole>>,
    /// With wishes of one period that need no decisions: the same proof in levels, for each site the levels (from 1)
    /// that are not nothing.
    pub level_prices: Option<Vec<Vec<(u32, i64)>>>,
    /// The figures.
    pub report: Report,
}
