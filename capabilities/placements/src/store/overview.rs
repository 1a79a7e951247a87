//! What lists and figures need: less than the whole of each row.

use std::collections::BTreeMap;

use kernel::{CapacityId, Day, PeriodId, Scope, StudentId, Term, UnitId};
use platform::args;
use platform::db::Tx;
use platform::failure::{Done, Stop};

use crate::model::Period;

/// Most students that a list looks through.
const MOST: usize = 20_000;

/// A student in a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed {
    /// Its id.
    pub id: StudentId,
    /// The HEI's own id.
    pub reference: String,
    /// Name.
    pub name: String,
    /// Code of the municipality they live in, where it is known.
    pub municipality: Option<String>,
    /// The type of place they need.
    pub place_type: String,
    /// Smaller is served first.
    pub priority: i64,
}

/// The students of a period without wishes and positions.
pub async fn students(tx: &mut Tx, scope: Scope, period: PeriodId) -> Done<Vec<Listed>> {
    let sql = "SELECT id, reference, name, municipality, place_type, priority FROM placements_students \
        WHERE period = $1 AND tenant = $2 ORDER BY reference LIMIT $3";
    let rows = tx.rows(sql, args![period, scope.organisation, MOST]).await?;
    rows.iter()
        .map(|r| {
            Ok(Listed {
                id: r.id("id")?,
                reference: r.text("reference")?,
                name: r.text("name")?,
                municipality: r.text_or_none("municipality")?,
                place_type: r.text("place_type")?,
                priority: r.int("priority")?,
            })
        })
        .collect()
}

/// Seats that are taken in the plan that counts, by seat group.
pub async fn placed(tx: &mut Tx, scope: Scope, period: &Period) -> Done<BTreeMap<CapacityId, i64>> {
    let Some(plan) = period.accepted_plan else { return Ok(BTreeMap::new()) };
    let sql = "SELECT r.capacity, COUNT(*) AS n FROM placements_plan_rows r JOIN placements_plans p ON p.id = r.plan \
        WHERE r.plan = $1 AND p.tenant = $2 AND r.capacity IS NOT NULL GROUP BY r.capacity";
    let rows = tx.rows(sql, args![plan, scope.organisation]).await?;
    rows.iter().map(|r| Ok((r.id("capacity")?, r.int("n")?))).collect()
}

/// Seats that a unit offers in a period, whoever's period it is.
#[derive(Clone, Debug, PartialEq)]
pub struct Offered {
    /// The seats.
    pub capacity: CapacityId,
    /// The unit.
    pub unit: UnitId,
    /// The period's programme.
    pub programme: String,
    /// Its term.
    pub term: Term,
    /// First day.
    pub first: Day,
    /// Last day.
    pub last: Day,
    /// The type of place.
    pub place_type: String,
    /// How many.
    pub seats: i64,
    /// How many of them are reserved.
    pub held: i64,
}

/// A student who has a place in a plan that counts: what the receiving organisation may see, and no more.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Coming {
    /// At which seats.
    pub capacity: CapacityId,
    /// The student's name.
    pub name: String,
    /// Travel one way, in minutes.
    pub minutes: Option<i64>,
}

/// What a unit offers in periods that have not ended on `today`. The caller asks for units of the acting person's
/// own organisation only.
pub async fn offered(tx: &mut Tx, unit: UnitId, today: Day) -> Done<Vec<Offered>> {
    let sql = "SELECT c.id, c.unit, c.place_type, c.seats, p.programme, p.term, p.first_day, p.last_day, \
        (SELECT COUNT(*) FROM placements_holds h WHERE h.capacity = c.id) AS held \
        FROM placements_capacities c JOIN placements_periods p ON p.id = c.period \
        WHERE c.unit = $1 AND p.last_day >= $2 ORDER BY p.first_day, p.programme, c.place_type LIMIT 100";
    let rows = tx.rows(sql, args![unit, today]).await?;
    rows.iter()
        .map(|r| {
            let term = r.text("term")?;
            Ok(Offered {
                capacity: r.id("id")?,
                unit: r.id("unit")?,
                programme: r.text("programme")?,
                term: Term::parse(&term).ok_or_else(|| Stop::failed(format!("no term {term}")))?,
                first: r.day("first_day")?,
                last: r.day("last_day")?,
                place_type: r.text("place_type")?,
                seats: r.int("seats")?,
                held: r.int("held")?,
            })
        })
        .collect()
}

/// Who comes to a unit according to the plans that count, in periods that have not ended on `today`. The caller asks
/// for units of the acting person's own organisation only.
pub async fn coming(tx: &mut Tx, unit: UnitId, today: Day) -> Done<Vec<Coming>> {
    let sql = "SELECT r.capacity, s.name, r.minutes FROM placements_plan_rows r \
        JOIN placements_periods p ON p.accepted_plan = r.plan JOIN placements_capacities c ON c.id = r.capacity \
        JOIN placements_students s ON s.id = r.student WHERE c.unit = $1 AND p.last_day >= $2 ORDER BY s.name LIMIT 1000";
    let rows = tx.rows(sql, args![unit, today]).await?;
    rows.iter()
        .map(|r| Ok(Coming { capacity: r.id("capacity")?, name: r.text("name")?, minutes: r.int_or_none("minutes")? }))
        .collect()
}

/// How many students of a period wish for each unit.
pub async fn wishes_by_unit(tx: &mut Tx, scope: Scope, period: PeriodId) -> Done<BTreeMap<UnitId, i64>> {
    let sql = "SELECT w.unit, COUNT(*) AS n FROM placements_wishes w JOIN placements_students s ON s.id = w.student \
        WHERE s.period = $1 AND s.tenant = $2 GROUP BY w.unit";
    let rows = tx.rows(sql, args![period, scope.organisation]).await?;
    rows.iter().map(|r| Ok((r.id("unit")?, r.int("n")?))).collect()
}

/// Where the plan that counts has placed a student.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Placed<T> {
    /// No plan counts, or it does not know the student.
    NoPlan,
    /// The plan has no place for the student.
    Nowhere,
    /// There.
    At(T),
}

/// Where the plan that counts has placed a student.
pub async fn place_of(tx: &mut Tx, period: &Period, student: StudentId) -> Done<Placed<CapacityId>> {
    let Some(plan) = period.accepted_plan else { return Ok(Placed::NoPlan) };
    let sql = "SELECT capacity FROM placements_plan_rows WHERE plan = $1 AND student = $2";
    let Some(row) = tx.one(sql, args![plan, student]).await? else { return Ok(Placed::NoPlan) };
    Ok(row.id_or_none("capacity")?.map_or(Placed::Nowhere, Placed::At))
}
