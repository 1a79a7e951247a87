//! How many seats a unit may have.

use kernel::Refusal;

/// Most seats of one type at one unit.
pub const MOST_SEATS: i64 = 10_000;

/// What a new number of seats leads to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Seats {
    /// The number that stands there already.
    Unchanged,
    /// A new number.
    Changed(i64),
}

/// Seats may not be fewer than those that are taken: `placed` in the plan that counts, and `held` ("Reserverad").
pub fn set(now: i64, wanted: i64, placed: i64, held: i64) -> Result<Seats, Refusal> {
    let taken = placed + held;
    if !(0..=MOST_SEATS).contains(&wanted) {
        return Err(Refusal::invalid("placements-seats-refused").field("seats", "placements-seats-wrong"));
    }
    if wanted < taken && wanted < now {
        let refusal = Refusal::invalid("placements-seats-taken").with("n", taken).with("a", placed).with("b", held);
        return Err(refusal.hint("placements-seats-taken-hint").field("seats", "placements-seats-at-least"));
    }
    Ok(if wanted == now { Seats::Unchanged } else { Seats::Changed(wanted) })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn seats_are_never_fewer_than_those_that_are_taken() {
        let refused = |key| Err(key);
        let table = [
            ("more", set(4, 5, 4, 0), Ok(Seats::Changed(5))),
            ("the same", set(4, 4, 4, 0), Ok(Seats::Unchanged)),
            ("down to what is taken", set(4, 3, 2, 1), Ok(Seats::Changed(3))),
            ("below the plan", set(4, 1, 2, 0), refused("placements-seats-taken")),
            ("below plan and reserved", set(4, 2, 2, 1), refused("placements-seats-taken")),
            ("below reserved", set(4, 0, 0, 1), refused("placements-seats-taken")),
            ("up from too few", set(1, 2, 4, 0), Ok(Seats::Changed(2))),
            ("none", set(4, 0, 0, 0), Ok(Seats::Changed(0))),
            ("negative", set(4, -1, 0, 0), refused("placements-seats-refused")),
            ("far too many", set(4, MOST_SEATS + 1, 0, 0), refused("placements-seats-refused")),
        ];
        for (case, found, expected) in table {
            assert_eq!(found.map_err(|r| r.key), expected, "{case}");
        }
        let said = set(4, 2, 2, 1).expect_err("three are taken");
        assert_eq!(said.args[0], ("n", "3".to_owned()));
    }
}
