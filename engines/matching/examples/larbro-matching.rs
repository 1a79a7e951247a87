//! The commands of the engine by themselves, for benchmarks and for trying it out without the house.
//!
//! `larbro-matching solve DIR --plan plan.csv --report report.json [--threads N] …`
//! `larbro-matching check DIR plan.csv [--report report.json] …`

use std::collections::HashMap;
use std::path::PathBuf;
use std::process::exit;

use larbro_matching::command::{CheckArguments, SolveArguments, check_command, solve_command};

fn main() {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let mut plain = Vec::new();
    let mut named = HashMap::new();
    let mut rest = words.into_iter();
    while let Some(word) = rest.next() {
        match word.strip_prefix("--") {
            Some(name) => drop(named.insert(name.to_owned(), rest.next().unwrap_or_else(|| usage()))),
            None => plain.push(word),
        }
    }
    let path = |name: &str| named.get(name).map(PathBuf::from);
    let number = |name: &str| named.get(name).map(|text| text.parse().unwrap_or_else(|_| usage()));
    let plain: Vec<&str> = plain.iter().map(String::as_str).collect();
    exit(match plain[..] {
        ["solve", folder] => solve_command(&SolveArguments {
            folder: folder.into(),
            plan: path("plan").unwrap_or_else(|| usage()),
            report: path("report").unwrap_or_else(|| usage()),
            budget_cpu: named.get("budget-cpu").map(|text| text.parse().unwrap_or_else(|_| usage())),
            threads: number("threads").unwrap_or(1) as usize,
            seed: number("seed").unwrap_or(0),
            previous: path("previous"),
            locked: path("locked"),
            change_price: number("change-price").map(|n: u64| u32::try_from(n).unwrap_or_else(|_| usage())),
        }),
        ["check", folder, plan] => check_command(&CheckArguments {
            folder: folder.into(),
            plan: plan.into(),
            report: path("report"),
            certificate: path("certificate"),
            previous: path("previous"),
            locked: path("locked"),
        }),
        _ => usage(),
    })
}

fn usage() -> ! {
    eprintln!(
        "solve DIR --plan FILE --report FILE [--budget-cpu S] [--threads N] [--seed N] [--previous FILE] [--locked FILE] [--change-price N]"
    );
    eprintln!("check DIR PLAN [--report FILE] [--certificate FILE] [--previous FILE] [--locked FILE]");
    exit(2)
}
