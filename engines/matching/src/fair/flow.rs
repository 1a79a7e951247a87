//! The best plan when costs are tuples: shortest paths over sites (as in `solve/insertion.rs`), for any number of
//! levels, and with municipalities that must receive a smallest number.
//!
//! The nodes are the sites, the groups of sites with a smallest number, and the outside. A path begins with a new
//! student, goes from a full site on by moving an occupant, from a free seat to the site's group, and from there to
//! the outside, or to another site of the group whose occupant moves on in his turn. Filling a group's first seats
//! pays back one on the first level; so does nobody ever being moved out of them in vain. Every node has a price: what
//! the shortest path from there to the outside costs. Prices only rise.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use super::amount::Amount;

/// No student, site, group or option.
pub(crate) const NONE: u32 = u32::MAX;

/// The level of what must not be: a smallest number not reached, a decided place not given.
pub(crate) const BROKEN: u32 = 0;

/// Students, sites and groups, numbered from 0.
pub(crate) struct Network<A> {
    /// Where each student's options begin; one more entry than students.
    pub first: Vec<u32>,
    /// The options, by student: site and what it costs.
    pub options: Vec<(u32, A)>,
    /// What leaving out each student costs.
    pub leave: Vec<A>,
    /// Seats of each site.
    pub seats: Vec<u32>,
    /// The group of each site, or `NONE`.
    pub group: Vec<u32>,
    /// The smallest number of each group.
    pub smallest: Vec<u32>,
}

impl<A> Network<A> {
    /// No students and no sites.
    pub fn nobody() -> Self {
        Network {
            first: vec![0],
            options: Vec::new(),
            leave: Vec::new(),
            seats: Vec::new(),
            group: Vec::new(),
            smallest: Vec::new(),
        }
    }
}

/// How a node was reached.
#[derive(Clone, Copy)]
enum Step {
    /// This student, by this option, from the site where she is.
    Moved(u32, u32),
    /// From this node, by its free seat or by giving one up.
    Through(u32),
}

/// The end of a path.
#[derive(Clone, Copy)]
enum End {
    Nobody,
    /// A free place at this node.
    At(u32),
    LeaveOut(u32, u32),
}

/// A best plan of the students inserted so far, and the prices that prove it.
pub(crate) struct Flow<'n, A> {
    network: &'n Network<A>,
    /// The option of each student, or `NONE`.
    pub place: Vec<u32>,
    /// The price of each site.
    pub price: Vec<A>,
    occupants: Vec<Vec<u32>>,
    in_group: Vec<u32>,
    members: Vec<Vec<u32>>,
    distance: Vec<A>,
    seen: Vec<u32>,
    round: u32,
    step: Vec<Step>,
    settled: Vec<u32>,
    queue: BinaryHeap<Reverse<(A, u32)>>,
    /// Options tried so far.
    pub work: u64,
}

impl<'n, A: Amount> Flow<'n, A> {
    /// Nobody inserted yet.
    pub fn new(network: &'n Network<A>) -> Self {
        let (sites, groups) = (network.seats.len(), network.smallest.len());
        let mut members = vec![Vec::new(); groups];
        for (site, group) in network.group.iter().enumerate().filter(|(_, g)| **g != NONE) {
            members[*group as usize].push(site as u32);
        }
        let pays_back = A::of(&[(BROKEN, -1)]);
        let of_group = |group: u32| {
            if group == NONE || network.smallest[group as usize] == 0 { A::nothing() } else { pays_back.clone() }
        };
        let mut price: Vec<A> = network.group.iter().map(|g| of_group(*g)).collect();
        price.extend((0..groups as u32).map(of_group));
        Flow {
            network,
            place: vec![NONE; network.leave.len()],
            price,
            occupants: vec![Vec::new(); sites],
            in_group: vec![0; groups],
            members,
            distance: vec![A::nothing(); sites + groups],
            seen: vec![0; sites + groups],
            round: 0,
            step: vec![Step::Through(NONE); sites + groups],
            settled: Vec::new(),
            queue: BinaryHeap::new(),
            work: 0,
        }
    }

    /// The site of a student.
    pub fn site(&self, student: u32) -> Option<u32> {
        let option = self.place[student as usize];
        (option != NONE).then(|| self.network.options[option as usize].0)
    }

    /// What the plan comes to.
    pub fn value(&self) -> A {
        let missing: u32 = self.network.smallest.iter().zip(&self.in_group).map(|(m, n)| m.saturating_sub(*n)).sum();
        let missing = A::of(&[(BROKEN, i64::from(missing))]);
        (0..self.place.len()).fold(missing, |sum, student| match self.place[student] {
            NONE => sum.plus(&self.network.leave[student]),
            option => sum.plus(&self.network.options[option as usize].1),
        })
    }

    /// No plan comes to less, at the prices so far: everybody's cheapest way, less what the seats bring. Only without
    /// groups.
    pub fn bound(&self) -> A {
        let cheapest = |student: usize| {
            let own = self.network.first[student] as usize..self.network.first[student + 1] as usize;
            let ways = self.network.options[own].iter().map(|(site, cost)| cost.plus(&self.price[*site as usize]));
            ways.fold(self.network.leave[student].clone(), A::min)
        };
        let ways = (0..self.place.len()).fold(A::nothing(), |sum, student| sum.plus(&cheapest(student)));
        let income = |price: &A, seats: u32| {
            let shares: Vec<_> = price.shares().into_iter().map(|(l, s)| (l, s * i64::from(seats))).collect();
            A::of(&shares)
        };
        let seats = self.price.iter().zip(&self.network.seats);
        let bound = seats.fold(ways, |sum, (price, seats)| sum.less(&income(price, *seats)));
        bound.max(A::nothing())
    }

    /// Inserts a student and restores the best plan.
    pub fn insert(&mut self, student: u32) {
        self.round += 1;
        self.settled.clear();
        self.queue.clear();
        let mut bound = self.network.leave[student as usize].clone();
        let mut end = End::Nobody;
        self.relax(student, &A::nothing(), NONE, &bound);
        while let Some(Reverse((distance, node))) = self.queue.pop() {
            if distance >= bound {
                break;
            }
            if distance > self.distance[node as usize] {
                continue;
            }
            self.settled.push(node);
            if (node as usize) < self.network.seats.len() {
                self.leave_site(node, &distance, &mut bound, &mut end);
            } else {
                self.leave_group(node, &distance, &mut bound, &mut end);
            }
        }
        for at in 0..self.settled.len() {
            let node = self.settled[at] as usize;
            if self.distance[node] < bound {
                self.price[node] = self.price[node].plus(&bound.less(&self.distance[node]));
            }
        }
        self.augment(end);
    }

    /// Gives a student the cheapest free seat without moving anybody, when there is no time for more.
    pub fn grab(&mut self, student: u32) {
        let at = student as usize;
        let free = |option: &u32| {
            let site = self.network.options[*option as usize].0 as usize;
            self.occupants[site].len() < self.network.seats[site] as usize
        };
        let options = (self.network.first[at]..self.network.first[at + 1]).filter(free);
        let best = options.min_by(|a, b| self.network.options[*a as usize].1.cmp(&self.network.options[*b as usize].1));
        let Some(option) = best.filter(|o| self.network.options[*o as usize].1 < self.network.leave[at]) else {
            return;
        };
        let site = self.network.options[option as usize].0 as usize;
        self.place[at] = option;
        self.occupants[site].push(student);
        if self.network.group[site] != NONE {
            self.in_group[self.network.group[site] as usize] += 1;
        }
    }

    fn has_free_seat(&self, site: u32) -> bool {
        self.occupants[site as usize].len() < self.network.seats[site as usize] as usize
    }

    fn reach(&mut self, node: u32, distance: A, step: Step) {
        let at = node as usize;
        if self.seen[at] != self.round || distance < self.distance[at] {
            self.seen[at] = self.round;
            self.step[at] = step;
            self.distance[at] = distance.clone();
            self.queue.push(Reverse((distance, node)));
        }
    }

    /// Tries every option of a student who is on the move.
    fn relax(&mut self, student: u32, offset: &A, here: u32, bound: &A) {
        let at = student as usize;
        self.work += u64::from(self.network.first[at + 1] - self.network.first[at]);
        for option in self.network.first[at]..self.network.first[at + 1] {
            let (site, cost) = &self.network.options[option as usize];
            if *site == here || self.network.seats[*site as usize] == 0 {
                continue;
            }
            let distance = offset.plus(cost).plus(&self.price[*site as usize]);
            if distance < *bound {
                self.reach(*site, distance, Step::Moved(student, option));
            }
        }
    }

    fn leave_site(&mut self, site: u32, distance: &A, bound: &mut A, end: &mut End) {
        if self.has_free_seat(site) {
            let group = self.network.group[site as usize];
            if group == NONE {
                let out = distance.less(&self.price[site as usize]);
                if out < *bound {
                    (*bound, *end) = (out, End::At(site));
                }
            } else {
                let node = self.network.seats.len() as u32 + group;
                let to = distance.less(&self.price[site as usize]).plus(&self.price[node as usize]);
                self.reach(node, to, Step::Through(site));
            }
        }
        for at in 0..self.occupants[site as usize].len() {
            let student = self.occupants[site as usize][at];
            let here = &self.network.options[self.place[student as usize] as usize].1;
            let offset = distance.less(here).less(&self.price[site as usize]);
            let left_out = offset.plus(&self.network.leave[student as usize]);
            if left_out < *bound {
                (*bound, *end) = (left_out, End::LeaveOut(student, site));
            }
            self.relax(student, &offset, site, bound);
        }
    }

    fn leave_group(&mut self, node: u32, distance: &A, bound: &mut A, end: &mut End) {
        let group = node as usize - self.network.seats.len();
        let base = distance.less(&self.price[node as usize]);
        let is_short = self.in_group[group] < self.network.smallest[group];
        let out = if is_short { base.plus(&A::of(&[(BROKEN, -1)])) } else { base.clone() };
        if out < *bound {
            (*bound, *end) = (out, End::At(node));
        }
        for at in 0..self.members[group].len() {
            let site = self.members[group][at];
            if !self.occupants[site as usize].is_empty() {
                let to = base.plus(&self.price[site as usize]);
                self.reach(site, to, Step::Through(node));
            }
        }
    }

    /// Moves everybody along the path, from its end back to the new student.
    fn augment(&mut self, end: End) {
        let sites = self.network.seats.len() as u32;
        let mut node = match end {
            End::Nobody => return,
            End::At(node) => {
                if node >= sites {
                    self.in_group[(node - sites) as usize] += 1;
                }
                node
            }
            End::LeaveOut(student, site) => {
                self.occupants[site as usize].retain(|s| *s != student);
                self.place[student as usize] = NONE;
                site
            }
        };
        loop {
            match self.step[node as usize] {
                Step::Through(from) => node = from,
                Step::Moved(student, option) => {
                    let old = std::mem::replace(&mut self.place[student as usize], option);
                    self.occupants[node as usize].push(student);
                    if old == NONE {
                        return;
                    }
                    node = self.network.options[old as usize].0;
                    self.occupants[node as usize].retain(|s| *s != student);
                }
            }
        }
    }
}
