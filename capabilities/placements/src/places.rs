//! Where units and students are, and what they are called: what placements ask of organisations.

use std::collections::{BTreeMap, HashMap};

use kernel::text::swedish_order;
use kernel::{OrganisationId, Scope, UnitId};
use organisations::Unit;
use organisations::register;
use organisations::search::{fold, municipality_named};
use platform::db::Tx;
use platform::failure::Done;

use crate::model::Home;
use crate::plan::Places;

/// Every unit of the installation, by id.
pub async fn units(tx: &mut Tx) -> Done<BTreeMap<UnitId, Unit>> {
    organisations::store::units::all(tx).await
}

/// The units of the installation, and the travel times of the acting person's organisation.
pub async fn of(tx: &mut Tx, scope: Scope) -> Done<Places> {
    let units = units(tx).await?;
    Ok(Places { units, travel: organisations::store::travel::of_organisation(tx, scope.organisation).await? })
}

/// The units of one organisation.
pub fn of_organisation(units: &BTreeMap<UnitId, Unit>, organisation: OrganisationId) -> Vec<&Unit> {
    units.values().filter(|u| u.organisation == organisation).collect()
}

/// A municipality's name, or its code where the code is unknown.
pub fn municipality(code: &str) -> String {
    register::municipality(code).map_or_else(|| code.to_owned(), |m| m.name.clone())
}

/// A unit's name and municipality, or nothing when it is not known any more.
pub fn unit_name(units: &BTreeMap<UnitId, Unit>, id: UnitId) -> Option<String> {
    units.get(&id).map(label)
}

/// What a unit is called where the municipality is not plain: `Hemtjänst Norr, Åsele`.
pub fn label(unit: &Unit) -> String {
    format!("{}, {}", unit.name, municipality(&unit.municipality))
}

/// Units by municipality and name, as Swedish sorts.
pub fn in_order<'a>(units: impl IntoIterator<Item = &'a Unit>) -> Vec<&'a Unit> {
    let mut all: Vec<(String, &Unit)> = units.into_iter().map(|u| (municipality(&u.municipality), u)).collect();
    all.sort_by(|(a, x), (b, y)| {
        swedish_order(a, b).then_with(|| swedish_order(&x.name, &y.name)).then(x.id.cmp(&y.id))
    });
    all.into_iter().map(|(_, u)| u).collect()
}

/// The municipality a student lives in, where it is known.
pub fn municipality_of(home: &Home) -> Option<&str> {
    match home {
        Home::Municipality(code) => Some(code),
        Home::Point(_, _, code) => code.as_deref(),
    }
}

/// Why a written name is no unit.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum NoUnit {
    /// Nothing is called so.
    Unknown,
    /// Several are, in different municipalities or below different departments.
    Several,
}

/// Units by name, to read what people write.
#[derive(Debug)]
pub struct Names<'a> {
    by_name: HashMap<String, Vec<&'a Unit>>,
    by_id: &'a BTreeMap<UnitId, Unit>,
}

impl<'a> Names<'a> {
    /// Of the units that are open on `today`.
    pub fn new(units: &'a BTreeMap<UnitId, Unit>, today: kernel::Day) -> Self {
        let mut by_name: HashMap<String, Vec<&Unit>> = HashMap::new();
        for unit in units.values().filter(|u| u.is_open_on(today)) {
            by_name.entry(fold(&unit.name)).or_default().push(unit);
        }
        Self { by_name, by_id: units }
    }

    /// The unit that was meant: an id, a name, or a name with its municipality (`Hemtjänst Norr, Åsele`). `municipality`
    /// is what another column says.
    pub fn find(&self, written: &str, municipality: &str) -> Result<&'a Unit, NoUnit> {
        if let Some(unit) = UnitId::parse(written).and_then(|id| self.by_id.get(&id)) {
            return Ok(unit);
        }
        if let Some(named) = self.by_name.get(&fold(written)) {
            return one_of(named, municipality);
        }
        let open = written.trim_end_matches(')');
        let (name, place) = open.rsplit_once(['(', ',']).ok_or(NoUnit::Unknown)?;
        let named = self.by_name.get(&fold(name)).ok_or(NoUnit::Unknown)?;
        one_of(named, place.trim())
    }

    /// Every name, to find the nearest.
    pub fn all(&self) -> impl Iterator<Item = &'a str> {
        self.by_name.values().flatten().map(|u| u.name.as_str())
    }
}

fn one_of<'a>(named: &[&'a Unit], written: &str) -> Result<&'a Unit, NoUnit> {
    let code = municipality_named(written).ok().map(|m| m.code.as_str());
    let fits: Vec<&&Unit> =
        named.iter().filter(|u| written.is_empty() || code == Some(u.municipality.as_str())).collect();
    match fits.as_slice() {
        [] => Err(NoUnit::Unknown),
        [unit] => Ok(unit),
        _ => Err(NoUnit::Several),
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use organisations::Level;

    use super::*;

    /// A unit for tests, in the municipality of that code.
    pub(crate) fn unit(name: &str, code: &str) -> Unit {
        Unit {
            id: UnitId::named(&format!("{code}/{name}")),
            organisation: OrganisationId::named(code),
            registered_by: OrganisationId::named(code),
            parent: None,
            level: Level::Unit,
            name: name.to_owned(),
            municipality: code.to_owned(),
            address: None,
            place: None,
            closed: None,
            version: 1,
        }
    }

    /// Three units: one name stands in two municipalities.
    pub(crate) fn three() -> BTreeMap<UnitId, Unit> {
        [unit("Hemtjänst Norr", "2463"), unit("Hemtjänst Norr", "2425"), unit("Familjeenheten, öppenvård", "2481")]
            .map(|u| (u.id, u))
            .into()
    }

    #[test]
    fn a_unit_is_read_as_people_write_it() {
        let units = three();
        let names = Names::new(&units, kernel::Day::new(2026, 11, 25).expect("a day"));
        let asele = Ok(UnitId::named("2463/Hemtjänst Norr"));
        let lycksele = Ok(UnitId::named("2481/Familjeenheten, öppenvård"));
        let id = UnitId::named("2463/Hemtjänst Norr").to_string();
        let table = [
            ("Hemtjänst Norr", "", Err(NoUnit::Several)),
            ("hemtjanst norr", "Åsele", asele),
            ("Hemtjänst Norr", "2463", asele),
            ("Hemtjänst Norr, Åsele", "", asele),
            ("Hemtjänst Norr (Åsele)", "", asele),
            ("Familjeenheten, öppenvård", "", lycksele),
            ("Familjeenheten, öppenvård, Lycksele", "", lycksele),
            ("Hemtjänst Norr", "Kiruna", Err(NoUnit::Unknown)),
            ("Hemtjänst Syd", "", Err(NoUnit::Unknown)),
            (&id, "", asele),
            ("", "", Err(NoUnit::Unknown)),
        ];
        for (written, municipality, expected) in table {
            assert_eq!(names.find(written, municipality).map(|u| u.id), expected, "{written} / {municipality}");
        }
    }

    #[test]
    fn units_stand_in_swedish_order() {
        let units = [unit("B", "2425"), unit("Ö", "2463"), unit("Å", "2463")];
        let names: Vec<&str> = in_order(&units).iter().map(|u| u.name.as_str()).collect();
        assert_eq!(names, ["B", "Å", "Ö"]);
    }
}
