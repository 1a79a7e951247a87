//! `people_accounts`, `people_recovery_codes` and `people_devices`: local accounts and what proves them.

use kernel::{Moment, PersonId};
use platform::args;
use platform::db::{Row, Tx, Value};
use platform::failure::{Done, Stop};
use platform::login::attempts::Tally;
use platform::login::token::TokenHash;

/// A local account. What is secret in it is hashed or sealed.
#[derive(Clone, Debug)]
pub struct Account {
    /// Whose it is.
    pub person: PersonId,
    /// The address that it is signed in with, in lower case.
    pub email: String,
    /// The hash of the passphrase.
    pub passphrase: String,
    /// The sealed secret of the authenticator, if one is set up.
    pub totp: Option<String>,
    /// The last step of the authenticator that was accepted.
    pub last_step: Option<u64>,
}

const COLUMNS: &str = "person, email, passphrase, totp, last_step";

fn account_of(row: &Row) -> Done<Account> {
    Ok(Account {
        person: row.id("person")?,
        email: row.text("email")?,
        passphrase: row.text("passphrase")?,
        totp: row.text_or_none("totp")?,
        last_step: row.int_or_none("last_step")?.map(i64::unsigned_abs),
    })
}

/// The account with this address, which must be folded.
pub async fn account_by_email(tx: &mut Tx, email: &str) -> Done<Option<Account>> {
    let sql = platform::db::Sql::assembled(format!("SELECT {COLUMNS} FROM people_accounts WHERE email = $1"));
    tx.one(sql, args![email]).await?.as_ref().map(account_of).transpose()
}

/// The account of a person.
pub async fn account_of_person(tx: &mut Tx, person: PersonId) -> Done<Option<Account>> {
    let sql = platform::db::Sql::assembled(format!("SELECT {COLUMNS} FROM people_accounts WHERE person = $1"));
    tx.one(sql, args![person]).await?.as_ref().map(account_of).transpose()
}

/// Enters an account.
pub async fn add_account(tx: &mut Tx, account: &Account, now: Moment) -> Done<()> {
    let sql = "INSERT INTO people_accounts (person, email, passphrase, totp, last_step, created_at) VALUES ($1, $2, $3, $4, $5, $6)";
    let last_step = account.last_step.map(|s| s as i64);
    let values = args![account.person, &account.email, &account.passphrase, account.totp.clone(), last_step, now];
    tx.run(sql, values).await?;
    Ok(())
}

/// Keeps a new passphrase and authenticator; recovery codes and known devices are forgotten.
pub async fn replace_account(tx: &mut Tx, account: &Account) -> Done<()> {
    let sql = "UPDATE people_accounts SET passphrase = $2, totp = $3, last_step = $4 WHERE person = $1";
    let last_step = account.last_step.map(|s| s as i64);
    tx.run(sql, args![account.person, &account.passphrase, account.totp.clone(), last_step]).await?;
    tx.run("DELETE FROM people_recovery_codes WHERE person = $1", args![account.person]).await?;
    tx.run("DELETE FROM people_devices WHERE person = $1", args![account.person]).await?;
    Ok(())
}

/// Keeps a new passphrase.
pub async fn set_passphrase(tx: &mut Tx, person: PersonId, hash: &str) -> Done<()> {
    tx.run("UPDATE people_accounts SET passphrase = $2 WHERE person = $1", args![person, hash]).await?;
    Ok(())
}

/// Keeps a new authenticator, and the step that proved it.
pub async fn set_totp(tx: &mut Tx, person: PersonId, sealed: &str, step: u64) -> Done<()> {
    let sql = "UPDATE people_accounts SET totp = $2, last_step = $3 WHERE person = $1";
    tx.run(sql, args![person, sealed, step as i64]).await?;
    Ok(())
}

/// Spends a step of the authenticator; fails when another request has spent it or a later one.
pub async fn spend_step(tx: &mut Tx, person: PersonId, step: u64) -> Done<bool> {
    let sql = "UPDATE people_accounts SET last_step = $2 WHERE person = $1 AND COALESCE(last_step, -1) < $2";
    Ok(tx.run(sql, args![person, step as i64]).await? == 1)
}

/// The hashes of the recovery codes that are left.
pub async fn recovery_hashes(tx: &mut Tx, person: PersonId) -> Done<Vec<TokenHash>> {
    let sql = "SELECT hash FROM people_recovery_codes WHERE person = $1 ORDER BY hash LIMIT 50";
    let rows = tx.rows(sql, args![person]).await?;
    let read = |row: &Row| {
        TokenHash::parse(&row.text("hash")?).ok_or_else(|| Stop::failed("a recovery code's hash does not read"))
    };
    rows.iter().map(read).collect()
}

/// Spends a recovery code; false when it is gone already.
pub async fn spend_recovery(tx: &mut Tx, person: PersonId, hash: &TokenHash) -> Done<bool> {
    let sql = "DELETE FROM people_recovery_codes WHERE person = $1 AND hash = $2";
    Ok(tx.run(sql, args![person, hash.as_str()]).await? == 1)
}

/// Keeps new recovery codes in the place of the old ones.
pub async fn set_recovery(tx: &mut Tx, person: PersonId, hashes: &[TokenHash]) -> Done<()> {
    tx.run("DELETE FROM people_recovery_codes WHERE person = $1", args![person]).await?;
    let rows: Vec<Vec<Value>> = hashes.iter().map(|h| vec![person.into(), h.as_str().into()]).collect();
    tx.insert("INSERT INTO people_recovery_codes (person, hash) VALUES", &rows, "").await?;
    Ok(())
}

/// How often a known device has failed at an account; `None` when the device is not known there.
pub async fn device_tally(tx: &mut Tx, person: PersonId, device: &TokenHash) -> Done<Option<Tally>> {
    let sql = "SELECT failures, last_at FROM people_devices WHERE person = $1 AND device = $2";
    let row = tx.one(sql, args![person, device.as_str()]).await?;
    row.map(|row| Ok(Tally { failures: row.int("failures")? as u32, last: row.moment_or_none("last_at")? })).transpose()
}

/// Makes a device known at an account, or keeps its count.
pub async fn set_device_tally(tx: &mut Tx, person: PersonId, device: &TokenHash, tally: Tally) -> Done<()> {
    let sql = "INSERT INTO people_devices (person, device, failures, last_at) VALUES ($1, $2, $3, $4) \
        ON CONFLICT (person, device) DO UPDATE SET failures = excluded.failures, last_at = excluded.last_at";
    tx.run(sql, args![person, device.as_str(), tally.failures, tally.last]).await?;
    Ok(())
}
