//! Memberships that an area has written down itself. They stand before those of the embedded register.

use kernel::{OrganisationId, Refusal, Span};
use platform::args;
use platform::db::{Row, Sql, Tx};
use platform::failure::Done;

use crate::directory;
use crate::model::{AreaMember, Mandate};

fn span(row: &Row, first: &str, last: &str) -> Done<Option<Span>> {
    let last = row.day_or_none(last)?;
    Ok(row.day_or_none(first)?.map(|first| Span { first, last }))
}

fn from_row(row: &Row) -> Done<AreaMember> {
    let mandate = row.text_or_none("mandate")?.zip(span(row, "mandate_first_day", "mandate_last_day")?);
    Ok(AreaMember {
        id: row.id("id")?,
        area: row.id("area")?,
        organisation: row.id("organisation")?,
        span: span(row, "first_day", "last_day")?,
        mandate: mandate.map(|(what, span)| Mandate { what, span }),
        version: row.int("version")?,
    })
}

const COLUMNS: &str =
    "id, area, organisation, first_day, last_day, mandate, mandate_first_day, mandate_last_day, version";

async fn select(tx: &mut Tx, whose: &'static str, id: OrganisationId) -> Done<Vec<AreaMember>> {
    let sql = format!("SELECT {COLUMNS} FROM organisations_members WHERE {whose} = $1 ORDER BY id LIMIT 5000");
    tx.rows(Sql::assembled(sql), args![id]).await?.iter().map(from_row).collect()
}

/// Who belongs to an area, by name and date.
pub async fn of_area(tx: &mut Tx, area: OrganisationId) -> Done<Vec<AreaMember>> {
    let stored = select(tx, "area", area).await?;
    Ok(directory::with_stored(directory::members_of(area), stored))
}

/// The areas that an organisation belongs to.
pub async fn of_organisation(tx: &mut Tx, organisation: OrganisationId) -> Done<Vec<AreaMember>> {
    let stored = select(tx, "organisation", organisation).await?;
    Ok(directory::with_stored(directory::areas_of(organisation), stored))
}

/// Saves a membership over the version before; somebody else's change in between is a conflict.
pub async fn save(tx: &mut Tx, m: &AreaMember) -> Done<()> {
    let sql = "INSERT INTO organisations_members (id, area, organisation, first_day, last_day, mandate, mandate_first_day, \
        mandate_last_day, version) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT (id) DO UPDATE SET \
        first_day = excluded.first_day, last_day = excluded.last_day, mandate = excluded.mandate, \
        mandate_first_day = excluded.mandate_first_day, mandate_last_day = excluded.mandate_last_day, \
        version = excluded.version WHERE organisations_members.version = excluded.version - 1";
    let (first, last) = (m.span.map(|s| s.first), m.span.and_then(|s| s.last));
    let (what, dates) = (m.mandate.as_ref().map(|m| m.what.clone()), m.mandate.as_ref().map(|m| m.span));
    let values = args![
        m.id,
        m.area,
        m.organisation,
        first,
        last,
        what,
        dates.map(|s| s.first),
        dates.and_then(|s| s.last),
        m.version
    ];
    if tx.run(sql, values).await? == 0 {
        return Err(Refusal::conflict("organisations-changed-meanwhile").into());
    }
    Ok(())
}
