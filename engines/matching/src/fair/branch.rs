//! Wishes that no shortest path can keep: pairs and smallest numbers. Branch and bound over plans that pass them over.
//!
//! At every node the wishes not yet decided are passed over, which can only make the plan better, so the shortest
//! paths of `flow` give a bound. The first wish that the plan breaks is decided in every possible way: two apart cannot
//! both have the site; a municipality receives nobody or enough; a pair goes together to one of the sites both may go
//! to, or is given up. Nodes are looked at best bound first, deeper ones first among equals (Land and Doig 1960). What
//! a plan breaks is also mended at once, which gives good plans long before the bound meets them.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use super::amount::Amount;
use super::flow::{BROKEN, Flow, NONE, Network};
use super::solve::Task;
use super::{Level, pairs};
use crate::plan::Plan;

/// A decision on the way to a node.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Rule {
    /// The student may not be at the site.
    Forbid(u32, u32),
    /// The student must be at the site.
    Fix(u32, u32),
    /// This pair need not go together.
    GiveUp(u32),
    /// This group receives enough.
    Open(u32),
    /// This group receives nobody but those whose place a person decided.
    Close(u32),
}

/// A node that waits: what no plan below it can beat, how deep it is, when it came, and what was decided.
type Waiting<A> = Reverse<(A, Reverse<usize>, u64, Vec<Rule>)>;

/// What was found.
pub(crate) struct Found<A> {
    /// The best plan.
    pub plan: Plan,
    /// What it comes to.
    pub value: A,
    /// No plan comes to less.
    pub bound: A,
}

/// A search over decisions.
pub(crate) struct Branch<'t, 'a, A> {
    task: &'t mut Task<'a, A>,
    best: Option<(A, Plan)>,
    waiting: BinaryHeap<Waiting<A>>,
    came: u64,
    /// The level of pairs.
    pairs_level: u32,
}

impl<'t, 'a, A: Amount> Branch<'t, 'a, A> {
    /// Searches until the bound meets the best plan or the time is used up. `known` is a plan to begin with.
    pub fn search(task: &'t mut Task<'a, A>) -> Found<A> {
        let pairs_level = task.stack.number(Level::Pairs).unwrap_or(0);
        let mut all = Branch { task, best: None, waiting: BinaryHeap::new(), came: 0, pairs_level };
        let hopeless = (0..all.task.stack.problem.pairs.len() as u32).filter(|p| all.shared(*p).is_empty());
        let root: Vec<Rule> = hopeless.map(Rule::GiveUp).collect();
        all.dive(root.clone());
        all.push(A::nothing(), root);
        let mut bound = None;
        while let Some(Reverse((least, _, _, rules))) = all.waiting.pop() {
            let is_met = all.best.as_ref().is_some_and(|(value, _)| least >= *value);
            if is_met || (all.task.is_over() && all.best.is_some()) {
                bound = (!is_met).then_some(least);
                break;
            }
            let Some((value, plan)) = all.solve(&rules) else { continue };
            if all.best.as_ref().is_some_and(|(best, _)| value >= *best) {
                continue;
            }
            for child in all.children(&plan, &rules) {
                all.push(value.clone(), child);
            }
        }
        let (value, plan) = all.best.expect("mending always gives a plan");
        Found { plan, bound: bound.unwrap_or_else(|| value.clone()), value }
    }

    fn push(&mut self, least: A, rules: Vec<Rule>) {
        self.came += 1;
        self.waiting.push(Reverse((least, Reverse(rules.len()), self.came, rules)));
    }

    /// Follows the best child from node to node until no wish is broken.
    fn dive(&mut self, mut rules: Vec<Rule>) {
        let Some((_, mut plan)) = self.solve(&rules) else { return };
        loop {
            let mut best: Option<(A, Plan, Vec<Rule>)> = None;
            for child in self.children(&plan, &rules) {
                if self.task.is_over_share(0.5) {
                    return;
                }
                let Some((value, plan)) = self.solve(&child) else { continue };
                if best.as_ref().is_none_or(|(known, _, _)| value < *known) {
                    best = Some((value, plan, child));
                }
            }
            let Some((_, next, decided)) = best else { return };
            (plan, rules) = (next, decided);
        }
    }

    /// The best plan under these decisions with the other wishes passed over; `None` when they cannot be kept. Mends
    /// the plan on the way.
    fn solve(&mut self, rules: &[Rule]) -> Option<(A, Plan)> {
        let network = self.network(rules);
        let (plan, value) = {
            let mut flow = Flow::new(&network);
            self.task.insert_all(&mut flow);
            (self.task.plan_of(&flow), flow.value())
        };
        let given_up = rules.iter().filter(|r| matches!(r, Rule::GiveUp(_))).count() as i64;
        let value = value.plus(&A::of(&[(self.pairs_level, given_up)]));
        if self.task.keeps_locks(&plan) {
            self.note(self.task.mend(&plan));
        }
        let is_broken = value.shares().first().is_some_and(|(level, _)| *level == BROKEN);
        (!is_broken).then_some((value, plan))
    }

    /// Keeps a plan that keeps all wishes when it is the best so far.
    fn note(&mut self, plan: Plan) {
        let value = self.task.value_of(&plan);
        if self.best.as_ref().is_none_or(|(best, _)| value < *best) {
            self.task.tell(&plan);
            self.best = Some((value, plan));
        }
    }

    /// Every way to decide the first wish that the plan breaks; none when it breaks none.
    fn children(&self, plan: &Plan, rules: &[Rule]) -> Vec<Vec<Rule>> {
        let with = |more: &[Rule]| rules.iter().chain(more).copied().collect::<Vec<_>>();
        let is_locked = |student: u32| self.task.locked[student as usize];
        if let Some((one, other)) = self.task.clashing(plan) {
            let site = plan.site(one, 0).expect("two who clash are somewhere");
            let free = [one, other].into_iter().filter(|s| !is_locked(*s));
            return free.map(|student| with(&[Rule::Forbid(student, site)])).collect();
        }
        let decided = |group: u32| rules.iter().any(|r| *r == Rule::Open(group) || *r == Rule::Close(group));
        if let Some(group) = self.task.too_small(plan).into_iter().find(|g| !decided(*g)) {
            return vec![with(&[Rule::Close(group)]), with(&[Rule::Open(group)])];
        }
        let fixed = |student: u32| rules.iter().any(|r| matches!(r, Rule::Fix(s, _) if *s == student));
        let problem = self.task.stack.problem;
        for (at, pair) in problem.pairs.iter().enumerate() {
            let is_decided = rules.contains(&Rule::GiveUp(at as u32)) || (fixed(pair.0) && fixed(pair.1));
            if !is_decided && !pairs::are_together(plan, *pair) {
                let together = |site: u32| with(&[Rule::Fix(pair.0, site), Rule::Fix(pair.1, site)]);
                let mut ways: Vec<_> = self.shared(at as u32).into_iter().map(together).collect();
                ways.push(with(&[Rule::GiveUp(at as u32)]));
                return ways;
            }
        }
        Vec::new()
    }

    /// The sites that a pair may share, the cheapest for both together first.
    fn shared(&self, pair: u32) -> Vec<u32> {
        let stack = &self.task.stack;
        let (one, other) = stack.problem.pairs[pair as usize];
        let mut sites = pairs::shared(stack.problem, (one, other));
        sites.retain(|site| [one, other].iter().all(|s| self.task.may(*s, *site)));
        sites.sort_by_cached_key(|site| {
            let cost = |s: u32| stack.problem.cost(s, *site).map_or(0, u64::from);
            (cost(one) + cost(other), *site)
        });
        sites
    }

    /// The network under these decisions.
    fn network(&self, rules: &[Rule]) -> Network<A> {
        let base = &self.task.base;
        let students = base.leave.len();
        let (mut fixed, mut forbidden) = (vec![NONE; students], Vec::new());
        let mut closed = vec![false; base.smallest.len()];
        let mut smallest = vec![0; base.smallest.len()];
        let mut is_torn = false;
        for rule in rules {
            match *rule {
                Rule::Fix(student, site) => {
                    is_torn |= ![NONE, site].contains(&fixed[student as usize]);
                    fixed[student as usize] = site;
                }
                Rule::Forbid(student, site) => forbidden.push((student, site)),
                Rule::Open(group) => smallest[group as usize] = base.smallest[group as usize],
                Rule::Close(group) => closed[group as usize] = true,
                Rule::GiveUp(_) => {}
            }
        }
        let broken = A::of(&[(BROKEN, 1)]);
        let (mut first, mut options, mut leave) = (vec![0], Vec::with_capacity(base.options.len()), base.leave.clone());
        for student in 0..students {
            let own = &base.options[base.first[student] as usize..base.first[student + 1] as usize];
            let is_open = |site: u32| {
                let group = base.group[site as usize];
                let is_closed = group != NONE && closed[group as usize] && !self.task.locked[student];
                !is_closed && [NONE, site].contains(&fixed[student])
            };
            let may = |site: u32| is_open(site) && !forbidden.contains(&(student as u32, site));
            options.extend(own.iter().filter(|(site, _)| may(*site)).cloned());
            first.push(options.len() as u32);
            // Two decisions that cannot both be kept break like a place that is not given.
            if fixed[student] != NONE || is_torn {
                leave[student] = leave[student].plus(&broken);
            }
        }
        if is_torn {
            (first, options) = (vec![0; students + 1], Vec::new());
        }
        Network { first, options, leave, seats: base.seats.clone(), group: base.group.clone(), smallest }
    }
}
