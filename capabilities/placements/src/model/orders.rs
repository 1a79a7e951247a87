//! Orders (beställningar) to hosts, and their answers.

use std::collections::BTreeMap;

use kernel::{Day, Moment, OrderId, OrderLinkId, OrganisationId, PeriodId, PersonId, UnitId};

use super::standing::Reason;

/// Where an order stands. That an answer is late is said beside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum OrderState {
    /// Only the HEI sees it.
    Draft,
    /// The host has it and has not answered.
    Sent,
    /// At least what was asked is offered.
    Answered,
    /// Less than what was asked is offered.
    Partly,
    /// Nothing is offered.
    Declined,
}

impl OrderState {
    /// As it is stored.
    pub fn code(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Sent => "sent",
            Self::Answered => "answered",
            Self::Partly => "partly",
            Self::Declined => "declined",
        }
    }

    /// Reads [`OrderState::code`].
    pub fn parse(code: &str) -> Option<Self> {
        [Self::Draft, Self::Sent, Self::Answered, Self::Partly, Self::Declined].into_iter().find(|s| s.code() == code)
    }

    /// Whether the host has answered.
    pub fn is_answered(self) -> bool {
        matches!(self, Self::Answered | Self::Partly | Self::Declined)
    }
}

/// Numbers by type of place. A type with nothing is not in it.
pub type ByType = BTreeMap<String, i64>;

/// What an HEI asks of one host in a period (beställning).
#[derive(Clone, Debug, PartialEq)]
pub struct Order {
    /// Its id.
    pub id: OrderId,
    /// The HEI.
    pub tenant: OrganisationId,
    /// The period.
    pub period: PeriodId,
    /// Who is asked: a municipality, a region, an independent school.
    pub host: OrganisationId,
    /// Where it stands.
    pub state: OrderState,
    /// How many, by type of place.
    pub asked: ByType,
    /// The last day to answer in time.
    pub answer_by: Option<Day>,
    /// When it was sent first.
    pub sent_at: Option<Moment>,
    /// The number of the answer that counts; 0 before the first.
    pub answered: i64,
    /// The number of the answer that became the period's seats; 0 before.
    pub accepted: i64,
    /// Whether the answer that counts came after the last day.
    pub late: bool,
    /// Row version.
    pub version: i64,
}

/// Whom an HEI writes to at a host, and who begins.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Recipient {
    /// The function, as "VFU-samordnare".
    pub title: String,
    /// Its address.
    pub email: String,
    /// Whether the host says first what it can take, and the order follows that.
    pub offers_first: bool,
}

/// Who answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum By {
    /// Somebody signed in: the host's own people, or the HEI that read a file.
    Person(PersonId),
    /// Whoever held the link.
    Link(OrderLinkId),
}

/// An answer to an order.
#[derive(Clone, Debug, PartialEq)]
pub struct Answer {
    /// Counts the order's answers from 1.
    pub number: i64,
    /// Seats at each unit of each type.
    pub seats: BTreeMap<(UnitId, String), i64>,
    /// Units that cannot.
    pub cannot: BTreeMap<UnitId, Reason>,
    /// Why the host as a whole can offer nothing.
    pub reason: Option<Reason>,
    /// What the host adds.
    pub note: String,
    /// Whether it came after the last day.
    pub late: bool,
    /// Who answered.
    pub by: By,
    /// When.
    pub at: Moment,
}

impl Answer {
    /// What is offered, by type of place.
    pub fn offered(&self) -> ByType {
        let mut all = ByType::new();
        for ((_, kind), seats) in self.seats.iter().filter(|(_, seats)| **seats > 0) {
            *all.entry(kind.clone()).or_default() += seats;
        }
        all
    }
}

/// A signed link: who holds it may answer one order for one host.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OrderLink {
    /// Its id.
    pub id: OrderLinkId,
    /// The order.
    pub order: OrderId,
    /// From when on it opens nothing.
    pub expires: Moment,
    /// Whether it was taken back.
    pub revoked: bool,
    /// When its holder asked for a new one.
    pub renewal_asked: Option<Moment>,
    /// When it was made.
    pub created_at: Moment,
}
