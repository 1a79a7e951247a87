//! One's own things: who I am here, how I sign in, where I am signed in.

use kernel::{Moment, Role, SessionId};
use maud::{Markup, html};
use platform::texts::Text;
use platform::ui::{self, cell};
use platform::web::Page;

use super::parts::{Field, Form, as_written, hidden, known, role, table};

/// A session as its owner sees it.
#[derive(Clone, Debug)]
pub struct MySession {
    /// Its id.
    pub id: SessionId,
    /// When it began.
    pub began: Moment,
    /// When it was last used.
    pub seen: Moment,
    /// Whether it is this one.
    pub current: bool,
    /// The form that ends it.
    pub form: Form,
}

/// How a local account is secured.
#[derive(Clone, Debug)]
pub struct MyAccount {
    /// The address it is signed in with.
    pub email: String,
    /// Whether an authenticator is set up.
    pub two_steps: bool,
    /// Recovery codes that are left.
    pub recovery_codes: usize,
}

/// The page "Mina uppgifter".
#[derive(Clone, Debug)]
pub struct Mine {
    /// The name.
    pub name: String,
    /// The address at work.
    pub email: String,
    /// Role and organisation of each membership that stands today.
    pub memberships: Vec<(Role, String)>,
    /// The providers signed in at.
    pub issuers: Vec<String>,
    /// The local account, if there is one.
    pub account: Option<MyAccount>,
    /// Where the person is signed in.
    pub sessions: Vec<MySession>,
}

impl Mine {
    /// The page.
    pub fn render(&self, t: &Text) -> Page {
        let lead = match &self.account {
            Some(account) if !account.two_steps => t.say("people-mine-lead-one-step"),
            Some(account) if account.recovery_codes == 0 => t.say("people-mine-lead-no-codes"),
            _ => t.with("people-mine-lead", [("n", self.sessions.len().into())]),
        };
        Page::new(t.say("people-mine-title")).lead(html! { (lead) }).actions(self.next_step(t)).body(html! {
            section {
                h2 { (t.say("people-mine-who")) }
                (ui::facts(&[
                    (t.say("people-name"), as_written(&self.name)),
                    (t.say("people-email"), known(t, &self.email)),
                    (t.say("people-mine-roles"), self.roles(t)),
                ]))
                p { (t.say("people-mine-correct")) }
            }
            section { h2 { (t.say("people-mine-how")) } (self.how(t)) }
            section { h2 { (t.say("people-mine-where")) } (self.places(t)) }
        })
    }

    fn next_step(&self, t: &Text) -> Markup {
        let (path, key) = match &self.account {
            Some(account) if !account.two_steps => ("/mina-uppgifter/tvasteg", "people-totp-set-up"),
            Some(account) if account.recovery_codes == 0 => ("/mina-uppgifter/koder", "people-recovery-make"),
            _ => return html! {},
        };
        ui::link_button(&t.say(key), &t.to(path))
    }

    fn roles(&self, t: &Text) -> Markup {
        html! {
            @if self.memberships.is_empty() { (t.say("people-mine-no-roles")) }
            @else {
                ul {
                    @for (held, organisation) in &self.memberships {
                        li { (role(t, *held)) ", " (as_written(organisation)) }
                    }
                }
            }
        }
    }

    fn how(&self, t: &Text) -> Markup {
        let link = |path: &str, key: &str| html! { a href=(t.to(path)) { (t.say(key)) } };
        let mut facts: Vec<(String, Markup)> =
            self.issuers.iter().map(|issuer| (t.say("people-mine-provider"), html! { (issuer) })).collect();
        if let Some(account) = &self.account {
            let (state, change) = if account.two_steps {
                ("people-totp-on", "people-totp-replace")
            } else {
                ("people-totp-off", "people-totp-set-up")
            };
            facts.push((t.say("people-mine-account"), html! { (account.email) }));
            facts.push((t.say("people-passphrase"), link("/mina-uppgifter/losenfras", "people-passphrase-change")));
            facts.push((t.say("people-totp"), html! { (t.say(state)) " " (link("/mina-uppgifter/tvasteg", change)) }));
            if account.two_steps {
                let left = t.with("people-recovery-left", [("n", account.recovery_codes.into())]);
                let make = link("/mina-uppgifter/koder", "people-recovery-make");
                facts.push((t.say("people-recovery"), html! { (left) " " (make) }));
            }
        }
        if facts.is_empty() {
            return html! { p { (t.say("people-mine-no-way-in")) } };
        }
        ui::facts(&facts)
    }

    fn places(&self, t: &Text) -> Markup {
        let row = |session: &MySession| {
            let end = html! {
                @if session.current { (t.say("people-session-current")) }
                @else {
                    (session.form.quiet(
                        &t.to(&format!("/mina-uppgifter/inloggningar/{}/avslut", session.id)),
                        &html! {},
                        &t.say("people-session-end"),
                    ))
                }
            };
            vec![cell(html! { (t.moment(session.began)) }), cell(html! { (t.moment(session.seen)) }), cell(end)]
        };
        let heads = ["people-session-began", "people-session-seen", "people-session-end-head"];
        let caption = t.with("people-sessions", [("n", self.sessions.len().into())]);
        table(t, "inloggningar", &caption, &heads, self.sessions.iter().map(row).collect())
    }

    /// At a provider, a local account half secured, one all secured.
    pub fn samples(t: &Text) -> Vec<(&'static str, Page)> {
        let session = |millis, current| MySession {
            id: SessionId::named("a"),
            began: Moment::from_millis(millis),
            seen: Moment::from_millis(millis + 60_000),
            current,
            form: Form::default(),
        };
        let provider = Self {
            name: "Åsa Öberg-Näsström".to_owned(),
            email: String::new(),
            memberships: Vec::new(),
            issuers: vec!["https://idp.umu.example".to_owned()],
            account: None,
            sessions: vec![session(1_800_000_000_000, true)],
        };
        let account = MyAccount { email: "asa@lycksele.example".to_owned(), two_steps: false, recovery_codes: 0 };
        let half = Self {
            email: account.email.clone(),
            memberships: vec![(Role::UnitManager, "Lycksele kommun".to_owned())],
            issuers: Vec::new(),
            account: Some(account.clone()),
            sessions: vec![session(1_800_000_000_000, true), session(1_799_900_000_000, false)],
            ..provider.clone()
        };
        let no_codes = Self { account: Some(MyAccount { two_steps: true, ..account.clone() }), ..half.clone() };
        let whole = Self { account: Some(MyAccount { two_steps: true, recovery_codes: 8, ..account }), ..half.clone() };
        vec![
            ("mine-provider", provider.render(t)),
            ("mine-one-step", half.render(t)),
            ("mine-no-codes", no_codes.render(t)),
            ("mine", whole.render(t)),
        ]
    }
}

/// A new passphrase.
#[derive(Clone, Debug)]
pub struct Passphrase {
    /// The form.
    pub form: Form,
    /// The account's address, for the browser's own store of passphrases.
    pub email: String,
}

impl Passphrase {
    /// The page.
    pub fn render(&self, t: &Text) -> Page {
        let body = html! {
            input type="text" name="email" value=(self.email) autocomplete="username" hidden readonly;
            (self.form.field(t, &Field {
                name: "old", label: &t.say("people-passphrase-old"), hint: "", value: "", kind: "password",
                autocomplete: "current-password",
            }))
            (new_passphrase(t, &self.form))
        };
        Page::new(t.say("people-passphrase-title"))
            .lead(html! { (t.say("people-passphrase-lead")) })
            .crumb(t.say("people-mine-title"), t.to("/mina-uppgifter"))
            .body(html! {
                (self.form.summary(t))
                (self.form.post(&t.to("/mina-uppgifter/losenfras"), &body, &t.say("people-passphrase-save")))
            })
    }

    /// Asked, and refused.
    pub fn samples(t: &Text) -> Vec<(&'static str, Page)> {
        let asked = Self { form: Form::default(), email: "asa@lycksele.example".to_owned() };
        let problems = [("old", "people-passphrase-old-wrong"), ("passphrase", "login-passphrase-too-short")];
        let refused = Self { form: Form::refused(t, "people-passphrase-refused", &problems), ..asked.clone() };
        vec![("passphrase", asked.render(t)), ("passphrase-refused", refused.render(t))]
    }
}

/// The two fields for a passphrase of one's own choice.
pub fn new_passphrase(t: &Text, form: &Form) -> Markup {
    html! {
        (form.field(t, &Field {
            name: "passphrase", label: &t.say("people-passphrase-new"), hint: &t.say("people-passphrase-hint"), value: "",
            kind: "password", autocomplete: "new-password",
        }))
        (form.field(t, &Field {
            name: "repeated", label: &t.say("people-passphrase-repeated"), hint: "", value: "", kind: "password",
            autocomplete: "new-password",
        }))
    }
}

/// A secret to put into an authenticator.
#[derive(Clone, Debug)]
pub struct NewTotp {
    /// Sealed, as the form carries it.
    pub sealed: String,
    /// As a person types it.
    pub typing: String,
    /// As an authenticator reads it.
    pub uri: String,
}

impl NewTotp {
    /// What to do with it, and the field for the first code.
    pub fn render(&self, t: &Text, form: &Form) -> Markup {
        html! {
            (hidden("hemlighet", &self.sealed))
            ol class="stack" {
                li { "1. " (t.say("people-totp-step-app")) }
                li {
                    "2. " (t.say("people-totp-step-secret"))
                    p { code { (self.typing) } }
                    p { a href=(self.uri) { (t.say("people-totp-open")) } }
                }
                li { "3. " (t.say("people-totp-step-code")) }
            }
            (form.field(t, &Field {
                name: "code", label: &t.say("people-code"), hint: "", value: "", kind: "text",
                autocomplete: "one-time-code",
            }))
        }
    }

    /// One for samples.
    pub fn sample() -> Self {
        Self {
            sealed: "s1.a.b".to_owned(),
            typing: "GEZD-GNBV-GY3T-QOJQ-GEZD-GNBV-GY3T-QOJQ".to_owned(),
            uri: "otpauth://totp/L%C3%A4rbro:asa?secret=GEZDGNBVGY3TQOJQ".to_owned(),
        }
    }
}

/// Setting up the second step.
#[derive(Clone, Debug)]
pub struct TwoSteps {
    /// The form.
    pub form: Form,
    /// The new secret.
    pub totp: NewTotp,
}

impl TwoSteps {
    /// The page.
    pub fn render(&self, t: &Text) -> Page {
        Page::new(t.say("people-totp-title"))
            .lead(html! { (t.say("people-totp-lead")) })
            .crumb(t.say("people-mine-title"), t.to("/mina-uppgifter"))
            .body(html! {
                (self.form.summary(t))
                (self.form.post(
                    &t.to("/mina-uppgifter/tvasteg"),
                    &self.totp.render(t, &self.form),
                    &t.say("people-totp-save"),
                ))
            })
    }

    /// Asked, and a wrong code.
    pub fn samples(t: &Text) -> Vec<(&'static str, Page)> {
        let asked = Self { form: Form::default(), totp: NewTotp::sample() };
        let wrong =
            Self { form: Form::refused(t, "login-totp-wrong", &[("code", "login-totp-wrong")]), ..asked.clone() };
        vec![("two-steps", asked.render(t)), ("two-steps-wrong", wrong.render(t))]
    }
}

/// Recovery codes: before they are made, or shown once.
#[derive(Clone, Debug)]
pub struct Recovery {
    /// The form that makes new ones.
    pub form: Form,
    /// How many are left.
    pub left: usize,
    /// The new ones, when they have just been made.
    pub codes: Vec<String>,
}

impl Recovery {
    /// The page.
    pub fn render(&self, t: &Text) -> Page {
        let page = Page::new(t.say("people-recovery-title")).crumb(t.say("people-mine-title"), t.to("/mina-uppgifter"));
        if self.codes.is_empty() {
            return page.lead(html! { (t.with("people-recovery-left", [("n", self.left.into())])) }).body(html! {
                (self.form.summary(t))
                p { (t.say("people-recovery-what")) }
                (self.form.post(&t.to("/mina-uppgifter/koder"), &html! {}, &t.say("people-recovery-make")))
            });
        }
        page.lead(html! { (t.say("people-recovery-once")) })
            .actions(ui::link_button(&t.say("people-recovery-kept"), &t.to("/mina-uppgifter")))
            .body(html! { ul class="bullets" { @for code in &self.codes { li { code { (code) } } } } })
    }

    /// None left, and just made.
    pub fn samples(t: &Text) -> Vec<(&'static str, Page)> {
        let none = Self { form: Form::default(), left: 0, codes: Vec::new() };
        let made = Self { codes: vec!["abcd-efgh-ijkl-mnop-qrst-uvwx".to_owned(); 10], ..none.clone() };
        vec![("recovery-none", none.render(t)), ("recovery-made", made.render(t))]
    }
}
