//! Looks organisations up by id, code and words. They are the embedded register, so nothing here asks the database.

use std::collections::{BTreeSet, HashMap};
use std::sync::LazyLock;

use kernel::text::swedish_order;
use kernel::{Lang, OrganisationId};

use crate::model::{AreaMember, Organisation, OrganisationKind};
use crate::register;
use crate::search::{self, Fit, fold};

struct Directory {
    /// By kind and name, as they stand in a list.
    all: Vec<Organisation>,
    by_id: HashMap<OrganisationId, usize>,
    by_code: HashMap<String, usize>,
    /// Code and names, folded: what a search looks through.
    words: Vec<String>,
    members: Vec<AreaMember>,
}

static DIRECTORY: LazyLock<Directory> = LazyLock::new(|| {
    let mut all = register::organisations();
    all.sort_by(|a, b| a.kind.cmp(&b.kind).then_with(|| swedish_order(&a.name_sv, &b.name_sv)));
    Directory {
        by_id: all.iter().enumerate().map(|(i, o)| (o.id, i)).collect(),
        by_code: all.iter().enumerate().map(|(i, o)| (o.code.clone(), i)).collect(),
        words: all.iter().map(|o| fold(&format!("{} {} {}", o.name_sv, o.name_en, o.code))).collect(),
        members: register::area_members(),
        all,
    }
});

/// Every organisation, by kind and then in Swedish order of the names.
pub fn all() -> &'static [Organisation] {
    &DIRECTORY.all
}

/// The organisation with this id.
pub fn by_id(id: OrganisationId) -> Option<&'static Organisation> {
    DIRECTORY.by_id.get(&id).map(|i| &DIRECTORY.all[*i])
}

/// The organisation with this code, such as `2481`, `region-24` or `UMU`.
pub fn by_code(code: &str) -> Option<&'static Organisation> {
    DIRECTORY.by_code.get(code).map(|i| &DIRECTORY.all[*i])
}

/// The name in a language.
pub fn name(organisation: &Organisation, lang: Lang) -> &str {
    if lang == Lang::Sv { &organisation.name_sv } else { &organisation.name_en }
}

/// The name of an organisation by its id; `None` when there is no such organisation.
pub fn name_of(id: OrganisationId, lang: Lang) -> Option<&'static str> {
    by_id(id).map(|o| name(o, lang))
}

/// The organisation that was meant, by its code or its whole name. A municipality stands before a region that bears
/// the same name.
pub fn named(written: &str) -> Option<&'static Organisation> {
    let wanted = fold(written);
    if wanted.is_empty() {
        return None;
    }
    let bears = |o: &&Organisation| [&o.code, &o.name_sv, &o.name_en].iter().any(|name| fold(name) == wanted);
    let municipality = || search::municipality_named(written).ok().and_then(|m| by_code(&m.code));
    all().iter().find(bears).or_else(municipality)
}

/// Organisations whose name or code holds every word, or whose place it is; of one kind or of all.
pub fn find(written: &str, kind: Option<OrganisationKind>) -> Vec<&'static Organisation> {
    let wanted = fold(written);
    let of_kind = |o: &Organisation| kind.is_none_or(|kind| o.kind == kind);
    let holds = |words: &str| wanted.split(' ').all(|word| words.contains(word));
    let rows = DIRECTORY.all.iter().zip(&DIRECTORY.words);
    let mut found: Vec<&Organisation> = rows.filter(|(o, words)| of_kind(o) && holds(words)).map(|(o, _)| o).collect();
    if !wanted.is_empty() {
        let known: BTreeSet<OrganisationId> = found.iter().map(|o| o.id).collect();
        found.extend(of_places(written).into_iter().filter(|o| of_kind(o) && !known.contains(&o.id)));
    }
    found
}

/// Most municipalities that a town or a misspelt name adds to what was found.
const MOST_PLACES: usize = 10;

/// The municipalities of the places that were meant.
fn of_places(written: &str) -> Vec<&'static Organisation> {
    let mut seen = BTreeSet::new();
    let hits = search::find(written, MOST_PLACES);
    let organisations = hits.iter().filter_map(|hit| by_code(&hit.found.municipality().code));
    organisations.filter(|o| seen.insert(o.id)).collect()
}

/// Whether nothing bears the words as they were written, so that what was found is a guess.
pub fn is_guess(written: &str, found: &[&Organisation]) -> bool {
    let wanted = fold(written);
    let written_so = found.iter().any(|o| {
        let words = fold(&format!("{} {} {}", o.name_sv, o.name_en, o.code));
        wanted.split(' ').all(|word| words.contains(word))
    });
    !wanted.is_empty()
        && !written_so
        && search::find(written, MOST_PLACES).iter().all(|h| matches!(h.fit, Fit::Misspelt(_)))
}

/// Who belongs to an area, by name.
pub fn members_of(area: OrganisationId) -> Vec<&'static AreaMember> {
    let mut members: Vec<&AreaMember> = DIRECTORY.members.iter().filter(|m| m.area == area).collect();
    let name = |m: &AreaMember| name_of(m.organisation, Lang::Sv).unwrap_or_default();
    members.sort_by(|a, b| swedish_order(name(a), name(b)));
    members
}

/// The areas that an organisation belongs to.
pub fn areas_of(organisation: OrganisationId) -> Vec<&'static AreaMember> {
    DIRECTORY.members.iter().filter(|m| m.organisation == organisation).collect()
}

/// The register's memberships with those written down since, which stand before them; by name and date.
pub fn with_stored(stated: Vec<&AreaMember>, stored: Vec<AreaMember>) -> Vec<AreaMember> {
    let mut all: Vec<AreaMember> =
        stated.into_iter().filter(|m| stored.iter().all(|s| s.id != m.id)).cloned().collect();
    all.extend(stored);
    let name = |m: &AreaMember| name_of(m.organisation, Lang::Sv).unwrap_or_default();
    let first = |m: &AreaMember| m.span.map(|s| s.first);
    all.sort_by(|a, b| swedish_order(name(a), name(b)).then_with(|| first(a).cmp(&first(b))));
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    fn codes(written: &str, kind: Option<OrganisationKind>) -> Vec<&'static str> {
        find(written, kind).into_iter().map(|o| o.code.as_str()).collect()
    }

    #[test]
    fn everything_is_found_by_id_and_code() {
        for o in all() {
            assert_eq!(by_id(o.id), Some(o));
            assert_eq!(by_code(&o.code), Some(o));
            assert!(name_of(o.id, Lang::Sv).is_some_and(|n| !n.is_empty()));
        }
        assert_eq!(name_of(OrganisationId::named("nobody"), Lang::Sv), None);
        assert!(by_code("").is_none() && by_code("0000").is_none());
    }

    #[test]
    fn words_lead_to_organisations() {
        assert_eq!(codes("lycksele", Some(OrganisationKind::Municipality)), ["2481"]);
        assert!(codes("umea universitet", None).contains(&"UMU"));
        assert!(codes("2481", None).contains(&"2481"));
        assert_eq!(codes("Hammerdal", Some(OrganisationKind::Municipality)), ["2313"]);
        assert_eq!(codes("Dortea", Some(OrganisationKind::Municipality)), ["2425"]);
        assert!(codes("Qwxzyt", None).is_empty());
        assert_eq!(codes("", Some(OrganisationKind::Municipality)).len(), 290);
        assert_eq!(codes("", None).len(), all().len());
    }

    #[test]
    fn a_guess_is_known_as_one() {
        for (written, guess) in
            [("Dortea", true), ("Dorotea", false), ("Hammerdal", false), ("akademi", false), ("", false)]
        {
            assert_eq!(is_guess(written, &find(written, None)), guess, "{written}");
        }
    }

    #[test]
    fn a_whole_name_means_one_organisation() {
        let code = |written| named(written).map(|o| o.code.as_str());
        assert_eq!(code("UMU"), Some("UMU"));
        assert_eq!(code("Umeå universitet"), Some("UMU"));
        assert_eq!(code("Arjeplogs kommun"), Some("2506"));
        assert_eq!(code("region västerbotten"), Some("region-24"));
        assert_eq!(code("Ume"), None);
        assert_eq!(code(" "), None);
    }

    #[test]
    fn what_an_area_writes_down_stands_before_the_register() {
        let area = by_code("akademi-norr").expect("a federation of the register");
        let stated = members_of(area.id);
        let changed = AreaMember { version: 2, ..stated[1].clone() };
        let id = kernel::AreaMemberId::named("new");
        let new = AreaMember { id, organisation: OrganisationId::named("2480"), ..stated[0].clone() };
        let all = with_stored(stated.clone(), vec![new.clone(), changed.clone()]);
        assert_eq!(all.len(), stated.len() + 1);
        assert!(all.contains(&changed) && all.contains(&new) && !all.contains(stated[1]));
    }

    #[test]
    fn an_area_knows_its_members_and_a_member_its_areas() {
        let area = by_code("akademi-norr").expect("a federation of the register");
        let members = members_of(area.id);
        assert!(!members.is_empty());
        for member in members {
            assert!(areas_of(member.organisation).contains(&member));
        }
    }
}
