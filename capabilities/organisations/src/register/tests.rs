use super::*;
use std::collections::HashSet;

use kernel::Day;

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
    assert!(regions().iter().all(|r| county(&r.county) && municipality(&r.seat).is_some_and(|m| m.county == r.county)));
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
