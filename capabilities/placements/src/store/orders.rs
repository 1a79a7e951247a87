//! Orders, whom they go to, their answers.

use std::collections::BTreeMap;

use kernel::{OrderId, OrganisationId, PeriodId, Refusal, Scope};
use platform::args;
use platform::db::{Row, Sql, Tx, Value};
use platform::failure::{Done, Stop};

use crate::model::orders::{Answer, By, ByType, Order, OrderState, Recipient};
use crate::model::standing::Reason;

const COLUMNS: &str = "id, tenant, period, host, state, answer_by, sent_at, answered, accepted, late, version";

fn from_row(row: &Row) -> Done<Order> {
    let state = row.text("state")?;
    Ok(Order {
        id: row.id("id")?,
        tenant: row.id("tenant")?,
        period: row.id("period")?,
        host: row.id("host")?,
        state: OrderState::parse(&state).ok_or_else(|| Stop::failed(format!("no state {state}")))?,
        asked: ByType::new(),
        answer_by: row.day_or_none("answer_by")?,
        sent_at: row.int_or_none("sent_at")?.map(kernel::Moment::from_millis),
        answered: row.int("answered")?,
        accepted: row.int("accepted")?,
        late: row.bool("late")?,
        version: row.int("version")?,
    })
}

/// Orders that fit, with what they ask.
async fn select(tx: &mut Tx, which: &'static str, args: &[Value]) -> Done<Vec<Order>> {
    let sql = Sql::assembled(format!("SELECT {COLUMNS} FROM placements_orders {which} LIMIT 5000"));
    let mut orders: Vec<Order> = tx.rows(sql, args).await?.iter().map(from_row).collect::<Done<_>>()?;
    let sql = Sql::assembled(format!(
        "SELECT placement_order, place_type, asked FROM placements_order_rows \
         WHERE placement_order IN (SELECT id FROM placements_orders {which}) LIMIT 60000"
    ));
    let mut asked: BTreeMap<OrderId, ByType> = BTreeMap::new();
    for row in tx.rows(sql, args).await? {
        asked.entry(row.id("placement_order")?).or_default().insert(row.text("place_type")?, row.int("asked")?);
    }
    for order in &mut orders {
        order.asked = asked.remove(&order.id).unwrap_or_default();
    }
    Ok(orders)
}

/// The orders of a period of the acting person's HEI.
pub async fn of_period(tx: &mut Tx, scope: Scope, period: PeriodId) -> Done<Vec<Order>> {
    select(tx, "WHERE period = $1 AND tenant = $2", args![period, scope.organisation]).await
}

/// An order of the acting person's HEI, or not found.
pub async fn find(tx: &mut Tx, scope: Scope, id: OrderId) -> Done<Order> {
    let found = select(tx, "WHERE id = $1 AND tenant = $2", args![id, scope.organisation]).await?;
    Ok(found.into_iter().next().ok_or_else(Refusal::not_found)?)
}

/// An order that was sent to the acting person's organisation, or not found. Drafts are the HEI's own.
pub async fn find_of_host(tx: &mut Tx, host: OrganisationId, id: OrderId) -> Done<Order> {
    let found = select(tx, "WHERE id = $1 AND host = $2 AND state <> 'draft'", args![id, host]).await?;
    Ok(found.into_iter().next().ok_or_else(Refusal::not_found)?)
}

/// The order that a link opens, whoever's it is. Only a proved link leads here.
pub async fn find_of_link(tx: &mut Tx, id: OrderId) -> Done<Option<Order>> {
    Ok(select(tx, "WHERE id = $1 AND state <> 'draft'", args![id]).await?.into_iter().next())
}

/// Everything that was sent to a host.
pub async fn of_host(tx: &mut Tx, host: OrganisationId) -> Done<Vec<Order>> {
    select(tx, "WHERE host = $1 AND state <> 'draft'", args![host]).await
}

/// Saves an order over the version that was seen (0 for a new one); gives whether nobody was faster.
pub async fn save(tx: &mut Tx, order: &Order, seen: i64) -> Done<bool> {
    let sql = "INSERT INTO placements_orders (id, tenant, period, host, state, answer_by, sent_at, answered, accepted, late, version) \
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) ON CONFLICT (id) DO UPDATE SET state = excluded.state, \
        answer_by = excluded.answer_by, sent_at = excluded.sent_at, answered = excluded.answered, accepted = excluded.accepted, \
        late = excluded.late, version = excluded.version WHERE placements_orders.version = $12";
    let (state, sent) = (order.state.code(), order.sent_at);
    let args = args![
        order.id,
        order.tenant,
        order.period,
        order.host,
        state,
        order.answer_by,
        sent,
        order.answered,
        order.accepted,
        order.late,
        seen + 1,
        seen
    ];
    if tx.run(sql, args).await? == 0 {
        return Ok(false);
    }
    tx.run("DELETE FROM placements_order_rows WHERE placement_order = $1", args![order.id]).await?;
    let rows: Vec<Vec<Value>> =
        order.asked.iter().map(|(kind, n)| vec![order.id.into(), kind.into(), (*n).into()]).collect();
    tx.insert("INSERT INTO placements_order_rows (placement_order, place_type, asked) VALUES", &rows, "").await?;
    Ok(true)
}

/// Whom the acting person's HEI writes to, by host.
pub async fn recipients(tx: &mut Tx, scope: Scope) -> Done<BTreeMap<OrganisationId, Recipient>> {
    let sql = "SELECT host, title, email, offers_first FROM placements_recipients WHERE tenant = $1 LIMIT 5000";
    let rows = tx.rows(sql, args![scope.organisation]).await?;
    let one = |r: &Row| {
        let to = Recipient { title: r.text("title")?, email: r.text("email")?, offers_first: r.bool("offers_first")? };
        Done::Ok((r.id("host")?, to))
    };
    rows.iter().map(one).collect()
}

/// Remembers whom to write to.
pub async fn save_recipient(tx: &mut Tx, scope: Scope, host: OrganisationId, to: &Recipient) -> Done<()> {
    let sql = "INSERT INTO placements_recipients (tenant, host, title, email, offers_first) VALUES ($1, $2, $3, $4, $5) \
        ON CONFLICT (tenant, host) DO UPDATE SET title = excluded.title, email = excluded.email, offers_first = excluded.offers_first";
    tx.run(sql, args![scope.organisation, host, &to.title, &to.email, to.offers_first]).await?;
    Ok(())
}

/// Saves an answer. The caller has found the order, and saves it with the answer's number.
pub async fn add_answer(tx: &mut Tx, order: &Order, answer: &Answer) -> Done<()> {
    let sql = "INSERT INTO placements_answers (placement_order, number, note, reason, late, by_person, by_link, at) \
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
    let (person, link) = match answer.by {
        By::Person(id) => (Some(id), None),
        By::Link(id) => (None, Some(id)),
    };
    let reason = answer.reason.map(Reason::code);
    tx.run(sql, args![order.id, answer.number, &answer.note, reason, answer.late, person, link, answer.at]).await?;
    let key = |unit: kernel::UnitId| vec![order.id.into(), answer.number.into(), Value::from(unit)];
    let with = |unit, rest: Vec<Value>| key(unit).into_iter().chain(rest).collect::<Vec<Value>>();
    let rows: Vec<Vec<Value>> =
        answer.seats.iter().map(|((unit, kind), n)| with(*unit, vec![kind.into(), (*n).into()])).collect();
    let head = "INSERT INTO placements_answer_rows (placement_order, number, unit, place_type, seats) VALUES";
    tx.insert(head, &rows, "").await?;
    let rows: Vec<Vec<Value>> =
        answer.cannot.iter().map(|(unit, reason)| with(*unit, vec![reason.code().into()])).collect();
    tx.insert("INSERT INTO placements_answer_reasons (placement_order, number, unit, reason) VALUES", &rows, "")
        .await?;
    Ok(())
}

/// One answer of an order that the caller has found; none for number 0.
pub async fn answer(tx: &mut Tx, order: &Order, number: i64) -> Done<Option<Answer>> {
    let sql = "SELECT note, reason, late, by_person, by_link, at FROM placements_answers WHERE placement_order = $1 AND number = $2";
    let Some(row) = tx.one(sql, args![order.id, number]).await? else { return Ok(None) };
    let by = match (row.id_or_none("by_person")?, row.id_or_none("by_link")?) {
        (Some(person), _) => By::Person(person),
        (None, Some(link)) => By::Link(link),
        (None, None) => return Err(Stop::failed("an answer by nobody")),
    };
    let sql = "SELECT unit, place_type, seats FROM placements_answer_rows WHERE placement_order = $1 AND number = $2";
    let seats = tx.rows(sql, args![order.id, number]).await?;
    let sql = "SELECT unit, reason FROM placements_answer_reasons WHERE placement_order = $1 AND number = $2";
    let cannot = tx.rows(sql, args![order.id, number]).await?;
    Ok(Some(Answer {
        number,
        seats: seats
            .iter()
            .map(|r| Ok(((r.id("unit")?, r.text("place_type")?), r.int("seats")?)))
            .collect::<Done<_>>()?,
        cannot: cannot
            .iter()
            .map(|r| Ok((r.id("unit")?, Reason::parse(&r.text("reason")?).unwrap_or(Reason::Other))))
            .collect::<Done<_>>()?,
        reason: row.text_or_none("reason")?.as_deref().and_then(Reason::parse),
        note: row.text("note")?,
        late: row.bool("late")?,
        by,
        at: row.moment("at")?,
    }))
}

/// What the answers that count offer in a period, by order and type.
pub async fn offered(tx: &mut Tx, scope: Scope, period: PeriodId) -> Done<BTreeMap<OrderId, ByType>> {
    let sql = "SELECT o.id, r.place_type, CAST(SUM(r.seats) AS BIGINT) AS n FROM placements_orders o \
        JOIN placements_answer_rows r ON r.placement_order = o.id AND r.number = o.answered \
        WHERE o.period = $1 AND o.tenant = $2 GROUP BY o.id, r.place_type";
    let mut all: BTreeMap<OrderId, ByType> = BTreeMap::new();
    for row in tx.rows(sql, args![period, scope.organisation]).await? {
        all.entry(row.id("id")?).or_default().insert(row.text("place_type")?, row.int("n")?);
    }
    Ok(all)
}

/// The order that went to the same host for the programme's period before, as the host itself may remember it.
pub async fn before(tx: &mut Tx, order: &Order) -> Done<Option<Order>> {
    let sql = "SELECT o.id FROM placements_orders o JOIN placements_periods p ON p.id = o.period \
        JOIN placements_periods n ON n.id = $1 WHERE o.tenant = $2 AND o.host = $3 AND o.answered > 0 \
        AND p.programme = n.programme AND p.first_day < n.first_day ORDER BY p.first_day DESC LIMIT 1";
    let Some(row) = tx.one(sql, args![order.period, order.tenant, order.host]).await? else { return Ok(None) };
    find_of_link(tx, row.id("id")?).await
}

/// A period that an order belongs to, for the host that was asked.
pub async fn period(tx: &mut Tx, order: &Order) -> Done<crate::model::Period> {
    super::periods::of_order(tx, order.tenant, order.period).await
}
