//! The way out to identity providers: TLS or this machine, no redirects, bounded in time and size.

use std::fmt;
use std::net::IpAddr;
use std::pin::Pin;
use std::time::Duration;

use openidconnect::{HttpRequest, HttpResponse};
use reqwest::{Url, redirect};

/// Bounds of one request.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Bounds {
    /// From the first byte out to the last byte in.
    pub total: Duration,
    /// Bytes of an answer's body.
    pub bytes: usize,
}

impl Default for Bounds {
    /// Ten seconds and 256 KiB: a federation's key set is a few KiB.
    fn default() -> Self {
        Self { total: Duration::from_secs(10), bytes: 256 * 1024 }
    }
}

/// Why a request came to nothing.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum HttpFault {
    /// Plain http to another machine.
    NotSecure,
    /// No connection, no name, no trust in the certificate, or broken off.
    Unreachable,
    /// Longer than the bounds.
    TooSlow,
    /// Sent elsewhere.
    Redirected,
    /// Larger than the bounds.
    TooLarge,
    /// Not HTTP that we can read.
    Malformed,
}

impl fmt::Display for HttpFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::NotSecure => "plain http to another machine",
            Self::Unreachable => "no answer",
            Self::TooSlow => "too slow",
            Self::Redirected => "redirected",
            Self::TooLarge => "answer too large",
            Self::Malformed => "answer not readable",
        })
    }
}

impl std::error::Error for HttpFault {}

type Sending = Pin<Box<dyn Future<Output = Result<HttpResponse, HttpFault>> + Send>>;

/// The client for identity providers; one for the whole process, cheap to clone.
#[derive(Clone, Debug)]
pub struct Http {
    client: reqwest::Client,
    bounds: Bounds,
}

impl Http {
    /// A client that trusts the operating system's certificate authorities. On a machine without any it reaches
    /// providers on this machine only.
    pub fn new(bounds: Bounds) -> Self {
        // Whoever was first may have chosen the provider already; only ring is built in, so it is the same one.
        let _ = rustls::crypto::ring::default_provider().install_default();
        let client = builder(bounds).build().or_else(|_| builder(bounds).tls_certs_only([]).build());
        Self { client: client.expect("a client without certificates needs nothing of the machine"), bounds }
    }

    /// [`Http::send`] in the shape that the library asks for. The future is boxed: unboxed, its lifetime makes every
    /// login unfit for a task that moves between threads.
    pub(super) fn sender(&self) -> impl Fn(HttpRequest) -> Sending + use<> {
        let http = self.clone();
        move |request| {
            let http = http.clone();
            Box::pin(async move { http.send(request).await })
        }
    }

    /// Sends one request and reads the whole answer.
    pub async fn send(&self, request: HttpRequest) -> Result<HttpResponse, HttpFault> {
        let request = reqwest::Request::try_from(request).map_err(|_| HttpFault::Malformed)?;
        if !is_secure(request.url()) {
            return Err(HttpFault::NotSecure);
        }
        let mut answer = self.client.execute(request).await.map_err(|e| fault(&e))?;
        if answer.status().is_redirection() {
            return Err(HttpFault::Redirected);
        }
        let mut body = Vec::new();
        while let Some(chunk) = answer.chunk().await.map_err(|e| fault(&e))? {
            if body.len() + chunk.len() > self.bounds.bytes {
                return Err(HttpFault::TooLarge);
            }
            body.extend_from_slice(&chunk);
        }
        let mut response = HttpResponse::new(body);
        *response.status_mut() = answer.status();
        *response.headers_mut() = answer.headers().clone();
        Ok(response)
    }
}

/// A client for this machine's own pages: plain http, trusts no certificate, follows nothing.
pub fn loopback_client() -> reqwest::Result<reqwest::Client> {
    let _ = rustls::crypto::ring::default_provider().install_default();
    reqwest::Client::builder().redirect(redirect::Policy::none()).no_proxy().tls_certs_only([]).build()
}

fn builder(bounds: Bounds) -> reqwest::ClientBuilder {
    reqwest::Client::builder()
        .redirect(redirect::Policy::none())
        .timeout(bounds.total)
        // Logins are rare: a connection kept open is more often stale than of use.
        .pool_max_idle_per_host(0)
        .user_agent(concat!("larbro/", env!("CARGO_PKG_VERSION")))
        .no_proxy()
}

fn fault(error: &reqwest::Error) -> HttpFault {
    if error.is_timeout() { HttpFault::TooSlow } else { HttpFault::Unreachable }
}

/// Whether what is sent there cannot be read on the way: TLS, or it never leaves this machine.
pub(super) fn is_secure(url: &Url) -> bool {
    url.scheme() == "https" || (url.scheme() == "http" && is_loopback(url))
}

/// Whether an address names this machine itself.
pub(super) fn is_loopback(url: &Url) -> bool {
    let host = url.host_str().unwrap_or_default();
    let bare = host.trim_start_matches('[').trim_end_matches(']');
    host == "localhost" || bare.parse::<IpAddr>().is_ok_and(|ip| ip.is_loopback())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_http_never_leaves_this_machine() {
        let table = [
            ("https://idp.example/", true),
            ("http://127.0.0.1:8080/", true),
            ("http://127.9.9.9/", true),
            ("http://localhost:8080/", true),
            ("http://[::1]:8080/", true),
            ("http://idp.example/", false),
            ("http://127.0.0.1.example/", false),
            ("http://localhost.example/", false),
            ("http://10.0.0.1/", false),
            ("http://0.0.0.0/", false),
            ("http://user@10.0.0.1/?127.0.0.1", false),
            ("ftp://127.0.0.1/", false),
        ];
        for (url, secure) in table {
            assert_eq!(is_secure(&Url::parse(url).expect("an address")), secure, "{url}");
        }
    }
}
