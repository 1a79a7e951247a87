//! A new login, as its owner sees it.

use maud::html;
use platform::texts::Text;
use platform::ui;
use platform::web::Page;

use super::mine::{NewTotp, new_passphrase};
use super::parts::{Form, as_written};

/// The page behind the link.
#[derive(Clone, Debug)]
pub struct Renewal {
    /// The form.
    pub form: Form,
    /// The path of the link, without the language.
    pub path: String,
    /// Whose login it is.
    pub name: String,
    /// The address that it is signed in with.
    pub email: String,
    /// The secret for the authenticator.
    pub totp: NewTotp,
}

impl Renewal {
    /// The page.
    pub fn render(&self, t: &Text) -> Page {
        let body = html! {
            input type="text" name="email" value=(self.email) autocomplete="username" hidden readonly;
            (new_passphrase(t, &self.form))
            h2 { (t.say("people-totp-title")) }
            (self.totp.render(t, &self.form))
        };
        Page::new(t.say("people-renewal-title")).lead(html! { (t.say("people-renewal-lead")) }).secret().body(html! {
            (self.form.summary(t))
            (ui::facts(&[
                (t.say("people-name"), as_written(&self.name)),
                (t.say("people-mine-account"), html! { (self.email) }),
            ]))
            (self.form.post(&t.to(&self.path), &body, &t.say("people-renewal-save")))
        })
    }

    /// Asked, and refused.
    pub fn samples(t: &Text) -> Vec<(&'static str, Page)> {
        let asked = Self {
            form: Form::default(),
            path: "/ny-inloggning/abc".to_owned(),
            name: "Åsa Öberg".to_owned(),
            email: "asa@lycksele.example".to_owned(),
            totp: NewTotp::sample(),
        };
        let problems = [("passphrase", "login-passphrase-guessable"), ("code", "login-totp-wrong")];
        let refused = Self { form: Form::refused(t, "people-renewal-refused", &problems), ..asked.clone() };
        vec![("renewal", asked.render(t)), ("renewal-refused", refused.render(t))]
    }
}
