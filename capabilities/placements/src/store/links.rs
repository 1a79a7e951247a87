//! Signed links, and messages to be sent by hand.

use std::collections::BTreeMap;

use kernel::{Day, MessageId, Moment, OrderId, OrderLinkId, PeriodId, PersonId, Refusal, Scope};
use platform::args;
use platform::db::{Row, Tx};
use platform::failure::Done;

use crate::model::orders::OrderLink;

fn from_row(row: &Row) -> Done<OrderLink> {
    let moment = |name: &str| Done::Ok(row.int_or_none(name)?.map(Moment::from_millis));
    Ok(OrderLink {
        id: row.id("id")?,
        order: row.id("placement_order")?,
        expires: row.moment("expires")?,
        revoked: moment("revoked_at")?.is_some(),
        renewal_asked: moment("renewal_asked_at")?,
        created_at: row.moment("created_at")?,
    })
}

/// Saves a new link: the hash of its secret, and the secret sealed until its message is sent.
pub async fn add(tx: &mut Tx, scope: Scope, link: &OrderLink, hash: &str, sealed: &str) -> Done<()> {
    let sql = "INSERT INTO placements_order_links (id, tenant, placement_order, hash, sealed, expires, created_at) \
        VALUES ($1, $2, $3, $4, $5, $6, $7)";
    let (id, order, expires) = (link.id, link.order, link.expires);
    tx.run(sql, args![id, scope.organisation, order, hash, sealed, expires, link.created_at]).await?;
    Ok(())
}

/// The link with this hash, whoever's it is.
pub async fn by_hash(tx: &mut Tx, hash: &str) -> Done<Option<OrderLink>> {
    let sql = "SELECT id, placement_order, expires, revoked_at, renewal_asked_at, created_at \
        FROM placements_order_links WHERE hash = $1";
    tx.one(sql, args![hash]).await?.as_ref().map(from_row).transpose()
}

/// The links of an order of the acting person's HEI, newest first.
pub async fn of_order(tx: &mut Tx, scope: Scope, order: OrderId) -> Done<Vec<OrderLink>> {
    let sql = "SELECT id, placement_order, expires, revoked_at, renewal_asked_at, created_at FROM placements_order_links \
        WHERE placement_order = $1 AND tenant = $2 ORDER BY created_at DESC, id DESC LIMIT 50";
    tx.rows(sql, args![order, scope.organisation]).await?.iter().map(from_row).collect()
}

/// Takes all links of an order back; gives how many opened something.
pub async fn revoke(tx: &mut Tx, scope: Scope, order: OrderId, now: Moment) -> Done<u64> {
    let sql = "UPDATE placements_order_links SET revoked_at = $3, sealed = NULL \
        WHERE placement_order = $1 AND tenant = $2 AND revoked_at IS NULL";
    tx.run(sql, args![order, scope.organisation, now]).await
}

/// Notes that the holder of an expired link asks for a new one.
pub async fn ask_renewal(tx: &mut Tx, id: OrderLinkId, now: Moment) -> Done<()> {
    let sql = "UPDATE placements_order_links SET renewal_asked_at = $2 WHERE id = $1 AND renewal_asked_at IS NULL";
    tx.run(sql, args![id, now]).await?;
    Ok(())
}

/// Why a message is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// An order.
    Order,
    /// A reminder of one.
    Reminder,
    /// A new link, since the old one had expired.
    Renewal,
}

impl Kind {
    fn code(self) -> &'static str {
        match self {
            Self::Order => "order",
            Self::Reminder => "reminder",
            Self::Renewal => "renewal",
        }
    }

    fn parse(code: &str) -> Self {
        match code {
            "reminder" => Self::Reminder,
            "renewal" => Self::Renewal,
            _ => Self::Order,
        }
    }
}

/// A message to be sent by hand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Message {
    /// Its id.
    pub id: MessageId,
    /// The order it is about.
    pub order: OrderId,
    /// The link it carries.
    pub link: OrderLinkId,
    /// The link's secret, sealed; none once it was sent or the link was taken back.
    pub sealed: Option<String>,
    /// Why it is written.
    pub kind: Kind,
    /// The function it goes to.
    pub title: String,
    /// Its address.
    pub email: String,
    /// When it was made.
    pub made_at: Moment,
    /// When it was sent.
    pub sent_at: Option<Moment>,
}

/// Saves a new message.
pub async fn add_message(tx: &mut Tx, scope: Scope, period: PeriodId, m: &Message) -> Done<()> {
    let sql = "INSERT INTO placements_messages (id, tenant, period, placement_order, link, kind, title, email, made_at) \
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
    let (kind, tenant) = (m.kind.code(), scope.organisation);
    tx.run(sql, args![m.id, tenant, period, m.order, m.link, kind, &m.title, &m.email, m.made_at]).await?;
    Ok(())
}

/// The messages of a period, newest first.
pub async fn messages(tx: &mut Tx, scope: Scope, period: PeriodId) -> Done<Vec<Message>> {
    let sql = "SELECT m.id, m.placement_order, m.link, l.sealed, m.kind, m.title, m.email, m.made_at, m.sent_at \
        FROM placements_messages m JOIN placements_order_links l ON l.id = m.link \
        WHERE m.tenant = $1 AND m.period = $2 ORDER BY m.made_at DESC, m.id DESC LIMIT 1000";
    let rows = tx.rows(sql, args![scope.organisation, period]).await?;
    rows.iter()
        .map(|r| {
            Ok(Message {
                id: r.id("id")?,
                order: r.id("placement_order")?,
                link: r.id("link")?,
                sealed: r.text_or_none("sealed")?,
                kind: Kind::parse(&r.text("kind")?),
                title: r.text("title")?,
                email: r.text("email")?,
                made_at: r.moment("made_at")?,
                sent_at: r.int_or_none("sent_at")?.map(Moment::from_millis),
            })
        })
        .collect()
}

/// Notes that a message was sent; its link's secret is forgotten. Gives whether it was waiting.
pub async fn sent(tx: &mut Tx, scope: Scope, id: MessageId, by: PersonId, now: Moment) -> Done<bool> {
    let sql = "UPDATE placements_messages SET sent_at = $3, by_person = $4 WHERE id = $1 AND tenant = $2 AND sent_at IS NULL RETURNING link";
    let Some(row) = tx.one(sql, args![id, scope.organisation, now, by]).await? else { return Ok(false) };
    let link: OrderLinkId = row.id("link")?;
    tx.run("UPDATE placements_order_links SET sealed = NULL WHERE id = $1", args![link]).await?;
    Ok(true)
}

/// The day of the newest message to each order.
pub async fn last_messages(tx: &mut Tx, scope: Scope, period: PeriodId) -> Done<BTreeMap<OrderId, Day>> {
    let sql = "SELECT placement_order, MAX(made_at) AS at FROM placements_messages WHERE tenant = $1 AND period = $2 GROUP BY placement_order";
    let rows = tx.rows(sql, args![scope.organisation, period]).await?;
    rows.iter().map(|r| Ok((r.id("placement_order")?, r.moment("at")?.day()))).collect()
}

/// Orders of a period whose host asks for a new link, which has not been written to since.
pub async fn renewals(tx: &mut Tx, scope: Scope, period: PeriodId) -> Done<Vec<OrderId>> {
    let sql = "SELECT DISTINCT l.placement_order FROM placements_order_links l JOIN placements_orders o ON o.id = l.placement_order \
        WHERE l.tenant = $1 AND o.period = $2 AND l.renewal_asked_at IS NOT NULL AND NOT EXISTS \
        (SELECT 1 FROM placements_messages m WHERE m.placement_order = o.id AND m.made_at > l.renewal_asked_at) LIMIT 1000";
    let rows = tx.rows(sql, args![scope.organisation, period]).await?;
    rows.iter().map(|r| r.id("placement_order")).collect()
}

/// The message of the acting person's HEI, with the period it belongs to, or not found.
pub async fn period_of(tx: &mut Tx, scope: Scope, id: MessageId) -> Done<PeriodId> {
    let sql = "SELECT period FROM placements_messages WHERE id = $1 AND tenant = $2";
    let row = tx.one(sql, args![id, scope.organisation]).await?.ok_or_else(Refusal::not_found)?;
    row.id("period")
}
