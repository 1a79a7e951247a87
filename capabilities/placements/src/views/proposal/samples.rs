//! Proposals in their states, for the test that renders every page.

use std::collections::BTreeMap;

use kernel::{Moment, PeriodId, PersonId, PlanId, StudentId};
use platform::prelude::*;
use platform::ui::Guard;

use super::{Compared, ComparedLine, ExceptionLine, Line, List, NearerLine, Proof, Proposal, Unplaced, Why, WorthLine};
use crate::model::{Home, Plan, PlanState, Student};
use crate::plan::{Cap, Figures, Group};
use crate::views::limits::Limits;

fn proposal(t: &Text) -> Proposal {
    let group = |name: &str, students, placed| Group {
        name: name.to_owned(),
        students,
        placed,
        median: Some(31),
        p95: Some(82),
        worst: Some(90),
    };
    Proposal {
        plan: Plan {
            id: PlanId::named("x"),
            number: 3,
            revision: 1,
            state: PlanState::Proposed,
            unplaced: 1,
            cost: 123_450,
            proved: true,
            prices: BTreeMap::new(),
            seconds: 0.42,
            created_at: Moment::from_millis(0),
            version: 1,
        },
        id: PlanId::named("x"),
        period: PeriodId::named("p"),
        programme: "Lärare, sjuksköterska och socionom".to_owned(),
        limit: (90, true),
        is_stale: false,
        figures: Figures {
            all: group("", 640, 634),
            by_municipality: vec![group("Lycksele", 36, 36), group("Åsele", 8, 7)],
            by_car: [group("", 448, 446), group("", 192, 188)],
            wishes: [300, 120, 60],
            wished: 520,
            quarters: [210, 160, 100, 80, 50, 34, 0, 0, 0],
        },
        first_come: 38,
        rules: crate::views::rulesets::uses_sample(t),
        unplaced: vec![Unplaced {
            student: StudentId::named("s"),
            name: "Noor Backlund".to_owned(),
            home: "Arjeplog".to_owned(),
            why: t.with(
                "placements-why-too-far",
                [("limit", 90.into()), ("place", "Familjeenheten, Arvidsjaur".into()), ("n", 96.into())],
            ),
            fix: None,
        }],
        worth: vec![WorthLine { seats: "Hemsjukvården, Kiruna".to_owned(), places: true, saves_minutes: -12 }],
        exceptions: Vec::new(),
        limits: Limits { closed: Vec::new(), cap: Cap { nearest: 6250, students: 0 } },
        changed: Some((PlanId::named("y"), 2, 14)),
        accepted_by: None,
        guards: [Guard::default(), Guard::default()],
        errors: html! {},
    }
}

/// Each page in each of its states.
pub fn samples(t: &Text) -> Vec<(&'static str, Page)> {
    let ordinary = proposal(t);
    let accepted = Proposal {
        plan: Plan {
            state: PlanState::Accepted { by: PersonId::named("k"), at: Moment::from_millis(1_795_338_000_000) },
            ..ordinary.plan.clone()
        },
        accepted_by: Some("Karin Ahlgren".to_owned()),
        ..ordinary.clone()
    };
    let stale = Proposal { is_stale: true, plan: Plan { proved: false, ..ordinary.plan.clone() }, ..ordinary.clone() };
    let nobody = Proposal {
        figures: Figures::default(),
        rules: crate::views::rulesets::uses_section(t, PeriodId::named("sample"), None),
        unplaced: Vec::new(),
        worth: Vec::new(),
        changed: None,
        ..ordinary.clone()
    };
    let line = Line {
        student: StudentId::named("s"),
        reference: "s0001".to_owned(),
        name: "Maja Stenlund".to_owned(),
        home: "Vilhelmina".to_owned(),
        place_type: "Socialt arbete".to_owned(),
        seats: Some("Familjeenheten, Lycksele".to_owned()),
        minutes: Some(74),
        wish: None,
        exception: None,
    };
    let list = List {
        id: ordinary.id,
        number: 3,
        programme: ordinary.programme.clone(),
        all: 640,
        from: 50,
        lines: vec![line.clone(), Line { seats: None, minutes: None, ..line.clone() }],
        wanted: "lycksele".to_owned(),
    };
    let why = Why {
        id: ordinary.id,
        period: ordinary.period,
        number: 3,
        programme: ordinary.programme.clone(),
        student: Student {
            id: StudentId::named("s"),
            reference: "s0001".to_owned(),
            name: "Maja Stenlund".to_owned(),
            home: Home::Municipality("2462".to_owned()),
            car: true,
            place_type: "Socialt arbete".to_owned(),
            priority: 0,
            wishes: Vec::new(),
            forbidden: [kernel::UnitId::named("u")].into(),
            version: 1,
        },
        limit: 90,
        line: line.clone(),
        wishes: vec!["Individ- och familjeomsorgen, Vilhelmina".to_owned()],
        nearer: vec![NearerLine {
            seats: "Individ- och familjeomsorgen, Vilhelmina".to_owned(),
            minutes: Some(5),
            taken: (2, 2),
            follows: t.with(
                "placements-follows-longer",
                [("name", "Vera Ek".into()), ("place", "Familjeenheten, Lycksele".into()), ("n", 78.into())],
            ),
        }],
        unplaced: None,
        is_explained: true,
        is_locked: true,
        exception: None,
    };
    let exception = ExceptionLine {
        student: StudentId::named("s"),
        name: "Maja Stenlund".to_owned(),
        seats: "Familjeenheten, Lycksele".to_owned(),
        rule: t.with("placements-breach-far", [("n", 96.into()), ("limit", 90.into())]),
        reason: "Bor hos sin mormor i Lycksele under perioden.".to_owned(),
        by: None,
        at: t.moment(Moment::from_millis(1_795_338_000_000)),
    };
    let excepted = Proposal {
        exceptions: vec![exception.clone()],
        limits: Limits {
            closed: vec![("Hemtjänst Norr, Åsele".to_owned(), 4)],
            cap: Cap { nearest: 60, students: 1200 },
        },
        ..ordinary.clone()
    };
    let left_out = Why {
        line: Line { seats: None, minutes: None, ..line },
        nearer: Vec::new(),
        unplaced: Some(ordinary.unplaced[0].clone()),
        is_locked: false,
        ..why.clone()
    };
    let compared = Compared {
        id: ordinary.id,
        number: 3,
        other: 2,
        programme: ordinary.programme.clone(),
        lines: vec![ComparedLine {
            name: "Maja Stenlund".to_owned(),
            from: None,
            to: Some(("Familjeenheten, Lycksele".to_owned(), Some(74))),
        }],
    };
    let same = Compared { lines: Vec::new(), ..compared.clone() };
    let proof = Proof {
        id: ordinary.id,
        number: 3,
        programme: ordinary.programme.clone(),
        proved: true,
        unplaced: 6,
        cost: 123_450,
        prices: vec![("Hemsjukvården, Kiruna".to_owned(), "1200".to_owned())],
    };
    let unproved = Proof { proved: false, prices: Vec::new(), ..proof.clone() };
    vec![
        ("V5 proposal", ordinary.render(t)),
        ("V5 accepted", accepted.render(t)),
        ("V5 stale", stale.render(t)),
        ("V5 exceptions", excepted.render(t)),
        ("V5 student excepted", Why { exception: Some(exception), ..why.clone() }.render(t)),
        ("V5 nobody", nobody.render(t)),
        ("V5 list", list.render(t)),
        ("V5 list empty", List { all: 0, from: 0, lines: Vec::new(), ..list.clone() }.render(t)),
        ("V5 student", why.render(t)),
        ("V5 student left out", left_out.render(t)),
        ("V5 nothing explained", Why { is_explained: false, ..why }.render(t)),
        ("V5 compared", compared.render(t)),
        ("V5 no change", same.render(t)),
        ("V5 proof", proof.render(t)),
        ("V5 no proof", unproved.render(t)),
    ]
}
