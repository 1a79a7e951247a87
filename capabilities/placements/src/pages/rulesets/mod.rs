//! Rules as data: the list, new ones, one version, its rules, what differs; for students too.

mod period;

use kernel::ids::RuleVersion as RuleVersionKind;
use platform::prelude::*;

use super::COORDINATORS;
use crate::ruleset::{self, Part, Rule, RuleSet, examples};
use crate::store::rulesets::{self as stored, Version};
use crate::views::parts::Filled;
use crate::views::rulesets::{Compared, List, Listed, NewRules, Public, RuleForm, Show, details, fields};

/// The routes.
pub fn routes() -> Routes {
    const COORDINATOR: &[Role] = &[Role::PlacementCoordinator];
    let p = COORDINATORS;
    Routes::new()
        .get("/vfu/regler", p, handler!(list))
        .form("/vfu/regler/ny", p, handler!(new), handler!(begin))
        .upload("/vfu/regler/fil", p, handler!(upload), handler!(new))
        .get("/vfu/regler/{version}", p, handler!(show))
        .post("/vfu/regler/{version}/ny-version", p, handler!(new_version), handler!(show))
        .post("/vfu/regler/{version}/galler", p, handler!(publish), handler!(show))
        .get("/vfu/regler/{version}/fil", p, handler!(download))
        .upload("/vfu/regler/{version}/fil", p, handler!(replace), handler!(show))
        .get("/vfu/regler/{version}/jamfor", p, handler!(compare))
        .form("/vfu/regler/{version}/regel/{rule}", p, handler!(rule), handler!(save_rule))
        .post("/vfu/regler/{version}/regel/{rule}/ta-bort", p, handler!(remove_rule), handler!(rule))
        .get("/regler/{version}", Policy::PUBLIC, handler!(public))
        .form("/vfu/{period}/regler", p, handler!(period::show), handler!(period::tie))
        .post("/vfu/{period}/regler/skal", p, handler!(period::add_ground), handler!(period::show))
        .post("/vfu/{period}/regler/skal/ta-bort", p, handler!(period::remove_ground), handler!(period::show))
        .form("/vfu/{period}/lottning", p, handler!(period::draws), handler!(period::draw))
        .get("/vfu/{period}/lottning/{draw}", p, handler!(period::draw_list))
        .menu("/vfu/regler", "menu-rules", COORDINATOR)
}

fn state(t: &Text, version: &Version) -> String {
    match version.in_force {
        Some(day) => t.with("rules-state-published", [("day", t.lang.day(day).into())]),
        None => t.say("rules-state-draft"),
    }
}

/// The rule sets of the HEI with their versions.
pub async fn list(c: &mut Ctx) -> Done<Reply> {
    let scope = c.scope();
    let of = |v: &Version| Listed {
        id: v.id,
        title: v.set.title.clone(),
        programmes: ruleset::programmes(&c.t, &v.set),
        number: v.number,
        state: state(&c.t, v),
    };
    let lines = stored::all(&mut c.tx, scope).await?.iter().map(of).collect();
    Ok(List { lines }.render(&c.t).into())
}

/// "Nya regler".
pub async fn new(c: &mut Ctx) -> Done<Reply> {
    let page = NewRules {
        guards: [c.guard(), c.guard()],
        errors: c.refusal.as_ref().map(|_| c.error_summary()),
        faults: faults_of_upload(c),
        chosen: c.value("example", ""),
        problems: [c.problem("example"), c.problem("file")],
    };
    Ok(page.render(&c.t).into())
}

fn faults_of_upload(c: &Ctx) -> Vec<ruleset::Fault> {
    c.refusal.as_ref().and(c.upload.as_ref()).map_or_else(Vec::new, |u| read_bytes(&u.bytes).err().unwrap_or_default())
}

fn read_bytes(bytes: &[u8]) -> Result<RuleSet, Vec<ruleset::Fault>> {
    let text = String::from_utf8_lossy(bytes);
    ruleset::read(text.trim_start_matches('\u{feff}'))
}

/// The rules of the uploaded file.
fn uploaded(c: &Ctx) -> Result<RuleSet, Refusal> {
    let file = c.upload.as_ref().filter(|u| !u.bytes.is_empty());
    let file = file.ok_or_else(|| Refusal::invalid("rules-file-refused").field("file", "rules-file-missing"))?;
    read_bytes(&file.bytes).map_err(|_| Refusal::invalid("rules-file-refused"))
}

/// Begins from an example.
pub async fn begin(c: &mut Ctx) -> Done<Reply> {
    let chosen = examples::text(c.form.get("example"));
    let text =
        chosen.ok_or_else(|| Refusal::invalid("rules-file-refused").field("example", "rules-example-missing"))?;
    let set = ruleset::read(text).map_err(|f| Stop::failed(format!("an example does not read: {f:?}")))?;
    create(c, set, "example").await
}

/// Begins from a file.
pub async fn upload(c: &mut Ctx) -> Done<Reply> {
    let set = uploaded(c)?;
    create(c, set, "file").await
}

async fn create(c: &mut Ctx, set: RuleSet, field: &'static str) -> Done<Reply> {
    let (scope, now) = (c.scope(), c.now);
    if stored::exists(&mut c.tx, scope, &set.id).await? {
        return Err(Refusal::invalid("rules-file-refused").field(field, "rules-id-taken").into());
    }
    let set_id = c.ids.next();
    stored::insert_set(&mut c.tx, scope, set_id, &set.id, now).await?;
    let draft = Version { id: c.ids.next(), set_id, number: 1, set, in_force: None, version: 1 };
    stored::insert(&mut c.tx, scope, &draft, now).await?;
    c.audit(Entry::new("placements.rules.create", draft.id));
    let to = c.t.to(&format!("/vfu/regler/{}", draft.id));
    Ok(Reply::done(to, "rules-created", &[("name", draft.set.title.into())]))
}

async fn version(c: &mut Ctx) -> Done<Version> {
    let (scope, id) = (c.scope(), c.id::<RuleVersionKind>("version")?);
    stored::find(&mut c.tx, scope, id).await
}

/// The draft in the path, at the version that the form was made from.
async fn draft(c: &mut Ctx) -> Done<Version> {
    let found = version(c).await?;
    if found.in_force.is_some() {
        return Err(Refusal::conflict("rules-not-draft").hint("rules-make-new").into());
    }
    if c.form.int("version") != Some(found.version) {
        return Err(Refusal::conflict("rules-changed-meanwhile").hint("rules-look-again").into());
    }
    Ok(found)
}

/// One version in plain words.
pub async fn show(c: &mut Ctx) -> Done<Reply> {
    let scope = c.scope();
    let found = version(c).await?;
    let all = stored::versions(&mut c.tx, scope, found.set_id).await?;
    let before = all.iter().find(|v| v.number < found.number).map(|v| (v.id, v.number));
    let page = Show {
        id: found.id,
        number: found.number,
        in_force: found.in_force.map(|d| c.t.lang.day(d)),
        version: found.version,
        before,
        guards: [c.guard(), c.guard(), c.guard()],
        errors: c.refusal.as_ref().map(|_| c.error_summary()),
        faults: faults_of_upload(c),
        day: (c.value("day", ""), c.problem("day")),
        set: found.set,
    };
    Ok(page.render(&c.t).into())
}

/// A draft that begins as a copy of a version.
pub async fn new_version(c: &mut Ctx) -> Done<Reply> {
    let (scope, now) = (c.scope(), c.now);
    let found = version(c).await?;
    let all = stored::versions(&mut c.tx, scope, found.set_id).await?;
    if all.iter().any(|v| v.in_force.is_none()) {
        return Err(Refusal::conflict("rules-draft-exists").into());
    }
    let number = all.iter().map(|v| v.number).max().unwrap_or(0) + 1;
    let draft = Version { id: c.ids.next(), number, in_force: None, version: 1, ..found };
    stored::insert(&mut c.tx, scope, &draft, now).await?;
    c.audit(Entry::new("placements.rules.version", draft.id));
    let to = c.t.to(&format!("/vfu/regler/{}", draft.id));
    Ok(Reply::done(to, "rules-version-made", &[("n", number.into())]))
}

/// Puts a draft in force from a day.
pub async fn publish(c: &mut Ctx) -> Done<Reply> {
    let scope = c.scope();
    let found = draft(c).await?;
    let wrong = |key| Refusal::invalid("rules-publish-refused").field("day", key);
    let day = Day::parse(c.form.get("day")).ok_or_else(|| wrong("rules-in-force-wrong"))?;
    let all = stored::versions(&mut c.tx, scope, found.set_id).await?;
    if all.iter().filter_map(|v| v.in_force).any(|earlier| earlier >= day) {
        return Err(wrong("rules-in-force-early").into());
    }
    stored::publish(&mut c.tx, scope, found.id, found.version, day).await?;
    c.audit(Entry::new("placements.rules.publish", found.id));
    let to = c.t.to(&format!("/vfu/regler/{}", found.id));
    Ok(Reply::done(to, "rules-published", &[("day", c.t.lang.day(day).into())]))
}

/// The version as a file.
pub async fn download(c: &mut Ctx) -> Done<Reply> {
    let found = version(c).await?;
    Ok(Reply::File {
        name: format!("{}-{}.toml", found.set.id, found.number),
        content_type: "application/toml",
        bytes: ruleset::write(&found.set).into_bytes(),
    })
}

/// Replaces the rules of a draft by those of a file.
pub async fn replace(c: &mut Ctx) -> Done<Reply> {
    let scope = c.scope();
    let found = draft(c).await?;
    let set = uploaded(c)?;
    if set.id != found.set.id {
        return Err(Refusal::invalid("rules-file-refused").field("file", "rules-other-id").into());
    }
    stored::set_body(&mut c.tx, scope, found.id, found.version, &set).await?;
    c.audit(Entry::new("placements.rules.replace", found.id));
    Ok(Reply::done(c.t.to(&format!("/vfu/regler/{}", found.id)), "rules-replaced", &[]))
}

/// What differs from another version of the same rules.
pub async fn compare(c: &mut Ctx) -> Done<Reply> {
    let scope = c.scope();
    let new = version(c).await?;
    let other = RuleVersionId::parse(c.query.get("med")).ok_or_else(Refusal::not_found)?;
    let old = stored::find(&mut c.tx, scope, other).await?;
    if old.set_id != new.set_id {
        return Err(Refusal::not_found().into());
    }
    Ok(Compared { new: (new.id, new.number, new.set), old: (old.number, old.set) }.render(&c.t).into())
}

/// The rules as students read them.
pub async fn public(c: &mut Ctx) -> Done<Reply> {
    let id = c.id::<RuleVersionKind>("version")?;
    let found = stored::find_published(&mut c.tx, id).await?;
    let in_force = found.in_force.map_or_else(String::new, |d| c.t.lang.day(d));
    Ok(Public { set: found.set, in_force }.render(&c.t).into())
}

/// What was written in the form of a rule.
fn written(c: &Ctx) -> ([String; 4], Vec<(Part, Vec<String>)>) {
    let head = ["name", "about", "force", "rank"].map(|n| c.form.get(n).trim().to_owned());
    let lines =
        |code: &str| c.form.get(code).lines().map(str::trim).filter(|l| !l.is_empty()).map(ToOwned::to_owned).collect();
    (head, Part::ALL.map(|(part, code)| (part, lines(code))).to_vec())
}

/// One rule in a form.
pub async fn rule(c: &mut Ctx) -> Done<Reply> {
    let found = version(c).await?;
    if found.in_force.is_some() && c.refusal.is_none() {
        return Ok(Reply::see(c.t.to(&format!("/vfu/regler/{}", found.id))));
    }
    let name = c.param("rule").to_owned();
    let one: Option<&Rule> = found.set.rule(&name);
    if one.is_none() && name != "ny" {
        return Err(Refusal::not_found().into());
    }
    let (head, parts) = written(c);
    let is_refused = c.refusal.as_ref().is_some_and(|r| r.key == "rules-rule-refused");
    let told = if is_refused { details(&c.t, &found.set, head.each_ref().map(String::as_str), &parts) } else { vec![] };
    let mut form = Filled::of(c, &fields(one));
    form.guard = form.guard.version(found.version);
    let page = RuleForm {
        id: found.id,
        title: found.set.title.clone(),
        name: one.map(|r| r.name.clone()),
        form,
        details: told,
        remove: c.guard().version(found.version),
    };
    Ok(page.render(&c.t).into())
}

/// Saves a rule of a draft, new or changed.
pub async fn save_rule(c: &mut Ctx) -> Done<Reply> {
    let scope = c.scope();
    let mut found = draft(c).await?;
    let old = c.param("rule").to_owned();
    let at = found.set.rules.iter().position(|r| r.name == old);
    if at.is_none() && old != "ny" {
        return Err(Refusal::not_found().into());
    }
    let (head, parts) = written(c);
    let new = ruleset::read_rule(&found.set, head.each_ref().map(String::as_str), &parts).map_err(|faults| {
        let mut refusal = Refusal::invalid("rules-rule-refused");
        for (field, fault) in faults {
            if !refusal.fields.iter().any(|(f, _)| *f == field) {
                refusal = refusal.field(field, fault.key);
            }
        }
        refusal
    })?;
    if new.name == "ny" || found.set.rules.iter().enumerate().any(|(i, r)| r.name == new.name && Some(i) != at) {
        return Err(Refusal::invalid("rules-rule-refused").field("name", "rules-name-twice").into());
    }
    let name = new.name.clone();
    match at {
        Some(at) => found.set.rules[at] = new,
        None => found.set.rules.push(new),
    }
    stored::set_body(&mut c.tx, scope, found.id, found.version, &found.set).await?;
    c.audit(Entry::new("placements.rules.change", format!("{} {name}", found.id)));
    let to = c.t.to(&format!("/vfu/regler/{}", found.id));
    Ok(Reply::done(to, "rules-rule-saved", &[("name", name.into())]))
}

/// Takes a rule out of a draft.
pub async fn remove_rule(c: &mut Ctx) -> Done<Reply> {
    let scope = c.scope();
    let mut found = draft(c).await?;
    let name = c.param("rule").to_owned();
    let before = found.set.rules.len();
    found.set.rules.retain(|r| r.name != name);
    if found.set.rules.len() == before {
        return Err(Refusal::not_found().into());
    }
    stored::set_body(&mut c.tx, scope, found.id, found.version, &found.set).await?;
    c.audit(Entry::new("placements.rules.remove", format!("{} {name}", found.id)));
    let to = c.t.to(&format!("/vfu/regler/{}", found.id));
    Ok(Reply::done(to, "rules-rule-removed", &[("name", name.into())]))
}
