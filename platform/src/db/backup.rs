//! A copy of the whole database, and putting one back.
//!
//! SQLite: `VACUUM INTO`, one step under a read snapshot, so writers go on. PostgreSQL: `pg_dump` and `pg_restore`,
//! which must be installed where the command runs.

use std::path::Path;
use std::process::Stdio;

use super::{Address, Db};
use crate::args;
use crate::failure::{Done, Stop};

/// Writes a copy to `to`, which must not exist, and checks what was written.
pub async fn backup(db: &Db, to: &Path) -> Done<()> {
    if to.exists() {
        return Err(Stop::failed(format!("{} exists already; name a new file", to.display())));
    }
    if let Some(address) = db.postgres() {
        return tool("pg_dump", &["--format=custom", "--no-owner", "--file", &to.display().to_string(), address]).await;
    }
    vacuum_into(db, to).await?;
    verify(&Address::File(to.to_owned())).await
}

async fn vacuum_into(db: &Db, to: &Path) -> Done<()> {
    let super::Inner::Lite { file, .. } = &db.0 else { return Err(Stop::failed("not an SQLite file")) };
    // A connection of its own: the readers' pool may not write a file, and the writer must go on writing.
    let options =
        sqlx::sqlite::SqliteConnectOptions::new().filename(file).busy_timeout(std::time::Duration::from_secs(30));
    let mut connection = <sqlx::SqliteConnection as sqlx::Connection>::connect_with(&options).await?;
    sqlx::query("VACUUM INTO $1").bind(to.display().to_string()).execute(&mut connection).await?;
    sqlx::Connection::close(connection).await?;
    Ok(())
}

/// Reads a copy through: structure, foreign keys, and that it is one of ours.
pub async fn verify(address: &Address) -> Done<()> {
    if let Address::File(file) = address
        && !file.is_file()
    {
        return Err(Stop::failed(format!("{}: no such file", file.display())));
    }
    let db = Db::open(address).await.map_err(|e| Stop::failed(format!("the copy cannot be opened: {e}")))?;
    let mut tx = db.read().await?;
    if !tx.is_postgres() {
        let found = tx.rows("PRAGMA integrity_check", args![]).await?;
        let words: Vec<String> = found.iter().filter_map(|r| r.text("integrity_check").ok()).collect();
        if words != ["ok"] {
            return Err(Stop::failed(format!("the copy is damaged: {}", words.join("; "))));
        }
        if !tx.rows("PRAGMA foreign_key_check", args![]).await?.is_empty() {
            return Err(Stop::failed("the copy is damaged: rows point at rows that are gone"));
        }
    }
    let n = tx.count("SELECT COUNT(*) FROM platform_migrations", args![]).await;
    if n.map_err(|_| Stop::failed("the copy holds no Lärbro database"))? == 0 {
        return Err(Stop::failed("the copy holds an empty Lärbro database"));
    }
    tx.rollback().await?;
    db.close().await;
    Ok(())
}

/// Puts a copy back as a new database. The target must be empty: a file that does not exist, or a fresh PostgreSQL
/// database, so that nothing is ever written over.
pub async fn restore(from: &Path, to: &Address) -> Done<()> {
    match to {
        Address::File(file) => {
            if file.exists() {
                return Err(Stop::failed(format!("{} exists already; move it away first", file.display())));
            }
            verify(&Address::File(from.to_owned())).await?;
            if let Some(folder) = file.parent() {
                std::fs::create_dir_all(folder)?;
            }
            std::fs::copy(from, file)?;
            verify(to).await
        }
        Address::Postgres(address) => {
            let args = ["--no-owner", "--exit-on-error", "--single-transaction", "--dbname", address];
            tool("pg_restore", &[&args[..], &[&from.display().to_string()]].concat()).await?;
            verify(to).await
        }
    }
}

async fn tool(name: &str, args: &[&str]) -> Done<()> {
    let output = tokio::process::Command::new(name).args(args).stdin(Stdio::null()).output().await;
    let output = output.map_err(|e| {
        Stop::failed(format!("{name} could not be started ({e}); install PostgreSQL's client programs"))
    })?;
    if output.status.success() {
        return Ok(());
    }
    let said = String::from_utf8_lossy(&output.stderr);
    Err(Stop::failed(format!("{name} said: {}", said.lines().next().unwrap_or("nothing"))))
}
