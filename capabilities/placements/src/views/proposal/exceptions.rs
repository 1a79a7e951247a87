//! Exceptions from hard rules, as a proposal shows them.

use kernel::{PlanId, StudentId};
use platform::prelude::*;
use platform::ui::{self, Column, Tone, Words, cell, row_head};

/// An exception, ready to read.
#[derive(Clone, Debug)]
pub struct ExceptionLine {
    /// The student.
    pub student: StudentId,
    /// Name.
    pub name: String,
    /// Unit and municipality.
    pub seats: String,
    /// The rule that says no, as a sentence.
    pub rule: String,
    /// Why they may be there anyhow, as it was written.
    pub reason: String,
    /// Who wrote it.
    pub by: Option<String>,
    /// When.
    pub at: String,
}

impl ExceptionLine {
    /// "Undantag", with rule, reason and who wrote it.
    pub fn notice(&self, t: &Text) -> Markup {
        ui::notice(
            Tone::Warning,
            html! {
                p { strong { (t.say("placements-exception")) } " " (self.rule) }
                p { (self.reason) }
                p class="small" { (self.written(t)) }
            },
        )
    }

    fn written(&self, t: &Text) -> String {
        let by = self.by.clone().unwrap_or_else(|| t.say("placements-somebody"));
        t.with("placements-exception-by", [("name", by.into()), ("day", (&self.at).into())])
    }
}

/// The exceptions of a proposal.
pub fn section(t: &Text, w: Words, plan: PlanId, all: &[ExceptionLine]) -> Markup {
    let keys = ["name", "unit", "rule", "reason"];
    let columns = keys.map(|k| Column::words(t.say(&format!("placements-column-{k}")))).into();
    let mut table = ui::Table::new("undantag", t.say("placements-exceptions-caption"), columns).quiet_caption();
    for e in all {
        table.row(vec![
            row_head(&e.name, Some(&t.to(&format!("/vfu/forslag/{plan}/student/{}", e.student)))),
            cell(html! { (e.seats) }),
            cell(html! { (e.rule) }),
            cell(html! { (e.reason) br; span class="small" { (e.written(t)) } }),
        ]);
    }
    html! {
        section {
            h2 { (t.with("placements-exceptions-title", [("n", all.len().into())])) }
            p { (t.say("placements-exceptions-lead")) }
            (table.render(w))
        }
    }
}
