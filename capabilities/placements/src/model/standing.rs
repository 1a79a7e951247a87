//! What a unit can take, said once for all HEIs (stående kapacitet), and the weeks in which it receives nobody.

use kernel::{BlockedId, Day, PersonId, UnitId};

/// Why somebody cannot receive students.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reason {
    /// No placement supervisor.
    NoSupervisor,
    /// Too few staff.
    Staffing,
    /// The unit is being rearranged.
    Rearranged,
    /// Other HEIs or programmes have the places.
    Taken,
    /// No room.
    Premises,
    /// The HEI has no agreement with the host.
    Agreement,
    /// Something else.
    Other,
}

impl Reason {
    /// Every reason, in the order of the list.
    pub const ALL: [Self; 7] = [
        Self::NoSupervisor,
        Self::Staffing,
        Self::Rearranged,
        Self::Taken,
        Self::Premises,
        Self::Agreement,
        Self::Other,
    ];

    /// As it is stored.
    pub fn code(self) -> &'static str {
        match self {
            Self::NoSupervisor => "no_supervisor",
            Self::Staffing => "staffing",
            Self::Rearranged => "rearranged",
            Self::Taken => "taken",
            Self::Premises => "premises",
            Self::Agreement => "agreement",
            Self::Other => "other",
        }
    }

    /// Reads [`Reason::code`].
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|r| r.code() == code)
    }

    /// The sentence.
    pub fn key(self) -> &'static str {
        match self {
            Self::NoSupervisor => "orders-reason-nobody-to-guide",
            Self::Staffing => "orders-reason-staffing",
            Self::Rearranged => "orders-reason-rearranged",
            Self::Taken => "orders-reason-taken",
            Self::Premises => "orders-reason-premises",
            Self::Agreement => "orders-reason-agreement",
            Self::Other => "orders-reason-other",
        }
    }
}

/// Weeks of every year, both included. From a late to an early week they go over the new year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Weeks {
    /// First week.
    pub first: i64,
    /// Last week.
    pub last: i64,
}

impl Weeks {
    /// The whole year.
    pub const ALL: Self = Self { first: 1, last: 53 };

    /// Whether a week lies among them.
    pub fn hold(self, week: i64) -> bool {
        if self.first <= self.last {
            (self.first..=self.last).contains(&week)
        } else {
            week >= self.first || week <= self.last
        }
    }
}

/// What a unit can take of one type of place.
#[derive(Clone, Debug, PartialEq)]
pub struct Standing {
    /// The unit.
    pub unit: UnitId,
    /// The type of place.
    pub place_type: String,
    /// Counts what was said of it from 1; the highest counts.
    pub number: i64,
    /// Students at a time.
    pub seats: i64,
    /// In which weeks.
    pub weeks: Weeks,
    /// What the place asks of a student, in its own words.
    pub demands: String,
    /// Why not, when there are no seats.
    pub reason: Option<Reason>,
    /// From when on.
    pub from: Day,
    /// Who said it.
    pub by: PersonId,
}

/// Weeks in which a unit receives nobody.
#[derive(Clone, Debug, PartialEq)]
pub struct Blocked {
    /// Its id.
    pub id: BlockedId,
    /// The unit.
    pub unit: UnitId,
    /// The ISO year.
    pub year: i64,
    /// First week.
    pub first: i64,
    /// Last week.
    pub last: i64,
    /// Why, in the unit's own words.
    pub reason: String,
}
