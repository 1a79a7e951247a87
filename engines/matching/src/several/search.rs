//! Betters a plan by chains: a student takes the bundle she likes best at the prices, whoever must give way for that
//! takes his best in turn, and so on until nobody has to give way any more. A chain that makes the plan better is
//! kept; one that makes it slightly worse is kept now and then, less often as time passes (simulated annealing).

use super::bundle::{Bundle, Bundles, Number};
use super::market::{Decided, GONE, Market, NONE};
use crate::dice::Dice;

/// What moving a student costs beside looking at her options, in options.
const MOVE: u64 = 150;

/// What a plan comes to: left out, weighted by class, then changes, then cost.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Score {
    /// Student-periods without a place, each with the weight of its class.
    pub left_out: i128,
    /// Places that differ from the plan before, where that is a level by itself.
    pub changed: i64,
    /// Cost of the places.
    pub cost: i64,
}

/// A plan and everything that is needed to better it.
pub(crate) struct Search<'m, const W: usize> {
    market: &'m Market<W>,
    /// What a change counts in the score: on its level, and in the cost.
    change: (i64, i64),
    bundles: Bundles<f32, W>,
    /// What leaving out a period costs each student when she chooses.
    out: Vec<f32>,
    /// What leaving out a period counts for each student in the score.
    weight: Vec<i128>,
    /// Where everybody goes.
    pub plan: Vec<Bundle<W>>,
    /// What the plan comes to.
    pub score: Score,
    /// The best plan seen.
    pub best: Vec<Bundle<W>>,
    /// What it comes to.
    pub best_score: Score,
    /// What a seat costs a student who looks for a bundle, a row per site.
    asked: Vec<[f32; W]>,
    /// The same when nobody may be made to give way.
    free_only: Vec<[f32; W]>,
    /// What giving way from a seat is thought to cost.
    worth: Vec<[f32; W]>,
    used: Vec<[u32; W]>,
    /// How many occupants may not give way in the chain at hand.
    held: Vec<[u32; W]>,
    first_seat: Vec<[u32; W]>,
    occupants: Vec<u32>,
    dice: Dice,
    /// Everybody the chain has touched, and the bundle from before.
    saved: Vec<(u32, Bundle<W>)>,
    is_saved: Vec<bool>,
    in_chain: Vec<bool>,
    /// Students whose bundle may differ from the best plan's.
    since_best: Vec<u32>,
    waiting: Vec<u32>,
    touched: Vec<(u32, u8)>,
    /// A seat that the first student must leave.
    touched_whole: Option<(usize, usize)>,
    /// What the plan came to before students were taken out for the next chain.
    before: Option<Score>,
    /// Options looked at, as a measure of time that is the same on every machine.
    pub work: u64,
}

impl<'m, const W: usize> Search<'m, W> {
    /// Nobody placed yet.
    ///
    /// With a plan before, `change_price` is what a change costs; without a price, changes come before all costs.
    pub fn new(market: &'m Market<W>, out: Vec<f32>, weight: Vec<i128>, change_price: Option<u32>, seed: u64) -> Self {
        let mut first_seat = Vec::with_capacity(market.seats.len());
        let mut total = 0;
        for row in &market.seats {
            first_seat.push(std::array::from_fn(|p| {
                let at = total;
                total += row[p].min(market.students as u32);
                at
            }));
        }
        let left_out = weight.iter().map(|w| w * market.periods as i128).sum();
        let were_placed = (0..market.students).filter_map(|s| market.before(s)).flatten().filter(|arc| **arc != NONE);
        let change = change_price.map_or((1, 0), |price| (0, i64::from(price)));
        let changed = were_placed.count() as i64;
        let score = Score { left_out, changed: changed * change.0, cost: changed * change.1 };
        let nobody = vec![[NONE; W]; market.students];
        let sites = market.seats.len();
        let mut search = Search {
            market,
            change,
            bundles: Bundles::new(market.periods),
            out,
            weight,
            plan: nobody.clone(),
            score,
            best: nobody,
            best_score: score,
            asked: vec![[0.0; W]; sites],
            free_only: vec![[0.0; W]; sites],
            worth: vec![[0.0; W]; sites],
            used: vec![[0; W]; sites],
            held: vec![[0; W]; sites],
            first_seat,
            occupants: vec![NONE; total as usize],
            dice: Dice::new(seed),
            saved: Vec::new(),
            is_saved: vec![false; market.students],
            since_best: Vec::new(),
            in_chain: vec![false; market.students],
            waiting: Vec::new(),
            touched: Vec::new(),
            touched_whole: None,
            before: None,
            work: 0,
        };
        for site in 0..sites {
            (0..W).for_each(|period| search.ask(site, period));
        }
        search
    }

    /// Makes places of the plan before so much cheaper when students choose.
    pub fn prefer_staying(&mut self, by: f32) {
        self.bundles.stay = -by;
    }

    /// Puts everybody who can stay where the plan before has them.
    pub fn sit_as_before(&mut self) {
        for student in 0..self.market.students as u32 {
            let at = student as usize;
            let Some(before) = self.market.before(at).copied() else { return };
            let mut types = 0u32;
            for (period, arc) in before.into_iter().enumerate().filter(|(_, arc)| *arc < GONE) {
                let site = self.market.arcs[arc as usize].site as usize;
                let kind = 1 << self.market.type_of(at, arc);
                let is_free = self.used[site][period] < self.market.seats[site][period];
                if is_free && types & kind == 0 && self.market.decided(at).is_none() {
                    types |= kind;
                    self.take(student, period, arc);
                }
            }
        }
        self.best.clone_from(&self.plan);
        self.best_score = self.score;
    }

    /// Takes new prices as what giving way costs, each shaken by up to so much of itself.
    pub fn take_prices(&mut self, prices: &[[f32; W]], shake: f32) {
        for (site, row) in prices.iter().enumerate() {
            for (period, price) in row.iter().enumerate() {
                let share = self.dice.below(1 << 16) as f32 / (1 << 16) as f32;
                self.worth[site][period] = price * (1.0 + shake * (2.0 * share - 1.0)) + shake * share;
                self.ask(site, period);
            }
        }
    }

    fn ask(&mut self, site: usize, period: usize) {
        let seats = self.market.seats[site][period];
        self.free_only[site][period] = if self.used[site][period] < seats { 0.0 } else { f32::NEVER };
        self.asked[site][period] = if seats == 0 || self.held[site][period] >= seats {
            f32::NEVER
        } else if self.used[site][period] < seats {
            0.0
        } else {
            self.worth[site][period]
        };
    }

    /// Begins with a student and moves whoever must give way; keeps the outcome when it is at most `worse` dearer.
    ///
    /// With `avoid`, the student must leave the seat of that period.
    pub fn chain(&mut self, student: u32, avoid: Option<usize>, longest: usize, worse: i64) -> bool {
        let before = self.before.take().unwrap_or(self.score);
        if let Some((site, period)) =
            avoid.filter(|p| !self.is_decided(student, *p)).and_then(|p| Some((self.site(student, p)?, p)))
        {
            self.held[site][period] += self.market.seats[site][period];
            self.touched_whole = Some((site, period));
        }
        self.save(student);
        self.waiting.retain(|s| *s != student);
        self.waiting.push(student);
        let mut moves = 0;
        while let Some(next) = self.waiting.pop() {
            moves += 1;
            self.move_student(next, moves > longest);
            if let Some((site, period)) = self.touched_whole.take() {
                self.held[site][period] -= self.market.seats[site][period];
                self.ask(site, period);
            }
        }
        let is_kept = self.score.left_out < before.left_out
            || (self.score.left_out == before.left_out
                && (self.score.changed < before.changed
                    || (self.score.changed == before.changed && self.score.cost <= before.cost + worse)));
        if !is_kept {
            self.undo(before);
            return false;
        }
        let Search { since_best, saved, .. } = self;
        since_best.extend(saved.iter().map(|(student, _)| *student));
        self.release();
        if self.score < self.best_score {
            self.best_score = self.score;
            self.note_best();
        } else if self.since_best.len() > 4 * self.market.students {
            self.since_best.sort_unstable();
            self.since_best.dedup();
        }
        true
    }

    /// The students who lack a place in some period.
    pub fn without_a_place(&self) -> Vec<u32> {
        let lacks = |student: &u32| self.plan[*student as usize][..self.market.periods].contains(&NONE);
        (0..self.market.students as u32).filter(lacks).collect()
    }

    /// Student-periods without a place in the best plan.
    pub fn left_out(&self) -> u64 {
        self.best.iter().map(|b| b[..self.market.periods].iter().filter(|a| **a == NONE).count() as u64).sum()
    }

    /// Brings the copy of the best plan up to date where it differs.
    fn note_best(&mut self) {
        for student in self.since_best.drain(..) {
            self.best[student as usize] = self.plan[student as usize];
        }
    }

    /// Goes back to the best plan.
    pub fn return_to_best(&mut self) {
        let mut differing = std::mem::take(&mut self.since_best);
        differing.sort_unstable();
        differing.dedup();
        for student in &differing {
            (0..self.market.periods).for_each(|period| self.vacate(*student, period));
        }
        for student in differing {
            let bundle = self.best[student as usize];
            for (period, arc) in bundle.into_iter().enumerate().filter(|(_, arc)| *arc != NONE) {
                self.take(student, period, arc);
            }
        }
    }

    fn site(&self, student: u32, period: usize) -> Option<usize> {
        let arc = self.plan[student as usize][period];
        (arc != NONE).then(|| self.market.arcs[arc as usize].site as usize)
    }

    /// Takes some students who sit where this one could go out of their places; the chain that begins next places them
    /// again after her.
    pub fn free_neighbours(&mut self, student: u32, count: u64) {
        self.before = Some(self.score);
        let arcs = self.market.arcs_of(student as usize);
        for _ in 0..count.min(arcs.len() as u64) {
            let arc = arcs.start + self.dice.below(arcs.len() as u64) as u32;
            let site = self.market.arcs[arc as usize].site as usize;
            let period = self.dice.below(self.market.periods as u64) as usize;
            let used = self.used[site][period];
            if used == 0 {
                continue;
            }
            let seat = self.first_seat[site][period] + self.dice.below(u64::from(used)) as u32;
            let neighbour = self.occupants[seat as usize];
            if neighbour != student && !self.waiting.contains(&neighbour) {
                self.save(neighbour);
                self.waiting.push(neighbour);
                (0..self.market.periods).for_each(|period| self.vacate(neighbour, period));
            }
        }
    }

    fn save(&mut self, student: u32) {
        if !std::mem::replace(&mut self.is_saved[student as usize], true) {
            self.saved.push((student, self.plan[student as usize]));
        }
    }

    fn move_student(&mut self, student: u32, is_last: bool) {
        let at = student as usize;
        self.in_chain[at] = true;
        self.work += self.market.arcs_of(at).len() as u64 + MOVE;
        for period in 0..self.market.periods {
            self.vacate(student, period);
        }
        let out = self.out[at];
        let asked = if is_last { &self.free_only } else { &self.asked };
        self.bundles.price(self.market, at, asked, out);
        let bundle = self.bundles.bundle(self.market, at, asked, out);
        for (period, arc) in bundle.into_iter().enumerate().filter(|(_, arc)| *arc != NONE) {
            if self.is_decided(student, period) {
                self.take(student, period, arc);
                continue;
            }
            let site = self.market.arcs[arc as usize].site as usize;
            if self.used[site][period] == self.market.seats[site][period] {
                let gives_way = self.cheapest_to_move(site, period);
                self.save(gives_way);
                self.vacate(gives_way, period);
                if !self.waiting.contains(&gives_way) {
                    self.waiting.push(gives_way);
                }
            }
            self.take(student, period, arc);
            self.held[site][period] += 1;
            self.touched.push((site as u32, period as u8));
            self.ask(site, period);
        }
    }

    /// The occupant of a full seat who loses least by going elsewhere in the same period.
    fn cheapest_to_move(&mut self, site: usize, period: usize) -> u32 {
        let first = self.first_seat[site][period] as usize;
        let seats = self.market.seats[site][period] as usize;
        let mut best: Option<(f32, u32)> = None;
        for at in first..first + seats {
            let student = self.occupants[at];
            if self.in_chain[student as usize] {
                continue;
            }
            let arc = self.plan[student as usize][period];
            let kind = self.market.type_of(student as usize, arc);
            let elsewhere = self.market.of_type(student as usize, kind).filter(|other| *other != arc).map(|other| {
                let other = self.market.arcs[other as usize];
                other.cost as f32 + self.asked[other.site as usize][period]
            });
            let least = elsewhere.fold(self.out[student as usize], |a, b| if b < a { b } else { a });
            let loss = least - self.market.arcs[arc as usize].cost as f32;
            if best.is_none_or(|(known, _)| loss < known) {
                best = Some((loss, student));
            }
        }
        best.expect("a seat is asked for only while an occupant may give way").1
    }

    fn is_decided(&self, student: u32, period: usize) -> bool {
        self.market.decided(student as usize).is_some_and(|d| d[period] != Decided::Open)
    }

    fn vacate(&mut self, student: u32, period: usize) {
        let arc = std::mem::replace(&mut self.plan[student as usize][period], NONE);
        if arc == NONE {
            return;
        }
        self.count_change(student, period, arc, 1);
        let arc = self.market.arcs[arc as usize];
        self.score.left_out += self.weight[student as usize];
        self.score.cost -= i64::from(arc.cost);
        if self.is_decided(student, period) {
            return;
        }
        let site = arc.site as usize;
        self.used[site][period] -= 1;
        let first = self.first_seat[site][period] as usize;
        let last = first + self.used[site][period] as usize;
        let seat = (first..=last).find(|at| self.occupants[*at] == student);
        self.occupants.swap(seat.expect("the student sits where the plan says"), last);
        self.ask(site, period);
    }

    /// A place of the plan before is left or taken again.
    fn count_change(&mut self, student: u32, period: usize, arc: u32, by: i64) {
        if self.market.before(student as usize).is_some_and(|before| before[period] == arc) {
            self.score.changed += by * self.change.0;
            self.score.cost += by * self.change.1;
        }
    }

    fn take(&mut self, student: u32, period: usize, arc: u32) {
        self.plan[student as usize][period] = arc;
        self.count_change(student, period, arc, -1);
        let arc = self.market.arcs[arc as usize];
        self.score.left_out -= self.weight[student as usize];
        self.score.cost += i64::from(arc.cost);
        if self.is_decided(student, period) {
            return;
        }
        let site = arc.site as usize;
        let seat = self.first_seat[site][period] + self.used[site][period];
        self.occupants[seat as usize] = student;
        self.used[site][period] += 1;
        self.ask(site, period);
    }

    /// Ends a chain: whoever was moved may give way again.
    fn release(&mut self) {
        while let Some((site, period)) = self.touched.pop() {
            let (site, period) = (site as usize, usize::from(period));
            self.held[site][period] -= 1;
            self.ask(site, period);
        }
        for (student, _) in self.saved.drain(..) {
            self.in_chain[student as usize] = false;
            self.is_saved[student as usize] = false;
        }
    }

    /// Puts everybody back where the chain found them.
    fn undo(&mut self, before: Score) {
        for at in 0..self.saved.len() {
            let student = self.saved[at].0;
            (0..self.market.periods).for_each(|period| self.vacate(student, period));
        }
        for at in 0..self.saved.len() {
            let (student, bundle) = self.saved[at];
            for (period, arc) in bundle.into_iter().enumerate().filter(|(_, arc)| *arc != NONE) {
                self.take(student, period, arc);
            }
        }
        self.release();
        debug_assert_eq!(self.score, before);
    }
}
