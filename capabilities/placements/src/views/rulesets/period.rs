//! What a period follows: its rules, the grounds that were shown, its draws; and the section of a proposal that tells it.

use platform::prelude::*;
use platform::ui::{self, Choice, Column, Field, Guard, Table, Tone, Words, cell, row_head};

use crate::ruleset::{self, Use, draw, examples, rule_name, say};
use crate::store::rulesets::{Draw, Ground, Version};
use crate::views::parts::{Head, link};

/// A rule and what the allocation does with it.
#[derive(Clone, Debug)]
pub struct UseLine {
    /// The rule.
    pub name: String,
    /// In plain words.
    pub says: String,
    /// What the allocation does.
    pub what: Use,
}

/// The lines of a version.
pub fn lines(t: &Text, version: &Version) -> Vec<UseLine> {
    let of = |(name, what): (&str, Use)| {
        let rule = version.set.rule(name)?;
        let said = say(t, &version.set, rule);
        let rest = said.lines.iter().map(|(label, words)| format!("{label}: {words}"));
        let says = std::iter::once(said.lead.clone()).chain(rest).collect::<Vec<_>>().join(". ");
        Some(UseLine { name: rule_name(t, rule), says, what })
    };
    ruleset::uses(&version.set).into_iter().filter_map(of).collect()
}

/// How an allocation follows the rules of its period.
pub fn uses_section(t: &Text, period: PeriodId, version: Option<&Version>) -> Markup {
    html! { (uses(t, version)) p { a href=(link(t, period, "/regler")) { (t.say("rules-to-rules")) } } }
}

fn uses(t: &Text, version: Option<&Version>) -> Markup {
    let Some(version) = version else {
        return html! { section { h2 { (t.say("rules-uses-title")) } p { (t.say("rules-uses-none")) } } };
    };
    let lines = lines(t, version);
    let columns = vec![
        Column::words(t.say("rules-compare-rule")),
        Column::words(t.say("rules-part-what")),
        Column::words(t.say("rules-uses-column")),
    ];
    let mut table = Table::new("regler", t.say("rules-uses-caption"), columns).quiet_caption();
    for line in &lines {
        let (tone, word) = match line.what {
            Use::Applied => (Tone::Done, t.say("rules-use-applied")),
            Use::Partly => (Tone::Plain, t.say("rules-use-partly")),
            Use::NotWeighed => (Tone::Warning, t.say("rules-use-not")),
        };
        table.row(vec![row_head(&line.name, None), cell(html! { (line.says) }), cell(ui::badge(tone, &word))]);
    }
    let rest = version.set.rules.len() - lines.len();
    html! {
        section {
            h2 { (t.say("rules-uses-title")) }
            p { (t.with("rules-uses-lead", [("name", version.set.title.clone().into()), ("n", version.number.into())])) }
            @if !lines.is_empty() { (table.render(Words::of(t.lang))) }
            p { (t.with("rules-uses-rest", [("n", rest.into())])) }
        }
    }
}

/// What a period follows.
#[derive(Clone, Debug)]
pub struct OfPeriod {
    /// The period.
    pub head: Head,
    /// The version it is tied to.
    pub tied: Option<Version>,
    /// Versions that are in force: id and title.
    pub choices: Vec<(String, String)>,
    /// Grounds that were shown.
    pub grounds: Vec<Ground>,
    /// For tying, for a ground, and one for each ground to take away.
    pub guards: (Guard, Guard, Vec<Guard>),
    /// What was refused, and the problems of the fields `reglerna`, `student`, `rule`.
    pub errors: Option<Markup>,
    /// The problems of the fields.
    pub problems: [Option<String>; 3],
    /// What was written: student, rule.
    pub written: [String; 2],
}

impl OfPeriod {
    /// The page.
    pub fn render(&self, t: &Text) -> Page {
        let w = Words::of(t.lang);
        let here = link(t, self.head.id, "/regler");
        let mut choices = vec![Choice::new("", t.say("rules-period-choice-none"))];
        choices.extend(self.choices.iter().map(|(id, title)| Choice::new(id, title.clone())));
        let chosen = self.tied.as_ref().map_or_else(String::new, |v| v.id.to_string());
        let [rules, ..] = self.problems.clone();
        let tie = html! {
            (Field::select("rules", t.say("rules-period-choice"), choices).value(chosen).error(rules).render(w))
            (ui::button(&t.say("rules-period-save")))
        };
        self.head
            .page(t, t.say("rules-period-title"))
            .lead(html! { (t.say("rules-period-lead")) })
            .actions(html! { a href=(link(t, self.head.id, "/lottning")) { (t.say("rules-draw-title")) } })
            .body(html! {
                @if let Some(errors) = &self.errors { (errors) }
                (ui::form_post(&here, &self.guards.0, tie))
                (uses(t, self.tied.as_ref()))
                @if let Some(version) = &self.tied { (self.grounds_section(t, version, &here)) }
            })
    }

    fn grounds_section(&self, t: &Text, version: &Version, here: &str) -> Markup {
        let w = Words::of(t.lang);
        let classes = ruleset::class_of(&version.set);
        if classes.is_empty() {
            return html! {};
        }
        let label =
            |name: &str| version.set.rule(name).map_or_else(|| name.to_owned(), |r| say(t, &version.set, r).lead);
        let mut choices = vec![Choice::new("", t.say("rules-grounds-rule"))];
        choices.extend(classes.keys().map(|name| Choice::new(name, label(name))));
        let [_, student, rule] = self.problems.clone();
        let form = html! {
            (Field::text("student", t.say("rules-grounds-student")).value(&self.written[0]).error(student).render(w))
            (Field::select("rule", t.say("rules-grounds-rule"), choices).value(&self.written[1]).error(rule).render(w))
            (ui::quiet_button(&t.say("rules-grounds-save")))
        };
        let columns = vec![
            Column::words(t.say("rules-grounds-student")),
            Column::words(t.say("rules-grounds-rule")),
            Column::words(t.say("rules-grounds-day")),
            Column::words(t.say("rules-grounds-remove")),
        ];
        let mut table = Table::new("skal", t.say("rules-grounds-caption"), columns);
        for (ground, guard) in self.grounds.iter().zip(&self.guards.2) {
            let remove = html! {
                (ui::hidden("student", &ground.reference)) (ui::hidden("rule", &ground.rule))
                (ui::quiet_button(&t.say("rules-grounds-remove")))
            };
            table.row(vec![
                row_head(&ground.reference, None),
                cell(html! { (label(&ground.rule)) }),
                cell(html! { (t.lang.day(ground.day)) }),
                cell(ui::form_post(&format!("{here}/skal/ta-bort"), guard, remove)),
            ]);
        }
        html! {
            section {
                h2 { (t.say("rules-grounds-title")) }
                p { (t.say("rules-grounds-lead")) }
                (ui::form_post(&format!("{here}/skal"), &self.guards.1, form))
                @if self.grounds.is_empty() { p { (t.say("rules-grounds-none")) } } @else { (table.render(w)) }
            }
        }
    }
}

/// The draws of a period.
#[derive(Clone, Debug)]
pub struct DrawShown {
    /// The period.
    pub head: Head,
    /// The draws, the latest first.
    pub draws: Vec<Draw>,
    /// For a new one.
    pub guard: Guard,
    /// What was refused.
    pub errors: Option<Markup>,
    /// The seed that was written, and what is wrong with it.
    pub seed: (String, Option<String>),
}

/// Rows of the order that a page shows.
const SHOWN: usize = 100;

impl DrawShown {
    /// The page.
    pub fn render(&self, t: &Text) -> Page {
        let w = Words::of(t.lang);
        let (seed, problem) = self.seed.clone();
        let form = html! {
            (Field::text("seed", t.say("rules-draw-seed")).hint(t.say("rules-draw-seed-hint")).value(seed).error(problem).optional().render(w))
            (ui::button(&t.say("rules-draw-button")))
        };
        self.head
            .page(t, t.say("rules-draw-title"))
            .lead(html! { (t.say("rules-draw-lead")) })
            .body(html! {
                @if let Some(errors) = &self.errors { (errors) }
                (ui::form_post(&link(t, self.head.id, "/lottning"), &self.guard, form))
                @if !self.draws.is_empty() { p { (t.with("rules-draw-many", [("n", self.draws.len().into())])) " " (t.say("rules-draw-how")) } }
                @for (i, one) in self.draws.iter().enumerate() { (self.one(t, one, i == 0)) }
            })
    }

    fn one(&self, t: &Text, one: &Draw, is_last: bool) -> Markup {
        let list = link(t, self.head.id, &format!("/lottning/{}", one.id));
        html! {
            section {
                h2 { (t.with("rules-draw-n", [("n", one.number.into())])) }
                p { (t.with("rules-draw-at", [("day", t.moment(one.at).into()), ("what", one.seed.clone().into())])) }
                p { a href=(list) { (t.say("rules-draw-list")) span class="hidden" { " " (one.number) } } }
                @if is_last { (order(t, one)) }
            }
        }
    }
}

fn order(t: &Text, one: &Draw) -> Markup {
    let drawn = draw(&one.seed, &draws_done(&one.list));
    let columns = vec![
        Column::figures(t.say("rules-draw-place")),
        Column::figures(t.say("rules-draw-rank")),
        Column::words(t.say("rules-draw-reference")),
        Column::words(t.say("rules-draw-ticket")),
    ];
    let mut table = Table::new("ordning", t.say("rules-draw-caption"), columns);
    for (i, d) in drawn.iter().take(SHOWN).enumerate() {
        table.row(vec![
            ui::number((i + 1).to_string()),
            ui::number(d.rank.to_string()),
            cell(html! { (d.reference) }),
            cell(html! { code { (d.ticket[..12]) } "…" }),
        ]);
    }
    html! {
        (table.render(Words::of(t.lang)))
        @if drawn.len() > SHOWN { p class="small" { (t.with("rules-draw-shown", [("n", SHOWN.into()), ("of", drawn.len().into())])) } }
    }
}

/// The published list, read back.
pub fn draws_done(list: &str) -> Vec<(String, u32)> {
    list.lines()
        .filter_map(|l| l.split_once(';'))
        .filter_map(|(rank, r)| Some((r.to_owned(), rank.parse().ok()?)))
        .collect()
}

fn sample_version() -> Version {
    Version {
        id: kernel::RuleVersionId::named("sample"),
        set_id: kernel::RuleSetId::named("sample"),
        number: 1,
        set: examples::example("miun-nursing"),
        in_force: kernel::Day::new(2027, 1, 18),
        version: 2,
    }
}

/// The section of a proposal, for its sample.
pub fn uses_sample(t: &Text) -> Markup {
    uses_section(t, PeriodId::named("sample"), Some(&sample_version()))
}

/// Tied, not tied, with grounds; a draw, none.
pub fn samples(t: &Text) -> Vec<(&'static str, Page)> {
    let version = sample_version();
    let ground = Ground {
        student: kernel::StudentId::named("s"),
        reference: "s014".to_owned(),
        rule: "sole_custody".to_owned(),
        day: kernel::Day::new(2026, 11, 25).expect("a day"),
    };
    let page = |tied: Option<Version>, grounds: Vec<Ground>, problems| OfPeriod {
        head: Head::sample(t),
        choices: vec![(version.id.to_string(), version.set.title.clone())],
        tied,
        guards: (Guard::default(), Guard::default(), vec![Guard::default(); grounds.len()]),
        grounds,
        errors: None,
        problems,
        written: Default::default(),
    };
    let list: Vec<(String, u32)> = (1..=12).map(|n| (format!("s{n:03}"), 1 + n % 2)).collect();
    let one = Draw {
        id: kernel::DrawId::named("sample"),
        number: 1,
        seed: "17 42 3".to_owned(),
        list: ruleset::list_text(&list),
        at: kernel::Moment::from_millis(1_764_061_200_000),
    };
    let draws = |draws| DrawShown {
        head: Head::sample(t),
        draws,
        guard: Guard::default(),
        errors: None,
        seed: Default::default(),
    };
    vec![
        ("rules-period", page(Some(version.clone()), vec![ground], [None, None, None]).render(t)),
        ("rules-period-none", page(None, vec![], [None, None, None]).render(t)),
        (
            "rules-period-refused",
            page(Some(version.clone()), vec![], [None, Some(t.say("rules-grounds-no-student")), None]).render(t),
        ),
        ("rules-draw", draws(vec![one]).render(t)),
        ("rules-draw-none", draws(vec![]).render(t)),
    ]
}
