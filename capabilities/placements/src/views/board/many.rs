//! Several students at once: locked, unlocked or moved together, with what follows in sight.

use kernel::{PeriodId, PlanId, StudentId};
use platform::prelude::*;
use platform::ui::{self, Choice, Column, Field, Guard, Tone, Words, cell, number, row_head};

use super::chosen::reason_field;

/// One of the chosen students.
#[derive(Clone, Debug)]
pub struct One {
    /// The student.
    pub student: StudentId,
    /// Name.
    pub name: String,
    /// Unit and municipality; none without a place.
    pub at: Option<String>,
    /// Minutes one way.
    pub minutes: Option<i64>,
    /// Whether they are locked.
    pub is_locked: bool,
    /// Whether their place rests on an exception.
    pub is_excepted: bool,
}

/// What follows from the move, ready to read.
#[derive(Clone, Debug)]
pub struct Followed {
    /// The sentences.
    pub says: String,
    /// How many of the chosen go elsewhere.
    pub chosen: usize,
    /// The rules that are broken, when some are: then a reason must be written.
    pub breach: Option<String>,
}

/// The page.
#[derive(Clone, Debug)]
pub struct Many {
    /// The plan.
    pub id: PlanId,
    /// Its number.
    pub number: i64,
    /// Its version.
    pub version: i64,
    /// The period.
    pub period: PeriodId,
    /// Its programme.
    pub programme: String,
    /// Whether anything can be changed.
    pub is_open: bool,
    /// So many can be chosen, when more were.
    pub most: Option<usize>,
    /// The students.
    pub students: Vec<One>,
    /// Where they can be sent.
    pub places: Vec<Choice>,
    /// What was chosen among those.
    pub to: String,
    /// What would follow, or why each one of those who cannot go cannot.
    pub followed: Option<Result<Followed, Vec<String>>>,
    /// The reason for an exception as far as it is written.
    pub reason: String,
    /// What is wrong with it.
    pub problem: Option<String>,
    /// For moving, locking, unlocking.
    pub guards: [Guard; 3],
    /// What was refused.
    pub errors: Markup,
}

impl Many {
    /// The page.
    pub fn render(&self, t: &Text) -> Page {
        let w = Words::of(t.lang);
        let board = self.board(t);
        let page = Page::new(t.say("placements-many-title"))
            .crumb(t.say("placements-title"), t.to("/vfu"))
            .crumb(self.programme.clone(), t.to(&format!("/vfu/{}", self.period)))
            .crumb(t.with("placements-many-board", [("n", self.number.into())]), board.clone())
            .lead(html! { (t.with("placements-many-lead", [("n", self.students.len().into())])) });
        if self.students.is_empty() {
            let way = ui::link_button(&t.say("placements-many-back"), &board);
            return page.body(
                html! { (self.errors) (ui::empty(&t.say("placements-many-none"), &t.say("placements-many-how"), way)) },
            );
        }
        page.actions(html! { a href=(board) { (t.say("placements-many-back")) } }).body(html! {
            (self.errors)
            @if let Some(most) = self.most { (ui::notice(Tone::Warning, html! { p { (t.with("placements-many-too-many", [("n", most.into())])) } })) }
            (self.table(t, w))
            @if self.is_open {
                section { h2 { (t.say("placements-many-move")) } (self.mover(t, w)) }
                section { h2 { (t.say("placements-many-lock")) } (self.lockers(t)) }
            } @else {
                (ui::notice(Tone::Warning, html! { p { (t.say("placements-many-closed")) } }))
            }
        })
    }

    fn board(&self, t: &Text) -> String {
        t.to(&format!("/vfu/{}/fordelning?forslag={}", self.period, self.id))
    }

    fn table(&self, t: &Text, w: Words) -> Markup {
        let columns = vec![
            Column::words(t.say("placements-column-name")),
            Column::words(t.say("placements-column-unit")),
            Column::figures(t.say("placements-column-travel-minutes")),
            Column::words(t.say("placements-column-decided")),
        ];
        let mut table = ui::Table::new("valda-studenter", t.say("placements-many-caption"), columns).quiet_caption();
        for one in &self.students {
            let decided = match (one.is_excepted, one.is_locked) {
                (true, _) => t.say("placements-board-excepted-short"),
                (false, true) => t.say("placements-board-locked-short"),
                (false, false) => "–".to_owned(),
            };
            table.row(vec![
                row_head(&one.name, Some(&format!("{}&student={}", self.board(t), one.student))),
                cell(html! { (one.at.clone().unwrap_or_else(|| t.say("placements-no-place"))) }),
                number(one.minutes.map_or_else(|| "–".to_owned(), |n| t.with("placements-minutes", [("n", n.into())]))),
                cell(html! { (decided) }),
            ]);
        }
        table.render(w)
    }

    fn students(&self) -> Markup {
        html! { @for one in &self.students { (ui::hidden("student", &one.student.to_string())) } }
    }

    fn action(&self, t: &Text, what: &str) -> String {
        t.to(&format!("/vfu/forslag/{}/{what}", self.id))
    }

    fn mover(&self, t: &Text, w: Words) -> Markup {
        let here = t.to(&format!("/vfu/{}/fordelning/valda", self.period));
        html! {
            (ui::form_get(&here, html! {
                (ui::hidden("forslag", &self.id.to_string()))
                (self.students())
                (Field::select("till", t.say("placements-board-move-to"), self.places.clone()).value(&self.to).render(w))
                (ui::quiet_button(&t.say("placements-board-show")))
            }))
            @match &self.followed {
                None => {}
                Some(Err(no)) => {
                    (ui::notice(Tone::Warning, html! {
                        p role="status" { strong { (t.with("placements-many-hindered", [("n", no.len().into())])) } }
                        ul { @for one in no { li { (one) } } }
                    }))
                }
                Some(Ok(f)) => {
                    p role="status" { (f.says) }
                    (self.move_form(t, w, f))
                }
            }
        }
    }

    fn move_form(&self, t: &Text, w: Words, f: &Followed) -> Markup {
        let label = match f.breach {
            Some(_) => t.with("placements-many-move-beyond", [("n", f.chosen.into())]),
            None => t.with("placements-many-move-now", [("n", f.chosen.into())]),
        };
        ui::form_post(
            &self.action(t, "flytta"),
            &self.guards[0].clone().version(self.version),
            html! {
                (self.students())
                (ui::hidden("till", &self.to))
                @if let Some(breach) = &f.breach { (reason_field(t, w, breach, &self.reason, self.problem.clone())) }
                (ui::button(&label))
            },
        )
    }

    /// Locking and unlocking, each with what it comes to.
    fn lockers(&self, t: &Text) -> Markup {
        let nowhere = self.students.iter().filter(|s| s.at.is_none()).count();
        let to_lock = self.students.iter().filter(|s| s.at.is_some() && !s.is_locked).count();
        let to_unlock = self.students.iter().filter(|s| s.is_locked && !s.is_excepted).count();
        let excepted = self.students.iter().filter(|s| s.is_excepted).count();
        let form = |what: &str, guard: usize, label: String| {
            let guard = self.guards[guard].clone().version(self.version);
            ui::form_post(&self.action(t, what), &guard, html! { (self.students()) (ui::quiet_button(&label)) })
        };
        html! {
            p {
                (t.with("placements-many-locks", [("n", to_lock.into())]))
                @if nowhere > 0 { " " (t.with("placements-many-nowhere", [("n", nowhere.into())])) }
            }
            @if to_lock > 0 { (form("las", 1, t.with("placements-many-lock-now", [("n", to_lock.into())]))) }
            p {
                (t.with("placements-many-unlocks", [("n", to_unlock.into())]))
                @if excepted > 0 { " " (t.with("placements-many-excepted", [("n", excepted.into())])) }
            }
            @if to_unlock > 0 { (form("las-upp", 2, t.with("placements-many-unlock-now", [("n", to_unlock.into())]))) }
        }
    }
}

/// Nobody, some, what follows, an exception, a hindrance, too late.
pub fn samples(t: &Text) -> Vec<(&'static str, Page)> {
    let one = |name: &str, at: Option<&str>, is_locked, is_excepted| One {
        student: StudentId::named(name),
        name: name.to_owned(),
        at: at.map(str::to_owned),
        minutes: at.map(|_| 74),
        is_locked,
        is_excepted,
    };
    let some = Many {
        id: PlanId::named("x"),
        number: 3,
        version: 1,
        period: PeriodId::named("p"),
        programme: "Socionom, termin 5".to_owned(),
        is_open: true,
        most: None,
        students: vec![
            one("Maja Stenlund", Some("Familjeenheten, enhet 3, Lycksele"), false, false),
            one("Ali Ek", Some("Familjeenheten, enhet 3, Lycksele"), true, false),
            one("Omar Öst", Some("Skolkuratorer, Storuman"), true, true),
            one("Noor Backlund", None, false, false),
        ],
        places: vec![
            Choice::new(
                "c2",
                t.with(
                    "placements-many-way",
                    [("place", "Skolkuratorer, Storuman".into()), ("minutes", 55.into()), ("n", 2.into())],
                ),
            ),
            Choice::new("ingen", t.say("placements-board-way-none")),
        ],
        to: String::new(),
        followed: None,
        reason: String::new(),
        problem: None,
        guards: std::array::from_fn(|_| Guard::default()),
        errors: html! {},
    };
    let says = format!("{} {}", super::travels(t, "Maja Stenlund", Some(-19)), t.say("placements-follows-nobody"));
    let followed = Followed { says, chosen: 2, breach: None };
    let rule = t.with("placements-breach-far", [("n", 96.into()), ("limit", 90.into())]);
    let breach =
        t.with("placements-board-breaks", [("name", "Noor Backlund".into()), ("what", rule.into()), ("n", 1.into())]);
    let beyond = Followed { breach: Some(breach), ..followed.clone() };
    let problem = t.say("placements-exception-write");
    let no = vec![t.with("placements-board-no-locked", [("name", "Ali Ek".into())])];
    let with = |followed| Many { to: "c2".to_owned(), followed: Some(followed), ..some.clone() };
    vec![
        ("board: nobody chosen", Many { students: Vec::new(), ..some.clone() }.render(t)),
        ("board: several", Many { most: Some(50), ..some.clone() }.render(t)),
        ("board: several follow", with(Ok(followed)).render(t)),
        ("board: several beyond", Many { problem: Some(problem), ..with(Ok(beyond)) }.render(t)),
        ("board: several hindered", with(Err(no)).render(t)),
        ("board: several too late", Many { is_open: false, ..some.clone() }.render(t)),
    ]
}
