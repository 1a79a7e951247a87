//! Every sentence the house says, from Fluent files, one per capability and language.

use std::borrow::Cow;
use std::sync::Arc;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use kernel::{Lang, Refusal};

/// All message files of the house, read once at start.
pub struct Texts {
    sv: FluentBundle<FluentResource>,
    en: FluentBundle<FluentResource>,
}

impl std::fmt::Debug for Texts {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Texts")
    }
}

impl Texts {
    /// Reads the files; a broken file or a key that stands twice is our own bug and stops the start.
    pub fn new(files: &[(Lang, &'static str)]) -> Self {
        let bundle = |lang: Lang| {
            let id = if lang == Lang::Sv { "sv-SE" } else { "en-GB" };
            let mut bundle = FluentBundle::new_concurrent(vec![id.parse().expect("a language name")]);
            // Marks around arguments help mixed writing directions only, and would stand in file names and tests.
            bundle.set_use_isolating(false);
            for (_, text) in files.iter().filter(|(l, _)| *l == lang) {
                let resource = FluentResource::try_new((*text).to_owned())
                    .unwrap_or_else(|(_, errors)| panic!("a message file does not parse: {errors:?}"));
                bundle.add_resource(resource).unwrap_or_else(|e| panic!("a message stands twice: {e:?}"));
            }
            bundle
        };
        Self { sv: bundle(Lang::Sv), en: bundle(Lang::En) }
    }
}

/// The sentences in one language, and links that keep to it.
#[derive(Clone, Debug)]
pub struct Text {
    /// The language of the page.
    pub lang: Lang,
    all: Arc<Texts>,
}

/// What stands in a sentence: a number chooses its plural, text is said as it is.
#[derive(Clone, Debug)]
pub enum Arg {
    /// Chooses the plural and is printed with the language's grouping.
    Number(i64),
    /// Printed as it is.
    Words(String),
}

macro_rules! number_args {
    ($($t:ty),*) => {$(
        impl From<$t> for Arg {
            fn from(n: $t) -> Self {
                Self::Number(n.try_into().unwrap_or(i64::MAX))
            }
        }
    )*};
}
number_args!(i64, i32, u32, u16, u8, usize, u64);

impl From<&str> for Arg {
    fn from(s: &str) -> Self {
        Self::Words(s.to_owned())
    }
}
impl From<String> for Arg {
    fn from(s: String) -> Self {
        Self::Words(s)
    }
}
impl From<&String> for Arg {
    fn from(s: &String) -> Self {
        Self::Words(s.clone())
    }
}
impl From<Cow<'_, str>> for Arg {
    fn from(s: Cow<'_, str>) -> Self {
        Self::Words(s.into_owned())
    }
}

impl Text {
    /// The sentences of `all` in `lang`.
    pub fn new(lang: Lang, all: Arc<Texts>) -> Self {
        Self { lang, all }
    }

    /// The same sentences in another language.
    #[must_use]
    pub fn in_language(&self, lang: Lang) -> Self {
        Self { lang, all: self.all.clone() }
    }

    /// A sentence without arguments.
    pub fn say(&self, key: &str) -> String {
        self.with(key, [])
    }

    /// A sentence with arguments: name and value, as in `[("n", 3.into())]`.
    ///
    /// A number is given to the plural rules as it is; where it is printed it is grouped (`1 240`).
    pub fn with<const N: usize>(&self, key: &str, args: [(&'static str, Arg); N]) -> String {
        self.list(key, args.as_slice())
    }

    /// As [`Text::with`], for a list of arguments.
    pub fn list(&self, key: &str, args: &[(&'static str, Arg)]) -> String {
        let bundle = if self.lang == Lang::Sv { &self.all.sv } else { &self.all.en };
        let Some(pattern) = bundle.get_message(key).and_then(|m| m.value()) else {
            // A missing key is found by the tests; a person sees the key rather than nothing.
            return key.to_owned();
        };
        let mut fluent = FluentArgs::new();
        for (name, arg) in args {
            match arg {
                Arg::Number(n) => fluent.set(*name, FluentValue::from(*n)),
                Arg::Words(s) => fluent.set(*name, FluentValue::from(s.as_str())),
            }
        }
        let mut errors = Vec::new();
        let said = bundle.format_pattern(pattern, Some(&fluent), &mut errors).into_owned();
        debug_assert!(errors.is_empty(), "message {key}: {errors:?}");
        said
    }

    /// Whether there is such a sentence in both languages.
    pub fn knows(&self, key: &str) -> bool {
        self.all.sv.has_message(key) && self.all.en.has_message(key)
    }

    /// A link that keeps the language: `/vfu` or `/en/vfu`.
    pub fn to(&self, path: &str) -> String {
        match self.lang {
            Lang::Sv => path.to_owned(),
            Lang::En if path == "/" => "/en".to_owned(),
            Lang::En => format!("/en{path}"),
        }
    }

    /// A whole number, grouped.
    pub fn n(&self, n: impl TryInto<i64>) -> String {
        self.lang.number(n.try_into().unwrap_or(i64::MAX))
    }

    /// A day in words.
    pub fn day(&self, day: kernel::Day) -> String {
        self.lang.day(day)
    }

    /// A moment in words: `22 november 2026 kl. 14.05`.
    pub fn moment(&self, at: kernel::Moment) -> String {
        let clock = if self.lang == Lang::Sv { format!("kl. {}", at.clock()) } else { at.clock().replace('.', ":") };
        format!("{} {clock}", self.day(at.day()))
    }

    /// The sentence of a refusal, with its next step.
    pub fn refusal(&self, refusal: &Refusal) -> String {
        let args: Vec<(&'static str, Arg)> =
            refusal.args.iter().map(|(n, v)| (*n, v.parse().map_or_else(|_| Arg::from(v), Arg::Number))).collect();
        let mut said = self.list(refusal.key, &args);
        if let Some(hint) = refusal.hint {
            said.push(' ');
            said.push_str(&self.list(hint, &args));
        }
        said
    }
}
