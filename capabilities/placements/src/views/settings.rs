//! What an allocation weighs, each with its unit.

use kernel::Refusal;
use maud::html;
use platform::texts::Text;
use platform::ui::{Choice, Field, Tone, Words, button, form_post, notice};
use platform::web::Page;

use super::parts::{Filled, Head, link};

/// The page.
#[derive(Clone, Debug)]
pub struct SettingsForm {
    /// Which period.
    pub head: Head,
    /// The rules as data that the period follows; what they say of travel stands above the settings.
    pub rules: Option<String>,
    /// The form.
    pub form: Filled,
}

/// The fields and the sentences of their labels.
const LABELS: [(&str, &str); 6] = [
    ("limit_minutes", "placements-limit"),
    ("limit_is_hard", "placements-limit-kind"),
    ("over_limit_factor", "placements-factor"),
    ("wish_second", "placements-wish-second"),
    ("wish_third", "placements-wish-third"),
    ("wish_none", "placements-wish-none"),
];

impl SettingsForm {
    /// The page.
    pub fn render(&self, t: &Text) -> Page {
        let w = Words::of(t.lang);
        let kinds =
            vec![Choice::new("1", t.say("placements-limit-hard")), Choice::new("0", t.say("placements-limit-soft"))];
        let number = |name: &'static str, key: &str| {
            self.form.put(w, name, Field::number(name, t.say(key)).hint(t.say(&format!("{key}-hint"))))
        };
        let body = html! {
            (number("limit_minutes", "placements-limit"))
            (self.form.put(w, "limit_is_hard", Field::radios("limit_is_hard", t.say("placements-limit-kind"), kinds)))
            (number("over_limit_factor", "placements-factor"))
            (number("wish_second", "placements-wish-second"))
            (number("wish_third", "placements-wish-third"))
            (number("wish_none", "placements-wish-none"))
            (button(&t.say("placements-save")))
        };
        let both = self.form.both(t, |name, value| {
            let label = LABELS.iter().find(|(n, _)| *n == name).map_or_else(|| name.to_owned(), |(_, key)| t.say(key));
            let value = match (name, value) {
                ("limit_is_hard", "1") => t.say("placements-limit-hard"),
                ("limit_is_hard", _) => t.say("placements-limit-soft"),
                _ => value.to_owned(),
            };
            (label, value)
        });
        self.head.page(t, t.say("placements-settings-title")).lead(html! { (t.say("placements-settings-lead")) }).body(
            html! {
                (self.form.errors)
                (both)
                @if let Some(rules) = &self.rules {
                    (notice(Tone::Plain, html! {
                        p {
                            (t.with("placements-settings-below-rules", [("name", rules.as_str().into())])) " "
                            a href=(link(t, self.head.id, "/regler")) { (t.say("rules-period-title")) }
                        }
                    }))
                }
                (form_post(&link(t, self.head.id, "/installningar"), &self.form.guard, body))
                p class="small" { (t.say("placements-settings-after")) }
            },
        )
    }

    /// Ordinary, refused, in conflict.
    pub fn samples(t: &Text) -> Vec<(&'static str, Page)> {
        let stored = [
            ("limit_minutes", "90"),
            ("limit_is_hard", "1"),
            ("over_limit_factor", "5"),
            ("wish_second", "5"),
            ("wish_third", "10"),
            ("wish_none", "20"),
        ];
        let one = |form| Self { head: Head::sample(t), rules: None, form };
        let ruled = Self { rules: Some("VFU i socialt arbete".to_owned()), ..one(Filled::sample(t, &stored, None)) };
        let refusal = Refusal::invalid("placements-settings-refused").field("limit_minutes", "placements-limit-wrong");
        let conflict = Refusal::conflict("placements-changed-meanwhile").hint("placements-look-again");
        let mut meanwhile = Filled::sample(t, &stored, Some(conflict));
        meanwhile.conflict = vec![
            ("limit_minutes", "60".to_owned(), "90".to_owned()),
            ("limit_is_hard", "0".to_owned(), "1".to_owned()),
        ];
        vec![
            ("vfu-settings", one(Filled::sample(t, &stored, None)).render(t)),
            ("vfu-settings-ruled", ruled.render(t)),
            ("vfu-settings-refused", one(Filled::sample(t, &stored, Some(refusal))).render(t)),
            ("vfu-settings-conflict", one(meanwhile).render(t)),
        ]
    }
}
