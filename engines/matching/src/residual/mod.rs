//! The plan as a network of possible moves, with the price of every site measured from the outside.
//!
//! Prices are fine when no step of the network gains at them; then they prove the plan, and shortest paths can be
//! found by Dijkstra's algorithm. Prices that come from a solve or a certificate are looked over once and taken as they
//! are. Where there are none, a price is what the rest of the plan pays when a seat is taken away: the length of the
//! shortest path from the site to the outside, found by sweeping over the occupants until nothing falls any more; a
//! price below nothing would mean that the plan can be bettered.

mod outward;

use crate::plan::{Before, Plan, SolveOptions};
use crate::problem::{Choice, Problem};
use crate::solve::plan_and_prices;
use crate::solve::proof::prices_of_leaving_out;
use crate::solve::value::{Levels, Units, Value, before, value_of};
use crate::whole::Whole;
pub(crate) use outward::{Applicant, Applicants};

/// A plan of one period, seen as moves and their costs.
pub(crate) struct Residual<'a> {
    pub problem: &'a Problem,
    options: &'a SolveOptions,
    pub units: Units,
    /// Where each student is.
    pub place: Vec<Option<u32>>,
    /// What each student costs there.
    pub here: Vec<Levels>,
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
    /// The network of a plan whose prices nobody knows; `None` when the plan is not the best one.
    ///
    /// Sweeping for prices takes long in a large problem where much is full.
    pub fn new(problem: &'a Problem, options: &'a SolveOptions, plan: &Plan) -> Option<Self> {
        let mut residual = Self::without_prices(problem, options, plan)?;
        residual.find_prices()?;
        residual.nobody_left_out_in_vain().then_some(residual)
    }

    /// The network of a best plan: with the prices of its certificate where they are given and prove it, else with
    /// those of one more solve, since the prices of one best plan prove all best plans.
    pub fn proven(
        problem: &'a Problem,
        options: &'a SolveOptions,
        plan: &Plan,
        given: Option<&[Whole]>,
    ) -> Option<Self> {
        let given = given.and_then(|prices| levels_of_certificate(&Units::new(problem, options), prices));
        if let Some(network) = given.and_then(|prices| Self::priced(problem, options, plan, prices)) {
            return Some(network);
        }
        let (best, prices) = plan_and_prices(problem, options)?;
        Self::priced(problem, options, plan, prices).or_else(|| {
            let is_as_good = value_of(problem, options, plan)? == value_of(problem, options, &best)?;
            is_as_good.then(|| Self::new(problem, options, plan))?
        })
    }

    /// The network of a plan with the prices of a solve or a certificate, if they prove it.
    pub fn priced(problem: &'a Problem, options: &'a SolveOptions, plan: &Plan, prices: Vec<Levels>) -> Option<Self> {
        let mut residual = Self::without_prices(problem, options, plan)?;
        if prices.len() != residual.seats.len() {
            return None;
        }
        residual.price = prices;
        residual.prices_prove_the_plan().then_some(residual)
    }

    /// The network, with all prices nothing; `None` when the plan breaks rules.
    fn without_prices(problem: &'a Problem, options: &'a SolveOptions, plan: &Plan) -> Option<Self> {
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
        let here = Vec::with_capacity(place.len());
        let mut residual = Residual { problem, options, units, place, here, locked, seats, first, occupants, price };
        for student in 0..residual.place.len() as u32 {
            let here = residual.cost_at(student, residual.place[student as usize]);
            // A locked student may sit where she has no option; nobody asks what she costs there.
            residual.here.push(here.or(residual.locked[student as usize].then_some(Levels::ZERO))?);
        }
        let has_seats = |site: usize| residual.occupants(site as u32).len() as u32 <= residual.seats[site];
        (0..residual.seats.len()).all(has_seats).then_some(residual)
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

    /// What a student costs at a site, or left out; `None` when she may not go there.
    fn cost_at(&self, student: u32, site: Option<u32>) -> Option<Levels> {
        let Some(site) = site else { return Some(self.leave(student)) };
        self.problem.cost(student, site).map(|cost| self.cost(student, Choice { site, cost }))
    }

    /// Whether no step gains at these prices: the whole of what proves a plan.
    fn prices_prove_the_plan(&self) -> bool {
        let fine = |site: usize| {
            self.price[site] == Levels::ZERO || !self.is_free(site as u32) && self.price[site] > Levels::ZERO
        };
        let content = |student: usize| {
            let place = self.place[student];
            let here = self.here[student] + place.map_or(Levels::ZERO, |site| self.price[site as usize]);
            let options = self.problem.options(student as u32).iter();
            here <= self.leave(student as u32)
                && options
                    .filter(|o| Some(o.site) != place)
                    .all(|o| here <= self.cost(student as u32, *o) + self.price[o.site as usize])
        };
        (0..self.seats.len()).all(fine) && (0..self.place.len()).all(|s| self.locked[s] || content(s))
    }

    /// The price of a full site from which nobody can be moved: more than leaving anybody out.
    pub fn beyond_reach(&self) -> Levels {
        let most = self.units.ranks.iter().copied().max().unwrap_or(0);
        Levels { rank: i64::from(most) + 1, ..Levels::ZERO }
    }

    fn find_prices(&mut self) -> Option<()> {
        for site in 0..self.seats.len() as u32 {
            let leave = |s: &u32| self.leave(*s) - self.here[*s as usize];
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
            let here = self.here[*student as usize];
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

/// The levels of a certificate's prices, as far as they can be told apart: the nearest rank, and the cost beside it.
///
/// Whether they are right is seen when they are tried on the plan.
pub(crate) fn levels_of_certificate(units: &Units, prices: &[Whole]) -> Option<Vec<Levels>> {
    let mut leaving = vec![Whole::ZERO];
    leaving.extend(prices_of_leaving_out(units));
    prices.iter().map(|price| nearest(&leaving, price)).collect()
}

fn nearest(leaving: &[Whole], price: &Whole) -> Option<Levels> {
    let above = leaving.partition_point(|l| l <= price);
    let beside = |rank: usize| {
        let far = leaving.get(rank)?;
        let cost = if price < far { -far.less(price)?.small()? } else { price.less(far)?.small()? };
        Some(Levels { rank: rank as i64, changed: 0, cost })
    };
    [above - 1, above].into_iter().filter_map(beside).min_by_key(|levels| levels.cost.abs())
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
