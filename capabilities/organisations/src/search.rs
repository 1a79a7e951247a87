//! Finds a place by what people write: "Dorotea", "umea", "Arjeplogs kommun", or a near miss.

use std::sync::LazyLock;

use crate::model::Place;
use crate::register::{self, Municipality, Town};

/// How well a name fits what was written; better is less.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Fit {
    /// The same, apart from capitals.
    Exact,
    /// The same without rings, dots and accents: "umea".
    Folded,
    /// The name begins so.
    Begins,
    /// A later word of the name begins so.
    WordBegins,
    /// This many letters are wrong.
    Misspelt(u8),
}

/// A municipality or town that was found.
#[derive(Clone, Copy, PartialEq, Debug)]
pub enum Found {
    /// Kommun.
    Municipality(&'static Municipality),
    /// Ort.
    Town(&'static Town),
}

impl Found {
    /// Its name.
    pub fn name(self) -> &'static str {
        match self {
            Self::Municipality(m) => &m.name,
            Self::Town(t) => &t.name,
        }
    }

    /// The municipality it is or lies in.
    pub fn municipality(self) -> &'static Municipality {
        match self {
            Self::Municipality(m) => m,
            Self::Town(t) => register::municipality(&t.municipality).expect("every town's municipality is known"),
        }
    }

    /// Where it is.
    pub fn place(self) -> Place {
        match self {
            Self::Municipality(m) => m.place,
            Self::Town(t) => t.place,
        }
    }

    fn people(self) -> u32 {
        match self {
            Self::Municipality(m) => m.population,
            Self::Town(t) => t.population.unwrap_or(0),
        }
    }
}

/// One place found, and how well it fits.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Hit {
    /// What was found.
    pub found: Found,
    /// How well it fits.
    pub fit: Fit,
}

struct Entry {
    found: Found,
    lower: String,
    folded: String,
}

static ENTRIES: LazyLock<Vec<Entry>> = LazyLock::new(|| {
    let municipalities = register::municipalities().iter().map(Found::Municipality);
    let towns = register::towns().iter().filter(|t| !is_main_town(t)).map(Found::Town);
    municipalities.chain(towns).map(entry).collect()
});

fn entry(found: Found) -> Entry {
    Entry { found, lower: found.name().to_lowercase(), folded: fold(found.name()) }
}

/// A main town that bears its municipality's name is found as the municipality.
fn is_main_town(town: &Town) -> bool {
    register::municipality(&town.municipality).is_some_and(|m| m.main_town == town.name && m.name == town.name)
}

/// At most `limit` places for what somebody wrote, best first; municipalities before towns, large before small.
/// Misspellings are tried only when nothing fits as written.
pub fn find(written: &str, limit: usize) -> Vec<Hit> {
    let written = written.trim();
    if let Some(m) = register::municipality(written) {
        return vec![Hit { found: Found::Municipality(m), fit: Fit::Exact }];
    }
    let asked = Asked::new(written);
    if asked.folded.is_empty() {
        return Vec::new();
    }
    let mut hits = hits(|entry| asked.as_written(entry));
    if hits.is_empty() {
        hits = self::hits(|entry| asked.misspelt(entry));
    }
    hits.sort_by_key(|h| (h.fit, matches!(h.found, Found::Town(_)), std::cmp::Reverse(h.found.people())));
    hits.truncate(limit);
    hits
}

/// The municipality that was meant, by code or name ("2425", "Dorotea", "dorotea kommun"), or the names that come
/// nearest. Rows of a file are read with this: a near miss is shown, never guessed.
pub fn municipality_named(written: &str) -> Result<&'static Municipality, Vec<&'static str>> {
    let hits = find(written, 20);
    let of = |hit: &Hit| match hit.found {
        Found::Municipality(m) => Some((m, hit.fit)),
        Found::Town(_) => None,
    };
    let mut municipalities = hits.iter().filter_map(of);
    match municipalities.next() {
        Some((m, Fit::Exact | Fit::Folded)) => Ok(m),
        Some((m, _)) => {
            Err(std::iter::once(m).chain(municipalities.map(|(m, _)| m)).take(3).map(|m| m.name.as_str()).collect())
        }
        None => Err(hits.iter().map(|h| h.found.municipality().name.as_str()).take(1).collect()),
    }
}

fn hits(fit: impl Fn(&Entry) -> Option<Fit>) -> Vec<Hit> {
    ENTRIES.iter().filter_map(|e| Some(Hit { found: e.found, fit: fit(e)? })).collect()
}

struct Asked {
    lower: String,
    folded: String,
    /// Without the word "kommun" or "stad" at the end; `None` when it was not there.
    bare: Option<String>,
}

impl Asked {
    fn new(written: &str) -> Self {
        let folded = fold(written);
        let bare = ["kommun", "stad"].iter().find_map(|word| folded.strip_suffix(word));
        let bare = bare.map(|rest| rest.trim_end().to_owned()).filter(|rest| !rest.is_empty());
        Self { lower: written.to_lowercase(), folded, bare }
    }

    fn as_written(&self, entry: &Entry) -> Option<Fit> {
        if entry.lower == self.lower {
            Some(Fit::Exact)
        } else if entry.folded == self.folded || self.is_municipality(entry) {
            Some(Fit::Folded)
        } else if entry.folded.starts_with(&self.folded) {
            Some(Fit::Begins)
        } else {
            let begins = entry.folded.split(' ').skip(1).any(|word| word.starts_with(&self.folded));
            begins.then_some(Fit::WordBegins)
        }
    }

    /// "Umeå kommun" and "Arjeplogs kommun".
    fn is_municipality(&self, entry: &Entry) -> bool {
        let Some(bare) = self.bare.as_deref().filter(|_| matches!(entry.found, Found::Municipality(_))) else {
            return false;
        };
        bare == entry.folded || bare.strip_suffix('s') == Some(&entry.folded)
    }

    fn misspelt(&self, entry: &Entry) -> Option<Fit> {
        let asked = self.bare.as_ref().unwrap_or(&self.folded);
        // A third of the letters, at most three: shorter words have too many neighbours.
        let most = (asked.chars().count() / 3).min(3);
        let wrong = letters_wrong(asked, &entry.folded, most)?;
        Some(Fit::Misspelt(wrong as u8))
    }
}

/// Lower case without rings, dots and accents; everything that is no letter or digit becomes one blank.
pub fn fold(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars().flat_map(char::to_lowercase) {
        match c {
            'å' | 'ä' | 'à' | 'á' | 'â' | 'æ' => out.push('a'),
            'ö' | 'ø' | 'ó' | 'ò' | 'ô' => out.push('o'),
            'é' | 'è' | 'ë' | 'ê' => out.push('e'),
            'ü' | 'ú' => out.push('u'),
            // Marks of decomposed letters, as some systems write å.
            '\u{300}'..='\u{36f}' => {}
            c if c.is_alphanumeric() => out.push(c),
            _ if out.is_empty() || out.ends_with(' ') => {}
            _ => out.push(' '),
        }
    }
    out.truncate(out.trim_end().len());
    out
}

/// Letters to insert, remove, change or swap with their neighbour to make one word the other (optimal string
/// alignment); `None` when it takes more than `most`.
fn letters_wrong(a: &str, b: &str, most: usize) -> Option<usize> {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    if a.len().abs_diff(b.len()) > most {
        return None;
    }
    let mut before: Vec<usize> = vec![0; b.len() + 1];
    let mut above: Vec<usize> = (0..=b.len()).collect();
    for i in 1..=a.len() {
        let mut row = vec![i; b.len() + 1];
        for j in 1..=b.len() {
            let changed = above[j - 1] + usize::from(a[i - 1] != b[j - 1]);
            row[j] = changed.min(above[j] + 1).min(row[j - 1] + 1);
            if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                row[j] = row[j].min(before[j - 2] + 1);
            }
        }
        before = std::mem::replace(&mut above, row);
    }
    Some(above[b.len()]).filter(|wrong| *wrong <= most)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn first(written: &str) -> Option<(&'static str, Fit)> {
        find(written, 5).first().map(|h| (h.found.name(), h.fit))
    }

    #[test]
    fn finds_what_people_write() {
        let table = [
            ("Dorotea", "Dorotea", Fit::Exact),
            ("dorotea", "Dorotea", Fit::Exact),
            (" 2425 ", "Dorotea", Fit::Exact),
            ("umea", "Umeå", Fit::Folded),
            ("UMEÅ KOMMUN", "Umeå", Fit::Folded),
            ("Arjeplogs kommun", "Arjeplog", Fit::Folded),
            ("Stockholms stad", "Stockholm", Fit::Folded),
            ("Halmstad", "Halmstad", Fit::Exact),
            ("Asele", "Åsele", Fit::Folded),
            ("A\u{30a}sele", "Åsele", Fit::Folded),
            ("Lyck", "Lycksele", Fit::Begins),
            ("Bro", "Bro", Fit::Exact),
            ("Likcsele", "Lycksele", Fit::Misspelt(2)),
            ("Dortea", "Dorotea", Fit::Misspelt(1)),
            ("Shellefteå", "Skellefteå", Fit::Misspelt(1)),
            ("Göteborg", "Göteborg", Fit::Exact),
            ("Upplands-Väsby", "Upplands Väsby", Fit::Folded),
        ];
        for (written, name, fit) in table {
            assert_eq!(first(written), Some((name, fit)), "{written}");
        }
        for nothing in ["", "  ", "-", "9999", "Qwxzyt", "kommun"] {
            assert_eq!(first(nothing).filter(|(_, fit)| *fit <= Fit::Folded), None, "{nothing}");
        }
    }

    #[test]
    fn a_municipality_stands_before_a_town_and_a_limit_holds() {
        let hits = find("Sk", 4);
        assert_eq!(hits.len(), 4);
        assert_eq!(hits[0].found.name(), "Skellefteå");
        let hammerdal = find("hammerdal", 1);
        assert_eq!(hammerdal.first().map(|h| h.found.municipality().name.as_str()), Some("Strömsund"));
    }

    #[test]
    fn a_row_names_its_municipality_or_is_shown_what_comes_nearest() {
        assert_eq!(municipality_named("2481").map(|m| m.name.as_str()), Ok("Lycksele"));
        assert_eq!(municipality_named("asele").map(|m| m.name.as_str()), Ok("Åsele"));
        assert_eq!(municipality_named("Likcsele"), Err(vec!["Lycksele"]));
        assert_eq!(municipality_named("2499"), Err(vec![]));
        assert_eq!(municipality_named("Hammerdal"), Err(vec!["Strömsund"]));
    }

    #[test]
    fn letters_are_counted() {
        let table = [("kiruna", "kiruna", 0), ("kirnua", "kiruna", 1), ("kirna", "kiruna", 1), ("xiruma", "kiruna", 2)];
        for (a, b, wrong) in table {
            assert_eq!(letters_wrong(a, b, 3), Some(wrong), "{a}");
        }
        assert_eq!(letters_wrong("abc", "xyz", 2), None);
        assert_eq!(letters_wrong("ab", "abcdef", 2), None);
    }
}
