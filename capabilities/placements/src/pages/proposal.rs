//! V5: is the proposal good enough to accept? With reasons, proof, spread, comparison and export.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry as Known;

use kernel::ids::{Plan as PlanKind, Student as StudentKind};
use platform::files::export::{CSV_TYPE, XLSX_TYPE, file_name};
use platform::files::{Cell, CsvStyle, Table};
use platform::prelude::*;

use crate::allocate::read;
use crate::model::{Exception, Inputs, Plan, PlanRow, PlanState};
use crate::plan::{self, Asked, Explained, Places};
use crate::views::limits::Limits;
use crate::views::proposal::{self as views, ExceptionLine, Line, Proposal, Unplaced, WorthLine};
use crate::views::rulesets::uses_section;
use crate::{facts, rules, store};

/// A proposal with everything that explains it.
pub(crate) struct Loaded {
    pub(crate) period: PeriodId,
    pub(crate) plan: Plan,
    /// In the order of the students' ids.
    pub(crate) rows: Vec<PlanRow>,
    pub(crate) inputs: Inputs,
    pub(crate) places: Places,
    pub(crate) asked: Asked,
    pub(crate) solved: matching::Plan,
    /// All exceptions of the period, the newest first.
    pub(crate) exceptions: Vec<Exception>,
}

/// Loads a proposal of the tenant, or not found.
pub(crate) async fn load(c: &mut Ctx, id: PlanId) -> Done<Loaded> {
    let scope = c.scope();
    let (period, plan) = store::plans::find(&mut c.tx, scope, id).await?;
    let mut rows = store::plans::rows(&mut c.tx, id).await?;
    rows.sort_unstable_by_key(|r| r.student);
    let (inputs, places) = read(&mut c.tx, scope, period).await?;
    let exceptions = store::exceptions::of_period(&mut c.tx, scope, period).await?;
    platform::door::compute(move || {
        let asked = plan::ask(&inputs, &places, 1);
        let (solved, _) = plan::plan_of(&inputs, &asked, &rows);
        Loaded { period, plan, rows, inputs, places, asked, solved, exceptions }
    })
    .await
}

impl Loaded {
    pub(crate) fn row_of(&self, student: usize) -> Option<&PlanRow> {
        self.row_with(self.inputs.students[student].id)
    }

    fn row_with(&self, student: StudentId) -> Option<&PlanRow> {
        self.rows.binary_search_by_key(&student, |r| r.student).ok().map(|at| &self.rows[at])
    }

    /// What seats are called: unit and municipality.
    pub(crate) fn seats(&self, site: usize) -> String {
        self.places.name(self.inputs.capacities[site].unit)
    }

    pub(crate) fn seats_of(&self, id: CapacityId) -> String {
        self.inputs.capacities.iter().position(|c| c.id == id).map_or_else(|| "–".to_owned(), |i| self.seats(i))
    }

    /// Asks the proposal several things at once: what answers is made once, beside the threads that answer requests,
    /// and gone with the page.
    pub(crate) async fn explained<T: Send + 'static>(
        self,
        ask: impl FnOnce(&Self, &Explained<'_>) -> T + Send + 'static,
    ) -> Done<(Self, T)> {
        let answer = move || {
            let told = ask(&self, &Explained::new(&self.inputs, &self.asked, &self.solved, &self.plan.prices));
            (self, told)
        };
        platform::door::compute(answer).await
    }

    /// The exception that a student's place in this plan rests on. A plan that was accepted rests on what held then.
    pub(crate) fn exception_of(&self, student: StudentId) -> Option<&Exception> {
        let at = self.row_with(student)?.capacity?;
        let is_open = self.plan.state == PlanState::Proposed;
        self.exceptions.iter().find(|e| e.student == student && e.capacity == at && (e.is_in_force || !is_open))
    }

    /// What the allocation left out: units that close, and places beyond the cap.
    pub(crate) fn limits(&self) -> Limits {
        Limits {
            closed: self
                .asked
                .closed
                .iter()
                .map(|site| (self.seats(*site), self.inputs.capacities[*site].seats))
                .collect(),
            cap: self.asked.cap,
        }
    }
}

/// The exceptions that a plan rests on, in the order of the students, ready to read.
pub(crate) async fn exception_lines(c: &mut Ctx, l: &Loaded) -> Done<Vec<ExceptionLine>> {
    let mut names = BTreeMap::new();
    let mut lines = Vec::new();
    for (index, student) in l.inputs.students.iter().enumerate() {
        let Some(e) = l.exception_of(student.id) else { continue };
        if let Known::Vacant(vacant) = names.entry(e.by) {
            vacant.insert(people::name_of(&mut c.tx, e.by).await?);
        }
        let site = l.inputs.capacities.iter().position(|s| s.id == e.capacity);
        let breach = site.and_then(|site| plan::breach(&l.inputs, &l.asked, index, site));
        lines.push(ExceptionLine {
            student: student.id,
            name: student.name.clone(),
            seats: l.seats_of(e.capacity),
            rule: views::rule_broken(&c.t, l.inputs.period.settings.limit_minutes, breach),
            reason: e.reason.clone(),
            by: names.get(&e.by).cloned().flatten(),
            at: c.t.moment(e.at),
        });
    }
    Ok(lines)
}

/// The proposal as a whole.
pub async fn show(c: &mut Ctx) -> Done<Reply> {
    let id = c.id::<PlanKind>("plan")?;
    let l = load(c, id).await?;
    let scope = c.scope();
    let others = store::plans::of_period(&mut c.tx, scope, l.period).await?;
    let before = others.iter().find(|p| p.number < l.plan.number);
    let changed = match before {
        Some(old) => {
            Some((old.id, old.number, plan::compare(&store::plans::rows(&mut c.tx, old.id).await?, &l.rows).len()))
        }
        None => None,
    };
    let accepted_by = match l.plan.state {
        PlanState::Accepted { by, .. } | PlanState::Superseded { by, .. } => people::name_of(&mut c.tx, by).await?,
        PlanState::Proposed => None,
    };
    c.audit(Entry::new("placements.plan.view", format!("{id}, {} students", l.rows.len())));
    let t = c.t.clone();
    let exceptions = exception_lines(c, &l).await?;
    let said = t.clone();
    let (l, (unplaced, worth)) = l.explained(move |l, e| (unplaced_lines(&said, l, e), worth_lines(l, e))).await?;
    let followed = store::rulesets::of_period(&mut c.tx, scope, l.period).await?;
    let page = Proposal {
        rules: uses_section(&t, l.period, followed.as_ref()),
        id,
        period: l.period,
        programme: l.inputs.period.programme.clone(),
        limit: (l.inputs.period.settings.limit_minutes, l.inputs.period.settings.limit_is_hard),
        is_stale: l.plan.revision != l.inputs.period.revision,
        figures: plan::figures(&l.inputs, &l.rows),
        first_come: plan::first_come(&l.inputs, &l.asked),
        unplaced,
        worth,
        exceptions,
        limits: l.limits(),
        changed,
        accepted_by,
        plan: l.plan,
        guards: [c.guard(), c.guard()],
        errors: c.error_summary(),
    };
    Ok(page.render(&t).into())
}

pub(crate) fn unplaced_lines(t: &Text, l: &Loaded, e: &Explained<'_>) -> Vec<Unplaced> {
    e.unplaced(&l.places).into_iter().map(|u| unplaced_line(t, l, &u)).collect()
}

fn unplaced_line(t: &Text, l: &Loaded, u: &plan::Unplaced) -> Unplaced {
    let student = &l.inputs.students[u.student];
    Unplaced {
        student: student.id,
        name: student.name.clone(),
        home: views::home(student),
        why: views::why_unplaced(t, l.inputs.period.settings.limit_minutes, u, &|site| l.seats(site)),
        fix: u.fix.as_ref().map(|(site, chain)| views::fix_sentence(t, &l.seats(*site), chain)),
    }
}

fn worth_lines(l: &Loaded, e: &Explained<'_>) -> Vec<WorthLine> {
    let best = e.worth();
    best.into_iter()
        .take(10)
        .map(|w| WorthLine { seats: l.seats(w.site), places: w.places, saves_minutes: w.saves / 10 })
        .collect()
}

/// Accepts the proposal: from now on it counts.
pub async fn accept(c: &mut Ctx) -> Done<Reply> {
    let id = c.id::<PlanKind>("plan")?;
    let l = load(c, id).await?;
    if c.form.int("version") != Some(l.plan.version) && l.plan.state == PlanState::Proposed {
        return Err(Refusal::conflict("placements-changed-meanwhile").hint("placements-look-again").into());
    }
    let (scope, now) = (c.scope(), c.now);
    let broken = plan::broken(&l.inputs, &l.asked, &l.rows);
    let accepted = rules::accept(l.plan, &l.inputs.period, broken, scope.person, now)?;
    store::plans::accept(&mut c.tx, scope, l.period, id, scope.person, now).await?;
    let placed = l.rows.iter().filter(|r| r.capacity.is_some()).count();
    c.tell(facts::plan_accepted(l.period, id, placed, accepted.plan.unplaced));
    c.audit(Entry::new("placements.plan.accept", id));
    let to = c.t.to(&format!("/vfu/forslag/{id}"));
    Ok(Reply::done(to, "placements-accepted", &[("n", placed.into()), ("of", l.rows.len().into())]))
}

/// Everybody, fifty at a time.
pub async fn list(c: &mut Ctx) -> Done<Reply> {
    let id = c.id::<PlanKind>("plan")?;
    let l = load(c, id).await?;
    let wanted = c.query.get("sok").to_lowercase();
    let mut lines: Vec<Line> = lines(&l);
    lines.retain(|line| {
        wanted.is_empty()
            || [&line.name, &line.home, &line.seats.clone().unwrap_or_default()]
                .iter()
                .any(|w| w.to_lowercase().contains(&wanted))
    });
    let from = c.query.int("fran").and_then(|n| usize::try_from(n).ok()).unwrap_or(0).min(lines.len());
    c.audit(Entry::new("placements.plan.list", format!("{id}, {} students", lines.len())));
    let page = views::List {
        id,
        number: l.plan.number,
        programme: l.inputs.period.programme.clone(),
        all: lines.len(),
        from,
        lines: lines.into_iter().skip(from).take(50).collect(),
        wanted: c.query.get("sok").to_owned(),
    };
    Ok(page.render(&c.t).into())
}

fn lines(l: &Loaded) -> Vec<Line> {
    (0..l.inputs.students.len()).map(|index| line_of(l, index)).collect()
}

fn line_of(l: &Loaded, index: usize) -> Line {
    let student = &l.inputs.students[index];
    let row = l.row_of(index);
    Line {
        student: student.id,
        reference: student.reference.clone(),
        name: student.name.clone(),
        home: views::home(student),
        place_type: student.place_type.clone(),
        seats: row.and_then(|r| r.capacity).map(|at| l.seats_of(at)),
        minutes: row.and_then(|r| r.minutes),
        wish: row.and_then(|r| r.wish),
        exception: l.exception_of(student.id).map(|e| e.reason.clone()),
    }
}

/// Why one student is where they are.
pub async fn student(c: &mut Ctx) -> Done<Reply> {
    let id = c.id::<PlanKind>("plan")?;
    let student_id = c.id::<StudentKind>("student")?;
    let l = load(c, id).await?;
    let at = l.inputs.students.iter().position(|s| s.id == student_id).ok_or_else(Refusal::not_found)?;
    c.audit(Entry::new("placements.student.view", student_id));
    let t = c.t.clone();
    let exception = exception_lines(c, &l).await?.into_iter().find(|e| e.student == student_id);
    let said = t.clone();
    let (l, (nearer, unplaced, is_explained)) = l
        .explained(move |l, e| {
            let unplaced = e.why_unplaced(&l.places, at).map(|u| unplaced_line(&said, l, &u));
            (nearer_lines(&said, l, e, at), unplaced, e.is_best())
        })
        .await?;
    let page = views::Why {
        id,
        period: l.period,
        number: l.plan.number,
        programme: l.inputs.period.programme.clone(),
        student: l.inputs.students[at].clone(),
        limit: l.inputs.period.settings.limit_minutes,
        line: line_of(&l, at),
        wishes: l.inputs.students[at].wishes.iter().map(|w| l.places.name(*w)).collect(),
        nearer,
        unplaced,
        is_explained,
        is_locked: l.inputs.locks.contains_key(&student_id),
        exception,
    };
    Ok(page.render(&t).into())
}

pub(crate) fn nearer_lines(t: &Text, l: &Loaded, e: &Explained<'_>, at: usize) -> Vec<views::NearerLine> {
    let Some(reason) = e.why(at) else { return Vec::new() };
    let is_locked = l.inputs.locks.contains_key(&l.inputs.students[at].id);
    reason
        .nearer
        .into_iter()
        .map(|n| views::NearerLine {
            seats: l.seats(n.site),
            minutes: n.minutes,
            taken: n.seats,
            follows: if is_locked {
                t.say("placements-follows-locked")
            } else {
                views::follows(t, n.follows.as_ref(), &|s| l.inputs.students[s].name.clone(), &|s| l.seats(s))
            },
        })
        .collect()
}

/// The proof: prices that anybody can check.
pub async fn proof(c: &mut Ctx) -> Done<Reply> {
    let id = c.id::<PlanKind>("plan")?;
    let l = load(c, id).await?;
    let page = views::Proof {
        id,
        number: l.plan.number,
        programme: l.inputs.period.programme.clone(),
        proved: l.plan.proved,
        unplaced: l.plan.unplaced,
        cost: l.plan.cost,
        prices: l.plan.prices.iter().map(|(at, price)| (l.seats_of(*at), price.clone())).collect(),
    };
    Ok(page.render(&c.t).into())
}

/// Who is elsewhere than in another proposal of the same period.
pub async fn compare(c: &mut Ctx) -> Done<Reply> {
    let id = c.id::<PlanKind>("plan")?;
    let l = load(c, id).await?;
    let scope = c.scope();
    let with = PlanId::parse(c.query.get("med")).ok_or_else(Refusal::not_found)?;
    let (period, other) = store::plans::find(&mut c.tx, scope, with).await?;
    if period != l.period {
        return Err(Refusal::not_found().into());
    }
    let old = store::plans::rows(&mut c.tx, with).await?;
    let changed = plan::compare(&old, &l.rows);
    c.audit(Entry::new("placements.plan.compare", format!("{id}, {} students", changed.len())));
    let name = |s| {
        l.inputs
            .students
            .iter()
            .find(|x| x.id == s)
            .map_or_else(|| c.t.say("placements-student-gone"), |x| x.name.clone())
    };
    let page = views::Compared {
        id,
        number: l.plan.number,
        other: other.number,
        programme: l.inputs.period.programme.clone(),
        lines: changed
            .into_iter()
            .map(|ch| views::ComparedLine {
                name: name(ch.student),
                from: ch.from.map(|(at, minutes)| (l.seats_of(at), minutes)),
                to: ch.to.map(|(at, minutes)| (l.seats_of(at), minutes)),
            })
            .collect(),
    };
    Ok(page.render(&c.t).into())
}

/// The list as a file.
pub async fn export(c: &mut Ctx) -> Done<Reply> {
    let id = c.id::<PlanKind>("plan")?;
    let format = c.param("format").to_owned();
    let l = load(c, id).await?;
    let lines = lines(&l);
    c.audit(Entry::new("placements.plan.export", format!("{id}, {} students, {format}", lines.len())));
    let columns = ["student_id", "name", "home", "place_type", "unit", "travel_minutes", "wish", "exception"];
    let table = Table {
        title: c.t.with("placements-plan-number", [("n", l.plan.number.into())]),
        columns: columns.map(|k| c.t.say(&format!("placements-column-{k}").replace('_', "-"))).to_vec(),
        rows: lines
            .into_iter()
            .map(|line| {
                let number = |n: Option<i64>| n.map_or(Cell::Empty, Cell::Whole);
                vec![
                    Cell::Text(line.reference),
                    Cell::Text(line.name),
                    Cell::Text(line.home),
                    Cell::Text(line.place_type),
                    line.seats.map_or(Cell::Empty, Cell::Text),
                    number(line.minutes),
                    number(line.wish),
                    line.exception.map_or(Cell::Empty, Cell::Text),
                ]
            })
            .collect(),
    };
    let stem = format!("vfu-{}-{}", l.inputs.period.term.code(), l.plan.number);
    match format.as_str() {
        "csv" => Ok(Reply::File {
            name: file_name(&stem, "csv"),
            content_type: CSV_TYPE,
            bytes: table.csv(CsvStyle::Swedish),
        }),
        "xlsx" => Ok(Reply::File {
            name: file_name(&stem, "xlsx"),
            content_type: XLSX_TYPE,
            bytes: table.xlsx().map_err(Stop::failed)?,
        }),
        _ => Err(Refusal::not_found().into()),
    }
}
