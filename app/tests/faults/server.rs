//! The real program, started, asked and killed.

use std::path::Path;
use std::process::Stdio;

use tokio::process::{Child, Command};

use super::inside::stopwatch;

/// A running `larbro serve`.
pub struct Server {
    child: Child,
    /// Its address.
    pub base: String,
    /// Milliseconds from its start to its first answer.
    pub ready_ms: u64,
}

/// A port that nobody has now.
pub fn free_port() -> u16 {
    let listener = std::net::TcpListener::bind(("127.0.0.1", 0)).expect("a free port");
    listener.local_addr().expect("a bound address").port()
}

/// A client that follows nothing.
pub fn client() -> reqwest::Client {
    let _ = rustls::crypto::ring::default_provider().install_default();
    let client = reqwest::Client::builder().redirect(reqwest::redirect::Policy::none()).no_proxy();
    client.build().expect("a client can be built")
}

/// The program with these words.
pub fn program(words: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_larbro"));
    command.args(words).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).kill_on_drop(true);
    command
}

/// Most milliseconds a start may take before the test gives up: a bound against hanging, not a measure.
const GIVEN_UP: u64 = 60_000;

impl Server {
    /// Starts it on a data folder and waits until it answers.
    pub async fn start(data: &Path, client: &reqwest::Client) -> Self {
        let listen = format!("127.0.0.1:{}", free_port());
        let began = stopwatch();
        let data = data.display().to_string();
        let child = program(&["serve", "--data", &data, "--listen", &listen]).spawn().expect("the program starts");
        let mut server = Self { child, base: format!("http://{listen}"), ready_ms: 0 };
        loop {
            let answer = client.get(format!("{}/status", server.base)).send().await;
            if answer.is_ok_and(|a| a.status().is_success()) {
                break;
            }
            let ended = server.child.try_wait().expect("the program can be looked at");
            assert!(ended.is_none(), "the program ended by itself: {ended:?}");
            assert!(began() < GIVEN_UP, "the program does not answer");
            platform::door::wait(5).await;
        }
        server.ready_ms = began();
        server
    }

    /// kill -9, and waits until it is gone.
    pub async fn kill(mut self) {
        self.child.kill().await.expect("the program can be killed");
    }
}
