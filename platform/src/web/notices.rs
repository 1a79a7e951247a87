//! Pages of the platform's own: a refusal, a fault, nothing there.

use std::sync::Arc;

use axum::extract::{Request, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::Response;
use kernel::Lang;
use kernel::refusal::Why;
use maud::html;

use super::ctx::Ctx;
use super::http::html_response;
use super::page::Page;
use crate::door;
use crate::house::{Dressing, House};
use crate::texts::Text;

pub(super) fn status(why: Why) -> StatusCode {
    match why {
        Why::Invalid => StatusCode::UNPROCESSABLE_ENTITY,
        Why::Conflict => StatusCode::CONFLICT,
        Why::NotFound => StatusCode::NOT_FOUND,
        Why::LoginTooWeak => StatusCode::FORBIDDEN,
        Why::TooMany => StatusCode::TOO_MANY_REQUESTS,
    }
}

pub(super) fn notice_page(t: &Text, key: &str, said: &str, status: StatusCode) -> Page {
    let title_key = format!("{key}-title");
    let title = if t.knows(&title_key) { t.say(&title_key) } else { t.say("refused-title") };
    let mut page = Page::new(title).lead(html! { (said) });
    page.status = status.as_u16();
    page.body = html! {
        ul class="stapel" {
            li { a href=(t.to("/")) { (t.say("way-to-start")) } }
            li { a href=(t.to("/hjalp")) { (t.say("way-to-help")) } }
        }
    };
    page
}

pub(super) fn dressed(house: &House, t: &Text, page: Page, c: Option<&Ctx>, path: &str) -> Response {
    let status = StatusCode::from_u16(page.status).unwrap_or(StatusCode::OK);
    let csrf = c.map_or_else(String::new, Ctx::csrf);
    let form_key = crate::db::hex(&door::secret::<16>());
    let dressing = Dressing {
        text: t,
        path,
        query: "",
        member: c.and_then(|c| c.member.as_ref()),
        signed_in: c.is_some_and(|c| c.session.is_some()),
        csrf: &csrf,
        form_key: &form_key,
        receipt: None,
    };
    let mut response = html_response(status, (house.dress)(house, &dressing, page));
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}

pub(super) fn plain_refusal(house: &House, t: &Text, status: StatusCode, key: &str) -> Response {
    let said = t.say(key);
    dressed(house, t, notice_page(t, key, &said, status), None, "/")
}

pub(super) async fn not_found(State(house): State<Arc<House>>, request: Request) -> Response {
    let lang = if request.uri().path().starts_with("/en") { Lang::En } else { Lang::Sv };
    let t = Text::new(lang, house.texts.clone());
    plain_refusal(&house, &t, StatusCode::NOT_FOUND, "not-found")
}
