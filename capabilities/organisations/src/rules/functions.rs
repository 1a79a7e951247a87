//! Functions: added, changed, held and left.

use kernel::{Day, FunctionId, OrganisationId, PersonId, Refusal, Span, UnitId};

use super::{Done, tidy_email, tidy_name, tidy_phone};
use crate::facts;
use crate::model::{Function, Holder, Unit};

/// What may be said of a function.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct FunctionParticulars {
    /// The unit it belongs to; `None` is the whole organisation.
    pub unit: Option<UnitId>,
    /// What it is called.
    pub title: String,
    /// Its own e-mail address.
    pub email: Option<String>,
    /// Its own telephone number.
    pub phone: Option<String>,
    /// The function that answers while it is vacant.
    pub taken_over_by: Option<FunctionId>,
}

impl FunctionParticulars {
    /// As they stand.
    pub fn of(function: &Function) -> Self {
        Self {
            unit: function.unit,
            title: function.title.clone(),
            email: function.email.clone(),
            phone: function.phone.clone(),
            taken_over_by: function.taken_over_by,
        }
    }
}

/// Adds a function. `functions` and `units` are the organisation's.
pub fn add_function(
    functions: &[Function],
    units: &[Unit],
    id: FunctionId,
    organisation: OrganisationId,
    wanted: &FunctionParticulars,
) -> Result<Done<Function>, Refusal> {
    let FunctionParticulars { unit, title, email, phone, taken_over_by } = checked(functions, units, id, wanted)?;
    let function =
        Function { id, organisation, unit, title, email, phone, holders: Vec::new(), taken_over_by, version: 1 };
    let fact = facts::function_added(&function);
    Ok(Done::changed(function, fact))
}

/// Gives a function other particulars.
pub fn change_function(
    functions: &[Function],
    units: &[Unit],
    function: Function,
    wanted: &FunctionParticulars,
) -> Result<Done<Function>, Refusal> {
    let wanted = checked(functions, units, function.id, wanted)?;
    if wanted == FunctionParticulars::of(&function) {
        return Ok(Done::unchanged(function));
    }
    let FunctionParticulars { unit, title, email, phone, taken_over_by } = wanted;
    let version = function.version + 1;
    let function = Function { unit, title, email, phone, taken_over_by, version, ..function };
    let fact = facts::function_changed(&function);
    Ok(Done::changed(function, fact))
}

/// Appoints a person from the day `first`; whoever holds the function then ends the day before.
pub fn appoint(mut function: Function, person: PersonId, first: Day) -> Result<Done<Function>, Refusal> {
    if let Some(held) = function.holders.last_mut().filter(|h| h.span.last.is_none_or(|last| first <= last)) {
        if held.person == person && held.span.first <= first && held.span.last.is_none() {
            return Ok(Done::unchanged(function));
        }
        if first <= held.span.first {
            return Err(Refusal::conflict("organisations-holder-later")
                .with("first", held.span.first)
                .field("first", "organisations-holder-later"));
        }
        held.span.last = Some(first.plus_days(-1));
    }
    function.holders.push(Holder { person, span: Span { first, last: None } });
    function.version += 1;
    let fact = facts::holder_appointed(&function, person, first);
    Ok(Done::changed(function, fact))
}

/// Leaves a function vacant after the day `last`.
pub fn vacate(mut function: Function, last: Day) -> Result<Done<Function>, Refusal> {
    let Some(held) = function.holders.last_mut().filter(|h| h.span.last != Some(last)) else {
        return Ok(Done::unchanged(function));
    };
    if held.span.last.is_some_and(|ended| ended < last) {
        return Ok(Done::unchanged(function));
    }
    if last < held.span.first {
        return Err(Refusal::invalid("organisations-holder-ends-early")
            .with("first", held.span.first)
            .field("last", "organisations-holder-ends-early"));
    }
    held.span.last = Some(last);
    function.version += 1;
    let fact = facts::function_vacated(&function, last);
    Ok(Done::changed(function, fact))
}

fn checked(
    functions: &[Function],
    units: &[Unit],
    id: FunctionId,
    wanted: &FunctionParticulars,
) -> Result<FunctionParticulars, Refusal> {
    let title = tidy_name("title", &wanted.title)?;
    let email = tidy_email(wanted.email.as_deref())?;
    let phone = tidy_phone(wanted.phone.as_deref())?;
    if wanted.unit.is_some_and(|unit| !units.iter().any(|u| u.id == unit)) {
        return Err(Refusal::invalid("organisations-unit-unknown").field("unit", "organisations-unit-unknown"));
    }
    if let Some(next) = wanted.taken_over_by {
        check_chain(functions, id, next)?;
    }
    Ok(FunctionParticulars { title, email, phone, ..wanted.clone() })
}

/// Whoever takes over must exist and not lead back here.
fn check_chain(functions: &[Function], id: FunctionId, next: FunctionId) -> Result<(), Refusal> {
    let find = |id: FunctionId| functions.iter().find(|f| f.id == id);
    if next != id && find(next).is_none() {
        return Err(
            Refusal::invalid("organisations-function-unknown").field("taken_over_by", "organisations-function-unknown")
        );
    }
    let line = std::iter::successors(Some(next), |at| find(*at).and_then(|f| f.taken_over_by));
    if line.take(functions.len() + 1).any(|at| at == id) {
        return Err(
            Refusal::invalid("organisations-function-loops").field("taken_over_by", "organisations-function-loops")
        );
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Answer;
    use crate::rules::tests::outcome;

    fn day(text: &str) -> Day {
        Day::parse(text).expect("a day")
    }

    fn wanted(title: &str, next: Option<&str>) -> FunctionParticulars {
        FunctionParticulars {
            title: title.to_owned(),
            email: Some(" vfu@lycksele.se ".to_owned()),
            taken_over_by: next.map(FunctionId::named),
            ..FunctionParticulars::default()
        }
    }

    fn add(functions: &[Function], title: &str, next: Option<&str>) -> Result<Done<Function>, Refusal> {
        add_function(functions, &[], FunctionId::named(title), OrganisationId::named("2481"), &wanted(title, next))
    }

    fn coordinator() -> Function {
        add(&[], "VFU-samordnare", None).expect("a sound function").now
    }

    fn person(name: &str) -> PersonId {
        PersonId::named(name)
    }

    #[test]
    fn a_function_is_added_when_it_is_sound() {
        let all = [coordinator()];
        assert_eq!(all[0].email.as_deref(), Some("vfu@lycksele.se"));
        assert_eq!(outcome(add(&all, "Biträdande", Some("VFU-samordnare"))), "ok");
        assert_eq!(outcome(add(&all, "", None)), "organisations-name-missing");
        assert_eq!(outcome(add(&all, "B", Some("nobody"))), "organisations-function-unknown");
        assert_eq!(outcome(add(&all, "B", Some("B"))), "organisations-function-loops");
        let unit = FunctionParticulars { unit: Some(UnitId::named("x")), ..wanted("C", None) };
        let id = FunctionId::named("C");
        assert_eq!(
            outcome(add_function(&all, &[], id, OrganisationId::named("2481"), &unit)),
            "organisations-unit-unknown"
        );
    }

    #[test]
    fn taking_over_never_goes_round() {
        let first = coordinator();
        let second = add(std::slice::from_ref(&first), "B", Some("VFU-samordnare")).expect("sound").now;
        let all = [first.clone(), second];
        let round = wanted("VFU-samordnare", Some("B"));
        assert_eq!(outcome(change_function(&all, &[], first, &round)), "organisations-function-loops");
    }

    #[test]
    fn a_new_holder_ends_the_former() {
        let f = appoint(coordinator(), person("Elin"), day("2026-01-01")).expect("vacant").now;
        let f = appoint(f, person("Nils"), day("2026-08-01")).expect("a change").now;
        assert_eq!(f.answer(day("2026-07-31")), Answer::Held(person("Elin")));
        assert_eq!(f.answer(day("2026-08-01")), Answer::Held(person("Nils")));
        assert_eq!(f.holders.len(), 2);
        assert!(!appoint(f.clone(), person("Nils"), day("2026-09-01")).expect("holds it").is_changed());
        for early in ["2026-08-01", "2026-03-01"] {
            assert_eq!(outcome(appoint(f.clone(), person("Ada"), day(early))), "organisations-holder-later");
        }
    }

    #[test]
    fn a_function_becomes_vacant() {
        let f = appoint(coordinator(), person("Elin"), day("2026-01-01")).expect("vacant").now;
        assert_eq!(outcome(vacate(f.clone(), day("2025-12-31"))), "organisations-holder-ends-early");
        let left = vacate(f, day("2026-06-30")).expect("she leaves").now;
        let vacant = Answer::Vacant { since: Some(day("2026-06-30")), taken_over_by: None };
        assert_eq!(left.answer(day("2026-07-01")), vacant);
        assert!(!vacate(left.clone(), day("2026-06-30")).expect("again").is_changed());
        assert!(!vacate(left.clone(), day("2026-12-31")).expect("later").is_changed());
        let back = appoint(left, person("Elin"), day("2026-10-01")).expect("she returns").now;
        assert_eq!(back.answer(day("2026-09-30")), vacant);
        assert_eq!(back.answer(day("2026-10-01")), Answer::Held(person("Elin")));
        assert!(!vacate(coordinator(), day("2026-06-30")).expect("nobody").is_changed());
    }
}
