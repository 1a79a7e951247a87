//! Units: those that are kept, a new one, one that is changed or closed.

use kernel::text::swedish_order;
use platform::prelude::*;
use platform::ui::Choice;

use super::{changed_meanwhile, seen_version, tell};
use crate::model::{Place, Unit};
use crate::views::keepers::UnitsPage;
use crate::views::parts::{Filled, Slice};
use crate::views::travel::in_words;
use crate::views::unit_form::UnitFormPage;
use crate::{directory, forms, register, rules, store};

/// Units that are kept, open before closed, by municipality and name.
async fn kept(c: &mut Ctx) -> Done<Vec<Unit>> {
    let (organisation, today) = (c.scope().organisation, c.today());
    let mut units = store::units::kept_by(&mut c.tx, organisation).await?;
    let municipality = |u: &Unit| register::municipality(&u.municipality).map_or("", |m| m.name.as_str());
    units.sort_by(|a, b| {
        let open = b.is_open_on(today).cmp(&a.is_open_on(today));
        open.then_with(|| swedish_order(municipality(a), municipality(b))).then_with(|| swedish_order(&a.name, &b.name))
    });
    Ok(units)
}

/// `/admin/enheter`.
pub async fn list(c: &mut Ctx) -> Done<Reply> {
    let units = kept(c).await?;
    let slice = Slice::asked(c, units.len());
    let today = c.today();
    Ok(UnitsPage { rows: slice.cut(units), slice, today }.render(&c.t).into())
}

/// An HEI's coordinator writes down the units of those who receive its students.
fn may_write_for_others(actor: &Actor) -> bool {
    actor.role == Role::PlacementCoordinator
}

fn parents(units: &[Unit], but: Option<UnitId>, today: Day) -> Vec<Choice> {
    let may_hold = |u: &&Unit| crate::Level::ALL.iter().any(|level| u.level.may_hold(*level));
    let open = units.iter().filter(|u| u.is_open_on(today) && Some(u.id) != but).filter(may_hold);
    open.map(|u| Choice::new(u.id, forms::point_label(crate::travel::Point::Unit(u.id), &one(u)).unwrap_or_default()))
        .collect()
}

fn one(unit: &Unit) -> std::collections::BTreeMap<UnitId, Unit> {
    std::iter::once((unit.id, unit.clone())).collect()
}

fn position(lang: Lang, place: Option<Place>, of: fn(Place) -> f64) -> String {
    place.map_or_else(String::new, |p| in_words(lang, of(p)))
}

fn stored(lang: Lang, unit: &Unit) -> Vec<(&'static str, String)> {
    let municipality = register::municipality(&unit.municipality).map_or("", |m| m.name.as_str());
    vec![
        ("name", unit.name.clone()),
        ("level", unit.level.code().to_owned()),
        ("municipality", municipality.to_owned()),
        ("parent", unit.parent.map_or_else(String::new, |id| id.to_string())),
        ("address", unit.address.clone().unwrap_or_default()),
        ("lat", position(lang, unit.place, Place::lat)),
        ("lon", position(lang, unit.place, Place::lon)),
    ]
}

/// `/admin/enheter/ny`.
pub async fn new(c: &mut Ctx) -> Done<Reply> {
    let (units, today) = (kept(c).await?, c.today());
    let names = ["name", "level", "municipality", "organisation", "parent", "address", "lat", "lon"];
    let empty: Vec<(&'static str, String)> =
        names.map(|n| (n, if n == "level" { "unit" } else { "" }.to_owned())).to_vec();
    let page = UnitFormPage {
        unit: None,
        form: Filled::of(c, &empty),
        close: Filled::of(c, &[]),
        parents: parents(&units, None, today),
        may_write_for_others: may_write_for_others(c.actor()),
        today,
    };
    Ok(page.render(&c.t).into())
}

/// Whose the new unit is: what was written, or the municipality's, or one's own.
fn owner(c: &Ctx, municipality: &str) -> Result<OrganisationId, Refusal> {
    let own = c.actor().organisation;
    if !may_write_for_others(c.actor()) {
        return Ok(own);
    }
    let written = c.form.get("organisation");
    if written.is_empty() {
        return Ok(OrganisationId::named(municipality));
    }
    let key = "organisations-organisation-unknown";
    let found = directory::named(written).filter(|o| !o.kind.has_members());
    found.map(|o| o.id).ok_or_else(|| Refusal::invalid("organisations-form-wrong").field("organisation", key))
}

/// Adds a unit.
pub async fn add(c: &mut Ctx) -> Done<Reply> {
    let wanted = forms::unit(&c.form)?;
    let (owner, by, today) = (owner(c, &wanted.municipality)?, c.actor().organisation, c.today());
    if !rules::may_import_units(c.actor()) {
        return Err(Refusal::not_found().into());
    }
    let units = store::units::of_organisation(&mut c.tx, owner).await?;
    let done = rules::add_unit(&units, c.ids.next(), owner, by, &wanted, today)?;
    save(c, done, "organisations.unit.add", "organisations-unit-added").await
}

async fn save(c: &mut Ctx, done: rules::Done<Unit>, action: &'static str, receipt: &str) -> Done<Reply> {
    let unit = done.now.clone();
    c.audit(Entry::new(action, unit.id));
    let to = c.t.to("/admin/enheter");
    if !done.is_changed() {
        return Ok(Reply::done(to, "organisations-nothing-changed", &[]));
    }
    store::units::save(&mut c.tx, std::slice::from_ref(&unit)).await?;
    tell(c, done.facts);
    Ok(Reply::done(to, receipt, &[("unit", unit.name.into())]))
}

/// The unit in the path, if the acting person may change it.
async fn unit(c: &mut Ctx) -> Done<Unit> {
    let id: UnitId = c.id("unit")?;
    let unit = store::units::find(&mut c.tx, id).await?;
    if !rules::may_change_unit(c.actor(), &unit) {
        return Err(Refusal::not_found().into());
    }
    Ok(unit)
}

/// `/admin/enheter/{unit}`.
pub async fn show(c: &mut Ctx) -> Done<Reply> {
    let (unit, today) = (unit(c).await?, c.today());
    let units = store::units::of_organisation(&mut c.tx, unit.organisation).await?;
    let last = unit.closed.unwrap_or(today).to_string();
    let page = UnitFormPage {
        form: Filled::of(c, &stored(c.t.lang, &unit)).version(unit.version),
        close: Filled::of(c, &[("last", last)]).version(unit.version),
        parents: parents(&units, Some(unit.id), today),
        may_write_for_others: may_write_for_others(c.actor()),
        today,
        unit: Some(unit),
    };
    Ok(page.render(&c.t).into())
}

/// The unit in the path as it was seen, with its organisation's units.
async fn seen(c: &mut Ctx) -> Done<(Unit, Vec<Unit>)> {
    let unit = unit(c).await?;
    if unit.version != seen_version(c) {
        return Err(changed_meanwhile().into());
    }
    let units = store::units::of_organisation(&mut c.tx, unit.organisation).await?;
    Ok((unit, units))
}

/// Changes a unit.
pub async fn change(c: &mut Ctx) -> Done<Reply> {
    let (unit, units) = seen(c).await?;
    let wanted = forms::unit(&c.form)?;
    let done = rules::change_unit(&units, unit, &wanted, c.today())?;
    save(c, done, "organisations.unit.change", "organisations-unit-saved").await
}

/// Closes a unit after a day.
pub async fn close(c: &mut Ctx) -> Done<Reply> {
    let (unit, units) = seen(c).await?;
    let last = forms::last_day(&c.form)?;
    let done = rules::close_unit(&units, unit, last)?;
    save(c, done, "organisations.unit.close", "organisations-unit-closing").await
}
