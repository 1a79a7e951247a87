//! Units in their levels: parents before what lies below them.

use std::collections::{BTreeMap, BTreeSet};

use kernel::text::swedish_order;
use kernel::{Day, UnitId};

use crate::model::Unit;

/// The units that are open on `today`, each after its parent; those of one parent in Swedish order.
pub fn in_levels(units: &[Unit], today: Day) -> Vec<&Unit> {
    let open: Vec<&Unit> = units.iter().filter(|u| u.is_open_on(today)).collect();
    let there: BTreeSet<UnitId> = open.iter().map(|u| u.id).collect();
    let mut below: BTreeMap<Option<UnitId>, Vec<&Unit>> = BTreeMap::new();
    for unit in open {
        below.entry(unit.parent.filter(|p| there.contains(p))).or_default().push(unit);
    }
    for children in below.values_mut() {
        children.sort_by(|a, b| swedish_order(&a.name, &b.name).then(a.id.cmp(&b.id)));
    }
    let mut order = Vec::new();
    let mut waiting: Vec<&Unit> = below.remove(&None).unwrap_or_default();
    waiting.reverse();
    while let Some(unit) = waiting.pop() {
        order.push(unit);
        waiting.extend(below.remove(&Some(unit.id)).unwrap_or_default().into_iter().rev());
    }
    order
}

/// The units above one, outermost first.
pub fn above<'a>(units: &'a BTreeMap<UnitId, Unit>, unit: &Unit) -> Vec<&'a Unit> {
    let parent = |u: &Unit| u.parent.and_then(|id| units.get(&id));
    let mut line: Vec<&Unit> = std::iter::successors(parent(unit), |u| parent(u)).take(10).collect();
    line.reverse();
    line
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::register;

    fn unit(name: &str, parent: Option<&str>) -> Unit {
        let like = register::units().remove(0);
        Unit { id: UnitId::named(name), name: name.to_owned(), parent: parent.map(UnitId::named), ..like }
    }

    #[test]
    fn a_parent_stands_before_what_lies_below_it() {
        let day = Day::parse("2026-11-25").expect("a day");
        let mut closed = unit("Stängd", None);
        closed.closed = Day::parse("2026-01-01");
        let units = [
            unit("Öst", Some("Skola")),
            unit("Vård", None),
            unit("Ädel", Some("Skola")),
            unit("Skola", None),
            closed,
            unit("Lös", Some("Stängd")),
        ];
        let names: Vec<&str> = in_levels(&units, day).iter().map(|u| u.name.as_str()).collect();
        assert_eq!(names, ["Lös", "Skola", "Ädel", "Öst", "Vård"]);
        let by_id = units.iter().map(|u| (u.id, u.clone())).collect();
        let names: Vec<&str> = above(&by_id, &units[0]).iter().map(|u| u.name.as_str()).collect();
        assert_eq!(names, ["Skola"]);
    }
}
