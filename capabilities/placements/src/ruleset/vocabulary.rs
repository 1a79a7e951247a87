//! The words that rules are made of, in Swedish and English: those of the house, and those a rule set brings itself.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use kernel::Lang;

use super::model::RuleSet;

const HOUSE: &str = include_str!("../../rulesets/words.txt");

/// Words with their meaning: word → Swedish, English.
pub type Vocabulary = BTreeMap<String, [String; 2]>;

/// The words of the house.
pub fn house() -> &'static Vocabulary {
    static WORDS: OnceLock<Vocabulary> = OnceLock::new();
    WORDS.get_or_init(|| {
        let lines = HOUSE.lines().filter(|l| !l.starts_with('#') && !l.trim().is_empty());
        let mut words = Vocabulary::new();
        for line in lines {
            let parts: Vec<&str> = line.split('|').map(str::trim).collect();
            let [word, sv, en] = parts.as_slice() else { panic!("words.txt: {line}") };
            let before = words.insert((*word).to_owned(), [(*sv).to_owned(), (*en).to_owned()]);
            assert!(before.is_none(), "words.txt: {word} stands twice");
        }
        words
    })
}

/// What a word means, in a rule set and language; the word itself with spaces where nobody says.
pub fn meaning(set: &RuleSet, lang: Lang, word: &str) -> String {
    let both = set.words.get(word).or_else(|| house().get(word));
    both.map_or_else(|| word.replace('_', " "), |[sv, en]| if lang == Lang::Sv { sv.clone() } else { en.clone() })
}

/// Whether a word is known to a rule set.
pub fn knows(set: &RuleSet, word: &str) -> bool {
    set.words.contains_key(word) || house().contains_key(word)
}
