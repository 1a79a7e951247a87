//! The stylesheet and the script, under names that change when they change.

use std::sync::LazyLock;

use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};

/// A static file and its address.
#[derive(Debug)]
pub struct Static {
    /// `/static/larbro.0123456789ab.css`
    pub href: String,
    content_type: &'static str,
    body: &'static str,
}

fn named(stem: &str, ending: &str, content_type: &'static str, body: &'static str) -> Static {
    let digest = crate::db::hex(ring::digest::digest(&ring::digest::SHA256, body.as_bytes()).as_ref());
    Static { href: format!("/static/{stem}.{}.{ending}", &digest[..12]), content_type, body }
}

/// The one stylesheet.
pub static STYLESHEET: LazyLock<Static> =
    LazyLock::new(|| named("larbro", "css", "text/css; charset=utf-8", include_str!("../../static/larbro.css")));

/// The one script.
pub static SCRIPT: LazyLock<Static> =
    LazyLock::new(|| named("larbro", "js", "text/javascript; charset=utf-8", include_str!("../../static/larbro.js")));

pub(super) fn serve(path: &str) -> Response {
    let found = [&*STYLESHEET, &*SCRIPT].into_iter().find(|s| s.href == path);
    let Some(file) = found else { return StatusCode::NOT_FOUND.into_response() };
    let mut headers = HeaderMap::new();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(file.content_type));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("public, max-age=31536000, immutable"));
    (headers, file.body).into_response()
}
