//! What the rules pay, to the öre.

use std::collections::{BTreeMap, BTreeSet};

use super::judge::{Answer, Fact, Facts, holds};
use super::model::{Rule, RuleSet};
use super::piece::{Hundredths, Money};
use super::topic::Topic;

/// What is claimed: what it cost, and for how much of what.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Claim {
    /// Costs in öre: `actual_cost`, `cheapest_means`.
    pub costs: BTreeMap<String, i64>,
    /// How many: `week` → 5, `night` → 2, `vfu_period` → 1.
    pub units: BTreeMap<String, Hundredths>,
}

/// What is paid, and why.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Paid {
    /// Öre.
    pub ore: i64,
    /// The rules that pay, or that say no.
    pub rules: Vec<String>,
    /// What must be known before the sum is certain.
    pub open: Vec<String>,
    /// Whether it is paid at all.
    pub answer: Answer,
}

/// `whole * parts / of`, rounded half up, as money is.
fn share(whole: i64, parts: i64, of: i64) -> i64 {
    let (whole, parts, of) = (i128::from(whole), i128::from(parts), i128::from(of));
    i64::try_from((whole * parts * 2 + of).div_euclid(of * 2)).unwrap_or(i64::MAX)
}

impl Claim {
    fn units(&self, per: Option<&str>, open: &mut BTreeSet<String>) -> Hundredths {
        let Some(per) = per else { return Hundredths::of(1) };
        self.units.get(per).copied().unwrap_or_else(|| {
            open.insert(per.to_owned());
            Hundredths(0)
        })
    }

    fn cost(&self, of: &str, open: &mut BTreeSet<String>) -> i64 {
        self.costs.get(of).copied().unwrap_or_else(|| {
            open.insert(of.to_owned());
            0
        })
    }

    /// What one rule pays.
    fn of(&self, rule: &Rule, open: &mut BTreeSet<String>) -> i64 {
        let mut sum = 0;
        let share_of = rule.money.iter().find_map(|m| match m {
            Money::Share { percent, of } => Some((*percent, of.as_str())),
            _ => None,
        });
        let above = rule.money.iter().find_map(|m| match m {
            Money::FullAbove { ore, per } => Some((*ore, per.as_deref())),
            _ => None,
        });
        let mut pays_an_amount = false;
        for money in &rule.money {
            if let Money::Amount { ore, per } = money {
                pays_an_amount = true;
                sum += share(ore.0, self.units(per.as_deref(), open).0, 100);
            }
        }
        if let Some((percent, of)) = share_of {
            pays_an_amount = true;
            let cost = self.cost(of, open);
            let border = above.map_or(i64::MAX, |(ore, per)| share(ore.0, self.units(per, open).0, 100));
            sum += share(cost.min(border), percent.0, 10_000) + (cost - border).max(0);
        }
        for money in &rule.money {
            match money {
                Money::AtMost { ore, per } => {
                    let most = share(ore.0, self.units(per.as_deref(), open).0, 100);
                    sum = if pays_an_amount { sum.min(most) } else { self.cost("actual_cost", open).min(most) };
                }
                Money::ActualIfLower => sum = sum.min(self.cost("actual_cost", open)),
                Money::Nothing => sum = 0,
                _ => {}
            }
        }
        sum
    }
}

/// What is paid to a student or a host (`topic`) for a claim.
pub fn money(set: &RuleSet, topic: Topic, facts: &Facts, claim: &Claim) -> Paid {
    let mut paid = Paid::default();
    let mut open = BTreeSet::new();
    let rules = set.about(topic);
    for rule in rules.iter().filter(|r| r.forbids()) {
        if holds(rule, facts, &mut open) == Some(false) {
            continue;
        }
        // A rule that pays nothing at all, or one that excludes a case that is at hand.
        let hit = rule.what.iter().any(|w| facts.0.get(w).is_some_and(|f| *f != Fact::No));
        if hit || rule.money.contains(&Money::Nothing) && rules.iter().all(|r| r.forbids()) {
            return Paid { rules: vec![rule.name.clone()], answer: Answer::No, ..Paid::default() };
        }
        open.extend(rule.what.iter().filter(|w| !facts.0.contains_key(*w)).cloned());
    }
    for rule in rules.iter().filter(|r| !r.forbids() && !r.money.is_empty()) {
        if holds(rule, facts, &mut open) == Some(true) {
            paid.ore += claim.of(rule, &mut open);
            paid.rules.push(rule.name.clone());
            paid.answer = Answer::Yes;
        }
    }
    paid.open = open.into_iter().collect();
    if paid.answer == Answer::NotStated && paid.open.is_empty() && rules.iter().any(|r| !r.money.is_empty()) {
        paid.answer = Answer::No;
    }
    paid
}

#[cfg(test)]
mod tests {
    use super::super::examples::example;
    use super::super::read;
    use super::*;

    fn claim(costs: &[(&str, i64)], units: &[(&str, i64)]) -> Claim {
        Claim {
            costs: costs.iter().map(|(w, n)| ((*w).to_owned(), *n)).collect(),
            units: units.iter().map(|(w, n)| ((*w).to_owned(), Hundredths::of(*n))).collect(),
        }
    }

    fn luleå(km: i64) -> Facts {
        let no =
            ["single_days", "distance_student", "parents_home", "own_family_home", "assigned_places_fewer_than_need"];
        let facts = Facts::default()
            .yes(&["assigned_placement_other_town", "double_housing_costs"])
            .with("elective_placement_physiotherapy", Fact::No)
            .with("distance_km", Fact::Number(Hundredths::of(km)));
        no.iter().fold(facts, |f, word| f.with(word, Fact::No))
    }

    #[test]
    fn housing_in_luleå_is_paid_to_the_öre() {
        let set = example("ltu-nursing-housing");
        let five_weeks = claim(&[("actual_cost", 900_000)], &[("week", 5)]);
        let table: [(&str, Facts, Claim, i64, Answer); 7] = [
            ("five weeks, dear", luleå(81), five_weeks.clone(), 612_500, Answer::Yes),
            ("five weeks, cheap", luleå(81), claim(&[("actual_cost", 400_050)], &[("week", 5)]), 400_050, Answer::Yes),
            ("just 80 km", luleå(80), five_weeks.clone(), 0, Answer::No),
            ("at the parents'", luleå(200).with("parents_home", Fact::Yes), five_weeks.clone(), 0, Answer::No),
            (
                "three nights",
                luleå(200).with("single_days", Fact::Yes),
                claim(&[("actual_cost", 70_000)], &[("night", 3)]),
                52_500,
                Answer::Yes,
            ),
            (
                "three cheap nights",
                luleå(200).with("single_days", Fact::Yes),
                claim(&[("actual_cost", 30_001)], &[("night", 3)]),
                30_001,
                Answer::Yes,
            ),
            ("a distance student", luleå(90).with("distance_student", Fact::Yes), five_weeks, 612_500, Answer::Yes),
        ];
        for (case, facts, claim, ore, answer) in table {
            let paid = money(&set, Topic::StudentMoney, &facts, &claim);
            assert_eq!((paid.ore, paid.answer), (ore, answer), "{case}: {paid:?}");
        }
        assert!(!money(&set, Topic::StudentMoney, &Facts::default(), &Claim::default()).open.is_empty());
    }

    #[test]
    fn travel_from_uppsala_is_paid_in_part_and_above_in_full() {
        let set = example("uu-teacher-travel");
        let facts = Facts::default().yes(&["discounts_must_be_used"]);
        let trip = |ore| claim(&[("cheapest_means", ore)], &[("vfu_period", 1)]);
        for (cost, ore) in [(40_000, 30_000), (75_000, 56_250), (100_000, 81_250), (33_333, 25_000), (0, 0)] {
            let paid = money(&set, Topic::StudentMoney, &facts, &trip(cost));
            assert_eq!((paid.ore, paid.answer), (ore, Answer::Yes), "{cost}");
        }
        let distance = facts.yes(&["distance_students"]);
        let paid = money(&set, Topic::StudentMoney, &distance, &trip(40_000));
        assert_eq!((paid.ore, paid.answer, paid.rules), (0, Answer::No, vec!["excluded".to_owned()]));
    }

    #[test]
    fn a_university_that_pays_nothing_says_no_and_silence_is_not_stated() {
        let nothing = money(&example("hv-teacher-old"), Topic::StudentMoney, &Facts::default(), &Claim::default());
        assert_eq!((nothing.ore, nothing.answer), (0, Answer::No));
        let silent = money(&example("mau-teacher"), Topic::StudentMoney, &Facts::default(), &Claim::default());
        assert_eq!(silent, Paid::default());
    }

    #[test]
    fn a_host_is_paid_by_week_and_student() {
        let set = read(
            "format = \"larbro-rules-1\"\nid = \"x\"\ntitle = \"X\"\n[words]\nstudent_week = [\"studentvecka\", \"student week\"]\n\
             [[rule]]\nname = \"host\"\nabout = \"host_money\"\nmoney = [\"850.50 sek per student_week\", \"at most 10000 sek\"]\n",
        )
        .expect("a rule set");
        let weeks = |n| money(&set, Topic::HostMoney, &Facts::default(), &claim(&[], &[("student_week", n)])).ore;
        assert_eq!([weeks(1), weeks(7), weeks(20)], [85_050, 595_350, 1_000_000]);
    }
}
