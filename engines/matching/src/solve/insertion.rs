//! Students are inserted one after the other along shortest alternating paths over sites.
//!
//! Every site carries a price. At any moment each inserted student sits where `cost + price` is least for her, only
//! full sites have a price above nothing, and leaving a student out is never cheaper than her place; so the plan is
//! best among the plans of the inserted students. A new student starts a shortest path (Dijkstra) over sites: from a
//! full site the path goes on by moving one of its occupants elsewhere, and it ends at a free seat or at somebody who
//! is left out. The sites passed rise in price by what they were short of the path's length, and all of the above
//! holds again.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use super::value::Value;

/// No student, site or option.
const NONE: u32 = u32::MAX;

/// An option inside a component.
#[derive(Clone, Copy)]
pub(crate) struct Arc<A> {
    /// Site, numbered within the component.
    pub site: u32,
    /// Cost.
    pub cost: A,
}

/// Students and sites that can influence each other, numbered from 0.
pub(crate) struct Component<A, V> {
    /// Where each student's arcs begin; one more entry than students.
    pub first: Vec<u32>,
    /// Arcs by student, in any order.
    pub arcs: Vec<Arc<A>>,
    /// What it costs to leave each student out.
    pub leave: Vec<V>,
    /// Seats of each site.
    pub seats: Vec<u32>,
}

/// Where a path ends.
#[derive(Clone, Copy)]
enum End {
    /// The new student herself is left out.
    Nobody,
    /// At a free seat of this site.
    Seat(u32),
    /// This occupant of this site is left out.
    LeaveOut(u32, u32),
}

/// How a site was reached: this student by this arc.
#[derive(Clone, Copy)]
struct Step {
    student: u32,
    arc: u32,
}

/// A plan of the students inserted so far, and the prices that prove it.
pub(crate) struct Insertion<'a, A, V> {
    part: &'a mut Component<A, V>,
    /// Whether each student's arcs are in order of cost by now.
    is_sorted: Vec<bool>,
    /// Price of each site.
    pub price: Vec<V>,
    /// The arc each student uses, or `NONE`.
    place: Vec<u32>,
    first_seat: Vec<u32>,
    used: Vec<u32>,
    occupants: Vec<u32>,
    /// Position of each student among the occupants of her site.
    seat: Vec<u32>,
    distance: Vec<V>,
    seen: Vec<u32>,
    round: u32,
    step: Vec<Step>,
    settled: Vec<(u32, V)>,
    queue: BinaryHeap<Reverse<(V, u32)>>,
}

impl<'a, A: Copy + Ord + Into<V>, V: Value> Insertion<'a, A, V> {
    /// Nobody inserted yet.
    pub fn new(part: &'a mut Component<A, V>) -> Self {
        let (students, sites) = (part.leave.len(), part.seats.len());
        let mut first_seat = Vec::with_capacity(sites + 1);
        let mut seats = 0;
        for n in &part.seats {
            first_seat.push(seats);
            seats += n;
        }
        first_seat.push(seats);
        Insertion {
            is_sorted: vec![false; students],
            part,
            price: vec![V::ZERO; sites],
            place: vec![NONE; students],
            first_seat,
            used: vec![0; sites],
            occupants: vec![NONE; seats as usize],
            seat: vec![NONE; students],
            distance: vec![V::ZERO; sites],
            seen: vec![0; sites],
            round: 0,
            step: vec![Step { student: NONE, arc: NONE }; sites],
            settled: Vec::new(),
            queue: BinaryHeap::new(),
        }
    }

    /// The site of a student.
    pub fn site(&self, student: u32) -> Option<u32> {
        let arc = self.place[student as usize];
        (arc != NONE).then(|| self.part.arcs[arc as usize].site)
    }

    /// Inserts a student and restores the best plan.
    pub fn insert(&mut self, student: u32) {
        self.round += 1;
        self.settled.clear();
        self.queue.clear();
        let mut bound = self.part.leave[student as usize];
        let mut end = End::Nobody;
        self.relax(student, V::ZERO, &mut bound, &mut end);
        while let Some(Reverse((distance, site))) = self.queue.pop() {
            if distance >= bound {
                break;
            }
            if distance > self.distance[site as usize] {
                continue;
            }
            self.settled.push((site, distance));
            self.leave_site(site, distance, &mut bound, &mut end);
        }
        for at in 0..self.settled.len() {
            let (site, distance) = self.settled[at];
            if distance < bound {
                self.price[site as usize] += bound - distance;
            }
        }
        self.augment(end);
    }

    /// Gives a student the cheapest free seat without moving anybody, when there is no time for more.
    pub fn grab(&mut self, student: u32) {
        self.sort(student);
        let (from, to) = (self.part.first[student as usize], self.part.first[student as usize + 1]);
        let free = |at: &u32| {
            let site = self.part.arcs[*at as usize].site as usize;
            self.used[site] < self.part.seats[site]
        };
        if let Some(arc) = (from..to).find(free) {
            let site = self.part.arcs[arc as usize].site;
            self.step[site as usize] = Step { student, arc };
            self.augment(End::Seat(site));
        }
    }

    /// Seats a student at a site without a search. Only before anybody is inserted, and only where that site is the
    /// student's cheapest and has a seat left; otherwise nothing happens.
    pub fn sit(&mut self, student: u32, site: u32) -> bool {
        let (from, to) = (self.part.first[student as usize], self.part.first[student as usize + 1]);
        let arcs = &self.part.arcs[from as usize..to as usize];
        let Some(at) = arcs.iter().position(|a| a.site == site) else { return false };
        let is_cheapest = arcs.iter().all(|a| arcs[at].cost <= a.cost);
        if !is_cheapest || self.used[site as usize] >= self.part.seats[site as usize] {
            return false;
        }
        self.step[site as usize] = Step { student, arc: from + at as u32 };
        self.augment(End::Seat(site));
        true
    }

    /// Brings a student's arcs into order of cost, the first time they are looked at.
    fn sort(&mut self, student: u32) {
        let at = student as usize;
        if std::mem::replace(&mut self.is_sorted[at], true) {
            return;
        }
        let (from, to) = (self.part.first[at], self.part.first[at + 1]);
        let own = self.place[at];
        let site = (own != NONE).then(|| self.part.arcs[own as usize].site);
        let arcs = &mut self.part.arcs[from as usize..to as usize];
        arcs.sort_unstable_by_key(|a| (a.cost, a.site));
        if let Some(place) = site.and_then(|site| arcs.iter().position(|a| a.site == site)) {
            self.place[at] = from + place as u32;
        }
    }

    /// What the plan comes to.
    pub fn value(&self, packed: impl Fn(V) -> i128) -> i128 {
        let way = |student: usize| match self.place[student] {
            NONE => self.part.leave[student],
            arc => self.part.arcs[arc as usize].cost.into(),
        };
        (0..self.place.len()).map(|s| packed(way(s))).sum()
    }

    /// A bound on every plan of this part: everybody's cheapest way out at these prices, less what the seats bring.
    pub fn bound(&self, packed: impl Fn(V) -> i128) -> i128 {
        let cheapest = |student: usize| {
            let arcs = &self.part.arcs[self.part.first[student] as usize..self.part.first[student + 1] as usize];
            let ways = arcs.iter().map(|a| self.price[a.site as usize] + a.cost.into());
            ways.fold(self.part.leave[student], V::min)
        };
        let ways: i128 = (0..self.place.len()).map(|s| packed(cheapest(s))).sum();
        let seats = self.price.iter().zip(&self.part.seats).map(|(p, n)| packed(*p) * i128::from(*n));
        ways - seats.sum::<i128>()
    }

    /// Goes on from a full site: somebody there is left out or moves.
    fn leave_site(&mut self, site: u32, distance: V, bound: &mut V, end: &mut End) {
        let from = self.first_seat[site as usize] as usize;
        let price = self.price[site as usize];
        for at in from..from + self.used[site as usize] as usize {
            let student = self.occupants[at];
            let here: V = self.part.arcs[self.place[student as usize] as usize].cost.into();
            let offset = distance - here - price;
            let left_out = offset + self.part.leave[student as usize];
            if left_out < *bound {
                *bound = left_out;
                *end = End::LeaveOut(student, site);
            }
            self.relax(student, offset, bound, end);
        }
    }

    /// Tries every option of a student who is on the move.
    fn relax(&mut self, student: u32, offset: V, bound: &mut V, end: &mut End) {
        self.sort(student);
        let (from, to) = (self.part.first[student as usize], self.part.first[student as usize + 1]);
        for at in from..to {
            let arc = self.part.arcs[at as usize];
            let bare = offset + arc.cost.into();
            if bare >= *bound {
                return;
            }
            let site = arc.site as usize;
            let distance = bare + self.price[site];
            if distance >= *bound || (self.seen[site] == self.round && distance >= self.distance[site]) {
                continue;
            }
            self.seen[site] = self.round;
            self.distance[site] = distance;
            self.step[site] = Step { student, arc: at };
            if self.used[site] < self.part.seats[site] {
                *bound = distance;
                *end = End::Seat(arc.site);
            } else {
                self.queue.push(Reverse((distance, arc.site)));
            }
        }
    }

    /// Moves everybody along the path, from its end back to the new student.
    fn augment(&mut self, end: End) {
        let (mut site, mut seat) = match end {
            End::Nobody => return,
            End::Seat(site) => {
                self.used[site as usize] += 1;
                (site, self.first_seat[site as usize] + self.used[site as usize] - 1)
            }
            End::LeaveOut(student, site) => {
                self.place[student as usize] = NONE;
                (site, std::mem::replace(&mut self.seat[student as usize], NONE))
            }
        };
        loop {
            let Step { student, arc } = self.step[site as usize];
            let old_arc = std::mem::replace(&mut self.place[student as usize], arc);
            let old_seat = std::mem::replace(&mut self.seat[student as usize], seat);
            self.occupants[seat as usize] = student;
            if old_arc == NONE {
                return;
            }
            site = self.part.arcs[old_arc as usize].site;
            seat = old_seat;
        }
    }
}
