//! A fact: what a capability tells the house after it has happened. Past tense, versioned, no personal content.

/// Something that has happened. The capability writes it, `app/reactions.rs` decides who acts on it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Fact {
    /// Name and version, such as `placements.plan_accepted.1`.
    pub name: &'static str,
    /// The id it is about.
    pub about: String,
    /// Further ids and numbers.
    pub with: Vec<(&'static str, String)>,
}

impl Fact {
    /// A fact about one thing.
    pub fn new(name: &'static str, about: impl ToString) -> Self {
        Self { name, about: about.to_string(), with: Vec::new() }
    }

    /// Adds an id or a number.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl ToString) -> Self {
        self.with.push((name, value.to_string()));
        self
    }
}
