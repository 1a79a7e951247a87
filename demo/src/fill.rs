//! Writes the example region into a house, through the capabilities' own stores.

use std::collections::BTreeSet;
use std::sync::Arc;

use kernel::{
    Actor, Assurance, Day, MembershipId, OrganisationId, PeriodId, PersonId, Role, SessionId, Span, StudentId, Term, UnitId,
};
use organisations::{Level, Place as Position, Unit, register};
use people::model::{Membership, Person};
use placements::model::{Capacity, Home, Settings, Student};
use placements::rules::NewPeriod;
use platform::audit::Entry;
use platform::failure::{Done, Stop};
use platform::house::House;
use platform::web::Ctx;

use crate::region::{ExampleRegion, Place, SEED, TYPES, region};

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
    let cast = Cast { coordinator: coordinator(), period: PeriodId::named("example") };
    if people::store::person(&mut c.tx, cast.coordinator.person).await?.is_some() {
        c.tx.rollback().await?;
        return Ok(cast);
    }
    let mut c = c.acting_as(cast.coordinator.clone());
    let all = region(SEED);
    persons(&mut c).await?;
    units(&mut c, &all).await?;
    round(&mut c, &cast, &all).await?;
    c.audit(Entry::new("example.fill", format!("{} units, {} students", all.places.len(), all.students.len())));
    c.save().await?;
    Ok(cast)
}

fn coordinator() -> Actor {
    let (name, role, code) = CAST[0];
    Actor {
        person: person_id(name),
        session: SessionId::named("example"),
        role,
        organisation: OrganisationId::named(code),
        assurance: Assurance { level: 2, multi_factor: true },
        name: name.to_owned(),
    }
}

fn person_id(name: &str) -> PersonId {
    PersonId::named(&format!("example/{name}"))
}

fn organisation_name(code: &str) -> String {
    let found = register::organisations().into_iter().find(|o| o.code == code);
    found.map_or_else(|| code.to_owned(), |o| o.name_sv)
}

async fn persons(c: &mut Ctx) -> Done<()> {
    let mut known = BTreeSet::new();
    for (name, role, code) in CAST {
        let id = person_id(name);
        if known.insert(id) {
            let email = format!("{}@example.org", name.to_lowercase().replace(' ', ".").replace('ö', "o"));
            people::store::add_person(&mut c.tx, &Person { id, name: (*name).to_owned(), email }, c.now).await?;
        }
        let membership = Membership {
            id: MembershipId::named(&format!("example/{name}/{role}")),
            person: id,
            organisation: OrganisationId::named(code),
            organisation_name: organisation_name(code),
            role: *role,
            span: Span { first: c.today(), last: None },
            ended: false,
            version: 1,
        };
        people::store::add_membership(&mut c.tx, &membership, true).await?;
    }
    Ok(())
}

async fn units(c: &mut Ctx, all: &ExampleRegion) -> Done<()> {
    let mut rows: Vec<Unit> = Vec::new();
    for place in &all.places {
        let organisation = OrganisationId::named(place.municipality);
        let department = UnitId::named(&format!("example/{}/{}", place.municipality, place.department));
        if !rows.iter().any(|u| u.id == department) {
            rows.push(unit(department, organisation, None, Level::Department, place.department, place.municipality, None));
        }
        let at = Position::new(place.lat, place.lon);
        rows.push(unit(place.unit, organisation, Some(department), Level::Unit, &place.name, place.municipality, at));
    }
    organisations::store::units::save(&mut c.tx, &rows).await
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
        programme: "Lärare, sjuksköterska och socionom".to_owned(),
        term: Term::spring(2027),
        first: day("2027-01-18")?,
        last: day("2027-03-26")?,
        place_types: TYPES.iter().map(|t| (*t).to_owned()).collect(),
        settings: Settings::default(),
    };
    let scope = cast.coordinator.scope();
    placements::store::periods::insert(&mut c.tx, scope, cast.period, &new, c.now).await?;
    let capacities: Vec<Capacity> = all.places.iter().filter(|p| p.seats > 0).map(|p| capacity(c, p)).collect();
    placements::store::capacities::save(&mut c.tx, scope, cast.period, &capacities).await?;
    let ordinary = all.students.iter().filter(|s| !s.protected);
    let students: Vec<Student> = ordinary
        .map(|s| Student {
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
        })
        .collect();
    placements::store::students::save(&mut c.tx, scope, cast.period, &students).await
}

fn capacity(c: &mut Ctx, p: &Place) -> Capacity {
    Capacity { id: c.ids.next(), unit: p.unit, place_type: TYPES[p.kind].to_owned(), seats: p.seats, version: 1 }
}
