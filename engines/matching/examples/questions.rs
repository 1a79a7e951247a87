//! How long questions about a plan take, on a problem folder: mending it, and its reasons.
//!
//! `questions DIR [SEED] [COUNT]` prints one JSON line. Times are processor milliseconds of this thread; a question
//! for its three choices is divided by the students it displaces.

use std::ops::ControlFlow;
use std::path::Path;

use cpu_time::ThreadTime;
use larbro_matching::{Explainer, Occurrence, Repairer, SolveOptions, read_problem, solve};
use serde_json::{Value, json};

struct Dice(u64);

impl Dice {
    fn below(&mut self, n: usize) -> u32 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        ((self.0 >> 11) % n as u64) as u32
    }
}

fn timed<T>(work: impl FnOnce() -> T) -> (T, f64) {
    let start = ThreadTime::now();
    let done = work();
    (done, start.elapsed().as_secs_f64() * 1e3)
}

/// Half, 99 of a hundred and all of the times are at most so long.
fn spread(mut times: Vec<f64>) -> Value {
    times.sort_by(f64::total_cmp);
    let at = |percent: usize| times.get((times.len() * percent / 100).min(times.len().saturating_sub(1))).copied();
    json!({ "n": times.len(), "p50": at(50), "p99": at(99), "most": at(100) })
}

fn main() {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let [folder, rest @ ..] = &words[..] else { return println!("questions DIR [SEED] [COUNT]") };
    let number = |at: usize, other: u64| rest.get(at).and_then(|w| w.parse().ok()).unwrap_or(other);
    let (seed, count) = (number(0, 1), number(1, 200));
    let problem = read_problem(Path::new(folder)).expect("a problem folder");
    let options = SolveOptions::default();
    let (found, solve_ms) = timed(|| solve(&problem, &options, &mut |_| ControlFlow::Continue(())).expect("solvable"));
    let prices = found.prices.as_deref();
    let mut dice = Dice(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1);
    let mut taken: Vec<u32> = vec![0; problem.sites.len()];
    (0..problem.students.len() as u32).filter_map(|s| found.plan.site(s, 0)).for_each(|j| taken[j as usize] += 1);

    let (mut repairer, begin_ms) =
        timed(|| Repairer::new(&problem, &found.plan, &options, prices).expect("the best plan"));
    let ((), freed_ms) = timed(|| repairer.prepare_for_freed_seats());
    let mut times: [Vec<f64>; 4] = Default::default();
    for _ in 0..count {
        let site = loop {
            let site = dice.below(problem.sites.len());
            if taken[site as usize] > 0 {
                break site;
            }
        };
        let student = loop {
            let student = dice.below(problem.students.len());
            if found.plan.site(student, 0).is_some() {
                break student;
            }
        };
        let asked = [
            Occurrence::SiteLost { site },
            Occurrence::SlotsLost { site, slots: 1 },
            Occurrence::StudentLost { student },
            Occurrence::SlotsAdded { site, slots: 1 },
        ];
        for (at, occurrence) in asked.into_iter().enumerate() {
            let (choices, ms) = timed(|| repairer.repair(occurrence));
            times[at].push(ms / choices[0].displaced.max(1) as f64);
        }
    }
    let (reasons, explain_ms) = timed(|| {
        let prices = prices.expect("one period has prices");
        Explainer::with_prices(&problem, &found.plan, &options, prices).expect("the best plan")
    });
    let (worth, worth_ms) = timed(|| reasons.worth());
    let mut why = Vec::new();
    let left_out: Vec<u32> = (0..problem.students.len() as u32).filter(|s| found.plan.site(*s, 0).is_none()).collect();
    let mut blocking = Vec::new();
    for _ in 0..50 {
        why.push(timed(|| reasons.why(dice.below(problem.students.len()))).1);
        if !left_out.is_empty() {
            blocking.push(timed(|| reasons.blocking(left_out[dice.below(left_out.len()) as usize])).1);
        }
    }
    let [site_lost, slot_lost, student_lost, slot_added] = times.map(spread);
    let answer = json!({
        "students": problem.students.len(), "options": problem.option_count(), "left_out": found.report.unplaced,
        "solve_ms": solve_ms, "begin_ms": begin_ms, "freed_ms": freed_ms,
        "site_lost": site_lost, "slot_lost": slot_lost, "student_lost": student_lost, "slot_added": slot_added,
        "explain_ms": explain_ms, "worth_ms": worth_ms, "why": spread(why), "blocking": spread(blocking),
        "a_slot_more_helps": worth.iter().filter(|w| w.one_more.cost < 0 || w.one_more.placed.is_some()).count(),
    });
    println!("{answer}");
}
