//! What was written in a form, as a command, or what is wrong field by field.

use kernel::{Day, Refusal, Term, UnitId};
use platform::web::Fields;

use crate::model::{Period, Settings};
use crate::rules::NewPeriod;
use crate::rules::seats::MOST_SEATS;
use crate::rules::students::Change;

/// A new period. `copied` are the weights of the earlier period that was chosen.
pub fn new_period(form: &Fields, copied: Settings) -> Result<NewPeriod, Refusal> {
    let mut refusal = Refusal::invalid("placements-period-refused");
    let term = Term::parse(form.get("term"));
    let (first, last) = (Day::parse(form.get("first")), Day::parse(form.get("last")));
    let missing = [
        (form.has("programme"), "programme", "placements-programme-wrong"),
        (term.is_some(), "term", "placements-term-wrong"),
        (first.is_some(), "first", "placements-day-wrong"),
        (last.is_some(), "last", "placements-day-wrong"),
        (form.has("place_types"), "place_types", "placements-types-wrong"),
    ];
    for (_, field, key) in missing.into_iter().filter(|(there, ..)| !there) {
        refusal = refusal.field(field, key);
    }
    let (Some(term), Some(first), Some(last)) = (term, first, last) else { return Err(refusal) };
    if !refusal.fields.is_empty() {
        return Err(refusal);
    }
    let place_types = form.get("place_types").lines().map(|l| l.trim().to_owned()).filter(|l| !l.is_empty()).collect();
    Ok(NewPeriod { programme: form.get("programme").to_owned(), term, first, last, place_types, settings: copied })
}

/// The weights.
pub fn settings(form: &Fields) -> Result<Settings, Refusal> {
    let mut refusal = Refusal::invalid("placements-settings-refused");
    let mut number = |name: &'static str| {
        let read = form.int(name).and_then(|n| u32::try_from(n).ok());
        if read.is_none() {
            refusal = std::mem::replace(&mut refusal, Refusal::not_found()).field(name, "placements-number-wrong");
        }
        read.unwrap_or_default()
    };
    let settings = Settings {
        limit_minutes: number("limit_minutes"),
        limit_is_hard: form.get("limit_is_hard") != "0",
        over_limit_factor: number("over_limit_factor"),
        wish_minutes: [number("wish_second"), number("wish_third"), number("wish_none")],
    };
    if refusal.fields.is_empty() { Ok(settings) } else { Err(refusal) }
}

/// The change of a student.
pub fn student(form: &Fields) -> Change {
    Change {
        car: form.get("car") == "1",
        priority: form.int("priority"),
        place_type: form.get("place_type").to_owned(),
    }
}

/// A number of seats.
pub fn seats(form: &Fields) -> Result<i64, Refusal> {
    let wrong = Refusal::invalid("placements-seats-refused").field("seats", "placements-seats-wrong");
    form.int("seats").filter(|n| (0..=MOST_SEATS).contains(n)).ok_or(wrong)
}

/// A new seat group: unit, type, seats.
pub fn seat_group(form: &Fields, period: &Period) -> Result<(UnitId, String, i64), Refusal> {
    let mut refusal = Refusal::invalid("placements-seats-refused");
    let unit = UnitId::parse(form.get("unit"));
    let kind = form.get("place_type").to_owned();
    let seats = form.int("seats").filter(|n| (0..=MOST_SEATS).contains(n));
    let checks = [
        (unit.is_some(), "unit", "placements-unit-wrong"),
        (period.place_types.contains(&kind), "place_type", "placements-type-unknown"),
        (seats.is_some(), "seats", "placements-seats-wrong"),
    ];
    for (_, field, key) in checks.into_iter().filter(|(fine, ..)| !fine) {
        refusal = refusal.field(field, key);
    }
    match (unit, seats) {
        (Some(unit), Some(seats)) if refusal.fields.is_empty() => Ok((unit, kind, seats)),
        _ => Err(refusal),
    }
}

#[cfg(test)]
mod tests {
    use crate::imports::tests::period;

    use super::*;

    fn form(fields: &[(&str, &str)]) -> Fields {
        Fields(fields.iter().map(|(n, v)| ((*n).to_owned(), (*v).to_owned())).collect())
    }

    fn wrong<T>(result: Result<T, Refusal>) -> Vec<&'static str> {
        result.err().map_or(vec![], |r| r.fields.iter().map(|f| f.0).collect())
    }

    #[test]
    fn a_new_period_is_read() {
        let whole = [
            ("programme", "Socionom, termin 5"),
            ("term", "vt2027"),
            ("first", "2027-01-18"),
            ("last", "2027-06-04"),
            ("place_types", "Individ- och familjeomsorg\r\n\r\n Äldreomsorg \r\n"),
        ];
        let read = new_period(&form(&whole), Settings::default()).expect("a whole form");
        assert_eq!(read.place_types, ["Individ- och familjeomsorg", "Äldreomsorg"]);
        assert_eq!(read.term, Term::spring(2027));
        let all = ["programme", "term", "first", "last", "place_types"];
        assert_eq!(wrong(new_period(&form(&[]), Settings::default())), all);
        let two = form(&[
            ("programme", "A"),
            ("term", "vt2027"),
            ("first", "18/1"),
            ("last", "2027-06-04"),
            ("place_types", "B"),
        ]);
        assert_eq!(wrong(new_period(&two, Settings::default())), ["first"]);
    }

    #[test]
    fn settings_are_read_with_every_wrong_number() {
        let fields = [
            ("limit_minutes", "90"),
            ("limit_is_hard", "0"),
            ("over_limit_factor", "många"),
            ("wish_second", "5"),
            ("wish_third", "-1"),
            ("wish_none", "20"),
        ];
        assert_eq!(wrong(settings(&form(&fields))), ["over_limit_factor", "wish_third"]);
    }

    #[test]
    fn a_seat_group_is_read() {
        let unit = UnitId::named("u").to_string();
        let good = form(&[("unit", &unit), ("place_type", "Äldreomsorg"), ("seats", "4")]);
        assert_eq!(seat_group(&good, &period()).expect("a whole form").2, 4);
        let bad = form(&[("unit", ""), ("place_type", "Skola"), ("seats", "-1")]);
        assert_eq!(wrong(seat_group(&bad, &period())), ["unit", "place_type", "seats"]);
    }
}
