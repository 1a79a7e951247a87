//! `people_pending_logins`: logins at a provider between their two halves.

use kernel::Moment;
use platform::args;
use platform::db::{Row, Tx};
use platform::failure::{Done, Stop};
use platform::login::ReturnPath;
use platform::login::oidc::Pending;
use platform::login::token::TokenHash;

/// Keeps a login that has begun. `secrets` is what [`Pending`] holds in the clear, sealed.
pub async fn add_pending(tx: &mut Tx, pending: &Pending, secrets: &str) -> Done<()> {
    let sql = "INSERT INTO people_pending_logins (state, browser, issuer, redirect_uri, secrets, max_age_seconds, return_to, \
        created_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
    let values = args![
        pending.state.as_str(),
        pending.browser.as_str(),
        &pending.issuer,
        &pending.redirect_uri,
        secrets,
        pending.max_age_seconds,
        pending.return_to.as_str(),
        pending.created
    ];
    tx.run(sql, values).await?;
    Ok(())
}

/// A login that was begun with this state, without what is secret in it, and that, sealed.
pub async fn pending(tx: &mut Tx, state: &TokenHash) -> Done<Option<(Pending, String)>> {
    let sql = "SELECT state, browser, issuer, redirect_uri, secrets, max_age_seconds, return_to, created_at, used_at \
        FROM people_pending_logins WHERE state = $1";
    tx.one(sql, args![state.as_str()]).await?.as_ref().map(pending_of).transpose()
}

fn pending_of(row: &Row) -> Done<(Pending, String)> {
    let hash = |name| -> Done<TokenHash> {
        TokenHash::parse(&row.text(name)?).ok_or_else(|| Stop::failed(format!("column {name} holds no hash")))
    };
    let return_to = ReturnPath::parse(&row.text("return_to")?).ok_or_else(|| Stop::failed("a way back leads away"))?;
    let pending = Pending {
        state: hash("state")?,
        browser: hash("browser")?,
        issuer: row.text("issuer")?,
        redirect_uri: row.text("redirect_uri")?,
        nonce: String::new(),
        pkce_verifier: String::new(),
        max_age_seconds: row.int_or_none("max_age_seconds")?.map(|n| n as u32),
        return_to,
        created: row.moment("created_at")?,
        used: row.moment_or_none("used_at")?,
    };
    Ok((pending, row.text("secrets")?))
}

/// Spends a login's state; false when somebody was faster.
pub async fn spend_pending(tx: &mut Tx, state: &TokenHash, now: Moment) -> Done<bool> {
    let sql = "UPDATE people_pending_logins SET used_at = $2 WHERE state = $1 AND used_at IS NULL";
    Ok(tx.run(sql, args![state.as_str(), now]).await? == 1)
}

/// Forgets logins that were begun before a moment.
pub async fn forget_pending(tx: &mut Tx, before: Moment) -> Done<()> {
    tx.run("DELETE FROM people_pending_logins WHERE created_at < $1", args![before]).await?;
    Ok(())
}
