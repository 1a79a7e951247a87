//! Page structs and how they look; each gives samples of itself.

pub mod proposal;
pub mod run;

use platform::prelude::*;

/// Each page of allocation in each of its states.
pub fn allocation_samples(t: &Text) -> Vec<(&'static str, Page)> {
    run::samples(t).into_iter().chain(proposal::samples(t)).collect()
}
