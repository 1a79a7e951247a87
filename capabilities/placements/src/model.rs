//! Nouns of placements (VFU): a period, its students, its seats, and plans of who goes where.

pub mod orders;
pub mod standing;

use std::collections::{BTreeMap, BTreeSet};

use kernel::{CapacityId, Day, ExceptionId, HoldId, Moment, PeriodId, PersonId, PlanId, StudentId, Term, UnitId};
use serde::{Deserialize, Serialize};

/// A placement period (VFU-period) of one programme.
#[derive(Clone, Debug, PartialEq)]
pub struct Period {
    /// Its id.
    pub id: PeriodId,
    /// The programme, as "Socionom, termin 5".
    pub programme: String,
    /// The term it belongs to.
    pub term: Term,
    /// First day.
    pub first: Day,
    /// Last day.
    pub last: Day,
    /// Types of place (platstyp), at least one; a student needs one of a given type.
    pub place_types: Vec<String>,
    /// What an allocation weighs.
    pub settings: Settings,
    /// Counts every change of what an allocation is computed from. A plan remembers the one it was made of.
    pub revision: i64,
    /// The plan that counts, once a person has accepted one.
    pub accepted_plan: Option<PlanId>,
    /// Row version.
    pub version: i64,
}

/// What an allocation weighs, each with its unit. Shown on the page as they stand here.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Settings {
    /// Longest travel one way, in minutes.
    pub limit_minutes: u32,
    /// Whether nobody may travel longer (true), or each minute above costs more (false).
    pub limit_is_hard: bool,
    /// What a minute above a soft limit counts, in minutes of travel.
    pub over_limit_factor: u32,
    /// What missing the first wish counts, in minutes of travel: second wish, third wish, none of the wishes.
    pub wish_minutes: [u32; 3],
}

impl Default for Settings {
    fn default() -> Self {
        // 90 minutes one way is the limit that is published most often; the rest is a start to adjust from.
        Self { limit_minutes: 90, limit_is_hard: true, over_limit_factor: 5, wish_minutes: [5, 10, 20] }
    }
}

/// Where a student lives: a municipality (its main town is taken), or a point.
#[derive(Clone, Debug, PartialEq)]
pub enum Home {
    /// A municipality's code.
    Municipality(String),
    /// Latitude and longitude (WGS 84), and the municipality's code when it was given too.
    Point(f64, f64, Option<String>),
}

/// A student to place. Never a person with protected identity: those are held apart (see `people::protected`).
#[derive(Clone, Debug, PartialEq)]
pub struct Student {
    /// Its id.
    pub id: StudentId,
    /// The HEI's own id of the student in the import file.
    pub reference: String,
    /// Name.
    pub name: String,
    /// Where they travel from.
    pub home: Home,
    /// Whether they have a car.
    pub car: bool,
    /// The type of place they need.
    pub place_type: String,
    /// Smaller is served first when somebody must be left out.
    pub priority: i64,
    /// Units they wish for, best first, at most three.
    pub wishes: Vec<UnitId>,
    /// Units they must not come to (a relative works there, an earlier placement).
    pub forbidden: BTreeSet<UnitId>,
    /// Row version.
    pub version: i64,
}

/// Seats (platser) of one type at one unit in one period.
#[derive(Clone, Debug, PartialEq)]
pub struct Capacity {
    /// Its id.
    pub id: CapacityId,
    /// The unit.
    pub unit: UnitId,
    /// The type of place.
    pub place_type: String,
    /// How many students at a time.
    pub seats: i64,
    /// Row version.
    pub version: i64,
}

/// A reserved seat ("Reserverad"). It says nothing about for whom or why.
#[derive(Clone, Debug, PartialEq)]
pub struct Hold {
    /// Its id.
    pub id: HoldId,
    /// Where the seat is, once it is chosen.
    pub capacity: Option<CapacityId>,
    /// Row version.
    pub version: i64,
}

/// Everything an allocation is computed from.
#[derive(Clone, Debug, PartialEq)]
pub struct Inputs {
    /// The period with its settings.
    pub period: Period,
    /// In the order of their reference.
    pub students: Vec<Student>,
    /// In the order of their id.
    pub capacities: Vec<Capacity>,
    /// Students who stay where they are.
    pub locks: BTreeMap<StudentId, CapacityId>,
    /// Seats that are reserved.
    pub held: BTreeMap<CapacityId, i64>,
    /// Students who are where a hard rule says no, since a person has written why. Each of them is locked there.
    pub exceptions: BTreeMap<StudentId, Exception>,
}

/// A written exception (undantag) from the hard rules: this student may have these seats. Seats and closed units are
/// no rule of the HEI's, and no exception reaches them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Exception {
    /// Its id.
    pub id: ExceptionId,
    /// The student.
    pub student: StudentId,
    /// Where.
    pub capacity: CapacityId,
    /// Why, as it was written.
    pub reason: String,
    /// Who wrote it.
    pub by: PersonId,
    /// When.
    pub at: Moment,
    /// Whether it holds now. One that ended is kept, since an accepted plan may rest on it.
    pub is_in_force: bool,
}

/// Where a plan stands. Only an accepted plan counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PlanState {
    /// A proposal (förslag).
    Proposed,
    /// A person has accepted it.
    Accepted {
        /// Who.
        by: PersonId,
        /// When.
        at: Moment,
    },
    /// It was accepted, and another has been accepted since.
    Superseded {
        /// Who had accepted it.
        by: PersonId,
        /// When.
        at: Moment,
    },
}

/// A placement plan (förslag till placering): one row a student.
#[derive(Clone, Debug, PartialEq)]
pub struct Plan {
    /// Its id.
    pub id: PlanId,
    /// Counts the period's proposals from 1.
    pub number: i64,
    /// The period's revision that it was computed from.
    pub revision: i64,
    /// Where it stands.
    pub state: PlanState,
    /// Students without a place.
    pub unplaced: i64,
    /// Sum of the rows' cost, in tenths of a minute.
    pub cost: i64,
    /// Whether an independent check of the certificate found that no plan within the rules is better, and nothing has
    /// been moved by hand since.
    pub proved: bool,
    /// The certificate: a price for each seat group, in tenths of a minute. In digits: with several priority classes it
    /// can be longer than 64 bits.
    pub prices: BTreeMap<CapacityId, String>,
    /// Seconds the computation took.
    pub seconds: f64,
    /// When it came.
    pub created_at: Moment,
    /// Row version.
    pub version: i64,
}

/// One student in a plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlanRow {
    /// The student.
    pub student: StudentId,
    /// Where, none when there is no place.
    pub capacity: Option<CapacityId>,
    /// Travel one way, in minutes (estimated).
    pub minutes: Option<i64>,
    /// Which of the wishes it is, 1 to 3.
    pub wish: Option<i64>,
    /// What the row counts, in tenths of a minute; 0 when there is no place.
    pub cost: i64,
}

/// What a step on the board did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StepKind {
    /// Students went elsewhere.
    Move,
    /// Students were locked where they are.
    Lock,
    /// Students were unlocked.
    Unlock,
}

impl StepKind {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Move, Self::Lock, Self::Unlock];

    /// The name in storage.
    pub fn code(self) -> &'static str {
        match self {
            Self::Move => "move",
            Self::Lock => "lock",
            Self::Unlock => "unlock",
        }
    }
}

/// A student who went elsewhere in a step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SeatChange {
    /// The student.
    pub student: StudentId,
    /// From where.
    pub from: Option<CapacityId>,
    /// Where to.
    pub to: Option<CapacityId>,
    /// Whether the step was about this student; the others made way.
    pub chosen: bool,
}

/// A lock, and the exception that it carries where a hard rule says no.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Held {
    /// Where.
    pub at: CapacityId,
    /// The exception.
    pub exception: Option<ExceptionId>,
}

/// A student whose lock changed in a step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LockChange {
    /// The student.
    pub student: StudentId,
    /// The lock before.
    pub before: Option<Held>,
    /// The lock after.
    pub after: Option<Held>,
}

/// A step by hand in a proposal: who changed, and what it was before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// Counts the plan's steps from 1.
    pub seq: i64,
    /// What was done.
    pub kind: StepKind,
    /// Who did it.
    pub by: PersonId,
    /// When.
    pub at: Moment,
    /// Who went elsewhere.
    pub seats: Vec<SeatChange>,
    /// Whose locks changed.
    pub locks: Vec<LockChange>,
}
