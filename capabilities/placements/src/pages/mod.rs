//! Handlers: load, decide, save, show.

pub(crate) mod answers;
mod board;
mod capacities;
mod forecasts;
mod locks;
mod messages;
mod municipality;
mod orders;
mod periods;
mod proposal;
pub(crate) mod rulesets;
mod run;
mod standing;
mod students;

use kernel::ids;
use platform::failure::Done;
use platform::prelude::*;

use crate::model::Period;
use crate::store;

/// The period in the path, of the acting person's organisation, or not found.
pub(crate) async fn period(c: &mut Ctx) -> Done<Period> {
    let (scope, id) = (c.scope(), c.id::<ids::Period>("period")?);
    store::periods::find(&mut c.tx, scope, id).await
}

/// The version that the form was made from; a form without one is a conflict.
pub(crate) fn seen_version(c: &Ctx) -> i64 {
    c.form.int("version").unwrap_or(-1)
}

/// Somebody else was faster.
pub(crate) fn changed_meanwhile() -> Refusal {
    Refusal::conflict("placements-changed-meanwhile").hint("placements-look-again")
}

/// Who places: the HEI's own coordinators, for their own periods.
pub(crate) const COORDINATORS: Policy = Policy::organisation(&[Role::PlacementCoordinator]);

/// Periods, students, seats, and what a municipality sees.
pub fn routes() -> Routes {
    const COORDINATOR: &[Role] = &[Role::PlacementCoordinator];
    const RECEIVERS: &[Role] = &[Role::MunicipalCoordinator, Role::UnitManager];
    const P: Policy = COORDINATORS;
    const R: Policy = Policy::organisation(RECEIVERS);
    Routes::new()
        .get("/vfu", P, handler!(periods::index))
        .form("/vfu/ny", P, handler!(periods::new), handler!(periods::create))
        .get("/vfu/{period}", P, handler!(periods::show))
        .form("/vfu/{period}/installningar", P, handler!(periods::settings), handler!(periods::set))
        .get("/vfu/{period}/studenter", P, handler!(students::list))
        .form("/vfu/{period}/studenter/{student}", P, handler!(students::show), handler!(students::change))
        .get("/vfu/{period}/platser", P, handler!(capacities::list))
        .form("/vfu/{period}/platser/ny", P, handler!(capacities::new), handler!(capacities::add))
        .form("/vfu/{period}/platser/{capacity}", P, handler!(capacities::show), handler!(capacities::set))
        .get("/kommun", R, handler!(municipality::offers))
        .menu("/vfu", "menu-placements", COORDINATOR)
        .menu("/kommun", "menu-offers", RECEIVERS)
}

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

/// Moving and locking by hand.
pub fn board_routes() -> Routes {
    let p = COORDINATORS;
    Routes::new()
        .get("/vfu/{period}/fordelning", p, handler!(board::show))
        .get("/vfu/{period}/fordelning/valda", p, handler!(board::many::show))
        .form("/vfu/{period}/fordelning/las", p, handler!(locks::show), handler!(locks::unlock))
        .post("/vfu/forslag/{plan}/flytta", p, handler!(board::steps::move_students), handler!(board::again))
        .post("/vfu/forslag/{plan}/angra", p, handler!(board::steps::undo), handler!(board::again))
        .post("/vfu/forslag/{plan}/las", p, handler!(board::steps::lock), handler!(board::again))
        .post("/vfu/forslag/{plan}/las-upp", p, handler!(board::steps::unlock), handler!(board::again))
}

/// Standing capacity, orders and answers.
pub fn order_routes() -> Routes {
    const RECEIVERS: &[Role] = &[Role::MunicipalCoordinator, Role::UnitManager];
    const R: Policy = Policy::organisation(RECEIVERS);
    const P: Policy = COORDINATORS;
    Routes::new()
        .form("/vfu/prognos", P, handler!(forecasts::show), handler!(forecasts::save))
        .form("/vfu/{period}/bestallning", P, handler!(orders::matrix), handler!(orders::save))
        .get("/vfu/{period}/bestallning/{order}", P, handler!(orders::show))
        .get("/vfu/{period}/bestallning/{order}/mall/{format}", P, handler!(orders::template))
        .post("/vfu/{period}/bestallning/{order}/ta-emot", P, handler!(orders::accept), handler!(orders::show))
        .post("/vfu/{period}/bestallning/{order}/lank", P, handler!(orders::renew), handler!(orders::show))
        .post("/vfu/{period}/bestallning/{order}/lank/aterkalla", P, handler!(orders::revoke), handler!(orders::show))
        .get("/vfu/{period}/svar", P, handler!(orders::follow))
        .post("/vfu/{period}/svar/ta-emot", P, handler!(orders::accept_all), handler!(orders::follow))
        .get("/vfu/{period}/utskick", P, handler!(messages::list))
        .post("/vfu/{period}/utskick/paminn", P, handler!(messages::remind), handler!(messages::list))
        .post("/vfu/{period}/utskick/{message}/skickat", P, handler!(messages::sent), handler!(messages::list))
        .form("/kommun/platser/{order}", R, handler!(answers::show), handler!(answers::send))
        .get("/kommun/platser/{order}/mall/{format}", R, handler!(answers::template_signed_in))
        .form("/s/{link}", Policy::PUBLIC, handler!(answers::show_by_link), handler!(answers::send_by_link))
        .get("/s/{link}/mall/{format}", Policy::PUBLIC, handler!(answers::template_by_link))
        .post("/s/{link}/ny-lank", Policy::PUBLIC, handler!(answers::ask_renewal), handler!(answers::show_by_link))
        .get("/kommun/kapacitet", R, handler!(standing::list))
        .form("/kommun/kapacitet/{unit}", R, handler!(standing::show), handler!(standing::say))
        .post("/kommun/kapacitet/{unit}/veckor", R, handler!(standing::block), handler!(standing::show))
        .post("/kommun/kapacitet/{unit}/veckor/{blocked}/oppna", R, handler!(standing::lift), handler!(standing::show))
        .menu("/kommun/kapacitet", "orders-standing", RECEIVERS)
}
