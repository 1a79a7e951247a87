//! From a period's rows to a problem for the engine, and from its plan back to rows and reasons. Pure.
//!
//! A student is an index into [`Inputs::students`], seats are an index into [`Inputs::capacities`]; the engine sees
//! those indices, whole costs in tenths of a minute, and nothing else.

mod by_hand;
mod compare;
mod first_come;
mod reasons;
mod rows;
mod spread;

use std::collections::BTreeMap;

use kernel::UnitId;
use matching::{Lock, Problem, ProblemBuilder, SolveOptions};
use organisations::travel::{Mode, Point, Stop, Travel};
use organisations::{Place, Unit, register};

use crate::model::{Home, Inputs, Settings, Student};

pub use by_hand::{Hindrance, Way, follow, moved, ways};
pub use compare::{Changed, compare};
pub use first_come::first_come;
pub use reasons::{
    Chain, ChainMove, Nearer, Reason, Removed, RemovedWhy, Unplaced, WorthOf, consequence, unplaced, why, worth,
};
pub use rows::{broken, plan_of, rows_of};
pub use spread::{Figures, Group, figures, home_name};

/// Where units are, and how long one travels.
#[derive(Clone, Debug)]
pub struct Places {
    /// The units that offer seats or are wished for.
    pub units: BTreeMap<UnitId, Unit>,
    /// Travel times of the organisation.
    pub travel: Travel,
}

impl Places {
    /// A unit's name with its municipality: "Familjeenheten, Lycksele".
    pub fn name(&self, unit: UnitId) -> String {
        self.units.get(&unit).map_or_else(|| "?".to_owned(), |u| format!("{}, {}", u.name, self.municipality(unit)))
    }

    /// The name of a unit's municipality.
    pub fn municipality(&self, unit: UnitId) -> String {
        let code = self.units.get(&unit).map_or("", |u| u.municipality.as_str());
        register::municipality(code).map_or_else(|| code.to_owned(), |m| m.name.clone())
    }
}

/// A problem for the engine, and what is needed to understand its answer.
#[derive(Clone, Debug)]
pub struct Asked {
    /// The engine's problem: students and sites in the order of the inputs.
    pub problem: Problem,
    /// Locks and seed.
    pub options: SolveOptions,
    homes: Vec<Option<Stop>>,
    seats_at: Vec<Option<Stop>>,
    travel: Travel,
}

/// The longest minutes that count: a day is longer than any journey within the country.
const MOST_MINUTES: u32 = 1440;

/// The problem of a period. `seed` chooses among plans of equal value.
///
/// Every pair of a student and seats of the right type within the limit is an option; there is no cut-off, since a
/// round of a thousand students and some hundred units has a few hundred thousand pairs at most.
pub fn ask(inputs: &Inputs, places: &Places, seed: u64) -> Asked {
    let types = &inputs.period.place_types;
    let mut parts = ProblemBuilder::one_period(u32::try_from(types.len().max(1)).unwrap_or(1));
    let mut seats_at = Vec::with_capacity(inputs.capacities.len());
    for capacity in &inputs.capacities {
        let kind = types.iter().position(|t| *t == capacity.place_type).unwrap_or(0);
        let site = parts.site(capacity.id.to_string(), u32::try_from(kind).unwrap_or(0), "");
        let held = inputs.held.get(&capacity.id).copied().unwrap_or(0);
        parts.seats(site, 0, u32::try_from((capacity.seats - held).max(0)).unwrap_or(0));
        seats_at.push(places.units.get(&capacity.unit).and_then(stop_of_unit));
    }
    let mut asked_homes = Vec::with_capacity(inputs.students.len());
    for student in &inputs.students {
        let home = stop_of_home(&student.home);
        let index = parts.student(student.id.to_string(), "", student.priority);
        for (site, capacity) in (0_u32..).zip(&inputs.capacities) {
            if capacity.place_type != student.place_type || student.forbidden.contains(&capacity.unit) {
                continue;
            }
            let Some(minutes) = minutes(&places.travel, home.as_ref(), seats_at[site as usize].as_ref(), student.car)
            else {
                continue;
            };
            if let Some(cost) = cost(&inputs.period.settings, student, capacity.unit, minutes) {
                parts.option(index, site, cost);
            }
        }
        asked_homes.push(home);
    }
    let problem = parts.build().expect("options name students and seats of the same inputs");
    let options = SolveOptions { seed, locked: locks(inputs, &problem), ..SolveOptions::default() };
    Asked { problem, options, homes: asked_homes, seats_at, travel: places.travel.clone() }
}

/// Locks that still make sense: to seats that are there and may be an option.
fn locks(inputs: &Inputs, problem: &Problem) -> Vec<Lock> {
    let mut locked = Vec::new();
    for (student, row) in (0_u32..).zip(&inputs.students) {
        let Some(at) = inputs.locks.get(&row.id) else { continue };
        let site = inputs.capacities.iter().position(|c| c.id == *at).and_then(|i| u32::try_from(i).ok());
        if let Some(site) = site.filter(|site| problem.cost(student, *site).is_some()) {
            locked.push(Lock { student, period: 0, site: Some(site) });
        }
    }
    locked
}

fn stop_of_unit(unit: &Unit) -> Option<Stop> {
    let municipality = register::municipality(&unit.municipality)?;
    let place = unit.place.unwrap_or(municipality.place);
    Some(Stop { place, known_as: vec![Point::Unit(unit.id), Point::Organisation(municipality.id())] })
}

fn stop_of_home(home: &Home) -> Option<Stop> {
    match home {
        Home::Municipality(code) => {
            let municipality = register::municipality(code)?;
            Some(Stop { place: municipality.place, known_as: vec![Point::Organisation(municipality.id())] })
        }
        Home::Point(lat, lon, _) => Some(Stop { place: Place::new(*lat, *lon)?, known_as: Vec::new() }),
    }
}

fn minutes(travel: &Travel, home: Option<&Stop>, seat: Option<&Stop>, car: bool) -> Option<u32> {
    let mode = if car { Mode::Car } else { Mode::Bus };
    Some(u32::from(travel.minutes(home?, seat?, mode).minutes).min(MOST_MINUTES))
}

/// What a place counts for a student, in whole tenths of a minute; none where a hard limit forbids it.
fn cost(settings: &Settings, student: &Student, unit: UnitId, minutes: u32) -> Option<u32> {
    let over = minutes.saturating_sub(settings.limit_minutes);
    if over > 0 && settings.limit_is_hard {
        return None;
    }
    let wished = match wish(student, unit) {
        _ if student.wishes.is_empty() => 0,
        Some(1) => 0,
        Some(2) => settings.wish_minutes[0],
        Some(_) => settings.wish_minutes[1],
        None => settings.wish_minutes[2],
    };
    // Within the limit a minute counts once; each minute above counts the factor instead.
    Some(10 * (minutes - over + over * settings.over_limit_factor + wished))
}

/// Which of a student's wishes a unit is, from 1.
pub fn wish(student: &Student, unit: UnitId) -> Option<i64> {
    student.wishes.iter().position(|w| *w == unit).and_then(|i| i64::try_from(i + 1).ok())
}

impl Asked {
    /// Estimated minutes one way, none where either end is unknown.
    pub fn minutes(&self, inputs: &Inputs, student: usize, site: usize) -> Option<u32> {
        minutes(&self.travel, self.homes[student].as_ref(), self.seats_at[site].as_ref(), inputs.students[student].car)
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use std::collections::BTreeSet;

    use kernel::{CapacityId, Day, OrganisationId, PeriodId, StudentId, Term};
    use organisations::Level;
    use organisations::travel::TravelSettings;

    use super::*;
    use crate::model::{Capacity, Period};

    pub(crate) fn period() -> Period {
        let day = |text| Day::parse(text).expect("a day");
        Period {
            id: PeriodId::named("p"),
            programme: "Socionom".to_owned(),
            term: Term::spring(2027),
            first: day("2027-01-18"),
            last: day("2027-06-04"),
            place_types: vec!["Socialt arbete".to_owned(), "Skola".to_owned()],
            settings: Settings::default(),
            revision: 1,
            accepted_plan: None,
            version: 1,
        }
    }

    pub(crate) fn unit(name: &str, municipality: &str) -> Unit {
        let organisation = OrganisationId::named(municipality);
        Unit {
            id: UnitId::named(name),
            organisation,
            registered_by: organisation,
            parent: None,
            level: Level::Unit,
            name: name.to_owned(),
            municipality: municipality.to_owned(),
            address: None,
            place: None,
            closed: None,
            version: 1,
        }
    }

    pub(crate) fn student(name: &str, municipality: &str) -> Student {
        Student {
            id: StudentId::named(name),
            reference: name.to_owned(),
            name: name.to_owned(),
            home: Home::Municipality(municipality.to_owned()),
            car: true,
            place_type: "Socialt arbete".to_owned(),
            priority: 0,
            wishes: Vec::new(),
            forbidden: BTreeSet::new(),
            version: 1,
        }
    }

    pub(crate) fn seats(unit: &str, seats: i64) -> Capacity {
        Capacity {
            id: CapacityId::named(unit),
            unit: UnitId::named(unit),
            place_type: "Socialt arbete".to_owned(),
            seats,
            version: 1,
        }
    }

    /// Lycksele, Vilhelmina and Åsele with one unit each.
    pub(crate) fn region(students: Vec<Student>, capacities: Vec<Capacity>) -> (Inputs, Places) {
        let units = [unit("Lycksele IFO", "2481"), unit("Vilhelmina IFO", "2462"), unit("Åsele IFO", "2463")];
        let places = Places {
            units: units.into_iter().map(|u| (u.id, u)).collect(),
            travel: Travel::new(TravelSettings::default(), []),
        };
        let inputs = Inputs { period: period(), students, capacities, locks: BTreeMap::new(), held: BTreeMap::new() };
        (inputs, places)
    }

    #[test]
    fn an_option_is_within_the_limit_of_the_right_type_and_not_forbidden() {
        let mut forbidden = student("Emil", "2463");
        forbidden.forbidden.insert(UnitId::named("Åsele IFO"));
        let mut school = student("Saga", "2463");
        school.place_type = "Skola".to_owned();
        let near = student("Maja", "2463");
        let (mut inputs, places) =
            region(vec![near, forbidden, school], vec![seats("Åsele IFO", 1), seats("Lycksele IFO", 1)]);
        let asked = ask(&inputs, &places, 1);
        let lycksele = asked.minutes(&inputs, 0, 1).expect("both are known");
        assert!((60..=140).contains(&lycksele), "{lycksele}");
        let options = |asked: &Asked, s| asked.problem.options(s).iter().map(|o| o.site).collect::<Vec<_>>();
        inputs.period.settings.limit_minutes = lycksele;
        let asked = ask(&inputs, &places, 1);
        assert_eq!(options(&asked, 0), [0, 1], "at the limit");
        assert_eq!(options(&asked, 1), [1], "a relative works in Åsele");
        assert!(options(&asked, 2).is_empty(), "no school offers a place");
        inputs.period.settings.limit_minutes = lycksele - 1;
        assert_eq!(options(&ask(&inputs, &places, 1), 0), [0], "a minute above a hard limit");
        inputs.period.settings.limit_is_hard = false;
        let asked = ask(&inputs, &places, 1);
        assert_eq!(
            asked.problem.cost(0, 1),
            Some(10 * (lycksele - 1 + 5)),
            "a soft limit counts five for each minute above"
        );
    }

    #[test]
    fn wishes_count_as_the_settings_say() {
        let mut one = student("Maja", "2481");
        one.wishes = vec![UnitId::named("Vilhelmina IFO"), UnitId::named("Lycksele IFO")];
        let settings = Settings { limit_minutes: 600, ..Settings::default() };
        let table = [("Vilhelmina IFO", 300), ("Lycksele IFO", 350), ("Åsele IFO", 500)];
        for (unit, tenths) in table {
            assert_eq!(cost(&settings, &one, UnitId::named(unit), 30), Some(tenths), "{unit}");
        }
        one.wishes.clear();
        assert_eq!(cost(&settings, &one, UnitId::named("Åsele IFO"), 30), Some(300), "no wishes, nothing to miss");
    }

    #[test]
    fn reserved_seats_are_not_offered_and_a_lock_holds() {
        let (mut inputs, places) =
            region(vec![student("Maja", "2481")], vec![seats("Lycksele IFO", 2), seats("Åsele IFO", 1)]);
        inputs.held.insert(CapacityId::named("Lycksele IFO"), 1);
        inputs.period.settings.limit_minutes = 600;
        inputs.locks.insert(StudentId::named("Maja"), CapacityId::named("Åsele IFO"));
        let asked = ask(&inputs, &places, 1);
        assert_eq!((asked.problem.seats(0, 0), asked.problem.seats(1, 0)), (1, 1));
        assert_eq!(asked.options.locked.len(), 1);
        inputs.capacities.pop();
        assert!(ask(&inputs, &places, 1).options.locked.is_empty(), "seats that are gone hold nobody");
    }
}
