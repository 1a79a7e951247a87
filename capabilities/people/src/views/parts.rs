//! What the forms of these pages share.

use kernel::Lang;
use maud::{Markup, html};
use platform::texts::Text;
use platform::ui::{self, Cell, Choice, Column, Guard, Table, Words};
use platform::web::Ctx;

/// What a form carries, and what was wrong with it the last time.
#[derive(Clone, Debug, Default)]
pub struct Form {
    /// Proves that it is ours, and makes two sendings count once.
    pub guard: Guard,
    /// The refusal in words, when it is shown again.
    pub refused: Option<String>,
    /// Field and sentence, for each field that was wrong.
    pub problems: Vec<(String, String)>,
}

impl Form {
    /// The form of a request, with what was refused.
    pub fn of(c: &mut Ctx) -> Self {
        let refusal = c.refusal.clone();
        let fields = refusal.iter().flat_map(|r| &r.fields);
        let problems = fields.map(|(name, _)| ((*name).to_owned(), c.problem(name).unwrap_or_default())).collect();
        Self { problems, refused: refusal.map(|r| c.t.refusal(&r)), guard: c.guard() }
    }

    /// One of several forms of a page, such as one in a row: it says nothing of refusals.
    pub fn in_row(c: &mut Ctx) -> Self {
        Self { guard: c.guard(), ..Self::default() }
    }

    /// A form that was refused, for samples.
    pub fn refused(t: &Text, key: &'static str, problems: &[(&'static str, &'static str)]) -> Self {
        Self {
            refused: Some(t.say(key)),
            problems: problems.iter().map(|(name, key)| ((*name).to_owned(), t.say(key))).collect(),
            guard: Guard::default(),
        }
    }

    /// What is wrong, above the form, with a link to each field.
    pub fn summary(&self, t: &Text) -> Markup {
        html! {
            @if let Some(refused) = &self.refused { (ui::error_summary(Words::of(t.lang), refused, &self.problems)) }
        }
    }

    /// The form: where it goes, what stands in it, and what its primary button says.
    pub fn post(&self, action: &str, body: &Markup, button: &str) -> Markup {
        ui::form_post(action, &self.guard, html! { (body) (ui::button(button)) })
    }

    /// A form beside the page's main job: its button is a quiet one.
    pub fn quiet(&self, action: &str, body: &Markup, button: &str) -> Markup {
        ui::form_post(action, &self.guard, html! { (body) (ui::quiet_button(button)) })
    }

    fn problem(&self, name: &str) -> Option<String> {
        self.problems.iter().find(|(n, _)| n == name).map(|(_, said)| said.clone())
    }

    /// A field with its label.
    pub fn field(&self, t: &Text, field: &Field<'_>) -> Markup {
        let made = match field.kind {
            "email" => ui::Field::email(field.name, field.label),
            "password" => ui::Field::secret(field.name, field.label, field.autocomplete),
            _ => ui::Field::text(field.name, field.label).attribute("autocomplete", field.autocomplete),
        };
        let made = made.value(field.value).error(self.problem(field.name));
        if field.hint.is_empty() { made } else { made.hint(field.hint) }.render(Words::of(t.lang))
    }

    /// A list to choose one of, with its label.
    pub fn choice(&self, t: &Text, name: &str, label: &str, chosen: &str, options: &[(String, String)]) -> Markup {
        let choices = options.iter().map(|(value, said)| Choice::new(value, said)).collect();
        ui::Field::select(name, label, choices).value(chosen).error(self.problem(name)).render(Words::of(t.lang))
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

/// A table of words.
pub fn table(t: &Text, id: &str, caption: &str, heads: &[&str], rows: Vec<Vec<Cell>>) -> Markup {
    let columns = heads.iter().map(|key| Column::words(t.say(key))).collect();
    let mut table = Table::new(id, caption, columns);
    for row in rows {
        table.row(row);
    }
    table.render(Words::of(t.lang))
}

/// Words that may be missing.
pub fn or_missing(words: &str) -> Cell {
    ui::cell((!words.is_empty()).then(|| html! { (words) }))
}

/// The same outside a table.
pub fn known(t: &Text, words: &str) -> Markup {
    html! { @if words.is_empty() { span class="small" { (Words::of(t.lang).missing) } } @else { (words) } }
}

/// Words that a person wrote: they stay in the language they were written in.
pub fn as_written(words: &str) -> Markup {
    html! { span lang=(Lang::Sv.code()) { (words) } }
}

/// A date or time that stays on one line.
pub fn on_one_line(words: &str) -> Markup {
    html! { span class="num" { (words) } }
}

/// The word for a role within a sentence: `kommunsamordnare`, but `VFU-samordnare`.
pub fn role_in_sentence(t: &Text, of: kernel::Role) -> String {
    let word = role(t, of);
    let mut letters = word.chars();
    match (letters.next(), letters.next()) {
        (Some(first), Some(second)) if !second.is_uppercase() => {
            first.to_lowercase().chain(word.chars().skip(1)).collect()
        }
        _ => word,
    }
}

/// The word for a role.
pub fn role(t: &Text, role: kernel::Role) -> String {
    t.say(&format!("role-{}", role.code().replace('_', "-")))
}
