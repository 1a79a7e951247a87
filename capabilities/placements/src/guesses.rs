//! Slows down whoever tries links that are not there. The count stands in this process and is forgotten with it: a
//! link's secret has 256 bits, so the count spares the database and guards nothing more.

use std::collections::HashMap;
use std::sync::{LazyLock, Mutex};

use kernel::refusal::Why;
use kernel::{Moment, Refusal};
use platform::failure::Done;
use platform::login::attempts::{Rule, Tally, Trier, WAIT, address_group};

/// Most addresses that are counted; beyond it all is forgotten.
const MOST: usize = 10_000;

static MISSES: LazyLock<Mutex<HashMap<String, Tally>>> = LazyLock::new(Mutex::default);

fn key(address: &str) -> String {
    address.parse().map_or_else(|_| address.to_owned(), address_group)
}

/// Whether an address may try a link now.
pub fn may_try(address: &str, now: Moment) -> Done<()> {
    let misses = MISSES.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
    let tally = misses.get(&key(address)).copied().unwrap_or_default();
    let trier = Trier::Stranger { account: Tally::default(), address: tally };
    trier.may_try(now).map_err(|opens| Refusal::new(Why::TooMany, WAIT).with("clock", opens.clock()).into())
}

/// Counts a link that is not there.
pub fn missed(address: &str, now: Moment) {
    let mut misses = MISSES.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
    if misses.len() >= MOST {
        misses.clear();
    }
    let tally = misses.entry(key(address)).or_default();
    *tally = Rule::ADDRESS.after_failure(*tally, now);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn guesses_are_slowed_and_others_are_not() {
        let now = Moment::from_millis(1_800_000_000_000);
        let mut heard = 0;
        for _ in 0..100 {
            if may_try("203.0.113.7", now).is_ok() {
                heard += 1;
                missed("203.0.113.7", now);
            }
        }
        assert_eq!(heard, 21);
        assert!(may_try("198.51.100.1", now).is_ok());
        assert!(may_try("203.0.113.7", now.plus_seconds(3)).is_ok());
    }
}
