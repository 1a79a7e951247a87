//! Travel: what an organisation says about a pair of places, and the figures it estimates with.

use kernel::{Day, OrganisationId, Refusal, TravelOverrideId};

use super::Done;
use crate::facts;
use crate::travel::{MOST_MINUTES, Mode, Point, SETTINGS, TravelOverride, TravelSettings};

/// What an organisation says about a pair.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct OverrideParticulars {
    /// One end.
    pub from: Point,
    /// The other.
    pub to: Point,
    /// How one travels.
    pub mode: Mode,
    /// Minutes, as written.
    pub minutes: i64,
}

/// Says what a travel time is. `earlier` is the organisation's word on the same pair and mode, which this replaces;
/// `new` is the id to use when there is none.
pub fn set_override(
    earlier: Option<TravelOverride>,
    new: TravelOverrideId,
    organisation: OrganisationId,
    wanted: &OverrideParticulars,
    today: Day,
) -> Result<Done<TravelOverride>, Refusal> {
    let minutes = u16::try_from(wanted.minutes).ok().filter(|minutes| *minutes <= MOST_MINUTES);
    let Some(minutes) = minutes else {
        return Err(Refusal::invalid("organisations-minutes-range")
            .with("most", MOST_MINUTES)
            .field("minutes", "organisations-minutes-range"));
    };
    if wanted.from == wanted.to {
        return Err(Refusal::invalid("organisations-same-place").field("to", "organisations-same-place"));
    }
    if let Some(earlier) = earlier.filter(|e| e.minutes == minutes) {
        return Ok(Done::unchanged(earlier));
    }
    let row = TravelOverride {
        id: earlier.map_or(new, |e| e.id),
        organisation,
        from: wanted.from,
        to: wanted.to,
        mode: wanted.mode,
        minutes,
        on: today,
        version: earlier.map_or(1, |e| e.version + 1),
    };
    Ok(Done::changed(row, facts::travel_overridden(&row)))
}

/// Takes the word back: the estimate holds again.
pub fn remove_override(row: TravelOverride) -> Done<TravelOverride> {
    Done::changed(row, facts::travel_override_removed(&row))
}

/// Estimates with other figures.
pub fn change_travel_settings(
    organisation: OrganisationId,
    now: TravelSettings,
    wanted: TravelSettings,
) -> Result<Done<TravelSettings>, Refusal> {
    let wrong = SETTINGS.iter().filter(|s| !(s.least..=s.most).contains(&(s.value)(&wanted)));
    let refusal = wrong.fold(Refusal::invalid("organisations-setting-range"), |refusal, s| {
        refusal.field(s.name, "organisations-setting-range")
    });
    if !refusal.fields.is_empty() {
        return Err(refusal);
    }
    if now == wanted {
        return Ok(Done::unchanged(now));
    }
    Ok(Done::changed(wanted, facts::travel_settings_changed(organisation)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::tests::outcome;

    fn wanted(minutes: i64) -> OverrideParticulars {
        let point = |code| Point::Organisation(OrganisationId::named(code));
        OverrideParticulars { from: point("2481"), to: point("2425"), mode: Mode::Car, minutes }
    }

    fn set(
        earlier: Option<TravelOverride>,
        wanted: &OverrideParticulars,
        on: &str,
    ) -> Result<Done<TravelOverride>, Refusal> {
        let today = Day::parse(on).expect("a day");
        set_override(earlier, TravelOverrideId::named("new"), OrganisationId::named("UMU"), wanted, today)
    }

    #[test]
    fn minutes_lie_within_a_day() {
        let table = [
            (0, "ok"),
            (1440, "ok"),
            (1441, "organisations-minutes-range"),
            (-1, "organisations-minutes-range"),
            (70_000, "organisations-minutes-range"),
        ];
        for (minutes, expected) in table {
            assert_eq!(outcome(set(None, &wanted(minutes), "2026-11-25")), expected, "{minutes}");
        }
        let here = OverrideParticulars { to: wanted(1).from, ..wanted(1) };
        assert_eq!(outcome(set(None, &here, "2026-11-25")), "organisations-same-place");
    }

    #[test]
    fn a_new_word_replaces_the_earlier_and_is_dated() {
        let first = set(None, &wanted(95), "2026-01-01").expect("sound").now;
        assert!(!set(Some(first), &wanted(95), "2026-02-01").expect("the same").is_changed());
        let second = set(Some(first), &wanted(90), "2026-02-01").expect("sound").now;
        assert_eq!((second.id, second.version, second.on.to_string().as_str()), (first.id, 2, "2026-02-01"));
        assert!(remove_override(second).is_changed());
    }

    #[test]
    fn settings_lie_within_their_bounds() {
        let (umu, now) = (OrganisationId::named("UMU"), TravelSettings::default());
        let change = |wanted| change_travel_settings(umu, now, wanted);
        assert!(!change(now).expect("the same").is_changed());
        assert!(change(TravelSettings { detour: 1.4, ..now }).expect("sound").is_changed());
        let wrong = TravelSettings { detour: 0.9, car_km_per_h: f64::NAN, ..now };
        let fields: Vec<_> = change(wrong).expect_err("two are wrong").fields.iter().map(|f| f.0).collect();
        assert_eq!(fields, ["detour", "car_km_per_h"]);
    }
}
