//! What everybody sees of organisations and units.

use std::collections::BTreeMap;

use platform::prelude::*;

use crate::model::{Answer, Function, Level, Organisation, OrganisationKind, Unit, who_answers};
use crate::views::list::ListPage;
use crate::views::organisation::{FunctionRow, OrganisationPage, State, UnitRow};
use crate::views::parts::Slice;
use crate::views::unit::UnitPage;
use crate::{directory, rules, store, tree};

/// The day these pages were last read through.
fn reviewed(t: &Text, page: Page) -> Page {
    let day = Day::new(2026, 11, 25).expect("a day of the calendar");
    page.reviewed(day, t.say("organisations-maintainer"))
}

/// `/organisationer`.
pub async fn list(c: &mut Ctx) -> Done<Reply> {
    let written: String = c.query.get("q").chars().take(80).collect();
    let kind = OrganisationKind::parse(c.query.get("typ"));
    let found = directory::find(&written, kind);
    let slice = Slice::asked(c, found.len());
    let guess = directory::is_guess(&written, &found);
    let page = ListPage { written, kind, rows: slice.cut(found), slice, guess };
    Ok(reviewed(&c.t, page.render(&c.t)).into())
}

/// `/organisationer/{code}`.
pub async fn organisation(c: &mut Ctx) -> Done<Reply> {
    let organisation = directory::by_code(c.param("code")).ok_or_else(Refusal::not_found)?;
    let today = c.today();
    let units = store::units::of_organisation(&mut c.tx, organisation.id).await?;
    let order = tree::in_levels(&units, today);
    let slice = Slice::asked(c, order.len());
    let name = |id: UnitId| units.iter().find(|u| u.id == id).map(|u| u.name.clone());
    let row = |unit: &&Unit| UnitRow { unit: (*unit).clone(), under: unit.parent.and_then(name) };
    let functions = functions(c, organisation.id, &units, None).await?;
    let members = store::members::of_area(&mut c.tx, organisation.id).await?;
    let areas = store::members::of_organisation(&mut c.tx, organisation.id).await?;
    let here = here(c, organisation, today).await?;
    let centres = centres(c, &members, today).await?;
    let page = OrganisationPage {
        units: slice.cut(order.iter().map(row)),
        slice,
        functions,
        here,
        centres,
        areas,
        members,
        organisation: organisation.clone(),
        today,
        keeps: c.actor_or_none().is_some_and(|actor| keeps(actor, organisation.id)),
        keeps_members: c.actor_or_none().is_some_and(|actor| keeps_members(actor, organisation)),
    };
    Ok(reviewed(&c.t, page.render(&c.t)).into())
}

/// Whether the pages for keepers are the actor's.
fn keeps(actor: &Actor, organisation: OrganisationId) -> bool {
    super::KEEPERS.contains(&actor.role) && rules::may_change_functions(actor, organisation)
}

/// Whether the members of an area are the actor's to keep.
fn keeps_members(actor: &Actor, area: &Organisation) -> bool {
    area.kind.has_members() && super::AREA_KEEPERS.contains(&actor.role) && rules::may_change_members(actor, area.id)
}

/// Others' units in a municipality, such as an HEI's site.
async fn here(c: &mut Ctx, organisation: &Organisation, today: Day) -> Done<Vec<UnitRow>> {
    if organisation.kind != OrganisationKind::Municipality {
        return Ok(Vec::new());
    }
    let lang = c.t.lang;
    let units = store::units::in_municipality(&mut c.tx, &organisation.code).await?;
    let others = units.into_iter().filter(|u| u.organisation != organisation.id && u.is_open_on(today));
    Ok(others.take(crate::views::parts::PAGE_ROWS).map(|unit| of_organisation(lang, unit)).collect())
}

fn of_organisation(lang: Lang, unit: Unit) -> UnitRow {
    UnitRow { under: directory::name_of(unit.organisation, lang).map(str::to_owned), unit }
}

/// The learning centres in the municipalities of an area's members.
async fn centres(c: &mut Ctx, members: &[crate::AreaMember], today: Day) -> Done<Vec<(String, UnitRow)>> {
    let lang = c.t.lang;
    let mut centres = Vec::new();
    for member in members {
        let Some(o) = directory::by_id(member.organisation) else { continue };
        let units = store::units::in_municipality(&mut c.tx, &o.code).await?;
        let here = units.into_iter().filter(|u| u.level == Level::LearningCentre && u.is_open_on(today));
        centres.extend(here.map(|unit| (o.code.clone(), of_organisation(lang, unit))));
    }
    Ok(centres)
}

/// An organisation's functions, or one unit's. Names of holders are for those who are signed in.
async fn functions(
    c: &mut Ctx,
    organisation: OrganisationId,
    units: &[Unit],
    only: Option<UnitId>,
) -> Done<Vec<FunctionRow>> {
    let today = c.today();
    let all = store::functions::of_organisation(&mut c.tx, organisation).await?;
    let names = if c.actor_or_none().is_some() { holders(c, &all, today).await? } else { BTreeMap::new() };
    let unit = |id: UnitId| units.iter().find(|u| u.id == id).map(|u| u.name.clone());
    let shown = all.iter().filter(|f| only.is_none_or(|only| f.unit == Some(only)));
    Ok(shown.map(|f| FunctionRow::of(f, f.unit.and_then(unit), state(f, &all, &names, today))).collect())
}

/// The names of those who hold functions today.
pub(super) async fn holders(c: &mut Ctx, all: &[Function], today: Day) -> Done<BTreeMap<PersonId, String>> {
    let held = all.iter().filter_map(|f| match f.answer(today) {
        Answer::Held(person) => Some(person),
        Answer::Vacant { .. } => None,
    });
    let persons: Vec<PersonId> = held.collect();
    let mut names = BTreeMap::new();
    for some in persons.chunks(500) {
        names.extend(people::names_of(&mut c.tx, some).await?);
    }
    Ok(names)
}

/// How a function stands, and who answers instead.
pub(super) fn state(f: &Function, all: &[Function], names: &BTreeMap<PersonId, String>, today: Day) -> State {
    match f.answer(today) {
        Answer::Held(person) => State::Held(names.get(&person).cloned()),
        Answer::Vacant { since, .. } => {
            let instead = who_answers(all, f.id, today).and_then(|(id, _)| all.iter().find(|other| other.id == id));
            State::Vacant { since, instead: instead.map(|other| other.title.clone()) }
        }
    }
}

/// `/enheter/{unit}`.
pub async fn unit(c: &mut Ctx) -> Done<Reply> {
    let id: UnitId = c.id("unit")?;
    let (unit, today) = (store::units::find(&mut c.tx, id).await?, c.today());
    let siblings = store::units::of_organisation(&mut c.tx, unit.organisation).await?;
    let functions = functions(c, unit.organisation, &siblings, Some(id)).await?;
    let by_id: BTreeMap<UnitId, Unit> = siblings.iter().map(|u| (u.id, u.clone())).collect();
    let open_below: Vec<Unit> = siblings.iter().filter(|u| u.parent == Some(id)).cloned().collect();
    let below = tree::in_levels(&open_below, today);
    let page = UnitPage {
        above: tree::above(&by_id, &unit).into_iter().map(|u| (u.id, u.name.clone())).collect(),
        below: below.into_iter().map(|u| UnitRow { unit: u.clone(), under: Some(unit.name.clone()) }).collect(),
        functions,
        today,
        signed_in: c.actor_or_none().is_some(),
        keeps: c.actor_or_none().is_some_and(|a| super::KEEPERS.contains(&a.role) && rules::may_change_unit(a, &unit)),
        unit,
    };
    Ok(reviewed(&c.t, page.render(&c.t)).into())
}
