//! The example's orders: last term's round, this term's round under way, and what the units have said once.

use std::collections::{BTreeMap, BTreeSet};

use kernel::{
    BlockedId, Day, FunctionId, OrderId, OrderLinkId, OrganisationId, PeriodId, PlanId, Span, StudentId, Term, UnitId,
};
use organisations::tiles::INLAND;
use organisations::{Function, Holder};
use placements::model::orders::{Answer, By, ByType, Order, OrderState, Recipient};
use placements::model::standing::{Blocked, Reason, Standing, Weeks};
use placements::model::{Capacity, Plan, PlanRow, PlanState, Settings};
use placements::rules::NewPeriod;
use placements::store::links::Kind;
use placements::{outbox, rules, store};
use platform::audit::Entry;
use platform::failure::{Done, Stop};
use platform::web::Ctx;

use crate::fill::{Cast, MUNICIPALITY, PROGRAMME, student};
use crate::region::{ExampleRegion, Place, SEED, TYPES, region};

/// Has not answered, and has not even looked.
const SILENT: &str = "2422";
/// Have looked and not answered yet.
const LOOKED: [&str; 2] = ["2417", "2282"];
/// Offers two places that nobody asked for.
const UNASKED: &str = "2421";
/// Says first what it can take.
const OFFERS_FIRST: &str = "2463";
const DAY_SECONDS: i64 = 24 * 3600;

/// Whether a municipality has not answered this term's order, so that its units have no seats yet.
pub(crate) fn is_silent(code: &str) -> bool {
    code == SILENT || LOOKED.contains(&code)
}

/// Everything of orders in the example.
pub(crate) async fn round(c: &mut Ctx, cast: &Cast, all: &ExampleRegion) -> Done<()> {
    manager(c, all).await?;
    standing(c, all).await?;
    recipients(c).await?;
    last_term(c, cast, all).await?;
    this_term(c, cast, all).await?;
    next_term(c, cast, all).await?;
    forecast(c).await
}

/// The unit manager of the example answers for one unit.
async fn manager(c: &mut Ctx, all: &ExampleRegion) -> Done<()> {
    let (host, today) = (OrganisationId::named(MUNICIPALITY), c.today());
    let members = people::members_of(&mut c.tx, host, today).await?;
    let manager = members.iter().find(|m| m.membership.role == kernel::Role::UnitManager);
    let unit = all.places.iter().find(|p| p.municipality == MUNICIPALITY);
    let (Some(manager), Some(unit)) = (manager, unit) else { return Err(Stop::failed("the example has no manager")) };
    let function = Function {
        id: FunctionId::named("example/manager"),
        organisation: host,
        unit: Some(unit.unit),
        title: "Enhetschef".to_owned(),
        email: None,
        phone: None,
        holders: vec![Holder { person: manager.person.id, span: Span { first: today, last: None } }],
        taken_over_by: None,
        version: 1,
    };
    organisations::store::functions::save(&mut c.tx, &function).await
}

/// Three units of four have said once what they can take.
async fn standing(c: &mut Ctx, all: &ExampleRegion) -> Done<()> {
    let (scope, now) = (c.scope(), c.now);
    let from = Day::parse("2026-01-01").ok_or_else(|| Stop::failed("a day of the example"))?;
    for (at, place) in all.places.iter().enumerate().filter(|(at, p)| at % 4 != 3 && p.municipality != SILENT) {
        let of_host = kernel::Scope { organisation: OrganisationId::named(place.municipality), ..scope };
        let none = at % 24 == 5;
        let said = Standing {
            unit: place.unit,
            place_type: TYPES[place.kind].to_owned(),
            number: 1,
            seats: if none { 0 } else { place.seats.max(1) },
            weeks: Weeks::ALL,
            demands: if place.kind == 2 { "Körkort".to_owned() } else { String::new() },
            reason: none.then_some(Reason::NoSupervisor),
            from,
            by: scope.person,
        };
        store::standing::say(&mut c.tx, of_host, &said, now).await?;
    }
    let Some(unit) = all.places.iter().find(|p| p.municipality == MUNICIPALITY) else { return Ok(()) };
    let blocked = Blocked {
        id: BlockedId::named("example"),
        unit: unit.unit,
        year: 2027,
        first: 24,
        last: 32,
        reason: "Semester".to_owned(),
    };
    let of_host = kernel::Scope { organisation: OrganisationId::named(MUNICIPALITY), ..scope };
    store::standing::block(&mut c.tx, of_host, &blocked, scope.person, now).await
}

fn recipient(code: &str) -> Recipient {
    Recipient {
        title: "Kommunal VFU-samordnare".to_owned(),
        email: format!("vfu-{code}@example.org"),
        offers_first: code == OFFERS_FIRST,
    }
}

async fn recipients(c: &mut Ctx) -> Done<()> {
    let scope = c.scope();
    for tile in INLAND {
        let host = OrganisationId::named(tile.municipality);
        store::orders::save_recipient(&mut c.tx, scope, host, &recipient(tile.municipality)).await?;
    }
    Ok(())
}

/// The seats of a municipality, by type.
fn offered(places: &[&Place], code: &str) -> ByType {
    let mut all = ByType::new();
    for place in places.iter().filter(|p| p.municipality == code && p.seats > 0) {
        *all.entry(TYPES[place.kind].to_owned()).or_default() += place.seats;
    }
    all
}

/// What is asked: what the students who live there need, and never less than what is offered, save where two are
/// offered unasked.
fn asked(all: &ExampleRegion, offered: &ByType, code: &str) -> ByType {
    let mut asked = ByType::new();
    for (kind, name) in TYPES.iter().enumerate() {
        let need = all.students.iter().filter(|s| s.municipality == code && s.kind == kind).count();
        let need = i64::try_from(need).unwrap_or(i64::MAX);
        let there = offered.get(*name).copied().unwrap_or(0);
        let n = if code == UNASKED { there } else { need.max(there) };
        asked.insert((*name).to_owned(), n);
    }
    if code == UNASKED
        && let Some(n) = asked.values_mut().find(|n| **n >= 2)
    {
        *n -= 2;
    }
    asked.retain(|_, n| *n > 0);
    asked
}

fn answer(places: &[&Place], code: &str, by: By, at: kernel::Moment) -> Answer {
    let mine = places.iter().filter(|p| p.municipality == code);
    let seats: BTreeMap<(UnitId, String), i64> =
        mine.filter(|p| p.seats > 0).map(|p| ((p.unit, TYPES[p.kind].to_owned()), p.seats)).collect();
    let reason = seats.is_empty().then_some(Reason::Staffing);
    Answer { number: 1, seats, cannot: BTreeMap::new(), reason, note: String::new(), late: false, by, at }
}

fn draft(c: &Ctx, period: PeriodId, code: &str, asked: ByType) -> Order {
    Order {
        id: OrderId::named(&format!("example/{period}/{code}")),
        tenant: c.scope().organisation,
        period,
        host: OrganisationId::named(code),
        state: OrderState::Draft,
        asked,
        answer_by: None,
        sent_at: None,
        answered: 0,
        accepted: 0,
        late: false,
        version: 0,
    }
}

async fn save(c: &mut Ctx, order: &Order) -> Done<()> {
    if store::orders::save(&mut c.tx, order, 0).await? { Ok(()) } else { Err(Stop::failed("an order twice")) }
}

/// Last term: everybody answered, the places were used.
async fn last_term(c: &mut Ctx, cast: &Cast, all: &ExampleRegion) -> Done<()> {
    let day = |text| Day::parse(text).ok_or_else(|| Stop::failed("a day of the example"));
    let (scope, now, period) = (cast.coordinator.scope(), c.now, PeriodId::named("example/last"));
    let new = NewPeriod {
        programme: PROGRAMME.to_owned(),
        term: Term::autumn(2026),
        first: day("2026-08-31")?,
        last: day("2026-11-06")?,
        place_types: TYPES.iter().map(|t| (*t).to_owned()).collect(),
        settings: Settings::default(),
    };
    store::periods::insert(&mut c.tx, scope, period, &new, now).await?;
    let places: Vec<&Place> = all.places.iter().collect();
    let capacities: Vec<Capacity> = places
        .iter()
        .filter(|p| p.seats > 0)
        .map(|p| Capacity {
            id: c.ids.next(),
            unit: p.unit,
            place_type: TYPES[p.kind].to_owned(),
            seats: p.seats,
            version: 1,
        })
        .collect();
    store::capacities::save(&mut c.tx, scope, period, &capacities).await?;
    for tile in INLAND {
        let code = tile.municipality;
        let offers = offered(&places, code);
        let order = draft(c, period, code, asked(all, &offers, code));
        let order = rules::orders::send(&order, day("2026-05-29")?, now)?;
        let answered = Order { accepted: 1, ..rules::orders::answer(&order, &offers, day("2026-05-20")?)? };
        save(c, &answered).await?;
        store::orders::add_answer(&mut c.tx, &order, &answer(&places, code, By::Person(scope.person), now)).await?;
    }
    used(c, cast, period, &capacities).await
}

/// Students of last term, each where there was a seat of the type.
async fn used(c: &mut Ctx, cast: &Cast, period: PeriodId, capacities: &[Capacity]) -> Done<()> {
    let (scope, now) = (cast.coordinator.scope(), c.now);
    let others = region(SEED + 1);
    let mut left: Vec<(usize, i64)> = capacities.iter().enumerate().map(|(at, s)| (at, s.seats)).collect();
    let (mut students, mut rows) = (Vec::new(), Vec::new());
    for row in others.students.iter().filter(|s| !s.protected) {
        let id = StudentId::named(&format!("example/last/{}", row.reference));
        let mut one = student(&others, row);
        one.id = id;
        let free = left.iter_mut().find(|(at, n)| *n > 0 && capacities[*at].place_type == one.place_type);
        let at = free.map(|(at, n)| {
            *n -= 1;
            capacities[*at].id
        });
        rows.push(PlanRow { student: id, capacity: at, minutes: None, wish: None, cost: 0 });
        students.push(one);
    }
    store::students::save(&mut c.tx, scope, period, &students).await?;
    let plan = Plan {
        id: PlanId::named("example/last"),
        number: 0,
        revision: 1,
        state: PlanState::Proposed,
        unplaced: i64::try_from(rows.iter().filter(|r| r.capacity.is_none()).count()).unwrap_or(i64::MAX),
        cost: 0,
        proved: false,
        prices: BTreeMap::new(),
        seconds: 0.0,
        created_at: now,
        version: 1,
    };
    store::plans::insert(&mut c.tx, scope, period, &plan, &rows).await?;
    store::plans::accept(&mut c.tx, scope, period, plan.id, scope.person, now).await
}

/// This term: 17 were asked, 14 have answered, and their answers are the period's seats.
async fn this_term(c: &mut Ctx, cast: &Cast, all: &ExampleRegion) -> Done<()> {
    let (today, now) = (c.today(), c.now);
    let by = today.plus_working_days(2);
    let places: Vec<&Place> = all.places.iter().filter(|p| !is_silent(p.municipality)).collect();
    for tile in INLAND {
        let code = tile.municipality;
        let offers = offered(&places, code);
        let order = draft(c, cast.period, code, asked(all, &offers, code));
        c.now = now.plus_seconds(-14 * DAY_SECONDS);
        let order = rules::orders::send(&order, by, c.now)?;
        let has_answered = !is_silent(code);
        let order =
            if has_answered { Order { accepted: 1, ..rules::orders::answer(&order, &offers, today)? } } else { order };
        save(c, &order).await?;
        // The example gives its links to nobody: who wants to try one makes a new one.
        outbox::write(c, &order, &recipient(code), Kind::Order).await?;
        c.now = now;
        if LOOKED.contains(&code) {
            c.audit(Entry::new("placements.order.look", order.id).of(order.tenant));
        }
        if has_answered {
            let scope = cast.coordinator.scope();
            let link = store::links::of_order(&mut c.tx, scope, order.id).await?.first().map(|l| l.id);
            let link: OrderLinkId = link.ok_or_else(|| Stop::failed("an order without a link"))?;
            let at = now.plus_seconds(-5 * DAY_SECONDS);
            store::orders::add_answer(&mut c.tx, &order, &answer(&places, code, By::Link(link), at)).await?;
        }
    }
    let scope = cast.coordinator.scope();
    for message in store::links::messages(&mut c.tx, scope, cast.period).await? {
        let at = message.made_at;
        store::links::sent(&mut c.tx, scope, message.id, scope.person, at).await?;
    }
    Ok(())
}

/// What a smaller round of the autumn asks and what came back: 24 places, Lycksele and Sorsele silent.
const NEXT: [(&str, i64, Option<i64>); 5] =
    [("2481", 8, None), ("2462", 4, Some(4)), (UNASKED, 4, Some(6)), (SILENT, 2, None), ("2482", 6, Some(5))];

/// The autumn's round: three answers wait to be accepted, and Lycksele can be tried as.
async fn next_term(c: &mut Ctx, cast: &Cast, all: &ExampleRegion) -> Done<()> {
    let day = |text| Day::parse(text).ok_or_else(|| Stop::failed("a day of the example"));
    let (scope, today, now, period) = (cast.coordinator.scope(), c.today(), c.now, PeriodId::named("example/next"));
    let kind = TYPES[0].to_owned();
    let new = NewPeriod {
        programme: "VFU i socialt arbete, termin 5".to_owned(),
        term: Term::autumn(2027),
        first: day("2027-08-30")?,
        last: day("2027-11-05")?,
        place_types: TYPES.iter().map(|t| (*t).to_owned()).collect(),
        settings: Settings::default(),
    };
    store::periods::insert(&mut c.tx, scope, period, &new, now).await?;
    for (code, n, came) in NEXT {
        let order = draft(c, period, code, [(kind.clone(), n)].into());
        let order = rules::orders::send(&order, today.plus_working_days(12), now)?;
        let unit = all.places.iter().find(|p| p.municipality == code && p.kind == 0).map(|p| p.unit);
        let order = if let (Some(seats), Some(unit)) = (came, unit) {
            let offers: ByType = [(kind.clone(), seats)].into();
            let answered = rules::orders::answer(&order, &offers, today)?;
            save(c, &answered).await?;
            let answer = Answer {
                seats: [((unit, kind.clone()), seats)].into(),
                reason: None,
                ..answer(&[], code, By::Person(scope.person), now)
            };
            store::orders::add_answer(&mut c.tx, &order, &answer).await?;
            answered
        } else {
            save(c, &order).await?;
            order
        };
        outbox::write(c, &order, &recipient(code), Kind::Order).await?;
    }
    for message in store::links::messages(&mut c.tx, scope, period).await? {
        store::links::sent(&mut c.tx, scope, message.id, scope.person, now).await?;
    }
    Ok(())
}

/// A forecast of the largest type, two and three terms ahead.
async fn forecast(c: &mut Ctx) -> Done<()> {
    let scope = c.scope();
    let third = std::iter::successors(Some(Term::of(c.today())), |t| Some(t.next())).nth(2);
    let Some(term) = third else { return Ok(()) };
    let hosts: BTreeSet<&str> = INLAND.iter().map(|t| t.municipality).collect();
    for (at, code) in hosts.into_iter().enumerate() {
        let n = 6 + i64::try_from(at % 5).unwrap_or(0) * 3;
        let of = (PROGRAMME, TYPES[0]);
        store::forecasts::save(&mut c.tx, scope, of, (OrganisationId::named(code), term), n).await?;
        store::forecasts::save(&mut c.tx, scope, of, (OrganisationId::named(code), term.next()), n + 1).await?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn storuman_offers_two_unasked_and_nobody_else_does() {
        let all = region(SEED);
        let places: Vec<&Place> = all.places.iter().filter(|p| !is_silent(p.municipality)).collect();
        for tile in INLAND {
            let offers = offered(&places, tile.municipality);
            let asked = asked(&all, &offers, tile.municipality);
            let unasked = rules::orders::unasked(&asked, &offers);
            assert_eq!(unasked, if tile.municipality == UNASKED { 2 } else { 0 }, "{}", tile.municipality);
            assert!(!asked.is_empty(), "{}", tile.municipality);
        }
    }
}
