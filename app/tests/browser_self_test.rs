//! The browser harness finds what is wrong and is silent about what is right.

mod browser;
mod support;

use browser::{Key, Scheme, lines};

/// Serves one page on a port of its own for as long as the test program runs.
async fn serve(html: &'static str) -> String {
    use axum::response::Html;
    let page = axum::Router::new()
        .route("/", axum::routing::get(move || async move { Html(html) }))
        .route("/done", axum::routing::get(|| async { Html(DONE) }));
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("a free port");
    let address = listener.local_addr().expect("a bound port has a number");
    tokio::spawn(async move { axum::serve(listener, page).await });
    format!("http://{address}/")
}

const DONE: &str = "<!doctype html><html lang=sv><title>Klart</title><h1>Klart</h1><p>Tack.</p></html>";

const CLEAN: &str = r#"<!doctype html><html lang="sv"><head><title>Ren sida</title><meta name="viewport" content="width=device-width">
<style>body{background:#fff;color:#111}@media(prefers-color-scheme:dark){body{background:#111;color:#eee}a{color:#9cf}}</style></head>
<body><main><h1>Ren sida</h1><form action="/done"><label for="namn">Namn</label> <input id="namn" name="namn">
<button>Spara</button></form><p><a href="/done">Läs mer</a></p><noscript>Utan skript</noscript>
<p id="ran">väntar</p><script>document.getElementById('ran').textContent = 'körde'</script></main></body></html>"#;

/// Words too pale, a picture without words, a field without a label; and a wide box and a button that hides its focus.
const FAULTY: &str = r#"<!doctype html><html lang="sv"><head><title>Fel</title><meta name="viewport" content="width=device-width">
<style>body{background:#fff} .dold:focus{outline:none}</style></head><body><main><h1>Fel</h1>
<p style="color:#ccc">Bleka ord</p><img src="data:image/gif;base64,R0lGODlhAQABAAAAACw="><input type="text">
<div id="bred" style="width:900px">Brett</div><button class="dold">Dold</button>
<div style="position:relative"><button>Skymd</button><div style="position:absolute;inset:0;background:#fff"></div></div>
</main></body></html>"#;

#[test]
fn axe_finds_the_three_planted_faults() {
    browser::with_script(async |page| {
        page.open(&serve(FAULTY).await, 1280).await;
        let found = page.axe().await;
        let mut rules: Vec<&str> = found.iter().filter_map(|line| line.split(':').next()).collect();
        rules.sort_unstable();
        assert_eq!(rules, ["color-contrast", "image-alt", "label"], "{}", lines(&found));
    });
}

#[test]
fn axe_is_silent_about_a_clean_page_in_light_and_dark() {
    browser::with_script(async |page| {
        page.open(&serve(CLEAN).await, 360).await;
        for scheme in [Scheme::Light, Scheme::Dark] {
            page.scheme(scheme).await;
            page.picture(&format!("self-test-{scheme:?}")).await;
            let found = page.axe().await;
            assert!(found.is_empty(), "{scheme:?}: {}", lines(&found));
        }
        let dark = page.ask("return getComputedStyle(document.body).backgroundColor").await;
        assert_eq!(dark, "rgb(17, 17, 17)", "the device prefers dark");
    });
}

#[test]
fn a_box_wider_than_a_phone_is_found() {
    browser::with_script(async |page| {
        for width in [320, 360] {
            page.open(&serve(FAULTY).await, width).await;
            let found = page.overflow().await;
            assert!(found.iter().any(|line| line.starts_with("div#bred")), "{width}: {}", lines(&found));
            page.open(&serve(CLEAN).await, width).await;
            let found = page.overflow().await;
            assert!(found.is_empty(), "{width}: {}", lines(&found));
            assert_eq!(page.ask("return innerWidth").await, width);
        }
    });
}

#[test]
fn the_keyboard_reaches_and_sends_the_form() {
    browser::with_script(async |page| {
        page.open(&serve(CLEAN).await, 1280).await;
        assert_eq!(page.tab_to("Namn").await.role, "textbox");
        page.type_words("Åsa Öberg").await;
        assert_eq!(page.tab_to("Spara").await.role, "button");
        page.press(Key::Enter).await;
        page.wait_for("h1").await;
        assert!(page.says("Tack.").await);
        assert_eq!(page.path().await, "/done?namn=%C3%85sa+%C3%96berg");
    });
}

#[test]
fn stops_that_cannot_be_seen_are_found() {
    browser::with_script(async |page| {
        page.open(&serve(CLEAN).await, 1280).await;
        let names: Vec<String> = page.stops().await.into_iter().map(|stop| stop.name).collect();
        assert_eq!(names, ["Namn", "Spara", "Läs mer"]);
        let bad = page.bad_stops().await;
        assert!(bad.is_empty(), "{}", lines(&bad));
        page.open(&serve(FAULTY).await, 1280).await;
        let bad: Vec<String> = page.bad_stops().await.iter().map(ToString::to_string).collect();
        let expected =
            ["textbox \"\"", "button \"Dold\", focus not visible", "button \"Skymd\", hidden"].map(ToOwned::to_owned);
        assert_eq!(bad, expected);
    });
}

#[test]
fn script_off_is_really_off() {
    browser::without_script(async |page| {
        page.open(&serve(CLEAN).await, 1280).await;
        assert!(page.says("väntar").await && page.says("Utan skript").await, "{}", page.text().await);
        page.tab_to("Läs mer").await;
        page.press(Key::Enter).await;
        page.wait_for("h1").await;
        assert!(page.says("Tack.").await);
    });
    browser::with_script(async |page| {
        page.open(&serve(CLEAN).await, 1280).await;
        assert!(page.says("körde").await && !page.says("Utan skript").await);
    });
}
