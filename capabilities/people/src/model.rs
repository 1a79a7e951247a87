//! Persons, their memberships and the invitations to them.

use kernel::{Day, InvitationId, Lang, MembershipId, Moment, OrganisationId, PersonId, Role, Span};

/// A person who uses the house (person).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    /// Id.
    pub id: PersonId,
    /// The name to show.
    pub name: String,
    /// The address at work; never a key.
    pub email: String,
}

/// A person's membership of an organisation in a role (uppdrag).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Membership {
    /// Id.
    pub id: MembershipId,
    /// Who.
    pub person: PersonId,
    /// For which organisation.
    pub organisation: OrganisationId,
    /// Its name as it was when the membership began.
    pub organisation_name: String,
    /// In which role.
    pub role: Role,
    /// From when to when.
    pub span: Span,
    /// Whether it was ended by somebody.
    pub ended: bool,
    /// For two who edit at once.
    pub version: i64,
}

impl Membership {
    /// Whether the person may act in it on that day.
    pub fn stands_on(&self, day: Day) -> bool {
        !self.ended && self.span.covers(day)
    }
}

/// A member as the administrator sees one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Colleague {
    /// The membership.
    pub membership: Membership,
    /// The person.
    pub person: Person,
    /// When the person last signed in.
    pub seen_at: Option<Moment>,
}

/// An invitation to a membership (inbjudan).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Invitation {
    /// Id.
    pub id: InvitationId,
    /// To which organisation.
    pub organisation: OrganisationId,
    /// Its name.
    pub organisation_name: String,
    /// Who is invited; empty when the person says it on accepting.
    pub name: String,
    /// The address at work; empty when the person says it on accepting.
    pub email: String,
    /// To which role.
    pub role: Role,
    /// From when on it is worth nothing.
    pub expires: Moment,
    /// Whether somebody has accepted it.
    pub used: bool,
    /// Whether it was taken back.
    pub withdrawn: bool,
    /// For two who edit at once.
    pub version: i64,
}

/// What an administrator writes to invite a colleague.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Invite {
    /// The colleague's name.
    pub name: String,
    /// The address at work, in lower case.
    pub email: String,
    /// The role.
    pub role: Role,
}

/// A person to be entered with a membership, without an invitation: example data and imports.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewMember {
    /// The name.
    pub name: String,
    /// The address at work, in lower case; empty when there is none.
    pub email: String,
    /// The role.
    pub role: Role,
    /// For which organisation.
    pub organisation: OrganisationId,
    /// Its name.
    pub organisation_name: String,
    /// The first day.
    pub first: Day,
    /// Whether the demo offers it to be tried in a click.
    pub to_try: bool,
}

/// The two names of an organisation's identity provider on the login page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProviderName {
    /// The key in addresses.
    pub key: String,
    /// In Swedish.
    pub sv: String,
    /// In English.
    pub en: String,
}

impl ProviderName {
    /// In the language of the page.
    pub fn in_language(&self, lang: Lang) -> &str {
        match lang {
            Lang::Sv => &self.sv,
            Lang::En => &self.en,
        }
    }
}
