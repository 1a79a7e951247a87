//! Solves a problem of several periods, each type once: prices first, then a plan that follows them and is bettered
//! until the time is used up or the bound is met.

mod bundle;
mod market;
mod prices;
mod search;

use std::ops::ControlFlow;

use bundle::Bundles;
use market::{Market, NONE};
use prices::{Prices, exact_bound};
use search::{Score, Search};

use crate::clock::Clock;
use crate::dice::Dice;
use crate::plan::{Plan, Progress, Report, Solution, SolveOptions};
use crate::problem::Problem;
use crate::solve::{Unsolvable, figures::Figures};

/// Processor seconds when the caller gives no budget.
const USUAL_BUDGET: f64 = 10.0;

/// Solves a problem of several periods.
pub(crate) fn solve(
    problem: &Problem,
    options: &SolveOptions,
    progress: &mut dyn FnMut(Progress) -> ControlFlow<()>,
) -> Result<Solution, Unsolvable> {
    match problem.periods {
        0..=4 => Ok(Run::<4>::new(problem, options).solve(progress)),
        5..=8 => Ok(Run::<8>::new(problem, options).solve(progress)),
        9..=12 => Ok(Run::<12>::new(problem, options).solve(progress)),
        periods => Err(Unsolvable::TooManyPeriods { periods }),
    }
}

struct Run<'a, const W: usize> {
    problem: &'a Problem,
    options: &'a SolveOptions,
    market: Market<W>,
    clock: Clock,
    budget: f64,
    /// What leaving out a period of the least important class costs when a student chooses.
    unit: f64,
}

impl<'a, const W: usize> Run<'a, W> {
    fn new(problem: &'a Problem, options: &'a SolveOptions) -> Self {
        let clock = Clock::start();
        let market = Market::new(problem, options);
        let dearest = market.arcs.iter().map(|a| a.cost).max().unwrap_or(0);
        let unit = f64::from(dearest) * 4.0 + 1.0;
        Run { problem, options, market, clock, budget: options.budget_cpu.unwrap_or(USUAL_BUDGET), unit }
    }

    fn solve(&self, progress: &mut dyn FnMut(Progress) -> ControlFlow<()>) -> Solution {
        let market = &self.market;
        let out: Vec<f32> = market.rank.iter().map(|r| (self.unit * f64::from(*r)) as f32).collect();
        let mut bundles = Bundles::new(market.periods);
        let mut prices = Prices::new(market);
        while self.clock.cpu_s() < self.budget * 0.35 && !prices.is_settled() {
            prices.step(market, &mut bundles, &out, None);
        }
        eprintln!("dual {} rounds {} {:.2}s", prices.value, prices.rounds, self.clock.cpu_s());
        let mut search = Search::new(market, out.clone(), self.weights(), self.options.seed);
        self.build(&mut search, &prices);
        eprintln!("built {:?} {:.2}s", search.score, self.clock.cpu_s());
        self.better(&mut search, &prices, progress);
        eprintln!("bettered {:?} {:.2}s", search.best_score, self.clock.cpu_s());
        self.finish(&search, &prices)
    }

    /// Weights of a period left out, by class: one of a class outweighs all of the classes after it.
    fn weights(&self) -> Vec<i128> {
        let classes = self.market.rank.iter().copied().max().unwrap_or(1);
        let mut members = vec![0i128; classes as usize + 1];
        for rank in &self.market.rank {
            members[*rank as usize] += self.market.periods as i128;
        }
        let mut weights = vec![1i128; classes as usize + 1];
        for rank in 2..=classes as usize {
            weights[rank] = weights[rank - 1].saturating_mul(members[rank - 1] + 1);
        }
        // Beyond what 128 bits hold, the most important classes count alike.
        let most = i128::MAX >> 40;
        self.market.rank.iter().map(|r| weights[*r as usize].min(most)).collect()
    }

    /// A first plan: everybody in turn at the prices, whoever must give way after them.
    fn build(&self, search: &mut Search<W>, prices: &Prices<W>) {
        search.take_prices(&prices.best, 0.0);
        for student in 0..self.market.students as u32 {
            search.chain(student, None, 20, i64::MAX / 4);
        }
    }

    fn better(&self, search: &mut Search<W>, prices: &Prices<W>, progress: &mut dyn FnMut(Progress) -> ControlFlow<()>) {
        let mut dice = Dice::new(self.options.seed ^ 0x5EED);
        let start = self.clock.cpu_s();
        let span = (self.budget - start).max(1e-9);
        let average = search.score.cost as f64 / (self.market.students * self.market.periods) as f64;
        let mut left_out: Vec<u32> = Vec::new();
        let mut chains = 0u64;
        let mut kept = 0u64;
        loop {
            let share = (self.clock.cpu_s() - start) / span;
            if share >= 1.0 {
                break;
            }
            let shake = 0.5 * (1.0 - share) as f32;
            search.take_prices(&prices.best, shake);
            let warmth = average * 0.3 * (1.0 - share).powi(2);
            left_out.clear();
            left_out.extend((0..self.market.students as u32).filter(|s| search.plan[*s as usize][..self.market.periods].contains(&NONE)));
            for round in 0..self.market.students.max(1000) {
                let student = if !left_out.is_empty() && round % 4 == 0 {
                    left_out[dice.below(left_out.len() as u64) as usize]
                } else {
                    dice.below(self.market.students as u64) as u32
                };
                let luck = (dice.below(1 << 20) + 1) as f64 / f64::from(1 << 20);
                let avoid = (dice.below(2) == 0).then(|| dice.below(self.market.periods as u64) as usize);
                kept += u64::from(search.chain(student, avoid, 3 + dice.below(12) as usize, (-luck.ln() * warmth) as i64));
                chains += 1;
            }
            let now = Progress {
                done: (share * 100.0) as u64,
                total: 100,
                unplaced: left_out.len() as u64,
                cost: Some(search.best_score.cost as u64),
            };
            if progress(now).is_break() {
                break;
            }
        }
        eprintln!("chains {chains} kept {kept}");
    }

    fn finish(&self, search: &Search<W>, prices: &Prices<W>) -> Solution {
        let mut plan = Plan::empty(self.problem);
        for (student, bundle) in search.best.iter().enumerate() {
            for (period, arc) in bundle.iter().enumerate().take(self.market.periods) {
                let site = (*arc != NONE).then(|| self.market.arcs[*arc as usize].site);
                plan.set(student as u32, period as u32, site);
            }
        }
        let figures = Figures::of(self.problem, &plan);
        let out: Vec<f64> = self.market.rank.iter().map(|r| self.unit * f64::from(*r)).collect();
        let bound = exact_bound(&self.market, &prices.best, &out);
        let unplaced_bound = 0;
        let cost_bound = (figures.unplaced == unplaced_bound).then_some(bound.max(0.0));
        let cost = figures.cost as f64;
        let gap = cost_bound.map(|bound| if cost > 0.0 { (cost - bound) / cost } else { 0.0 });
        let report = Report {
            unplaced: figures.unplaced,
            unplaced_bound,
            unplaced_by_priority: figures.unplaced_by_priority,
            cost: figures.cost,
            cost_bound,
            gap,
            proved_optimal: cost_bound.is_some_and(|bound| cost - bound < 1.0),
            change: None,
            solve_cpu_s: self.clock.cpu_s(),
            solve_wall_s: self.clock.wall_s(),
        };
        Solution { plan, prices: None, report }
    }
}
