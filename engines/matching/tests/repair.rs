//! Mending a plan along shortest paths, beside solving the changed problem from the beginning.

mod dice;

use std::ops::ControlFlow;

use larbro_matching::{
    Before, Lock, Occurrence, Plan, Previous, Problem, ProblemBuilder, Remedy, Repairer, Solution, SolveOptions,
    check_with_locks, repair_by_solving, solve,
};

use dice::Dice;

/// A problem and what is asked of it, so that it can be rebuilt with one thing changed.
#[derive(Clone, Debug)]
struct Parts {
    seats: Vec<u32>,
    students: Vec<(i64, Vec<(u32, u32)>)>,
    locked: Vec<Lock>,
}

impl Parts {
    fn random(dice: &mut Dice) -> Self {
        let sites = 1 + dice.below(6) as u32;
        let (classes, spread) = (1 + dice.below(3), [3, 12, 1000][dice.below(3) as usize]);
        let mut seats: Vec<u32> = (0..sites).map(|_| dice.below(4) as u32).collect();
        let mut students = Vec::new();
        for _ in 0..=dice.below(12) {
            let mut own = Vec::new();
            for site in 0..sites {
                if dice.below(3) > 0 {
                    own.push((site, dice.below(spread) as u32));
                }
            }
            students.push((dice.below(classes) as i64, own));
        }
        let mut locked = Vec::new();
        let locks = dice.below(3) == 0;
        let mut left = seats.clone();
        for (student, (_, own)) in students.iter().enumerate().filter(|_| locks) {
            let first = own.first().map(|(site, _)| *site).filter(|site| left[*site as usize] > 0);
            if dice.below(3) == 0 {
                if let Some(site) = first {
                    left[site as usize] -= 1;
                }
                locked.push(Lock { student: student as u32, period: 0, site: first });
            }
        }
        seats.push(1);
        Parts { seats, students, locked }
    }

    fn build(&self) -> Problem {
        let mut parts = ProblemBuilder::one_period(1);
        for (at, seats) in self.seats.iter().enumerate() {
            let site = parts.site(format!("v{at}"), 0, "");
            parts.seats(site, 0, *seats);
        }
        for (at, (priority, options)) in self.students.iter().enumerate() {
            let student = parts.student(format!("s{at}"), "", *priority);
            for (site, cost) in options {
                parts.option(student, *site, *cost);
            }
        }
        parts.build().expect("the parts fit")
    }

    /// The same after it has happened: a student lost is locked to no place.
    fn after(&self, occurrence: Occurrence) -> Self {
        let mut after = self.clone();
        match occurrence {
            Occurrence::SiteLost { site } => after.lose(site, u32::MAX),
            Occurrence::SlotsLost { site, slots } => after.lose(site, slots),
            Occurrence::SlotsAdded { site, slots } => after.seats[site as usize] += slots,
            Occurrence::StudentLost { student } => {
                after.locked.retain(|l| l.student != student);
                after.locked.push(Lock { student, period: 0, site: None });
            }
        }
        after
    }

    fn lose(&mut self, site: u32, slots: u32) {
        let left = self.seats[site as usize].saturating_sub(slots);
        self.seats[site as usize] = left;
        if self.locked.iter().filter(|l| l.site == Some(site)).count() as u32 > left {
            self.locked.retain(|l| l.site != Some(site));
        }
    }
}

fn solved(problem: &Problem, options: &SolveOptions) -> Solution {
    solve(problem, options, &mut |_| ControlFlow::Continue(())).expect("the locks can be kept")
}

fn any_occurrence(dice: &mut Dice, parts: &Parts) -> Occurrence {
    let site = dice.below(parts.seats.len() as u64) as u32;
    let slots = 1 + dice.below(3) as u32;
    match dice.below(4) {
        0 => Occurrence::SiteLost { site },
        1 => Occurrence::SlotsLost { site, slots },
        2 => Occurrence::SlotsAdded { site, slots },
        _ => Occurrence::StudentLost { student: dice.below(parts.students.len() as u64) as u32 },
    }
}

/// Left out by class, places changed, cost, of a plan beside the one before.
fn figures(problem: &Problem, before: &Plan, after: &Plan, gone: Option<u32>) -> (Vec<u64>, u64, i64) {
    let classes = problem.classes();
    let mut sums = (vec![0; classes.len()], 0, 0);
    for student in (0..problem.students.len() as u32).filter(|s| Some(*s) != gone) {
        let (was, is) = (before.site(student, 0), after.site(student, 0));
        if let Some(site) = is {
            sums.2 += i64::from(problem.cost(student, site).expect("an option"));
        } else {
            let class = problem.students[student as usize].priority;
            sums.0[classes.binary_search(&class).expect("a class")] += 1;
        }
        sums.1 += u64::from(was.is_some() && was != is);
    }
    sums
}

struct Asked<'a> {
    parts: &'a Parts,
    before: &'a Plan,
    occurrence: Occurrence,
    name: String,
}

impl Asked<'_> {
    fn gone(&self) -> Option<u32> {
        match self.occurrence {
            Occurrence::StudentLost { student } => Some(student),
            _ => None,
        }
    }

    /// A remedy keeps the rules, counts itself rightly, and is as good as solving again for the same aim.
    fn inspect(&self, remedy: &Remedy, change_price: Option<u32>) {
        let parts = self.parts.after(self.occurrence);
        let problem = parts.build();
        let name = format!("{}: {:?} {remedy:?}", self.name, self.parts);
        let mut plan = remedy.applied(self.before);
        self.gone().into_iter().for_each(|student| plan.set(student, 0, None));
        assert_eq!(check_with_locks(&problem, &plan, None, &parts.locked).violations, [], "{name}");
        let mut previous = Previous::from_plan(self.before);
        self.gone().into_iter().for_each(|student| previous.0[student as usize] = Before::Nowhere);
        let options = SolveOptions {
            locked: parts.locked.clone(),
            previous: Some(previous),
            change_price,
            ..SolveOptions::default()
        };
        let best = solved(&problem, &options).plan;
        let own = figures(&problem, self.before, &plan, self.gone());
        let other = figures(&problem, self.before, &best, self.gone());
        assert_eq!(own.0, other.0, "left out, {name}");
        match change_price {
            None => assert_eq!((own.1, own.2), (other.1, other.2), "{name}"),
            Some(price) => {
                let worth = |f: &(Vec<u64>, u64, i64)| f.2 + i64::from(price) * f.1 as i64;
                assert_eq!(worth(&own), worth(&other), "{name}");
                assert!(own.1 <= other.1, "no more moves than needed, {name}");
            }
        }
        assert_eq!(remedy.changed(), own.1, "{name}");
        let was = figures(&problem, self.before, self.before, self.gone());
        assert_eq!(remedy.cost, own.2 - was.2, "{name}");
        let classes = problem.classes();
        let more: Vec<(i64, i64)> =
            classes.iter().zip(own.0.iter().zip(&was.0)).map(|(c, (a, b))| (*c, *a as i64 - *b as i64)).collect();
        assert_eq!(remedy.left_out, more.into_iter().filter(|(_, n)| *n != 0).collect::<Vec<_>>(), "{name}");
    }
}

#[test]
fn mending_is_as_good_as_solving_again() {
    let mut kinds = [0u32; 4];
    let (mut moved, mut chosen) = (0, 0);
    for case in 0..4000u64 {
        let mut dice = Dice::of_case(case);
        let parts = Parts::random(&mut dice);
        let problem = parts.build();
        let options = SolveOptions { locked: parts.locked.clone(), seed: case % 3, ..SolveOptions::default() };
        let found = solved(&problem, &options);
        let prices = found.prices.as_deref().filter(|_| case % 4 > 0);
        let mut repairer = Repairer::new(&problem, &found.plan, &options, prices).expect("the plan is the best one");
        // Several questions to one repairer: each leaves no trace in the next.
        for turn in 0..3 {
            let occurrence = any_occurrence(&mut dice, &parts);
            let asked = Asked {
                parts: &parts,
                before: &found.plan,
                occurrence,
                name: format!("case {case}, turn {turn}, {occurrence:?}"),
            };
            let choices = repairer.repair(occurrence);
            asked.inspect(&choices[0], None);
            asked.inspect(&choices[2], Some(0));
            if let Some(price) = choices[1].change_price {
                asked.inspect(&choices[1], Some(price));
                chosen += 1;
            } else {
                assert_eq!(choices[0], choices[1]);
            }
            assert_eq!(choices, repairer.repair(occurrence), "{}: the same answer again", asked.name);
            let again = repair_by_solving(&problem, &found.plan, &options, occurrence).expect("the locks can be kept");
            assert_eq!(again[0].displaced, choices[0].displaced, "{}", asked.name);
            assert_eq!(
                (&again[0].left_out, again[0].cost, again[0].changed()),
                (&choices[0].left_out, choices[0].cost, choices[0].changed()),
                "{}",
                asked.name
            );
            kinds[match occurrence {
                Occurrence::SiteLost { .. } => 0,
                Occurrence::SlotsLost { .. } => 1,
                Occurrence::SlotsAdded { .. } => 2,
                Occurrence::StudentLost { .. } => 3,
            }] += 1;
            moved += choices[2].moved_beside;
        }
    }
    assert!(kinds.iter().all(|n| *n > 2000) && moved > 1000 && chosen > 200, "{kinds:?} {moved} {chosen}");
}

#[test]
fn a_plan_that_is_not_the_best_one_is_refused() {
    let mut parts = ProblemBuilder::one_period(1);
    let (near, far) = (parts.site("near", 0, ""), parts.site("far", 0, ""));
    parts.seats(near, 0, 1);
    parts.seats(far, 0, 1);
    let student = parts.student("a", "", 0);
    parts.option(student, near, 1);
    parts.option(student, far, 2);
    let problem = parts.build().expect("the parts fit");
    let mut plan = Plan::empty(&problem);
    plan.set(student, 0, Some(far));
    let options = SolveOptions::default();
    assert!(Repairer::new(&problem, &plan, &options, None).is_err());
    let again = repair_by_solving(&problem, &plan, &options, Occurrence::SiteLost { site: far }).expect("solvable");
    assert_eq!((again[0].displaced, again[0].moved_beside, again[0].cost), (1, 0, -1));
}
