//! Working days in Sweden.
//!
//! Public holidays follow lagen (1989:253) om allmänna helgdagar: Sundays, nyårsdagen, trettondedag jul, första maj,
//! nationaldagen, juldagen, annandag jul, långfredagen, påskdagen, annandag påsk, Kristi himmelsfärdsdag, pingstdagen,
//! midsommardagen (the Saturday of 20 to 26 June) and alla helgons dag (the Saturday of 31 October to 6 November).
//! Saturdays, midsommarafton, julafton and nyårsafton count as holidays when time is reckoned: lagen (1930:173) om
//! beräkning av lagstadgad tid, 2 §. Easter follows the Gregorian rule (Meeus, Astronomical Algorithms, chapter 8).

use jiff::civil::Weekday;

use super::Day;

/// Easter Sunday of a year.
fn easter(year: i16) -> Day {
    let year_number = i32::from(year);
    let (golden, century, rest) = (year_number % 19, year_number / 100, year_number % 100);
    let moon = (century - (century + 8) / 25 + 1) / 3;
    let epact = (19 * golden + century - century / 4 - moon + 15) % 30;
    let sunday = (32 + 2 * (century % 4) + 2 * (rest / 4) - epact - rest % 4) % 7;
    let late = (golden + 11 * epact + 22 * sunday) / 451;
    let march_first = Day::new(year, 3, 1).expect("every year has a first of March");
    march_first.plus_days(epact + sunday - 7 * late + 21)
}

impl Day {
    /// Whether offices work on it: no Saturday, Sunday, public holiday or eve that counts as one.
    pub fn is_working_day(self) -> bool {
        let (year, month, date) = self.parts();
        let fixed = matches!((month, date), (1, 1 | 6) | (5, 1) | (6, 6) | (12, 24..=26 | 31));
        let weekday = self.0.weekday();
        let midsummer_eve = weekday == Weekday::Friday && month == 6 && (19..=25).contains(&date);
        // Good Friday, Easter Monday, Ascension Day; the other movable holidays are Saturdays and Sundays.
        let movable = [-2, 1, 39].iter().any(|days| easter(year).plus_days(*days) == self);
        !(fixed || movable || midsummer_eve || matches!(weekday, Weekday::Saturday | Weekday::Sunday))
    }

    /// The working day that is `n` working days later, or earlier when negative.
    #[must_use]
    pub fn plus_working_days(self, n: i32) -> Self {
        let mut day = self;
        for _ in 0..n.unsigned_abs() {
            day = day.plus_days(n.signum());
            while !day.is_working_day() {
                day = day.plus_days(n.signum());
            }
        }
        day
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        Day::parse(text).expect("a day")
    }

    #[test]
    fn easter_moves_as_the_church_says() {
        for text in ["2024-03-31", "2025-04-20", "2026-04-05", "2027-03-28", "2030-04-21", "2038-04-25", "2285-03-22"] {
            assert_eq!(easter(day(text).parts().0), day(text));
        }
    }

    #[test]
    fn holidays_are_no_working_days() {
        let free = [
            "2026-01-01",
            "2026-01-06",
            "2026-04-03",
            "2026-04-06",
            "2026-05-01",
            "2026-05-14",
            "2026-06-06",
            "2026-06-19",
            "2026-06-20",
            "2026-10-31",
            "2026-12-24",
            "2026-12-25",
            "2026-12-26",
            "2026-12-31",
            "2026-11-22",
            "2026-11-21",
        ];
        for text in free {
            assert!(!day(text).is_working_day(), "{text}");
        }
        for text in [
            "2026-01-05",
            "2026-04-02",
            "2026-04-07",
            "2026-05-15",
            "2026-06-18",
            "2026-06-26",
            "2026-10-30",
            "2026-12-23",
        ] {
            assert!(day(text).is_working_day(), "{text}");
        }
        // 261 Mondays to Fridays, of which ten are free.
        let first = day("2026-01-01");
        assert_eq!((0..365).filter(|n| first.plus_days(*n).is_working_day()).count(), 251);
    }

    #[test]
    fn working_days_are_counted_over_holidays() {
        let table = [
            ("2026-11-20", 1, "2026-11-23"),
            ("2026-12-23", 1, "2026-12-28"),
            ("2026-12-30", 2, "2027-01-05"),
            ("2027-01-04", 1, "2027-01-05"),
            ("2027-01-05", 1, "2027-01-07"),
            ("2026-12-28", -1, "2026-12-23"),
            ("2026-11-22", 0, "2026-11-22"),
        ];
        for (from, n, to) in table {
            assert_eq!(day(from).plus_working_days(n), day(to), "{from} + {n}");
        }
    }
}
