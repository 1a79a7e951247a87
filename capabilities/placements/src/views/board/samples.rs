//! The board in its states, for the test that renders every page.

use kernel::{CapacityId, Moment, PeriodId, PersonId, PlanId, StudentId};
use platform::prelude::*;
use platform::ui::{self, Choice, Guard, Rule, Words};

use super::{Board, ByHand, Chosen, Followed, Mark, Nothing, Seated, StepLine, UnitLine, travels};
use crate::model::PlanState;
use crate::plan::Cap;
use crate::views::limits::Limits;
use crate::views::proposal::{ExceptionLine, NearerLine, Unplaced};

fn seated(name: &str, mark: Mark) -> Seated {
    Seated { student: StudentId::named(name), name: name.to_owned(), mark }
}

fn exception(t: &Text) -> ExceptionLine {
    ExceptionLine {
        student: StudentId::named("Omar Öst"),
        name: "Omar Öst".to_owned(),
        seats: "Familjeenheten, enhet 3, Lycksele".to_owned(),
        rule: t.with("placements-breach-far", [("n", 96.into()), ("limit", 90.into())]),
        reason: "Bor hos sin mormor i Lycksele under perioden.".to_owned(),
        by: Some("Karin Ahlgren".to_owned()),
        at: t.moment(Moment::from_millis(1_795_338_000_000)),
    }
}

fn board(t: &Text) -> Board {
    Board {
        id: PlanId::named("x"),
        number: 3,
        version: 1,
        state: PlanState::Proposed,
        proved: true,
        period: PeriodId::named("p"),
        programme: "Socionom, termin 5".to_owned(),
        is_stale: false,
        placed: (638, 639),
        by_hand: ByHand { moves: 0, worse: None },
        steps: Vec::new(),
        exceptions: Vec::new(),
        limits: Limits { closed: Vec::new(), cap: Cap { nearest: 6250, students: 0 } },
        before: Some((PlanId::named("y"), 2, 14)),
        unplaced: vec![Unplaced {
            student: StudentId::named("noor"),
            name: "Noor Backlund".to_owned(),
            home: "Arjeplog".to_owned(),
            why: t.with(
                "placements-why-too-far",
                [("limit", 90.into()), ("place", "Familjeenheten, Arvidsjaur".into()), ("n", 96.into())],
            ),
            fix: None,
        }],
        units: vec![UnitLine {
            id: CapacityId::named("c"),
            name: "Familjeenheten, enhet 3".to_owned(),
            municipality: "Lycksele".to_owned(),
            place_type: "Individ- och familjeomsorg".to_owned(),
            seats: 4,
            held: 1,
            students: vec![
                seated("Omar Öst", Mark::Excepted),
                seated("Ali Ek", Mark::Locked),
                seated("Maja Stenlund", Mark::Free),
                seated("Åsa Lind", Mark::Free),
                seated("Örjan Ek", Mark::Free),
            ],
            is_closed: false,
        }],
        all_units: (120, 50),
        municipalities: vec![Choice::new("2481", "Lycksele"), Choice::new("2462", "Vilhelmina")],
        municipality: "2481".to_owned(),
        chosen: None,
        guards: std::array::from_fn(|_| Guard::default()),
        errors: html! {},
    }
}

fn maja(t: &Text) -> Chosen {
    Chosen {
        student: StudentId::named("Maja Stenlund"),
        name: "Maja Stenlund".to_owned(),
        home: "Vilhelmina".to_owned(),
        at: Some(("Familjeenheten, enhet 3, Lycksele".to_owned(), Some(74))),
        rules: vec![Rule {
            met: true,
            says: t.say("placements-rule-travel"),
            value: t.with("placements-rule-travel-value", [("n", 74.into()), ("limit", 90.into())]),
        }],
        nearer: vec![NearerLine {
            seats: "Skolkuratorer, Storuman".to_owned(),
            minutes: Some(55),
            taken: (1, 1),
            follows: t.say("placements-follows-nobody"),
        }],
        is_explained: true,
        is_locked: false,
        exception: None,
        ways: vec![
            Choice::new("c2", "Skolkuratorer, Storuman – 55 min"),
            Choice::new("ingen", t.say("placements-no-place")),
        ],
        wanted: String::new(),
        followed: None,
    }
}

/// Each page in each of its states.
pub fn samples(t: &Text) -> Vec<(&'static str, Page)> {
    let ordinary = board(t);
    let nothing = Nothing { period: ordinary.period, programme: ordinary.programme.clone(), guard: Guard::default() };
    let with = |chosen: Chosen| Board { chosen: Some(chosen), ..ordinary.clone() };
    let says = format!("{} {}", travels(t, "Maja Stenlund", Some(-19)), t.say("placements-follows-nobody"));
    let followed =
        Followed { to: "c2".to_owned(), says, others: 1, breach: None, reason: String::new(), problem: None };
    let rule = t.with("placements-breach-far", [("n", 96.into()), ("limit", 90.into())]);
    let breach =
        t.with("placements-board-breaks", [("name", "Maja Stenlund".into()), ("what", rule.into()), ("n", 0.into())]);
    let beyond = Followed {
        breach: Some(breach),
        reason: "För".to_owned(),
        problem: Some(t.say("placements-exception-write")),
        ..followed.clone()
    };
    let closed = vec![("Hemtjänst Norr, Åsele".to_owned(), 4)];
    let moved = Board {
        proved: false,
        by_hand: ByHand { moves: 2, worse: Some((42, 0)) },
        steps: [("placements-step-move", 1), ("placements-step-lock", 0), ("placements-step-unlock", 2)]
            .map(|(key, n)| StepLine {
                says: t.with(
                    key,
                    [("name", "Maja Stenlund".into()), ("place", "Skolkuratorer, Storuman".into()), ("n", n.into())],
                ),
                by: Some("Karin Ahlgren".to_owned()),
                at: t.moment(Moment::from_millis(1_795_338_000_000)),
            })
            .into(),
        ..with(Chosen { is_locked: true, ways: Vec::new(), ..maja(t) })
    };
    let (by, at) = (PersonId::named("k"), Moment::from_millis(1_795_338_000_000));
    let refused = Board {
        errors: ui::error_summary(Words::of(t.lang), &t.say("placements-changed-meanwhile"), &[]),
        by_hand: ByHand { moves: 1, worse: Some((0, 1)) },
        ..moved.clone()
    };
    let none = Board {
        unplaced: Vec::new(),
        units: Vec::new(),
        all_units: (0, 0),
        placed: (0, 0),
        before: None,
        by_hand: ByHand { moves: 21, worse: None },
        proved: false,
        ..ordinary.clone()
    };
    let alone = Chosen { at: None, nearer: Vec::new(), is_explained: false, ways: Vec::new(), ..maja(t) };
    let forbidden = t.say("placements-breach-forbidden");
    let no = t.with("placements-board-no-rule", [("name", "Maja Stenlund".into()), ("what", forbidden.into())]);
    let excepted = Board {
        exceptions: vec![exception(t)],
        limits: Limits { closed, cap: Cap { nearest: 60, students: 1200 } },
        ..with(Chosen { is_locked: true, exception: Some(exception(t)), ..maja(t) })
    };
    let mut all = vec![
        ("board: exception", excepted.render(t)),
        ("board: reason", with(Chosen { followed: Some(Ok(beyond)), ..maja(t) }).render(t)),
        ("board: no proposal", nothing.render(t)),
        ("board", ordinary.render(t)),
        ("board: student", with(maja(t)).render(t)),
        ("board: student without a place", with(alone).render(t)),
        ("board: consequence", with(Chosen { followed: Some(Ok(followed)), ..maja(t) }).render(t)),
        ("board: rule", with(Chosen { followed: Some(Err(no)), ..maja(t) }).render(t)),
        ("board: moved", moved.render(t)),
        ("board: refused", refused.render(t)),
        ("board: stale", Board { is_stale: true, ..moved.clone() }.render(t)),
        ("board: nobody", none.render(t)),
        ("board: accepted", Board { state: PlanState::Accepted { by, at }, ..moved.clone() }.render(t)),
        ("board: superseded", Board { state: PlanState::Superseded { by, at }, ..moved }.render(t)),
    ];
    all.extend(super::many::samples(t));
    all
}
