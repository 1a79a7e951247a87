//! From a period's rows to a problem for the engine, and from its plan back to rows and reasons. Pure.
//!
//! A student is an index into [`Inputs::students`], seats are an index into [`Inputs::capacities`]; the engine sees
//! those indices, whole costs in tenths of a minute, and nothing else.

mod by_hand;
mod compare;
mod first_come;
mod locks;
mod reasons;
mod rows;
mod rules;
mod spread;
mod stops;
mod together;

use std::collections::BTreeMap;

use kernel::UnitId;
use matching::{Problem, ProblemBuilder, SolveOptions};
use organisations::travel::{Stop, Travel};
use organisations::{Unit, register};

use crate::model::{Inputs, Settings, Student};

pub use by_hand::{Hindrance, Way};
pub use compare::{Changed, compare};
pub use first_come::first_come;
pub use locks::{Unkept, UnkeptWhy, unkept};
pub use reasons::{Chain, ChainMove, Explained, Nearer, Reason, Removed, RemovedWhy, Unplaced, WorthOf};
pub use rows::{broken, plan_of, rows_of};
pub use rules::{Breach, breach};
pub use spread::{Figures, Group, figures, home_name};
pub use stops::minutes_to;
pub use together::{MOST_TOGETHER, Together};

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

    /// Whether the unit of these seats closes before the period ends. Its seats are then not offered.
    pub fn is_closed(&self, inputs: &Inputs, site: usize) -> bool {
        self.units.get(&inputs.capacities[site].unit).is_some_and(|u| !u.is_open_on(inputs.period.last))
    }
}

/// A problem for the engine, and what is needed to understand its answer.
#[derive(Clone, Debug)]
pub struct Asked {
    /// The engine's problem: students and sites in the order of the inputs.
    pub problem: Problem,
    /// Locks and seed.
    pub options: SolveOptions,
    /// Seats that are not offered: their unit closes before the period ends.
    pub closed: Vec<usize>,
    /// Whether the cap on pairs left anything out.
    pub cap: Cap,
    homes: Vec<Option<Stop>>,
    seats_at: Vec<Option<Stop>>,
    travel: Travel,
}

/// The cap on pairs of students and seats.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cap {
    /// So many of the cheapest places count for each student, beside the wishes.
    pub nearest: usize,
    /// For so many students more places would have been within the rules.
    pub students: usize,
}

/// About so many pairs of students and seats are handed to the engine.
const MOST_PAIRS: usize = 4_000_000;

/// However many students there are, each keeps so many places.
const FEWEST_NEAREST: usize = 60;

/// The problem of a period. `seed` chooses among plans of equal value.
///
/// Every pair of a student and seats of the right type within the limit is an option. In a very large round only the
/// cheapest of them are, see [`Cap`]; the wishes, a lock and an exception always are.
pub fn ask(inputs: &Inputs, places: &Places, seed: u64) -> Asked {
    ask_nearest(inputs, places, seed, (MOST_PAIRS / inputs.students.len().max(1)).max(FEWEST_NEAREST))
}

/// The same with another cap: so many of the cheapest places for each student.
pub fn ask_nearest(inputs: &Inputs, places: &Places, seed: u64, nearest: usize) -> Asked {
    let types = &inputs.period.place_types;
    let mut parts = ProblemBuilder::one_period(u32::try_from(types.len().max(1)).unwrap_or(1));
    let mut seats_at = Vec::with_capacity(inputs.capacities.len());
    let mut closed = Vec::new();
    for (index, capacity) in inputs.capacities.iter().enumerate() {
        let kind = types.iter().position(|t| *t == capacity.place_type).unwrap_or(0);
        let site = parts.site(capacity.id.to_string(), u32::try_from(kind).unwrap_or(0), "");
        let held = inputs.held.get(&capacity.id).copied().unwrap_or(0);
        if places.is_closed(inputs, index) {
            closed.push(index);
        } else {
            parts.seats(site, 0, u32::try_from((capacity.seats - held).max(0)).unwrap_or(0));
        }
        seats_at.push(places.units.get(&capacity.unit).and_then(stops::of_unit));
    }
    let homes: Vec<Option<Stop>> = inputs.students.iter().map(|s| stops::of_home(&s.home)).collect();
    let mut capped = 0;
    for (student, home) in inputs.students.iter().zip(&homes) {
        let index = parts.student(student.id.to_string(), "", student.priority);
        let mut options = options_of(inputs, &places.travel, student, home.as_ref(), &seats_at);
        options.retain(|option| closed.binary_search(&option.site).is_err());
        capped += usize::from(keep_nearest(&mut options, nearest));
        for option in options {
            parts.option(index, option.site as u32, option.cost);
        }
    }
    let problem = parts.build().expect("options name students and seats of the same inputs");
    let options = SolveOptions { seed, locked: locks::kept(inputs, &problem), ..SolveOptions::default() };
    let cap = Cap { nearest, students: capped };
    Asked { problem, options, closed, cap, homes, seats_at, travel: places.travel.clone() }
}

/// A place that a student may have.
struct Admitted {
    site: usize,
    cost: u32,
    /// A wish, a lock or an exception: no cap takes it away.
    stays: bool,
}

fn options_of(
    inputs: &Inputs,
    travel: &Travel,
    student: &Student,
    home: Option<&Stop>,
    seats_at: &[Option<Stop>],
) -> Vec<Admitted> {
    let settings = &inputs.period.settings;
    let excepted = inputs.exceptions.get(&student.id).map(|e| e.capacity);
    let locked = inputs.locks.get(&student.id).copied();
    let mut options = Vec::new();
    for (site, capacity) in inputs.capacities.iter().enumerate() {
        let is_excepted = excepted == Some(capacity.id);
        let is_fitting = capacity.place_type == student.place_type && !student.forbidden.contains(&capacity.unit);
        if !is_fitting && !is_excepted {
            continue;
        }
        let minutes = stops::between(travel, home, seats_at[site].as_ref(), student.car);
        let cost = match minutes {
            _ if is_excepted => Some(cost_beyond(settings, student, capacity.unit, minutes)),
            None => None,
            Some(minutes) => cost(settings, student, capacity.unit, minutes),
        };
        let stays = is_excepted || locked == Some(capacity.id) || student.wishes.contains(&capacity.unit);
        options.extend(cost.map(|cost| Admitted { site, cost, stays }));
    }
    options
}

/// Keeps the cheapest options with all that are as cheap as the last of them, and those that no cap takes away; gives
/// whether any was left out.
fn keep_nearest(options: &mut Vec<Admitted>, nearest: usize) -> bool {
    if options.len() <= nearest {
        return false;
    }
    let mut costs: Vec<u32> = options.iter().map(|o| o.cost).collect();
    let (_, most, _) = costs.select_nth_unstable(nearest.saturating_sub(1));
    let all = options.len();
    options.retain(|o| o.cost <= *most || o.stays);
    options.len() < all
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

/// What a place beyond the hard rules counts: as if the limit were soft, and a journey nobody knows were the longest.
fn cost_beyond(settings: &Settings, student: &Student, unit: UnitId, minutes: Option<u32>) -> u32 {
    let soft = Settings { limit_is_hard: false, ..settings.clone() };
    cost(&soft, student, unit, minutes.unwrap_or(stops::MOST_MINUTES)).expect("a soft limit forbids nothing")
}

/// Which of a student's wishes a unit is, from 1.
pub fn wish(student: &Student, unit: UnitId) -> Option<i64> {
    student.wishes.iter().position(|w| *w == unit).and_then(|i| i64::try_from(i + 1).ok())
}

impl Asked {
    /// Estimated minutes one way, none where either end is unknown.
    pub fn minutes(&self, inputs: &Inputs, student: usize, site: usize) -> Option<u32> {
        let car = inputs.students[student].car;
        stops::between(&self.travel, self.homes[student].as_ref(), self.seats_at[site].as_ref(), car)
    }

    /// What a place counts for a student, also where it is no option.
    pub fn counts(&self, inputs: &Inputs, student: usize, site: usize) -> u32 {
        let minutes = || self.minutes(inputs, student, site);
        let row = &inputs.students[student];
        let beyond = || cost_beyond(&inputs.period.settings, row, inputs.capacities[site].unit, minutes());
        self.problem.cost(student as u32, site as u32).unwrap_or_else(beyond)
    }

    /// Whether a person has written an exception for this student at these seats.
    pub fn is_excepted(&self, inputs: &Inputs, student: usize, site: usize) -> bool {
        let exception = inputs.exceptions.get(&inputs.students[student].id);
        exception.is_some_and(|e| e.capacity == inputs.capacities[site].id)
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use std::collections::BTreeSet;

    use kernel::{CapacityId, Day, OrganisationId, PeriodId, StudentId, Term};
    use organisations::Level;
    use organisations::travel::TravelSettings;

    use super::*;
    use crate::model::{Capacity, Home, Period};

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
        let inputs = Inputs {
            period: period(),
            students,
            capacities,
            locks: BTreeMap::new(),
            held: BTreeMap::new(),
            exceptions: BTreeMap::new(),
        };
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
