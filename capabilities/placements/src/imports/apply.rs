//! Reading files in: what is there, the reading, and one transaction that writes it.

use std::collections::HashSet;

use kernel::{HoldId, Ids, Refusal, StudentId};
use people::protected;
use platform::failure::Done;
use platform::files::Sheet;
use platform::import::{Applied, Reviewed};
use platform::web::Ctx;

use super::{Reading, capacity, period_of, students};
use crate::model::{Capacity, Period, Student};
use crate::places::{self, Names};
use crate::{by_hand, store};

/// The periods that files can be read into: those that have not ended.
pub async fn periods(c: &mut Ctx) -> Done<Vec<(String, String)>> {
    let (scope, today, lang) = (c.scope(), c.today(), c.t.lang);
    let all = store::periods::all(&mut c.tx, scope).await?;
    let open = all.into_iter().filter(|p| today <= p.last);
    Ok(open.map(|p| (p.id.to_string(), format!("{}, {}", p.programme, lang.term(p.term)))).collect())
}

/// What a file of students would do.
pub async fn review_students(c: &mut Ctx, target: &str, sheet: &Sheet) -> Done<Reviewed> {
    Ok(read_students(c, target, sheet).await?.1.reviewed())
}

/// What a file of seats would do.
pub async fn review_capacity(c: &mut Ctx, target: &str, sheet: &Sheet) -> Done<Reviewed> {
    Ok(read_capacity(c, target, sheet).await?.1.reviewed())
}

async fn read_students(c: &mut Ctx, target: &str, sheet: &Sheet) -> Done<(Period, Reading<Student>)> {
    let (scope, today) = (c.scope(), c.today());
    let period = store::periods::find(&mut c.tx, scope, period_of(target)?).await?;
    let there = store::students::of_period(&mut c.tx, scope, period.id).await?;
    let units = places::units(&mut c.tx).await?;
    let references = students::references(sheet);
    let kept: HashSet<String> =
        protected::kept_among(c, scope.organisation, &period.id.to_string(), &references).await?;
    let mut ids = fresh_ids(c);
    let against = students::Against {
        period: &period,
        students: &there,
        names: &Names::new(&units, today),
        kept_apart: &kept,
        t: &c.t,
    };
    let reading = students::read(sheet, &against, &mut ids);
    Ok((period, reading))
}

async fn read_capacity(c: &mut Ctx, target: &str, sheet: &Sheet) -> Done<(Period, Reading<Capacity>)> {
    let (scope, today) = (c.scope(), c.today());
    let period = store::periods::find(&mut c.tx, scope, period_of(target)?).await?;
    let there = store::capacities::of_period(&mut c.tx, scope, period.id).await?;
    let placed = store::overview::placed(&mut c.tx, scope, &period).await?;
    let held = store::capacities::held(&mut c.tx, scope, period.id).await?;
    let units = places::units(&mut c.tx).await?;
    let mut ids = fresh_ids(c);
    let against = capacity::Against {
        period: &period,
        capacities: &there,
        placed: &placed,
        held: &held,
        names: &Names::new(&units, today),
        t: &c.t,
    };
    let reading = capacity::read(sheet, &against, &mut ids);
    Ok((period, reading))
}

/// Ids of their own, since the reading also looks at the request's sentences.
fn fresh_ids(c: &mut Ctx) -> Ids {
    Ids::new(c.now, u128::from(c.ids.number()) << 64 | u128::from(c.ids.number()))
}

/// Reads students in. Protected ones are kept apart before anything else is written.
pub async fn apply_students(c: &mut Ctx, target: &str, sheet: &Sheet) -> Done<Applied> {
    let scope = c.scope();
    let (period, reading) = read_students(c, target, sheet).await?;
    if c.today() > period.last {
        return Err(Refusal::conflict("placements-period-over").into());
    }
    let applied = reading.applied();
    let mut reserved = false;
    for row in &reading.protected {
        reserved |= keep_apart(c, &period, &row.student, row.was).await?;
    }
    let mut rows = reading.new;
    rows.extend(reading.changed);
    store::students::save(&mut c.tx, scope, period.id, &rows).await?;
    if reserved || !rows.is_empty() {
        store::bump(&mut c.tx, scope, period.id).await?;
    }
    Ok(applied)
}

/// Keeps a student apart: the main tables have a reserved seat instead, where the student had a place.
pub async fn keep_apart(c: &mut Ctx, period: &Period, student: &Student, was: Option<StudentId>) -> Done<bool> {
    let (scope, hold): (_, HoldId) = (c.scope(), c.ids.next());
    let details = by_hand::details(c, period, student, hold).await?;
    let (is_new, at) = match was {
        // Whoever was among the students has been read and perhaps taken out as a file: the handler learns what to chase.
        Some(id) => {
            let mut known_as = vec![id.to_string(), period.id.to_string()];
            let plans = store::plans::of_period(&mut c.tx, scope, period.id).await?;
            known_as.extend(plans.iter().map(|p| p.id.to_string()));
            let moved = protected::move_in(c, scope.organisation, &details, &known_as).await?;
            (moved.new.is_some(), store::removal::remove(&mut c.tx, scope, period, id).await?)
        }
        None => (protected::divert(c, scope.organisation, &details).await?.is_some(), None),
    };
    if is_new {
        store::capacities::hold(&mut c.tx, scope, period.id, hold, at).await?;
    }
    Ok(is_new || was.is_some())
}

/// Reads seats in.
pub async fn apply_capacity(c: &mut Ctx, target: &str, sheet: &Sheet) -> Done<Applied> {
    let scope = c.scope();
    let (period, reading) = read_capacity(c, target, sheet).await?;
    if c.today() > period.last {
        return Err(Refusal::conflict("placements-period-over").into());
    }
    let applied = reading.applied();
    let mut rows = reading.new;
    rows.extend(reading.changed);
    if !rows.is_empty() {
        store::capacities::save(&mut c.tx, scope, period.id, &rows).await?;
        store::bump(&mut c.tx, scope, period.id).await?;
    }
    Ok(applied)
}
