//! What lists and figures need: less than the whole of each row.

use std::collections::BTreeMap;

use kernel::{CapacityId, Day, PeriodId, Scope, StudentId, Term, UnitId};
use platform::args;
use platform::db::{Row, Sql, Tx, Value};
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

/// What units offer in periods that have not ended on `today`, and who comes according to the plans that count: one
/// question for all of them. The caller asks for units of the acting person's own organisation only.
pub async fn offered(tx: &mut Tx, units: &[UnitId], today: Day) -> Done<(Vec<Offered>, Vec<Coming>)> {
    if units.is_empty() {
        return Ok((Vec::new(), Vec::new()));
    }
    let places: Vec<String> = (2..units.len() + 2).map(|n| format!("${n}")).collect();
    let sql = Sql::assembled(format!(
        "SELECT c.id, c.unit, c.place_type, c.seats, p.programme, p.term, p.first_day, p.last_day, s.name, r.minutes, \
        (SELECT COUNT(*) FROM placements_holds h WHERE h.capacity = c.id) AS held \
        FROM placements_capacities c JOIN placements_periods p ON p.id = c.period \
        LEFT JOIN placements_plan_rows r ON r.plan = p.accepted_plan AND r.capacity = c.id \
        LEFT JOIN placements_students s ON s.id = r.student \
        WHERE p.last_day >= $1 AND c.unit IN ({}) ORDER BY p.first_day, p.programme, c.place_type, c.id, s.name LIMIT 10000",
        places.join(", ")
    ));
    let mut values: Vec<Value> = vec![today.into()];
    values.extend(units.iter().map(|unit| Value::from(*unit)));
    let (mut offered, mut coming): (Vec<Offered>, Vec<Coming>) = (Vec::new(), Vec::new());
    for row in tx.rows(sql, &values).await? {
        let capacity = row.id("id")?;
        if offered.last().is_none_or(|o| o.capacity != capacity) {
            offered.push(offered_from_row(&row)?);
        }
        if let Some(name) = row.text_or_none("name")? {
            coming.push(Coming { capacity, name, minutes: row.int_or_none("minutes")? });
        }
    }
    Ok((offered, coming))
}

fn offered_from_row(row: &Row) -> Done<Offered> {
    let term = row.text("term")?;
    Ok(Offered {
        capacity: row.id("id")?,
        unit: row.id("unit")?,
        programme: row.text("programme")?,
        term: Term::parse(&term).ok_or_else(|| Stop::failed(format!("no term {term}")))?,
        first: row.day("first_day")?,
        last: row.day("last_day")?,
        place_type: row.text("place_type")?,
        seats: row.int("seats")?,
        held: row.int("held")?,
    })
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
