//! The problem: sites with seats, students with options, all as plain numbers and opaque ids.

use std::fmt;

use crate::fair::Fairness;

/// What one student must get.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Coverage {
    /// One slot in period 0; the options say where.
    One,
    /// One slot in every period, and each type exactly once.
    EachTypeOnce,
}

/// A place that receives students.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Site {
    /// Opaque id, unique among the sites.
    pub id: String,
    /// Type of the site, from 0 to `types - 1`.
    pub kind: u32,
    /// Where it lies; carried for reports only.
    pub municipality: String,
}

/// Somebody to be placed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Student {
    /// Opaque id, unique among the students.
    pub id: String,
    /// Where the student lives; carried for reports only.
    pub municipality: String,
    /// Smaller is served first when somebody must be left out.
    pub priority: i64,
}

/// A whole problem. Sites and students are named by their index from here on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// Number of periods.
    pub periods: u32,
    /// Number of site types.
    pub types: u32,
    /// What one student must get.
    pub coverage: Coverage,
    /// The sites.
    pub sites: Vec<Site>,
    /// The students.
    pub students: Vec<Student>,
    /// Pairs of students who wish to go together.
    pub pairs: Vec<(u32, u32)>,
    /// What else is wished of a plan.
    pub fairness: Fairness,
    seats: Vec<u32>,
    first_option: Vec<u32>,
    options: Vec<Choice>,
}

/// One admissible place of one student.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Choice {
    /// Index of the site.
    pub site: u32,
    /// Whole tenths of a minute of weighted travel and preference.
    pub cost: u32,
}

/// Why parts do not make a problem.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unfit {
    /// An option, a capacity or a pair names a site or student that is not there.
    NoSuch(&'static str, u32),
    /// The same student and site stand twice among the options.
    OptionTwice(u32, u32),
    /// A site's type is not below `types`.
    KindTooLarge(u32),
    /// More options than an index can hold.
    TooMany,
    /// The bounds of the hardship bands do not rise.
    BandsFall,
    /// `EachTypeOnce` needs as many periods as types.
    PeriodsAreNotTypes,
}

impl fmt::Display for Unfit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Unfit::NoSuch(what, index) => write!(f, "no {what} has index {index}"),
            Unfit::OptionTwice(student, site) => write!(f, "student {student} has site {site} twice"),
            Unfit::KindTooLarge(site) => write!(f, "site {site} has a type beyond the last"),
            Unfit::TooMany => write!(f, "more than 4,294,967,295 options"),
            Unfit::BandsFall => write!(f, "the bounds of the hardship bands do not rise"),
            Unfit::PeriodsAreNotTypes => write!(f, "each type once needs as many periods as types"),
        }
    }
}

impl std::error::Error for Unfit {}

impl Problem {
    /// Whether anything is wished for beside costs: bands, pairs, groups and the like. Such problems have no prices.
    pub fn has_wishes(&self) -> bool {
        !self.fairness.is_empty() || !self.pairs.is_empty()
    }

    /// Periods in which a student gets a slot: one, or all.
    pub fn slots(&self) -> usize {
        match self.coverage {
            Coverage::One => 1,
            Coverage::EachTypeOnce => self.periods as usize,
        }
    }

    /// Seats of a site in a period.
    pub fn seats(&self, site: u32, period: u32) -> u32 {
        self.seats[site as usize * self.periods as usize + period as usize]
    }

    /// Changes the seats of a site in a period.
    pub(crate) fn set_seats(&mut self, site: u32, period: u32, seats: u32) {
        self.seats[site as usize * self.periods as usize + period as usize] = seats;
    }

    /// The options of a student, in the order of the sites' indices.
    pub fn options(&self, student: u32) -> &[Choice] {
        let at = student as usize;
        &self.options[self.first_option[at] as usize..self.first_option[at + 1] as usize]
    }

    /// Number of options over all students.
    pub fn option_count(&self) -> usize {
        self.options.len()
    }

    /// What a student's option of this site costs, if it is one.
    pub fn cost(&self, student: u32, site: u32) -> Option<u32> {
        let options = self.options(student);
        options.binary_search_by_key(&site, |o| o.site).ok().map(|at| options[at].cost)
    }

    /// The priority classes, most important first.
    pub fn classes(&self) -> Vec<i64> {
        let mut classes: Vec<i64> = self.students.iter().map(|s| s.priority).collect();
        classes.sort_unstable();
        classes.dedup();
        classes
    }
}

/// Collects the parts of a problem in any order.
#[derive(Clone, Debug)]
pub struct ProblemBuilder {
    periods: u32,
    types: u32,
    coverage: Coverage,
    sites: Vec<Site>,
    students: Vec<Student>,
    pairs: Vec<(u32, u32)>,
    fairness: Fairness,
    seats: Vec<u32>,
    owners: Vec<u32>,
    options: Vec<Choice>,
}

impl ProblemBuilder {
    /// An empty problem of one period: each student gets one slot.
    pub fn one_period(types: u32) -> Self {
        Self::new(1, types, Coverage::One)
    }

    /// An empty problem.
    pub fn new(periods: u32, types: u32, coverage: Coverage) -> Self {
        ProblemBuilder {
            periods,
            types,
            coverage,
            sites: Vec::new(),
            students: Vec::new(),
            pairs: Vec::new(),
            fairness: Fairness::default(),
            seats: Vec::new(),
            owners: Vec::new(),
            options: Vec::new(),
        }
    }

    /// Room for so many options, so that reading a large file does not double its memory.
    pub fn expect_options(&mut self, count: usize) {
        self.owners.reserve_exact(count);
        self.options.reserve_exact(count);
    }

    /// Adds a site without seats and returns its index.
    pub fn site(&mut self, id: impl Into<String>, kind: u32, municipality: impl Into<String>) -> u32 {
        self.sites.push(Site { id: id.into(), kind, municipality: municipality.into() });
        self.seats.resize(self.sites.len() * self.periods as usize, 0);
        self.sites.len() as u32 - 1
    }

    /// Sets the seats of a site in a period.
    ///
    /// Panics when the site or period was never added, as an index out of bounds does.
    pub fn seats(&mut self, site: u32, period: u32, seats: u32) {
        assert!(period < self.periods, "period {period} is beyond the last");
        self.seats[site as usize * self.periods as usize + period as usize] = seats;
    }

    /// Adds a student without options and returns the index.
    pub fn student(&mut self, id: impl Into<String>, municipality: impl Into<String>, priority: i64) -> u32 {
        self.students.push(Student { id: id.into(), municipality: municipality.into(), priority });
        self.students.len() as u32 - 1
    }

    /// Lets a student go to a site at a cost.
    pub fn option(&mut self, student: u32, site: u32, cost: u32) {
        self.owners.push(student);
        self.options.push(Choice { site, cost });
    }

    /// Notes that two students wish to go together.
    pub fn pair(&mut self, one: u32, other: u32) {
        self.pairs.push((one, other));
    }

    /// Sets what else is wished of a plan.
    pub fn fairness(&mut self, fairness: Fairness) {
        self.fairness = fairness;
    }

    /// The problem, or why the parts do not fit.
    pub fn build(mut self) -> Result<Problem, Unfit> {
        self.inspect()?;
        let first_option = self.sort_options();
        let problem = Problem {
            periods: self.periods,
            types: self.types,
            coverage: self.coverage,
            sites: self.sites,
            students: self.students,
            pairs: self.pairs,
            fairness: self.fairness,
            seats: self.seats,
            first_option,
            options: self.options,
        };
        for student in 0..problem.students.len() as u32 {
            if let Some(w) = problem.options(student).windows(2).find(|w| w[0].site == w[1].site) {
                return Err(Unfit::OptionTwice(student, w[0].site));
            }
        }
        Ok(problem)
    }

    fn inspect(&self) -> Result<(), Unfit> {
        let (students, sites) = (self.students.len() as u32, self.sites.len() as u32);
        let lost = |found: Option<u32>, what| found.map_or(Ok(()), |index| Err(Unfit::NoSuch(what, index)));
        lost(self.owners.iter().copied().find(|s| *s >= students), "student")?;
        lost(self.options.iter().map(|o| o.site).find(|s| *s >= sites), "site")?;
        lost(self.pairs.iter().flat_map(|(a, b)| [*a, *b]).find(|s| *s >= students), "student")?;
        let fairness = &self.fairness;
        let known = fairness.known.iter().map(|k| k.student).chain(fairness.precedence.iter().map(|p| p.student));
        lost(known.chain(fairness.apart.iter().flat_map(|(a, b)| [*a, *b])).find(|s| *s >= students), "student")?;
        lost(fairness.known.iter().map(|k| k.site).find(|s| *s >= sites), "site")?;
        if !fairness.bands.is_sorted() {
            return Err(Unfit::BandsFall);
        }
        if self.options.len() > u32::MAX as usize {
            return Err(Unfit::TooMany);
        }
        if let Some(at) = self.sites.iter().position(|s| s.kind >= self.types) {
            return Err(Unfit::KindTooLarge(at as u32));
        }
        if self.coverage == Coverage::EachTypeOnce && self.periods != self.types {
            return Err(Unfit::PeriodsAreNotTypes);
        }
        Ok(())
    }

    /// Brings the options into the students' order and returns where each student's begin.
    fn sort_options(&mut self) -> Vec<u32> {
        let mut first = vec![0u32; self.students.len() + 1];
        for owner in &self.owners {
            first[*owner as usize + 1] += 1;
        }
        for at in 1..first.len() {
            first[at] += first[at - 1];
        }
        if !self.owners.is_sorted() {
            let mut next = first.clone();
            let mut sorted = vec![Choice { site: 0, cost: 0 }; self.options.len()];
            for (owner, option) in self.owners.iter().zip(&self.options) {
                sorted[next[*owner as usize] as usize] = *option;
                next[*owner as usize] += 1;
            }
            self.options = sorted;
        }
        self.owners = Vec::new();
        for at in 1..first.len() {
            self.options[first[at - 1] as usize..first[at] as usize].sort_unstable();
        }
        first
    }
}
