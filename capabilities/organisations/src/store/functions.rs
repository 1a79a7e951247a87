//! Functions and who holds them.

use std::collections::BTreeMap;

use kernel::{FunctionId, OrganisationId, Refusal, Span};
use platform::args;
use platform::db::{Row, Sql, Tx, Value};
use platform::failure::Done;

use crate::model::{Function, Holder};

fn from_row(row: &Row) -> Done<Function> {
    Ok(Function {
        id: row.id("id")?,
        organisation: row.id("organisation")?,
        unit: row.id_or_none("unit")?,
        title: row.text("title")?,
        email: row.text_or_none("email")?,
        phone: row.text_or_none("phone")?,
        holders: Vec::new(),
        taken_over_by: row.id_or_none("taken_over_by")?,
        version: row.int("version")?,
    })
}

const COLUMNS: &str = "f.id, f.organisation, f.unit, f.title, f.email, f.phone, f.taken_over_by, f.version";

/// The functions of an organisation with their holders, by title.
pub async fn of_organisation(tx: &mut Tx, organisation: OrganisationId) -> Done<Vec<Function>> {
    select(tx, "WHERE f.organisation = $1", args![organisation], 5_000).await
}

/// The functions of the whole installation, at most 20,000.
pub async fn all(tx: &mut Tx) -> Done<Vec<Function>> {
    select(tx, "", args![], 20_000).await
}

async fn select(tx: &mut Tx, which: &'static str, args: &[Value], most: usize) -> Done<Vec<Function>> {
    let sql = format!("SELECT {COLUMNS} FROM organisations_functions f {which} ORDER BY f.title, f.id LIMIT {most}");
    let mut functions: Vec<Function> =
        tx.rows(Sql::assembled(sql), args).await?.iter().map(from_row).collect::<Done<_>>()?;
    let sql = format!(
        "SELECT h.function, h.person, h.first_day, h.last_day FROM organisations_holders h \
        JOIN organisations_functions f ON f.id = h.function {which} ORDER BY h.first_day"
    );
    let mut holders: BTreeMap<FunctionId, Vec<Holder>> = BTreeMap::new();
    for row in tx.rows(Sql::assembled(sql), args).await? {
        let span = Span { first: row.day("first_day")?, last: row.day_or_none("last_day")? };
        holders.entry(row.id("function")?).or_default().push(Holder { person: row.id("person")?, span });
    }
    for function in &mut functions {
        function.holders = holders.remove(&function.id).unwrap_or_default();
    }
    Ok(functions)
}

/// Saves a function with its holders over the version before; somebody else's change in between is a conflict.
pub async fn save(tx: &mut Tx, f: &Function) -> Done<()> {
    let sql = "INSERT INTO organisations_functions (id, organisation, unit, title, email, phone, taken_over_by, version) \
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (id) DO UPDATE SET unit = excluded.unit, title = excluded.title, \
        email = excluded.email, phone = excluded.phone, taken_over_by = excluded.taken_over_by, version = excluded.version \
        WHERE organisations_functions.version = excluded.version - 1";
    let (email, phone) = (f.email.clone(), f.phone.clone());
    let touched =
        tx.run(sql, args![f.id, f.organisation, f.unit, &f.title, email, phone, f.taken_over_by, f.version]).await?;
    if touched == 0 {
        return Err(Refusal::conflict("organisations-changed-meanwhile").into());
    }
    for holder in &f.holders {
        let sql = "INSERT INTO organisations_holders (function, person, first_day, last_day) VALUES ($1, $2, $3, $4) \
            ON CONFLICT (function, first_day) DO UPDATE SET person = excluded.person, last_day = excluded.last_day";
        tx.run(sql, args![f.id, holder.person, holder.span.first, holder.span.last]).await?;
    }
    Ok(())
}
