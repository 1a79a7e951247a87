//! What a handler gives back.

use kernel::{JobId, Refusal};

use super::page::Page;
use crate::texts::Arg;

/// The answer to a request.
#[derive(Debug)]
pub enum Reply {
    /// A page.
    Page(Box<Page>),
    /// Go there (303); after every change. The receipt stands on the page that is shown then.
    See {
        /// The path with its language, as [`crate::texts::Text::to`] gives it, or a full address of an issuer.
        to: String,
        /// The sentence that says what was done.
        receipt: Option<Receipt>,
    },
    /// A file to download.
    File {
        /// Its name; only letters, digits, `-`, `_` and `.` survive.
        name: String,
        /// Its type.
        content_type: &'static str,
        /// What is in it.
        bytes: Vec<u8>,
    },
    /// Small text for machines, such as the health answer.
    Plain {
        /// Status.
        status: u16,
        /// Its type.
        content_type: &'static str,
        /// What is in it.
        body: String,
    },
    /// The progress of a job, as server-sent events.
    Progress(JobId),
    /// A refusal that is to be remembered: what the handler wrote is saved, and the page is shown again.
    Again(Refusal),
}

/// The sentence that says what was done.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Receipt {
    /// The sentence.
    pub key: String,
    /// Name and value of what stands in it.
    pub args: Vec<(String, String)>,
}

impl Reply {
    /// A redirect without a receipt.
    pub fn see(to: String) -> Self {
        Self::See { to, receipt: None }
    }

    /// A redirect with a receipt.
    pub fn done(to: String, key: &str, args: &[(&'static str, Arg)]) -> Self {
        let args = args
            .iter()
            .map(|(name, arg)| {
                let value = match arg {
                    Arg::Number(n) => n.to_string(),
                    Arg::Words(s) => s.clone(),
                };
                ((*name).to_owned(), value)
            })
            .collect();
        Self::See { to, receipt: Some(Receipt { key: key.to_owned(), args }) }
    }
}

impl From<Page> for Reply {
    fn from(page: Page) -> Self {
        Self::Page(Box::new(page))
    }
}
