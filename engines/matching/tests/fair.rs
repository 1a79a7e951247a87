//! Wishes beside trying every plan: each by itself and all in every mixture, one period.

mod dice;

use std::ops::ControlFlow;

use larbro_matching::{
    Before, Fairness, Group, Known, Lock, Plan, Precedence, Previous, Problem, ProblemBuilder, Solution, SolveOptions,
    check_fair, check_with_locks, consequence_with_wishes, lottery_order, solve,
};

use dice::Dice;

/// The parts of a problem, so that it can be rebuilt in another order.
#[derive(Clone, Debug)]
struct Parts {
    seats: Vec<u32>,
    towns: Vec<u32>,
    priority: Vec<i64>,
    options: Vec<Vec<(u32, u32)>>,
    pairs: Vec<(u32, u32)>,
    fairness: Fairness,
}

/// Which wishes a case may have.
const ALL: [&str; 8] = ["bands", "leximin", "apart", "together", "groups", "known", "precedence", "lottery"];

impl Parts {
    fn random(dice: &mut Dice, wishes: &[&str]) -> Self {
        let students = 1 + dice.below(6) as u32;
        let sites = 1 + dice.below(4) as u32;
        let spread = [3, 12, 40][dice.below(3) as usize];
        let classes = 1 + dice.below(2);
        let own = |dice: &mut Dice| {
            let all = (0..sites).filter(|_| dice.below(4) > 0).collect::<Vec<_>>();
            all.into_iter().map(|site| (site, dice.below(spread) as u32)).collect::<Vec<_>>()
        };
        let options = (0..students).map(|_| own(dice)).collect();
        let two = |dice: &mut Dice| {
            let (a, b) = (dice.below(u64::from(students)) as u32, dice.below(u64::from(students)) as u32);
            (a != b).then_some((a, b))
        };
        let has = |dice: &mut Dice, wish: &str| wishes.contains(&wish) && (wishes.len() == 1 || dice.below(3) == 0);
        let mut fairness = Fairness::default();
        if has(dice, "bands") {
            let mut bounds: Vec<u32> = (0..=dice.below(3)).map(|_| dice.below(spread) as u32).collect();
            bounds.sort_unstable();
            bounds.dedup();
            fairness.bands = bounds;
        }
        fairness.leximin = has(dice, "leximin");
        if has(dice, "apart") {
            fairness.apart = (0..=dice.below(4)).filter_map(|_| two(dice)).collect();
        }
        let mut pairs = Vec::new();
        if has(dice, "together") {
            pairs = (0..=dice.below(3)).filter_map(|_| two(dice)).collect();
        }
        if has(dice, "groups") {
            for town in 0..=dice.below(2) {
                let smallest = 1 + dice.below(4) as u32;
                fairness.groups.push(Group { municipality: town.to_string(), smallest });
            }
        }
        if has(dice, "known") {
            for _ in 0..=dice.below(5) {
                let student = dice.below(u64::from(students)) as u32;
                let site = dice.below(u64::from(sites)) as u32;
                fairness.known.push(Known { student, site, again: dice.below(2) == 0 });
            }
        }
        if has(dice, "precedence") {
            for _ in 0..=dice.below(3) {
                let student = dice.below(u64::from(students)) as u32;
                fairness.precedence.push(Precedence { student, municipality: dice.below(2).to_string() });
            }
        }
        fairness.lottery = has(dice, "lottery").then(|| dice.below(100));
        Parts {
            seats: (0..sites).map(|_| dice.below(4) as u32).collect(),
            towns: (0..sites).map(|_| dice.below(3) as u32).collect(),
            priority: (0..students).map(|_| dice.below(classes) as i64).collect(),
            options,
            pairs,
            fairness,
        }
    }

    fn build(&self) -> Problem {
        self.build_in(&(0..self.options.len()).collect::<Vec<_>>(), &(0..self.seats.len()).collect::<Vec<_>>())
    }

    /// The problem with its rows in another order.
    fn build_in(&self, students: &[usize], sites: &[usize]) -> Problem {
        let mut parts = ProblemBuilder::one_period(1);
        let mut new_site = vec![0; sites.len()];
        for old in sites.iter().copied() {
            new_site[old] = parts.site(format!("v{old}"), 0, self.towns[old].to_string());
            parts.seats(new_site[old], 0, self.seats[old]);
        }
        let mut new_student = vec![0; students.len()];
        for old in students.iter().copied() {
            new_student[old] = parts.student(format!("s{old}"), "", self.priority[old]);
            for (site, cost) in &self.options[old] {
                parts.option(new_student[old], new_site[*site as usize], *cost);
            }
        }
        let student = |s: u32| new_student[s as usize];
        let mut fairness = self.fairness.clone();
        fairness.apart.iter_mut().for_each(|p| *p = (student(p.0), student(p.1)));
        fairness.precedence.iter_mut().for_each(|p| p.student = student(p.student));
        fairness.known.iter_mut().for_each(|k| (k.student, k.site) = (student(k.student), new_site[k.site as usize]));
        self.pairs.iter().for_each(|p| parts.pair(student(p.0), student(p.1)));
        parts.fairness(fairness);
        parts.build().expect("the parts fit")
    }
}

/// Tries every plan that keeps the rules.
struct Everything<'a> {
    problem: &'a Problem,
    options: &'a SolveOptions,
    lots: Vec<u32>,
    best: Option<Vec<i64>>,
}

impl<'a> Everything<'a> {
    fn best(problem: &'a Problem, options: &'a SolveOptions) -> Vec<i64> {
        let lots = problem.fairness.lottery.map_or(Vec::new(), |seed| lottery_order(problem, seed));
        let mut all = Everything { problem, options, lots, best: None };
        all.go_on(0, &mut Plan::empty(problem));
        all.best.expect("leaving everybody out who is not locked is a plan")
    }

    fn go_on(&mut self, student: u32, plan: &mut Plan) {
        if student as usize == self.problem.students.len() {
            if self.keeps_rules(plan) {
                let value = self.value(plan);
                if self.best.as_ref().is_none_or(|best| value < *best) {
                    self.best = Some(value);
                }
            }
            return;
        }
        let lock = self.lock(student);
        let places = self.problem.options(student).iter().map(|o| Some(o.site)).chain([None]);
        for place in places.filter(|place| lock.is_none_or(|lock| lock.site == *place)) {
            plan.set(student, 0, place);
            self.go_on(student + 1, plan);
        }
        plan.set(student, 0, None);
    }

    fn lock(&self, student: u32) -> Option<Lock> {
        self.options.locked.iter().copied().find(|l| l.student == student)
    }

    fn keeps_rules(&self, plan: &Plan) -> bool {
        let problem = self.problem;
        let is_free = |s: u32| self.lock(s).is_none();
        let all = || (0..problem.students.len() as u32).filter_map(|s| plan.site(s, 0).map(|site| (s, site)));
        let seats = (0..problem.sites.len() as u32)
            .all(|j| all().filter(|(_, s)| *s == j).count() as u32 <= problem.seats(j, 0));
        let clash = |(a, b): (u32, u32)| {
            (is_free(a) || is_free(b)) && plan.site(a, 0).is_some() && plan.site(a, 0) == plan.site(b, 0)
        };
        let group = |g: &Group| {
            let there: Vec<u32> = all()
                .filter(|(_, j)| problem.sites[*j as usize].municipality == g.municipality)
                .map(|(s, _)| s)
                .collect();
            there.iter().all(|s| !is_free(*s)) || there.len() as u32 >= g.smallest
        };
        let never = problem.fairness.known.iter().filter(|k| !k.again && is_free(k.student));
        seats
            && !problem.fairness.apart.iter().any(|pair| clash(*pair))
            && problem.fairness.groups.iter().all(group)
            && never.clone().all(|k| plan.site(k.student, 0) != Some(k.site))
    }

    /// The levels side by side, the most important first.
    fn value(&self, plan: &Plan) -> Vec<i64> {
        let problem = self.problem;
        let fairness = &problem.fairness;
        let students = || 0..problem.students.len() as u32;
        let costs: Vec<u32> = students().filter_map(|s| problem.cost(s, plan.site(s, 0)?)).collect();
        let mut value: Vec<i64> = Vec::new();
        for class in problem.classes() {
            let out =
                students().filter(|s| problem.students[*s as usize].priority == class && plan.site(*s, 0).is_none());
            value.push(out.count() as i64);
        }
        if !fairness.precedence.is_empty() {
            let missed = |s: &u32| {
                let own: Vec<&str> =
                    fairness.precedence.iter().filter(|p| p.student == *s).map(|p| p.municipality.as_str()).collect();
                let at = plan.site(*s, 0).map(|j| problem.sites[j as usize].municipality.as_str());
                !own.is_empty() && !at.is_some_and(|at| own.contains(&at))
            };
            value.push(students().filter(missed).count() as i64);
        }
        for (at, above) in fairness.bands.iter().enumerate().rev() {
            let to = fairness.bands.get(at + 1).copied().unwrap_or(u32::MAX);
            value.push(costs.iter().filter(|c| **c > *above && **c <= to).count() as i64);
        }
        if fairness.leximin {
            for cost in (0..40).rev() {
                value.push(costs.iter().filter(|c| **c == cost).count() as i64);
            }
        }
        if fairness.known.iter().any(|k| k.again) {
            let missed = |s: &u32| {
                let own: Vec<u32> =
                    fairness.known.iter().filter(|k| k.again && k.student == *s).map(|k| k.site).collect();
                !own.is_empty() && !plan.site(*s, 0).is_some_and(|j| own.contains(&j))
            };
            value.push(students().filter(missed).count() as i64);
        }
        if !problem.pairs.is_empty() {
            let not = problem
                .pairs
                .iter()
                .filter(|(a, b)| plan.site(*a, 0).is_none() || plan.site(*a, 0) != plan.site(*b, 0));
            value.push(not.count() as i64);
        }
        let changed = self.options.previous.as_ref().map_or(0, |previous| {
            let is_changed = |s: &u32| {
                let was = previous.0[*s as usize];
                was != Before::Nowhere && was != plan.site(*s, 0).map_or(Before::Nowhere, Before::At)
            };
            students().filter(is_changed).count() as i64
        });
        let price = match (self.options.previous.is_some(), self.options.change_price) {
            (true, None) => {
                value.push(changed);
                0
            }
            (_, price) => i64::from(price.unwrap_or(0)) * changed,
        };
        value.push(costs.iter().map(|c| i64::from(*c)).sum::<i64>() + price);
        for student in &self.lots {
            let cost = plan.site(*student, 0).and_then(|j| problem.cost(*student, j));
            value.push(cost.map_or(1_000_000, i64::from));
        }
        value
    }
}

fn solved(problem: &Problem, options: &SolveOptions) -> Solution {
    solve(problem, options, &mut |_| ControlFlow::Continue(())).expect("the locks can be kept")
}

fn random_options(dice: &mut Dice, parts: &Parts) -> SolveOptions {
    let mut options = SolveOptions { seed: dice.below(3), budget_cpu: Some(60.0), ..Default::default() };
    let mut seats = parts.seats.clone();
    let some_locks = dice.below(3) == 0;
    for (student, own) in parts.options.iter().enumerate() {
        if some_locks && dice.below(4) == 0 {
            let site = own.first().map(|o| o.0).filter(|at| seats[*at as usize] > 0);
            if let Some(at) = site {
                seats[at as usize] -= 1;
            }
            options.locked.push(Lock { student: student as u32, period: 0, site });
        }
    }
    if dice.below(4) == 0 {
        let sites = parts.seats.len() as u64;
        let before = |dice: &mut Dice| match dice.below(5) {
            0 => Before::Nowhere,
            1 => Before::Gone,
            _ => Before::At(dice.below(sites) as u32),
        };
        options.previous = Some(Previous(parts.options.iter().map(|_| before(dice)).collect()));
        options.change_price = (dice.below(3) == 0).then(|| dice.below(20) as u32);
    }
    options
}

fn beside_everything(case: u64, wishes: &[&str]) -> bool {
    let mut dice = Dice::of_case(case);
    let parts = Parts::random(&mut dice, wishes);
    let options = random_options(&mut dice, &parts);
    let problem = parts.build();
    let found = solved(&problem, &options);
    let truth = Everything::best(&problem, &options);
    let mut judge = Everything { problem: &problem, options: &options, lots: Vec::new(), best: None };
    assert!(judge.keeps_rules(&found.plan), "case {case}: {parts:?} {options:?} {:?}", found.plan);
    judge.lots = problem.fairness.lottery.map_or(Vec::new(), |seed| lottery_order(&problem, seed));
    assert_eq!(judge.value(&found.plan), truth, "case {case}: {parts:?} {options:?} {:?}", found.report);
    assert!(found.report.proved_optimal, "case {case}");
    let checked = check_with_locks(&problem, &found.plan, None, &options.locked);
    assert_eq!(checked.violations, [], "case {case}");
    assert_eq!((checked.unplaced, checked.cost), (found.report.unplaced, found.report.cost), "case {case}");
    if problem.pairs.is_empty() && problem.fairness.is_empty() {
        return false;
    }
    let fair = check_fair(&problem, &found.plan, &options, found.level_prices.as_deref());
    assert_eq!(fair.violations, [] as [String; 0], "case {case}");
    assert_eq!(
        fair.levels.iter().map(|f| f.1).collect::<Vec<_>>(),
        found.report.levels.iter().map(|f| f.plan).collect::<Vec<_>>(),
        "case {case}"
    );
    assert_eq!(
        fair.proved,
        found.level_prices.is_some(),
        "case {case}: {parts:?} {options:?} {:?}",
        found.level_prices
    );
    assert_eq!(solved(&problem, &options).plan, found.plan, "case {case}: the same seed gives the same plan");
    fair.proved
}

#[test]
fn each_wish_by_itself_is_as_good_as_trying_everything() {
    for (at, wish) in ALL.into_iter().enumerate() {
        for case in 0..500 {
            beside_everything(at as u64 * 1000 + case, &[wish]);
        }
    }
}

#[test]
fn wishes_in_every_mixture_are_as_good_as_trying_everything() {
    let proved = (100_000..104_000).filter(|case| beside_everything(*case, &ALL)).count();
    assert!(proved > 500, "{proved} carry a proof");
}

#[test]
fn the_order_of_rows_changes_no_level() {
    for case in 200_000..202_000 {
        let mut dice = Dice::of_case(case);
        let parts = Parts::random(&mut dice, &ALL);
        let mut students: Vec<usize> = (0..parts.options.len()).collect();
        let mut sites: Vec<usize> = (0..parts.seats.len()).collect();
        for list in [&mut students, &mut sites] {
            (1..list.len()).rev().for_each(|at| list.swap(at, dice.below(at as u64 + 1) as usize));
        }
        let options = SolveOptions { budget_cpu: Some(60.0), ..Default::default() };
        let (before, after) = (parts.build(), parts.build_in(&students, &sites));
        let (before, after) = (solved(&before, &options), solved(&after, &options));
        assert_eq!(before.report.levels, after.report.levels, "case {case}: {parts:?}");
        assert_eq!(before.report.cost, after.report.cost, "case {case}");
    }
}

#[test]
fn consequences_are_what_the_best_plan_with_the_student_there_comes_to() {
    let mut asked = 0;
    for case in 300_000..300_400 {
        let mut dice = Dice::of_case(case);
        let parts = Parts::random(&mut dice, &ALL);
        let options = random_options(&mut dice, &parts);
        let problem = parts.build();
        let found = solved(&problem, &options);
        if found.report.levels.is_empty() {
            continue;
        }
        for student in 0..problem.students.len() as u32 {
            for site in problem.options(student).iter().map(|o| Some(o.site)).chain([None]) {
                let mut decided = options.clone();
                decided.locked.push(Lock { student, period: 0, site });
                let plan = (&found.plan, found.report.levels.as_slice());
                let Some(answer) = consequence_with_wishes(&problem, &options, plan, student, site) else { continue };
                let truth = Everything::best(&problem, &decided);
                let judge = |plan: &Plan| {
                    let lots = problem.fairness.lottery.map_or(Vec::new(), |seed| lottery_order(&problem, seed));
                    Everything { problem: &problem, options: &decided, lots, best: None }.value(plan)
                };
                let mut after = found.plan.clone();
                answer.moves.iter().for_each(|m| after.set(m.student, 0, m.to));
                assert_eq!(judge(&after), truth, "case {case}: {parts:?} {options:?}");
                assert!(answer.is_exact);
                asked += 1;
            }
        }
    }
    assert!(asked > 1000, "{asked}");
}

#[test]
fn prices_that_were_tampered_with_prove_nothing() {
    let (mut refused, mut cases) = (0, 0);
    for case in 400_000..402_000 {
        let mut dice = Dice::of_case(case);
        let parts = Parts::random(&mut dice, &["bands", "known", "precedence", "lottery", "leximin"]);
        let (problem, options) = (parts.build(), SolveOptions::default());
        let found = solved(&problem, &options);
        let Some(prices) = found.level_prices else { continue };
        let mut worse = found.plan.clone();
        let placed = (0..problem.students.len() as u32).find(|s| found.plan.site(*s, 0).is_some());
        let Some(student) = placed else { continue };
        worse.set(student, 0, None);
        assert!(!check_fair(&problem, &worse, &options, Some(&prices)).proved, "case {case}");
        let mut dearer = prices.clone();
        let site = found.plan.site(student, 0).expect("the student is placed") as usize;
        dearer[site].insert(0, (1, 1));
        let checked = check_fair(&problem, &found.plan, &options, Some(&dearer));
        assert_eq!(checked.violations, [] as [String; 0], "case {case}: no price gives a bound above the plan");
        refused += u64::from(!checked.proved);
        cases += 1;
    }
    assert!(cases > 500 && refused > cases / 4, "{refused} of {cases}");
}

#[test]
fn lots_are_drawn_again_the_same_whoever_else_takes_part() {
    let names = |students: &[&str], seed: u64| {
        let mut parts = ProblemBuilder::one_period(1);
        for student in students {
            parts.student(*student, "", 0);
        }
        let problem = parts.build().expect("the parts fit");
        lottery_order(&problem, seed).into_iter().map(|s| problem.students[s as usize].id.clone()).collect::<Vec<_>>()
    };
    let all = names(&["a", "b", "c", "d", "e"], 20_261_125);
    assert_eq!(names(&["e", "d", "c", "b", "a"], 20_261_125), all);
    let without: Vec<_> = all.iter().filter(|s| *s != "c").cloned().collect();
    assert_eq!(names(&["d", "a", "b", "e"], 20_261_125), without);
    assert!((0..20).any(|seed| names(&["a", "b", "c", "d", "e"], seed) != all));
}
