//! The files under review: the only SQL on `platform_imports`. What was in a file stands there sealed, and nowhere else.

use kernel::{ImportId, Moment, PersonId, Scope};

use crate::args;
use crate::db::{Row, Tx};
use crate::failure::{Done, Stop};
use crate::files::Sheet;
use crate::login::Secrets;
use crate::login::seal::file::KeyFile;
use crate::login::seal::{KeyRing, Place};
use crate::web::Ctx;

/// How long a file waits for its review, in seconds.
pub const KEPT_SECONDS: i64 = 3600;
/// How many files one person may have under review; the oldest give way.
const AT_ONCE: i64 = 5;

/// Where a file stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum State {
    /// It waits for the person's word.
    Review,
    /// It is read in.
    Applied,
    /// It was thrown away.
    Discarded,
}

/// A file that somebody has handed in.
#[derive(Clone, Debug)]
pub struct Import {
    /// Its id.
    pub id: ImportId,
    /// Which importer it is for.
    pub kind: String,
    /// What it is to be read into; empty where there is no choice.
    pub target: String,
    /// What it was called.
    pub file_name: String,
    /// Where it stands.
    pub state: State,
    /// When it came.
    pub created_at: Moment,
    /// Its version.
    pub version: i64,
    sealed: Option<String>,
}

fn ring(c: &Ctx) -> Done<KeyRing> {
    let file = KeyFile::open(c.house.config.data_folder.join("keys.toml")).map_err(Stop::failed)?;
    file.ring(c.actor().organisation, &Secrets::system(), c.now).map_err(Stop::failed)
}

/// What the seal is bound to: with another kind, target or owner the file does not open.
fn bound(id: ImportId, kind: &str, target: &str, by: PersonId) -> String {
    format!("{id} {by} {kind} {target}")
}

fn place(row: &str) -> Place<'_> {
    Place { table: "platform_imports", column: "sealed", row }
}

/// Keeps a file for its review, sealed. The person's oldest ones give way.
pub async fn keep(c: &mut Ctx, kind: &str, target: &str, sheet: &Sheet) -> Done<ImportId> {
    let id: ImportId = c.ids.next();
    let actor = c.actor().clone();
    let sealed =
        ring(c)?.seal(&Secrets::system(), place(&bound(id, kind, target, actor.person)), &serde_json::to_vec(sheet)?);
    let sql = "INSERT INTO platform_imports (id, tenant, by_person, kind, target, file_name, sealed, state, created_at, version) \
        VALUES ($1, $2, $3, $4, $5, $6, $7, 'review', $8, 1)";
    c.tx.run(sql, args![id, actor.organisation, actor.person, kind, target, &sheet.file_name, sealed, c.now]).await?;
    let sql = "DELETE FROM platform_imports WHERE tenant = $1 AND by_person = $2 AND id NOT IN \
        (SELECT id FROM platform_imports WHERE tenant = $1 AND by_person = $2 ORDER BY created_at DESC, id DESC LIMIT $3)";
    c.tx.run(sql, args![actor.organisation, actor.person, AT_ONCE]).await?;
    Ok(id)
}

/// A file of the acting person, unless its time is out.
pub async fn find(c: &mut Ctx, scope: &Scope, id: ImportId) -> Done<Option<Import>> {
    let sql = "SELECT id, kind, target, file_name, sealed, state, created_at, version FROM platform_imports \
        WHERE id = $1 AND tenant = $2 AND by_person = $3 AND created_at > $4";
    let oldest = c.now.plus_seconds(-KEPT_SECONDS);
    c.tx.one(sql, args![id, scope.organisation, scope.person, oldest]).await?.as_ref().map(from_row).transpose()
}

/// The acting person's files that wait for their review, newest first.
pub async fn waiting(c: &mut Ctx, scope: &Scope) -> Done<Vec<Import>> {
    let sql = "SELECT id, kind, target, file_name, CAST(NULL AS TEXT) AS sealed, state, created_at, version \
        FROM platform_imports WHERE tenant = $1 AND by_person = $2 AND created_at > $3 AND state = 'review' \
        ORDER BY created_at DESC, id DESC LIMIT $4";
    let oldest = c.now.plus_seconds(-KEPT_SECONDS);
    let rows = c.tx.rows(sql, args![scope.organisation, scope.person, oldest, AT_ONCE]).await?;
    rows.iter().map(from_row).collect()
}

fn from_row(row: &Row) -> Done<Import> {
    Ok(Import {
        id: row.id("id")?,
        kind: row.text("kind")?,
        target: row.text("target")?,
        file_name: row.text("file_name")?,
        state: match row.text("state")?.as_str() {
            "review" => State::Review,
            "applied" => State::Applied,
            "discarded" => State::Discarded,
            other => return Err(Stop::failed(format!("no import state {other}"))),
        },
        created_at: row.moment("created_at")?,
        version: row.int("version")?,
        sealed: row.text_or_none("sealed")?,
    })
}

/// What is in a file. Fails when the row was tampered with.
pub fn open(c: &Ctx, import: &Import) -> Done<Sheet> {
    let sealed = import.sealed.as_deref().ok_or_else(|| Stop::failed("the file is no longer kept"))?;
    let bound = bound(import.id, &import.kind, &import.target, c.actor().person);
    let clear = ring(c)?.open(place(&bound), sealed).map_err(Stop::failed)?;
    Ok(serde_json::from_slice(&clear)?)
}

/// Ends a review: what was in the file is deleted. `false` when somebody was faster.
pub async fn end(c: &mut Ctx, scope: &Scope, id: ImportId, version: i64, state: State) -> Done<bool> {
    let sql = "UPDATE platform_imports SET sealed = NULL, state = $5, version = version + 1 \
        WHERE id = $1 AND tenant = $2 AND by_person = $3 AND version = $4 AND state = 'review'";
    let state = if state == State::Applied { "applied" } else { "discarded" };
    Ok(c.tx.run(sql, args![id, scope.organisation, scope.person, version, state]).await? == 1)
}

/// Forgets files whose time is out. Gives how many.
pub async fn purge(tx: &mut Tx, now: Moment) -> Done<u64> {
    tx.run("DELETE FROM platform_imports WHERE created_at <= $1", args![now.plus_seconds(-KEPT_SECONDS)]).await
}
