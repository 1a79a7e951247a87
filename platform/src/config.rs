//! Settings: a file, the environment, the command line; and what is refused before anything is opened.

use std::net::{IpAddr, SocketAddr};
use std::path::PathBuf;

/// How the program runs.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Mode {
    /// Real use.
    Serve,
    /// Example data, a strip on every page, roles to try in a click. Loopback only.
    Demo,
}

/// Settings of a running program.
#[derive(Clone, Debug)]
pub struct Config {
    /// Real use or demo.
    pub mode: Mode,
    /// Where to listen.
    pub listen: SocketAddr,
    /// The address people write, such as `https://larbro.example.se`; no slash at the end.
    pub base_url: String,
    /// The address of the proxy that speaks TLS for us and sets `X-Forwarded-For`.
    pub trusted_proxy: Option<IpAddr>,
    /// Where keys and uploads under review live; never in the database.
    pub data_folder: PathBuf,
    /// The OIDC issuers.
    pub issuers: Vec<IssuerConfig>,
    /// The program itself, to parse uploads in a bounded child process.
    pub program: PathBuf,
}

/// One OIDC issuer of one organisation.
#[derive(Clone, Debug, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub struct IssuerConfig {
    /// A short name of the issuer in links, such as `umu`.
    pub key: String,
    /// What the login page calls it, in Swedish.
    pub name_sv: String,
    /// What the login page calls it, in English.
    pub name_en: String,
    /// The code of the organisation it signs in for, such as `UMU` or `2481`.
    pub organisation: String,
    /// The issuer's address; discovery lies under it.
    pub url: String,
    /// The client id that the issuer gave.
    pub client_id: String,
    /// The file that holds the client secret.
    pub client_secret_file: PathBuf,
    /// `swamid`, `e-legitimation` or `other`: how its assurance claims are read.
    #[serde(default = "swamid")]
    pub kind: String,
}

fn swamid() -> String {
    "swamid".to_owned()
}

/// What the configuration file may hold. Every key has a flag or an environment variable of the same name.
#[derive(Clone, Debug, Default, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FileConfig {
    /// `postgres://…` or the path of an SQLite file.
    pub database: Option<String>,
    /// Address and port.
    pub listen: Option<SocketAddr>,
    /// The address people write.
    pub base_url: Option<String>,
    /// The proxy's address.
    pub trusted_proxy: Option<IpAddr>,
    /// Where keys live.
    pub data_folder: Option<PathBuf>,
    /// Log filter, such as `info`.
    pub log: Option<String>,
    /// The OIDC issuers.
    #[serde(default)]
    pub issuers: Vec<IssuerConfig>,
}

impl Config {
    /// Why this configuration must not start, if it must not: plain http travels over loopback alone.
    pub fn refuse(&self) -> Option<String> {
        let loopback = self.listen.ip().is_loopback();
        if self.mode == Mode::Demo && !loopback {
            return Some(format!("the demo listens on this machine only: {} is no loopback address", self.listen));
        }
        if !loopback && self.trusted_proxy.is_none() {
            return Some(format!(
                "{} can be reached from other machines, and passwords would travel in clear. Put a proxy that speaks TLS in \
                 front and name it with --trusted-proxy, or listen on 127.0.0.1",
                self.listen
            ));
        }
        if self.mode == Mode::Serve && !loopback && !self.base_url.starts_with("https://") {
            return Some(format!("base_url is {:?}; expected the https:// address that people write", self.base_url));
        }
        None
    }

    /// Whether people reach us over TLS, so that cookies are marked `Secure`.
    pub fn is_secure(&self) -> bool {
        self.base_url.starts_with("https://")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_http_starts_on_loopback_alone() {
        let config = |mode, listen: &str, proxy: Option<&str>, url: &str| Config {
            mode,
            listen: listen.parse().expect("an address"),
            base_url: url.to_owned(),
            trusted_proxy: proxy.map(|p| p.parse().expect("an address")),
            data_folder: PathBuf::new(),
            issuers: Vec::new(),
            program: PathBuf::new(),
        };
        let table = [
            (config(Mode::Demo, "127.0.0.1:8080", None, "http://127.0.0.1:8080"), true),
            (config(Mode::Demo, "[::1]:8080", None, "http://localhost:8080"), true),
            (config(Mode::Demo, "0.0.0.0:8080", None, "http://x"), false),
            (config(Mode::Demo, "0.0.0.0:8080", Some("10.0.0.1"), "https://x"), false),
            (config(Mode::Serve, "127.0.0.1:80", None, "http://x"), true),
            (config(Mode::Serve, "0.0.0.0:80", None, "https://x"), false),
            (config(Mode::Serve, "0.0.0.0:80", Some("10.0.0.1"), "https://x"), true),
            (config(Mode::Serve, "0.0.0.0:80", Some("10.0.0.1"), "http://x"), false),
        ];
        for (config, starts) in table {
            assert_eq!(config.refuse().is_none(), starts, "{:?} {}", config.mode, config.listen);
        }
    }
}
