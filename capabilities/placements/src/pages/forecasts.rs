//! The forecast of a programme, against what the hosts have said they can take.

use std::collections::BTreeMap;

use kernel::ids;
use platform::prelude::*;

use super::{changed_meanwhile, seen_version};
use crate::rules::{orders, standing};
use crate::store::forecasts::Numbers;
use crate::views::forecasts::{Forecast, HostNumbers, Number};
use crate::views::parts::Filled;
use crate::{hosts, places, store};

/// How many terms ahead a forecast looks: from the second to the sixth.
const AHEAD: std::ops::RangeInclusive<usize> = 2..=6;

/// The terms of the forecast.
fn terms(today: Day) -> Vec<Term> {
    let all = std::iter::successors(Some(Term::of(today)), |t| Some(t.next()));
    all.skip(*AHEAD.start()).take(AHEAD.count()).collect()
}

/// A day in a term when its placements go on.
fn day_of(term: Term) -> Day {
    let (month, date) = if term.is_autumn() { (9, 1) } else { (2, 1) };
    Day::new(term.year(), month, date).expect("every year has a first of February and of September")
}

fn field(host: OrganisationId, term: Term) -> String {
    format!("n-{host}-{}", term.code())
}

fn read(text: &str) -> Option<i64> {
    if text.is_empty() { Some(0) } else { text.parse().ok() }.filter(|n| orders::is_number(*n))
}

/// Programmes with their types of place, as the HEI's periods have them.
async fn known(c: &mut Ctx) -> Done<BTreeMap<String, Vec<String>>> {
    let scope = c.scope();
    let mut all: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for period in store::periods::all(&mut c.tx, scope).await? {
        let types = all.entry(period.programme).or_default();
        let new: Vec<String> = period.place_types.into_iter().filter(|t| !types.contains(t)).collect();
        types.extend(new);
    }
    Ok(all)
}

/// The programme and type that are chosen, of those that there are.
async fn chosen(c: &mut Ctx, known: &BTreeMap<String, Vec<String>>) -> Done<Option<(String, String)>> {
    let scope = c.scope();
    let said = |c: &Ctx, name: &str| if c.form.has(name) { c.form.get(name) } else { c.query.get(name) }.to_owned();
    let (mut programme, kind) = (said(c, "program"), said(c, "typ"));
    if let Some(id) = kernel::ids::Id::<ids::Period>::parse(c.query.get("period")) {
        programme = store::periods::find(&mut c.tx, scope, id).await?.programme;
    }
    let found = known.get_key_value(&programme).or_else(|| known.first_key_value());
    Ok(found.and_then(|(name, types)| {
        let kind = types.iter().find(|t| **t == kind).or_else(|| types.first())?;
        Some((name.clone(), kind.clone()))
    }))
}

fn seen_of(numbers: &Numbers) -> i64 {
    numbers.values().map(|(_, version)| version).sum()
}

/// The forecast.
pub async fn show(c: &mut Ctx) -> Done<Reply> {
    let (scope, today) = (c.scope(), c.today());
    let known = known(c).await?;
    let chosen = chosen(c, &known).await?;
    let terms = terms(today);
    let units = places::units(&mut c.tx).await?;
    let mut rows = Vec::new();
    let mut form = Filled::of(c, &[]);
    if let Some((programme, kind)) = &chosen {
        let numbers = store::forecasts::of(&mut c.tx, scope, programme, kind).await?;
        form.guard = form.guard.version(seen_of(&numbers));
        let said = store::standing::all(&mut c.tx).await?;
        let can = |host: OrganisationId, term: Term| -> i64 {
            let of_kind = said.chunk_by(|a, b| (a.unit, &a.place_type) == (b.unit, &b.place_type));
            let of_host = of_kind
                .filter(|s| s[0].place_type == *kind && units.get(&s[0].unit).is_some_and(|u| u.organisation == host));
            of_host.map(|s| standing::said_for(s, day_of(term))).sum()
        };
        for host in hosts::with_units(&units, today) {
            let cells = terms.iter().map(|term| {
                let name = field(host, *term);
                let stored =
                    numbers.get(&(host, *term)).filter(|n| n.0 > 0).map_or_else(String::new, |n| n.0.to_string());
                let value = c.value(&name, &stored);
                Number { is_wrong: c.refusal.is_some() && read(&value).is_none(), name, value, can: can(host, *term) }
            });
            rows.push(HostNumbers { name: hosts::name(host, c.t.lang), cells: cells.collect() });
        }
    }
    let page = Forecast {
        terms: terms.iter().map(|t| c.t.lang.term(*t)).collect(),
        choices: known.into_iter().flat_map(|(p, types)| types.into_iter().map(move |t| (p.clone(), t))).collect(),
        chosen,
        rows,
        errors: c.error_summary(),
        form,
    };
    Ok(page.render(&c.t).into())
}

/// Saves the forecast.
pub async fn save(c: &mut Ctx) -> Done<Reply> {
    let (scope, today, seen) = (c.scope(), c.today(), seen_version(c));
    let known = known(c).await?;
    let (programme, kind) = chosen(c, &known).await?.ok_or_else(Refusal::not_found)?;
    let numbers = store::forecasts::of(&mut c.tx, scope, &programme, &kind).await?;
    if seen != seen_of(&numbers) {
        return Err(changed_meanwhile().into());
    }
    let units = places::units(&mut c.tx).await?;
    let mut changed = 0;
    for host in hosts::with_units(&units, today) {
        for term in terms(today) {
            let n = read(c.form.get(&field(host, term))).ok_or_else(|| Refusal::invalid("orders-numbers-wrong"))?;
            if numbers.get(&(host, term)).map_or(0, |old| old.0) != n {
                store::forecasts::save(&mut c.tx, scope, (&programme, &kind), (host, term), n).await?;
                changed += 1;
            }
        }
    }
    c.audit(Entry::new("placements.forecast.save", format!("{changed} numbers")));
    let encoded = crate::views::parts::encoded;
    let to = c.t.to(&format!("/vfu/prognos?program={}&typ={}", encoded(&programme), encoded(&kind)));
    Ok(Reply::done(to, "orders-forecast-saved", &[("n", changed.into())]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_forecast_looks_two_to_six_terms_ahead() {
        let today = Day::new(2026, 11, 25).expect("a day");
        let codes: Vec<String> = terms(today).into_iter().map(Term::code).collect();
        assert_eq!(codes, ["ht2027", "vt2028", "ht2028", "vt2029", "ht2029"]);
    }
}
