//! The one way from a request to an answer.

use std::sync::Arc;

use axum::Router;
use axum::extract::{Query, RawPathParams, Request, State};
use axum::http::{HeaderValue, Method as HttpMethod, StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{MethodRouter, get};
use kernel::refusal::Why;
use kernel::{Actor, Lang, Refusal};
use maud::html;

use super::answer::Reply;
use super::ctx::Ctx;
use super::http::{
    came_from, client_address, cookie, csp, encode, file, headers, html_response, redirect, same_origin,
};
use super::input::{self, Fields, Unreadable, Upload};
use super::keys::{self, Answer, CSRF_FIELD, KEY_FIELD, Known};
use super::notices::{dressed, not_found, notice_page, plain_refusal, status};
use super::page::Page;
use super::{progress, statics};
use crate::db::TRIES;
use crate::door;
use crate::failure::{Done, Failure, Stop};
use crate::house::{Dressing, House, Method, Route};
use crate::in_tx;
use crate::policy::{FRESH_SECONDS, Relation, Verdict};
use crate::session::{self, COOKIE, COOKIE_PLAIN, DEVICE, DEVICE_PLAIN};
use crate::texts::{Arg, Text};

/// Everything that is mounted, in both languages, behind headers and compression.
pub fn router(house: Arc<House>) -> Router {
    let mut by_path: std::collections::BTreeMap<&'static str, MethodRouter<Arc<House>>> =
        std::collections::BTreeMap::new();
    for (index, route) in house.routes.iter().enumerate() {
        for lang in Lang::ALL {
            let path = mounted(lang, route.path);
            let handler = move |State(house): State<Arc<House>>, params: RawPathParams, request: Request| async move {
                serve(house, index, lang, params, request).await
            };
            let entry = by_path.remove(path).unwrap_or_default();
            by_path.insert(
                path,
                match route.method {
                    Method::Get => entry.get(handler),
                    Method::Post => entry.post(handler),
                },
            );
        }
    }
    let mut router = Router::new();
    for (path, methods) in by_path {
        router = router.route(path, methods);
    }
    router
        .route("/static/{file}", get(|request: Request| async move { statics::serve(request.uri().path()) }))
        .fallback(not_found)
        .layer(axum::middleware::from_fn_with_state(house.clone(), headers))
        .layer(tower_http::compression::CompressionLayer::new())
        .with_state(house)
}

/// The same tree under `/en`; the strings live as long as the program.
fn mounted(lang: Lang, path: &'static str) -> &'static str {
    match (lang, path) {
        (Lang::Sv, _) => path,
        (Lang::En, "/") => "/en",
        (Lang::En, _) => Box::leak(format!("/en{path}").into_boxed_str()),
    }
}

/// What is the same for every try of one request.
struct Incoming {
    house: Arc<House>,
    route: Route,
    t: Text,
    params: Vec<(String, String)>,
    path: String,
    query_text: String,
    query: Fields,
    form: Fields,
    upload: Option<Upload>,
    token: Option<String>,
    device: Option<String>,
    request: String,
    address: String,
    /// The page of ours that the request came from, when the browser says so.
    from: Option<String>,
}

async fn serve(house: Arc<House>, index: usize, lang: Lang, params: RawPathParams, request: Request) -> Response {
    let route = house.routes[index].clone();
    let t = Text::new(lang, house.texts.clone());
    let id = crate::db::hex(&door::secret::<4>());
    if request.method() == HttpMethod::POST && !same_origin(request.headers()) {
        return plain_refusal(&house, &t, StatusCode::FORBIDDEN, "refused-cross-site");
    }
    let uri = request.uri().clone();
    let path = uri.path().strip_prefix(if lang == Lang::En { "/en" } else { "" }).unwrap_or("/");
    let query = Query::<Vec<(String, String)>>::try_from_uri(&uri).map(|q| q.0).unwrap_or_default();
    let secure = house.config.is_secure();
    let token = cookie(request.headers(), if secure { COOKIE } else { COOKIE_PLAIN });
    let device = cookie(request.headers(), if secure { DEVICE } else { DEVICE_PLAIN });
    let address = client_address(&house, &request);
    let from = came_from(&house, request.headers());
    let (form, upload) = if route.method == Method::Post {
        match input::read(request, route.upload).await {
            Ok(read) => read,
            Err(Unreadable::TooLarge) => {
                return plain_refusal(&house, &t, StatusCode::PAYLOAD_TOO_LARGE, "refused-too-large");
            }
            Err(Unreadable::Malformed) => {
                return plain_refusal(&house, &t, StatusCode::UNPROCESSABLE_ENTITY, "refused-malformed");
            }
        }
    } else {
        Default::default()
    };
    let incoming = Incoming {
        route,
        t,
        params: params.iter().map(|(n, v)| (n.to_owned(), v.to_owned())).collect(),
        path: if path.is_empty() { "/".to_owned() } else { path.to_owned() },
        query_text: uri.query().unwrap_or("").to_owned(),
        query: Fields(query),
        form,
        upload,
        token,
        device,
        request: id,
        address,
        from,
        house,
    };
    let mut tries = 0;
    loop {
        let outcome = match incoming.route.method {
            Method::Get if incoming.route.writes => incoming.arrive().await,
            Method::Get => incoming.show().await,
            Method::Post => incoming.change().await,
        };
        match outcome {
            Err(Stop::Failed(Failure { again: true, .. })) if tries < TRIES => {
                tries += 1;
                door::pause(tries).await;
            }
            Ok(response) => return response,
            Err(Stop::Refused(refusal)) => return incoming.refused(&refusal, None),
            Err(Stop::Failed(failure)) => return incoming.failed(&failure),
        }
    }
}

impl Incoming {
    async fn open(&self, write: bool) -> Done<Ctx> {
        let house = self.house.clone();
        let mut tx = if write { house.db.write().await? } else { house.db.read().await? };
        let now = house.clock.now();
        let found = match &self.token {
            Some(token) => session::find(&mut tx, &house.directory, now, token).await?,
            None => None,
        };
        let (session, member) = found.map_or((None, None), |(s, m)| (Some(s), m));
        let actor = session.as_ref().zip(member.as_ref()).map(|(s, m)| Actor {
            person: s.person,
            session: s.id,
            role: m.role,
            organisation: m.organisation,
            assurance: s.assurance,
            name: m.name.clone(),
        });
        Ok(Ctx {
            tx,
            now,
            ids: house.clock.ids(),
            t: self.t.clone(),
            query: self.query.clone(),
            form: self.form.clone(),
            upload: self.upload.clone(),
            refusal: None,
            params: self.params.clone(),
            path: self.path.clone(),
            session,
            member,
            actor,
            request: self.request.clone(),
            address: self.address.clone(),
            once: None,
            cookie: None,
            device: self.device.clone(),
            device_cookie: None,
            audit: Vec::new(),
            facts: Vec::new(),
            house,
        })
    }

    fn judge(&self, c: &Ctx) -> Option<Response> {
        let age = c.session.as_ref().map_or(i64::MAX, |s| c.now.seconds_since(s.authenticated_at));
        let back = format!("?till={}", encode(&self.way_back()));
        let verdict = match (&c.actor, &c.session) {
            // Signed in, but no role chosen yet: only what is everybody's own, and the public pages. Anything else,
            // such as a bookmark, waits until one is chosen.
            (None, Some(_)) if self.route.policy.roles.is_some() => {
                if self.route.policy.relation != Relation::Own {
                    return Some(Redirect::to(&(self.t.to("/roll") + &back)).into_response());
                } else if self.route.policy.fresh && age > FRESH_SECONDS {
                    Verdict::SignInAgain
                } else {
                    Verdict::Pass
                }
            }
            (actor, _) => self.route.policy.judge(actor.as_ref(), age),
        };
        match verdict {
            Verdict::Pass => None,
            Verdict::NotFound => Some(self.refused(&Refusal::not_found(), Some(c))),
            Verdict::SignIn => Some(Redirect::to(&(self.t.to("/logga-in") + &back)).into_response()),
            Verdict::SignInAgain => Some(Redirect::to(&(self.t.to("/logga-in") + &back + "&igen=1")).into_response()),
            Verdict::LoginTooWeak => Some(
                self.refused(&Refusal::new(Why::LoginTooWeak, "login-too-weak").hint("login-too-weak-hint"), Some(c)),
            ),
        }
    }

    /// Where to come back to: here, or for a form whose path shows no page, the page that it came from.
    fn way_back(&self) -> String {
        let shows = |r: &Route| r.method == Method::Get && r.path == self.route.path;
        if self.route.method == Method::Get || self.house.routes.iter().any(shows) {
            return self.here();
        }
        self.from.clone().unwrap_or_else(|| self.t.to("/"))
    }

    /// The path and query, with the language.
    fn here(&self) -> String {
        let path = self.t.to(&self.path);
        if self.query_text.is_empty() { path } else { format!("{path}?{}", self.query_text) }
    }

    async fn show(&self) -> Done<Response> {
        let mut c = self.open(false).await?;
        if let Some(response) = self.judge(&c) {
            return Ok(response);
        }
        let reply = (self.route.handler)(&mut c).await;
        let reply = match reply {
            Err(Stop::Refused(refusal)) => return Ok(self.refused(&refusal, Some(&c))),
            other => other?,
        };
        let receipt = self.receipt(&mut c).await?;
        let response = self.answer(&mut c, reply, receipt)?;
        self.note(c).await?;
        Ok(response)
    }

    /// What a look leaves behind: rows in the audit log, and that the session was used.
    async fn note(&self, c: Ctx) -> Done<()> {
        let stale = c.session.as_ref().filter(|s| c.now.seconds_since(s.seen_at) >= 60).map(|s| s.id);
        let (mut entries, actor, now) = (c.audit, c.actor, c.now);
        c.tx.rollback().await?;
        if entries.is_empty() && stale.is_none() {
            return Ok(());
        }
        entries.dedup();
        let mut ids = self.house.clock.ids();
        in_tx!(self.house.db, |tx| {
            let stamp = crate::audit::Stamp { actor: actor.as_ref(), at: now, request: &self.request };
            crate::audit::write(tx, &mut ids, &stamp, &entries).await?;
            if let Some(session) = stale {
                session::touch(tx, now, session).await?;
            }
            Ok(())
        })
    }

    async fn change(&self) -> Done<Response> {
        let mut c = self.open(true).await?;
        if let Some(response) = self.judge(&c) {
            return Ok(response);
        }
        if let Some(session) = &c.session
            && session::token_hash(&session.csrf) != session::token_hash(self.form.get(CSRF_FIELD))
        {
            return Ok(plain_refusal(&self.house, &self.t, StatusCode::FORBIDDEN, "refused-token"));
        }
        let key = self.form.get(KEY_FIELD).to_owned();
        if key.len() < 16 || key.len() > 64 {
            return Ok(plain_refusal(&self.house, &self.t, StatusCode::UNPROCESSABLE_ENTITY, "refused-no-key"));
        }
        let scope = self.scope(&c);
        let hash = keys::request_hash(&self.path, &self.form, self.upload.as_ref());
        c.once = Some((scope.clone(), key.clone()));
        match keys::look_up(&mut c.tx, &scope, &key, &hash).await? {
            Known::New => {}
            Known::Answered(answer) => return Ok(redirect(&answer, &key)),
            Known::Different => {
                return Ok(plain_refusal(&self.house, &self.t, StatusCode::UNPROCESSABLE_ENTITY, "refused-key-used"));
            }
        }
        match (self.route.handler)(&mut c).await {
            Ok(Reply::See { to, receipt }) => {
                if c.audit.is_empty() {
                    return Err(Stop::failed(format!("{} left no row in the audit log", self.route.path)));
                }
                let answer = Answer { location: to, receipt };
                c.settle().await?;
                keys::store(&mut c.tx, c.now, &scope, &key, &hash, &answer).await?;
                let cookies = (c.cookie.take(), c.device_cookie.take());
                c.tx.commit().await?;
                Ok(self.with_cookies(redirect(&answer, &key), &cookies))
            }
            Ok(Reply::Again(refusal)) => {
                c.settle().await?;
                c.tx.commit().await?;
                self.again(refusal).await
            }
            Ok(other) => self.saved(c, other).await,
            Err(Stop::Refused(refusal)) => {
                c.tx.rollback().await?;
                self.again(*refusal).await
            }
            Err(stop) => Err(stop),
        }
    }

    /// A login's answer arrives: a GET that may write, once, since its state is spent with it.
    async fn arrive(&self) -> Done<Response> {
        let mut c = self.open(true).await?;
        if let Some(response) = self.judge(&c) {
            return Ok(response);
        }
        match (self.route.handler)(&mut c).await {
            Ok(reply) => self.saved(c, reply).await,
            Err(Stop::Refused(refusal)) => Ok(self.refused(&refusal, Some(&c))),
            Err(stop) => Err(stop),
        }
    }

    /// Makes what a handler did durable, and answers.
    async fn saved(&self, mut c: Ctx, reply: Reply) -> Done<Response> {
        c.settle().await?;
        let response = self.answer(&mut c, reply, None)?;
        let cookies = (c.cookie.take(), c.device_cookie.take());
        c.tx.commit().await?;
        Ok(self.with_cookies(response, &cookies))
    }

    /// Shows the page that the form came from once more, with the refusal and with everything that was written.
    async fn again(&self, refusal: Refusal) -> Done<Response> {
        let mut c = self.open(false).await?;
        let shows = matches!(refusal.why, Why::Invalid | Why::Conflict | Why::TooMany);
        let Some(handler) = self.route.again.filter(|_| shows) else { return Ok(self.refused(&refusal, Some(&c))) };
        c.refusal = Some(refusal.clone());
        match handler(&mut c).await {
            Ok(Reply::Page(mut page)) => {
                page.status = status(refusal.why).as_u16();
                page.is_error = true;
                let response = self.answer(&mut c, Reply::Page(page), None)?;
                self.note(c).await?;
                Ok(response)
            }
            Ok(other) => self.answer(&mut c, other, None),
            Err(Stop::Refused(_)) => Ok(self.refused(&refusal, Some(&c))),
            Err(stop) => Err(stop),
        }
    }

    fn scope(&self, c: &Ctx) -> String {
        let who = c.session.as_ref().map_or_else(|| "anonymous".to_owned(), |s| s.person.to_string());
        format!("{who} {}", self.route.path)
    }

    /// The receipt of the form that led here: its key stands in the address.
    async fn receipt(&self, c: &mut Ctx) -> Done<Option<String>> {
        let key = self.query.get("kvitto").to_owned();
        if key.is_empty() {
            return Ok(None);
        }
        let who = c.session.as_ref().map_or_else(|| "anonymous".to_owned(), |s| s.person.to_string());
        let found = keys::receipt_of_person(&mut c.tx, &who, &key).await?;
        Ok(found.map(|r| {
            let args: Vec<(&'static str, Arg)> = r
                .args
                .iter()
                .filter_map(|(name, value)| {
                    let name = RECEIPT_ARGS.iter().find(|n| *n == name)?;
                    Some((*name, value.parse().map_or_else(|_| Arg::from(value), Arg::Number)))
                })
                .collect();
            self.t.list(&r.key, &args)
        }))
    }

    fn answer(&self, c: &mut Ctx, reply: Reply, receipt: Option<String>) -> Done<Response> {
        Ok(match reply {
            Reply::Page(page) => self.page(c, *page, receipt),
            Reply::See { to, .. } => Redirect::to(&to).into_response(),
            Reply::File { name, content_type, bytes } => file(&name, content_type, bytes)?,
            Reply::Plain { status, content_type, body } => {
                let status = StatusCode::from_u16(status).unwrap_or(StatusCode::OK);
                (status, [(header::CONTENT_TYPE, content_type)], body).into_response()
            }
            Reply::Progress(id) => progress::stream(self.house.clone(), self.t.clone(), c.actor().organisation, id),
            Reply::Again(refusal) => self.refused(&refusal, Some(c)),
        })
    }

    fn page(&self, c: &mut Ctx, page: Page, receipt: Option<String>) -> Response {
        let status = StatusCode::from_u16(page.status).unwrap_or(StatusCode::OK);
        let origins = page.form_origins.join(" ");
        let forward = page.forward_to.as_ref().and_then(|to| HeaderValue::from_str(&format!("0; url={to}")).ok());
        let private = page.secret || c.session.is_some() || c.cookie.is_some();
        let csrf = c.csrf();
        let form_key = c.form_key();
        let dressing = Dressing {
            text: &self.t,
            path: &self.path,
            query: &self.query_text,
            member: c.member.as_ref(),
            signed_in: c.session.is_some(),
            csrf: &csrf,
            form_key: &form_key,
            receipt,
        };
        let body = (self.house.dress)(&self.house, &dressing, page);
        let mut response = html_response(status, body);
        if !origins.is_empty()
            && let Ok(value) = HeaderValue::from_str(&csp(&origins))
        {
            response.headers_mut().insert(header::CONTENT_SECURITY_POLICY, value);
        }
        if let Some(forward) = forward {
            response.headers_mut().insert(header::REFRESH, forward);
        }
        if private {
            response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
        }
        response
    }

    fn with_cookies(&self, mut response: Response, (session, device): &(Option<String>, Option<String>)) -> Response {
        let secure = self.house.config.is_secure();
        let mut put = |name: &str, token: &str, age: &str| {
            let mark = if secure { "; Secure" } else { "" };
            let cookie = format!("{name}={token}; Path=/; HttpOnly; SameSite=Lax{mark}{age}");
            if let Ok(value) = HeaderValue::from_str(&cookie) {
                response.headers_mut().append(header::SET_COOKIE, value);
            }
        };
        if let Some(token) = session {
            put(if secure { COOKIE } else { COOKIE_PLAIN }, token, if token.is_empty() { "; Max-Age=0" } else { "" });
        }
        if let Some(token) = device {
            put(if secure { DEVICE } else { DEVICE_PLAIN }, token, "; Max-Age=15552000");
        }
        if session.as_ref().is_some_and(String::is_empty) {
            // Not the cookies: that this browser is known outlives the session.
            response.headers_mut().insert("clear-site-data", HeaderValue::from_static("\"cache\", \"storage\""));
        }
        response
    }

    /// A page of its own for a refusal: what, why, and a way on.
    fn refused(&self, refusal: &Refusal, c: Option<&Ctx>) -> Response {
        if refusal.why == Why::TooMany || refusal.why == Why::LoginTooWeak {
            tracing::warn!(request = self.request, path = self.route.path, key = refusal.key, "refused");
        }
        let mut page = notice_page(&self.t, refusal.key, &self.t.refusal(refusal), status(refusal.why));
        if refusal.why == Why::LoginTooWeak {
            page.actions =
                html! { a class="knapp" href=(self.t.to("/logga-in?igen=1")) { (self.t.say("sign-in-again")) } };
        }
        dressed(&self.house, &self.t, page, c, &self.path)
    }

    fn failed(&self, failure: &Failure) -> Response {
        let reference = self.request.to_uppercase();
        tracing::error!(reference, path = self.route.path, what = failure.what, "a request failed");
        let status = if failure.again { StatusCode::SERVICE_UNAVAILABLE } else { StatusCode::INTERNAL_SERVER_ERROR };
        let key = if failure.again { "failed-busy" } else { "failed-ours" };
        let said = self.t.with(key, [("reference", reference.into())]);
        let mut response = dressed(&self.house, &self.t, notice_page(&self.t, key, &said, status), None, &self.path);
        if failure.again {
            response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from_static("5"));
        }
        response
    }
}

/// Names that may stand in a receipt; a stored receipt is read back through them.
const RECEIPT_ARGS: &[&str] =
    &["n", "of", "name", "what", "to", "from", "place", "unit", "role", "email", "day", "a", "b", "c"];
