//! The demo's files to read in, fetched from the page where they are handed in.

use kernel::Refusal;
use platform::failure::Done;
use platform::files::export::CSV_TYPE;
use platform::handler;
use platform::house::Routes;
use platform::import::{FileToTry, FilesToTry};
use platform::policy::Policy;
use platform::web::{Ctx, Reply};

/// What the import page links to.
pub const TO_TRY: FilesToTry = FilesToTry(&[
    FileToTry { kind: "students", label_key: "demo-file-wrong", href: "/prova/filer/studenter-med-fel.csv" },
    FileToTry { kind: "students", label_key: "demo-file-right", href: "/prova/filer/studenter.csv" },
]);

/// Where they are.
pub fn routes() -> Routes {
    Routes::new().get("/prova/filer/{fil}", Policy::PUBLIC, handler!(file))
}

async fn file(c: &mut Ctx) -> Done<Reply> {
    let name = c.param("fil").to_owned();
    let bytes = match name.as_str() {
        "studenter-med-fel.csv" => ::demo::STUDENTS_WRONG,
        "studenter.csv" => ::demo::STUDENTS_RIGHT,
        _ => return Err(Refusal::not_found().into()),
    };
    Ok(Reply::File { name, content_type: CSV_TYPE, bytes: bytes.to_vec() })
}
