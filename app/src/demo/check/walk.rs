//! One step after another: asked in Swedish and in English, held to its words and its time, told in a line.

use std::sync::Arc;

use kernel::Lang;
use platform::failure::{Done, Stop};
use platform::texts::{Arg, Text, Texts};

use super::caller::{Answer, Caller};
use crate::demo::html::Form;

/// What must stand on a page.
#[derive(Clone, Debug)]
pub enum Says {
    /// A sentence of the house, in the page's language.
    Sentence(&'static str, Vec<(&'static str, Arg)>),
    /// The same words in both languages: a name, a number.
    Words(String),
}

/// A sentence without arguments.
pub fn says(key: &'static str) -> Says {
    Says::Sentence(key, Vec::new())
}

/// A sentence with arguments.
pub fn with<const N: usize>(key: &'static str, args: [(&'static str, Arg); N]) -> Says {
    Says::Sentence(key, args.into())
}

/// Words that are alike in both languages.
pub fn word(words: impl Into<String>) -> Says {
    Says::Words(words.into())
}

/// What may stand nowhere but where it belongs.
#[derive(Clone, Debug, Default)]
pub struct Secret(pub Vec<String>);

/// The walk so far.
pub struct Walk<'a> {
    /// Who walks now.
    pub who: Caller,
    texts: [Text; 2],
    slowest_ms: Option<u64>,
    secret: Secret,
    /// Whether who walks may see what is secret.
    pub may_see_secret: bool,
    tell: &'a mut (dyn FnMut(&str) + Send),
    /// Steps behind us.
    pub steps: usize,
    /// Pages that were asked for.
    pub pages: usize,
    /// The slowest of them, in milliseconds.
    pub worst_ms: u64,
}

impl<'a> Walk<'a> {
    /// At the door.
    pub fn new(
        who: Caller,
        texts: &Arc<Texts>,
        slowest_ms: Option<u64>,
        secret: Secret,
        tell: &'a mut (dyn FnMut(&str) + Send),
    ) -> Self {
        let texts = Lang::ALL.map(|lang| Text::new(lang, texts.clone()));
        Self { who, texts, slowest_ms, secret, may_see_secret: false, tell, steps: 0, pages: 0, worst_ms: 0 }
    }

    /// Opens a page in both languages; gives the Swedish one.
    pub async fn page(&mut self, what: &str, path: &str, expected: &[Says]) -> Done<Answer> {
        let swedish = self.who.open(path).await?;
        self.both(what, swedish, expected).await
    }

    /// Sends a form, and looks at where it leads in both languages; gives the Swedish page.
    pub async fn send(&mut self, what: &str, form: &Form, expected: &[Says]) -> Done<Answer> {
        let swedish = self.who.send(form).await?;
        self.both(what, swedish, expected).await
    }

    /// Hands in a file, and looks at where that leads.
    pub async fn hand_in(&mut self, what: &str, form: &Form, file: (&str, &[u8]), expected: &[Says]) -> Done<Answer> {
        let swedish = self.who.hand_in(form, file.0, file.1).await?;
        self.both(what, swedish, expected).await
    }

    /// A path that is not there for who walks now, in either language.
    pub async fn nothing(&mut self, what: &str, path: &str) -> Done<()> {
        let mut all = Vec::new();
        for text in self.texts.clone() {
            let answer = self.who.open(&text.to(path)).await?;
            if answer.status != 404 {
                return Err(Stop::failed(format!("{what}: {} answers {}, not 404", answer.at, answer.status)));
            }
            self.hold(what, &answer, &text, &[says("not-found")])?;
            all.push(answer);
        }
        self.told(what, &all);
        Ok(())
    }

    /// A file; `judge` says what is wrong with it.
    pub async fn file(&mut self, what: &str, path: &str, judge: impl Fn(&Answer) -> Option<String>) -> Done<Answer> {
        let answer = self.who.open(path).await?;
        ok(what, &answer)?;
        if let Some(wrong) = judge(&answer) {
            return Err(Stop::failed(format!("{what}: {path}: {wrong}")));
        }
        let text = self.texts[0].clone();
        self.hold(what, &answer, &text, &[])?;
        self.told(what, std::slice::from_ref(&answer));
        Ok(answer)
    }

    /// The same again until it leads somewhere that fits, as a browser without script would.
    pub async fn watched(&mut self, what: &str, path: &str, until: &str) -> Done<Answer> {
        let mut looks = Vec::new();
        for _ in 0..600 {
            let answer = self.who.open(path).await?;
            ok(what, &answer)?;
            let over = answer.at.contains(until);
            looks.push(answer.clone());
            if over {
                self.told(&format!("{what} ({} blickar)", looks.len()), &looks);
                return Ok(answer);
            }
            platform::door::wait(100).await;
        }
        Err(Stop::failed(format!("{what}: {path} did not come to an end in a minute")))
    }

    /// What is secret.
    pub fn secret_words(&self) -> &[String] {
        &self.secret.0
    }

    /// The sentence in Swedish.
    pub fn swedish(&self, key: &str) -> String {
        self.texts[0].say(key)
    }

    async fn both(&mut self, what: &str, swedish: Answer, expected: &[Says]) -> Done<Answer> {
        let [sv, en] = self.texts.clone();
        ok(what, &swedish)?;
        self.hold(what, &swedish, &sv, expected)?;
        let english = self.who.open(&en.to(&swedish.at)).await?;
        ok(what, &english)?;
        self.hold(what, &english, &en, expected)?;
        self.told(what, &[swedish.clone(), english]);
        Ok(swedish)
    }

    fn hold(&self, what: &str, answer: &Answer, text: &Text, expected: &[Says]) -> Done<()> {
        let words = answer.words();
        for one in expected {
            let sentence = match one {
                Says::Sentence(key, args) => text.list(key, args),
                Says::Words(words) => words.clone(),
            };
            let sentence = sentence.split_whitespace().collect::<Vec<_>>().join(" ");
            if !words.contains(&sentence) {
                return Err(Stop::failed(format!("{what}: {} does not say \"{sentence}\":\n{words}", answer.at)));
            }
        }
        if let Some(found) = self.secret.0.iter().find(|s| !self.may_see_secret && answer.html().contains(s.as_str())) {
            return Err(Stop::failed(format!("{what}: {} shows \"{found}\", which is protected", answer.at)));
        }
        match self.slowest_ms {
            Some(most) if answer.slowest_ms > most => Err(Stop::failed(format!(
                "{what}: {} took {} ms on the server, at most {most}",
                answer.at, answer.slowest_ms
            ))),
            _ => Ok(()),
        }
    }

    fn told(&mut self, what: &str, answers: &[Answer]) {
        let ms = answers.iter().map(|a| a.slowest_ms).max().unwrap_or(0);
        let bytes: usize = answers.iter().map(|a| a.bytes.len()).sum();
        self.steps += 1;
        self.pages += answers.len();
        self.worst_ms = self.worst_ms.max(ms);
        (self.tell)(&format!("{:>3}  {ms:>5} ms  {bytes:>7} B  {what}", self.steps));
    }
}

/// Whether a page came at all.
fn ok(what: &str, answer: &Answer) -> Done<()> {
    if answer.status == 200 {
        return Ok(());
    }
    let words: String = answer.words().chars().take(300).collect();
    Err(Stop::failed(format!("{what}: {} answers {}: {words}", answer.at, answer.status)))
}
