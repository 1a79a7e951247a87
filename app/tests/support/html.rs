//! Reading our own pages, as the walk of the demo does it.

pub use larbro::demo::html::*;
