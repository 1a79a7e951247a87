//! A real browser for the tests: one chromedriver and one headless Chromium, reused by all tests of a program,
//! and a second Chromium with script turned off for those who ask for it.
//!
//! ```ignore
//! browser::with_script(async |page| {
//!     page.open(&address, 360).await;
//!     page.tab_to("Logga in").await;
//!     page.follow(Key::Enter).await;
//!     assert_eq!(page.axe().await, NONE);
//! });
//! ```
//!
//! Every wait ends with a page load or an answer of the browser; nothing here sleeps.

#![allow(dead_code, reason = "each test program uses its own part")]

mod checks;
mod driver;
mod keys;

#[allow(unused_imports, reason = "each test program uses its own part")]
pub use keys::Key;

use std::fmt::Display;
use std::path::PathBuf;
use std::sync::{Mutex, MutexGuard, PoisonError};

use base64::Engine;
use fantoccini::elements::Element;
use fantoccini::{Client, Locator};
use serde_json::{Value, json};

use driver::{Browsers, Script};

static BROWSERS: Mutex<Option<Browsers>> = Mutex::new(None);

/// Runs a story in the browser as most people have it.
pub fn with_script(story: impl AsyncFnOnce(&Page)) {
    run(Script::On, story);
}

/// Runs a story in a browser where pages may not run script.
pub fn without_script(story: impl AsyncFnOnce(&Page)) {
    run(Script::Off, story);
}

fn run(script: Script, story: impl AsyncFnOnce(&Page)) {
    let Some(programs) = driver::Programs::found() else {
        super::support::not_run("this story in a browser");
        return;
    };
    // One story at a time. A story that fails leaves the browser usable: the next one starts from nothing.
    let mut browsers: MutexGuard<Option<Browsers>> = BROWSERS.lock().unwrap_or_else(PoisonError::into_inner);
    let browsers = browsers.get_or_insert_with(|| Browsers::start(programs));
    let runtime = browsers.runtime.clone();
    runtime.block_on(async {
        let page = Page { client: browsers.client(script).await, script };
        page.forget().await;
        story(&page).await;
    });
}

/// Light or dark, as the device prefers.
#[derive(Clone, Copy, Debug)]
pub enum Scheme {
    /// Dark words on light ground.
    Light,
    /// Light words on dark ground.
    Dark,
}

/// The page that the browser shows, as a person with keyboard and eyes has it.
pub struct Page {
    client: Client,
    script: Script,
}

impl Page {
    /// Opens an address in a window so many CSS pixels wide.
    pub async fn open(&self, address: &str, width: u32) {
        self.width(width).await;
        self.client.goto(address).await.unwrap_or_else(|e| panic!("{address} does not open: {e}"));
    }

    /// Makes the window so many CSS pixels wide; narrower than a real window may be.
    pub async fn width(&self, width: u32) {
        let height = if width < 600 { 740 } else { 900 };
        let size = json!({"width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 600});
        self.devtools("Emulation.setDeviceMetricsOverride", size).await;
    }

    /// Lets the device prefer light or dark.
    pub async fn scheme(&self, scheme: Scheme) {
        let value = match scheme {
            Scheme::Light => "light",
            Scheme::Dark => "dark",
        };
        let features = json!({"features": [{"name": "prefers-color-scheme", "value": value}]});
        self.devtools("Emulation.setEmulatedMedia", features).await;
    }

    /// Where we are, without scheme and host: `/en/perioder?visa=alla`.
    pub async fn path(&self) -> String {
        let url = self.client.current_url().await.expect("the browser knows where it is");
        url.query().map_or_else(|| url.path().to_owned(), |query| format!("{}?{query}", url.path()))
    }

    /// The words of the page as a person sees them.
    pub async fn text(&self) -> String {
        // Asked of the page, because the driver's own answer leaves out what stands in noscript.
        let words = self.ask("return document.body.innerText").await;
        words.as_str().expect("a page has words").to_owned()
    }

    /// Does the page say this somewhere?
    pub async fn says(&self, words: &str) -> bool {
        self.text().await.contains(words)
    }

    /// Waits until an element that fits the selector is there, at most half a minute.
    pub async fn wait_for(&self, selector: &str) -> Element {
        let found = self.client.wait().for_element(Locator::Css(selector)).await;
        match found {
            Ok(element) => element,
            Err(e) => panic!("{selector} never came on {}: {e}\n{}", self.path().await, self.text().await),
        }
    }

    /// The first element that fits the selector.
    pub async fn find(&self, selector: &str) -> Element {
        let found = self.client.find(Locator::Css(selector)).await;
        found.unwrap_or_else(|e| panic!("{selector} is not on the page: {e}"))
    }

    /// Clicks on what fits the selector, and waits for the page that it leads to.
    pub async fn click(&self, selector: &str) {
        self.find(selector).await.click().await.unwrap_or_else(|e| panic!("{selector} takes no click: {e}"));
    }

    /// How many elements fit the selector.
    pub async fn count(&self, selector: &str) -> usize {
        self.client.find_all(Locator::Css(selector)).await.expect("the selector is right").len()
    }

    /// Puts a file into the field that fits the selector; the dialog of the system is not ours to test.
    pub async fn attach(&self, selector: &str, file: &std::path::Path) {
        let path = file.to_str().expect("test files have ordinary names");
        self.find(selector).await.send_keys(path).await.expect("a file field takes a path");
    }

    /// Loads the page again.
    pub async fn reload(&self) {
        self.client.refresh().await.expect("the page loads again");
    }

    /// Runs script in the page, for a question that nothing above asks. Works with page script off too,
    /// save that nothing can be waited for.
    pub async fn ask(&self, script: &str) -> Value {
        self.client.execute(script, vec![]).await.unwrap_or_else(|e| panic!("{script}: {e}"))
    }

    /// Takes a picture of the whole page into the folder `LARBRO_SHOTS`, when that is set.
    pub async fn picture(&self, name: &str) {
        let Some(folder) = std::env::var_os("LARBRO_SHOTS").map(PathBuf::from) else { return };
        std::fs::create_dir_all(&folder).expect("the folder for pictures can be made");
        let whole = json!({"format": "png", "captureBeyondViewport": true});
        let answer = self.devtools("Page.captureScreenshot", whole).await;
        let data = answer["data"].as_str().expect("a picture is text in base64");
        let png = base64::engine::general_purpose::STANDARD.decode(data).expect("the browser encodes rightly");
        std::fs::write(folder.join(format!("{name}.png")), png).expect("the picture can be saved");
    }

    /// Nothing of an earlier story: no cookies, no stored words, an empty page, light.
    async fn forget(&self) {
        self.devtools("Network.clearBrowserCookies", json!({})).await;
        self.client.goto("about:blank").await.expect("an empty page opens");
        self.scheme(Scheme::Light).await;
        self.width(1280).await;
    }

    async fn devtools(&self, command: &str, parameters: Value) -> Value {
        driver::devtools(&self.client, command, parameters).await
    }
}

/// Lines of faults as one text, so that an assertion that fails can be read.
pub fn lines<T: Display>(faults: &[T]) -> String {
    faults.iter().fold(String::new(), |text, fault| text + "\n  " + &fault.to_string())
}
