//! What placements lend to those who place protected persons by hand: the seats, and the way out and back.

use std::collections::BTreeSet;

use kernel::{CapacityId, HoldId, PeriodId, Refusal, StudentId, UnitId};
use people::protected::{Choice, Choices, Details, HandPlacing};
use platform::failure::{Done, Stop};
use platform::web::Ctx;
use serde::{Deserialize, Serialize};

use crate::model::{Capacity, Home, Period, Student};
use crate::{places, store};

/// The functions that the protected records of this capability need.
pub fn hand_placing() -> HandPlacing {
    HandPlacing {
        choices: |c, details| Box::pin(choices(c, details)),
        place: |c, details, at| Box::pin(place(c, details, at)),
        release: |c, details| Box::pin(release(c, details)),
    }
}

/// Enough to make an ordinary student of it again.
#[derive(Serialize, Deserialize)]
struct Record {
    municipality: Option<String>,
    point: Option<(f64, f64)>,
    car: bool,
    place_type: String,
    priority: i64,
    wishes: Vec<UnitId>,
    forbidden: BTreeSet<UnitId>,
}

/// A student as it is kept apart, with the reserved seat that stands in for it.
pub(crate) async fn details(c: &mut Ctx, period: &Period, student: &Student, hold: HoldId) -> Done<Details> {
    let units = places::units(&mut c.tx).await?;
    let wishes: Vec<String> = student.wishes.iter().filter_map(|w| places::unit_name(&units, *w)).collect();
    let home = places::municipality_of(&student.home).map(places::municipality);
    let point = match student.home {
        Home::Point(lat, lon, _) => Some((lat, lon)),
        Home::Municipality(_) => None,
    };
    let record = Record {
        municipality: places::municipality_of(&student.home).map(str::to_owned),
        point,
        car: student.car,
        place_type: student.place_type.clone(),
        priority: student.priority,
        wishes: student.wishes.clone(),
        forbidden: student.forbidden.clone(),
    };
    let line = |key: &str, value: String| (key.to_owned(), value);
    let mut lines = vec![
        line("protected-reference", student.reference.clone()),
        line("placements-programme", period.programme.clone()),
        line("placements-place-type", student.place_type.clone()),
    ];
    lines.extend(home.map(|home| line("placements-home", home)));
    lines.extend(point.map(|(lat, lon)| line("placements-home-point", format!("{lat}, {lon}"))));
    if !wishes.is_empty() {
        lines.push(line("placements-wishes", wishes.join(" · ")));
    }
    Ok(Details {
        reference: student.reference.clone(),
        about: period.id.to_string(),
        hold: hold.to_string(),
        name: student.name.clone(),
        lines,
        record: serde_json::to_string(&record)?,
    })
}

fn ids_of(details: &Details) -> Done<(PeriodId, HoldId)> {
    let ids = PeriodId::parse(&details.about).zip(HoldId::parse(&details.hold));
    ids.ok_or_else(|| Stop::failed("a protected record of another kind"))
}

/// The seats of the type that is needed, with those that are free.
async fn choices(c: &mut Ctx, details: &Details) -> Done<Choices> {
    let (scope, (period, hold)) = (c.scope(), ids_of(details)?);
    let record: Record =
        serde_json::from_str(&details.record).map_err(|_| Stop::failed("a protected record does not read"))?;
    let units = places::units(&mut c.tx).await?;
    let holds = store::capacities::holds(&mut c.tx, scope, period).await?;
    let at = holds.into_iter().find(|h| h.id == hold).and_then(|h| h.capacity);
    let mut all = Vec::new();
    for (capacity, free) in free_seats(c, period).await?.into_iter().filter(|(s, _)| s.place_type == record.place_type)
    {
        let name = places::unit_name(&units, capacity.unit).unwrap_or_else(|| capacity.unit.to_string());
        all.push(Choice { id: capacity.id.to_string(), label: name, free });
    }
    all.sort_by(|a, b| kernel::text::swedish_order(&a.label, &b.label));
    Ok((at.map(|id| id.to_string()), all))
}

async fn free_seats(c: &mut Ctx, period: PeriodId) -> Done<Vec<(Capacity, i64)>> {
    let scope = c.scope();
    let period = store::periods::find(&mut c.tx, scope, period).await?;
    let capacities = store::capacities::of_period(&mut c.tx, scope, period.id).await?;
    let held = store::capacities::held(&mut c.tx, scope, period.id).await?;
    let placed = store::overview::placed(&mut c.tx, scope, &period).await?;
    let taken = |id: CapacityId| held.get(&id).copied().unwrap_or(0) + placed.get(&id).copied().unwrap_or(0);
    Ok(capacities.into_iter().map(|s| (s.clone(), s.seats - taken(s.id))).collect())
}

async fn place(c: &mut Ctx, details: &Details, at: &str) -> Done<()> {
    let (scope, (period, hold)) = (c.scope(), ids_of(details)?);
    let holds = store::capacities::holds(&mut c.tx, scope, period).await?;
    let now = holds.into_iter().find(|h| h.id == hold).ok_or_else(Refusal::not_found)?.capacity;
    let wanted = CapacityId::parse(at);
    let wrong = || Refusal::invalid("placements-seats-refused").field("plats", "placements-seat-choose");
    let found = free_seats(c, period).await?.into_iter().find(|(s, _)| Some(s.id) == wanted);
    let (seats, free) = found.ok_or_else(wrong)?;
    if now == Some(seats.id) {
        return Ok(());
    }
    if free < 1 {
        return Err(Refusal::conflict("placements-seat-gone").hint("placements-look-again").into());
    }
    store::capacities::place_hold(&mut c.tx, scope, hold, Some(seats.id)).await?;
    store::bump(&mut c.tx, scope, period).await
}

async fn release(c: &mut Ctx, details: &Details) -> Done<()> {
    let (scope, (period, hold)) = (c.scope(), ids_of(details)?);
    let record: Record =
        serde_json::from_str(&details.record).map_err(|_| Stop::failed("a protected record does not read"))?;
    let home = match (record.point, record.municipality) {
        (Some((lat, lon)), code) => Home::Point(lat, lon, code),
        (None, Some(code)) => Home::Municipality(code),
        (None, None) => return Err(Stop::failed("a protected record without a home")),
    };
    let id: StudentId = c.ids.next();
    let student = Student {
        id,
        reference: details.reference.clone(),
        name: details.name.clone(),
        home,
        car: record.car,
        place_type: record.place_type,
        priority: record.priority,
        wishes: record.wishes,
        forbidden: record.forbidden,
        version: 1,
    };
    store::capacities::drop_hold(&mut c.tx, scope, hold).await?;
    store::students::save(&mut c.tx, scope, period, &[student]).await?;
    store::bump(&mut c.tx, scope, period).await
}
