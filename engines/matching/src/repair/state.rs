//! A plan that is mended along shortest paths, and set back afterwards.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BinaryHeap};

use super::Occurrence;
use crate::explain::Move;
use crate::problem::{Choice, Problem};
use crate::residual::{Applicant, Applicants};

/// What counts how much: packed side by side, each outweighing all that comes after it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Aim {
    /// One rank of a student left out.
    pub rank: i64,
    /// One unit of cost.
    pub cost: i64,
    /// One place that differs from before.
    pub change: i64,
}

impl Aim {
    /// A rank and a cost in one number.
    pub fn packed(self, rank: i64, cost: i64) -> i64 {
        rank * self.rank + cost * self.cost
    }
}

/// How a site was reached: by this student, who is or was at another site (or nowhere).
#[derive(Clone, Copy)]
struct Step {
    student: u32,
    other: Option<u32>,
}

/// Where a path ends.
enum End {
    /// Whoever it began with stays out, or the seat stays free.
    Nowhere,
    /// At a free seat of this site.
    Seat(u32),
    /// This student of this site is left out.
    LeaveOut(u32, u32),
    /// This student, who was left out, gets a seat at this site.
    Placed(u32, u32),
    /// A seat of this site becomes free.
    GivenUp(u32),
}

/// Where a path begins.
#[derive(Clone, Copy)]
enum Start {
    /// At a site with more students than seats.
    Site(u32),
    /// With a student who has no place.
    Student(u32),
}

/// Who sits where, the prices that prove it, and what was there before.
pub(super) struct State<'a> {
    problem: &'a Problem,
    aim: Aim,
    /// Where each student was before anything happened.
    was: Vec<Option<u32>>,
    place: Vec<Option<u32>>,
    /// What each costs there.
    here: Vec<u32>,
    pub locked: Vec<bool>,
    ranks: Vec<u32>,
    occupants: Vec<Vec<u32>>,
    /// Seats that are not locked.
    seats: Vec<u32>,
    price: Vec<i64>,
    /// Who may go to each site; made when it is first needed.
    pub applicants: Option<Applicants>,
    /// What must be set back: students with their cost, and sites.
    moved: BTreeMap<u32, u32>,
    touched: BTreeMap<u32, (Vec<u32>, u32)>,
    unlocked: Vec<u32>,
    gone: Option<u32>,
    distance: Vec<i64>,
    reached: Vec<u32>,
    step: Vec<Step>,
    settled: Vec<(u32, i64)>,
    queue: BinaryHeap<Reverse<(i64, u32)>>,
}

impl<'a> State<'a> {
    /// Nothing has happened yet.
    pub fn new(
        problem: &'a Problem,
        place: Vec<Option<u32>>,
        here: Vec<u32>,
        locked: Vec<bool>,
        seats: Vec<u32>,
        ranks: Vec<u32>,
    ) -> Self {
        let mut occupants: Vec<Vec<u32>> = vec![Vec::new(); seats.len()];
        for (student, site) in place.iter().enumerate().filter(|(s, _)| !locked[*s]) {
            if let Some(site) = site {
                occupants[*site as usize].push(student as u32);
            }
        }
        State {
            problem,
            aim: Aim { rank: 1, cost: 1, change: 0 },
            was: place.clone(),
            place,
            here,
            locked,
            ranks,
            occupants,
            distance: vec![i64::MAX; seats.len()],
            step: vec![Step { student: 0, other: None }; seats.len()],
            price: Vec::new(),
            seats,
            applicants: None,
            moved: BTreeMap::new(),
            touched: BTreeMap::new(),
            unlocked: Vec::new(),
            gone: None,
            reached: Vec::new(),
            settled: Vec::new(),
            queue: BinaryHeap::new(),
        }
    }

    /// Begins anew with an aim, and prices in its units.
    pub fn begin(&mut self, aim: Aim, price: Vec<i64>) {
        self.aim = aim;
        self.price = price;
    }

    /// Lets something happen and mends the plan; gives how many lost their place by it.
    pub fn happen(&mut self, occurrence: Occurrence) -> u64 {
        match occurrence {
            Occurrence::SiteLost { site } => {
                let locked = self.locked_at(site);
                let all = self.seats[site as usize] + locked.len() as u32;
                self.lose(site, all, locked)
            }
            Occurrence::SlotsLost { site, slots } => {
                let locked = self.locked_at(site);
                self.lose(site, slots, locked)
            }
            Occurrence::SlotsAdded { site, slots } => {
                self.touch(site);
                self.seats[site as usize] += slots;
                self.fill(site);
                0
            }
            Occurrence::StudentLost { student } => {
                self.leave_for_good(student);
                0
            }
        }
    }

    /// Who moves, those whose place is gone first.
    pub fn moves(&self, occurrence: Occurrence) -> Vec<Move> {
        let one = |(student, was_here): (&u32, &u32)| {
            let (from, to) = (self.was[*student as usize], self.place[*student as usize]);
            let before = if from.is_some() { i64::from(*was_here) } else { 0 };
            let after = if to.is_some() { i64::from(self.here[*student as usize]) } else { 0 };
            Move { student: *student, from, to, cost: after - before }
        };
        let mut moves: Vec<Move> = self.moved.iter().map(one).collect();
        moves.retain(|m| m.from != m.to && Some(m.student) != self.gone);
        let lost = match occurrence {
            Occurrence::SiteLost { site } | Occurrence::SlotsLost { site, .. } => Some(site),
            _ => None,
        };
        moves.sort_by_key(|m| (lost.is_none() || m.from != lost, m.student));
        moves
    }

    /// Sets everything back.
    pub fn undo(&mut self) {
        for (student, here) in std::mem::take(&mut self.moved) {
            self.place[student as usize] = self.was[student as usize];
            self.here[student as usize] = here;
        }
        for (site, (occupants, seats)) in std::mem::take(&mut self.touched) {
            self.occupants[site as usize] = occupants;
            self.seats[site as usize] = seats;
        }
        for student in self.unlocked.drain(..) {
            self.locked[student as usize] = true;
        }
        self.gone = None;
    }

    fn locked_at(&self, site: u32) -> Vec<u32> {
        let at = |s: &u32| self.locked[*s as usize] && self.place[*s as usize] == Some(site);
        (0..self.place.len() as u32).filter(at).collect()
    }

    /// Takes slots away. Where the locked students do not all fit any more, none of them is kept by a lock.
    fn lose(&mut self, site: u32, slots: u32, locked: Vec<u32>) -> u64 {
        self.touch(site);
        let at = site as usize;
        let sat = self.occupants[at].len() as u64 + locked.len() as u64;
        let left = (self.seats[at] + locked.len() as u32).saturating_sub(slots);
        let mut released = locked;
        match left.checked_sub(released.len() as u32) {
            Some(free) => {
                self.seats[at] = free;
                released.clear();
            }
            None => self.seats[at] = left,
        }
        for student in &released {
            self.locked[*student as usize] = false;
            self.unlocked.push(*student);
            self.put(*student, None, 0);
        }
        while self.occupants[at].len() > self.seats[at] as usize {
            self.make_way(Start::Site(site));
        }
        self.fill(site);
        for student in released {
            self.make_way(Start::Student(student));
        }
        sat.saturating_sub(u64::from(left))
    }

    fn leave_for_good(&mut self, student: u32) {
        let Some(site) = self.place[student as usize] else {
            self.gone = Some(student);
            return;
        };
        self.touch(site);
        if self.locked[student as usize] {
            self.seats[site as usize] += 1;
        } else {
            self.occupants[site as usize].retain(|s| *s != student);
        }
        self.put(student, None, 0);
        self.gone = Some(student);
        self.fill(site);
    }

    fn touch(&mut self, site: u32) {
        let at = site as usize;
        self.touched.entry(site).or_insert_with(|| (self.occupants[at].clone(), self.seats[at]));
    }

    /// Writes down where a student is from now on; lists of occupants are the caller's.
    fn put(&mut self, student: u32, place: Option<u32>, here: u32) {
        let at = student as usize;
        self.moved.entry(student).or_insert(self.here[at]);
        self.place[at] = place;
        self.here[at] = here;
    }

    fn go(&mut self, student: u32, to: Option<u32>) {
        let here = to.map_or(0, |to| self.problem.cost(student, to).expect("paths lead over options"));
        if let Some(from) = self.place[student as usize] {
            self.touch(from);
            self.occupants[from as usize].retain(|s| *s != student);
        }
        if let Some(to) = to {
            self.touch(to);
            self.occupants[to as usize].push(student);
        }
        self.put(student, to, here);
    }

    fn way(&self, student: u32, site: u32, cost: u32) -> i64 {
        let was = self.was[student as usize];
        let change = if was.is_some() && was != Some(site) { self.aim.change } else { 0 };
        i64::from(cost) * self.aim.cost + change
    }

    fn leave(&self, student: u32) -> i64 {
        let change = if self.was[student as usize].is_some() { self.aim.change } else { 0 };
        i64::from(self.ranks[student as usize]) * self.aim.rank + change
    }

    fn is_free(&self, site: u32) -> bool {
        self.occupants[site as usize].len() < self.seats[site as usize] as usize
    }

    /// Somebody must leave a site, or find a place: the shortest path to the outside.
    fn make_way(&mut self, start: Start) {
        let mut end = End::Nowhere;
        let mut bound = match start {
            Start::Site(site) => {
                self.reach(site, 0, Step { student: 0, other: None });
                i64::MAX
            }
            Start::Student(student) => {
                let mut bound = self.leave(student);
                self.relax(student, None, 0, &mut bound, &mut end);
                bound
            }
        };
        while let Some(Reverse((length, site))) = self.queue.pop() {
            if length >= bound {
                break;
            }
            if length > self.distance[site as usize] {
                continue;
            }
            self.settled.push((site, length));
            for at in 0..self.occupants[site as usize].len() {
                let student = self.occupants[site as usize][at];
                let offset = length - self.way(student, site, self.here[student as usize]) - self.price[site as usize];
                let left_out = offset + self.leave(student);
                if left_out < bound {
                    (bound, end) = (left_out, End::LeaveOut(student, site));
                }
                self.relax(student, Some(site), offset, &mut bound, &mut end);
            }
        }
        for (site, length) in &self.settled {
            self.price[*site as usize] += (bound - length).max(0);
        }
        self.move_along(end, start);
        self.forget_paths();
    }

    fn reach(&mut self, site: u32, length: i64, step: Step) {
        self.distance[site as usize] = length;
        self.step[site as usize] = step;
        self.queue.push(Reverse((length, site)));
        // Whatever is reached is forgotten afterwards, settled or not.
        self.reached.push(site);
    }

    fn relax(&mut self, student: u32, from: Option<u32>, offset: i64, bound: &mut i64, end: &mut End) {
        let problem = self.problem;
        for Choice { site, cost } in problem.options(student).iter().filter(|o| Some(o.site) != from) {
            let length = offset + self.way(student, *site, *cost) + self.price[*site as usize];
            if length >= *bound || length >= self.distance[*site as usize] {
                continue;
            }
            self.reach(*site, length, Step { student, other: from });
            if self.is_free(*site) {
                (*bound, *end) = (length, End::Seat(*site));
            }
        }
    }

    /// Moves everybody along the path, from its end back to its start.
    fn move_along(&mut self, end: End, start: Start) {
        let mut site = match end {
            End::Seat(site) => site,
            End::LeaveOut(student, site) => {
                self.go(student, None);
                site
            }
            End::Nowhere | End::Placed(..) | End::GivenUp(_) => return,
        };
        while !matches!(start, Start::Site(first) if first == site) {
            let Step { student, other } = self.step[site as usize];
            self.go(student, Some(site));
            let Some(other) = other else { return };
            site = other;
        }
    }

    /// Lets the free seats of a site be taken by whom it gains most, until nobody gains: shortest paths to it from the
    /// outside, looked for backwards.
    fn fill(&mut self, site: u32) {
        while self.is_free(site) && self.price[site as usize] > 0 {
            self.pull(site);
        }
    }

    fn pull(&mut self, goal: u32) {
        let applicants = self.applicants.take();
        let list = |site: u32| applicants.as_ref().map_or(&[][..], |a| a.at(site));
        let (mut bound, mut end) = (self.price[goal as usize], End::Nowhere);
        self.reach(goal, 0, Step { student: 0, other: None });
        while let Some(Reverse((length, site))) = self.queue.pop() {
            if length >= bound {
                break;
            }
            if length > self.distance[site as usize] {
                continue;
            }
            self.settled.push((site, length));
            for Applicant { student, cost } in list(site) {
                self.come(*student, site, length, *cost, &mut bound, &mut end);
            }
        }
        self.applicants = applicants;
        for (site, length) in &self.settled {
            self.price[*site as usize] -= (bound - length).max(0);
        }
        let first = match end {
            End::Placed(student, site) => {
                self.go(student, Some(site));
                Some(site)
            }
            End::GivenUp(site) => Some(site),
            _ => None,
        };
        let mut at = first;
        while let Some(site) = at.filter(|site| *site != goal) {
            let Step { student, other } = self.step[site as usize];
            self.go(student, other);
            at = other;
        }
        self.forget_paths();
    }

    /// A student could come to a site from where she is.
    fn come(&mut self, student: u32, site: u32, length: i64, cost: u32, bound: &mut i64, end: &mut End) {
        let at = student as usize;
        if self.locked[at] || self.gone == Some(student) || self.place[at] == Some(site) {
            return;
        }
        let arriving = length + self.way(student, site, cost) + self.price[site as usize];
        let Some(from) = self.place[at] else {
            let in_all = arriving - self.leave(student);
            if in_all < *bound {
                (*bound, *end) = (in_all, End::Placed(student, site));
            }
            return;
        };
        let price = self.price[from as usize];
        let length = arriving - self.way(student, from, self.here[at]) - price;
        if length >= *bound || length >= self.distance[from as usize] {
            return;
        }
        self.reach(from, length, Step { student, other: Some(site) });
        if length + price < *bound {
            (*bound, *end) = (length + price, End::GivenUp(from));
        }
    }

    fn forget_paths(&mut self) {
        for site in self.reached.drain(..) {
            self.distance[site as usize] = i64::MAX;
        }
        self.settled.clear();
        self.queue.clear();
    }
}
