//! V3: a proposal is moved by hand, with what follows shown before; students are locked, and moves taken back.

use std::collections::BTreeMap;

use kernel::ids::Plan as PlanKind;
use kernel::text::swedish_order;
use kernel::{CapacityId, PlanId, StudentId};
use matching::{Whole, check_with_locks};
use platform::prelude::*;
use platform::ui::{Choice, Rule};

use super::proposal::{Loaded, load, nearer_lines, unplaced_lines};
use crate::model::{Move, Plan, PlanRow, PlanState};
use crate::plan::{self, Chain, Hindrance, RemovedWhy};
use crate::views::board::{self as views, Board, ByHand, Chosen, Followed, LastMove, Nothing, PAGE, UnitLine};
use crate::views::proposal::{follows, home};
use crate::{rules, store};

/// What the list says for no place at all.
const NOWHERE: &str = "ingen";

/// The board of a proposal, or of the period's newest.
pub async fn show(c: &mut Ctx) -> Done<Reply> {
    let period = super::period(c).await?;
    let scope = c.scope();
    let wanted = c.query.get("forslag");
    let id = if wanted.is_empty() {
        store::plans::of_period(&mut c.tx, scope, period.id).await?.first().map(|p| p.id)
    } else {
        Some(PlanId::parse(wanted).ok_or_else(Refusal::not_found)?)
    };
    let Some(id) = id else {
        let page = Nothing { period: period.id, programme: period.programme, guard: c.guard() };
        return Ok(page.render(&c.t).into());
    };
    let l = load(c, id).await?;
    if l.period != period.id {
        return Err(Refusal::not_found().into());
    }
    board(c, l).await
}

/// The board again, with what holds now, after something was refused.
pub async fn again(c: &mut Ctx) -> Done<Reply> {
    let id = c.id::<PlanKind>("plan")?;
    let l = load(c, id).await?;
    board(c, l).await
}

async fn board(c: &mut Ctx, l: Loaded) -> Done<Reply> {
    let (scope, t, id) = (c.scope(), c.t.clone(), l.plan.id);
    let chosen = match c.value("student", c.query.get("student")).as_str() {
        "" => None,
        text => Some(position(&l, text)?),
    };
    let plans = store::plans::of_period(&mut c.tx, scope, l.period).await?;
    let before = match plans.iter().find(|p| p.number < l.plan.number) {
        Some(old) => {
            let rows = store::plans::rows(&mut c.tx, old.id).await?;
            Some((old.id, old.number, plan::compare(&rows, &l.rows).len()))
        }
        None => None,
    };
    let moves = store::plans::moves(&mut c.tx, id).await?;
    let last = match moves.iter().find(|m| !m.undone) {
        Some(m) => Some(last_move(&t, &l, m, people::name_of(&mut c.tx, m.by).await?)),
        None => None,
    };
    match chosen {
        Some(at) => c.audit(Entry::new("placements.student.view", l.inputs.students[at].id)),
        None => c.audit(Entry::new("placements.plan.board", format!("{id}, {} students", l.rows.len()))),
    }
    let municipality = c.query.get("kommun").to_owned();
    let units = unit_lines(&l, &municipality);
    let from = c.query.int("fran").and_then(|n| usize::try_from(n).ok()).unwrap_or(0).min(units.len());
    let to = c.value("till", c.query.get("till"));
    let page = Board {
        id,
        number: l.plan.number,
        version: l.plan.version,
        state: l.plan.state,
        proved: l.plan.proved,
        period: l.period,
        programme: l.inputs.period.programme.clone(),
        is_stale: is_stale(&l),
        placed: (l.rows.iter().filter(|r| r.capacity.is_some()).count(), l.rows.len()),
        by_hand: by_hand(&l, &moves),
        last,
        before,
        unplaced: unplaced_lines(&t, &l),
        all_units: (units.len(), from),
        units: units.into_iter().skip(from).take(PAGE).collect(),
        municipalities: municipalities(&l),
        municipality,
        chosen: chosen.map(|at| chosen_student(&t, &l, at, &to)),
        guards: std::array::from_fn(|_| c.guard()),
        errors: c.error_summary(),
    };
    Ok(page.render(&t).into())
}

fn is_stale(l: &Loaded) -> bool {
    l.plan.revision != l.inputs.period.revision
}

fn position(l: &Loaded, student: &str) -> Done<usize> {
    let id = StudentId::parse(student).ok_or_else(Refusal::not_found)?;
    Ok(l.inputs.students.iter().position(|s| s.id == id).ok_or_else(Refusal::not_found)?)
}

fn name_of(t: &Text, l: &Loaded, student: StudentId) -> String {
    let found = l.inputs.students.iter().find(|s| s.id == student);
    found.map_or_else(|| t.say("placements-student-gone"), |s| s.name.clone())
}

/// Whom a move was about: the one who was locked with it, or the first of those who went elsewhere.
fn about(l: &Loaded, m: &Move) -> Option<(StudentId, Option<CapacityId>)> {
    let is_locked = |(student, _, to): &&(StudentId, _, Option<CapacityId>)| {
        to.is_some() && l.inputs.locks.get(student).copied() == *to
    };
    let found = m.changes.iter().find(is_locked).or_else(|| m.changes.iter().find(|c| c.2.is_none()));
    found.or(m.changes.first()).map(|(student, _, to)| (*student, *to))
}

fn last_move(t: &Text, l: &Loaded, m: &Move, by: Option<String>) -> LastMove {
    let (name, to) = about(l, m).map_or_else(
        || (t.say("placements-student-gone"), None),
        |(student, to)| (name_of(t, l, student), to.map(|at| l.seats_of(at))),
    );
    LastMove { name, to, others: m.changes.len().saturating_sub(1), by, at: t.moment(m.at) }
}

/// How much worse the plan is than before it was moved by hand.
fn by_hand(l: &Loaded, moves: &[Move]) -> ByHand {
    let mut plan = l.solved.clone();
    let mut count = 0;
    for m in moves.iter().filter(|m| !m.undone) {
        set_back(l, &mut plan, m);
        count += 1;
    }
    let sees_all = moves.last().is_none_or(|m| m.seq == 1);
    let worse = sees_all.then(|| {
        let (cost, unplaced) = sums(&plan::rows_of(&l.inputs, &l.asked, &plan));
        ((l.plan.cost - cost).div_euclid(10), l.plan.unplaced - unplaced)
    });
    ByHand { moves: count, worse }
}

fn set_back(l: &Loaded, plan: &mut matching::Plan, m: &Move) {
    for (student, from, _) in &m.changes {
        let site = from.and_then(|id| l.inputs.capacities.iter().position(|c| c.id == id));
        if let Some(index) = l.inputs.students.iter().position(|s| s.id == *student) {
            plan.set(index as u32, 0, site.and_then(|s| u32::try_from(s).ok()));
        }
    }
}

/// Cost and students left out.
fn sums(rows: &[PlanRow]) -> (i64, i64) {
    let unplaced = rows.iter().filter(|r| r.capacity.is_none()).count();
    (rows.iter().map(|r| r.cost).sum(), i64::try_from(unplaced).unwrap_or(i64::MAX))
}

fn unit_lines(l: &Loaded, municipality: &str) -> Vec<UnitLine> {
    let mut at: BTreeMap<CapacityId, Vec<(StudentId, String, bool)>> = BTreeMap::new();
    let students: BTreeMap<StudentId, &str> = l.inputs.students.iter().map(|s| (s.id, s.name.as_str())).collect();
    for row in &l.rows {
        if let (Some(capacity), Some(name)) = (row.capacity, students.get(&row.student)) {
            let is_locked = l.inputs.locks.get(&row.student) == Some(&capacity);
            at.entry(capacity).or_default().push((row.student, (*name).to_owned(), is_locked));
        }
    }
    let is_wanted = |unit| {
        municipality.is_empty() || l.places.units.get(&unit).is_some_and(|u| u.municipality.as_str() == municipality)
    };
    let mut lines: Vec<UnitLine> = l
        .inputs
        .capacities
        .iter()
        .filter(|c| is_wanted(c.unit))
        .map(|c| UnitLine {
            id: c.id,
            name: l.places.units.get(&c.unit).map_or_else(|| "?".to_owned(), |u| u.name.clone()),
            municipality: l.places.municipality(c.unit),
            place_type: c.place_type.clone(),
            seats: c.seats,
            held: l.inputs.held.get(&c.id).copied().unwrap_or(0),
            students: at.remove(&c.id).unwrap_or_default(),
        })
        .collect();
    lines.sort_by(|a, b| {
        swedish_order(&a.municipality, &b.municipality)
            .then_with(|| swedish_order(&a.name, &b.name))
            .then_with(|| a.id.cmp(&b.id))
    });
    lines
}

fn municipalities(l: &Loaded) -> Vec<Choice> {
    let mut all: BTreeMap<&str, String> = BTreeMap::new();
    for capacity in &l.inputs.capacities {
        if let Some(unit) = l.places.units.get(&capacity.unit) {
            all.entry(unit.municipality.as_str()).or_insert_with(|| l.places.municipality(unit.id));
        }
    }
    let mut choices: Vec<Choice> = all.into_iter().map(|(code, name)| Choice::new(code, name)).collect();
    choices.sort_by(|a, b| swedish_order(&a.label, &b.label));
    choices
}

fn chosen_student(t: &Text, l: &Loaded, at: usize, to: &str) -> Chosen {
    let student = &l.inputs.students[at];
    let row = l.row_of(at);
    let place = row.and_then(|r| r.capacity);
    let is_open = l.plan.state == PlanState::Proposed && !is_stale(l);
    let followed = (is_open && !to.is_empty()).then(|| {
        let place = wanted(l, to).map_err(|_| t.say("placements-board-no-place-chosen"))?;
        match plan::follow(&l.inputs, &l.asked, &l.solved, at, place) {
            Ok(chain) if chain.moves.is_empty() => {
                Err(t.with("placements-board-stays", [("name", (&student.name).into())]))
            }
            Ok(chain) => {
                Ok(Followed { to: to.to_owned(), says: says(t, l, at, &chain), others: chain.moves.len() - 1 })
            }
            Err(no) => Err(t.refusal(&hindered(l, at, no))),
        }
    });
    Chosen {
        student: student.id,
        name: student.name.clone(),
        home: home(student),
        at: place.map(|id| (l.seats_of(id), row.and_then(|r| r.minutes))),
        rules: rules_of(t, l, at),
        nearer: nearer_lines(t, l, at),
        is_explained: plan::why(&l.inputs, &l.asked, &l.solved, at).is_some(),
        is_locked: l.inputs.locks.contains_key(&student.id),
        ways: if is_open { choices(t, l, at) } else { Vec::new() },
        wanted: to.to_owned(),
        followed,
    }
}

fn rules_of(t: &Text, l: &Loaded, at: usize) -> Vec<Rule> {
    let student = &l.inputs.students[at];
    let row = l.row_of(at);
    let limit = l.inputs.period.settings.limit_minutes;
    let mut rules = Vec::new();
    if let Some(n) = row.and_then(|r| r.minutes) {
        rules.push(Rule {
            met: n <= i64::from(limit),
            says: t.say("placements-rule-travel"),
            value: t.with("placements-rule-travel-value", [("n", n.into()), ("limit", limit.into())]),
        });
    }
    for (n, wish) in (1_i64..).zip(&student.wishes) {
        rules.push(Rule {
            met: row.and_then(|r| r.wish) == Some(n),
            says: t.with("placements-rule-wish", [("n", n.into())]),
            value: l.places.name(*wish),
        });
    }
    if !student.forbidden.is_empty() {
        let value = t.n(student.forbidden.len() as i64);
        rules.push(Rule { met: true, says: t.say("placements-rule-forbidden"), value });
    }
    if l.inputs.locks.contains_key(&student.id) {
        rules.push(Rule { met: true, says: t.say("placements-rule-locked"), value: String::new() });
    }
    rules
}

/// Where the student can go, the best for all first, and last no place at all.
fn choices(t: &Text, l: &Loaded, at: usize) -> Vec<Choice> {
    let ways = plan::ways(&l.inputs, &l.asked, &l.solved, at);
    let mut choices: Vec<Choice> = ways
        .iter()
        .map(|way| {
            let key = if way.chain.leaves_out { "placements-board-way-out" } else { "placements-board-way" };
            let minutes = l.asked.minutes(&l.inputs, at, way.site).unwrap_or(0);
            let others = way.chain.moves.len().saturating_sub(1);
            let label =
                t.with(key, [("place", l.seats(way.site).into()), ("minutes", minutes.into()), ("n", others.into())]);
            Choice::new(l.inputs.capacities[way.site].id, label)
        })
        .collect();
    let is_locked = l.inputs.locks.contains_key(&l.inputs.students[at].id);
    if l.solved.site(at as u32, 0).is_some() && !is_locked {
        choices.push(Choice::new(NOWHERE, t.say("placements-board-way-none")));
    }
    choices
}

/// The consequence in words.
fn says(t: &Text, l: &Loaded, at: usize, chain: &Chain) -> String {
    let name = &l.inputs.students[at].name;
    let own = match chain.moves.first() {
        Some(m) if m.to.is_none() => t.with("placements-board-travels-out", [("name", name.into())]),
        first => views::travels(t, name, first.and_then(|m| m.minutes)),
    };
    let others = follows(t, Some(chain), &|s| l.inputs.students[s].name.clone(), &|s| l.seats(s));
    format!("{own} {others} {}", t.say("placements-board-all-rules"))
}

/// The seats that a form names, none for no place.
fn wanted(l: &Loaded, to: &str) -> Result<Option<usize>, Refusal> {
    if to == NOWHERE {
        return Ok(None);
    }
    let id = CapacityId::parse(to);
    let site = l.inputs.capacities.iter().position(|c| Some(c.id) == id);
    site.map(Some).ok_or_else(|| Refusal::invalid("placements-board-no-place-chosen"))
}

/// The rule that says no, as a sentence.
fn hindered(l: &Loaded, at: usize, no: Hindrance) -> Refusal {
    let limit = l.inputs.period.settings.limit_minutes;
    let refusal = match no {
        Hindrance::Locked => Refusal::invalid("placements-board-no-locked"),
        Hindrance::OtherType => Refusal::invalid("placements-board-no-type"),
        Hindrance::Rule(RemovedWhy::Forbidden, _) => Refusal::invalid("placements-board-no-forbidden"),
        Hindrance::Rule(RemovedWhy::TooFar, minutes) => {
            Refusal::invalid("placements-board-no-far").with("n", minutes.unwrap_or(0)).with("limit", limit)
        }
        Hindrance::Rule(RemovedWhy::NoSeats, _) => Refusal::invalid("placements-board-no-seats"),
        Hindrance::Full => Refusal::invalid("placements-board-no-way"),
    };
    refusal.with("name", &l.inputs.students[at].name)
}

/// Loads a proposal that is to be changed over the version that was seen.
async fn changing(c: &mut Ctx) -> Done<Loaded> {
    let id = c.id::<PlanKind>("plan")?;
    let l = load(c, id).await?;
    rules::may_change(&l.plan, super::seen_version(c))?;
    if is_stale(&l) {
        return Err(Refusal::conflict("placements-stale").hint("placements-run-again").into());
    }
    Ok(l)
}

fn back(c: &Ctx, l: &Loaded, student: StudentId) -> String {
    c.t.to(&format!("/vfu/{}/fordelning?forslag={}&student={student}", l.period, l.plan.id))
}

/// The plan with other seats: its figures, and the rows that are not as they were.
fn changed(l: &Loaded, after: &matching::Plan) -> (Plan, Vec<PlanRow>) {
    let rows = plan::rows_of(&l.inputs, &l.asked, after);
    let (cost, unplaced) = sums(&rows);
    let plan = Plan { cost, unplaced, proved: false, ..l.plan.clone() };
    let old: BTreeMap<StudentId, &PlanRow> = l.rows.iter().map(|r| (r.student, r)).collect();
    (plan, rows.into_iter().filter(|r| old.get(&r.student).is_none_or(|o| *o != r)).collect())
}

/// Moves a student, and with them whoever has to make way; the student is locked there.
pub async fn move_student(c: &mut Ctx) -> Done<Reply> {
    let l = changing(c).await?;
    let at = position(&l, c.form.get("student"))?;
    let to = wanted(&l, c.form.get("till"))?;
    let student = &l.inputs.students[at];
    let chain = plan::follow(&l.inputs, &l.asked, &l.solved, at, to).map_err(|no| hindered(&l, at, no))?;
    if chain.moves.is_empty() {
        return Err(Refusal::invalid("placements-board-stays").with("name", &student.name).into());
    }
    let (plan, rows) = changed(&l, &plan::moved(&l.solved, &chain));
    let seq = store::plans::moves(&mut c.tx, plan.id).await?.first().map_or(1, |m| m.seq + 1);
    let seats = |site: Option<usize>| site.map(|s| l.inputs.capacities[s].id);
    let (by, now, scope) = (c.scope().person, c.now, c.scope());
    let changes = chain.moves.iter().map(|m| (l.inputs.students[m.student].id, seats(m.from), seats(m.to))).collect();
    let made = Move { seq, by, at: now, undone: false, changes };
    store::plans::change(&mut c.tx, scope, &plan, &rows, by, now, &made).await?;
    if let Some(at) = seats(to) {
        store::plans::lock(&mut c.tx, l.period, student.id, at).await?;
    }
    c.audit(Entry::new("placements.plan.move", format!("{}, {}, {} students", plan.id, student.id, chain.moves.len())));
    let (name, others) = (&student.name, chain.moves.len() - 1);
    let back = back(c, &l, student.id);
    Ok(match to {
        Some(site) => Reply::done(
            back,
            "placements-board-moved",
            &[("name", name.into()), ("place", l.seats(site).into()), ("n", others.into())],
        ),
        None => Reply::done(back, "placements-board-moved-out", &[("name", name.into())]),
    })
}

/// Takes the last move back, and the lock that came with it.
pub async fn undo(c: &mut Ctx) -> Done<Reply> {
    let l = changing(c).await?;
    let moves = store::plans::moves(&mut c.tx, l.plan.id).await?;
    let last = moves.iter().find(|m| !m.undone).ok_or_else(|| Refusal::conflict("placements-board-no-move"))?;
    let mut after = l.solved.clone();
    set_back(&l, &mut after, last);
    let (plan, rows) = changed(&l, &after);
    // Who is locked where the move brought them cannot stay locked when they leave.
    let mut kept = l.inputs.locks.clone();
    for (student, _, to) in &last.changes {
        if to.is_some() && kept.get(student) == to.as_ref() {
            store::plans::unlock(&mut c.tx, *student).await?;
            kept.remove(student);
        }
    }
    let proved = is_proved(&l, &after, kept);
    let scope = c.scope();
    store::plans::take_back(&mut c.tx, scope, &Plan { proved, ..plan }, &rows, last.seq).await?;
    c.audit(Entry::new("placements.plan.undo", format!("{}, {} students", l.plan.id, last.changes.len())));
    let (student, _) = about(&l, last).ok_or_else(|| Stop::failed("a move without anybody"))?;
    let name = name_of(&c.t, &l, student);
    Ok(Reply::done(back(c, &l, student), "placements-board-undone", &[("name", name.into())]))
}

/// Whether the plan's prices prove these seats to be best: once all moves are taken back, they do again.
fn is_proved(l: &Loaded, after: &matching::Plan, locks: BTreeMap<StudentId, CapacityId>) -> bool {
    let mut inputs = l.inputs.clone();
    inputs.locks = locks;
    let asked = plan::ask(&inputs, &l.places, 1);
    let price = |id: &CapacityId| l.plan.prices.get(id).map_or("0", String::as_str).parse().ok();
    let prices: Option<Vec<Whole>> = inputs.capacities.iter().map(|c| price(&c.id)).collect();
    prices.is_some_and(|p| check_with_locks(&asked.problem, after, Some(&p), &asked.options.locked).proved)
}

/// Locks a student where they are.
pub async fn lock(c: &mut Ctx) -> Done<Reply> {
    let l = changing(c).await?;
    let at = position(&l, c.form.get("student"))?;
    let student = &l.inputs.students[at];
    let place = l.row_of(at).and_then(|r| r.capacity);
    let place = place.ok_or_else(|| Refusal::conflict("placements-board-no-place-to-lock"))?;
    store::plans::lock(&mut c.tx, l.period, student.id, place).await?;
    c.audit(Entry::new("placements.student.lock", student.id));
    let args = [("name", (&student.name).into()), ("place", l.seats_of(place).into())];
    Ok(Reply::done(back(c, &l, student.id), "placements-board-locked", &args))
}

/// Lets a student move again.
pub async fn unlock(c: &mut Ctx) -> Done<Reply> {
    let l = changing(c).await?;
    let at = position(&l, c.form.get("student"))?;
    let student = &l.inputs.students[at];
    store::plans::unlock(&mut c.tx, student.id).await?;
    c.audit(Entry::new("placements.student.unlock", student.id));
    Ok(Reply::done(back(c, &l, student.id), "placements-board-unlocked", &[("name", (&student.name).into())]))
}
