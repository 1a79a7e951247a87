//! Medical student scheduling (Akbarzadeh and Maenhout 2021; instances of Zanazzo, Ceschia, Dovier and Schaerf 2024).
//!
//! Each student takes so many disciplines of each group, one at a time, each for the same number of periods in a row at
//! one hospital. Disciplines may have to come before others; wards want a smallest and a largest number of students in
//! every period. What is maximised is everybody's satisfaction and once more that of the student who has least: wishes
//! for disciplines and hospitals, the school's own wishes, less waiting (every empty period before the last discipline)
//! and changes of hospital.
//!
//! The model is not one of ours (see docs/matching.md), so it has a solver of its own here.

mod anneal;
mod check;
mod read;

pub use anneal::{Found, anneal};
pub use check::{Checked, check};
pub use read::{Unreadable, read};

/// An instance. Students, disciplines, hospitals, periods and groups are counted from 0.
#[derive(Clone, Debug, Default)]
pub struct Instance {
    /// Number of students.
    pub students: usize,
    /// Number of disciplines.
    pub disciplines: usize,
    /// Number of hospitals.
    pub hospitals: usize,
    /// Periods that a discipline takes.
    pub duration: usize,
    /// Number of periods.
    pub horizon: usize,
    /// Disciplines that one student may take at one hospital at most.
    pub most_at_hospital: usize,
    /// Group of each discipline.
    pub group: Vec<usize>,
    /// Disciplines of each group that each student takes.
    pub need: Vec<Vec<usize>>,
    /// Whether each student may take each discipline.
    pub allowed: Vec<Vec<bool>>,
    /// For each discipline, those that come before it.
    pub before: Vec<Vec<usize>>,
    /// Whether each student is there in each period.
    pub available: Vec<Vec<bool>>,
    /// Whether each student may take a discipline at a hospital: by student, hospital, discipline.
    pub able: Vec<Vec<Vec<bool>>>,
    /// Most students on a ward: by hospital, discipline, period.
    pub most: Vec<Vec<Vec<i32>>>,
    /// Fewest students on a ward.
    pub fewest: Vec<Vec<Vec<i32>>>,
    /// For each student, what a wished discipline, a wished hospital, a change of hospital and a period of waiting weigh.
    pub weights: Vec<[i32; 4]>,
    /// Each student's wish for each discipline.
    pub discipline_wish: Vec<Vec<i32>>,
    /// Each student's wish for each hospital.
    pub hospital_wish: Vec<Vec<i32>>,
    /// The school's wish for each discipline.
    pub school_wish: Vec<i32>,
}

/// One discipline in a student's schedule.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Block {
    /// First period.
    pub start: u8,
    /// Discipline.
    pub discipline: u8,
    /// Hospital.
    pub hospital: u8,
}

/// Everybody's blocks, in order of time.
pub type Schedule = Vec<Vec<Block>>;
