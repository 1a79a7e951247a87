//! Writes the example region into a house, through the capabilities' own stores.

use std::collections::BTreeMap;
use std::sync::Arc;

use kernel::{
    Actor, Assurance, CapacityId, Day, FunctionId, OrganisationId, PeriodId, PersonId, Role, SessionId, Span,
    StudentId, Term, UnitId,
};
use organisations::tiles::INLAND;
use organisations::{Function, Holder, Level, Place as Position, Unit, register};
use people::NewMember;
use placements::model::{Capacity, Home, Settings, Student};
use placements::rules::NewPeriod;
use platform::audit::Entry;
use platform::failure::{Done, Stop};
use platform::house::House;
use platform::web::Ctx;

use crate::orders;
use crate::region::{ExampleRegion, Place, SEED, StudentRow, TYPES, region};

/// The programme of the example.
pub(crate) const PROGRAMME: &str = "Lärare, sjuksköterska och socionom";
/// The HEI of the example.
pub const HEI: &str = "UMU";
/// A municipality of the example with a coordinator and a unit manager.
pub const MUNICIPALITY: &str = "2481";

/// Who can be tried: name, role, organisation's code, in the order of the page.
pub const CAST: &[(&str, Role, &str)] = &[
    ("Karin Ahlgren", Role::PlacementCoordinator, HEI),
    ("Lennart Hedlund", Role::PlacementCoordinator, HEI),
    ("Jonas Marklund", Role::MunicipalCoordinator, MUNICIPALITY),
    ("Ulla Sandström", Role::UnitManager, MUNICIPALITY),
    ("Nils Öhman", Role::TenantAdministrator, HEI),
    ("Nils Öhman", Role::ArchiveAndDataProtection, HEI),
    ("Birgit Westman", Role::ProtectedIdentityHandler, HEI),
    ("Bo Lundmark", Role::ProtectedIdentityHandler, HEI),
];

/// What was written.
#[derive(Clone, Debug)]
pub struct Cast {
    /// The coordinator of the HEI.
    pub coordinator: Actor,
    /// The example period.
    pub period: PeriodId,
}

/// Fills an empty house. A house that holds the example already is left as it is.
pub async fn fill(house: &Arc<House>) -> Done<Cast> {
    let mut c = Ctx::of_house(house.clone(), "example data").await?;
    let period = PeriodId::named("example");
    let organisation = OrganisationId::named(HEI);
    let today = c.today();
    let known = people::members_of(&mut c.tx, organisation, today).await?;
    if let Some(one) = known.iter().find(|m| m.membership.role == Role::PlacementCoordinator) {
        let coordinator = coordinator(one.person.id);
        c.tx.rollback().await?;
        return Ok(Cast { coordinator, period });
    }
    let all = region(SEED);
    let coordinator = coordinator(persons(&mut c).await?);
    let mut c = c.acting_as(coordinator.clone());
    let cast = Cast { coordinator, period };
    units(&mut c, &all).await?;
    functions(&mut c, cast.coordinator.person).await?;
    round(&mut c, &cast, &all).await?;
    orders::round(&mut c, &cast, &all).await?;
    c.audit(Entry::new("example.fill", format!("{} units, {} students", all.places.len(), all.students.len())));
    c.save().await?;
    Ok(cast)
}

fn coordinator(person: PersonId) -> Actor {
    let (name, role, code) = CAST[0];
    Actor {
        person,
        session: SessionId::named("example"),
        role,
        organisation: OrganisationId::named(code),
        assurance: Assurance { level: 2, multi_factor: true },
        name: name.to_owned(),
    }
}

fn organisation_name(code: &str) -> String {
    let found = register::organisations().into_iter().find(|o| o.code == code);
    found.map_or_else(|| code.to_owned(), |o| o.name_sv)
}

/// Enters everybody of [`CAST`]; who stands there twice has two roles.
async fn persons(c: &mut Ctx) -> Done<PersonId> {
    let mut known: BTreeMap<&str, PersonId> = BTreeMap::new();
    for (name, role, code) in CAST {
        let new = NewMember {
            name: (*name).to_owned(),
            email: format!("{}@example.org", name.to_lowercase().replace(' ', ".").replace('ö', "o")),
            organisation: OrganisationId::named(code),
            organisation_name: organisation_name(code),
            role: *role,
            first: c.today(),
            to_try: true,
        };
        if let Some(person) = known.get(name) {
            people::add_membership(c, *person, &new).await?;
        } else {
            let (person, _) = people::enter_member(c, &new).await?;
            known.insert(name, person);
        }
    }
    known.get(CAST[0].0).copied().ok_or_else(|| Stop::failed("the example has nobody"))
}

async fn units(c: &mut Ctx, all: &ExampleRegion) -> Done<()> {
    let mut rows: Vec<Unit> = Vec::new();
    for place in &all.places {
        let organisation = OrganisationId::named(place.municipality);
        let department = UnitId::named(&format!("example/{}/{}", place.municipality, place.department));
        if !rows.iter().any(|u| u.id == department) {
            rows.push(unit(
                department,
                organisation,
                None,
                Level::Department,
                place.department,
                place.municipality,
                None,
            ));
        }
        let at = Position::new(place.lat, place.lon);
        rows.push(unit(place.unit, organisation, Some(department), Level::Unit, &place.name, place.municipality, at));
    }
    organisations::store::units::save(&mut c.tx, &rows).await
}

/// Who answers: the coordinator at the HEI, and a function in each municipality, most of them vacant.
async fn functions(c: &mut Ctx, coordinator: PersonId) -> Done<()> {
    let today = c.today();
    let lycksele = OrganisationId::named(MUNICIPALITY);
    let local = people::members_of(&mut c.tx, lycksele, today).await?;
    let jonas = local.iter().find(|m| m.membership.role == Role::MunicipalCoordinator).map(|m| m.person.id);
    let codes = INLAND.iter().map(|t| (t.municipality, "Kommunal VFU-samordnare"));
    for (code, title) in std::iter::once((HEI, "VFU-samordnare")).chain(codes) {
        let holder = match code {
            HEI => Some(coordinator),
            MUNICIPALITY => jonas,
            _ => None,
        };
        let organisation = OrganisationId::named(code);
        let function = Function {
            id: FunctionId::named(&format!("example/{code}")),
            organisation,
            unit: None,
            title: title.to_owned(),
            email: Some(format!("vfu-{}@example.org", code.to_lowercase())),
            phone: None,
            holders: holder
                .map(|person| Holder { person, span: Span { first: today, last: None } })
                .into_iter()
                .collect(),
            taken_over_by: None,
            version: 1,
        };
        organisations::store::functions::save(&mut c.tx, &function).await?;
    }
    Ok(())
}

fn unit(
    id: UnitId,
    organisation: OrganisationId,
    parent: Option<UnitId>,
    level: Level,
    name: &str,
    municipality: &str,
    place: Option<Position>,
) -> Unit {
    Unit {
        id,
        organisation,
        registered_by: organisation,
        parent,
        level,
        name: name.to_owned(),
        municipality: municipality.to_owned(),
        address: None,
        place,
        closed: None,
        version: 1,
    }
}

async fn round(c: &mut Ctx, cast: &Cast, all: &ExampleRegion) -> Done<()> {
    let day = |text| Day::parse(text).ok_or_else(|| Stop::failed("a day of the example"));
    let new = NewPeriod {
        programme: PROGRAMME.to_owned(),
        term: Term::spring(2027),
        first: day("2027-01-18")?,
        last: day("2027-03-26")?,
        place_types: TYPES.iter().map(|t| (*t).to_owned()).collect(),
        settings: Settings::default(),
    };
    let scope = cast.coordinator.scope();
    placements::store::periods::insert(&mut c.tx, scope, cast.period, &new, c.now).await?;
    let answered = |p: &&Place| p.seats > 0 && !orders::is_silent(p.municipality);
    let capacities: Vec<Capacity> = all.places.iter().filter(answered).map(capacity).collect();
    placements::store::capacities::save(&mut c.tx, scope, cast.period, &capacities).await?;
    let students: Vec<Student> = all.students.iter().filter(|s| !s.protected).map(|s| student(all, s)).collect();
    placements::store::students::save(&mut c.tx, scope, cast.period, &students).await?;
    let period = placements::store::periods::find(&mut c.tx, scope, cast.period).await?;
    for row in all.students.iter().filter(|s| s.protected) {
        placements::imports::apply::keep_apart(c, &period, &student(all, row), None).await?;
    }
    Ok(())
}

pub(crate) fn student(all: &ExampleRegion, s: &StudentRow) -> Student {
    Student {
        id: StudentId::named(&format!("example/{}", s.reference)),
        reference: s.reference.clone(),
        name: s.name.clone(),
        home: s.home.map_or_else(
            || Home::Municipality(s.municipality.to_owned()),
            |(lat, lon)| Home::Point(lat, lon, Some(s.municipality.to_owned())),
        ),
        car: s.car,
        place_type: TYPES[s.kind].to_owned(),
        priority: s.priority,
        wishes: s.wishes.iter().map(|w| all.places[*w].unit).collect(),
        forbidden: s.forbidden.iter().map(|f| all.places[*f].unit).collect(),
        version: 1,
    }
}

/// Named, so that equal places are told apart in the same way every time.
fn capacity(p: &Place) -> Capacity {
    let id = CapacityId::named(&format!("example/{}", p.unit));
    Capacity { id, unit: p.unit, place_type: TYPES[p.kind].to_owned(), seats: p.seats, version: 1 }
}
