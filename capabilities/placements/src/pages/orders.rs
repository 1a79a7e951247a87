//! V2's order: the matrix of hosts and types, sending it, what came back, one order.

use std::collections::BTreeMap;

use kernel::ids;
use organisations::Unit;
use platform::prelude::*;

use super::{changed_meanwhile, period};
use crate::model::Period;
use crate::model::orders::{Answer, By, ByType, Order, OrderState, Recipient};
use crate::model::standing::{Blocked, Standing};
use crate::rules::orders::{self as rules, Agreement, NotSent};
use crate::rules::standing::can;
use crate::rules::{answers, reminders, seats};
use crate::store::links::Kind;
use crate::views::orders::{Cell, Follow, FollowRow, HostRow, Matrix, One, Summary};
use crate::views::parts::{Filled, Head};
use crate::{hosts, outbox, places, store};

/// Whether an agreement stands behind an order of a period to a host.
fn agreement(_period: &Period, _host: OrganisationId) -> Agreement {
    Agreement::NotKept
}

/// Where the numbers of the matrix come from.
#[derive(Clone, Copy, PartialEq, Eq)]
enum From {
    Stored,
    LastTerm,
    Students,
    Capacity,
}

/// Everything the matrix is made of.
struct Basis {
    period: Period,
    orders: BTreeMap<OrganisationId, Order>,
    recipients: BTreeMap<OrganisationId, Recipient>,
    hosts: Vec<OrganisationId>,
    need: ByType,
    standing: BTreeMap<OrganisationId, ByType>,
}

async fn basis(c: &mut Ctx) -> Done<Basis> {
    let (scope, today, period) = (c.scope(), c.today(), period(c).await?);
    let all = store::orders::of_period(&mut c.tx, scope, period.id).await?;
    let orders: BTreeMap<OrganisationId, Order> = all.into_iter().map(|o| (o.host, o)).collect();
    let units = places::units(&mut c.tx).await?;
    let mut there = hosts::with_units(&units, today);
    there.extend(orders.keys().filter(|h| !there.contains(h)).copied().collect::<Vec<_>>());
    let said = store::standing::all(&mut c.tx).await?;
    let blocked = store::standing::all_blocked(&mut c.tx).await?;
    let students = store::overview::students(&mut c.tx, scope, period.id).await?;
    let mut need = ByType::new();
    for student in &students {
        *need.entry(student.place_type.clone()).or_default() += 1;
    }
    Ok(Basis {
        standing: standing(&period, &units, &said, &blocked),
        recipients: store::orders::recipients(&mut c.tx, scope).await?,
        hosts: hosts::in_order(there),
        orders,
        need,
        period,
    })
}

/// What the units of each host can take in a period, by what they have said.
pub(crate) fn standing(
    period: &Period,
    units: &BTreeMap<UnitId, Unit>,
    said: &[Standing],
    blocked: &[Blocked],
) -> BTreeMap<OrganisationId, ByType> {
    let mut all: BTreeMap<OrganisationId, ByType> = BTreeMap::new();
    for of_unit in said.chunk_by(|a, b| (a.unit, &a.place_type) == (b.unit, &b.place_type)) {
        let (unit, kind) = (of_unit[0].unit, &of_unit[0].place_type);
        let closed: Vec<Blocked> = blocked.iter().filter(|b| b.unit == unit).cloned().collect();
        let seats = can(of_unit, &closed, period.first, period.last).seats();
        if let (Some(unit), Some(n)) = (units.get(&unit), seats.filter(|n| *n > 0)) {
            *all.entry(unit.organisation).or_default().entry(kind.clone()).or_default() += n;
        }
    }
    all
}

/// Numbers to begin with, by host.
async fn numbers(c: &mut Ctx, basis: &Basis, from: From) -> Done<BTreeMap<OrganisationId, ByType>> {
    let scope = c.scope();
    Ok(match from {
        From::Stored => basis.orders.iter().map(|(host, o)| (*host, o.asked.clone())).collect(),
        From::Capacity => basis.standing.clone(),
        From::Students => {
            let mut all: BTreeMap<OrganisationId, ByType> = BTreeMap::new();
            for student in store::overview::students(&mut c.tx, scope, basis.period.id).await? {
                let home = student.municipality.as_deref().and_then(organisations::directory::by_code);
                if let Some(host) = home.map(|o| o.id).filter(|h| basis.hosts.contains(h)) {
                    *all.entry(host).or_default().entry(student.place_type).or_default() += 1;
                }
            }
            all
        }
        From::LastTerm => match last_period(c, &basis.period).await? {
            Some(last) => {
                let orders = store::orders::of_period(&mut c.tx, scope, last.id).await?;
                orders.into_iter().map(|o| (o.host, o.asked)).collect()
            }
            None => BTreeMap::new(),
        },
    })
}

/// The programme's period before this one.
async fn last_period(c: &mut Ctx, this: &Period) -> Done<Option<Period>> {
    let scope = c.scope();
    let all = store::periods::all(&mut c.tx, scope).await?;
    Ok(all.into_iter().find(|p| p.programme == this.programme && p.first < this.first))
}

/// The default address of a host's coordinator: the function that the host itself keeps.
async fn default_recipient(c: &mut Ctx, host: OrganisationId) -> Done<Recipient> {
    let functions = organisations::store::functions::of_organisation(&mut c.tx, host).await?;
    let found = functions.into_iter().find(|f| f.title.contains("VFU") && f.email.is_some());
    Ok(found.map_or_else(Recipient::default, |f| Recipient {
        title: f.title,
        email: f.email.unwrap_or_default(),
        offers_first: false,
    }))
}

/// The name of a number's field.
fn field(host: OrganisationId, at: usize) -> String {
    format!("n-{host}-{at}")
}

/// What was written in a field of the matrix; nothing is none.
fn written(text: &str) -> Option<i64> {
    if text.is_empty() { Some(0) } else { text.replace(['\u{a0}', ' '], "").parse().ok() }
        .filter(|n| rules::is_number(*n))
}

fn seen_of(basis: &Basis) -> i64 {
    basis.orders.values().map(|o| o.version).sum()
}

/// The matrix.
pub async fn matrix(c: &mut Ctx) -> Done<Reply> {
    let basis = basis(c).await?;
    let asked_from = if c.form.has("fran") { c.form.get("fran") } else { c.query.get("fran") }.to_owned();
    let last = last_period(c, &basis.period).await?;
    let from = match asked_from.as_str() {
        "studenter" => From::Students,
        "kapacitet" => From::Capacity,
        "forra" => From::LastTerm,
        _ if basis.orders.is_empty() && last.is_some() => From::LastTerm,
        _ => From::Stored,
    };
    let start = numbers(c, &basis, from).await?;
    let types = basis.period.place_types.clone();
    let mut rows = Vec::new();
    for host in &basis.hosts {
        rows.push(host_row(c, &basis, *host, start.get(host), &types).await?);
    }
    let (today, first) = (c.today(), basis.period.first);
    let wanted = today.plus_working_days(10);
    let by = if wanted < first { wanted } else { first.plus_working_days(-1) };
    let stored = [("answer_by", by.to_string()), ("fran", asked_from)];
    let mut form = Filled::of(c, &stored);
    form.guard = form.guard.version(seen_of(&basis));
    let page = Matrix {
        head: Head::of(&c.t, &basis.period),
        need: types.iter().map(|kind| basis.need.get(kind).copied().unwrap_or(0)).collect(),
        types,
        rows,
        form,
        last: last.map(|p| Head::of(&c.t, &p).label()),
        copied: matches!(from, From::LastTerm) && !start.is_empty(),
    };
    Ok(page.render(&c.t).into())
}

async fn host_row(
    c: &mut Ctx,
    basis: &Basis,
    host: OrganisationId,
    start: Option<&ByType>,
    types: &[String],
) -> Done<HostRow> {
    let order = basis.orders.get(&host);
    let to = match basis.recipients.get(&host) {
        Some(to) => to.clone(),
        None => default_recipient(c, host).await?,
    };
    // A place that offers first is asked for what it has said.
    let own = if to.offers_first && order.is_none() { basis.standing.get(&host) } else { start };
    let cells = types
        .iter()
        .enumerate()
        .map(|(at, kind)| {
            let name = field(host, at);
            let stored = own.and_then(|a| a.get(kind)).filter(|n| **n > 0).map_or_else(String::new, i64::to_string);
            let value = c.value(&name, &stored);
            let is_wrong = c.refusal.is_some() && written(&value).is_none();
            Cell { name, value, is_wrong, can: basis.standing.get(&host).and_then(|s| s.get(kind)).copied() }
        })
        .collect();
    Ok(HostRow {
        host,
        name: hosts::name(host, c.t.lang),
        state: order.map(|o| o.state),
        cells,
        title: c.value(&format!("title-{host}"), &to.title),
        email: c.value(&format!("email-{host}"), &to.email),
        offers_first: c.value(&format!("first-{host}"), if to.offers_first { "1" } else { "0" }) == "1",
    })
}

/// Saves the matrix, and sends what can be sent when that was asked.
pub async fn save(c: &mut Ctx) -> Done<Reply> {
    let (scope, basis, seen) = (c.scope(), basis(c).await?, super::seen_version(c));
    if seen != seen_of(&basis) {
        return Err(changed_meanwhile().into());
    }
    if c.today() > basis.period.last {
        return Err(Refusal::conflict("placements-period-over").into());
    }
    let sends = c.form.get("gor") == "skicka";
    let offered = store::orders::offered(&mut c.tx, scope, basis.period.id).await?;
    let mut drafts = Vec::new();
    for host in &basis.hosts {
        let asked = asked(c, &basis, *host)?;
        let to = recipient(c, *host)?;
        if basis.recipients.get(host) != Some(&to) && to != Recipient::default() {
            store::orders::save_recipient(&mut c.tx, scope, *host, &to).await?;
        }
        if let Some(order) = ask(c, &basis, *host, asked, &offered).await?
            && order.state == OrderState::Draft
        {
            drafts.push((order, to));
        }
    }
    let here = format!("/vfu/{}/bestallning", basis.period.id);
    if !sends {
        c.audit(Entry::new("placements.order.ask", basis.period.id));
        return Ok(Reply::done(c.t.to(&here), "orders-saved", &[]));
    }
    let by = rules::answer_by(Day::parse(c.form.get("answer_by")), c.today(), basis.period.first)?;
    let (mut sent, mut left) = (0, Vec::new());
    for (order, to) in &drafts {
        match rules::may_send(order, to, agreement(&basis.period, order.host)) {
            Ok(()) => {
                let now = c.now;
                let order = rules::send(order, by, now)?;
                if !store::orders::save(&mut c.tx, &order, order.version).await? {
                    return Err(changed_meanwhile().into());
                }
                outbox::write(c, &order, to, Kind::Order).await?;
                sent += 1;
            }
            Err(NotSent::NothingAsked) => {}
            Err(why) => left.push((order.host, why)),
        }
    }
    if sent == 0 {
        let key = match left.first() {
            Some((_, NotSent::NoRecipient)) => "orders-none-sent-recipient",
            Some((_, NotSent::NoAgreement)) => "orders-none-sent-agreement",
            _ => "orders-none-sent",
        };
        return Err(Refusal::invalid(key).into());
    }
    c.audit(Entry::new("placements.order.send", format!("{} {sent} orders", basis.period.id)));
    let names: Vec<String> = left.iter().map(|(host, _)| hosts::name(*host, c.t.lang)).collect();
    let to = c.t.to(&format!("/vfu/{}/utskick", basis.period.id));
    if names.is_empty() {
        return Ok(Reply::done(to, "orders-sent", &[("n", sent.into())]));
    }
    Ok(Reply::done(to, "orders-sent-some", &[("n", sent.into()), ("what", names.join(", ").into())]))
}

fn asked(c: &Ctx, basis: &Basis, host: OrganisationId) -> Done<ByType> {
    let mut all = ByType::new();
    for (at, kind) in basis.period.place_types.iter().enumerate() {
        let n = written(c.form.get(&field(host, at))).ok_or_else(|| Refusal::invalid("orders-numbers-wrong"))?;
        all.insert(kind.clone(), n);
    }
    Ok(all)
}

fn recipient(c: &Ctx, host: OrganisationId) -> Done<Recipient> {
    let of = |name: &str| c.form.get(&format!("{name}-{host}")).to_owned();
    let to = Recipient { title: of("title"), email: of("email"), offers_first: of("first") == "1" };
    let is_address = to.email.is_empty()
        || (to.email.chars().count() <= 200
            && to.email.split_once('@').is_some_and(|(a, b)| !a.is_empty() && b.contains('.'))
            && !to.email.contains(char::is_whitespace));
    if !is_address || to.title.chars().count() > 120 {
        let name = hosts::name(host, c.t.lang);
        return Err(Refusal::invalid("orders-address-wrong").with("name", name).into());
    }
    Ok(to)
}

/// Saves what one host is asked; gives the order, if there is one.
async fn ask(
    c: &mut Ctx,
    basis: &Basis,
    host: OrganisationId,
    asked: ByType,
    offered: &BTreeMap<OrderId, ByType>,
) -> Done<Option<Order>> {
    let nothing = asked.values().all(|n| *n == 0);
    let (old, seen) = match basis.orders.get(&host) {
        Some(order) => (order.clone(), order.version),
        None if nothing => return Ok(None),
        None => (draft(c, basis, host), 0),
    };
    let new = rules::ask(&old, asked, offered.get(&old.id).unwrap_or(&ByType::new()));
    if seen > 0 && new == old {
        return Ok(Some(old));
    }
    if !store::orders::save(&mut c.tx, &new, seen).await? {
        return Err(changed_meanwhile().into());
    }
    Ok(Some(Order { version: seen + 1, ..new }))
}

fn draft(c: &mut Ctx, basis: &Basis, host: OrganisationId) -> Order {
    Order {
        id: c.ids.next(),
        tenant: c.scope().organisation,
        period: basis.period.id,
        host,
        state: OrderState::Draft,
        asked: ByType::new(),
        answer_by: None,
        sent_at: None,
        answered: 0,
        accepted: 0,
        late: false,
        version: 0,
    }
}

/// Students who are placed at the units of each host.
async fn placed(c: &mut Ctx, period: &Period) -> Done<BTreeMap<OrganisationId, i64>> {
    let scope = c.scope();
    let units = places::units(&mut c.tx).await?;
    let taken = store::overview::placed(&mut c.tx, scope, period).await?;
    let mut all = BTreeMap::new();
    for seats in store::capacities::of_period(&mut c.tx, scope, period.id).await? {
        if let Some(unit) = units.get(&seats.unit) {
            *all.entry(unit.organisation).or_default() += taken.get(&seats.id).copied().unwrap_or(0);
        }
    }
    Ok(all)
}

/// The figures of a period's orders, for V1 and V2.
pub(crate) async fn summary(c: &mut Ctx, period: &Period) -> Done<Option<Summary>> {
    let (scope, today) = (c.scope(), c.today());
    let orders = store::orders::of_period(&mut c.tx, scope, period.id).await?;
    let sent: Vec<&Order> = orders.iter().filter(|o| o.state != OrderState::Draft).collect();
    if sent.is_empty() {
        return Ok(None);
    }
    let offered = store::orders::offered(&mut c.tx, scope, period.id).await?;
    let of = |o: &Order| offered.get(&o.id).map_or(0, |by| by.values().sum::<i64>());
    Ok(Some(Summary {
        sent: sent.len(),
        answered: sent.iter().filter(|o| o.state.is_answered()).count(),
        late: sent.iter().filter(|o| rules::is_late(o, today)).count(),
        asked: sent.iter().flat_map(|o| o.asked.values()).sum(),
        offered: sent.iter().map(|o| of(o)).sum(),
        waiting: sent.iter().filter(|o| o.answered > o.accepted).count(),
    }))
}

/// What came back, by host.
pub async fn follow(c: &mut Ctx) -> Done<Reply> {
    let (scope, today, period) = (c.scope(), c.today(), period(c).await?);
    let orders = store::orders::of_period(&mut c.tx, scope, period.id).await?;
    let offered = store::orders::offered(&mut c.tx, scope, period.id).await?;
    let placed = placed(c, &period).await?;
    let none = ByType::new();
    let row = |o: &Order| {
        let offers = offered.get(&o.id).unwrap_or(&none);
        FollowRow {
            order: o.id,
            host: hosts::name(o.host, c.t.lang),
            state: o.state,
            is_late: rules::is_late(o, today) || (o.state.is_answered() && o.late),
            asked: o.asked.values().sum(),
            offered: offers.values().sum(),
            unasked: rules::unasked(&o.asked, offers),
            placed: placed.get(&o.host).copied().unwrap_or(0),
            is_accepted: o.answered > 0 && o.answered == o.accepted,
        }
    };
    let by_host: BTreeMap<OrganisationId, &Order> = orders.iter().map(|o| (o.host, o)).collect();
    let rows = hosts::in_order(by_host.keys().copied()).iter().map(|h| row(by_host[h])).collect();
    let page = Follow {
        head: Head::of(&c.t, &period),
        rows,
        summary: summary(c, &period).await?,
        guard: c.guard(),
        errors: c.error_summary(),
    };
    Ok(page.render(&c.t).into())
}

/// The order in the path, of the period in the path, or not found.
async fn order(c: &mut Ctx) -> Done<(Period, Order)> {
    let (scope, period, id) = (c.scope(), period(c).await?, c.id::<ids::Order>("order")?);
    let order = store::orders::find(&mut c.tx, scope, id).await?;
    if order.period != period.id {
        return Err(Refusal::not_found().into());
    }
    Ok((period, order))
}

/// One order with its answer.
pub async fn show(c: &mut Ctx) -> Done<Reply> {
    let (scope, today, (period, order)) = (c.scope(), c.today(), order(c).await?);
    let answer = store::orders::answer(&mut c.tx, &order, order.answered).await?;
    let units = places::units(&mut c.tx).await?;
    let looked = platform::audit::objects_of(&mut c.tx, order.tenant, "placements.order.look").await?;
    let last = store::links::last_messages(&mut c.tx, scope, period.id).await?;
    let seen = looked.get(&order.id.to_string()).copied();
    let by = match answer.as_ref().map(|a| a.by) {
        Some(By::Person(id)) => people::name_of(&mut c.tx, id).await?,
        _ => None,
    };
    let page = One {
        head: Head::of(&c.t, &period),
        host: hosts::name(order.host, c.t.lang),
        is_late: rules::is_late(&order, today),
        types: period.place_types.clone(),
        units: unit_names(answer.as_ref(), &units),
        by,
        seen,
        reminder: reminders::due(&order, seen.is_some(), last.get(&order.id).copied()),
        links: store::links::of_order(&mut c.tx, scope, order.id).await?,
        now: c.now,
        guards: [c.guard(), c.guard(), c.guard()],
        errors: c.error_summary(),
        answer,
        order,
    };
    Ok(page.render(&c.t).into())
}

fn unit_names(answer: Option<&Answer>, units: &BTreeMap<UnitId, Unit>) -> BTreeMap<UnitId, String> {
    let all = answer.into_iter().flat_map(|a| a.seats.keys().map(|(u, _)| u).chain(a.cannot.keys()));
    all.filter_map(|id| Some((*id, units.get(id)?.name.clone()))).collect()
}

/// An answer becomes the period's seats.
async fn accept_one(c: &mut Ctx, period: &Period, order: &Order, seen: i64) -> Done<i64> {
    let scope = c.scope();
    let accepted = rules::accept(order, seen)?;
    let now = store::orders::answer(&mut c.tx, order, seen).await?.ok_or_else(|| Stop::failed("an answer is gone"))?;
    let before = store::orders::answer(&mut c.tx, order, order.accepted).await?;
    let there = store::capacities::of_period(&mut c.tx, scope, period.id).await?;
    let placed = store::overview::placed(&mut c.tx, scope, period).await?;
    let held = store::capacities::held(&mut c.tx, scope, period.id).await?;
    let back = answers::taken_back(before.as_ref(), &now).into_iter().map(|at| (at, 0));
    let mut rows = Vec::new();
    for ((unit, kind), n) in now.seats.clone().into_iter().chain(back) {
        let old = there.iter().find(|s| s.unit == unit && s.place_type == kind);
        let Some(old) = old else {
            if n > 0 {
                let (id, version) = (c.ids.next(), 1);
                rows.push(crate::model::Capacity { id, unit, place_type: kind, seats: n, version });
            }
            continue;
        };
        let of = |all: &BTreeMap<CapacityId, i64>| all.get(&old.id).copied().unwrap_or(0);
        if let seats::Seats::Changed(n) = seats::set(old.seats, n, of(&placed), of(&held))? {
            rows.push(crate::model::Capacity { seats: n, ..old.clone() });
        }
    }
    store::capacities::save(&mut c.tx, scope, period.id, &rows).await?;
    if !rows.is_empty() {
        store::bump(&mut c.tx, scope, period.id).await?;
    }
    if !store::orders::save(&mut c.tx, &accepted, order.version).await? {
        return Err(changed_meanwhile().into());
    }
    Ok(now.seats.values().sum())
}

/// Accepts the answer that was seen.
pub async fn accept(c: &mut Ctx) -> Done<Reply> {
    let (period, order) = order(c).await?;
    let seen = c.form.int("svar").unwrap_or(-1);
    let seats = accept_one(c, &period, &order, seen).await?;
    c.audit(Entry::new("placements.answer.accept", order.id));
    let args = [("name", hosts::name(order.host, c.t.lang).into()), ("n", seats.into())];
    Ok(Reply::done(c.t.to(&format!("/vfu/{}/svar", period.id)), "orders-accepted", &args))
}

/// Accepts every answer that waits.
pub async fn accept_all(c: &mut Ctx) -> Done<Reply> {
    let (scope, period) = (c.scope(), period(c).await?);
    let orders = store::orders::of_period(&mut c.tx, scope, period.id).await?;
    let waiting: Vec<&Order> = orders.iter().filter(|o| o.answered > o.accepted).collect();
    if waiting.len() != usize::try_from(c.form.int("antal").unwrap_or(-1)).unwrap_or(usize::MAX) {
        return Err(Refusal::conflict("orders-answer-changed").hint("placements-look-again").into());
    }
    let (mut seats, n) = (0, waiting.len());
    for order in waiting {
        seats += accept_one(c, &period, order, order.answered).await?;
    }
    c.audit(Entry::new("placements.answer.accept_all", format!("{} {n} answers", period.id)));
    let to = c.t.to(&format!("/vfu/{}/svar", period.id));
    Ok(Reply::done(to, "orders-all-accepted", &[("a", n.into()), ("n", seats.into())]))
}

/// A new link, with a message that carries it.
pub async fn renew(c: &mut Ctx) -> Done<Reply> {
    let (scope, (period, order)) = (c.scope(), order(c).await?);
    if order.state == OrderState::Draft {
        return Err(Refusal::not_found().into());
    }
    let to = store::orders::recipients(&mut c.tx, scope).await?.remove(&order.host).unwrap_or_default();
    outbox::write(c, &order, &to, Kind::Renewal).await?;
    c.audit(Entry::new("placements.link.make", order.id));
    Ok(Reply::done(c.t.to(&format!("/vfu/{}/utskick", period.id)), "orders-link-made", &[]))
}

/// Takes all links of an order back.
pub async fn revoke(c: &mut Ctx) -> Done<Reply> {
    let (scope, now, (period, order)) = (c.scope(), c.now, order(c).await?);
    let n = store::links::revoke(&mut c.tx, scope, order.id, now).await?;
    c.audit(Entry::new("placements.link.revoke", order.id));
    let to = c.t.to(&format!("/vfu/{}/bestallning/{}", period.id, order.id));
    Ok(Reply::done(to, "orders-links-revoked", &[("n", n.into())]))
}

/// The order as a file to be filled in and sent back.
pub async fn template(c: &mut Ctx) -> Done<Reply> {
    let (period, order) = order(c).await?;
    super::answers::template(c, &period, &order).await
}
