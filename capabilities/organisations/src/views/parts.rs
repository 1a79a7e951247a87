//! What the pages share: forms with what was written, both sides of a conflict, paging, contact links.

use std::fmt::Write as _;

use kernel::refusal::Why;
use platform::prelude::*;
use platform::ui::{self, Column, Field, Guard, Paging, Table, Words, cell, row_head};

/// A form: its guard, what it is filled with, what is wrong with it.
#[derive(Clone, Debug)]
pub struct Filled {
    /// Proves that it is ours.
    pub guard: Guard,
    /// The summary of what was refused.
    pub errors: Markup,
    fields: Vec<(&'static str, String, Option<String>)>,
    /// Field, what stands there now, and what was written, when somebody else was faster.
    conflict: Vec<(&'static str, String, String)>,
}

impl Filled {
    /// Filled with what is stored, or with what was written when it is shown again.
    pub fn of(c: &mut Ctx, stored: &[(&'static str, String)]) -> Self {
        let guard = c.guard();
        let is_conflict = c.refusal.as_ref().is_some_and(|r| r.why == Why::Conflict);
        let fields: Vec<_> = stored.iter().map(|(n, s)| (*n, c.value(n, s), c.problem(n))).collect();
        let pairs = stored.iter().zip(&fields);
        let differing = pairs.filter(|((_, now), (_, yours, _))| is_conflict && now != yours);
        let conflict = differing.map(|((name, now), (_, yours, _))| (*name, now.clone(), yours.clone())).collect();
        Self { guard, errors: c.error_summary(), fields, conflict }
    }

    /// For samples: filled, and refused where `wrong` names a field and its sentence.
    pub fn sample(t: &Text, fields: &[(&'static str, &str)], wrong: &[(&'static str, &'static str)]) -> Self {
        let problem = |name: &str| {
            let key = wrong.iter().find(|(n, _)| *n == name)?.1;
            Some(t.list(key, &[("most", 120.into()), ("found", "Qwxzyt".into())]))
        };
        let fields: Vec<_> = fields.iter().map(|(n, v)| (*n, (*v).to_owned(), problem(n))).collect();
        let said: Vec<(String, String)> =
            fields.iter().filter_map(|(n, _, p)| Some(((*n).to_owned(), p.clone()?))).collect();
        let errors = html! {
            @if let Some((_, first)) = said.first() { (ui::error_summary(Words::of(t.lang), first, &said)) }
        };
        Self { guard: Guard::default(), errors, fields, conflict: Vec::new() }
    }

    /// For samples: the same form after somebody else was faster.
    #[must_use]
    pub fn sample_conflict(mut self, t: &Text, name: &'static str, now: &str) -> Self {
        let yours = self.value(name).to_owned();
        self.conflict = vec![(name, now.to_owned(), yours)];
        self.errors = ui::error_summary(Words::of(t.lang), &t.say("organisations-changed-meanwhile"), &[]);
        self
    }

    /// The same form for a row of this version.
    #[must_use]
    pub fn version(mut self, version: i64) -> Self {
        self.guard = self.guard.version(version);
        self
    }

    /// What a field holds.
    pub fn value(&self, name: &str) -> &str {
        self.fields.iter().find(|(n, ..)| *n == name).map_or("", |(_, v, _)| v)
    }

    /// A field with what it holds and what is wrong with it.
    pub fn put(&self, w: Words, name: &str, field: Field) -> Markup {
        let problem = self.fields.iter().find(|(n, ..)| *n == name).and_then(|(.., p)| p.clone());
        field.value(self.value(name)).error(problem).render(w)
    }

    /// Both truths of a conflict. `said` gives a field's label, and a stored value in words.
    pub fn both(&self, t: &Text, said: impl Fn(&str, &str) -> (String, String)) -> Markup {
        if self.conflict.is_empty() {
            return html! {};
        }
        let columns = ["organisations-conflict-what", "organisations-conflict-now", "organisations-conflict-yours"];
        let columns = columns.iter().map(|key| Column::words(t.say(key))).collect();
        let mut table = Table::new("conflict", t.say("organisations-conflict-caption"), columns);
        for (name, now, yours) in &self.conflict {
            let ((label, now), yours) = (said(name, now), said(name, yours).1);
            table.row(vec![row_head(&label, None), cell(some(&now)), cell(some(&yours))]);
        }
        table.render(Words::of(t.lang))
    }
}

/// Words for a cell; nothing where there are none.
pub fn some(words: &str) -> Option<Markup> {
    (!words.is_empty()).then(|| html! { (words) })
}

/// Rows on one page of a list.
pub const PAGE_ROWS: usize = 50;

/// Which rows of a list are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Slice {
    /// How many rows there are.
    pub all: usize,
    /// The first that is shown, from 0.
    pub from: usize,
}

impl Slice {
    /// Page `page` (from 1) of `all` rows; a page beyond the end is the last.
    pub fn of(page: i64, all: usize) -> Self {
        let last = all.saturating_sub(1) / PAGE_ROWS;
        let page = usize::try_from(page.max(1) - 1).unwrap_or(0).min(last);
        Self { all, from: page * PAGE_ROWS }
    }

    /// The page that the query asks for.
    pub fn asked(c: &Ctx, all: usize) -> Self {
        Self::of(c.query.int("sida").unwrap_or(1), all)
    }

    /// The rows of this page.
    pub fn cut<T>(self, rows: impl IntoIterator<Item = T>) -> Vec<T> {
        rows.into_iter().skip(self.from).take(PAGE_ROWS).collect()
    }

    /// The way to the other pages. `base` is the address without the page, with its query or without.
    pub fn render(self, t: &Text, base: &str) -> Markup {
        if self.all <= PAGE_ROWS {
            return html! {};
        }
        let page = self.from / PAGE_ROWS + 1;
        let to = (self.from + PAGE_ROWS).min(self.all);
        let href = |page: usize| format!("{base}{}sida={page}", if base.contains('?') { '&' } else { '?' });
        let args = [("a", t.n(self.from + 1).into()), ("b", t.n(to).into()), ("n", t.n(self.all).into())];
        ui::paging(
            Words::of(t.lang),
            &Paging {
                sentence: t.with("organisations-paging", args),
                previous: (page > 1).then(|| href(page - 1)),
                next: (to < self.all).then(|| href(page + 1)),
                label: t.say("organisations-paging-label"),
            },
        )
    }
}

/// Text as a value of a query.
pub fn encoded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-_.~".contains(&byte) {
            out.push(char::from(byte));
        } else {
            let _ = write!(out, "%{byte:02X}");
        }
    }
    out
}

/// An e-mail address and a telephone number as links.
pub fn contact(email: Option<&str>, phone: Option<&str>) -> Option<Markup> {
    if email.is_none() && phone.is_none() {
        return None;
    }
    let dialled = |phone: &str| phone.chars().filter(|c| c.is_ascii_digit() || *c == '+').collect::<String>();
    Some(html! {
        @if let Some(email) = email { a href=(format!("mailto:{email}")) { (email) } }
        @if let (Some(_), Some(_)) = (email, phone) { br; }
        @if let Some(phone) = phone { a href=(format!("tel:{}", dialled(phone))) { (phone) } }
    })
}

/// Two days in a table: `2023-01-01 – 2024-12-31`, open, or not stated.
pub fn span(t: &Text, span: Option<Span>) -> String {
    match span {
        None => t.say("organisations-not-stated"),
        Some(Span { first, last: Some(last) }) => format!("{first} – {last}"),
        Some(Span { first, last: None }) => t.with("organisations-from-day", [("day", first.to_string().into())]),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_beyond_the_end_is_the_last() {
        for (page, all, from) in
            [(1, 0, 0), (1, 290, 0), (2, 290, 50), (6, 290, 250), (99, 290, 250), (-4, 290, 0), (2, 50, 0)]
        {
            assert_eq!(Slice::of(page, all).from, from, "page {page} of {all}");
        }
        assert_eq!(Slice::of(6, 290).cut(0..290).len(), 40);
    }

    #[test]
    fn text_travels_in_a_query() {
        assert_eq!(encoded("Åse & co"), "%C3%85se%20%26%20co");
    }
}
