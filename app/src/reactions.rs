//! Fact → who acts on it. The behaviour of the whole house between its capabilities, on one page.
//!
//! A reaction runs in the transaction of the request that told the fact, and is safe to run twice.

use platform::house::Reaction;

/// Nothing listens yet: mails and follow-up will, and will stand here.
pub const TABLE: &[(&str, Reaction)] = &[];
