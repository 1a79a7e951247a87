//! A refusal: the world said no. It is shown to the person: what, why, and the next step.
//!
//! The words stand in the text files of the capability; here is only which sentence, and with what in it.

/// What kind of no it is; decides the HTTP status.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Why {
    /// Something in the request is wrong (422).
    Invalid,
    /// Somebody was faster or the state has moved on (409).
    Conflict,
    /// Not there, or not for this person to see (404).
    NotFound,
    /// The login is not strong or fresh enough (403 with the way on).
    LoginTooWeak,
    /// Too often; try again later (429).
    TooMany,
}

/// A refusal of one request. `key` names the sentence, `args` what stands in it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Refusal {
    /// What kind of no.
    pub why: Why,
    /// The sentence in the text files.
    pub key: &'static str,
    /// Name and value of what the sentence mentions.
    pub args: Vec<(&'static str, String)>,
    /// The next step, a second sentence.
    pub hint: Option<&'static str>,
    /// Field name and sentence for each field that is wrong.
    pub fields: Vec<(&'static str, &'static str)>,
}

impl Refusal {
    /// Something in the request is wrong.
    pub fn invalid(key: &'static str) -> Self {
        Self::new(Why::Invalid, key)
    }

    /// The state has moved on.
    pub fn conflict(key: &'static str) -> Self {
        Self::new(Why::Conflict, key)
    }

    /// Not there, or not for this person to see: the two are never told apart.
    pub fn not_found() -> Self {
        Self::new(Why::NotFound, "not-found")
    }

    /// A refusal of any kind.
    pub fn new(why: Why, key: &'static str) -> Self {
        Self { why, key, args: Vec::new(), hint: None, fields: Vec::new() }
    }

    /// Adds what the sentence mentions.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl ToString) -> Self {
        self.args.push((name, value.to_string()));
        self
    }

    /// Adds the next step.
    #[must_use]
    pub fn hint(mut self, key: &'static str) -> Self {
        self.hint = Some(key);
        self
    }

    /// Points at a field.
    #[must_use]
    pub fn field(mut self, name: &'static str, key: &'static str) -> Self {
        self.fields.push((name, key));
        self
    }
}
