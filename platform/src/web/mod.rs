//! From a request to an answer: one transaction, one handler, one page.
//!
//! A handler is `async fn(&mut Ctx) -> Done<Reply>`: load, decide, save, show. Everything around it (language, session,
//! policy, token, key, audit, retries, error pages) is the same for all and stands here.

mod answer;
mod ctx;
mod dispatch;
mod dress;
mod http;
mod input;
mod keys;
mod notices;
mod page;
pub mod progress;
mod statics;

pub use answer::{Receipt, Reply};
pub use ctx::Ctx;
pub use dispatch::router;
pub use dress::dress;
pub use http::encode;
pub use input::{Fields, Upload};
pub use keys::{CSRF_FIELD, KEY_FIELD, forget_old as forget_old_answers};
pub use page::{Page, Review};
pub use statics::{SCRIPT, STYLESHEET};
