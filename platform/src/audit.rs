//! The audit log: who did what to which thing, in the same transaction as what it tells.
//!
//! Rows carry ids and no personal content. A leased job chains committed rows per tenant (`platform_audit_seals`):
//! hash = SHA-256(previous hash ‖ canonical row). Both tables refuse UPDATE and DELETE by trigger. A chain alone can be
//! rebuilt by somebody who writes to the file, so the newest hash is also printed to the log, which is shipped
//! elsewhere (trust.md section 12).

use std::collections::BTreeMap;

use kernel::{Actor, AuditId, Ids, Moment, OrganisationId};
use ring::digest::{Context, SHA256};

use crate::args;
use crate::db::{Row, Tx, Value, hex};
use crate::failure::Done;

/// What is told of one act.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Verb, as `placements.plan.accept`.
    pub action: &'static str,
    /// The id of what it was done to, or a count such as `12 students`.
    pub object: String,
    /// The reason, where one was asked for. Must not hold personal content.
    pub reason: Option<String>,
    /// The tenant, when it is not the actor's (anonymous acts, jobs).
    pub tenant: Option<OrganisationId>,
}

impl Entry {
    /// An act upon one thing.
    pub fn new(action: &'static str, object: impl ToString) -> Self {
        Self { action, object: object.to_string(), reason: None, tenant: None }
    }

    /// With the reason that was given.
    #[must_use]
    pub fn because(mut self, reason: &str) -> Self {
        self.reason = Some(reason.to_owned());
        self
    }

    /// For a tenant when nobody is signed in.
    #[must_use]
    pub fn of(mut self, tenant: OrganisationId) -> Self {
        self.tenant = Some(tenant);
        self
    }
}

/// Who and when, for rows written outside a request as well.
#[derive(Clone, Debug)]
pub struct Stamp<'a> {
    /// The acting person, none for the house itself.
    pub actor: Option<&'a Actor>,
    /// When.
    pub at: Moment,
    /// The request or job, to find the log lines.
    pub request: &'a str,
}

/// Writes the rows; the only writer of `platform_audit`.
pub async fn write(tx: &mut Tx, ids: &mut Ids, stamp: &Stamp<'_>, entries: &[Entry]) -> Done<()> {
    let rows: Vec<Vec<Value>> = entries
        .iter()
        .map(|e| {
            let tenant = e.tenant.or(stamp.actor.map(|a| a.organisation));
            vec![
                ids.next::<kernel::ids::AuditRow>().into(),
                tenant.map_or_else(|| "house".to_owned(), |t| t.to_string()).into(),
                stamp.at.into(),
                stamp.actor.map(|a| a.person).into(),
                stamp.actor.map_or("anonymous", |a| a.role.code()).into(),
                e.action.into(),
                Value::from(&e.object),
                e.reason.clone().into(),
                stamp.request.into(),
            ]
        })
        .collect();
    let head = "INSERT INTO platform_audit (id, tenant, at, actor, role, action, object, reason, request) VALUES";
    tx.insert(head, &rows, "").await?;
    Ok(())
}

/// A row of the log as it is shown.
#[derive(Clone, Debug)]
pub struct Shown {
    /// Its id.
    pub id: AuditId,
    /// When.
    pub at: Moment,
    /// The person's id, as text; none for the house itself or nobody.
    pub actor: Option<String>,
    /// The role they acted in.
    pub role: String,
    /// Verb.
    pub action: String,
    /// To what.
    pub object: String,
    /// Why, where a reason was asked for.
    pub reason: Option<String>,
    /// The place in the sealed chain, none while it waits to be sealed.
    pub seq: Option<i64>,
}

/// What to look for in the log.
#[derive(Clone, Debug, Default)]
pub struct Search {
    /// Text in the verb or the object's id.
    pub words: String,
    /// One verb, as it is stored.
    pub action: String,
    /// One acting person.
    pub actor: String,
    /// Rows before this moment (paging).
    pub before: Option<Moment>,
    /// Of the rows at that very moment, those before this id.
    pub before_id: String,
}

/// The newest rows of one tenant that match, at most 50.
pub async fn search(tx: &mut Tx, tenant: OrganisationId, search: &Search) -> Done<Vec<Shown>> {
    let before = search.before.unwrap_or(Moment::from_millis(i64::MAX));
    let like = format!("%{}%", search.words.to_lowercase().replace(['%', '_'], ""));
    let actor = if search.actor.is_empty() { "%".to_owned() } else { search.actor.replace(['%', '_'], "") };
    let action = if search.action.is_empty() { "%".to_owned() } else { search.action.replace('%', "") };
    let sql = "SELECT a.id, a.at, a.actor, a.role, a.action, a.object, a.reason, s.seq \
        FROM platform_audit a LEFT JOIN platform_audit_seals s ON s.audit = a.id \
        WHERE a.tenant = $1 AND (a.at < $2 OR (a.at = $2 AND a.id < $5)) AND a.action LIKE $6 AND (lower(a.action) LIKE $3 OR lower(a.object) LIKE $3) \
        AND COALESCE(a.actor, '') LIKE $4 ORDER BY a.at DESC, a.id DESC LIMIT 50";
    let rows = tx.rows(sql, args![tenant, before, like, actor, &search.before_id, action]).await?;
    rows.iter().map(shown).collect()
}

/// The verbs that stand in one tenant's log.
pub async fn actions(tx: &mut Tx, tenant: OrganisationId) -> Done<Vec<String>> {
    let sql = "SELECT DISTINCT action FROM platform_audit WHERE tenant = $1 ORDER BY action LIMIT 300";
    tx.rows(sql, args![tenant]).await?.iter().map(|row| row.text("action")).collect()
}

/// What an act was done to, and when first, in one tenant's log: who has looked at what.
pub async fn objects_of(tx: &mut Tx, tenant: OrganisationId, action: &str) -> Done<BTreeMap<String, Moment>> {
    let sql = "SELECT object, MIN(at) AS at FROM platform_audit WHERE tenant = $1 AND action = $2 GROUP BY object LIMIT 100000";
    let rows = tx.rows(sql, args![tenant, action]).await?;
    rows.iter().map(|row| Ok((row.text("object")?, row.moment("at")?))).collect()
}

fn shown(row: &Row) -> Done<Shown> {
    Ok(Shown {
        id: row.id("id")?,
        at: row.moment("at")?,
        actor: row.text_or_none("actor")?,
        role: row.text("role")?,
        action: row.text("action")?,
        object: row.text("object")?,
        reason: row.text_or_none("reason")?,
        seq: row.int_or_none("seq")?,
    })
}

/// Chains what is committed and not yet sealed, at most `limit` rows per tenant. Gives how many were sealed.
pub async fn seal(tx: &mut Tx, limit: i64) -> Done<usize> {
    let sql = "SELECT a.id, a.tenant, a.at, a.actor, a.role, a.action, a.object, a.reason, a.request FROM platform_audit a \
        LEFT JOIN platform_audit_seals s ON s.audit = a.id WHERE s.audit IS NULL ORDER BY a.tenant, a.at, a.id LIMIT $1";
    let rows = tx.rows(sql, args![limit]).await?;
    let mut heads: BTreeMap<String, (i64, String)> = BTreeMap::new();
    let mut seals = Vec::with_capacity(rows.len());
    for row in &rows {
        let tenant = row.text("tenant")?;
        if !heads.contains_key(&tenant) {
            heads.insert(tenant.clone(), head(tx, &tenant).await?);
        }
        let (seq, previous) = heads.get_mut(&tenant).expect("it was just put there");
        let hash = link(previous, row)?;
        *seq += 1;
        seals.push(vec![
            tenant.into(),
            (*seq).into(),
            row.text("id")?.into(),
            Value::from(&*previous),
            Value::from(&hash),
        ]);
        *previous = hash;
    }
    tx.insert("INSERT INTO platform_audit_seals (tenant, seq, audit, previous, hash) VALUES", &seals, "").await?;
    for (tenant, (seq, hash)) in heads {
        tracing::info!(tenant, seq, hash, "audit log sealed");
    }
    Ok(seals.len())
}

async fn head(tx: &mut Tx, tenant: &str) -> Done<(i64, String)> {
    let sql = "SELECT seq, hash FROM platform_audit_seals WHERE tenant = $1 ORDER BY seq DESC LIMIT 1";
    Ok(match tx.one(sql, args![tenant]).await? {
        Some(row) => (row.int("seq")?, row.text("hash")?),
        None => (0, "0".repeat(64)),
    })
}

/// SHA-256 over the previous hash and every column, each with its length, so no two rows read alike.
fn link(previous: &str, row: &Row) -> Done<String> {
    let mut context = Context::new(&SHA256);
    let mut put = |text: &str| {
        context.update(&(text.len() as u64).to_be_bytes());
        context.update(text.as_bytes());
    };
    put(previous);
    for column in ["id", "tenant", "role", "action", "object", "request"] {
        put(&row.text(column)?);
    }
    put(&row.int("at")?.to_string());
    for column in ["actor", "reason"] {
        put(&row.text_or_none(column)?.map_or_else(|| "-".to_owned(), |t| format!("+{t}")));
    }
    Ok(hex(context.finish().as_ref()))
}

/// What a check of the chain found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verified {
    /// Sealed rows that hold.
    pub sealed: i64,
    /// Committed rows that wait to be sealed.
    pub open: i64,
    /// The first place that does not hold, as `tenant 7`.
    pub broken_at: Option<String>,
}

/// Reads the whole chain and recomputes it.
pub async fn verify(tx: &mut Tx) -> Done<Verified> {
    let sql = "SELECT s.tenant AS seal_tenant, s.seq, s.previous, s.hash, a.id, a.tenant, a.at, a.actor, a.role, a.action, a.object, \
        a.reason, a.request FROM platform_audit_seals s LEFT JOIN platform_audit a ON a.id = s.audit ORDER BY s.tenant, s.seq";
    let mut last: (String, i64, String) = (String::new(), 0, String::new());
    let mut sealed = 0;
    let mut broken_at = None;
    for row in tx.rows(sql, args![]).await? {
        let (tenant, seq) = (row.text("seal_tenant")?, row.int("seq")?);
        let (expected_seq, previous) =
            if last.0 == tenant { (last.1 + 1, last.2.clone()) } else { (1, "0".repeat(64)) };
        let holds = row.text_or_none("id")?.is_some()
            && row.text("tenant")? == tenant
            && seq == expected_seq
            && row.text("previous")? == previous
            && link(&previous, &row)? == row.text("hash")?;
        if !holds {
            broken_at = Some(format!("{tenant} {expected_seq}"));
            break;
        }
        sealed += 1;
        last = (tenant, seq, row.text("hash")?);
    }
    let open = tx
        .count(
            "SELECT COUNT(*) FROM platform_audit a LEFT JOIN platform_audit_seals s ON s.audit = a.id WHERE s.audit IS NULL",
            args![],
        )
        .await?;
    Ok(Verified { sealed, open, broken_at })
}
