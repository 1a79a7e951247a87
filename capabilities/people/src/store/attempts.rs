//! `people_attempts`: failures counted for names and addresses. A place is a pseudonym, never the name or the address.

use kernel::Moment;
use platform::args;
use platform::db::Tx;
use platform::failure::Done;
use platform::login::attempts::Tally;

/// Failures counted at a place.
pub async fn tally(tx: &mut Tx, place: &str) -> Done<Tally> {
    let row = tx.one("SELECT failures, last_at FROM people_attempts WHERE place = $1", args![place]).await?;
    Ok(match row {
        Some(row) => Tally { failures: row.int("failures")? as u32, last: row.moment_or_none("last_at")? },
        None => Tally::default(),
    })
}

/// Keeps the count of a place; a clean one is forgotten.
pub async fn set_tally(tx: &mut Tx, place: &str, tally: Tally) -> Done<()> {
    let Some(last) = tally.last else {
        tx.run("DELETE FROM people_attempts WHERE place = $1", args![place]).await?;
        return Ok(());
    };
    let sql = "INSERT INTO people_attempts (place, failures, last_at) VALUES ($1, $2, $3) \
        ON CONFLICT (place) DO UPDATE SET failures = excluded.failures, last_at = excluded.last_at";
    tx.run(sql, args![place, tally.failures, last]).await?;
    Ok(())
}

/// Forgets counts that nobody has added to since `before`.
pub async fn forget_tallies(tx: &mut Tx, before: Moment) -> Done<()> {
    tx.run("DELETE FROM people_attempts WHERE last_at < $1", args![before]).await?;
    Ok(())
}
