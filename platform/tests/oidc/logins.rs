//! What works.

use kernel::{Assurance, Role};
use larbro_platform::login::oidc::{LoginRefusal, REFEDS_MFA, Wish};
use larbro_platform::login::test_provider::{Behaviour, Persona, TestProvider};
use serde_json::{Value, json};

use crate::desk::{Desk, issuer, now, visit};

#[tokio::test]
async fn a_person_at_al2_with_two_factors_gets_in_and_is_known_by_issuer_and_subject() {
    let desk = Desk::new().await;
    let identity = desk.sign_in("asa").await.expect("signed in");
    assert_eq!(identity.issuer, desk.provider.issuer_url());
    assert_eq!(identity.subject, "asa@idp.example");
    assert_eq!(identity.name, "Åsa Lindqvist");
    assert_eq!(identity.acr.as_deref(), Some(REFEDS_MFA));
    assert_eq!(identity.amr, ["pwd"]);
    assert_eq!(identity.assurance, Assurance { level: 2, multi_factor: true });
    assert_eq!(identity.auth_time, Some(now().plus_seconds(-3600)));
    assert_eq!(identity.may_take(Role::PlacementCoordinator), Ok(()));
    assert_eq!(desk.provider.asked("userinfo"), 0, "the identity token said it all");
}

#[tokio::test]
async fn a_weak_login_is_known_and_refused_for_the_role_with_both_levels() {
    let desk = Desk::new().await;
    let had = Assurance { level: 1, multi_factor: false };
    let bo = desk.sign_in("bo").await.expect("signed in");
    assert_eq!(bo.assurance, had);
    let needed = Role::PlacementCoordinator.least_assurance();
    let refused = bo.may_take(Role::PlacementCoordinator).expect_err("too weak");
    assert_eq!(refused, LoginRefusal::AssuranceTooLow { needed, had });
    assert_eq!(refused.key(), "login-refused-level");
    let cia = desk.sign_in("cia").await.expect("signed in");
    assert_eq!(cia.assurance, Assurance::NONE);
    assert_eq!(cia.may_take(Role::Anonymous), Ok(()));
}

#[tokio::test]
async fn assurance_is_read_as_a_list_and_as_one_string_under_both_names() {
    let desk = Desk::new().await;
    let al2 = "http://www.swamid.se/policy/assurance/al2";
    let al3 = "http://www.swamid.se/policy/assurance/al3";
    let table: [(&str, Value, u8); 6] = [
        ("eduPersonAssurance", json!(al3), 3),
        ("eduPersonAssurance", json!([al3]), 3),
        ("eduPersonAssurance", json!([]), 2),
        ("eduperson_assurance", json!(al3), 3),
        ("eduperson_assurance", json!([al2, al3]), 3),
        ("eduPersonAssurance", json!(["urn:unknown"]), 0),
    ];
    for (name, value, level) in table {
        let identity = desk.sign_in_when(Behaviour::Claim(name, value.clone())).await.expect("signed in");
        assert_eq!(identity.assurance.level, level, "{name} {value}");
    }
}

#[tokio::test]
async fn name_and_assurance_may_stand_in_the_user_information() {
    let desk = Desk::new().await;
    let identity = desk.sign_in_when(Behaviour::TellsInUserInfo).await.expect("signed in");
    assert_eq!(identity.name, "Åsa Lindqvist");
    assert_eq!(identity.assurance, Assurance { level: 2, multi_factor: true });
    assert_eq!(desk.provider.asked("userinfo"), 1);
}

#[tokio::test]
async fn new_keys_of_the_provider_are_read_once_and_kept() {
    let desk = Desk::new().await;
    desk.sign_in("asa").await.expect("with the first key");
    assert_eq!(desk.provider.asked("jwks"), 1);
    desk.provider.rotate_keys();
    desk.sign_in("asa").await.expect("with the second key");
    desk.sign_in("bo").await.expect("with the second key again");
    assert_eq!(desk.provider.asked("jwks"), 2);
}

#[tokio::test]
async fn a_provider_may_sign_with_rsa() {
    let desk = Desk::new().await;
    desk.provider.sign_with_rsa();
    assert!(desk.sign_in("asa").await.is_ok());
    assert_eq!(desk.sign_in_when(Behaviour::ChangedAfterSigning).await, Err(LoginRefusal::Signature));
    let as_secret = desk.sign_in_when(Behaviour::SignedWithPublicKey).await;
    assert_eq!(as_secret, Err(LoginRefusal::Algorithm));
}

#[tokio::test]
async fn a_fresh_login_is_made_when_it_is_wished() {
    let desk = Desk::new().await;
    for (max_age, auth_time) in [(None, -3600), (Some(7200), -3600), (Some(900), 0), (Some(0), 0)] {
        let wish = Wish { max_age_seconds: max_age, acr: vec![REFEDS_MFA.to_owned()], login_hint: None };
        let identity = desk.sign_in_wishing("asa", &wish).await.expect("signed in");
        assert_eq!(identity.auth_time, Some(now().plus_seconds(auth_time)), "{max_age:?}");
    }
}

#[tokio::test]
async fn the_address_asks_for_what_the_standard_wants() {
    let desk = Desk::new().await;
    let wish = Wish { max_age_seconds: Some(0), acr: vec![REFEDS_MFA.to_owned()], login_hint: None };
    let started = desk.begin(&wish);
    let url = reqwest::Url::parse(&started.authorize_url).expect("an address");
    let query: std::collections::BTreeMap<_, _> = url.query_pairs().into_owned().collect();
    let fixed = [
        ("response_type", "code"),
        ("scope", "openid profile"),
        ("code_challenge_method", "S256"),
        ("prompt", "login"),
        ("max_age", "0"),
        ("acr_values", REFEDS_MFA),
    ];
    for (name, value) in fixed {
        assert_eq!(query.get(name).map(String::as_str), Some(value), "{name}");
    }
    for secret in [&started.pending.pkce_verifier, &started.browser.reveal().to_owned()] {
        assert!(!started.authorize_url.contains(secret.as_str()), "a secret of ours is in the address");
    }
    let printed = format!("{:?}", started.pending);
    assert!(
        !printed.contains(&started.pending.nonce) && !printed.contains(&started.pending.pkce_verifier),
        "{printed}"
    );
    assert_eq!(query["nonce"], started.pending.nonce);
    assert!(started.pending.state.matches(&query["state"]), "only the hash of the state is stored");
}

#[tokio::test]
async fn two_providers_stand_side_by_side_and_one_subject_at_both_is_two_people() {
    let (one, other) = (Desk::new().await, Desk::new().await);
    let (here, there) = (one.sign_in("asa").await.expect("here"), other.sign_in("asa").await.expect("there"));
    assert_eq!(here.subject, there.subject);
    assert_ne!(here.issuer, there.issuer);
}

#[tokio::test]
async fn a_persona_can_be_chosen_by_hand() {
    let provider = TestProvider::start(vec![Persona::swamid("asa", "Åsa <Lindqvist>", 2, true)], now).await;
    let http = larbro_platform::login::oidc::Http::new(larbro_platform::login::oidc::Bounds::default());
    let client = larbro_platform::login::oidc::Client::discover(&issuer(&provider.issuer_url()), &http)
        .await
        .expect("a good provider");
    let desk = Desk { provider, client };
    let started = desk.begin(&Wish::default());
    let page = reqwest::get(&started.authorize_url).await.expect("a page").text().await.expect("text");
    assert!(page.contains("Åsa &lt;Lindqvist&gt;") && page.contains(r#"name="login_hint" value="asa""#), "{page}");
    let answer = visit(&started, "asa").await;
    assert!(desk.end(started, &answer, now()).await.is_ok());
}

#[tokio::test]
async fn a_login_can_be_finished_in_a_task_of_its_own() {
    let desk = Desk::new().await;
    let task = tokio::spawn(async move { desk.sign_in("asa").await.map(|identity| identity.subject) });
    assert_eq!(task.await.expect("the task ends"), Ok("asa@idp.example".to_owned()));
}
