//! Why a plan is as it is: near alternatives, what blocks those left out, and what one more slot would be worth.
//!
//! Everything here is exact. It rests on one picture: the sites, and one node more, the *outside*, where free seats
//! and the students left out are. Moving a student from one site to another is a step between two sites; filling a
//! free seat or leaving a student out is a step to the outside; giving up a seat or placing somebody who was left out
//! is a step from the outside. A plan is best when no round trip gains anything, and then every question is one
//! shortest path.

mod paths;
mod wishes;

pub use wishes::{WishConsequence, consequence_with_wishes};

use crate::plan::{Plan, SolveOptions};
use crate::problem::{Choice, Problem};
use crate::residual::Residual;
use crate::solve::value::{Levels, Value};
use crate::whole::Whole;
use paths::{Paths, Search, Step};

/// One student's move in an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Move {
    /// The student.
    pub student: u32,
    /// The site before; `None` was left out.
    pub from: Option<u32>,
    /// The site after; `None` is left out.
    pub to: Option<u32>,
    /// What the student's cost rises by (a student left out costs nothing).
    pub cost: i64,
}

/// What an answer comes to in all.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Effect {
    /// Priority class of a student who gets a place and had none.
    pub placed: Option<i64>,
    /// Priority class of a student who loses a place and gets no other.
    pub left_out: Option<i64>,
    /// With a plan before: how many more places differ from it.
    pub changed: i64,
    /// What the total cost rises by; below zero is a gain.
    pub cost: i64,
}

/// A way from the plan to another plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// Who moves, in order: each takes the seat that the next one leaves.
    pub moves: Vec<Move>,
    /// What it comes to.
    pub effect: Effect,
}

/// A place that a student would have liked better.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Alternative {
    /// The site.
    pub site: u32,
    /// The student's cost there.
    pub cost: u32,
    /// What the student alone would gain (for somebody who is left out: 0).
    pub gain: i64,
    /// The best plan with the student there, as a change of this plan; `None` when all its seats are locked or it has
    /// none.
    pub consequence: Option<Change>,
}

/// Why a student is left out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Blocking {
    /// The sites that could be reached by any chain of moves; all of them are full.
    pub sites: Vec<u32>,
    /// The students who can go nowhere but to those sites, placed or not.
    pub students: Vec<u32>,
    /// Seats that those sites have for them.
    pub seats: u64,
    /// How many of the students must be left out, whatever one does.
    pub missing: u64,
    /// The extra slot that would give the student a place at the least cost; `None` when the student has no option.
    pub fix: Option<Fix>,
}

/// One extra slot and what it would bring.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fix {
    /// Where the slot would be.
    pub site: u32,
    /// The moves that give the student a place.
    pub change: Change,
}

/// What a site's slots are worth.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Worth {
    /// The effect of one more slot.
    pub one_more: Effect,
    /// The effect of one slot fewer; `None` where no slot can be taken away (none is there, or all are locked).
    pub one_fewer: Option<Effect>,
}

/// The plan is not the best one under these options, so prices cannot explain it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotOptimal;

impl std::fmt::Display for NotOptimal {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("the plan is not the best one under these options")
    }
}

impl std::error::Error for NotOptimal {}

/// Answers questions about the best plan of a problem of one period.
///
/// Making one costs a pass over all options where prices are at hand; keep it for all questions about the same plan.
pub struct Explainer<'a> {
    network: Residual<'a>,
    /// The priority classes, most important first.
    classes: Vec<i64>,
}

impl<'a> Explainer<'a> {
    /// Looks at a plan made by `solve` with the same options (above all the same locked places). Plans with wishes are
    /// not explained by prices; see `consequence_with_wishes`.
    ///
    /// Solves once more to get prices. Where the solution's prices are at hand, `with_prices` spares that.
    pub fn new(problem: &'a Problem, plan: &Plan, options: &'a SolveOptions) -> Result<Self, NotOptimal> {
        Self::proven(problem, plan, options, None)
    }

    /// The same with the prices that came with the plan. Prices that do not prove it are not used.
    pub fn with_prices(
        problem: &'a Problem,
        plan: &Plan,
        options: &'a SolveOptions,
        prices: &[Whole],
    ) -> Result<Self, NotOptimal> {
        Self::proven(problem, plan, options, Some(prices))
    }

    fn proven(
        problem: &'a Problem,
        plan: &Plan,
        options: &'a SolveOptions,
        prices: Option<&[Whole]>,
    ) -> Result<Self, NotOptimal> {
        if problem.has_wishes() {
            return Err(NotOptimal);
        }
        let network = Residual::proven(problem, options, plan, prices).ok_or(NotOptimal)?;
        Ok(Explainer { network, classes: problem.classes() })
    }

    /// The places that a student would have liked better, dearest wish first, each with its consequence.
    ///
    /// In a best plan the consequence never gains: what the student wins, others lose at least.
    pub fn why(&self, student: u32) -> Vec<Alternative> {
        let problem = self.network.problem;
        let here = self.network.place[student as usize].and_then(|site| problem.cost(student, site));
        let mut nearer: Vec<_> =
            problem.options(student).iter().filter(|o| here.is_none_or(|here| o.cost < here)).copied().collect();
        nearer.sort_unstable_by_key(|o| (o.cost, o.site));
        let alternative = |option: Choice| Alternative {
            site: option.site,
            cost: option.cost,
            gain: here.map_or(0, |here| i64::from(here) - i64::from(option.cost)),
            consequence: self.consequence(student, Some(option.site)),
        };
        nearer.into_iter().map(alternative).collect()
    }

    /// The best plan with a student at this site (or left out), as a change of this plan.
    ///
    /// `None` when it cannot be: the student is locked, may not go there, or every seat there is locked.
    pub fn consequence(&self, student: u32, site: Option<u32>) -> Option<Change> {
        let at = student as usize;
        let from = self.network.place[at];
        let allowed = site.is_none_or(|site| self.network.problem.cost(student, site).is_some());
        if self.network.locked[at] || !allowed {
            return None;
        }
        if from == site {
            return Some(self.change(Vec::new()));
        }
        let search = Search::new(&self.network, Some(student));
        let node = |place: Option<u32>| place.map_or(search.outside(), |site| site as usize);
        let (begin, end) = (node(site), node(from));
        let paths = search.beginning_at(begin, Some(end));
        paths.length[end]?;
        let mut moves = vec![self.one_move(student, from, site)];
        moves.extend(self.moves(&paths, end));
        Some(self.change(moves))
    }

    /// What blocks a student who is left out; `None` for everybody else, and for somebody whom a person left out.
    pub fn blocking(&self, student: u32) -> Option<Blocking> {
        let at = student as usize;
        if self.network.place[at].is_some() || self.network.locked[at] {
            return None;
        }
        let reached = self.reachable(student);
        let held = |s: &u32| {
            let options = self.network.problem.options(*s);
            !self.network.locked[*s as usize] && options.iter().all(|o| reached[o.site as usize])
        };
        let has_options = |s: &u32| *s == student || !self.network.problem.options(*s).is_empty();
        let students: Vec<u32> = (0..self.network.place.len() as u32).filter(has_options).filter(held).collect();
        let sites: Vec<u32> = (0..reached.len() as u32).filter(|s| reached[*s as usize]).collect();
        let seats = sites.iter().map(|s| u64::from(self.network.seats[*s as usize])).sum();
        let missing = (students.len() as u64).saturating_sub(seats);
        Some(Blocking { sites, students, seats, missing, fix: self.fix(student) })
    }

    /// What one more and one fewer slot is worth at every site, in the order of the sites.
    pub fn worth(&self) -> Vec<Worth> {
        let search = Search::new(&self.network, None);
        let outside = search.outside();
        let paths = search.beginning_at(outside, None);
        let outward = self.network.outward();
        let worth = |site: usize| Worth {
            one_more: self.effect(paths.length[site].unwrap_or(Levels::ZERO).min(Levels::ZERO)),
            one_fewer: outward[site].filter(|_| self.network.seats[site] > 0).map(|length| self.effect(length)),
        };
        (0..outside).map(worth).collect()
    }

    /// The extra slot that would give a student a place at the least cost.
    fn fix(&self, student: u32) -> Option<Fix> {
        let paths = Search::new(&self.network, None).beginning_with(student);
        let sites = self.network.seats.len();
        let reached = (0..sites).filter_map(|site| paths.length[site].map(|length| (length, site)));
        let (_, site) = reached.min()?;
        Some(Fix { site: site as u32, change: self.change(self.moves(&paths, site)) })
    }

    /// The sites that a chain of moves beginning with this student can reach.
    fn reachable(&self, student: u32) -> Vec<bool> {
        let mut reached = vec![false; self.network.seats.len()];
        let mut moving = vec![student];
        while let Some(student) = moving.pop() {
            for option in self.network.problem.options(student) {
                if !std::mem::replace(&mut reached[option.site as usize], true) {
                    moving.extend(self.network.occupants(option.site));
                }
            }
        }
        reached
    }

    /// The moves along a path, from its beginning.
    fn moves(&self, paths: &Paths, end: usize) -> Vec<Move> {
        let outside = self.network.seats.len();
        let place = |node: usize| (node < outside).then_some(node as u32);
        let mut moves = Vec::new();
        let mut node = end;
        loop {
            match paths.step[node] {
                Step::Moved(student, from) => {
                    moves.push(self.one_move(student, place(from), place(node)));
                    node = from;
                }
                Step::Nobody(from) => node = from,
                Step::Start => break,
            }
        }
        moves.reverse();
        moves
    }

    fn one_move(&self, student: u32, from: Option<u32>, to: Option<u32>) -> Move {
        let cost = |site: Option<u32>| site.and_then(|s| self.network.problem.cost(student, s)).map_or(0, i64::from);
        Move { student, from, to, cost: cost(to) - cost(from) }
    }

    fn change(&self, moves: Vec<Move>) -> Change {
        let class = |m: &Move| self.network.problem.students[m.student as usize].priority;
        let changed = |m: &Move, site| i64::from(self.network.is_changed(m.student, site));
        let effect = Effect {
            placed: moves.iter().find(|m| m.from.is_none()).map(class),
            left_out: moves.iter().find(|m| m.to.is_none()).map(class),
            changed: moves.iter().map(|m| changed(m, m.to) - changed(m, m.from)).sum(),
            cost: moves.iter().map(|m| m.cost).sum(),
        };
        Change { moves, effect }
    }
}

impl Explainer<'_> {
    /// A length in the network as an effect; a rank below nothing is somebody placed.
    fn effect(&self, length: Levels) -> Effect {
        let class =
            |rank: i64| self.classes.len().checked_sub(rank as usize).and_then(|at| self.classes.get(at)).copied();
        Effect {
            placed: (length.rank < 0).then(|| class(-length.rank)).flatten(),
            left_out: (length.rank > 0).then(|| class(length.rank)).flatten(),
            changed: length.changed,
            cost: length.cost,
        }
    }
}
