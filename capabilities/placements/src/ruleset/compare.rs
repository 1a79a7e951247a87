//! Two versions of a rule set, told apart rule by rule.

use super::model::{Part, Rule, RuleSet};

/// What changed with a rule.
#[derive(Clone, Debug, PartialEq)]
pub enum Change<'a> {
    /// It is new.
    Added(&'a Rule),
    /// It is gone.
    Removed(&'a Rule),
    /// Parts of it are other than before; none of the parts when only what it is about, its firmness or rank changed.
    Changed {
        /// Before.
        old: &'a Rule,
        /// Now.
        new: &'a Rule,
        /// The parts that differ.
        parts: Vec<Part>,
    },
}

/// The changes from `old` to `new`, in the order of the new one, then what is gone.
pub fn compare<'a>(old: &'a RuleSet, new: &'a RuleSet) -> Vec<Change<'a>> {
    let mut all = Vec::new();
    for rule in &new.rules {
        match old.rule(&rule.name) {
            None => all.push(Change::Added(rule)),
            Some(before) if before != rule => {
                let differs = |(part, _): &(Part, &str)| before.lines(*part) != rule.lines(*part);
                let parts = Part::ALL.into_iter().filter(differs).map(|(part, _)| part).collect();
                all.push(Change::Changed { old: before, new: rule, parts });
            }
            Some(_) => {}
        }
    }
    all.extend(old.rules.iter().filter(|r| new.rule(&r.name).is_none()).map(Change::Removed));
    all
}

#[cfg(test)]
mod tests {
    use super::super::examples::example;
    use super::*;

    #[test]
    fn versions_of_the_same_page_are_told_apart() {
        let (old, new) = (example("hv-teacher-old"), example("hv-teacher-new"));
        let changes = compare(&old, &new);
        let tie = changes.iter().find_map(|c| match c {
            Change::Changed { new, parts, .. } if new.name == "tie" => Some(parts.clone()),
            _ => None,
        });
        assert_eq!(tie, Some(vec![Part::What]), "the tie is other words, and softer");
        assert!(changes.iter().any(|c| matches!(c, Change::Removed(r) if r.name == "same_area")));
        assert!(changes.iter().any(|c| matches!(c, Change::Added(r) if r.name == "grastorp")));
        assert!(!changes.iter().any(|c| matches!(c, Change::Changed { new, .. } if new.name == "own_place")));
        assert!(compare(&new, &new).is_empty());
    }
}
