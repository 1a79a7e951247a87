//! A morning at Lycksele kommun: the first administrator comes in, invites a colleague, and looks in the log.

mod attacks;
mod desk;
mod provider;

use desk::{Desk, Site, code, typing};
use kernel::Role;

const PHRASE: &str = "granris kaffe ostkaka bandybag";

/// Creates the account that an invitation asks for; gives the authenticator's key.
async fn create_account(desk: &mut Desk<'_>, site: &Site, path: &str, fields: &[(&str, &str)]) -> String {
    desk.get(path).await.says("Du är inbjuden");
    let key = typing(&desk.body);
    let code = code(&key, site.house.clock.now());
    let mut all = vec![("passphrase", PHRASE), ("repeated", PHRASE), ("code", code.as_str())];
    all.extend(fields);
    desk.submit(path, &all).await;
    assert_eq!(desk.at, "/mina-uppgifter", "{}", desk.body);
    desk.follow().await.says("Mina uppgifter");
    key
}

/// Signs in with passphrase and code, a while later so that the code is a new one.
async fn sign_in(desk: &mut Desk<'_>, site: &Site, email: &str, key: &str) {
    site.later(60);
    desk.get("/logga-in").await;
    desk.submit("/logga-in", &[("email", email), ("passphrase", PHRASE)]).await.says("Skriv koden");
    let code = code(key, site.house.clock.now());
    desk.submit("/logga-in/kod", &[("code", &code)]).await.follow().await;
}

#[tokio::test]
async fn the_first_administrator_invites_a_colleague_and_looks_in_the_log() {
    let site = Site::new().await;
    let nobodys = site.first_link().await.expect("there is no administrator");
    let link = site.first_link().await.expect("there is still none");
    site.desk().get(&nobodys).await.says("Länken öppnar inget").says("tillbakatagen");

    let mut nils = site.desk();
    let nils_key =
        create_account(&mut nils, &site, &link, &[("name", "Nils Åberg"), ("email", "Nils@Lycksele.example")]).await;
    nils.says("Nils Åberg").says("Administratör").says("inga återställningskoder");
    assert_eq!(site.first_link().await, None);
    site.desk().get(&link).await.says("redan använd");

    // Recovery codes are shown once; the same form sent twice shows the same.
    nils.get("/mina-uppgifter/koder").await;
    let form = nils.form("/mina-uppgifter/koder");
    let first = nils.post("/mina-uppgifter/koder", &form).await.says("visas bara nu").body.clone();
    let codes = |body: &str| -> Vec<String> {
        body.split("<code>").skip(1).filter_map(|c| c.split('<').next()).map(str::to_owned).collect()
    };
    let again = codes(&nils.post("/mina-uppgifter/koder", &form).await.body);
    assert_eq!((codes(&first), again.len()), (again.clone(), 10));
    assert_eq!(site.count("SELECT COUNT(*) FROM people_recovery_codes").await, 10);

    // A1: invites Jonas; twice the same form is one invitation and one link.
    nils.get("/admin/anvandare").await.says("Lycksele kommun har en användare och inga öppna inbjudningar");
    nils.get("/admin/anvandare/ny").await;
    let mut form = nils.form("/admin/anvandare/ny");
    for (name, value) in [("name", "Jonas Ek"), ("email", "jonas@lycksele.example"), ("role", "municipal_coordinator")]
    {
        form.insert(name.to_owned(), value.to_owned());
    }
    let link = nils.post("/admin/anvandare/ny", &form).await.says("Jonas Ek är inbjuden").link();
    assert_eq!(nils.post("/admin/anvandare/ny", &form).await.link(), link);
    assert_eq!(site.count("SELECT COUNT(*) FROM people_invitations WHERE withdrawn_at IS NULL").await, 2);
    let mut jonas = site.desk();
    create_account(&mut jonas, &site, &link, &[]).await;
    jonas.says("Kommunsamordnare");
    jonas.get("/admin/anvandare").await;
    assert_eq!(jonas.status, 404);

    // He is signed out when the membership ends.
    let page = nils.get("/admin/anvandare").await.says("2 användare").body.clone();
    let end = |name: &str| {
        let before = page.split(&format!(">{name}<")).next().expect("text before the name");
        before.rsplit("href=\"").next().and_then(|l| l.split('"').next()).expect("a link to the member").to_owned()
    };
    let (his, mine) = (end("Jonas Ek"), end("Nils Åberg"));
    nils.get(&his).await;
    let stale = nils.form(&format!("{his}/avslut"));
    nils.submit(&format!("{his}/avslut"), &[]).await.follow().await.says("Uppdraget för Jonas Ek är avslutat");
    nils.post(&format!("{his}/avslut"), &stale).await;
    assert!(nils.status.is_redirection(), "the same form again is the same answer");
    jonas.get("/mina-uppgifter").await;
    assert_eq!(jonas.at, "/logga-in?till=/mina-uppgifter");

    // The last administrator stays.
    nils.get(&mine).await;
    nils.submit(&format!("{mine}/avslut"), &[]).await.says("Du är den sista administratören");
    assert_eq!(nils.status, 422);

    // A3: the log says it in words, and shows administrators no names of those it was done to.
    nils.get("/admin/logg").await.says("Avslutade ett uppdrag").says("Tog emot en inbjudan").says("Väntar");
    nils.get("/admin/logg?handelse=people.membership.end&vem=&vad=").await.says("Händelser (1)");
    nils.get("/admin/logg?handelse=people.role.choose").await.says("Inga träffar");
    nils.get("/en/admin/logg").await.says("Ended a role");

    // Out, and in again with both steps.
    nils.get("/roll").await;
    nils.submit("/logga-ut", &[]).await;
    assert_eq!((nils.at.as_str(), nils.cookies.contains_key("larbro")), ("/", false));
    sign_in(&mut nils, &site, "nils@lycksele.example", &nils_key).await;
    nils.says("Vilka arbetar här?");

    // In with a recovery code, once.
    for (round, expected) in [(1, "Vilka arbetar här?"), (2, "Återställningskoden stämmer inte")] {
        let mut elsewhere = site.desk();
        elsewhere.get("/logga-in").await;
        elsewhere
            .submit("/logga-in", &[("email", "nils@lycksele.example"), ("passphrase", PHRASE)])
            .await
            .submit("/logga-in/kod", &[("code", &again[3])])
            .await
            .follow()
            .await
            .says(expected);
        assert_eq!(site.count("SELECT COUNT(*) FROM people_recovery_codes").await, 9, "round {round}");
    }
}

#[tokio::test]
async fn a_person_with_several_roles_chooses_and_switches() {
    let site = Site::new().await;
    let link = site.first_link().await.expect("there is no administrator");
    let mut nils = site.desk();
    let key =
        create_account(&mut nils, &site, &link, &[("name", "Nils Åberg"), ("email", "nils@lycksele.example")]).await;
    nils.get("/admin/anvandare/ny").await;
    let fields = [("name", "Nils Åberg"), ("email", "nils@lycksele.example"), ("role", "archive_and_data_protection")];
    nils.submit("/admin/anvandare/ny", &fields).await;
    let link = nils.link();
    // A stranger with the link is told to sign in: the account is there already.
    site.desk().get(&link).await.says("Du har redan ett konto");
    nils.get(&link).await.says("Du är inloggad som");
    nils.submit(&format!("{link}/ta-emot"), &[]).await.follow().await.says("Vem gjorde vad?").says("Du har tagit emot");

    // Signed in anew there are two: nothing but one's own is shown before the choice.
    sign_in(&mut nils, &site, "nils@lycksele.example", &key).await;
    nils.says("Vem gjorde vad?"); // the role that was worked in is kept
    nils.get("/roll").await;
    nils.submit("/logga-ut", &[]).await;
    sign_in(&mut nils, &site, "nils@lycksele.example", &key).await;
    nils.says("Vilken roll arbetar du i?").says("Du har 2 uppdrag");
    nils.get("/admin/anvandare").await;
    assert_eq!(nils.status, 303);
    let before = nils.cookies["larbro"].clone();
    nils.get("/roll").await;
    nils.submit("/roll", &[]).await.follow().await;
    assert_ne!(nils.cookies["larbro"], before, "a switch gives a new token");
    let mut stolen = site.desk();
    stolen.cookies.insert("larbro".to_owned(), before);
    stolen.get("/mina-uppgifter").await;
    assert_eq!(stolen.at, "/logga-in?till=/mina-uppgifter", "the old token is dead");
}

#[tokio::test]
async fn a_new_passphrase_signs_out_everywhere_else() {
    let site = Site::new().await;
    let link = site.first_link().await.expect("there is no administrator");
    let mut nils = site.desk();
    let key =
        create_account(&mut nils, &site, &link, &[("name", "Nils Åberg"), ("email", "nils@lycksele.example")]).await;
    let mut phone = site.desk();
    sign_in(&mut phone, &site, "nils@lycksele.example", &key).await;
    let other = "en helt annan fras om tjäder";
    nils.get("/mina-uppgifter/losenfras").await;
    let path = "/mina-uppgifter/losenfras";
    nils.submit(path, &[("old", "fel"), ("passphrase", "kort"), ("repeated", "kort")]).await;
    nils.says("Den nuvarande lösenfrasen stämmer inte").says("minst 12 tecken");
    nils.submit(path, &[("old", PHRASE), ("passphrase", other), ("repeated", "annat")]).await.says("inte lika");
    nils.submit(path, &[("old", PHRASE), ("passphrase", other), ("repeated", other)]).await.follow().await;
    nils.says("Lösenfrasen är bytt");
    phone.get("/mina-uppgifter").await;
    assert!(phone.at.starts_with("/logga-in"), "{}", phone.at);
    phone.get("/logga-in").await;
    phone.submit("/logga-in", &[("email", "nils@lycksele.example"), ("passphrase", PHRASE)]).await;
    phone.says("E-postadressen eller lösenfrasen stämmer inte");
}

#[tokio::test]
async fn a_lost_login_is_renewed_and_a_wrong_name_corrected() {
    let site = Site::new().await;
    let link = site.first_link().await.expect("there is no administrator");
    let mut nils = site.desk();
    create_account(&mut nils, &site, &link, &[("name", "Nils Åberg"), ("email", "nils@lycksele.example")]).await;
    nils.get("/admin/anvandare/ny").await;
    let fields = [("name", "Jonas Eek"), ("email", "jonas@lycksele.example"), ("role", "unit_manager")];
    nils.submit("/admin/anvandare/ny", &fields).await;
    let mut jonas = site.desk();
    create_account(&mut jonas, &site, &nils.link(), &[]).await;

    let page = nils.get("/admin/anvandare").await.body.clone();
    let member = |name: &str| {
        let before = page.split(&format!(">{name}<")).next().expect("text before the name");
        before.rsplit("href=\"").next().and_then(|l| l.split('"').next()).expect("a link to the member").to_owned()
    };
    let (his, mine) = (member("Jonas Eek"), member("Nils Åberg"));

    // Two correct the name at once: the second hears what it says now, and loses nothing that was written.
    let correct = format!("{his}/ratta");
    let mut form = nils.get(&correct).await.form(&correct);
    form.insert("name".to_owned(), "Jonas Ek".to_owned());
    form.insert("email".to_owned(), "jonas@lycksele.example".to_owned());
    nils.post(&correct, &form).await.follow().await.says("Uppgifterna om Jonas Ek är rättade");
    form.insert("name".to_owned(), "Jonas E.".to_owned());
    form.insert("nyckel".to_owned(), "0123456789abcdef0123".to_owned());
    nils.post(&correct, &form).await.says("Nu står det Jonas Ek, jonas@lycksele.example").says("value=\"Jonas E.\"");
    assert_eq!(nils.status, 409);

    // A lost login: a link, once, and everything old is gone.
    nils.get(&mine).await;
    nils.submit(&format!("{mine}/ny-inloggning"), &[]).await.says("Du kan inte skapa en länk till dig själv");
    nils.get(&his).await;
    nils.submit(&format!("{his}/ny-inloggning"), &[]).await.says("Länk till ny inloggning för Jonas Ek");
    let link = nils.link();
    let mut home = site.desk();
    home.get(&link).await.says("Välj ny lösenfras");
    let key = typing(&home.body);
    let anew = "renhjord snöskoter blåbär torg";
    let now = code(&key, site.house.clock.now());
    home.submit(&link, &[("passphrase", anew), ("repeated", anew), ("code", "000")]).await.says("Koden stämmer inte");
    home.submit(&link, &[("passphrase", anew), ("repeated", anew), ("code", &now)]).await;
    assert!(home.status.is_redirection() && home.cookies.contains_key("larbro"), "{}", home.body);
    jonas.get("/mina-uppgifter").await;
    assert!(jonas.at.starts_with("/logga-in"), "the old session is dead");
    site.desk().get(&link).await.says("Länken är redan använd");
    let mut old = site.desk();
    old.get("/logga-in").await;
    old.submit("/logga-in", &[("email", "jonas@lycksele.example"), ("passphrase", PHRASE)]).await;
    old.says("E-postadressen eller lösenfrasen stämmer inte");
}

#[tokio::test]
async fn the_demo_gives_each_role_in_a_click_and_only_those_offered() {
    let site = Site::new().await;
    let offered = site.enter("Nils Åberg", Role::TenantAdministrator, true).await;
    let hidden = site.enter("Åsa Öberg", Role::TenantAdministrator, false).await;
    let mut desk = site.desk();
    desk.get("/prova").await.says("Nils Åberg, Lycksele kommun");
    let mut forged = desk.form(&format!("/prova/{offered}"));
    desk.submit(&format!("/prova/{offered}"), &[]).await.follow().await.says("Vilka arbetar här?");
    let mut other = site.desk();
    forged.insert("nyckel".to_owned(), "0123456789abcdef0123".to_owned());
    other.post(&format!("/prova/{hidden}"), &forged).await;
    assert_eq!((other.status.as_u16(), other.cookies.contains_key("larbro")), (404, false));
}
