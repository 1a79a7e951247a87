//! Forecasts (prognoser). They bind nobody; the host that they are about may see them.

use std::collections::BTreeMap;

use kernel::{OrganisationId, Scope, Term};
use platform::args;
use platform::db::{Row, Tx};
use platform::failure::{Done, Stop};

fn term(row: &Row) -> Done<Term> {
    let code = row.text("term")?;
    Term::parse(&code).ok_or_else(|| Stop::failed(format!("no term {code}")))
}

/// Numbers with their row versions, by host and term.
pub type Numbers = BTreeMap<(OrganisationId, Term), (i64, i64)>;

/// The forecast of one programme and type.
pub async fn of(tx: &mut Tx, scope: Scope, programme: &str, place_type: &str) -> Done<Numbers> {
    let sql = "SELECT host, term, students, version FROM placements_forecasts \
        WHERE tenant = $1 AND programme = $2 AND place_type = $3 LIMIT 20000";
    let rows = tx.rows(sql, args![scope.organisation, programme, place_type]).await?;
    rows.iter().map(|r| Ok(((r.id("host")?, term(r)?), (r.int("students")?, r.int("version")?)))).collect()
}

/// Saves one number.
pub async fn save(
    tx: &mut Tx,
    scope: Scope,
    (programme, place_type): (&str, &str),
    (host, term): (OrganisationId, Term),
    students: i64,
) -> Done<()> {
    let sql = "INSERT INTO placements_forecasts (tenant, programme, place_type, host, term, students, version) \
        VALUES ($1, $2, $3, $4, $5, $6, 1) ON CONFLICT (tenant, programme, place_type, host, term) \
        DO UPDATE SET students = excluded.students, version = placements_forecasts.version + 1";
    tx.run(sql, args![scope.organisation, programme, place_type, host, term.code(), students]).await?;
    Ok(())
}

/// What HEIs foresee at one host.
#[derive(Clone, Debug, PartialEq)]
pub struct Foreseen {
    /// The HEI.
    pub tenant: OrganisationId,
    /// The programme.
    pub programme: String,
    /// The type of place.
    pub place_type: String,
    /// The term.
    pub term: Term,
    /// Students.
    pub students: i64,
}

/// What HEIs foresee at a host. The caller asks for the acting person's own organisation only.
pub async fn at_host(tx: &mut Tx, host: OrganisationId) -> Done<Vec<Foreseen>> {
    let sql = "SELECT tenant, programme, place_type, term, students FROM placements_forecasts \
        WHERE host = $1 AND students > 0 ORDER BY programme, place_type LIMIT 1000";
    let rows = tx.rows(sql, args![host]).await?;
    let one = |r: &Row| {
        Done::Ok(Foreseen {
            tenant: r.id("tenant")?,
            programme: r.text("programme")?,
            place_type: r.text("place_type")?,
            term: term(r)?,
            students: r.int("students")?,
        })
    };
    let mut all: Vec<Foreseen> = rows.iter().map(one).collect::<Done<_>>()?;
    all.sort_by_key(|f| f.term);
    Ok(all)
}
