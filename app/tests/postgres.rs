//! Each story has its own PostgreSQL database, made from one schema, gone afterwards.

mod support;

use sqlx::{AssertSqlSafe, Connection, PgConnection};
use support::postgres::StoryDatabase;

async fn schema(url: String) {
    let mut empty = PgConnection::connect(&url).await.expect("the empty database answers");
    run(&mut empty, "CREATE TABLE words (word TEXT PRIMARY KEY)").await;
}

async fn run(connection: &mut PgConnection, sql: &str) {
    sqlx::query(AssertSqlSafe(sql.to_owned())).execute(connection).await.expect("the statement is right");
}

async fn count(connection: &mut PgConnection, from: &str) -> i64 {
    let sql = format!("SELECT count(*) FROM {from}");
    sqlx::query_scalar(AssertSqlSafe(sql)).fetch_one(connection).await.expect("the table is there")
}

#[tokio::test]
async fn stories_do_not_see_each_other() {
    let (Some(one), Some(two)) = (StoryDatabase::new(schema).await, StoryDatabase::new(schema).await) else { return };
    let mut first = PgConnection::connect(&one.url()).await.expect("the first database answers");
    let mut second = PgConnection::connect(&two.url()).await.expect("the second database answers");
    run(&mut first, "INSERT INTO words VALUES ('kull')").await;
    assert_eq!((count(&mut first, "words").await, count(&mut second, "words").await), (1, 0));
}

#[tokio::test]
async fn a_story_that_ends_leaves_nothing() {
    let (Some(kept), Some(ended)) = (StoryDatabase::new(schema).await, StoryDatabase::new(schema).await) else {
        return;
    };
    let name = ended.url().rsplit('/').next().expect("an address ends with a name").to_owned();
    let mut witness = PgConnection::connect(&kept.url()).await.expect("the kept database answers");
    let named = format!("pg_database WHERE datname = '{name}'");
    assert_eq!(count(&mut witness, &named).await, 1);
    // Still connected when it ends, as a forgotten pool would be.
    let forgotten = PgConnection::connect(&ended.url()).await.expect("the ending database answers");
    drop(ended);
    drop(forgotten);
    assert_eq!(count(&mut witness, &named).await, 0);
}
