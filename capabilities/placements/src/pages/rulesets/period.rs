//! What a period follows: its rules, grounds that were shown, draws.

use kernel::ids::Draw as DrawKind;
use platform::prelude::*;

use super::super::period as period_of;
use super::stored;
use crate::ruleset;
use crate::store;
use crate::store::rulesets::Draw;
use crate::views::parts::Head;
use crate::views::rulesets::{DrawShown, OfPeriod};

/// The rules of a period.
pub async fn show(c: &mut Ctx) -> Done<Reply> {
    let (scope, period) = (c.scope(), period_of(c).await?);
    let all = stored::all(&mut c.tx, scope).await?;
    let choice = |v: &stored::Version| {
        let number = c.t.with("rules-version-n", [("n", v.number.into())]);
        v.in_force.map(|_| (v.id.to_string(), format!("{}, {number}", v.set.title)))
    };
    let choices = all.iter().filter_map(choice).collect();
    let grounds = stored::grounds(&mut c.tx, scope, period.id).await?;
    if !grounds.is_empty() {
        c.audit(Entry::new("placements.student.view", format!("{}, {} students", period.id, grounds.len())));
    }
    let removals = grounds.iter().map(|_| c.guard()).collect();
    let page = OfPeriod {
        head: Head::of(&c.t, &period),
        tied: stored::of_period(&mut c.tx, scope, period.id).await?,
        choices,
        grounds,
        guards: (c.guard(), c.guard(), removals),
        errors: c.refusal.as_ref().map(|_| c.error_summary()),
        problems: [c.problem("rules"), c.problem("student"), c.problem("rule")],
        written: [c.value("student", ""), c.value("rule", "")],
    };
    Ok(page.render(&c.t).into())
}

/// Ties the period to a version in force, or to none.
pub async fn tie(c: &mut Ctx) -> Done<Reply> {
    let (scope, period) = (c.scope(), period_of(c).await?);
    let unknown = || Refusal::invalid("rules-period-refused").field("rules", "rules-period-unknown");
    let to = c.t.to(&format!("/vfu/{}/regler", period.id));
    let chosen = match c.form.get("rules") {
        "" => None,
        id => {
            let id = RuleVersionId::parse(id).ok_or_else(unknown)?;
            let found = stored::find(&mut c.tx, scope, id).await?;
            Some(if found.in_force.is_some() { found } else { return Err(unknown().into()) })
        }
    };
    stored::tie(&mut c.tx, scope, period.id, chosen.as_ref().map(|v| v.id)).await?;
    store::bump(&mut c.tx, scope, period.id).await?;
    c.audit(Entry::new("placements.rules.tie", period.id));
    Ok(match chosen {
        Some(version) => Reply::done(to, "rules-period-tied", &[("name", version.set.title.into())]),
        None => Reply::done(to, "rules-period-untied", &[]),
    })
}

/// A student of the period by the reference that was written.
async fn student(c: &mut Ctx, period: PeriodId) -> Done<StudentId> {
    let (scope, reference) = (c.scope(), c.form.get("student").trim().to_owned());
    let found = stored::student_named(&mut c.tx, scope, period, &reference).await?;
    Ok(found.ok_or_else(|| Refusal::invalid("rules-grounds-refused").field("student", "rules-grounds-no-student"))?)
}

/// Notes that a proof was shown today.
pub async fn add_ground(c: &mut Ctx) -> Done<Reply> {
    let (scope, period, today) = (c.scope(), period_of(c).await?, c.today());
    let tied = stored::of_period(&mut c.tx, scope, period.id).await?;
    let rule = c.form.get("rule").to_owned();
    if !tied.is_some_and(|v| ruleset::class_of(&v.set).contains_key(&rule)) {
        return Err(Refusal::invalid("rules-grounds-refused").field("rule", "rules-grounds-no-rule").into());
    }
    let student = student(c, period.id).await?;
    stored::add_ground(&mut c.tx, scope, period.id, student, &rule, today).await?;
    store::bump(&mut c.tx, scope, period.id).await?;
    c.audit(Entry::new("placements.rules.ground", student));
    let name = c.form.get("student").to_owned();
    Ok(Reply::done(c.t.to(&format!("/vfu/{}/regler", period.id)), "rules-grounds-saved", &[("name", name.into())]))
}

/// Takes a ground away.
pub async fn remove_ground(c: &mut Ctx) -> Done<Reply> {
    let (scope, period) = (c.scope(), period_of(c).await?);
    let rule = c.form.get("rule").to_owned();
    let student = student(c, period.id).await?;
    if stored::remove_ground(&mut c.tx, scope, period.id, student, &rule).await? {
        store::bump(&mut c.tx, scope, period.id).await?;
    }
    c.audit(Entry::new("placements.rules.ground_remove", student));
    Ok(Reply::done(c.t.to(&format!("/vfu/{}/regler", period.id)), "rules-grounds-removed", &[]))
}

/// The draws of a period.
pub async fn draws(c: &mut Ctx) -> Done<Reply> {
    let (scope, period) = (c.scope(), period_of(c).await?);
    let draws = stored::draws(&mut c.tx, scope, period.id).await?;
    let page = DrawShown {
        head: Head::of(&c.t, &period),
        draws,
        guard: c.guard(),
        errors: c.refusal.as_ref().map(|_| c.error_summary()),
        seed: (c.value("seed", ""), c.problem("seed")),
    };
    Ok(page.render(&c.t).into())
}

/// Draws among the students of the period, within the classes of its rules.
pub async fn draw(c: &mut Ctx) -> Done<Reply> {
    let (scope, period, now) = (c.scope(), period_of(c).await?, c.now);
    let written = c.form.get("seed").trim().to_owned();
    if written.chars().count() > 100 || written.chars().any(char::is_control) {
        return Err(Refusal::invalid("rules-draw-refused").field("seed", "rules-draw-seed-wrong").into());
    }
    let seed = if written.is_empty() { c.ids.number().to_string() } else { written };
    let applied = stored::applied(&mut c.tx, scope, period.id).await?;
    let students = store::students::of_period(&mut c.tx, scope, period.id).await?;
    if students.is_empty() {
        return Err(Refusal::conflict("rules-draw-nobody").into());
    }
    let list: Vec<(String, u32)> = students
        .iter()
        .map(|s| (s.reference.clone(), applied.as_ref().map_or(1, |a| ruleset::rank_of(a, s.id))))
        .collect();
    let number = stored::draws(&mut c.tx, scope, period.id).await?.first().map_or(1, |d| d.number + 1);
    let draw = Draw { id: c.ids.next(), number, seed, list: ruleset::list_text(&list), at: now };
    stored::insert_draw(&mut c.tx, scope, period.id, &draw).await?;
    store::bump(&mut c.tx, scope, period.id).await?;
    c.audit(Entry::new("placements.rules.draw", draw.id));
    Ok(Reply::done(c.t.to(&format!("/vfu/{}/lottning", period.id)), "rules-draw-done", &[("n", number.into())]))
}

/// The published list of a draw.
pub async fn draw_list(c: &mut Ctx) -> Done<Reply> {
    let (scope, period, id) = (c.scope(), period_of(c).await?, c.id::<DrawKind>("draw")?);
    let draws = stored::draws(&mut c.tx, scope, period.id).await?;
    let draw = draws.into_iter().find(|d| d.id == id).ok_or_else(Refusal::not_found)?;
    c.audit(Entry::new("placements.student.view", format!("{id}, {} students", draw.list.lines().count())));
    Ok(Reply::File {
        name: format!("lottning-{}.txt", draw.number),
        content_type: "text/plain; charset=utf-8",
        bytes: draw.list.into_bytes(),
    })
}
