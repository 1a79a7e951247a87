//! Locks that cannot be kept: a computation is not begun before a person has settled them.

use kernel::StudentId;
use platform::prelude::*;

use crate::allocate::read;
use crate::model::Inputs;
use crate::plan::{self, Places, Unkept, UnkeptWhy};
use crate::store;
use crate::views::locks::{UnkeptLine, UnkeptLocks};
use crate::views::parts::Head;
use crate::views::proposal::rule_broken;

/// The locks of a period that cannot be kept. Nothing is worked out where nobody is locked.
pub(super) async fn unkept(inputs: Inputs, places: Places) -> Done<(Inputs, Places, Vec<Unkept>)> {
    if inputs.locks.is_empty() {
        return Ok((inputs, places, Vec::new()));
    }
    platform::door::compute(move || {
        let asked = plan::ask(&inputs, &places, 1);
        let unkept = plan::unkept(&inputs, &places, &asked);
        (inputs, places, unkept)
    })
    .await
}

async fn of_period(c: &mut Ctx) -> Done<(Inputs, Places, Vec<Unkept>)> {
    let (scope, period) = (c.scope(), super::period(c).await?);
    let (inputs, places) = read(&mut c.tx, scope, period.id).await?;
    unkept(inputs, places).await
}

/// The list.
pub async fn show(c: &mut Ctx) -> Done<Reply> {
    let (inputs, places, unkept) = of_period(c).await?;
    if !unkept.is_empty() {
        let of = inputs.period.id;
        c.audit(Entry::new("placements.student.list", format!("{} locked students of {of}", unkept.len())));
    }
    let page = UnkeptLocks {
        head: Head::of(&c.t, &inputs.period),
        lines: unkept.iter().map(|u| line(&c.t, &inputs, &places, u)).collect(),
        guard: c.guard(),
        errors: c.error_summary(),
    };
    Ok(page.render(&c.t).into())
}

fn line(t: &Text, inputs: &Inputs, places: &Places, u: &Unkept) -> UnkeptLine {
    let student = &inputs.students[u.student];
    let seats = inputs.capacities.iter().find(|s| s.id == u.at);
    UnkeptLine {
        student: student.id,
        name: student.name.clone(),
        at: seats.map(|s| s.id),
        seats: seats.map_or_else(|| "–".to_owned(), |s| places.name(s.unit)),
        why: match u.why {
            UnkeptWhy::Gone => t.say("placements-unkept-gone"),
            UnkeptWhy::Closed => t.say("placements-unkept-closed"),
            UnkeptWhy::Rule(breach) => {
                let rule = rule_broken(t, inputs.period.settings.limit_minutes, Some(breach));
                t.with("placements-unkept-rule", [("what", rule.into())])
            }
            UnkeptWhy::TooMany { locked, seats } => {
                t.with("placements-unkept-many", [("a", locked.into()), ("n", i64::from(seats).into())])
            }
        },
    }
}

/// Lets the chosen ones of them move again.
pub async fn unlock(c: &mut Ctx) -> Done<Reply> {
    let (inputs, _, unkept) = of_period(c).await?;
    let wanted: Vec<StudentId> = c.form.all("student").filter_map(StudentId::parse).collect();
    let found = unkept.iter().map(|u| inputs.students[u.student].id).filter(|id| wanted.contains(id));
    let chosen: Vec<StudentId> = found.collect();
    if chosen.is_empty() {
        return Err(Refusal::invalid("placements-unkept-choose").into());
    }
    let (scope, period) = (c.scope(), inputs.period.id);
    let n = store::steps::unlock(&mut c.tx, scope, period, &chosen).await?;
    c.audit(Entry::new("placements.locks.unlock", format!("{period}, {n} students")));
    let to = c.t.to(&format!("/vfu/{period}/fordelning/las"));
    Ok(Reply::done(to, "placements-unkept-done", &[("n", n.into())]))
}
