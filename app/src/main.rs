//! The program `larbro`.

fn main() -> std::process::ExitCode {
    larbro::cli::main()
}
