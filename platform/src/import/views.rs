//! The pages of `/admin/import`: the kinds of files, the form, and the review (screen A2).

mod form;
mod review;

pub use form::{FormPage, IndexPage, Listed, Waiting};
pub use review::{OverPage, ReviewPage};

use crate::texts::Text;
use crate::web::Page;

/// One of every page in every state.
pub fn samples(t: &Text) -> Vec<(&'static str, Page)> {
    let mut all = form::samples(t);
    all.extend(review::samples(t));
    all
}
