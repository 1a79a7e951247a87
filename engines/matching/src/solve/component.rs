//! Splits the problem into parts that share no site; each is solved by itself, in parallel where asked.

use super::insertion::{Arc, Component};
use super::value::{Units, Value, before};
use crate::plan::{Before, SolveOptions};
use crate::problem::Problem;

/// A component and what its numbers mean in the whole problem.
pub(crate) struct Part {
    /// Students of the problem.
    pub students: Vec<u32>,
    /// Sites of the problem.
    pub sites: Vec<u32>,
}

/// Groups of sites, kept as a forest: each site points to another of its group or to itself.
struct Groups(Vec<u32>);

impl Groups {
    fn root(&mut self, mut at: u32) -> u32 {
        while self.0[at as usize] != at {
            let above = self.0[self.0[at as usize] as usize];
            self.0[at as usize] = above;
            at = above;
        }
        at
    }

    fn join(&mut self, one: u32, other: u32) {
        let (one, other) = (self.root(one), self.root(other));
        self.0[one.max(other) as usize] = one.min(other);
    }
}

/// The parts of a problem over the students who are free to move and have an option, largest first.
pub(crate) fn split(problem: &Problem, free: impl Fn(u32) -> bool) -> Vec<Part> {
    let sites = problem.sites.len() as u32;
    let movable: Vec<u32> =
        (0..problem.students.len() as u32).filter(|s| free(*s) && !problem.options(*s).is_empty()).collect();
    let mut groups = Groups((0..sites).collect());
    for student in &movable {
        for pair in problem.options(*student).windows(2) {
            groups.join(pair[0].site, pair[1].site);
        }
    }
    let mut part_of = vec![u32::MAX; sites as usize];
    let mut parts: Vec<Part> = Vec::new();
    for student in movable {
        let root = groups.root(problem.options(student)[0].site) as usize;
        if part_of[root] == u32::MAX {
            part_of[root] = parts.len() as u32;
            parts.push(Part { students: Vec::new(), sites: Vec::new() });
        }
        parts[part_of[root] as usize].students.push(student);
    }
    for site in 0..sites {
        let part = part_of[groups.root(site) as usize];
        if part != u32::MAX {
            parts[part as usize].sites.push(site);
        }
    }
    parts.sort_by_key(|p| std::cmp::Reverse(p.students.len()));
    parts
}

/// Copies a part out of the problem.
///
/// `position` has an entry per site of the problem; what stands there before does not matter.
pub(crate) fn extract<A: Value, V: Value>(
    problem: &Problem,
    options: &SolveOptions,
    units: &Units,
    part: &Part,
    seats: &[u32],
    position: &mut [u32],
) -> Component<A, V> {
    for (at, site) in part.sites.iter().enumerate() {
        position[*site as usize] = at as u32;
    }
    let count = part.students.iter().map(|s| problem.options(*s).len()).sum();
    let mut arcs = Vec::with_capacity(count);
    let mut first = Vec::with_capacity(part.students.len() + 1);
    let mut leave = Vec::with_capacity(part.students.len());
    let mut wanted = vec![0u32; part.sites.len()];
    first.push(0);
    for student in &part.students {
        let was = before(options, *student);
        for option in problem.options(*student) {
            let site = position[option.site as usize];
            let changed = was != Before::Nowhere && was != Before::At(option.site);
            wanted[site as usize] += 1;
            arcs.push(Arc { site, cost: A::of(units, 0, changed, u64::from(option.cost)) });
        }
        first.push(arcs.len() as u32);
        leave.push(V::of(units, units.ranks[*student as usize], was != Before::Nowhere, 0));
    }
    // More seats than students who may sit there are never used.
    let seats = part.sites.iter().zip(wanted).map(|(s, w)| seats[*s as usize].min(w)).collect();
    Component { first, arcs, leave, seats }
}
