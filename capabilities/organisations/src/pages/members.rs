//! The members of a federation or cooperation area: the list, a new one, one whose dates or mandate change.

use platform::prelude::*;

use super::{changed_meanwhile, seen_version, tell};
use crate::model::{AreaMember, Organisation};
use crate::views::members::{MemberPage, MembersPage};
use crate::views::parts::{Filled, Slice};
use crate::{directory, forms, rules, store};

/// The acting person's area and its members. Who acts for another kind of organisation finds nothing here.
async fn own(c: &mut Ctx) -> Done<(&'static Organisation, Vec<AreaMember>)> {
    let area = directory::by_id(c.scope().organisation).filter(|o| o.kind.has_members());
    let area = area.filter(|area| rules::may_change_members(c.actor(), area.id)).ok_or_else(Refusal::not_found)?;
    Ok((area, store::members::of_area(&mut c.tx, area.id).await?))
}

/// `/admin/medlemmar`.
pub async fn list(c: &mut Ctx) -> Done<Reply> {
    let (area, members) = own(c).await?;
    let today = c.today();
    let current = members.iter().filter(|m| m.is_member_on(today)).count();
    let without = members.iter().filter(|m| m.is_member_on(today) && !m.may_act_on(today)).count();
    let slice = Slice::asked(c, members.len());
    let name = directory::name(area, c.t.lang).to_owned();
    let page = MembersPage { area: name, rows: slice.cut(members), slice, current, without_mandate: without, today };
    Ok(page.render(&c.t).into())
}

/// `/admin/medlemmar/ny`.
pub async fn new(c: &mut Ctx) -> Done<Reply> {
    own(c).await?;
    let form = Filled::of(c, &MemberPage::FIELDS.map(|name| (name, String::new())));
    Ok(MemberPage { existing: None, form }.render(&c.t).into())
}

/// Writes a membership down.
pub async fn add(c: &mut Ctx) -> Done<Reply> {
    let (area, members) = own(c).await?;
    let organisation = forms::member(&c.form)?;
    let wanted = forms::member_particulars(&c.form)?;
    let done = rules::set_member(&members, c.ids.next(), area, organisation, &wanted)?;
    save(c, done, "organisations.member.add", "organisations-member-added").await
}

/// The membership in the path.
fn in_path(c: &Ctx, members: &[AreaMember]) -> Done<AreaMember> {
    let id: kernel::AreaMemberId = c.id("member")?;
    Ok(members.iter().find(|m| m.id == id).cloned().ok_or_else(Refusal::not_found)?)
}

/// `/admin/medlemmar/{member}`.
pub async fn show(c: &mut Ctx) -> Done<Reply> {
    let (_, members) = own(c).await?;
    let member = in_path(c, &members)?;
    let day = |day: Option<Day>| day.map_or_else(String::new, |day| day.to_string());
    let mandate = member.mandate.as_ref();
    let stored = [
        ("first", day(member.span.map(|s| s.first))),
        ("last", day(member.span.and_then(|s| s.last))),
        ("mandate", mandate.map_or_else(String::new, |m| m.what.clone())),
        ("mandate_first", day(mandate.map(|m| m.span.first))),
        ("mandate_last", day(mandate.and_then(|m| m.span.last))),
    ];
    let form = Filled::of(c, &stored).version(member.version);
    let name = directory::name_of(member.organisation, c.t.lang).unwrap_or_default().to_owned();
    Ok(MemberPage { existing: Some((member.id, name)), form }.render(&c.t).into())
}

/// Changes dates or mandate.
pub async fn change(c: &mut Ctx) -> Done<Reply> {
    let (area, members) = own(c).await?;
    let member = in_path(c, &members)?;
    if member.version != seen_version(c) {
        return Err(changed_meanwhile().into());
    }
    let organisation = directory::by_id(member.organisation).ok_or_else(Refusal::not_found)?;
    let wanted = forms::member_particulars(&c.form)?;
    let done = rules::set_member(&members, member.id, area, organisation, &wanted)?;
    save(c, done, "organisations.member.change", "organisations-member-saved").await
}

async fn save(c: &mut Ctx, done: rules::Done<AreaMember>, action: &'static str, receipt: &str) -> Done<Reply> {
    let member = done.now.clone();
    c.audit(Entry::new(action, member.id));
    let to = c.t.to("/admin/medlemmar");
    if !done.is_changed() {
        return Ok(Reply::done(to, "organisations-nothing-changed", &[]));
    }
    store::members::save(&mut c.tx, &member).await?;
    tell(c, done.facts);
    let name = directory::name_of(member.organisation, c.t.lang).unwrap_or_default();
    Ok(Reply::done(to, receipt, &[("name", name.into())]))
}
