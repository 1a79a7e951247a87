//! The parser process alone: what the program becomes when it reads an uploaded file. Used by tests and for trying.

fn main() {
    std::process::exit(larbro_platform::files::child_main());
}
