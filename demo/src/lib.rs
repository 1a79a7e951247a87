//! One example region: real places, invented people and figures, enough to click through everything.
//!
//! The same seed gives the same region. Everything is written through the capabilities' own stores and rules, so the
//! example obeys what real data must obey. This crate does not know pages or sessions, and is not used by `serve`.

mod files;
mod fill;
mod names;
mod orders;
mod region;

pub use files::{STUDENTS_RIGHT, STUDENTS_WRONG, WRONG_ROWS};
pub use fill::{CAST, Cast, fill};
pub use region::{ExampleRegion, Place, SEED, StudentRow, TYPES, region};
