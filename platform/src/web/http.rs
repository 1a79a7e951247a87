//! Headers, cookies, addresses and redirects: what every answer carries, and what is believed of a request.

use std::net::{IpAddr, SocketAddr};
use std::sync::Arc;

use axum::extract::{ConnectInfo, Request, State};
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};

use super::keys::Answer;
use crate::failure::{Done, Stop};
use crate::house::House;

pub(super) fn html_response(status: StatusCode, body: String) -> Response {
    (status, [(header::CONTENT_TYPE, "text/html; charset=utf-8")], body).into_response()
}

pub(super) fn redirect(answer: &Answer, key: &str) -> Response {
    let to = if answer.receipt.is_none() {
        answer.location.clone()
    } else {
        let (path, fragment) =
            answer.location.split_once('#').map_or((answer.location.as_str(), None), |(p, f)| (p, Some(f)));
        let sign = if path.contains('?') { '&' } else { '?' };
        let fragment = fragment.map(|f| format!("#{f}")).unwrap_or_default();
        format!("{path}{sign}kvitto={key}{fragment}")
    };
    Redirect::to(&to).into_response()
}

pub(super) fn file(name: &str, content_type: &'static str, bytes: Vec<u8>) -> Done<Response> {
    let safe: String =
        name.chars().map(|c| if c.is_ascii_alphanumeric() || "-_.".contains(c) { c } else { '-' }).collect();
    let disposition = HeaderValue::from_str(&format!("attachment; filename=\"{safe}\"")).map_err(Stop::failed)?;
    let mut response = ([(header::CONTENT_TYPE, content_type)], bytes).into_response();
    response.headers_mut().insert(header::CONTENT_DISPOSITION, disposition);
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    Ok(response)
}

/// A form is ours when the browser says so, or when its origin is the host it was sent to.
pub(super) fn same_origin(headers: &HeaderMap) -> bool {
    let value = |name: &str| headers.get(name).and_then(|v| v.to_str().ok());
    match value("sec-fetch-site") {
        Some("same-origin" | "none") => true,
        Some(_) => false,
        None => match (value("origin"), value("host")) {
            // Neither header: no browser. Such a client carries no cookie of ours either, or fails at the token.
            (None, _) => true,
            (Some(origin), Some(host)) => origin.split_once("://").map(|o| o.1) == Some(host),
            _ => false,
        },
    }
}

/// The path and query of the page of ours that a request came from; our pages ask the browser to say so among us.
pub(super) fn came_from(house: &House, headers: &HeaderMap) -> Option<String> {
    let said = headers.get(header::REFERER)?.to_str().ok()?;
    let path = said.strip_prefix(&house.config.base_url)?;
    crate::login::ReturnPath::parse(path).map(|way| way.as_str().to_owned())
}

pub(super) fn cookie(headers: &HeaderMap, name: &str) -> Option<String> {
    headers.get_all(header::COOKIE).iter().filter_map(|v| v.to_str().ok()).flat_map(|v| v.split(';')).find_map(|pair| {
        let (found, value) = pair.trim().split_once('=')?;
        (found == name && value.len() <= 128).then(|| value.to_owned())
    })
}

/// The address of the client: the last hop that the named proxy tells of, otherwise the connection's own.
pub(super) fn client_address(house: &House, request: &Request) -> String {
    let peer = request.extensions().get::<ConnectInfo<SocketAddr>>().map(|c| c.0.ip());
    let told =
        request.headers().get("x-forwarded-for").and_then(|v| v.to_str().ok()).and_then(|v| v.rsplit(',').next());
    match (peer, house.config.trusted_proxy) {
        (Some(peer), Some(proxy)) if peer == proxy => {
            told.and_then(|t| t.trim().parse::<IpAddr>().ok()).unwrap_or(peer).to_string()
        }
        (Some(peer), _) => peer.to_string(),
        (None, _) => String::new(),
    }
}

pub(super) fn csp(form_origins: &str) -> String {
    format!(
        "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; \
         form-action 'self' {form_origins}; frame-ancestors 'none'; base-uri 'none'"
    )
}

pub(super) async fn headers(
    State(house): State<Arc<House>>,
    request: Request,
    next: axum::middleware::Next,
) -> Response {
    let mut response = next.run(request).await;
    let secure = house.config.is_secure();
    let all = response.headers_mut();
    let mut put = |name: &'static str, value: &str| {
        if let Ok(value) = HeaderValue::from_str(value)
            && !all.contains_key(name)
        {
            all.insert(HeaderName::from_static(name), value);
        }
    };
    put("content-security-policy", &csp(""));
    put("x-content-type-options", "nosniff");
    put("referrer-policy", "same-origin");
    put("cross-origin-opener-policy", "same-origin");
    put("cross-origin-resource-policy", "same-origin");
    put("permissions-policy", "camera=(), geolocation=(), microphone=()");
    put("cache-control", "no-cache");
    if secure {
        put("strict-transport-security", "max-age=31536000; includeSubDomains");
    }
    response
}

/// Escapes a path for a query value.
pub fn encode(text: &str) -> String {
    use std::fmt::Write as _;
    text.bytes().fold(String::new(), |mut out, b| {
        if b.is_ascii_alphanumeric() || b"-_.~/".contains(&b) {
            out.push(char::from(b));
        } else {
            let _ = write!(out, "%{b:02X}");
        }
        out
    })
}
