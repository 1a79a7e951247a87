//! What a new installation begins with: the embedded learning centres and HEI sites become units.

use std::collections::BTreeSet;

use kernel::UnitId;
use platform::db::Tx;
use platform::failure::Done;

use crate::model::Unit;
use crate::{register, store};

/// Writes down the units of the register that are not there yet, and gives how many. What is there stays as it is: an
/// organisation may have changed or closed it. Safe to run at every start, by several programs at once.
pub async fn start(tx: &mut Tx) -> Done<usize> {
    let missing = missing(register::units(), &store::units::known(tx).await?);
    store::units::insert_new(tx, &missing).await?;
    Ok(missing.len())
}

fn missing(units: Vec<Unit>, known: &BTreeSet<UnitId>) -> Vec<Unit> {
    let mut seen = BTreeSet::new();
    units.into_iter().filter(|u| !known.contains(&u.id) && seen.insert(u.id)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_there_is_not_written_again() {
        let all = register::units();
        let first = missing(all.clone(), &BTreeSet::new());
        let known: BTreeSet<UnitId> = first.iter().map(|u| u.id).collect();
        assert_eq!(known.len(), first.len());
        assert!(missing(all.clone(), &known).is_empty());
        let but_one = known.iter().copied().skip(1).collect();
        assert_eq!(missing(all, &but_one).len(), 1);
    }
}
