//! What placements tell the house.

use kernel::{Fact, PeriodId, PlanId};

/// A person accepted a plan: from now on it counts.
pub fn plan_accepted(period: PeriodId, plan: PlanId, placed: usize, unplaced: i64) -> Fact {
    Fact::new("placements.plan_accepted.1", plan)
        .with("period", period)
        .with("placed", placed)
        .with("unplaced", unplaced)
}
