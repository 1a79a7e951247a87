//! Starting chromedriver and Chromium, and ending them whatever happens to the test program.

use std::io::{BufRead, BufReader, Write};
use std::process::{Child, Command, Stdio};
use std::sync::Arc;

use fantoccini::wd::WebDriverCompatibleCommand;
use fantoccini::{Client, ClientBuilder};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};
use tokio::runtime::Runtime;
use url::{ParseError, Url};

use crate::support::from_test_command;

/// Ends driver and browsers when the pipe to this shell closes, which it does even when the test program is killed;
/// then the profiles go. Each browser's process is told by a line through the pipe.
const KEEPER: &str = r#"
"$1" --port=0 --log-level=WARNING & started=$!
while read -r process; do started="$started $process"; done
kill $started
wait
for attempt in 1 2 3 4 5 6 7 8 9; do rm -rf "$2"; sleep 1; [ -e "$2" ] || break; done
"#;

/// The two programs, as `./test` found them.
pub struct Programs {
    browser: String,
    driver: String,
}

impl Programs {
    /// `None` when `./test` named none.
    pub fn found() -> Option<Self> {
        let browser = from_test_command("LARBRO_TEST_BROWSER")?;
        let driver = from_test_command("LARBRO_TEST_BROWSER_DRIVER")?;
        Some(Self { browser, driver })
    }
}

/// May pages run script?
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Script {
    /// As most people have it.
    On,
    /// Forbidden by the browser's settings.
    Off,
}

/// One driver and at most one browser for each setting of script.
pub struct Browsers {
    /// The connections live here, longer than any one test.
    pub runtime: Arc<Runtime>,
    browser: String,
    address: String,
    profiles: String,
    with_script: Option<Client>,
    without_script: Option<Client>,
    keeper: Child,
}

impl Browsers {
    /// Starts the driver; browsers start when they are first asked for.
    pub fn start(programs: Programs) -> Self {
        let profiles = std::env::temp_dir().join(format!("larbro-browser-{}", std::process::id()));
        let profiles = profiles.to_str().expect("the temporary folder has an ordinary name").to_owned();
        std::fs::create_dir_all(&profiles).expect("a folder for browser profiles can be made");
        let mut keeper = Command::new("sh")
            .args(["-c", KEEPER, "keeper", &programs.driver, &profiles])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("a shell starts");
        let port = port_of(&mut keeper).unwrap_or_else(|| panic!("{} told no port", programs.driver));
        let runtime = tokio::runtime::Builder::new_multi_thread()
            .worker_threads(2)
            .enable_all()
            .build()
            .expect("a runtime can be built");
        Self {
            runtime: Arc::new(runtime),
            browser: programs.browser,
            address: format!("http://127.0.0.1:{port}"),
            profiles,
            with_script: None,
            without_script: None,
            keeper,
        }
    }

    /// The browser with this setting, started when it is the first time.
    pub async fn client(&mut self, script: Script) -> Client {
        let known = match script {
            Script::On => &self.with_script,
            Script::Off => &self.without_script,
        };
        if let Some(client) = known {
            return client.clone();
        }
        let client = self.open(script).await;
        self.entrust(&client);
        match script {
            Script::On => self.with_script = Some(client.clone()),
            Script::Off => self.without_script = Some(client.clone()),
        }
        client
    }

    /// Tells the keeper which process to end.
    fn entrust(&mut self, client: &Client) {
        let capabilities = client.capabilities().expect("a new session tells its capabilities");
        let process = capabilities["goog:processID"].as_u64().expect("Chromium tells its process");
        let pipe = self.keeper.stdin.as_mut().expect("the keeper has a pipe");
        writeln!(pipe, "{process}").expect("the keeper listens");
    }

    async fn open(&self, script: Script) -> Client {
        let mut flags = vec![
            "--headless=new".to_owned(),
            "--disable-gpu".to_owned(),
            "--disable-quic".to_owned(),
            "--disable-dev-shm-usage".to_owned(),
            "--no-first-run".to_owned(),
            "--disable-background-networking".to_owned(),
            "--disable-component-update".to_owned(),
            "--disable-sync".to_owned(),
            "--hide-scrollbars".to_owned(),
            "--force-prefers-reduced-motion".to_owned(),
            format!("--user-data-dir={}/{script:?}", self.profiles),
        ];
        if is_root() {
            flags.push("--no-sandbox".to_owned());
        }
        let mut preferences = json!({"intl.accept_languages": "sv,en"});
        if script == Script::Off {
            preferences["profile.default_content_setting_values.javascript"] = json!(2);
        }
        let options = json!({"binary": self.browser, "args": flags, "prefs": preferences});
        let timeouts = json!({"script": 60_000, "pageLoad": 60_000, "implicit": 0});
        let wanted = [("goog:chromeOptions".to_owned(), options), ("timeouts".to_owned(), timeouts)];
        ClientBuilder::new(HttpConnector::new())
            .capabilities(wanted.into_iter().collect())
            .connect(&self.address)
            .await
            .unwrap_or_else(|e| panic!("{} does not start: {e}", self.browser))
    }
}

/// Reads the line in which the driver tells its port, and goes on reading so that it is never stopped by a full pipe.
fn port_of(keeper: &mut Child) -> Option<u16> {
    let mut words = BufReader::new(keeper.stdout.take()?);
    let mut line = String::new();
    while words.read_line(&mut line).ok()? > 0 {
        let told =
            line.trim_end().trim_end_matches('.').rsplit_once("on port ").and_then(|(_, port)| port.parse().ok());
        if told.is_some() && line.contains("successfully") {
            std::thread::spawn(move || std::io::copy(&mut words, &mut std::io::sink()));
            return told;
        }
        line.clear();
    }
    None
}

/// Chromium refuses its sandbox to root.
fn is_root() -> bool {
    let id = Command::new("id").arg("-u").output();
    id.is_ok_and(|answer| answer.stdout.trim_ascii() == b"0")
}

/// A command that the driver knows beside fantoccini's own.
#[derive(Debug)]
pub struct Extra {
    /// After `/session/{id}/`.
    pub path: String,
    /// `None` asks with GET.
    pub body: Option<Value>,
}

impl WebDriverCompatibleCommand for Extra {
    fn endpoint(&self, base: &Url, session: Option<&str>) -> Result<Url, ParseError> {
        base.join(&format!("session/{}/{}", session.unwrap_or_default(), self.path))
    }

    fn method_and_body(&self, _url: &Url) -> (http::Method, Option<String>) {
        match &self.body {
            Some(body) => (http::Method::POST, Some(body.to_string())),
            None => (http::Method::GET, None),
        }
    }
}

/// A command of the browser's developer tools.
pub async fn devtools(client: &Client, command: &str, parameters: Value) -> Value {
    let body = Some(json!({"cmd": command, "params": parameters}));
    let extra = Extra { path: "goog/cdp/execute".to_owned(), body };
    client.issue_cmd(extra).await.unwrap_or_else(|e| panic!("{command}: {e}"))
}
