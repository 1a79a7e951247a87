//! Beginning a session, and where it leads.

use kernel::{Assurance, MembershipId, Moment, PersonId, Role};
use platform::audit::Entry;
use platform::failure::Done;
use platform::login::ReturnPath;
use platform::session::{self, LoggedIn};
use platform::web::{Ctx, Reply};

use crate::model::Membership;
use crate::rules::{self, Landing};
use crate::store;

/// Who has proved who they are, how surely and when.
#[derive(Clone, Copy, Debug)]
pub struct Proved {
    /// Who.
    pub person: PersonId,
    /// How surely.
    pub assurance: Assurance,
    /// When; a provider may have asked the person long before.
    pub at: Moment,
}

/// The way back that came with a form or the query; none when it is missing or leads out of the house.
pub fn way_back(text: &str) -> Option<ReturnPath> {
    ReturnPath::parse(text)
}

/// The first thing in the menu of a role, or one's own page.
pub fn home_of(c: &Ctx, role: Role) -> String {
    let first = c.house.menu.iter().find(|entry| entry.roles.contains(&role));
    c.t.to(first.map_or("/mina-uppgifter", |entry| entry.path))
}

/// Ends the session there was and begins a new one with a new token.
pub async fn begin(c: &mut Ctx, proved: Proved, membership: Option<MembershipId>) -> Done<()> {
    if let Some(old) = c.session().map(|s| s.id) {
        session::end(&mut c.tx, c.now, old).await?;
    }
    let who = LoggedIn { person: proved.person, membership, assurance: proved.assurance };
    let token = session::begin(&mut c.tx, &mut c.ids, c.now, &who, proved.at).await?;
    c.sign_in(token);
    Ok(())
}

/// A login that succeeded: a session in the role that was worked in, in the only one, or before the choice of one.
pub async fn enter(c: &mut Ctx, proved: Proved, way_back: Option<ReturnPath>) -> Done<Reply> {
    let today = c.today();
    let standing = store::standing(&mut c.tx, proved.person, today).await?;
    let chosen = worked_in(c, &standing, proved).or_else(|| match rules::landing(&standing, proved.assurance) {
        Landing::Into(only) => Some(only.clone()),
        Landing::Choose => None,
    });
    begin(c, proved, chosen.as_ref().map(|m| m.id)).await?;
    store::seen(&mut c.tx, proved.person, c.now).await?;
    let entry = Entry::new("people.login", proved.person);
    c.audit(match chosen.as_ref().or(standing.first()) {
        Some(m) => entry.of(m.organisation),
        None => entry,
    });
    // An invitation that is being followed comes before the choice of role.
    let invited = way_back.as_ref().is_some_and(|w| super::invitation::token_of(w.as_str()).is_some());
    let to = match (chosen, way_back) {
        (_, Some(way)) if invited => way.as_str().to_owned(),
        (Some(_), Some(way)) => way.as_str().to_owned(),
        (Some(m), None) => home_of(c, m.role),
        (None, Some(way)) => format!("{}?till={}", c.t.to("/roll"), query_value(way.as_str())),
        (None, None) => c.t.to("/roll"),
    };
    Ok(Reply::see(to))
}

/// The membership of the session that is renewed, when the same person signs in again strongly enough.
fn worked_in(c: &Ctx, standing: &[Membership], proved: Proved) -> Option<Membership> {
    let session = c.session().filter(|s| s.person == proved.person)?;
    let held = standing.iter().find(|m| Some(m.id) == session.membership)?;
    rules::weakness(held.role, proved.assurance).is_none().then(|| held.clone())
}

/// Enters as the holder of a membership without any proof. The demo's own door; nothing else calls it.
pub async fn enter_as(c: &mut Ctx, person: PersonId, membership: MembershipId) -> Done<()> {
    let proved = Proved { person, assurance: Assurance { level: 2, multi_factor: true }, at: c.now };
    begin(c, proved, Some(membership)).await?;
    store::seen(&mut c.tx, person, c.now).await
}

/// A path as a value in a query.
pub fn query_value(text: &str) -> String {
    use std::fmt::Write as _;
    text.bytes().fold(String::new(), |mut out, b| {
        if b.is_ascii_alphanumeric() || b"-_.~/".contains(&b) {
            out.push(char::from(b));
        } else {
            let _ = write!(out, "%{b:02X}");
        }
        out
    })
}
