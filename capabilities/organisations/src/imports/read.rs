//! One row: from cells to typed values, each mistake with its column.

use std::collections::HashMap;
use std::sync::LazyLock;

use kernel::OrganisationId;

use super::{Finding, Receiver, UNIT_COLUMNS, UnitRow};
use crate::model::{Level, OrganisationKind, Place};
use crate::register;
use crate::search::{fold, municipality_named};

/// A row whose cells could all be read.
pub(super) struct Read {
    pub row: u32,
    pub organisation: OrganisationId,
    pub name: String,
    pub parent: Option<String>,
    pub municipality: String,
    /// `None` when the file does not say.
    pub level: Option<Level>,
    pub address: Option<String>,
    pub place: Option<Place>,
    pub function: Option<String>,
    pub email: Option<String>,
    pub phone: Option<String>,
}

/// Codes and names of the embedded organisations that can have units of their own.
static ORGANISATIONS: LazyLock<HashMap<String, OrganisationId>> = LazyLock::new(|| {
    let mut by_name = HashMap::new();
    for o in register::organisations().into_iter().filter(|o| o.kind != OrganisationKind::CooperationArea) {
        // Municipalities come first, so that "Gotland" and the like mean the municipality.
        for name in [&o.code, &o.name_sv, &o.name_en] {
            by_name.entry(fold(name)).or_insert(o.id);
        }
    }
    by_name
});

/// Reads a row; `None` when something in it is wrong, and then `findings` say what.
pub(super) fn row(row: &UnitRow, into: &Receiver<'_>, findings: &mut Vec<Finding>) -> Option<Read> {
    let cells = Cells { row, findings: std::cell::RefCell::new(Vec::new()) };
    let name = cells.needed("unit", "organisations-import-name-missing");
    let municipality = cells.municipality();
    let organisation = cells.organisation(into, municipality.as_deref());
    let level = cells.level();
    let place = cells.place();
    let read = name.zip(municipality).zip(organisation).map(|((name, municipality), organisation)| Read {
        row: row.row,
        organisation,
        name,
        parent: cells.text("parent"),
        municipality,
        level,
        address: cells.text("address"),
        place,
        function: cells.text("function"),
        email: cells.text("email"),
        phone: cells.text("phone"),
    });
    let found = cells.findings.into_inner();
    let is_sound = found.is_empty();
    findings.extend(found);
    read.filter(|_| is_sound)
}

struct Cells<'a> {
    row: &'a UnitRow,
    findings: std::cell::RefCell<Vec<Finding>>,
}

impl Cells<'_> {
    fn text(&self, column: &'static str) -> Option<String> {
        let at = UNIT_COLUMNS.iter().position(|c| c.name == column).expect("the columns are named in this folder");
        let text = self.row.cells[at].as_deref()?.split_whitespace().collect::<Vec<_>>().join(" ");
        Some(text).filter(|text| !text.is_empty())
    }

    fn wrong(&self, column: &'static str, found: &str, expected: &'static str, fix: Option<String>) {
        self.findings.borrow_mut().push(Finding::new(self.row.row, column, found, expected).fix(fix));
    }

    fn needed(&self, column: &'static str, expected: &'static str) -> Option<String> {
        let text = self.text(column);
        if text.is_none() {
            self.wrong(column, "", expected, None);
        }
        text
    }

    fn municipality(&self) -> Option<String> {
        let found = self.needed("municipality", "organisations-import-municipality-missing")?;
        // A spreadsheet takes the leading zero from 0180.
        let code = (found.len() == 3 && found.bytes().all(|b| b.is_ascii_digit())).then(|| format!("0{found}"));
        match municipality_named(code.as_deref().unwrap_or(&found)) {
            Ok(municipality) => Some(municipality.code.clone()),
            Err(nearest) => {
                let fix = nearest.first().map(|name| (*name).to_owned());
                self.wrong("municipality", &found, "organisations-import-municipality-unknown", fix);
                None
            }
        }
    }

    /// The organisation that the row names; else the importing one, or the municipality where it is another's.
    fn organisation(&self, into: &Receiver<'_>, municipality: Option<&str>) -> Option<OrganisationId> {
        let Some(found) = self.text("organisation") else {
            let municipality = municipality.map(OrganisationId::named)?;
            return Some(if into.may_write_for_others { municipality } else { into.by });
        };
        let named = ORGANISATIONS.get(&fold(&found)).copied();
        let named = named.or_else(|| municipality_named(&found).ok().map(register::Municipality::id));
        match named {
            Some(id) if id == into.by || into.may_write_for_others => Some(id),
            Some(_) => {
                self.wrong("organisation", &found, "organisations-import-organisation-other", None);
                None
            }
            None => {
                self.wrong("organisation", &found, "organisations-import-organisation-unknown", None);
                None
            }
        }
    }

    fn level(&self) -> Option<Level> {
        let found = self.text("level")?;
        let level = match fold(&found).as_str() {
            "forvaltning" | "department" => Level::Department,
            "enhet" | "unit" | "skola" | "forskola" | "avdelning" | "arbetsplats" => Level::Unit,
            "larcentrum" | "larcenter" | "learning centre" | "learning centre unit" | "campus" => Level::LearningCentre,
            "plats" | "ort" | "site" => Level::Site,
            _ => {
                self.wrong("level", &found, "organisations-import-level-unknown", None);
                return None;
            }
        };
        Some(level)
    }

    fn place(&self) -> Option<Place> {
        let (lat, lon) = match (self.text("lat"), self.text("lon")) {
            (None, None) => return None,
            (Some(lat), Some(lon)) => (lat, lon),
            (Some(_), None) => {
                self.wrong("lon", "", "organisations-import-position-half", None);
                return None;
            }
            (None, Some(_)) => {
                self.wrong("lat", "", "organisations-import-position-half", None);
                return None;
            }
        };
        let (north, east) = (self.degrees("lat", &lat)?, self.degrees("lon", &lon)?);
        let place = Place::new(north, east).filter(|place| place.is_near_sweden());
        if place.is_none() {
            let swapped = Place::new(east, north).is_some_and(Place::is_near_sweden);
            let fix = swapped.then(|| format!("{lon} {lat}"));
            self.wrong("lat", &format!("{lat} {lon}"), "organisations-import-position-outside", fix);
        }
        place
    }

    fn degrees(&self, column: &'static str, found: &str) -> Option<f64> {
        let number = found.replace(',', ".").parse().ok().filter(|n: &f64| n.is_finite());
        if number.is_none() {
            self.wrong(column, found, "organisations-import-position-unread", None);
        }
        number
    }
}
