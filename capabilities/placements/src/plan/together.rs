//! Several students moved together, to the same seats or to none, one after another.

use matching::{Explainer, Lock, SolveOptions};

use super::by_hand::{alone, closed_or_empty, step};
use super::reasons::Explained;
use super::{Breach, Chain, ChainMove, Hindrance, breach};

/// So many students can be chosen at once.
pub const MOST_TOGETHER: usize = 50;

/// What follows when students go somewhere together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Together {
    /// The chosen students who move first, in the order they were chosen, then everybody who makes way.
    pub moves: Vec<ChainMove>,
    /// How many of the moves are of chosen students.
    pub chosen: usize,
    /// Chosen students for whom a hard rule says no: each needs a written exception.
    pub breaches: Vec<(usize, Breach)>,
    /// Minutes longer in all.
    pub minutes: i64,
    /// What it counts in all, wishes included, in tenths of a minute.
    pub cost: i64,
    /// How many more are without a place.
    pub left_out: i64,
    /// The plan then.
    pub after: matching::Plan,
}

impl Explained<'_> {
    /// Moves students to these seats, or leaves them out with none: all of them or, with the reasons, nobody.
    ///
    /// Whoever has come to the seats stays there while the next one comes. Where a hard rule says no nobody makes way.
    pub fn together(&self, students: &[usize], to: Option<usize>) -> Result<Together, Vec<(usize, Hindrance)>> {
        let mut hindered = Vec::new();
        let (mut there, mut within, mut beyond) = (Vec::new(), Vec::new(), Vec::new());
        for student in students {
            let no = to.and_then(|site| closed_or_empty(self.asked, site));
            match (no, to.and_then(|site| breach(self.inputs, self.asked, *student, site))) {
                _ if self.is_there(*student, to) => there.push(*student),
                _ if !self.is_movable(*student) => hindered.push((*student, Hindrance::Locked)),
                (Some(no), _) => hindered.push((*student, no)),
                (None, Some(breach)) => beyond.push((*student, breach)),
                (None, None) => within.push(*student),
            }
        }
        let mut after = self.plan.clone();
        let mut options = self.asked.options.clone();
        let stay = |student: usize, options: &mut SolveOptions| {
            options.locked.retain(|lock| lock.student != student as u32);
            options.locked.push(Lock {
                student: student as u32,
                period: 0,
                site: to.and_then(|s| u32::try_from(s).ok()),
            });
        };
        for student in there {
            stay(student, &mut options);
        }
        for student in within {
            match self.next(&after, &options, student, to) {
                Some(chain) => {
                    follow(&mut after, &chain);
                    stay(student, &mut options);
                }
                None => hindered.push((student, Hindrance::Full)),
            }
        }
        for (student, breach) in &beyond {
            match alone(self.inputs, self.asked, &after, *student, to) {
                Some(chain) => follow(&mut after, &chain),
                None => hindered.push((*student, Hindrance::Rule(*breach))),
            }
        }
        if hindered.is_empty() { Ok(self.summed(students, beyond, after)) } else { Err(hindered) }
    }

    fn is_there(&self, student: usize, to: Option<usize>) -> bool {
        self.plan.site(student as u32, 0).map(|s| s as usize) == to
    }

    /// What follows for the next student; the first one is answered by the explainer that is there.
    fn next(&self, after: &matching::Plan, options: &SolveOptions, student: usize, to: Option<usize>) -> Option<Chain> {
        if *after == *self.plan && *options.locked == *self.asked.options.locked {
            return step(self.inputs, self.asked, after, self.explainer_for(student), student, to);
        }
        let is_pinned = self.explainer_for(student).is_none();
        let explainer = (!is_pinned).then(|| Explainer::new(&self.asked.problem, after, options).ok()).flatten();
        step(self.inputs, self.asked, after, explainer.as_ref(), student, to)
    }

    fn summed(&self, students: &[usize], breaches: Vec<(usize, Breach)>, after: matching::Plan) -> Together {
        let mut moves: Vec<ChainMove> = students.iter().filter_map(|s| self.moved(&after, *s)).collect();
        let chosen = moves.len();
        let others = (0..self.inputs.students.len()).filter(|s| !students.contains(s));
        moves.extend(others.filter_map(|s| self.moved(&after, s)));
        let counts =
            |s: usize, site: Option<usize>| site.map_or(0, |at| i64::from(self.asked.counts(self.inputs, s, at)));
        Together {
            chosen,
            breaches,
            minutes: moves.iter().filter_map(|m| m.minutes).sum(),
            cost: moves.iter().map(|m| counts(m.student, m.to) - counts(m.student, m.from)).sum(),
            left_out: moves.iter().map(|m| i64::from(m.to.is_none()) - i64::from(m.from.is_none())).sum(),
            moves,
            after,
        }
    }

    fn moved(&self, after: &matching::Plan, student: usize) -> Option<ChainMove> {
        let at = |plan: &matching::Plan| plan.site(student as u32, 0).map(|s| s as usize);
        let (from, to) = (at(self.plan), at(after));
        let minutes =
            |site: Option<usize>| site.and_then(|s| self.asked.minutes(self.inputs, student, s)).map(i64::from);
        let longer = minutes(to).zip(minutes(from)).map(|(to, from)| to - from);
        (from != to).then_some(ChainMove { student, from, to, minutes: longer })
    }
}

fn follow(plan: &mut matching::Plan, chain: &Chain) {
    for m in &chain.moves {
        plan.set(m.student as u32, 0, m.to.and_then(|s| u32::try_from(s).ok()));
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;
    use std::ops::ControlFlow;

    use kernel::UnitId;

    use super::*;
    use crate::plan::ask;
    use crate::plan::tests::{region, seats, student};

    #[test]
    fn students_go_together_or_not_at_all() {
        let names = ["a", "b", "c", "d", "e"];
        let homes = ["2481", "2481", "2481", "2463", "2463"];
        let students: Vec<_> = names.iter().zip(homes).map(|(n, home)| student(n, home)).collect();
        let rows = vec![seats("Lycksele IFO", 3), seats("Vilhelmina IFO", 3), seats("Åsele IFO", 2)];
        let (mut inputs, places) = region(students, rows);
        inputs.period.settings.limit_minutes = 600;
        inputs.students[4].forbidden.insert(UnitId::named("Lycksele IFO"));
        let asked = ask(&inputs, &places, 1);
        let plan =
            matching::solve(&asked.problem, &asked.options, &mut |_| ControlFlow::Continue(())).expect("solvable").plan;
        let explained = Explained::new(&inputs, &asked, &plan, &BTreeMap::new());

        // Two come to Åsele, where two live: those two make way, and nobody else than them.
        let done = explained.together(&[0, 1], Some(2)).expect("within the rules");
        assert_eq!((done.chosen, done.moves.len(), done.left_out), (2, 4, 0));
        assert!((0..2).all(|s| done.after.site(s, 0) == Some(2)));
        assert!(matching::check(&asked.problem, &done.after, None).violations.is_empty());
        assert!(done.cost > 0 && done.breaches.is_empty());

        // Three cannot: the third is hindered by the first two, and nobody moves.
        let no = explained.together(&[0, 1, 2], Some(2)).expect_err("two seats for three");
        assert_eq!(no, [(2, Hindrance::Full)]);

        // Against a rule, into a free seat only.
        let beyond = explained.together(&[3, 4], Some(0)).expect_err("the seats in Lycksele are taken");
        assert_eq!(beyond, [(4, Hindrance::Rule(Breach::Forbidden))]);
        let out = explained.together(&[0, 3], None).expect("everybody can be left out");
        assert_eq!((out.chosen, out.left_out), (2, 2));
    }
}
