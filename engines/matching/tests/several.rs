//! Several periods: small problems beside trying everything, larger ones beside the checker, and what must not change.

mod dice;

use std::ops::ControlFlow;

use larbro_matching::{
    Before, Coverage, Lock, Plan, Previous, Problem, ProblemBuilder, Solution, SolveOptions, check_with_locks, solve,
};

use dice::Dice;

fn random(dice: &mut Dice, periods: u32, students: u64, sites_of_type: u64, most_seats: u64, classes: u64) -> Problem {
    let mut parts = ProblemBuilder::new(periods, periods, Coverage::EachTypeOnce);
    let mut sites = Vec::new();
    for kind in 0..periods {
        for _ in 0..=dice.below(sites_of_type) {
            let site = parts.site(format!("v{}", sites.len()), kind, "");
            for period in 0..periods {
                parts.seats(site, period, dice.below(most_seats + 1) as u32);
            }
            sites.push(site);
        }
    }
    for at in 0..students {
        let student = parts.student(format!("s{at}"), "", dice.below(classes) as i64);
        for site in &sites {
            if dice.below(6) > 0 {
                parts.option(student, *site, dice.below(100) as u32);
            }
        }
    }
    parts.build().expect("the parts fit")
}

/// Left out by class, then changes, then cost.
type Value = (Vec<u64>, u64, u64);

/// Tries every plan, student by student and period by period.
struct Everything<'a> {
    problem: &'a Problem,
    locked: &'a [Lock],
    previous: Option<&'a Previous>,
    change_price: Option<u32>,
    classes: Vec<i64>,
    used: Vec<u32>,
    has: Vec<Vec<bool>>,
    best: Option<Value>,
}

impl<'a> Everything<'a> {
    fn best(problem: &'a Problem, options: &'a SolveOptions) -> Value {
        let classes = problem.classes();
        let value = (vec![0; classes.len()], 0, 0);
        let mut all = Everything {
            problem,
            locked: &options.locked,
            previous: options.previous.as_ref(),
            change_price: options.change_price,
            classes,
            used: vec![0; problem.sites.len() * problem.periods as usize],
            has: vec![vec![false; problem.types as usize]; problem.students.len()],
            best: None,
        };
        all.go_on(0, 0, value);
        all.best.expect("leaving everybody out is a plan")
    }

    fn go_on(&mut self, student: u32, period: u32, value: Value) {
        if self.best.as_ref().is_some_and(|best| value >= *best) {
            return;
        }
        if student as usize == self.problem.students.len() {
            self.best = Some(value);
            return;
        }
        let (next, then) = if period + 1 < self.problem.periods { (student, period + 1) } else { (student + 1, 0) };
        let lock = self.locked.iter().find(|l| (l.student, l.period) == (student, period)).map(|l| l.site);
        for option in self.problem.options(student) {
            let kind = self.problem.sites[option.site as usize].kind as usize;
            let seat = (option.site * self.problem.periods + period) as usize;
            let is_open = self.used[seat] < self.problem.seats(option.site, period);
            if is_open && !self.has[student as usize][kind] && lock.is_none_or(|site| site == Some(option.site)) {
                self.used[seat] += 1;
                self.has[student as usize][kind] = true;
                let mut value = value.clone();
                value.2 += u64::from(option.cost);
                self.charge(student, period, Some(option.site), &mut value);
                self.go_on(next, then, value);
                self.used[seat] -= 1;
                self.has[student as usize][kind] = false;
            }
        }
        if lock.is_none_or(|site| site.is_none()) {
            let mut value = value;
            let class = self.problem.students[student as usize].priority;
            value.0[self.classes.binary_search(&class).expect("every class is listed")] += 1;
            self.charge(student, period, None, &mut value);
            self.go_on(next, then, value);
        }
    }

    fn charge(&self, student: u32, period: u32, site: Option<u32>, value: &mut Value) {
        let Some(previous) = self.previous else { return };
        let before = previous.0[(student * self.problem.periods + period) as usize];
        if before != Before::Nowhere && before != site.map_or(Before::Nowhere, Before::At) {
            match self.change_price {
                Some(price) => value.2 += u64::from(price),
                None => value.1 += 1,
            }
        }
    }
}

fn solved(problem: &Problem, options: &SolveOptions) -> Solution {
    solve(problem, options, &mut |_| ControlFlow::Continue(())).expect("the locks can be kept")
}

fn quick(seed: u64) -> SolveOptions {
    SolveOptions { seed, budget_cpu: Some(0.02), ..Default::default() }
}

fn value_of(problem: &Problem, solution: &Solution, options: &SolveOptions) -> Value {
    let checked = check_with_locks(problem, &solution.plan, None, &options.locked);
    assert_eq!(checked.violations, []);
    assert_eq!((checked.unplaced, checked.cost), (solution.report.unplaced, solution.report.cost));
    let left_out = checked.unplaced_by_priority.iter().map(|c| c.unplaced).collect();
    let changed = solution.report.change.map_or(0, |c| c.changed);
    match options.change_price {
        Some(price) => (left_out, 0, checked.cost + changed * u64::from(price)),
        None => (left_out, changed, checked.cost),
    }
}

#[test]
fn small_plans_are_as_good_as_trying_everything_and_bounds_are_true() {
    let (mut best, mut cases, mut proved) = (0, 0, 0);
    for case in 0..400 {
        let mut dice = Dice::of_case(case);
        let periods = 2 + dice.below(2) as u32;
        let students = 1 + dice.below(if periods == 2 { 5 } else { 3 });
        let classes = 1 + dice.below(2);
        let problem = random(&mut dice, periods, students, 2, 2, classes);
        let found = solved(&problem, &quick(case));
        let value = value_of(&problem, &found, &quick(case));
        let truth = Everything::best(&problem, &quick(case));
        cases += 1;
        assert!(value >= truth, "case {case}: nothing is better than the best");
        best += u64::from(value == truth);
        let left_out: u64 = truth.0.iter().sum();
        assert!(found.report.unplaced_bound <= left_out, "case {case}: {:?} beside {truth:?}", found.report);
        if let Some(bound) = found.report.cost_bound {
            assert!(bound <= truth.2 as f64, "case {case}: {bound} beside {truth:?}");
        }
        if found.report.proved_optimal {
            assert_eq!(value, truth, "case {case}");
            proved += 1;
        }
    }
    assert_eq!(best, cases, "small problems are solved to the best plan");
    assert!(proved > cases / 2, "{proved} of {cases} proved");
}

#[test]
fn locked_places_stay_and_the_rest_is_best() {
    for case in 1000..1150 {
        let mut dice = Dice::of_case(case);
        let problem = random(&mut dice, 3, 3, 2, 2, 1);
        // What a first plan gives some students is what a person then keeps.
        let first = solved(&problem, &quick(case + 1)).plan;
        let mut locked = Vec::new();
        for student in 0..3 {
            for period in 0..3 {
                if dice.below(3) == 0 {
                    locked.push(Lock { student, period, site: first.site(student, period) });
                }
            }
        }
        let options = SolveOptions { locked: locked.clone(), ..quick(case) };
        let found = solved(&problem, &options);
        assert_eq!(value_of(&problem, &found, &options), Everything::best(&problem, &options), "case {case}");
    }
}

#[test]
fn with_a_plan_before_the_fewest_places_change() {
    let mut best = 0;
    for case in 2000..2200 {
        let mut dice = Dice::of_case(case);
        let problem = random(&mut dice, 3, 3, 2, 2, 1);
        let before = (0..9).map(|_| match dice.below(5) {
            0 => Before::Nowhere,
            1 => Before::Gone,
            _ => Before::At(dice.below(problem.sites.len() as u64) as u32),
        });
        let previous = Some(Previous(before.collect()));
        let change_price = (dice.below(2) == 0).then(|| dice.below(60) as u32);
        let options = SolveOptions { previous, change_price, budget_cpu: Some(0.05), ..quick(case) };
        let found = solved(&problem, &options);
        let (value, truth) = (value_of(&problem, &found, &options), Everything::best(&problem, &options));
        assert!(value >= truth, "case {case}: nothing is better than the best");
        assert_eq!((&value.0, value.1), (&truth.0, truth.1), "case {case}: left out and changed are fewest");
        best += u64::from(value == truth);
    }
    assert!(best >= 195, "{best} of 200 are the best plan to the last unit of cost");
}

#[test]
fn the_same_seed_gives_the_same_plan() {
    let mut dice = Dice::of_case(7);
    let problem = random(&mut dice, 6, 60, 12, 2, 1);
    let plans: Vec<Plan> = [3, 3, 4].into_iter().map(|seed| solved(&problem, &quick(seed)).plan).collect();
    assert_eq!(plans[0], plans[1]);
    for plan in plans {
        assert_eq!(check_with_locks(&problem, &plan, None, &[]).violations, []);
    }
}

#[test]
fn a_solve_that_is_stopped_keeps_the_best_plan() {
    let mut dice = Dice::of_case(8);
    let problem = random(&mut dice, 6, 80, 12, 2, 1);
    let mut looks = 0;
    let stopped = solve(&problem, &SolveOptions::default(), &mut |_| {
        looks += 1;
        if looks < 3 { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
    })
    .expect("nothing is locked");
    assert_eq!(looks, 3, "nothing is told after the break");
    assert_eq!(check_with_locks(&problem, &stopped.plan, None, &[]).violations, []);
    assert!(stopped.report.unplaced_bound <= stopped.report.unplaced);
}

#[test]
fn numbers_of_periods_from_one_to_twelve_are_solved_and_more_are_refused() {
    for periods in [1, 4, 5, 8, 9, 12] {
        let mut dice = Dice::of_case(u64::from(periods));
        let problem = random(&mut dice, periods, 6, 2, 6, 1);
        let found = solved(&problem, &quick(1));
        assert_eq!(check_with_locks(&problem, &found.plan, None, &[]).violations, [], "{periods} periods");
    }
    let mut dice = Dice::of_case(1);
    let problem = random(&mut dice, 13, 2, 1, 2, 1);
    assert!(solve(&problem, &quick(1), &mut |_| ControlFlow::Continue(())).is_err());
}
