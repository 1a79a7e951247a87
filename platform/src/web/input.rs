//! What a request carries: fields of the query or the form, and at most one uploaded file.

use axum::body::Body;
use axum::extract::{FromRequest, Multipart, Request};
use axum::http::header;

use crate::failure::{Done, Stop};

/// Fields by name, in the order they came. A name may come several times (checkboxes).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Fields(pub Vec<(String, String)>);

impl Fields {
    /// The last value of a field, trimmed; empty when it is not there.
    pub fn get(&self, name: &str) -> &str {
        self.0.iter().rev().find(|(n, _)| n == name).map_or("", |(_, v)| v.trim())
    }

    /// The value as it was written, for passphrases.
    pub fn raw(&self, name: &str) -> &str {
        self.0.iter().rev().find(|(n, _)| n == name).map_or("", |(_, v)| v)
    }

    /// All values of a field.
    pub fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.0.iter().filter(move |(n, _)| n == name).map(|(_, v)| v.trim())
    }

    /// Whether a field is there and not empty.
    pub fn has(&self, name: &str) -> bool {
        !self.get(name).is_empty()
    }

    /// A whole number, or none when it is empty or something else.
    pub fn int(&self, name: &str) -> Option<i64> {
        self.get(name).replace(['\u{a0}', ' '], "").parse().ok()
    }
}

/// An uploaded file. The name is what the browser said and is never used as a path.
#[derive(Clone, Debug)]
pub struct Upload {
    /// The name to show.
    pub name: String,
    /// The bytes.
    pub bytes: std::sync::Arc<[u8]>,
}

/// Most bytes of an ordinary form.
const FORM_BYTES: usize = 256 * 1024;
/// Most bytes of an upload with its form (trust.md section 11: 10 MB a file).
const UPLOAD_BYTES: usize = 11 * 1024 * 1024;

/// What could not be read of a body.
pub(super) enum Unreadable {
    TooLarge,
    Malformed,
}

pub(super) async fn read(request: Request, upload: bool) -> Result<(Fields, Option<Upload>), Unreadable> {
    let limit = if upload { UPLOAD_BYTES } else { FORM_BYTES };
    let (parts, body) = request.into_parts();
    let bytes = axum::body::to_bytes(body, limit).await.map_err(|_| Unreadable::TooLarge)?;
    let kind = parts.headers.get(header::CONTENT_TYPE).and_then(|v| v.to_str().ok()).unwrap_or("").to_owned();
    let request = Request::from_parts(parts, Body::from(bytes));
    if upload && kind.starts_with("multipart/form-data") {
        return multipart(request).await.map_err(|_| Unreadable::Malformed);
    }
    let form = axum::Form::<Vec<(String, String)>>::from_request(request, &()).await;
    form.map(|f| (Fields(f.0), None)).map_err(|_| Unreadable::Malformed)
}

async fn multipart(request: Request) -> Done<(Fields, Option<Upload>)> {
    let wrong = |e: &dyn std::fmt::Display| Stop::failed(format!("multipart: {e}"));
    let mut parts = Multipart::from_request(request, &()).await.map_err(|e| wrong(&e))?;
    let (mut fields, mut upload) = (Fields::default(), None);
    while let Some(part) = parts.next_field().await.map_err(|e| wrong(&e))? {
        let name = part.name().unwrap_or("").to_owned();
        match part.file_name().map(str::to_owned) {
            Some(file) => {
                let bytes = part.bytes().await.map_err(|e| wrong(&e))?;
                if !file.is_empty() || !bytes.is_empty() {
                    upload = Some(Upload { name: file, bytes: bytes.to_vec().into() });
                }
            }
            None => fields.0.push((name, part.text().await.map_err(|e| wrong(&e))?)),
        }
    }
    Ok((fields, upload))
}
