//! An organisation as everybody sees it: function first, then its units, then the areas it belongs to.

use platform::prelude::*;
use platform::ui::{self, Cell, Column, Table, Tile, Tone, Words, cell, number, row_head};

use super::list::place;
use super::parts::{Slice, contact, some, span};
use crate::model::{AreaMember, Function, Level, Mandate, Organisation, Unit};
use crate::tiles::{self, Layout};
use crate::{directory, register};

/// A function, and who answers for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FunctionRow {
    /// What it is called.
    pub title: String,
    /// The unit it belongs to.
    pub unit: Option<String>,
    /// Its own address.
    pub email: Option<String>,
    /// Its own number.
    pub phone: Option<String>,
    /// How it stands today.
    pub state: State,
}

/// Whether somebody answers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum State {
    /// Somebody holds it; the name is for those who are signed in.
    Held(Option<String>),
    /// Nobody does.
    Vacant {
        /// The last day somebody did.
        since: Option<Day>,
        /// The function that answers instead.
        instead: Option<String>,
    },
}

impl State {
    /// The state in words.
    pub fn says(&self, t: &Text) -> Markup {
        match self {
            Self::Held(Some(name)) => html! { (name) },
            Self::Held(None) => html! { (t.say("organisations-held")) },
            Self::Vacant { since, instead } => {
                let vacant = match since {
                    Some(day) => t.with("organisations-vacant-since", [("day", day.to_string().into())]),
                    None => t.say("organisations-vacant"),
                };
                html! {
                    (ui::badge(Tone::Warning, &vacant))
                    @if let Some(function) = instead {
                        " " (t.with("organisations-answers-instead", [("function", function.into())]))
                    }
                }
            }
        }
    }
}

impl FunctionRow {
    /// A function with its unit's name and how it stands.
    pub fn of(f: &Function, unit: Option<String>, state: State) -> Self {
        Self { title: f.title.clone(), unit, email: f.email.clone(), phone: f.phone.clone(), state }
    }
}

/// A unit in a list.
#[derive(Clone, Debug, PartialEq)]
pub struct UnitRow {
    /// The unit.
    pub unit: Unit,
    /// The name of what it lies below, or of its organisation where that is another's.
    pub under: Option<String>,
}

/// The page.
#[derive(Clone, Debug)]
pub struct OrganisationPage {
    /// The organisation.
    pub organisation: Organisation,
    /// Its functions.
    pub functions: Vec<FunctionRow>,
    /// Its units on this page of the list, parents first.
    pub units: Vec<UnitRow>,
    /// Which units are shown.
    pub slice: Slice,
    /// Units of others that lie in this municipality, such as an HEI's site.
    pub here: Vec<UnitRow>,
    /// Learning centres in the members of an area, by municipality's code.
    pub centres: Vec<(String, UnitRow)>,
    /// Areas it belongs to.
    pub areas: Vec<AreaMember>,
    /// Its members, for an area.
    pub members: Vec<AreaMember>,
    /// Today.
    pub today: Day,
    /// Whether the visitor keeps its units and functions.
    pub keeps: bool,
    /// Whether the visitor keeps its members.
    pub keeps_members: bool,
}

impl OrganisationPage {
    /// The page.
    pub fn render(&self, t: &Text) -> Page {
        let o = &self.organisation;
        let page = Page::new(directory::name(o, t.lang))
            .crumb(t.say("organisations-list-crumb"), t.to("/organisationer"))
            .lead(html! { (self.lead(t)) })
            .body(html! {
                (self.facts(t))
                (self.functions_part(t))
                @if o.kind.has_members() { (self.members_part(t)) } @else { (self.units_part(t)) }
                (self.areas_part(t))
            });
        if self.keeps {
            return page.actions(html! {
                a class="button" href=(t.to("/admin/enheter")) { (t.say("organisations-keep-units")) }
                a href=(t.to("/admin/funktioner")) { (t.say("organisations-keep-functions")) }
                @if self.keeps_members { a href=(t.to("/admin/medlemmar")) { (t.say("organisations-members-title")) } }
            });
        }
        page
    }

    fn lead(&self, t: &Text) -> String {
        let kind = t.say(&format!("organisations-kind-{}", self.organisation.kind.code()));
        let members = self.members.iter().filter(|m| m.is_member_on(self.today)).count();
        let (key, n) = if self.organisation.kind.has_members() {
            ("organisations-lead-members", members)
        } else {
            ("organisations-lead-units", self.slice.all)
        };
        t.with(key, [("what", kind.into()), ("n", n.into()), ("a", self.functions.len().into())])
    }

    fn facts(&self, t: &Text) -> Markup {
        let o = &self.organisation;
        let mut rows = vec![(t.say("organisations-code"), html! { (o.code) })];
        let place = place(o);
        if !place.is_empty() {
            rows.push((t.say("organisations-place"), html! { (place) }));
        }
        if let Some(above) = o.part_of.and_then(directory::by_id) {
            let href = t.to(&format!("/organisationer/{}", above.code));
            rows.push((t.say("organisations-part-of"), html! { a href=(href) { (directory::name(above, t.lang)) } }));
        }
        ui::facts(&rows)
    }

    fn functions_part(&self, t: &Text) -> Markup {
        html! {
            section {
                h2 { (t.say("organisations-functions")) }
                @if self.functions.is_empty() {
                    (ui::empty(&t.say("organisations-functions-none"), &t.say("organisations-functions-none-why"), html! {
                        a href=(t.to("/kontakt")) { (t.say("organisations-functions-none-way")) }
                    }))
                } @else {
                    (functions_table(t, &self.functions, true))
                }
            }
        }
    }

    fn units_part(&self, t: &Text) -> Markup {
        let base = t.to(&format!("/organisationer/{}", self.organisation.code));
        html! {
            section {
                h2 { (t.say("organisations-units")) }
                @if self.units.is_empty() {
                    (ui::empty(&t.say("organisations-units-none"), &t.say("organisations-units-none-why"), html! {}))
                } @else {
                    (units_table(t, "units", "organisations-units", "organisations-under", &self.units))
                    (self.slice.render(t, &base))
                }
            }
            @if !self.here.is_empty() {
                section {
                    h2 { (t.say("organisations-also-here")) }
                    (units_table(t, "here", "organisations-also-here", "organisations-organisation", &self.here))
                }
            }
        }
    }

    fn areas_part(&self, t: &Text) -> Markup {
        if self.areas.is_empty() {
            return html! {};
        }
        let columns = ["organisations-area", "organisations-period", "organisations-mandate"];
        let columns = columns.iter().map(|key| Column::words(t.say(key))).collect();
        let mut table = Table::new("areas", t.say("organisations-areas"), columns).quiet_caption();
        for member in &self.areas {
            let area = directory::by_id(member.area);
            let href = area.map(|a| t.to(&format!("/organisationer/{}", a.code)));
            let name =
                area.map_or_else(|| t.say("organisations-not-stated"), |a| directory::name(a, t.lang).to_owned());
            let [when, mandate] = self.membership(t, member);
            table.row(vec![row_head(&name, href.as_deref()), when, mandate]);
        }
        html! { section { h2 { (t.say("organisations-areas")) } (table.render(Words::of(t.lang))) } }
    }

    /// When somebody is a member, and what the area may do in its place.
    fn membership(&self, t: &Text, member: &AreaMember) -> [Cell; 2] {
        let when = span(t, member.span);
        let is_over = !member.is_member_on(self.today) && member.span.is_some_and(|s| s.first <= self.today);
        let mandate = match &member.mandate {
            Some(Mandate { what, span: dates }) => format!("{what}, {}", span(t, Some(*dates))),
            None => t.say("organisations-not-stated"),
        };
        let when = html! {
            (when)
            @if is_over { " " (ui::badge(Tone::Plain, &t.say("organisations-membership-over"))) }
        };
        [cell(when), cell(html! { (mandate) })]
    }

    fn members_part(&self, t: &Text) -> Markup {
        html! {
            section { h2 { (t.say("organisations-members")) } (self.map(t)) (self.members_table(t)) }
            section {
                h2 { (t.say("organisations-centres")) }
                @if self.centres.is_empty() {
                    (ui::empty(&t.say("organisations-centres-none"), &t.say("organisations-centres-none-why"), html! {}))
                } @else {
                    @let rows: Vec<UnitRow> = self.centres.iter().map(|(_, row)| row.clone()).collect();
                    (units_table(t, "centres", "organisations-centres", "organisations-organisation", &rows))
                }
            }
        }
    }

    fn centres_in(&self, code: &str) -> usize {
        self.centres.iter().filter(|(municipality, _)| municipality == code).count()
    }

    /// The members on the grid when all of them have a tile, with how many learning centres each has.
    fn map(&self, t: &Text) -> Markup {
        let members = self.members.iter().filter_map(|m| directory::by_id(m.organisation));
        let municipalities: Vec<(&str, &str)> = members.map(|o| (o.code.as_str(), o.name_sv.as_str())).collect();
        let Layout::Grid(grid) = tiles::layout(&municipalities) else { return html! {} };
        let tile = |at: &tiles::Tile| {
            let n = self.centres_in(at.municipality);
            Tile {
                name: register::municipality(at.municipality).map_or_else(String::new, |m| m.name.clone()),
                href: t.to(&format!("/organisationer/{}", at.municipality)),
                figure: (n > 0).then(|| i64::try_from(n).unwrap_or(i64::MAX)),
                words: t.with("organisations-tile-centres", [("n", n.into())]),
                column: at.column,
                step: u8::try_from(n).unwrap_or(5).min(5),
            }
        };
        html! {
            p class="small" { (t.say("organisations-map-says")) }
            (ui::tile_map(&t.say("organisations-map"), &grid.iter().map(tile).collect::<Vec<_>>()))
        }
    }

    fn members_table(&self, t: &Text) -> Markup {
        let columns = vec![
            Column::words(t.say("organisations-member")),
            Column::figures(t.say("organisations-centres")),
            Column::words(t.say("organisations-period")),
            Column::words(t.say("organisations-mandate")),
        ];
        let mut table = Table::new("members", t.say("organisations-members"), columns).quiet_caption();
        for member in &self.members {
            let Some(o) = directory::by_id(member.organisation) else { continue };
            let [when, mandate] = self.membership(t, member);
            let href = t.to(&format!("/organisationer/{}", o.code));
            let centres = number(t.n(self.centres_in(&o.code)));
            table.row(vec![row_head(directory::name(o, t.lang), Some(&href)), centres, when, mandate]);
        }
        table.render(Words::of(t.lang))
    }

    /// A municipality, a poor one, an HEI, an area on the grid.
    pub fn samples(t: &Text) -> Vec<(&'static str, Page)> {
        samples::all(t)
    }
}

/// Functions in a table; with the unit each belongs to, or without where all belong to one.
pub fn functions_table(t: &Text, rows: &[FunctionRow], with_unit: bool) -> Markup {
    let mut keys = vec!["organisations-function", "organisations-contact", "organisations-answers"];
    if with_unit {
        keys.insert(1, "organisations-unit");
    }
    let columns = keys.iter().map(|key| Column::words(t.say(key))).collect();
    let mut table = Table::new("functions", t.say("organisations-functions"), columns).quiet_caption();
    for row in rows {
        let mut cells = vec![
            row_head(&row.title, None),
            cell(contact(row.email.as_deref(), row.phone.as_deref())),
            cell(row.state.says(t)),
        ];
        if with_unit {
            let whole = t.say("organisations-whole");
            cells.insert(1, cell(html! { (row.unit.as_deref().unwrap_or(&whole)) }));
        }
        table.row(cells);
    }
    table.render(Words::of(t.lang))
}

/// Units in a table.
pub fn units_table(t: &Text, id: &str, caption: &str, under: &str, rows: &[UnitRow]) -> Markup {
    let keys = ["organisations-unit", "organisations-level", under, "organisations-municipality"];
    let columns = keys.iter().map(|key| Column::words(t.say(key))).collect();
    let mut table = Table::new(id, t.say(caption), columns).quiet_caption();
    for UnitRow { unit, under } in rows {
        let municipality = register::municipality(&unit.municipality).map_or("", |m| m.name.as_str());
        let none = html! { (t.say("organisations-under-none")) };
        table.row(vec![
            row_head(&unit.name, Some(&t.to(&format!("/enheter/{}", unit.id)))),
            cell(html! { (t.say(&format!("organisations-level-{}", unit.level.code()))) }),
            cell(under.as_ref().map_or(none, |name| html! { (name) })),
            cell(some(municipality)),
        ]);
    }
    table.render(Words::of(t.lang))
}

/// Whether a unit's street address is for everybody: where students go to study, not where people are cared for.
pub fn address_is_public(unit: &Unit) -> bool {
    matches!(unit.level, Level::LearningCentre | Level::Site)
}

mod samples {
    use super::*;

    fn function(title: &str, unit: Option<&str>, state: State) -> FunctionRow {
        FunctionRow {
            title: title.to_owned(),
            unit: unit.map(str::to_owned),
            email: Some("vfu@lycksele.example".to_owned()),
            phone: (title.len() > 14).then(|| "0950-166 00".to_owned()),
            state,
        }
    }

    fn rows(code: &str) -> Vec<UnitRow> {
        let id = OrganisationId::named(code);
        let units = register::units().into_iter().filter(|u| u.organisation == id);
        units.map(|unit| UnitRow { unit, under: None }).collect()
    }

    fn page(code: &str, functions: Vec<FunctionRow>, keeps: bool) -> OrganisationPage {
        let organisation = directory::by_code(code).expect("an organisation of the register").clone();
        let units = rows(code);
        let members = directory::members_of(organisation.id).into_iter().cloned().collect::<Vec<_>>();
        let codes = members.iter().filter_map(|m| directory::by_id(m.organisation)).map(|o| o.code.clone());
        let centres = codes.flat_map(|code| rows(&code).into_iter().map(move |row| (code.clone(), row))).collect();
        OrganisationPage {
            slice: Slice::of(1, units.len()),
            units,
            here: Vec::new(),
            centres,
            areas: directory::areas_of(organisation.id).into_iter().cloned().collect(),
            members,
            organisation,
            functions,
            today: Day::new(2026, 11, 25).expect("a day"),
            keeps,
            keeps_members: keeps && directory::by_code(code).is_some_and(|o| o.kind.has_members()),
        }
    }

    /// A municipality with functions, one with nothing, an HEI, two areas.
    pub fn all(t: &Text) -> Vec<(&'static str, Page)> {
        let vacant = State::Vacant { since: Day::new(2026, 6, 30), instead: Some("Kommunsamordnare".to_owned()) };
        let functions = vec![
            function("VFU-samordnare", None, State::Held(Some("Jonas Österberg".to_owned()))),
            function("Verksamhetschef för äldreomsorg", Some("Hemtjänst Norr"), vacant),
            function("Kommunsamordnare", None, State::Held(None)),
            FunctionRow {
                email: None,
                phone: None,
                ..function("Rektor", None, State::Vacant { since: None, instead: None })
            },
        ];
        let mut rich = page("2481", functions, true);
        rich.here = rows("UMU");
        vec![
            ("organisation", rich.render(t)),
            ("organisation-poor", page("0114", Vec::new(), false).render(t)),
            ("organisation-hei", page("UMU", Vec::new(), false).render(t)),
            ("organisation-area", page("koordinerad-kompetensforstarkning", Vec::new(), false).render(t)),
            ("organisation-federation", page("akademi-norr", Vec::new(), true).render(t)),
        ]
    }
}
