//! What was written in a form, as a command for the rules, or what is wrong field by field.

use std::collections::BTreeMap;

use kernel::{Day, FunctionId, PersonId, Refusal, Span, UnitId};
use platform::web::Fields;

use crate::model::{Level, Mandate, Organisation, Place, Unit};
use crate::register;
use crate::rules::{FunctionParticulars, MemberParticulars, OverrideParticulars, UnitParticulars};
use crate::search::{fold, municipality_named};
use crate::travel::{Mode, Point, TravelSettings};

/// A refusal when a field is wrong, otherwise the value.
fn whole<T>(refusal: Refusal, value: T) -> Result<T, Refusal> {
    if refusal.fields.is_empty() { Ok(value) } else { Err(refusal) }
}

/// The particulars of a unit.
pub fn unit(form: &Fields) -> Result<UnitParticulars, Refusal> {
    let mut refusal = Refusal::invalid("organisations-form-wrong");
    let level = Level::parse(form.get("level"));
    if level.is_none() {
        refusal = refusal.field("level", "organisations-level-choose");
    }
    let municipality = municipality_named(form.get("municipality")).ok();
    if municipality.is_none() {
        let found = form.get("municipality").to_owned();
        refusal = refusal.with("found", found).field("municipality", "organisations-municipality-unread");
    }
    let place = place(form.get("lat"), form.get("lon"));
    if place.is_err() {
        refusal = refusal.field("lat", "organisations-position-wrong");
    }
    let parent = chosen(form, "parent", UnitId::parse);
    if parent.is_err() {
        refusal = refusal.field("parent", "organisations-parent-unknown");
    }
    let wanted = UnitParticulars {
        parent: parent.unwrap_or_default(),
        level: level.unwrap_or(Level::Unit),
        name: form.get("name").to_owned(),
        municipality: municipality.map_or_else(String::new, |m| m.code.clone()),
        address: Some(form.get("address").to_owned()),
        place: place.unwrap_or_default(),
    };
    whole(refusal, wanted)
}

/// Something is written that cannot be read.
#[derive(Debug, PartialEq, Eq)]
struct Unreadable;

fn chosen<T>(form: &Fields, name: &str, read: impl Fn(&str) -> Option<T>) -> Result<Option<T>, Unreadable> {
    if !form.has(name) {
        return Ok(None);
    }
    read(form.get(name)).map(Some).ok_or(Unreadable)
}

/// Both or neither, within Sweden and its nearest.
fn place(lat: &str, lon: &str) -> Result<Option<Place>, Unreadable> {
    if lat.is_empty() && lon.is_empty() {
        return Ok(None);
    }
    let place = decimal(lat).zip(decimal(lon)).and_then(|(lat, lon)| Place::new(lat, lon));
    place.filter(|p| p.is_near_sweden()).map(Some).ok_or(Unreadable)
}

/// A number as people write it: `64,5954` or `64.5954`.
fn decimal(written: &str) -> Option<f64> {
    written.replace(',', ".").parse().ok().filter(|n: &f64| n.is_finite())
}

/// The particulars of a function.
pub fn function(form: &Fields) -> Result<FunctionParticulars, Refusal> {
    let mut refusal = Refusal::invalid("organisations-form-wrong");
    let unit = chosen(form, "unit", UnitId::parse);
    if unit.is_err() {
        refusal = refusal.field("unit", "organisations-unit-unknown");
    }
    let next = chosen(form, "taken_over_by", FunctionId::parse);
    if next.is_err() {
        refusal = refusal.field("taken_over_by", "organisations-function-unknown");
    }
    let wanted = FunctionParticulars {
        unit: unit.unwrap_or_default(),
        title: form.get("title").to_owned(),
        email: Some(form.get("email").to_owned()),
        phone: Some(form.get("phone").to_owned()),
        taken_over_by: next.unwrap_or_default(),
    };
    whole(refusal, wanted)
}

/// Who is to hold a function, and from which day.
pub fn appointment(form: &Fields) -> Result<(PersonId, Day), Refusal> {
    let (person, first) = (PersonId::parse(form.get("person")), Day::parse(form.get("first")));
    let mut refusal = Refusal::invalid("organisations-form-wrong");
    if person.is_none() {
        refusal = refusal.field("person", "organisations-person-choose");
    }
    if first.is_none() {
        refusal = refusal.field("first", "organisations-day-wrong");
    }
    person.zip(first).ok_or(refusal)
}

/// The last day of something.
pub fn last_day(form: &Fields) -> Result<Day, Refusal> {
    let refusal = || Refusal::invalid("organisations-form-wrong").field("last", "organisations-day-wrong");
    Day::parse(form.get("last")).ok_or_else(refusal)
}

/// The organisation that becomes a member, by code or name.
pub fn member(form: &Fields) -> Result<&'static Organisation, Refusal> {
    let refusal = || Refusal::invalid("organisations-form-wrong").field("organisation", "organisations-member-unknown");
    crate::directory::named(form.get("organisation")).ok_or_else(refusal)
}

/// Dates and mandate of a membership. Blank is "not stated"; a last day needs a first, a mandate its words
/// and first day. A mandate without a last day ends with the membership.
pub fn member_particulars(form: &Fields) -> Result<MemberParticulars, Refusal> {
    let mut wrong = Vec::new();
    let mut day = |name: &'static str| {
        let read = chosen(form, name, Day::parse);
        if read.is_err() {
            wrong.push(name);
        }
        read.unwrap_or_default()
    };
    let (first, last) = (day("first"), day("last"));
    let (mandate_first, mandate_last) = (day("mandate_first"), day("mandate_last"));
    let what = form.get("mandate").trim().to_owned();
    let refusal = Refusal::invalid("organisations-form-wrong");
    whole(wrong.into_iter().fold(refusal, |r, name| r.field(name, "organisations-day-wrong")), ())?;
    let needed = |name| Err(Refusal::invalid("organisations-form-wrong").field(name, "organisations-day-needed"));
    if first.is_none() && last.is_some() {
        return needed("first");
    }
    if mandate_first.is_none() && (mandate_last.is_some() || !what.is_empty()) {
        return needed("mandate_first");
    }
    Ok(MemberParticulars {
        span: first.map(|first| Span { first, last }),
        mandate: mandate_first.map(|first| Mandate { what, span: Span { first, last: mandate_last.or(last) } }),
    })
}

/// The figures behind estimates.
pub fn settings(form: &Fields) -> Result<TravelSettings, Refusal> {
    let mut wrong = Vec::new();
    let mut number = |name: &'static str| {
        let read = decimal(form.get(name));
        if read.is_none() {
            wrong.push(name);
        }
        read.unwrap_or_default()
    };
    let settings = TravelSettings {
        detour: number("detour"),
        car_km_per_h: number("car_km_per_h"),
        car_start_minutes: number("car_start_minutes"),
        bus_factor: number("bus_factor"),
        bus_start_minutes: number("bus_start_minutes"),
    };
    let refusal = Refusal::invalid("organisations-form-wrong");
    whole(wrong.into_iter().fold(refusal, |r, name| r.field(name, "organisations-number-wrong")), settings)
}

/// A travel time that an organisation states.
pub fn travel_override(
    form: &Fields,
    units: &BTreeMap<UnitId, Unit>,
    today: Day,
) -> Result<OverrideParticulars, Refusal> {
    let (from, to) = (point(form.get("from"), units, today), point(form.get("to"), units, today));
    let (mode, minutes) = (Mode::parse(form.get("mode")), form.int("minutes"));
    let problems = [
        ("from", from.err()),
        ("to", to.err()),
        ("mode", mode.is_none().then_some("organisations-mode-choose")),
        ("minutes", minutes.is_none().then_some("organisations-number-wrong")),
    ];
    let mut refusal = Refusal::invalid("organisations-form-wrong");
    for (field, key) in problems {
        if let Some(key) = key {
            refusal = refusal.field(field, key);
        }
    }
    match (from, to, mode, minutes) {
        (Ok(from), Ok(to), Some(mode), Some(minutes)) => Ok(OverrideParticulars { from, to, mode, minutes }),
        _ => Err(refusal),
    }
}

/// A place that was written: a municipality, or an open unit with its municipality where its name is not enough.
fn point(written: &str, units: &BTreeMap<UnitId, Unit>, today: Day) -> Result<Point, &'static str> {
    if let Ok(municipality) = municipality_named(written) {
        return Ok(Point::Organisation(municipality.id()));
    }
    let (name, place) = written.rsplit_once(',').unwrap_or((written, ""));
    let code = municipality_named(place.trim()).ok().map(|m| m.code.as_str());
    let bears = |u: &&Unit| u.is_open_on(today) && (fold(&u.name) == fold(written) || fold(&u.name) == fold(name));
    let named: Vec<&Unit> = units.values().filter(bears).collect();
    let here: Vec<&Unit> = named.iter().copied().filter(|u| code == Some(u.municipality.as_str())).collect();
    match (named.as_slice(), here.as_slice()) {
        (_, [only]) | ([only], _) => Ok(Point::Unit(only.id)),
        ([], _) => Err("organisations-point-unknown"),
        _ => Err("organisations-point-several"),
    }
}

/// What a point is called on a page.
pub fn point_label(point: Point, units: &BTreeMap<UnitId, Unit>) -> Option<String> {
    match point {
        Point::Organisation(id) => crate::directory::name_of(id, kernel::Lang::Sv).map(str::to_owned),
        Point::Unit(id) => units.get(&id).map(|u| {
            let municipality = register::municipality(&u.municipality).map_or("", |m| m.name.as_str());
            format!("{}, {municipality}", u.name)
        }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fields(pairs: &[(&str, &str)]) -> Fields {
        Fields(pairs.iter().map(|(n, v)| ((*n).to_owned(), (*v).to_owned())).collect())
    }

    fn wrong<T>(result: Result<T, Refusal>) -> Vec<&'static str> {
        result.err().map_or_else(Vec::new, |r| r.fields.iter().map(|(name, _)| *name).collect())
    }

    const UNIT: [(&str, &str); 3] = [("name", "Hemtjänst"), ("level", "unit"), ("municipality", "Åsele")];

    #[test]
    fn a_unit_is_read_or_told_field_by_field() {
        let read = unit(&fields(&UNIT)).expect("a unit");
        assert_eq!((read.municipality.as_str(), read.level, read.place), ("2463", Level::Unit, None));
        let with = |more: &[(&str, &str)]| wrong(unit(&fields(&[&UNIT[..], more].concat())));
        assert_eq!(with(&[("lat", "64,16"), ("lon", "17.35")]), Vec::<&str>::new());
        assert_eq!(with(&[("lat", "64,16")]), ["lat"]);
        assert_eq!(with(&[("lat", "17.35"), ("lon", "64.16")]), ["lat"]);
        assert_eq!(with(&[("parent", "x")]), ["parent"]);
        assert_eq!(wrong(unit(&fields(&[("municipality", "Qwx")]))), ["level", "municipality"]);
    }

    #[test]
    fn settings_are_read_with_comma_and_point() {
        let all = [
            ("detour", "1,4"),
            ("car_km_per_h", "70"),
            ("car_start_minutes", "5.5"),
            ("bus_factor", "2"),
            ("bus_start_minutes", "0"),
        ];
        assert!(settings(&fields(&all)).is_ok_and(|s| (s.detour - 1.4).abs() < 1e-9));
        assert_eq!(wrong(settings(&fields(&all[1..]))), ["detour"]);
    }

    #[test]
    fn a_function_and_its_holder_are_read() {
        let read = function(&fields(&[("title", "Rektor")])).expect("a function");
        assert_eq!((read.unit, read.taken_over_by), (None, None));
        assert_eq!(wrong(function(&fields(&[("unit", "x"), ("taken_over_by", "y")]))), ["unit", "taken_over_by"]);
        assert_eq!(wrong(appointment(&fields(&[]))), ["person", "first"]);
        let id = PersonId::named("Elin").to_string();
        assert!(appointment(&fields(&[("person", &id), ("first", "2026-11-25")])).is_ok());
        assert_eq!(wrong(last_day(&fields(&[("last", "snart")]))), ["last"]);
    }

    #[test]
    fn dates_of_a_membership_are_read_or_told() {
        let read = |pairs: &[(&str, &str)]| member_particulars(&fields(pairs));
        assert_eq!(read(&[]), Ok(MemberParticulars { span: None, mandate: None }));
        assert_eq!(wrong(read(&[("first", "igår"), ("mandate_last", "x")])), ["first", "mandate_last"]);
        assert_eq!(wrong(read(&[("last", "2026-12-31")])), ["first"]);
        assert_eq!(wrong(read(&[("mandate", "VFU")])), ["mandate_first"]);
        assert_eq!(wrong(read(&[("mandate_last", "2026-12-31")])), ["mandate_first"]);
        let until = Some(Day::new(2026, 12, 31).expect("a day"));
        let whole =
            [("first", "2026-01-01"), ("last", "2026-12-31"), ("mandate", "VFU"), ("mandate_first", "2026-02-01")];
        let mandate = read(&whole).expect("sound").mandate.expect("stated");
        assert_eq!(mandate.span.last, until, "a mandate ends with the membership");
        assert!(member(&fields(&[("organisation", "Dorotea")])).is_ok());
        assert_eq!(wrong(member(&fields(&[("organisation", "Qwx")]))), ["organisation"]);
    }

    #[test]
    fn a_place_is_a_municipality_or_a_unit_that_is_known_alone() {
        let today = Day::parse("2026-11-25").expect("a day");
        let like = register::units().remove(0);
        let unit = |name: &str, municipality: &str| Unit {
            id: UnitId::named(&format!("{name}{municipality}")),
            name: name.to_owned(),
            municipality: municipality.to_owned(),
            ..like.clone()
        };
        let all = [unit("Hemtjänst Norr", "2463"), unit("Hemtjänst Norr", "2481"), unit("Ekgården", "2481")];
        let units = all.iter().map(|u| (u.id, u.clone())).collect();
        let table = [
            ("Åsele", Ok(Point::Organisation(kernel::OrganisationId::named("2463")))),
            ("Hemtjänst norr, Åsele", Ok(Point::Unit(all[0].id))),
            ("Hemtjänst norr", Err("organisations-point-several")),
            ("Ekgården", Ok(Point::Unit(all[2].id))),
            ("Finns inte", Err("organisations-point-unknown")),
            ("", Err("organisations-point-unknown")),
        ];
        for (written, expected) in table {
            assert_eq!(point(written, &units, today), expected, "{written}");
        }
        assert_eq!(point_label(Point::Unit(all[0].id), &units).as_deref(), Some("Hemtjänst Norr, Åsele"));
    }
}
