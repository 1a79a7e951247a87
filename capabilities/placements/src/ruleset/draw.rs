//! A lottery that an outsider can draw again.
//!
//! Everybody's ticket is the SHA-256 of the published seed, a line break and their reference. The lowest ticket comes
//! first; where the rules have ranks, the draw decides within each rank. `docs/draw.py` does the same in another language.

use ring::digest::{SHA256, digest};

/// One ticket.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Drawn {
    /// The reference that stands in the published list.
    pub reference: String,
    /// The rank it was drawn within, from 1.
    pub rank: u32,
    /// The ticket, in hexadecimal digits.
    pub ticket: String,
}

/// The order of a draw: by rank, then by ticket.
pub fn draw(seed: &str, list: &[(String, u32)]) -> Vec<Drawn> {
    let ticket = |reference: &str| {
        platform::db::hex(digest(&SHA256, format!("{}\n{reference}", seed.trim()).as_bytes()).as_ref())
    };
    let mut all: Vec<Drawn> = list
        .iter()
        .map(|(reference, rank)| Drawn { reference: reference.clone(), rank: *rank, ticket: ticket(reference) })
        .collect();
    all.sort_by(|a, b| (a.rank, &a.ticket, &a.reference).cmp(&(b.rank, &b.ticket, &b.reference)));
    all
}

/// The published list: one `rank;reference` a line, in the order of the references.
pub fn list_text(list: &[(String, u32)]) -> String {
    let mut lines: Vec<String> = list.iter().map(|(reference, rank)| format!("{rank};{reference}\n")).collect();
    lines.sort();
    lines.concat()
}

/// The seed of the engine that a published seed stands for: its first eight bytes of SHA-256.
pub fn engine_seed(seed: &str) -> u64 {
    let hash = digest(&SHA256, seed.trim().as_bytes());
    let first: [u8; 8] = hash.as_ref()[..8].try_into().expect("SHA-256 has 32 bytes");
    u64::from_be_bytes(first)
}

#[cfg(test)]
mod tests {
    use std::io::Write as _;
    use std::process::{Command, Stdio};

    use super::*;

    fn list() -> Vec<(String, u32)> {
        (1..=40).map(|n| (format!("s{n:03}-åäö"), if n % 5 == 0 { 1 } else { 2 })).collect()
    }

    #[test]
    fn the_draw_is_the_same_whatever_order_the_list_has() {
        let mut backwards = list();
        backwards.reverse();
        assert_eq!(draw("17 42 3", &list()), draw(" 17 42 3\n", &backwards));
        assert_ne!(draw("17 42 3", &list()), draw("17 42 4", &list()));
        let ranks: Vec<u32> = draw("x", &list()).iter().map(|d| d.rank).collect();
        assert!(ranks.is_sorted() && ranks[..8] == [1; 8], "ranks first");
        assert_eq!(list_text(&list()), list_text(&backwards));
    }

    #[test]
    fn the_published_script_draws_the_same() {
        let root = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/draw.py");
        let started =
            Command::new("python3").args([root, "17 42 3"]).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn();
        // Where there is no Python, the script cannot be run; the order itself is tested above.
        let Ok(mut script) = started else { return };
        let mut stdin = script.stdin.take().expect("it was asked for");
        stdin.write_all(list_text(&list()).as_bytes()).expect("the script reads");
        drop(stdin);
        let said = script.wait_with_output().expect("the script ends");
        assert!(said.status.success(), "{said:?}");
        let said = String::from_utf8(said.stdout).expect("text");
        let theirs: Vec<&str> = said.lines().collect();
        let ours: Vec<String> = draw("17 42 3", &list())
            .iter()
            .enumerate()
            .map(|(i, d)| format!("{};{};{};{}", i + 1, d.rank, d.reference, d.ticket))
            .collect();
        assert_eq!(theirs, ours);
    }
}
