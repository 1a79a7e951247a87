//! A request under way: what a handler reads, decides on, and leaves behind.

use std::sync::Arc;

use kernel::ids::{Id, Kind};
use kernel::{Actor, Day, Fact, Ids, Lang, Moment, Refusal, Scope};

use super::input::{Fields, Upload};
use super::keys;
use crate::audit::{Entry, Stamp};
use crate::db::Tx;
use crate::door;
use crate::failure::Done;
use crate::house::{House, Member};
use crate::jobs::Job;
use crate::session::Session;
use crate::texts::Text;

/// One request (or the saving of one job's result) and its transaction.
#[derive(Debug)]
pub struct Ctx {
    /// The transaction. Opened and ended by the platform.
    pub tx: Tx,
    /// When the request came.
    pub now: Moment,
    /// New ids.
    pub ids: Ids,
    /// Sentences in the language of the request.
    pub t: Text,
    /// The house.
    pub house: Arc<House>,
    /// The query.
    pub query: Fields,
    /// The form.
    pub form: Fields,
    /// The uploaded file.
    pub upload: Option<Upload>,
    /// What was refused, when a page is shown again after a refusal.
    pub refusal: Option<Refusal>,
    pub(super) params: Vec<(String, String)>,
    pub(super) path: String,
    pub(super) session: Option<Session>,
    pub(super) member: Option<Member>,
    pub(super) actor: Option<Actor>,
    pub(super) request: String,
    pub(super) address: String,
    /// The scope and key of the form that is being answered.
    pub(super) once: Option<(String, String)>,
    pub(super) cookie: Option<String>,
    pub(super) device: Option<String>,
    pub(super) device_cookie: Option<String>,
    pub(super) audit: Vec<Entry>,
    pub(super) facts: Vec<Fact>,
}

impl Ctx {
    /// The acting person. Only on routes whose policy asks for one.
    pub fn actor(&self) -> &Actor {
        self.actor.as_ref().expect("the policy of this route lets only signed-in people through")
    }

    /// The acting person, where a route is open to all.
    pub fn actor_or_none(&self) -> Option<&Actor> {
        self.actor.as_ref()
    }

    /// The membership that the acting person works in.
    pub fn member(&self) -> Option<&Member> {
        self.member.as_ref()
    }

    /// The session, also before a role is chosen.
    pub fn session(&self) -> Option<&Session> {
        self.session.as_ref()
    }

    /// What the acting person may see.
    pub fn scope(&self) -> Scope {
        self.actor().scope()
    }

    /// Today in Sweden.
    pub fn today(&self) -> Day {
        self.now.day()
    }

    /// The path without `/en`.
    pub fn path(&self) -> &str {
        &self.path
    }

    /// A piece of the path.
    pub fn param(&self, name: &str) -> &str {
        self.params.iter().find(|(n, _)| n == name).map_or("", |(_, v)| v.as_str())
    }

    /// An id in the path; something else there is "not found".
    pub fn id<K: Kind>(&self, name: &str) -> Done<Id<K>> {
        Ok(Id::parse(self.param(name)).ok_or_else(Refusal::not_found)?)
    }

    /// Where the request came from, to slow down guessing. Never stored with a person.
    pub fn address(&self) -> &str {
        &self.address
    }

    /// Leaves a row in the audit log. Every change leaves at least one; a look at a person's record one as well.
    pub fn audit(&mut self, entry: Entry) {
        self.audit.push(entry);
    }

    /// Tells the house that something has happened.
    pub fn tell(&mut self, fact: Fact) {
        self.facts.push(fact);
    }

    /// What the forms of this page carry to prove that they are ours.
    pub fn csrf(&self) -> String {
        self.session.as_ref().map_or_else(String::new, |s| s.csrf.clone())
    }

    /// What a form of this page carries: the token, and a key of its own.
    pub fn guard(&mut self) -> crate::ui::Guard {
        crate::ui::Guard { csrf: self.csrf(), key: self.form_key(), version: None }
    }

    /// The summary of what was refused, for the top of a page that is shown again.
    pub fn error_summary(&self) -> maud::Markup {
        let Some(refusal) = &self.refusal else { return maud::html! {} };
        let fields: Vec<(String, String)> = refusal
            .fields
            .iter()
            .map(|(name, _)| ((*name).to_owned(), self.problem(name).unwrap_or_default()))
            .collect();
        crate::ui::error_summary(crate::ui::Words::of(self.t.lang), &self.t.refusal(refusal), &fields)
    }

    /// A key for one form, so that sending it twice does it once.
    pub fn form_key(&mut self) -> String {
        crate::db::hex(&door::secret::<16>())
    }

    /// What a field was filled with when the page is shown again, otherwise `stored`.
    pub fn value(&self, field: &str, stored: &str) -> String {
        if self.refusal.is_some() && self.form.0.iter().any(|(n, _)| n == field) {
            self.form.get(field).to_owned()
        } else {
            stored.to_owned()
        }
    }

    /// What is wrong with a field, when the page is shown again.
    pub fn problem(&self, field: &str) -> Option<String> {
        let refusal = self.refusal.as_ref()?;
        refusal.fields.iter().find(|(n, _)| *n == field).map(|(_, key)| {
            let args: Vec<_> = refusal.args.iter().map(|(n, v)| (*n, crate::texts::Arg::from(v))).collect();
            self.t.list(key, &args)
        })
    }

    /// Puts a new session token into the browser.
    pub fn sign_in(&mut self, token: String) {
        self.cookie = Some(token);
    }

    /// Takes the session token out of the browser.
    pub fn sign_out(&mut self) {
        self.cookie = Some(String::new());
    }

    /// The token by which this browser is known again, if it bears one. It proves no person.
    pub fn device(&self) -> Option<&str> {
        self.device.as_deref()
    }

    /// Gives this browser a token to be known by, also after the session has ended.
    pub fn mark_device(&mut self, token: String) {
        self.device = Some(token.clone());
        self.device_cookie = Some(token);
    }

    /// Lets go of the database while something slow is done: a passphrase is hashed, a provider is asked. Nothing may
    /// have been written before; what was read before may have changed after.
    pub async fn away<T>(&mut self, work: impl Future<Output = T>) -> Done<T> {
        let waiting = self.house.db.read().await?;
        std::mem::replace(&mut self.tx, waiting).rollback().await?;
        let result = work.await;
        let fresh = self.house.db.write().await?;
        std::mem::replace(&mut self.tx, fresh).rollback().await?;
        if let Some((scope, key)) = &self.once
            && keys::is_answered(&mut self.tx, scope, key).await?
        {
            return Err(keys::twin().into());
        }
        Ok(result)
    }

    /// The transaction and sentences for saving a job's result, as the person who asked for it.
    pub(crate) async fn of_job(house: Arc<House>, job: &Job) -> Done<Self> {
        let mut c = Self::of_house(house, &format!("job {}", job.id)).await?;
        c.actor = Some(Actor {
            person: job.asked_by,
            session: Id::named("job"),
            role: kernel::Role::PlacementCoordinator,
            organisation: job.tenant,
            assurance: kernel::Assurance::NONE,
            name: String::new(),
        });
        Ok(c)
    }

    /// A transaction for the house itself: commands, the demo's data, tests.
    pub async fn of_house(house: Arc<House>, request: &str) -> Done<Self> {
        Ok(Self {
            tx: house.db.write().await?,
            now: house.clock.now(),
            ids: house.clock.ids(),
            t: Text::new(Lang::Sv, house.texts.clone()),
            query: Fields::default(),
            form: Fields::default(),
            upload: None,
            refusal: None,
            params: Vec::new(),
            path: String::new(),
            session: None,
            member: None,
            actor: None,
            request: request.to_owned(),
            address: String::new(),
            once: None,
            cookie: None,
            device: None,
            device_cookie: None,
            audit: Vec::new(),
            facts: Vec::new(),
            house,
        })
    }

    /// Acts as somebody; for the demo's data, commands and tests, never in a request.
    #[must_use]
    pub fn acting_as(mut self, actor: Actor) -> Self {
        self.actor = Some(actor);
        self
    }

    /// Runs the reactions to what was told, writes the audit rows, and makes everything durable.
    pub async fn save(mut self) -> Done<()> {
        self.settle().await?;
        self.tx.commit().await
    }

    pub(super) async fn settle(&mut self) -> Done<()> {
        let reactions = self.house.reactions;
        while let Some(fact) = self.facts.pop() {
            tracing::debug!(fact = fact.name, about = fact.about, "fact");
            for (_, react) in reactions.iter().filter(|(name, _)| *name == fact.name) {
                react(self, &fact).await?;
            }
        }
        self.write_audit().await
    }

    pub(super) async fn write_audit(&mut self) -> Done<()> {
        let entries = std::mem::take(&mut self.audit);
        let stamp = Stamp { actor: self.actor.as_ref(), at: self.now, request: &self.request };
        crate::audit::write(&mut self.tx, &mut self.ids, &stamp, &entries).await
    }
}
