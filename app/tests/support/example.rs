//! The example region with a proposal computed, for tests that look at its pages.

use std::sync::Arc;

use kernel::PeriodId;
use platform::config::Mode;
use platform::jobs;

use super::html::{Form, forms};
use super::people::sign_in_person;
use super::visitor::{Seen, Visitor};
use super::world::{On, World};

/// A house that shows the example.
pub struct Example {
    /// The house.
    pub world: World,
    /// The example period.
    pub period: PeriodId,
    /// The path of the proposal.
    pub proposal: String,
}

impl Example {
    /// Fills a house and lets its coordinator compute a proposal.
    pub async fn start() -> Self {
        let world = World::start(On::Sqlite, Mode::Demo).await.expect("the embedded database is always there");
        let cast = demo::fill(&world.house).await.expect("the example is written");
        let token = sign_in_person(&world.house, &cast.coordinator).await;
        let mut karin = world.visitor().with_token(&token);
        let proposal = computed(&world, &mut karin, cast.period).await.at;
        Self { world, period: cast.period, proposal }
    }
}

/// Works on everything that was asked for, at once.
pub async fn work(world: &World) {
    while jobs::work_once(&Arc::clone(&world.house), "story").await.expect("work") {}
}

/// A form as a page carries it, with the action of another.
pub fn post(seen: &Seen, action: &str) -> Form {
    let some = forms(&seen.html).into_iter().find(|f| f.value("token").is_some());
    let mut form = some.expect("a page of somebody signed in has a form");
    form.action = action.to_owned();
    form.fields.retain(|(n, _)| n == "token" || n == "nyckel");
    form
}

/// Computes a proposal and gives its page.
pub async fn computed(world: &World, visitor: &mut Visitor, period: PeriodId) -> Seen {
    let page = visitor.open("/roll").await;
    asked(world, visitor, &post(&page, &format!("/vfu/{period}/fordelning/korning"))).await
}

/// Sends the form that asks for a proposal and gives the proposal's page.
pub async fn asked(world: &World, visitor: &mut Visitor, asking: &Form) -> Seen {
    let watched = visitor.submit(asking).await;
    watched.must_be(200);
    // The server works on jobs beside the requests; here they are worked on at once.
    work(world).await;
    let mut seen = visitor.open(&watched.at).await;
    while !seen.at.contains("/vfu/forslag/") {
        seen.must_be(200);
        tokio::task::yield_now().await;
        seen = visitor.open(&watched.at).await;
    }
    seen
}
