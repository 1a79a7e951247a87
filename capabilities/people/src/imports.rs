//! A file of colleagues: each row becomes an invitation, or is a member or invited already.
//!
//! Reading is pure: a sheet and what is there in, commands and findings out.

use std::collections::HashMap;

use kernel::{InvitationId, Lang, PersonId, Refusal, Role};
use platform::audit::Entry;
use platform::failure::Done;
use platform::files::{Cell, Column, Columns, Cursor, Finding, Said, Sheet, Table};
use platform::import::{Applied, Importer, Reviewed};
use platform::login::Secrets;
use platform::login::token::Token;
use platform::texts::Text;
use platform::web::Ctx;

use crate::model::{Colleague, Invitation, Invite, Person};
use crate::{forms, rules, store};

static COLUMNS: Columns = Columns::new(&[
    Column::required("name", &["namn"]).personal(),
    Column::required("email", &["e-post", "epost", "e-postadress", "mejl", "mail"]).personal(),
    Column::required("role", &["roll", "uppdrag"]),
]);

/// The kind of file that people read in.
pub fn importers() -> Vec<Importer> {
    vec![Importer {
        name: "people",
        title_key: "people-import",
        explain_key: "people-import-explain",
        roles: &[Role::TenantAdministrator],
        columns: &COLUMNS,
        target: None,
        review: |c, _, sheet| Box::pin(review(c, sheet)),
        apply: |c, _, sheet| Box::pin(apply(c, sheet)),
        example,
    }]
}

/// What a file comes to.
#[derive(Debug, Default)]
struct Reading {
    /// Colleagues to invite.
    invite: Vec<Invite>,
    /// Open invitations under another name.
    renamed: Vec<(InvitationId, String)>,
    /// Members under another name.
    corrected: Vec<Person>,
    unchanged: usize,
    findings: Vec<Finding>,
}

impl Reading {
    fn counts(&self) -> Applied {
        let changed = self.renamed.len() + self.corrected.len();
        Applied { new: self.invite.len(), changed, unchanged: self.unchanged, protected: 0 }
    }
}

/// Reads the file beside the members of today and the invitations that are open.
fn read(sheet: &Sheet, team: &[Colleague], open: &[Invitation], t: &Text) -> Reading {
    let header = COLUMNS.find(sheet);
    let roles = role_words(t);
    let mut reading = Reading { findings: header.findings.clone(), ..Reading::default() };
    let mut handlers = rules::taken(team, open, Role::ProtectedIdentityHandler);
    let mut first_rows: HashMap<(String, Role), u32> = HashMap::new();
    let mut names: HashMap<String, (String, u32)> = HashMap::new();
    for mut row in header.rows(sheet) {
        if let Some(wanted) = one(&mut row, &roles, t).filter(|_| row.is_clean()) {
            match names.get(&wanted.email) {
                Some((name, first)) if *name != wanted.name => {
                    row.wrong(
                        "name",
                        Said::of(t, "people-import-two-names", &[("row", (*first).into())]),
                        Said::key("fix-cell"),
                    );
                }
                Some(_) => {}
                None => _ = names.insert(wanted.email.clone(), (wanted.name.clone(), row.number())),
            }
            match first_rows.get(&(wanted.email.clone(), wanted.role)) {
                Some(first) => row.repeated("email", *first),
                None => _ = first_rows.insert((wanted.email.clone(), wanted.role), row.number()),
            }
            if row.is_clean() {
                decide(&mut row, wanted, team, open, &mut handlers, &mut reading, t);
            }
        }
        reading.findings.append(&mut row.findings);
    }
    reading
}

/// A row whose cells can all be read.
fn one(row: &mut Cursor<'_>, roles: &[(String, Role)], t: &Text) -> Option<Invite> {
    let cell = |row: &mut Cursor<'_>, column: &str, read: fn(&str) -> Option<String>, expected: &str| {
        let found = read(row.raw(column));
        if found.is_none() {
            row.wrong(column, Said::of(t, expected, &[]), Said::key("fix-cell"));
        }
        found
    };
    let name = cell(row, "name", forms::name, "people-import-name");
    let email = cell(row, "email", forms::email, "people-import-email");
    let words: Vec<(&str, Role)> = roles.iter().map(|(word, role)| (word.as_str(), *role)).collect();
    let role = row.one_of("role", &words);
    Some(Invite { name: name?, email: email?, role: role? })
}

/// The words for roles that a file may use: both languages, and the code.
fn role_words(t: &Text) -> Vec<(String, Role)> {
    let mut words = Vec::new();
    for lang in Lang::ALL {
        let t = t.in_language(lang);
        words.extend(rules::INVITABLE.iter().map(|r| (crate::views::parts::role(&t, *r), *r)));
    }
    words.extend(rules::INVITABLE.iter().map(|r| (r.code().to_owned(), *r)));
    words
}

fn decide(
    row: &mut Cursor<'_>,
    wanted: Invite,
    team: &[Colleague],
    open: &[Invitation],
    handlers: &mut usize,
    reading: &mut Reading,
    t: &Text,
) {
    let member = team.iter().find(|c| c.membership.role == wanted.role && c.person.email == wanted.email);
    if let Some(member) = member {
        if member.person.name == wanted.name {
            reading.unchanged += 1;
        } else {
            reading.corrected.push(Person { name: wanted.name, ..member.person.clone() });
        }
        return;
    }
    if let Some(invited) = open.iter().find(|i| i.role == wanted.role && i.email == wanted.email) {
        if invited.name == wanted.name {
            reading.unchanged += 1;
        } else {
            reading.renamed.push((invited.id, wanted.name));
        }
        return;
    }
    if wanted.role == Role::ProtectedIdentityHandler {
        if *handlers >= rules::PROTECTED_IDENTITY_HANDLERS {
            row.wrong("role", Said::of(t, "people-import-two-handlers", &[]), Said::key("fix-cell"));
            return;
        }
        *handlers += 1;
    }
    reading.invite.push(wanted);
}

async fn reading(c: &mut Ctx, sheet: &Sheet) -> Done<Reading> {
    let (scope, today, now) = (c.scope(), c.today(), c.now);
    let team = store::members(&mut c.tx, scope.organisation, today).await?;
    let open = store::open_invitations(&mut c.tx, scope, now).await?;
    Ok(read(sheet, &team, &open, &c.t))
}

async fn review(c: &mut Ctx, sheet: &Sheet) -> Done<Reviewed> {
    let reading = reading(c, sheet).await?;
    let Applied { new, changed, unchanged, .. } = reading.counts();
    Ok(Reviewed { findings: reading.findings, new, changed, unchanged, protected: Vec::new() })
}

/// Invites and corrects. The links are made on the page of users, where somebody hands them out.
async fn apply(c: &mut Ctx, sheet: &Sheet) -> Done<Applied> {
    let reading = reading(c, sheet).await?;
    let (scope, now, applied) = (c.scope(), c.now, reading.counts());
    let organisation_name = c.member().map_or_else(String::new, |m| m.organisation_name.clone());
    for wanted in reading.invite {
        let invitation = rules::invitation(c.ids.next(), &scope, &organisation_name, wanted, now);
        // Nobody ever sees this token: a link is made when it is asked for.
        let token = Token::new(&Secrets::system());
        store::add_invitation(&mut c.tx, &invitation, &token.hash(), Some(scope.person), now).await?;
        c.audit(Entry::new("people.invitation.make", invitation.id));
    }
    for (id, name) in reading.renamed {
        if !store::rename_invitation(&mut c.tx, scope, id, &name).await? {
            return Err(Refusal::conflict("people-invitation-gone").into());
        }
        c.audit(Entry::new("people.invitation.rename", id));
    }
    for person in reading.corrected {
        correct(c, &person).await?;
    }
    Ok(applied)
}

async fn correct(c: &mut Ctx, person: &Person) -> Done<()> {
    let id: PersonId = person.id;
    let version = store::person_version(&mut c.tx, id).await?;
    if !store::correct_person(&mut c.tx, person, version).await? {
        return Err(Refusal::conflict("people-import-changed").into());
    }
    c.audit(Entry::new("people.person.correct", id));
    Ok(())
}

fn example(lang: Lang) -> Table {
    let (coordinator, manager) =
        if lang == Lang::Sv { ("Kommunsamordnare", "Enhetschef") } else { ("municipal_coordinator", "unit_manager") };
    let row = |cells: [&str; 3]| cells.iter().map(|cell| Cell::Text((*cell).to_owned())).collect();
    Table {
        title: "people".to_owned(),
        columns: COLUMNS.names().map(str::to_owned).collect(),
        rows: vec![
            row(["Jonas Exempel", "jonas@kommun.example", coordinator]),
            row(["Maria Exempel", "maria@kommun.example", manager]),
        ],
    }
}

#[cfg(test)]
mod tests;
