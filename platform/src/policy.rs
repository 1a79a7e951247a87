//! Who may do what: a route cannot be mounted without a [`Policy`]; everything else is denied.
//!
//! The whole table is printed to `app/tests/policy.txt`, which people review, and every cell of it is asserted.

use kernel::{Actor, Role};

/// Whose things a route shows or changes.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Relation {
    /// Everybody's: public pages.
    Public,
    /// The acting person's own.
    Own,
    /// The acting person's organisation's: another organisation's things are not found.
    OwnOrganisation,
    /// Shared by the installation: any organisation's, for the roles named.
    Shared,
}

/// Who may use a route, and whose things it reaches.
#[derive(Clone, Copy, Debug)]
pub struct Policy {
    /// The roles that may, `None` for everybody, signed in or not.
    pub roles: Option<&'static [Role]>,
    /// Whose things.
    pub relation: Relation,
    /// Whether the login must be younger than 15 minutes.
    pub fresh: bool,
}

/// Every role that somebody signs in with.
pub const SIGNED_IN: &[Role] = {
    const N: usize = Role::ALL.len() - 1;
    const REST: [Role; N] = {
        let mut out = [Role::Student; N];
        let mut i = 0;
        while i < N {
            out[i] = Role::ALL[i + 1];
            i += 1;
        }
        out
    };
    &REST
};

impl Policy {
    /// Everybody, signed in or not.
    pub const PUBLIC: Self = Self { roles: None, relation: Relation::Public, fresh: false };

    /// Everybody who is signed in, for their own things.
    pub const OWN: Self = Self { roles: Some(SIGNED_IN), relation: Relation::Own, fresh: false };

    /// The named roles, for their own organisation's things.
    pub const fn organisation(roles: &'static [Role]) -> Self {
        Self { roles: Some(roles), relation: Relation::OwnOrganisation, fresh: false }
    }

    /// The named roles, for what the installation shares.
    pub const fn shared(roles: &'static [Role]) -> Self {
        Self { roles: Some(roles), relation: Relation::Shared, fresh: false }
    }

    /// Also asks for a login younger than 15 minutes.
    #[must_use]
    pub const fn fresh(mut self) -> Self {
        self.fresh = true;
        self
    }

    /// Whether a role may use the route at all.
    pub fn admits(&self, role: Role) -> bool {
        self.roles.is_none_or(|roles| roles.contains(&role))
    }

    /// What to do with a request by `actor`.
    pub fn judge(&self, actor: Option<&Actor>, login_age_seconds: i64) -> Verdict {
        let Some(roles) = self.roles else { return Verdict::Pass };
        let Some(actor) = actor else { return Verdict::SignIn };
        if !roles.contains(&actor.role) {
            return Verdict::NotFound;
        }
        // One's own things stay within reach of a weak login: the way to a stronger one lies there.
        let own = self.relation == Relation::Own;
        if !own && !actor.assurance.meets(actor.role.least_assurance()) {
            return Verdict::LoginTooWeak;
        }
        if (self.fresh || (!own && actor.role.needs_fresh_login())) && login_age_seconds > FRESH_SECONDS {
            return Verdict::SignInAgain;
        }
        Verdict::Pass
    }
}

/// How old a login may be where a fresh one is asked for, in seconds.
pub const FRESH_SECONDS: i64 = 15 * 60;

/// What a policy says of a request.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Verdict {
    /// Go on.
    Pass,
    /// Nobody is signed in.
    SignIn,
    /// The role may not: the same page as for something that does not exist.
    NotFound,
    /// The login is weaker than the role asks for.
    LoginTooWeak,
    /// The login is too old for this.
    SignInAgain,
}

#[cfg(test)]
mod tests {
    use kernel::{Assurance, OrganisationId, PersonId, SessionId};

    use super::*;

    fn actor(role: Role, level: u8, multi_factor: bool) -> Actor {
        Actor {
            person: PersonId::named("a"),
            session: SessionId::named("a"),
            role,
            organisation: OrganisationId::named("o"),
            assurance: Assurance { level, multi_factor },
            name: String::new(),
        }
    }

    #[test]
    fn a_policy_denies_unless_it_admits() {
        const P: Policy = Policy::organisation(&[Role::PlacementCoordinator, Role::ProtectedIdentityHandler]);
        let coordinator = actor(Role::PlacementCoordinator, 2, true);
        let table = [
            ("nobody", P.judge(None, 0), Verdict::SignIn),
            ("right role", P.judge(Some(&coordinator), 99_999), Verdict::Pass),
            ("other role", P.judge(Some(&actor(Role::Student, 2, true)), 0), Verdict::NotFound),
            ("one factor", P.judge(Some(&actor(Role::PlacementCoordinator, 2, false)), 0), Verdict::LoginTooWeak),
            ("AL1", P.judge(Some(&actor(Role::PlacementCoordinator, 1, true)), 0), Verdict::LoginTooWeak),
            ("old login", P.fresh().judge(Some(&coordinator), 901), Verdict::SignInAgain),
            ("fresh login", P.fresh().judge(Some(&coordinator), 900), Verdict::Pass),
            ("handler, old", P.judge(Some(&actor(Role::ProtectedIdentityHandler, 2, true)), 901), Verdict::SignInAgain),
            (
                "own, one factor",
                Policy::OWN.judge(Some(&actor(Role::PlacementCoordinator, 0, false)), 0),
                Verdict::Pass,
            ),
            ("own, old", Policy::OWN.judge(Some(&actor(Role::ProtectedIdentityHandler, 2, true)), 901), Verdict::Pass),
            ("own and fresh, old", Policy::OWN.fresh().judge(Some(&coordinator), 901), Verdict::SignInAgain),
            ("public", Policy::PUBLIC.judge(None, 0), Verdict::Pass),
        ];
        for (case, found, expected) in table {
            assert_eq!(found, expected, "{case}");
        }
        assert!(!SIGNED_IN.contains(&Role::Anonymous));
        assert_eq!(SIGNED_IN.len(), Role::ALL.len() - 1);
    }
}
