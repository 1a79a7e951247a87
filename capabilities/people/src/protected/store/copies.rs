//! Copies that may lie outside the seal: of a person who was an ordinary one until the mark arrived.

use std::collections::BTreeMap;

use kernel::{Ids, Moment, OrganisationId, PersonId, ProtectedId, Refusal, Scope};
use platform::args;
use platform::audit::{self, Search, Shown};
use platform::db::{Row, Tx};
use platform::failure::Done;
use platform::login::seal::{KeyRing, Place};
use platform::web::Ctx;
use serde::{Deserialize, Serialize};

use super::super::rules::{CopyKind, copy_of};
use super::super::{Details, LooseCopy, MovedIn};
use super::{Kept, keep, open, ring, seal};

/// Copies that are kept of one record at most; of more, the newest.
const AT_MOST: usize = 200;
/// Pages of the audit log that are read for each name, 50 rows each.
const PAGES: usize = 20;

/// What is sealed of a copy.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
struct Found {
    kind: CopyKind,
    at: i64,
    by: Option<PersonId>,
}

fn place(row: &str) -> Place<'_> {
    Place { table: "people_protected_copies", column: "sealed", row }
}

/// Keeps a person apart whose mark arrives after the person was written to the main tables. As
/// [`divert`](super::divert), and it looks in the audit log for copies that may exist: files, prints and messages that
/// were made of anything in `known_as`, and who has read it. The caller takes the person out of the main tables, and
/// out of all that was made of them, in the same transaction.
///
/// `known_as`: the ids, as the audit log has them, of what the person was until now and stood in: the student, the
/// period, the plans.
pub async fn move_in(c: &mut Ctx, tenant: OrganisationId, details: &Details, known_as: &[String]) -> Done<MovedIn> {
    let ring = ring(c, tenant)?;
    let (kept, copies) = moved(&mut c.tx, &ring, &mut c.ids, c.now, details, known_as).await?;
    Ok(MovedIn { new: kept.is_new.then_some(kept.id), copies })
}

pub(super) async fn moved(
    tx: &mut Tx,
    ring: &KeyRing,
    ids: &mut Ids,
    now: Moment,
    details: &Details,
    known_as: &[String],
) -> Done<(Kept, usize)> {
    let found = in_the_log(tx, ring.tenant(), known_as, now).await?;
    let kept = keep(tx, ring, ids, now, details).await?;
    save(tx, ring, kept.id, &found).await?;
    Ok((kept, found.len()))
}

/// The copies that the log tells of, the gravest kind first; a person who has read it is told once.
async fn in_the_log(tx: &mut Tx, tenant: OrganisationId, known_as: &[String], now: Moment) -> Done<Vec<Found>> {
    let mut made = Vec::new();
    let mut looks: BTreeMap<Option<PersonId>, i64> = BTreeMap::new();
    for object in known_as.iter().filter(|object| !object.is_empty()) {
        for row in rows_about(tx, tenant, object).await? {
            let (at, by) = (row.at.millis(), row.actor.as_deref().and_then(PersonId::parse));
            match copy_of(&row.action) {
                None | Some(CopyKind::Backup) => {}
                Some(CopyKind::Look) => {
                    let last = looks.entry(by).or_insert(at);
                    *last = at.max(*last);
                }
                Some(kind) => made.push(Found { kind, at, by }),
            }
        }
    }
    made.push(Found { kind: CopyKind::Backup, at: now.millis(), by: None });
    made.extend(looks.into_iter().map(|(by, at)| Found { kind: CopyKind::Look, at, by }));
    made.sort_by_key(|f| (f.kind, -f.at));
    made.truncate(AT_MOST);
    Ok(made)
}

async fn rows_about(tx: &mut Tx, tenant: OrganisationId, object: &str) -> Done<Vec<Shown>> {
    let mut search = Search { words: object.to_owned(), ..Search::default() };
    let mut all = Vec::new();
    for _ in 0..PAGES {
        let page = audit::search(tx, tenant, &search).await?;
        let Some(last) = page.last() else { break };
        search.before = Some(last.at);
        search.before_id = last.id.to_string();
        all.extend(page.into_iter().filter(|row| row.object == object));
    }
    Ok(all)
}

/// Adds what is not there yet.
async fn save(tx: &mut Tx, ring: &KeyRing, of: ProtectedId, found: &[Found]) -> Done<()> {
    let there = rows_of(tx, ring.tenant(), of).await?;
    let known = there.iter().map(|row| read(ring, of, row).map(|(_, f)| f)).collect::<Done<Vec<Found>>>()?;
    let first = there.iter().map(|row| row.int("number")).collect::<Done<Vec<i64>>>()?.into_iter().max().unwrap_or(0);
    let new = found.iter().filter(|f| !known.contains(f));
    let mut rows = Vec::new();
    for (number, copy) in (first + 1..).zip(new) {
        let sealed = seal(ring, place(&format!("{of}/{number}")), copy)?;
        rows.push(vec![of.into(), number.into(), ring.tenant().into(), sealed.into()]);
    }
    tx.insert("INSERT INTO people_protected_copies (protected, number, tenant, sealed) VALUES", &rows, "").await?;
    Ok(())
}

async fn rows_of(tx: &mut Tx, tenant: OrganisationId, of: ProtectedId) -> Done<Vec<Row>> {
    let sql = "SELECT number, sealed, handled_by FROM people_protected_copies \
        WHERE protected = $1 AND tenant = $2 ORDER BY number LIMIT 1000";
    tx.rows(sql, args![of, tenant]).await
}

fn read(ring: &KeyRing, of: ProtectedId, row: &Row) -> Done<(i64, Found)> {
    let number = row.int("number")?;
    Ok((number, open(ring, place(&format!("{of}/{number}")), row)?))
}

/// The copies of a record, with the names of those who made them.
pub async fn of_record(c: &mut Ctx, of: ProtectedId) -> Done<Vec<(LooseCopy, Option<String>)>> {
    let ring = ring(c, c.scope().organisation)?;
    let mut all = Vec::new();
    for copy in list(&mut c.tx, &ring, of).await? {
        let name = match copy.by {
            Some(person) => name(&mut c.tx, person).await?,
            None => None,
        };
        all.push((copy, name));
    }
    Ok(all)
}

pub(super) async fn list(tx: &mut Tx, ring: &KeyRing, of: ProtectedId) -> Done<Vec<LooseCopy>> {
    let rows = rows_of(tx, ring.tenant(), of).await?;
    rows.iter()
        .map(|row| {
            let (number, Found { kind, at, by }) = read(ring, of, row)?;
            let handled = row.text_or_none("handled_by")?.is_some();
            Ok(LooseCopy { number, kind, at: Moment::from_millis(at), by, handled })
        })
        .collect()
}

async fn name(tx: &mut Tx, person: PersonId) -> Done<Option<String>> {
    let row = tx.one("SELECT name FROM people_persons WHERE id = $1", args![person]).await?;
    row.map(|row| row.text("name")).transpose()
}

/// Notes that a handler has taken care of a copy.
pub async fn set_handled(tx: &mut Tx, scope: Scope, of: ProtectedId, number: i64, now: Moment) -> Done<()> {
    let sql = "UPDATE people_protected_copies SET handled_by = $4, handled_at = $5 \
        WHERE protected = $1 AND number = $2 AND tenant = $3 AND handled_by IS NULL";
    if tx.run(sql, args![of, number, scope.organisation, scope.person, now]).await? == 0 {
        return Err(Refusal::conflict("protected-changed-meanwhile").into());
    }
    Ok(())
}

/// Seals again what an older key sealed.
pub(super) async fn again(tx: &mut Tx, ring: &KeyRing) -> Done<usize> {
    let sql = "SELECT protected, number, sealed FROM people_protected_copies WHERE tenant = $1";
    let mut again = 0;
    for row in tx.rows(sql, args![ring.tenant()]).await? {
        if ring.is_current(&row.text("sealed")?) {
            continue;
        }
        let of: ProtectedId = row.id("protected")?;
        let (number, found) = read(ring, of, &row)?;
        let sealed = seal(ring, place(&format!("{of}/{number}")), &found)?;
        let sql = "UPDATE people_protected_copies SET sealed = $3 WHERE protected = $1 AND number = $2";
        tx.run(sql, args![of, number, sealed]).await?;
        again += 1;
    }
    Ok(again)
}
