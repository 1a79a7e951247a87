//! Reading files into the house: what a capability hands over to take one kind of file, and the screen on which a
//! person reviews it before anything is written.
//!
//! Promises: nothing but the sealed file itself is stored before "Läs in"; what is read in is judged once more in the
//! transaction that writes it; only who handed a file in sees it, for at most an hour.

mod pages;
mod rules;
mod store;
mod views;

pub use store::purge;
pub use views::samples;

use kernel::{Lang, Role};

use crate::failure::Done;
use crate::files::{Columns, Finding, Sheet, Table};
use crate::handler;
use crate::house::{Boxed, Routes};
use crate::policy::Policy;
use crate::web::Ctx;

/// What a file can be read into, such as the placement periods: id and what a person reads.
pub type TargetChoices = for<'a> fn(&'a mut Ctx) -> Boxed<'a, Done<Vec<(String, String)>>>;

/// Reads the whole sheet and tells what it would do. Writes nothing. `target` is one of the importer's choices, or
/// empty when it has none.
pub type Review = for<'a> fn(&'a mut Ctx, &'a str, &'a Sheet) -> Boxed<'a, Done<Reviewed>>;

/// Writes the rows that are valid, and tells what it did. Runs after [`Review`] in the same transaction, may run again
/// when that transaction meets another one, and must change nothing where a row is already as the file says.
pub type Apply = for<'a> fn(&'a mut Ctx, &'a str, &'a Sheet) -> Boxed<'a, Done<Applied>>;

/// One kind of file that can be read in.
#[derive(Clone, Copy)]
pub struct Importer {
    /// Its name in addresses and in the audit log, such as `students`.
    pub name: &'static str,
    /// "Studenter", a key of the text files.
    pub title_key: &'static str,
    /// A sentence on what the file holds and what it does, a key of the text files.
    pub explain_key: &'static str,
    /// Who may; others do not find it. Only of [`ROLES`].
    pub roles: &'static [Role],
    /// The columns that a file has.
    pub columns: &'static Columns,
    /// What to read into, when there is a choice. A target that is not among the choices is refused, so the other
    /// functions need not ask once more whether the person may.
    pub target: Option<TargetChoices>,
    /// What the file would do.
    pub review: Review,
    /// Does it.
    pub apply: Apply,
    /// A file that shows how to fill it in: invented rows.
    pub example: fn(Lang) -> Table,
}

/// A file that a person may fetch and hand in to see what happens; the demo lends them.
#[derive(Clone, Copy, Debug)]
pub struct FileToTry {
    /// The importer it is made for.
    pub kind: &'static str,
    /// What the link says, a key of the text files.
    pub label_key: &'static str,
    /// Where it is, without language.
    pub href: &'static str,
}

/// What is lent through [`crate::house::Provided`] to the page where a file is handed in.
#[derive(Clone, Copy, Debug)]
pub struct FilesToTry(pub &'static [FileToTry]);

impl std::fmt::Debug for Importer {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Importer").field("name", &self.name).finish_non_exhaustive()
    }
}

/// The roles that may have importers.
pub const ROLES: &[Role] = &[Role::PlacementCoordinator, Role::MunicipalCoordinator, Role::TenantAdministrator];

/// What a file would do.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Reviewed {
    /// What is wrong, of the header ([`crate::files::Header::findings`], which hold those of the sheet) and of each
    /// row.
    pub findings: Vec<Finding>,
    /// Valid rows that are not there yet.
    pub new: usize,
    /// Valid rows that change what is there.
    pub changed: usize,
    /// Valid rows that are there already, just so.
    pub unchanged: usize,
    /// The numbers of the rows that are marked as protected, with errors or without. They are counted here and in none
    /// of the counts above, are never shown, and stay out of the file of errors; the review hides what their findings
    /// hold.
    pub protected: Vec<u32>,
}

/// What reading a file in has done. Rows with errors are in none of the counts; what is new and changed must be as the
/// review said, or nothing is saved.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Applied {
    /// Rows that were not there.
    pub new: usize,
    /// Rows that changed what was there.
    pub changed: usize,
    /// Rows that were there already.
    pub unchanged: usize,
    /// Rows that were handled apart, since they are marked as protected.
    pub protected: usize,
}

/// The pages under `/admin/import`, for whatever importers the house has.
pub fn routes() -> Routes {
    const P: Policy = Policy::organisation(ROLES);
    let form = handler!(pages::form);
    let review = handler!(pages::review);
    Routes::new()
        .get("/admin/import", P, handler!(pages::index))
        .get("/admin/import/{kind}", P, form)
        .upload("/admin/import/{kind}", P, handler!(pages::upload), form)
        .get("/admin/import/{kind}/mall.csv", P, handler!(pages::template_csv))
        .get("/admin/import/{kind}/mall.xlsx", P, handler!(pages::template_xlsx))
        .get("/admin/import/{kind}/exempel.csv", P, handler!(pages::example_csv))
        .get("/admin/import/{kind}/exempel.xlsx", P, handler!(pages::example_xlsx))
        .get("/admin/import/{kind}/{import}", P, review)
        .get("/admin/import/{kind}/{import}/fel.csv", P, handler!(pages::errors_csv))
        .get("/admin/import/{kind}/{import}/fel.xlsx", P, handler!(pages::errors_xlsx))
        .post("/admin/import/{kind}/{import}/las-in", P, handler!(pages::apply), review)
        .post("/admin/import/{kind}/{import}/kasta", P, handler!(pages::discard), review)
        .menu("/admin/import", "menu-import", ROLES)
}
