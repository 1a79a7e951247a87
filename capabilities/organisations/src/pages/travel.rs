//! Travel times: the figures behind estimates, and what the organisation states.

use std::collections::BTreeMap;

use platform::prelude::*;

use super::{changed_meanwhile, seen_version, tell};
use crate::model::{Place, Unit};
use crate::travel::{Mode, Point, SETTINGS, TravelOverride, TravelSettings, estimate};
use crate::views::parts::{Filled, Slice};
use crate::views::travel::{OverrideRow, TravelPage, in_words};
use crate::{directory, forms, register, rules, store};

fn place(point: Point, units: &BTreeMap<UnitId, Unit>) -> Option<Place> {
    match point {
        Point::Organisation(id) => directory::by_id(id)?.place,
        Point::Unit(id) => {
            let unit = units.get(&id)?;
            unit.place.or_else(|| register::municipality(&unit.municipality).map(|m| m.place))
        }
    }
}

fn estimated(settings: &TravelSettings, o: &TravelOverride, units: &BTreeMap<UnitId, Unit>) -> Option<u16> {
    let (from, to) = (place(o.from, units)?, place(o.to, units)?);
    Some(estimate(settings, from, to, o.mode).minutes)
}

/// `/admin/restider`.
pub async fn show(c: &mut Ctx) -> Done<Reply> {
    let organisation = c.scope().organisation;
    let (settings, version) = store::travel::settings(&mut c.tx, organisation).await?;
    let overrides = store::travel::overrides(&mut c.tx, organisation).await?;
    let units = store::units::all(&mut c.tx).await?;
    let lang = c.t.lang;
    let stored: Vec<(&'static str, String)> =
        SETTINGS.iter().map(|s| (s.name, in_words(lang, (s.value)(&settings)))).collect();
    let slice = Slice::asked(c, overrides.len());
    let mut rows = Vec::new();
    for stated in slice.cut(overrides) {
        rows.push(OverrideRow {
            from: forms::point_label(stated.from, &units),
            to: forms::point_label(stated.to, &units),
            estimated: estimated(&settings, &stated, &units),
            guard: c.guard().version(stated.version),
            stated,
        });
    }
    let empty = ["from", "to", "minutes"].map(|name| (name, String::new()));
    let add = [&empty[..], &[("mode", Mode::Car.code().to_owned())]].concat();
    let page = TravelPage { settings: Filled::of(c, &stored).version(version), add: Filled::of(c, &add), rows, slice };
    Ok(page.render(&c.t).into())
}

/// Estimates with other figures.
pub async fn set(c: &mut Ctx) -> Done<Reply> {
    let organisation = c.actor().organisation;
    if !rules::may_change_travel(c.actor(), organisation) {
        return Err(Refusal::not_found().into());
    }
    let wanted = forms::settings(&c.form)?;
    let (now, version) = store::travel::settings(&mut c.tx, organisation).await?;
    if version != seen_version(c) {
        return Err(changed_meanwhile().into());
    }
    let done = rules::change_travel_settings(organisation, now, wanted)?;
    c.audit(Entry::new("organisations.travel.set", organisation));
    let to = c.t.to("/admin/restider");
    if !done.is_changed() {
        return Ok(Reply::done(to, "organisations-nothing-changed", &[]));
    }
    store::travel::set_settings(&mut c.tx, organisation, version, &done.now).await?;
    tell(c, done.facts);
    Ok(Reply::done(to, "organisations-travel-set", &[]))
}

/// Whether two rows are about the same pair and way to travel; a travel time holds in both directions.
fn is_same(a: &TravelOverride, from: Point, to: Point, mode: Mode) -> bool {
    a.mode == mode && ((a.from, a.to) == (from, to) || (a.from, a.to) == (to, from))
}

/// States a travel time.
pub async fn add(c: &mut Ctx) -> Done<Reply> {
    let (organisation, today) = (c.actor().organisation, c.today());
    if !rules::may_change_travel(c.actor(), organisation) {
        return Err(Refusal::not_found().into());
    }
    let units = store::units::all(&mut c.tx).await?;
    let wanted = forms::travel_override(&c.form, &units, today)?;
    let there = store::travel::overrides(&mut c.tx, organisation).await?;
    let earlier = there.into_iter().find(|o| is_same(o, wanted.from, wanted.to, wanted.mode));
    let done = rules::set_override(earlier, c.ids.next(), organisation, &wanted, today)?;
    c.audit(Entry::new("organisations.travel.override", done.now.id));
    let to = c.t.to("/admin/restider");
    if !done.is_changed() {
        return Ok(Reply::done(to, "organisations-nothing-changed", &[]));
    }
    // The row keeps the direction it was first written in: it holds in both, and the table knows it by that.
    let row = earlier.map_or(done.now, |e| TravelOverride { from: e.from, to: e.to, ..done.now });
    store::travel::set_override(&mut c.tx, &row).await?;
    tell(c, done.facts);
    Ok(Reply::done(to, "organisations-travel-stated-now", &[("n", row.minutes.into())]))
}

/// Takes a stated travel time away: the estimate holds again.
pub async fn remove(c: &mut Ctx) -> Done<Reply> {
    let (organisation, id) = (c.actor().organisation, c.id("override")?);
    if !rules::may_change_travel(c.actor(), organisation) {
        return Err(Refusal::not_found().into());
    }
    let there = store::travel::overrides(&mut c.tx, organisation).await?;
    let row = there.into_iter().find(|o| o.id == id).ok_or_else(Refusal::not_found)?;
    if row.version != seen_version(c) {
        return Err(changed_meanwhile().into());
    }
    let done = rules::remove_override(row);
    store::travel::remove_override(&mut c.tx, &done.now).await?;
    c.audit(Entry::new("organisations.travel.remove", id));
    tell(c, done.facts);
    Ok(Reply::done(c.t.to("/admin/restider"), "organisations-travel-removed", &[]))
}
