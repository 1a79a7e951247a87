//! "Utskick": mail to be copied and sent by hand, since the house sends none itself.

use kernel::ids;
use platform::login::Secrets;
use platform::login::seal::file::KeyFile;
use platform::login::seal::{KeyRing, Place};
use platform::login::token::Token;
use platform::prelude::*;

use super::period;
use crate::model::orders::{Order, OrderLink, Recipient};
use crate::rules::reminders;
use crate::store::links::{Kind, Message};
use crate::views::messages::{Outbox, Shown};
use crate::views::parts::Head;
use crate::{hosts, store};

/// A link opens for so long after the last day to answer, in days: a late answer is saved too.
const DAYS_AFTER: i32 = 14;

fn ring(c: &Ctx) -> Done<KeyRing> {
    let file = KeyFile::open(c.house.config.data_folder.join("keys.toml")).map_err(Stop::failed)?;
    file.ring(c.actor().organisation, &Secrets::system(), c.now).map_err(Stop::failed)
}

fn place(link: &str) -> Place<'_> {
    Place { table: "placements_order_links", column: "sealed", row: link }
}

/// When a link that is made now ends.
fn ends(c: &Ctx, order: &Order) -> Moment {
    let today = c.today();
    let last = order.answer_by.map_or(today, |by| by.max(today)).plus_days(DAYS_AFTER);
    let mut days = 0;
    while today.plus_days(days) < last {
        days += 1;
    }
    c.now.plus_seconds(i64::from(days) * 24 * 3600)
}

/// Writes a message to the host of an order, with a link of its own.
pub(crate) async fn write(c: &mut Ctx, order: &Order, to: &Recipient, kind: Kind) -> Done<Token> {
    let (scope, now) = (c.scope(), c.now);
    let token = Token::new(&Secrets::system());
    let (link, id) = (c.ids.next(), c.ids.next());
    let expires = ends(c, order);
    let new = OrderLink { id: link, order: order.id, expires, revoked: false, renewal_asked: None, created_at: now };
    let sealed = ring(c)?.seal(&Secrets::system(), place(&link.to_string()), token.reveal().as_bytes());
    store::links::add(&mut c.tx, scope, &new, token.hash().as_str(), &sealed).await?;
    let message = Message {
        id,
        order: order.id,
        link,
        sealed: None,
        kind,
        title: to.title.clone(),
        email: to.email.clone(),
        made_at: now,
        sent_at: None,
    };
    store::links::add_message(&mut c.tx, scope, order.period, &message).await?;
    Ok(token)
}

/// Orders that are to be reminded today.
async fn due(c: &mut Ctx, period: PeriodId) -> Done<Vec<Order>> {
    let (scope, today) = (c.scope(), c.today());
    let orders = store::orders::of_period(&mut c.tx, scope, period).await?;
    let looked = platform::audit::objects_of(&mut c.tx, scope.organisation, "placements.order.look").await?;
    let last = store::links::last_messages(&mut c.tx, scope, period).await?;
    let asks = store::links::renewals(&mut c.tx, scope, period).await?;
    let is_due = |o: &Order| {
        let been = looked.contains_key(&o.id.to_string());
        asks.contains(&o.id) || reminders::due(o, been, last.get(&o.id).copied()).is_some_and(|day| day <= today)
    };
    Ok(orders.into_iter().filter(is_due).collect())
}

/// The messages of a period.
pub async fn list(c: &mut Ctx) -> Done<Reply> {
    let (scope, period) = (c.scope(), period(c).await?);
    let orders = store::orders::of_period(&mut c.tx, scope, period.id).await?;
    let hei = hosts::name(scope.organisation, Lang::Sv);
    let ring = ring(c)?;
    let mut shown = Vec::new();
    for message in store::links::messages(&mut c.tx, scope, period.id).await? {
        let Some(order) = orders.iter().find(|o| o.id == message.order) else { continue };
        let secret = match message.sealed.as_deref().filter(|_| message.sent_at.is_none()) {
            Some(sealed) => ring.open(place(&message.link.to_string()), sealed).ok(),
            None => None,
        };
        let secret = secret.and_then(|bytes| String::from_utf8(bytes).ok());
        shown.push(Shown {
            host: hosts::name(order.host, Lang::Sv),
            link: secret.map(|s| format!("{}/s/{s}", c.house.config.base_url)),
            answer_by: order.answer_by,
            asked: order.asked.values().sum(),
            guard: c.guard(),
            message,
        });
    }
    let due: Vec<String> = due(c, period.id).await?.iter().map(|o| hosts::name(o.host, c.t.lang)).collect();
    let page = Outbox {
        head: Head::of(&c.t, &period),
        in_swedish: Head::of(&c.t.in_language(Lang::Sv), &period).label(),
        first: period.first,
        last: period.last,
        hei,
        shown,
        due,
        guard: c.guard(),
        errors: c.error_summary(),
    };
    Ok(page.render(&c.t).into())
}

/// Notes that a message was sent by hand.
pub async fn sent(c: &mut Ctx) -> Done<Reply> {
    let (scope, now, period, id) = (c.scope(), c.now, period(c).await?, c.id::<ids::Message>("message")?);
    if store::links::period_of(&mut c.tx, scope, id).await? != period.id {
        return Err(Refusal::not_found().into());
    }
    if !store::links::sent(&mut c.tx, scope, id, scope.person, now).await? {
        return Err(Refusal::conflict("orders-message-sent-already").into());
    }
    c.audit(Entry::new("placements.message.sent", id));
    Ok(Reply::done(c.t.to(&format!("/vfu/{}/utskick", period.id)), "orders-message-noted", &[]))
}

/// Writes a reminder to everybody who is due.
pub async fn remind(c: &mut Ctx) -> Done<Reply> {
    let (scope, period) = (c.scope(), period(c).await?);
    let recipients = store::orders::recipients(&mut c.tx, scope).await?;
    let due = due(c, period.id).await?;
    if due.is_empty() {
        return Err(Refusal::conflict("orders-nobody-due").into());
    }
    for order in &due {
        let to = recipients.get(&order.host).cloned().unwrap_or_default();
        let kind = if order.state.is_answered() { Kind::Renewal } else { Kind::Reminder };
        write(c, order, &to, kind).await?;
    }
    c.audit(Entry::new("placements.message.remind", format!("{} {} hosts", period.id, due.len())));
    let to = c.t.to(&format!("/vfu/{}/utskick", period.id));
    Ok(Reply::done(to, "orders-reminders-written", &[("n", due.len().into())]))
}
