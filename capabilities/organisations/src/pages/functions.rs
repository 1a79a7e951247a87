//! Functions: the list, a new one, one that is changed, held and left.

use std::collections::BTreeMap;

use platform::prelude::*;
use platform::ui::Choice;

use super::public::{holders, state};
use super::{changed_meanwhile, seen_version, tell};
use crate::model::{Answer, Function, Unit};
use crate::views::functions::{Existing, FunctionPage, FunctionsPage};
use crate::views::organisation::FunctionRow;
use crate::views::parts::{Filled, Slice};
use crate::{forms, rules, store};

/// The organisation's functions and units.
async fn own(c: &mut Ctx) -> Done<(Vec<Function>, Vec<Unit>)> {
    let organisation = c.scope().organisation;
    let functions = store::functions::of_organisation(&mut c.tx, organisation).await?;
    Ok((functions, store::units::of_organisation(&mut c.tx, organisation).await?))
}

/// `/admin/funktioner`.
pub async fn list(c: &mut Ctx) -> Done<Reply> {
    let ((all, units), today) = (own(c).await?, c.today());
    let names = holders(c, &all, today).await?;
    let unit = |id: UnitId| units.iter().find(|u| u.id == id).map(|u| u.name.clone());
    let row = |f: &Function| (f.id, FunctionRow::of(f, f.unit.and_then(unit), state(f, &all, &names, today)));
    let vacant = all.iter().filter(|f| matches!(f.answer(today), Answer::Vacant { .. })).count();
    let slice = Slice::asked(c, all.len());
    Ok(FunctionsPage { rows: slice.cut(all.iter().map(row)), slice, vacant }.render(&c.t).into())
}

const FIELDS: [&str; 5] = ["title", "unit", "email", "phone", "taken_over_by"];

fn choices(units: &[Unit], functions: &[Function], but: Option<FunctionId>, today: Day) -> (Vec<Choice>, Vec<Choice>) {
    let units = units.iter().filter(|u| u.is_open_on(today)).map(|u| Choice::new(u.id, &u.name)).collect();
    let others = functions.iter().filter(|f| Some(f.id) != but).map(|f| Choice::new(f.id, &f.title)).collect();
    (units, others)
}

/// `/admin/funktioner/ny`.
pub async fn new(c: &mut Ctx) -> Done<Reply> {
    let ((functions, units), today) = (own(c).await?, c.today());
    let (units, others) = choices(&units, &functions, None, today);
    let form = Filled::of(c, &FIELDS.map(|name| (name, String::new())));
    Ok(FunctionPage { existing: None, form, units, others }.render(&c.t).into())
}

/// Adds a function.
pub async fn add(c: &mut Ctx) -> Done<Reply> {
    let organisation = c.actor().organisation;
    if !rules::may_change_functions(c.actor(), organisation) {
        return Err(Refusal::not_found().into());
    }
    let (functions, units) = own(c).await?;
    let wanted = forms::function(&c.form)?;
    let done = rules::add_function(&functions, &units, c.ids.next(), organisation, &wanted)?;
    save(c, done, "organisations.function.add", "organisations-function-added").await
}

async fn save(c: &mut Ctx, done: rules::Done<Function>, action: &'static str, receipt: &str) -> Done<Reply> {
    let function = done.now.clone();
    c.audit(Entry::new(action, function.id));
    let to = c.t.to(&format!("/admin/funktioner/{}", function.id));
    if !done.is_changed() {
        return Ok(Reply::done(to, "organisations-nothing-changed", &[]));
    }
    store::functions::save(&mut c.tx, &function).await?;
    tell(c, done.facts);
    Ok(Reply::done(to, receipt, &[("name", function.title.into())]))
}

/// The function in the path, of the acting person's organisation.
fn in_path(c: &Ctx, functions: &[Function]) -> Done<Function> {
    let id: FunctionId = c.id("function")?;
    Ok(functions.iter().find(|f| f.id == id).cloned().ok_or_else(Refusal::not_found)?)
}

/// The members of the organisation on a day, each once.
async fn members(c: &mut Ctx) -> Done<BTreeMap<PersonId, String>> {
    let (organisation, today) = (c.scope().organisation, c.today());
    let members = people::members_of(&mut c.tx, organisation, today).await?;
    Ok(members.into_iter().map(|m| (m.person.id, m.person.name)).collect())
}

fn in_order(members: &BTreeMap<PersonId, String>) -> Vec<Choice> {
    let mut all: Vec<Choice> = members.iter().map(|(id, name)| Choice::new(id, name)).collect();
    all.sort_by(|a, b| kernel::text::swedish_order(&a.label, &b.label));
    all
}

async fn history(c: &mut Ctx, f: &Function) -> Done<Vec<(Option<String>, Span)>> {
    let mut persons: Vec<PersonId> = f.holders.iter().map(|h| h.person).collect();
    persons.sort_unstable();
    persons.dedup();
    persons.truncate(500);
    let names = people::names_of(&mut c.tx, &persons).await?;
    Ok(f.holders.iter().rev().map(|h| (names.get(&h.person).cloned(), h.span)).collect())
}

/// `/admin/funktioner/{function}`.
pub async fn show(c: &mut Ctx) -> Done<Reply> {
    let ((functions, units), today) = (own(c).await?, c.today());
    let f = in_path(c, &functions)?;
    let names = holders(c, &functions, today).await?;
    let members = members(c).await?;
    let stored = [
        ("title", f.title.clone()),
        ("unit", f.unit.map_or_else(String::new, |id| id.to_string())),
        ("email", f.email.clone().unwrap_or_default()),
        ("phone", f.phone.clone().unwrap_or_default()),
        ("taken_over_by", f.taken_over_by.map_or_else(String::new, |id| id.to_string())),
    ];
    let day = today.to_string();
    let (units, others) = choices(&units, &functions, Some(f.id), today);
    let page = FunctionPage {
        form: Filled::of(c, &stored).version(f.version),
        existing: Some(Existing {
            id: f.id,
            title: f.title.clone(),
            state: state(&f, &functions, &names, today),
            history: history(c, &f).await?,
            is_held: f.holders.last().is_some_and(|h| h.span.last.is_none_or(|last| last >= today)),
            appoint: Filled::of(c, &[("person", String::new()), ("first", day.clone())]).version(f.version),
            vacate: Filled::of(c, &[("last", day)]).version(f.version),
            members: in_order(&members),
        }),
        units,
        others,
    };
    Ok(page.render(&c.t).into())
}

/// The function in the path as it was seen.
async fn seen(c: &mut Ctx) -> Done<(Function, Vec<Function>, Vec<Unit>)> {
    let (functions, units) = own(c).await?;
    let function = in_path(c, &functions)?;
    if !rules::may_change_functions(c.actor(), function.organisation) {
        return Err(Refusal::not_found().into());
    }
    if function.version != seen_version(c) {
        return Err(changed_meanwhile().into());
    }
    Ok((function, functions, units))
}

/// Changes a function.
pub async fn change(c: &mut Ctx) -> Done<Reply> {
    let (function, functions, units) = seen(c).await?;
    let wanted = forms::function(&c.form)?;
    let done = rules::change_function(&functions, &units, function, &wanted)?;
    save(c, done, "organisations.function.change", "organisations-function-saved").await
}

/// Appoints a member of the organisation.
pub async fn appoint(c: &mut Ctx) -> Done<Reply> {
    let (function, ..) = seen(c).await?;
    let (person, first) = forms::appointment(&c.form)?;
    if !members(c).await?.contains_key(&person) {
        return Err(Refusal::invalid("organisations-form-wrong").field("person", "organisations-person-choose").into());
    }
    let done = rules::appoint(function, person, first)?;
    save(c, done, "organisations.function.appoint", "organisations-function-appointed").await
}

/// Leaves a function vacant.
pub async fn vacate(c: &mut Ctx) -> Done<Reply> {
    let (function, ..) = seen(c).await?;
    let last = forms::last_day(&c.form)?;
    let done = rules::vacate(function, last)?;
    save(c, done, "organisations.function.vacate", "organisations-function-vacated").await
}
