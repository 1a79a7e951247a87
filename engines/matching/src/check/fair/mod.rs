//! Checks a plan with wishes: the rules among them, every level's figure, and the prices that are said to prove it.
//!
//! One file per wish, none of which shares code with the solver's file of the same name.

mod bands;
mod continuity;
mod groups;
mod lottery;
mod pairs;
mod precedence;
mod tuple;

use std::collections::{HashMap, HashSet};

use crate::fair::Level;
use crate::plan::{Before, Plan, SolveOptions};
use crate::problem::{Coverage, Problem};
use tuple::Tuple;

/// What a check of the wishes found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FairReport {
    /// The rules broken, each in a sentence.
    pub violations: Vec<String>,
    /// What the plan comes to level by level.
    pub levels: Vec<(Level, u64)>,
    /// The prices prove that no plan is better.
    pub proved: bool,
}

/// Checks the wishes of a problem under the locks and the plan before of `options`.
pub fn check_fair(
    problem: &Problem,
    plan: &Plan,
    options: &SolveOptions,
    prices: Option<&[Vec<(u32, i64)>]>,
) -> FairReport {
    let counts = Counts::of(problem, options);
    let locked: HashSet<u32> = options.locked.iter().map(|l| l.student).collect();
    let mut violations = pairs::violations(problem, plan, &locked);
    violations.extend(groups::violations(problem, plan, &locked));
    violations.extend(continuity::violations(problem, plan, &locked));
    let mut value = counts.value(plan);
    if let Some(level) = counts.levels.iter().position(|l| *l == Level::Pairs) {
        value.add(level as u32 + 1, pairs::not_together(problem, plan));
    }
    let figure = |(at, level): (usize, &Level)| (*level, value.at(at as u32 + 1).unsigned_abs());
    let levels: Vec<_> = counts.levels.iter().enumerate().map(figure).collect();
    let mut proved = false;
    let is_provable =
        problem.pairs.is_empty() && problem.fairness.apart.is_empty() && problem.fairness.groups.is_empty();
    if let Some(prices) = prices.filter(|p| is_provable && p.len() == problem.sites.len()) {
        let prices: Vec<Tuple> = prices.iter().map(|shares| Tuple::of(shares)).collect();
        if let Some(at) = prices.iter().position(|p| *p < Tuple::default()) {
            violations.push(format!("certificate: {}: a price below 0", problem.sites[at].id));
        }
        let bound = counts.bound(&prices);
        if bound > value {
            violations.push("certificate: bound above the plan: the plan is not a plan of this problem".into());
        }
        proved = violations.is_empty() && bound == value;
    }
    FairReport { violations, levels, proved }
}

/// What places count, level by level.
struct Counts<'a> {
    problem: &'a Problem,
    options: &'a SolveOptions,
    levels: Vec<Level>,
    /// The levels that every place is asked about.
    common: Vec<(u32, Level)>,
    of_cost: HashMap<u32, u32>,
    of_student: HashMap<u32, u32>,
}

impl<'a> Counts<'a> {
    fn of(problem: &'a Problem, options: &'a SolveOptions) -> Self {
        let fairness = &problem.fairness;
        let mut levels: Vec<Level> = problem.classes().into_iter().map(Level::LeftOut).collect();
        let mut also = |is_there: bool, level: Level| levels.extend(is_there.then_some(level));
        also(!fairness.precedence.is_empty(), Level::Precedence);
        fairness.bands.iter().rev().for_each(|above| also(true, Level::Band(*above)));
        let costs = if fairness.leximin { bands::distinct_costs(problem) } else { Vec::new() };
        costs.iter().rev().for_each(|cost| also(true, Level::Exactly(*cost)));
        also(fairness.known.iter().any(|k| k.again), Level::Continuity);
        also(!problem.pairs.is_empty(), Level::Pairs);
        also(options.previous.is_some() && options.change_price.is_none(), Level::Changes);
        also(true, Level::Cost);
        let drawn = fairness.lottery.map_or(Vec::new(), |seed| lottery::drawn(problem, seed));
        let lots = levels.len() as u32 + 1;
        levels.extend((0..drawn.len() as u32).map(Level::Lot));
        let numbered = || (1..).zip(levels.iter().copied());
        let is_common = |(_, level): &(u32, Level)| !matches!(level, Level::Exactly(_) | Level::Lot(_) | Level::Pairs);
        let exact = numbered().filter_map(|(at, l)| if let Level::Exactly(cost) = l { Some((cost, at)) } else { None });
        Counts {
            problem,
            options,
            common: numbered().filter(is_common).collect(),
            of_cost: exact.collect(),
            of_student: drawn.into_iter().zip(lots..).collect(),
            levels,
        }
    }

    /// What a place, or being left out, counts.
    fn place(&self, student: u32, period: u32, site: Option<u32>) -> Tuple {
        let problem = self.problem;
        let cost = site.and_then(|site| problem.cost(student, site));
        let row = student as usize * problem.slots() + period as usize;
        let was = self.options.previous.as_ref().map_or(Before::Nowhere, |p| p.0[row]);
        let is_changed = was != Before::Nowhere && was != site.map_or(Before::Nowhere, Before::At);
        let mut sum = Tuple::default();
        for (at, level) in &self.common {
            let count = match level {
                Level::LeftOut(class) => {
                    i64::from(site.is_none() && problem.students[student as usize].priority == *class)
                }
                Level::Precedence => i64::from(precedence::is_missed(problem, student, site)),
                Level::Band(above) => i64::from(bands::is_in(problem, *above, cost)),
                Level::Continuity => i64::from(continuity::is_missed(problem, student, site)),
                Level::Changes => i64::from(is_changed),
                Level::Cost => {
                    let price = self.options.change_price.filter(|_| is_changed).map_or(0, i64::from);
                    cost.map_or(0, i64::from) + price
                }
                Level::Exactly(_) | Level::Lot(_) | Level::Pairs => 0,
            };
            sum.add(*at, count);
        }
        if let Some(at) = cost.and_then(|cost| self.of_cost.get(&cost)) {
            sum.add(*at, 1);
        }
        if let Some(at) = self.of_student.get(&student) {
            sum.add(*at, lottery::own(problem, student, cost));
        }
        sum
    }

    fn value(&self, plan: &Plan) -> Tuple {
        let mut sum = Tuple::default();
        for student in 0..self.problem.students.len() as u32 {
            for period in 0..plan.slots() as u32 {
                sum.add_all(&self.place(student, period, plan.site(student, period)), 1);
            }
        }
        sum
    }

    /// Everybody's cheapest way at these prices, less what the seats bring: no plan comes to less.
    fn bound(&self, prices: &[Tuple]) -> Tuple {
        assert_eq!(self.problem.coverage, Coverage::One, "there are prices for one period only");
        let locks: HashMap<u32, Option<u32>> = self.options.locked.iter().map(|l| (l.student, l.site)).collect();
        let mut bound = Tuple::default();
        for student in 0..self.problem.students.len() as u32 {
            let priced = |site: u32| {
                let mut way = self.place(student, 0, Some(site));
                way.add_all(&prices[site as usize], 1);
                way
            };
            let open = |site: &u32| !continuity::is_forbidden(self.problem, student, *site);
            let ways = self.problem.options(student).iter().map(|o| o.site).filter(open).map(priced);
            let way = match locks.get(&student) {
                Some(Some(site)) => priced(*site),
                Some(None) => self.place(student, 0, None),
                None => ways.fold(self.place(student, 0, None), Tuple::min),
            };
            bound.add_all(&way, 1);
        }
        for (site, price) in prices.iter().enumerate() {
            bound.add_all(price, -i64::from(self.problem.seats(site as u32, 0)));
        }
        bound
    }
}
