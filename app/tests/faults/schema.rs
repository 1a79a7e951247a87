//! Tables and columns as a database itself tells of them.

use platform::args;
use platform::db::{Db, Row};

const LITE: &str = "SELECT m.name AS t, p.name AS c, p.type AS y, (p.\"notnull\" > 0 OR p.pk > 0) AS needed \
    FROM sqlite_master m, pragma_table_info(m.name) p WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite%' ORDER BY m.name, p.name";
const POSTGRES: &str = "SELECT CAST(table_name AS TEXT) AS t, CAST(column_name AS TEXT) AS c, CAST(data_type AS TEXT) AS y, \
    CASE WHEN is_nullable = 'NO' THEN CAST(1 AS BIGINT) ELSE CAST(0 AS BIGINT) END AS needed \
    FROM information_schema.columns WHERE table_schema = 'public' ORDER BY 1, 2";

fn line(row: &Row) -> String {
    let word = |name| row.text(name).expect("a word");
    let needed = row.int("needed").expect("a number") > 0;
    format!("{}.{} {}{}", word("t"), word("c"), word("y").to_uppercase(), if needed { " NOT NULL" } else { "" })
}

/// One line for each column, in the order of their names; the same on both databases when they hold the same.
pub async fn columns(db: &Db) -> Vec<String> {
    let mut tx = db.read().await.expect("a transaction");
    let rows = tx.rows(if db.is_shared() { POSTGRES } else { LITE }, args![]).await.expect("the columns");
    tx.rollback().await.expect("it ends");
    let mut lines: Vec<String> = rows.iter().map(line).collect();
    lines.sort();
    lines
}

/// Everything an SQLite file was made with: tables, indexes, triggers, each as its statement.
pub async fn statements(db: &Db) -> Vec<String> {
    let mut tx = db.read().await.expect("a transaction");
    let sql = "SELECT sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY CASE type WHEN 'table' THEN 1 WHEN 'index' THEN 2 ELSE 3 END, name";
    let rows = tx.rows(sql, args![]).await.expect("the statements");
    tx.rollback().await.expect("it ends");
    rows.iter().map(|r| r.text("sql").expect("a statement")).collect()
}

/// The migrations that the database says it has, with their digests.
pub async fn marks(db: &Db) -> Vec<(String, String)> {
    let mut tx = db.read().await.expect("a transaction");
    let rows = tx.rows("SELECT name, digest FROM platform_migrations ORDER BY name", args![]).await;
    let _ = tx.rollback().await;
    let rows = rows.unwrap_or_default();
    rows.iter().map(|r| (r.text("name").expect("a name"), r.text("digest").expect("a digest"))).collect()
}
