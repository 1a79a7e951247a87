//! Solves a problem of several periods, each type once: prices first, then a plan that follows them and is bettered
//! until the time is used up or the bound is met.

mod bundle;
mod market;
mod prices;
mod search;

use std::ops::ControlFlow;
use std::rc::Rc;

use bundle::Bundles;
use market::{Market, NONE};
use prices::{Prices, exact_bound};
use search::Search;

use crate::clock::Clock;
use crate::dice::Dice;
use crate::plan::{Plan, Progress, Report, Solution, SolveOptions};
use crate::problem::Problem;
use crate::solve::Unsolvable;
use crate::solve::figures::{Figures, change_figures};

/// Processor seconds when the caller gives no budget.
const USUAL_BUDGET: f64 = 10.0;

/// Solves a problem of several periods, with the seats that the locks leave, by site and period.
pub(crate) fn solve(
    problem: &Problem,
    options: &SolveOptions,
    seats: &[u32],
    progress: &mut dyn FnMut(Progress) -> ControlFlow<()>,
) -> Result<Solution, Unsolvable> {
    match problem.periods {
        0..=4 => Ok(Run::<4>::new(problem, options, seats, progress).solve()),
        5..=8 => Ok(Run::<8>::new(problem, options, seats, progress).solve()),
        9..=12 => Ok(Run::<12>::new(problem, options, seats, progress).solve()),
        periods => Err(Unsolvable::TooManyPeriods { periods }),
    }
}

/// Options looked at in a processor second, on a machine of some years ago. The parts of a solve end by this measure, so
/// that the same seed gives the same plan; the clock ends them only on a machine that is slower still.
const PACE: f64 = 1.1e8;

/// A budget below this many seconds is kept by work alone.
const SHORTEST_LIMIT: f64 = 0.5;

/// How the processor seconds are shared out; what a part does not need goes to the chains.
mod shares {
    /// Until here prices are looked for.
    pub const PRICES: f64 = 0.4;
    /// Until here chains look for places for those who have none.
    pub const PLACES: f64 = 0.6;
    /// Until here a bound on how many must be left out.
    pub const LEFT_OUT: f64 = 0.72;
    /// Until here chains look for cheaper places, before the last rounds of the prices.
    pub const COST: f64 = 0.88;
}

struct Run<'a, const W: usize> {
    problem: &'a Problem,
    options: &'a SolveOptions,
    market: Rc<Market<W>>,
    clock: Clock,
    /// Work allowed, in options looked at.
    budget: f64,
    /// Work done so far.
    work: f64,
    /// Processor seconds after which everything ends, however little work was done.
    limit: f64,
    /// What leaving out a period of the least important class costs when a student chooses.
    unit: f64,
    progress: &'a mut dyn FnMut(Progress) -> ControlFlow<()>,
    is_stopped: bool,
}

impl<'a, const W: usize> Run<'a, W> {
    fn new(
        problem: &'a Problem,
        options: &'a SolveOptions,
        seats: &[u32],
        progress: &'a mut dyn FnMut(Progress) -> ControlFlow<()>,
    ) -> Self {
        let clock = Clock::start();
        let market = Rc::new(Market::new(problem, options, seats));
        let dearest = market.arcs.iter().map(|a| a.cost).max().unwrap_or(0);
        let unit = f64::from(dearest) * 4.0 + 1.0;
        let seconds = options.budget_cpu.unwrap_or(USUAL_BUDGET);
        let (budget, limit) = (seconds * PACE, seconds.max(SHORTEST_LIMIT));
        Run { problem, options, market, clock, budget, work: 0.0, limit, unit, progress, is_stopped: false }
    }

    fn solve(mut self) -> Solution {
        let mut prices = Prices::new(&self.market);
        let out: Vec<f64> = self.market.rank.iter().map(|r| self.unit * f64::from(*r)).collect();
        let out_f32: Vec<f32> = out.iter().map(|o| *o as f32).collect();
        let mut bundles = Bundles::new(self.market.periods);
        let market = Rc::clone(&self.market);
        self.find_prices(&market, &mut prices, &mut bundles, &out_f32, shares::PRICES, None);
        let mut search =
            Search::new(&market, out_f32.clone(), self.weights(), self.options.change_price, self.options.seed);
        search.take_prices(&prices.best, 0.0);
        if self.options.previous.is_some() {
            let dearest = (self.unit / 4.0) as f32;
            search.prefer_staying(self.options.change_price.map_or(dearest, |price| price as f32));
            search.sit_as_before();
        }
        for student in search.without_a_place() {
            search.chain(student, None, 20, i64::MAX / 4);
        }
        self.work += search.work as f64;
        let mut left_out_bound = 0;
        if search.best_score.left_out > 0 {
            self.chains(&mut search, &prices, Aim::Places, shares::PLACES);
        }
        if search.best_score.left_out > 0 {
            left_out_bound = self.left_out_bound(&market, &prices, &mut bundles, search.left_out());
        }
        search.return_to_best();
        self.chains(&mut search, &prices, Aim::Cost, shares::COST);
        let value = search.best_score.cost as f64 + self.price_of_left_out(&search, &out);
        prices.again();
        self.find_prices(&market, &mut prices, &mut bundles, &out_f32, 1.0, Some(value));
        search.return_to_best();
        self.chains(&mut search, &prices, Aim::Cost, 1.0);
        let bound = exact_bound(&market, &prices.best, &out) - self.price_of_left_out(&search, &out);
        self.finish(&search, left_out_bound, bound)
    }

    /// What the best plan's missing places count in the bound that prices give.
    fn price_of_left_out(&self, search: &Search<W>, out: &[f64]) -> f64 {
        let missing = |bundle: &[u32; W]| bundle[..self.market.periods].iter().filter(|arc| **arc == NONE).count();
        search.best.iter().zip(out).map(|(bundle, out)| missing(bundle) as f64 * out).sum()
    }

    fn is_over(&self, share: f64) -> bool {
        self.is_stopped || self.work >= self.budget * share || self.clock.cpu_s() >= self.limit
    }

    fn tell(&mut self, unplaced: u64, cost: Option<u64>) {
        let done = (self.work / self.budget.max(1.0) * 100.0).min(100.0) as u64;
        self.is_stopped |= (self.progress)(Progress { done, total: 100, unplaced, cost }).is_break();
    }

    fn find_prices(
        &mut self,
        market: &Market<W>,
        prices: &mut Prices<W>,
        bundles: &mut Bundles<f32, W>,
        out: &[f32],
        share: f64,
        aim: Option<f64>,
    ) {
        while !self.is_over(share) && !prices.is_settled() {
            prices.step(market, bundles, out, aim);
            self.work += Self::work_of_step(market);
            if prices.rounds.is_multiple_of(32) {
                self.tell(0, None);
            }
        }
    }

    /// What a round of prices costs, in options.
    fn work_of_step(market: &Market<W>) -> f64 {
        (market.arcs.len() + 40 * market.students + 2 * W * market.seats.len()) as f64
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

    /// Chains from here and there until the share of the time is used up or the aim is met.
    fn chains(&mut self, search: &mut Search<W>, prices: &Prices<W>, aim: Aim, share: f64) {
        let students = self.market.students as u64;
        let mut dice = Dice::new(self.options.seed ^ (share * 1000.0) as u64);
        let start = self.work;
        let span = (self.budget * share - start).max(1.0);
        let average = search.score.cost as f64 / (students as f64 * self.market.periods as f64).max(1.0);
        while !self.is_over(share) && students > 0 && !(aim == Aim::Places && search.best_score.left_out == 0) {
            let cooled = 1.0 - (self.work - start) / span;
            let before = search.work;
            search.take_prices(&prices.best, 0.5 * cooled.max(0.0) as f32);
            let warmth = average * 0.3 * cooled.powi(2);
            let without = search.without_a_place();
            for round in 0..students.max(1000) {
                let luck = -((dice.below(1 << 20) + 1) as f64 / f64::from(1 << 20)).ln();
                let longest = 3 + dice.below(12) as usize;
                if round % 4 == 0 && !without.is_empty() {
                    let student = without[dice.below(without.len() as u64) as usize];
                    let warmth = if aim == Aim::Places { warmth * 40.0 } else { warmth };
                    search.chain(student, None, longest, (luck * warmth) as i64);
                } else {
                    let student = dice.below(students) as u32;
                    if round % 4 == 1 {
                        search.free_neighbours(student, 1 + dice.below(2));
                    }
                    let avoid = (dice.below(2) == 0).then(|| dice.below(self.market.periods as u64) as usize);
                    search.chain(student, avoid, longest, (luck * warmth) as i64);
                }
            }
            self.work += (search.work - before) as f64;
            self.tell(search.left_out(), Some(search.best_score.cost as u64));
        }
    }

    /// A bound on how many student-periods must be left out, from prices at which only that counts.
    fn left_out_bound(
        &mut self,
        market: &Market<W>,
        prices: &Prices<W>,
        bundles: &mut Bundles<f32, W>,
        known: u64,
    ) -> u64 {
        let free = market.without_costs();
        let mut own = Prices::new(&free);
        let exact_ones = vec![1.0; market.students];
        let whole = |bound: f64| (bound - 1e-6).ceil().max(0.0) as u64;
        // Seats for nothing already show who cannot have a whole bundle even alone.
        let alone = whole(exact_bound(&free, &own.best, &exact_ones));
        own.begin_at(&prices.best, self.unit);
        let ones = vec![1.0; market.students];
        while alone < known && !self.is_over(shares::LEFT_OUT) && !own.is_settled() && own.value <= known as f64 - 1.0 {
            own.step(&free, bundles, &ones, Some(known as f64));
            self.work += Self::work_of_step(market);
        }
        whole(exact_bound(&free, &own.best, &exact_ones)).max(alone)
    }

    fn finish(&self, search: &Search<W>, unplaced_bound: u64, bound: f64) -> Solution {
        let mut plan = Plan::empty(self.problem);
        for (student, bundle) in search.best.iter().enumerate() {
            for (period, arc) in bundle.iter().enumerate().take(self.market.periods) {
                let site = (*arc != NONE).then(|| self.market.arcs[*arc as usize].site);
                plan.set(student as u32, period as u32, site);
            }
        }
        let figures = Figures::of(self.problem, &plan);
        let cost = figures.cost as f64;
        let is_sure = figures.unplaced == unplaced_bound;
        let change = self.options.previous.as_ref().map(|previous| change_figures(self.problem, &plan, previous));
        // The bounds know nothing of changes: that they are fewest is sure when nobody moved who could stay.
        let fewest_changed = change.is_none_or(|c| c.moved() == 0);
        // Costs are whole, so a bound may be rounded up; the least part of a unit is left to rounding.
        let cost_bound = is_sure.then(|| (bound - 1e-6).ceil().max(0.0));
        let gap = cost_bound.map(|bound| if cost > 0.0 { (cost - bound) / cost } else { 0.0 });
        let report = Report {
            unplaced: figures.unplaced,
            unplaced_bound,
            unplaced_by_priority: figures.unplaced_by_priority,
            cost: figures.cost,
            cost_bound,
            gap,
            proved_optimal: cost_bound.is_some_and(|bound| cost - bound < 1.0) && fewest_changed,
            change,
            levels: Vec::new(),
            solve_cpu_s: 0.0,
            solve_wall_s: 0.0,
        };
        Solution { plan, prices: None, level_prices: None, report }
    }
}

/// What chains look for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Aim {
    /// Places for those who have none, at any cost.
    Places,
    /// Cheaper places.
    Cost,
}
