//! Ids with a kind: a `PeriodId` never fits where a `PersonId` is asked.
//!
//! An id says nothing about what it names and is no secret (ASVS 11.5.1): links that open something carry a token.

use std::fmt;
use std::marker::PhantomData;

use uuid::Uuid;

use crate::calendar::Moment;

/// What an id names. Implemented by the empty kinds of this module only.
pub trait Kind: Copy + Eq + Ord + std::hash::Hash + fmt::Debug + Send + Sync + 'static {
    /// The name of the kind as it is said in errors and the audit log.
    const NAME: &'static str;
}

/// An id of one kind; printed as 32 lower-case hexadecimal digits.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Id<K: Kind>(Uuid, PhantomData<K>);

impl<K: Kind> Id<K> {
    /// Reads the printed form; `None` for anything else.
    pub fn parse(text: &str) -> Option<Self> {
        (text.len() == 32).then(|| Uuid::try_parse(text).ok()).flatten().map(|u| Self(u, PhantomData))
    }

    /// The id derived from a stable outside name, such as a municipality's code: the same on every machine.
    pub fn named(name: &str) -> Self {
        let mut seed = Uuid::NAMESPACE_OID.as_u128();
        for byte in K::NAME.bytes().chain([b'/']).chain(name.bytes()) {
            seed = split_mix(seed ^ u128::from(byte)).1;
        }
        Self(Uuid::from_u128(seed), PhantomData)
    }
}

impl<K: Kind> fmt::Display for Id<K> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0.simple())
    }
}

impl<K: Kind> fmt::Debug for Id<K> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", K::NAME, self.0.simple())
    }
}

impl<K: Kind> serde::Serialize for Id<K> {
    fn serialize<S: serde::Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.collect_str(self)
    }
}

impl<'de, K: Kind> serde::Deserialize<'de> for Id<K> {
    fn deserialize<D: serde::Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        let text = String::deserialize(d)?;
        Self::parse(&text).ok_or_else(|| serde::de::Error::custom(format!("{text:?} is no {} id", K::NAME)))
    }
}

/// The one place where ids are made; passed in by the door, so rules and tests stay repeatable.
///
/// An id starts with the moment it was made (48 bits of milliseconds), so ids sort by age and index well.
#[derive(Clone, Debug)]
pub struct Ids {
    millis: u64,
    state: u128,
}

impl Ids {
    /// `seed` comes from the operating system in production and is a constant in tests.
    pub fn new(now: Moment, seed: u128) -> Self {
        Self { millis: now.millis().max(0).unsigned_abs(), state: seed }
    }

    /// A new id of the kind that is asked for.
    #[allow(clippy::should_implement_trait)] // it makes ids of the kind that is asked for, which an iterator cannot
    pub fn next<K: Kind>(&mut self) -> Id<K> {
        let (state, out) = split_mix(self.state);
        self.state = state;
        let bytes = out.to_be_bytes();
        let mut tail = [0; 10];
        tail.copy_from_slice(&bytes[6..]);
        Id(uuid::Builder::from_unix_timestamp_millis(self.millis, &tail).into_uuid(), PhantomData)
    }

    /// 64 bits for seeds of engines and the like.
    pub fn number(&mut self) -> u64 {
        let (state, out) = split_mix(self.state);
        self.state = state;
        out as u64
    }
}

/// One step of a 128-bit mixing generator: (next state, output).
fn split_mix(state: u128) -> (u128, u128) {
    let state = state.wrapping_add(0x9E37_79B9_7F4A_7C15_F39C_C060_5CED_C835);
    let mut z = state;
    z = (z ^ (z >> 65)).wrapping_mul(0xBF58_476D_1CE4_E5B9_94D0_49BB_1331_11EB);
    z = (z ^ (z >> 61)).wrapping_mul(0x94D0_49BB_1331_11EB_BF58_476D_1CE4_E5B9);
    (state, z ^ (z >> 64))
}

macro_rules! kinds {
    ($($(#[$doc:meta])* $kind:ident, $id:ident, $name:literal;)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
        pub struct $kind;
        impl Kind for $kind { const NAME: &'static str = $name; }
        $(#[$doc])*
        pub type $id = Id<$kind>;
    )*};
}

kinds! {
    /// A person who uses the house.
    Person, PersonId, "person";
    /// A person's membership of an organisation in a role (uppdrag).
    Membership, MembershipId, "membership";
    /// An invitation to a colleague.
    Invitation, InvitationId, "invitation";
    /// A protected person's record (skyddade personuppgifter); opaque everywhere else.
    Protected, ProtectedId, "protected";
    /// A municipality, region, HEI, federation, cooperation area or other provider.
    Organisation, OrganisationId, "organisation";
    /// A department, unit or learning centre within an organisation.
    Unit, UnitId, "unit";
    /// A function that outlives the persons who hold it.
    Function, FunctionId, "function";
    /// A dated membership of a federation or cooperation area.
    AreaMember, AreaMemberId, "area member";
    /// An override of the travel time between two places.
    TravelOverride, TravelOverrideId, "travel override";
    /// A placement period (VFU-period).
    Period, PeriodId, "period";
    /// A reserved seat, for whatever reason ("Reserverad").
    Hold, HoldId, "hold";
    /// A student in a placement period.
    Student, StudentId, "student";
    /// Seats of one type at one unit in one period.
    Capacity, CapacityId, "capacity";
    /// One computation of a placement plan.
    Run, RunId, "run";
    /// A placement plan that a person may accept.
    Plan, PlanId, "plan";
    /// Rules as data of an HEI, all versions together.
    RuleSet, RuleSetId, "rule set";
    /// One version of a rule set.
    RuleVersion, RuleVersionId, "rule version";
    /// A draw (lottning) of a period.
    Draw, DrawId, "draw";
    /// A written exception (undantag) from a hard rule.
    Exception, ExceptionId, "exception";
    /// What an HEI asks of one host in a period (beställning).
    Order, OrderId, "order";
    /// A signed link that opens one order without a login.
    OrderLink, OrderLinkId, "order link";
    /// Something to send by mail.
    Message, MessageId, "message";
    /// Weeks in which a unit receives nobody.
    Blocked, BlockedId, "blocked weeks";
    /// A signed-in session.
    Session, SessionId, "session";
    /// A background job.
    Job, JobId, "job";
    /// An upload under review.
    Import, ImportId, "import";
    /// A row of the audit log.
    AuditRow, AuditId, "audit row";
    /// An answer to "Var informationen till din hjälp?".
    Feedback, FeedbackId, "feedback";
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_reads_back_what_it_prints_and_nothing_else() {
        let mut ids = Ids::new(Moment::from_millis(1_700_000_000_000), 7);
        let id: PersonId = ids.next();
        assert_eq!(PersonId::parse(&id.to_string()), Some(id));
        for bad in ["", "x", "0f", &"g".repeat(32), "123e4567-e89b-12d3-a456-426614174000", &"é".repeat(16)] {
            assert_eq!(PersonId::parse(bad), None, "{bad}");
        }
    }

    #[test]
    fn ids_differ_and_sort_by_age() {
        let mut early = Ids::new(Moment::from_millis(1), 7);
        let mut late = Ids::new(Moment::from_millis(2), 7);
        let a: Vec<PersonId> = (0..1000).map(|_| early.next()).collect();
        let b: PersonId = late.next();
        let mut unique = a.clone();
        unique.sort();
        unique.dedup();
        assert_eq!(unique.len(), 1000);
        assert!(a.iter().all(|a| *a < b));
    }

    #[test]
    fn named_ids_are_stable_and_differ_by_name_and_kind() {
        assert_eq!(OrganisationId::named("2481"), OrganisationId::named("2481"));
        assert_ne!(OrganisationId::named("2481"), OrganisationId::named("2482"));
        assert_ne!(OrganisationId::named("2481").to_string(), UnitId::named("2481").to_string());
    }

    #[test]
    fn alike_names_never_share_an_id() {
        let mut ids: Vec<AreaMemberId> =
            (0..20_000).map(|n| AreaMemberId::named(&format!("akademi-norr/{n:04}/{}", n % 7))).collect();
        ids.sort();
        ids.dedup();
        assert_eq!(ids.len(), 20_000);
    }
}
