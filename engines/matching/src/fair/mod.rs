//! What a plan should be beside cheap: spared of hardship, continuous, together, drawn by lot where all else is equal.
//!
//! Each wish is a file of its own and a level of its own between being left out and cost, in the order of [`Level`].
//! Wishes that can be told from one student's place alone cost nothing in proof: the levels are compared as a tuple
//! and shortest paths stay exact. Pairs and smallest numbers make the problem hard in the strict sense; there
//! `branch` tries and bounds.

pub(crate) mod amount;
pub(crate) mod bands;
pub(crate) mod branch;
pub(crate) mod continuity;
pub(crate) mod flow;
pub(crate) mod groups;
pub(crate) mod leximin;
pub(crate) mod lottery;
pub(crate) mod pairs;
pub(crate) mod precedence;
mod solve;
pub(crate) mod spread;

pub(crate) use solve::solve;

use std::fmt;

use amount::Share;

use crate::plan::{Before, SolveOptions};
use crate::problem::Problem;
use crate::solve::value::before;

/// Wishes beside few left out and little cost. Empty by default.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Fairness {
    /// Bounds of the hardship bands, rising: a place that costs more than the last is in the worst band.
    pub bands: Vec<u32>,
    /// The dearest place as cheap as can be, then the next dearest, and so on.
    pub leximin: bool,
    /// Pairs of students who must never be at the same site in the same period.
    pub apart: Vec<(u32, u32)>,
    /// Municipalities that receive nobody or at least a smallest number.
    pub groups: Vec<Group>,
    /// Sites that students know from before.
    pub known: Vec<Known>,
    /// Students who come first at the sites of one municipality, and only there.
    pub precedence: Vec<Precedence>,
    /// Draws lots among plans that are equal in all else.
    pub lottery: Option<u64>,
}

/// A municipality that in each period receives nobody or at least so many.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// The municipality, as the sites name it.
    pub municipality: String,
    /// The smallest number of students.
    pub smallest: u32,
}

/// A site that a student has been at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Known {
    /// The student.
    pub student: u32,
    /// The site.
    pub site: u32,
    /// Whether she should come back there (or must not).
    pub again: bool,
}

/// A student who comes first in one municipality.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Precedence {
    /// The student.
    pub student: u32,
    /// The municipality, as the sites name it.
    pub municipality: String,
}

impl Fairness {
    /// Whether nothing is wished.
    pub fn is_empty(&self) -> bool {
        *self == Fairness::default()
    }
}

/// A wish of a problem of several periods that is kept in one period only, in words.
pub(crate) fn not_for_several(problem: &Problem) -> Option<&'static str> {
    let Fairness { bands, leximin, apart, groups, known, precedence, lottery } = &problem.fairness;
    let wishes = [
        (!bands.is_empty(), "bands"),
        (*leximin, "leximin"),
        (!apart.is_empty(), "pairs apart"),
        (!groups.is_empty(), "smallest numbers"),
        (known.iter().any(|k| k.again), "coming back"),
        (!precedence.is_empty(), "precedence"),
        (lottery.is_some(), "lottery"),
    ];
    wishes.into_iter().find(|(is_there, _)| *is_there).map(|(_, wish)| wish)
}

/// What is counted, the most important first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Level {
    /// Students of this class without a place.
    LeftOut(i64),
    /// Students with precedence in a municipality who are not there.
    Precedence,
    /// Students whose place costs more than this (and no more than the next bound).
    Band(u32),
    /// Students whose place costs exactly this.
    Exactly(u32),
    /// Students who should come back to a site they know and are elsewhere.
    Continuity,
    /// Pairs who wish to go together and do not.
    Pairs,
    /// Places that differ from the plan before.
    Changes,
    /// Cost of all places.
    Cost,
    /// Cost of the student who was drawn at this place in the order of the lots, from 0.
    Lot(u32),
}

impl fmt::Display for Level {
    /// The name that reports use.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Level::LeftOut(class) => write!(f, "left out of class {class}"),
            Level::Precedence => f.write_str("precedence not kept"),
            Level::Band(above) => write!(f, "band above {above}"),
            Level::Exactly(cost) => write!(f, "at exactly {cost}"),
            Level::Continuity => f.write_str("not back"),
            Level::Pairs => f.write_str("pairs not together"),
            Level::Changes => f.write_str("changes"),
            Level::Cost => f.write_str("cost"),
            Level::Lot(place) => write!(f, "lot {place}"),
        }
    }
}

/// The figure of one level: what the plan comes to, and what no plan that is as good on the levels before can beat.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LevelFigure {
    /// The level.
    pub level: Level,
    /// The plan's own figure.
    pub plan: u64,
    /// The least that is possible; `None` where a level before is not proved.
    pub bound: Option<u64>,
}

/// The levels of a problem and what places count on them. Level 0 is what must not be.
pub(crate) struct Stack<'a> {
    pub problem: &'a Problem,
    pub options: &'a SolveOptions,
    /// The levels in order; the first has the number 1.
    pub levels: Vec<Level>,
    pub(crate) bands: bands::Bands,
    pub(crate) leximin: leximin::Leximin,
    pub(crate) precedence: precedence::Places<'a>,
    pub(crate) continuity: continuity::Known,
    /// Each student's place in the order of the lots.
    lots: Vec<u32>,
}

impl<'a> Stack<'a> {
    /// The levels of a problem under these options.
    pub fn new(problem: &'a Problem, options: &'a SolveOptions) -> Self {
        let fairness = &problem.fairness;
        let mut levels: Vec<Level> = problem.classes().into_iter().map(Level::LeftOut).collect();
        if !fairness.precedence.is_empty() {
            levels.push(Level::Precedence);
        }
        levels.extend(fairness.bands.iter().rev().map(|above| Level::Band(*above)));
        let leximin = leximin::Leximin::of(problem);
        levels.extend(leximin.costs.iter().rev().map(|cost| Level::Exactly(*cost)));
        if fairness.known.iter().any(|k| k.again) {
            levels.push(Level::Continuity);
        }
        if !problem.pairs.is_empty() {
            levels.push(Level::Pairs);
        }
        if options.previous.is_some() && options.change_price.is_none() {
            levels.push(Level::Changes);
        }
        levels.push(Level::Cost);
        let mut lots = Vec::new();
        if let Some(seed) = fairness.lottery {
            lots = vec![0; problem.students.len()];
            for (place, student) in lottery::order(problem, seed).into_iter().enumerate() {
                lots[student as usize] = place as u32;
                levels.push(Level::Lot(place as u32));
            }
        }
        Stack {
            problem,
            options,
            levels,
            bands: bands::Bands(fairness.bands.clone()),
            leximin,
            precedence: precedence::Places::of(problem),
            continuity: continuity::Known::of(problem),
            lots,
        }
    }

    /// The number of a level.
    pub fn number(&self, level: Level) -> Option<u32> {
        self.levels.iter().position(|l| *l == level).map(|at| at as u32 + 1)
    }

    /// What a place (or being left out) counts on all levels but that of pairs.
    pub fn shares(&self, student: u32, site: Option<u32>) -> Vec<Share> {
        let cost = site.and_then(|site| self.problem.cost(student, site));
        let mut shares = Vec::with_capacity(6);
        let classes = self.levels.iter().take_while(|l| matches!(l, Level::LeftOut(_))).count() as u32;
        if site.is_none() {
            let class = Level::LeftOut(self.problem.students[student as usize].priority);
            shares.extend(self.number(class).map(|level| (level, 1)));
        }
        let mut next = classes + 1;
        if !self.problem.fairness.precedence.is_empty() {
            shares.extend(self.precedence.is_missed(student, site).then_some((next, 1)));
            next += 1;
        }
        let bands = self.bands.0.len() as u32;
        shares.extend(cost.map(|c| self.bands.of(c)).filter(|b| *b > 0).map(|band| (next + bands - band, 1)));
        next += bands;
        let costs = self.leximin.costs.len() as u32;
        shares.extend(cost.and_then(|c| self.leximin.place(c)).map(|place| (next + costs - 1 - place, 1)));
        next += costs;
        if self.continuity.is_wished() {
            shares.extend(self.continuity.is_missed(student, site).then_some((next, 1)));
            next += 1;
        }
        next += u32::from(!self.problem.pairs.is_empty());
        let was = before(self.options, student);
        let is_changed = was != Before::Nowhere && was != site.map_or(Before::Nowhere, Before::At);
        let mut price = 0;
        if self.options.previous.is_some() {
            if let Some(each) = self.options.change_price {
                price = if is_changed { i64::from(each) } else { 0 };
            } else {
                shares.extend(is_changed.then_some((next, 1)));
                next += 1;
            }
        }
        shares.push((next, cost.map_or(0, i64::from) + price));
        if let Some(place) = self.lots.get(student as usize) {
            shares.push((next + 1 + place, self.lot(student, cost)));
        }
        shares
    }

    /// What a place counts for the student's own lot: its cost, and more than any when there is none.
    fn lot(&self, student: u32, cost: Option<u32>) -> i64 {
        let dearest = self.problem.options(student).iter().map(|o| o.cost).max();
        cost.map_or(dearest.map_or(0, i64::from) + 1, i64::from)
    }

    /// The options of a student that no wish forbids.
    pub fn allowed(&self, student: u32) -> impl Iterator<Item = u32> + '_ {
        let open = move |site: &u32| !self.continuity.is_forbidden(student, *site);
        self.problem.options(student).iter().map(|o| o.site).filter(open)
    }
}
