//! A copy of the whole database, and putting one back.
//!
//! SQLite: `VACUUM INTO`, one step under a read snapshot, so writers go on. PostgreSQL: `pg_dump` and `pg_restore`,
//! which must be installed where the command runs.
//!
//! Beside a copy lies its mark, `<copy>.sha256`: a byte that turns over inside a text cannot be told from another text
//! by the database itself, so the whole file is compared before it is put back.

use std::io::Read;
use std::path::{Path, PathBuf};
use std::process::Stdio;

use ring::digest::{Context, SHA256};

use super::{Address, Db};
use crate::args;
use crate::failure::{Done, Stop};

/// Writes a copy to `to`, which must not exist, and checks what was written.
pub async fn backup(db: &Db, to: &Path) -> Done<()> {
    if to.exists() {
        return Err(Stop::failed(format!("{} exists already; name a new file", to.display())));
    }
    if let Some(address) = db.postgres() {
        tool("pg_dump", &["--format=custom", "--no-owner", "--file", &to.display().to_string(), address]).await?;
        return mark(to);
    }
    vacuum_into(db, to).await?;
    verify(&Address::File(to.to_owned())).await?;
    mark(to)
}

/// Where the mark of a copy lies.
pub fn mark_of(copy: &Path) -> PathBuf {
    let mut name = copy.as_os_str().to_owned();
    name.push(".sha256");
    name.into()
}

/// The digest of a file, read piece by piece: a copy may be larger than memory.
fn digest(file: &Path) -> Done<String> {
    let (mut context, mut piece) = (Context::new(&SHA256), vec![0_u8; 1 << 16]);
    let mut from = std::fs::File::open(file)?;
    loop {
        match from.read(&mut piece)? {
            0 => return Ok(super::hex(context.finish().as_ref())),
            n => context.update(&piece[..n]),
        }
    }
}

/// Writes the mark in the form that `sha256sum --check` reads.
fn mark(copy: &Path) -> Done<()> {
    let name = copy.file_name().unwrap_or_default().to_string_lossy();
    Ok(std::fs::write(mark_of(copy), format!("{}  {name}\n", digest(copy)?))?)
}

/// Refuses a copy that is not the one its mark was made of. A copy without a mark is judged by its content alone.
fn compare_with_mark(copy: &Path) -> Done<()> {
    let mark = mark_of(copy);
    if !mark.exists() {
        return Ok(());
    }
    let written = std::fs::read_to_string(&mark)?;
    if written.split_whitespace().next() == Some(digest(copy)?.as_str()) {
        return Ok(());
    }
    Err(Stop::failed(format!("the copy is damaged: it is not the one that {} was made of", mark.display())))
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
    if let Some(place) = crate::audit::verify(&mut tx).await?.broken_at {
        return Err(Stop::failed(format!("the copy is damaged: its audit log does not hold at {place}")));
    }
    tx.rollback().await?;
    db.close().await;
    Ok(())
}

/// Puts a copy back as a new database. The target must be empty: a file that does not exist, or a fresh PostgreSQL
/// database, so that nothing is ever written over.
pub async fn restore(from: &Path, to: &Address) -> Done<()> {
    compare_with_mark(from)?;
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
