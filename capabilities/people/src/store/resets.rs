//! `people_resets`: one-time links to a new passphrase and a new authenticator.

use kernel::{Moment, OrganisationId, PersonId, Scope};
use platform::args;
use platform::db::Tx;
use platform::failure::{Done, Stop};
use platform::login::token::{OneTimeLink, TokenHash};

/// A link to a new login, and whose it is.
#[derive(Clone, Debug)]
pub struct Reset {
    /// The link.
    pub link: OneTimeLink,
    /// Whose login it renews.
    pub person: PersonId,
    /// In which organisation it was made.
    pub organisation: OrganisationId,
}

/// The reset of a token, whatever its state.
pub async fn reset(tx: &mut Tx, token: &TokenHash) -> Done<Option<Reset>> {
    let sql = "SELECT token_hash, tenant, person, expires_at, used_at FROM people_resets WHERE token_hash = $1";
    let Some(row) = tx.one(sql, args![token.as_str()]).await? else { return Ok(None) };
    let hash =
        TokenHash::parse(&row.text("token_hash")?).ok_or_else(|| Stop::failed("a reset's hash does not read"))?;
    let link = OneTimeLink { hash, expires: row.moment("expires_at")?, used: row.moment_or_none("used_at")? };
    Ok(Some(Reset { link, person: row.id("person")?, organisation: row.id("tenant")? }))
}

/// Keeps a link; the person's earlier ones stop working.
pub async fn add_reset(tx: &mut Tx, scope: Scope, person: PersonId, link: &OneTimeLink, now: Moment) -> Done<()> {
    tx.run("UPDATE people_resets SET used_at = $2 WHERE person = $1 AND used_at IS NULL", args![person, now]).await?;
    let sql = "INSERT INTO people_resets (token_hash, tenant, person, made_by, created_at, expires_at) \
        VALUES ($1, $2, $3, $4, $5, $6)";
    tx.run(sql, args![link.hash.as_str(), scope.organisation, person, scope.person, now, link.expires]).await?;
    Ok(())
}

/// Spends a link; false when somebody was faster.
pub async fn use_reset(tx: &mut Tx, token: &TokenHash, now: Moment) -> Done<bool> {
    let sql = "UPDATE people_resets SET used_at = $2 WHERE token_hash = $1 AND used_at IS NULL AND expires_at > $2";
    Ok(tx.run(sql, args![token.as_str(), now]).await? == 1)
}
