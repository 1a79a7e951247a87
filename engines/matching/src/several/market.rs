//! A problem of several periods as arrays: options by student and type, seats by site and period.

use std::collections::HashSet;

use crate::fair::continuity::Known;
use crate::plan::{Before, Lock, Previous, SolveOptions};
use crate::problem::Problem;

/// No option.
pub(crate) const NONE: u32 = u32::MAX;

/// In a plan before: a place that is no longer there for this student.
pub(crate) const GONE: u32 = u32::MAX - 1;

/// An option of a student.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Arc {
    /// The site.
    pub site: u32,
    /// The cost.
    pub cost: u32,
}

/// What a person has decided about a student and period.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Decided {
    /// Nothing.
    Open,
    /// No place.
    Out,
    /// This option.
    At(u32),
}

/// The arrays. A row holds one number per period and is `W` wide, the periods rounded up.
pub(crate) struct Market<const W: usize> {
    /// Number of periods, which is also the number of types.
    pub periods: usize,
    /// Number of students.
    pub students: usize,
    first: Vec<u32>,
    /// The options, by student and within a student by type.
    pub arcs: Vec<Arc>,
    /// Seats in each period, a row per site. Those of locked places are set aside and stand for nobody else.
    pub seats: Vec<[u32; W]>,
    /// Importance of each student's class: 1 for the least important, and up.
    pub rank: Vec<u32>,
    decided: Vec<[Decided; W]>,
    has_decided: Vec<bool>,
    /// The options of the plan before; empty without one.
    before: Vec<[u32; W]>,
}

impl<const W: usize> Market<W> {
    /// The arrays of a problem, with the seats that the locks leave.
    pub fn new(problem: &Problem, options: &SolveOptions, seats: &[u32]) -> Self {
        let (periods, students) = (problem.periods as usize, problem.students.len());
        let mut first = Vec::with_capacity(students * periods + 1);
        let mut arcs = Vec::with_capacity(problem.option_count());
        let known = Known::of(problem);
        let decided: HashSet<(u32, u32)> = options.locked.iter().filter_map(|l| Some((l.student, l.site?))).collect();
        // What is forbidden may still be decided by a person.
        let is_open = |s: u32, site: u32| !known.is_forbidden(s, site) || decided.contains(&(s, site));
        for student in 0..students as u32 {
            for kind in 0..periods as u32 {
                first.push(arcs.len() as u32);
                let of_kind = problem.options(student).iter().filter(|o| problem.sites[o.site as usize].kind == kind);
                let of_kind = of_kind.filter(|o| is_open(student, o.site));
                arcs.extend(of_kind.map(|o| Arc { site: o.site, cost: o.cost }));
            }
        }
        first.push(arcs.len() as u32);
        let row = |site: u32| std::array::from_fn(|p| if p < periods { seats[site as usize * periods + p] } else { 0 });
        let classes = problem.classes();
        let rank = |priority: i64| (classes.len() - classes.partition_point(|c| *c < priority)) as u32;
        let mut market = Market {
            periods,
            students,
            first,
            arcs,
            seats: (0..problem.sites.len() as u32).map(row).collect(),
            rank: problem.students.iter().map(|s| rank(s.priority)).collect(),
            decided: Vec::new(),
            has_decided: vec![false; students],
            before: Vec::new(),
        };
        market.decide(&options.locked);
        if let Some(previous) = &options.previous {
            market.before = (0..students).map(|student| market.options_before(student, previous)).collect();
        }
        market
    }

    /// The same market in which every place costs nothing, so that only being left out counts.
    pub fn without_costs(&self) -> Self {
        let arcs = self.arcs.iter().map(|a| Arc { cost: 0, ..*a }).collect();
        Market {
            arcs,
            first: self.first.clone(),
            seats: self.seats.clone(),
            rank: self.rank.clone(),
            decided: self.decided.clone(),
            has_decided: self.has_decided.clone(),
            before: Vec::new(),
            ..*self
        }
    }

    fn decide(&mut self, locked: &[Lock]) {
        if locked.is_empty() {
            return;
        }
        self.decided = vec![[Decided::Open; W]; self.students];
        for lock in locked {
            let student = lock.student as usize;
            let arc = |site: u32| {
                (self.arcs_of(student).start..self.arcs_of(student).end)
                    .find(|a| self.arcs[*a as usize].site == site)
                    .expect("a lock to another site was refused")
            };
            self.decided[student][lock.period as usize] = lock.site.map_or(Decided::Out, |site| Decided::At(arc(site)));
            self.has_decided[student] = true;
        }
    }

    fn options_before(&self, student: usize, previous: &Previous) -> [u32; W] {
        let mut row = [NONE; W];
        for (period, arc) in row.iter_mut().enumerate().take(self.periods) {
            let is_site = |site: u32| self.arcs_of(student).find(|arc| self.arcs[*arc as usize].site == site);
            *arc = match previous.0.get(student * self.periods + period) {
                Some(Before::At(site)) => is_site(*site).unwrap_or(GONE),
                Some(Before::Gone) => GONE,
                Some(Before::Nowhere) | None => NONE,
            };
        }
        row
    }

    /// The student's options in the plan before, period by period: `NONE` was no place, `GONE` is one no longer there.
    pub fn before(&self, student: usize) -> Option<&[u32; W]> {
        self.before.get(student)
    }

    /// What a person decided, where anything was decided for this student at all.
    pub fn decided(&self, student: usize) -> Option<&[Decided; W]> {
        self.has_decided[student].then(|| &self.decided[student])
    }

    /// The student's options of a type.
    pub fn of_type(&self, student: usize, kind: usize) -> std::ops::Range<u32> {
        let at = student * self.periods + kind;
        self.first[at]..self.first[at + 1]
    }

    /// All options of a student.
    pub fn arcs_of(&self, student: usize) -> std::ops::Range<u32> {
        self.first[student * self.periods]..self.first[(student + 1) * self.periods]
    }

    /// The type of an option.
    pub fn type_of(&self, student: usize, arc: u32) -> usize {
        let starts = &self.first[student * self.periods..=(student + 1) * self.periods];
        starts.partition_point(|start| *start <= arc) - 1
    }
}
