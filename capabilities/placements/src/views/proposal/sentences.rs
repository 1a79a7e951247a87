//! Reasons as sentences. They come from the engine's proof and nowhere else.

use platform::prelude::*;

use crate::model::Student;
use crate::plan::{Breach, Chain, RemovedWhy, Unplaced};

/// The municipality a student comes from; empty when only a point is known.
pub fn home(student: &Student) -> String {
    crate::plan::home_name(student)
}

/// Why a student has no place.
pub fn why_unplaced(t: &Text, limit: u32, u: &Unplaced, seats: &dyn Fn(usize) -> String) -> String {
    let nearest = u.removed.iter().find(|r| r.why == RemovedWhy::TooFar);
    if u.fix.is_none() {
        let other = |why| u.removed.iter().find(move |r| r.why == why);
        return match (nearest, other(RemovedWhy::Forbidden).or_else(|| other(RemovedWhy::Closed))) {
            (Some(r), _) => t.with(
                "placements-why-too-far",
                [("limit", limit.into()), ("place", seats(r.site).into()), ("n", r.minutes.unwrap_or(0).into())],
            ),
            (None, Some(r)) if r.why == RemovedWhy::Closed => {
                t.with("placements-why-closed", [("place", seats(r.site).into())])
            }
            (None, Some(r)) => t.with("placements-why-forbidden", [("place", seats(r.site).into())]),
            (None, None) => t.say("placements-why-no-type"),
        };
    }
    let shared = t.with(
        "placements-why-shared",
        [
            ("n", u.sharing.into()),
            ("seats", u.seats.into()),
            ("place", list(t, &u.municipalities).into()),
            ("missing", u.missing.into()),
        ],
    );
    match nearest.filter(|_| u.municipalities.len() <= 1) {
        Some(r) => {
            let next =
                t.with("placements-why-next", [("place", seats(r.site).into()), ("n", r.minutes.unwrap_or(0).into())]);
            format!("{shared} {next}")
        }
        None => shared,
    }
}

/// The rule that says no, whoever has been excepted from it.
pub fn rule_broken(t: &Text, limit: u32, breach: Option<Breach>) -> String {
    match breach {
        Some(Breach::OtherType) => t.say("placements-breach-type"),
        Some(Breach::Forbidden) => t.say("placements-breach-forbidden"),
        Some(Breach::TooFar(Some(n))) => t.with("placements-breach-far", [("n", n.into()), ("limit", limit.into())]),
        Some(Breach::TooFar(None)) => t.say("placements-breach-unknown"),
        None => t.say("placements-breach-none"),
    }
}

/// "Åsele, Dorotea och Vilhelmina"; more than five are counted.
fn list(t: &Text, names: &[String]) -> String {
    match names {
        [] => String::new(),
        [one] => one.clone(),
        [all @ .., last] if names.len() <= 5 => {
            t.with("placements-and", [("a", all.join(", ").into()), ("b", last.into())])
        }
        [first, second, ..] => {
            t.with("placements-and-more", [("a", format!("{first}, {second}").into()), ("n", (names.len() - 2).into())])
        }
    }
}

/// What one more seat would do for a student.
pub fn fix_sentence(t: &Text, seats: &str, chain: &Chain) -> String {
    let others = chain.moves.len().saturating_sub(1);
    t.with("placements-fix", [("place", seats.into()), ("n", others.into())])
}

/// Who would have to move, and what it comes to.
pub fn follows(
    t: &Text,
    chain: Option<&Chain>,
    student: &dyn Fn(usize) -> String,
    seats: &dyn Fn(usize) -> String,
) -> String {
    let Some(chain) = chain else { return t.say("placements-follows-not") };
    let others: Vec<String> = chain
        .moves
        .iter()
        .skip(1)
        .take(3)
        .map(|m| match m.to {
            Some(to) => {
                let minutes = m.minutes.unwrap_or(0);
                let key = if minutes >= 0 { "placements-follows-longer" } else { "placements-follows-shorter" };
                t.with(
                    key,
                    [("name", student(m.student).into()), ("place", seats(to).into()), ("n", minutes.abs().into())],
                )
            }
            None => t.with("placements-follows-out", [("name", student(m.student).into())]),
        })
        .collect();
    let more = chain.moves.len().saturating_sub(4);
    let mut said = if others.is_empty() { t.say("placements-follows-nobody") } else { others.join(" ") };
    if more > 0 {
        said = format!("{said} {}", t.with("placements-follows-more", [("n", more.into())]));
    }
    let worse = chain.cost.div_euclid(10);
    if chain.leaves_out && !chain.places {
        return said;
    }
    format!("{said} {}", t.with("placements-follows-sum", [("n", worse.into())]))
}
