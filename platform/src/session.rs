//! Sessions: a random token in a `__Host-` cookie, its hash in a table, a role that was chosen, and an end.

use kernel::{Assurance, Ids, MembershipId, Moment, PersonId, Role, SessionId};
use ring::digest;

use crate::args;
use crate::db::{Tx, hex};
use crate::door;
use crate::failure::Done;
use crate::house::{Directory, Member};

/// The cookie's name over TLS, where the browser itself holds us to Secure, Path=/ and no Domain.
pub const COOKIE: &str = "__Host-larbro";
/// The cookie's name on loopback without TLS: browsers refuse `__Host-` cookies there.
pub const COOKIE_PLAIN: &str = "larbro";
/// The cookie by which a browser is known again, signed in or not. It is set when a login begins.
pub const DEVICE: &str = "__Host-larbro-device";
/// The same on loopback without TLS.
pub const DEVICE_PLAIN: &str = "larbro-device";

/// A session that lives.
#[derive(Clone, Debug)]
pub struct Session {
    /// Its id.
    pub id: SessionId,
    /// Who is signed in.
    pub person: PersonId,
    /// The membership that was chosen, none before a choice.
    pub membership: Option<MembershipId>,
    /// How surely we know who it is.
    pub assurance: Assurance,
    /// When they last proved who they are.
    pub authenticated_at: Moment,
    /// When it was last used.
    pub seen_at: Moment,
    /// When it began.
    pub created_at: Moment,
    /// What forms of this session carry.
    pub csrf: String,
}

/// What login found out.
#[derive(Clone, Debug)]
pub struct LoggedIn {
    /// Who.
    pub person: PersonId,
    /// The membership to start in, when there is only one or one was used last.
    pub membership: Option<MembershipId>,
    /// How surely.
    pub assurance: Assurance,
}

/// A hash of a token, as it is stored.
pub fn token_hash(token: &str) -> String {
    hex(digest::digest(&digest::SHA256, token.as_bytes()).as_ref())
}

/// What forms of the session with this token carry: it cannot be made without the token.
pub fn csrf_of(token: &str) -> String {
    hex(&digest::digest(&digest::SHA256, format!("form/{token}").as_bytes()).as_ref()[..16])
}

/// Begins a session; gives the token for the cookie. A new token at every login and role switch (no fixation).
pub async fn begin(tx: &mut Tx, ids: &mut Ids, now: Moment, who: &LoggedIn, authenticated_at: Moment) -> Done<String> {
    let token = hex(&door::secret::<24>());
    let sql = "INSERT INTO platform_sessions (id, token_hash, person, membership, assurance_level, multi_factor, authenticated_at, \
        created_at, seen_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $8)";
    let id: SessionId = ids.next();
    let (level, factors) = (who.assurance.level, who.assurance.multi_factor);
    tx.run(sql, args![id, token_hash(&token), who.person, who.membership, level, factors, authenticated_at, now])
        .await?;
    Ok(token)
}

/// Ends a session.
pub async fn end(tx: &mut Tx, now: Moment, id: SessionId) -> Done<()> {
    tx.run("UPDATE platform_sessions SET ended_at = $2 WHERE id = $1 AND ended_at IS NULL", args![id, now]).await?;
    Ok(())
}

/// Ends every session of a person, for instance when a membership ends.
pub async fn end_all(tx: &mut Tx, now: Moment, person: PersonId) -> Done<u64> {
    tx.run("UPDATE platform_sessions SET ended_at = $2 WHERE person = $1 AND ended_at IS NULL", args![person, now])
        .await
}

/// A person's living sessions, newest first.
pub async fn of_person(tx: &mut Tx, person: PersonId) -> Done<Vec<(SessionId, Moment, Moment)>> {
    let sql = "SELECT id, created_at, seen_at FROM platform_sessions WHERE person = $1 AND ended_at IS NULL ORDER BY seen_at DESC LIMIT 50";
    let rows = tx.rows(sql, args![person]).await?;
    rows.iter().map(|r| Ok((r.id("id")?, r.moment("created_at")?, r.moment("seen_at")?))).collect()
}

/// The session of a token, if it lives, and the membership it works in.
pub async fn find(
    tx: &mut Tx,
    directory: &Directory,
    now: Moment,
    token: &str,
) -> Done<Option<(Session, Option<Member>)>> {
    let sql = "SELECT id, person, membership, assurance_level, multi_factor, authenticated_at, created_at, seen_at \
        FROM platform_sessions WHERE token_hash = $1 AND ended_at IS NULL";
    let Some(row) = tx.one(sql, args![token_hash(token)]).await? else { return Ok(None) };
    let session = Session {
        id: row.id("id")?,
        person: row.id("person")?,
        membership: row.id_or_none("membership")?,
        assurance: Assurance { level: row.int("assurance_level")? as u8, multi_factor: row.bool("multi_factor")? },
        authenticated_at: row.moment("authenticated_at")?,
        seen_at: row.moment("seen_at")?,
        created_at: row.moment("created_at")?,
        csrf: csrf_of(token),
    };
    let member = match session.membership {
        Some(m) => (directory.member)(tx, session.person, m, now.day()).await?,
        None => None,
    };
    let role = member.as_ref().map_or(Role::Student, |m| m.role);
    let (idle, absolute) = role.session_seconds();
    if now.seconds_since(session.seen_at) > idle || now.seconds_since(session.created_at) > absolute {
        return Ok(None);
    }
    Ok(Some((session, member)))
}

/// Notes that a session was used, at most once a minute.
pub async fn touch(tx: &mut Tx, now: Moment, id: SessionId) -> Done<()> {
    tx.run("UPDATE platform_sessions SET seen_at = $2 WHERE id = $1", args![id, now]).await?;
    Ok(())
}
