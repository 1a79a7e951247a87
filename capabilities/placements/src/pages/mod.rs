//! Handlers: load, decide, save, show.

mod proposal;
mod run;

use platform::prelude::*;

/// Who places: the HEI's own coordinators, for their own periods.
pub(crate) const COORDINATORS: Policy = Policy::organisation(&[Role::PlacementCoordinator]);

/// Computing, looking at a proposal, accepting it.
pub fn allocation_routes() -> Routes {
    let p = COORDINATORS;
    Routes::new()
        .post("/vfu/{period}/fordelning/korning", p, handler!(run::start), handler!(run::start_again))
        .get("/vfu/korning/{run}", p, handler!(run::show))
        .post("/vfu/korning/{run}/avbryt", p, handler!(run::cancel), handler!(run::show))
        .get("/vfu/korning/{run}/handelser", p, handler!(run::progress))
        .get("/vfu/forslag/{plan}", p, handler!(proposal::show))
        .post("/vfu/forslag/{plan}/godkann", p, handler!(proposal::accept), handler!(proposal::show))
        .get("/vfu/forslag/{plan}/lista", p, handler!(proposal::list))
        .get("/vfu/forslag/{plan}/bevis", p, handler!(proposal::proof))
        .get("/vfu/forslag/{plan}/jamfor", p, handler!(proposal::compare))
        .get("/vfu/forslag/{plan}/student/{student}", p, handler!(proposal::student))
        .get("/vfu/forslag/{plan}/export/{format}", p, handler!(proposal::export))
}
