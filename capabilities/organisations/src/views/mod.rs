//! Pages of organisations as values: filled by the handlers, rendered here, each with samples in every state.

pub mod functions;
pub mod keepers;
pub mod list;
pub mod members;
pub mod organisation;
pub mod parts;
pub mod travel;
pub mod unit;
pub mod unit_form;

use platform::prelude::*;

/// One of every page in every state.
pub fn samples(t: &Text) -> Vec<(&'static str, Page)> {
    let mut all = list::ListPage::samples(t);
    all.extend(organisation::OrganisationPage::samples(t));
    all.extend(unit::UnitPage::samples(t));
    all.extend(keepers::UnitsPage::samples(t));
    all.extend(unit_form::UnitFormPage::samples(t));
    all.extend(functions::samples(t));
    all.extend(members::samples(t));
    all.extend(travel::TravelPage::samples(t));
    all
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::sync::Arc;

    use platform::texts::Texts;

    use super::*;

    #[test]
    fn every_page_says_words_in_both_languages() {
        let texts = Arc::new(Texts::new(crate::capability().texts));
        for lang in Lang::ALL {
            let mut names = BTreeSet::new();
            for (name, page) in samples(&Text::new(lang, texts.clone())) {
                let said = format!("{} {} {} {}", page.title, page.lead.0, page.actions.0, page.body.0);
                let key = said.split(['>', '"', ' ']).find(|word| word.starts_with("organisations-"));
                assert_eq!(key, None, "{name} shows a key");
                assert!(names.insert(name), "two samples are called {name}");
            }
        }
    }
}
