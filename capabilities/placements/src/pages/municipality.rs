//! "Platser" for those who receive students.

use kernel::text::swedish_order;
use platform::prelude::*;

use crate::store::overview::{Coming, Offered};
use crate::views::municipality::{AtUnit, Offers};
use crate::{places, store};

/// Most units of an organisation that are looked through.
const MOST_UNITS: usize = 500;

/// What the organisation's units offer, and who comes.
pub async fn offers(c: &mut Ctx) -> Done<Reply> {
    let (scope, today) = (c.scope(), c.today());
    let all = places::units(&mut c.tx).await?;
    let mut own = places::of_organisation(&all, scope.organisation);
    own.sort_by(|a, b| swedish_order(&a.name, &b.name));
    let ids: Vec<UnitId> = own.iter().take(MOST_UNITS).map(|u| u.id).collect();
    let (offered, coming) = store::overview::offered(&mut c.tx, &ids, today).await?;
    let mut units: Vec<AtUnit> = Vec::new();
    for unit in &own {
        let here: Vec<Offered> = offered.iter().filter(|o| o.unit == unit.id).cloned().collect();
        let comes = |c: &&Coming| here.iter().any(|o| o.capacity == c.capacity);
        if !here.is_empty() {
            let mut coming: Vec<Coming> = coming.iter().filter(comes).cloned().collect();
            coming.sort_by(|a, b| swedish_order(&a.name, &b.name));
            units.push(AtUnit { name: unit.name.clone(), offered: here, coming });
        }
    }
    let seen: usize = units.iter().map(|u| u.coming.len()).sum();
    if seen > 0 {
        c.audit(Entry::new("placements.student.list", format!("{seen} students placed here")));
    }
    let inbox = super::answers::inbox(c).await?;
    let foreseen = store::forecasts::at_host(&mut c.tx, scope.organisation).await?;
    let this = Term::of(today);
    let lang = c.t.lang;
    let foreseen =
        foreseen.into_iter().filter(|f| f.term > this).map(|f| (crate::hosts::name(f.tenant, lang), f)).collect();
    Ok(Offers { units, all_units: own.len(), inbox, foreseen }.render(&c.t).into())
}
