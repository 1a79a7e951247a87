//! Municipalities that in each period receive nobody or at least a smallest number, so that nobody is alone there and
//! a placement_supervisor's preparation pays.
//!
//! `groups.csv`: `municipality,smallest`. Whether a plan exists that leaves so many out is NP-hard to say (Biró,
//! Fleiner, Irving and Manlove 2010, for hospitals with lower quotas), so `branch` decides which ones receive.

use std::path::Path;

use super::Group;
use crate::problem::Problem;
use crate::read::{Table, Unreadable};

/// Reads `groups.csv`.
pub(crate) fn read(path: &Path) -> Result<Vec<Group>, Unreadable> {
    let mut table = Table::open(path, &["municipality", "smallest"], 2)?;
    let mut all: Vec<Group> = Vec::new();
    while table.next()? {
        let municipality = table.id(0)?.to_owned();
        if all.iter().any(|g| g.municipality == municipality) {
            return Err(table.refusal(Some("municipality"), format!("{municipality:?} again"), "each once".into()));
        }
        let smallest: u32 = table.whole(1, "a whole number of students")?;
        all.push(Group { municipality, smallest });
    }
    Ok(all)
}

/// The group of each site, or `u32::MAX`.
pub(crate) fn of_sites(problem: &Problem) -> Vec<u32> {
    let group = |municipality: &str| problem.fairness.groups.iter().position(|g| g.municipality == municipality);
    problem.sites.iter().map(|s| group(&s.municipality).map_or(u32::MAX, |g| g as u32)).collect()
}
