//! What a new installation starts with: the embedded data as organisations, units and area members.

use kernel::{AreaMemberId, OrganisationId, UnitId};

use super::*;
use crate::model::{AreaMember, Level, Mandate, Organisation, Unit};

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
