//! What is refused, and with which cause (T:H3). Each attack has its twin in `logins` that gets through.

use std::time::Duration;

use kernel::Moment;
use larbro_platform::login::oidc::{Answer, Bounds, Client, Http, LoginRefusal, Wish, take_up};
use larbro_platform::login::test_provider::{Behaviour, TestProvider};
use serde_json::{Value, json};

use crate::desk::{Desk, issuer, now, provider, visit};
use LoginRefusal::*;

fn at(seconds: i64) -> Value {
    json!(now().plus_seconds(seconds).millis() / 1000)
}

#[tokio::test]
async fn each_fault_of_the_identity_token_is_refused_with_its_cause() {
    let desk = Desk::new().await;
    let claim = Behaviour::Claim;
    let other = "https://evil.example";
    let slash = format!("{}/", desk.provider.issuer_url());
    let table = [
        ("issuer of another", claim("iss", json!(other)), Issuer),
        ("issuer with a slash more", claim("iss", json!(slash)), Issuer),
        ("no issuer", claim("iss", Value::Null), Malformed),
        ("audience of another", claim("aud", json!("another-service")), Audience),
        ("audience of us and another", claim("aud", json!(["larbro-test", "another-service"])), Audience),
        ("empty audience", claim("aud", json!([])), Audience),
        ("no audience", claim("aud", Value::Null), Audience),
        ("issued to another", claim("azp", json!("another-service")), AuthorisedParty),
        ("nonce of another login", claim("nonce", json!("another")), Nonce),
        ("no nonce", claim("nonce", Value::Null), Nonce),
        ("empty nonce", claim("nonce", json!("")), Nonce),
        ("expired", claim("exp", at(-61)), Expired),
        ("expired long ago", claim("exp", json!(0)), Expired),
        ("never expires", claim("exp", Value::Null), Malformed),
        ("issued in the future", claim("iat", at(61)), IssuedAtAnotherTime),
        ("issued long ago", claim("iat", at(-601)), IssuedAtAnotherTime),
        ("issued at no time", claim("iat", Value::Null), Malformed),
        ("no subject", claim("sub", Value::Null), Malformed),
        ("access token of another", claim("at_hash", json!("AAAAAAAAAAAAAAAAAAAAAA")), AccessToken),
        ("unsigned", Behaviour::Unsigned, Algorithm),
        ("public key as a secret", Behaviour::SignedWithPublicKey, Algorithm),
        ("client secret as the key", Behaviour::SignedWithClientSecret, Algorithm),
        ("unknown key", Behaviour::UnpublishedKey, UnknownKey),
        ("forged signature", Behaviour::ForgedSignature, Signature),
        ("claims changed after signing", Behaviour::ChangedAfterSigning, Signature),
        ("no identity token", Behaviour::NoIdToken, NoIdentityToken),
        ("no JSON", Behaviour::TokensUnreadable, Malformed),
        ("user information of another", Behaviour::UserInfoOfAnother, OtherSubject),
    ];
    for (attack, behaviour, cause) in table {
        desk.provider.behave(behaviour.clone());
        // Only somebody whose token lacks an assurance is looked up in the user information.
        let hint = if behaviour == Behaviour::UserInfoOfAnother { "cia" } else { "asa" };
        assert_eq!(desk.sign_in(hint).await.err(), Some(cause), "{attack}");
    }
    assert!(desk.sign_in_when(Behaviour::Good).await.is_ok(), "and the provider's good word still counts");
}

#[tokio::test]
async fn clocks_may_stand_a_minute_apart_and_no_more() {
    let desk = Desk::new().await;
    let table = [("exp", -59, true), ("exp", -60, false), ("iat", 60, true), ("iat", 61, false), ("iat", -600, true)];
    for (name, seconds, good) in table {
        let signed_in = desk.sign_in_when(Behaviour::Claim(name, at(seconds))).await;
        assert_eq!(signed_in.is_ok(), good, "{name} {seconds}: {signed_in:?}");
    }
}

#[tokio::test]
async fn an_unknown_key_is_looked_up_once_and_not_again_and_again() {
    let desk = Desk::new().await;
    assert_eq!(desk.provider.asked("jwks"), 1);
    assert_eq!(desk.sign_in_when(Behaviour::UnpublishedKey).await, Err(UnknownKey));
    assert_eq!(desk.provider.asked("jwks"), 2);
}

#[tokio::test]
async fn a_code_works_once() {
    let desk = Desk::new().await;
    let first = desk.begin(&Wish::default());
    let answer = visit(&first, "asa").await;
    let begun = take_up(Some(first.pending), &answer, Some(first.browser.reveal()), now()).expect("taken up");
    assert!(desk.client.finish(&begun, &answer, now()).await.is_ok());
    let again = desk.client.finish(&begun, &answer, now()).await;
    assert_eq!(again, Err(CodeRefused("invalid_grant".to_owned())));
}

#[tokio::test]
async fn a_code_of_another_login_is_worth_nothing() {
    let desk = Desk::new().await;
    let (ours, theirs) = (desk.begin(&Wish::default()), desk.begin(&Wish::default()));
    let stolen = visit(&theirs, "bo").await;
    let injected = Answer { code: stolen.code, ..visit(&ours, "asa").await };
    let refused = desk.end(ours, &injected, now()).await;
    assert_eq!(refused, Err(CodeRefused("invalid_grant".to_owned())), "the PKCE verifier is another login's");
}

#[tokio::test]
async fn a_verifier_or_a_way_back_of_our_own_making_is_refused() {
    let desk = Desk::new().await;
    for spoil in [
        |p: &mut larbro_platform::login::oidc::Pending| p.pkce_verifier = "A".repeat(43),
        |p: &mut larbro_platform::login::oidc::Pending| p.redirect_uri += "/x",
    ] {
        let mut started = desk.begin(&Wish::default());
        let answer = visit(&started, "asa").await;
        spoil(&mut started.pending);
        let refused = desk.end(started, &answer, now()).await;
        assert_eq!(refused, Err(CodeRefused("invalid_grant".to_owned())));
    }
}

#[tokio::test]
async fn a_wrong_secret_of_ours_is_told_as_a_fault_of_the_setup() {
    let provider = provider().await;
    let mut issuer = issuer(&provider.issuer_url());
    issuer.client_secret = Some("another secret".to_owned());
    let client = Client::discover(&issuer, &Http::new(Bounds::default())).await.expect("a good provider");
    let refused = Desk { provider, client }.sign_in("asa").await;
    assert_eq!(refused, Err(CodeRefused("invalid_client".to_owned())));
}

#[tokio::test]
async fn a_state_is_good_for_one_browser_once_and_in_time() {
    let desk = Desk::new().await;
    let started = desk.begin(&Wish::default());
    let answer = visit(&started, "asa").await;
    let (pending, browser) = (started.pending.clone(), started.browser.reveal());
    let take = |pending, answer: &Answer, browser, at: Moment| take_up(pending, answer, browser, at).err();

    let stateless = Answer { state: None, ..answer.clone() };
    assert_eq!(take(Some(pending.clone()), &stateless, Some(browser), now()), Some(StateMissing));
    assert_eq!(take(None, &answer, Some(browser), now()), Some(StateUnknown));
    let victims = desk.begin(&Wish::default());
    let cookie = Some(victims.browser.reveal());
    assert_eq!(take(Some(pending.clone()), &answer, cookie, now()), Some(StateOfAnotherBrowser));
    assert_eq!(take(Some(pending.clone()), &answer, Some(browser), now().plus_seconds(600)), Some(StateExpired));

    let begun = take_up(Some(pending), &answer, Some(browser), now()).expect("taken up");
    assert_eq!(take(Some(begun.pending().clone()), &answer, Some(browser), now()), Some(StateReplayed));
    assert_eq!(desk.provider.asked("token"), 0, "nothing was exchanged for any of them");
}

#[tokio::test]
async fn an_answer_of_another_provider_is_never_exchanged() {
    let (honest, attacker) = (Desk::new().await, Desk::new().await);
    let elsewhere = attacker.provider.issuer_url();
    for named in [json!(elsewhere), json!(""), Value::Null] {
        honest.provider.behave(Behaviour::AnswerNames(named.clone()));
        assert_eq!(honest.sign_in("asa").await, Err(MixUp), "{named}");
    }
    honest.provider.behave(Behaviour::Good);
    let started = attacker.begin(&Wish::default());
    let answer = visit(&started, "asa").await;
    let mut pending = started.pending;
    pending.issuer = "another".to_owned();
    let begun = take_up(Some(pending), &answer, Some(started.browser.reveal()), now()).expect("taken up");
    assert_eq!(attacker.client.finish(&begun, &answer, now()).await, Err(MixUp));
    assert_eq!((honest.provider.asked("token"), attacker.provider.asked("token")), (0, 0));
}

#[tokio::test]
async fn a_provider_that_never_names_itself_is_taken_without() {
    let provider = provider().await;
    provider.behave(Behaviour::Discovery("authorization_response_iss_parameter_supported", json!(false)));
    let client = Client::discover(&issuer(&provider.issuer_url()), &Http::new(Bounds::default())).await;
    let desk = Desk { provider, client: client.expect("a good provider") };
    assert!(desk.sign_in_when(Behaviour::AnswerNames(Value::Null)).await.is_ok());
    assert_eq!(desk.sign_in_when(Behaviour::AnswerNames(json!("https://evil.example"))).await, Err(MixUp));
}

#[tokio::test]
async fn an_error_is_an_error_and_a_break_off_is_told_kindly() {
    let desk = Desk::new().await;
    let table = [
        ("access_denied", BrokenOff),
        ("server_error", ProviderSaidNo("server_error".to_owned())),
        ("unmet_authentication_requirements", ProviderSaidNo("unmet_authentication_requirements".to_owned())),
    ];
    for (code, cause) in table {
        assert_eq!(desk.sign_in_when(Behaviour::AnswersError(code)).await, Err(cause), "{code}");
    }
    assert_eq!(desk.provider.asked("token"), 0);
}

#[tokio::test]
async fn an_old_login_is_not_taken_for_a_fresh_one() {
    let desk = Desk::new().await;
    let fresh = Wish { max_age_seconds: Some(900), ..Wish::default() };
    let faults = [
        Behaviour::NeverAsksAgain,
        Behaviour::Claim("auth_time", Value::Null),
        Behaviour::Claim("auth_time", at(-961)),
        Behaviour::Claim("auth_time", at(61)),
    ];
    for fault in faults {
        desk.provider.behave(fault.clone());
        assert_eq!(desk.sign_in_wishing("asa", &fresh).await, Err(LoginTooOld), "{fault:?}");
        let unwished = desk.sign_in("asa").await;
        assert!(unwished.is_ok(), "{fault:?}: nobody asked for a fresh login: {unwished:?}");
    }
}

async fn discover(provider: &TestProvider, behaviour: Behaviour) -> Option<LoginRefusal> {
    // Only who never answers is waited for less long, so a slow machine changes no cause.
    let total =
        if behaviour == Behaviour::DiscoverySilent { Duration::from_millis(200) } else { Bounds::default().total };
    let bounds = Bounds { total, ..Bounds::default() };
    provider.behave(behaviour);
    Client::discover(&issuer(&provider.issuer_url()), &Http::new(bounds)).await.err()
}

#[tokio::test]
async fn each_fault_of_the_discovery_document_is_refused_with_its_cause() {
    let provider = provider().await;
    let slash = format!("{}/", provider.issuer_url());
    let set = Behaviour::Discovery;
    let table = [
        ("another issuer", set("issuer", json!("https://evil.example")), WrongIssuer),
        ("a slash more", set("issuer", json!(slash)), WrongIssuer),
        ("no keys", set("jwks_uri", Value::Null), Malformed),
        ("keys in plain http elsewhere", set("jwks_uri", json!("http://192.0.2.1/jwks")), NotSecure),
        ("tokens in plain http elsewhere", set("token_endpoint", json!("http://192.0.2.1/token")), NotSecure),
        ("login in plain http elsewhere", set("authorization_endpoint", json!("http://192.0.2.1/")), NotSecure),
        ("persons in plain http elsewhere", set("userinfo_endpoint", json!("http://192.0.2.1/")), NotSecure),
        ("a megabyte", Behaviour::DiscoveryTooLarge, TooLarge),
        ("moved", Behaviour::DiscoveryRedirects, Redirected),
        ("broken off", Behaviour::DiscoveryUnreadable, Malformed),
        ("never comes", Behaviour::DiscoverySilent, TooSlow),
    ];
    for (fault, behaviour, cause) in table {
        assert_eq!(discover(&provider, behaviour).await, Some(cause), "{fault}");
    }
    assert_eq!(provider.asked("moved"), 0, "nobody followed");
    assert_eq!(discover(&provider, Behaviour::Good).await, None);
}

#[tokio::test]
async fn plain_http_elsewhere_is_never_asked() {
    for url in ["http://idp.example", "http://192.0.2.1", "ftp://127.0.0.1"] {
        let refused = Client::discover(&issuer(url), &Http::new(Bounds::default())).await.err();
        assert_eq!(refused, Some(NotSecure), "{url}");
    }
    let refused = Client::discover(&issuer("no address"), &Http::new(Bounds::default())).await.err();
    assert_eq!(refused, Some(Malformed));
}

#[tokio::test]
async fn a_provider_that_is_down_is_told_as_such() {
    let desk = Desk::new().await;
    let started = desk.begin(&Wish::default());
    let answer = visit(&started, "asa").await;
    let begun = take_up(Some(started.pending), &answer, Some(started.browser.reveal()), now()).expect("taken up");
    let url = desk.provider.issuer_url();
    desk.provider.stop().await;
    let found = Client::discover(&issuer(&url), &Http::new(Bounds::default())).await.err();
    assert_eq!(found, Some(Unreachable));
    assert_eq!(desk.client.finish(&begun, &answer, now()).await, Err(Unreachable));
}
