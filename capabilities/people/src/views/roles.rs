//! In which role to work, and the demo's page of roles to try.

use kernel::{MembershipId, Role};
use maud::html;
use platform::texts::Text;
use platform::ui;
use platform::web::Page;

use super::parts::{Form, as_written, hidden, role, role_in_sentence};

/// A membership to choose.
#[derive(Clone, Debug)]
pub struct Choice {
    /// Its id.
    pub id: MembershipId,
    /// The role.
    pub role: Role,
    /// The organisation's name.
    pub organisation: String,
    /// The person's name, where several persons stand in one list.
    pub person: String,
    /// Whether it is the one in use.
    pub current: bool,
    /// Why the login is too weak for it.
    pub weakness: Option<&'static str>,
    /// Its form.
    pub form: Form,
}

/// The choice of role.
#[derive(Clone, Debug)]
pub struct Roles {
    /// What was refused.
    pub form: Form,
    /// The memberships that stand today.
    pub choices: Vec<Choice>,
    /// Where to go afterwards; empty for the usual place.
    pub till: String,
    /// To end the session.
    pub sign_out: Form,
}

impl Roles {
    /// The page.
    pub fn render(&self, t: &Text) -> Page {
        let lead = match self.choices.len() {
            0 => t.say("people-roles-none"),
            n => t.with("people-roles-lead", [("n", n.into())]),
        };
        Page::new(t.say("people-roles-title")).lead(html! { (lead) }).body(html! {
            (self.form.summary(t))
            @if !self.choices.is_empty() {
                @for choice in &self.choices { section { (self.choice(t, choice)) } }
            }
            section {
                h2 { (t.say("people-sign-out-title")) }
                p { a href=(t.to("/mina-uppgifter")) { (t.say("people-mine-title")) } }
                (self.sign_out.quiet(&t.to("/logga-ut"), &html! {}, &t.say("people-sign-out")))
            }
        })
    }

    fn choice(&self, t: &Text, choice: &Choice) -> maud::Markup {
        html! {
            h2 { (role(t, choice.role)) }
            p { (as_written(&choice.organisation)) }
            @if choice.current { p { strong { (t.say("people-role-current")) } } }
            @if let Some(why) = choice.weakness {
                p { (t.say(why)) " " a href=(t.to("/mina-uppgifter")) { (t.say("people-mine-title")) } }
            } @else if !choice.current {
                (choice.form.quiet(
                    &t.to("/roll"),
                    &html! { (hidden("uppdrag", &choice.id.to_string())) (hidden("till", &self.till)) },
                    &t.with("people-role-work-as", [("name", role_in_sentence(t, choice.role).into())]),
                ))
            }
        }
    }

    /// None, one too weak for its login, several.
    pub fn samples(t: &Text) -> Vec<(&'static str, Page)> {
        let empty = Self { form: Form::default(), choices: Vec::new(), till: String::new(), sign_out: Form::default() };
        let choice = |role, organisation: &str| Choice {
            id: MembershipId::named("a"),
            role,
            organisation: organisation.to_owned(),
            person: String::new(),
            current: false,
            weakness: None,
            form: Form::default(),
        };
        let weak = Choice {
            weakness: Some("people-role-needs-two-factors"),
            ..choice(Role::UnitManager, "Lycksele kommun, Barn- och utbildningsförvaltningen")
        };
        let weak = Self {
            form: Form::refused(t, "people-role-too-weak", &[]),
            choices: vec![weak, choice(Role::PlacementCoordinator, "Umeå universitet")],
            ..empty.clone()
        };
        let all = Role::ALL.into_iter().skip(1).map(|role| choice(role, "Strömsunds kommun"));
        let mut many = Self { choices: all.collect(), ..empty.clone() };
        many.choices[0].current = true;
        vec![("roles-none", empty.render(t)), ("roles-weak", weak.render(t)), ("roles-many", many.render(t))]
    }
}

/// "Prova som …": the demo's persons, a click each.
#[derive(Clone, Debug)]
pub struct Try {
    /// Whom to be.
    pub choices: Vec<Choice>,
}

impl Try {
    /// The page.
    pub fn render(&self, t: &Text) -> Page {
        let lead = if self.choices.is_empty() { "people-try-none" } else { "people-try-lead" };
        Page::new(t.say("people-try-title")).lead(html! { (t.say(lead)) }).body(html! {
            @if !self.choices.is_empty() {
                ul class="list split" {
                    @for choice in &self.choices {
                        li {
                            div {
                                strong { (role(t, choice.role)) }
                                p class="small" { (t.with("people-try-person", [
                                    ("name", choice.person.as_str().into()), ("place", choice.organisation.as_str().into()),
                                ])) }
                            }
                            (Self::door(t, choice))
                        }
                    }
                }
            }
        })
    }

    /// The button says the role as well to those who hear it alone: a person may stand there twice.
    fn door(t: &Text, choice: &Choice) -> maud::Markup {
        let to = t.to(&format!("/prova/{}", choice.id));
        let says = t.with("people-try-as", [("name", choice.person.as_str().into())]);
        ui::form_post(
            &to,
            &choice.form.guard,
            html! { button class="button quiet" type="submit" { (says) " " span class="hidden" { "(" (role(t, choice.role)) ")" } } },
        )
    }

    /// None and some.
    pub fn samples(t: &Text) -> Vec<(&'static str, Page)> {
        let choice = Choice {
            id: MembershipId::named("a"),
            role: Role::PlacementCoordinator,
            organisation: "Umeå universitet".to_owned(),
            person: "Karin Lindgren".to_owned(),
            current: false,
            weakness: None,
            form: Form::default(),
        };
        let (none, some) = (Self { choices: Vec::new() }, Self { choices: vec![choice] });
        vec![("try-none", none.render(t)), ("try", some.render(t))]
    }
}
