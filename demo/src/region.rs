//! The region as plain rows: units, seats and students, before anything is written.

use kernel::{Ids, Moment, UnitId};
use organisations::register;
use organisations::tiles::INLAND;

use crate::names::{FAMILY, FIRST};

/// The seed of the example region.
pub const SEED: u64 = 20_261_122;
/// Students in the example round.
pub const STUDENTS: usize = 640;
/// Types of place.
pub const TYPES: [&str; 3] = ["Socialt arbete", "Skola", "Vård och omsorg"];

/// A place that receives students: a unit, its type and its seats.
#[derive(Clone, Debug)]
pub struct Place {
    /// The unit's id.
    pub unit: UnitId,
    /// Its municipality's code.
    pub municipality: &'static str,
    /// Its department's name.
    pub department: &'static str,
    /// Its name.
    pub name: String,
    /// Where it lies.
    pub lat: f64,
    /// Where it lies.
    pub lon: f64,
    /// Index into [`TYPES`].
    pub kind: usize,
    /// Seats it offers.
    pub seats: i64,
}

/// A student as an import file has it.
#[derive(Clone, Debug)]
pub struct StudentRow {
    /// The HEI's id.
    pub reference: String,
    /// Name.
    pub name: String,
    /// Home municipality's code.
    pub municipality: &'static str,
    /// Home, when it is not the main town.
    pub home: Option<(f64, f64)>,
    /// Whether there is a car.
    pub car: bool,
    /// Index into [`TYPES`].
    pub kind: usize,
    /// 0 is served before 1 when somebody must be left out.
    pub priority: i64,
    /// Indices of places, best first.
    pub wishes: Vec<usize>,
    /// A unit where a relative works.
    pub forbidden: Option<usize>,
    /// Whether the person has protected identity. Exactly one has.
    pub protected: bool,
}

/// The whole example.
#[derive(Clone, Debug)]
pub struct ExampleRegion {
    /// Units with seats.
    pub places: Vec<Place>,
    /// Students.
    pub students: Vec<StudentRow>,
}

/// Chance that is the same every time.
struct Chance(Ids);

impl Chance {
    fn below(&mut self, n: usize) -> usize {
        usize::try_from(self.0.number() % n.max(1) as u64).unwrap_or(0)
    }

    fn share(&mut self) -> f64 {
        (self.0.number() >> 11) as f64 / (1_u64 << 53) as f64
    }

    /// Roughly normal, from -1 to 1.
    fn around(&mut self) -> f64 {
        (self.share() + self.share() + self.share()) / 1.5 - 1.0
    }
}

/// Names that units of a type bear, with their department.
const UNITS: [(&str, &[&str]); 3] = [
    (
        "Socialförvaltningen",
        &["Individ- och familjeomsorgen", "Familjeenheten", "Försörjningsstöd", "Stöd och behandling"],
    ),
    ("Utbildningsförvaltningen", &["Centralskolan", "Strandskolan", "Lärkans förskola", "Kyrkskolan", "Elevhälsan"]),
    (
        "Vård- och omsorgsförvaltningen",
        &["Hemsjukvården", "Solbackens äldreboende", "Korttidsenheten", "Strandgårdens boende"],
    ),
];

/// The example region of a seed: 17 municipalities, 96 units, 640 students.
pub fn region(seed: u64) -> ExampleRegion {
    let mut chance = Chance(Ids::new(Moment::from_millis(0), u128::from(seed)));
    let codes: Vec<&'static str> = INLAND.iter().map(|t| t.municipality).collect();
    // Students follow the population, but less than fully: small places send people too.
    let weights: Vec<f64> =
        codes.iter().map(|c| f64::from(register::municipality(c).map_or(1, |m| m.population)).powf(0.72)).collect();
    let homes = spread(&weights, STUDENTS, 4);
    let units = spread(&weights, 96, 3);
    let mut places = Vec::new();
    for (code, count) in codes.iter().zip(&units) {
        for i in 0..*count {
            places.push(place(&mut chance, code, i));
        }
    }
    let mut students = Vec::new();
    for (code, count) in codes.iter().zip(&homes) {
        for _ in 0..*count {
            let number = students.len();
            students.push(student(&mut chance, code, number, &places));
        }
    }
    offer(&mut chance, &mut places, &students);
    ExampleRegion { places, students }
}

/// Shares `total` by weight, each at least `least`.
fn spread(weights: &[f64], total: usize, least: usize) -> Vec<usize> {
    let sum: f64 = weights.iter().sum();
    let free = total - least * weights.len();
    let exact: Vec<f64> = weights.iter().map(|w| w / sum * free as f64).collect();
    let mut counts: Vec<usize> = exact.iter().map(|e| e.floor() as usize).collect();
    let mut rest: Vec<usize> = (0..weights.len()).collect();
    rest.sort_by(|a, b| exact[*b].fract().total_cmp(&exact[*a].fract()).then(a.cmp(b)));
    for i in rest.into_iter().take(free - counts.iter().sum::<usize>()) {
        counts[i] += 1;
    }
    counts.iter().map(|c| c + least).collect()
}

fn place(chance: &mut Chance, code: &'static str, number: usize) -> Place {
    let kind = number % TYPES.len();
    let (department, names) = UNITS[kind];
    let round = number / TYPES.len();
    let name = match round / names.len() {
        0 => names[round % names.len()].to_owned(),
        again => format!("{}, enhet {}", names[round % names.len()], again + 1),
    };
    let at = register::municipality(code).map(|m| m.place);
    let (lat, lon) = at.map_or((64.0, 18.0), |p| (p.lat(), p.lon()));
    // The first units lie in the main town, later ones out in the municipality.
    let reach = if round == 0 { 0.01 } else { 0.18 };
    Place {
        unit: UnitId::named(&format!("example/{code}/{number}")),
        municipality: code,
        department,
        name,
        lat: round4(lat + chance.around() * reach),
        lon: round4(lon + chance.around() * reach * 2.0),
        kind,
        seats: 0,
    }
}

fn round4(x: f64) -> f64 {
    (x * 10_000.0).round() / 10_000.0
}

fn student(chance: &mut Chance, code: &'static str, number: usize, places: &[Place]) -> StudentRow {
    let kind = [0, 0, 0, 1, 1, 1, 1, 2, 2, 2][chance.below(10)];
    let at = register::municipality(code).map(|m| m.place);
    let (lat, lon) = at.map_or((64.0, 18.0), |p| (p.lat(), p.lon()));
    let out = chance.share() < 0.4;
    let home = out.then(|| (round4(lat + chance.around() * 0.25), round4(lon + chance.around() * 0.5)));
    let mut near: Vec<usize> = (0..places.len()).filter(|i| places[*i].kind == kind).collect();
    let from = home.unwrap_or((lat, lon));
    let far = |i: &usize| {
        let (dy, dx) = (places[*i].lat - from.0, (places[*i].lon - from.1) * 0.45);
        dy * dy + dx * dx
    };
    near.sort_by(|a, b| far(a).total_cmp(&far(b)));
    let count = chance.below(4);
    let mut wishes: Vec<usize> = Vec::new();
    for _ in 0..count {
        let pick = near[chance.below(5.min(near.len()))];
        if !wishes.contains(&pick) {
            wishes.push(pick);
        }
    }
    let forbidden = (chance.share() < 0.06).then(|| near[0]).filter(|n| !wishes.contains(n));
    StudentRow {
        reference: format!("s{:04}", number + 1),
        name: format!("{} {}", FIRST[chance.below(FIRST.len())], FAMILY[chance.below(FAMILY.len())]),
        municipality: code,
        home,
        car: chance.share() < 0.7,
        kind,
        priority: i64::from(chance.share() >= 0.08),
        wishes,
        forbidden,
        protected: number == 317,
    }
}

/// Sorsele, Norsjö and Kramfors, which have not answered.
const SILENT: [&str; 3] = ["2422", "2417", "2282"];
/// As far as a hidden plan sends somebody with a car, in degrees of latitude; and without one.
const REACH: (f64, f64) = (0.92, 0.55);
/// Among so many of the nearest units the hidden plan seats a student.
const NEAREST: usize = 8;
/// Share of the seats that nobody needs.
const SLACK: f64 = 0.035;

/// Seats: one for nearly everybody within reach, but only if some go to their second or third best. Whoever works
/// through the list in turn leaves 40 over; the best plan leaves 15. None come from those who have not answered.
fn offer(chance: &mut Chance, places: &mut [Place], students: &[StudentRow]) {
    for student in students {
        let within = within_reach(student, places);
        if within.is_empty() {
            continue;
        }
        let pick = within[chance.below(within.len().min(NEAREST))];
        places[pick].seats += 1 + i64::from(chance.share() < SLACK);
    }
}

/// Units that answer, of the right type, that a student can travel to with a margin; nearest first.
fn within_reach(student: &StudentRow, places: &[Place]) -> Vec<usize> {
    let main = register::municipality(student.municipality).map(|m| (m.place.lat(), m.place.lon()));
    let home = student.home.or(main).unwrap_or((64.0, 18.0));
    let reach = if student.car { REACH.0 } else { REACH.1 };
    let mut within: Vec<(f64, usize)> = (0..places.len())
        .filter(|i| places[*i].kind == student.kind && !SILENT.contains(&places[*i].municipality))
        .filter(|i| student.forbidden != Some(*i))
        .map(|i| (degrees(home, &places[i]), i))
        .filter(|(far, _)| *far < reach)
        .collect();
    within.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
    within.into_iter().map(|(_, i)| i).collect()
}

/// How far apart, in degrees of latitude (111 km).
fn degrees(from: (f64, f64), place: &Place) -> f64 {
    let (dy, dx) = (place.lat - from.0, (place.lon - from.1) * 0.45);
    (dy * dy + dx * dx).sqrt()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_region_is_as_large_as_it_says_and_the_same_every_time() {
        let one = region(SEED);
        assert_eq!((one.places.len(), one.students.len()), (96, STUDENTS));
        assert_eq!(one.students.iter().filter(|s| s.protected).count(), 1);
        assert_eq!(one.places.iter().filter(|p| p.municipality == "2422").map(|p| p.seats).sum::<i64>(), 0);
        let seats: i64 = one.places.iter().map(|p| p.seats).sum();
        assert!((600..=720).contains(&seats), "{seats}");
        let names = |r: &ExampleRegion| r.students.iter().map(|s| s.name.clone()).collect::<Vec<_>>();
        assert_eq!(names(&one), names(&region(SEED)));
        assert_ne!(names(&one), names(&region(SEED + 1)));
    }

    #[test]
    fn wishes_are_for_places_of_the_students_own_type() {
        let r = region(SEED);
        for s in &r.students {
            assert!(s.wishes.iter().all(|w| r.places[*w].kind == s.kind));
            assert!(s.forbidden.is_none_or(|f| !s.wishes.contains(&f)));
        }
    }
}
