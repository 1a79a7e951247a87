//! Nouns: organisations, their units and functions, and the areas they belong to.

use kernel::{AreaMemberId, Day, FunctionId, OrganisationId, PersonId, Span, UnitId};

/// A position on the earth (WGS 84), in degrees. Always a real one: finite and within range.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Place {
    lat: f64,
    lon: f64,
}

impl Place {
    /// `None` when there is no such position.
    pub fn new(lat: f64, lon: f64) -> Option<Self> {
        ((-90.0..=90.0).contains(&lat) && (-180.0..=180.0).contains(&lon)).then_some(Self { lat, lon })
    }

    /// Degrees north of the equator.
    pub fn lat(self) -> f64 {
        self.lat
    }

    /// Degrees east of Greenwich.
    pub fn lon(self) -> f64 {
        self.lon
    }

    /// Whether it lies in or close to Sweden; a position outside is most often two columns swapped.
    pub fn is_near_sweden(self) -> bool {
        (54.0..=70.0).contains(&self.lat) && (9.0..=26.0).contains(&self.lon)
    }
}

/// What an organisation is.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum OrganisationKind {
    /// Kommun.
    Municipality,
    /// Region.
    Region,
    /// Lärosäte.
    Hei,
    /// Kommunalförbund.
    MunicipalFederation,
    /// Samverkansområde: organisations that act together without being an authority.
    CooperationArea,
    /// Annan utbildningsanordnare, such as a provider of higher vocational education.
    OtherProvider,
}

impl OrganisationKind {
    /// Every kind, in the order they are listed on a page.
    pub const ALL: [Self; 6] = [
        Self::Municipality,
        Self::Region,
        Self::Hei,
        Self::MunicipalFederation,
        Self::CooperationArea,
        Self::OtherProvider,
    ];

    /// The name in storage, files and text keys.
    pub fn code(self) -> &'static str {
        match self {
            Self::Municipality => "municipality",
            Self::Region => "region",
            Self::Hei => "hei",
            Self::MunicipalFederation => "municipal_federation",
            Self::CooperationArea => "cooperation_area",
            Self::OtherProvider => "other_provider",
        }
    }

    /// Reads [`OrganisationKind::code`].
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }

    /// Whether other organisations may be its members.
    pub fn has_members(self) -> bool {
        matches!(self, Self::MunicipalFederation | Self::CooperationArea)
    }
}

/// An organisation of the house.
#[derive(Clone, PartialEq, Debug)]
pub struct Organisation {
    /// `OrganisationId::named(code)`: the same in every installation.
    pub id: OrganisationId,
    /// What it is.
    pub kind: OrganisationKind,
    /// `2481` for a municipality, `region-24`, `UMU`, `akademi-norr`.
    pub code: String,
    /// The name in Swedish.
    pub name_sv: String,
    /// The name in English; the Swedish one where there is no other.
    pub name_en: String,
    /// Code of the municipality where its seat is.
    pub municipality: Option<String>,
    /// Where its seat is.
    pub place: Option<Place>,
    /// The authority it is a part of: Region Gotland is the municipality of Gotland, a municipal school of higher
    /// vocational education is its municipality.
    pub part_of: Option<OrganisationId>,
    /// Goes up by one with each change.
    pub version: i64,
}

/// How high a unit stands. A unit's parent stands higher, or on the same level among [`Level::Unit`].
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Level {
    /// Förvaltning.
    Department,
    /// Enhet.
    Unit,
    /// Lärcentrum.
    LearningCentre,
    /// Ort or building, such as an HEI's other campus.
    Site,
}

impl Level {
    /// Every level, highest first.
    pub const ALL: [Self; 4] = [Self::Department, Self::Unit, Self::LearningCentre, Self::Site];

    /// The name in storage, files and text keys.
    pub fn code(self) -> &'static str {
        match self {
            Self::Department => "department",
            Self::Unit => "unit",
            Self::LearningCentre => "learning_centre",
            Self::Site => "site",
        }
    }

    /// Reads [`Level::code`].
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|level| level.code() == code)
    }

    /// Whether a unit of level `child` may lie below one of this level.
    pub fn may_hold(self, child: Self) -> bool {
        match self {
            Self::Department => child != Self::Department,
            Self::Unit => matches!(child, Self::Unit | Self::Site),
            Self::LearningCentre => child == Self::Site,
            Self::Site => false,
        }
    }
}

/// A department, unit, learning centre or site of an organisation.
#[derive(Clone, PartialEq, Debug)]
pub struct Unit {
    /// Its id.
    pub id: UnitId,
    /// Whose it is.
    pub organisation: OrganisationId,
    /// Who wrote it down: an HEI may list a municipality's units before the municipality itself does.
    pub registered_by: OrganisationId,
    /// The unit it lies below.
    pub parent: Option<UnitId>,
    /// How high it stands.
    pub level: Level,
    /// Its name, unique among the open units below the same parent.
    pub name: String,
    /// Code of the municipality where it is.
    pub municipality: String,
    /// Street address.
    pub address: Option<String>,
    /// Where it is; the municipality's main town stands in where nobody has said it.
    pub place: Option<Place>,
    /// The last day it was open, once closed. Closed units keep their history.
    pub closed: Option<Day>,
    /// Goes up by one with each change.
    pub version: i64,
}

impl Unit {
    /// Whether it is open on `day`.
    pub fn is_open_on(&self, day: Day) -> bool {
        self.closed.is_none_or(|last| day <= last)
    }
}

/// A function such as "VFU-samordnare". It has its own address, so that it answers when the person has left.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Function {
    /// Its id.
    pub id: FunctionId,
    /// Whose function.
    pub organisation: OrganisationId,
    /// The unit it belongs to, or the organisation as a whole.
    pub unit: Option<UnitId>,
    /// What it is called.
    pub title: String,
    /// The function's own e-mail address.
    pub email: Option<String>,
    /// The function's own telephone number.
    pub phone: Option<String>,
    /// Who holds it and has held it, oldest first. No two spans overlap.
    pub holders: Vec<Holder>,
    /// The function that answers while this one is vacant.
    pub taken_over_by: Option<FunctionId>,
    /// Goes up by one with each change.
    pub version: i64,
}

/// A person's time in a function.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Holder {
    /// Who.
    pub person: PersonId,
    /// From which day, until which.
    pub span: Span,
}

/// What a function answers on a day.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Answer {
    /// This person holds it.
    Held(PersonId),
    /// Nobody holds it (vakant).
    Vacant {
        /// The last day somebody did; `None` when nobody ever has.
        since: Option<Day>,
        /// The function that answers instead.
        taken_over_by: Option<FunctionId>,
    },
}

impl Function {
    /// Who answers on `day`.
    pub fn answer(&self, day: Day) -> Answer {
        if let Some(holder) = self.holders.iter().find(|h| h.span.covers(day)) {
            return Answer::Held(holder.person);
        }
        let since = self.holders.iter().filter_map(|h| h.span.last).filter(|last| *last < day).max();
        Answer::Vacant { since, taken_over_by: self.taken_over_by }
    }
}

/// Follows vacant functions to one that is held: the function and the person who answer for `id` on `day`.
/// `None` when the chain ends with nobody.
pub fn who_answers(functions: &[Function], id: FunctionId, day: Day) -> Option<(FunctionId, PersonId)> {
    let mut at = id;
    for _ in 0..=functions.len() {
        match functions.iter().find(|f| f.id == at)?.answer(day) {
            Answer::Held(person) => return Some((at, person)),
            Answer::Vacant { taken_over_by, .. } => at = taken_over_by?,
        }
    }
    None
}

/// An organisation's membership of a federation or cooperation area.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct AreaMember {
    /// Its id.
    pub id: AreaMemberId,
    /// The federation or area.
    pub area: OrganisationId,
    /// The member.
    pub organisation: OrganisationId,
    /// When; `None` is "not stated" (ej angivet).
    pub span: Option<Span>,
    /// What the area may do in the member's place; `None` is "not stated".
    pub mandate: Option<Mandate>,
    /// Goes up by one with each change.
    pub version: i64,
}

impl AreaMember {
    /// Whether it is a member on `day`; a membership without dates counts as ongoing.
    pub fn is_member_on(&self, day: Day) -> bool {
        self.span.is_none_or(|span| span.covers(day))
    }

    /// Whether the area may act for the member on `day`. Never true without a stated mandate.
    pub fn may_act_on(&self, day: Day) -> bool {
        self.is_member_on(day) && self.mandate.as_ref().is_some_and(|mandate| mandate.span.covers(day))
    }
}

/// A mandate to act in a member's place.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Mandate {
    /// What it covers, in the words of the decision.
    pub what: String,
    /// When it holds.
    pub span: Span,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        Day::parse(text).expect("a day")
    }

    fn function(name: &str, holders: Vec<Holder>, next: Option<&str>) -> Function {
        Function {
            id: FunctionId::named(name),
            organisation: OrganisationId::named("2481"),
            unit: None,
            title: name.to_owned(),
            email: None,
            phone: None,
            holders,
            taken_over_by: next.map(FunctionId::named),
            version: 1,
        }
    }

    fn held(first: &str, last: Option<&str>) -> Holder {
        Holder { person: PersonId::named("Elin"), span: Span { first: day(first), last: last.map(day) } }
    }

    #[test]
    fn a_position_is_on_the_earth() {
        let table = [(64.6, 18.7, true), (90.0, 180.0, true), (90.1, 0.0, false), (0.0, -180.1, false)];
        for (lat, lon, real) in table {
            assert_eq!(Place::new(lat, lon).is_some(), real, "{lat} {lon}");
        }
        assert_eq!(Place::new(f64::NAN, 0.0), None);
        assert!(Place::new(64.6, 18.7).is_some_and(Place::is_near_sweden));
        assert!(!Place::new(18.7, 64.6).is_some_and(Place::is_near_sweden));
    }

    #[test]
    fn codes_read_back() {
        for kind in OrganisationKind::ALL {
            assert_eq!(OrganisationKind::parse(kind.code()), Some(kind));
        }
        for level in Level::ALL {
            assert_eq!(Level::parse(level.code()), Some(level));
        }
    }

    #[test]
    fn a_function_answers_when_the_person_has_left() {
        let f = function("a", vec![held("2026-01-01", Some("2026-06-30"))], Some("b"));
        assert_eq!(f.answer(day("2026-06-30")), Answer::Held(PersonId::named("Elin")));
        let vacant = |since| Answer::Vacant { since, taken_over_by: Some(FunctionId::named("b")) };
        assert_eq!(f.answer(day("2026-07-01")), vacant(Some(day("2026-06-30"))));
        assert_eq!(f.answer(day("2025-12-31")), vacant(None));
    }

    #[test]
    fn a_vacant_function_leads_to_one_that_is_held() {
        let all = [function("a", vec![], Some("b")), function("b", vec![held("2026-01-01", None)], None)];
        let on = day("2026-02-01");
        let b = (FunctionId::named("b"), PersonId::named("Elin"));
        assert_eq!(who_answers(&all, FunctionId::named("a"), on), Some(b));
        assert_eq!(who_answers(&all, FunctionId::named("a"), day("2025-02-01")), None);
        let ring = [function("a", vec![], Some("b")), function("b", vec![], Some("a"))];
        assert_eq!(who_answers(&ring, FunctionId::named("a"), on), None);
    }

    #[test]
    fn nobody_acts_for_a_member_without_a_stated_mandate() {
        let span = Span { first: day("2026-01-01"), last: Some(day("2026-12-31")) };
        let mut member = AreaMember {
            id: AreaMemberId::named("x"),
            area: OrganisationId::named("akademi-norr"),
            organisation: OrganisationId::named("2481"),
            span: None,
            mandate: None,
            version: 1,
        };
        assert!(member.is_member_on(day("2027-01-01")));
        assert!(!member.may_act_on(day("2026-05-01")));
        member.mandate = Some(Mandate { what: "VFU".to_owned(), span });
        assert!(member.may_act_on(day("2026-05-01")));
        assert!(!member.may_act_on(day("2027-05-01")));
        member.span = Some(Span { first: day("2026-06-01"), last: None });
        assert!(!member.may_act_on(day("2026-05-01")));
    }
}
