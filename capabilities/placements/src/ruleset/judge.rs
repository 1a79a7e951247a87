//! What the rules say of one student: an answer, the rules it rests on, and what must be known first.

use std::collections::{BTreeMap, BTreeSet};

use kernel::Day;

use super::dates::later;
use super::model::{Force, Rule, RuleSet};
use super::piece::{Any, Atom, Bound, Hundredths, Test, Unit, Where};
use super::read::same_place;
use super::topic::Topic;

/// What is known of a student or a place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fact {
    /// It is so.
    Yes,
    /// It is not so.
    No,
    /// A number: an age, a distance.
    Number(Hundredths),
    /// Names: a programme, a town.
    Names(Vec<String>),
}

/// What is known. A word that is not here is not known.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Facts(pub BTreeMap<String, Fact>);

impl Facts {
    /// With one more fact.
    #[must_use]
    pub fn with(mut self, word: &str, fact: Fact) -> Self {
        self.0.insert(word.to_owned(), fact);
        self
    }

    /// With words that are so.
    #[must_use]
    pub fn yes(self, words: &[&str]) -> Self {
        words.iter().fold(self, |facts, word| facts.with(word, Fact::Yes))
    }

    /// Whether a test holds; none when the fact is not known.
    fn atom(&self, atom: &Atom) -> Option<bool> {
        let fact = self.0.get(&atom.fact)?;
        let number = |is: fn(Hundredths, Hundredths) -> bool, bound: Hundredths| match fact {
            Fact::Number(n) => Some(is(*n, bound)),
            _ => None,
        };
        let holds = match &atom.test {
            Test::Is => Some(*fact != Fact::No),
            Test::Named(name) => match fact {
                Fact::Names(names) => Some(names.iter().any(|n| same_place(n, name))),
                Fact::Number(n) => Some(n.to_string() == *name),
                Fact::Yes | Fact::No => None,
            },
            Test::Below(bound) => number(|n, b| n < b, *bound),
            Test::AtMost(bound) => number(|n, b| n <= b, *bound),
            Test::Above(bound) => number(|n, b| n > b, *bound),
            Test::AtLeast(bound) => number(|n, b| n >= b, *bound),
        }?;
        Some(holds != atom.not)
    }

    fn any(&self, any: &Any, open: &mut BTreeSet<String>) -> Option<bool> {
        let each: Vec<Option<bool>> = any.0.iter().map(|a| self.atom(a)).collect();
        if each.contains(&Some(true)) {
            return Some(true);
        }
        if each.iter().all(Option::is_some) {
            return Some(false);
        }
        open.extend(any.0.iter().zip(&each).filter(|(_, e)| e.is_none()).map(|(a, _)| a.fact.clone()));
        None
    }
}

/// Whether a rule holds: all its conditions do. None while something must be known first; `open` says what.
pub fn holds(rule: &Rule, facts: &Facts, open: &mut BTreeSet<String>) -> Option<bool> {
    let mut wanted = BTreeSet::new();
    let each: Vec<Option<bool>> = rule.conditions.iter().map(|any| facts.any(any, &mut wanted)).collect();
    if each.contains(&Some(false)) {
        return Some(false);
    }
    if each.iter().all(Option::is_some) {
        return Some(true);
    }
    open.extend(wanted);
    None
}

/// Yes, no, and "not stated" are three values.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Answer {
    /// The rules say yes.
    Yes,
    /// The rules say no.
    No,
    /// The rules do not say.
    #[default]
    NotStated,
}

/// An answer with its reasons.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Verdict {
    /// The answer, as far as the facts go.
    pub answer: Answer,
    /// Names of the rules it rests on.
    pub rules: Vec<String>,
    /// Words that must be known before it is certain.
    pub open: Vec<String>,
    /// Whether it is only a wish of the rules (should, aim), not a demand.
    pub soft: bool,
    /// The class of priority, from 1, where that was asked.
    pub class: Option<u32>,
}

fn soft(force: Option<Force>) -> bool {
    matches!(force, Some(Force::Should | Force::ShouldNot | Force::Aim))
}

/// Whether something may be done: find a place oneself, contact the unit, choose, go abroad.
pub fn permission(set: &RuleSet, topic: Topic, facts: &Facts) -> Verdict {
    let mut open = BTreeSet::new();
    let mut found: Vec<(&Rule, Option<bool>)> =
        set.about(topic).into_iter().map(|r| (r, holds(r, facts, &mut open))).collect();
    // An exception, which has conditions, goes before the rule it is an exception from.
    found.sort_by_key(|(r, _)| r.conditions.is_empty());
    let of = |rule: &Rule, answer| Verdict {
        answer,
        rules: vec![rule.name.clone()],
        soft: soft(rule.force),
        ..Verdict::default()
    };
    for (rule, held) in &found {
        match (held, rule.force) {
            (Some(true), Some(_)) => return of(rule, if rule.forbids() { Answer::No } else { Answer::Yes }),
            (None, _) => return Verdict { open: open.into_iter().collect(), ..of(rule, Answer::NotStated) },
            _ => {}
        }
    }
    // "May, if" says no where the condition does not hold.
    match found.iter().find(|(r, held)| *held == Some(false) && r.force == Some(Force::May)) {
        Some((rule, _)) => of(rule, Answer::No),
        None => Verdict::default(),
    }
}

/// Whether a student may be placed in a municipality of a county.
pub fn area(set: &RuleSet, facts: &Facts, municipality: &str, county: &str) -> Verdict {
    let mut open = BTreeSet::new();
    let (mut binding, mut preferred) = (Vec::new(), Vec::new());
    let mut vague = false;
    for rule in set.about(Topic::Area) {
        if rule.places.is_empty() || rule.forbids() {
            continue;
        }
        let held = holds(rule, facts, &mut open);
        let each: Vec<Option<bool>> = rule.places.iter().map(|p| lies_in(p, facts, municipality, county)).collect();
        let inside =
            if each.contains(&Some(true)) { Some(true) } else { each.iter().all(Option::is_some).then_some(false) };
        match (held, inside) {
            (Some(true), Some(true)) if !soft(rule.force) => {
                let rules = vec![rule.name.clone()];
                return Verdict { answer: Answer::Yes, rules, ..Verdict::default() };
            }
            (Some(true), Some(true)) => preferred.push(rule.name.clone()),
            // A rule that only allows one more place binds nobody elsewhere.
            (Some(true), Some(false)) if !soft(rule.force) && rule.force != Some(Force::May) => {
                binding.push(rule.name.clone());
            }
            (Some(false), _) | (Some(true), Some(false)) => {}
            _ => vague |= !soft(rule.force),
        }
    }
    if !preferred.is_empty() {
        return Verdict { answer: Answer::Yes, rules: preferred, soft: true, ..Verdict::default() };
    }
    if vague || binding.is_empty() {
        return Verdict { rules: binding, open: open.into_iter().collect(), ..Verdict::default() };
    }
    Verdict { answer: Answer::No, rules: binding, ..Verdict::default() }
}

/// Whether a municipality lies in a place of a rule; none where that cannot be told.
fn lies_in(place: &Where, facts: &Facts, municipality: &str, county: &str) -> Option<bool> {
    match place {
        Where::County(name) => Some(same_place(county, name)),
        Where::Municipality(name) => Some(same_place(municipality, name)),
        Where::Word(word) => match facts.0.get(word)? {
            Fact::Names(names) => Some(names.iter().any(|n| same_place(county, n) || same_place(municipality, n))),
            _ => None,
        },
        Where::Town(_) | Where::Part(_) | Where::Near(..) => None,
    }
}

/// The longest travel: minutes, whether it is a limit and not an aim, and the rule.
pub fn travel_rule<'a>(set: &'a RuleSet, facts: &Facts) -> Option<(u32, bool, &'a Rule)> {
    let mut open = BTreeSet::new();
    set.about(Topic::Travel).into_iter().find_map(|rule| {
        let number = rule.numbers.iter().find(|n| n.unit == "minute")?;
        if holds(rule, facts, &mut open) != Some(true) {
            return None;
        }
        let firm = rule.force == Some(Force::Must) && number.bound != Bound::About;
        Some((u32::try_from(number.to.unwrap_or(number.n).0 / 100).ok()?, firm, rule))
    })
}

/// Whether a journey is short enough. `minutes` are known per address: `home_town`, `study_town`; where a rule names
/// several, the shortest counts.
pub fn travel(set: &RuleSet, facts: &Facts, minutes: &BTreeMap<&str, u32>) -> Verdict {
    let Some((most, firm, rule)) = travel_rule(set, facts) else { return Verdict::default() };
    let rules = vec![rule.name.clone()];
    let from: Vec<&str> = rule.from.iter().map(String::as_str).collect();
    let counted = minutes.iter().filter(|(at, _)| from.is_empty() || from.contains(at)).map(|(_, m)| *m).min();
    let open: Vec<String> = from.iter().filter(|at| !minutes.contains_key(*at)).map(|at| (*at).to_owned()).collect();
    let answer = match counted {
        Some(m) if m <= most => Answer::Yes,
        // Another address may be nearer.
        Some(_) if open.is_empty() => Answer::No,
        _ => Answer::NotStated,
    };
    Verdict { answer, rules, soft: !firm, open: if answer == Answer::Yes { Vec::new() } else { open }, class: None }
}

/// The class of priority of a student at a place, from 1; `shown` are the proofs that have been seen.
pub fn priority(set: &RuleSet, facts: &Facts, shown: &BTreeSet<String>, municipality: &str, county: &str) -> Verdict {
    let mut best = Verdict::default();
    let mut open = BTreeSet::new();
    for rule in set.about(Topic::Priority) {
        if rule.forbids() || holds(rule, facts, &mut open) != Some(true) {
            continue;
        }
        let here = rule.places.is_empty()
            || rule.places.iter().any(|p| match p {
                Where::Town(name) => same_place(municipality, name),
                p => lies_in(p, facts, municipality, county) == Some(true),
            });
        if !here {
            continue;
        }
        let wanted: Vec<&String> = rule.proof.iter().filter(|p| !shown.contains(*p)).collect();
        if !wanted.is_empty() {
            open.extend(wanted.into_iter().cloned());
            continue;
        }
        let class = rule.rank.unwrap_or(1);
        if best.class.is_none_or(|c| class < c) {
            best = Verdict {
                answer: Answer::Yes,
                rules: vec![rule.name.clone()],
                class: Some(class),
                ..Verdict::default()
            };
        }
    }
    best.open = open.into_iter().collect();
    if best.class.is_none() && best.open.is_empty() && !set.about(Topic::Priority).is_empty() {
        best.answer = Answer::No;
    }
    best
}

/// Whether a student's ties speak against a unit: `Yes` is a conflict of interest.
pub fn conflict(set: &RuleSet, ties: &Facts) -> Verdict {
    let mut open = BTreeSet::new();
    let rules: Vec<&Rule> = set.about(Topic::Conflict).into_iter().filter(|r| r.forbids()).collect();
    let mut found: Vec<&Rule> = Vec::new();
    for rule in &rules {
        if holds(rule, ties, &mut open) == Some(false) {
            continue;
        }
        for word in &rule.what {
            match ties.0.get(word) {
                Some(Fact::No) => {}
                Some(_) => found.push(rule),
                None => {
                    open.insert(word.clone());
                }
            }
        }
    }
    if found.is_empty() {
        let answer = if rules.is_empty() || !open.is_empty() { Answer::NotStated } else { Answer::No };
        return Verdict { answer, open: open.into_iter().collect(), ..Verdict::default() };
    }
    let is_soft = found.iter().all(|r| soft(r.force));
    found.dedup_by_key(|r| r.name.clone());
    Verdict {
        answer: Answer::Yes,
        rules: found.iter().map(|r| r.name.clone()).collect(),
        soft: is_soft,
        ..Verdict::default()
    }
}

/// A thing that must be shown, and where it stands on a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Due {
    /// The rule.
    pub rule: String,
    /// What must be shown.
    pub what: String,
    /// The day it was seen, if it was.
    pub seen: Option<Day>,
    /// The last day it is valid, if it ends.
    pub until: Option<Day>,
    /// Whether it was seen and is valid on the day.
    pub valid: Answer,
}

/// What must be shown, and whether it is valid on `day`. Only the day it was seen is known, never its content.
pub fn checks(set: &RuleSet, facts: &Facts, seen: &BTreeMap<String, Day>, day: Day) -> Vec<Due> {
    let mut all = Vec::new();
    let mut open = BTreeSet::new();
    for rule in set.about(Topic::Check) {
        if rule.force != Some(Force::Must) || holds(rule, facts, &mut open) == Some(false) {
            continue;
        }
        let validity = rule.numbers.iter().find_map(|n| {
            let unit = [("year", Unit::Year), ("month", Unit::Month), ("day", Unit::Day), ("week", Unit::Week)];
            let (_, unit) = unit.into_iter().find(|(word, _)| *word == n.unit)?;
            Some((n.n, unit))
        });
        for what in &rule.what {
            let shown = seen.get(what).copied();
            let until = shown.zip(validity).and_then(|(day, (n, unit))| later(day, n, unit));
            let valid = match (shown, until) {
                (None, _) => Answer::No,
                (Some(_), Some(until)) if until < day => Answer::No,
                (Some(seen), _) if seen > day => Answer::No,
                _ => Answer::Yes,
            };
            all.push(Due { rule: rule.name.clone(), what: what.clone(), seen: shown, until, valid });
        }
    }
    all
}

/// The fewest students that a municipality needs before it is opened: the largest "below so many" of the rules.
pub fn smallest_group(set: &RuleSet) -> Option<u32> {
    let numbers = set.about(Topic::Group).into_iter().filter(|r| r.forbids()).flat_map(|r| &r.numbers);
    numbers.filter(|n| n.bound == Bound::Below).filter_map(|n| u32::try_from(n.n.0 / 100).ok()).max()
}

/// Places by proportional quotas: whole shares, the rest to the largest remainders, then in the order given.
pub fn shares(places: u64, students: &[u64]) -> Vec<u64> {
    let all: u64 = students.iter().sum();
    if all == 0 {
        return vec![0; students.len()];
    }
    let exact = |n: u64| u128::from(places) * u128::from(n);
    let mut given: Vec<u64> =
        students.iter().map(|n| u64::try_from(exact(*n) / u128::from(all)).unwrap_or(places)).collect();
    let mut order: Vec<usize> = (0..students.len()).collect();
    order.sort_by_key(|i| std::cmp::Reverse(exact(students[*i]) % u128::from(all)));
    let left = places - given.iter().sum::<u64>();
    for i in order.into_iter().take(usize::try_from(left).unwrap_or(0)) {
        given[i] += 1;
    }
    given
}

#[cfg(test)]
mod tests {
    use super::super::examples::example;
    use super::*;

    fn names(of: &[&str]) -> Fact {
        Fact::Names(of.iter().map(|n| (*n).to_owned()).collect())
    }

    #[test]
    fn yes_no_and_not_stated_are_three_answers() {
        let kpu = Facts::default().with("programme", names(&["kpu"]));
        let employed = kpu.clone().yes(&["placement_in_own_employment"]);
        let other = Facts::default().with("programme", names(&["teacher_subject"]));
        let there = Facts::default().yes(&["socionom_or_equivalent_there_as_placement_supervisor"]);
        let gone = Facts::default().with("socionom_or_equivalent_there_as_placement_supervisor", Fact::No);
        let none = Facts::default();
        let table: [(&str, Topic, &Facts, Answer, usize); 9] = [
            ("lu-teacher", Topic::OwnPlace, &other, Answer::No, 0),
            ("lu-teacher", Topic::OwnPlace, &employed, Answer::NotStated, 0),
            ("lu-teacher", Topic::OwnWorkplace, &employed, Answer::Yes, 0),
            ("lu-teacher", Topic::OwnPlace, &kpu, Answer::NotStated, 1),
            ("hig-socionom", Topic::OwnPlace, &there, Answer::Yes, 0),
            ("hig-socionom", Topic::OwnPlace, &gone, Answer::No, 0),
            ("hig-socionom", Topic::OwnPlace, &none, Answer::NotStated, 1),
            ("hv-teacher-new", Topic::OwnPlace, &none, Answer::No, 0),
            ("hv-teacher-new", Topic::Abroad, &none, Answer::NotStated, 0),
        ];
        for (set, topic, facts, answer, open) in table {
            let verdict = permission(&example(set), topic, facts);
            assert_eq!((verdict.answer, verdict.open.len()), (answer, open), "{set} {topic:?} {verdict:?}");
        }
    }

    #[test]
    fn an_area_is_judged_by_programme_and_home() {
        let preschool = Facts::default().with("programme", names(&["preschool_teacher"]));
        let subject = Facts::default().with("programme", names(&["subject_teacher"]));
        let jamtland = Facts::default().with("own_region", names(&["Jämtlands län"]));
        let none = Facts::default();
        let table: [(&str, &Facts, &str, &str, Answer); 9] = [
            ("mdu-teacher", &preschool, "Sala", "Västmanlands län", Answer::Yes),
            ("mdu-teacher", &subject, "Sala", "Västmanlands län", Answer::No),
            ("mdu-teacher", &none, "Sala", "Västmanlands län", Answer::NotStated),
            ("miun-nursing", &jamtland, "Åre", "Jämtlands län", Answer::Yes),
            ("miun-nursing", &jamtland, "Umeå", "Västerbottens län", Answer::No),
            ("miun-nursing", &none, "Umeå", "Västerbottens län", Answer::NotStated),
            ("liu-teacher", &none, "Motala", "Östergötlands län", Answer::Yes),
            ("liu-teacher", &none, "Tranås", "Jönköpings län", Answer::NotStated),
            ("hj-nursing", &none, "Tranås", "Jönköpings län", Answer::NotStated),
        ];
        for (set, facts, municipality, county, answer) in table {
            assert_eq!(area(&example(set), facts, municipality, county).answer, answer, "{set} {municipality}");
        }
    }

    #[test]
    fn the_shorter_of_two_journeys_counts() {
        let lund = example("lu-teacher");
        let table: [(&[(&str, u32)], Answer); 5] = [
            (&[("home_town", 120), ("study_town", 60)], Answer::Yes),
            (&[("home_town", 91), ("study_town", 91)], Answer::No),
            (&[("home_town", 90)], Answer::Yes),
            (&[("home_town", 120)], Answer::NotStated),
            (&[], Answer::NotStated),
        ];
        for (minutes, answer) in table {
            let verdict = travel(&lund, &Facts::default(), &minutes.iter().copied().collect());
            assert_eq!((verdict.answer, verdict.soft), (answer, true), "{minutes:?}");
        }
        assert_eq!(travel(&example("hj-nursing"), &Facts::default(), &BTreeMap::new()), Verdict::default());
    }

    #[test]
    fn priority_needs_ground_age_and_proof() {
        let set = example("apotek-national-lottery");
        let parent = |age| {
            Facts::default()
                .yes(&["special_need_for_a_town", "guardian"])
                .with("child_age", Fact::Number(Hundredths::of(age)))
                .with("illness_needing_care_at_certain_place", Fact::No)
        };
        let shown: BTreeSet<String> = ["family_certificate_all_pages".to_owned()].into();
        let none = BTreeSet::new();
        let judge = |facts: &Facts, shown: &BTreeSet<String>| {
            let v = priority(&set, facts, shown, "Umeå", "Västerbottens län");
            (v.answer, v.class, v.open.len())
        };
        assert_eq!(judge(&parent(15), &shown), (Answer::Yes, Some(1), 0));
        assert_eq!(judge(&parent(16), &shown), (Answer::No, None, 0), "below is strict");
        assert_eq!(judge(&parent(15), &none), (Answer::NotStated, None, 1), "the proof is missing");
        assert!(judge(&Facts::default(), &none).2 > 0, "nothing is known");
    }

    #[test]
    fn priority_holds_for_one_town_and_by_rank() {
        let mut set = example("miun-nursing");
        for (i, rule) in set.rules.iter_mut().filter(|r| r.about == Topic::Priority).enumerate() {
            rule.rank = Some(2 - u32::try_from(i).expect("small"));
            rule.places = if i == 0 { vec![Where::Town("Östersund".to_owned())] } else { vec![] };
        }
        let facts = Facts::default()
            .yes(&["sole_custody", "minor_living_at_home"])
            .with("own_or_close_relative_illness_needing_care", Fact::No);
        let shown: BTreeSet<String> = ["civil_registration_certificate".to_owned()].into();
        assert_eq!(priority(&set, &facts, &shown, "Östersund", "Jämtlands län").class, Some(2));
        assert_eq!(priority(&set, &facts, &shown, "Åre", "Jämtlands län").class, None);
        let both = facts.yes(&["own_or_close_relative_illness_needing_care"]);
        let shown = shown.into_iter().chain(["current_doctor_certificate".to_owned()]).collect();
        assert_eq!(priority(&set, &both, &shown, "Östersund", "Jämtlands län").class, Some(1), "the better class");
    }

    #[test]
    fn a_tie_speaks_against_a_unit() {
        let (liu, hv) = (example("liu-teacher"), example("hv-teacher-old"));
        let tie = conflict(&liu, &Facts::default().yes(&["own_children"]));
        assert_eq!((tie.answer, tie.soft, tie.rules), (Answer::Yes, true, vec!["ties".to_owned()]));
        let hard = conflict(&hv, &Facts::default().yes(&["close_personal_tie"]));
        assert_eq!((hard.answer, hard.soft), (Answer::Yes, false));
        let none = Facts::default().with("close_personal_tie", Fact::No);
        assert_eq!(conflict(&hv, &none).answer, Answer::No);
        assert_eq!(conflict(&hv, &Facts::default()).open, ["close_personal_tie"]);
        assert_eq!(conflict(&example("hj-nursing"), &none), Verdict::default());
    }

    #[test]
    fn a_check_is_valid_for_its_year() {
        let set = example("hig-teacher-register");
        let day = |text: &str| Day::parse(text).expect("a day");
        let on = |seen: Option<&str>, at| {
            let seen = seen.map(|d| ("criminal_record_check".to_owned(), day(d))).into_iter().collect();
            let due = checks(&set, &Facts::default(), &seen, day(at)).remove(0);
            (due.valid, due.until.map(|d| d.to_string()))
        };
        assert_eq!(on(None, "2027-01-18"), (Answer::No, None));
        assert_eq!(on(Some("2026-01-18"), "2027-01-18"), (Answer::Yes, Some("2027-01-18".to_owned())));
        assert_eq!(on(Some("2026-01-17"), "2027-01-18").0, Answer::No);
        assert_eq!(on(Some("2027-02-01"), "2027-01-18").0, Answer::No, "not seen yet that day");
    }

    #[test]
    fn groups_and_quotas() {
        assert_eq!(smallest_group(&example("mdu-teacher")), Some(4));
        assert_eq!(smallest_group(&example("lu-teacher")), None);
        assert_eq!(shares(10, &[50, 30, 20]), [5, 3, 2]);
        assert_eq!(shares(10, &[1, 1, 1]), [4, 3, 3]);
        assert_eq!(shares(7, &[45, 35, 20]), [3, 3, 1]);
        assert_eq!(shares(3, &[0, 0]), [0, 0]);
    }
}
