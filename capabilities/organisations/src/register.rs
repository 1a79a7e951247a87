//! The real organisations of Sweden as far as they are known here, embedded with their sources.
//!
//! Read once, on first use. The files lie in `data/`; `sources.csv` names where each comes from and under which
//! licence, and is what the page "Källor" shows.

use std::collections::HashMap;
use std::sync::LazyLock;

use kernel::{AreaMemberId, Day, OrganisationId, Span, UnitId};

use crate::model::{AreaMember, Level, Mandate, Organisation, OrganisationKind, Place, Unit};

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

/// A higher education institution (lärosäte).
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

/// Every organisation, by kind and code: what a new installation starts with.
pub fn organisations() -> Vec<Organisation> {
    let mut all: Vec<Organisation> = municipalities().iter().map(of_municipality).collect();
    all.extend(regions().iter().map(of_region));
    all.extend(heis().iter().map(of_hei));
    all.extend(areas().iter().map(|a| organisation(a.kind, &a.code, &a.name_sv, &a.name_en)));
    all.extend(other_providers().iter().map(of_provider));
    all.sort_by(|a, b| (a.kind, &a.code).cmp(&(b.kind, &b.code)));
    all
}

/// The learning centres and the HEIs' sites as units: what a new installation starts with.
pub fn units() -> Vec<Unit> {
    let centres = learning_centres()
        .iter()
        .map(|c| unit(Level::LearningCentre, &c.municipality, &c.name, &c.municipality, c.place));
    let sites = hei_sites().iter().map(|s| unit(Level::Site, &s.hei, &s.town, &s.municipality, s.place));
    centres.chain(sites).collect()
}

/// The stated memberships as area members: what a new installation starts with.
pub fn area_members() -> Vec<AreaMember> {
    stated_members()
        .iter()
        .map(|m| AreaMember {
            id: AreaMemberId::named(&format!("{}/{}", m.area, m.municipality)),
            area: OrganisationId::named(&m.area),
            organisation: OrganisationId::named(&m.municipality),
            span: m.span,
            mandate: m.mandate.clone().zip(m.span).map(|(what, span)| Mandate { what, span }),
            version: 1,
        })
        .collect()
}

fn organisation(kind: OrganisationKind, code: &str, name_sv: &str, name_en: &str) -> Organisation {
    Organisation {
        id: OrganisationId::named(code),
        kind,
        code: code.to_owned(),
        name_sv: name_sv.to_owned(),
        name_en: name_en.to_owned(),
        municipality: None,
        place: None,
        part_of: None,
        version: 1,
    }
}

fn of_municipality(m: &Municipality) -> Organisation {
    Organisation {
        municipality: Some(m.code.clone()),
        place: Some(m.place),
        ..organisation(OrganisationKind::Municipality, &m.code, &m.name, &m.name)
    }
}

fn of_region(r: &Region) -> Organisation {
    Organisation {
        municipality: Some(r.seat.clone()),
        place: municipality(&r.seat).map(|m| m.place),
        part_of: r.part_of.as_deref().map(OrganisationId::named),
        ..organisation(OrganisationKind::Region, &format!("region-{}", r.county), &r.name_sv, &r.name_en)
    }
}

fn of_hei(h: &Hei) -> Organisation {
    let main = hei_sites().iter().find(|s| s.hei == h.code && s.kind == SiteKind::Main);
    Organisation {
        municipality: h.municipality.clone(),
        place: main.map(|s| s.place),
        ..organisation(OrganisationKind::Hei, &h.code, &h.name_sv, &h.name_en)
    }
}

fn of_provider(p: &OtherProvider) -> Organisation {
    // A provider in several municipalities has no seat that the source states.
    let seat = (p.municipalities.len() == 1).then(|| p.municipalities[0].clone());
    Organisation {
        place: seat.as_deref().and_then(municipality).map(|m| m.place),
        municipality: seat,
        part_of: p.part_of.as_deref().map(OrganisationId::named),
        ..organisation(OrganisationKind::OtherProvider, &p.code, &p.name, &p.name)
    }
}

fn unit(level: Level, organisation: &str, name: &str, municipality: &str, place: Place) -> Unit {
    let organisation_id = OrganisationId::named(organisation);
    Unit {
        id: UnitId::named(&format!("{organisation}/{}/{name}", level.code())),
        organisation: organisation_id,
        registered_by: organisation_id,
        parent: None,
        level,
        name: name.to_owned(),
        municipality: municipality.to_owned(),
        address: None,
        place: Some(place),
        closed: None,
        version: 1,
    }
}

/// A row of an embedded file. Every accessor panics on nonsense: the files are part of the program, and a test
/// reads every row.
struct Row<'a>(&'a csv::StringRecord);

impl Row<'_> {
    fn field(&self, column: usize) -> &str {
        self.0.get(column).expect("embedded rows have every column")
    }

    fn text(&self, column: usize) -> String {
        assert!(!self.field(column).is_empty(), "empty column {column} in {:?}", self.0);
        self.field(column).to_owned()
    }

    fn maybe(&self, column: usize) -> Option<String> {
        Some(self.field(column)).filter(|text| !text.is_empty()).map(str::to_owned)
    }

    fn number<N: std::str::FromStr>(&self, column: usize) -> N {
        self.field(column).parse().unwrap_or_else(|_| panic!("no number in column {column} of {:?}", self.0))
    }

    fn place(&self, column: usize) -> Place {
        Place::new(self.number(column), self.number(column + 1)).expect("embedded positions are real")
    }

    fn day(&self, column: usize) -> Day {
        Day::parse(self.field(column)).expect("embedded days are real")
    }

    fn one_of(&self, column: usize, words: &[&str]) -> usize {
        let found = words.iter().position(|word| *word == self.field(column));
        found.unwrap_or_else(|| panic!("{:?} is none of {words:?}", self.field(column)))
    }
}

fn read<T>(text: &str, row: impl Fn(&Row<'_>) -> T) -> Vec<T> {
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    reader.records().map(|record| row(&Row(&record.expect("embedded files are well formed")))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn every_file_is_whole() {
        let counts = [
            ("municipalities", municipalities().len(), 290),
            ("counties", counties().len(), 21),
            ("regions", regions().len(), 21),
            ("towns", towns().len(), 1323),
            ("HEIs", heis().len(), 41),
            ("HEI sites", hei_sites().len(), 75),
            ("learning centres", learning_centres().len(), 21),
            ("other providers", other_providers().len(), 254),
            ("areas", areas().len(), 3),
            ("memberships", stated_members().len(), 32),
            ("sources", sources().len(), 11),
        ];
        for (what, found, expected) in counts {
            assert_eq!(found, expected, "{what}");
        }
        assert_eq!(municipalities().iter().map(|m| u64::from(m.population)).sum::<u64>(), 10_605_520);
    }

    #[test]
    fn every_code_leads_somewhere() {
        let known = |code: &str| municipality(code).is_some();
        let county = |code: &str| counties().iter().any(|c| c.code == code);
        assert!(municipalities().iter().all(|m| county(&m.county) && m.code.starts_with(&m.county)));
        assert!(
            regions().iter().all(|r| county(&r.county) && municipality(&r.seat).is_some_and(|m| m.county == r.county))
        );
        assert!(towns().iter().all(|t| known(&t.municipality)));
        assert!(heis().iter().all(|h| h.municipality.as_deref().is_none_or(known)));
        assert!(hei_sites().iter().all(|s| known(&s.municipality) && heis().iter().any(|h| h.code == s.hei)));
        assert!(learning_centres().iter().all(|c| known(&c.municipality)));
        assert!(other_providers().iter().all(|p| p.municipalities.iter().all(|code| known(code))));
        assert!(stated_members().iter().all(|m| known(&m.municipality) && areas().iter().any(|a| a.code == m.area)));
    }

    #[test]
    fn every_hei_with_a_municipality_has_one_main_site() {
        for hei in heis() {
            let main = hei_sites().iter().filter(|s| s.hei == hei.code && s.kind == SiteKind::Main).count();
            assert_eq!(main, usize::from(hei.municipality.is_some()), "{}", hei.code);
        }
    }

    #[test]
    fn organisations_have_ids_of_their_own_and_real_parents() {
        let all = organisations();
        let ids: HashSet<OrganisationId> = all.iter().map(|o| o.id).collect();
        assert_eq!(ids.len(), all.len());
        assert_eq!(all.len(), 290 + 21 + 41 + 3 + 254);
        assert!(all.iter().filter_map(|o| o.part_of).all(|id| ids.contains(&id)));
        let gotland = all.iter().find(|o| o.code == "region-09").expect("Gotland is a region");
        assert_eq!(gotland.part_of, Some(OrganisationId::named("0980")));
        let places = all.iter().filter_map(|o| o.place);
        assert!(places.chain(towns().iter().map(|t| t.place)).all(Place::is_near_sweden));
    }

    #[test]
    fn units_and_members_belong_to_organisations() {
        let ids: HashSet<OrganisationId> = organisations().iter().map(|o| o.id).collect();
        let units = units();
        assert!(units.iter().all(|u| ids.contains(&u.organisation) && municipality(&u.municipality).is_some()));
        assert_eq!(units.iter().map(|u| u.id).collect::<HashSet<_>>().len(), units.len());
        let members = area_members();
        assert!(members.iter().all(|m| ids.contains(&m.area) && ids.contains(&m.organisation)));
        assert_eq!(members.iter().map(|m| m.id).collect::<HashSet<_>>().len(), members.len());
    }

    #[test]
    fn the_seventeen_municipalities_form_a_dated_area() {
        let area = "koordinerad-kompetensforstarkning";
        let members: Vec<_> = stated_members().iter().filter(|m| m.area == area).collect();
        assert_eq!(members.len(), 17);
        let counties: HashSet<&str> = members.iter().map(|m| &m.municipality[..2]).collect();
        assert_eq!(counties.len(), 4, "they lie in four regions");
        let until = Day::parse("2024-12-31");
        assert!(members.iter().all(|m| m.span.is_some_and(|s| s.last == until) && m.mandate.is_none()));
        assert!(stated_members().iter().filter(|m| m.area == "akademi-norr").all(|m| m.span.is_none()));
    }

    #[test]
    fn every_source_names_an_embedded_file_and_a_licence() {
        let files: HashSet<&str> = sources().iter().map(|s| s.file.as_str()).collect();
        assert_eq!(files.len(), 10);
        let geonames: Vec<_> = sources().iter().filter(|s| s.source.contains("GeoNames")).collect();
        assert!(geonames.len() == 3 && geonames.iter().all(|s| s.licence == "CC BY 4.0"));
    }
}
