//! Names compared as people write them, and the nearest known name to a misspelt one.

/// A name without what people vary: case, spaces, `_`, `-`, `.`, and rings and dots over letters.
pub fn bare(name: &str) -> String {
    name.chars()
        .flat_map(char::to_lowercase)
        .filter_map(|c| match c {
            'å' | 'ä' | 'á' | 'à' => Some('a'),
            'ö' | 'ø' | 'ó' => Some('o'),
            'é' | 'è' | 'ë' => Some('e'),
            'ü' => Some('u'),
            c if c.is_alphanumeric() => Some(c),
            _ => None,
        })
        .collect()
}

/// The known name nearest to `name`, when it is near enough to be what was meant.
pub fn nearest<'a>(name: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let sought: Vec<char> = bare(name).chars().take(60).collect();
    let (steps, best) = known
        .into_iter()
        .map(|candidate| (distance(&sought, &bare(candidate).chars().take(60).collect::<Vec<_>>()), candidate))
        .min_by_key(|(steps, _)| *steps)?;
    (steps <= sought.len().div_ceil(3).max(1) && steps < sought.len()).then_some(best)
}

/// How many letters must be put in, taken out, exchanged or swapped with their neighbour.
fn distance(a: &[char], b: &[char]) -> usize {
    let mut before: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=b.len()).collect();
    for i in 1..=a.len() {
        let mut row = vec![i];
        for j in 1..=b.len() {
            let exchange = last[j - 1] + usize::from(a[i - 1] != b[j - 1]);
            let mut best = exchange.min(last[j] + 1).min(row[j - 1] + 1);
            if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                best = best.min(before[j - 2] + 1);
            }
            row.push(best);
        }
        before = std::mem::replace(&mut last, row);
    }
    last[b.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_the_same_however_they_are_dressed() {
        for name in ["Hemkommun", " hem kommun", "HEM_KOMMUN", "hem-kommun."] {
            assert_eq!(bare(name), "hemkommun");
        }
        assert_eq!(bare("Önskemål 1"), "onskemal1");
    }

    #[test]
    fn the_nearest_name_is_near() {
        let known = ["student_id", "name", "programme", "home_municipality"];
        let near = |name| nearest(name, known);
        assert_eq!(near("studnet_id"), Some("student_id"));
        assert_eq!(near("program"), Some("programme"));
        assert_eq!(near("home municipalty"), Some("home_municipality"));
        assert_eq!(near("shoe size"), None);
        assert_eq!(near(""), None);
        assert_eq!(near("x"), None);
    }
}
