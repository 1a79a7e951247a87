//! Those who receive students: which organisations have units, and which units somebody answers for.

use std::collections::{BTreeMap, BTreeSet};

use kernel::text::swedish_order;
use kernel::{Lang, OrganisationId, Role, UnitId};
use organisations::{Level, Unit};
use platform::failure::Done;
use platform::web::Ctx;

/// An organisation's name, or its id where it is not known any more.
pub fn name(host: OrganisationId, lang: Lang) -> String {
    organisations::name_of(host, lang).map_or_else(|| host.to_string(), str::to_owned)
}

/// Whether students can be sent to a unit: open, and no department, site or learning centre.
fn receives(unit: &Unit, today: kernel::Day) -> bool {
    unit.level == Level::Unit && unit.is_open_on(today)
}

/// Every organisation with a unit that receives students, in Swedish order.
pub fn with_units(units: &BTreeMap<UnitId, Unit>, today: kernel::Day) -> Vec<OrganisationId> {
    let hosts: BTreeSet<OrganisationId> =
        units.values().filter(|u| receives(u, today)).map(|u| u.organisation).collect();
    in_order(hosts)
}

/// Organisations in Swedish order of their names.
pub fn in_order(hosts: impl IntoIterator<Item = OrganisationId>) -> Vec<OrganisationId> {
    let mut all: Vec<(String, OrganisationId)> = hosts.into_iter().map(|h| (name(h, Lang::Sv), h)).collect();
    all.sort_by(|a, b| swedish_order(&a.0, &b.0).then(a.1.cmp(&b.1)));
    all.into_iter().map(|(_, host)| host).collect()
}

/// The units of a host that receive students, in Swedish order of their names.
pub fn units_of(units: &BTreeMap<UnitId, Unit>, host: OrganisationId, today: kernel::Day) -> Vec<&Unit> {
    let mut own: Vec<&Unit> = units.values().filter(|u| u.organisation == host && receives(u, today)).collect();
    own.sort_by(|a, b| swedish_order(&a.name, &b.name).then(a.id.cmp(&b.id)));
    own
}

/// The units that the acting person answers for: a coordinator for all of the organisation's, a unit manager for those
/// whose function they hold today, and what lies below.
pub async fn mine<'a>(c: &mut Ctx, units: &'a BTreeMap<UnitId, Unit>) -> Done<Vec<&'a Unit>> {
    let (scope, today) = (c.scope(), c.today());
    let own = units_of(units, scope.organisation, today);
    if scope.role != Role::UnitManager {
        return Ok(own);
    }
    let functions = organisations::store::functions::of_organisation(&mut c.tx, scope.organisation).await?;
    let held: BTreeSet<UnitId> = functions
        .iter()
        .filter(|f| f.holders.iter().any(|h| h.person == scope.person && h.span.covers(today)))
        .filter_map(|f| f.unit)
        .collect();
    let is_mine =
        |u: &&Unit| held.contains(&u.id) || organisations::tree::above(units, u).iter().any(|a| held.contains(&a.id));
    Ok(own.into_iter().filter(is_mine).collect())
}
