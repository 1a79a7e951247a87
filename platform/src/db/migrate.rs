//! Migrations: numbered, forward only, each in its own transaction together with its mark.
//!
//! A start that is killed in the middle leaves either the old or the new schema, and the next start goes on.
//! A database that is newer than the program is refused.

use std::collections::BTreeMap;

use super::{Db, Tx};
use crate::args;
use crate::failure::{Done, Stop};

/// One migration: `202612010900_placements_create` and its statements.
#[derive(Clone, Copy, Debug)]
pub struct Migration {
    /// Twelve digits, an underscore, the capability, an underscore, what it does. Sorts by time.
    pub name: &'static str,
    /// Statements that both databases understand.
    pub sql: &'static str,
    /// Statements for SQLite alone (triggers), run after `sql`.
    pub lite: &'static str,
    /// Statements for PostgreSQL alone (triggers), run after `sql`.
    pub postgres: &'static str,
}

impl Migration {
    /// A migration with one text for both databases.
    pub const fn new(name: &'static str, sql: &'static str) -> Self {
        Self { name, sql, lite: "", postgres: "" }
    }
}

/// Applies what is missing, in the order of the names. Gives how many were applied.
pub async fn migrate(db: &Db, migrations: &[Migration]) -> Done<usize> {
    let mut sorted = migrations.to_vec();
    sorted.sort_by_key(|m| m.name);
    prepare(db).await?;
    let known: BTreeMap<&str, String> = sorted.iter().map(|m| (m.name, digest(m))).collect();
    let mut applied = 0;
    for migration in &sorted {
        let mut tx = db.write().await?;
        lock(&mut tx).await?;
        let found = tx.one("SELECT digest FROM platform_migrations WHERE name = $1", args![migration.name]).await?;
        match found {
            Some(row) if row.text("digest")? == known[migration.name] => {}
            Some(_) => {
                return Err(Stop::failed(format!(
                    "migration {} was changed after it ran here; restore the program version that made this database",
                    migration.name
                )));
            }
            None => {
                apply(&mut tx, migration, &known[migration.name]).await?;
                applied += 1;
            }
        }
        tx.commit().await?;
    }
    refuse_newer(db, &known).await?;
    Ok(applied)
}

async fn prepare(db: &Db) -> Done<()> {
    let mut tx = db.write().await?;
    lock(&mut tx).await?;
    tx.run("CREATE TABLE IF NOT EXISTS platform_migrations (name TEXT PRIMARY KEY, digest TEXT NOT NULL)", args![])
        .await?;
    tx.commit().await
}

/// Two programs that start at once on PostgreSQL take turns; SQLite's write lock does the same.
async fn lock(tx: &mut Tx) -> Done<()> {
    if tx.is_postgres() {
        tx.rows("SELECT CAST(pg_advisory_xact_lock(4711) AS TEXT) AS locked", args![]).await?;
    }
    Ok(())
}

async fn apply(tx: &mut Tx, migration: &Migration, digest: &str) -> Done<()> {
    if !migration.sql.is_empty() {
        tx.script(migration.sql).await?;
    }
    let own = if tx.is_postgres() { migration.postgres } else { migration.lite };
    if !own.is_empty() {
        tx.script(own).await?;
    }
    tx.run("INSERT INTO platform_migrations (name, digest) VALUES ($1, $2)", args![migration.name, digest]).await?;
    Ok(())
}

async fn refuse_newer(db: &Db, known: &BTreeMap<&str, String>) -> Done<()> {
    let mut tx = db.read().await?;
    for row in tx.rows("SELECT name FROM platform_migrations ORDER BY name", args![]).await? {
        let name = row.text("name")?;
        if !known.contains_key(name.as_str()) {
            return Err(Stop::failed(format!(
                "the database holds {name}, which this program does not know: it is newer than the program. Start the newer program."
            )));
        }
    }
    tx.rollback().await
}

fn digest(m: &Migration) -> String {
    let all = [m.sql, m.lite, m.postgres].join("\u{0}");
    super::hex(ring::digest::digest(&ring::digest::SHA256, all.as_bytes()).as_ref())
}
