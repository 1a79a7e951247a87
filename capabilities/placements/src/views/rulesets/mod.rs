//! Rules as data on pages: the list, one version, one rule in a form, what differs, and what a period follows.

mod period;
mod rule;
mod show;

use kernel::RuleVersionId;
use platform::prelude::*;
use platform::ui::{self, Choice, Column, Field, Guard, Table, Words, cell, row_head};

use crate::ruleset::{Fault, examples};

pub use period::{DrawShown, OfPeriod, uses_sample, uses_section};
pub use rule::{RuleForm, details, fields};
pub use show::{Compared, Public, Show};

/// A line of the list.
#[derive(Clone, Debug)]
pub struct Listed {
    /// The version.
    pub id: RuleVersionId,
    /// The title.
    pub title: String,
    /// Programmes, joined.
    pub programmes: String,
    /// Its number.
    pub number: i64,
    /// "Utkast", "Gäller från …".
    pub state: String,
}

/// The rule sets of an HEI.
#[derive(Clone, Debug)]
pub struct List {
    /// Every version, the latest of each set first.
    pub lines: Vec<Listed>,
}

impl List {
    /// The page.
    pub fn render(&self, t: &Text) -> Page {
        let new = ui::link_button(&t.say("rules-new"), &t.to("/vfu/regler/ny"));
        let page = Page::new(t.say("rules-title"))
            .crumb(t.say("rules-vfu"), t.to("/vfu"))
            .lead(html! { (t.say("rules-lead-list")) });
        if self.lines.is_empty() {
            return page.body(ui::empty(&t.say("rules-none-yet"), &t.say("rules-none-yet-why"), new));
        }
        let columns = ["rules-column-title", "rules-column-version", "rules-column-state", "rules-column-programmes"];
        let columns = columns.into_iter().map(|k| Column::words(t.say(k))).collect();
        let mut table = Table::new("regler", t.say("rules-list-caption"), columns);
        for l in &self.lines {
            table.row(vec![
                row_head(&l.title, Some(&t.to(&format!("/vfu/regler/{}", l.id)))),
                cell(html! { (t.with("rules-version-n", [("n", l.number.into())])) }),
                cell(html! { (l.state) }),
                cell(html! { (l.programmes) }),
            ]);
        }
        page.actions(new).body(table.render(Words::of(t.lang)))
    }
}

/// Where a file is wrong.
pub fn faults(t: &Text, all: &[Fault]) -> Markup {
    if all.is_empty() {
        return html! {};
    }
    let columns = vec![
        Column::figures(t.say("rules-column-line")),
        Column::words(t.say("rules-column-where")),
        Column::words(t.say("rules-column-fault")),
    ];
    let mut table = Table::new("fel", t.say("rules-faults-caption"), columns);
    for fault in all {
        let line = (fault.line > 0).then(|| fault.line.to_string());
        table.row(vec![ui::number(line), cell(html! { (fault.path) }), cell(html! { (fault_words(t, fault)) })]);
    }
    table.render(Words::of(t.lang))
}

/// What is wrong, what stands there, what was meant.
pub fn fault_words(t: &Text, fault: &Fault) -> String {
    let what = t.say(fault.key);
    let (a, b) = (&fault.found, &fault.meant);
    match (a.is_empty(), b.is_empty()) {
        (true, true) => what,
        (true, false) => t.with("rules-fault-allowed", [("what", what.into()), ("b", b.into())]),
        (false, true) => t.with("rules-fault", [("what", what.into()), ("a", a.into())]),
        (false, false) if fault.key == "rules-part-missing" || fault.key == "rules-wrong-choice" => {
            t.with("rules-fault-allowed", [("what", what.into()), ("b", b.into())])
        }
        (false, false) => t.with("rules-fault-meant", [("what", what.into()), ("a", a.into()), ("b", b.into())]),
    }
}

/// "Nya regler": from an example or from a file.
#[derive(Clone, Debug, Default)]
pub struct NewRules {
    /// For the two forms.
    pub guards: [Guard; 2],
    /// What was refused.
    pub errors: Option<Markup>,
    /// What is wrong with the file.
    pub faults: Vec<Fault>,
    /// The chosen example.
    pub chosen: String,
    /// Problems of the two fields.
    pub problems: [Option<String>; 2],
}

impl NewRules {
    /// The page.
    pub fn render(&self, t: &Text) -> Page {
        let w = Words::of(t.lang);
        let mut choices = vec![Choice::new("", t.say("rules-example"))];
        choices.extend(examples::ALL.iter().map(|(name, _)| Choice::new(*name, examples::example(name).title)));
        let [example, file] = self.problems.clone();
        let by_example = html! {
            (Field::select("example", t.say("rules-example"), choices).hint(t.say("rules-example-hint")).value(&self.chosen).error(example).render(w))
            (ui::button(&t.say("rules-begin")))
        };
        let by_file = html! {
            (Field::file("file", t.say("rules-file"), ".toml").hint(t.say("rules-file-hint")).error(file).render(w))
            (ui::quiet_button(&t.say("rules-upload")))
        };
        Page::new(t.say("rules-new"))
            .crumb(t.say("rules-vfu"), t.to("/vfu"))
            .crumb(t.say("rules-title"), t.to("/vfu/regler"))
            .lead(html! { (t.say("rules-new-lead")) })
            .body(html! {
                @if let Some(errors) = &self.errors { (errors) }
                (faults(t, &self.faults))
                section { h2 { (t.say("rules-from-example")) } (ui::form_post(&t.to("/vfu/regler/ny"), &self.guards[0], by_example)) }
                section { h2 { (t.say("rules-from-file")) } (ui::form_upload(&t.to("/vfu/regler/fil"), &self.guards[1], by_file)) }
            })
    }
}

/// Each page in each of its states.
pub fn samples(t: &Text) -> Vec<(&'static str, Page)> {
    let line = |title: &str, number, state: String| Listed {
        id: RuleVersionId::named(title),
        title: title.to_owned(),
        programmes: "teacher_subject, kpu".to_owned(),
        number,
        state,
    };
    let day = t.lang.day(kernel::Day::new(2027, 1, 18).expect("a day"));
    let in_force = t.with("rules-state-published", [("day", day.into())]);
    let lines = vec![line("VFU-placering", 2, t.say("rules-state-draft")), line("VFU-placering", 1, in_force)];
    let wrong = crate::ruleset::read("format = \"larbro-rules-1\"\nid = \"x\"\ntitle = \"X\"\n[[rule]]\nname = \"a\"\nabout = \"travl\"\nnumber = \"90 minuter\"\n")
        .expect_err("it is wrong");
    let refused = NewRules { faults: wrong, ..NewRules::default() };
    let mut all = vec![
        ("rules-list", List { lines }.render(t)),
        ("rules-list-empty", List { lines: vec![] }.render(t)),
        ("rules-new", NewRules::default().render(t)),
        ("rules-new-refused", refused.render(t)),
    ];
    all.extend(show::samples(t));
    all.extend(rule::samples(t));
    all.extend(period::samples(t));
    all
}
