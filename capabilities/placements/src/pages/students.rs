//! The students of a period, and one of them.

use std::collections::BTreeMap;

use kernel::ids;
use kernel::text::swedish_order;
use organisations::search::fold;
use platform::prelude::*;

use super::{changed_meanwhile, period, seen_version};
use crate::model::{Home, Period, Student};
use crate::plan::{self, Places};
use crate::store::overview::{Listed, Placed};
use crate::views::parts::{Filled, Head, Slice};
use crate::views::students::{List, One, Wish};
use crate::{forms, places, rules, store};

/// The list.
pub async fn list(c: &mut Ctx) -> Done<Reply> {
    let (scope, period) = (c.scope(), period(c).await?);
    let (code, name) = (c.query.get("kommun").to_owned(), c.query.get("namn").to_owned());
    let students = store::overview::students(&mut c.tx, scope, period.id).await?;
    let all = students.len();
    let municipalities = municipalities(&students);
    let fitting = fitting(students, &code, &name);
    let slice = Slice::of(c.query.int("sida").unwrap_or(1), fitting.len());
    let rows = slice.cut(fitting);
    c.audit(Entry::new("placements.student.list", format!("{} students of {}", rows.len(), period.id)));
    let head = Head::of(&c.t, &period);
    Ok(List { head, all, rows, slice, municipality: code, name, municipalities }.render(&c.t).into())
}

fn municipalities(students: &[Listed]) -> Vec<(String, String)> {
    let codes: BTreeMap<String, String> = students
        .iter()
        .filter_map(|s| s.municipality.clone())
        .map(|code| (code.clone(), places::municipality(&code)))
        .collect();
    let mut all: Vec<(String, String)> = codes.into_iter().collect();
    all.sort_by(|a, b| swedish_order(&a.1, &b.1));
    all
}

/// Those who live in a municipality (all when it is empty) and whose name or reference holds the words.
fn fitting(students: Vec<Listed>, code: &str, words: &str) -> Vec<Listed> {
    let words = fold(words);
    let fits = |s: &Listed| {
        (code.is_empty() || s.municipality.as_deref() == Some(code))
            && (fold(&s.name).contains(&words) || fold(&s.reference).contains(&words))
    };
    let mut fitting: Vec<Listed> = students.into_iter().filter(fits).collect();
    fitting.sort_by(|a, b| swedish_order(&a.name, &b.name).then_with(|| a.reference.cmp(&b.reference)));
    fitting
}

/// The student in the path, of the period in the path, or not found.
async fn student(c: &mut Ctx) -> Done<(Period, Student)> {
    let (scope, period, id) = (c.scope(), period(c).await?, c.id::<ids::Student>("student")?);
    let (of, student) = store::students::find(&mut c.tx, scope, id).await?;
    if of != period.id {
        return Err(Refusal::not_found().into());
    }
    Ok((period, student))
}

/// The record of one student.
pub async fn show(c: &mut Ctx) -> Done<Reply> {
    let scope = c.scope();
    let (period, student) = student(c).await?;
    let Places { units, travel } = places::of(&mut c.tx, scope).await?;
    let capacities = store::capacities::of_period(&mut c.tx, scope, period.id).await?;
    let placed = store::overview::place_of(&mut c.tx, &period, student.id).await?;
    c.audit(Entry::new("placements.student.view", student.id));
    let seats_at = |unit: UnitId| {
        capacities.iter().filter(|s| s.unit == unit && s.place_type == student.place_type).map(|s| s.seats).sum()
    };
    let gone = c.t.say("placements-unit-gone");
    let name_of = |unit: UnitId| places::unit_name(&units, unit).unwrap_or_else(|| gone.clone());
    let place = |at: CapacityId| capacities.iter().find(|s| s.id == at).map(|s| name_of(s.unit));
    let stored = [
        ("car", if student.car { "1" } else { "0" }.to_owned()),
        ("place_type", student.place_type.clone()),
        ("priority", student.priority.to_string()),
    ];
    let mut form = Filled::of(c, &stored);
    form.guard = form.guard.version(student.version);
    let wish = |unit: &UnitId| Wish {
        unit: places::unit_name(&units, *unit),
        minutes: units.get(unit).and_then(|u| plan::minutes_to(&travel, &student, u)),
        seats: seats_at(*unit),
    };
    let page = One {
        head: Head::of(&c.t, &period),
        id: student.id,
        name: student.name.clone(),
        reference: student.reference.clone(),
        home: home(&c.t, &student.home),
        wishes: student.wishes.iter().map(wish).collect(),
        forbidden: student.forbidden.iter().map(|u| name_of(*u)).collect(),
        placed: match placed {
            Placed::NoPlan => Placed::NoPlan,
            Placed::Nowhere => Placed::Nowhere,
            Placed::At(at) => place(at).map_or(Placed::Nowhere, Placed::At),
        },
        place_types: period.place_types.clone(),
        form,
    };
    Ok(page.render(&c.t).into())
}

fn home(t: &Text, home: &Home) -> String {
    let name = places::municipality_of(home).map(places::municipality);
    match (home, name) {
        (Home::Municipality(_), name) => name.unwrap_or_default(),
        (Home::Point(lat, lon, _), Some(name)) => format!("{name} ({lat:.4}, {lon:.4})"),
        (Home::Point(lat, lon, _), None) => {
            t.with("placements-home-at", [("what", format!("{lat:.4}, {lon:.4}").into())])
        }
    }
}

/// Saves what a coordinator changes by hand.
pub async fn change(c: &mut Ctx) -> Done<Reply> {
    let scope = c.scope();
    let ((period, student), seen) = (student(c).await?, seen_version(c));
    let changed = rules::students::change(&student, &period, forms::student(&c.form))?;
    if seen != student.version {
        return Err(changed_meanwhile().into());
    }
    let to = c.t.to(&format!("/vfu/{}/studenter/{}", period.id, student.id));
    c.audit(Entry::new("placements.student.change", student.id));
    if changed == student {
        return Ok(Reply::done(to, "placements-nothing-changed", &[]));
    }
    if !store::students::set(&mut c.tx, scope, seen, &changed).await? {
        return Err(changed_meanwhile().into());
    }
    store::bump(&mut c.tx, scope, period.id).await?;
    Ok(Reply::done(to, "placements-student-saved", &[]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_is_filtered_and_in_swedish_order() {
        let listed = |name: &str, code: &str| Listed {
            id: StudentId::named(name),
            reference: format!("ref-{}", name.len()),
            name: name.to_owned(),
            municipality: Some(code.to_owned()),
            place_type: String::new(),
            priority: 1,
        };
        let all = vec![listed("Östen Öst", "2463"), listed("Åsa Ek", "2463"), listed("Bo Ek", "2482")];
        let table: [(&str, &str, &[&str]); 6] = [
            ("", "", &["Bo Ek", "Åsa Ek", "Östen Öst"]),
            ("2463", "", &["Åsa Ek", "Östen Öst"]),
            ("", "EK", &["Bo Ek", "Åsa Ek"]),
            ("2463", "osten", &["Östen Öst"]),
            ("", "ref-11", &["Östen Öst"]),
            ("2499", "", &[]),
        ];
        for (code, words, expected) in table {
            let found: Vec<String> = fitting(all.clone(), code, words).into_iter().map(|s| s.name).collect();
            assert_eq!(found, expected, "{code} {words}");
        }
        let codes: Vec<String> = municipalities(&all).into_iter().map(|m| m.1).collect();
        assert_eq!(codes, ["Skellefteå", "Åsele"]);
    }
}
