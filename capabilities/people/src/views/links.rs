//! Links to hand out, shown once.

use kernel::{Day, Role};
use maud::html;
use platform::texts::Text;
use platform::ui::{self, cell, row_head};
use platform::web::Page;

use super::parts::{or_missing, role, role_in_sentence, table};

/// A link, shown once.
#[derive(Clone, Debug)]
pub struct Link {
    /// `link` for an invitation, `renewal` for a new login: how the sentences about it begin.
    pub kind: &'static str,
    /// Whom it is for.
    pub name: String,
    /// To which role.
    pub role: Role,
    /// The whole address to copy.
    pub address: String,
    /// The last day it holds.
    pub until: Day,
}

impl Link {
    /// The page.
    pub fn render(&self, t: &Text) -> Page {
        let said = |what: &str| {
            t.with(
                &format!("people-{}-{what}", self.kind),
                [
                    ("name", self.name.as_str().into()),
                    ("role", role_in_sentence(t, self.role).into()),
                    ("day", t.day(self.until).into()),
                ],
            )
        };
        Page::new(said("made-title"))
            .lead(html! { (said("made-lead")) })
            .crumb(t.say("people-users-title"), t.to("/admin/anvandare"))
            .actions(ui::link_button(&t.say("people-link-done"), &t.to("/admin/anvandare")))
            .body(html! {
                div class="field" {
                    label for="lank" { (t.say("people-link")) }
                    input id="lank" type="text" readonly value=(self.address);
                }
                p { (said("made-once")) }
            })
    }

    /// An invitation and a new login.
    pub fn samples(t: &Text) -> Vec<(&'static str, Page)> {
        let invitation = Self {
            kind: "link",
            name: "Jonas Ek".to_owned(),
            role: Role::UnitManager,
            address: "https://larbro.example/inbjudan/jP5p0bXr1m8Zs0v7yq3HcKf2dT9wLgUa4nEoRiB6xYA".to_owned(),
            until: Day::new(2026, 12, 9).expect("a day"),
        };
        let renewal = Self { kind: "renewal", ..invitation.clone() };
        vec![("link-invitation", invitation.render(t)), ("link-renewal", renewal.render(t))]
    }
}

/// A link in the list.
#[derive(Clone, Debug)]
pub struct LinkRow {
    /// Whom it is for.
    pub name: String,
    /// The address to send it to.
    pub email: String,
    /// To which role.
    pub role: Role,
    /// The whole address to copy.
    pub address: String,
}

fn link_to(t: &Text, name: &str) -> String {
    t.with("people-link-to", [("name", name.into())])
}

/// The links of all who are invited.
#[derive(Clone, Debug)]
pub struct Links {
    /// A row each.
    pub rows: Vec<LinkRow>,
    /// The last day they hold.
    pub until: Day,
}

impl Links {
    /// The page.
    pub fn render(&self, t: &Text) -> Page {
        let n = self.rows.len();
        let heads = ["people-name", "people-email", "people-role", "people-link"];
        let row = |l: &LinkRow| {
            vec![
                row_head(&l.name, None),
                or_missing(&l.email),
                cell(html! { (role(t, l.role)) }),
                cell(html! { input type="text" readonly aria-label=(link_to(t, &l.name)) value=(l.address); }),
            ]
        };
        let caption = t.with("people-links", [("n", n.into())]);
        Page::new(t.with("people-links-title", [("n", n.into())]))
            .lead(html! { (t.with("people-links-lead", [("day", t.day(self.until).into())])) })
            .crumb(t.say("people-users-title"), t.to("/admin/anvandare"))
            .actions(ui::link_button(&t.say("people-link-done"), &t.to("/admin/anvandare")))
            .body(html! {
                (table(t, "lankar", &caption, &heads, self.rows.iter().map(row).collect()))
                p { (t.say("people-links-once")) }
            })
    }

    /// Two links.
    pub fn samples(t: &Text) -> Vec<(&'static str, Page)> {
        let row = |name: &str| LinkRow {
            name: name.to_owned(),
            email: "namn@lycksele.example".to_owned(),
            role: Role::UnitManager,
            address: "https://larbro.example/inbjudan/jP5p0bXr1m8Zs0v7yq3HcKf2dT9wLgUa4nEoRiB6xYA".to_owned(),
        };
        let rows = vec![row("Jonas Ek"), row("Anna-Karin Hjelmström-Wallgren")];
        vec![("links", Self { rows, until: Day::new(2026, 12, 9).expect("a day") }.render(t))]
    }
}
