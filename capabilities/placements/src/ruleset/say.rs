//! A rule in plain words, in Swedish and English.

use platform::texts::{Arg, Text};

use super::model::{Force, Part, Rule, RuleSet};
use super::piece::{Any, Bound, Hundredths, Money, Number, Season, Side, Test, Time, Where};
use super::topic::Topic;
use super::vocabulary::meaning;

/// A rule as a page says it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said {
    /// The rule's name.
    pub name: String,
    /// "Får inte: nära personlig anknytning"
    pub lead: String,
    /// What stands beside it: label and words.
    pub lines: Vec<(String, String)>,
}

/// What a word means to a reader.
pub fn word(t: &Text, set: &RuleSet, word: &str) -> String {
    meaning(set, t.lang, word)
}

/// The programmes of a rule set in words.
pub fn programmes(t: &Text, set: &RuleSet) -> String {
    set.programmes.iter().map(|p| word(t, set, &p.replace('-', "_"))).collect::<Vec<_>>().join(", ")
}

/// What a topic is called.
pub fn topic_name(t: &Text, topic: Topic) -> String {
    t.say(&format!("rules-topic-{}", topic.code().replace('_', "-")))
}

/// A rule's name with its topic: "Restid (travel)".
pub fn rule_name(t: &Text, rule: &Rule) -> String {
    format!("{} ({})", topic_name(t, rule.about), rule.name)
}

fn force(t: &Text, force: Force) -> String {
    t.say(&format!("rules-force-{}", force.code().replace('_', "-")))
}

fn unit(t: &Text, set: &RuleSet, of: &str, n: Hundredths) -> String {
    let key = format!("rules-unit-{}", of.replace('_', "-"));
    if t.knows(&key) {
        let whole = if n.0 == 100 { 1 } else { 2 };
        return t.with(&key, [("n", Arg::Number(whole))]);
    }
    word(t, set, of)
}

fn decimal(t: &Text, n: Hundredths) -> String {
    let (whole, rest) = (n.0 / 100, n.to_string());
    match rest.split_once('.') {
        Some((_, decimals)) => {
            let mark = if t.lang == kernel::Lang::Sv { ',' } else { '.' };
            format!("{}{mark}{decimals}", t.n(whole))
        }
        None => t.n(whole),
    }
}

fn range(t: &Text, from: Hundredths, to: Option<Hundredths>) -> String {
    to.map_or_else(|| decimal(t, from), |to| format!("{}–{}", decimal(t, from), decimal(t, to)))
}

fn number(t: &Text, set: &RuleSet, n: &Number) -> String {
    let key = match n.bound {
        Bound::Exactly => "rules-number-exactly",
        Bound::AtLeast => "rules-number-at-least",
        Bound::AtMost => "rules-number-at-most",
        Bound::Below => "rules-number-below",
        Bound::Above => "rules-number-above",
        Bound::About => "rules-number-about",
    };
    let of = unit(t, set, &n.unit, n.to.unwrap_or(n.n));
    let said = t.with(key, [("n", range(t, n.n, n.to).into()), ("unit", of.into())]);
    per(t, set, said, n.per.as_deref())
}

fn per(t: &Text, set: &RuleSet, said: String, per: Option<&str>) -> String {
    let Some(each) = per else { return said };
    t.with("rules-per", [("what", said.into()), ("unit", unit(t, set, each, Hundredths::of(1)).into())])
}

/// Kronor, with öre where there are any.
pub fn kronor(t: &Text, ore: i64) -> String {
    let (whole, rest) = (t.n(ore / 100), ore % 100);
    let mark = if t.lang == kernel::Lang::Sv { ',' } else { '.' };
    if rest == 0 { format!("{whole} kr") } else { format!("{whole}{mark}{rest:02} kr") }
}

fn money(t: &Text, set: &RuleSet, m: &Money) -> String {
    let sum = |key: &str, ore: Hundredths, each: &Option<String>| {
        let said = t.with(key, [("sum", kronor(t, ore.0).into())]);
        per(t, set, said, each.as_deref())
    };
    match m {
        Money::Amount { ore, per } => sum("rules-money-amount", *ore, per),
        Money::AtMost { ore, per } => sum("rules-money-at-most", *ore, per),
        Money::FullAbove { ore, per } => sum("rules-money-full-above", *ore, per),
        Money::Share { percent, of } => {
            t.with("rules-money-share", [("n", decimal(t, *percent).into()), ("what", word(t, set, of).into())])
        }
        Money::ActualIfLower => t.say("rules-money-actual"),
        Money::Nothing => t.say("rules-money-nothing"),
    }
}

fn place(t: &Text, set: &RuleSet, p: &Where) -> String {
    match p {
        Where::County(name) => t.with("rules-place-county", [("name", name.trim_end_matches(" län").into())]),
        Where::Municipality(name) => t.with("rules-place-municipality", [("name", name.into())]),
        Where::Town(name) | Where::Part(name) => name.clone(),
        Where::Near(km, town) => t.with("rules-place-near", [("n", decimal(t, *km).into()), ("name", town.into())]),
        Where::Word(w) => word(t, set, w),
    }
}

fn month_day(t: &Text, month: i8, date: i8) -> String {
    // Any leap year will do: only the day and the month are said.
    let day = kernel::Day::new(2024, month, date).expect("it was read as a day");
    t.lang.day(day).trim_end_matches(" 2024").to_owned()
}

fn term(t: &Text, year: i16, autumn: bool) -> String {
    t.lang.term(if autumn { kernel::Term::autumn(year) } else { kernel::Term::spring(year) })
}

fn when(t: &Text, set: &RuleSet, w: &Time) -> String {
    match w {
        Time::Offset { firm, n, to, unit: of, after, anchor } => {
            let key = if *after { "rules-when-after" } else { "rules-when-before" };
            let said = t.with(
                key,
                [
                    ("n", range(t, *n, *to).into()),
                    ("unit", unit(t, set, of.word(), to.unwrap_or(*n)).into()),
                    ("what", word(t, set, anchor).into()),
                ],
            );
            match firm {
                Some("must") => t.with("rules-when-must", [("what", said.into())]),
                Some("should") => t.with("rules-when-should", [("what", said.into())]),
                Some(_) => t.with("rules-when-about", [("what", said.into())]),
                None => said,
            }
        }
        Time::Beside(side, anchor) => {
            let key = match side {
                Side::Before => "rules-when-some-time-before",
                Side::At => "rules-when-at",
                Side::After => "rules-when-some-time-after",
                Side::During => "rules-when-during",
            };
            t.with(key, [("what", word(t, set, anchor).into())])
        }
        Time::Yearly(month, date, season) => {
            let day = month_day(t, *month, *date);
            match season {
                None => day,
                Some(Season::Spring) => t.with("rules-when-spring", [("day", day.into())]),
                Some(Season::Autumn) => t.with("rules-when-autumn", [("day", day.into())]),
            }
        }
        Time::On(day) => t.lang.day(*day),
        Time::Since(day) => t.with("rules-when-since", [("day", t.lang.day(*day).into())]),
        Time::SinceTerm(year, autumn) => t.with("rules-when-since", [("day", term(t, *year, *autumn).into())]),
        Time::Year(year) => year.to_string(),
        Time::Term(n) => t.with("rules-when-term", [("n", (*n).to_string().into())]),
        Time::Text(words) => format!("”{words}”"),
        Time::CutOff => t.say("rules-when-cut-off"),
    }
}

/// A condition in words.
fn condition(t: &Text, set: &RuleSet, any: &Any) -> String {
    let one = |atom: &super::piece::Atom| {
        let fact = word(t, set, &atom.fact);
        let compared =
            |key: &str, n: &Hundredths| t.with(key, [("what", fact.clone().into()), ("n", decimal(t, *n).into())]);
        let said = match &atom.test {
            Test::Is => fact,
            Test::Named(name) => format!("{fact}: {}", word(t, set, name)),
            Test::Below(n) => compared("rules-if-below", n),
            Test::AtMost(n) => compared("rules-if-at-most", n),
            Test::Above(n) => compared("rules-if-above", n),
            Test::AtLeast(n) => compared("rules-if-at-least", n),
        };
        if atom.not { t.with("rules-if-not", [("what", said.into())]) } else { said }
    };
    any.0.iter().map(one).collect::<Vec<_>>().join(&format!(" {} ", t.say("rules-or")))
}

/// The lines of a part in words.
pub fn part_words(t: &Text, set: &RuleSet, rule: &Rule, part: Part) -> Vec<String> {
    let words = |all: &[String]| all.iter().map(|w| word(t, set, w)).collect();
    match part {
        Part::What => words(&rule.what),
        Part::Who => words(&rule.who),
        Part::To => words(&rule.to),
        Part::From => words(&rule.from),
        Part::Proof => words(&rule.proof),
        Part::Effect => words(&rule.effect),
        Part::Where => rule.places.iter().map(|p| place(t, set, p)).collect(),
        Part::Number => rule.numbers.iter().map(|n| number(t, set, n)).collect(),
        Part::Money => rule.money.iter().map(|m| money(t, set, m)).collect(),
        Part::When => rule.when.iter().map(|w| when(t, set, w)).collect(),
        Part::If => rule.conditions.iter().map(|c| condition(t, set, c)).collect(),
    }
}

/// What a part is called.
pub fn part_name(t: &Text, part: Part) -> String {
    t.say(&format!("rules-part-{}", part.code()))
}

/// A rule in plain words.
pub fn say(t: &Text, set: &RuleSet, rule: &Rule) -> Said {
    let mut lead = part_words(t, set, rule, Part::What).join(", ");
    if lead.is_empty() {
        lead = topic_name(t, rule.about).to_lowercase();
    }
    if let Some(firm) = rule.force {
        lead = t.with("rules-lead", [("force", force(t, firm).into()), ("what", lead.into())]);
    } else {
        lead = capital(&lead);
    }
    let mut lines = Vec::new();
    if let Some(rank) = rule.rank {
        lines.push((t.say("rules-part-rank"), rank.to_string()));
    }
    for (part, _) in Part::ALL.into_iter().filter(|(p, _)| *p != Part::What) {
        let words = part_words(t, set, rule, part);
        let joined = if part == Part::If { words.join(&format!(" {} ", t.say("rules-and"))) } else { words.join(", ") };
        if !joined.is_empty() {
            lines.push((part_name(t, part), joined));
        }
    }
    Said { name: rule.name.clone(), lead, lines }
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// How firm a rule is, in a word; nothing where it is not said.
pub fn force_word(t: &Text, rule: &Rule) -> String {
    rule.force.map_or_else(|| t.say("rules-force-none"), |f| force(t, f))
}
