//! The coordinator's periods: the list, a new one, one of them, what its allocation weighs.

use std::collections::{BTreeMap, BTreeSet};

use kernel::ids::Id;
use kernel::text::swedish_order;
use platform::prelude::*;

use super::{changed_meanwhile, period, seen_version};
use crate::model::{Capacity, Period, Settings};
use crate::store::overview::Listed;
use crate::views::index::{Index, Row};
use crate::views::new_period::NewPeriod;
use crate::views::parts::{Filled, Head};
use crate::views::period::{InMunicipality, Missing};
use crate::views::settings::SettingsForm;
use crate::{forms, places, rules, store, views};

/// V1: the periods.
pub async fn index(c: &mut Ctx) -> Done<Reply> {
    let (scope, today) = (c.scope(), c.today());
    let mut rows = Vec::new();
    for period in store::periods::all(&mut c.tx, scope).await? {
        let counts = store::periods::counts(&mut c.tx, scope, &period).await?;
        rows.push(Row {
            id: period.id,
            label: Head::of(&c.t, &period).label(),
            first: period.first,
            last: period.last,
            counts,
            accepted: period.accepted_plan.is_some(),
            orders: super::orders::summary(c, &period).await?,
        });
    }
    let (mut now, ended): (Vec<Row>, Vec<Row>) = rows.into_iter().partition(|r| today <= r.last);
    now.sort_by_key(|r| r.first);
    Ok(Index { now, ended }.render(&c.t).into())
}

/// "Skapa period".
pub async fn new(c: &mut Ctx) -> Done<Reply> {
    let scope = c.scope();
    let earlier = store::periods::all(&mut c.tx, scope).await?;
    let this = Term::of(c.today());
    let stored = [
        ("programme", String::new()),
        ("term", this.next().code()),
        ("first", String::new()),
        ("last", String::new()),
        ("place_types", earlier.first().map(|p| p.place_types.join("\n")).unwrap_or_default()),
        ("copy_from", earlier.first().map(|p| p.id.to_string()).unwrap_or_default()),
    ];
    let page = NewPeriod {
        form: Filled::of(c, &stored),
        terms: std::iter::successors(Some(this), |term| Some(term.next())).take(4).collect(),
        earlier: earlier.iter().map(|p| (p.id.to_string(), Head::of(&c.t, p).label())).collect(),
    };
    Ok(page.render(&c.t).into())
}

/// Creates a period.
pub async fn create(c: &mut Ctx) -> Done<Reply> {
    let (scope, now) = (c.scope(), c.now);
    let copied = match c.form.get("copy_from") {
        "" => Settings::default(),
        id => {
            let id: PeriodId = Id::parse(id).ok_or_else(Refusal::not_found)?;
            store::periods::find(&mut c.tx, scope, id).await?.settings
        }
    };
    let new = rules::create(forms::new_period(&c.form, copied)?)?;
    if store::periods::exists(&mut c.tx, scope, &new).await? {
        return Err(Refusal::invalid("placements-period-refused").field("first", "placements-period-exists").into());
    }
    let id: PeriodId = c.ids.next();
    store::periods::insert(&mut c.tx, scope, id, &new, now).await?;
    c.audit(Entry::new("placements.period.create", id));
    Ok(Reply::done(c.t.to(&format!("/vfu/{id}")), "placements-created", &[("name", new.programme.into())]))
}

/// V2: one period.
pub async fn show(c: &mut Ctx) -> Done<Reply> {
    let (scope, period) = (c.scope(), period(c).await?);
    let counts = store::periods::counts(&mut c.tx, scope, &period).await?;
    let students = store::overview::students(&mut c.tx, scope, period.id).await?;
    let capacities = store::capacities::of_period(&mut c.tx, scope, period.id).await?;
    let held = store::capacities::held(&mut c.tx, scope, period.id).await?;
    let placed = store::overview::placed(&mut c.tx, scope, &period).await?;
    let wished = store::overview::wishes_by_unit(&mut c.tx, scope, period.id).await?;
    let units = places::units(&mut c.tx).await?;
    let place_of = |unit: UnitId| units.get(&unit).map(|u| u.municipality.clone());
    let page = views::period::Period {
        head: Head::of(&c.t, &period),
        first: period.first,
        last: period.last,
        place_types: period.place_types.clone(),
        counts,
        accepted: period.accepted_plan.is_some(),
        orders: super::orders::summary(c, &period).await?,
        municipalities: by_municipality(&students, &capacities, &placed, place_of),
        missing: missing(&period, &students, &capacities, &held, counts.held, &wished),
    };
    Ok(page.render(&c.t).into())
}

fn by_municipality(
    students: &[Listed],
    capacities: &[Capacity],
    placed: &BTreeMap<CapacityId, i64>,
    place_of: impl Fn(UnitId) -> Option<String>,
) -> Vec<InMunicipality> {
    let mut all: BTreeMap<Option<String>, (i64, i64, i64)> = BTreeMap::new();
    for student in students {
        all.entry(student.municipality.clone()).or_default().0 += 1;
    }
    for capacity in capacities {
        let there = all.entry(place_of(capacity.unit)).or_default();
        there.1 += capacity.seats;
        there.2 += placed.get(&capacity.id).copied().unwrap_or(0);
    }
    let row = |(code, (students, seats, placed)): (Option<String>, _)| InMunicipality {
        name: code.as_deref().map(places::municipality),
        code,
        students,
        seats,
        placed,
    };
    let mut rows: Vec<InMunicipality> = all.into_iter().map(row).collect();
    // Those whose municipality is not known stand last.
    rows.sort_by(|a, b| match (&a.name, &b.name) {
        (Some(a), Some(b)) => swedish_order(a, b),
        (a, b) => b.is_some().cmp(&a.is_some()),
    });
    rows
}

fn missing(
    period: &Period,
    students: &[Listed],
    capacities: &[Capacity],
    held: &BTreeMap<CapacityId, i64>,
    holds: i64,
    wished: &BTreeMap<UnitId, i64>,
) -> Vec<Missing> {
    let mut all = Vec::new();
    if students.is_empty() {
        all.push(Missing::Students);
    }
    if capacities.iter().all(|c| c.seats == 0) {
        all.push(Missing::Seats);
    }
    for kind in &period.place_types {
        let need = students.iter().filter(|s| s.place_type == *kind).count() as i64;
        let of_kind = capacities.iter().filter(|c| c.place_type == *kind);
        let seats: i64 = of_kind.map(|c| (c.seats - held.get(&c.id).copied().unwrap_or(0)).max(0)).sum();
        if need > seats && !capacities.is_empty() {
            all.push(Missing::SeatsOfType { place_type: kind.clone(), students: need, seats });
        }
    }
    let without_place = holds - held.values().sum::<i64>();
    if without_place > 0 {
        all.push(Missing::HoldsWithoutPlace(without_place));
    }
    let offering: BTreeSet<UnitId> = capacities.iter().filter(|c| c.seats > 0).map(|c| c.unit).collect();
    let in_vain: i64 = wished.iter().filter(|(unit, _)| !offering.contains(unit)).map(|(_, n)| n).sum();
    if in_vain > 0 && !capacities.is_empty() {
        all.push(Missing::WishesWithoutSeats(in_vain));
    }
    all
}

/// What an allocation weighs.
pub async fn settings(c: &mut Ctx) -> Done<Reply> {
    let (scope, period) = (c.scope(), period(c).await?);
    let rules = store::rulesets::of_period(&mut c.tx, scope, period.id).await?.map(|version| version.set.title);
    let s = &period.settings;
    let [second, third, none] = s.wish_minutes;
    let stored = [
        ("limit_minutes", s.limit_minutes.to_string()),
        ("limit_is_hard", if s.limit_is_hard { "1" } else { "0" }.to_owned()),
        ("over_limit_factor", s.over_limit_factor.to_string()),
        ("wish_second", second.to_string()),
        ("wish_third", third.to_string()),
        ("wish_none", none.to_string()),
    ];
    let mut form = Filled::of(c, &stored);
    form.guard = form.guard.version(period.version);
    Ok(SettingsForm { head: Head::of(&c.t, &period), rules, form }.render(&c.t).into())
}

/// Saves what an allocation weighs.
pub async fn set(c: &mut Ctx) -> Done<Reply> {
    let (scope, period, seen) = (c.scope(), period(c).await?, seen_version(c));
    let settings = rules::set(forms::settings(&c.form)?)?;
    if seen != period.version {
        return Err(changed_meanwhile().into());
    }
    let to = c.t.to(&format!("/vfu/{}", period.id));
    c.audit(Entry::new("placements.period.settings", period.id));
    if settings == period.settings {
        return Ok(Reply::done(to, "placements-nothing-changed", &[]));
    }
    store::periods::set(&mut c.tx, scope, period.id, seen, &settings).await?;
    Ok(Reply::done(to, "placements-settings-saved", &[]))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::imports::tests::period;

    fn listed(name: &str, municipality: Option<&str>, kind: &str) -> Listed {
        Listed {
            id: StudentId::named(name),
            reference: name.to_owned(),
            name: name.to_owned(),
            municipality: municipality.map(str::to_owned),
            place_type: kind.to_owned(),
            priority: 1,
        }
    }

    fn seats(unit: &str, kind: &str, seats: i64) -> Capacity {
        Capacity {
            id: CapacityId::named(unit),
            unit: UnitId::named(unit),
            place_type: kind.to_owned(),
            seats,
            version: 1,
        }
    }

    #[test]
    fn students_and_seats_are_counted_where_they_are() {
        let students = [listed("a", Some("2463"), ""), listed("b", Some("2482"), ""), listed("c", None, "")];
        let capacities = [seats("u", "", 4), seats("v", "", 2)];
        let placed = [(CapacityId::named("u"), 3)].into();
        let rows = by_municipality(&students, &capacities, &placed, |unit| {
            (unit == UnitId::named("u")).then(|| "2425".to_owned())
        });
        let told: Vec<_> = rows.iter().map(|r| (r.name.as_deref(), r.students, r.seats, r.placed)).collect();
        let expected =
            [(Some("Dorotea"), 0, 4, 3), (Some("Skellefteå"), 1, 0, 0), (Some("Åsele"), 1, 0, 0), (None, 1, 2, 0)];
        assert_eq!(told, expected);
    }

    #[test]
    fn what_is_missing_is_told() {
        let old = "Äldreomsorg";
        let students = [listed("a", None, old), listed("b", None, old)];
        let held = [(CapacityId::named("u"), 1)].into();
        let wished = [(UnitId::named("w"), 2), (UnitId::named("u"), 1)].into();
        let none = BTreeMap::new();
        let table: [(&str, Vec<Missing>, Vec<Missing>); 5] = [
            (
                "everything",
                missing(&period(), &[], &[], &none, 0, &BTreeMap::new()),
                vec![Missing::Students, Missing::Seats],
            ),
            ("nothing", missing(&period(), &students, &[seats("u", old, 2)], &none, 0, &BTreeMap::new()), vec![]),
            (
                "a seat, which is reserved",
                missing(&period(), &students, &[seats("u", old, 2)], &held, 1, &BTreeMap::new()),
                vec![Missing::SeatsOfType { place_type: old.to_owned(), students: 2, seats: 1 }],
            ),
            (
                "a place for a reserved seat",
                missing(&period(), &students, &[seats("u", old, 3)], &held, 2, &BTreeMap::new()),
                vec![Missing::HoldsWithoutPlace(1)],
            ),
            (
                "seats where they are wished",
                missing(&period(), &students, &[seats("u", old, 2)], &none, 0, &wished),
                vec![Missing::WishesWithoutSeats(2)],
            ),
        ];
        for (case, found, expected) in table {
            assert_eq!(found, expected, "{case}");
        }
    }
}
