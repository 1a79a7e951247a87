//! Who may. The policy of the routes asks for the role; here is whose things they are.

use kernel::{Actor, OrganisationId, Role};

use crate::model::Unit;

/// Whether the actor keeps the units, functions and settings of its own organisation.
fn keeps_its_own(actor: &Actor, organisation: OrganisationId) -> bool {
    let keeper = matches!(
        actor.role,
        Role::PlacementCoordinator | Role::MunicipalCoordinator | Role::RegionalCoordinator | Role::TenantAdministrator
    );
    keeper && actor.organisation == organisation
}

/// Whether the actor may change or close a unit: its own organisation's, or one that its organisation wrote down.
pub fn may_change_unit(actor: &Actor, unit: &Unit) -> bool {
    keeps_its_own(actor, unit.organisation) || keeps_its_own(actor, unit.registered_by)
}

/// Whether the actor may add and change functions of `organisation` and appoint their holders.
pub fn may_change_functions(actor: &Actor, organisation: OrganisationId) -> bool {
    keeps_its_own(actor, organisation)
}

/// Whether the actor may set the members of `area`.
pub fn may_change_members(actor: &Actor, area: OrganisationId) -> bool {
    matches!(actor.role, Role::RegionalCoordinator | Role::TenantAdministrator) && actor.organisation == area
}

/// Whether the actor may set travel settings and overrides of `organisation`.
pub fn may_change_travel(actor: &Actor, organisation: OrganisationId) -> bool {
    keeps_its_own(actor, organisation)
}

/// Whether the actor may import units: an HEI's coordinator also for the municipalities that receive its students.
pub fn may_import_units(actor: &Actor) -> bool {
    keeps_its_own(actor, actor.organisation)
}

/// Whether the actor may see an import that `organisation` made.
pub fn may_see_import(actor: &Actor, organisation: OrganisationId) -> bool {
    keeps_its_own(actor, organisation)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::register;
    use kernel::{PersonId, SessionId};

    fn actor(role: Role, organisation: &str) -> Actor {
        Actor {
            person: PersonId::named("p"),
            session: SessionId::named("s"),
            role,
            organisation: OrganisationId::named(organisation),
            assurance: role.least_assurance(),
            name: "Prova".to_owned(),
        }
    }

    #[test]
    fn a_unit_is_changed_by_its_own_and_by_who_wrote_it_down() {
        let mut unit = register::units().remove(0);
        unit.organisation = OrganisationId::named("2481");
        unit.registered_by = OrganisationId::named("UMU");
        let table = [
            (Role::MunicipalCoordinator, "2481", true),
            (Role::PlacementCoordinator, "UMU", true),
            (Role::PlacementCoordinator, "LTU", false),
            (Role::MunicipalCoordinator, "2425", false),
            (Role::UnitManager, "2481", false),
            (Role::Student, "UMU", false),
            (Role::ArchiveAndDataProtection, "2481", false),
        ];
        for (role, organisation, may) in table {
            assert_eq!(may_change_unit(&actor(role, organisation), &unit), may, "{role} of {organisation}");
        }
    }

    #[test]
    fn members_are_set_by_the_area() {
        let area = OrganisationId::named("akademi-norr");
        for role in Role::ALL {
            let expected = matches!(role, Role::RegionalCoordinator | Role::TenantAdministrator);
            assert_eq!(may_change_members(&actor(role, "akademi-norr"), area), expected, "{role}");
            assert!(!may_change_members(&actor(role, "2481"), area), "{role} of another");
        }
    }

    #[test]
    fn four_roles_keep_their_own() {
        let kept = Role::ALL.into_iter().filter(|role| may_import_units(&actor(*role, "UMU")));
        assert_eq!(kept.count(), 4);
        let umu = OrganisationId::named("UMU");
        assert!(may_change_travel(&actor(Role::PlacementCoordinator, "UMU"), umu));
        assert!(!may_change_travel(&actor(Role::PlacementCoordinator, "LTU"), umu));
        assert!(!may_change_functions(&actor(Role::Student, "UMU"), umu));
        assert!(!may_see_import(&actor(Role::TenantAdministrator, "LTU"), umu));
    }
}
