//! The commands `solve matching` and `check matching` over a problem folder, for the program that reads the words.
//!
//! Both print what they have to say and return the exit status: 0 done and clean, 1 violations, 2 something cannot
//! be read or written.

mod checking;
mod solving;

pub use checking::{CheckArguments, check_command};
pub use solving::{SolveArguments, solve_command};

/// Clean.
const CLEAN: i32 = 0;
/// The plan breaks rules.
const VIOLATIONS: i32 = 1;
/// A file cannot be read or written.
const UNREADABLE: i32 = 2;
