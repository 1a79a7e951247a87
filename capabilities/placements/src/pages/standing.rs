//! Standing capacity: the units of the acting person, and one of them.

use std::collections::BTreeMap;

use kernel::ids;
use organisations::Unit;
use platform::prelude::*;

use super::{changed_meanwhile, seen_version};
use crate::model::standing::{Blocked, Reason, Standing};
use crate::rules::standing::{self as rules, Said};
use crate::views::parts::Filled;
use crate::views::standing::{List, One, Row};
use crate::{hosts, places, store};

/// The units and what each has said.
pub async fn list(c: &mut Ctx) -> Done<Reply> {
    let (scope, today) = (c.scope(), c.today());
    let units = places::units(&mut c.tx).await?;
    let mine = hosts::mine(c, &units).await?;
    let said = store::standing::of_host(&mut c.tx, scope.organisation).await?;
    let blocked = store::standing::blocked(&mut c.tx, scope.organisation).await?;
    let rows = mine
        .iter()
        .map(|unit| Row {
            unit: unit.id,
            name: unit.name.clone(),
            now: now(&said, unit.id, today),
            blocked: upcoming(&blocked, unit.id, today),
        })
        .collect();
    Ok(List { rows, is_manager: scope.role == Role::UnitManager }.render(&c.t).into())
}

/// What counts today, by type of place.
fn now(said: &[Standing], unit: UnitId, today: Day) -> Vec<Standing> {
    let mut latest: BTreeMap<&str, &Standing> = BTreeMap::new();
    for one in said.iter().filter(|s| s.unit == unit && s.from <= today) {
        latest.insert(&one.place_type, one);
    }
    latest.into_values().cloned().collect()
}

fn upcoming(blocked: &[Blocked], unit: UnitId, today: Day) -> Vec<Blocked> {
    let (year, week) = today.iso_week();
    let now = (i64::from(year), i64::from(week));
    blocked.iter().filter(|b| b.unit == unit && (b.year, b.last) >= now).cloned().collect()
}

/// The unit in the path, if the acting person answers for it.
async fn unit(c: &mut Ctx) -> Done<Unit> {
    let id = c.id::<ids::Unit>("unit")?;
    let units = places::units(&mut c.tx).await?;
    let mine = hosts::mine(c, &units).await?;
    Ok(mine.into_iter().find(|u| u.id == id).cloned().ok_or_else(Refusal::not_found)?)
}

/// What a unit has said, oldest first.
async fn said_by(c: &mut Ctx, unit: UnitId) -> Done<Vec<Standing>> {
    let host = c.scope().organisation;
    let all = store::standing::of_host(&mut c.tx, host).await?;
    Ok(all.into_iter().filter(|s| s.unit == unit).collect())
}

/// One unit: what it has said, and the form to say it anew.
pub async fn show(c: &mut Ctx) -> Done<Reply> {
    let (host, today) = (c.scope().organisation, c.today());
    let unit = unit(c).await?;
    let said = said_by(c, unit.id).await?;
    let blocked = store::standing::blocked(&mut c.tx, host).await?;
    let asked = c.query.get("typ").to_owned();
    let chosen = said.iter().filter(|s| s.place_type == asked).max_by_key(|s| s.number);
    let text = |of: &dyn Fn(&Standing) -> String, or: &str| chosen.map_or_else(|| or.to_owned(), of);
    let stored = [
        ("place_type", asked.clone()),
        ("seats", text(&|s| s.seats.to_string(), "")),
        ("first_week", text(&|s| s.weeks.first.to_string(), "1")),
        ("last_week", text(&|s| s.weeks.last.to_string(), "53")),
        ("demands", text(&|s| s.demands.clone(), "")),
        ("reason", text(&|s| s.reason.map_or("", Reason::code).to_owned(), "")),
        ("from", today.to_string()),
    ];
    let mut form = Filled::of(c, &stored);
    form.guard = form.guard.version(i64::try_from(said.len()).unwrap_or(i64::MAX));
    let to_block = [
        ("year", today.parts().0.to_string()),
        ("block_first", String::new()),
        ("block_last", String::new()),
        ("block_reason", String::new()),
    ];
    let block_form = Filled::of(c, &to_block);
    let weeks = upcoming(&blocked, unit.id, today);
    let page = One {
        unit: unit.id,
        name: unit.name.clone(),
        now: now(&said, unit.id, today),
        later: said.iter().filter(|s| s.from > today).cloned().collect(),
        types: store::standing::known_types(&mut c.tx).await?,
        blocked: weeks.into_iter().map(|b| (b, c.guard())).collect(),
        form,
        block_form,
    };
    Ok(page.render(&c.t).into())
}

/// Says what a unit can take of one type.
pub async fn say(c: &mut Ctx) -> Done<Reply> {
    let (scope, now, seen) = (c.scope(), c.now, seen_version(c));
    let unit = unit(c).await?;
    let said = said_by(c, unit.id).await?;
    if seen != i64::try_from(said.len()).unwrap_or(i64::MAX) {
        return Err(changed_meanwhile().into());
    }
    let written = Said {
        place_type: c.form.get("place_type").to_owned(),
        seats: c.form.int("seats"),
        first_week: c.form.int("first_week"),
        last_week: c.form.int("last_week"),
        demands: c.form.get("demands").to_owned(),
        reason: Reason::parse(c.form.get("reason")),
        from: Day::parse(c.form.get("from")),
    };
    let before = said.iter().filter(|s| s.place_type == written.place_type).max_by_key(|s| s.number);
    let new = rules::say(unit.id, &written, before, scope.person)?;
    if !store::standing::say(&mut c.tx, scope, &new, now).await? {
        return Err(changed_meanwhile().into());
    }
    c.audit(Entry::new("placements.standing.say", unit.id));
    let args = [("unit", unit.name.into()), ("what", new.place_type.into()), ("n", new.seats.into())];
    Ok(Reply::done(c.t.to(&format!("/kommun/kapacitet/{}", unit.id)), "orders-standing-saved", &args))
}

/// Blocks weeks.
pub async fn block(c: &mut Ctx) -> Done<Reply> {
    let (scope, now) = (c.scope(), c.now);
    let unit = unit(c).await?;
    let reason = c.form.get("block_reason").to_owned();
    let (year, first, last) =
        rules::block(c.form.int("year"), c.form.int("block_first"), c.form.int("block_last"), &reason, c.today())?;
    let blocked = Blocked { id: c.ids.next(), unit: unit.id, year, first, last, reason };
    store::standing::block(&mut c.tx, scope, &blocked, scope.person, now).await?;
    c.audit(Entry::new("placements.standing.block", blocked.id));
    let args = [("from", first.into()), ("to", last.into()), ("what", year.to_string().into())];
    Ok(Reply::done(c.t.to(&format!("/kommun/kapacitet/{}", unit.id)), "orders-blocked-saved", &args))
}

/// Opens blocked weeks again.
pub async fn lift(c: &mut Ctx) -> Done<Reply> {
    let (scope, now) = (c.scope(), c.now);
    let (unit, id) = (unit(c).await?, c.id::<ids::Blocked>("blocked")?);
    if !store::standing::lift(&mut c.tx, scope, unit.id, id, now).await? {
        return Err(Refusal::not_found().into());
    }
    c.audit(Entry::new("placements.standing.lift", id));
    Ok(Reply::done(c.t.to(&format!("/kommun/kapacitet/{}", unit.id)), "orders-blocked-lifted", &[]))
}
