//! M1 and M2: what a host is asked, and its answer; by somebody signed in, or by whoever holds a signed link.

use std::collections::{BTreeMap, BTreeSet};

use kernel::ids;
use organisations::Unit;
use platform::files::export::{CSV_TYPE, XLSX_TYPE, file_name};
use platform::files::{Cell, CsvStyle, Table};
use platform::login::token::TokenHash;
use platform::prelude::*;

use super::changed_meanwhile;
use crate::model::Period;
use crate::model::orders::{Answer, By, Order, OrderLink};
use crate::model::standing::Reason;
use crate::rules::answers::{self as rules, Source, Written};
use crate::rules::{orders, standing};
use crate::views::answers::{AnswerForm, Ended, InboxRow, KindRow, UnitCard, Way};
use crate::{guesses, hosts, places, store};

/// The orders of a host that are not over, those that wait for an answer first, by their last day.
pub(crate) async fn inbox(c: &mut Ctx) -> Done<Vec<InboxRow>> {
    let (scope, today) = (c.scope(), c.today());
    let mut all = store::orders::of_host(&mut c.tx, scope.organisation).await?;
    all.sort_by_key(|o| (o.state.is_answered(), o.answer_by, o.id));
    let mut rows = Vec::new();
    for order in all {
        let period = store::orders::period(&mut c.tx, &order).await?;
        if period.last < today {
            continue;
        }
        let answer = store::orders::answer(&mut c.tx, &order, order.answered).await?;
        rows.push(InboxRow {
            id: order.id,
            hei: hosts::name(order.tenant, c.t.lang),
            programme: period.programme,
            term: c.t.lang.term(period.term),
            state: order.state,
            is_late: orders::is_late(&order, today),
            answer_by: order.answer_by,
            asked: order.asked.values().sum(),
            offered: answer.map_or(0, |a| a.seats.values().sum()),
        });
    }
    Ok(rows)
}

/// An order that is open to be answered.
struct Opened {
    order: Order,
    period: Period,
    units: BTreeMap<UnitId, Unit>,
    mine: Vec<UnitId>,
    before: Option<Answer>,
}

impl Opened {
    /// Types of place, those that are asked for first.
    fn types(&self) -> Vec<String> {
        let asked = self.order.asked.keys().cloned();
        let others = self.period.place_types.iter().filter(|k| !self.order.asked.contains_key(*k)).cloned();
        asked.chain(others).collect()
    }
}

async fn opened(c: &mut Ctx, order: Order, mine: Vec<UnitId>, units: BTreeMap<UnitId, Unit>) -> Done<Opened> {
    Ok(Opened {
        period: store::orders::period(&mut c.tx, &order).await?,
        before: store::orders::answer(&mut c.tx, &order, order.answered).await?,
        order,
        units,
        mine,
    })
}

/// The order in the path, for the units that the acting person answers for.
async fn signed_in(c: &mut Ctx) -> Done<Opened> {
    let (host, id) = (c.scope().organisation, c.id::<ids::Order>("order")?);
    let order = store::orders::find_of_host(&mut c.tx, host, id).await?;
    let units = places::units(&mut c.tx).await?;
    let mine = hosts::mine(c, &units).await?.iter().map(|u| u.id).collect();
    opened(c, order, mine, units).await
}

/// What a link opens.
enum Found {
    Order(Box<Opened>, OrderLink),
    /// The link has ended; its holder may ask for a new one.
    Ended(OrderLink),
}

/// Characters of a link's secret.
const SECRET: usize = 43;

/// The link in the path, or not found. Whoever tries links that are not there is slowed.
async fn by_link(c: &mut Ctx) -> Done<Found> {
    let (now, today, address) = (c.now, c.today(), c.address().to_owned());
    // What is no secret of ours at all is no guess either.
    if c.param("link").len() != SECRET {
        return Err(Refusal::not_found().into());
    }
    guesses::may_try(&address, now)?;
    let hash = TokenHash::of(c.param("link"));
    let link = store::links::by_hash(&mut c.tx, hash.as_str()).await?.filter(|l| !l.revoked);
    let Some(link) = link else {
        guesses::missed(&address, now);
        return Err(Refusal::not_found().into());
    };
    if now >= link.expires {
        return Ok(Found::Ended(link));
    }
    // An order that was taken back is a draft again, and nobody else's business.
    let order = store::orders::find_of_link(&mut c.tx, link.order).await?.ok_or_else(Refusal::not_found)?;
    let units = places::units(&mut c.tx).await?;
    let mine = hosts::units_of(&units, order.host, today).iter().map(|u| u.id).collect();
    Ok(Found::Order(Box::new(opened(c, order, mine, units).await?), link))
}

fn field(unit: UnitId, at: usize) -> String {
    format!("n-{unit}-{at}")
}

fn number(text: &str) -> Option<i64> {
    let text = text.trim().replace(['\u{a0}', ' '], "").replace('\u{2212}', "-");
    if text.is_empty() { Some(0) } else { text.parse().ok() }
}

/// The units' cards: what each has said, did last term, and has answered.
async fn cards(c: &mut Ctx, o: &Opened) -> Done<Vec<UnitCard>> {
    let last = match store::orders::before(&mut c.tx, &o.order).await? {
        Some(last) => store::orders::answer(&mut c.tx, &last, last.answered).await?,
        None => None,
    };
    let said = store::standing::of_host(&mut c.tx, o.order.host).await?;
    let blocked = store::standing::blocked(&mut c.tx, o.order.host).await?;
    let types = o.types();
    let mut cards = Vec::new();
    for id in &o.mine {
        let Some(unit) = o.units.get(id) else { continue };
        let closed: Vec<_> = blocked.iter().filter(|b| b.unit == *id).cloned().collect();
        let mut rows = Vec::new();
        for (at, kind) in types.iter().enumerate() {
            let words: Vec<_> = said.iter().filter(|s| s.unit == *id && s.place_type == *kind).cloned().collect();
            let can = standing::can(&words, &closed, o.period.first, o.period.last);
            let key = (*id, kind.clone());
            let answered = o.before.as_ref().and_then(|b| b.seats.get(&key).copied());
            let then = last.as_ref().and_then(|l| l.seats.get(&key).copied()).filter(|n| *n > 0);
            let (start, source) = rules::start(answered, &can, then);
            let name = field(*id, at);
            let value = c.value(&name, &start.to_string());
            let read = number(&value);
            rows.push(KindRow {
                is_wrong: c.refusal.is_some() && read.is_none_or(|n| !orders::is_number(n)),
                is_beyond: can.seats().is_some_and(|most| read.is_some_and(|n| n > most)),
                asked: o.order.asked.get(kind).copied().unwrap_or(0),
                kind: kind.clone(),
                name,
                value,
                source,
                can,
            });
        }
        let cannot = o.before.as_ref().and_then(|b| b.cannot.get(id)).map_or("", |r| r.code());
        let name = format!("cannot-{id}");
        cards.push(UnitCard { unit: *id, label: unit.name.clone(), cannot: c.value(&name, cannot), rows });
    }
    Ok(cards)
}

async fn page(c: &mut Ctx, o: &Opened, way: Way) -> Done<AnswerForm> {
    let cards = cards(c, o).await?;
    let today = c.today();
    let (note, reason) =
        o.before.as_ref().map_or((String::new(), ""), |b| (b.note.clone(), b.reason.map_or("", Reason::code)));
    let offered = o.before.as_ref().map(|b| b.seats.values().sum());
    Ok(AnswerForm {
        hei: hosts::name(o.order.tenant, c.t.lang),
        host: hosts::name(o.order.host, c.t.lang),
        programme: o.period.programme.clone(),
        term: c.t.lang.term(o.period.term),
        first: o.period.first,
        last: o.period.last,
        answer_by: o.order.answer_by,
        is_over: o.order.answer_by.is_some_and(|by| today > by),
        asked: o.types().into_iter().filter_map(|k| Some((k.clone(), *o.order.asked.get(&k)?))).collect(),
        offered,
        was_late: o.order.late && o.before.is_some(),
        cards,
        note: c.value("note", &note),
        reason: c.value("reason", reason),
        problems: ["note", "reason"].map(|f| c.problem(f)),
        guard: c.guard().version(o.order.version),
        errors: c.error_summary(),
        way,
    })
}

fn way(c: &Ctx, o: &Opened) -> Way {
    Way::SignedIn { order: o.order.id, may_all: c.scope().role == Role::MunicipalCoordinator }
}

/// The order and the form to answer it.
pub async fn show(c: &mut Ctx) -> Done<Reply> {
    let o = signed_in(c).await?;
    c.audit(Entry::new("placements.order.look", o.order.id).of(o.order.tenant));
    let way = way(c, &o);
    Ok(page(c, &o, way).await?.render(&c.t).into())
}

/// The same by a link.
pub async fn show_by_link(c: &mut Ctx) -> Done<Reply> {
    let token = c.param("link").to_owned();
    match by_link(c).await? {
        Found::Ended(link) => {
            let page =
                Ended { token, asked: link.renewal_asked.is_some(), guard: c.guard(), errors: c.error_summary() };
            Ok(page.render(&c.t).secret().into())
        }
        Found::Order(o, _) => {
            c.audit(Entry::new("placements.order.look", o.order.id).of(o.order.tenant));
            Ok(page(c, &o, Way::Link { token }).await?.render(&c.t).secret().into())
        }
    }
}

/// What was written in the form.
fn written(c: &Ctx, o: &Opened) -> Done<Written> {
    let mut all = Written {
        note: c.form.get("note").to_owned(),
        reason: Reason::parse(c.form.get("reason")),
        ..Written::default()
    };
    for unit in &o.mine {
        for (at, kind) in o.types().into_iter().enumerate() {
            let n = number(c.form.get(&field(*unit, at))).ok_or_else(|| Refusal::invalid("orders-answer-numbers"))?;
            if !orders::is_number(n) {
                return Err(Refusal::invalid("orders-answer-numbers").into());
            }
            all.seats.insert((*unit, kind), n);
        }
        if let Some(reason) = Reason::parse(c.form.get(&format!("cannot-{unit}"))) {
            all.cannot.insert(*unit, reason);
        }
    }
    Ok(all)
}

/// Saves an answer over what stands; gives the number of seats in all.
pub(crate) async fn save(
    c: &mut Ctx,
    order: &Order,
    before: Option<&Answer>,
    mine: &BTreeSet<UnitId>,
    written: &Written,
    by: By,
) -> Done<(i64, Order)> {
    let (now, today) = (c.now, c.today());
    let all = rules::merge(before, mine, written)?;
    let mut answer = Answer {
        number: order.answered + 1,
        seats: all.seats.into_iter().filter(|(_, n)| *n > 0).collect(),
        cannot: all.cannot,
        reason: all.reason,
        note: all.note,
        late: false,
        by,
        at: now,
    };
    let answered = orders::answer(order, &answer.offered(), today)?;
    answer.late = answered.late;
    if !store::orders::save(&mut c.tx, &answered, order.version).await? {
        return Err(changed_meanwhile().into());
    }
    store::orders::add_answer(&mut c.tx, order, &answer).await?;
    Ok((answer.seats.values().sum(), answered))
}

async fn take(c: &mut Ctx, o: &Opened, by: By, to: String) -> Done<Reply> {
    if super::seen_version(c) != o.order.version {
        return Err(changed_meanwhile().into());
    }
    if c.today() > o.period.last {
        return Err(Refusal::conflict("placements-period-over").into());
    }
    let (written, mine) = (written(c, o)?, o.mine.iter().copied().collect());
    let (seats, order) = save(c, &o.order, o.before.as_ref(), &mine, &written, by).await?;
    let asked: i64 = order.asked.values().sum();
    let key = if order.late { "orders-answer-saved-late" } else { "orders-answer-saved" };
    Ok(Reply::done(to, key, &[("a", seats.into()), ("b", asked.into())]))
}

/// Saves the answer of somebody signed in.
pub async fn send(c: &mut Ctx) -> Done<Reply> {
    let (person, o) = (c.scope().person, signed_in(c).await?);
    let to = c.t.to(&format!("/kommun/platser/{}", o.order.id));
    let reply = take(c, &o, By::Person(person), to).await?;
    c.audit(Entry::new("placements.answer.send", o.order.id));
    Ok(reply)
}

/// Saves the answer of whoever holds the link.
pub async fn send_by_link(c: &mut Ctx) -> Done<Reply> {
    let to = c.t.to(&format!("/s/{}", c.param("link")));
    let Found::Order(o, link) = by_link(c).await? else {
        return Err(Refusal::invalid("orders-link-ended").into());
    };
    let reply = take(c, &o, By::Link(link.id), to).await?;
    c.audit(Entry::new("placements.answer.send_by_link", format!("{} {}", o.order.id, link.id)).of(o.order.tenant));
    Ok(reply)
}

/// Asks the HEI for a new link in place of one that has ended.
pub async fn ask_renewal(c: &mut Ctx) -> Done<Reply> {
    let (now, to) = (c.now, c.t.to(&format!("/s/{}", c.param("link"))));
    match by_link(c).await? {
        Found::Order(..) => Err(Refusal::conflict("orders-link-works").into()),
        Found::Ended(link) => {
            let order = store::orders::find_of_link(&mut c.tx, link.order).await?.ok_or_else(Refusal::not_found)?;
            store::links::ask_renewal(&mut c.tx, link.id, now).await?;
            c.audit(Entry::new("placements.link.ask", link.id).of(order.tenant));
            Ok(Reply::done(to, "orders-link-asked", &[]))
        }
    }
}

/// The order as a file for the acting person's host.
pub async fn template_signed_in(c: &mut Ctx) -> Done<Reply> {
    let o = signed_in(c).await?;
    template(c, &o.period, &o.order).await
}

/// The order as a file for whoever holds the link.
pub async fn template_by_link(c: &mut Ctx) -> Done<Reply> {
    match by_link(c).await? {
        Found::Order(o, _) => template(c, &o.period, &o.order).await,
        Found::Ended(_) => Err(Refusal::not_found().into()),
    }
}

/// The order as a file to be filled in and sent back: a row for each unit and type, with the numbers to begin with.
pub(crate) async fn template(c: &mut Ctx, period: &Period, order: &Order) -> Done<Reply> {
    let (today, format) = (c.today(), c.param("format").to_owned());
    let units = places::units(&mut c.tx).await?;
    let mine = hosts::units_of(&units, order.host, today).iter().map(|u| u.id).collect();
    let o = opened(c, order.clone(), mine, units).await?;
    let mut rows: Vec<Vec<Cell>> = Vec::new();
    for card in cards(c, &o).await? {
        for row in card.rows.iter().filter(|r| r.asked > 0 || r.source != Source::Nothing) {
            let n = number(&row.value).unwrap_or(0);
            rows.push(vec![card.label.as_str().into(), row.kind.as_str().into(), Cell::Whole(n), "".into()]);
        }
    }
    let host = hosts::name(order.host, Lang::Sv);
    let columns = ["enhet", "platstyp", "platser", "hinder"].map(str::to_owned).to_vec();
    let table = Table { title: host.clone(), columns, rows };
    let stem = format!("svar {host} {} {}", period.programme, period.term.code());
    let (name, content_type, bytes) = match format.as_str() {
        "csv" => (file_name(&stem, "csv"), CSV_TYPE, table.csv(CsvStyle::Swedish)),
        "xlsx" => (file_name(&stem, "xlsx"), XLSX_TYPE, table.xlsx().map_err(Stop::failed)?),
        _ => return Err(Refusal::not_found().into()),
    };
    Ok(Reply::File { name, content_type, bytes })
}
