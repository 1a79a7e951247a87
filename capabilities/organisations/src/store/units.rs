//! Units. They are no secret: every signed-in person may see that a unit exists; who may change it is a rule.

use std::collections::{BTreeMap, BTreeSet};

use kernel::{OrganisationId, Refusal, UnitId};
use platform::args;
use platform::db::{Row, Sql, Tx, Value};
use platform::failure::{Done, Stop};

use crate::model::{Level, Place, Unit};

const COLUMNS: &str =
    "id, organisation, registered_by, parent, level, name, municipality, address, lat, lon, closed, version";

/// Most units read at once.
const MOST: usize = 20_000;

fn from_row(row: &Row) -> Done<Unit> {
    let level = row.text("level")?;
    let place = match (row.real_or_none("lat")?, row.real_or_none("lon")?) {
        (Some(lat), Some(lon)) => Some(Place::new(lat, lon).ok_or_else(|| Stop::failed("a unit off the earth"))?),
        _ => None,
    };
    Ok(Unit {
        id: row.id("id")?,
        organisation: row.id("organisation")?,
        registered_by: row.id("registered_by")?,
        parent: row.id_or_none("parent")?,
        level: Level::parse(&level).ok_or_else(|| Stop::failed(format!("no level {level}")))?,
        name: row.text("name")?,
        municipality: row.text("municipality")?,
        address: row.text_or_none("address")?,
        place,
        closed: row.day_or_none("closed")?,
        version: row.int("version")?,
    })
}

async fn select(tx: &mut Tx, rest: &'static str, args: &[Value]) -> Done<Vec<Unit>> {
    let sql = Sql::assembled(format!("SELECT {COLUMNS} FROM organisations_units {rest}"));
    tx.rows(sql, args).await?.iter().map(from_row).collect()
}

/// A unit, or not found.
pub async fn find(tx: &mut Tx, id: UnitId) -> Done<Unit> {
    Ok(select(tx, "WHERE id = $1", args![id]).await?.pop().ok_or_else(Refusal::not_found)?)
}

/// All units, by id; those of the whole installation, at most 20,000.
pub async fn all(tx: &mut Tx) -> Done<BTreeMap<UnitId, Unit>> {
    let units = select(tx, "ORDER BY id LIMIT $1", args![MOST]).await?;
    Ok(units.into_iter().map(|u| (u.id, u)).collect())
}

/// The units of an organisation and those it has written down for others, by name.
pub async fn kept_by(tx: &mut Tx, organisation: OrganisationId) -> Done<Vec<Unit>> {
    select(
        tx,
        "WHERE organisation = $1 OR registered_by = $1 ORDER BY municipality, name, id LIMIT $2",
        args![organisation, MOST],
    )
    .await
}

/// The units of an organisation, by name.
pub async fn of_organisation(tx: &mut Tx, organisation: OrganisationId) -> Done<Vec<Unit>> {
    select(tx, "WHERE organisation = $1 ORDER BY name, id LIMIT $2", args![organisation, MOST]).await
}

/// The units that lie in a municipality, by name.
pub async fn in_municipality(tx: &mut Tx, code: &str) -> Done<Vec<Unit>> {
    select(tx, "WHERE municipality = $1 ORDER BY name, id LIMIT $2", args![code, MOST]).await
}

/// The ids of all units.
pub async fn known(tx: &mut Tx) -> Done<BTreeSet<UnitId>> {
    let rows = tx.rows("SELECT id FROM organisations_units LIMIT 1000000", args![]).await?;
    rows.iter().map(|row| row.id("id")).collect()
}

/// Writes units down; one that is there already stays as it is.
pub async fn insert_new(tx: &mut Tx, units: &[Unit]) -> Done<()> {
    let row = |u: &&Unit| -> Vec<Value> {
        args![
            u.id,
            u.organisation,
            u.registered_by,
            u.parent,
            u.level.code(),
            &u.name,
            &u.municipality,
            u.address.clone(),
            u.place.map(Place::lat),
            u.place.map(Place::lon),
            u.closed,
            u.version
        ]
        .to_vec()
    };
    let rows: Vec<Vec<Value>> = in_order(units).iter().map(row).collect();
    let head = "INSERT INTO organisations_units (id, organisation, registered_by, parent, level, name, municipality, \
        address, lat, lon, closed, version) VALUES";
    tx.insert(head, &rows, "ON CONFLICT (id) DO NOTHING").await?;
    Ok(())
}

/// Saves new units, and changed ones over the version before; somebody else's change in between is a conflict.
pub async fn save(tx: &mut Tx, units: &[Unit]) -> Done<()> {
    for unit in in_order(units) {
        let sql = "INSERT INTO organisations_units (id, organisation, registered_by, parent, level, name, municipality, address, lat, lon, \
            closed, version) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) \
            ON CONFLICT (id) DO UPDATE SET parent = excluded.parent, level = excluded.level, name = excluded.name, \
            municipality = excluded.municipality, address = excluded.address, lat = excluded.lat, lon = excluded.lon, \
            closed = excluded.closed, version = excluded.version WHERE organisations_units.version = excluded.version - 1";
        let (lat, lon) = (unit.place.map(Place::lat), unit.place.map(Place::lon));
        let touched = tx
            .run(
                sql,
                args![
                    unit.id,
                    unit.organisation,
                    unit.registered_by,
                    unit.parent,
                    unit.level.code(),
                    &unit.name,
                    &unit.municipality,
                    unit.address.clone(),
                    lat,
                    lon,
                    unit.closed,
                    unit.version
                ],
            )
            .await?;
        if touched == 0 {
            return Err(Refusal::conflict("organisations-changed-meanwhile").into());
        }
    }
    Ok(())
}

/// Parents before their children, so that each finds its parent there.
fn in_order(units: &[Unit]) -> Vec<&Unit> {
    let mut order: Vec<&Unit> = units.iter().filter(|u| !units.iter().any(|p| Some(p.id) == u.parent)).collect();
    let mut at = 0;
    while at < order.len() {
        let parent = order[at].id;
        order.extend(units.iter().filter(|u| u.parent == Some(parent)));
        at += 1;
    }
    order
}
