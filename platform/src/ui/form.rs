//! Forms: one column, label above, hint between label and field, error between hint and field.

use maud::{Markup, html};

use super::Words;
use super::icons::{Icon, icon};

/// The name under which a form carries the session's token.
pub const CSRF_FIELD: &str = "token";
/// The name under which a form carries its own key.
pub const KEY_FIELD: &str = "nyckel";

/// What proves that a form is ours and sends it only once.
#[derive(Clone, Debug, Default)]
pub struct Guard {
    /// The session's token; empty before sign-in.
    pub csrf: String,
    /// The form's own key.
    pub key: String,
    /// The version of the row that is edited.
    pub version: Option<i64>,
}

impl Guard {
    /// The same guard for a row of this version.
    #[must_use]
    pub fn version(mut self, version: i64) -> Self {
        self.version = Some(version);
        self
    }

    fn hidden(&self) -> Markup {
        html! {
            input type="hidden" name=(CSRF_FIELD) value=(self.csrf);
            input type="hidden" name=(KEY_FIELD) value=(self.key);
            @if let Some(version) = self.version { input type="hidden" name="version" value=(version); }
        }
    }
}

/// A form that changes something.
pub fn form_post(action: &str, guard: &Guard, body: Markup) -> Markup {
    html! { form class="form" action=(action) method="post" data-guard { (guard.hidden()) (body) } }
}

/// A form that carries a file.
pub fn form_upload(action: &str, guard: &Guard, body: Markup) -> Markup {
    html! { form class="form" action=(action) method="post" enctype="multipart/form-data" data-guard { (guard.hidden()) (body) } }
}

/// A form that asks for another view: filters, search.
pub fn form_get(action: &str, body: Markup) -> Markup {
    html! { form class="form inline" action=(action) method="get" { (body) } }
}

/// The primary button of a page or form.
pub fn button(label: &str) -> Markup {
    html! { button class="button" type="submit" { (label) } }
}

/// Any other button.
pub fn quiet_button(label: &str) -> Markup {
    html! { button class="button quiet" type="submit" { (label) } }
}

/// A small button in running text, such as "Ångra": it changes something, so it is no link.
pub fn link_like_button(label: &str) -> Markup {
    html! { button class="link-like" type="submit" { (label) } }
}

/// Something that travels with a form unseen.
pub fn hidden(name: &str, value: &str) -> Markup {
    html! { input type="hidden" name=(name) value=(value); }
}

/// A field that narrows a list on the page while somebody writes. Only script shows it, since only script can do it;
/// the page's own search form works without. `target` is the id of the list or table; `count` says how many are left,
/// with `{n}` for the number.
pub fn live_filter(id: &str, label: &str, target: &str, count: &str) -> Markup {
    html! {
        div class="field" data-filter=(target) data-count=(count) hidden {
            label for=(id) { (label) }
            input type="search" id=(id) autocomplete="off";
            p class="small" role="status" {}
        }
    }
}

/// A link that looks like a button: it leads somewhere and changes nothing.
pub fn link_button(label: &str, href: &str) -> Markup {
    html! { a class="button" href=(href) { (label) } }
}

/// One of several to choose from.
#[derive(Clone, Debug)]
pub struct Choice {
    /// What is sent.
    pub value: String,
    /// What is read.
    pub label: String,
}

impl Choice {
    /// A choice.
    pub fn new(value: impl ToString, label: impl Into<String>) -> Self {
        Self { value: value.to_string(), label: label.into() }
    }
}

#[derive(Clone, Debug)]
enum Kind {
    Input(&'static str),
    Lines(u32),
    Select(Vec<Choice>),
    Radios(Vec<Choice>),
    Checkbox,
}

/// A field. It cannot be made without a name and a label.
#[derive(Clone, Debug)]
pub struct Field {
    name: String,
    label: String,
    kind: Kind,
    value: String,
    hint: Option<String>,
    error: Option<String>,
    optional: bool,
    suffix: String,
    extra: Vec<(&'static str, String)>,
}

impl Field {
    fn new(kind: Kind, name: impl Into<String>, label: impl Into<String>) -> Self {
        Self {
            name: name.into(),
            label: label.into(),
            kind,
            value: String::new(),
            hint: None,
            error: None,
            optional: false,
            suffix: String::new(),
            extra: Vec::new(),
        }
    }

    /// A line of text.
    pub fn text(name: impl Into<String>, label: impl Into<String>) -> Self {
        Self::new(Kind::Input("text"), name, label)
    }

    /// An e-mail address.
    pub fn email(name: impl Into<String>, label: impl Into<String>) -> Self {
        Self::new(Kind::Input("email"), name, label).attribute("autocomplete", "email")
    }

    /// A secret that is not shown. `autocomplete` is `current-password` or `new-password`.
    pub fn secret(name: impl Into<String>, label: impl Into<String>, autocomplete: &'static str) -> Self {
        Self::new(Kind::Input("password"), name, label).attribute("autocomplete", autocomplete)
    }

    /// A whole number, with a keyboard of digits on phones.
    pub fn number(name: impl Into<String>, label: impl Into<String>) -> Self {
        Self::new(Kind::Input("text"), name, label).attribute("inputmode", "numeric")
    }

    /// A one-time code.
    pub fn code(name: impl Into<String>, label: impl Into<String>) -> Self {
        Self::new(Kind::Input("text"), name, label).attribute("autocomplete", "one-time-code")
    }

    /// A day.
    pub fn date(name: impl Into<String>, label: impl Into<String>) -> Self {
        Self::new(Kind::Input("date"), name, label)
    }

    /// A search field.
    pub fn search(name: impl Into<String>, label: impl Into<String>) -> Self {
        Self::new(Kind::Input("search"), name, label)
    }

    /// A file of one of the named types, such as `.csv,.xlsx`.
    pub fn file(name: impl Into<String>, label: impl Into<String>, accept: &str) -> Self {
        Self::new(Kind::Input("file"), name, label).attribute("accept", accept)
    }

    /// Several lines of text.
    pub fn lines(name: impl Into<String>, label: impl Into<String>, rows: u32) -> Self {
        Self::new(Kind::Lines(rows), name, label)
    }

    /// One of a list.
    pub fn select(name: impl Into<String>, label: impl Into<String>, choices: Vec<Choice>) -> Self {
        Self::new(Kind::Select(choices), name, label)
    }

    /// One of a few, all in sight.
    pub fn radios(name: impl Into<String>, label: impl Into<String>, choices: Vec<Choice>) -> Self {
        Self::new(Kind::Radios(choices), name, label)
    }

    /// Yes or no; sends `1` when it is ticked.
    pub fn checkbox(name: impl Into<String>, label: impl Into<String>) -> Self {
        Self::new(Kind::Checkbox, name, label)
    }

    /// What it holds. A checkbox is ticked when it is `1`.
    #[must_use]
    pub fn value(mut self, value: impl ToString) -> Self {
        self.value = value.to_string();
        self
    }

    /// Help between the label and the field.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self
    }

    /// What is wrong with it.
    #[must_use]
    pub fn error(mut self, error: Option<String>) -> Self {
        self.error = error;
        self
    }

    /// May be left empty; said in words.
    #[must_use]
    pub fn optional(mut self) -> Self {
        self.optional = true;
        self
    }

    /// A further attribute, such as `autocomplete`.
    #[must_use]
    pub fn attribute(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.extra.push((name, value.into()));
        self
    }

    /// The id of the field, for the error summary's links.
    pub fn id(&self) -> String {
        format!("f-{}{}", self.name, self.suffix)
    }

    /// The field of one of several like forms on a page: its ids end in the form's number.
    pub fn render_as(&self, w: Words, number: usize) -> Markup {
        Self { suffix: format!("-{number}"), ..self.clone() }.render(w)
    }

    /// The field with its label, hint and error.
    pub fn render(&self, w: Words) -> Markup {
        match &self.kind {
            Kind::Checkbox => self.checkbox_row(w),
            Kind::Radios(choices) => self.radio_group(w, choices),
            _ => html! {
                div class=(self.class()) {
                    label for=(self.id()) { (self.label) (self.optional_mark(w)) }
                    (self.words_between(w))
                    (self.control(w))
                }
            },
        }
    }

    fn class(&self) -> &'static str {
        if self.error.is_some() { "field wrong" } else { "field" }
    }

    fn optional_mark(&self, w: Words) -> Markup {
        html! { @if self.optional { " " span class="small" { (w.optional) } } }
    }

    fn words_between(&self, w: Words) -> Markup {
        html! {
            @if let Some(hint) = &self.hint { p class="small" id=(format!("{}-hint", self.id())) { (hint) } }
            @if let Some(error) = &self.error {
                p class="error" id=(format!("{}-error", self.id())) { (icon(Icon::Error)) " " span class="hidden" { (w.error) ": " } (error) }
            }
        }
    }

    fn described_by(&self) -> Option<String> {
        let mut ids = Vec::new();
        if self.hint.is_some() {
            ids.push(format!("{}-hint", self.id()));
        }
        if self.error.is_some() {
            ids.push(format!("{}-error", self.id()));
        }
        (!ids.is_empty()).then(|| ids.join(" "))
    }

    fn extra(&self, name: &str) -> Option<&str> {
        self.extra.iter().find(|(n, _)| *n == name).map(|(_, v)| v.as_str())
    }

    fn control(&self, w: Words) -> Markup {
        let (id, described) = (self.id(), self.described_by());
        let invalid = self.error.as_ref().map(|_| "true");
        match &self.kind {
            Kind::Input(kind) => html! {
                input type=(kind) id=(id) name=(self.name) value=[(!matches!(*kind, "file" | "password")).then_some(&self.value)]
                    aria-describedby=[described] aria-invalid=[invalid] autocomplete=[self.extra("autocomplete")]
                    inputmode=[self.extra("inputmode")] accept=[self.extra("accept")] list=[self.extra("list")]
                    maxlength=[self.extra("maxlength")];
            },
            Kind::Lines(rows) => html! {
                textarea id=(id) name=(self.name) rows=(rows) aria-describedby=[described] aria-invalid=[invalid] { (self.value) }
            },
            Kind::Select(choices) => html! {
                select id=(id) name=(self.name) aria-describedby=[described] aria-invalid=[invalid] {
                    @if !choices.iter().any(|c| c.value == self.value) { option value="" { (w.choose) } }
                    @for choice in choices {
                        option value=(choice.value) selected[choice.value == self.value] { (choice.label) }
                    }
                }
            },
            Kind::Radios(_) | Kind::Checkbox => html! {},
        }
    }

    fn checkbox_row(&self, w: Words) -> Markup {
        html! {
            div class=(self.class()) {
                (self.words_between(w))
                label class="tick" for=(self.id()) {
                    input type="checkbox" id=(self.id()) name=(self.name) value="1" checked[self.value == "1"]
                        aria-describedby=[self.described_by()] aria-invalid=[self.error.as_ref().map(|_| "true")];
                    span { (self.label) }
                }
            }
        }
    }

    fn radio_group(&self, w: Words, choices: &[Choice]) -> Markup {
        html! {
            fieldset class=(self.class()) aria-describedby=[self.described_by()] {
                legend { (self.label) (self.optional_mark(w)) }
                (self.words_between(w))
                @for (i, choice) in choices.iter().enumerate() {
                    // The first bears the field's own id, so that the error summary leads to something that takes focus.
                    @let id = if i == 0 { self.id() } else { format!("{}-{i}", self.id()) };
                    label class="tick" for=(id) {
                        input type="radio" id=(id) name=(self.name) value=(choice.value) checked[choice.value == self.value];
                        span { (choice.label) }
                    }
                }
            }
        }
    }
}

/// A small whole number with − and +. Only script shows the two, since only script can do what they do; the field works
/// without. `label` is what is heard and what is seen of the field's name.
pub fn stepper(w: Words, name: &str, label: (&str, &str), value: &str, said: &str, error: Option<&str>) -> Markup {
    let id = format!("f-{name}");
    let described = error.map(|_| format!("{id}-error")).or_else(|| (!said.is_empty()).then(|| format!("{id}-hint")));
    let what = format!("{}{}", label.0, label.1);
    html! {
        div class=(if error.is_some() { "field wrong" } else { "field" }) {
            label for=(id) { span class="hidden" { (label.0) } (label.1) }
            @if !said.is_empty() { p class="small" id=(format!("{id}-hint")) { (said) } }
            @if let Some(error) = error {
                p class="error" id=(format!("{id}-error")) { (icon(Icon::Error)) " " span class="hidden" { (w.error) ": " } (error) }
            }
            div class="stepper" {
                button class="button quiet" type="button" data-step="-1" hidden aria-label=(format!("{} {what}", w.lists.fewer)) { "−" }
                input type="text" inputmode="numeric" size="3" autocomplete="off" id=(id) name=(name) value=(value)
                    aria-describedby=[described] aria-invalid=[error.map(|_| "true")];
                button class="button quiet" type="button" data-step="1" hidden aria-label=(format!("{} {what}", w.lists.more)) { "+" }
            }
        }
    }
}

/// What is wrong with a form, on top of the page, each with a link to its field. `sentence` says it as a whole.
pub fn error_summary(w: Words, sentence: &str, fields: &[(String, String)]) -> Markup {
    html! {
        div class="summary" role="alert" tabindex="-1" autofocus id="fel" {
            h2 { (icon(Icon::Error)) " " (w.put_right) }
            p { (sentence) }
            @if !fields.is_empty() {
                ul { @for (name, said) in fields { li { a href=(format!("#f-{name}")) { (said) } } } }
            }
        }
    }
}
