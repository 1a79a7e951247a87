//! One version of rules in plain words; the same for students; what differs between two versions.

use kernel::RuleVersionId;
use platform::prelude::*;
use platform::ui::{self, Column, Field, Guard, Table, Tone, Words, cell, row_head};

use crate::ruleset::{
    Change, Fault, Part, RuleSet, Said, Seen, Topic, examples, force_word, part_words, rule_name, say, topic_name,
};

/// A rule with its way to be changed.
pub type Line = Said;

/// The rules about one thing.
#[derive(Clone, Debug)]
pub struct TopicLines {
    /// What they are about.
    pub title: String,
    /// The rules.
    pub lines: Vec<Line>,
}

/// The rules of a set by topic, in the order of the topics.
pub fn by_topic(t: &Text, set: &RuleSet) -> Vec<TopicLines> {
    let of = |topic: &Topic| {
        let lines: Vec<Line> = set.about(*topic).into_iter().map(|r| say(t, set, r)).collect();
        (!lines.is_empty()).then(|| TopicLines { title: topic_name(t, *topic), lines })
    };
    Topic::ALL.iter().filter_map(of).collect()
}

/// What people ask and the rules do not say.
fn not_stated(t: &Text, set: &RuleSet) -> Vec<String> {
    let asked = [
        Topic::Area,
        Topic::Travel,
        Topic::Priority,
        Topic::Wish,
        Topic::OwnPlace,
        Topic::Conflict,
        Topic::Check,
        Topic::Notice,
        Topic::Change,
        Topic::StudentMoney,
        Topic::Reentry,
    ];
    asked
        .into_iter()
        .filter(|topic| set.about(*topic).is_empty())
        .map(|topic| topic_name(t, topic).to_lowercase())
        .collect()
}

fn rules(t: &Text, set: &RuleSet, edit: Option<&str>) -> Markup {
    let silent = not_stated(t, set);
    html! {
        @for topic in by_topic(t, set) {
            section {
                h2 { (topic.title) }
                @for line in &topic.lines {
                    h3 id=(format!("regel-{}", line.name)) { (line.lead) }
                    @if !line.lines.is_empty() {
                        (ui::facts(&line.lines.iter().map(|(label, words)| (label.clone(), html! { (words) })).collect::<Vec<_>>()))
                    }
                    @if let Some(edit) = edit {
                        p class="small" { a href=(format!("{edit}/{}", line.name)) { (t.say("rules-edit")) span class="hidden" { ": " (line.name) } } }
                    }
                }
            }
        }
        @if !silent.is_empty() {
            section { h2 { (t.say("rules-not-stated-title")) } p { (t.with("rules-not-stated", [("what", silent.join(", ").into())])) } }
        }
    }
}

fn source(t: &Text, set: &RuleSet) -> Markup {
    let s = &set.source;
    if s.title.is_empty() && s.url.is_empty() {
        return html! {};
    }
    let is_link = s.url.starts_with("https://") || s.url.starts_with("http://");
    html! {
        section {
            h2 { (t.say("rules-source-title")) }
            p { @if is_link { a href=(s.url) { (s.title) } } @else { (s.title) } }
            @if !s.page_date.is_empty() { p { (t.say("rules-source-date")) ": " (s.page_date) } }
            @if s.seen == Seen::Part { p { (t.say("rules-source-seen-part")) } }
            @if !s.doubt.is_empty() { p { (t.say("rules-source-doubt")) } }
            @if !s.quotes.is_empty() {
                (ui::details(&t.say("rules-source-quotes"), html! { ul { @for q in &s.quotes { li lang="sv" { (q) } } } }))
            }
        }
    }
}

/// One version, as the coordinator sees it.
#[derive(Clone, Debug)]
pub struct Show {
    /// The version.
    pub id: RuleVersionId,
    /// Its number.
    pub number: i64,
    /// The rules.
    pub set: RuleSet,
    /// In force from, in words; none for a draft.
    pub in_force: Option<String>,
    /// Row version.
    pub version: i64,
    /// Another version of the same set, the one before: id and number.
    pub before: Option<(RuleVersionId, i64)>,
    /// For a new version, for putting in force, for a file.
    pub guards: [Guard; 3],
    /// What was refused.
    pub errors: Option<Markup>,
    /// What is wrong with a file.
    pub faults: Vec<Fault>,
    /// The day that was written.
    pub day: (String, Option<String>),
}

impl Show {
    /// The page.
    pub fn render(&self, t: &Text) -> Page {
        let w = Words::of(t.lang);
        let here = t.to(&format!("/vfu/regler/{}", self.id));
        let edit = format!("{here}/regel");
        let is_draft = self.in_force.is_none();
        let (day, problem) = self.day.clone();
        let publish = html! {
            (Field::date("day", t.say("rules-in-force")).hint(t.say("rules-in-force-hint")).value(day).error(problem).render(w))
            (ui::button(&t.say("rules-publish")))
        };
        let replace = html! {
            (Field::file("file", t.say("rules-file"), ".toml").hint(t.say("rules-file-hint")).render(w))
            (ui::quiet_button(&t.say("rules-upload")))
        };
        let guard = |n: usize| self.guards[n].clone().version(self.version);
        let programmes = crate::ruleset::programmes(t, &self.set);
        Page::new(self.set.title.clone())
            .crumb(t.say("rules-vfu"), t.to("/vfu"))
            .crumb(t.say("rules-title"), t.to("/vfu/regler"))
            .lead(html! { (t.with("rules-version-n", [("n", self.number.into())])) ". " (t.with("rules-show-lead", [("n", self.set.rules.len().into()), ("what", programmes.into())])) })
            .actions(html! {
                @if is_draft { a href=(format!("{edit}/ny")) { (t.say("rules-add")) } }
                @else { (ui::form_post(&format!("{here}/ny-version"), &self.guards[0], ui::button(&t.say("rules-new-version")))) a href=(t.to(&format!("/regler/{}", self.id))) { (t.say("rules-student-page")) } }
                a href=(format!("{here}/fil")) { (t.say("rules-download")) }
                @if let Some((other, n)) = self.before { a href=(format!("{here}/jamfor?med={other}")) { (t.with("rules-compare-with", [("n", n.into())])) } }
            })
            .body(html! {
                @if let Some(errors) = &self.errors { (errors) }
                (super::faults(t, &self.faults))
                @match &self.in_force {
                    None => (ui::notice(Tone::Warning, html! { p { (t.say("rules-draft-note")) } })),
                    Some(day) => (ui::notice(Tone::Plain, html! { p { (t.with("rules-published-note", [("day", day.into())])) } })),
                }
                (rules(t, &self.set, is_draft.then_some(edit.as_str())))
                (source(t, &self.set))
                @if is_draft {
                    section { h2 { (t.say("rules-publish-title")) } (ui::form_post(&format!("{here}/galler"), &guard(1), publish)) }
                    section { h2 { (t.say("rules-replace-title")) } (ui::form_upload(&format!("{here}/fil"), &guard(2), replace)) }
                }
            })
    }
}

/// The rules as students read them.
#[derive(Clone, Debug)]
pub struct Public {
    /// The rules.
    pub set: RuleSet,
    /// In force from, in words.
    pub in_force: String,
}

impl Public {
    /// The page.
    pub fn render(&self, t: &Text) -> Page {
        let programmes = crate::ruleset::programmes(t, &self.set);
        Page::new(self.set.title.clone())
            .lead(html! { (t.with("rules-public-lead", [("what", programmes.into()), ("day", self.in_force.clone().into())])) })
            .body(html! { (rules(t, &self.set, None)) (source(t, &self.set)) })
    }
}

/// Two versions, rule by rule.
#[derive(Clone, Debug)]
pub struct Compared {
    /// The newer: version, number, rules.
    pub new: (RuleVersionId, i64, RuleSet),
    /// The older: number and rules.
    pub old: (i64, RuleSet),
}

impl Compared {
    /// The page.
    pub fn render(&self, t: &Text) -> Page {
        let (id, n, new) = &self.new;
        let (before, old) = &self.old;
        let changes = crate::ruleset::compare(old, new);
        let title = t.with("rules-compare-title", [("a", (*before).into()), ("b", (*n).into())]);
        let lead = match changes.len() {
            0 => t.say("rules-compare-none"),
            n => t.with("rules-compare-lead", [("n", n.into())]),
        };
        let columns = vec![
            Column::words(t.say("rules-compare-rule")),
            Column::words(t.with("rules-compare-before", [("n", (*before).into())])),
            Column::words(t.with("rules-compare-before", [("n", (*n).into())])),
        ];
        let mut table = Table::new("skillnad", t.say("rules-compare-caption"), columns).quiet_caption();
        for change in &changes {
            let (rule, was, is) = match change {
                Change::Added(rule) => (*rule, t.say("rules-compare-added"), whole(t, new, rule)),
                Change::Removed(rule) => (*rule, whole(t, old, rule), t.say("rules-compare-removed")),
                Change::Changed { old: a, new: b, parts } => {
                    (*b, differing(t, old, a, parts), differing(t, new, b, parts))
                }
            };
            table.row(vec![row_head(&rule_name(t, rule), None), cell(html! { (was) }), cell(html! { (is) })]);
        }
        Page::new(title)
            .crumb(t.say("rules-vfu"), t.to("/vfu"))
            .crumb(t.say("rules-title"), t.to("/vfu/regler"))
            .crumb(new.title.clone(), t.to(&format!("/vfu/regler/{id}")))
            .lead(html! { (lead) })
            .body(html! { @if !changes.is_empty() { (table.render(Words::of(t.lang))) } })
    }
}

fn whole(t: &Text, set: &RuleSet, rule: &crate::ruleset::Rule) -> String {
    let said = say(t, set, rule);
    std::iter::once(said.lead)
        .chain(said.lines.into_iter().map(|(label, words)| format!("{label}: {words}")))
        .collect::<Vec<_>>()
        .join(". ")
}

/// How firm the rule is, its rank, and the parts that differ.
fn differing(t: &Text, set: &RuleSet, rule: &crate::ruleset::Rule, parts: &[Part]) -> String {
    let mut all = vec![force_word(t, rule)];
    all.extend(rule.rank.map(|n| format!("{}: {n}", t.say("rules-part-rank"))));
    for part in parts {
        let words = part_words(t, set, rule, *part).join(", ");
        let words = if words.is_empty() { t.say("rules-force-none").to_lowercase() } else { words };
        all.push(format!("{}: {words}", crate::ruleset::part_name(t, *part)));
    }
    all.join(". ")
}

/// Ordinary, draft, refused; for students; compared.
pub fn samples(t: &Text) -> Vec<(&'static str, Page)> {
    let show = |set: RuleSet, in_force: Option<&str>| Show {
        id: RuleVersionId::named("sample"),
        number: 2,
        set,
        in_force: in_force.map(ToOwned::to_owned),
        version: 1,
        before: Some((RuleVersionId::named("before"), 1)),
        guards: Default::default(),
        errors: None,
        faults: Vec::new(),
        day: (String::new(), None),
    };
    let compared = |old: &str, new: &str| Compared {
        new: (RuleVersionId::named("sample"), 2, examples::example(new)),
        old: (1, examples::example(old)),
    };
    vec![
        ("rules-show", show(examples::example("lu-teacher"), Some("18 januari 2027")).render(t)),
        ("rules-show-draft", show(examples::example("ltu-nursing-housing"), None).render(t)),
        (
            "rules-public",
            Public { set: examples::example("apotek-national-lottery"), in_force: "18 januari 2027".to_owned() }
                .render(t),
        ),
        ("rules-compare", compared("hv-teacher-old", "hv-teacher-new").render(t)),
        ("rules-compare-same", compared("hv-teacher-old", "hv-teacher-old").render(t)),
    ]
}
