//! The members of an area as those who keep them see it: the list, and one that is added or changed.

use kernel::AreaMemberId;
use platform::prelude::*;
use platform::ui::{self, Column, Field, Table, Tone, Words, cell, row_head};

use super::parts::{Filled, Slice, span};
use crate::directory;
use crate::model::AreaMember;

/// The list.
#[derive(Clone, Debug)]
pub struct MembersPage {
    /// The area's name.
    pub area: String,
    /// The memberships on this page of the list.
    pub rows: Vec<AreaMember>,
    /// Which are shown.
    pub slice: Slice,
    /// How many are members today.
    pub current: usize,
    /// For how many of them the area has no mandate today.
    pub without_mandate: usize,
    /// Today.
    pub today: Day,
}

impl MembersPage {
    /// The page.
    pub fn render(&self, t: &Text) -> Page {
        let add = html! { a class="button" href=(t.to("/admin/medlemmar/ny")) { (t.say("organisations-member-new")) } };
        let lead = t.with(
            "organisations-members-lead",
            [("place", self.area.as_str().into()), ("n", self.current.into()), ("a", self.without_mandate.into())],
        );
        Page::new(t.say("organisations-members-title"))
            .crumb(t.say("organisations-keep-title"), t.to("/admin/enheter"))
            .lead(html! { (lead) })
            .actions(add)
            .body(html! { (self.table(t)) (self.slice.render(t, &t.to("/admin/medlemmar"))) })
    }

    fn table(&self, t: &Text) -> Markup {
        let keys = ["organisations-member", "organisations-period", "organisations-mandate"];
        let columns = keys.iter().map(|key| Column::words(t.say(key))).collect();
        let mut table = Table::new("members", t.say("organisations-members-title"), columns).quiet_caption();
        for m in &self.rows {
            let name = directory::name_of(m.organisation, t.lang).unwrap_or_default();
            let mandate = m.mandate.as_ref().map_or_else(
                || t.say("organisations-not-stated"),
                |mandate| format!("{}, {}", mandate.what, span(t, Some(mandate.span))),
            );
            let is_over = m.span.and_then(|s| s.last).is_some_and(|last| last < self.today);
            table.row(vec![
                row_head(name, Some(&t.to(&format!("/admin/medlemmar/{}", m.id)))),
                cell(html! {
                    (span(t, m.span))
                    @if is_over { " " (ui::badge(Tone::Plain, &t.say("organisations-membership-over"))) }
                }),
                cell(html! { (mandate) }),
            ]);
        }
        table.render(Words::of(t.lang))
    }
}

/// A membership that is added or changed.
#[derive(Clone, Debug)]
pub struct MemberPage {
    /// The membership and the member's name; `None` while it is new.
    pub existing: Option<(AreaMemberId, String)>,
    /// The form.
    pub form: Filled,
}

/// Name and label of each field.
const LABELS: [(&str, &str); 6] = [
    ("organisation", "organisations-member"),
    ("first", "organisations-first-day"),
    ("last", "organisations-last-day"),
    ("mandate", "organisations-mandate"),
    ("mandate_first", "organisations-mandate-first"),
    ("mandate_last", "organisations-mandate-last"),
];

impl MemberPage {
    /// The fields of the form.
    pub const FIELDS: [&'static str; 6] =
        [LABELS[0].0, LABELS[1].0, LABELS[2].0, LABELS[3].0, LABELS[4].0, LABELS[5].0];

    /// The page.
    pub fn render(&self, t: &Text) -> Page {
        let title = self.existing.as_ref().map_or_else(|| t.say("organisations-member-new"), |(_, name)| name.clone());
        let mut page = Page::new(title)
            .crumb(t.say("organisations-keep-title"), t.to("/admin/enheter"))
            .crumb(t.say("organisations-members-title"), t.to("/admin/medlemmar"))
            .lead(html! { (t.say("organisations-member-form-lead")) });
        page.is_error = !self.form.errors.0.is_empty();
        page.body(html! {
            (self.form.errors)
            (self.form.both(t, |name, value| (label(t, name), value.to_owned())))
            (self.fields(t))
        })
    }

    fn fields(&self, t: &Text) -> Markup {
        let (w, f) = (Words::of(t.lang), &self.form);
        let date = |name: &'static str| f.put(w, name, Field::date(name, label(t, name)).optional());
        let id = self.existing.as_ref().map_or_else(|| "ny".to_owned(), |(id, _)| id.to_string());
        let organisation = Field::text("organisation", label(t, "organisation"))
            .hint(t.say("organisations-member-hint"))
            .attribute("autocomplete", "off");
        let mandate = Field::text("mandate", label(t, "mandate"))
            .hint(t.say("organisations-mandate-hint"))
            .attribute("autocomplete", "off")
            .optional();
        ui::form_post(
            &t.to(&format!("/admin/medlemmar/{id}")),
            &f.guard,
            html! {
                @if self.existing.is_none() { (f.put(w, "organisation", organisation)) }
                (date("first")) (date("last"))
                (f.put(w, "mandate", mandate))
                (date("mandate_first")) (date("mandate_last"))
                (ui::button(&t.say("organisations-save")))
            },
        )
    }
}

fn label(t: &Text, name: &str) -> String {
    LABELS.iter().find(|(n, _)| *n == name).map_or_else(String::new, |(_, key)| t.say(key))
}

/// The list; a membership that is new, wrong, changed, changed by somebody else.
pub fn samples(t: &Text) -> Vec<(&'static str, Page)> {
    let day = |y, m, d| Day::new(y, m, d).expect("a day");
    let area = directory::by_code("akademi-norr").expect("a federation of the register");
    let mut rows: Vec<AreaMember> = directory::members_of(area.id).into_iter().cloned().collect();
    rows[0].span = Some(Span { first: day(2020, 1, 1), last: Some(day(2025, 12, 31)) });
    let slice = Slice::of(1, rows.len());
    let list = MembersPage {
        area: area.name_sv.clone(),
        current: rows.len() - 1,
        without_mandate: rows.len() - 1,
        rows,
        slice,
        today: day(2026, 11, 25),
    };
    let page = |existing: bool, form: Filled| {
        let existing = existing.then(|| (AreaMemberId::named("sample"), "Dorotea kommun".to_owned()));
        MemberPage { existing, form }.render(t)
    };
    let filled = || Filled::sample(t, &[("first", "2020-01-01"), ("mandate", "Avtal om VFU")], &[]);
    let wrong = [("organisation", "organisations-member-unknown"), ("last", "organisations-day-wrong")];
    vec![
        ("members", list.render(t)),
        ("member-new", page(false, Filled::sample(t, &[], &[]))),
        ("member-wrong", page(false, Filled::sample(t, &[("organisation", "Qwx"), ("last", "snart")], &wrong))),
        ("member", page(true, filled())),
        ("member-conflict", page(true, filled().sample_conflict(t, "first", "2021-01-01"))),
    ]
}
