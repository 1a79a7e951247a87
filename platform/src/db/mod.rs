//! The only raw connection in the house: SQLite (a file) or PostgreSQL, behind one [`Tx`].
//!
//! One SQL text runs on both: `$1` placeholders, TEXT, BIGINT, BOOLEAN, DOUBLE PRECISION, BYTEA-free (bytes are
//! hexadecimal text), `ON CONFLICT … DO UPDATE`, `RETURNING`. Values and rows are read and written dynamically, so a
//! statement is compiled once and not once per database. Where the engines truly differ, the difference is a function
//! here ([`Tx::skip_locked`], [`migrate`], [`backup`]).

pub mod backup;
pub mod migrate;
mod value;

use std::path::{Path, PathBuf};
use std::str::FromStr;

use sqlx::postgres::{PgConnectOptions, PgPool, PgPoolOptions};
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePool, SqlitePoolOptions, SqliteSynchronous};
use sqlx::{AssertSqlSafe, Executor, Postgres, SqlSafeStr, SqlStr, Sqlite, Transaction};

pub use value::{Row, Value};

use crate::failure::{Done, Stop};

/// The values of a statement, in the order of `$1`, `$2`, …
#[macro_export]
macro_rules! args {
    ($($v:expr),* $(,)?) => { &[$($crate::db::Value::from($v)),*] };
}

/// Which database an address means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Address {
    /// A SQLite file, created when it is missing.
    File(PathBuf),
    /// A `postgres://` address.
    Postgres(String),
}

impl Address {
    /// `postgres://…`, or the path of a file.
    pub fn parse(text: &str) -> Self {
        if text.starts_with("postgres://") || text.starts_with("postgresql://") {
            Self::Postgres(text.to_owned())
        } else {
            Self::File(PathBuf::from(text.strip_prefix("sqlite://").unwrap_or(text)))
        }
    }
}

/// An open database. Cheap to clone.
#[derive(Clone, Debug)]
pub struct Db(Inner);

#[derive(Clone, Debug)]
enum Inner {
    /// SQLite has one writer; readers see a snapshot.
    Lite {
        write: SqlitePool,
        read: SqlitePool,
        file: PathBuf,
    },
    Pg {
        pool: PgPool,
        address: String,
    },
}

/// A transaction. Reads and writes go through it; dropping it without [`Tx::commit`] undoes everything.
#[derive(Debug)]
pub struct Tx(TxInner);

#[derive(Debug)]
enum TxInner {
    Lite(Transaction<'static, Sqlite>),
    Pg(Transaction<'static, Postgres>),
}

/// A statement: a literal, or text assembled from literals (never from what a person wrote).
#[derive(Debug)]
pub struct Sql(SqlStr);

impl From<&'static str> for Sql {
    fn from(text: &'static str) -> Self {
        Self(text.into_sql_str())
    }
}

impl Sql {
    /// Text put together from literals and numbers of ours. Values always travel as arguments.
    pub fn assembled(text: String) -> Self {
        Self(AssertSqlSafe(text).into_sql_str())
    }
}

impl Db {
    /// Opens the database; a missing SQLite file is created. Does not migrate.
    pub async fn open(address: &Address) -> Done<Self> {
        match address {
            Address::File(file) => Self::open_file(file).await,
            Address::Postgres(address) => {
                let options = PgConnectOptions::from_str(address)?.application_name("larbro");
                let pool =
                    PgPoolOptions::new().max_connections(16).test_before_acquire(false).connect_with(options).await?;
                Ok(Self(Inner::Pg { pool, address: address.clone() }))
            }
        }
    }

    async fn open_file(file: &Path) -> Done<Self> {
        if let Some(folder) = file.parent().filter(|f| !f.as_os_str().is_empty()) {
            std::fs::create_dir_all(folder)?;
        }
        let options = SqliteConnectOptions::new()
            .filename(file)
            .create_if_missing(true)
            .journal_mode(SqliteJournalMode::Wal)
            // FULL, not NORMAL: a commit that was acknowledged survives a power cut.
            .synchronous(SqliteSynchronous::Full)
            .foreign_keys(true)
            .pragma("trusted_schema", "OFF")
            .busy_timeout(std::time::Duration::from_secs(5));
        let write = SqlitePoolOptions::new().max_connections(1).connect_with(options.clone()).await?;
        let read = SqlitePoolOptions::new().max_connections(8).connect_with(options.pragma("query_only", "ON")).await?;
        Ok(Self(Inner::Lite { write, read, file: file.to_owned() }))
    }

    /// Opens a transaction that may write: `BEGIN IMMEDIATE` on SQLite, serialisable on PostgreSQL.
    pub async fn write(&self) -> Done<Tx> {
        Ok(Tx(match &self.0 {
            Inner::Lite { write, .. } => TxInner::Lite(write.begin_with("BEGIN IMMEDIATE").await?),
            Inner::Pg { pool, .. } => TxInner::Pg(pool.begin_with("BEGIN ISOLATION LEVEL SERIALIZABLE").await?),
        }))
    }

    /// Opens a transaction that only reads, and sees one moment.
    pub async fn read(&self) -> Done<Tx> {
        Ok(Tx(match &self.0 {
            Inner::Lite { read, .. } => TxInner::Lite(read.begin().await?),
            Inner::Pg { pool, .. } => {
                TxInner::Pg(pool.begin_with("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY").await?)
            }
        }))
    }

    /// Whether several machines can share it.
    pub fn is_shared(&self) -> bool {
        matches!(self.0, Inner::Pg { .. })
    }

    /// The SQLite file, when it is one.
    pub fn file(&self) -> Option<&Path> {
        match &self.0 {
            Inner::Lite { file, .. } => Some(file),
            Inner::Pg { .. } => None,
        }
    }

    /// The PostgreSQL address, when it is one.
    pub fn postgres(&self) -> Option<&str> {
        match &self.0 {
            Inner::Lite { .. } => None,
            Inner::Pg { address, .. } => Some(address),
        }
    }

    /// Closes all connections; SQLite folds its log into the file.
    pub async fn close(&self) {
        match &self.0 {
            Inner::Lite { write, read, .. } => {
                read.close().await;
                write.close().await;
            }
            Inner::Pg { pool, .. } => pool.close().await,
        }
    }
}

/// Does a whole transaction again while the database says that another was in the way.
/// `$body` is an expression that may use `?` and gives a [`Done`].
#[macro_export]
macro_rules! in_tx {
    ($db:expr, |$tx:ident| $body:expr) => {{
        let mut tries = 0_u32;
        loop {
            let mut tx = $db.write().await?;
            let outcome: $crate::failure::Done<_> = {
                let $tx = &mut tx;
                async { $body }.await
            };
            let outcome = match outcome {
                Ok(value) => tx.commit().await.map(|()| value),
                Err(stop) => {
                    tx.rollback().await?;
                    Err(stop)
                }
            };
            match outcome {
                Err(stop) if stop.again() && tries < $crate::db::TRIES => {
                    tries += 1;
                    $crate::door::pause(tries).await;
                }
                done => break done,
            }
        }
    }};
}

/// How often a transaction is done again before the person is told that it is busy.
pub const TRIES: u32 = 12;

impl Tx {
    /// All rows of a query.
    pub async fn rows(&mut self, sql: impl Into<Sql>, args: &[Value]) -> Done<Vec<Row>> {
        let sql = sql.into().0;
        match &mut self.0 {
            TxInner::Lite(tx) => {
                let rows = tx.fetch_all(sqlx::query_with(sql, value::lite(args)?)).await?;
                rows.iter().map(value::from_lite).collect()
            }
            TxInner::Pg(tx) => {
                let rows = tx.fetch_all(sqlx::query_with(sql, value::pg(args)?)).await?;
                rows.iter().map(value::from_pg).collect()
            }
        }
    }

    /// The first row of a query, if any.
    pub async fn one(&mut self, sql: impl Into<Sql>, args: &[Value]) -> Done<Option<Row>> {
        Ok(self.rows(sql, args).await?.into_iter().next())
    }

    /// A single whole number, such as a count.
    pub async fn count(&mut self, sql: impl Into<Sql>, args: &[Value]) -> Done<i64> {
        let row = self.one(sql, args).await?.ok_or_else(|| Stop::failed("a count gave no row"))?;
        row.first_int()
    }

    /// Runs a statement; gives the number of rows it touched.
    pub async fn run(&mut self, sql: impl Into<Sql>, args: &[Value]) -> Done<u64> {
        let sql = sql.into().0;
        Ok(match &mut self.0 {
            TxInner::Lite(tx) => tx.execute(sqlx::query_with(sql, value::lite(args)?)).await?.rows_affected(),
            TxInner::Pg(tx) => tx.execute(sqlx::query_with(sql, value::pg(args)?)).await?.rows_affected(),
        })
    }

    /// Inserts many rows, some hundred per statement. `head` is `INSERT INTO t (a, b) VALUES`, `tail` what follows
    /// the values, such as `ON CONFLICT DO NOTHING`.
    pub async fn insert(&mut self, head: &'static str, rows: &[Vec<Value>], tail: &'static str) -> Done<u64> {
        let Some(width) = rows.first().map(Vec::len) else { return Ok(0) };
        let mut touched = 0;
        for chunk in rows.chunks((20_000 / width.max(1)).clamp(1, 500)) {
            let mut text = String::from(head);
            for row in 0..chunk.len() {
                text.push_str(if row == 0 { " (" } else { ", (" });
                for column in 0..width {
                    if column > 0 {
                        text.push_str(", ");
                    }
                    text.push('$');
                    text.push_str(&(row * width + column + 1).to_string());
                }
                text.push(')');
            }
            text.push(' ');
            text.push_str(tail);
            let args: Vec<Value> = chunk.iter().flatten().cloned().collect();
            touched += self.run(Sql::assembled(text), &args).await?;
        }
        Ok(touched)
    }

    /// The words that let several workers claim different rows of a queue; SQLite has one writer and needs none.
    pub fn skip_locked(&self) -> &'static str {
        match self.0 {
            TxInner::Lite(_) => "",
            TxInner::Pg(_) => "FOR UPDATE SKIP LOCKED",
        }
    }

    /// Makes everything of this transaction durable.
    pub async fn commit(self) -> Done<()> {
        match self.0 {
            TxInner::Lite(tx) => tx.commit().await?,
            TxInner::Pg(tx) => tx.commit().await?,
        }
        Ok(())
    }

    /// Undoes everything of this transaction.
    pub async fn rollback(self) -> Done<()> {
        match self.0 {
            TxInner::Lite(tx) => tx.rollback().await?,
            TxInner::Pg(tx) => tx.rollback().await?,
        }
        Ok(())
    }

    /// Runs statements without arguments, as a migration holds them.
    pub(crate) async fn script(&mut self, text: &'static str) -> Done<()> {
        match &mut self.0 {
            TxInner::Lite(tx) => tx.execute(sqlx::raw_sql(text)).await.map(|_| ())?,
            TxInner::Pg(tx) => tx.execute(sqlx::raw_sql(text)).await.map(|_| ())?,
        }
        Ok(())
    }

    pub(crate) fn is_postgres(&self) -> bool {
        matches!(self.0, TxInner::Pg(_))
    }
}

/// Bytes as lower-case hexadecimal text, the form they are stored in.
pub fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write as _;
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut out, b| {
        let _ = write!(out, "{b:02x}");
        out
    })
}

/// Reads [`hex`]; `None` for anything else.
pub fn unhex(text: &str) -> Option<Vec<u8>> {
    if !text.is_ascii() || !text.len().is_multiple_of(2) {
        return None;
    }
    (0..text.len()).step_by(2).map(|i| u8::from_str_radix(&text[i..i + 2], 16).ok()).collect()
}
