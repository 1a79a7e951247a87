//! The plan as a network of possible moves, with the price of every site measured from the outside.
//!
//! The price of a site is what the rest of the plan pays when one of its seats is taken away: the length of the
//! shortest path from the site to the outside. It is found by sweeping over the occupants until nothing falls any
//! more; a price below nothing would mean that the plan can be bettered.

use crate::plan::{Before, Plan, SolveOptions};
use crate::problem::{Choice, Problem};
use crate::solve::value::{Levels, Units, Value, before};

/// A plan of one period, seen as moves and their costs.
pub(crate) struct Residual<'a> {
    pub problem: &'a Problem,
    options: &'a SolveOptions,
    pub units: Units,
    /// Where each student is.
    pub place: Vec<Option<u32>>,
    /// Students whose place is decided by a person.
    pub locked: Vec<bool>,
    /// Seats that are not locked.
    pub seats: Vec<u32>,
    first: Vec<u32>,
    occupants: Vec<u32>,
    /// The price of each site.
    pub price: Vec<Levels>,
}

impl<'a> Residual<'a> {
    /// The network of a plan; `None` when the plan is not the best one.
    pub fn new(problem: &'a Problem, options: &'a SolveOptions, plan: &Plan) -> Option<Self> {
        let place: Vec<_> = (0..problem.students.len() as u32).map(|s| plan.site(s, 0)).collect();
        let mut locked = vec![false; place.len()];
        let mut seats: Vec<u32> = (0..problem.sites.len() as u32).map(|s| problem.seats(s, 0)).collect();
        for lock in &options.locked {
            locked[lock.student as usize] = true;
            if let Some(site) = lock.site {
                seats[site as usize] = seats[site as usize].checked_sub(1)?;
            }
        }
        let (first, occupants) = occupants(&place, &locked, seats.len());
        let price = vec![Levels::default(); seats.len()];
        let units = Units::new(problem, options);
        let mut residual = Residual { problem, options, units, place, locked, seats, first, occupants, price };
        residual.is_a_plan().then_some(())?;
        residual.find_prices()?;
        residual.nobody_left_out_in_vain().then_some(residual)
    }

    fn is_a_plan(&self) -> bool {
        let is_option = |(student, place): (usize, &Option<u32>)| {
            self.locked[student] || place.is_none_or(|site| self.problem.cost(student as u32, site).is_some())
        };
        let has_seats = |site: usize| self.occupants(site as u32).len() as u32 <= self.seats[site];
        self.place.iter().enumerate().all(is_option) && (0..self.seats.len()).all(has_seats)
    }

    /// The students at a site who may move.
    pub fn occupants(&self, site: u32) -> &[u32] {
        let at = site as usize;
        &self.occupants[self.first[at] as usize..self.first[at + 1] as usize]
    }

    /// Whether the site has a seat left.
    pub fn is_free(&self, site: u32) -> bool {
        (self.occupants(site).len() as u32) < self.seats[site as usize]
    }

    /// Whether a student at this site differs from the plan before.
    pub fn is_changed(&self, student: u32, site: Option<u32>) -> bool {
        let was = before(self.options, student);
        was != Before::Nowhere && was != site.map_or(Before::Nowhere, Before::At)
    }

    /// What an option costs a student.
    pub fn cost(&self, student: u32, option: Choice) -> Levels {
        let changed = self.is_changed(student, Some(option.site));
        Levels::of(&self.units, 0, changed, u64::from(option.cost))
    }

    /// What leaving a student out costs.
    pub fn leave(&self, student: u32) -> Levels {
        Levels::of(&self.units, self.units.ranks[student as usize], self.is_changed(student, None), 0)
    }

    /// What a student costs at a site, or left out.
    pub fn cost_at(&self, student: u32, site: Option<u32>) -> Levels {
        let Some(site) = site else { return self.leave(student) };
        let cost = self.problem.cost(student, site).expect("a plan of this problem places students on their options");
        self.cost(student, Choice { site, cost })
    }

    /// The price of a full site from which nobody can be moved: more than leaving anybody out.
    pub fn beyond_reach(&self) -> Levels {
        let most = self.units.ranks.iter().copied().max().unwrap_or(0);
        Levels { rank: i64::from(most) + 1, ..Levels::ZERO }
    }

    fn find_prices(&mut self) -> Option<()> {
        for site in 0..self.seats.len() as u32 {
            let leave = |s: &u32| self.leave(*s) - self.cost_at(*s, Some(site));
            if !self.is_free(site) {
                let beyond = self.beyond_reach();
                self.price[site as usize] = self.occupants(site).iter().map(leave).min().unwrap_or(beyond);
            }
        }
        // Where each price comes from: the next site on the way out, none for the outside itself.
        let mut next = vec![None; self.seats.len()];
        let mut falling = true;
        while falling {
            falling = false;
            for site in 0..self.seats.len() as u32 {
                let Some((least, to)) = self.cheaper_way_out(site) else { continue };
                self.price[site as usize] = least;
                next[site as usize] = Some(to);
                falling = true;
                if least < Levels::ZERO {
                    return None;
                }
            }
            // A way that leads in a circle gains each time round: without this, a price with a rank would fall for
            // ever without falling below nothing.
            if leads_in_a_circle(&next) {
                return None;
            }
        }
        Some(())
    }

    /// A way out that costs less than the price so far, and the site it goes to first.
    fn cheaper_way_out(&self, site: u32) -> Option<(Levels, u32)> {
        let mut found = None;
        let mut least = self.price[site as usize];
        for student in self.occupants(site) {
            let here = self.cost_at(*student, Some(site));
            for option in self.problem.options(*student).iter().filter(|o| o.site != site) {
                let way = self.cost(*student, *option) - here + self.price[option.site as usize];
                if way < least {
                    least = way;
                    found = Some((way, option.site));
                }
            }
        }
        found
    }

    fn nobody_left_out_in_vain(&self) -> bool {
        let left_out = (0..self.place.len() as u32).filter(|s| self.place[*s as usize].is_none());
        left_out.filter(|s| !self.locked[*s as usize]).all(|student| {
            let leave = self.leave(student);
            let options = self.problem.options(student).iter();
            options.map(|o| self.cost(student, *o) + self.price[o.site as usize]).all(|way| way >= leave)
        })
    }
}

/// Whether following the sites from one to the next comes back to where it has been.
fn leads_in_a_circle(next: &[Option<u32>]) -> bool {
    let mut seen_from = vec![usize::MAX; next.len()];
    for start in 0..next.len() {
        let mut at = start;
        loop {
            if seen_from[at] == start {
                return true;
            }
            if seen_from[at] != usize::MAX {
                break;
            }
            seen_from[at] = start;
            let Some(to) = next[at] else { break };
            at = to as usize;
        }
    }
    false
}

fn occupants(place: &[Option<u32>], locked: &[bool], sites: usize) -> (Vec<u32>, Vec<u32>) {
    let movable = || place.iter().enumerate().filter(|(s, _)| !locked[*s]).filter_map(|(s, p)| p.map(|p| (s, p)));
    let mut first = vec![0u32; sites + 1];
    for (_, site) in movable() {
        first[site as usize + 1] += 1;
    }
    for at in 1..first.len() {
        first[at] += first[at - 1];
    }
    let mut next = first.clone();
    let mut students = vec![0; first[sites] as usize];
    for (student, site) in movable() {
        students[next[site as usize] as usize] = student as u32;
        next[site as usize] += 1;
    }
    (first, students)
}
