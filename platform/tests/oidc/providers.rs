//! Several providers side by side, found when they are needed.

use larbro_platform::login::oidc::{Bounds, Http, Issuer, IssuerFault, LoginRefusal, Providers};
use larbro_platform::login::test_provider::Behaviour;

use crate::desk::{issuer, now, provider};

fn named(key: &str, url: &str) -> Issuer {
    Issuer { key: key.to_owned(), ..issuer(url) }
}

fn providers(issuers: Vec<Issuer>) -> Result<Providers, IssuerFault> {
    Providers::new(issuers, Http::new(Bounds::default()))
}

#[tokio::test]
async fn a_provider_is_discovered_when_needed_and_once_a_day() {
    let (one, other) = (provider().await, provider().await);
    let configured = vec![named("one", &one.issuer_url()), named("other", &other.issuer_url())];
    let providers = providers(configured).expect("a sound configuration");
    assert_eq!(one.asked("discovery"), 0);
    for (hours, asked) in [(0, 1), (1, 1), (23, 1), (24, 2), (25, 2)] {
        let client = providers.client("one", now().plus_seconds(hours * 3600)).await.expect("configured");
        assert_eq!(client.expect("a good provider").issuer().key, "one");
        assert_eq!(one.asked("discovery"), asked, "after {hours} hours");
    }
    assert_eq!(other.asked("discovery"), 0, "nobody signs in there");
    assert!(providers.client("third", now()).await.is_none());
}

#[tokio::test]
async fn a_known_provider_that_is_down_is_believed_for_longer_and_a_false_one_is_not() {
    let provider = provider().await;
    let url = provider.issuer_url();
    let providers = providers(vec![named("one", &url)]).expect("a sound configuration");
    let tomorrow = now().plus_seconds(24 * 3600);
    assert!(providers.client("one", now()).await.expect("configured").is_ok());
    provider.behave(Behaviour::Discovery("issuer", "https://evil.example".into()));
    let refused = providers.client("one", tomorrow).await.expect("configured").err();
    assert_eq!(refused, Some(LoginRefusal::WrongIssuer));
    provider.stop().await;
    assert!(providers.client("one", tomorrow).await.expect("configured").is_ok());
}

#[tokio::test]
async fn a_configuration_that_cannot_be_safe_is_refused_at_start() {
    let good = || named("one", "https://idp.example");
    let mut ninth = good();
    ninth.trust.levels.insert("urn:loa".to_owned(), 9);
    let table = [
        (vec![], None),
        (vec![good(), named("two", "http://127.0.0.1:1")], None),
        (vec![good(), good()], Some(IssuerFault::KeyTwice("one".to_owned()))),
        (vec![named("", "https://idp.example")], Some(IssuerFault::BadKey(String::new()))),
        (vec![named("a/b", "https://idp.example")], Some(IssuerFault::BadKey("a/b".to_owned()))),
        (vec![named("a", "http://idp.example")], Some(IssuerFault::NotSecure("http://idp.example".to_owned()))),
        (vec![named("a", "idp.example")], Some(IssuerFault::NotSecure("idp.example".to_owned()))),
        (vec![ninth], Some(IssuerFault::BadLevel("urn:loa".to_owned(), 9))),
    ];
    for (configured, fault) in table {
        assert_eq!(providers(configured).err(), fault);
    }
}
