//! Which files can be read in, and where one is handed in.

use kernel::Moment;
use maud::{Markup, html};

use crate::files::Column;
use crate::texts::Text;
use crate::ui::{self, Choice, Field, Guard, Table, Words, cell};
use crate::web::Page;

/// A kind of file, as it is told of.
#[derive(Clone, Debug)]
pub struct Listed {
    /// Its name in addresses.
    pub name: &'static str,
    /// "Studenter"
    pub title: String,
    /// What it holds and does.
    pub explanation: String,
    /// Its columns.
    pub columns: &'static [Column],
}

impl Listed {
    fn path(&self, rest: &str) -> String {
        format!("/admin/import/{}{rest}", self.name)
    }

    /// The empty and the filled file, each as a workbook and as CSV.
    fn downloads(&self, t: &Text) -> Markup {
        let link = |rest: &str, key: &str| {
            html! { li { a href=(t.to(&self.path(rest))) { (t.with(key, [("what", (&self.title).into())])) } } }
        };
        html! {
            ul class="row" {
                (link("/mall.xlsx", "import-template-xlsx"))
                (link("/mall.csv", "import-template-csv"))
                (link("/exempel.xlsx", "import-example-xlsx"))
                (link("/exempel.csv", "import-example-csv"))
            }
        }
    }

    fn column_table(&self, t: &Text) -> Markup {
        let columns =
            ["import-column", "import-column-needed", "import-column-also"].map(|k| ui::Column::words(t.say(k)));
        let mut table = Table::new(format!("kolumner-{}", self.name), t.say("import-columns-caption"), columns.into());
        for column in self.columns {
            let needed = t.say(if column.required { "import-needed-yes" } else { "import-needed-no" });
            let also = if column.also.is_empty() { t.say("import-no-other-name") } else { column.also.join(", ") };
            table.row(vec![ui::row_head(column.name, None), cell(html! { (needed) }), cell(html! { (also) })]);
        }
        table.render(Words::of(t.lang))
    }
}

/// A file whose review somebody began.
#[derive(Clone, Debug)]
pub struct Waiting {
    /// Of which kind.
    pub what: String,
    /// What it is called.
    pub file_name: String,
    /// Where its review is, without language.
    pub href: String,
    /// When it came.
    pub since: Moment,
}

/// The kinds of files that a role may read in.
#[derive(Clone, Debug)]
pub struct IndexPage {
    /// The kinds.
    pub kinds: Vec<Listed>,
    /// What the person has begun.
    pub waiting: Vec<Waiting>,
}

impl IndexPage {
    /// The page.
    pub fn render(&self, t: &Text) -> Page {
        // One primary button on a page: with several kinds, none of them is it.
        let button = if self.kinds.len() == 1 { "button" } else { "button quiet" };
        Page::new(t.say("import-title")).lead(html! { (t.say("import-lead")) }).body(html! {
            @if !self.waiting.is_empty() { (self.begun(t)) }
            @for kind in &self.kinds {
                section {
                    h2 { (kind.title) }
                    p { (kind.explanation) }
                    p { a class=(button) href=(t.to(&kind.path(""))) { (t.with("import-go-on-with", [("what", (&kind.title).into())])) } }
                    (kind.downloads(t))
                    (ui::details(&t.with("import-columns-of", [("what", (&kind.title).into())]), kind.column_table(t)))
                }
            }
            @if self.kinds.is_empty() {
                (ui::empty(&t.say("import-empty"), &t.say("import-empty-why"), html! { p { a href=(t.to("/roll")) { (t.say("import-empty-way")) } } }))
            }
        })
    }

    fn begun(&self, t: &Text) -> Markup {
        html! {
            section {
                h2 { (t.say("import-waiting")) }
                ul class="list" {
                    @for w in &self.waiting {
                        li {
                            a href=(t.to(&w.href)) { (w.what) ": " (w.file_name) }
                            p class="small" { (t.with("import-waiting-since", [("day", t.moment(w.since).into())])) }
                        }
                    }
                }
            }
        }
    }
}

/// Where a file is handed in.
#[derive(Clone, Debug)]
pub struct FormPage {
    /// Of which kind.
    pub kind: Listed,
    /// What it can be read into, where there is a choice.
    pub targets: Option<Vec<Choice>>,
    /// What is chosen.
    pub target: String,
    /// What is wrong with the target and with the file.
    pub problems: [Option<String>; 2],
    /// Files to fetch and try with: what the link says, and where it leads. Only the demo has some.
    pub to_try: Vec<(String, String)>,
    /// The summary of what was refused.
    pub errors: Markup,
    /// The form's guard.
    pub guard: Guard,
}

impl FormPage {
    /// The page.
    pub fn render(&self, t: &Text) -> Page {
        let title = t.with("import-form-title", [("what", (&self.kind.title).into())]);
        let nowhere = self.targets.as_ref().is_some_and(Vec::is_empty);
        let page = Page::new(title).crumb(t.say("import-title"), t.to("/admin/import"));
        page.lead(html! { (self.kind.explanation) }).body(html! {
            (self.errors)
            @if nowhere {
                (ui::empty(&t.say("import-no-choice"), &t.say("import-no-choice-why"), html! { p { a href=(t.to("/")) { (t.say("way-to-start")) } } }))
            } @else { (self.form(t)) }
            @if !self.to_try.is_empty() {
                section {
                    h2 { (t.say("import-to-try-title")) }
                    ul class="row" { @for (label, href) in &self.to_try { li { a href=(href) { (label) } } } }
                }
            }
            section {
                h2 { (t.say("import-columns-title")) }
                (self.kind.downloads(t))
                (self.kind.column_table(t))
            }
        })
    }

    fn form(&self, t: &Text) -> Markup {
        let w = Words::of(t.lang);
        let [target_problem, file_problem] = self.problems.clone();
        let target = self.targets.clone().map(|choices| {
            Field::select("target", t.say("import-target"), choices).value(&self.target).error(target_problem).render(w)
        });
        let file =
            Field::file("file", t.say("import-file"), ".csv,.xlsx").hint(t.say("import-file-hint")).error(file_problem);
        let body = html! {
            @if let Some(target) = target { (target) }
            (file.render(w))
            (ui::button(&t.say("import-send")))
        };
        ui::form_upload(&t.to(&self.kind.path("")), &self.guard, body)
    }
}

pub(super) fn samples(t: &Text) -> Vec<(&'static str, Page)> {
    const COLUMNS: &[Column] = &[
        Column::required("student_id", &["studentid", "id"]),
        Column::required("name", &["namn"]).personal(),
        Column::optional("lat", &[]),
    ];
    let kind = Listed {
        name: "students",
        title: "Studenter".to_owned(),
        explanation: "En rad för varje student i perioden.".to_owned(),
        columns: COLUMNS,
    };
    let waiting = Waiting {
        what: "Studenter".to_owned(),
        file_name: "vt27.csv".to_owned(),
        href: "/admin/import/students/0".to_owned(),
        since: Moment::from_millis(1_795_338_000_000),
    };
    let form = FormPage {
        kind: kind.clone(),
        targets: Some(vec![Choice::new("1", "Ämneslärare, vecka 3–12 2027")]),
        target: "1".to_owned(),
        problems: [None, None],
        to_try: vec![("Studenter, 7 rader med fel (CSV)".to_owned(), "/prova/filer/studenter.csv".to_owned())],
        errors: html! {},
        guard: Guard::default(),
    };
    let problem = t.with(
        "import-refused",
        [
            ("what", "Filen vt27.csv, rad 14: cellen har ett osynligt styrtecken.".into()),
            ("fix", "Skriv om cellen för hand.".into()),
        ],
    );
    let errors = ui::error_summary(Words::of(t.lang), &problem, &[("file".to_owned(), problem.clone())]);
    let refused = FormPage { problems: [None, Some(problem)], errors, ..form.clone() };
    let nowhere = FormPage { targets: Some(Vec::new()), ..form.clone() };
    vec![
        ("import", IndexPage { kinds: vec![kind], waiting: vec![waiting] }.render(t)),
        ("import, nothing for this role", IndexPage { kinds: Vec::new(), waiting: Vec::new() }.render(t)),
        ("import form", form.render(t)),
        ("import form, file refused", refused.render(t)),
        ("import form, nothing to read into", nowhere.render(t)),
    ]
}
