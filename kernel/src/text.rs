//! Language, numbers, dates in words, and Swedish order.

use std::cmp::Ordering;

use crate::calendar::{Day, Term};

/// The languages of the pages. Swedish comes first; English lies under `/en`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Lang {
    /// Svenska.
    Sv,
    /// English.
    En,
}

impl Lang {
    /// Both, Swedish first.
    pub const ALL: [Self; 2] = [Self::Sv, Self::En];

    /// The `lang` attribute.
    pub fn code(self) -> &'static str {
        match self {
            Self::Sv => "sv",
            Self::En => "en",
        }
    }

    /// A whole number with a no-break space between thousands (Swedish) or a comma (English).
    pub fn number(self, n: i64) -> String {
        let digits = n.unsigned_abs().to_string();
        let mut out = String::new();
        for (i, digit) in digits.chars().enumerate() {
            if i > 0 && (digits.len() - i).is_multiple_of(3) {
                out.push(if self == Self::Sv { '\u{a0}' } else { ',' });
            }
            out.push(digit);
        }
        if n < 0 { format!("\u{2212}{out}") } else { out }
    }

    /// `22 november 2026` in both languages' words.
    pub fn day(self, day: Day) -> String {
        let (year, month, date) = day.parts();
        let names = match self {
            Self::Sv => [
                "januari",
                "februari",
                "mars",
                "april",
                "maj",
                "juni",
                "juli",
                "augusti",
                "september",
                "oktober",
                "november",
                "december",
            ],
            Self::En => [
                "January",
                "February",
                "March",
                "April",
                "May",
                "June",
                "July",
                "August",
                "September",
                "October",
                "November",
                "December",
            ],
        };
        format!("{date} {} {year}", names[usize::from(month.unsigned_abs()) - 1])
    }

    /// `våren 2027`, `autumn 2027`.
    pub fn term(self, term: Term) -> String {
        let half = match (self, term.is_autumn()) {
            (Self::Sv, false) => "våren",
            (Self::Sv, true) => "hösten",
            (Self::En, false) => "spring",
            (Self::En, true) => "autumn",
        };
        format!("{half} {}", term.year())
    }
}

/// Swedish order: å, ä, ö last, é as e, case and accents aside.
pub fn swedish_order(a: &str, b: &str) -> Ordering {
    a.chars().map(rank).cmp(b.chars().map(rank)).then_with(|| a.cmp(b))
}

fn rank(c: char) -> (u32, u32) {
    let lower = c.to_lowercase().next().unwrap_or(c);
    match lower {
        'å' => ('z' as u32 + 1, 0),
        'ä' | 'æ' => ('z' as u32 + 2, 0),
        'ö' | 'ø' => ('z' as u32 + 3, 0),
        'é' | 'è' | 'ë' | 'ê' => ('e' as u32, 1),
        'á' | 'à' | 'â' => ('a' as u32, 1),
        'ü' => ('y' as u32, 1),
        other => (other as u32, 0),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn swedish_order_puts_a_ring_last() {
        let mut names = ["Åre", "Ånge", "Älmhult", "Örebro", "Arvika", "Zinkgruvan"];
        names.sort_by(|a, b| swedish_order(a, b));
        assert_eq!(names, ["Arvika", "Zinkgruvan", "Ånge", "Åre", "Älmhult", "Örebro"]);
    }

    #[test]
    fn numbers_are_grouped() {
        assert_eq!(Lang::Sv.number(1_234_567), "1\u{a0}234\u{a0}567");
        assert_eq!(Lang::En.number(-1240), "\u{2212}1,240");
        assert_eq!(Lang::Sv.number(7), "7");
    }
}
