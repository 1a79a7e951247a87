//! What the capabilities hand to the platform: routes with their policies, menu entries, message files, migrations,
//! job kinds; and what the platform hands to a request.

use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;

use kernel::{Day, Fact, Lang, MembershipId, OrganisationId, PersonId, Role};

use crate::config::Config;
use crate::db::migrate::Migration;
use crate::db::{Db, Tx};
use crate::door::Clock;
use crate::failure::Done;
use crate::jobs::JobKind;
use crate::policy::Policy;
use crate::texts::Texts;
use crate::web::{Ctx, Page, Reply};

/// A future that a table of functions can hold.
pub type Boxed<'a, T> = Pin<Box<dyn Future<Output = T> + Send + 'a>>;

/// A page's handler: load, decide, save, show.
pub type Handler = for<'a> fn(&'a mut Ctx) -> Boxed<'a, Done<Reply>>;

/// Turns an `async fn(&mut Ctx) -> Done<Reply>` into a [`Handler`].
#[macro_export]
macro_rules! handler {
    ($f:path) => {{
        fn boxed(c: &mut $crate::web::Ctx) -> $crate::house::Boxed<'_, $crate::failure::Done<$crate::web::Reply>> {
            Box::pin($f(c))
        }
        boxed as $crate::house::Handler
    }};
}

/// GET or POST; nothing else is used.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Method {
    /// Shows; changes nothing but the audit log.
    Get,
    /// Changes; carries a form, a key and a token.
    Post,
}

/// A route that is mounted.
#[derive(Clone)]
pub struct Route {
    /// GET or POST.
    pub method: Method,
    /// The Swedish path, such as `/vfu/{period}`; English lies under `/en`.
    pub path: &'static str,
    /// Who may.
    pub policy: Policy,
    /// What it does.
    pub handler: Handler,
    /// For POST: the GET handler that shows the page again with the refusal on it.
    pub again: Option<Handler>,
    /// Whether the body may be an upload.
    pub upload: bool,
    /// For GET: whether it ends a login, and so may write. See [`Routes::get_writing`].
    pub writes: bool,
}

/// An entry of the menu bar.
#[derive(Clone, Copy, Debug)]
pub struct MenuEntry {
    /// Where it leads.
    pub path: &'static str,
    /// The word, a key of the text files.
    pub key: &'static str,
    /// Who sees it; empty for everybody, signed in or not.
    pub roles: &'static [Role],
}

/// The routes of a capability, each with its policy.
#[derive(Clone, Default)]
pub struct Routes {
    /// In the order they were mounted.
    pub all: Vec<Route>,
    /// In the order they stand in the bar.
    pub menu: Vec<MenuEntry>,
}

impl Routes {
    /// None yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// A page.
    #[must_use]
    pub fn get(mut self, path: &'static str, policy: Policy, handler: Handler) -> Self {
        self.all.push(Route { method: Method::Get, path, policy, handler, again: None, upload: false, writes: false });
        self
    }

    /// The one exception to "GET changes nothing": a provider sends the browser back to us with a login's answer, and
    /// that can only be a GET. Once per answer, proven by its state and the browser's own cookie, it writes a session.
    #[must_use]
    pub fn get_writing(mut self, path: &'static str, policy: Policy, handler: Handler) -> Self {
        self.all.push(Route { method: Method::Get, path, policy, handler, again: None, upload: false, writes: true });
        self
    }

    /// A change. When it is refused, `again` shows the page it came from, with the refusal and what was written.
    #[must_use]
    pub fn post(mut self, path: &'static str, policy: Policy, handler: Handler, again: Handler) -> Self {
        self.all.push(Route {
            method: Method::Post,
            path,
            policy,
            handler,
            again: Some(again),
            upload: false,
            writes: false,
        });
        self
    }

    /// A change that carries a file.
    #[must_use]
    pub fn upload(mut self, path: &'static str, policy: Policy, handler: Handler, again: Handler) -> Self {
        self.all.push(Route {
            method: Method::Post,
            path,
            policy,
            handler,
            again: Some(again),
            upload: true,
            writes: false,
        });
        self
    }

    /// A page and the form on it, at one path.
    #[must_use]
    pub fn form(self, path: &'static str, policy: Policy, show: Handler, submit: Handler) -> Self {
        self.get(path, policy, show).post(path, policy, submit, show)
    }

    /// An entry of the menu bar.
    #[must_use]
    pub fn menu(mut self, path: &'static str, key: &'static str, roles: &'static [Role]) -> Self {
        self.menu.push(MenuEntry { path, key, roles });
        self
    }

    /// Everything of `other` after this.
    #[must_use]
    pub fn and(mut self, other: Self) -> Self {
        self.all.extend(other.all);
        self.menu.extend(other.menu);
        self
    }
}

/// A membership that stands today.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Member {
    /// The membership.
    pub id: MembershipId,
    /// In which role.
    pub role: Role,
    /// For which organisation.
    pub organisation: OrganisationId,
    /// The organisation's name.
    pub organisation_name: String,
    /// The person's name.
    pub name: String,
}

/// Finds a membership of a person on a day.
pub type FindMember = for<'a> fn(&'a mut Tx, PersonId, MembershipId, Day) -> Boxed<'a, Done<Option<Member>>>;

/// What the platform may ask about persons; `app` fills it in with functions of the capability `people`.
#[derive(Clone, Copy)]
pub struct Directory {
    /// A membership of a person, if it stands on that day.
    pub member: FindMember,
}

/// Someone who acts on a fact, run in the same transaction, safe to run twice.
pub type Reaction = for<'a> fn(&'a mut Ctx, &'a Fact) -> Boxed<'a, Done<()>>;

/// Everything the running program is made of.
pub struct House {
    /// Settings.
    pub config: Config,
    /// The database.
    pub db: Db,
    /// The clock.
    pub clock: Clock,
    /// The sentences.
    pub texts: Arc<Texts>,
    /// Mounted routes.
    pub routes: Vec<Route>,
    /// The menu bar.
    pub menu: Vec<MenuEntry>,
    /// Job kinds.
    pub jobs: Vec<JobKind>,
    /// What may be asked about persons.
    pub directory: Directory,
    /// Fact name → who acts on it.
    pub reactions: &'static [(&'static str, Reaction)],
    /// How a page is dressed: header, menu, footer.
    pub dress: fn(&House, &Dressing<'_>, Page) -> String,
}

impl std::fmt::Debug for House {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("House").field("routes", &self.routes.len()).finish_non_exhaustive()
    }
}

/// What a page's frame needs to know about the request.
#[derive(Clone, Debug)]
pub struct Dressing<'a> {
    /// The sentences in the page's language.
    pub text: &'a crate::texts::Text,
    /// The path without `/en`.
    pub path: &'a str,
    /// The query, without `?`.
    pub query: &'a str,
    /// Who is signed in, in a chosen role.
    pub member: Option<&'a Member>,
    /// Whether somebody is signed in, with a role or without.
    pub signed_in: bool,
    /// What forms carry.
    pub csrf: &'a str,
    /// A fresh key for the forms of the frame itself.
    pub form_key: &'a str,
    /// The receipt of what was just done.
    pub receipt: Option<String>,
}

/// A capability as the house sees it.
#[derive(Clone)]
pub struct Capability {
    /// Crate, folder, table prefix.
    pub name: &'static str,
    /// Its routes.
    pub routes: fn() -> Routes,
    /// Its sentences.
    pub texts: &'static [(Lang, &'static str)],
    /// Its tables.
    pub migrations: &'static [Migration],
    /// Its jobs.
    pub jobs: fn() -> Vec<JobKind>,
    /// One of every page in every state, to be rendered by the tests.
    pub samples: fn(&crate::texts::Text) -> Vec<(&'static str, Page)>,
}
