//! Why a plan is as it is: near alternatives, what blocks those left out, and what one more slot would be worth.
//!
//! Everything here is exact. It rests on one picture: the sites, and one node more, the *outside*, where free seats
//! and the students left out are. Moving a student from one site to another is a step between two sites; filling a
//! free seat or leaving a student out is a step to the outside; giving up a seat or placing somebody who was left out
//! is a step from the outside. A plan is best when no round trip gains anything, and then every question is one
//! shortest path.

use crate::problem::Problem;

/// One student's move in an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Move {
    /// The student.
    pub student: u32,
    /// The site before; `None` was left out.
    pub from: Option<u32>,
    /// The site after; `None` is left out.
    pub to: Option<u32>,
    /// What the student's cost rises by (a student left out costs nothing).
    pub cost: i64,
}

/// What an answer comes to in all.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Effect {
    /// Priority class of a student who gets a place and had none.
    pub placed: Option<i64>,
    /// Priority class of a student who loses a place and gets no other.
    pub left_out: Option<i64>,
    /// With a plan before: how many more places differ from it.
    pub changed: i64,
    /// What the total cost rises by; below zero is a gain.
    pub cost: i64,
}

/// A way from the plan to another plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// Who moves, in order: each takes the seat that the next one leaves.
    pub moves: Vec<Move>,
    /// What it comes to.
    pub effect: Effect,
}

/// A place that a student would have liked better.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Alternative {
    /// The site.
    pub site: u32,
    /// The student's cost there.
    pub cost: u32,
    /// What the student alone would gain (for somebody who is left out: 0).
    pub gain: i64,
    /// The best plan with the student there, as a change of this plan; `None` when all its seats are locked or it has
    /// none.
    pub consequence: Option<Change>,
}

/// Why a student is left out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Blocking {
    /// The sites that could be reached by any chain of moves; all of them are full.
    pub sites: Vec<u32>,
    /// The students who can go nowhere but to those sites, placed or not.
    pub students: Vec<u32>,
    /// Seats that those sites have for them.
    pub seats: u64,
    /// How many of the students must be left out, whatever one does.
    pub missing: u64,
    /// The extra slot that would give the student a place at the least cost; `None` when the student has no option.
    pub fix: Option<Fix>,
}

/// One extra slot and what it would bring.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fix {
    /// Where the slot would be.
    pub site: u32,
    /// The moves that give the student a place.
    pub change: Change,
}

/// What a site's slots are worth.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Worth {
    /// The effect of one more slot.
    pub one_more: Effect,
    /// The effect of one slot fewer; `None` where no slot can be taken away (none is there, or all are locked).
    pub one_fewer: Option<Effect>,
}

/// The plan is not the best one under these options, so prices cannot explain it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotOptimal;
