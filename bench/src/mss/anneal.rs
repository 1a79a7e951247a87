//! Simulated annealing (Kirkpatrick, Gelatt and Vecchi 1983) over whole schedules of one or two students at a time.
//!
//! What one student can keep alone (being there, being able, the number of disciplines) every schedule keeps. What is
//! shared or in order (wards, precedence, disciplines at one hospital) may be broken on the way at a price each.

use cpu_time::ThreadTime;

use super::{Block, Instance, Schedule};

/// What an annealing found.
#[derive(Clone, Debug)]
pub struct Found {
    /// The best schedule without a broken rule, or the last one where there was none.
    pub schedule: Schedule,
    /// Its score.
    pub score: i32,
    /// Rules broken (0 unless nothing better was found).
    pub broken: i32,
    /// Changes tried.
    pub tried: u64,
    /// Processor seconds used.
    pub cpu_s: f64,
}

/// First and last temperature, and what a broken rule counts.
const HOT: f64 = 12.0;
const COLD: f64 = 0.25;
const BROKEN: i32 = 40;
/// Changes between two looks at the clock.
const STRIDE: u64 = 2048;

struct Dice(u64);

impl Dice {
    fn roll(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    fn below(&mut self, n: usize) -> usize {
        ((u128::from(self.roll()) * n as u128) >> 64) as usize
    }

    fn part(&mut self) -> f64 {
        (self.roll() >> 11) as f64 / (1u64 << 53) as f64
    }
}

/// What a student's blocks come to: satisfaction, and rules of order broken.
#[derive(Clone, Copy, Default)]
struct Own {
    satisfaction: i32,
    broken: i32,
}

struct State<'a> {
    instance: &'a Instance,
    blocks: Schedule,
    own: Vec<Own>,
    /// Students on each ward in each period, and its limits.
    wards: Vec<(i32, i32, i32)>,
    /// How many students have each satisfaction, from the least possible on.
    with: Vec<u32>,
    lowest: i32,
    least: i32,
    sum: i32,
    broken: i32,
    /// Whether a student can begin a block in a period: by student, then period.
    fits: Vec<Vec<bool>>,
    /// Hospitals where a student can take a discipline.
    hospitals: Vec<Vec<Vec<u8>>>,
}

/// Anneals for so many processor seconds.
pub fn anneal(instance: &Instance, seed: u64, cpu_s: f64) -> Found {
    let clock = ThreadTime::now();
    let mut dice = Dice(seed);
    let mut state = State::begin(instance, &mut dice);
    let mut best = (i32::MIN, state.blocks.clone());
    let (mut tried, mut heat) = (0, HOT);
    let mut first = Vec::with_capacity(32);
    let mut second = Vec::with_capacity(32);
    loop {
        if tried % STRIDE == 0 {
            let part = clock.elapsed().as_secs_f64() / cpu_s;
            if part >= 1.0 {
                break;
            }
            heat = heat_at(part);
        }
        tried += 1;
        let Some((one, other)) = state.propose(&mut dice, &mut first, &mut second) else { continue };
        let before = state.value();
        state.exchange(one, &mut first);
        if let Some(other) = other {
            state.exchange(other, &mut second);
        }
        let gain = state.value() - before;
        if gain < 0 && dice.part() >= (f64::from(gain) / heat).exp() {
            if let Some(other) = other {
                state.exchange(other, &mut second);
            }
            state.exchange(one, &mut first);
        } else if gain != 0 && state.broken == 0 && state.score() > best.0 {
            best = (state.score(), state.blocks.clone());
        }
    }
    let (score, schedule, broken) = match best {
        (i32::MIN, _) => (state.score(), state.blocks.clone(), state.broken),
        (score, schedule) => (score, schedule, 0),
    };
    Found { schedule, score, broken, tried, cpu_s: clock.elapsed().as_secs_f64() }
}

/// Three coolings, each from a lower temperature: the first finds where to be, the others try again from there.
fn heat_at(part: f64) -> f64 {
    let (hot, within) = match part {
        p if p < 0.7 => (HOT, p / 0.7),
        p if p < 0.85 => (HOT / 4.0, (p - 0.7) / 0.15),
        p => (HOT / 5.0, (p - 0.85) / 0.15),
    };
    hot * (COLD / hot).powf(within)
}

impl<'a> State<'a> {
    fn begin(instance: &'a Instance, dice: &mut Dice) -> Self {
        let fits = |student: usize| {
            let runs = instance.available[student].windows(instance.duration);
            runs.map(|run| run.iter().all(|there| *there)).collect()
        };
        let hospitals = |student: usize| {
            let of = |d: usize| {
                let able = (0..instance.hospitals).filter(|h| instance.able[student][*h][d]);
                if instance.allowed[student][d] { able.map(|h| h as u8).collect() } else { Vec::new() }
            };
            (0..instance.disciplines).map(of).collect()
        };
        let mut wards = Vec::new();
        for hospital in 0..instance.hospitals {
            for discipline in 0..instance.disciplines {
                for period in 0..instance.horizon {
                    let most = instance.most[hospital][discipline][period];
                    wards.push((0, instance.fewest[hospital][discipline][period], most));
                }
            }
        }
        let broken = wards.iter().map(|ward| ward.1.max(0)).sum();
        let mut state = State {
            instance,
            blocks: vec![Vec::new(); instance.students],
            own: vec![Own::default(); instance.students],
            wards,
            with: Vec::new(),
            lowest: -lowest(instance),
            least: 0,
            sum: 0,
            broken,
            fits: (0..instance.students).map(fits).collect(),
            hospitals: (0..instance.students).map(hospitals).collect(),
        };
        state.with = vec![0; (2 * lowest(instance) + 1) as usize];
        state.with[(-state.lowest) as usize] = instance.students as u32;
        for student in 0..instance.students {
            let mut blocks = state.some_blocks(student, dice);
            state.exchange(student, &mut blocks);
        }
        state
    }

    /// The first blocks of a student: any disciplines, in an order that keeps precedence, as early as possible.
    fn some_blocks(&self, student: usize, dice: &mut Dice) -> Vec<Block> {
        let instance = self.instance;
        let mut chosen: Vec<usize> = Vec::new();
        for (group, need) in instance.need[student].iter().enumerate() {
            let in_group = |d: &usize| instance.group[*d] == group && !self.hospitals[student][*d].is_empty();
            let mut possible: Vec<usize> = (0..instance.disciplines).filter(in_group).collect();
            for _ in 0..*need {
                if possible.is_empty() {
                    break;
                }
                chosen.push(possible.swap_remove(dice.below(possible.len())));
            }
        }
        chosen.sort_by_key(|d| instance.before[*d].len());
        let mut start = 0;
        let mut blocks = Vec::new();
        for discipline in chosen {
            let Some(at) = (start..self.fits[student].len()).find(|t| self.fits[student][*t]) else { break };
            let able = &self.hospitals[student][discipline];
            let hospital = able[dice.below(able.len())];
            blocks.push(Block { start: at as u8, discipline: discipline as u8, hospital });
            start = at + instance.duration;
        }
        blocks
    }

    fn score(&self) -> i32 {
        self.sum + self.least
    }

    fn value(&self) -> i32 {
        self.score() - BROKEN * self.broken
    }

    /// Gives a student other blocks; the old ones are in their place afterwards.
    fn exchange(&mut self, student: usize, blocks: &mut Vec<Block>) {
        std::mem::swap(&mut self.blocks[student], blocks);
        for block in blocks.iter() {
            self.count(*block, -1);
        }
        for at in 0..self.blocks[student].len() {
            self.count(self.blocks[student][at], 1);
        }
        let (old, new) = (self.own[student], self.judge(student));
        self.own[student] = new;
        self.broken += new.broken - old.broken;
        self.sum += new.satisfaction - old.satisfaction;
        let place = |value: i32| (value - self.lowest) as usize;
        self.with[place(old.satisfaction)] -= 1;
        self.with[place(new.satisfaction)] += 1;
        self.least = self.least.min(new.satisfaction);
        while self.with[(self.least - self.lowest) as usize] == 0 {
            self.least += 1;
        }
    }

    fn count(&mut self, block: Block, by: i32) {
        let ward = block.hospital as usize * self.instance.disciplines + block.discipline as usize;
        let from = ward * self.instance.horizon + block.start as usize;
        for (there, fewest, most) in &mut self.wards[from..from + self.instance.duration] {
            let broken = |n: i32| (n - *most).max(0) + (*fewest - n).max(0);
            self.broken += broken(*there + by) - broken(*there);
            *there += by;
        }
    }

    fn judge(&self, student: usize) -> Own {
        let (instance, blocks) = (self.instance, &self.blocks[student]);
        let [for_discipline, for_hospital, for_change, for_waiting] = instance.weights[student];
        let (mut satisfaction, mut broken, mut seen) = (0, 0, 0u64);
        let mut at_hospital = [0u8; 64];
        for (at, block) in blocks.iter().enumerate() {
            let (discipline, hospital) = (block.discipline as usize, block.hospital as usize);
            satisfaction += for_discipline * instance.discipline_wish[student][discipline]
                + for_hospital * instance.hospital_wish[student][hospital]
                + instance.school_wish[discipline];
            if at > 0 && blocks[at - 1].hospital != block.hospital {
                satisfaction += for_change;
            }
            for before in &instance.before[discipline] {
                broken += i32::from(seen >> before & 1 == 0);
            }
            seen |= 1 << discipline;
            at_hospital[hospital] += 1;
        }
        for n in &at_hospital[..instance.hospitals] {
            broken += (i32::from(*n) - instance.most_at_hospital as i32).max(0);
        }
        // Blocks that found no room at all: every schedule must have them.
        let need: usize = instance.need[student].iter().sum();
        broken += (need - blocks.len()) as i32;
        if let Some(last) = blocks.last() {
            satisfaction += for_waiting * (i32::from(last.start) - ((blocks.len() - 1) * instance.duration) as i32);
        }
        Own { satisfaction, broken }
    }

    /// Other blocks for one or two students.
    fn propose(
        &self,
        dice: &mut Dice,
        first: &mut Vec<Block>,
        second: &mut Vec<Block>,
    ) -> Option<(usize, Option<usize>)> {
        let student = dice.below(self.instance.students);
        first.clear();
        first.extend_from_slice(&self.blocks[student]);
        if first.is_empty() {
            return None;
        }
        let at = dice.below(first.len());
        let able = match dice.below(20) {
            0..=4 => self.other_hospital(student, first, at, dice),
            5..=8 => self.other_discipline(student, first, at, dice),
            9..=12 => self.other_time(student, first, at, dice),
            13..=15 => self.swap_within(student, first, at, dice),
            16 => self.other_order(student, first, at, dice),
            17 => self.one_hospital(student, first, at, dice),
            _ => {
                let other = dice.below(self.instance.students);
                second.clear();
                second.extend_from_slice(&self.blocks[other]);
                let fine = other != student && self.swap_between(student, first, at, other, second);
                return fine.then_some((student, Some(other)));
            }
        };
        able.then_some((student, None))
    }

    fn can(&self, student: usize, discipline: u8, hospital: u8) -> bool {
        self.hospitals[student][discipline as usize].contains(&hospital)
    }

    fn other_hospital(&self, student: usize, blocks: &mut [Block], at: usize, dice: &mut Dice) -> bool {
        let able = &self.hospitals[student][blocks[at].discipline as usize];
        let hospital = able[dice.below(able.len())];
        let differs = hospital != blocks[at].hospital;
        blocks[at].hospital = hospital;
        differs
    }

    /// Another discipline of the same group in the same place, at the same hospital where that can be.
    fn other_discipline(&self, student: usize, blocks: &mut [Block], at: usize, dice: &mut Dice) -> bool {
        let old = blocks[at];
        let discipline = dice.below(self.instance.disciplines);
        let able = &self.hospitals[student][discipline];
        let fine = self.instance.group[discipline] == self.instance.group[old.discipline as usize]
            && !able.is_empty()
            && blocks.iter().all(|b| b.discipline as usize != discipline);
        if fine {
            let stays = able.contains(&old.hospital) && dice.below(3) > 0;
            let hospital = if stays { old.hospital } else { able[dice.below(able.len())] };
            blocks[at] = Block { discipline: discipline as u8, hospital, ..old };
        }
        fine
    }

    /// Another beginning, where no other block is.
    fn other_time(&self, student: usize, blocks: &mut Vec<Block>, at: usize, dice: &mut Dice) -> bool {
        let mut block = blocks.remove(at);
        let start = dice.below(self.fits[student].len()) as u8;
        let free = |b: &Block| b.start.abs_diff(start) as usize >= self.instance.duration;
        if start == block.start || !self.fits[student][start as usize] || !blocks.iter().all(free) {
            return false;
        }
        block.start = start;
        let to = blocks.partition_point(|b| b.start < start);
        blocks.insert(to, block);
        true
    }

    /// Two blocks change places in time, with or without their hospitals.
    fn swap_within(&self, student: usize, blocks: &mut [Block], at: usize, dice: &mut Dice) -> bool {
        let other = dice.below(blocks.len());
        if other == at {
            return false;
        }
        let (one, two) = (blocks[at], blocks[other]);
        blocks[at].discipline = two.discipline;
        blocks[other].discipline = one.discipline;
        if dice.below(2) == 0 {
            blocks[at].hospital = two.hospital;
            blocks[other].hospital = one.hospital;
            return true;
        }
        self.can(student, two.discipline, one.hospital) && self.can(student, one.discipline, two.hospital)
    }

    /// A block goes to another place in the order, and all from the first of both places on follow as early as they can.
    fn other_order(&self, student: usize, blocks: &mut Vec<Block>, at: usize, dice: &mut Dice) -> bool {
        let to = dice.below(blocks.len());
        let block = blocks.remove(at);
        blocks.insert(to, block);
        let duration = self.instance.duration;
        let first = at.min(to);
        let mut start = if first == 0 { 0 } else { blocks[first - 1].start as usize + duration };
        for block in &mut blocks[first..] {
            let Some(free) = (start..self.fits[student].len()).find(|t| self.fits[student][*t]) else { return false };
            block.start = free as u8;
            start = free + duration;
        }
        true
    }

    /// A run of blocks goes to one hospital.
    fn one_hospital(&self, student: usize, blocks: &mut [Block], at: usize, dice: &mut Dice) -> bool {
        let hospital = dice.below(self.instance.hospitals) as u8;
        let to = (at + 2 + dice.below(3)).min(blocks.len());
        let mut differs = false;
        for block in &mut blocks[at..to] {
            if block.hospital != hospital && self.can(student, block.discipline, hospital) {
                block.hospital = hospital;
                differs = true;
            }
        }
        differs
    }

    /// Two students who begin at the same time exchange hospitals, or disciplines too.
    fn swap_between(&self, student: usize, first: &mut [Block], at: usize, other: usize, second: &mut [Block]) -> bool {
        let one = first[at];
        let Some(beside) = second.iter().position(|b| b.start == one.start) else { return false };
        let two = second[beside];
        if one.discipline == two.discipline && one.hospital == two.hospital {
            return false;
        }
        let has = |blocks: &[Block], d: u8| blocks.iter().any(|b| b.discipline == d);
        if one.discipline != two.discipline {
            let same_group =
                self.instance.group[one.discipline as usize] == self.instance.group[two.discipline as usize];
            if !same_group || has(first, two.discipline) || has(second, one.discipline) {
                return false;
            }
        }
        first[at] = two;
        second[beside] = one;
        self.can(student, two.discipline, two.hospital) && self.can(other, one.discipline, one.hospital)
    }
}

/// No satisfaction is further from nothing than this.
fn lowest(instance: &Instance) -> i32 {
    let most = |list: &[i32]| list.iter().map(|n| n.abs()).max().unwrap_or(0);
    let wishes = (0..instance.students).map(|s| {
        let weight = instance.weights[s].iter().map(|w| w.abs()).max().unwrap_or(0);
        weight * (most(&instance.discipline_wish[s]) + most(&instance.hospital_wish[s]) + 3)
    });
    let each = wishes.max().unwrap_or(0) + most(&instance.school_wish);
    each * (instance.horizon + instance.disciplines) as i32 + 1
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::mss::{check, read};

    /// Two students, two wards, three periods: small enough to see the answer.
    const SMALL: &str = "Students=2; Disciplines=2; Hospitals=2; Duration=1; Horizon=3; Groups=1; MaxDiscPerHosp=2;
        DiscGroup = [1,1]; % both
        StudDiscGroup =[| 2 | 1 |]; AllowedDisc =[| 1, 1 | 1, 0 |]; Precededby =[| 0, 0 | 1, 0 |];
        Availability =[| 1, 1, 1 | 1, 1, 1 |];
        Ability = array3d(1..Students,1..Hospitals,1..Disciplines,[1, 1, 1, 1, 1, 1, 1, 1]);
        MaxPosHosp = array3d(1..Hospitals,1..Disciplines,1..Horizon,[1,1,1, 1,1,1, 1,1,1, 1,1,1]);
        MinPosHosp = array3d(1..Hospitals,1..Disciplines,1..Horizon,[0,0,0, 0,0,0, 0,0,0, 0,0,0]);
        WeightPref=[| 1,2,-3,-1 | 1,1,-1,-1 |]; PrefStudDisc =[| 1, 2 | 3, 1 |];
        PrefStudHosp =[| 3, 1 | 3, 1 |]; ManPref=[1,0];";

    #[test]
    fn the_best_schedule_of_a_small_instance_is_found_and_counted_as_the_check_does() {
        let instance = read(SMALL).expect("it is an instance");
        let found = anneal(&instance, 1, 0.05);
        let checked = check(&instance, &found.schedule);
        // The second takes 0 at hospital 0 at once: 3 + 3 + 1. The first follows there with 0 and 1: 1 + 2 + 1 and twice
        // 2 × 3, less one period of waiting. The other way round both lose: 16, and 6 as the least.
        assert_eq!((checked.violations, checked.score, checked.least), (0, 15 + 7 + 7, 7));
        assert_eq!(found.score, checked.score);
    }

    #[test]
    fn broken_rules_are_found() {
        let instance = read(SMALL).expect("it is an instance");
        let block = |start, discipline, hospital| Block { start, discipline, hospital };
        let fine = vec![vec![block(0, 0, 0), block(1, 1, 0)], vec![block(1, 0, 0)]];
        assert_eq!(check(&instance, &fine).violations, 0);
        let cases = [
            ("precedence", vec![vec![block(1, 0, 0), block(0, 1, 0)], vec![block(2, 0, 0)]]),
            ("a ward has room for one", vec![vec![block(0, 0, 0), block(1, 1, 0)], vec![block(0, 0, 0)]]),
            ("not allowed", vec![vec![block(0, 0, 0), block(1, 1, 0)], vec![block(2, 1, 0)]]),
            ("too few", vec![vec![block(0, 0, 0)], vec![block(1, 0, 0)]]),
            ("two at a time", vec![vec![block(0, 0, 0), block(0, 1, 0)], vec![block(1, 0, 0)]]),
            ("beyond the last period", vec![vec![block(0, 0, 0), block(3, 1, 0)], vec![block(1, 0, 0)]]),
        ];
        for (what, schedule) in cases {
            assert!(check(&instance, &schedule).violations > 0, "{what}");
        }
        assert!(read("Students=2;").is_err());
    }
}
