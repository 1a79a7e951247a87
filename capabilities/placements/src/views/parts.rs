//! What the pages share: addresses, forms, both sides of a conflict, paging.

use std::fmt::Write as _;

use kernel::{Day, PeriodId, Refusal};
use maud::{Markup, html};
use platform::texts::Text;
use platform::ui::{Column, Field, Guard, Paging, Table, Words, cell, row_head};
use platform::web::{Ctx, Page};

/// Where files are handed in.
pub const IMPORT: &str = "/admin/import";
/// Where files of students are.
pub const IMPORT_STUDENTS: &str = "/admin/import/students";
/// Where files of seats are.
pub const IMPORT_SEATS: &str = "/admin/import/capacity";

/// The address of a period, or of something below it.
pub fn link(t: &Text, period: PeriodId, rest: &str) -> String {
    t.to(&format!("/vfu/{period}{rest}"))
}

/// A period in a heading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Head {
    /// Its id.
    pub id: PeriodId,
    /// The programme.
    pub programme: String,
    /// The term in words.
    pub term: String,
}

impl Head {
    /// The period's name with its term.
    pub fn of(t: &Text, period: &crate::model::Period) -> Self {
        Self { id: period.id, programme: period.programme.clone(), term: t.lang.term(period.term) }
    }

    /// For samples.
    pub fn sample(t: &Text) -> Self {
        Self {
            id: PeriodId::named("sample"),
            programme: "Socionom, termin 5".to_owned(),
            term: t.lang.term(kernel::Term::spring(2027)),
        }
    }

    /// "Socionom, termin 5, våren 2027"
    pub fn label(&self) -> String {
        format!("{}, {}", self.programme, self.term)
    }

    /// A page below the period, with the way to it.
    pub fn page(&self, t: &Text, title: String) -> Page {
        Page::new(title).crumb(t.say("placements-vfu"), t.to("/vfu")).crumb(self.label(), link(t, self.id, ""))
    }
}

/// Two days: `2027-01-18 – 2027-06-04`.
pub fn days(first: Day, last: Day) -> String {
    format!("{first} – {last}")
}

/// A form: its guard, what it is filled with, what is wrong with it.
#[derive(Clone, Debug)]
pub struct Filled {
    /// Proves that it is ours.
    pub guard: Guard,
    /// The summary of what was refused.
    pub errors: Markup,
    fields: Vec<(&'static str, String, Option<String>)>,
    /// What stands there now, and what was written, when somebody else was faster.
    pub conflict: Vec<(&'static str, String, String)>,
}

impl Default for Filled {
    fn default() -> Self {
        Self { guard: Guard::default(), errors: html! {}, fields: Vec::new(), conflict: Vec::new() }
    }
}

impl Filled {
    /// Filled with what is stored, or with what was written when it is shown again.
    pub fn of(c: &mut Ctx, stored: &[(&'static str, String)]) -> Self {
        let is_conflict = c.refusal.as_ref().is_some_and(|r| r.why == kernel::refusal::Why::Conflict);
        let fields: Vec<_> = stored.iter().map(|(n, s)| (*n, c.value(n, s), c.problem(n))).collect();
        let differs = |(name, now, yours): (&'static str, &String, &String)| {
            (is_conflict && now != yours).then(|| (name, now.clone(), yours.clone()))
        };
        let both = stored.iter().zip(&fields).map(|((name, now), (_, yours, _))| (*name, now, yours));
        Self { guard: c.guard(), errors: c.error_summary(), conflict: both.filter_map(differs).collect(), fields }
    }

    /// For samples: filled, and refused where a field has a sentence.
    pub fn sample(t: &Text, fields: &[(&'static str, &str)], refusal: Option<Refusal>) -> Self {
        let problem = |name: &str| {
            let field = refusal.as_ref()?.fields.iter().find(|(n, _)| *n == name)?;
            Some(t.list(field.1, &[("n", 3.into())]))
        };
        let fields: Vec<_> = fields.iter().map(|(n, v)| (*n, (*v).to_owned(), problem(n))).collect();
        let said: Vec<(String, String)> =
            fields.iter().filter_map(|(n, _, p)| Some(((*n).to_owned(), p.clone()?))).collect();
        let errors =
            refusal.map_or_else(|| html! {}, |r| platform::ui::error_summary(Words::of(t.lang), &t.refusal(&r), &said));
        Self { errors, fields, ..Self::default() }
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
        let columns = vec![
            Column::words(t.say("placements-conflict-what")),
            Column::words(t.say("placements-conflict-now")),
            Column::words(t.say("placements-conflict-yours")),
        ];
        let mut table = Table::new("conflict", t.say("placements-conflict-caption"), columns);
        for (name, now, yours) in &self.conflict {
            let (label, now) = said(name, now);
            let yours = said(name, yours).1;
            table.row(vec![row_head(&label, None), cell(html! { (now) }), cell(html! { (yours) })]);
        }
        html! { @if !self.conflict.is_empty() { (table.render(Words::of(t.lang))) } }
    }
}

/// Which rows of a list are shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Slice {
    /// How many rows there are.
    pub all: usize,
    /// The first that is shown, from 0.
    pub from: usize,
    /// How many are shown at most.
    pub size: usize,
}

/// Rows on one page of a list.
pub const PAGE_ROWS: usize = 50;

impl Slice {
    /// Page `page` (from 1) of `all` rows; a page beyond the end is the last.
    pub fn of(page: i64, all: usize) -> Self {
        let last = all.saturating_sub(1) / PAGE_ROWS;
        let page = usize::try_from(page.max(1) - 1).unwrap_or(0).min(last);
        Self { all, from: page * PAGE_ROWS, size: PAGE_ROWS }
    }

    /// The rows of this page.
    pub fn cut<T>(&self, rows: Vec<T>) -> Vec<T> {
        rows.into_iter().skip(self.from).take(self.size).collect()
    }

    /// The way to the other pages. `href` gives the address of a page.
    pub fn render(&self, t: &Text, href: impl Fn(usize) -> String) -> Markup {
        let page = self.from / self.size + 1;
        let to = (self.from + self.size).min(self.all);
        let sentence = t.with(
            "placements-paging",
            [("a", t.n(self.from + 1).into()), ("b", t.n(to).into()), ("n", t.n(self.all).into())],
        );
        let paging = Paging {
            sentence,
            previous: (page > 1).then(|| href(page - 1)),
            next: (to < self.all).then(|| href(page + 1)),
            label: t.say("placements-paging-label"),
        };
        html! { @if self.all > self.size { (platform::ui::paging(Words::of(t.lang), &paging)) } }
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_beyond_the_end_is_the_last() {
        let table = [
            (1, 0, 0),
            (1, 640, 0),
            (2, 640, 50),
            (13, 640, 600),
            (99, 640, 600),
            (-4, 640, 0),
            (2, 50, 0),
            (2, 51, 50),
        ];
        for (page, all, from) in table {
            assert_eq!(Slice::of(page, all).from, from, "page {page} of {all}");
        }
        assert_eq!(Slice::of(13, 640).cut((0..640).collect::<Vec<_>>()).len(), 40);
    }

    #[test]
    fn text_travels_in_a_query() {
        assert_eq!(encoded("Åse & co"), "%C3%85se%20%26%20co");
    }
}
