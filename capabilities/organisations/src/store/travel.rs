//! Travel settings and overrides of an organisation.

use kernel::{OrganisationId, Refusal};
use platform::args;
use platform::db::{Row, Tx};
use platform::failure::{Done, Stop};

use crate::travel::{Mode, Point, Travel, TravelOverride, TravelSettings};

/// Settings and overrides of an organisation, ready to answer.
pub async fn of_organisation(tx: &mut Tx, organisation: OrganisationId) -> Done<Travel> {
    let (settings, _) = settings(tx, organisation).await?;
    Ok(Travel::new(settings, overrides(tx, organisation).await?))
}

/// The settings and their version; the start values, version 0, when nobody has changed them.
pub async fn settings(tx: &mut Tx, organisation: OrganisationId) -> Done<(TravelSettings, i64)> {
    let sql = "SELECT detour, car_km_per_h, car_start_minutes, bus_factor, bus_start_minutes, version \
        FROM organisations_travel_settings WHERE organisation = $1";
    let Some(row) = tx.one(sql, args![organisation]).await? else { return Ok((TravelSettings::default(), 0)) };
    let settings = TravelSettings {
        detour: row.real("detour")?,
        car_km_per_h: row.real("car_km_per_h")?,
        car_start_minutes: row.real("car_start_minutes")?,
        bus_factor: row.real("bus_factor")?,
        bus_start_minutes: row.real("bus_start_minutes")?,
    };
    Ok((settings, row.int("version")?))
}

/// Saves settings over the version that was seen.
pub async fn set_settings(tx: &mut Tx, organisation: OrganisationId, seen: i64, s: &TravelSettings) -> Done<()> {
    let sql = "INSERT INTO organisations_travel_settings (organisation, detour, car_km_per_h, car_start_minutes, bus_factor, \
        bus_start_minutes, version) VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (organisation) DO UPDATE SET detour = excluded.detour, \
        car_km_per_h = excluded.car_km_per_h, car_start_minutes = excluded.car_start_minutes, bus_factor = excluded.bus_factor, \
        bus_start_minutes = excluded.bus_start_minutes, version = excluded.version \
        WHERE organisations_travel_settings.version = excluded.version - 1";
    let (car, bus) = (s.car_start_minutes, s.bus_start_minutes);
    let touched = tx.run(sql, args![organisation, s.detour, s.car_km_per_h, car, s.bus_factor, bus, seen + 1]).await?;
    if touched == 0 {
        return Err(Refusal::conflict("organisations-changed-meanwhile").into());
    }
    Ok(())
}

fn of_point(point: Point) -> (&'static str, String) {
    match point {
        Point::Organisation(id) => ("organisation", id.to_string()),
        Point::Unit(id) => ("unit", id.to_string()),
    }
}

fn to_point(row: &Row, kind: &str, id: &str) -> Done<Point> {
    match row.text(kind)?.as_str() {
        "organisation" => Ok(Point::Organisation(row.id(id)?)),
        "unit" => Ok(Point::Unit(row.id(id)?)),
        other => Err(Stop::failed(format!("no kind of point {other}"))),
    }
}

/// The overrides of an organisation, the latest first.
pub async fn overrides(tx: &mut Tx, organisation: OrganisationId) -> Done<Vec<TravelOverride>> {
    let sql = "SELECT id, organisation, from_kind, from_id, to_kind, to_id, mode, minutes, since, version \
        FROM organisations_travel_overrides WHERE organisation = $1 ORDER BY since DESC, id LIMIT 5000";
    let rows = tx.rows(sql, args![organisation]).await?;
    rows.iter()
        .map(|row| {
            let mode = row.text("mode")?;
            Ok(TravelOverride {
                id: row.id("id")?,
                organisation: row.id("organisation")?,
                from: to_point(row, "from_kind", "from_id")?,
                to: to_point(row, "to_kind", "to_id")?,
                mode: Mode::parse(&mode).ok_or_else(|| Stop::failed(format!("no way to travel {mode}")))?,
                minutes: u16::try_from(row.int("minutes")?).map_err(Stop::failed)?,
                on: row.day("since")?,
                version: row.int("version")?,
            })
        })
        .collect()
}

/// Saves an override over the version before.
pub async fn set_override(tx: &mut Tx, o: &TravelOverride) -> Done<()> {
    let ((from_kind, from), (to_kind, to)) = (of_point(o.from), of_point(o.to));
    let sql = "INSERT INTO organisations_travel_overrides (id, organisation, from_kind, from_id, to_kind, to_id, mode, minutes, since, version) \
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) ON CONFLICT (id) DO UPDATE SET minutes = excluded.minutes, since = excluded.since, \
        version = excluded.version WHERE organisations_travel_overrides.version = excluded.version - 1";
    let values = args![o.id, o.organisation, from_kind, from, to_kind, to, o.mode.code(), o.minutes, o.on, o.version];
    if tx.run(sql, values).await? == 0 {
        return Err(Refusal::conflict("organisations-changed-meanwhile").into());
    }
    Ok(())
}

/// Takes an override away; the estimate holds again.
pub async fn remove_override(tx: &mut Tx, o: &TravelOverride) -> Done<()> {
    let sql = "DELETE FROM organisations_travel_overrides WHERE id = $1 AND organisation = $2 AND version = $3";
    if tx.run(sql, args![o.id, o.organisation, o.version]).await? == 0 {
        return Err(Refusal::conflict("organisations-changed-meanwhile").into());
    }
    Ok(())
}
