//! "Utskick": mail to be copied and sent by hand, since the house sends none itself.

use kernel::ids;
use platform::prelude::*;

use super::period;
use crate::model::orders::Order;
use crate::rules::reminders;
use crate::store::links::Kind;
use crate::views::messages::{Outbox, Shown};
use crate::views::parts::Head;
use crate::{hosts, outbox, store};

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
    let ring = outbox::ring(c)?;
    let mut shown = Vec::new();
    for message in store::links::messages(&mut c.tx, scope, period.id).await? {
        let Some(order) = orders.iter().find(|o| o.id == message.order) else { continue };
        let secret = match message.sealed.as_deref().filter(|_| message.sent_at.is_none()) {
            Some(sealed) => outbox::reveal(&ring, message.link, sealed),
            None => None,
        };
        shown.push(Shown {
            host: hosts::name(order.host, Lang::Sv),
            link: secret.map(|s| format!("{}/s/{s}", c.house.config.base_url)),
            answer_by: order.answer_by,
            asked: order.asked.values().sum(),
            guard: c.guard(),
            message,
        });
    }
    // What was sent in one go stands by host.
    shown.sort_by(|a, b| {
        b.message.sent_at.cmp(&a.message.sent_at).then_with(|| kernel::text::swedish_order(&a.host, &b.host))
    });
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
        outbox::write(c, order, &to, kind).await?;
    }
    c.audit(Entry::new("placements.message.remind", format!("{} {} hosts", period.id, due.len())));
    let to = c.t.to(&format!("/vfu/{}/utskick", period.id));
    Ok(Reply::done(to, "orders-reminders-written", &[("n", due.len().into())]))
}
