//! A1: who works here, in which roles, and who is invited.

use kernel::{Day, InvitationId, MembershipId, Moment, Role};
use maud::{Markup, html};
use platform::texts::Text;
use platform::ui::{self, Words, cell, row_head};
use platform::web::Page;

use super::parts::{Field, Form, hidden, known, on_one_line, or_missing, role, table};

/// A member in the list.
#[derive(Clone, Debug)]
pub struct MemberRow {
    /// The membership.
    pub id: MembershipId,
    /// The person's name.
    pub name: String,
    /// The address at work.
    pub email: String,
    /// The role.
    pub role: Role,
    /// The first day.
    pub since: Day,
    /// When the person last signed in.
    pub seen: Option<Moment>,
}

/// An invitation in the list.
#[derive(Clone, Debug)]
pub struct InvitationRow {
    /// Its id.
    pub id: InvitationId,
    /// The name.
    pub name: String,
    /// The address.
    pub email: String,
    /// The role.
    pub role: Role,
    /// The last day it holds.
    pub until: Day,
    /// The form that takes it back.
    pub form: Form,
}

/// The list.
#[derive(Clone, Debug)]
pub struct Users {
    /// What was refused.
    pub form: Form,
    /// The form that makes links for all who are invited.
    pub links: Form,
    /// The organisation's name.
    pub organisation: String,
    /// Members of today.
    pub members: Vec<MemberRow>,
    /// How many persons they are.
    pub persons: usize,
    /// Open invitations.
    pub invitations: Vec<InvitationRow>,
}

impl Users {
    /// The page.
    pub fn render(&self, t: &Text) -> Page {
        let lead = t.with(
            "people-users-lead",
            [
                ("place", self.organisation.as_str().into()),
                ("n", self.persons.into()),
                ("invited", self.invitations.len().into()),
            ],
        );
        Page::new(t.say("people-users-title"))
            .lead(html! { (lead) })
            .actions(ui::link_button(&t.say("people-invite"), &t.to("/admin/anvandare/ny")))
            .body(html! {
                (self.form.summary(t))
                (self.members(t))
                section { h2 { (t.say("people-invited-title")) } (self.invitations(t)) }
            })
    }

    fn members(&self, t: &Text) -> Markup {
        let heads = ["people-name", "people-email", "people-role", "people-since", "people-seen"];
        let row = |m: &MemberRow| {
            vec![
                row_head(&m.name, Some(&t.to(&format!("/admin/anvandare/{}", m.id)))),
                or_missing(&m.email),
                cell(html! { (role(t, m.role)) }),
                cell(on_one_line(&m.since.to_string())),
                cell(html! { (seen(t, m.seen)) }),
            ]
        };
        let caption = t.with("people-members", [("n", self.members.len().into())]);
        table(t, "uppdrag", &caption, &heads, self.members.iter().map(row).collect())
    }

    fn invitations(&self, t: &Text) -> Markup {
        if self.invitations.is_empty() {
            return html! { p { (t.say("people-invited-none")) } };
        }
        let heads =
            ["people-name", "people-email", "people-role", "people-invited-until", "people-invited-withdraw-head"];
        let row = |i: &InvitationRow| {
            let name = if i.name.is_empty() { Words::of(t.lang).missing } else { i.name.as_str() };
            let withdraw = i.form.quiet(
                &t.to(&format!("/admin/anvandare/inbjudan/{}/tillbaka", i.id)),
                &html! {},
                &t.with("people-invited-withdraw", [("name", i.name.as_str().into())]),
            );
            vec![
                row_head(name, None),
                or_missing(&i.email),
                cell(html! { (role(t, i.role)) }),
                cell(on_one_line(&i.until.to_string())),
                cell(withdraw),
            ]
        };
        let caption = t.with("people-invitations", [("n", self.invitations.len().into())]);
        html! {
            (table(t, "inbjudningar", &caption, &heads, self.invitations.iter().map(row).collect()))
            p { (t.say("people-links-what")) }
            (self.links.quiet(&t.to("/admin/anvandare/lankar"), &html! {}, &t.say("people-links-make")))
        }
    }

    /// An administrator alone, a whole office, a refusal.
    pub fn samples(t: &Text) -> Vec<(&'static str, Page)> {
        let member = |name: &str, role| MemberRow {
            id: MembershipId::named(name),
            name: name.to_owned(),
            email: "namn@lycksele.example".to_owned(),
            role,
            since: Day::new(2026, 11, 25).expect("a day"),
            seen: None,
        };
        let alone = Self {
            form: Form::default(),
            links: Form::default(),
            organisation: "Lycksele kommun".to_owned(),
            members: vec![member("Nils Åberg", Role::TenantAdministrator)],
            persons: 1,
            invitations: Vec::new(),
        };
        let mut members: Vec<MemberRow> =
            Role::ALL.into_iter().skip(1).map(|r| member("Anna-Karin Hjelmström-Wallgren", r)).collect();
        members[0].seen = Some(Moment::from_millis(1_800_000_000_000));
        let invitation = InvitationRow {
            id: InvitationId::named("a"),
            name: "Jonas Ek".to_owned(),
            email: "jonas.ek@lycksele.example".to_owned(),
            role: Role::UnitManager,
            until: Day::new(2026, 12, 9).expect("a day"),
            form: Form::default(),
        };
        let first = InvitationRow { name: String::new(), email: String::new(), ..invitation.clone() };
        let many = Self { members, persons: 12, invitations: vec![invitation, first], ..alone.clone() };
        let refused = Self { form: Form::refused(t, "people-invitation-gone", &[]), ..many.clone() };
        vec![("users-alone", alone.render(t)), ("users", many.render(t)), ("users-refused", refused.render(t))]
    }
}

fn seen(t: &Text, at: Option<Moment>) -> String {
    at.map_or_else(|| t.say("people-seen-never"), |at| t.moment(at))
}

/// One membership.
#[derive(Clone, Debug)]
pub struct User {
    /// The form that ends it.
    pub form: Form,
    /// The form that makes a link to a new login.
    pub renewal: Form,
    /// The row of the list.
    pub row: MemberRow,
    /// Whether it is ended.
    pub ended: bool,
    /// The version that is shown.
    pub version: i64,
}

impl User {
    /// The page.
    pub fn render(&self, t: &Text) -> Page {
        let m = &self.row;
        let lead = if self.ended { "people-user-ended" } else { "people-user-lead" };
        Page::new(m.name.clone())
            .lead(html! { (t.with(lead, [("role", role(t, m.role).into()), ("day", t.day(m.since).into())])) })
            .crumb(t.say("people-users-title"), t.to("/admin/anvandare"))
            .body(html! {
                (self.form.summary(t))
                (ui::facts(&[
                    (t.say("people-email"), known(t, &m.email)),
                    (t.say("people-role"), html! { (role(t, m.role)) }),
                    (t.say("people-since"), html! { (t.day(m.since)) }),
                    (t.say("people-seen"), html! { (seen(t, m.seen)) }),
                ]))
                p { a href=(t.to(&format!("/admin/anvandare/{}/ratta", m.id))) { (t.say("people-correct")) } }
                @if !self.ended {
                    section {
                        h2 { (t.say("people-renewal-make-title")) }
                        p { (t.say("people-renewal-what")) }
                        (self.renewal.quiet(
                            &t.to(&format!("/admin/anvandare/{}/ny-inloggning", m.id)),
                            &html! {},
                            &t.say("people-renewal-make"),
                        ))
                    }
                    section {
                        h2 { (t.say("people-end-title")) }
                        p { (t.say("people-end-what")) }
                        (self.form.quiet(
                            &t.to(&format!("/admin/anvandare/{}/avslut", m.id)),
                            &hidden("version", &self.version.to_string()),
                            &t.say("people-end"),
                        ))
                    }
                }
            })
    }

    /// Standing, refused, ended.
    pub fn samples(t: &Text) -> Vec<(&'static str, Page)> {
        let row = MemberRow {
            id: MembershipId::named("a"),
            name: "Nils Åberg".to_owned(),
            email: "nils@lycksele.example".to_owned(),
            role: Role::TenantAdministrator,
            since: Day::new(2026, 11, 25).expect("a day"),
            seen: None,
        };
        let standing = Self { form: Form::default(), renewal: Form::default(), row, ended: false, version: 1 };
        let refused = Self { form: Form::refused(t, "people-last-administrator-self", &[]), ..standing.clone() };
        let ended = Self { ended: true, ..standing.clone() };
        vec![("user", standing.render(t)), ("user-refused", refused.render(t)), ("user-ended", ended.render(t))]
    }
}

/// The form "Bjud in".
#[derive(Clone, Debug)]
pub struct Invite {
    /// The form.
    pub form: Form,
    /// What was written as name.
    pub name: String,
    /// What was written as address.
    pub email: String,
    /// The role that was chosen, as code.
    pub role: String,
    /// Roles to choose among.
    pub roles: Vec<Role>,
}

impl Invite {
    /// The page.
    pub fn render(&self, t: &Text) -> Page {
        let none = (String::new(), Words::of(t.lang).choose.to_owned());
        let options: Vec<(String, String)> =
            std::iter::once(none).chain(self.roles.iter().map(|r| (r.code().to_owned(), role(t, *r)))).collect();
        let body = html! {
            (self.form.field(t, &Field {
                name: "name", label: &t.say("people-name"), hint: "", value: &self.name, kind: "text",
                autocomplete: "off",
            }))
            (self.form.field(t, &Field {
                name: "email", label: &t.say("people-email"), hint: &t.say("people-email-hint"), value: &self.email,
                kind: "email", autocomplete: "off",
            }))
            (self.form.choice(t, "role", &t.say("people-role"), &self.role, &options))
        };
        Page::new(t.say("people-invite-title"))
            .lead(html! { (t.say("people-invite-lead")) })
            .crumb(t.say("people-users-title"), t.to("/admin/anvandare"))
            .body(html! {
                (self.form.summary(t))
                (self.form.post(&t.to("/admin/anvandare/ny"), &body, &t.say("people-invite-make")))
            })
    }

    /// Empty, and refused.
    pub fn samples(t: &Text) -> Vec<(&'static str, Page)> {
        let empty = Self {
            form: Form::default(),
            name: String::new(),
            email: String::new(),
            role: String::new(),
            roles: crate::rules::INVITABLE.to_vec(),
        };
        let problems =
            [("name", "people-name-needed"), ("email", "people-email-needed"), ("role", "people-role-needed")];
        let refused = Self {
            form: Form::refused(t, "people-invite-refused", &problems),
            email: "jonas".to_owned(),
            role: "unit_manager".to_owned(),
            ..empty.clone()
        };
        vec![("invite", empty.render(t)), ("invite-refused", refused.render(t))]
    }
}

/// The form "Rätta".
#[derive(Clone, Debug)]
pub struct Correction {
    /// The membership that led here.
    pub id: MembershipId,
    /// The form.
    pub form: Form,
    /// The name as it stands.
    pub shown: String,
    /// The name in the field.
    pub name: String,
    /// The address in the field.
    pub email: String,
    /// The version that is shown.
    pub version: i64,
}

impl Correction {
    /// The page.
    pub fn render(&self, t: &Text) -> Page {
        let member = t.to(&format!("/admin/anvandare/{}", self.id));
        let body = html! {
            (hidden("version", &self.version.to_string()))
            (self.form.field(t, &Field {
                name: "name", label: &t.say("people-name"), hint: "", value: &self.name, kind: "text",
                autocomplete: "off",
            }))
            (self.form.field(t, &Field {
                name: "email", label: &t.say("people-email-or-none"), hint: &t.say("people-correct-login"),
                value: &self.email, kind: "email", autocomplete: "off",
            }))
        };
        Page::new(t.say("people-correct-title"))
            .lead(html! { (t.with("people-correct-lead", [("name", self.shown.as_str().into())])) })
            .crumb(t.say("people-users-title"), t.to("/admin/anvandare"))
            .crumb(self.shown.clone(), member.clone())
            .body(html! {
                (self.form.summary(t))
                (self.form.post(&format!("{member}/ratta"), &body, &t.say("people-correct-save")))
            })
    }

    /// Asked, and refused.
    pub fn samples(t: &Text) -> Vec<(&'static str, Page)> {
        let asked = Self {
            id: MembershipId::named("a"),
            form: Form::default(),
            shown: "Nils Åberg".to_owned(),
            name: "Nils Åberg".to_owned(),
            email: String::new(),
            version: 1,
        };
        let problems = [("name", "people-name-needed")];
        let form = Form::refused(t, "people-correct-refused", &problems);
        let refused = Self { form, name: String::new(), ..asked.clone() };
        vec![("correction", asked.render(t)), ("correction-refused", refused.render(t))]
    }
}
