//! Units: added, changed, closed.

use kernel::{Day, OrganisationId, Refusal, UnitId};

use super::{Done, tidy_name, tidy_text};
use crate::facts;
use crate::model::{Level, Place, Unit};
use crate::register;
use crate::search::fold;

/// What may be said of a unit.
#[derive(Clone, PartialEq, Debug)]
pub struct UnitParticulars {
    /// The unit it lies below.
    pub parent: Option<UnitId>,
    /// How high it stands.
    pub level: Level,
    /// Its name.
    pub name: String,
    /// Code of its municipality.
    pub municipality: String,
    /// Street address.
    pub address: Option<String>,
    /// Where it is.
    pub place: Option<Place>,
}

impl UnitParticulars {
    /// As they stand.
    pub fn of(unit: &Unit) -> Self {
        Self {
            parent: unit.parent,
            level: unit.level,
            name: unit.name.clone(),
            municipality: unit.municipality.clone(),
            address: unit.address.clone(),
            place: unit.place,
        }
    }
}

/// Adds a unit to an organisation whose units are `units`; `by` is the organisation that writes it down.
pub fn add_unit(
    units: &[Unit],
    id: UnitId,
    organisation: OrganisationId,
    by: OrganisationId,
    wanted: &UnitParticulars,
    today: Day,
) -> Result<Done<Unit>, Refusal> {
    let wanted = checked(units, id, wanted, today)?;
    let unit = Unit {
        id,
        organisation,
        registered_by: by,
        parent: wanted.parent,
        level: wanted.level,
        name: wanted.name,
        municipality: wanted.municipality,
        address: wanted.address,
        place: wanted.place,
        closed: None,
        version: 1,
    };
    let fact = facts::unit_added(&unit);
    Ok(Done::changed(unit, fact))
}

/// Gives an open unit other particulars: a new name, parent, level or place.
pub fn change_unit(units: &[Unit], unit: Unit, wanted: &UnitParticulars, today: Day) -> Result<Done<Unit>, Refusal> {
    if !unit.is_open_on(today) {
        return Err(Refusal::conflict("organisations-unit-closed").with("unit", &unit.name));
    }
    let wanted = checked(units, unit.id, wanted, today)?;
    if let Some(child) = open_children(units, unit.id, today).find(|c| !wanted.level.may_hold(c.level)) {
        return Err(wrong_level().with("unit", &child.name));
    }
    if wanted == UnitParticulars::of(&unit) {
        return Ok(Done::unchanged(unit));
    }
    let UnitParticulars { parent, level, name, municipality, address, place } = wanted;
    let version = unit.version + 1;
    let unit = Unit { parent, level, name, municipality, address, place, version, ..unit };
    let fact = facts::unit_changed(&unit);
    Ok(Done::changed(unit, fact))
}

/// Closes a unit after the day `last`. What it holds must be closed by then.
pub fn close_unit(units: &[Unit], unit: Unit, last: Day) -> Result<Done<Unit>, Refusal> {
    if unit.closed == Some(last) {
        return Ok(Done::unchanged(unit));
    }
    if let Some(child) = open_children(units, unit.id, last.plus_days(1)).next() {
        return Err(Refusal::conflict("organisations-unit-holds-open").with("unit", &child.name));
    }
    let fact = facts::unit_closed(&unit, last);
    let version = unit.version + 1;
    Ok(Done::changed(Unit { closed: Some(last), version, ..unit }, fact))
}

fn open_children(units: &[Unit], parent: UnitId, day: Day) -> impl Iterator<Item = &Unit> {
    units.iter().filter(move |u| u.parent == Some(parent) && u.is_open_on(day))
}

fn checked(units: &[Unit], id: UnitId, wanted: &UnitParticulars, today: Day) -> Result<UnitParticulars, Refusal> {
    let name = tidy_name("name", &wanted.name)?;
    let address = tidy_text("address", wanted.address.as_deref())?;
    if register::municipality(&wanted.municipality).is_none() {
        return Err(Refusal::invalid("organisations-municipality-unknown")
            .with("found", &wanted.municipality)
            .field("municipality", "organisations-municipality-unknown"));
    }
    if let Some(parent) = wanted.parent {
        check_parent(units, id, parent, wanted.level, today)?;
    }
    let same_name =
        |u: &&Unit| u.id != id && u.parent == wanted.parent && u.is_open_on(today) && fold(&u.name) == fold(&name);
    if let Some(other) = units.iter().find(same_name) {
        return Err(Refusal::conflict("organisations-unit-name-taken")
            .with("unit", &other.name)
            .field("name", "organisations-unit-name-taken"));
    }
    Ok(UnitParticulars { name, address, ..wanted.clone() })
}

fn check_parent(units: &[Unit], id: UnitId, parent: UnitId, level: Level, today: Day) -> Result<(), Refusal> {
    let find = |id: UnitId| units.iter().find(|u| u.id == id);
    let Some(above) = find(parent).filter(|u| u.is_open_on(today)) else {
        return Err(Refusal::invalid("organisations-parent-unknown").field("parent", "organisations-parent-unknown"));
    };
    let mut line = std::iter::successors(Some(above), |u| u.parent.and_then(find)).take(units.len() + 1);
    if line.any(|u| u.id == id) {
        return Err(Refusal::invalid("organisations-parent-is-below").field("parent", "organisations-parent-is-below"));
    }
    if above.level.may_hold(level) { Ok(()) } else { Err(wrong_level().with("unit", &above.name)) }
}

fn wrong_level() -> Refusal {
    Refusal::invalid("organisations-level-order").field("level", "organisations-level-order")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::tests::outcome;

    fn day(text: &str) -> Day {
        Day::parse(text).expect("a day")
    }

    fn today() -> Day {
        day("2026-11-25")
    }

    fn wanted(name: &str, level: Level, parent: Option<&str>) -> UnitParticulars {
        UnitParticulars {
            parent: parent.map(UnitId::named),
            level,
            name: name.to_owned(),
            municipality: "2481".to_owned(),
            address: None,
            place: None,
        }
    }

    fn add(units: &[Unit], wanted: &UnitParticulars) -> Result<Done<Unit>, Refusal> {
        let organisation = OrganisationId::named("2481");
        add_unit(units, UnitId::named(&wanted.name), organisation, organisation, wanted, today())
    }

    /// A department with a school in it, a school of its own, and a closed one.
    fn lycksele() -> Vec<Unit> {
        let mut units: Vec<Unit> = Vec::new();
        for w in [
            wanted("Skola", Level::Department, None),
            wanted("Norra", Level::Unit, Some("Skola")),
            wanted("Annex", Level::Unit, Some("Norra")),
            wanted("Gamla", Level::Unit, None),
        ] {
            let done = add(&units, &w).expect("a sound unit");
            units.push(done.now);
        }
        units[3].closed = Some(day("2025-06-30"));
        units
    }

    #[test]
    fn a_unit_is_added_when_it_is_sound() {
        let units = lycksele();
        let table = [
            (wanted("Södra", Level::Unit, Some("Skola")), "ok"),
            (wanted("Gamla", Level::Unit, None), "ok"),
            (wanted("Norra", Level::Unit, None), "ok"),
            (wanted("norra ", Level::Unit, Some("Skola")), "organisations-unit-name-taken"),
            (wanted(" ", Level::Unit, None), "organisations-name-missing"),
            (wanted("X", Level::Department, Some("Skola")), "organisations-level-order"),
            (wanted("X", Level::LearningCentre, Some("Norra")), "organisations-level-order"),
            (wanted("X", Level::Unit, Some("Gamla")), "organisations-parent-unknown"),
            (wanted("X", Level::Unit, Some("Nobody")), "organisations-parent-unknown"),
            (
                UnitParticulars { municipality: "2499".to_owned(), ..wanted("X", Level::Unit, None) },
                "organisations-municipality-unknown",
            ),
        ];
        for (w, expected) in table {
            assert_eq!(
                outcome(add_unit(
                    &units,
                    UnitId::named("new"),
                    OrganisationId::named("2481"),
                    OrganisationId::named("UMU"),
                    &w,
                    today(),
                )),
                expected,
                "{w:?}"
            );
        }
    }

    #[test]
    fn a_unit_never_lies_below_itself() {
        let units = lycksele();
        let norra = units[1].clone();
        for parent in ["Norra", "Annex"] {
            let w = wanted("Norra", Level::Unit, Some(parent));
            assert_eq!(outcome(change_unit(&units, norra.clone(), &w, today())), "organisations-parent-is-below");
        }
    }

    #[test]
    fn a_change_is_told_once() {
        let units = lycksele();
        let done = change_unit(&units, units[1].clone(), &wanted("Norra skolan", Level::Unit, Some("Skola")), today())
            .expect("a new name is fine");
        assert_eq!((done.now.version, done.facts.len()), (2, 1));
        let same = UnitParticulars::of(&done.now);
        let again = change_unit(&units, done.now, &same, today()).expect("nothing to do");
        assert!(!again.is_changed() && again.now.version == 2);
    }

    #[test]
    fn a_level_still_holds_what_lies_below() {
        let units = lycksele();
        let w = wanted("Norra", Level::LearningCentre, Some("Skola"));
        assert_eq!(outcome(change_unit(&units, units[1].clone(), &w, today())), "organisations-level-order");
    }

    #[test]
    fn a_unit_closes_after_what_it_holds() {
        let mut units = lycksele();
        let last = day("2026-12-31");
        let close = |units: &[Unit], i: usize| close_unit(units, units[i].clone(), last);
        assert_eq!(outcome(close(&units, 1)), "organisations-unit-holds-open");
        units[2] = close(&units, 2).expect("an annex may close").now;
        assert!(units[2].is_open_on(last) && !units[2].is_open_on(last.plus_days(1)));
        assert!(!close(&units, 2).expect("closed already").is_changed());
        assert_eq!(outcome(close(&units, 1)), "ok");
        let w = wanted("Gamla", Level::Unit, None);
        assert_eq!(outcome(change_unit(&units, units[3].clone(), &w, today())), "organisations-unit-closed");
    }
}
