//! T:H3 as far as local accounts go: guessing, stealing forms, leaving the house.

use std::collections::BTreeMap;

use super::desk::{Site, code};
use super::{PHRASE, create_account};

async fn site_with_nils() -> (Site, String) {
    let site = Site::new().await;
    let link = site.first_link().await.expect("there is no administrator");
    let mut nils = site.desk();
    let key =
        create_account(&mut nils, &site, &link, &[("name", "Nils Åberg"), ("email", "nils@lycksele.example")]).await;
    (site, key)
}

/// Strangers are slowed the same whether the account is there or not, and hear the same words; the owner gets in.
#[tokio::test]
async fn guesses_are_slowed_and_tell_nothing() {
    let (site, key) = site_with_nils().await;
    let mut owner = site.desk();
    super::sign_in(&mut owner, &site, "nils@lycksele.example", &key).await;
    let mut heard = BTreeMap::new();
    for email in ["nils@lycksele.example", "nobody@lycksele.example"] {
        let mut said = Vec::new();
        for n in 0..8 {
            let mut stranger = site.desk();
            stranger.get("/logga-in").await;
            stranger.submit("/logga-in", &[("email", email), ("passphrase", &format!("gissning {n}"))]).await;
            let waits = stranger.body.contains("Det har blivit fel flera gånger");
            said.push((stranger.status.as_u16(), waits));
        }
        heard.insert(email, said);
    }
    let said: Vec<_> = heard.into_values().collect();
    assert_eq!(said[0], said[1]);
    assert_eq!(said[0], [vec![(422, false); 6], vec![(429, true); 2]].concat());
    // The right passphrase does not help a stranger who must wait; the owner's own browser is heard.
    let mut stranger = site.desk();
    stranger.get("/logga-in").await;
    stranger.submit("/logga-in", &[("email", "nils@lycksele.example"), ("passphrase", PHRASE)]).await;
    assert_eq!(stranger.status, 429);
    owner.get("/logga-in").await;
    owner.submit("/logga-in", &[("email", "nils@lycksele.example"), ("passphrase", PHRASE)]).await.says("Skriv koden");
    let stored =
        site.count("SELECT COUNT(*) FROM people_attempts WHERE place LIKE '%nils%' OR place LIKE '%127.0%'").await;
    assert_eq!(stored, 0, "names and addresses are kept as pseudonyms only");
}

#[tokio::test]
async fn a_code_works_once_and_the_first_step_is_not_enough() {
    let (site, key) = site_with_nils().await;
    site.later(60);
    let mut one = site.desk();
    one.get("/logga-in").await;
    one.submit("/logga-in", &[("email", "nils@lycksele.example"), ("passphrase", PHRASE)]).await;
    assert!(!one.cookies.contains_key("larbro"), "no session after the first step");
    let step = one.form("/logga-in/kod");
    let right = code(&key, site.house.clock.now());
    one.submit("/logga-in/kod", &[("code", &right)]).await.follow().await.says("Vilka arbetar här?");
    // Whoever saw both the form and the code comes too late.
    let mut two = site.desk();
    let mut again = step.clone();
    again.insert("code".to_owned(), right);
    again.insert("nyckel".to_owned(), "0123456789abcdef0123".to_owned());
    two.post("/logga-in/kod", &again).await.says("Koden är redan använd");
    assert!(!two.cookies.contains_key("larbro"));
    // A first step that was changed, that is not ours, or that is old begins anew.
    for (case, steg, later) in [("forged", "s1.a.b", 0), ("empty", "", 0), ("old", step["steg"].as_str(), 600)] {
        site.later(later);
        let mut form = step.clone();
        form.insert("steg".to_owned(), steg.to_owned());
        form.insert("code".to_owned(), code(&key, site.house.clock.now()));
        form.insert("nyckel".to_owned(), format!("0123456789abcdef{case}"));
        two.post("/logga-in/kod", &form).await.says("Det tog för lång tid");
        assert!(!two.cookies.contains_key("larbro"), "{case}");
    }
}

#[tokio::test]
async fn nobody_is_led_out_of_the_house() {
    let (site, key) = site_with_nils().await;
    for way_out in ["https://evil.example", "//evil.example", "/\\evil.example", "javascript:alert(1)", "/a/..//evil"] {
        site.later(60);
        let mut desk = site.desk();
        desk.get("/logga-in").await;
        desk.submit("/logga-in", &[("email", "nils@lycksele.example"), ("passphrase", PHRASE), ("till", way_out)])
            .await;
        let code = code(&key, site.house.clock.now());
        desk.submit("/logga-in/kod", &[("code", &code)]).await;
        assert_eq!(desk.at, "/admin/anvandare", "{way_out}");
    }
    site.later(60);
    let mut desk = site.desk();
    desk.get("/logga-in?till=/admin/logg").await;
    desk.submit("/logga-in", &[("email", "nils@lycksele.example"), ("passphrase", PHRASE)]).await;
    let code = code(&key, site.house.clock.now());
    desk.submit("/logga-in/kod", &[("code", &code)]).await;
    assert_eq!(desk.at, "/admin/logg");
}

#[tokio::test]
async fn another_organisations_members_and_invitations_are_not_found() {
    let (site, _) = site_with_nils().await;
    let member = site.count("SELECT COUNT(*) FROM people_memberships").await;
    assert_eq!(member, 1);
    let mut desk = site.desk();
    let theirs = site.enter_elsewhere("Åre kommun").await;
    desk.get("/prova").await;
    let own = site.enter("Eva Lund", kernel::Role::TenantAdministrator, true).await;
    desk.get("/prova").await.submit(&format!("/prova/{own}"), &[]).await.follow().await;
    for path in [format!("/admin/anvandare/{theirs}"), "/admin/anvandare/0123".to_owned()] {
        desk.get(&path).await;
        assert_eq!(desk.status, 404, "{path}");
    }
    let mut form = desk.get("/admin/anvandare/ny").await.form("/admin/anvandare/ny");
    form.insert("version".to_owned(), "1".to_owned());
    desk.post(&format!("/admin/anvandare/{theirs}/avslut"), &form).await;
    assert_eq!(desk.status, 404);
    assert_eq!(site.count("SELECT COUNT(*) FROM people_memberships WHERE ended_at IS NOT NULL").await, 0);
}

/// T:I1 and the race for one invitation: eight of the same form do it once and answer alike, eight different forms too
/// do it once.
#[tokio::test(flavor = "multi_thread")]
async fn eight_at_once_take_one_invitation_once() {
    let (site, key) = site_with_nils().await;
    for same in [true, false] {
        let mut nils = site.desk();
        super::sign_in(&mut nils, &site, "nils@lycksele.example", &key).await;
        nils.get("/admin/anvandare/ny").await;
        let email = if same { "jonas@lycksele.example" } else { "eva@lycksele.example" };
        let fields = [("name", "Jonas Ek"), ("email", email), ("role", "unit_manager")];
        let link = nils.submit("/admin/anvandare/ny", &fields).await.link();
        let before = site.count("SELECT COUNT(*) FROM people_persons").await;
        let mut first = site.desk();
        first.get(&link).await;
        let mut form = first.form(&link);
        let code = code(&super::typing(&first.body), site.house.clock.now());
        for (name, value) in [("passphrase", PHRASE), ("repeated", PHRASE), ("code", code.as_str())] {
            form.insert(name.to_owned(), value.to_owned());
        }
        let sent = (0..8).map(|n| {
            let (mut desk, mut form, link) = (site.desk(), form.clone(), link.clone());
            async move {
                if !same {
                    form.insert("nyckel".to_owned(), format!("0123456789abcdef{n}"));
                }
                desk.post(&link, &form).await;
                (desk.status.as_u16(), desk.cookies.contains_key("larbro"))
            }
        });
        let answers = futures_util::future::join_all(sent).await;
        let signed_in = answers.iter().filter(|(_, cookie)| *cookie).count();
        let led_on = answers.iter().filter(|(status, _)| *status == 303).count();
        let failed = answers.iter().filter(|(status, _)| *status >= 500).count();
        assert_eq!((signed_in, led_on, failed), (1, if same { 8 } else { 1 }, 0), "{answers:?}");
        assert_eq!(site.count("SELECT COUNT(*) FROM people_persons").await, before + 1);
    }
}
