//! A unit as everybody sees it.

use platform::prelude::*;
use platform::ui::{self, Tone};

use super::organisation::{FunctionRow, UnitRow, address_is_public, functions_table, units_table};
use crate::model::Unit;
use crate::{directory, register};

/// The page.
#[derive(Clone, Debug)]
pub struct UnitPage {
    /// The unit.
    pub unit: Unit,
    /// The units above it, outermost first.
    pub above: Vec<(UnitId, String)>,
    /// Units below it.
    pub below: Vec<UnitRow>,
    /// Its functions.
    pub functions: Vec<FunctionRow>,
    /// Today.
    pub today: Day,
    /// Whether the visitor is signed in.
    pub signed_in: bool,
    /// Whether the visitor may change it.
    pub keeps: bool,
}

impl UnitPage {
    /// The page.
    pub fn render(&self, t: &Text) -> Page {
        let mut page = Page::new(&self.unit.name)
            .crumb(t.say("organisations-list-crumb"), t.to("/organisationer"))
            .lead(html! { (self.lead(t)) })
            .body(html! { (self.closed(t)) (self.facts(t)) (self.parts(t)) });
        if let Some(o) = directory::by_id(self.unit.organisation) {
            page = page.crumb(directory::name(o, t.lang), t.to(&format!("/organisationer/{}", o.code)));
        }
        for (id, name) in &self.above {
            page = page.crumb(name, t.to(&format!("/enheter/{id}")));
        }
        if self.keeps {
            let href = t.to(&format!("/admin/enheter/{}", self.unit.id));
            return page.actions(html! { a class="button" href=(href) { (t.say("organisations-change-unit")) } });
        }
        page
    }

    fn municipality(&self) -> &str {
        register::municipality(&self.unit.municipality).map_or(self.unit.municipality.as_str(), |m| m.name.as_str())
    }

    fn lead(&self, t: &Text) -> String {
        let level = t.say(&format!("organisations-level-{}", self.unit.level.code()));
        t.with("organisations-unit-lead", [("what", level.into()), ("place", self.municipality().into())])
    }

    fn closed(&self, t: &Text) -> Markup {
        let Some(last) = self.unit.closed else { return html! {} };
        let key = if self.unit.is_open_on(self.today) {
            "organisations-unit-closes"
        } else {
            "organisations-unit-closed-since"
        };
        ui::notice(Tone::Warning, html! { p { (t.with(key, [("day", t.day(last).into())])) } })
    }

    fn facts(&self, t: &Text) -> Markup {
        let name = |id| directory::name_of(id, t.lang).map_or_else(|| t.say("organisations-not-stated"), str::to_owned);
        let mut rows = vec![(t.say("organisations-organisation"), html! { (name(self.unit.organisation)) })];
        if let Some(address) = self.unit.address.as_ref().filter(|_| self.signed_in || address_is_public(&self.unit)) {
            rows.push((t.say("organisations-address"), html! { (address) }));
        }
        rows.push((t.say("organisations-municipality"), html! { (self.municipality()) }));
        if self.unit.registered_by != self.unit.organisation {
            rows.push((t.say("organisations-registered-by"), html! { (name(self.unit.registered_by)) }));
        }
        ui::facts(&rows)
    }

    fn parts(&self, t: &Text) -> Markup {
        html! {
            section {
                h2 { (t.say("organisations-functions")) }
                @if self.functions.is_empty() {
                    p { (t.say("organisations-unit-functions-none")) }
                } @else { (functions_table(t, &self.functions, false)) }
            }
            @if !self.below.is_empty() {
                section {
                    h2 { (t.say("organisations-below")) }
                    (units_table(t, "below", "organisations-below", "organisations-under", &self.below))
                }
            }
        }
    }

    /// A learning centre, a closed unit that somebody else wrote down.
    pub fn samples(t: &Text) -> Vec<(&'static str, Page)> {
        let today = Day::new(2026, 11, 25).expect("a day");
        let centre = register::units().remove(0);
        let page = |unit: Unit, keeps| Self {
            above: vec![(UnitId::named("sample"), "Vård och omsorg".to_owned())],
            below: vec![UnitRow { unit: unit.clone(), under: None }],
            functions: Vec::new(),
            unit,
            today,
            signed_in: keeps,
            keeps,
        };
        let closed = Unit {
            closed: Day::new(2026, 6, 30),
            registered_by: OrganisationId::named("UMU"),
            address: Some("Storgatan 1".to_owned()),
            ..centre.clone()
        };
        vec![("unit", page(centre, false).render(t)), ("unit-closed", page(closed, true).render(t))]
    }
}
