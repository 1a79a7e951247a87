//! The rules of a period as what an allocation is computed from.

use std::collections::{BTreeMap, BTreeSet};

use kernel::{StudentId, UnitId};
use organisations::register;

use super::judge::{Answer, Fact, Facts, area, travel_rule};
use super::model::RuleSet;
use super::topic::{Judged, Topic};
use crate::model::{Inputs, Student};

/// The rules that a period is tied to.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Applied {
    /// The rules.
    pub set: RuleSet,
    /// The grounds for priority that a student has shown: names of rules.
    pub grounds: BTreeMap<StudentId, Vec<String>>,
}

/// What an allocation does with a rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Use {
    /// It follows it.
    Applied,
    /// It follows it as far as the rule can be told from municipalities and counties.
    Partly,
    /// It does not weigh it (yet); the program tells its verdict for a student.
    NotWeighed,
}

/// The municipality and county of a unit or home, by the municipality's code.
fn named(code: &str) -> Option<(String, String)> {
    let municipality = register::municipality(code)?;
    let county = register::counties().iter().find(|c| c.code == municipality.county);
    let county = county.map_or_else(|| municipality.county.clone(), |c| c.name.clone());
    Some((municipality.name.clone(), county))
}

/// What is known of everybody in a period: the programme, where the rules name just one.
fn of_all(set: &RuleSet) -> Facts {
    match set.programmes.as_slice() {
        [one] => Facts::default().with("programme", Fact::Names(vec![one.clone()])),
        _ => Facts::default(),
    }
}

/// What is known of a student for the area: where they live.
fn of_home(set: &RuleSet, student: &Student) -> Facts {
    let facts = of_all(set);
    let Some((municipality, county)) = crate::places::municipality_of(&student.home).and_then(named) else {
        return facts;
    };
    facts.with("own_region", Fact::Names(vec![county])).with("home_town", Fact::Names(vec![municipality]))
}

/// Puts the rules into the inputs: the limit, what lies outside the area, and the classes of priority.
pub fn apply(applied: &Applied, inputs: &mut Inputs, municipality_of: impl Fn(UnitId) -> Option<String>) {
    let set = &applied.set;
    if let Some((minutes, firm, _)) = travel_rule(set, &of_all(set)) {
        inputs.period.settings.limit_minutes = minutes;
        inputs.period.settings.limit_is_hard = firm;
    }
    let units: BTreeSet<UnitId> = inputs.capacities.iter().map(|c| c.unit).collect();
    let at: Vec<(UnitId, (String, String))> =
        units.into_iter().filter_map(|u| Some((u, named(&municipality_of(u)?)?))).collect();
    // Students of one municipality are judged once.
    let mut outside: BTreeMap<Option<String>, Vec<UnitId>> = BTreeMap::new();
    let has_classes = !class_of(set).is_empty();
    for student in &mut inputs.students {
        let home = crate::places::municipality_of(&student.home).map(ToOwned::to_owned);
        let facts = of_home(set, student);
        let far = outside.entry(home).or_insert_with(|| {
            let is_out = |(_, (m, c)): &&(UnitId, (String, String))| area(set, &facts, m, c).answer == Answer::No;
            at.iter().filter(is_out).map(|(u, _)| *u).collect()
        });
        student.forbidden.extend(far.iter().copied());
        if has_classes {
            student.priority = i64::from(rank_of(applied, student.id));
        }
    }
}

/// The class a student is served in, from 1: the best one whose proof was shown, else the one after all others.
pub fn rank_of(applied: &Applied, student: StudentId) -> u32 {
    let classes = class_of(&applied.set);
    let last = classes.values().max().map_or(1, |c| c + 1);
    let shown = applied.grounds.get(&student);
    let best = shown.and_then(|g| g.iter().filter_map(|name| classes.get(name)).min());
    u32::try_from(*best.unwrap_or(&last)).unwrap_or(1)
}

/// The classes of priority by the names of their rules.
pub fn class_of(set: &RuleSet) -> BTreeMap<String, i64> {
    let rules = set.about(Topic::Priority);
    rules.iter().filter(|r| !r.forbids()).map(|r| (r.name.clone(), i64::from(r.rank.unwrap_or(1)))).collect()
}

/// What an allocation does with each rule that somebody might expect it to follow.
pub fn uses(set: &RuleSet) -> Vec<(&str, Use)> {
    fn of<'a>(set: &'a RuleSet, rule: &'a super::model::Rule) -> (&'a str, Use) {
        let use_of = match rule.about {
            Topic::Travel => match travel_rule(set, &of_all(set)) {
                Some((_, _, applied)) if applied.name == rule.name => Use::Applied,
                _ => Use::NotWeighed,
            },
            // "Not outside the own region" says what the rule on the own region does.
            Topic::Area if rule.forbids() && rule.what.iter().any(|w| w == "outside_own_region") => {
                let of_region = |p: &super::piece::Where| p.to_string() == "own_region";
                let is_said = set.about(Topic::Area).iter().any(|r| !r.forbids() && r.places.iter().any(of_region));
                if is_said { Use::Applied } else { Use::NotWeighed }
            }
            Topic::Area if rule.places.is_empty() || rule.forbids() => Use::NotWeighed,
            Topic::Area => {
                let is_told = |p: &super::piece::Where| {
                    use super::piece::Where;
                    matches!(p, Where::County(_) | Where::Municipality(_))
                        || matches!(p, Where::Word(w) if w == "own_region" || w == "home_town")
                };
                if !rule.conditions.is_empty() || !rule.places.iter().any(is_told) {
                    Use::NotWeighed
                } else if rule.places.iter().all(is_told)
                    && set.about(Topic::Area).iter().all(|r| r.places.iter().all(is_told))
                {
                    Use::Applied
                } else {
                    Use::Partly
                }
            }
            Topic::Priority if rule.places.is_empty() => Use::Applied,
            Topic::Allocation if rule.what.iter().any(|w| w == "lottery") => Use::Partly,
            Topic::Wish if rule.what.iter().any(|w| w == "site" || w == "unit") && !rule.forbids() => Use::Applied,
            _ => Use::NotWeighed,
        };
        (rule.name.as_str(), use_of)
    }
    let is_expected = |r: &&super::model::Rule| r.about.judged() == Judged::Engine || r.about == Topic::Conflict;
    set.rules.iter().filter(is_expected).map(|r| of(set, r)).collect()
}

#[cfg(test)]
mod tests {
    use super::super::examples::example;
    use super::*;
    use crate::plan::tests::{region, seats, student};

    fn ruled(set: RuleSet, grounds: BTreeMap<StudentId, Vec<String>>) -> Inputs {
        let students = vec![student("Maja", "2481"), student("Emil", "2303")];
        let (mut inputs, places) = region(students, vec![seats("Lycksele IFO", 1), seats("Åsele IFO", 1)]);
        apply(&Applied { set, grounds }, &mut inputs, |u| places.units.get(&u).map(|u| u.municipality.clone()));
        inputs
    }

    #[test]
    fn the_limit_comes_from_the_rules() {
        let mut set = example("lu-teacher");
        let inputs = ruled(set.clone(), BTreeMap::new());
        assert_eq!((inputs.period.settings.limit_minutes, inputs.period.settings.limit_is_hard), (90, false));
        let travel = set.rules.iter_mut().find(|r| r.name == "travel").expect("there is one");
        travel.force = Some(super::super::model::Force::Must);
        travel.numbers = vec!["at most 60 minute".parse().expect("a number")];
        let inputs = ruled(set, BTreeMap::new());
        assert_eq!((inputs.period.settings.limit_minutes, inputs.period.settings.limit_is_hard), (60, true));
    }

    #[test]
    fn units_outside_the_area_are_forbidden_student_by_student() {
        let inputs = ruled(example("miun-nursing"), BTreeMap::new());
        let forbidden: Vec<usize> = inputs.students.iter().map(|s| s.forbidden.len()).collect();
        assert_eq!(forbidden, [0, 2], "Maja lives in Västerbotten, Emil in Jämtland");
        let inputs = ruled(example("hj-nursing"), BTreeMap::new());
        assert!(inputs.students.iter().all(|s| s.forbidden.is_empty()), "nothing is stated");
    }

    #[test]
    fn grounds_that_were_shown_give_the_class() {
        let shown = [(StudentId::named("Emil"), vec!["sole_custody".to_owned()])].into();
        let inputs = ruled(example("miun-nursing"), shown);
        assert_eq!(inputs.students.iter().map(|s| s.priority).collect::<Vec<_>>(), [2, 1]);
        let inputs = ruled(example("lu-teacher"), BTreeMap::new());
        assert_eq!(inputs.students[0].priority, 0, "no classes: as the file said");
    }

    #[test]
    fn what_the_allocation_does_with_a_rule_is_told() {
        let uses_of = |name: &str| {
            let set = example(name);
            uses(&set).into_iter().map(|(n, u)| (n.to_owned(), u)).collect::<BTreeMap<_, _>>()
        };
        let lund = uses_of("lu-teacher");
        assert_eq!(lund["travel"], Use::Applied);
        assert_eq!(lund["area"], Use::Partly, "västra Blekinge is only a name");
        assert_eq!(lund["near"], Use::NotWeighed);
        assert_eq!(uses_of("ltu-nursing-distance")["lottery"], Use::Partly);
        assert_eq!(uses_of("miun-nursing")["outside"], Use::Applied);
        assert_eq!(uses_of("liu-teacher")["ties"], Use::NotWeighed);
        assert_eq!(uses_of("mdu-teacher")["no_site"], Use::NotWeighed);
    }
}
