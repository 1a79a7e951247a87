//! `mss FILE [SEED] [SECONDS]`: anneals a medical student scheduling instance and prints what its own check says.

use larbro_bench::mss::{anneal, check, read};
use serde_json::json;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let [file, rest @ ..] = &words[..] else { return Err("mss FILE [SEED] [SECONDS]".into()) };
    let seed = rest.first().map_or(Ok(1), |word| word.parse())?;
    let seconds = rest.get(1).map_or(Ok(60.0), |word| word.parse())?;
    let instance = read(&std::fs::read_to_string(file)?)?;
    let found = anneal(&instance, seed, seconds);
    let checked = check(&instance, &found.schedule);
    if checked.violations == 0 && checked.score != found.score {
        return Err(format!("the check counts {} and the annealing {}", checked.score, found.score).into());
    }
    let line = json!({
        "score": checked.score, "least": checked.least, "violations": checked.violations, "tried": found.tried, "cpu_s": found.cpu_s,
    });
    println!("{line}");
    Ok(())
}
