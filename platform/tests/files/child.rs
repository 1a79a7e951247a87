//! The child process: the same answer as in this process, and a refusal whatever befalls it.

use std::path::Path;

use larbro_platform::files::{self, FileRefusal, Limits, Said, Sheet, parse_in_child};

use super::packing::workbook;
use super::review::{HEADER, good_rows};

pub fn runtime() -> tokio::runtime::Runtime {
    tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime")
}

pub async fn in_child(name: &str, bytes: &[u8], limits: &Limits) -> Result<Sheet, FileRefusal> {
    parse_in_child(Path::new(env!("CARGO_BIN_EXE_larbro-parse-upload")), name, bytes, limits).await
}

fn key(refusal: &FileRefusal) -> &str {
    match &refusal.problem {
        Said::Key(key, _) => key,
        Said::Both { .. } => "",
    }
}

#[test]
fn the_child_answers_as_we_would() {
    let book = workbook(&good_rows(200));
    let runtime = runtime();
    for (name, bytes) in
        [("a.xlsx", &book[..]), ("b.csv", b"a;b\n1;\"x\ny\"\n3\n"), ("c.csv", b"a;a\n1;2\n"), ("d", b"")]
    {
        let here = files::parse(name, bytes, &Limits::DEFAULT);
        assert_eq!(runtime.block_on(in_child(name, bytes, &Limits::DEFAULT)), here);
    }
}

#[test]
fn a_child_that_dies_is_a_refusal() {
    let runtime = runtime();
    let csv = "a;b\n1;2\n".repeat(100_000);
    let short_of_memory = Limits { memory_bytes: 1_000_000, ..Limits::DEFAULT };
    let short_of_time = Limits { cpu_seconds: 0, ..Limits::DEFAULT };
    let impatient = Limits { wall_seconds: 0, ..Limits::DEFAULT };
    let deaf = Limits { reply_bytes: 10, ..Limits::DEFAULT };
    for limits in [short_of_memory, short_of_time, impatient, deaf] {
        let refusal = runtime.block_on(in_child("a.csv", csv.as_bytes(), &limits)).expect_err("it cannot be read");
        assert_eq!(key(&refusal), "file-too-hard");
    }
}

#[test]
fn another_program_is_a_refusal() {
    let runtime = runtime();
    for (program, told) in
        [("/bin/true", "file-too-hard"), ("/bin/false", "file-too-hard"), ("/no/such", "file-no-parser")]
    {
        let parsed = runtime.block_on(parse_in_child(Path::new(program), "a.csv", b"a;b\n1;2\n", &Limits::DEFAULT));
        assert_eq!(key(&parsed.expect_err("it is no parser")), told);
    }
}

#[test]
fn a_region_of_students_is_read_within_the_limits() {
    let rows = good_rows(100_000);
    let header = HEADER.join(";");
    let csv: String = std::iter::once(header).chain(rows.iter().map(|row| row.join(";"))).map(|l| l + "\n").collect();
    let sheet = runtime().block_on(in_child("alla.csv", csv.as_bytes(), &Limits::DEFAULT)).expect("an ordinary file");
    assert_eq!((sheet.rows.len(), sheet.header.len()), (100_000, 6));
}
