//! All SQL of placements: one file per noun. Every query of rows that belong to somebody takes the [`Scope`].

pub mod capacities;
pub mod exceptions;
pub mod forecasts;
pub mod links;
pub mod orders;
pub mod overview;
pub mod periods;
pub mod plans;
pub mod removal;
pub mod rulesets;
pub mod standing;
pub mod steps;
pub mod students;

use kernel::{PeriodId, Refusal, Scope};
use platform::args;
use platform::db::Tx;
use platform::failure::Done;

use crate::model::Inputs;

/// Everything an allocation is computed from, read at one moment.
pub async fn inputs(tx: &mut Tx, scope: Scope, period: PeriodId) -> Done<Inputs> {
    Ok(Inputs {
        period: periods::find(tx, scope, period).await?,
        students: students::of_period(tx, scope, period).await?,
        capacities: capacities::of_period(tx, scope, period).await?,
        locks: steps::locks(tx, scope, period).await?,
        held: capacities::held(tx, scope, period).await?,
        exceptions: exceptions::in_force(tx, scope, period).await?,
    })
}

/// Notes that what an allocation is computed from has changed: older proposals are stale from now on.
pub async fn bump(tx: &mut Tx, scope: Scope, period: PeriodId) -> Done<()> {
    let sql = "UPDATE placements_periods SET revision = revision + 1 WHERE id = $1 AND tenant = $2";
    if tx.run(sql, args![period, scope.organisation]).await? == 0 {
        return Err(Refusal::not_found().into());
    }
    Ok(())
}
