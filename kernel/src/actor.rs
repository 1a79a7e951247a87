//! Who acts: a person in a role for an organisation. Rules get it as a value and never look anything up.

use std::fmt;

use crate::ids::{OrganisationId, PersonId, SessionId};

/// Roles of the house. Each has a name in code and a word on the page (people/text).
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Role {
    /// Nobody signed in (anonym).
    Anonymous,
    /// Follows a start by link (bevakare).
    Watcher,
    /// Student.
    Student,
    /// Handledare.
    PlacementSupervisor,
    /// Examinator.
    Examiner,
    /// Enhetschef.
    UnitManager,
    /// Kommunsamordnare.
    MunicipalCoordinator,
    /// Tentaservice at a learning centre.
    ExamService,
    /// Studiecoach.
    StudyCoach,
    /// Studie- och yrkesvägledare.
    StudyCounsellor,
    /// VFU-samordnare at an HEI.
    PlacementCoordinator,
    /// Programansvarig.
    ProgrammeCoordinator,
    /// Regionsamordnare of a federation or cooperation area.
    RegionalCoordinator,
    /// Arkiv och dataskydd.
    ArchiveAndDataProtection,
    /// Tenantadministratör.
    TenantAdministrator,
    /// Skyddshandläggare.
    ProtectedIdentityHandler,
}

impl Role {
    /// Every role, in the order of the policy table.
    pub const ALL: [Self; 16] = [
        Self::Anonymous,
        Self::Watcher,
        Self::Student,
        Self::PlacementSupervisor,
        Self::Examiner,
        Self::UnitManager,
        Self::MunicipalCoordinator,
        Self::ExamService,
        Self::StudyCoach,
        Self::StudyCounsellor,
        Self::PlacementCoordinator,
        Self::ProgrammeCoordinator,
        Self::RegionalCoordinator,
        Self::ArchiveAndDataProtection,
        Self::TenantAdministrator,
        Self::ProtectedIdentityHandler,
    ];

    /// The name in storage, text keys and the policy table.
    pub fn code(self) -> &'static str {
        match self {
            Self::Anonymous => "anonymous",
            Self::Watcher => "watcher",
            Self::Student => "student",
            Self::PlacementSupervisor => "placement_supervisor",
            Self::Examiner => "examiner",
            Self::UnitManager => "unit_manager",
            Self::MunicipalCoordinator => "municipal_coordinator",
            Self::ExamService => "exam_service",
            Self::StudyCoach => "study_coach",
            Self::StudyCounsellor => "study_counsellor",
            Self::PlacementCoordinator => "placement_coordinator",
            Self::ProgrammeCoordinator => "programme_coordinator",
            Self::RegionalCoordinator => "regional_coordinator",
            Self::ArchiveAndDataProtection => "archive_and_data_protection",
            Self::TenantAdministrator => "tenant_administrator",
            Self::ProtectedIdentityHandler => "protected_identity_handler",
        }
    }

    /// Reads [`Role::code`].
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|r| r.code() == code)
    }

    /// The least assurance that the role works with (trust.md section 6).
    pub fn least_assurance(self) -> Assurance {
        match self {
            Self::Anonymous | Self::Watcher | Self::PlacementSupervisor | Self::Examiner => Assurance::NONE,
            Self::Student => Assurance { level: 2, multi_factor: false },
            _ => Assurance { level: 2, multi_factor: true },
        }
    }

    /// Seconds a session of the role may rest, and live at all (trust.md section 6).
    pub fn session_seconds(self) -> (i64, i64) {
        match self {
            Self::Student => (30 * 60, 8 * 3600),
            Self::TenantAdministrator | Self::ProtectedIdentityHandler => (15 * 60, 4 * 3600),
            _ => (30 * 60, 10 * 3600),
        }
    }

    /// Whether acts of weight ask for a login no older than 15 minutes.
    pub fn needs_fresh_login(self) -> bool {
        matches!(self, Self::ProtectedIdentityHandler)
    }
}

impl fmt::Display for Role {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

/// How surely we know who is there: SWAMID's level (0 to 3) and whether more than one factor was used.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Assurance {
    /// Identity assurance level: 1 to 3 as SWAMID AL1 to AL3, 0 when nothing is known.
    pub level: u8,
    /// Whether more than one factor was used at login.
    pub multi_factor: bool,
}

impl Assurance {
    /// Nothing known.
    pub const NONE: Self = Self { level: 0, multi_factor: false };

    /// Whether this is enough where `least` is asked for.
    pub fn meets(self, least: Self) -> bool {
        self.level >= least.level && (self.multi_factor || !least.multi_factor)
    }
}

/// The acting person, in the role and for the organisation of this request.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Actor {
    /// Who acts.
    pub person: PersonId,
    /// In which session.
    pub session: SessionId,
    /// The role that was chosen.
    pub role: Role,
    /// The organisation it is held for (the tenant).
    pub organisation: OrganisationId,
    /// How surely we know who it is.
    pub assurance: Assurance,
    /// The name to show in the header.
    pub name: String,
}

impl Actor {
    /// What this person may see.
    pub fn scope(&self) -> Scope {
        Scope { organisation: self.organisation, role: self.role, person: self.person }
    }
}

/// What a request may see. Made from an [`Actor`] only; every query of rows that belong to somebody takes it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Scope {
    /// Rows of this organisation.
    pub organisation: OrganisationId,
    /// Seen in this role.
    pub role: Role,
    /// By this person.
    pub person: PersonId,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn roles_read_back_their_code() {
        for role in Role::ALL {
            assert_eq!(Role::parse(role.code()), Some(role));
        }
        assert_eq!(Role::parse("king"), None);
    }

    #[test]
    fn assurance_is_exact() {
        let least = Role::PlacementCoordinator.least_assurance();
        let table = [(0, false, false), (1, true, false), (2, false, false), (2, true, true), (3, true, true)];
        for (level, multi_factor, enough) in table {
            assert_eq!(Assurance { level, multi_factor }.meets(least), enough, "AL{level} mfa {multi_factor}");
        }
        assert!(Assurance { level: 2, multi_factor: false }.meets(Role::Student.least_assurance()));
    }
}
