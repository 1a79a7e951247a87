//! What one seat fewer costs, for every site at once: shortest paths *to* the outside.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use super::Residual;
use crate::problem::{Choice, Problem};
use crate::solve::value::{Levels, Value};

/// The students who may go to each site, and their cost there: the options, read from the other side.
pub(crate) struct Applicants {
    first: Vec<u32>,
    students: Vec<Applicant>,
}

/// Somebody who may go to a site.
#[derive(Clone, Copy)]
pub(crate) struct Applicant {
    /// The student.
    pub student: u32,
    /// The student's cost there.
    pub cost: u32,
}

impl Applicants {
    /// Turns the options of all students who are `free` round.
    pub fn of(problem: &Problem, free: impl Fn(u32) -> bool) -> Self {
        let students = || (0..problem.students.len() as u32).filter(|s| free(*s));
        let mut first = vec![0u32; problem.sites.len() + 1];
        for option in students().flat_map(|s| problem.options(s)) {
            first[option.site as usize + 1] += 1;
        }
        for at in 1..first.len() {
            first[at] += first[at - 1];
        }
        let mut next = first.clone();
        let mut applicants = vec![Applicant { student: 0, cost: 0 }; first[problem.sites.len()] as usize];
        for student in students() {
            for Choice { site, cost } in problem.options(student) {
                applicants[next[*site as usize] as usize] = Applicant { student, cost: *cost };
                next[*site as usize] += 1;
            }
        }
        Applicants { first, students: applicants }
    }

    /// Those who may go to a site.
    pub fn at(&self, site: u32) -> &[Applicant] {
        &self.students[self.first[site as usize] as usize..self.first[site as usize + 1] as usize]
    }
}

impl Residual<'_> {
    /// The length of the shortest path from each site to the outside; `None` where no path leads there.
    ///
    /// Found backwards from the outside, with lengths reduced by the prices so that none is below nothing.
    pub fn outward(&self) -> Vec<Option<Levels>> {
        let applicants = Applicants::of(self.problem, |s| !self.locked[s as usize]);
        let mut reduced: Vec<Option<Levels>> = (0..self.seats.len() as u32).map(|s| self.step_out(s)).collect();
        let mut queue: BinaryHeap<_> =
            reduced.iter().enumerate().filter_map(|(site, r)| r.map(|r| Reverse((r, site as u32)))).collect();
        while let Some(Reverse((length, site))) = queue.pop() {
            if reduced[site as usize].is_some_and(|known| length > known) {
                continue;
            }
            for Applicant { student, cost } in applicants.at(site) {
                let Some(from) = self.place[*student as usize].filter(|from| *from != site) else { continue };
                let step = self.cost(*student, Choice { site, cost: *cost }) + self.price[site as usize]
                    - self.here[*student as usize]
                    - self.price[from as usize];
                let known = &mut reduced[from as usize];
                if known.is_none_or(|known| length + step < known) {
                    *known = Some(length + step);
                    queue.push(Reverse((length + step, from)));
                }
            }
        }
        reduced.iter().zip(&self.price).map(|(r, price)| r.map(|r| r + *price)).collect()
    }

    /// The cheapest single step from a site to the outside, reduced by its price.
    fn step_out(&self, site: u32) -> Option<Levels> {
        if self.is_free(site) {
            return Some(Levels::ZERO);
        }
        let leave = |s: &u32| self.leave(*s) - self.here[*s as usize] - self.price[site as usize];
        self.occupants(site).iter().map(leave).min()
    }
}
