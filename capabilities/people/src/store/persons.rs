//! `people_persons` and `people_identities`.

use std::collections::BTreeMap;

use kernel::{Moment, PersonId};
use platform::args;
use platform::db::{Row, Sql, Tx, Value};
use platform::failure::Done;

use crate::model::Person;

fn person_of(row: &Row) -> Done<Person> {
    Ok(Person { id: row.id("id")?, name: row.text("name")?, email: row.text("email")? })
}

/// A person.
pub async fn person(tx: &mut Tx, id: PersonId) -> Done<Option<Person>> {
    let sql = "SELECT id, name, email FROM people_persons WHERE id = $1";
    tx.one(sql, args![id]).await?.as_ref().map(person_of).transpose()
}

/// Enters a person.
pub async fn add_person(tx: &mut Tx, person: &Person, now: Moment) -> Done<()> {
    let sql = "INSERT INTO people_persons (id, name, email, created_at) VALUES ($1, $2, $3, $4)";
    tx.run(sql, args![person.id, &person.name, &person.email, now]).await?;
    Ok(())
}

/// The version of a person's row, for two who correct it at once.
pub async fn person_version(tx: &mut Tx, id: PersonId) -> Done<i64> {
    tx.count("SELECT version FROM people_persons WHERE id = $1", args![id]).await
}

/// Corrects name and address; false when somebody was faster.
pub async fn correct_person(tx: &mut Tx, person: &Person, version: i64) -> Done<bool> {
    let sql = "UPDATE people_persons SET name = $2, email = $3, version = version + 1 WHERE id = $1 AND version = $4";
    Ok(tx.run(sql, args![person.id, &person.name, &person.email, version]).await? == 1)
}

/// Notes that a person signed in.
pub async fn seen(tx: &mut Tx, id: PersonId, now: Moment) -> Done<()> {
    tx.run("UPDATE people_persons SET seen_at = $2 WHERE id = $1", args![id, now]).await?;
    Ok(())
}

/// The names of some persons, at most 500.
pub async fn names(tx: &mut Tx, ids: &[PersonId]) -> Done<BTreeMap<PersonId, String>> {
    let ids: Vec<Value> = ids.iter().take(500).map(|id| Value::from(*id)).collect();
    if ids.is_empty() {
        return Ok(BTreeMap::new());
    }
    let places: Vec<String> = (1..=ids.len()).map(|n| format!("${n}")).collect();
    let sql = format!("SELECT id, name FROM people_persons WHERE id IN ({}) LIMIT 500", places.join(", "));
    let rows = tx.rows(Sql::assembled(sql), &ids).await?;
    rows.iter().map(|row| Ok((row.id("id")?, row.text("name")?))).collect()
}

/// The person whom a provider knows by this subject.
pub async fn person_of_identity(tx: &mut Tx, issuer: &str, subject: &str) -> Done<Option<PersonId>> {
    let sql = "SELECT person FROM people_identities WHERE issuer = $1 AND subject = $2";
    tx.one(sql, args![issuer, subject]).await?.map(|row| row.id("person")).transpose()
}

/// Ties a provider's subject to a person.
pub async fn add_identity(tx: &mut Tx, issuer: &str, subject: &str, person: PersonId, now: Moment) -> Done<()> {
    let sql = "INSERT INTO people_identities (issuer, subject, person, created_at) VALUES ($1, $2, $3, $4)";
    tx.run(sql, args![issuer, subject, person, now]).await?;
    Ok(())
}

/// The providers that a person signs in at.
pub async fn issuers_of(tx: &mut Tx, person: PersonId) -> Done<Vec<String>> {
    let sql = "SELECT issuer FROM people_identities WHERE person = $1 ORDER BY issuer LIMIT 20";
    tx.rows(sql, args![person]).await?.iter().map(|row| row.text("issuer")).collect()
}
