//! Where a journey begins and ends, and how long it takes.

use std::sync::LazyLock;

use organisations::nearest::Nearest;
use organisations::travel::{Mode, Point, Stop, Travel};
use organisations::{Place, Unit, register};

use crate::model::{Home, Student};

/// The longest minutes that count: a day is longer than any journey within the country.
pub(super) const MOST_MINUTES: u32 = 1440;

/// The main towns of all municipalities.
static TOWNS: LazyLock<Nearest> = LazyLock::new(|| Nearest::new(register::municipalities().iter().map(|m| m.place)));

/// Where a unit is: its own place, or the main town of its municipality.
pub(super) fn of_unit(unit: &Unit) -> Option<Stop> {
    let municipality = register::municipality(&unit.municipality)?;
    let place = unit.place.unwrap_or(municipality.place);
    Some(Stop { place, known_as: vec![Point::Unit(unit.id), Point::Organisation(municipality.id())] })
}

/// Where a student travels from. What an organisation has said of the nearest municipality holds for a point too.
pub(super) fn of_home(home: &Home) -> Option<Stop> {
    match home {
        Home::Municipality(code) => {
            let municipality = register::municipality(code)?;
            Some(Stop { place: municipality.place, known_as: vec![Point::Organisation(municipality.id())] })
        }
        Home::Point(lat, lon, _) => {
            let place = Place::new(*lat, *lon)?;
            let nearest = TOWNS.nearest(place, 1).first().map(|n| &register::municipalities()[n.index]);
            Some(Stop { place, known_as: nearest.map(|m| Point::Organisation(m.id())).into_iter().collect() })
        }
    }
}

pub(super) fn between(travel: &Travel, home: Option<&Stop>, seat: Option<&Stop>, car: bool) -> Option<u32> {
    let mode = if car { Mode::Car } else { Mode::Bus };
    Some(u32::from(travel.minutes(home?, seat?, mode).minutes).min(MOST_MINUTES))
}

/// Minutes one way from a student's home to a unit, as an allocation counts them.
pub fn minutes_to(travel: &Travel, student: &Student, unit: &Unit) -> Option<u32> {
    between(travel, of_home(&student.home).as_ref(), of_unit(unit).as_ref(), student.car)
}

#[cfg(test)]
mod tests {
    use kernel::{Day, OrganisationId, TravelOverrideId};
    use organisations::travel::{TravelOverride, TravelSettings};

    use super::*;
    use crate::plan::tests::{student, unit};

    #[test]
    fn a_point_knows_what_was_said_of_the_nearest_municipality() {
        let code = |code| Point::Organisation(register::municipality(code).expect("a municipality").id());
        let said = TravelOverride {
            id: TravelOverrideId::named("said"),
            organisation: OrganisationId::named("UMU"),
            from: code("2481"),
            to: code("2463"),
            mode: Mode::Car,
            minutes: 111,
            on: Day::parse("2026-11-01").expect("a day"),
            version: 1,
        };
        let travel = Travel::new(TravelSettings::default(), [said]);
        let asele = unit("Åsele IFO", "2463");
        let town = register::municipality("2481").expect("Lycksele").place;
        let mut one = student("one", "2481");
        assert_eq!(minutes_to(&travel, &one, &asele), Some(111), "a municipality");
        one.home = Home::Point(town.lat() + 0.02, town.lon(), None);
        assert_eq!(minutes_to(&travel, &one, &asele), Some(111), "a point outside Lycksele");
        one.home = Home::Point(town.lat() + 0.02, town.lon(), Some("2463".to_owned()));
        assert_eq!(minutes_to(&travel, &one, &asele), Some(111), "the point says where, not the register of persons");
        one.car = false;
        assert_ne!(minutes_to(&travel, &one, &asele), Some(111), "nothing was said of the bus");
    }
}
