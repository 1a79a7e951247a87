//! Something said to a person: which sentence, and what stands in it. The words are in `text/sv.ftl` and `en.ftl`.

use std::borrow::Cow;
use std::sync::LazyLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use kernel::Lang;
use serde::{Deserialize, Serialize};

use crate::texts::Text;

/// What stands in a sentence.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
pub enum Arg {
    /// Words of the file or of the caller, shown as they are.
    Text(String),
    /// A count: grouped as the language does, and it decides between singular and plural.
    Count(i64),
}

/// A sentence or a phrase, in a form that every language can be made of.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
pub enum Said {
    /// A message of this module's text files, with what stands in it.
    Key(Cow<'static, str>, Vec<(Cow<'static, str>, Arg)>),
    /// Words that the caller (a capability with text files of its own) has already made.
    Both {
        /// På svenska.
        sv: String,
        /// In English.
        en: String,
    },
}

impl Said {
    /// A message of this module's text files.
    pub fn key(key: &str) -> Self {
        Self::Key(Cow::Owned(key.to_owned()), Vec::new())
    }

    /// Words the caller has made in both languages.
    pub fn both(sv: impl Into<String>, en: impl Into<String>) -> Self {
        Self::Both { sv: sv.into(), en: en.into() }
    }

    /// A sentence of a capability's own text files.
    pub fn of(t: &Text, key: &str, args: &[(&'static str, crate::texts::Arg)]) -> Self {
        Self::both(t.in_language(Lang::Sv).list(key, args), t.in_language(Lang::En).list(key, args))
    }

    /// Adds words that the message mentions.
    #[must_use]
    pub fn with(self, name: &'static str, value: impl ToString) -> Self {
        self.arg(name, Arg::Text(shorten(&value.to_string())))
    }

    /// Adds a count that the message mentions.
    #[must_use]
    pub fn count(self, name: &'static str, n: usize) -> Self {
        self.arg(name, Arg::Count(i64::try_from(n).unwrap_or(i64::MAX)))
    }

    fn arg(mut self, name: &'static str, value: Arg) -> Self {
        if let Self::Key(_, args) = &mut self {
            args.push((Cow::Borrowed(name), value));
        }
        self
    }

    /// The words in one language.
    pub fn say(&self, lang: Lang) -> String {
        match (self, lang) {
            (Self::Both { sv, .. }, Lang::Sv) => sv.clone(),
            (Self::Both { en, .. }, Lang::En) => en.clone(),
            (Self::Key(key, args), _) => say(lang, key, args),
        }
    }

    /// Whether the text files have words for it; not so when it came garbled from elsewhere.
    pub fn is_known(&self) -> bool {
        match self {
            Self::Key(key, _) => voice(Lang::Sv).has_message(key),
            Self::Both { .. } => true,
        }
    }
}

/// Cells can be long and messages must not be: 60 characters and an ellipsis, control characters made visible.
pub fn shorten(text: &str) -> String {
    let mut out: String = text.chars().take(60).map(|c| if c.is_control() { '␣' } else { c }).collect();
    if text.chars().nth(60).is_some() {
        out.push('…');
    }
    out
}

type Voice = FluentBundle<FluentResource>;

static SV: LazyLock<Voice> = LazyLock::new(|| voice_of(Lang::Sv, include_str!("text/sv.ftl")));
static EN: LazyLock<Voice> = LazyLock::new(|| voice_of(Lang::En, include_str!("text/en.ftl")));

fn voice(lang: Lang) -> &'static Voice {
    match lang {
        Lang::Sv => &SV,
        Lang::En => &EN,
    }
}

fn voice_of(lang: Lang, text: &str) -> Voice {
    let id = lang.code().parse().expect("sv and en are language codes");
    let mut voice = Voice::new_concurrent(vec![id]);
    voice.set_use_isolating(false);
    voice.set_formatter(Some(match lang {
        Lang::Sv => |value, _| grouped(Lang::Sv, value),
        Lang::En => |value, _| grouped(Lang::En, value),
    }));
    let resource = FluentResource::try_new(text.to_owned()).expect("the text file is well formed (tested)");
    voice.add_resource(resource).expect("every key stands once (tested)");
    voice
}

fn grouped(lang: Lang, value: &FluentValue) -> Option<String> {
    match value {
        FluentValue::Number(n) => Some(lang.number(n.value as i64)),
        _ => None,
    }
}

fn say(lang: Lang, key: &str, args: &[(Cow<'static, str>, Arg)]) -> String {
    let voice = voice(lang);
    let Some(pattern) = voice.get_message(key).and_then(|message| message.value()) else {
        return key.to_owned();
    };
    let mut values = FluentArgs::new();
    for (name, value) in args {
        match value {
            Arg::Text(text) => values.set(name.as_ref(), text.as_str()),
            Arg::Count(n) => values.set(name.as_ref(), *n),
        }
    }
    let mut errors = Vec::new();
    let said = voice.format_pattern(pattern, Some(&values), &mut errors).into_owned();
    debug_assert!(errors.is_empty(), "{key}: {errors:?}");
    said
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keys(text: &str) -> Vec<String> {
        let mut keys: Vec<_> = text
            .lines()
            .filter_map(|l| l.split_once(" = ").or_else(|| l.split_once(" =")))
            .map(|(key, _)| key)
            .filter(|key| !key.starts_with([' ', '#']))
            .map(str::to_owned)
            .collect();
        keys.sort();
        keys
    }

    #[test]
    fn both_languages_say_the_same_things() {
        let (sv, en) = (keys(include_str!("text/sv.ftl")), keys(include_str!("text/en.ftl")));
        assert_eq!(sv, en);
        assert!(sv.len() > 50);
        for key in &sv {
            assert!(Said::key(key).is_known(), "{key}");
        }
    }

    #[test]
    fn every_sentence_is_used_and_every_use_has_a_sentence() {
        let sources = [
            include_str!("mod.rs"),
            include_str!("child.rs"),
            include_str!("columns.rs"),
            include_str!("cursor.rs"),
            include_str!("encoding.rs"),
            include_str!("export.rs"),
            include_str!("finding.rs"),
            include_str!("package.rs"),
            include_str!("read_csv.rs"),
            include_str!("read_xlsx.rs"),
            include_str!("refusal.rs"),
            include_str!("shape.rs"),
        ]
        .concat();
        for key in keys(include_str!("text/sv.ftl")) {
            assert!(sources.contains(&format!("\"{key}\"")), "{key} is never said");
        }
        let starts = ["\"file-", "\"fix-", "\"expected-", "\"wrong-", "\"found-", "\"place-"];
        for start in starts {
            for (at, _) in sources.match_indices(start) {
                let key = sources[at + 1..].split('"').next().expect("a literal has an end");
                assert!(Said::key(key).is_known(), "{key} has no sentence");
            }
        }
    }

    #[test]
    fn counts_follow_the_language() {
        let said = Said::key("file-too-many-rows").count("limit", 200_000);
        assert!(said.say(Lang::Sv).contains("200\u{a0}000"));
        assert!(said.say(Lang::En).contains("200,000"));
    }
}
