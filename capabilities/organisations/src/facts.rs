//! What organisations tell the house, versioned. Ids and numbers only.

use kernel::Fact;

use crate::model::{AreaMember, Function, Unit};
use crate::travel::TravelOverride;

/// A unit was added.
pub fn unit_added(unit: &Unit) -> Fact {
    Fact::new("organisations.unit_added.1", unit.id).with("organisation", unit.organisation)
}

/// A unit got other particulars: name, place, level or parent.
pub fn unit_changed(unit: &Unit) -> Fact {
    Fact::new("organisations.unit_changed.1", unit.id).with("organisation", unit.organisation)
}

/// A unit closes; `last` is its last open day.
pub fn unit_closed(unit: &Unit, last: kernel::Day) -> Fact {
    Fact::new("organisations.unit_closed.1", unit.id).with("organisation", unit.organisation).with("last", last)
}

/// A function was added.
pub fn function_added(function: &Function) -> Fact {
    Fact::new("organisations.function_added.1", function.id).with("organisation", function.organisation)
}

/// A function got other particulars: title, address or the one that takes over.
pub fn function_changed(function: &Function) -> Fact {
    Fact::new("organisations.function_changed.1", function.id).with("organisation", function.organisation)
}

/// A person holds a function from a day on.
pub fn holder_appointed(function: &Function, person: kernel::PersonId, first: kernel::Day) -> Fact {
    Fact::new("organisations.holder_appointed.1", function.id).with("person", person).with("first", first)
}

/// A function is vacant after `last`.
pub fn function_vacated(function: &Function, last: kernel::Day) -> Fact {
    Fact::new("organisations.function_vacated.1", function.id).with("last", last)
}

/// A membership of an area was written down or changed.
pub fn member_set(member: &AreaMember) -> Fact {
    Fact::new("organisations.member_set.1", member.id)
        .with("area", member.area)
        .with("organisation", member.organisation)
}

/// An organisation has said what a travel time is.
pub fn travel_overridden(row: &TravelOverride) -> Fact {
    Fact::new("organisations.travel_overridden.1", row.id)
        .with("organisation", row.organisation)
        .with("minutes", row.minutes)
}

/// An organisation has taken back its word on a travel time.
pub fn travel_override_removed(row: &TravelOverride) -> Fact {
    Fact::new("organisations.travel_override_removed.1", row.id).with("organisation", row.organisation)
}

/// An organisation estimates travel with other figures.
pub fn travel_settings_changed(organisation: kernel::OrganisationId) -> Fact {
    Fact::new("organisations.travel_settings_changed.1", organisation)
}
