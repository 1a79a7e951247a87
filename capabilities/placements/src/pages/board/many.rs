//! Several students at once: what can be done with them, and what would follow.

use kernel::ids::Plan as PlanKind;
use platform::prelude::*;
use platform::ui::Choice;

use super::super::proposal::{Loaded, load};
use super::chosen::{NOWHERE, breach, hindered, says, wanted};
use super::{asked_for, is_stale, position};
use crate::model::PlanState;
use crate::plan::{Explained, MOST_TOGETHER};
use crate::views::board::many::{Followed, Many, One};

/// The chosen students of a proposal.
pub async fn show(c: &mut Ctx) -> Done<Reply> {
    let period = super::super::period(c).await?;
    let Some(id) = asked_for(c, period.id).await? else {
        return Ok(Reply::see(c.t.to(&format!("/vfu/{}/fordelning", period.id))));
    };
    let l = load(c, id).await?;
    if l.period != period.id {
        return Err(Refusal::not_found().into());
    }
    let chosen: Vec<String> = c.query.all("student").map(str::to_owned).collect();
    page(c, l, &chosen).await
}

/// The same after something was refused.
pub async fn again(c: &mut Ctx) -> Done<Reply> {
    let id = c.id::<PlanKind>("plan")?;
    let l = load(c, id).await?;
    let chosen: Vec<String> = c.form.all("student").map(str::to_owned).collect();
    page(c, l, &chosen).await
}

async fn page(c: &mut Ctx, l: Loaded, chosen: &[String]) -> Done<Reply> {
    let mut students = Vec::new();
    for student in chosen.iter().take(MOST_TOGETHER) {
        students.push(position(&l, student)?);
    }
    students.sort_unstable();
    students.dedup();
    let too_many = chosen.len() > MOST_TOGETHER;
    if !students.is_empty() {
        c.audit(Entry::new("placements.student.list", format!("{} students of {}", students.len(), l.plan.id)));
    }
    let (to, reason) = (c.value("till", c.query.get("till")), c.value("skal", ""));
    let (t, which, target) = (c.t.clone(), students.clone(), to.clone());
    let (l, (places, followed)) = l
        .explained(move |l, e| {
            let is_open = l.plan.state == PlanState::Proposed && !is_stale(l) && !which.is_empty();
            let followed = (is_open && !target.is_empty()).then(|| followed(&t, l, e, &which, &target));
            (if is_open { places(&t, l, e, &which) } else { Vec::new() }, followed)
        })
        .await?;
    let page = Many {
        id: l.plan.id,
        number: l.plan.number,
        version: l.plan.version,
        period: l.period,
        programme: l.inputs.period.programme.clone(),
        is_open: l.plan.state == PlanState::Proposed && !is_stale(&l),
        most: too_many.then_some(MOST_TOGETHER),
        students: students.iter().map(|at| one(&l, *at)).collect(),
        places,
        to,
        followed,
        reason,
        problem: c.problem("skal"),
        guards: std::array::from_fn(|_| c.guard()),
        errors: c.error_summary(),
    };
    Ok(page.render(&c.t).into())
}

fn one(l: &Loaded, at: usize) -> One {
    let student = &l.inputs.students[at];
    let row = l.row_of(at);
    One {
        student: student.id,
        name: student.name.clone(),
        at: row.and_then(|r| r.capacity).map(|id| l.seats_of(id)),
        minutes: row.and_then(|r| r.minutes),
        is_locked: l.inputs.locks.contains_key(&student.id),
        is_excepted: l.exception_of(student.id).is_some(),
    }
}

/// Seats of the types that the students need, the nearest on average first, and last no place at all.
fn places(t: &Text, l: &Loaded, e: &Explained<'_>, students: &[usize]) -> Vec<Choice> {
    let mean = |site: usize| {
        let known: Vec<u32> = students.iter().filter_map(|s| l.asked.minutes(&l.inputs, *s, site)).collect();
        known.iter().sum::<u32>() / u32::try_from(known.len().max(1)).unwrap_or(1)
    };
    let is_needed = |site: &usize| {
        let kind = &l.inputs.capacities[*site].place_type;
        l.asked.problem.seats(*site as u32, 0) > 0 && students.iter().any(|s| l.inputs.students[*s].place_type == *kind)
    };
    let mut near: Vec<(u32, usize)> =
        (0..l.inputs.capacities.len()).filter(is_needed).map(|site| (mean(site), site)).collect();
    near.sort_unstable();
    let choice = |(minutes, site): (u32, usize)| {
        let args = [("place", l.seats(site).into()), ("minutes", minutes.into()), ("n", e.free(site).into())];
        Choice::new(l.inputs.capacities[site].id, t.with("placements-many-way", args))
    };
    let mut choices: Vec<Choice> = near.into_iter().map(choice).collect();
    choices.push(Choice::new(NOWHERE, t.say("placements-board-way-none")));
    choices
}

fn followed(t: &Text, l: &Loaded, e: &Explained<'_>, students: &[usize], to: &str) -> Result<Followed, Vec<String>> {
    let place = wanted(l, to).map_err(|r| vec![t.refusal(&r)])?;
    match e.together(students, place) {
        Ok(done) if done.moves.is_empty() => Err(vec![t.say("placements-many-stay")]),
        Ok(done) => Ok(Followed { says: says(t, l, &done), chosen: done.chosen, breach: breach(t, l, &done) }),
        Err(no) => Err(no.into_iter().map(|(at, why)| t.refusal(&hindered(t, l, at, why))).collect()),
    }
}
