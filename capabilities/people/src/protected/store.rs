//! All SQL of protected identities. What a row says of a person is sealed; what is clear says nothing.

use std::collections::HashSet;

use kernel::{Ids, Moment, OrganisationId, PersonId, ProtectedId, Refusal, Scope};
use platform::args;
use platform::db::{Row, Tx};
use platform::failure::{Done, Stop};
use platform::login::Secrets;
use platform::login::seal::file::KeyFile;
use platform::login::seal::{KeyRing, Place};
use platform::web::Ctx;
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::{Details, Waiting};

pub mod copies;
#[cfg(test)]
mod tests;

/// Records of an organisation that are read at most.
const AT_MOST: usize = 500;

fn ring(c: &Ctx, tenant: OrganisationId) -> Done<KeyRing> {
    let file = KeyFile::open(c.house.config.data_folder.join("keys.toml")).map_err(Stop::failed)?;
    file.ring(tenant, &Secrets::system(), c.now).map_err(Stop::failed)
}

fn place(row: &str) -> Place<'_> {
    Place { table: "people_protected", column: "sealed", row }
}

fn seal(ring: &KeyRing, place: Place<'_>, what: &impl Serialize) -> Done<String> {
    let clear = serde_json::to_vec(what)?;
    Ok(ring.seal(&Secrets::system(), place, &clear))
}

fn open<T: DeserializeOwned>(ring: &KeyRing, place: Place<'_>, row: &Row) -> Done<T> {
    let clear = ring.open(place, &row.text("sealed")?).map_err(Stop::failed)?;
    // serde's own error would quote what it read.
    serde_json::from_slice(&clear).map_err(|_| Stop::failed("a protected record does not read"))
}

/// The same person of the same file is found again by this, and by nobody without the key.
fn lookup(ring: &KeyRing, about: &str, reference: &str) -> String {
    ring.pseudonym("people_protected.lookup", &format!("{about}/{reference}"))
}

/// Whether a person of that reference is kept here already.
pub async fn is_protected(c: &mut Ctx, tenant: OrganisationId, about: &str, reference: &str) -> Done<bool> {
    let lookup = lookup(&ring(c, tenant)?, about, reference);
    let sql = "SELECT COUNT(*) FROM people_protected WHERE tenant = $1 AND lookup = $2";
    Ok(c.tx.count(sql, args![tenant, lookup]).await? > 0)
}

/// Which of the references are kept here already: as [`is_protected`], for a whole file.
pub async fn kept_among(
    c: &mut Ctx,
    tenant: OrganisationId,
    about: &str,
    references: &[String],
) -> Done<HashSet<String>> {
    let ring = ring(c, tenant)?;
    let rows = c.tx.rows("SELECT lookup FROM people_protected WHERE tenant = $1", args![tenant]).await?;
    let kept: HashSet<String> = rows.iter().map(|r| r.text("lookup")).collect::<Done<_>>()?;
    Ok(references.iter().filter(|r| kept.contains(&lookup(&ring, about, r))).cloned().collect())
}

/// Keeps a protected person apart. To be called before anything of the person is written anywhere else.
/// Gives `None` when the person is kept already: then the reserved seat that stands in for them is there too, and what
/// the new record says is sealed over the old, with that seat. A proposal that the protection ends falls: the mark has
/// come again.
pub async fn divert(c: &mut Ctx, tenant: OrganisationId, details: &Details) -> Done<Option<ProtectedId>> {
    let ring = ring(c, tenant)?;
    let kept = keep(&mut c.tx, &ring, &mut c.ids, c.now, details).await?;
    Ok(kept.is_new.then_some(kept.id))
}

struct Kept {
    id: ProtectedId,
    is_new: bool,
}

async fn keep(tx: &mut Tx, ring: &KeyRing, ids: &mut Ids, now: Moment, details: &Details) -> Done<Kept> {
    let (tenant, lookup) = (ring.tenant(), lookup(ring, &details.about, &details.reference));
    let sql = "SELECT id, sealed, removal_by FROM people_protected WHERE tenant = $1 AND lookup = $2";
    if let Some(row) = tx.one(sql, args![tenant, &lookup]).await? {
        let id: ProtectedId = row.id("id")?;
        let old: Details = open(ring, place(&id.to_string()), &row)?;
        let new = Details { hold: old.hold.clone(), ..details.clone() };
        if new != old || row.text_or_none("removal_by")?.is_some() {
            let sealed = seal(ring, place(&id.to_string()), &new)?;
            let sql = "UPDATE people_protected SET sealed = $2, removal_by = NULL, version = version + 1 WHERE id = $1";
            tx.run(sql, args![id, sealed]).await?;
        }
        return Ok(Kept { id, is_new: false });
    }
    let id: ProtectedId = ids.next();
    let sealed = seal(ring, place(&id.to_string()), details)?;
    let sql = "INSERT INTO people_protected (id, tenant, lookup, sealed, placed, created_at, version) VALUES ($1, $2, $3, $4, FALSE, $5, 1)";
    tx.run(sql, args![id, tenant, lookup, sealed, now]).await?;
    Ok(Kept { id, is_new: true })
}

/// Seals again, with the tenant's current key, what an older one sealed: to be done before an old key is forgotten.
/// Gives how many values were sealed again.
pub async fn seal_again(c: &mut Ctx, tenant: OrganisationId) -> Done<usize> {
    let ring = ring(c, tenant)?;
    let again = records_again(&mut c.tx, &ring).await?;
    Ok(again + copies::again(&mut c.tx, &ring).await?)
}

async fn records_again(tx: &mut Tx, ring: &KeyRing) -> Done<usize> {
    let rows = tx.rows("SELECT id, sealed FROM people_protected WHERE tenant = $1", args![ring.tenant()]).await?;
    let mut again = 0;
    for row in rows {
        if ring.is_current(&row.text("sealed")?) {
            continue;
        }
        let id: ProtectedId = row.id("id")?;
        let details: Details = open(ring, place(&id.to_string()), &row)?;
        let sealed = seal(ring, place(&id.to_string()), &details)?;
        tx.run("UPDATE people_protected SET sealed = $2 WHERE id = $1", args![id, sealed]).await?;
        again += 1;
    }
    Ok(again)
}

/// The records of an organisation, the oldest first: numbers and states.
pub async fn waiting(tx: &mut Tx, scope: Scope) -> Done<Vec<Waiting>> {
    let sql = "SELECT id, created_at, placed, removal_by, version FROM people_protected WHERE tenant = $1 ORDER BY created_at, id LIMIT $2";
    let rows = tx.rows(sql, args![scope.organisation, AT_MOST as i64]).await?;
    rows.iter().map(from_row).collect()
}

fn from_row(row: &Row) -> Done<Waiting> {
    Ok(Waiting {
        id: row.id("id")?,
        since: row.moment("created_at")?,
        placed: row.bool("placed")?,
        removal_by: row.id_or_none("removal_by")?,
        version: row.int("version")?,
    })
}

/// Opens a case for a handler; the one that was open before is closed by it.
pub async fn open_case(tx: &mut Tx, scope: Scope, id: ProtectedId, now: Moment) -> Done<()> {
    let known = "SELECT COUNT(*) FROM people_protected WHERE id = $1 AND tenant = $2";
    if tx.count(known, args![id, scope.organisation]).await? == 0 {
        return Err(Refusal::not_found().into());
    }
    let sql = "INSERT INTO people_protected_cases (handler, tenant, protected, opened_at) VALUES ($1, $2, $3, $4) \
        ON CONFLICT (handler) DO UPDATE SET tenant = excluded.tenant, protected = excluded.protected, opened_at = excluded.opened_at";
    tx.run(sql, args![scope.person, scope.organisation, id, now]).await?;
    Ok(())
}

/// Closes a handler's case.
pub async fn close_case(tx: &mut Tx, handler: PersonId) -> Done<()> {
    tx.run("DELETE FROM people_protected_cases WHERE handler = $1", args![handler]).await?;
    Ok(())
}

/// The case that the acting handler has open, with what it says.
pub async fn open_record(c: &mut Ctx) -> Done<Option<(Waiting, Details)>> {
    let (scope, now) = (c.scope(), c.now);
    let ring = ring(c, scope.organisation)?;
    opened(&mut c.tx, &ring, scope, now).await
}

async fn opened(tx: &mut Tx, ring: &KeyRing, scope: Scope, now: Moment) -> Done<Option<(Waiting, Details)>> {
    let sql = "SELECT p.id, p.created_at, p.placed, p.removal_by, p.version, p.sealed, k.opened_at FROM people_protected_cases k \
        JOIN people_protected p ON p.id = k.protected WHERE k.handler = $1 AND k.tenant = $2 AND p.tenant = $2";
    let Some(row) = tx.one(sql, args![scope.person, scope.organisation]).await? else { return Ok(None) };
    if !super::rules::is_open(row.moment("opened_at")?, now) {
        return Ok(None);
    }
    let shown = from_row(&row)?;
    let details = open(ring, place(&shown.id.to_string()), &row)?;
    Ok(Some((shown, details)))
}

/// Notes that the person has a place.
pub async fn set_placed(tx: &mut Tx, scope: Scope, id: ProtectedId) -> Done<()> {
    let sql = "UPDATE people_protected SET placed = TRUE, version = version + 1 WHERE id = $1 AND tenant = $2";
    tx.run(sql, args![id, scope.organisation]).await?;
    Ok(())
}

/// Notes who proposes that the protection ends, or that nobody does any more, over the version that was seen.
pub async fn set_removal(tx: &mut Tx, scope: Scope, row: &Waiting, by: Option<PersonId>) -> Done<()> {
    let sql = "UPDATE people_protected SET removal_by = $3, version = version + 1 WHERE id = $1 AND tenant = $2 AND version = $4";
    if tx.run(sql, args![row.id, scope.organisation, by, row.version]).await? == 0 {
        return Err(Refusal::conflict("protected-changed-meanwhile").into());
    }
    Ok(())
}

/// Forgets the record: it is an ordinary one from now on.
pub async fn forget(tx: &mut Tx, scope: Scope, row: &Waiting) -> Done<()> {
    tx.run("DELETE FROM people_protected_cases WHERE protected = $1", args![row.id]).await?;
    tx.run("DELETE FROM people_protected_copies WHERE protected = $1", args![row.id]).await?;
    let sql = "DELETE FROM people_protected WHERE id = $1 AND tenant = $2 AND version = $3";
    if tx.run(sql, args![row.id, scope.organisation, row.version]).await? == 0 {
        return Err(Refusal::conflict("protected-changed-meanwhile").into());
    }
    Ok(())
}
