//! Signing in: the page with the ways in, and the page for the code.

use maud::html;
use platform::texts::Text;
use platform::ui;
use platform::web::Page;

use super::parts::{Field, Form, hidden};
use crate::model::ProviderName;

/// The ways in.
#[derive(Clone, Debug)]
pub struct Login {
    /// The form for the local account.
    pub form: Form,
    /// A form for each provider, in its own words.
    pub providers: Vec<(ProviderName, Form)>,
    /// What was written as address.
    pub email: String,
    /// Where to go afterwards; empty for the usual place.
    pub till: String,
    /// Whether somebody is asked to prove again who they are.
    pub again: bool,
}

impl Login {
    /// The page.
    pub fn render(&self, t: &Text) -> Page {
        let again = if self.again { "1" } else { "" };
        let local = html! {
            (hidden("till", &self.till))
            (self.form.field(t, &Field {
                name: "email", label: &t.say("people-email"), hint: "", value: &self.email, kind: "email",
                autocomplete: "username",
            }))
            (self.form.field(t, &Field {
                name: "passphrase", label: &t.say("people-passphrase"), hint: "", value: "", kind: "password",
                autocomplete: "current-password",
            }))
        };
        let (title, lead) = if self.again {
            ("people-login-again-title", "people-login-again-lead")
        } else {
            ("people-login-title", "people-login-lead")
        };
        Page::new(t.say(title)).lead(html! { (t.say(lead)) }).body(html! {
            (self.form.summary(t))
            @if !self.providers.is_empty() {
                section {
                    h2 { (t.say("people-login-provider-title")) }
                    @for (provider, form) in &self.providers {
                        (form.quiet(
                            &t.to(&format!("/logga-in/{}", provider.key)),
                            &html! { (hidden("till", &self.till)) (hidden("igen", again)) },
                            provider.in_language(t.lang),
                        ))
                    }
                }
            }
            section {
                h2 { (t.say("people-login-local-title")) }
                (self.form.post(&t.to("/logga-in"), &local, &t.say("people-login-submit")))
                p { (t.say("people-login-help")) }
            }
        })
    }

    /// First visit, a wrong try, asked again, with providers.
    pub fn samples(t: &Text) -> Vec<(&'static str, Page)> {
        let provider = |key: &str, sv: &str, en: &str| {
            (ProviderName { key: key.to_owned(), sv: sv.to_owned(), en: en.to_owned() }, Form::default())
        };
        let plain = Self {
            form: Form::default(),
            providers: Vec::new(),
            email: String::new(),
            till: String::new(),
            again: false,
        };
        let wrong = Self {
            form: Form::refused(t, "people-login-wrong", &[]),
            email: "asa.berg@lycksele.example".to_owned(),
            ..plain.clone()
        };
        let providers = vec![
            provider("umu", "Umeå universitet", "Umeå University"),
            provider("ltu", "Luleå tekniska universitet", "Luleå University of Technology"),
        ];
        let again = Self { providers, till: "/vfu".to_owned(), again: true, ..plain.clone() };
        vec![("login", plain.render(t)), ("login-wrong", wrong.render(t)), ("login-again", again.render(t))]
    }
}

/// The second step: a code.
#[derive(Clone, Debug)]
pub struct Code {
    /// The form.
    pub form: Form,
    /// What the first step has proved, sealed.
    pub step: String,
}

impl Code {
    /// The page.
    pub fn render(&self, t: &Text) -> Page {
        let body = html! {
            (hidden("steg", &self.step))
            (self.form.field(t, &Field {
                name: "code", label: &t.say("people-code"), hint: &t.say("people-code-hint"), value: "", kind: "text",
                autocomplete: "one-time-code",
            }))
        };
        Page::new(t.say("people-code-title")).lead(html! { (t.say("people-code-lead")) }).secret().body(html! {
            (self.form.summary(t))
            (self.form.post(&t.to("/logga-in/kod"), &body, &t.say("people-login-submit")))
            p { (t.say("people-code-lost")) }
        })
    }

    /// Asked, and asked again.
    pub fn samples(t: &Text) -> Vec<(&'static str, Page)> {
        let asked = Self { form: Form::default(), step: "s1.a.b".to_owned() };
        let wrong =
            Self { form: Form::refused(t, "login-totp-wrong", &[("code", "login-totp-wrong")]), ..asked.clone() };
        vec![("login-code", asked.render(t)), ("login-code-wrong", wrong.render(t))]
    }
}

/// On the way to a provider; the browser goes there by itself.
#[derive(Clone, Debug)]
pub struct OnTheWay {
    /// The provider's name.
    pub provider: String,
    /// Where the browser goes.
    pub to: String,
}

impl OnTheWay {
    /// The page.
    pub fn render(&self, t: &Text) -> Page {
        let name = || [("name", self.provider.as_str().into())];
        Page::new(t.with("people-on-the-way-title", name()))
            .lead(html! { (t.say("people-on-the-way-lead")) })
            .actions(ui::link_button(&t.with("people-on-the-way-link", name()), &self.to))
            .secret()
            .forward(self.to.clone())
    }

    /// As it is.
    pub fn samples(t: &Text) -> Vec<(&'static str, Page)> {
        let one = Self { provider: "Umeå universitet".to_owned(), to: "https://idp.umu.example/authorize".to_owned() };
        vec![("login-on-the-way", one.render(t))]
    }
}

/// A provider knows the person, we do not.
#[derive(Clone, Debug)]
pub struct Stranger {
    /// The provider's name.
    pub provider: String,
}

impl Stranger {
    /// The page.
    pub fn render(&self, t: &Text) -> Page {
        let mut page = Page::new(t.say("people-stranger-title"))
            .lead(html! { (t.with("people-stranger-lead", [("name", self.provider.as_str().into())])) })
            .actions(ui::link_button(&t.say("people-to-login"), &t.to("/logga-in")));
        page.status = 403;
        page
    }

    /// As it is.
    pub fn samples(t: &Text) -> Vec<(&'static str, Page)> {
        vec![("login-stranger", Self { provider: "Umeå universitet".to_owned() }.render(t))]
    }
}
