//! Solves a problem of one period with wishes.

use std::ops::ControlFlow;

use super::amount::{Amount, Dense, Sparse};
use super::branch::{Branch, Found};
use super::flow::{BROKEN, Flow, NONE, Network};
use super::{Level, LevelFigure, Stack, groups, pairs};
use crate::clock::Clock;
use crate::dice::Dice;
use crate::plan::{Plan, Progress, Report, Solution, SolveOptions};
use crate::problem::Problem;
use crate::solve::Unsolvable;
use crate::solve::figures::{Figures, change_figures};
use crate::solve::locks::seats_left;

/// Processor seconds for a search over decisions when the caller gives no budget.
const USUAL_BUDGET: f64 = 10.0;

/// Options tried in a processor second on a machine of some years ago: a search over decisions ends by this, so that
/// the same seed gives the same plan.
const PACE: f64 = 5.0e7;

/// Students inserted between two looks at the clock and the listener.
const STRIDE: usize = 256;

/// Solves a problem of one period with wishes.
pub(crate) fn solve(
    problem: &Problem,
    options: &SolveOptions,
    progress: &mut dyn FnMut(Progress) -> ControlFlow<()>,
) -> Result<Solution, Unsolvable> {
    seats_left(problem, &options.locked)?;
    let stack = Stack::new(problem, options);
    Ok(match stack.levels.len() {
        0..=7 => Task::<Dense<8>>::new(stack, progress).run(),
        8..=15 => Task::<Dense<16>>::new(stack, progress).run(),
        _ => Task::<Sparse>::new(stack, progress).run(),
    })
}

/// A problem, its levels, and what has been used of the time.
pub(crate) struct Task<'a, A> {
    pub stack: Stack<'a>,
    /// The network without any wish that needs decisions.
    pub base: Network<A>,
    /// Students whose place a person decided.
    pub locked: Vec<bool>,
    order: Vec<u32>,
    clock: Clock,
    work: f64,
    is_stopped: bool,
    progress: &'a mut dyn FnMut(Progress) -> ControlFlow<()>,
}

impl<'a, A: Amount> Task<'a, A> {
    fn new(stack: Stack<'a>, progress: &'a mut dyn FnMut(Progress) -> ControlFlow<()>) -> Self {
        let clock = Clock::start();
        let problem = stack.problem;
        let mut locked = vec![None; problem.students.len()];
        for lock in &stack.options.locked {
            locked[lock.student as usize] = Some(lock.site);
        }
        let (mut first, mut options, mut leave) = (vec![0], Vec::with_capacity(problem.option_count()), Vec::new());
        for student in 0..problem.students.len() as u32 {
            let place = |site: u32| (site, A::of(&stack.shares(student, Some(site))));
            let left_out = A::of(&stack.shares(student, None));
            match locked[student as usize] {
                None => options.extend(stack.allowed(student).map(place)),
                Some(site) => options.extend(site.map(place)),
            }
            first.push(options.len() as u32);
            let must = matches!(locked[student as usize], Some(Some(_)));
            leave.push(if must { left_out.plus(&A::of(&[(BROKEN, 1)])) } else { left_out });
        }
        let base = Network {
            first,
            options,
            leave,
            seats: (0..problem.sites.len() as u32).map(|s| problem.seats(s, 0)).collect(),
            group: groups::of_sites(problem),
            smallest: problem.fairness.groups.iter().map(|g| g.smallest).collect(),
        };
        let locked: Vec<bool> = locked.iter().map(Option::is_some).collect();
        let order = order(problem.students.len() as u32, stack.options.seed);
        Task { stack, base, locked, order, clock, work: 0.0, is_stopped: false, progress }
    }

    fn run(mut self) -> Solution {
        let fairness = &self.stack.problem.fairness;
        let is_hard = !(fairness.apart.is_empty() && fairness.groups.is_empty() && self.stack.problem.pairs.is_empty());
        if is_hard {
            let least = self.left_out_at_least();
            let found = Branch::search(&mut self);
            return self.finish(found, least, None);
        }
        let base = std::mem::replace(&mut self.base, Network::nobody());
        let mut flow = Flow::new(&base);
        self.insert_all(&mut flow);
        let value = flow.value();
        let bound = if self.is_stopped { flow.bound() } else { value.clone() };
        // Where there are no seats, any price does that keeps everybody away.
        let price = |(price, seats): (&A, &u32)| if *seats == 0 { vec![(BROKEN, 1)] } else { price.shares() };
        let prices = (!self.is_stopped).then(|| flow.price.iter().zip(&base.seats).map(price).collect());
        let plan = self.plan_of(&flow);
        self.finish(Found { plan, value, bound }, 0, prices)
    }

    /// How many are left out when all hard wishes are passed over.
    fn left_out_at_least(&mut self) -> u64 {
        let base = std::mem::replace(&mut self.base, Network::nobody());
        let free = Network { smallest: vec![0; base.smallest.len()], ..base };
        let mut flow = Flow::new(&free);
        self.insert_all(&mut flow);
        let left_out = if self.is_stopped { 0 } else { self.plan_of(&flow).unplaced() };
        let smallest = self.stack.problem.fairness.groups.iter().map(|g| g.smallest).collect();
        self.base = Network { smallest, ..free };
        left_out
    }

    /// Whether the time is used up.
    pub fn is_over(&self) -> bool {
        self.is_over_share(1.0)
    }

    /// Whether this share of the time is used up.
    pub fn is_over_share(&self, share: f64) -> bool {
        let budget = self.stack.options.budget_cpu.unwrap_or(USUAL_BUDGET) * share;
        self.is_stopped || self.work >= budget * PACE || self.clock.cpu_s() >= budget.max(0.5)
    }

    /// Inserts everybody; when there is no time for more, into free seats only.
    pub fn insert_all(&mut self, flow: &mut Flow<A>) {
        let total = self.order.len() as u64;
        for at in 0..self.order.len() {
            if self.is_stopped {
                flow.grab(self.order[at]);
                continue;
            }
            flow.insert(self.order[at]);
            if at % STRIDE == STRIDE - 1 {
                let left_out = flow.place[..].iter().filter(|p| **p == NONE).count() as u64 + at as u64 + 1 - total;
                let now = Progress { done: at as u64 + 1, total, unplaced: left_out, cost: None };
                let is_late = self.stack.options.budget_cpu.is_some_and(|budget| self.clock.cpu_s() >= budget);
                self.is_stopped |= (self.progress)(now).is_break() || is_late;
            }
        }
        self.work += flow.work as f64;
    }

    /// Tells the listener of a better plan.
    pub fn tell(&mut self, plan: &Plan) {
        let figures = Figures::of(self.stack.problem, plan);
        let total = self.order.len() as u64;
        let now = Progress { done: total, total, unplaced: figures.unplaced, cost: Some(figures.cost) };
        self.is_stopped |= (self.progress)(now).is_break();
    }

    /// The plan of a flow.
    pub fn plan_of(&self, flow: &Flow<A>) -> Plan {
        let mut plan = Plan::empty(self.stack.problem);
        (0..self.order.len() as u32).for_each(|s| plan.set(s, 0, flow.site(s)));
        plan
    }

    /// Whether everybody is where a person decided.
    pub fn keeps_locks(&self, plan: &Plan) -> bool {
        self.stack.options.locked.iter().all(|l| plan.site(l.student, 0) == l.site)
    }

    /// What a plan comes to.
    pub fn value_of(&self, plan: &Plan) -> A {
        let problem = self.stack.problem;
        let not = problem.pairs.iter().filter(|pair| !pairs::are_together(plan, **pair)).count() as i64;
        let level = self.stack.number(Level::Pairs).unwrap_or(0);
        let students = 0..problem.students.len() as u32;
        students.fold(A::of(&[(level, not)]), |sum, s| sum.plus(&A::of(&self.stack.shares(s, plan.site(s, 0)))))
    }

    /// Whether a student may be at a site, as far as she alone is concerned.
    pub fn may(&self, student: u32, site: u32) -> bool {
        let at = student as usize;
        let own = &self.base.options[self.base.first[at] as usize..self.base.first[at + 1] as usize];
        own.iter().any(|(option, _)| *option == site)
    }

    /// The first two who must be apart and are not; two whose places a person decided may be.
    pub fn clashing(&self, plan: &Plan) -> Option<(u32, u32)> {
        let free = |pair: &(u32, u32)| !(self.locked[pair.0 as usize] && self.locked[pair.1 as usize]);
        let apart = self.stack.problem.fairness.apart.iter().filter(|pair| free(pair));
        apart.copied().find(|pair| pairs::are_together(plan, *pair))
    }

    /// The groups that receive somebody but not enough, unless a person decided all who are there.
    pub fn too_small(&self, plan: &Plan) -> Vec<u32> {
        let (all, free) = self.in_groups(plan);
        let is_short = |g: &u32| free[*g as usize] > 0 && all[*g as usize] < self.base.smallest[*g as usize];
        (0..all.len() as u32).filter(is_short).collect()
    }

    /// How many are in each group, and how many of them nobody decided.
    fn in_groups(&self, plan: &Plan) -> (Vec<u32>, Vec<u32>) {
        let (mut all, mut free) = (vec![0; self.base.smallest.len()], vec![0; self.base.smallest.len()]);
        for student in 0..self.order.len() as u32 {
            let Some(site) = plan.site(student, 0) else { continue };
            let group = self.base.group[site as usize] as usize;
            if group < all.len() {
                all[group] += 1;
                free[group] += u32::from(!self.locked[student as usize]);
            }
        }
        (all, free)
    }

    /// A plan that keeps all rules, from one that does not: whoever breaks a rule goes to the cheapest free seat where
    /// no rule is broken, or is left out.
    pub fn mend(&self, plan: &Plan) -> Plan {
        let mut plan = plan.clone();
        while let Some((one, other)) = self.clashing(&plan) {
            plan.set(if self.locked[other as usize] { one } else { other }, 0, None);
        }
        let small = self.too_small(&plan);
        for student in 0..self.order.len() as u32 {
            let group = plan.site(student, 0).map_or(NONE, |site| self.base.group[site as usize]);
            if small.contains(&group) && !self.locked[student as usize] {
                plan.set(student, 0, None);
            }
        }
        self.fill(&mut plan);
        plan
    }

    /// Gives those without a place free seats that break no rule.
    fn fill(&self, plan: &mut Plan) {
        let mut free = self.base.seats.clone();
        for site in (0..self.order.len() as u32).filter_map(|s| plan.site(s, 0)) {
            free[site as usize] = free[site as usize].saturating_sub(1);
        }
        let (received, _) = self.in_groups(plan);
        let is_enough = |site: u32| {
            let group = self.base.group[site as usize] as usize;
            group >= received.len() || received[group] >= self.base.smallest[group]
        };
        let apart = &self.stack.problem.fairness.apart;
        for student in self.order.iter().copied().filter(|s| !self.locked[*s as usize]) {
            if plan.site(student, 0).is_some() {
                continue;
            }
            let at = student as usize;
            let meets = |site: u32| {
                let with = |p: &&(u32, u32)| p.0 == student || p.1 == student;
                let other = |p: &(u32, u32)| if p.0 == student { p.1 } else { p.0 };
                apart.iter().filter(with).any(|p| plan.site(other(p), 0) == Some(site))
            };
            let own = &self.base.options[self.base.first[at] as usize..self.base.first[at + 1] as usize];
            let open = own.iter().filter(|(site, _)| free[*site as usize] > 0 && is_enough(*site) && !meets(*site));
            if let Some((site, _)) = open.min_by(|a, b| a.1.cmp(&b.1)) {
                free[*site as usize] -= 1;
                plan.set(student, 0, Some(*site));
            }
        }
    }

    fn finish(&self, found: Found<A>, at_least: u64, level_prices: Option<Vec<Vec<(u32, i64)>>>) -> Solution {
        let (problem, options) = (self.stack.problem, self.stack.options);
        let figures = Figures::of(problem, &found.plan);
        let levels = self.level_figures(&found);
        let proved =
            |level: fn(&Level) -> bool| levels.iter().filter(|f| level(&f.level)).all(|f| f.bound == Some(f.plan));
        let is_sure = proved(|level| matches!(level, Level::LeftOut(_)));
        let cost = levels.iter().find(|f| f.level == Level::Cost).and_then(|f| f.bound);
        let price = |bound: u64| {
            let changed = options.change_price.map_or(0, |_| levels_cost(&levels) - figures.cost);
            bound.saturating_sub(changed) as f64
        };
        let cost_bound = cost.filter(|_| is_sure).map(price);
        let gap =
            |bound: f64| if figures.cost == 0 { 0.0 } else { (figures.cost as f64 - bound) / figures.cost as f64 };
        let report = Report {
            unplaced: figures.unplaced,
            unplaced_bound: if is_sure { figures.unplaced } else { at_least },
            unplaced_by_priority: figures.unplaced_by_priority,
            cost: figures.cost,
            cost_bound,
            gap: cost_bound.map(gap),
            proved_optimal: found.value == found.bound,
            change: options.previous.as_ref().map(|p| change_figures(problem, &found.plan, p)),
            levels,
            ..Report::default()
        };
        Solution { plan: found.plan, prices: None, level_prices, report }
    }

    /// Plan and bound level by level: the same as long as the bound is met, then the bound's own once.
    fn level_figures(&self, found: &Found<A>) -> Vec<LevelFigure> {
        let share = |shares: &[(u32, i64)], level: u32| {
            shares.iter().find(|(l, _)| *l == level).map_or(0, |(_, share)| (*share).max(0) as u64)
        };
        let (plan, bound) = (found.value.shares(), found.bound.shares());
        let mut is_met = true;
        let mut figures = Vec::new();
        for (at, level) in self.stack.levels.iter().enumerate() {
            let own = share(&plan, at as u32 + 1);
            let least = is_met.then(|| share(&bound, at as u32 + 1));
            is_met &= least == Some(own);
            figures.push(LevelFigure { level: *level, plan: own, bound: least });
        }
        figures
    }
}

fn levels_cost(levels: &[LevelFigure]) -> u64 {
    levels.iter().find(|f| f.level == Level::Cost).map_or(0, |f| f.plan)
}

/// The order of insertion, shuffled by the seed.
fn order(students: u32, seed: u64) -> Vec<u32> {
    let mut order: Vec<u32> = (0..students).collect();
    let mut dice = Dice::new(seed);
    for at in (1..order.len()).rev().filter(|_| seed != 0) {
        order.swap(at, dice.below(at as u64 + 1) as usize);
    }
    order
}
