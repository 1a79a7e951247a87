//! The review: what the file would do, equal errors together, each error by itself, and the two ways on.

use std::collections::HashMap;

use kernel::Moment;
use maud::{Markup, html};

use crate::files::{Finding, Group, Weight, group};
use crate::import::rules::Outcome;
use crate::import::store::State;
use crate::texts::Text;
use crate::ui::{self, Column, Field, Guard, Paging, Table, Tone, Words, cell};
use crate::web::Page;

/// How many errors stand on a page.
const PER_PAGE: usize = 50;
/// How many groups are told of.
const GROUPS: usize = 50;

/// A file under review.
#[derive(Clone, Debug)]
pub struct ReviewPage {
    /// The importer's name in addresses.
    pub kind: &'static str,
    /// What it reads in: "Studenter".
    pub title: String,
    /// The file's id.
    pub id: String,
    /// The file's name.
    pub file_name: String,
    /// What it is read into, where there is a choice.
    pub target: Option<String>,
    /// When the file is deleted by itself.
    pub ends: Moment,
    /// The counts.
    pub outcome: Outcome,
    /// Words whose letters may be misread.
    pub doubtful: Vec<String>,
    /// What is wrong, what stops most first.
    pub findings: Vec<Finding>,
    /// Which page of the errors.
    pub page: usize,
    /// What is wrong with the answer to the question about the words.
    pub words_problem: Option<String>,
    /// The summary of what was refused.
    pub errors: Markup,
    /// The guards of the two forms.
    pub guards: [Guard; 2],
}

impl ReviewPage {
    /// The page.
    pub fn render(&self, t: &Text) -> Page {
        let (notes, errors): (Vec<Finding>, Vec<Finding>) =
            self.findings.iter().cloned().partition(|f| f.weight == Weight::Note);
        let page = Page::new(t.with("import-review-title", [("name", (&self.file_name).into())]))
            .crumb(t.say("import-title"), t.to("/admin/import"))
            .crumb(&self.title, t.to(&format!("/admin/import/{}", self.kind)))
            .lead(html! {
                (self.summary(t)) " " (t.say("import-nothing-yet"))
                @if self.outcome.wrong > 0 && self.outcome.valid() > 0 { " " (t.say("import-left-out")) }
            })
            .actions(if self.doubtful.is_empty() {
                self.ways_on(t)
            } else {
                html! {}
            });
        page.body(html! {
            (self.errors)
            @if !self.doubtful.is_empty() { (self.ways_on(t)) }
            @if !self.outcome.readable { (ui::notice(Tone::Error, html! { p { (t.say("import-unreadable")) } })) }
            @if self.outcome.apart > 0 {
                (ui::notice(Tone::Plain, html! { p { (t.with("import-apart", [("n", self.outcome.apart.into())])) } }))
            }
            @if !errors.is_empty() { (self.wrong(t, &errors)) }
            @if !notes.is_empty() { (good_to_know(t, &notes)) }
            section {
                h2 { (t.say("import-about-file")) }
                (ui::facts(&self.facts(t)))
            }
        })
    }

    fn path(&self, rest: &str) -> String {
        format!("/admin/import/{}/{}{rest}", self.kind, self.id)
    }

    fn summary(&self, t: &Text) -> String {
        let o = &self.outcome;
        t.with(
            "import-summary",
            [
                ("rows", o.rows.into()),
                ("new", o.new.into()),
                ("changed", o.changed.into()),
                ("unchanged", o.unchanged.into()),
                ("wrong", o.wrong.into()),
            ],
        )
    }

    fn facts(&self, t: &Text) -> Vec<(String, Markup)> {
        let mut facts = vec![(t.say("import-fact-file"), html! { (self.file_name) })];
        if let Some(target) = &self.target {
            facts.push((t.say("import-target"), html! { (target) }));
        }
        facts.push((t.say("import-fact-ends"), html! { (t.moment(self.ends)) }));
        facts
    }

    /// "Läs in", unless there is nothing to read in; and "Avbryt". With errors the button names how many are left.
    fn ways_on(&self, t: &Text) -> Markup {
        let o = &self.outcome;
        let key = if o.wrong == 0 { "import-read-all" } else { "import-read-valid" };
        let [apply, discard] = &self.guards;
        let apply = ui::form_post(
            &t.to(&self.path("/las-in")),
            apply,
            html! {
                input type="hidden" name="sett" value=(o.mark());
                @if !self.doubtful.is_empty() { (self.question(t)) }
                (ui::button(&t.with(key, [("n", o.valid().into())])))
            },
        );
        let discard = ui::form_post(&t.to(&self.path("/kasta")), discard, ui::quiet_button(&t.say("import-discard")));
        html! {
            @if o.valid() > 0 { (apply) }
            @else { (ui::link_button(&t.say("import-another"), &t.to(&format!("/admin/import/{}", self.kind)))) }
            (discard)
        }
    }

    /// Whether the letters were read as they were meant.
    fn question(&self, t: &Text) -> Markup {
        let words = self.doubtful.join(", ");
        let field = Field::checkbox("ord", t.say("import-words-right")).error(self.words_problem.clone());
        html! {
            (ui::notice(Tone::Warning, html! {
                p { (t.say("import-words-ask")) }
                p { strong { (words) } }
                p { (t.say("import-words-otherwise")) }
            }))
            (field.render(Words::of(t.lang)))
        }
    }

    fn wrong(&self, t: &Text, errors: &[Finding]) -> Markup {
        let groups = group(errors);
        let places: HashMap<(Option<u32>, &Option<String>), usize> =
            errors.iter().enumerate().rev().map(|(at, f)| ((f.row, &f.column), at)).collect();
        let place = |group: &Group| {
            let first = group.rows.first().copied();
            places.get(&(first, &group.finding.column)).map(|at| self.to_error(t, *at))
        };
        html! {
            @if groups.len() < errors.len() {
                section {
                    h2 { (t.with("import-groups-title", [("n", groups.len().into())])) }
                    ul class="list" {
                        @for group in groups.iter().take(GROUPS) {
                            li {
                                p { strong { (group.sentence(t.lang)) } }
                                p { (group.fix(t.lang)) }
                                @if let Some(href) = place(group) { a href=(href) { (t.say("import-show-first")) } }
                            }
                        }
                    }
                    @if groups.len() > GROUPS { p { (t.with("import-more-groups", [("n", (groups.len() - GROUPS).into())])) } }
                }
            }
            section {
                h2 { (t.with("import-errors-title", [("n", errors.len().into())])) }
                p { (t.say("import-errors-how")) }
                ul class="row" {
                    li { a href=(t.to(&self.path("/fel.xlsx"))) { (t.say("import-errors-xlsx")) } }
                    li { a href=(t.to(&self.path("/fel.csv"))) { (t.say("import-errors-csv")) } }
                }
                (self.error_table(t, errors))
            }
        }
    }

    /// The address of the error at a place of the list, counted from 0.
    fn to_error(&self, t: &Text, at: usize) -> String {
        let page = at / PER_PAGE + 1;
        let query = if page == 1 { String::new() } else { format!("?sida={page}") };
        format!("{}{query}#fel-{}", t.to(&self.path("")), at + 1)
    }

    fn error_table(&self, t: &Text, errors: &[Finding]) -> Markup {
        let w = Words::of(t.lang);
        let pages = errors.len().div_ceil(PER_PAGE).max(1);
        let page = self.page.clamp(1, pages);
        let start = (page - 1) * PER_PAGE;
        let heads = ["import-row", "import-column", "import-found", "import-expected", "import-fix"];
        let mut table =
            Table::new("fel", t.say("import-errors-caption"), heads.map(|key| Column::words(t.say(key))).into());
        for (at, error) in errors.iter().enumerate().skip(start).take(PER_PAGE) {
            let row = error.row.map_or_else(|| t.say("import-whole-file"), |row| row.to_string());
            let column = error.column.clone().unwrap_or_else(|| t.say("import-whole-row"));
            let found = error.found(t.lang).unwrap_or_else(|| t.say("import-found-unsaid"));
            let next = (at + 1 < errors.len()).then(|| self.to_error(t, at + 1));
            table.row(vec![
                cell(html! { span id=(format!("fel-{}", at + 1)) { (row) } }),
                cell(html! { (column) }),
                cell(html! { (found) }),
                cell(html! { (error.expected(t.lang)) }),
                cell(html! {
                    span { (error.fix(t.lang)) }
                    @if let Some(next) = next { " " a href=(next) { (t.say("import-next-error")) } }
                }),
            ]);
        }
        let to = |page: usize| format!("{}?sida={page}#fel", t.to(&self.path("")));
        let last = (start + PER_PAGE).min(errors.len());
        let paging = Paging {
            sentence: t.with(
                "import-errors-paging",
                [("from", (start + 1).into()), ("to", last.into()), ("of", errors.len().into())],
            ),
            previous: (page > 1).then(|| to(page - 1)),
            next: (page < pages).then(|| to(page + 1)),
            label: t.say("import-errors-caption"),
        };
        html! { (table.render(w)) @if pages > 1 { (ui::paging(w, &paging)) } }
    }
}

fn good_to_know(t: &Text, notes: &[Finding]) -> Markup {
    html! {
        section {
            h2 { (t.say("import-notes-title")) }
            ul class="list" {
                @for group in group(notes).iter().take(GROUPS) {
                    li { p { (group.sentence(t.lang)) } p class="small" { (group.fix(t.lang)) } }
                }
            }
        }
    }
}

/// A file whose review is over.
#[derive(Clone, Debug)]
pub struct OverPage {
    /// The importer's name in addresses.
    pub kind: &'static str,
    /// What it reads in: "Studenter".
    pub title: String,
    /// The file's name.
    pub file_name: String,
    /// How it ended.
    pub state: State,
    /// The summary of what was refused.
    pub errors: Markup,
}

impl OverPage {
    /// The page.
    pub fn render(&self, t: &Text) -> Page {
        let applied = self.state == State::Applied;
        let title = if applied { "import-over-applied" } else { "import-over-discarded" };
        let lead = if applied { "import-is-applied" } else { "import-is-discarded" };
        Page::new(t.with(title, [("name", (&self.file_name).into())]))
            .crumb(t.say("import-title"), t.to("/admin/import"))
            .crumb(&self.title, t.to(&format!("/admin/import/{}", self.kind)))
            .lead(html! { (t.say(lead)) })
            .actions(ui::link_button(&t.say("import-another"), &t.to(&format!("/admin/import/{}", self.kind))))
            .body(self.errors.clone())
    }
}

pub(super) fn samples(t: &Text) -> Vec<(&'static str, Page)> {
    use crate::files::{Found, Said};
    let wrong = |row: u32, cell: &str| Finding {
        weight: Weight::Row,
        row: Some(row),
        column: Some("hemkommun".to_owned()),
        found: Some(Found::Text(cell.to_owned())),
        expected: Said::key("expected-known"),
        fix: Said::key("fix-did-you-mean").with("near", "Lycksele"),
    };
    let note = Finding { weight: Weight::Note, fix: Said::key("fix-column-ignored"), ..wrong(1, "skostorlek") };
    let missing = Finding {
        weight: Weight::File,
        column: Some("student_id".to_owned()),
        found: None,
        expected: Said::key("wrong-column-missing"),
        fix: Said::key("fix-add-column").with("column", "student_id"),
        ..wrong(1, "")
    };
    let clean = ReviewPage {
        kind: "students",
        title: "Studenter".to_owned(),
        id: "0".repeat(32),
        file_name: "vt27.csv".to_owned(),
        target: Some("Ämneslärare, vecka 3–12 2027".to_owned()),
        ends: Moment::from_millis(1_795_341_600_000),
        outcome: Outcome { rows: 612, new: 598, changed: 10, unchanged: 4, apart: 0, wrong: 0, readable: true },
        doubtful: Vec::new(),
        findings: Vec::new(),
        page: 1,
        words_problem: None,
        errors: html! {},
        guards: [Guard::default(), Guard::default()],
    };
    let many = (2..120).map(|row| wrong(row, if row % 3 == 0 { "2499" } else { "Lyksele" }));
    let outcome = Outcome { new: 480, wrong: 118, apart: 2, unchanged: 2, ..clean.outcome };
    let faulty = ReviewPage { findings: many.chain([note]).collect(), outcome, ..clean.clone() };
    let second = ReviewPage { page: 2, ..faulty.clone() };
    let outcome = Outcome { rows: 612, wrong: 612, ..Outcome::default() };
    let unreadable = ReviewPage { findings: vec![missing], outcome, ..clean.clone() };
    let unsure = t.say("import-words-unsure-field");
    let doubtful = ReviewPage {
        doubtful: vec!["Bjφrk".to_owned(), "Strömstr†m".to_owned()],
        errors: ui::error_summary(
            Words::of(t.lang),
            &t.say("import-words-unsure"),
            &[("ord".to_owned(), unsure.clone())],
        ),
        words_problem: Some(unsure),
        ..clean.clone()
    };
    let over = |state| OverPage {
        kind: "students",
        title: "Studenter".to_owned(),
        file_name: "vt27.csv".to_owned(),
        state,
        errors: html! {},
    };
    vec![
        ("import review", clean.render(t)),
        ("import review, errors", faulty.render(t)),
        ("import review, errors, second page", second.render(t)),
        ("import review, no row can be read", unreadable.render(t)),
        ("import review, letters in doubt", doubtful.render(t)),
        ("import review, read in", over(State::Applied).render(t)),
        ("import review, thrown away", over(State::Discarded).render(t)),
    ]
}
