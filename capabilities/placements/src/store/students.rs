//! Students with their wishes and what is forbidden for them.

use std::collections::{BTreeMap, BTreeSet};

use kernel::{PeriodId, Refusal, Scope, StudentId, UnitId};
use platform::args;
use platform::db::{Row, Sql, Tx, Value};
use platform::failure::{Done, Stop};

use crate::model::{Home, Student};

const COLUMNS: &str = "id, reference, name, municipality, lat, lon, car, place_type, priority, version";

fn from_row(row: &Row) -> Done<Student> {
    let municipality = row.text_or_none("municipality")?;
    let home = match (row.real_or_none("lat")?, row.real_or_none("lon")?, municipality) {
        (Some(lat), Some(lon), code) => Home::Point(lat, lon, code),
        (_, _, Some(code)) => Home::Municipality(code),
        _ => return Err(Stop::failed("a student without a home")),
    };
    Ok(Student {
        id: row.id("id")?,
        reference: row.text("reference")?,
        name: row.text("name")?,
        home,
        car: row.bool("car")?,
        place_type: row.text("place_type")?,
        priority: row.int("priority")?,
        wishes: Vec::new(),
        forbidden: BTreeSet::new(),
        version: row.int("version")?,
    })
}

/// All students of a period, in the order of their reference.
pub async fn of_period(tx: &mut Tx, scope: Scope, period: PeriodId) -> Done<Vec<Student>> {
    let sql = Sql::assembled(format!(
        "SELECT {COLUMNS} FROM placements_students WHERE period = $1 AND tenant = $2 ORDER BY reference"
    ));
    let rows = tx.rows(sql, args![period, scope.organisation]).await?;
    let mut students: Vec<Student> = rows.iter().map(from_row).collect::<Done<_>>()?;
    let mut wishes = BTreeMap::<StudentId, Vec<UnitId>>::new();
    let sql = "SELECT w.student, w.unit FROM placements_wishes w JOIN placements_students s ON s.id = w.student \
        WHERE s.period = $1 AND s.tenant = $2 ORDER BY w.student, w.rank";
    for row in tx.rows(sql, args![period, scope.organisation]).await? {
        wishes.entry(row.id("student")?).or_default().push(row.id("unit")?);
    }
    let mut forbidden = BTreeMap::<StudentId, BTreeSet<UnitId>>::new();
    let sql = "SELECT f.student, f.unit FROM placements_forbidden f JOIN placements_students s ON s.id = f.student \
        WHERE s.period = $1 AND s.tenant = $2";
    for row in tx.rows(sql, args![period, scope.organisation]).await? {
        forbidden.entry(row.id("student")?).or_default().insert(row.id("unit")?);
    }
    for student in &mut students {
        student.wishes = wishes.remove(&student.id).unwrap_or_default();
        student.forbidden = forbidden.remove(&student.id).unwrap_or_default();
    }
    Ok(students)
}

/// One student of the tenant, with the period it belongs to, or not found.
pub async fn find(tx: &mut Tx, scope: Scope, id: StudentId) -> Done<(PeriodId, Student)> {
    let sql =
        Sql::assembled(format!("SELECT period, {COLUMNS} FROM placements_students WHERE id = $1 AND tenant = $2"));
    let row = tx.one(sql, args![id, scope.organisation]).await?.ok_or_else(Refusal::not_found)?;
    let mut student = from_row(&row)?;
    for row in tx.rows("SELECT unit FROM placements_wishes WHERE student = $1 ORDER BY rank", args![id]).await? {
        student.wishes.push(row.id("unit")?);
    }
    for row in tx.rows("SELECT unit FROM placements_forbidden WHERE student = $1 ORDER BY unit", args![id]).await? {
        student.forbidden.insert(row.id("unit")?);
    }
    Ok((row.id("period")?, student))
}

fn columns_of(home: &Home) -> (Option<String>, Option<f64>, Option<f64>) {
    match home {
        Home::Municipality(code) => (Some(code.clone()), None, None),
        Home::Point(lat, lon, code) => (code.clone(), Some(*lat), Some(*lon)),
    }
}

/// Saves new students, and changed ones over what was there. Does not bump the period's revision: the caller does,
/// once for a whole file.
pub async fn save(tx: &mut Tx, scope: Scope, period: PeriodId, students: &[Student]) -> Done<()> {
    let rows: Vec<Vec<Value>> = students
        .iter()
        .map(|s| {
            let (municipality, lat, lon) = columns_of(&s.home);
            vec![
                s.id.into(),
                scope.organisation.into(),
                period.into(),
                Value::from(&s.reference),
                Value::from(&s.name),
                municipality.into(),
                lat.into(),
                lon.into(),
                s.car.into(),
                Value::from(&s.place_type),
                s.priority.into(),
                s.version.into(),
            ]
        })
        .collect();
    tx.insert(
        "INSERT INTO placements_students (id, tenant, period, reference, name, municipality, lat, lon, car, place_type, priority, version) VALUES",
        &rows,
        "ON CONFLICT (period, reference) DO UPDATE SET name = excluded.name, municipality = excluded.municipality, lat = excluded.lat, \
         lon = excluded.lon, car = excluded.car, place_type = excluded.place_type, priority = excluded.priority, \
         version = placements_students.version + 1",
    )
    .await?;
    for student in students {
        tx.run("DELETE FROM placements_wishes WHERE student = $1", args![student.id]).await?;
        tx.run("DELETE FROM placements_forbidden WHERE student = $1", args![student.id]).await?;
    }
    let wishes: Vec<Vec<Value>> = students
        .iter()
        .flat_map(|s| s.wishes.iter().enumerate().map(|(i, unit)| vec![s.id.into(), (i + 1).into(), (*unit).into()]))
        .collect();
    tx.insert("INSERT INTO placements_wishes (student, rank, unit) VALUES", &wishes, "").await?;
    let forbidden: Vec<Vec<Value>> =
        students.iter().flat_map(|s| s.forbidden.iter().map(|unit| vec![s.id.into(), (*unit).into()])).collect();
    tx.insert("INSERT INTO placements_forbidden (student, unit) VALUES", &forbidden, "").await?;
    Ok(())
}

/// Saves what a coordinator changes by hand over the version that was seen; gives whether it was still that version.
pub async fn set(tx: &mut Tx, scope: Scope, seen: i64, student: &Student) -> Done<bool> {
    let sql = "UPDATE placements_students SET car = $4, priority = $5, place_type = $6, version = version + 1 \
        WHERE id = $1 AND tenant = $2 AND version = $3";
    let (id, kind) = (student.id, &student.place_type);
    Ok(tx.run(sql, args![id, scope.organisation, seen, student.car, student.priority, kind]).await? == 1)
}
