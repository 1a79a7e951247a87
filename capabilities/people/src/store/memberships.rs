//! `people_memberships`.

use kernel::{Day, MembershipId, Moment, OrganisationId, PersonId, Role, Scope, Span};
use platform::args;
use platform::db::{Row, Sql, Tx};
use platform::failure::{Done, Stop};

use crate::model::{Colleague, Membership, Person};

const COLUMNS: &str = "m.id, m.tenant, m.tenant_name, m.person, m.role, m.first_day, m.last_day, m.ended_at, m.version";
/// A membership that stands on the day `$1`.
const STANDS: &str = "m.ended_at IS NULL AND m.first_day <= $1 AND (m.last_day IS NULL OR m.last_day >= $1)";

pub(super) fn role_of(row: &Row) -> Done<Role> {
    let code = row.text("role")?;
    Role::parse(&code).ok_or_else(|| Stop::failed(format!("{code:?} is no role")))
}

fn membership_of(row: &Row) -> Done<Membership> {
    Ok(Membership {
        id: row.id("id")?,
        person: row.id("person")?,
        organisation: row.id("tenant")?,
        organisation_name: row.text("tenant_name")?,
        role: role_of(row)?,
        span: Span { first: row.day("first_day")?, last: row.day_or_none("last_day")? },
        ended: row.int_or_none("ended_at")?.is_some(),
        version: row.int("version")?,
    })
}

fn colleague_of(row: &Row) -> Done<Colleague> {
    let membership = membership_of(row)?;
    let person = Person { id: membership.person, name: row.text("name")?, email: row.text("email")? };
    Ok(Colleague { membership, person, seen_at: row.moment_or_none("seen_at")? })
}

/// A person's memberships that stand on a day, by organisation and role.
pub async fn standing(tx: &mut Tx, person: PersonId, day: Day) -> Done<Vec<Membership>> {
    let sql = format!(
        "SELECT {COLUMNS} FROM people_memberships m WHERE {STANDS} AND m.person = $2 ORDER BY m.tenant_name, m.role, m.id LIMIT 100"
    );
    let rows = tx.rows(Sql::assembled(sql), args![day, person]).await?;
    rows.iter().map(membership_of).collect()
}

/// One membership of a person with the person's name, if it stands on that day.
pub async fn standing_one(
    tx: &mut Tx,
    person: PersonId,
    membership: MembershipId,
    day: Day,
) -> Done<Option<(Membership, String)>> {
    let sql = format!(
        "SELECT {COLUMNS}, p.name FROM people_memberships m JOIN people_persons p ON p.id = m.person \
         WHERE {STANDS} AND m.person = $2 AND m.id = $3"
    );
    let row = tx.one(Sql::assembled(sql), args![day, person, membership]).await?;
    row.map(|row| Ok((membership_of(&row)?, row.text("name")?))).transpose()
}

/// The members of an organisation on a day, by name. At most 2,000.
pub async fn members(tx: &mut Tx, organisation: OrganisationId, day: Day) -> Done<Vec<Colleague>> {
    let sql = format!(
        "SELECT {COLUMNS}, p.name, p.email, p.seen_at FROM people_memberships m JOIN people_persons p ON p.id = m.person \
         WHERE {STANDS} AND m.tenant = $2 ORDER BY p.name, m.role, m.id LIMIT 2000"
    );
    let rows = tx.rows(Sql::assembled(sql), args![day, organisation]).await?;
    let mut members: Vec<Colleague> = rows.iter().map(colleague_of).collect::<Done<_>>()?;
    members.sort_by(|a, b| kernel::text::swedish_order(&a.person.name, &b.person.name));
    Ok(members)
}

/// A membership of one's own organisation, standing or ended.
pub async fn membership(tx: &mut Tx, scope: Scope, id: MembershipId) -> Done<Option<Colleague>> {
    let sql = format!(
        "SELECT {COLUMNS}, p.name, p.email, p.seen_at FROM people_memberships m JOIN people_persons p ON p.id = m.person \
         WHERE m.id = $1 AND m.tenant = $2"
    );
    let row = tx.one(Sql::assembled(sql), args![id, scope.organisation]).await?;
    row.as_ref().map(colleague_of).transpose()
}

/// Enters a membership. `to_try`: whether the demo offers it in a click.
pub async fn add_membership(tx: &mut Tx, m: &Membership, to_try: bool) -> Done<()> {
    let sql = "INSERT INTO people_memberships (id, tenant, tenant_name, person, role, first_day, last_day, to_try, version) \
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
    let (first, last) = (m.span.first, m.span.last);
    let values = args![
        m.id,
        m.organisation,
        &m.organisation_name,
        m.person,
        m.role.code(),
        first,
        last.map(|d| d.to_string()),
        to_try,
        m.version
    ];
    tx.run(sql, values).await?;
    Ok(())
}

/// Ends a membership of one's own organisation; false when somebody was faster.
pub async fn end_membership(tx: &mut Tx, scope: Scope, id: MembershipId, version: i64, now: Moment) -> Done<bool> {
    let sql = "UPDATE people_memberships SET ended_at = $4, version = version + 1 \
        WHERE id = $1 AND tenant = $2 AND version = $3 AND ended_at IS NULL";
    Ok(tx.run(sql, args![id, scope.organisation, version, now]).await? == 1)
}

/// Whether any organisation has an administrator on a day.
pub async fn has_administrator(tx: &mut Tx, day: Day) -> Done<bool> {
    let sql = format!("SELECT COUNT(*) FROM people_memberships m WHERE {STANDS} AND m.role = $2");
    Ok(tx.count(Sql::assembled(sql), args![day, Role::TenantAdministrator.code()]).await? > 0)
}

/// The memberships that the demo offers, by role and organisation.
pub async fn to_try(tx: &mut Tx, day: Day) -> Done<Vec<Colleague>> {
    let sql = format!(
        "SELECT {COLUMNS}, p.name, p.email, p.seen_at FROM people_memberships m JOIN people_persons p ON p.id = m.person \
         WHERE {STANDS} AND m.to_try = TRUE ORDER BY m.role, m.tenant_name, p.name LIMIT 100"
    );
    let rows = tx.rows(Sql::assembled(sql), args![day]).await?;
    rows.iter().map(colleague_of).collect()
}
