//! Somebody who asks over HTTP and keeps a cookie, with a stopwatch.

use platform::failure::{Done, Stop};
use reqwest::RequestBuilder;
use reqwest::header::{COOKIE, LOCATION, SET_COOKIE};

use crate::demo::html::{Form, forms, links, words};

/// Redirects in a row that are followed.
const MOST_REDIRECTS: usize = 5;

/// What came back.
#[derive(Clone, Debug)]
pub struct Answer {
    /// Path and query, after redirects.
    pub at: String,
    /// HTTP status.
    pub status: u16,
    /// The body.
    pub bytes: Vec<u8>,
    /// The slowest of the requests that it took, in milliseconds.
    pub slowest_ms: u64,
}

impl Answer {
    /// The body as text.
    pub fn html(&self) -> String {
        String::from_utf8_lossy(&self.bytes).into_owned()
    }

    /// What a person reads.
    pub fn words(&self) -> String {
        words(&self.html())
    }

    /// The form whose action ends so, query aside.
    pub fn form(&self, action: &str) -> Done<Form> {
        let ends = |f: &Form| f.action.split('?').next().unwrap_or_default().ends_with(action);
        let found = forms(&self.html()).into_iter().find(ends);
        found.ok_or_else(|| Stop::failed(format!("{} has no form to {action}", self.at)))
    }

    /// The first link that contains these letters.
    pub fn link(&self, part: &str) -> Done<String> {
        let found = links(&self.html()).into_iter().find(|l| l.contains(part));
        found.ok_or_else(|| Stop::failed(format!("{} has no link with {part}", self.at)))
    }
}

/// The one who asks.
#[derive(Clone, Debug)]
pub struct Caller {
    base: String,
    client: reqwest::Client,
    cookie: Option<String>,
}

impl Caller {
    /// Somebody who comes to this address for the first time.
    pub fn new(base: &str) -> Done<Self> {
        let client = platform::login::oidc::loopback_client().map_err(Stop::failed)?;
        Ok(Self { base: base.to_owned(), client, cookie: None })
    }

    /// Somebody else at the same address, not signed in.
    pub fn stranger(&self) -> Self {
        Self { cookie: None, ..self.clone() }
    }

    /// Opens a path, and goes where it leads.
    pub async fn open(&mut self, path: &str) -> Done<Answer> {
        let request = self.client.get(format!("{}{path}", self.base));
        self.follow(request).await
    }

    /// Sends a form as a browser does, and goes where it leads.
    pub async fn send(&mut self, form: &Form) -> Done<Answer> {
        let encoded = url::form_urlencoded::Serializer::new(String::new()).extend_pairs(&form.fields).finish();
        if form.method.eq_ignore_ascii_case("get") {
            return self.open(&format!("{}?{encoded}", form.action)).await;
        }
        let request = self.post(form).header("content-type", "application/x-www-form-urlencoded").body(encoded);
        self.follow(request).await
    }

    /// Sends a form with a file.
    pub async fn hand_in(&mut self, form: &Form, name: &str, file: &[u8]) -> Done<Answer> {
        let edge = format!("edge-{}", platform::db::hex(&platform::door::secret::<8>()));
        let mut body = Vec::new();
        let mut part = |head: &str, bytes: &[u8]| {
            body.extend(format!("--{edge}\r\ncontent-disposition: form-data; {head}\r\n\r\n").bytes());
            body.extend(bytes);
            body.extend(b"\r\n");
        };
        for (field, value) in &form.fields {
            part(&format!("name=\"{field}\""), value.as_bytes());
        }
        part(&format!("name=\"file\"; filename=\"{name}\""), file);
        body.extend(format!("--{edge}--\r\n").bytes());
        let request =
            self.post(form).header("content-type", format!("multipart/form-data; boundary={edge}")).body(body);
        self.follow(request).await
    }

    fn post(&self, form: &Form) -> RequestBuilder {
        let request = self.client.post(format!("{}{}", self.base, form.action));
        request.header("origin", &self.base).header("sec-fetch-site", "same-origin")
    }

    async fn follow(&mut self, request: RequestBuilder) -> Done<Answer> {
        let (mut answer, mut to) = self.ask(request).await?;
        for _ in 0..MOST_REDIRECTS {
            let Some(path) = to.filter(|l| l.starts_with('/')) else { break };
            let slowest = answer.slowest_ms;
            let path = path.split('#').next().unwrap_or_default();
            (answer, to) = self.ask(self.client.get(format!("{}{path}", self.base))).await?;
            answer.slowest_ms = answer.slowest_ms.max(slowest);
        }
        Ok(answer)
    }

    async fn ask(&mut self, request: RequestBuilder) -> Done<(Answer, Option<String>)> {
        let request = match &self.cookie {
            Some(cookie) => request.header(COOKIE, cookie),
            None => request,
        };
        let took = stopwatch();
        let response = request.send().await.map_err(Stop::failed)?;
        let header = |name| response.headers().get(name).and_then(|v| v.to_str().ok()).map(str::to_owned);
        let (set, to) = (header(SET_COOKIE), header(LOCATION));
        let (url, status) = (response.url().clone(), response.status().as_u16());
        let bytes = response.bytes().await.map_err(Stop::failed)?.to_vec();
        if let Some(pair) = set.and_then(|set| set.split(';').next().map(str::to_owned)) {
            self.cookie = (!pair.ends_with('=')).then_some(pair);
        }
        let at = url.query().map_or_else(|| url.path().to_owned(), |q| format!("{}?{q}", url.path()));
        Ok((Answer { at, status, bytes, slowest_ms: took() }, to))
    }
}

/// Milliseconds since now.
#[allow(clippy::disallowed_methods, reason = "the walk measures what a person waits for; nothing else depends on it")]
pub fn stopwatch() -> impl Fn() -> u64 {
    let begun = std::time::Instant::now();
    move || u64::try_from(begun.elapsed().as_millis()).unwrap_or(u64::MAX)
}
