//! A3: the audit log of one's own organisation.

use kernel::{Moment, Role};
use maud::{Markup, html};
use platform::texts::Text;
use platform::ui::{self, Words, cell};
use platform::web::Page;

use super::parts::{Form, as_written, on_one_line, role, table};

/// A row of the log in words.
#[derive(Clone, Debug)]
pub struct LogRow {
    /// When.
    pub at: Moment,
    /// Who, where we know the name.
    pub who: Option<String>,
    /// In which role, as code.
    pub role: String,
    /// The verb, as it is stored.
    pub action: String,
    /// What it was done to: a name, an id or a count.
    pub object: String,
    /// Why, where a reason was asked for and may be shown.
    pub reason: Option<String>,
    /// The place in the sealed chain.
    pub seq: Option<i64>,
}

/// The page.
#[derive(Clone, Debug)]
pub struct Log {
    /// The organisation's name.
    pub organisation: String,
    /// Verbs that stand in the log.
    pub actions: Vec<String>,
    /// The verb that was chosen.
    pub action: String,
    /// Persons to choose among: id and name.
    pub persons: Vec<(String, String)>,
    /// The person that was chosen.
    pub person: String,
    /// The id that was written.
    pub object: String,
    /// What was found, newest first.
    pub rows: Vec<LogRow>,
    /// The query of the next page, when there is one.
    pub next: Option<String>,
}

/// The words for a verb; its code when there are none.
pub fn action_in_words(t: &Text, action: &str) -> String {
    let key = format!("audit-{}", action.replace(['.', '_'], "-"));
    if t.knows(&key) { t.say(&key) } else { action.to_owned() }
}

/// What it was done to, with the words for what was counted: `16 students of 5c04` becomes `16 studenter i 5c04`.
fn object_in_words(t: &Text, object: &str) -> String {
    let word = |word: &str| {
        let bare = word.trim_end_matches(',');
        let key = format!("audit-word-{bare}");
        if t.knows(&key) { t.say(&key) + &word[bare.len()..] } else { word.to_owned() }
    };
    object.split(' ').map(word).collect::<Vec<_>>().join(" ")
}

impl Log {
    fn is_filtered(&self) -> bool {
        [&self.action, &self.person, &self.object].iter().any(|s| !s.is_empty())
    }

    /// The page.
    pub fn render(&self, t: &Text) -> Page {
        let lead = if self.rows.is_empty() && self.is_filtered() {
            t.say("people-log-none-found")
        } else if self.rows.is_empty() {
            t.say("people-log-empty")
        } else {
            t.with("people-log-lead", [("place", self.organisation.as_str().into())])
        };
        Page::new(t.say("people-log-title")).lead(html! { (lead) }).body(html! {
            (self.filter(t))
            @if !self.rows.is_empty() {
                (self.table(t))
                @if let Some(next) = &self.next {
                    p { a href=(t.to(&format!("/admin/logg?{next}"))) { (t.say("people-log-older")) } }
                }
                p { (t.say("people-log-sealing")) }
            }
        })
    }

    fn filter(&self, t: &Text) -> Markup {
        let all = |key: &str| (String::new(), t.say(key));
        let mut actions: Vec<(String, String)> =
            self.actions.iter().map(|a| (a.clone(), action_in_words(t, a))).collect();
        actions.sort_by(|a, b| kernel::text::swedish_order(&a.1, &b.1));
        actions.insert(0, all("people-log-all-actions"));
        let persons: Vec<(String, String)> =
            std::iter::once(all("people-log-all-persons")).chain(self.persons.iter().cloned()).collect();
        let form = Form::default();
        html! {
            (ui::form_get(&t.to("/admin/logg"), html! {
                (form.choice(t, "handelse", &t.say("people-log-action"), &self.action, &actions))
                (form.choice(t, "vem", &t.say("people-log-who"), &self.person, &persons))
                (ui::Field::search("vad", t.say("people-log-id")).value(&self.object).render(Words::of(t.lang)))
                (ui::quiet_button(&t.say("people-log-search")))
                @if self.is_filtered() { a href=(t.to("/admin/logg")) { (t.say("people-log-clear")) } }
            }))
        }
    }

    fn table(&self, t: &Text) -> Markup {
        let heads = [
            "people-log-when",
            "people-log-who",
            "people-role",
            "people-log-action",
            "people-log-what",
            "people-log-why",
            "people-log-seal",
        ];
        let rows = self.rows.iter().map(|row| {
            let who = row.who.as_deref().map_or_else(|| html! { (t.say("people-log-nobody")) }, as_written);
            let in_role = Role::parse(&row.role).map_or_else(|| row.role.clone(), |known| role(t, known));
            let seal = row.seq.map(|seq| t.with("people-log-sealed", [("n", seq.into())]));
            vec![
                cell(on_one_line(&format!("{} {}", row.at.day(), row.at.clock()))),
                cell(who),
                cell(html! { (in_role) }),
                cell(html! { (action_in_words(t, &row.action)) }),
                cell(html! { span class="code" { (object_in_words(t, &row.object)) } }),
                cell(row.reason.as_deref().map_or_else(|| html! { "–" }, as_written)),
                cell(html! { (seal.unwrap_or_else(|| t.say("people-log-open"))) }),
            ]
        });
        let caption = t.with("people-log-rows", [("n", self.rows.len().into())]);
        table(t, "handelser", &caption, &heads, rows.collect())
    }

    /// Empty, nothing found, ordinary.
    pub fn samples(t: &Text) -> Vec<(&'static str, Page)> {
        let empty = Self {
            organisation: "Lycksele kommun".to_owned(),
            actions: vec!["people.login".to_owned(), "unheard.of".to_owned()],
            action: String::new(),
            persons: vec![("a".to_owned(), "Nils Åberg".to_owned())],
            person: String::new(),
            object: String::new(),
            rows: Vec::new(),
            next: None,
        };
        let none_found = Self { action: "people.login".to_owned(), ..empty.clone() };
        let row = LogRow {
            at: Moment::from_millis(1_800_000_000_000),
            who: Some("Nils Åberg".to_owned()),
            role: "tenant_administrator".to_owned(),
            action: "people.membership.end".to_owned(),
            object: "0197b1c0f0007000800000000000abcd".to_owned(),
            reason: None,
            seq: Some(1240),
        };
        let open = LogRow {
            who: None,
            role: "anonymous".to_owned(),
            action: "unheard.of".to_owned(),
            reason: Some("Byte av skola".to_owned()),
            seq: None,
            ..row.clone()
        };
        let some = Self { rows: vec![open, row], next: Some("fore=1-a".to_owned()), ..empty.clone() };
        vec![("log-empty", empty.render(t)), ("log-none-found", none_found.render(t)), ("log", some.render(t))]
    }
}
