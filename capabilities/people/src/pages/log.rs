//! A3: looking something up in the audit log.

use std::collections::{BTreeMap, BTreeSet};

use kernel::{Moment, PersonId, Role};
use platform::audit::{self, Entry, Search, Shown};
use platform::failure::Done;
use platform::web::{Ctx, Reply};

use super::session::query_value;
use crate::store;
use crate::views::log::{Log, LogRow};

/// How many rows a page of the log holds (the log's own bound).
const PAGE: usize = 50;

/// The log of one's own organisation.
pub async fn show(c: &mut Ctx) -> Done<Reply> {
    let (scope, today) = (c.scope(), c.today());
    let search = search(c);
    let found = audit::search(&mut c.tx, scope.organisation, &search).await?;
    let actions = audit::actions(&mut c.tx, scope.organisation).await?;
    let members = store::members(&mut c.tx, scope.organisation, today).await?;
    let persons: BTreeSet<PersonId> = found.iter().flat_map(mentioned).collect();
    let names = store::names(&mut c.tx, &persons.into_iter().collect::<Vec<_>>()).await?;
    c.audit(Entry::new("people.log.view", format!("{} rows", found.len())));
    let next = found.last().filter(|_| found.len() == PAGE).map(|last| next_page(&search, last));
    // Who administers sees that something happened; who answers for the records sees also why and to whom.
    let whole = scope.role == Role::ArchiveAndDataProtection;
    let mut choices: Vec<(String, String)> =
        members.into_iter().map(|m| (m.person.id.to_string(), m.person.name)).collect();
    choices.dedup();
    let page = Log {
        organisation: c.member().map_or_else(String::new, |m| m.organisation_name.clone()),
        actions,
        action: search.action,
        persons: choices,
        person: search.actor,
        object: search.words,
        rows: found.into_iter().map(|row| in_words(row, &names, whole)).collect(),
        next,
    };
    Ok(page.render(&c.t).into())
}

fn search(c: &Ctx) -> Search {
    let (before, before_id) = c.query.get("fore").split_once('-').unwrap_or_default();
    Search {
        words: c.query.get("vad").to_owned(),
        action: c.query.get("handelse").to_owned(),
        actor: c.query.get("vem").to_owned(),
        before: before.parse().ok().map(Moment::from_millis),
        before_id: before_id.to_owned(),
    }
}

fn next_page(search: &Search, last: &Shown) -> String {
    format!(
        "handelse={}&vem={}&vad={}&fore={}-{}",
        query_value(&search.action),
        query_value(&search.actor),
        query_value(&search.words),
        last.at.millis(),
        last.id
    )
}

/// The persons that a row names by their ids.
fn mentioned(row: &Shown) -> impl Iterator<Item = PersonId> {
    let actor = row.actor.as_deref().and_then(PersonId::parse);
    actor.into_iter().chain(PersonId::parse(&row.object))
}

fn in_words(row: Shown, names: &BTreeMap<PersonId, String>, whole: bool) -> LogRow {
    let name = |id: &str| PersonId::parse(id).and_then(|id| names.get(&id)).cloned();
    LogRow {
        at: row.at,
        who: row.actor.as_ref().map(|id| name(id).unwrap_or_else(|| id.clone())),
        role: row.role,
        action: row.action,
        object: name(&row.object).filter(|_| whole).unwrap_or(row.object),
        reason: row.reason.filter(|_| whole),
        seq: row.seq,
    }
}
