//! Travel time between two places: an estimate from the great circle, or what an organisation has said instead.
//!
//! No road network and no service outside is asked. Roads are longer than the crow flies by a detour factor,
//! and a journey takes a start (walking out, waiting) and then the road at a speed. Every figure is a setting.

use std::collections::HashMap;

use kernel::{Day, OrganisationId, TravelOverrideId, UnitId};

use crate::model::Place;

/// Mean radius of the earth (IUGG).
pub const EARTH_RADIUS_KM: f64 = 6371.0088;

/// The longest travel time that can be said or shown: a day and night.
pub const MOST_MINUTES: u16 = 1440;

/// Great-circle distance (haversine formula: R. W. Sinnott, "Virtues of the Haversine", Sky and Telescope 68, 1984).
pub fn great_circle_km(a: Place, b: Place) -> f64 {
    let half = |from: f64, to: f64| ((to - from).to_radians() / 2.0).sin().powi(2);
    let (lat_a, lat_b) = (a.lat().to_radians(), b.lat().to_radians());
    let h = half(a.lat(), b.lat()) + lat_a.cos() * lat_b.cos() * half(a.lon(), b.lon());
    2.0 * EARTH_RADIUS_KM * h.sqrt().min(1.0).asin()
}

/// How one travels.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Mode {
    /// With a car.
    Car,
    /// By bus and the like.
    Bus,
}

impl Mode {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Car, Self::Bus];

    /// The name in storage and text keys.
    pub fn code(self) -> &'static str {
        match self {
            Self::Car => "car",
            Self::Bus => "bus",
        }
    }

    /// Reads [`Mode::code`].
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|mode| mode.code() == code)
    }
}

/// The figures behind an estimate. Shown and changed on a page, see [`SETTINGS`].
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct TravelSettings {
    /// Road kilometres per kilometre of great circle.
    pub detour: f64,
    /// Speed by car, kilometres per hour.
    pub car_km_per_h: f64,
    /// Minutes before the car moves.
    pub car_start_minutes: f64,
    /// A bus journey's time on the road, as a multiple of the car's.
    pub bus_factor: f64,
    /// Minutes of walking and waiting before the bus moves.
    pub bus_start_minutes: f64,
}

impl Default for TravelSettings {
    fn default() -> Self {
        Self { detour: 1.3, car_km_per_h: 70.0, car_start_minutes: 5.0, bus_factor: 1.5, bus_start_minutes: 15.0 }
    }
}

/// What is known of one setting, for the page that shows it.
#[derive(Clone, Copy, Debug)]
pub struct SettingFacts {
    /// Name of the field and key of its sentence.
    pub name: &'static str,
    /// Its unit: `×`, `km/h`, `min`.
    pub unit: &'static str,
    /// Smallest value that makes sense.
    pub least: f64,
    /// Greatest value that makes sense.
    pub most: f64,
    /// Where the default comes from; `None` is an assumption of ours, to be replaced by local knowledge.
    pub source: Option<&'static str>,
    /// Reads the value.
    pub value: fn(&TravelSettings) -> f64,
}

/// Every travel setting, in the order of the page.
pub const SETTINGS: [SettingFacts; 5] = [
    SettingFacts {
        name: "detour",
        unit: "×",
        least: 1.0,
        most: 3.0,
        source: Some("Wang, Bette, Schreckenberg, Guhr, arXiv 2406.06490, 2024"),
        value: |s| s.detour,
    },
    SettingFacts {
        name: "car_km_per_h",
        unit: "km/h",
        least: 20.0,
        most: 120.0,
        source: None,
        value: |s| s.car_km_per_h,
    },
    SettingFacts {
        name: "car_start_minutes",
        unit: "min",
        least: 0.0,
        most: 120.0,
        source: None,
        value: |s| s.car_start_minutes,
    },
    SettingFacts { name: "bus_factor", unit: "×", least: 0.5, most: 10.0, source: None, value: |s| s.bus_factor },
    SettingFacts {
        name: "bus_start_minutes",
        unit: "min",
        least: 0.0,
        most: 240.0,
        source: None,
        value: |s| s.bus_start_minutes,
    },
];

/// A travel time, and what it rests on.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct TravelMinutes {
    /// Whole minutes, at most [`MOST_MINUTES`].
    pub minutes: u16,
    /// What it rests on; the page always says so.
    pub basis: Basis,
}

/// What a travel time rests on.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Basis {
    /// Computed: shown as "uppskattad".
    Estimated,
    /// Said by an organisation.
    Overridden {
        /// By whom.
        by: OrganisationId,
        /// On which day.
        on: Day,
    },
}

/// What an override can name.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Point {
    /// An organisation's seat, such as a municipality's main town.
    Organisation(OrganisationId),
    /// A unit.
    Unit(UnitId),
}

/// One end of a journey: where it is, and the names an override may know it by, the most exact first.
#[derive(Clone, PartialEq, Debug)]
pub struct Stop {
    /// Where.
    pub place: Place,
    /// Most exact first: the unit, then its municipality. Empty for a bare position.
    pub known_as: Vec<Point>,
}

/// An organisation's word on the travel time between two points. It holds in both directions.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct TravelOverride {
    /// Its id.
    pub id: TravelOverrideId,
    /// Whose word.
    pub organisation: OrganisationId,
    /// One end.
    pub from: Point,
    /// The other.
    pub to: Point,
    /// How one travels.
    pub mode: Mode,
    /// Minutes, at most [`MOST_MINUTES`].
    pub minutes: u16,
    /// The day it was said.
    pub on: Day,
    /// Goes up by one with each change.
    pub version: i64,
}

/// Settings and overrides of one organisation, ready to answer.
#[derive(Clone, Debug, Default)]
pub struct Travel {
    settings: TravelSettings,
    overrides: HashMap<(Point, Point, Mode), TravelOverride>,
}

impl Travel {
    /// From the stored rows. Of several words on one pair the latest holds.
    pub fn new(settings: TravelSettings, rows: impl IntoIterator<Item = TravelOverride>) -> Self {
        let mut overrides = HashMap::new();
        for row in rows {
            let held: &mut TravelOverride = overrides.entry(key(row.from, row.to, row.mode)).or_insert(row);
            if (held.on, held.id) < (row.on, row.id) {
                *held = row;
            }
        }
        Self { settings, overrides }
    }

    /// The settings in force.
    pub fn settings(&self) -> &TravelSettings {
        &self.settings
    }

    /// Minutes from one stop to another: an override where there is one, the most exact first, else the estimate.
    pub fn minutes(&self, from: &Stop, to: &Stop, mode: Mode) -> TravelMinutes {
        match self.said(from, to, mode) {
            Some(row) => {
                TravelMinutes { minutes: row.minutes, basis: Basis::Overridden { by: row.organisation, on: row.on } }
            }
            None => estimate(&self.settings, from.place, to.place, mode),
        }
    }

    fn said(&self, from: &Stop, to: &Stop, mode: Mode) -> Option<&TravelOverride> {
        if self.overrides.is_empty() {
            return None;
        }
        let pairs = from
            .known_as
            .iter()
            .enumerate()
            .flat_map(|(i, a)| to.known_as.iter().enumerate().map(move |(j, b)| (i + j, *a, *b)));
        let found = pairs.filter_map(|(rank, a, b)| Some((rank, self.overrides.get(&key(a, b, mode))?)));
        found.min_by_key(|(rank, _)| *rank).map(|(_, row)| row)
    }
}

/// The estimate alone.
pub fn estimate(settings: &TravelSettings, from: Place, to: Place, mode: Mode) -> TravelMinutes {
    let km = great_circle_km(from, to) * settings.detour;
    let driving = km / settings.car_km_per_h * 60.0;
    let minutes = match mode {
        _ if km < 0.1 => 0.0,
        Mode::Car => settings.car_start_minutes + driving,
        Mode::Bus => settings.bus_start_minutes + driving * settings.bus_factor,
    };
    TravelMinutes { minutes: minutes.round().clamp(0.0, f64::from(MOST_MINUTES)) as u16, basis: Basis::Estimated }
}

/// Both directions are one pair.
fn key(a: Point, b: Point, mode: Mode) -> (Point, Point, Mode) {
    if a <= b { (a, b, mode) } else { (b, a, mode) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::register;

    fn place(lat: f64, lon: f64) -> Place {
        Place::new(lat, lon).expect("a real position")
    }

    fn stop(code: &str) -> Stop {
        let m = register::municipality(code).expect("a municipality");
        Stop { place: m.place, known_as: vec![Point::Organisation(m.id())] }
    }

    fn word(a: Point, b: Point, minutes: u16, on: &str) -> TravelOverride {
        TravelOverride {
            id: TravelOverrideId::named(on),
            organisation: OrganisationId::named("UMU"),
            from: a,
            to: b,
            mode: Mode::Car,
            minutes,
            on: Day::parse(on).expect("a day"),
            version: 1,
        }
    }

    #[test]
    fn great_circles_of_known_length() {
        let quarter = EARTH_RADIUS_KM * std::f64::consts::FRAC_PI_2;
        let table = [
            (place(0.0, 0.0), place(0.0, 90.0), quarter),
            (place(0.0, 0.0), place(90.0, 0.0), quarter),
            (place(0.0, 179.5), place(0.0, -179.5), quarter / 90.0),
            (place(64.0, 18.0), place(64.0, 18.0), 0.0),
            (place(-90.0, 0.0), place(90.0, 0.0), 2.0 * quarter),
        ];
        for (a, b, km) in table {
            assert!((great_circle_km(a, b) - km).abs() < 1e-6, "{a:?} {b:?}: {}", great_circle_km(a, b));
        }
    }

    #[test]
    fn estimates_follow_the_settings() {
        let settings = TravelSettings {
            detour: 1.5,
            car_km_per_h: 60.0,
            car_start_minutes: 4.0,
            bus_factor: 2.0,
            bus_start_minutes: 10.0,
        };
        // One degree along the equator is 111.195 km, so 166.8 km of road and as many minutes.
        let (a, b) = (place(0.0, 0.0), place(0.0, 1.0));
        let minutes = |mode| estimate(&settings, a, b, mode).minutes;
        assert_eq!((minutes(Mode::Car), minutes(Mode::Bus)), (171, 344));
        assert_eq!(estimate(&settings, a, a, Mode::Bus).minutes, 0);
        assert_eq!(estimate(&settings, a, place(0.0, 180.0), Mode::Car).minutes, MOST_MINUTES);
    }

    #[test]
    fn defaults_lie_within_their_bounds() {
        let settings = TravelSettings::default();
        for s in SETTINGS {
            let value = (s.value)(&settings);
            assert!((s.least..=s.most).contains(&value), "{}", s.name);
        }
    }

    #[test]
    fn the_most_exact_and_latest_word_holds_in_both_directions() {
        let (lycksele, umea) = (stop("2481"), stop("2480"));
        let unit = Point::Unit(UnitId::named("a school"));
        let mut school = lycksele.clone();
        school.known_as.insert(0, unit);
        let (l, u) = (lycksele.known_as[0], umea.known_as[0]);
        let rows = [word(u, l, 95, "2026-02-01"), word(u, l, 99, "2026-01-01"), word(unit, u, 88, "2025-01-01")];
        let travel = Travel::new(TravelSettings::default(), rows);
        let minutes = |a: &Stop, b: &Stop, mode| travel.minutes(a, b, mode).minutes;
        assert_eq!(minutes(&lycksele, &umea, Mode::Car), 95);
        assert_eq!(minutes(&umea, &lycksele, Mode::Car), 95);
        assert_eq!(minutes(&umea, &school, Mode::Car), 88);
        let bare = Stop { place: umea.place, known_as: vec![] };
        for t in [travel.minutes(&umea, &lycksele, Mode::Bus), travel.minutes(&bare, &school, Mode::Car)] {
            assert_eq!(t.basis, Basis::Estimated);
        }
        let on = Day::parse("2026-02-01").expect("a day");
        let said = Basis::Overridden { by: OrganisationId::named("UMU"), on };
        assert_eq!(travel.minutes(&umea, &lycksele, Mode::Car).basis, said);
    }
}
