//! One rule in a form: every part a few lines.

use kernel::RuleVersionId;
use platform::prelude::*;
use platform::ui::{self, Choice, Field, Guard, Words};

use crate::ruleset::{Force, Part, Rule, RuleSet, Topic, examples, house, part_name, read_rule, topic_name};
use crate::views::parts::Filled;

/// The form of a rule.
#[derive(Clone, Debug)]
pub struct RuleForm {
    /// The version.
    pub id: RuleVersionId,
    /// The title of the rules.
    pub title: String,
    /// The rule that is changed; none for a new one.
    pub name: Option<String>,
    /// What the fields hold.
    pub form: Filled,
    /// What is wrong, beyond the field's own sentence.
    pub details: Vec<(String, String)>,
    /// For taking it away.
    pub remove: Guard,
}

/// The fields of a rule with what they hold.
pub fn fields(rule: Option<&Rule>) -> Vec<(&'static str, String)> {
    let text = |of: &dyn Fn(&Rule) -> String| rule.map_or_else(String::new, of);
    let mut all = vec![
        ("name", text(&|r| r.name.clone())),
        ("about", text(&|r| r.about.code().to_owned())),
        ("force", text(&|r| r.force.map_or("", Force::code).to_owned())),
        ("rank", text(&|r| r.rank.map_or_else(String::new, |n| n.to_string()))),
    ];
    all.extend(Part::ALL.map(|(part, code)| (code, text(&|r| r.lines(part).join("\n")))));
    all
}

impl RuleForm {
    /// The page.
    pub fn render(&self, t: &Text) -> Page {
        let w = Words::of(t.lang);
        let here = t.to(&format!("/vfu/regler/{}", self.id));
        let mut topics = vec![Choice::new("", t.say("rules-field-about"))];
        topics.extend(Topic::ALL.iter().map(|topic| Choice::new(topic.code(), topic_name(t, *topic))));
        let mut forces = vec![Choice::new("", t.say("rules-force-none"))];
        forces.extend(
            Force::ALL.map(|(_, code)| Choice::new(code, t.say(&format!("rules-force-{}", code.replace('_', "-"))))),
        );
        let part = |(part, code): (Part, &'static str)| {
            let field = Field::lines(code, part_name(t, part), 2).hint(t.say(&format!("rules-hint-{code}"))).optional();
            self.form.put(w, code, field)
        };
        let body = html! {
            (self.form.put(w, "name", Field::text("name", t.say("rules-field-name")).hint(t.say("rules-field-name-hint"))))
            (self.form.put(w, "about", Field::select("about", t.say("rules-field-about"), topics)))
            (self.form.put(w, "force", Field::select("force", t.say("rules-field-force"), forces).optional()))
            (self.form.put(w, "rank", Field::number("rank", t.say("rules-field-rank")).hint(t.say("rules-field-rank-hint")).optional()))
            @for each in Part::ALL { (part(each)) }
            (ui::button(&t.say("rules-save")))
        };
        let action = format!("{here}/regel/{}", self.name.as_deref().unwrap_or("ny"));
        let title = match &self.name {
            Some(name) => t.with("rules-rule-title", [("name", name.into())]),
            None => t.say("rules-rule-new-title"),
        };
        let words = html! {
            ul class="compact" { @for (word, [sv, en]) in house() { li { code { (word) } ": " (if t.lang == Lang::Sv { sv } else { en }) } } }
        };
        Page::new(title)
            .crumb(t.say("rules-vfu"), t.to("/vfu"))
            .crumb(t.say("rules-title"), t.to("/vfu/regler"))
            .crumb(self.title.clone(), here)
            .lead(html! { (t.say("rules-rule-lead")) })
            .body(html! {
                (self.form.errors)
                @if !self.details.is_empty() {
                    ul { @for (label, words) in &self.details { li { strong { (label) } ": " (words) } } }
                }
                (ui::form_post(&action, &self.form.guard, body))
                @if self.name.is_some() {
                    (ui::form_post(&format!("{action}/ta-bort"), &self.remove, ui::quiet_button(&t.say("rules-remove"))))
                }
                (ui::details(&t.say("rules-rule-words"), words))
            })
    }
}

/// What is wrong with a form, in words: the field's name and the sentence with what stands there.
pub fn details(t: &Text, set: &RuleSet, head: [&str; 4], parts: &[(Part, Vec<String>)]) -> Vec<(String, String)> {
    let label = |field: &str| match Part::parse(field) {
        Some(part) => part_name(t, part),
        None => t.say(&format!("rules-field-{field}")),
    };
    let faults = read_rule(set, head, parts).err().unwrap_or_default();
    faults.iter().map(|(field, fault)| (label(field), super::fault_words(t, fault))).collect()
}

/// Ordinary, new, refused.
pub fn samples(t: &Text) -> Vec<(&'static str, Page)> {
    let set = examples::example("ltu-nursing-housing");
    let form = |name: Option<&str>, refusal, details| {
        let stored = fields(name.and_then(|n| set.rule(n)));
        let stored: Vec<(&'static str, &str)> = stored.iter().map(|(n, v)| (*n, v.as_str())).collect();
        RuleForm {
            id: RuleVersionId::named("sample"),
            title: set.title.clone(),
            name: name.map(ToOwned::to_owned),
            form: Filled::sample(t, &stored, refusal),
            details,
            remove: Guard::default(),
        }
    };
    let refusal = Refusal::invalid("rules-rule-refused").field("when", "rules-wrong-when");
    let wrong = details(t, &set, ["a", "deadline", "", ""], &[(Part::When, vec!["snart".to_owned()])]);
    vec![
        ("rules-rule", form(Some("housing"), None, vec![]).render(t)),
        ("rules-rule-new", form(None, None, vec![]).render(t)),
        ("rules-rule-refused", form(Some("apply_latest"), Some(refusal), wrong).render(t)),
    ]
}
