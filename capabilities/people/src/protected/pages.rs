//! A4: opened one at a time, with a reason, by a handler with a fresh login.

use kernel::ids::Protected;
use platform::prelude::*;

use super::rules::{self, Removal};
use super::store::copies;
use super::views::{Case, CaseGuards, CopyShown, List};
use super::{Details, HandPlacing, Waiting, store};

fn hand(c: &Ctx) -> Done<HandPlacing> {
    c.house.provided.get::<HandPlacing>().copied().ok_or_else(|| Stop::failed("nobody places by hand in this house"))
}

/// What waits: numbers and states.
pub async fn list(c: &mut Ctx) -> Done<Reply> {
    let scope = c.scope();
    let rows = store::waiting(&mut c.tx, scope).await?;
    let has_open = store::open_record(c).await?.is_some();
    c.audit(Entry::new("people.protected.list", format!("{} records", rows.len())));
    let forms = rows.iter().map(|_| c.guard()).collect();
    let page = List {
        rows,
        forms,
        has_open,
        errors: c.error_summary(),
        refused: c.refusal.as_ref().and_then(|_| kernel::ProtectedId::parse(c.param("protected"))),
        reason: c.value("skal", ""),
        reason_wrong: c.problem("skal"),
    };
    Ok(page.render(&c.t).into())
}

/// Opens a case with a reason.
pub async fn open(c: &mut Ctx) -> Done<Reply> {
    let id = c.id::<Protected>("protected")?;
    let reason = rules::reason(c.form.get("skal"))?.to_owned();
    let (scope, now) = (c.scope(), c.now);
    store::open_case(&mut c.tx, scope, id, now).await?;
    c.audit(Entry::new("people.protected.open", id).because(&reason));
    Ok(Reply::see(c.t.to("/admin/skyddade/arende")))
}

/// The case that is open.
pub async fn case(c: &mut Ctx) -> Done<Reply> {
    let Some((row, details)) = store::open_record(c).await? else {
        // A form that came too late: the list says so.
        return if c.refusal.is_some() { list(c).await } else { Ok(Reply::see(c.t.to("/admin/skyddade"))) };
    };
    let hand = hand(c)?;
    let (at, choices) = (hand.choices)(c, &details).await?;
    c.audit(Entry::new("people.protected.view", row.id));
    let mine = row.removal_by == Some(c.actor().person);
    let copies = copies::of_record(c, row.id).await?;
    let page = Case {
        details,
        at,
        choices,
        place_wrong: c.problem("plats"),
        copies: copies.into_iter().map(|(copy, name)| CopyShown { copy, name, guard: c.guard() }).collect(),
        proposed: row.removal_by.is_some(),
        proposed_by_me: mine,
        guards: CaseGuards { place: c.guard(), end: c.guard(), keep: c.guard(), close: c.guard() },
        errors: c.error_summary(),
    };
    Ok(page.render(&c.t).into())
}

async fn opened(c: &mut Ctx) -> Done<(Waiting, Details)> {
    Ok(store::open_record(c).await?.ok_or_else(|| Refusal::conflict("protected-case-closed"))?)
}

/// Places the person by hand.
pub async fn place(c: &mut Ctx) -> Done<Reply> {
    let (row, details) = opened(c).await?;
    let to = c.form.get("plats").to_owned();
    let hand = hand(c)?;
    (hand.place)(c, &details, &to).await?;
    let scope = c.scope();
    store::set_placed(&mut c.tx, scope, row.id).await?;
    c.audit(Entry::new("people.protected.place", row.id));
    Ok(Reply::done(c.t.to("/admin/skyddade/arende"), "protected-placed", &[]))
}

/// Proposes or agrees that the protection ends.
pub async fn remove(c: &mut Ctx) -> Done<Reply> {
    let (row, details) = opened(c).await?;
    let scope = c.scope();
    match rules::remove(row.removal_by, scope.person)? {
        Removal::Proposed => {
            store::set_removal(&mut c.tx, scope, &row, Some(scope.person)).await?;
            c.audit(Entry::new("people.protected.propose_removal", row.id));
            Ok(Reply::done(c.t.to("/admin/skyddade/arende"), "protected-removal-proposed", &[]))
        }
        Removal::Agreed => {
            let hand = hand(c)?;
            (hand.release)(c, &details).await?;
            store::forget(&mut c.tx, scope, &row).await?;
            c.audit(Entry::new("people.protected.remove", row.id));
            Ok(Reply::done(c.t.to("/admin/skyddade"), "protected-removed", &[]))
        }
    }
}

/// Keeps the protection: a proposal that it ends falls. Either handler may, also the one who made it.
pub async fn keep(c: &mut Ctx) -> Done<Reply> {
    let (row, _) = opened(c).await?;
    if row.removal_by.is_none() {
        return Err(Refusal::conflict("protected-changed-meanwhile").into());
    }
    let scope = c.scope();
    store::set_removal(&mut c.tx, scope, &row, None).await?;
    c.audit(Entry::new("people.protected.keep", row.id));
    Ok(Reply::done(c.t.to("/admin/skyddade/arende"), "protected-kept", &[]))
}

/// A copy outside the seal is taken care of.
pub async fn copy(c: &mut Ctx) -> Done<Reply> {
    let (row, _) = opened(c).await?;
    let number = c.form.get("nummer").parse().map_err(|_| Refusal::not_found())?;
    let (scope, now) = (c.scope(), c.now);
    copies::set_handled(&mut c.tx, scope, row.id, number, now).await?;
    c.audit(Entry::new("people.protected.copy_handled", row.id));
    Ok(Reply::done(c.t.to("/admin/skyddade/arende"), "protected-copy-done", &[("n", number.into())]))
}

/// Closes the case.
pub async fn close(c: &mut Ctx) -> Done<Reply> {
    let handler = c.actor().person;
    store::close_case(&mut c.tx, handler).await?;
    c.audit(Entry::new("people.protected.close", handler));
    Ok(Reply::done(c.t.to("/admin/skyddade"), "protected-closed", &[]))
}
