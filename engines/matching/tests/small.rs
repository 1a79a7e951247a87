//! Random small problems beside trying everything: the plan, its proof, and every answer about it.

mod dice;

use std::ops::ControlFlow;

use larbro_matching::{
    Before, Change, Effect, Explainer, Lock, Plan, Previous, Problem, ProblemBuilder, Solution, SolveOptions, Whole,
    check_with_locks, options_of_share, shares, solve,
};

use dice::Dice;

/// The parts of a problem, so that it can be rebuilt with one thing changed or in another order.
#[derive(Clone, Debug)]
struct Parts {
    seats: Vec<u32>,
    priority: Vec<i64>,
    options: Vec<Vec<(u32, u32)>>,
}

impl Parts {
    fn random(dice: &mut Dice, most_students: u64) -> Self {
        let students = 1 + dice.below(most_students) as usize;
        let sites = 1 + dice.below(5) as u32;
        let classes = 1 + dice.below(3);
        let spread = [3, 12, 1000][dice.below(3) as usize];
        let seats = (0..sites).map(|_| dice.below(4) as u32).collect();
        let priority = (0..students).map(|_| dice.below(classes) as i64).collect();
        let mut options = Vec::new();
        for _ in 0..students {
            let mut own = Vec::new();
            for site in 0..sites {
                if dice.below(3) > 0 {
                    own.push((site, dice.below(spread) as u32));
                }
            }
            options.push(own);
        }
        Parts { seats, priority, options }
    }

    fn build(&self) -> Problem {
        let mut parts = ProblemBuilder::one_period(1);
        for (at, seats) in self.seats.iter().enumerate() {
            let site = parts.site(format!("v{at}"), 0, "");
            parts.seats(site, 0, *seats);
        }
        for (at, (priority, options)) in self.priority.iter().zip(&self.options).enumerate() {
            let student = parts.student(format!("s{at}"), "", *priority);
            for (site, cost) in options {
                parts.option(student, *site, *cost);
            }
        }
        parts.build().expect("the parts fit")
    }
}

/// The value of a plan, most important part first: left out by class, changes, cost.
type Value = (Vec<u64>, u64, u64);

/// Tries every plan; `None` when the locks cannot be kept.
struct Everything<'a> {
    problem: &'a Problem,
    options: &'a SolveOptions,
    classes: Vec<i64>,
    best: Option<Value>,
}

impl<'a> Everything<'a> {
    fn best(problem: &'a Problem, options: &'a SolveOptions) -> Option<Value> {
        let classes = problem.classes();
        let value = (vec![0; classes.len()], 0, 0);
        let seats = (0..problem.sites.len() as u32).map(|s| problem.seats(s, 0)).collect();
        let mut all = Everything { problem, options, classes, best: None };
        all.go_on(0, seats, value);
        all.best
    }

    fn go_on(&mut self, student: u32, seats: Vec<u32>, value: Value) {
        if self.best.as_ref().is_some_and(|best| value >= *best) {
            return;
        }
        if student as usize == self.problem.students.len() {
            self.best = Some(value);
            return;
        }
        let lock = self.options.locked.iter().find(|l| l.student == student).map(|l| l.site);
        for option in self.problem.options(student) {
            if seats[option.site as usize] > 0 && lock.is_none_or(|site| site == Some(option.site)) {
                let (mut seats, mut value) = (seats.clone(), value.clone());
                seats[option.site as usize] -= 1;
                self.charge(student, Some(option.site), &mut value);
                value.2 += u64::from(option.cost);
                self.go_on(student + 1, seats, value);
            }
        }
        if lock.is_none_or(|site| site.is_none()) {
            let mut value = value;
            let priority = self.problem.students[student as usize].priority;
            value.0[self.classes.binary_search(&priority).expect("every class is listed")] += 1;
            self.charge(student, None, &mut value);
            self.go_on(student + 1, seats, value);
        }
    }

    fn charge(&self, student: u32, site: Option<u32>, value: &mut Value) {
        let Some(previous) = &self.options.previous else { return };
        let before = previous.0[student as usize];
        if before != Before::Nowhere && before != site.map_or(Before::Nowhere, Before::At) {
            match self.options.change_price {
                Some(price) => value.2 += u64::from(price),
                None => value.1 += 1,
            }
        }
    }
}

fn solved(problem: &Problem, options: &SolveOptions) -> Solution {
    solve(problem, options, &mut |_| ControlFlow::Continue(())).expect("the locks can be kept")
}

fn value_of(problem: &Problem, options: &SolveOptions, plan: &Plan) -> Value {
    let pinned: Vec<Lock> = (0..problem.students.len() as u32)
        .map(|student| Lock { student, period: 0, site: plan.site(student, 0) })
        .collect();
    Everything::best(problem, &SolveOptions { locked: pinned, ..options.clone() }).expect("the plan keeps the rules")
}

/// The value with one student forced somewhere, or with other seats.
fn forced(parts: &Parts, options: &SolveOptions, student: u32, site: Option<u32>) -> Option<Value> {
    let mut options = options.clone();
    options.locked.push(Lock { student, period: 0, site });
    Everything::best(&parts.build(), &options)
}

fn plus(problem: &Problem, options: &SolveOptions, value: &Value, effect: &Effect) -> Value {
    let classes = problem.classes();
    let at = |class: i64| classes.binary_search(&class).expect("an effect names a class of the problem");
    let mut sum = value.clone();
    if let Some(class) = effect.left_out {
        sum.0[at(class)] += 1;
    }
    if let Some(class) = effect.placed {
        sum.0[at(class)] -= 1;
    }
    let add = |a: u64, b: i64| a.checked_add_signed(b).expect("no figure falls below nothing");
    let price = i64::from(options.change_price.unwrap_or(0));
    sum.1 = if options.change_price.is_some() { 0 } else { add(sum.1, effect.changed) };
    sum.2 = add(sum.2, effect.cost + price * effect.changed);
    sum
}

/// Carries out a change and returns the plan after it.
fn carried_out(problem: &Problem, plan: &Plan, change: &Change) -> Plan {
    let mut after = plan.clone();
    for one in &change.moves {
        assert_eq!(after.site(one.student, 0), one.from, "a move begins where the student is");
        after.set(one.student, 0, one.to);
    }
    assert!(check_with_locks(problem, &after, None, &[]).violations.is_empty(), "the moves together keep the rules");
    after
}

fn random_options(dice: &mut Dice, parts: &Parts) -> SolveOptions {
    let mut options = SolveOptions { seed: dice.below(3), threads: 1 + dice.below(2) as usize, ..Default::default() };
    let mut seats = parts.seats.clone();
    let some_locks = dice.below(3) == 0;
    for (student, own) in parts.options.iter().enumerate() {
        if some_locks && dice.below(4) == 0 {
            let mut site = None;
            if let Some((at, _)) = own.first().filter(|(at, _)| seats[*at as usize] > 0) {
                seats[*at as usize] -= 1;
                site = Some(*at);
            }
            options.locked.push(Lock { student: student as u32, period: 0, site });
        }
    }
    if dice.below(3) == 0 {
        let sites = parts.seats.len() as u64;
        let before = |dice: &mut Dice| match dice.below(5) {
            0 => Before::Nowhere,
            1 => Before::Gone,
            _ => Before::At(dice.below(sites) as u32),
        };
        options.previous = Some(Previous(parts.options.iter().map(|_| before(dice)).collect()));
        if dice.below(3) == 0 {
            options.change_price = Some(dice.below(20) as u32);
        }
    }
    options
}

#[test]
fn plans_are_as_good_as_trying_everything() {
    let mut proved = 0;
    for case in 0..3000 {
        let mut dice = Dice::of_case(case);
        let parts = Parts::random(&mut dice, 8);
        let options = random_options(&mut dice, &parts);
        let problem = parts.build();
        let found = solved(&problem, &options);
        let checked = check_with_locks(&problem, &found.plan, found.prices.as_deref(), &options.locked);
        assert_eq!(checked.violations, [], "case {case}");
        assert_eq!(
            Some(value_of(&problem, &options, &found.plan)),
            Everything::best(&problem, &options),
            "case {case}: {parts:?} {options:?}"
        );
        assert!(found.report.proved_optimal);
        assert_eq!((found.report.unplaced, found.report.cost), (checked.unplaced, checked.cost), "case {case}");
        assert_eq!(found.report.unplaced_by_priority, checked.unplaced_by_priority, "case {case}");
        assert_eq!(found.prices.is_some(), options.previous.is_none(), "case {case}");
        if found.prices.is_some() {
            assert!(checked.proved, "case {case}: {:?} {parts:?} {options:?}", checked.certificate);
            proved += 1;
        }
        assert_eq!(solved(&problem, &options).plan, found.plan, "case {case}: the same seed gives the same plan");
        let threads = SolveOptions { threads: 3, ..options.clone() };
        assert_eq!(solved(&problem, &threads).plan, found.plan, "case {case}: threads change nothing");
    }
    assert!(proved > 1500, "most cases carry a certificate");
}

#[test]
fn twelve_students_are_placed_as_well_as_trying_everything() {
    for case in 10_000..10_300 {
        let mut dice = Dice::of_case(case);
        let parts = Parts::random(&mut dice, 12);
        let problem = parts.build();
        let options = SolveOptions::default();
        let found = solved(&problem, &options);
        assert_eq!(
            Some(value_of(&problem, &options, &found.plan)),
            Everything::best(&problem, &options),
            "case {case}"
        );
    }
}

#[test]
fn consequences_are_what_solving_again_says() {
    let (mut asked, mut impossible) = (0, 0);
    for case in 20_000..21_500 {
        let mut dice = Dice::of_case(case);
        let parts = Parts::random(&mut dice, 6);
        let options = random_options(&mut dice, &parts);
        let problem = parts.build();
        let found = solved(&problem, &options);
        let value = value_of(&problem, &options, &found.plan);
        let reasons = Explainer::new(&problem, &found.plan, &options).expect("the plan is the best one");
        for student in 0..problem.students.len() as u32 {
            if options.locked.iter().any(|l| l.student == student) {
                assert_eq!(reasons.consequence(student, None), None);
                continue;
            }
            let places = problem.options(student).iter().map(|o| Some(o.site)).chain([None]);
            for site in places {
                let expected = forced(&parts, &options, student, site);
                let answer = reasons.consequence(student, site);
                assert_eq!(
                    answer.as_ref().map(|c| plus(&problem, &options, &value, &c.effect)),
                    expected,
                    "case {case}, student {student} to {site:?}: {parts:?} {options:?} {answer:?}"
                );
                asked += 1;
                let Some(change) = answer else {
                    impossible += 1;
                    continue;
                };
                let after = carried_out(&problem, &found.plan, &change);
                assert_eq!(after.site(student, 0), site);
                assert_eq!(value_of(&problem, &options, &after), expected.expect("checked above"), "case {case}");
            }
        }
    }
    assert!(asked > 10_000 && impossible > 100, "{asked} asked, {impossible} impossible");
}

#[test]
fn shares_give_together_what_the_whole_gives() {
    let mut shared = 0;
    for case in 70_000..71_500 {
        let mut dice = Dice::of_case(case);
        let mut parts = Parts::random(&mut dice, 6);
        let other = Parts::random(&mut dice, 6);
        let beyond = parts.seats.len() as u32;
        parts.seats.extend(other.seats);
        parts.priority.extend(other.priority);
        let further = |own: Vec<(u32, u32)>| own.into_iter().map(|(site, cost)| (site + beyond, cost)).collect();
        parts.options.extend(other.options.into_iter().map(further));
        let options = random_options(&mut dice, &parts);
        let problem = parts.build();
        let Some(groups) = shares(&problem, &options, 1, 3) else { continue };
        shared += 1;
        let whole = solved(&problem, &options);
        let mut joined = Plan::empty(&problem);
        options.locked.iter().for_each(|l| joined.set(l.student, 0, l.site));
        let mut prices = whole.prices.as_ref().map(|p| vec![Whole::ZERO; p.len()]);
        for group in &groups {
            let part = solved(&problem, &options_of_share(&problem, &options, group));
            for student in group {
                joined.set(*student, 0, part.plan.site(*student, 0));
            }
            if let (Some(sum), Some(own)) = (&mut prices, part.prices) {
                sum.iter_mut().zip(own).for_each(|(sum, own)| *sum = sum.clone().max(own));
            }
        }
        assert_eq!(joined, whole.plan, "case {case}");
        let checked = check_with_locks(&problem, &joined, prices.as_deref(), &options.locked);
        assert!(checked.violations.is_empty() && (checked.proved || options.previous.is_some()), "case {case}");
    }
    assert!(shared > 1000, "{shared}");
}

/// Any plan that keeps the rules and the locks, mostly not the best one.
fn random_plan(dice: &mut Dice, parts: &Parts, options: &SolveOptions, problem: &Problem) -> Plan {
    let (mut plan, mut seats) = (Plan::empty(problem), parts.seats.clone());
    let locked = |student: usize| options.locked.iter().find(|l| l.student as usize == student);
    for lock in &options.locked {
        plan.set(lock.student, 0, lock.site);
        if let Some(site) = lock.site {
            seats[site as usize] -= 1;
        }
    }
    for (student, own) in parts.options.iter().enumerate().filter(|(student, _)| locked(*student).is_none()) {
        let free: Vec<u32> = own.iter().map(|(site, _)| *site).filter(|site| seats[*site as usize] > 0).collect();
        if !free.is_empty() && dice.below(5) > 0 {
            let site = free[dice.below(free.len() as u64) as usize];
            seats[site as usize] -= 1;
            plan.set(student as u32, 0, Some(site));
        }
    }
    plan
}

#[test]
fn only_a_best_plan_is_explained_and_any_other_is_told_apart() {
    let (mut best, mut others) = (0, 0);
    for case in 25_000..27_000 {
        let mut dice = Dice::of_case(case);
        let parts = Parts::random(&mut dice, 7);
        let options = random_options(&mut dice, &parts);
        let problem = parts.build();
        let plan = random_plan(&mut dice, &parts, &options, &problem);
        let is_best = Some(value_of(&problem, &options, &plan)) == Everything::best(&problem, &options);
        assert_eq!(Explainer::new(&problem, &plan, &options).is_ok(), is_best, "case {case}: {parts:?} {options:?}");
        if is_best {
            best += 1;
        } else {
            others += 1;
        }
    }
    assert!(best > 200 && others > 500, "both kinds occur: {best} and {others}");
}

#[test]
fn worth_is_what_solving_again_with_other_seats_says() {
    let mut fewer = 0;
    for case in 30_000..31_500 {
        let mut dice = Dice::of_case(case);
        let parts = Parts::random(&mut dice, 7);
        let options = random_options(&mut dice, &parts);
        let problem = parts.build();
        let found = solved(&problem, &options);
        let value = value_of(&problem, &options, &found.plan);
        let reasons = Explainer::new(&problem, &found.plan, &options).expect("the plan is the best one");
        let prices = found.prices.clone().unwrap_or_default();
        let priced = Explainer::with_prices(&problem, &found.plan, &options, &prices).expect("the best one");
        assert_eq!(priced.worth(), reasons.worth(), "case {case}: the same with prices at hand");
        for (site, worth) in reasons.worth().iter().enumerate() {
            let with = |seats: u32| {
                let mut parts = parts.clone();
                parts.seats[site] = seats;
                Everything::best(&parts.build(), &options)
            };
            let effect = |e: &Effect| {
                // A price of a change is inside the cost of an effect of slots.
                let e = if options.change_price.is_some() { Effect { changed: 0, ..*e } } else { *e };
                plus(&problem, &options, &value, &e)
            };
            assert_eq!(Some(effect(&worth.one_more)), with(parts.seats[site] + 1), "case {case}, site {site}");
            let expected = parts.seats[site].checked_sub(1).and_then(with);
            assert_eq!(
                worth.one_fewer.as_ref().map(effect),
                expected,
                "case {case}, site {site}: {parts:?} {options:?}"
            );
            fewer += usize::from(expected.is_some());
        }
    }
    assert!(fewer > 1000);
}

#[test]
fn blocking_sets_show_who_competes_and_the_cheapest_way_out() {
    let mut blocked = 0;
    for case in 40_000..42_000 {
        let mut dice = Dice::of_case(case);
        let parts = Parts::random(&mut dice, 7);
        let options = random_options(&mut dice, &parts);
        let problem = parts.build();
        let found = solved(&problem, &options);
        let reasons = Explainer::new(&problem, &found.plan, &options).expect("the plan is the best one");
        for student in 0..problem.students.len() as u32 {
            let Some(blocking) = reasons.blocking(student) else {
                let locked = options.locked.iter().any(|l| l.student == student);
                assert!(locked || found.plan.site(student, 0).is_some());
                continue;
            };
            let inside = |s: &u32| problem.options(*s).iter().all(|o| blocking.sites.contains(&o.site));
            assert!(blocking.students.contains(&student) && blocking.students.iter().all(inside), "case {case}");
            let left_out = blocking.students.iter().filter(|s| found.plan.site(**s, 0).is_none()).count() as u64;
            assert_eq!(blocking.missing, left_out, "case {case}");
            assert_eq!(blocking.students.len() as u64, blocking.seats + blocking.missing, "case {case}");
            let Some(fix) = blocking.fix else {
                assert!(problem.options(student).is_empty());
                continue;
            };
            blocked += 1;
            let mut others_stay_out = options.clone();
            let is_locked = |s: u32| options.locked.iter().any(|l| l.student == s);
            let others = (0..problem.students.len() as u32).filter(|s| *s != student && !is_locked(*s));
            let others = others.filter(|s| found.plan.site(*s, 0).is_none());
            others_stay_out.locked.extend(others.map(|student| Lock { student, period: 0, site: None }));
            let after = |site: usize| {
                let mut parts = parts.clone();
                parts.seats[site] += 1;
                forced_place(&parts, &others_stay_out, student)
            };
            let cheapest = (0..parts.seats.len()).filter_map(after).min();
            let mut wider = parts.clone();
            wider.seats[fix.site as usize] += 1;
            let plan = carried_out(&wider.build(), &found.plan, &fix.change);
            assert!(plan.site(student, 0).is_some());
            assert_eq!(Some(value_of(&wider.build(), &options, &plan)), cheapest, "case {case}: {parts:?}");
        }
    }
    assert!(blocked > 500, "{blocked}");
}

/// The best value in which a student has some place.
fn forced_place(parts: &Parts, options: &SolveOptions, student: u32) -> Option<Value> {
    let sites = parts.options[student as usize].iter();
    sites.filter_map(|(site, _)| forced(parts, options, student, Some(*site))).min()
}

#[test]
fn the_order_of_rows_changes_nothing_in_the_value() {
    for case in 50_000..51_000 {
        let mut dice = Dice::of_case(case);
        let parts = Parts::random(&mut dice, 10);
        let options = SolveOptions::default();
        let before = solved(&parts.build(), &options).report;
        let mut sites: Vec<u32> = (0..parts.seats.len() as u32).collect();
        let mut students: Vec<usize> = (0..parts.options.len()).collect();
        shuffle(&mut dice, &mut sites);
        shuffle(&mut dice, &mut students);
        let mut seats = vec![0; sites.len()];
        sites.iter().enumerate().for_each(|(old, new)| seats[*new as usize] = parts.seats[old]);
        let renamed = |own: &Vec<(u32, u32)>| own.iter().map(|(site, cost)| (sites[*site as usize], *cost)).collect();
        let shuffled = Parts {
            seats,
            priority: students.iter().map(|s| parts.priority[*s]).collect(),
            options: students.iter().map(|s| renamed(&parts.options[*s])).collect(),
        };
        let after = solved(&shuffled.build(), &options).report;
        assert_eq!(before.unplaced_by_priority, after.unplaced_by_priority, "case {case}");
        assert_eq!(before.cost, after.cost, "case {case}");
    }
}

fn shuffle<T>(dice: &mut Dice, list: &mut [T]) {
    for at in (1..list.len()).rev() {
        list.swap(at, dice.below(at as u64 + 1) as usize);
    }
}

#[test]
fn prices_that_were_tampered_with_prove_nothing() {
    let mut refused = 0;
    for case in 60_000..60_500 {
        let mut dice = Dice::of_case(case);
        let parts = Parts::random(&mut dice, 8);
        let problem = parts.build();
        let found = solved(&problem, &SolveOptions::default());
        let prices = found.prices.expect("one period without a plan before has prices");
        // A worse plan is never proved by the same prices.
        for student in 0..problem.students.len() as u32 {
            let mut worse = found.plan.clone();
            if worse.site(student, 0).is_some() {
                worse.set(student, 0, None);
                assert!(!check_with_locks(&problem, &worse, Some(&prices), &[]).proved, "case {case}");
                refused += 1;
            }
        }
        // Dearer prices never give a bound above the plan.
        for site in 0..prices.len() {
            let mut other = prices.clone();
            other[site] = other[site].plus(1_000_000).expect("a price rises");
            let checked = check_with_locks(&problem, &found.plan, Some(&other), &[]);
            assert_eq!(checked.violations, [], "case {case}");
        }
    }
    assert!(refused > 500);
}
