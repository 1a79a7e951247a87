//! Signing in at a provider, over HTTP, against one of the tests' own.

use kernel::Moment;
use platform::config::IssuerConfig;
use platform::login::test_provider::{CLIENT_ID, CLIENT_SECRET, Persona, TestProvider};

use super::desk::{Desk, START, Site};

async fn site() -> (Site, TestProvider) {
    let personas = vec![
        Persona::swamid("karin", "Karin Lindgren", 2, true),
        Persona::swamid("olle", "Olle Ström", 2, false),
        Persona::swamid("ida", "Ida Falk", 1, true),
    ];
    let provider = TestProvider::start(personas, || Moment::from_millis(START)).await;
    let site = Site::with(|folder| {
        let secret = folder.join("umu.secret");
        std::fs::write(&secret, CLIENT_SECRET).expect("written");
        vec![IssuerConfig {
            key: "umu".to_owned(),
            name_sv: "Umeå universitet".to_owned(),
            name_en: "Umeå University".to_owned(),
            organisation: "UMU".to_owned(),
            url: provider.issuer_url(),
            client_id: CLIENT_ID.to_owned(),
            client_secret_file: secret,
            kind: "swamid".to_owned(),
        }]
    });
    (site.await, provider)
}

/// Goes to the provider, picks a persona there, and gives the path that the browser is sent back to.
async fn visit(desk: &mut Desk<'_>, hint: &str, page: &str) -> String {
    desk.get(page).await;
    desk.submit("/logga-in/umu", &[]).await.says("Du skickas till Umeå universitet");
    let sign = if desk.at.contains('?') { '&' } else { '?' };
    let url = format!("{}{sign}login_hint={hint}", desk.at);
    let browser = reqwest::Client::builder().redirect(reqwest::redirect::Policy::none()).build().expect("a browser");
    let sent = browser.get(url).send().await.expect("the provider answers");
    let way = sent.headers().get("location").and_then(|l| l.to_str().ok()).expect("a way back");
    way.strip_prefix("http://127.0.0.1").expect("to us").to_owned()
}

#[tokio::test]
async fn an_invited_person_signs_in_at_the_provider_and_takes_the_role() {
    let (site, _provider) = site().await;
    let link = site.first_link().await.expect("there is no administrator");
    let mut karin = site.desk();
    karin.get(&link).await.says("Har ditt lärosäte en egen inloggning?");

    // A stranger at the provider gets no session.
    let way = visit(&mut karin, "karin", "/logga-in").await;
    karin.get(&way).await.says("Du har inget uppdrag här");
    assert_eq!((karin.status.as_u16(), karin.cookies.contains_key("larbro")), (403, false));

    // On the way to the invitation she does, and takes it.
    let way = visit(&mut karin, "karin", &format!("/logga-in?till={link}")).await;
    karin.get(&way).await;
    assert_eq!(karin.at, link);
    karin.follow().await.says("Karin Lindgren");
    karin.submit(&format!("{link}/ta-emot"), &[]).await.follow().await.says("Vilka arbetar här?");
    assert_eq!(site.count("SELECT COUNT(*) FROM people_persons").await, 1);

    // The next time she is known, and lands in her role.
    let mut again = site.desk();
    let way = visit(&mut again, "karin", "/logga-in").await;
    again.get(&way).await.follow().await.says("Vilka arbetar här?");
    assert_eq!(site.count("SELECT COUNT(*) FROM people_persons").await, 1);

    // The same answer again, and in another browser, opens nothing.
    let mut replayed = site.desk();
    replayed.cookies = again.cookies.clone();
    replayed.cookies.remove("larbro");
    replayed.get(&way).await.says("redan använd");
    assert_eq!(replayed.status, 422);
    let mut victim = site.desk();
    let fresh = visit(&mut again, "karin", "/logga-in").await;
    victim.get(&fresh).await.says("började i en annan webbläsare");
    assert!(!victim.cookies.contains_key("larbro"));
}

/// T:A5 over HTTP: one factor and level 1 reach one's own page, and are told what the role needs.
#[tokio::test]
async fn a_login_below_the_role_is_told_what_it_needs() {
    for (hint, needs) in [("olle", "inloggning i två steg"), ("ida", "säkrare identitet")] {
        let (site, _provider) = site().await;
        let link = site.first_link().await.expect("there is no administrator");
        let mut desk = site.desk();
        let way = visit(&mut desk, hint, &format!("/logga-in?till={link}")).await;
        desk.get(&way).await.follow().await;
        desk.submit(&format!("{link}/ta-emot"), &[]).await.follow().await;
        desk.says("Vilken roll arbetar du i?").says(needs);
        desk.get("/admin/anvandare").await;
        assert_eq!(desk.status, 303, "{hint}");
        desk.get("/mina-uppgifter").await.says("Mina uppgifter");
        assert_eq!(desk.status, 200, "{hint}");
    }
}
