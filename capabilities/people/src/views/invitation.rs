//! An invitation, as the invited person sees it.

use kernel::{Day, Role};
use maud::{Markup, html};
use platform::texts::Text;
use platform::ui;
use platform::web::Page;

use super::mine::{NewTotp, new_passphrase};
use super::parts::{Field, Form, as_written, role_in_sentence};

/// How the invited person may accept.
#[derive(Clone, Debug)]
pub enum Way {
    /// Signed in under this name: a click.
    SignedIn {
        /// The name of the person who is signed in.
        name: String,
    },
    /// There is an account with the address already: sign in first.
    HasAccount,
    /// A new account, or a provider.
    New {
        /// What was written as name, where the invitation says none.
        name: Option<String>,
        /// What was written as address, where the invitation says none.
        email: Option<String>,
        /// The secret for the authenticator.
        totp: NewTotp,
        /// Whether the login page has providers.
        providers: bool,
    },
}

/// An invitation that can be accepted.
#[derive(Clone, Debug)]
pub struct Offered {
    /// The form.
    pub form: Form,
    /// The path of the invitation, without the language.
    pub path: String,
    /// To which organisation.
    pub organisation: String,
    /// To which role.
    pub role: Role,
    /// The last day it holds.
    pub until: Day,
    /// How to accept.
    pub way: Way,
}

impl Offered {
    /// The page.
    pub fn render(&self, t: &Text) -> Page {
        let lead = t.with(
            "people-offered-lead",
            [
                ("role", role_in_sentence(t, self.role).into()),
                ("place", self.organisation.as_str().into()),
                ("day", t.day(self.until).into()),
            ],
        );
        Page::new(t.say("people-offered-title")).lead(html! { (lead) }).secret().body(html! {
            (self.form.summary(t))
            (self.way(t))
        })
    }

    fn way(&self, t: &Text) -> Markup {
        let sign_in = t.to(&format!("/logga-in?till={}", t.to(&self.path)));
        match &self.way {
            Way::SignedIn { name } => html! {
                p { (t.say("people-offered-signed-in")) " " strong { (as_written(name)) } }
                (self.form.post(&t.to(&format!("{}/ta-emot", self.path)), &html! {}, &t.say("people-offered-accept")))
                p { (t.say("people-offered-other-person")) }
            },
            Way::HasAccount => html! {
                p { (t.say("people-offered-has-account")) }
                p { (ui::link_button(&t.say("people-to-login"), &sign_in)) }
            },
            Way::New { name, email, totp, providers } => html! {
                @if *providers {
                    section {
                        h2 { (t.say("people-offered-provider-title")) }
                        p { (t.say("people-offered-provider")) }
                        p { a href=(sign_in) { (t.say("people-to-login")) } }
                    }
                }
                section {
                    h2 { (t.say("people-offered-account-title")) }
                    (self.form.post(&t.to(&self.path), &html! {
                        @if let Some(name) = name {
                            (self.form.field(t, &Field {
                                name: "name", label: &t.say("people-name"), hint: "", value: name, kind: "text",
                                autocomplete: "name",
                            }))
                        }
                        @if let Some(email) = email {
                            (self.form.field(t, &Field {
                                name: "email", label: &t.say("people-email"), hint: &t.say("people-email-hint"), value: email,
                                kind: "email", autocomplete: "username",
                            }))
                        }
                        (new_passphrase(t, &self.form))
                        h3 { (t.say("people-totp-title")) }
                        (totp.render(t, &self.form))
                    }, &t.say("people-offered-create")))
                }
            },
        }
    }

    /// Signed in, with an account, new, refused, for the first administrator.
    pub fn samples(t: &Text) -> Vec<(&'static str, Page)> {
        let signed_in = Self {
            form: Form::default(),
            path: "/inbjudan/abc".to_owned(),
            organisation: "Strömsunds kommun".to_owned(),
            role: Role::MunicipalCoordinator,
            until: Day::new(2026, 12, 9).expect("a day"),
            way: Way::SignedIn { name: "Jonas Ek".to_owned() },
        };
        let has_account = Self { way: Way::HasAccount, ..signed_in.clone() };
        let way = Way::New { name: None, email: None, totp: NewTotp::sample(), providers: true };
        let new = Self { way, ..signed_in.clone() };
        let problems = [("passphrase", "login-passphrase-common"), ("code", "login-totp-wrong")];
        let refused = Self { form: Form::refused(t, "people-offered-refused", &problems), ..new.clone() };
        let (name, email) = (Some("Åsa".to_owned()), Some(String::new()));
        let first = Self {
            role: Role::TenantAdministrator,
            way: Way::New { name, email, totp: NewTotp::sample(), providers: false },
            ..signed_in.clone()
        };
        vec![
            ("invitation-signed-in", signed_in.render(t)),
            ("invitation-has-account", has_account.render(t)),
            ("invitation-new", new.render(t)),
            ("invitation-refused", refused.render(t)),
            ("invitation-first-administrator", first.render(t)),
        ]
    }
}

/// A link that opens nothing.
#[derive(Clone, Copy, Debug)]
pub struct Closed {
    /// Why.
    pub why: &'static str,
}

impl Closed {
    /// The page.
    pub fn render(&self, t: &Text) -> Page {
        let mut page = Page::new(t.say("people-closed-title"))
            .lead(html! { (t.say(self.why)) })
            .actions(ui::link_button(&t.say("people-to-login"), &t.to("/logga-in")));
        page.status = 404;
        page
    }

    /// Every reason.
    pub fn samples(t: &Text) -> Vec<(&'static str, Page)> {
        [
            ("invitation-unknown", "people-invitation-unknown"),
            ("invitation-used", "people-invitation-used"),
            ("invitation-withdrawn", "people-invitation-withdrawn"),
            ("invitation-expired", "people-invitation-expired"),
        ]
        .map(|(name, why)| (name, Self { why }.render(t)))
        .to_vec()
    }
}
