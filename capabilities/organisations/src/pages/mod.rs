//! Handlers: load, decide, save, show.

mod functions;
mod members;
mod public;
mod travel;
mod units;

use platform::prelude::*;

/// Who keeps units, functions and travel times of an organisation.
const KEEPERS: &[Role] = &[Role::PlacementCoordinator, Role::MunicipalCoordinator, Role::TenantAdministrator];

/// Who keeps the members of a federation or cooperation area.
const AREA_KEEPERS: &[Role] = &[Role::TenantAdministrator];

/// Routes.
pub fn routes() -> Routes {
    const OPEN: Policy = Policy::PUBLIC;
    const KEEP: Policy = Policy::organisation(KEEPERS);
    const AREA: Policy = Policy::organisation(AREA_KEEPERS);
    let (unit, function, travel) = (handler!(units::show), handler!(functions::show), handler!(travel::show));
    Routes::new()
        .get("/organisationer", OPEN, handler!(public::list))
        .get("/organisationer/{code}", OPEN, handler!(public::organisation))
        .get("/enheter/{unit}", OPEN, handler!(public::unit))
        .get("/admin/enheter", KEEP, handler!(units::list))
        .form("/admin/enheter/ny", KEEP, handler!(units::new), handler!(units::add))
        .form("/admin/enheter/{unit}", KEEP, unit, handler!(units::change))
        .post("/admin/enheter/{unit}/stang", KEEP, handler!(units::close), unit)
        .get("/admin/funktioner", KEEP, handler!(functions::list))
        .form("/admin/funktioner/ny", KEEP, handler!(functions::new), handler!(functions::add))
        .form("/admin/funktioner/{function}", KEEP, function, handler!(functions::change))
        .post("/admin/funktioner/{function}/tillsatt", KEEP, handler!(functions::appoint), function)
        .post("/admin/funktioner/{function}/lamna", KEEP, handler!(functions::vacate), function)
        .get("/admin/medlemmar", AREA, handler!(members::list))
        .form("/admin/medlemmar/ny", AREA, handler!(members::new), handler!(members::add))
        .form("/admin/medlemmar/{member}", AREA, handler!(members::show), handler!(members::change))
        .form("/admin/restider", KEEP, travel, handler!(travel::set))
        .post("/admin/restider/undantag", KEEP, handler!(travel::add), travel)
        .post("/admin/restider/undantag/{override}/ta-bort", KEEP, handler!(travel::remove), travel)
        .menu("/organisationer", "menu-organisations", &[])
        .menu("/admin/enheter", "menu-units", KEEPERS)
}

/// The version that was seen when the form was filled in.
fn seen_version(c: &Ctx) -> i64 {
    c.form.int("version").unwrap_or(-1)
}

/// Somebody else was faster.
fn changed_meanwhile() -> Refusal {
    Refusal::conflict("organisations-changed-meanwhile")
}

/// What the rules tell the house.
fn tell(c: &mut Ctx, facts: Vec<Fact>) {
    for fact in facts {
        c.tell(fact);
    }
}
