//! Locks that cannot be kept: listed before a computation begins, each with what to do.

use kernel::{CapacityId, StudentId};
use platform::prelude::*;
use platform::ui::{self, Column, Guard, Tone, Words, cell, row_head};

use super::parts::{Head, link};

/// A lock that cannot be kept, ready to read.
#[derive(Clone, Debug)]
pub struct UnkeptLine {
    /// The student.
    pub student: StudentId,
    /// Name.
    pub name: String,
    /// The seats, where they still are in the period.
    pub at: Option<CapacityId>,
    /// Unit and municipality.
    pub seats: String,
    /// Why the lock cannot be kept, and what to do.
    pub why: String,
}

/// The page.
#[derive(Clone, Debug)]
pub struct UnkeptLocks {
    /// The period.
    pub head: Head,
    /// The locks.
    pub lines: Vec<UnkeptLine>,
    /// For unlocking.
    pub guard: Guard,
    /// What was refused.
    pub errors: Markup,
}

impl UnkeptLocks {
    /// The page.
    pub fn render(&self, t: &Text) -> Page {
        let n = self.lines.len();
        let page = Page::new(t.say("placements-unkept-title"))
            .crumb(t.say("placements-title"), t.to("/vfu"))
            .crumb(self.head.label(), link(t, self.head.id, ""))
            .lead(html! { (t.with("placements-unkept-lead", [("n", n.into())])) });
        if self.lines.is_empty() {
            let board = ui::link_button(&t.say("placements-unkept-to-board"), &link(t, self.head.id, "/fordelning"));
            return page.body(html! {
                (self.errors)
                (ui::empty(&t.say("placements-unkept-none"), &t.say("placements-unkept-none-why"), board))
            });
        }
        page.body(html! {
            (self.errors)
            (ui::notice(Tone::Plain, html! { p { (t.say("placements-unkept-what")) } }))
            (ui::form_post(&link(t, self.head.id, "/fordelning/las"), &self.guard, html! {
                (self.table(t))
                (ui::button(&t.say("placements-unkept-unlock")))
            }))
        })
    }

    fn table(&self, t: &Text) -> Markup {
        let keys = ["unlock", "name", "unit", "unkept"];
        let columns = keys.map(|k| Column::words(t.say(&format!("placements-column-{k}")))).into();
        let mut table = ui::Table::new("las", t.say("placements-unkept-caption"), columns).quiet_caption();
        for line in &self.lines {
            let label = t.with("placements-unkept-pick", [("name", (&line.name).into())]);
            let seats = line.at.map(|at| link(t, self.head.id, &format!("/platser/{at}")));
            table.row(vec![
                cell(html! { input type="checkbox" name="student" value=(line.student) aria-label=(label) checked; }),
                row_head(&line.name, Some(&link(t, self.head.id, &format!("/studenter/{}", line.student)))),
                cell(html! { @if let Some(href) = seats { a href=(href) { (line.seats) } } @else { (line.seats) } }),
                cell(html! { (line.why) }),
            ]);
        }
        table.render(Words::of(t.lang))
    }
}

/// None, some, refused.
pub fn samples(t: &Text) -> Vec<(&'static str, Page)> {
    let line = |name: &str, why: String| UnkeptLine {
        student: StudentId::named(name),
        name: name.to_owned(),
        at: Some(CapacityId::named("c")),
        seats: "Familjeenheten, Lycksele".to_owned(),
        why,
    };
    let some = UnkeptLocks {
        head: Head::sample(t),
        lines: vec![
            line("Maja Stenlund", t.with("placements-unkept-many", [("a", 3.into()), ("n", 2.into())])),
            line("Omar Öst", t.say("placements-unkept-closed")),
        ],
        guard: Guard::default(),
        errors: html! {},
    };
    let sentence = t.with("placements-locks-unkept", [("n", 2.into())]);
    let refused = UnkeptLocks { errors: ui::error_summary(Words::of(t.lang), &sentence, &[]), ..some.clone() };
    let none = UnkeptLocks { lines: Vec::new(), ..some.clone() };
    vec![
        ("locks: cannot be kept", some.render(t)),
        ("locks: refused", refused.render(t)),
        ("locks: all can be kept", none.render(t)),
    ]
}
