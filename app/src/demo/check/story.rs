//! The walk: what the example has to say, from the start page to the log.

use ::demo::Cast;
use kernel::Role;
use platform::failure::{Done, Stop};

use super::caller::Answer;
use super::walk::{Walk, says, with, word};
use crate::demo::html::{Form, forms, words};

/// Students of the example period who are placed by the engine.
const STUDENTS: usize = 639;
/// How many of them are left over, first come, first served.
const BEFORE: usize = 40;
/// How many of them the proposal leaves over.
const AFTER: usize = 15;
/// The program of the period that is made on the way.
const PROGRAMME: &str = "Distriktssköterska, termin 2";

/// Everything, in order.
pub async fn walk(w: &mut Walk<'_>, cast: &Cast) -> Done<()> {
    public(w).await?;
    every_role(w).await?;
    become_one(w, Role::PlacementCoordinator, "Karin Ahlgren").await?;
    file(w).await?;
    let plan = allocation(w, &format!("/vfu/{}", cast.period)).await?;
    proposal(w, &plan).await?;
    receivers(w).await?;
    administrator(w).await?;
    protected(w).await
}

async fn public(w: &mut Walk<'_>) -> Done<()> {
    w.page("P1 Start", "/", &[says("public-start-title"), says("frame-example-data")]).await?;
    w.page("P1 Var bor du? Lycksele", "/?ort=Lycksele", &[word("Akademi Norr")]).await?;
    for (what, path, title) in [
        ("P3 Hjälp", "/hjalp", "public-help-title"),
        ("P4 Om Lärbro", "/om", "public-about-title"),
        ("P4 Källor", "/om/kallor", "public-sources-title"),
        ("P4 Så skyddas uppgifterna", "/trygghet", "public-safety-title"),
        ("P4 Tillgänglighet", "/tillganglighet", "public-access-title"),
        ("P4 Integritet", "/integritet", "public-privacy-title"),
        ("P4 Kontakt", "/kontakt", "public-contact-title"),
        ("Organisationer", "/organisationer", "frame-example-data"),
        ("A Logga in", "/logga-in", "people-login-title"),
    ] {
        w.page(what, path, &[says(title)]).await?;
    }
    w.nothing("Sida som inte finns", "/vfu/ingenstans/alls").await
}

/// The buttons of "Prova som …", each with its role.
async fn doors(w: &mut Walk<'_>) -> Done<Vec<(String, Form)>> {
    let page = w.page("Prova som …", "/prova", &[says("people-try-title"), says("people-try-lead")]).await?;
    let html = page.html();
    let buttons = html
        .split("<button")
        .skip(1)
        .map(|b| words(&format!("<button{}", b.split("</button>").next().unwrap_or_default())));
    let forms = forms(&html).into_iter().filter(|f| f.action.starts_with("/prova/"));
    Ok(buttons.filter(|b| b.ends_with(')')).zip(forms).collect())
}

fn role_key(role: Role) -> &'static str {
    match role {
        Role::PlacementCoordinator => "role-placement-coordinator",
        Role::MunicipalCoordinator => "role-municipal-coordinator",
        Role::UnitManager => "role-unit-manager",
        Role::TenantAdministrator => "role-tenant-administrator",
        Role::ArchiveAndDataProtection => "role-archive-and-data-protection",
        _ => "role-protected-identity-handler",
    }
}

/// Is somebody else from now on.
async fn become_one(w: &mut Walk<'_>, role: Role, name: &str) -> Done<Answer> {
    w.may_see_secret = false;
    let wanted = format!("{name} ({})", w.swedish(role_key(role)));
    let found = doors(w).await?.into_iter().find(|(words, _)| words.ends_with(&wanted));
    let (_, form) = found.ok_or_else(|| Stop::failed(format!("nobody to try: {wanted}")))?;
    w.send(&format!("Prova som {wanted}"), &form, &[says("frame-works-as"), says(role_key(role))]).await
}

async fn every_role(w: &mut Walk<'_>) -> Done<()> {
    for (name, role, _) in ::demo::CAST {
        become_one(w, *role, name).await?;
    }
    Ok(())
}

/// A period is made, a file with faults is reviewed and thrown away, the file put right is read in.
async fn file(w: &mut Walk<'_>) -> Done<()> {
    let new = w.page("V1 Skapa period", "/vfu/ny", &[says("placements-new-title")]).await?;
    let types = ::demo::TYPES.join("\n");
    let new = new.form("/vfu/ny")?.with("programme", PROGRAMME).with("place_types", &types);
    let new = new.with("first", "2027-01-25").with("last", "2027-03-19");
    let made = [with("placements-created", [("name", PROGRAMME.into())])];
    let made = w.send("V1 Perioden är skapad", &new, &made).await?;
    let period = made.at.split('?').next().unwrap_or_default().to_owned();
    let id = period.rsplit('/').next().unwrap_or_default().to_owned();

    let page = format!("/admin/import/students?target={id}");
    let hand_in = w.page("A2 Läs in studenter", &page, &[says("demo-file-wrong"), says("demo-file-right")]).await?;
    let form = hand_in.form("/admin/import/students")?.with("target", &id);
    let wrong = w.file("A2 Exempelfil med fel", &hand_in.link("studenter-med-fel.csv")?, csv(21)).await?;
    let faults = ::demo::WRONG_ROWS.len();
    let review = w
        .hand_in(
            "A2 Granska filen: 7 rader med fel",
            &form,
            ("studenter-med-fel.csv", &wrong.bytes),
            &[
                with("import-errors-title", [("n", faults.into())]),
                with("import-groups-title", [("n", 6.into())]),
                with("import-read-valid", [("n", 13.into())]),
                says("import-nothing-yet"),
                word("Ingenstans"),
            ],
        )
        .await?;
    if let Some(wrong) = rows_told(&review, &::demo::WRONG_ROWS) {
        return Err(Stop::failed(format!("A2: {} {wrong}", review.at)));
    }
    let students = format!("{period}/studenter");
    w.page("A2 Inget är skrivet", &students, &[says("placements-students-empty")]).await?;
    w.send("A2 Filen kastas", &review.form("/kasta")?, &[says("import-discarded")]).await?;

    let form = w.who.open(&page).await?.form("/admin/import/students")?.with("target", &id);
    let right = w.file("A2 Filen rättad", &hand_in.link("studenter.csv")?, csv(21)).await?;
    let file = ("studenter.csv", &right.bytes[..]);
    let review =
        w.hand_in("A2 Granska filen igen", &form, file, &[with("import-read-all", [("n", 20.into())])]).await?;
    let done = with("import-done", [("a", 20), ("b", 0), ("c", 0), ("n", 0), ("of", 0)].map(|(n, v)| (n, v.into())));
    w.send("A2 Läs in", &review.form("/las-in")?, &[done]).await?;
    w.page("V1 Studenterna finns", &students, &[word("Kerstin Aspelin"), word("Åkerlund")]).await?;
    let settings = format!("{period}/installningar");
    let asked = w.page("V1 Inställningar", &settings, &[says("placements-settings-title")]).await?;
    let changed = asked.form("/installningar")?.with("limit_minutes", "80");
    w.send("V1 Inställningar sparade", &changed, &[says("placements-settings-saved")]).await?;
    w.page("V1 Perioder", "/vfu", &[says("placements-index-title"), word(PROGRAMME)]).await?;
    Ok(())
}

/// What is wrong when the page tells of other rows than these.
fn rows_told(review: &Answer, expected: &[u32]) -> Option<String> {
    let html = review.html();
    let cells = html.split("id=\"fel-").skip(1).filter_map(|rest| rest.split('>').nth(1)?.split('<').next());
    let mut told: Vec<u32> = cells.filter_map(|n| n.parse().ok()).collect();
    told.sort_unstable();
    (told != expected).then(|| format!("tells of faults in rows {told:?}, not {expected:?}"))
}

fn csv(lines: usize) -> impl Fn(&Answer) -> Option<String> {
    move |answer| {
        let found = answer.html().lines().count();
        (found != lines).then(|| format!("{found} lines, not {lines}"))
    }
}

/// Asked for, watched to its end; gives the path of the proposal.
async fn allocation(w: &mut Walk<'_>, period: &str) -> Done<String> {
    let before = with("placements-placed-left", [("a", 0.into()), ("b", STUDENTS.into()), ("n", STUDENTS.into())]);
    w.page("V1 Exempelperioden, ingen placerad", period, &[says("placements-next"), before]).await?;
    w.page("V1 Platser", &format!("{period}/platser"), &[says("placements-seats-title")]).await?;
    let board = w.page("V3 Fördelning", &format!("{period}/fordelning"), &[says("placements-board-none")]).await?;
    let started = w.who.send(&board.form("/fordelning/korning")?).await?;
    let run = started.at.clone();
    w.file("V4 Ta fram förslag", &run, |_| None).await?;
    let proposal = w.watched("V4 Förslaget kommer", &run, "/vfu/forslag/").await?;
    let over = |answer: &Answer| (!answer.html().contains("\"over\":true")).then(|| "no end of events".to_owned());
    w.file("V4 Händelserna", &format!("{run}/handelser"), over).await?;
    Ok(proposal.at.split('?').next().unwrap_or_default().to_owned())
}

async fn proposal(w: &mut Walk<'_>, plan: &str) -> Done<()> {
    let placed = STUDENTS - AFTER;
    let numbers = [
        with("placements-proposal-lead", [("placed", placed.into()), ("of", STUDENTS.into()), ("left", AFTER.into())]),
        with("placements-proposal-first-come", [("a", BEFORE.into()), ("b", AFTER.into())]),
        with("placements-unplaced-heading", [("n", AFTER.into())]),
        says("placements-proved"),
        says("placements-proposal-title"),
    ];
    let page = w.page("V5 Förslaget: 40 utan plats blir 15", plan, &numbers).await?;
    let why = page.link("/student/")?;
    w.page("V5 Varför? (utan plats)", &why, &[says("placements-why-title"), says("placements-blocked-title")]).await?;
    let list = w.page("V5 Hela listan", &format!("{plan}/lista"), &[says("placements-list-title")]).await?;
    let one = list.link("/student/")?;
    w.page("V5 Varför? (har plats)", &one, &[says("placements-why-title"), says("placements-rule-travel")]).await?;
    w.page("V5 Beviset", &format!("{plan}/bevis"), &[says("placements-proof-title")]).await?;
    w.page("V3 Flytta och lås", &page.link("/fordelning?forslag=")?, &[says("placements-proved")]).await?;
    let now = w.who.open(plan).await?;
    let accepted = with("placements-accepted", [("n", placed.into()), ("of", STUDENTS.into())]);
    let accepted = [accepted, says("placements-accepted-title"), word("Karin Ahlgren")];
    w.send("V5 Godkänn förslaget", &now.form("/godkann")?, &accepted).await?;
    w.file("V5 Hämta som CSV", &format!("{plan}/export/csv"), csv(STUDENTS + 1)).await?;
    let workbook = |answer: &Answer| (!answer.bytes.starts_with(b"PK")).then(|| "not a workbook".to_owned());
    w.file("V5 Hämta som XLSX", &format!("{plan}/export/xlsx"), workbook).await?;
    w.nothing("A4 finns inte för samordnaren", "/admin/skyddade").await
}

/// The municipality sees who comes.
async fn receivers(w: &mut Walk<'_>) -> Done<()> {
    for (role, name) in [(Role::MunicipalCoordinator, "Jonas Marklund"), (Role::UnitManager, "Ulla Sandström")] {
        become_one(w, role, name).await?;
        let comes = [says("placements-offers-title"), says("placements-offers-estimated")];
        w.page(&format!("K1 Vilka kommer till oss? ({name})"), "/kommun", &comes).await?;
        w.nothing("V1 finns inte för den som tar emot", "/vfu").await?;
    }
    Ok(())
}

/// A colleague is invited, the acceptance stands in the log, and another role is taken.
async fn administrator(w: &mut Walk<'_>) -> Done<()> {
    become_one(w, Role::TenantAdministrator, "Nils Öhman").await?;
    w.page("A1 Användare", "/admin/anvandare", &[says("people-users-title")]).await?;
    let invite = w.page("A1 Bjud in en kollega", "/admin/anvandare/ny", &[says("people-invite-title")]).await?;
    let invite = invite.form("/admin/anvandare/ny")?.with("name", "Siv Ek").with("email", "siv.ek@example.org");
    let invite = invite.with("role", Role::PlacementCoordinator.code());
    // The link is shown this once, so there is no other page to look at in English.
    let made = w.who.send(&invite).await?;
    let link = made.html().split("/inbjudan/").nth(1).and_then(|r| r.split(['"', '<', ' ']).next()).map(str::to_owned);
    let link = link.ok_or_else(|| Stop::failed(format!("A1: {} shows no link", made.at)))?;
    w.page("A1 Inbjudan väntar", "/admin/anvandare", &[word("Siv Ek")]).await?;
    let mut siv = w.who.stranger();
    std::mem::swap(&mut w.who, &mut siv);
    let invited = w.page("A1 Siv öppnar länken", &format!("/inbjudan/{link}"), &[word("Umeå universitet")]).await;
    std::mem::swap(&mut w.who, &mut siv);
    invited?;

    let log = w.page("A3 Loggen", "/admin/logg", &[says("people-log-title")]).await?;
    let search = log.form("/admin/logg")?.with("handelse", "placements.plan.accept");
    let found =
        [with("people-log-rows", [("n", 1.into())]), says("audit-placements-plan-accept"), word("Karin Ahlgren")];
    w.send("A3 Godkännandet står i loggen", &search, &found).await?;

    let roles = w.page("Byt roll", "/roll", &[says("people-roles-title")]).await?;
    let other = forms(&roles.html()).into_iter().find(|f| f.value("uppdrag").is_some());
    let other = other.ok_or_else(|| Stop::failed("/roll offers Nils no other role"))?;
    let archive = [says("role-archive-and-data-protection")];
    w.send("Arbeta som arkiv och dataskydd", &other, &archive).await?;
    w.nothing("A1 finns inte för arkivet", "/admin/anvandare").await?;
    w.page("A3 Loggen för arkivet", "/admin/logg", &[says("people-log-title")]).await?;
    Ok(())
}

/// The one place where the protected student is seen, and by whom.
async fn protected(w: &mut Walk<'_>) -> Done<()> {
    become_one(w, Role::ProtectedIdentityHandler, "Birgit Westman").await?;
    let all =
        w.page("A4 Skyddade personuppgifter", "/admin/skyddade", &[with("protected-lead", [("n", 1.into())])]).await?;
    let reason = all.form("/oppna")?.with("skal", "Placering inför våren 2027");
    w.may_see_secret = true;
    let case = w.send("A4 Öppet ärende", &reason, &[says("protected-case-title"), says("protected-no-place")]).await?;
    let hidden = w.secret_words().to_vec();
    if let Some(missing) = hidden.iter().find(|s| !case.html().contains(s.as_str())) {
        return Err(Stop::failed(format!("A4 does not show \"{missing}\" to its handler")));
    }
    w.send("A4 Stäng ärendet", &case.form("/stang")?, &[says("protected-title")]).await?;
    w.may_see_secret = false;
    let home = w.page("Mina uppgifter", "/mina-uppgifter", &[word("Birgit Westman")]).await?;
    w.send("Logga ut", &home.form("/logga-ut")?, &[says("frame-sign-in")]).await?;
    Ok(())
}
