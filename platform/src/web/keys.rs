//! Sending a form twice does it once: key, request hash and answer are stored with what the form did.

use kernel::Moment;
use ring::digest;

use super::answer::Receipt;
use super::input::{Fields, Upload};
use crate::args;
use crate::db::{Tx, hex};
use crate::failure::{Done, Failure};

/// The field that carries the key.
pub const KEY_FIELD: &str = "nyckel";
/// The field that carries the token.
pub const CSRF_FIELD: &str = "token";
/// How long an answer is kept, in seconds (72 hours).
pub const KEPT_SECONDS: i64 = 72 * 3600;

/// The stored answer to a form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// Where it led.
    pub location: String,
    /// What it said.
    pub receipt: Option<Receipt>,
}

/// What is known of a key.
#[derive(Debug)]
pub enum Known {
    /// Nothing: go on.
    New,
    /// The same form was answered: the same answer again.
    Answered(Answer),
    /// The key was used for another form.
    Different,
}

/// A hash of everything that was sent, but for the token.
pub fn request_hash(path: &str, form: &Fields, upload: Option<&Upload>) -> String {
    let mut context = digest::Context::new(&digest::SHA256);
    let mut put = |bytes: &[u8]| {
        context.update(&(bytes.len() as u64).to_be_bytes());
        context.update(bytes);
    };
    put(path.as_bytes());
    for (name, value) in form.0.iter().filter(|(n, _)| n != CSRF_FIELD) {
        put(name.as_bytes());
        put(value.as_bytes());
    }
    if let Some(upload) = upload {
        put(&upload.bytes);
    }
    hex(context.finish().as_ref())
}

pub async fn look_up(tx: &mut Tx, scope: &str, key: &str, hash: &str) -> Done<Known> {
    let sql = "SELECT hash, location, receipt FROM platform_answers WHERE scope = $1 AND key = $2";
    let Some(row) = tx.one(sql, args![scope, key]).await? else { return Ok(Known::New) };
    if row.text("hash")? != hash {
        return Ok(Known::Different);
    }
    Ok(Known::Answered(Answer { location: row.text("location")?, receipt: receipt(&row)? }))
}

fn receipt(row: &crate::db::Row) -> Done<Option<Receipt>> {
    Ok(row.text_or_none("receipt")?.map(|text| serde_json::from_str(&text)).transpose()?)
}

pub async fn store(tx: &mut Tx, now: Moment, scope: &str, key: &str, hash: &str, answer: &Answer) -> Done<()> {
    let receipt = answer.receipt.as_ref().map(serde_json::to_string).transpose()?;
    let sql = "INSERT INTO platform_answers (scope, key, hash, location, receipt, at) VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (scope, key) DO NOTHING";
    if tx.run(sql, args![scope, key, hash, &answer.location, receipt, now]).await? == 0 {
        return Err(twin().into());
    }
    Ok(())
}

/// Whether a form with this key has been answered.
pub async fn is_answered(tx: &mut Tx, scope: &str, key: &str) -> Done<bool> {
    let sql = "SELECT COUNT(*) FROM platform_answers WHERE scope = $1 AND key = $2";
    Ok(tx.count(sql, args![scope, key]).await? > 0)
}

/// The same form came twice at once and its twin was faster: do it again, and find its answer.
pub fn twin() -> Failure {
    Failure { what: "the same form came twice at once".to_owned(), again: true }
}

/// The receipt of a person's form, for the page that is shown after it.
pub async fn receipt_of_person(tx: &mut Tx, person: &str, key: &str) -> Done<Option<Receipt>> {
    let sql = "SELECT receipt FROM platform_answers WHERE scope LIKE $1 AND key = $2";
    tx.one(sql, args![format!("{person} %"), key]).await?.as_ref().map(receipt).transpose().map(Option::flatten)
}

/// Forgets answers that are too old to be asked for.
pub async fn forget_old(tx: &mut Tx, now: Moment) -> Done<u64> {
    tx.run("DELETE FROM platform_answers WHERE at < $1", args![now.plus_seconds(-KEPT_SECONDS)]).await
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_hash_covers_everything_but_the_token() {
        let fields =
            |list: &[(&str, &str)]| Fields(list.iter().map(|(a, b)| ((*a).to_owned(), (*b).to_owned())).collect());
        let one = request_hash("/a", &fields(&[("x", "1"), (CSRF_FIELD, "t")]), None);
        assert_eq!(one, request_hash("/a", &fields(&[("x", "1"), (CSRF_FIELD, "other")]), None));
        for (path, list) in
            [("/b", vec![("x", "1")]), ("/a", vec![("x", "2")]), ("/a", vec![("x1", "")]), ("/a", vec![])]
        {
            assert_ne!(one, request_hash(path, &fields(&list), None), "{path} {list:?}");
        }
        let upload = Upload { name: "f".to_owned(), bytes: vec![1].into() };
        assert_ne!(one, request_hash("/a", &fields(&[("x", "1")]), Some(&upload)));
    }
}
