//! `people_invitations`.

use kernel::{InvitationId, Moment, PersonId, Scope};
use platform::args;
use platform::db::{Row, Sql, Tx};
use platform::failure::Done;
use platform::login::token::TokenHash;

use super::memberships::role_of;
use crate::model::Invitation;

const COLUMNS: &str = "id, tenant, tenant_name, name, email, role, expires_at, used_at, withdrawn_at, version";

fn invitation_of(row: &Row) -> Done<Invitation> {
    Ok(Invitation {
        id: row.id("id")?,
        organisation: row.id("tenant")?,
        organisation_name: row.text("tenant_name")?,
        name: row.text("name")?,
        email: row.text("email")?,
        role: role_of(row)?,
        expires: row.moment("expires_at")?,
        used: row.int_or_none("used_at")?.is_some(),
        withdrawn: row.int_or_none("withdrawn_at")?.is_some(),
        version: row.int("version")?,
    })
}

/// The invitation of a token, open or not.
pub async fn invitation_by_token(tx: &mut Tx, token: &TokenHash) -> Done<Option<Invitation>> {
    let sql = Sql::assembled(format!("SELECT {COLUMNS} FROM people_invitations WHERE token_hash = $1"));
    tx.one(sql, args![token.as_str()]).await?.as_ref().map(invitation_of).transpose()
}

/// The invitations of one's own organisation that can still be accepted, newest first.
pub async fn open_invitations(tx: &mut Tx, scope: Scope, now: Moment) -> Done<Vec<Invitation>> {
    let sql = Sql::assembled(format!(
        "SELECT {COLUMNS} FROM people_invitations WHERE tenant = $1 AND used_at IS NULL AND withdrawn_at IS NULL \
         AND expires_at > $2 ORDER BY created_at DESC, id DESC LIMIT 500"
    ));
    let rows = tx.rows(sql, args![scope.organisation, now]).await?;
    rows.iter().map(invitation_of).collect()
}

/// Enters an invitation.
pub async fn add_invitation(
    tx: &mut Tx,
    i: &Invitation,
    token: &TokenHash,
    by: Option<PersonId>,
    now: Moment,
) -> Done<()> {
    let sql = "INSERT INTO people_invitations (id, tenant, tenant_name, token_hash, name, email, role, invited_by, created_at, \
        expires_at, version) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)";
    let values = args![
        i.id,
        i.organisation,
        &i.organisation_name,
        token.as_str(),
        &i.name,
        &i.email,
        i.role.code(),
        by,
        now,
        i.expires,
        i.version
    ];
    tx.run(sql, values).await?;
    Ok(())
}

/// Spends an invitation; false when somebody was faster.
pub async fn use_invitation(tx: &mut Tx, id: InvitationId, by: PersonId, now: Moment) -> Done<bool> {
    let sql = "UPDATE people_invitations SET used_at = $2, used_by = $3, version = version + 1 \
        WHERE id = $1 AND used_at IS NULL AND withdrawn_at IS NULL AND expires_at > $2";
    Ok(tx.run(sql, args![id, now, by]).await? == 1)
}

/// Gives an open invitation of one's own organisation a new link and a new last moment; the old link stops working.
/// False when it was accepted or taken back.
pub async fn relink_invitation(
    tx: &mut Tx,
    scope: Scope,
    id: InvitationId,
    token: &TokenHash,
    expires: Moment,
) -> Done<bool> {
    let sql = "UPDATE people_invitations SET token_hash = $3, expires_at = $4, version = version + 1 \
        WHERE id = $1 AND tenant = $2 AND used_at IS NULL AND withdrawn_at IS NULL";
    Ok(tx.run(sql, args![id, scope.organisation, token.as_str(), expires]).await? == 1)
}

/// Corrects the name on an open invitation of one's own organisation; false when it was accepted or taken back.
pub async fn rename_invitation(tx: &mut Tx, scope: Scope, id: InvitationId, name: &str) -> Done<bool> {
    let sql = "UPDATE people_invitations SET name = $3, version = version + 1 \
        WHERE id = $1 AND tenant = $2 AND used_at IS NULL AND withdrawn_at IS NULL";
    Ok(tx.run(sql, args![id, scope.organisation, name]).await? == 1)
}

/// Takes an invitation of one's own organisation back; false when it was accepted or taken back already.
pub async fn withdraw_invitation(tx: &mut Tx, scope: Scope, id: InvitationId, now: Moment) -> Done<bool> {
    let sql = "UPDATE people_invitations SET withdrawn_at = $3, version = version + 1 \
        WHERE id = $1 AND tenant = $2 AND used_at IS NULL AND withdrawn_at IS NULL";
    Ok(tx.run(sql, args![id, scope.organisation, now]).await? == 1)
}

/// Takes back the links for a first administrator that nobody has used.
pub async fn withdraw_operators(tx: &mut Tx, now: Moment) -> Done<()> {
    let sql = "UPDATE people_invitations SET withdrawn_at = $1, version = version + 1 \
        WHERE invited_by IS NULL AND used_at IS NULL AND withdrawn_at IS NULL";
    tx.run(sql, args![now]).await?;
    Ok(())
}
