//! A unit that is added, changed or closed.

use platform::prelude::*;
use platform::ui::{self, Choice, Field, Tone, Words};

use super::parts::Filled;
use crate::model::{Level, Unit};

/// The page.
#[derive(Clone, Debug)]
pub struct UnitFormPage {
    /// The unit; `None` while it is new.
    pub unit: Option<Unit>,
    /// The form.
    pub form: Filled,
    /// The form that closes it.
    pub close: Filled,
    /// Units it may lie below.
    pub parents: Vec<Choice>,
    /// Whether the organisation may be another's.
    pub may_write_for_others: bool,
    /// Today.
    pub today: Day,
}

/// Name and label of each field.
const LABELS: &[(&str, &str)] = &[
    ("name", "organisations-name"),
    ("level", "organisations-level"),
    ("municipality", "organisations-municipality"),
    ("parent", "organisations-under"),
    ("address", "organisations-address"),
    ("lat", "organisations-lat"),
    ("lon", "organisations-lon"),
];

impl UnitFormPage {
    /// The page.
    pub fn render(&self, t: &Text) -> Page {
        let title = match &self.unit {
            Some(unit) => t.with("organisations-unit-change-title", [("unit", (&unit.name).into())]),
            None => t.say("organisations-unit-new-title"),
        };
        let mut page = Page::new(title)
            .crumb(t.say("organisations-keep-title"), t.to("/admin/enheter"))
            .lead(html! { (t.say("organisations-unit-form-lead")) });
        page.is_error = !self.form.errors.0.is_empty();
        page.body(html! {
            (self.form.errors)
            (self.form.both(t, |name, value| self.said(t, name, value)))
            @match &self.unit {
                Some(unit) if !unit.is_open_on(self.today) => (Self::is_closed(t, unit)),
                _ => (self.fields(t)),
            }
            @if let Some(unit) = self.unit.as_ref().filter(|u| u.is_open_on(self.today)) { (self.closing(t, unit)) }
        })
    }

    fn address(&self, t: &Text) -> String {
        let id = self.unit.as_ref().map_or_else(|| "ny".to_owned(), |u| u.id.to_string());
        t.to(&format!("/admin/enheter/{id}"))
    }

    /// A field's label and what it holds, in words.
    fn said(&self, t: &Text, name: &str, value: &str) -> (String, String) {
        let label = LABELS.iter().find(|(n, _)| *n == name).map_or_else(String::new, |(_, key)| t.say(key));
        let words = match name {
            "level" if Level::parse(value).is_some() => t.say(&format!("organisations-level-{value}")),
            "parent" => self.parents.iter().find(|c| c.value == value).map_or_else(String::new, |c| c.label.clone()),
            _ => value.to_owned(),
        };
        (label, words)
    }

    fn fields(&self, t: &Text) -> Markup {
        let (w, f) = (Words::of(t.lang), &self.form);
        let label = |name: &str| self.said(t, name, "").0;
        let levels = Level::ALL.map(|l| Choice::new(l.code(), t.say(&format!("organisations-level-{}", l.code()))));
        let mut parents = vec![Choice::new("", t.say("organisations-under-none"))];
        parents.extend(self.parents.clone());
        let save = if self.unit.is_some() { "organisations-save" } else { "organisations-unit-add" };
        ui::form_post(
            &self.address(t),
            &f.guard,
            html! {
                (f.put(w, "name", Field::text("name", label("name"))))
                (f.put(w, "level", Field::radios("level", label("level"), levels.to_vec())))
                (f.put(w, "municipality", Field::text("municipality", label("municipality")).hint(t.say("organisations-municipality-hint"))))
                @if self.may_write_for_others && self.unit.is_none() {
                    (f.put(w, "organisation", Field::text("organisation", t.say("organisations-organisation")).optional().hint(t.say("organisations-organisation-hint"))))
                }
                (f.put(w, "parent", Field::select("parent", label("parent"), parents).optional()))
                (f.put(w, "address", Field::text("address", label("address")).optional().hint(t.say("organisations-address-hint"))))
                (f.put(w, "lat", Field::text("lat", label("lat")).optional().attribute("inputmode", "decimal").hint(t.say("organisations-position-hint"))))
                (f.put(w, "lon", Field::text("lon", label("lon")).optional().attribute("inputmode", "decimal")))
                (ui::button(&t.say(save)))
            },
        )
    }

    fn is_closed(t: &Text, unit: &Unit) -> Markup {
        let day = unit.closed.map_or_else(String::new, |day| t.day(day));
        ui::notice(Tone::Plain, html! { p { (t.with("organisations-unit-closed-since", [("day", day.into())])) } })
    }

    fn closing(&self, t: &Text, unit: &Unit) -> Markup {
        let last = Field::date("last", t.say("organisations-last-open")).hint(t.say("organisations-close-hint"));
        html! {
            section {
                h2 { (t.say("organisations-close")) }
                @if let Some(day) = unit.closed { p { (t.with("organisations-unit-closes", [("day", t.day(day).into())])) } }
                (ui::form_post(&format!("{}/stang", self.address(t)), &self.close.guard, html! {
                    (self.close.put(Words::of(t.lang), "last", last))
                    (ui::quiet_button(&t.say("organisations-close-do")))
                }))
            }
        }
    }

    /// A new one, a wrong one, one that is changed, one that somebody else has changed, a closed one.
    pub fn samples(t: &Text) -> Vec<(&'static str, Page)> {
        let today = Day::new(2026, 11, 25).expect("a day");
        let unit = crate::register::units().remove(0);
        let parents = vec![Choice::new(UnitId::named("sample"), "Vård och omsorg")];
        let filled =
            [("name", "Hemtjänst Norr"), ("level", "unit"), ("municipality", "Åsele"), ("address", "Storgatan 1")];
        let wrong = [("name", ""), ("level", ""), ("municipality", "Qwxzyt")];
        let problems = [
            ("name", "organisations-name-missing"),
            ("level", "organisations-level-choose"),
            ("municipality", "organisations-municipality-unread"),
        ];
        let page = |unit: Option<Unit>, form: Filled| Self {
            unit,
            form,
            close: Filled::sample(t, &[("last", "2026-12-31")], &[]),
            parents: parents.clone(),
            may_write_for_others: true,
            today,
        };
        let closed = Unit { closed: Day::new(2026, 6, 30), ..unit.clone() };
        let conflict = Filled::sample(t, &filled, &[]).sample_conflict(t, "name", "Hemtjänst Söder");
        vec![
            ("unit-new", page(None, Filled::sample(t, &[], &[])).render(t)),
            ("unit-wrong", page(None, Filled::sample(t, &wrong, &problems)).render(t)),
            ("unit-change", page(Some(unit.clone()), Filled::sample(t, &filled, &[])).render(t)),
            ("unit-conflict", page(Some(unit), conflict).render(t)),
            ("unit-change-closed", page(Some(closed), Filled::sample(t, &[], &[])).render(t)),
        ]
    }
}
