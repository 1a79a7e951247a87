//! What the forms of these pages share.

use kernel::Lang;
use maud::{Markup, html};
use platform::texts::Text;
use platform::web::Ctx;

/// What a form carries, and what was wrong with it the last time.
#[derive(Clone, Debug, Default)]
pub struct Form {
    /// Proves that it is ours.
    pub csrf: String,
    /// Makes two sendings count once.
    pub key: String,
    /// The refusal in words, when it is shown again.
    pub refused: Option<String>,
    /// Field and sentence, for each field that was wrong.
    pub problems: Vec<(&'static str, String)>,
}

impl Form {
    /// The form of a request, with what was refused.
    pub fn of(c: &mut Ctx) -> Self {
        let refusal = c.refusal.clone();
        let problems = refusal.iter().flat_map(|r| &r.fields);
        Self {
            csrf: c.csrf(),
            key: c.form_key(),
            problems: problems.map(|(name, _)| (*name, c.problem(name).unwrap_or_default())).collect(),
            refused: refusal.map(|r| c.t.refusal(&r)),
        }
    }

    /// One of several forms of a page, in a row of a table: it says nothing of refusals.
    pub fn in_row(c: &mut Ctx) -> Self {
        Self { csrf: c.csrf(), key: c.form_key(), ..Self::default() }
    }

    /// A form that was refused, for samples.
    pub fn refused(t: &Text, key: &'static str, problems: &[(&'static str, &'static str)]) -> Self {
        Self {
            refused: Some(t.say(key)),
            problems: problems.iter().map(|(name, key)| (*name, t.say(key))).collect(),
            ..Self::default()
        }
    }

    /// What is wrong, above the form, with a link to each field.
    pub fn summary(&self, t: &Text) -> Markup {
        html! {
            @if let Some(refused) = &self.refused {
                div class="felruta" role="alert" tabindex="-1" autofocus {
                    h2 { (t.say("people-form-wrong")) }
                    p { (refused) }
                    @if !self.problems.is_empty() {
                        ul { @for (name, problem) in &self.problems { li { a href=(format!("#{name}")) { (problem) } } } }
                    }
                }
            }
        }
    }

    /// The form: where it goes, what stands in it, and what its button says.
    pub fn post(&self, action: &str, body: &Markup, button: &str) -> Markup {
        html! {
            form method="post" action=(action) {
                input type="hidden" name="token" value=(self.csrf);
                input type="hidden" name="nyckel" value=(self.key);
                (body)
                p { button class="knapp" type="submit" { (button) } }
            }
        }
    }

    /// A field with its label.
    pub fn field(&self, field: &Field<'_>) -> Markup {
        let problem = self.problems.iter().find(|(name, _)| *name == field.name).map(|(_, said)| said.as_str());
        let (hint_id, problem_id) = (format!("{}-rad", field.name), format!("{}-fel", field.name));
        let described: Vec<&str> =
            [(!field.hint.is_empty()).then_some(hint_id.as_str()), problem.is_some().then_some(problem_id.as_str())]
                .into_iter()
                .flatten()
                .collect();
        html! {
            div class="falt" {
                label for=(field.name) { (field.label) }
                @if !field.hint.is_empty() { p class="hint" id=(hint_id) { (field.hint) } }
                @if let Some(problem) = problem { p class="fel" id=(problem_id) { (problem) } }
                input id=(field.name) name=(field.name) type=(field.kind) value=(field.value)
                    autocomplete=(field.autocomplete) inputmode=[(field.autocomplete == "one-time-code").then_some("text")]
                    aria-describedby=[(!described.is_empty()).then(|| described.join(" "))]
                    aria-invalid=[problem.is_some().then_some("true")];
            }
        }
    }

    /// A list to choose one of, with its label.
    pub fn choice(&self, name: &str, label: &str, chosen: &str, options: &[(String, String)]) -> Markup {
        let problem = self.problems.iter().find(|(n, _)| *n == name).map(|(_, said)| said.as_str());
        let problem_id = format!("{name}-fel");
        html! {
            div class="falt" {
                label for=(name) { (label) }
                @if let Some(problem) = problem { p class="fel" id=(problem_id) { (problem) } }
                select id=(name) name=(name) aria-describedby=[problem.map(|_| &problem_id)]
                    aria-invalid=[problem.map(|_| "true")] {
                    @for (value, said) in options {
                        option value=(value) selected[value == chosen] { (said) }
                    }
                }
            }
        }
    }
}

/// One field.
#[derive(Clone, Copy, Debug)]
pub struct Field<'a> {
    /// Its name.
    pub name: &'static str,
    /// Its label.
    pub label: &'a str,
    /// A help line; empty when it needs none.
    pub hint: &'a str,
    /// What stands in it.
    pub value: &'a str,
    /// `text`, `email` or `password`.
    pub kind: &'static str,
    /// What the browser may fill in.
    pub autocomplete: &'static str,
}

/// A hidden field.
pub fn hidden(name: &str, value: &str) -> Markup {
    html! { input type="hidden" name=(name) value=(value); }
}

/// A table with a caption, in a region that scrolls by itself.
pub fn table(caption: &str, heads: &[String], rows: &Markup) -> Markup {
    html! {
        div class="tabell" role="region" tabindex="0" aria-label=(caption) {
            table {
                caption { (caption) }
                thead { tr { @for head in heads { th scope="col" { (head) } } } }
                tbody { (rows) }
            }
        }
    }
}

/// Words that a person wrote: they stay in the language they were written in.
pub fn as_written(words: &str) -> Markup {
    html! { span lang=(Lang::Sv.code()) { (words) } }
}

/// The word for a role.
pub fn role(t: &Text, role: kernel::Role) -> String {
    t.say(&format!("role-{}", role.code()))
}
