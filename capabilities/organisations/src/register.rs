//! The real organisations of Sweden as far as they are known here, embedded with their sources.
//!
//! Read once, on first use. The files lie in `data/`; `sources.csv` names where each comes from and under which
//! licence, and is what the page "Källor" shows.

mod rows;
mod start;

use std::collections::HashMap;
use std::sync::LazyLock;

use kernel::{OrganisationId, Span};

use crate::model::{OrganisationKind, Place};

use rows::read;
pub use start::{area_members, organisations, units};

/// A municipality (kommun).
#[derive(Clone, PartialEq, Debug)]
pub struct Municipality {
    /// Four digits, such as `2481`.
    pub code: String,
    /// Its name without the word "kommun".
    pub name: String,
    /// The county's two digits.
    pub county: String,
    /// Centralort.
    pub main_town: String,
    /// Where the main town is.
    pub place: Place,
    /// Inhabitants on 31 December 2025.
    pub population: u32,
}

impl Municipality {
    /// The organisation's id.
    pub fn id(&self) -> OrganisationId {
        OrganisationId::named(&self.code)
    }
}

/// A county (län).
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct County {
    /// Two digits.
    pub code: String,
    /// Such as "Västerbottens län".
    pub name: String,
}

/// A region, which answers for health care in a county.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Region {
    /// The county's two digits.
    pub county: String,
    /// Its name in Swedish.
    pub name_sv: String,
    /// Its name in English.
    pub name_en: String,
    /// Code of the municipality where its seat is.
    pub seat: String,
    /// Code of the municipality that is the same authority (Gotland).
    pub part_of: Option<String>,
}

/// A town (ort).
#[derive(Clone, PartialEq, Debug)]
pub struct Town {
    /// Its name.
    pub name: String,
    /// Code of its municipality.
    pub municipality: String,
    /// Where it is.
    pub place: Place,
    /// Inhabitants, roughly; `None` when not known.
    pub population: Option<u32>,
}

/// A university or university college (lärosäte).
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Hei {
    /// Such as `UMU`.
    pub code: String,
    /// Its name in Swedish.
    pub name_sv: String,
    /// Its name in English.
    pub name_en: String,
    /// Whether the state is its principal; otherwise it is independent (enskild).
    pub is_state: bool,
    /// Code of the municipality of its main site, where known.
    pub municipality: Option<String>,
    /// Its internet domain, where known.
    pub domain: Option<String>,
}

/// What a site is to its HEI.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum SiteKind {
    /// Huvudort.
    Main,
    /// Another campus.
    Campus,
    /// A place where a decentralised programme is given.
    Decentralised,
}

/// A place where an HEI is.
#[derive(Clone, PartialEq, Debug)]
pub struct HeiSite {
    /// The HEI's code.
    pub hei: String,
    /// Name of the town.
    pub town: String,
    /// Code of its municipality.
    pub municipality: String,
    /// Where it is.
    pub place: Place,
    /// What it is to its HEI.
    pub kind: SiteKind,
    /// Where the position comes from.
    pub source: String,
}

/// A learning centre or campus that a public page names.
#[derive(Clone, PartialEq, Debug)]
pub struct LearningCentre {
    /// Its name.
    pub name: String,
    /// Code of its municipality.
    pub municipality: String,
    /// Name of its town.
    pub town: String,
    /// The town's position.
    pub place: Place,
    /// Whether it calls itself a campus.
    pub is_campus: bool,
    /// Whether a source says that it belongs to Nitus.
    pub nitus_member: bool,
    /// Where that was read.
    pub source: String,
    /// The source's year, where known.
    pub source_year: Option<u16>,
}

/// A provider of higher vocational education and the like.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct OtherProvider {
    /// Its code, made of its name.
    pub code: String,
    /// Its name.
    pub name: String,
    /// `private`, `municipality`, `region` or `state`.
    pub principal: String,
    /// Code of the authority it is a part of, where clear.
    pub part_of: Option<String>,
    /// Codes of the municipalities where it was granted programmes.
    pub municipalities: Vec<String>,
}

/// A municipal federation or cooperation area.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Area {
    /// Its code.
    pub code: String,
    /// Which of the two.
    pub kind: OrganisationKind,
    /// Its name in Swedish.
    pub name_sv: String,
    /// Its name in English; the Swedish one where there is no other.
    pub name_en: String,
}

/// A membership as a public page states it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct StatedMember {
    /// Code of the area.
    pub area: String,
    /// Code of the municipality.
    pub municipality: String,
    /// When; `None` is "not stated".
    pub span: Option<Span>,
    /// The mandate's words; `None` is "not stated".
    pub mandate: Option<String>,
    /// Where it was read.
    pub source: String,
}

/// One embedded file's origin, for the page "Källor".
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Source {
    /// The file in `data/`.
    pub file: String,
    /// What it holds, in Swedish.
    pub what_sv: String,
    /// What it holds, in English.
    pub what_en: String,
    /// Who made it.
    pub source: String,
    /// Its licence; "Fakta" for plain facts without one.
    pub licence: String,
    /// What to know about it, in Swedish; may be empty.
    pub note_sv: String,
    /// What to know about it, in English; may be empty.
    pub note_en: String,
}

struct Register {
    counties: Vec<County>,
    municipalities: Vec<Municipality>,
    by_code: HashMap<String, usize>,
    regions: Vec<Region>,
    towns: Vec<Town>,
    heis: Vec<Hei>,
    sites: Vec<HeiSite>,
    centres: Vec<LearningCentre>,
    providers: Vec<OtherProvider>,
    areas: Vec<Area>,
    members: Vec<StatedMember>,
    sources: Vec<Source>,
}

static REGISTER: LazyLock<Register> = LazyLock::new(|| {
    let municipalities = read(include_str!("../data/municipalities.csv"), |r| Municipality {
        code: r.text(0),
        name: r.text(1),
        county: r.text(2),
        main_town: r.text(3),
        place: r.place(4),
        population: r.number(6),
    });
    Register {
        by_code: municipalities.iter().enumerate().map(|(i, m)| (m.code.clone(), i)).collect(),
        municipalities,
        counties: read(include_str!("../data/counties.csv"), |r| County { code: r.text(0), name: r.text(1) }),
        regions: read(include_str!("../data/regions.csv"), |r| Region {
            county: r.text(0),
            name_sv: r.text(1),
            name_en: r.text(2),
            seat: r.text(3),
            part_of: r.maybe(4),
        }),
        towns: read(include_str!("../data/towns.csv"), |r| Town {
            name: r.text(0),
            municipality: r.text(1),
            place: r.place(2),
            population: Some(r.number(4)).filter(|n| *n > 0),
        }),
        heis: read(include_str!("../data/heis.csv"), |r| Hei {
            code: r.text(0),
            name_sv: r.text(1),
            name_en: r.text(2),
            is_state: r.one_of(3, &["independent", "state"]) == 1,
            municipality: r.maybe(4),
            domain: r.maybe(5),
        }),
        sites: read(include_str!("../data/hei_sites.csv"), |r| HeiSite {
            hei: r.text(0),
            town: r.text(1),
            municipality: r.text(2),
            place: r.place(3),
            kind: [SiteKind::Main, SiteKind::Campus, SiteKind::Decentralised]
                [r.one_of(5, &["main", "site", "decentralised"])],
            source: r.text(6),
        }),
        centres: read(include_str!("../data/learning_centres.csv"), |r| LearningCentre {
            name: r.text(0),
            municipality: r.text(1),
            town: r.text(2),
            place: r.place(3),
            is_campus: r.one_of(5, &["learning_centre", "campus"]) == 1,
            nitus_member: r.maybe(6).is_some(),
            source: r.text(7),
            source_year: r.maybe(8).map(|_| r.number(8)),
        }),
        providers: read(include_str!("../data/other_providers.csv"), |r| OtherProvider {
            code: r.text(0),
            name: r.text(1),
            principal: r.text(2),
            part_of: r.maybe(3),
            municipalities: r.text(4).split(' ').map(str::to_owned).collect(),
        }),
        areas: read(include_str!("../data/areas.csv"), |r| Area {
            code: r.text(0),
            kind: OrganisationKind::parse(&r.text(1)).expect("areas.csv names a kind of organisation"),
            name_sv: r.text(2),
            name_en: r.text(3),
        }),
        members: read(include_str!("../data/area_members.csv"), |r| StatedMember {
            area: r.text(0),
            municipality: r.text(1),
            span: r.maybe(2).map(|_| Span { first: r.day(2), last: r.maybe(3).map(|_| r.day(3)) }),
            mandate: r.maybe(4),
            source: r.text(5),
        }),
        sources: read(include_str!("../data/sources.csv"), |r| Source {
            file: r.text(0),
            what_sv: r.text(1),
            what_en: r.text(2),
            source: r.text(3),
            licence: r.text(4),
            note_sv: r.maybe(5).unwrap_or_default(),
            note_en: r.maybe(6).unwrap_or_default(),
        }),
    }
});

/// The 290 municipalities, by code.
pub fn municipalities() -> &'static [Municipality] {
    &REGISTER.municipalities
}

/// The municipality with this code.
pub fn municipality(code: &str) -> Option<&'static Municipality> {
    REGISTER.by_code.get(code).map(|i| &REGISTER.municipalities[*i])
}

/// The 21 counties, by code.
pub fn counties() -> &'static [County] {
    &REGISTER.counties
}

/// The 21 regions, by county.
pub fn regions() -> &'static [Region] {
    &REGISTER.regions
}

/// Towns, by municipality.
pub fn towns() -> &'static [Town] {
    &REGISTER.towns
}

/// The 41 HEIs.
pub fn heis() -> &'static [Hei] {
    &REGISTER.heis
}

/// Where the HEIs are.
pub fn hei_sites() -> &'static [HeiSite] {
    &REGISTER.sites
}

/// The known learning centres and campuses: a sample, not a register.
pub fn learning_centres() -> &'static [LearningCentre] {
    &REGISTER.centres
}

/// Other providers.
pub fn other_providers() -> &'static [OtherProvider] {
    &REGISTER.providers
}

/// Municipal federations and cooperation areas.
pub fn areas() -> &'static [Area] {
    &REGISTER.areas
}

/// Memberships of them, as public pages state them.
pub fn stated_members() -> &'static [StatedMember] {
    &REGISTER.members
}

/// Where it all comes from.
pub fn sources() -> &'static [Source] {
    &REGISTER.sources
}

#[cfg(test)]
mod tests;
