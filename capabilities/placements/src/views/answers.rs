//! M1's inbox and M2: the form that answers an order.

use kernel::{Day, OrderId, UnitId};
use maud::{Markup, html};
use platform::texts::Text;
use platform::ui::{
    Choice, Field, Guard, Tone, Words, button, details, facts, form_post, notice, quiet_button, stepper,
};
use platform::web::Page;

use super::orders::state;
use super::parts::days;
use crate::model::orders::OrderState;
use crate::model::standing::Reason;
use crate::rules::answers::Source;
use crate::rules::standing::Can;

/// An order in the inbox.
#[derive(Clone, Debug)]
pub struct InboxRow {
    /// Its id.
    pub id: OrderId,
    /// Who asks.
    pub hei: String,
    /// The programme.
    pub programme: String,
    /// The term in words.
    pub term: String,
    /// Where it stands.
    pub state: OrderState,
    /// Whether it should have been answered by now.
    pub is_late: bool,
    /// The last day to answer.
    pub answer_by: Option<Day>,
    /// Places that are asked for.
    pub asked: i64,
    /// Places that are offered.
    pub offered: i64,
}

/// The inbox: what waits first. The first that waits has the page's button.
pub fn inbox(t: &Text, rows: &[InboxRow]) -> Markup {
    html! {
        section {
            h2 { (t.say("orders-inbox")) }
            @if rows.is_empty() { p { (t.say("orders-inbox-empty")) } }
            ul class="list" {
                @for (i, row) in rows.iter().enumerate() {
                    @let href = t.to(&format!("/kommun/platser/{}", row.id));
                    li {
                        div {
                            p { a href=(href) { (row.programme) ", " (row.term) } " · " (row.hei) }
                            p class="small" { (state(t, row.state, row.is_late)) " " (figures(t, row)) }
                            @if i == 0 && !row.state.is_answered() { p { a class="button" href=(href) { (t.say("orders-answer")) } } }
                        }
                    }
                }
            }
        }
    }
}

fn figures(t: &Text, row: &InboxRow) -> String {
    let by = row.answer_by.map_or_else(String::new, |d| t.day(d));
    if row.state.is_answered() {
        t.with("orders-offered-of", [("a", t.n(row.offered).into()), ("b", t.n(row.asked).into())])
    } else {
        t.with("orders-asked-by", [("n", row.asked.into()), ("day", by.into())])
    }
}

/// A number of a unit.
#[derive(Clone, Debug)]
pub struct KindRow {
    /// The type of place.
    pub kind: String,
    /// How many of it are asked of the host.
    pub asked: i64,
    /// The field.
    pub name: String,
    /// What it holds.
    pub value: String,
    /// Whether that is no number.
    pub is_wrong: bool,
    /// Whether it is more than the unit has said.
    pub is_beyond: bool,
    /// Where it comes from.
    pub source: Source,
    /// What the unit has said.
    pub can: Can,
}

/// A unit.
#[derive(Clone, Debug)]
pub struct UnitCard {
    /// Its id.
    pub unit: UnitId,
    /// Its name.
    pub label: String,
    /// Why it cannot.
    pub cannot: String,
    /// A number for each type.
    pub rows: Vec<KindRow>,
}

/// By which way somebody answers.
#[derive(Clone, Debug)]
pub enum Way {
    /// Signed in.
    SignedIn {
        /// The order.
        order: OrderId,
        /// Whether for the whole host, and not for some units.
        may_all: bool,
    },
    /// By a signed link.
    Link {
        /// Its secret, which its holder has shown.
        token: String,
    },
}

/// The page.
#[derive(Clone, Debug)]
pub struct AnswerForm {
    /// Who asks.
    pub hei: String,
    /// Who answers.
    pub host: String,
    /// The programme.
    pub programme: String,
    /// The term in words.
    pub term: String,
    /// First day.
    pub first: Day,
    /// Last day.
    pub last: Day,
    /// The last day to answer.
    pub answer_by: Option<Day>,
    /// Whether that day has passed.
    pub is_over: bool,
    /// What is asked, by type.
    pub asked: Vec<(String, i64)>,
    /// What has been answered.
    pub offered: Option<i64>,
    /// Whether that came late.
    pub was_late: bool,
    /// The units.
    pub cards: Vec<UnitCard>,
    /// What is added.
    pub note: String,
    /// Why nothing can be offered.
    pub reason: String,
    /// What is wrong with the note and the reason.
    pub problems: [Option<String>; 2],
    /// The form's guard.
    pub guard: Guard,
    /// What was refused.
    pub errors: Markup,
    /// By which way.
    pub way: Way,
}

impl AnswerForm {
    fn here(&self, t: &Text, rest: &str) -> String {
        match &self.way {
            Way::SignedIn { order, .. } => t.to(&format!("/kommun/platser/{order}{rest}")),
            Way::Link { token } => t.to(&format!("/s/{token}{rest}")),
        }
    }

    fn lead(&self, t: &Text) -> String {
        let asked: i64 = self.asked.iter().map(|(_, n)| n).sum();
        if let Some(offered) = self.offered {
            let key = if self.was_late { "orders-have-answered-late" } else { "orders-have-answered" };
            return t.with(key, [("a", offered.into()), ("b", asked.into())]);
        }
        let by = self.answer_by.map_or_else(String::new, |d| t.day(d));
        let key = if self.is_over { "orders-answer-lead-over" } else { "orders-answer-lead" };
        t.with(key, [("name", (&self.hei).into()), ("n", asked.into()), ("day", by.into())])
    }

    /// The page.
    pub fn render(&self, t: &Text) -> Page {
        let title = t.with("orders-answer-title", [("name", (&self.host).into())]);
        let page = Page::new(title).lead(html! { (self.lead(t)) });
        let page = match self.way {
            Way::SignedIn { .. } => page.crumb(t.say("menu-offers"), t.to("/kommun")),
            Way::Link { .. } => page,
        };
        page.body(html! {
            (self.errors)
            (self.beyond(t))
            (self.about(t))
            @if self.cards.is_empty() { p { (t.say("orders-no-units-here")) } }
            (form_post(&self.here(t, ""), &self.guard, self.form(t)))
            p class="small" {
                (t.say("orders-as-file")) " "
                a href=(self.here(t, "/mall/xlsx")) { "XLSX" } " · " a href=(self.here(t, "/mall/csv")) { "CSV" }
            }
        })
    }

    /// Numbers beyond what the units have said: they are saved, and said aloud.
    fn beyond(&self, t: &Text) -> Markup {
        let rows = self.cards.iter().flat_map(|card| card.rows.iter().map(move |row| (card, row)));
        let beyond: Vec<String> = rows
            .filter(|(_, row)| row.is_beyond && (self.offered.is_some() || row.is_wrong))
            .map(|(card, row)| {
                let most = row.can.seats().unwrap_or(0);
                t.with(
                    "orders-beyond",
                    [
                        ("unit", (&card.label).into()),
                        ("what", (&row.kind).into()),
                        ("a", (&row.value).into()),
                        ("b", most.into()),
                    ],
                )
            })
            .collect();
        html! {
            @if !beyond.is_empty() {
                (notice(Tone::Warning, html! { p { (t.say("orders-beyond-why")) } ul { @for one in &beyond { li { (one) } } } }))
            }
        }
    }

    fn about(&self, t: &Text) -> Markup {
        facts(&[
            (t.say("placements-programme"), html! { (self.programme) ", " (self.term) }),
            (t.say("placements-days"), html! { (days(self.first, self.last)) }),
            (
                t.say("orders-asked"),
                html! { @for (kind, n) in &self.asked { div { (kind) ": " (n) } } @if self.asked.is_empty() { "–" } },
            ),
        ])
    }

    fn form(&self, t: &Text) -> Markup {
        let w = Words::of(t.lang);
        let [note_problem, reason_problem] = self.problems.clone();
        let may_all = !matches!(self.way, Way::SignedIn { may_all: false, .. });
        html! {
            @for unit in &self.cards { (card(t, unit)) }
            @if may_all {
                (Field::select("reason", t.say("orders-none-at-all"), reasons(t)).value(&self.reason).error(reason_problem).hint(t.say("orders-none-at-all-hint")).render(w))
            } @else if let Some(problem) = reason_problem {
                p class="error" id="f-reason" { (problem) }
            }
            (Field::lines("note", t.say("orders-note"), 2).value(&self.note).error(note_problem).hint(t.say("orders-note-hint")).optional().render(w))
            (button(&t.say("orders-send-answer")))
        }
    }

    /// First time, answered beyond what was said, late by link, refused, a unit manager without units.
    pub fn samples(t: &Text) -> Vec<(&'static str, Page)> {
        let row = |unit: &str, at: usize, value: &str, source, can, asked| KindRow {
            kind: ["Socialt arbete", "Skola"][at].to_owned(),
            asked,
            name: format!("n-{}-{at}", UnitId::named(unit)),
            value: value.to_owned(),
            is_wrong: value.contains('x'),
            is_beyond: value == "5",
            source,
            can,
        };
        let card = |label: &str, rows| UnitCard {
            unit: UnitId::named(label),
            label: label.to_owned(),
            cannot: String::new(),
            rows,
        };
        let long = "Familjeenheten för barn, unga och föräldrar med behov av stöd";
        let cards = |value: &str| {
            vec![
                card(
                    long,
                    vec![
                        row(long, 0, value, Source::Standing, Can::Seats(3), 3),
                        row(long, 1, "0", Source::Nothing, Can::NotSaid, 0),
                    ],
                ),
                card(
                    "Centralskolan",
                    vec![
                        row("Centralskolan", 0, "1", Source::LastTerm, Can::NotSaid, 3),
                        row("Centralskolan", 1, "0", Source::Standing, Can::Blocked(8, "Vi flyttar".to_owned()), 0),
                    ],
                ),
            ]
        };
        let day = |m, d| Day::new(2027, m, d).expect("a day");
        let page = |cards, offered, way| Self {
            hei: "Umeå universitet".to_owned(),
            host: "Dorotea kommun".to_owned(),
            programme: "Socionom, termin 5".to_owned(),
            term: t.lang.term(kernel::Term::spring(2027)),
            first: day(1, 18),
            last: day(6, 4),
            answer_by: Day::new(2026, 12, 9),
            is_over: false,
            asked: vec![("Socialt arbete".to_owned(), 3)],
            offered,
            was_late: false,
            cards,
            note: String::new(),
            reason: String::new(),
            problems: [None, None],
            guard: Guard::default(),
            errors: html! {},
            way,
        };
        let signed_in = |may_all| Way::SignedIn { order: OrderId::named("sample"), may_all };
        let by_link = || Way::Link { token: "AbCdEfGhIjKlMnOpQrStUvWxYzAbCdEfGhIjKlMnOpQ".to_owned() };
        let refusal = kernel::Refusal::invalid("orders-answer-numbers");
        let late = Self { is_over: true, ..page(cards("3"), None, by_link()) };
        let wrong = Self {
            errors: platform::ui::error_summary(Words::of(t.lang), &t.refusal(&refusal), &[]),
            problems: [None, Some(t.say("orders-reason-missing"))],
            ..page(cards("3x"), None, signed_in(true))
        };
        vec![
            ("orders-answer-first", page(cards("3"), None, signed_in(true)).render(t)),
            ("orders-answer-beyond", page(cards("5"), Some(6), signed_in(true)).render(t)),
            ("orders-answer-late", late.render(t)),
            ("orders-answer-refused", wrong.render(t)),
            ("orders-answer-no-units", page(vec![], None, signed_in(false)).render(t)),
        ]
    }
}

/// A unit: the numbers that are known or asked for, and the rest on demand.
fn card(t: &Text, card: &UnitCard) -> Markup {
    let is_known = |r: &KindRow| r.source != Source::Nothing;
    let knows = card.rows.iter().any(is_known);
    let is_first = |r: &&KindRow| r.is_wrong || is_known(r) || (!knows && r.asked > 0);
    let (first, more): (Vec<&KindRow>, Vec<&KindRow>) = card.rows.iter().partition(|r| is_first(r));
    let w = Words::of(t.lang);
    let cannot = Field::select(format!("cannot-{}", card.unit), t.say("orders-cannot"), reasons(t)).value(&card.cannot);
    html! {
        fieldset class="unit" {
            legend { (card.label) }
            @for row in first { (one(t, card, row)) }
            (details(&t.say("orders-more-choices"), html! {
                @for row in more { (one(t, card, row)) }
                (cannot.render(w))
            }))
        }
    }
}

fn reasons(t: &Text) -> Vec<Choice> {
    std::iter::once(Choice::new("", t.say("orders-no-reason")))
        .chain(Reason::ALL.iter().map(|r| Choice::new(r.code(), t.say(r.key()))))
        .collect()
}

/// A number with its − and + and what is known of it.
fn one(t: &Text, card: &UnitCard, row: &KindRow) -> Markup {
    let said = match (&row.can, row.source) {
        (Can::Seats(n), _) => t.with("orders-said-once", [("n", (*n).into())]),
        (Can::Not(reason), _) => t.with("orders-said-not", [("what", t.say(reason.key()).into())]),
        (Can::OutsideWeeks(week), _) => t.with("orders-said-outside", [("n", (*week).into())]),
        (Can::Blocked(week, why), _) => t.with("orders-said-blocked", [("n", (*week).into()), ("what", why.into())]),
        (Can::NotSaid, Source::LastTerm) => t.say("orders-from-last-answer"),
        (Can::NotSaid, _) => String::new(),
    };
    let error = row.is_wrong.then(|| t.say("placements-seats-wrong"));
    let hidden = format!("{}: ", card.label);
    stepper(Words::of(t.lang), &row.name, (&hidden, &row.kind), &row.value, &said, error.as_deref())
}

/// A link that has ended.
#[derive(Clone, Debug)]
pub struct Ended {
    /// The link's secret.
    pub token: String,
    /// Whether its holder has asked for a new one.
    pub asked: bool,
    /// The form's guard.
    pub guard: Guard,
    /// What was refused.
    pub errors: Markup,
}

impl Ended {
    /// The page.
    pub fn render(&self, t: &Text) -> Page {
        let lead = if self.asked { "orders-ended-asked" } else { "orders-ended-lead" };
        let action = t.to(&format!("/s/{}/ny-lank", self.token));
        Page::new(t.say("orders-ended-title")).lead(html! { (t.say(lead)) }).body(html! {
            (self.errors)
            @if !self.asked { (form_post(&action, &self.guard, quiet_button(&t.say("orders-ask-link")))) }
        })
    }

    /// Both states.
    pub fn samples(t: &Text) -> Vec<(&'static str, Page)> {
        let ended = |asked| Self { token: "AbC".to_owned(), asked, guard: Guard::default(), errors: html! {} };
        vec![("orders-link-ended", ended(false).render(t)), ("orders-link-asked", ended(true).render(t))]
    }
}
