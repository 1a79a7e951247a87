//! What to do when something happens to a plan: a site or a student falls away, slots are lost or come new.
//!
//! A plan that was the best one stays so when every student's present place is made cheaper than it was, and its
//! prices go on proving that. So only what happened is mended: each displaced student is one shortest path from the
//! lost seat to the outside, each freed seat one shortest path to it from the outside. How much cheaper the present
//! place counts is what the three choices differ in.

mod again;
mod state;

use crate::explain::Move;
use crate::plan::{Plan, SolveOptions};
use crate::problem::Problem;
use crate::residual::{Applicants, Residual};
use crate::solve::value::{Levels, Units};
use crate::whole::Whole;

pub use crate::explain::NotOptimal;
pub use again::repair_by_solving;
use state::{Aim, State};

/// What happened to a plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Occurrence {
    /// A site takes nobody any more.
    SiteLost {
        /** The site. */
        site: u32,
    },
    /// A site has so many slots fewer; at most all of them.
    SlotsLost {
        /** The site. */
        site: u32,
        /** How many. */
        slots: u32,
    },
    /// A site has so many slots more.
    SlotsAdded {
        /** The site. */
        site: u32,
        /** How many. */
        slots: u32,
    },
    /// A student does not come.
    StudentLost {
        /** The student. */
        student: u32,
    },
}

/// One way to mend a plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Remedy {
    /// Who goes from where to where, and what each costs. First those whose place is gone.
    pub moves: Vec<Move>,
    /// How many places are gone that somebody had.
    pub displaced: u64,
    /// How many had a place and have another or none, beside the displaced.
    pub moved_beside: u64,
    /// How many more are left out than before (below nothing: fewer), by class, the most important first.
    pub left_out: Vec<(i64, i64)>,
    /// What the plan's cost rises by, of those who are in it before and after or move.
    pub cost: i64,
    /// What a change counted beside the cost, in the choice between; `None` in the other two.
    pub change_price: Option<u32>,
}

impl Remedy {
    /// The plan after it.
    pub fn applied(&self, plan: &Plan) -> Plan {
        let mut after = plan.clone();
        for one in &self.moves {
            after.set(one.student, 0, one.to);
        }
        after
    }

    /// Places that differ from before, the displaced among them.
    pub fn changed(&self) -> u64 {
        self.moves.iter().filter(|m| m.from.is_some()).count() as u64
    }
}

/// Mends a best plan of one period, without solving again.
///
/// Making one is a pass over all options; each question after that touches only what is near.
pub struct Repairer<'a> {
    problem: &'a Problem,
    state: State<'a>,
    /// The prices that prove the plan.
    prices: Vec<Levels>,
    units: Units,
    returning: u64,
}

impl<'a> Repairer<'a> {
    /// Looks at a plan made with these options and the prices that came with it (`None`: they are found by solving).
    ///
    /// Locked students stay where they are, except where their place is gone. With a plan before among the options the
    /// plan is the best one of another objective, and there is nothing to start from: `repair_by_solving` does that. So it is
    /// with wishes.
    pub fn new(
        problem: &'a Problem,
        plan: &Plan,
        options: &SolveOptions,
        prices: Option<&[Whole]>,
    ) -> Result<Self, NotOptimal> {
        if options.previous.is_some() || problem.has_wishes() {
            return Err(NotOptimal);
        }
        let units = Units::new(problem, options);
        let network = Residual::proven(problem, options, plan, prices);
        let network = network.filter(|n| are_moderate(&n.price, &units)).ok_or(NotOptimal)?;
        let Residual { place, here, locked, seats, price: prices, .. } = network;
        let here = here.iter().map(|h| h.cost as u32).collect();
        let returning = place.iter().filter(|p| p.is_some()).count() as u64;
        let state = State::new(problem, place, here, locked, seats, units.ranks.clone());
        let repairer = Repairer { problem, state, prices, units, returning };
        // Both must fit into 64 bits; the choice between is left out where it does not.
        repairer.aim(None).zip(repairer.aim(Some(0))).ok_or(NotOptimal)?;
        Ok(repairer)
    }

    /// Makes ready for freed seats (a student lost, slots added), which otherwise the first such question does.
    pub fn prepare_for_freed_seats(&mut self) {
        let locked = &self.state.locked;
        self.state.applicants.get_or_insert_with(|| Applicants::of(self.problem, |s| !locked[s as usize]));
    }

    /// Three choices, all with the fewest left out: the fewest moved; one between; the best overall with as few moved
    /// as that allows. Each is exact for its aim, and some may be the same.
    pub fn repair(&mut self, occurrence: Occurrence) -> [Remedy; 3] {
        let frees_seats = match occurrence {
            Occurrence::SiteLost { .. } => false,
            // Where locks are given up, seats may be freed as well as lost.
            Occurrence::SlotsLost { .. } => self.state.locked.contains(&true),
            Occurrence::SlotsAdded { .. } | Occurrence::StudentLost { .. } => true,
        };
        if frees_seats {
            self.prepare_for_freed_seats();
        }
        let fewest = self.mend(occurrence, None);
        let best = self.mend(occurrence, Some(0));
        let between = match price_between(&fewest, &best).filter(|price| self.aim(Some(*price)).is_some()) {
            Some(price) => Remedy { change_price: Some(price), ..self.mend(occurrence, Some(price)) },
            None => fewest.clone(),
        };
        [fewest, between, best]
    }

    fn mend(&mut self, occurrence: Occurrence, change_price: Option<u32>) -> Remedy {
        let aim = self.aim(change_price).expect("an aim is only asked for where it fits");
        let prices = self.prices.iter().map(|p| aim.packed(p.rank, p.cost)).collect();
        self.state.begin(aim, prices);
        let displaced = self.state.happen(occurrence);
        let moves = self.state.moves(occurrence);
        self.state.undo();
        remedy(self.problem, moves, displaced)
    }

    /// How changes count: a level above the cost, or so much a piece with the fewest changes at the same cost.
    fn aim(&self, change_price: Option<u32>) -> Option<Aim> {
        let (dearest, returning) = (i64::try_from(self.units.dearest).ok()?, i64::try_from(self.returning).ok()?);
        let (cost, change) = match change_price {
            None => (1, dearest.checked_add(1)?),
            Some(price) => (returning + 1, i64::from(price).checked_mul(returning + 1)?.checked_add(1)?),
        };
        let most = dearest.checked_mul(cost)?.checked_mul(4)?.checked_add(change.checked_mul(returning)?)?;
        let rank = most.checked_add(1)?;
        let ranks = i64::from(self.units.ranks.iter().copied().max().unwrap_or(1));
        (rank.checked_mul(ranks + 1)? < 1 << 60).then_some(Aim { rank, cost, change })
    }
}

/// Whether no price lies further from its rank than all costs together: four times that is less than a rank counts,
/// so what holds level by level holds when packed.
fn are_moderate(prices: &[Levels], units: &Units) -> bool {
    prices.iter().all(|p| u128::from(p.cost.unsigned_abs()) <= units.dearest && p.changed == 0)
}

/// The price of a change halfway: what a move beside gains on average from the first choice to the last.
pub(crate) fn price_between(fewest: &Remedy, best: &Remedy) -> Option<u32> {
    let moves = best.changed().checked_sub(fewest.changed()).filter(|n| *n > 0)?;
    let gain = u64::try_from(fewest.cost - best.cost).ok()?;
    u32::try_from((gain / moves).max(1)).ok()
}

/// Counts what moves come to.
pub(crate) fn remedy(problem: &Problem, moves: Vec<Move>, displaced: u64) -> Remedy {
    let mut left_out = Vec::new();
    for one in &moves {
        let more = i64::from(one.to.is_none()) - i64::from(one.from.is_none());
        let class = problem.students[one.student as usize].priority;
        match left_out.binary_search_by_key(&class, |(class, _)| *class) {
            Ok(at) => {
                let (_, sum): &mut (i64, i64) = &mut left_out[at];
                *sum += more;
            }
            Err(at) => left_out.insert(at, (class, more)),
        }
    }
    left_out.retain(|(_, more)| *more != 0);
    let changed = moves.iter().filter(|m| m.from.is_some()).count() as u64;
    let cost = moves.iter().map(|m| m.cost).sum();
    Remedy { moved_beside: changed.saturating_sub(displaced), moves, displaced, left_out, cost, change_price: None }
}
