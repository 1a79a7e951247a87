//! The seats of a period: by municipality, one group of them, and a new group.

use std::collections::BTreeMap;

use kernel::ids;
use kernel::text::swedish_order;
use organisations::search::fold;
use organisations::{Level, Unit};
use platform::prelude::*;

use super::{changed_meanwhile, period, seen_version};
use crate::model::{Capacity, Period};
use crate::rules::seats::{self, Seats};
use crate::views::capacities::{Add, List, One, Row};
use crate::views::parts::{Filled, Head, Slice};
use crate::{forms, places, store};

/// What is taken of each group: placed in the plan that counts, reserved.
struct Taken {
    placed: BTreeMap<CapacityId, i64>,
    held: BTreeMap<CapacityId, i64>,
}

async fn taken(c: &mut Ctx, period: &Period) -> Done<Taken> {
    let scope = c.scope();
    Ok(Taken {
        placed: store::overview::placed(&mut c.tx, scope, period).await?,
        held: store::capacities::held(&mut c.tx, scope, period.id).await?,
    })
}

fn row(capacity: &Capacity, units: &BTreeMap<UnitId, Unit>, taken: &Taken) -> Row {
    let unit = units.get(&capacity.unit);
    Row {
        id: capacity.id,
        municipality: unit.map(|u| places::municipality(&u.municipality)),
        unit: unit.map(|u| u.name.clone()),
        place_type: capacity.place_type.clone(),
        seats: capacity.seats,
        held: taken.held.get(&capacity.id).copied().unwrap_or(0),
        placed: taken.placed.get(&capacity.id).copied().unwrap_or(0),
    }
}

/// The list.
pub async fn list(c: &mut Ctx) -> Done<Reply> {
    let (scope, period) = (c.scope(), period(c).await?);
    let capacities = store::capacities::of_period(&mut c.tx, scope, period.id).await?;
    let units = places::units(&mut c.tx).await?;
    let taken = taken(c, &period).await?;
    let mut rows: Vec<Row> = capacities.iter().map(|s| row(s, &units, &taken)).collect();
    let by_name = |a: &Option<String>, b: &Option<String>| {
        swedish_order(a.as_deref().unwrap_or("\u{10ffff}"), b.as_deref().unwrap_or("\u{10ffff}"))
    };
    rows.sort_by(|a, b| {
        by_name(&a.municipality, &b.municipality)
            .then_with(|| by_name(&a.unit, &b.unit))
            .then_with(|| swedish_order(&a.place_type, &b.place_type))
    });
    let slice = Slice::of(c.query.int("sida").unwrap_or(1), rows.len());
    let seats = rows.iter().map(|r| r.seats).sum();
    let page = List { head: Head::of(&c.t, &period), rows: slice.cut(rows), slice, seats };
    Ok(page.render(&c.t).into())
}

/// The seats in the path, of the period in the path, or not found.
async fn capacity(c: &mut Ctx) -> Done<(Period, Capacity)> {
    let (scope, period, id) = (c.scope(), period(c).await?, c.id::<ids::Capacity>("capacity")?);
    let (of, capacity) = store::capacities::find(&mut c.tx, scope, id).await?;
    if of != period.id {
        return Err(Refusal::not_found().into());
    }
    Ok((period, capacity))
}

/// One group of seats.
pub async fn show(c: &mut Ctx) -> Done<Reply> {
    let (period, capacity) = capacity(c).await?;
    let units = places::units(&mut c.tx).await?;
    let taken = taken(c, &period).await?;
    let mut form = Filled::of(c, &[("seats", capacity.seats.to_string())]);
    form.guard = form.guard.version(capacity.version);
    Ok(One { head: Head::of(&c.t, &period), row: row(&capacity, &units, &taken), form }.render(&c.t).into())
}

/// Saves a number of seats.
pub async fn set(c: &mut Ctx) -> Done<Reply> {
    let scope = c.scope();
    let ((period, capacity), seen) = (capacity(c).await?, seen_version(c));
    let wanted = forms::seats(&c.form)?;
    if seen != capacity.version {
        return Err(changed_meanwhile().into());
    }
    let taken = taken(c, &period).await?;
    let of = |all: &BTreeMap<CapacityId, i64>| all.get(&capacity.id).copied().unwrap_or(0);
    let outcome = seats::set(capacity.seats, wanted, of(&taken.placed), of(&taken.held))?;
    let to = c.t.to(&format!("/vfu/{}/platser", period.id));
    c.audit(Entry::new("placements.seats.set", capacity.id));
    let Seats::Changed(seats) = outcome else {
        return Ok(Reply::done(to, "placements-nothing-changed", &[]));
    };
    if !store::capacities::set_seats(&mut c.tx, scope, capacity.id, seen, seats).await? {
        return Err(changed_meanwhile().into());
    }
    store::bump(&mut c.tx, scope, period.id).await?;
    let units = places::units(&mut c.tx).await?;
    let unit = places::unit_name(&units, capacity.unit).unwrap_or_default();
    let args = [("unit", unit.into()), ("from", capacity.seats.into()), ("to", seats.into())];
    Ok(Reply::done(to, "placements-seats-saved", &args))
}

/// Most units that are shown to choose from.
const SHOWN: usize = 100;

/// A new group of seats.
pub async fn new(c: &mut Ctx) -> Done<Reply> {
    let period = period(c).await?;
    let units = places::units(&mut c.tx).await?;
    let sought = if c.form.has("sok") { c.form.get("sok") } else { c.query.get("sok") }.to_owned();
    let found = search(&units, &sought, c.today());
    let only = match period.place_types.as_slice() {
        [only] => only.clone(),
        _ => String::new(),
    };
    let chosen = if found.len() == 1 { found[0].id.to_string() } else { String::new() };
    let stored = [("unit", chosen), ("place_type", only), ("seats", String::new())];
    let page = Add {
        head: Head::of(&c.t, &period),
        sought,
        more: found.len(),
        units: found.iter().take(SHOWN).map(|u| (u.id, places::label(u))).collect(),
        place_types: period.place_types.clone(),
        form: Filled::of(c, &stored),
    };
    Ok(page.render(&c.t).into())
}

/// Open units whose name or municipality holds every word; not departments, HEIs' sites and learning centres, which
/// receive no students.
fn search<'a>(units: &'a BTreeMap<UnitId, Unit>, sought: &str, today: Day) -> Vec<&'a Unit> {
    let sought = fold(sought);
    let words: Vec<&str> = sought.split_whitespace().collect();
    let fits = |u: &&Unit| {
        let label = fold(&places::label(u));
        u.level == Level::Unit && u.is_open_on(today) && words.iter().all(|w| label.contains(w))
    };
    places::in_order(units.values().filter(fits))
}

/// Adds a group of seats.
pub async fn add(c: &mut Ctx) -> Done<Reply> {
    let (scope, period) = (c.scope(), period(c).await?);
    let (unit, place_type, seats) = forms::seat_group(&c.form, &period)?;
    let units = places::units(&mut c.tx).await?;
    let today = c.today();
    let wrong = |key| Refusal::invalid("placements-seats-refused").field("unit", key);
    let known = units.get(&unit).filter(|u| u.is_open_on(today)).ok_or_else(|| wrong("placements-unit-wrong"))?;
    let there = store::capacities::of_period(&mut c.tx, scope, period.id).await?;
    if there.iter().any(|s| s.unit == unit && s.place_type == place_type) {
        return Err(wrong("placements-seats-exist").into());
    }
    let capacity = Capacity { id: c.ids.next(), unit, place_type, seats, version: 1 };
    store::capacities::save(&mut c.tx, scope, period.id, std::slice::from_ref(&capacity)).await?;
    store::bump(&mut c.tx, scope, period.id).await?;
    c.audit(Entry::new("placements.seats.add", capacity.id));
    let args = [("unit", places::label(known).into()), ("n", seats.into())];
    Ok(Reply::done(c.t.to(&format!("/vfu/{}/platser", period.id)), "placements-seats-added", &args))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn units_are_found_by_name_and_municipality() {
        let units = crate::places::tests::three();
        let today = Day::new(2026, 11, 25).expect("a day");
        let table = [("", 3), ("hemtjanst", 2), ("norr åsele", 1), ("Lycksele", 1), ("familj dorotea", 0)];
        for (sought, n) in table {
            assert_eq!(search(&units, sought, today).len(), n, "{sought}");
        }
    }
}
