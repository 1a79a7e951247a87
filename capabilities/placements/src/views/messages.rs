//! "Utskick": mail to be copied and sent by hand.

use kernel::{Day, MessageId, Moment, OrderId, OrderLinkId};
use maud::{Markup, html};
use platform::texts::Text;
use platform::ui::{Column, Guard, Table, Tone, Words, button, cell, empty, form_post, notice, quiet_button, row_head};
use platform::web::Page;

use super::parts::{Head, encoded, link};
use crate::store::links::{Kind, Message};

/// A message with what its text is made of.
#[derive(Clone, Debug)]
pub struct Shown {
    /// The message.
    pub message: Message,
    /// The host.
    pub host: String,
    /// The whole address that answers without a login; none once it was sent.
    pub link: Option<String>,
    /// The last day to answer.
    pub answer_by: Option<Day>,
    /// Places that are asked for.
    pub asked: i64,
    /// The guard of its form.
    pub guard: Guard,
}

/// The page.
#[derive(Clone, Debug)]
pub struct Outbox {
    /// Which period.
    pub head: Head,
    /// The period's name in Swedish, for the text of the mail.
    pub in_swedish: String,
    /// First day.
    pub first: Day,
    /// Last day.
    pub last: Day,
    /// The HEI's name in Swedish.
    pub hei: String,
    /// The messages, newest first.
    pub shown: Vec<Shown>,
    /// Hosts that a reminder is due to.
    pub due: Vec<String>,
    /// The guard of the form that writes reminders.
    pub guard: Guard,
    /// What was refused.
    pub errors: Markup,
}

impl Outbox {
    /// The page.
    pub fn render(&self, t: &Text) -> Page {
        let waiting: Vec<&Shown> = self.shown.iter().filter(|s| s.message.sent_at.is_none()).collect();
        let page = self
            .head
            .page(t, t.say("orders-outbox-title"))
            .crumb(t.say("orders-follow"), link(t, self.head.id, "/svar"))
            .lead(html! { (t.with("orders-outbox-lead", [("n", waiting.len().into())])) });
        page.body(html! {
            (self.errors)
            @if !self.due.is_empty() { (self.remind(t)) }
            @if self.shown.is_empty() {
                (empty(&t.say("orders-outbox-empty"), &t.say("orders-outbox-empty-why"), html! {}))
            }
            @for shown in &waiting { (self.one(t, shown)) }
            @if self.shown.len() > waiting.len() { (self.log(t)) }
        })
    }

    fn remind(&self, t: &Text) -> Markup {
        let said = t.with("orders-due", [("n", self.due.len().into()), ("what", self.due.join(", ").into())]);
        notice(
            Tone::Warning,
            html! {
                p { (said) }
                (form_post(&link(t, self.head.id, "/utskick/paminn"), &self.guard, button(&t.say("orders-remind"))))
            },
        )
    }

    /// The mail itself is always in Swedish: it goes to a Swedish authority.
    fn text(&self, t: &Text, shown: &Shown) -> (String, String) {
        let sv = t.in_language(kernel::Lang::Sv);
        let (subject, intro) = match shown.message.kind {
            Kind::Order => ("orders-mail-subject", "orders-mail-order"),
            Kind::Reminder => ("orders-mail-reminder-subject", "orders-mail-reminder"),
            Kind::Renewal => ("orders-mail-subject", "orders-mail-renewal"),
        };
        let subject = sv.with(subject, [("name", (&self.in_swedish).into()), ("from", (&self.hei).into())]);
        let by = shown.answer_by.map_or_else(String::new, |d| sv.day(d));
        let intro = sv.with(
            intro,
            [("from", (&self.hei).into()), ("n", shown.asked.into()), ("name", (&self.in_swedish).into())],
        );
        let days = sv.with("orders-mail-days", [("from", sv.day(self.first).into()), ("to", sv.day(self.last).into())]);
        let answer = sv.with("orders-mail-answer", [("day", by.into())]);
        let link = shown.link.clone().unwrap_or_default();
        let end = sv.say("orders-mail-end");
        (subject, format!("{intro}\n{days}\n\n{answer}\n{link}\n\n{end}\n\n{}", self.hei))
    }

    fn one(&self, t: &Text, shown: &Shown) -> Markup {
        let (subject, body) = self.text(t, shown);
        let id = format!("text-{}", shown.message.id);
        let to = &shown.message.email;
        let mailto = format!("mailto:{to}?subject={}&body={}", encoded(&subject), encoded(&body.replace('\n', "\r\n")));
        let action = link(t, self.head.id, &format!("/utskick/{}/skickat", shown.message.id));
        html! {
            section {
                h2 { (shown.host) }
                p class="small" { (kind(t, shown.message.kind)) @for part in [&shown.message.title, to] { @if !part.is_empty() { " · " (part) } } }
                @if to.is_empty() { p { (t.say("orders-no-address")) } }
                @if shown.link.is_some() {
                    p { (t.say("orders-subject")) ": " span lang="sv" { (subject) } }
                    div class="field" {
                        label for=(id) { (t.say("orders-mail-text")) }
                        textarea id=(id) rows="9" readonly lang="sv" { (body) }
                    }
                    @if !to.is_empty() { p { a href=(mailto) { (t.say("orders-open-mail")) } } }
                    (form_post(&action, &shown.guard, quiet_button(&t.say("orders-mark-sent"))))
                } @else {
                    p { (t.say("orders-link-gone")) }
                    (form_post(&action, &shown.guard, quiet_button(&t.say("orders-put-aside"))))
                }
            }
        }
    }

    fn log(&self, t: &Text) -> Markup {
        let columns = vec![
            Column::words(t.say("orders-host")),
            Column::words(t.say("orders-message")),
            Column::words(t.say("orders-function")),
            Column::words(t.say("orders-sent-at")),
        ];
        let mut table = Table::new("sent", t.say("orders-sent-by-hand"), columns);
        for shown in self.shown.iter().filter(|s| s.message.sent_at.is_some()) {
            let at = shown.message.sent_at.map(|at| t.moment(at));
            table.row(vec![
                row_head(&shown.host, None),
                cell(html! { (kind(t, shown.message.kind)) }),
                cell(html! { (shown.message.title) }),
                cell(at.map(|at| html! { (at) })),
            ]);
        }
        table.render(Words::of(t.lang))
    }

    /// Empty, waiting with reminders due, sent.
    pub fn samples(t: &Text) -> Vec<(&'static str, Page)> {
        let at = Moment::from_millis(1_795_338_000_000);
        let shown = |host: &str, kind, email: &str, sent_at: Option<Moment>, link: Option<&str>| Shown {
            message: Message {
                id: MessageId::named(host),
                order: OrderId::named(host),
                link: OrderLinkId::named(host),
                sealed: None,
                kind,
                title: "Kommunal VFU-samordnare".to_owned(),
                email: email.to_owned(),
                made_at: at,
                sent_at,
            },
            host: host.to_owned(),
            link: link.map(str::to_owned),
            answer_by: Day::new(2026, 12, 9),
            asked: 3,
            guard: Guard::default(),
        };
        let day = |m, d| Day::new(2027, m, d).expect("a day");
        let outbox = |shown, due| Self {
            head: Head::sample(t),
            in_swedish: "Socionom, termin 5, våren 2027".to_owned(),
            first: day(1, 18),
            last: day(6, 4),
            hei: "Umeå universitet".to_owned(),
            shown,
            due,
            guard: Guard::default(),
            errors: html! {},
        };
        let long = "https://larbro.example.org/s/AbCdEfGhIjKlMnOpQrStUvWxYzAbCdEfGhIjKlMnOpQ";
        let some = vec![
            shown("Sorsele kommun", Kind::Reminder, "vfu-2422@example.org", None, Some(long)),
            shown("Åsele kommun", Kind::Order, "", None, Some(long)),
            shown("Dorotea kommun", Kind::Renewal, "vfu-2425@example.org", None, None),
            shown("Storumans kommun", Kind::Order, "vfu-2421@example.org", Some(at), None),
        ];
        vec![
            ("orders-outbox-empty", outbox(vec![], vec![]).render(t)),
            ("orders-outbox", outbox(some, vec!["Sorsele kommun".to_owned()]).render(t)),
        ]
    }
}

fn kind(t: &Text, kind: Kind) -> String {
    t.say(match kind {
        Kind::Order => "orders-message-order",
        Kind::Reminder => "orders-message-reminder",
        Kind::Renewal => "orders-message-renewal",
    })
}
