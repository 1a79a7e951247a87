//! Messages that are to be sent by hand, each with a signed link of its own.

use kernel::{Moment, OrderLinkId};
use platform::failure::{Done, Stop};
use platform::login::Secrets;
use platform::login::seal::file::KeyFile;
use platform::login::seal::{KeyRing, Place};
use platform::login::token::Token;
use platform::web::Ctx;

use crate::model::orders::{Order, OrderLink, Recipient};
use crate::store;
use crate::store::links::{Kind, Message};

/// A link opens for so long after the last day to answer, in days: a late answer is saved too.
const DAYS_AFTER: i32 = 14;

pub(crate) fn ring(c: &Ctx) -> Done<KeyRing> {
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
pub async fn write(c: &mut Ctx, order: &Order, to: &Recipient, kind: Kind) -> Done<Token> {
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

/// The secret of a link that waits to be sent; none when it cannot be opened.
pub(crate) fn reveal(ring: &KeyRing, link: OrderLinkId, sealed: &str) -> Option<String> {
    let bytes = ring.open(place(&link.to_string()), sealed).ok()?;
    String::from_utf8(bytes).ok()
}
