//! Answers to "Var informationen till din hjälp?": a page, yes or no, a moment. Nothing of who gave it.

use kernel::{FeedbackId, Moment};

use crate::args;
use crate::db::Tx;
use crate::failure::Done;

/// How many said what.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Answers {
    /// Yes.
    pub helped: i64,
    /// No.
    pub not_helped: i64,
}

/// Keeps an answer.
pub async fn add(tx: &mut Tx, id: FeedbackId, path: &str, helped: bool, at: Moment) -> Done<()> {
    let sql = "INSERT INTO platform_feedback (id, path, helped, words, at) VALUES ($1, $2, $3, '', $4)";
    tx.run(sql, args![id, path, helped, at]).await?;
    Ok(())
}

/// The answers about all pages from a moment on.
pub async fn since(tx: &mut Tx, from: Moment) -> Done<Answers> {
    let helped =
        tx.count("SELECT COUNT(*) FROM platform_feedback WHERE at >= $1 AND helped = TRUE", args![from]).await?;
    let all = tx.count("SELECT COUNT(*) FROM platform_feedback WHERE at >= $1", args![from]).await?;
    Ok(Answers { helped, not_helped: all - helped })
}
