//! Prices as the certificate has them, and a bound from any prices when a solve was stopped.

use super::value::{Levels, Units};
use crate::plan::{Plan, SolveOptions};
use crate::problem::Problem;
use crate::residual::Residual;
use crate::whole::Whole;

/// A certificate beyond so many digits in all is not written: with thousands of classes its prices have thousands of
/// digits each.
const MOST_DIGITS: usize = 100_000_000;

/// What leaving out a student of each rank counts in a certificate (rank 1 first), and the digits of the longest.
///
/// For the last class one more than the sum of everybody's dearest option, for each class before it the same plus
/// the count of every student of a later class.
pub(crate) fn prices_of_leaving_out(units: &Units) -> Vec<Whole> {
    let ranks = units.ranks.iter().copied().max().unwrap_or(0) as usize;
    let mut members = vec![0u64; ranks];
    for rank in &units.ranks {
        members[*rank as usize - 1] += 1;
    }
    let mut total = Whole::from(units.dearest);
    let mut prices = Vec::with_capacity(ranks);
    for count in members {
        let mut price = total.clone();
        price += &Whole::from(1u64);
        total += &price.times(count);
        prices.push(price);
    }
    prices
}

/// Prices for a problem with several classes, where the solver's own prices have another unit per class.
///
/// Lengths of shortest paths translate term by term, so the prices are measured again as such.
pub(crate) fn prices_by_class(
    problem: &Problem,
    options: &SolveOptions,
    plan: &Plan,
    prices: Vec<Levels>,
) -> Option<Vec<Whole>> {
    let units = Units::new(problem, options);
    let students = units.ranks.len().max(10);
    let classes = units.ranks.iter().copied().max().unwrap_or(0) as usize;
    let digits_each = 20 + classes.min(students) * students.div_ceil(classes.max(1)).ilog10().max(1) as usize;
    if digits_each.saturating_mul(problem.sites.len().max(classes)) > MOST_DIGITS {
        return None;
    }
    let leaving = prices_of_leaving_out(&units);
    let residual =
        Residual::priced(problem, options, plan, prices).or_else(|| Residual::new(problem, options, plan))?;
    let beyond = residual.beyond_reach();
    residual.outward().iter().map(|length| in_wholes(length.unwrap_or(beyond), &leaving)).collect()
}

fn in_wholes(price: Levels, leaving: &[Whole]) -> Option<Whole> {
    let rank = price.rank as usize;
    match rank {
        0 => Whole::ZERO.plus(price.cost),
        _ if rank <= leaving.len() => leaving[rank - 1].plus(price.cost),
        // The site has no seat that anybody may take, so any price does that keeps everybody away.
        _ => leaving.last().cloned(),
    }
}

/// The least number of students left out that prices allow, however the rest is placed.
///
/// For any prices the sum of everybody's cheapest way out less the worth of the seats bounds the best plan's packed
/// value; what exceeds the cost of all places together can only come from students left out.
pub(crate) fn unplaced_bound(bound: i128, units: &Units) -> u64 {
    let most = units.ranks.iter().copied().max().unwrap_or(1);
    let per_student = units.rank as i128 * i128::from(most) + units.change as i128;
    let beyond = bound - (units.rank as i128 - 1);
    if beyond <= 0 { 0 } else { ((beyond + per_student - 1) / per_student) as u64 }
}

/// The least cost that the same bound allows at the proved number of students left out, when there is one class.
pub(crate) fn cost_bound(bound: i128, unplaced: u64, unplaced_bound: u64, units: &Units) -> Option<f64> {
    let one_class = units.ranks.iter().all(|r| *r == 1) && units.change == 0;
    let cost = bound - i128::from(unplaced) * units.rank as i128;
    (one_class && unplaced == unplaced_bound).then(|| cost.max(0) as f64)
}
