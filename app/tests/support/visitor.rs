//! Somebody with a browser that has no script: reads pages, follows links, sends forms.

use super::html::{self, Form};

/// Fields as a browser sends them.
pub fn encoded(fields: &[(String, String)]) -> String {
    url::form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish()
}

/// A page that came back.
#[derive(Clone, Debug)]
pub struct Seen {
    /// HTTP status.
    pub status: u16,
    /// The path and query it came from, after redirects.
    pub at: String,
    /// Where it would lead, when it is a redirect that was not followed.
    pub location: Option<String>,
    /// Headers, lower case.
    pub headers: Vec<(String, String)>,
    /// The document.
    pub html: String,
    /// The same as it came, for what is no text.
    pub bytes: Vec<u8>,
}

impl Seen {
    /// The words on the page.
    pub fn words(&self) -> String {
        html::words(&self.html)
    }

    /// Whether the words stand on the page.
    pub fn says(&self, words: &str) -> bool {
        self.words().contains(words)
    }

    /// Fails with the page's words when these are not among them.
    #[track_caller]
    pub fn must_say(&self, words: &str) -> &Self {
        assert!(self.says(words), "{} ({}) does not say {words:?}:\n{}", self.at, self.status, self.words());
        self
    }

    /// Fails unless the page came with this status.
    #[track_caller]
    pub fn must_be(&self, status: u16) -> &Self {
        assert_eq!(self.status, status, "{}:\n{}", self.at, self.words());
        self
    }

    /// The form that leads to an action ending so (query aside).
    #[track_caller]
    pub fn form(&self, action: &str) -> Form {
        let found =
            html::forms(&self.html).into_iter().find(|f| f.action.split('?').next().unwrap_or("").ends_with(action));
        found.unwrap_or_else(|| panic!("{} has no form to {action}:\n{}", self.at, self.words()))
    }

    /// The first link whose address contains these words.
    #[track_caller]
    pub fn link(&self, part: &str) -> String {
        let found = html::links(&self.html).into_iter().find(|l| l.contains(part));
        found.unwrap_or_else(|| panic!("{} has no link with {part}: {:?}", self.at, html::links(&self.html)))
    }

    /// A header, or nothing.
    pub fn header(&self, name: &str) -> &str {
        self.headers.iter().find(|(n, _)| n == name).map_or("", |(_, v)| v.as_str())
    }
}

/// A visitor with a cookie jar of their own.
#[derive(Clone, Debug)]
pub struct Visitor {
    base: String,
    client: reqwest::Client,
    cookie: Option<String>,
}

impl Visitor {
    /// Somebody who comes to this address for the first time.
    pub fn new(base: &str) -> Self {
        // The client insists on a provider although it speaks plain http here; a second visitor finds it installed.
        let _ = rustls::crypto::ring::default_provider().install_default();
        let client = reqwest::Client::builder().redirect(reqwest::redirect::Policy::none()).no_proxy();
        Self { base: base.to_owned(), client: client.build().expect("a client can be built"), cookie: None }
    }

    /// Comes with a session's cookie already.
    #[must_use]
    pub fn with_token(mut self, token: &str) -> Self {
        self.cookie = Some(format!("larbro={token}"));
        self
    }

    /// One request, redirects not followed.
    pub async fn send(&mut self, request: reqwest::RequestBuilder) -> Seen {
        let request = match &self.cookie {
            Some(cookie) => request.header("cookie", cookie),
            None => request,
        };
        let response = request.send().await.expect("the server answers");
        let headers: Vec<(String, String)> = response
            .headers()
            .iter()
            .map(|(n, v)| (n.as_str().to_owned(), v.to_str().unwrap_or("").to_owned()))
            .collect();
        if let Some((_, set)) = headers.iter().find(|(n, _)| n == "set-cookie") {
            let pair = set.split(';').next().unwrap_or("").to_owned();
            self.cookie = (!pair.ends_with('=')).then_some(pair);
        }
        let url = response.url().clone();
        let at = url.query().map_or_else(|| url.path().to_owned(), |q| format!("{}?{q}", url.path()));
        let location = headers.iter().find(|(n, _)| n == "location").map(|(_, v)| v.clone());
        let status = response.status().as_u16();
        let bytes = response.bytes().await.map(|b| b.to_vec()).unwrap_or_default();
        Seen { status, at, location, headers, html: String::from_utf8_lossy(&bytes).into_owned(), bytes }
    }

    /// Opens a page as it answers, redirects not followed.
    pub async fn look(&mut self, path: &str) -> Seen {
        let request = self.client.get(format!("{}{path}", self.base));
        self.send(request).await
    }

    /// Opens a page, and goes where it leads.
    pub async fn open(&mut self, path: &str) -> Seen {
        let seen = self.look(path).await;
        self.follow(seen).await
    }

    async fn follow(&mut self, mut seen: Seen) -> Seen {
        for _ in 0..5 {
            let Some(to) = seen.location.clone().filter(|l| l.starts_with('/')) else { break };
            seen = self.look(&to).await;
        }
        seen
    }

    /// Sends a form as a browser does, redirects not followed.
    pub async fn post(&mut self, form: &Form) -> Seen {
        let request = self
            .client
            .post(format!("{}{}", self.base, form.action))
            .header("origin", &self.base)
            .header("sec-fetch-site", "same-origin")
            .header("content-type", "application/x-www-form-urlencoded")
            .body(encoded(&form.fields));
        self.send(request).await
    }

    /// Sends a form, and goes where it leads.
    pub async fn submit(&mut self, form: &Form) -> Seen {
        let seen = if form.method.eq_ignore_ascii_case("get") {
            let query: Vec<String> = form.fields.iter().map(|(n, v)| format!("{n}={}", v.replace(' ', "+"))).collect();
            self.look(&format!("{}?{}", form.action, query.join("&"))).await
        } else {
            self.post(form).await
        };
        self.follow(seen).await
    }

    /// Sends a form with a file, and goes where it leads.
    pub async fn upload(&mut self, form: &Form, field: &str, file: &str, bytes: &[u8]) -> Seen {
        let seen = self.post_file(form, field, file, bytes).await;
        self.follow(seen).await
    }

    /// Sends a form with a file, redirects not followed.
    pub async fn post_file(&mut self, form: &Form, field: &str, file: &str, bytes: &[u8]) -> Seen {
        let edge = "edge-of-a-part-7f3k";
        let mut body = Vec::new();
        for (name, value) in &form.fields {
            body.extend(
                format!("--{edge}\r\ncontent-disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n").bytes(),
            );
        }
        body.extend(
            format!(
                "--{edge}\r\ncontent-disposition: form-data; name=\"{field}\"; filename=\"{file}\"\r\n\
                 content-type: application/octet-stream\r\n\r\n"
            )
            .bytes(),
        );
        body.extend(bytes);
        body.extend(format!("\r\n--{edge}--\r\n").bytes());
        let request = self
            .client
            .post(format!("{}{}", self.base, form.action))
            .header("origin", &self.base)
            .header("sec-fetch-site", "same-origin")
            .header("content-type", format!("multipart/form-data; boundary={edge}"))
            .body(body);
        self.send(request).await
    }

    /// The bytes of an answer as they are sent, not unpacked.
    pub async fn bytes(&self, request: reqwest::RequestBuilder) -> Vec<u8> {
        let request = match &self.cookie {
            Some(cookie) => request.header("cookie", cookie),
            None => request,
        };
        request.send().await.expect("the server answers").bytes().await.expect("a whole answer").to_vec()
    }

    /// A request builder of this visitor's client, for tests that bend the rules.
    pub fn raw(&self, method: reqwest::Method, path: &str) -> reqwest::RequestBuilder {
        self.client.request(method, format!("{}{path}", self.base))
    }
}
