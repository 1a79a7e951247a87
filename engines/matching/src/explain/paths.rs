//! Shortest paths between sites and the outside, in a network where no round trip gains anything.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use crate::residual::Residual;
use crate::solve::value::{Levels, Value};

/// How a node was reached.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Step {
    /// The path begins here.
    Start,
    /// This student moved here from the node given.
    Moved(u32, usize),
    /// A free seat was filled, or a seat was given up: nobody moved.
    Nobody(usize),
}

/// Lengths of shortest paths from one node, and how each node was reached.
pub(crate) struct Paths {
    /// Length to each node; `None` where no path leads.
    pub length: Vec<Option<Levels>>,
    /// The last step to each node.
    pub step: Vec<Step>,
}

/// A search from one node. Nodes are the sites by index, and the outside after the last of them.
pub(crate) struct Search<'r, 'p> {
    network: &'r Residual<'p>,
    /// A student who is treated as if she were not there.
    without: Option<u32>,
    /// Whether paths may not go through the outside.
    closed: bool,
    reduced: Vec<Option<Levels>>,
    step: Vec<Step>,
    queue: BinaryHeap<Reverse<(Levels, usize)>>,
}

impl<'r, 'p> Search<'r, 'p> {
    /// A search that ignores one student.
    pub fn new(network: &'r Residual<'p>, without: Option<u32>) -> Self {
        let nodes = network.seats.len() + 1;
        Search {
            network,
            without,
            closed: false,
            reduced: vec![None; nodes],
            step: vec![Step::Start; nodes],
            queue: BinaryHeap::new(),
        }
    }

    /// The node of free seats and of those who are left out.
    pub fn outside(&self) -> usize {
        self.network.seats.len()
    }

    /// Shortest paths from a node, as far as `until` where one is given.
    pub fn beginning_at(mut self, from: usize, until: Option<usize>) -> Paths {
        self.reach(from, Levels::ZERO, Step::Start);
        self.settle(until);
        self.paths(from)
    }

    /// Shortest paths that begin with placing a student who is left out, and never come back to the outside.
    pub fn beginning_with(mut self, student: u32) -> Paths {
        let outside = self.outside();
        self.place(student, Levels::ZERO);
        self.closed = true;
        self.reach(outside, Levels::ZERO, Step::Start);
        self.settle(None);
        self.paths(outside)
    }

    fn settle(&mut self, until: Option<usize>) {
        let mut settled = vec![false; self.reduced.len()];
        while let Some(Reverse((length, node))) = self.queue.pop() {
            if std::mem::replace(&mut settled[node], true) {
                continue;
            }
            if until == Some(node) {
                break;
            }
            if node < self.outside() {
                self.leave_site(node as u32, length);
            } else if !self.closed {
                self.leave_outside(length);
            }
        }
    }

    fn paths(self, from: usize) -> Paths {
        let real = |(node, reduced): (usize, &Option<Levels>)| reduced.map(|r| r + self.price(from) - self.price(node));
        Paths { length: self.reduced.iter().enumerate().map(real).collect(), step: self.step }
    }

    fn price(&self, node: usize) -> Levels {
        self.network.price.get(node).copied().unwrap_or(Levels::ZERO)
    }

    fn reach(&mut self, node: usize, length: Levels, step: Step) {
        if self.reduced[node].is_none_or(|known| length < known) {
            self.reduced[node] = Some(length);
            self.step[node] = step;
            self.queue.push(Reverse((length, node)));
        }
    }

    /// Reaches a node from another by a step that costs so much.
    fn go(&mut self, from: usize, length: Levels, to: usize, cost: Levels, step: Step) {
        let reduced = cost + self.price(to) - self.price(from);
        debug_assert!(reduced >= Levels::ZERO, "prices forbid a step that gains");
        self.reach(to, length + reduced, step);
    }

    fn leave_site(&mut self, site: u32, length: Levels) {
        let (network, without, node) = (self.network, self.without, site as usize);
        if network.is_free(site) {
            self.go(node, length, self.outside(), Levels::ZERO, Step::Nobody(node));
        }
        for student in network.occupants(site).iter().copied().filter(|s| Some(*s) != without) {
            let here = network.here[student as usize];
            let step = Step::Moved(student, node);
            self.go(node, length, self.outside(), network.leave(student) - here, step);
            for option in network.problem.options(student).iter().filter(|o| o.site != site) {
                self.go(node, length, option.site as usize, network.cost(student, *option) - here, step);
            }
        }
    }

    fn leave_outside(&mut self, length: Levels) {
        let (network, without, outside) = (self.network, self.without, self.outside());
        for site in 0..outside as u32 {
            // A seat can be given up when somebody sits on it.
            if !network.occupants(site).is_empty() {
                self.go(outside, length, site as usize, Levels::ZERO, Step::Nobody(outside));
            }
        }
        for student in 0..network.place.len() as u32 {
            let at = student as usize;
            if network.place[at].is_some() || network.locked[at] || Some(student) == without {
                continue;
            }
            self.place(student, length);
        }
    }

    /// Places a student who is left out.
    fn place(&mut self, student: u32, length: Levels) {
        let (network, outside) = (self.network, self.outside());
        let leave = network.leave(student);
        for option in network.problem.options(student) {
            let cost = network.cost(student, *option) - leave;
            self.go(outside, length, option.site as usize, cost, Step::Moved(student, outside));
        }
    }
}
