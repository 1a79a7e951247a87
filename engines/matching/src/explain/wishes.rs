//! What wishes did to a plan, in words and figures: each level with its bound, and what it would cost the levels if a
//! student went elsewhere.

use std::ops::ControlFlow;

use super::Move;
use crate::fair::{Level, LevelFigure};
use crate::plan::{Lock, Plan, SolveOptions};
use crate::problem::Problem;
use crate::solve::{Unsolvable, solve};

impl LevelFigure {
    /// The figure in words: what the plan comes to, and how much better any plan could be that is as good on the levels
    /// before.
    pub fn sentence(&self) -> String {
        let count = self.plan;
        let what = match self.level {
            Level::LeftOut(class) => format!("{count} places are missing in class {class}"),
            Level::Precedence => format!("{count} students with precedence are not where they have it"),
            Level::Band(above) => format!("{count} places cost more than {above}"),
            Level::Exactly(cost) => format!("{count} places cost exactly {cost}"),
            Level::Continuity => format!("{count} students do not come back to a site they know"),
            Level::Pairs => format!("{count} pairs do not go together"),
            Level::Changes => format!("{count} places differ from the plan before"),
            Level::Cost => format!("all places cost {count}"),
            Level::Lot(place) => format!("the student drawn at place {} has a place that costs {count}", place + 1),
        };
        match self.bound {
            Some(bound) if bound == count => format!("{what}; no plan has less"),
            Some(bound) => format!("{what}; no plan has less than {bound}"),
            None => format!("{what}; how few is possible is not known, since a level before is not proved"),
        }
    }
}

/// What follows when a student goes somewhere else, with all wishes kept as well as they can be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WishConsequence {
    /// Everybody whose place differs.
    pub moves: Vec<Move>,
    /// The levels that differ, the most important first: by how much they rise.
    pub levels: Vec<(Level, i64)>,
    /// Both plans are proved best, so the differences are exact; otherwise no better ones were found in the time.
    pub is_exact: bool,
}

impl WishConsequence {
    /// The consequence in words, from its most important level on.
    pub fn sentence(&self, problem: &Problem, student: u32, site: Option<u32>) -> String {
        let name = &problem.students[student as usize].id;
        let place = site.map_or("without a place", |site| &problem.sites[site as usize].id);
        let rise = |(level, by): &(Level, i64)| format!("{level}: {}{}", if *by > 0 { "+" } else { "−" }, by.abs());
        let levels: Vec<String> = self.levels.iter().map(rise).collect();
        let effect = if levels.is_empty() { "nothing gets worse".to_owned() } else { levels.join(", ") };
        format!("{name} at {place}: {effect}; {} students move", self.moves.len())
    }
}

/// Solves again with a student decided, and compares. `None` when she is decided already or may not go there.
pub fn consequence_with_wishes(
    problem: &Problem,
    options: &SolveOptions,
    (plan, figures): (&Plan, &[LevelFigure]),
    student: u32,
    site: Option<u32>,
) -> Option<WishConsequence> {
    let is_forbidden = |site: u32| {
        let mut known = problem.fairness.known.iter();
        problem.cost(student, site).is_none() || known.any(|k| !k.again && (k.student, k.site) == (student, site))
    };
    if options.locked.iter().any(|l| l.student == student) || site.is_some_and(is_forbidden) {
        return None;
    }
    let mut decided = options.clone();
    decided.locked.push(Lock { student, period: 0, site });
    let again: Result<_, Unsolvable> = solve(problem, &decided, &mut |_| ControlFlow::Continue(()));
    let again = again.ok()?;
    let cost = |s: u32, site: Option<u32>| site.and_then(|site| problem.cost(s, site)).map_or(0, i64::from);
    let students = (0..problem.students.len() as u32).map(|s| (s, plan.site(s, 0), again.plan.site(s, 0)));
    let moves = students
        .filter(|(_, from, to)| from != to)
        .map(|(student, from, to)| Move { student, from, to, cost: cost(student, to) - cost(student, from) })
        .collect();
    let by = |new: &LevelFigure| {
        let old = figures.iter().find(|f| f.level == new.level).map_or(0, |f| f.plan);
        (new.level, new.plan as i64 - old as i64)
    };
    let is_met = |figures: &[LevelFigure]| figures.iter().all(|f| f.bound == Some(f.plan));
    Some(WishConsequence {
        moves,
        levels: again.report.levels.iter().map(by).filter(|(_, by)| *by != 0).collect(),
        is_exact: is_met(figures) && is_met(&again.report.levels),
    })
}
