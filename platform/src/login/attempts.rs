//! How often somebody may try to sign in: a wait that grows with each failure, and never a locked account.
//!
//! A lock that failures trip is a weapon: who knows an account's name locks its owner out. So failures are counted in
//! three places and only some of them bind (the plan is OWASP's "device cookies", Slow Down Online Guessing Attacks):
//!
//! - *known device*: a browser that has signed in to this account before bears a mark (a [`super::token::Token`] in a
//!   cookie, its hash stored with the account). Only failures with that same mark slow it. Whatever strangers do, the
//!   owner at the usual desk gets in at once.
//! - *account*: failures by strangers slow all strangers for that account, so a thousand addresses are no faster.
//! - *address*: failures from one address slow it for every account it has no mark for, so stuffing a list is slow.
//!
//! An owner on a strange device in the middle of an attack follows a one-time link, which gives the device its mark.
//! A try that is refused for waiting is not counted, and nobody waits longer than the rule's longest wait.

use std::net::IpAddr;

use kernel::Moment;

/// The sentence for who must wait; it mentions `clock`.
pub const WAIT: &str = "login-wait";

/// Failures counted for a device, an account or an address.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub struct Tally {
    /// Failures in a row.
    pub failures: u32,
    /// When the last one was.
    pub last: Option<Moment>,
}

/// How a tally turns into a wait.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Rule {
    /// Failures that cost nothing.
    pub free: u32,
    /// Seconds to wait after the first that costs; each further one doubles it.
    pub first_wait_seconds: i64,
    /// The longest wait.
    pub longest_wait_seconds: i64,
    /// Seconds of rest after which all is forgotten.
    pub forget_seconds: i64,
}

impl Rule {
    /// For a device that bears the account's mark.
    pub const DEVICE: Self =
        Self { free: 10, first_wait_seconds: 2, longest_wait_seconds: 900, forget_seconds: 24 * 3600 };
    /// For strangers at one account: a few slips are free, then at most one guess a minute.
    pub const ACCOUNT: Self =
        Self { free: 5, first_wait_seconds: 2, longest_wait_seconds: 60, forget_seconds: 24 * 3600 };
    /// For one address: a school behind one address may slip more often.
    pub const ADDRESS: Self = Self { free: 20, first_wait_seconds: 2, longest_wait_seconds: 900, forget_seconds: 3600 };

    /// From when on the next try is heard; `None` when at once.
    fn opens(self, tally: Tally, now: Moment) -> Option<Moment> {
        let last = tally.last.filter(|last| now.seconds_since(*last) < self.forget_seconds)?;
        let costly = tally.failures.checked_sub(self.free).filter(|n| *n > 0)?;
        let doubled = 1_i64.checked_shl(costly - 1).filter(|n| *n > 0).unwrap_or(i64::MAX);
        let wait = self.first_wait_seconds.saturating_mul(doubled).min(self.longest_wait_seconds);
        let opens = last.plus_seconds(wait);
        (now < opens).then_some(opens)
    }

    /// The tally after one more failure.
    #[must_use]
    pub fn after_failure(self, tally: Tally, now: Moment) -> Tally {
        let stale = tally.last.is_none_or(|last| now.seconds_since(last) >= self.forget_seconds);
        Tally { failures: if stale { 1 } else { tally.failures.saturating_add(1) }, last: Some(now) }
    }
}

/// Who tries, with the tallies that bind. Read them before the passphrase is looked at.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Trier {
    /// A device that bears this account's mark.
    Known {
        /// Failures of this device at this account.
        device: Tally,
    },
    /// Anybody else. An unknown account's name is counted like a known one's, so the wait tells nothing.
    Stranger {
        /// Failures of all strangers at this account.
        account: Tally,
        /// Failures from this address.
        address: Tally,
    },
}

impl Trier {
    /// Whether the try is heard now, or else from when on.
    pub fn may_try(self, now: Moment) -> Result<(), Moment> {
        let opens = match self {
            Self::Known { device } => Rule::DEVICE.opens(device, now),
            Self::Stranger { account, address } => {
                Rule::ACCOUNT.opens(account, now).max(Rule::ADDRESS.opens(address, now))
            }
        };
        opens.map_or(Ok(()), Err)
    }

    /// The tallies to store after a failure.
    #[must_use]
    pub fn after_failure(self, now: Moment) -> Self {
        match self {
            Self::Known { device } => Self::Known { device: Rule::DEVICE.after_failure(device, now) },
            Self::Stranger { account, address } => Self::Stranger {
                account: Rule::ACCOUNT.after_failure(account, now),
                address: Rule::ADDRESS.after_failure(address, now),
            },
        }
    }

    /// The tallies to store after a success. An address keeps its count: one good login does not buy guesses elsewhere.
    #[must_use]
    pub fn after_success(self) -> Self {
        match self {
            Self::Known { .. } => Self::Known { device: Tally::default() },
            Self::Stranger { address, .. } => Self::Stranger { account: Tally::default(), address },
        }
    }
}

/// What an address is counted under: one IPv4 address, or the 64 bits that one IPv6 subscriber has at the least.
/// Personal data: store its keyed pseudonym ([`super::seal::KeyRing::pseudonym`]).
pub fn address_group(address: IpAddr) -> String {
    match address.to_canonical() {
        IpAddr::V4(v4) => v4.to_string(),
        IpAddr::V6(v6) => {
            let [a, b, c, d, ..] = v6.segments();
            format!("{a:x}:{b:x}:{c:x}:{d:x}::/64")
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const CLEAN: Tally = Tally { failures: 0, last: None };

    fn start() -> Moment {
        Moment::from_millis(1_800_000_000_000)
    }

    fn failed(failures: u32) -> Tally {
        Tally { failures, last: Some(start()) }
    }

    #[test]
    fn the_wait_doubles_up_to_the_longest() {
        let table = [(5, 0), (6, 2), (7, 4), (8, 8), (10, 32), (11, 60), (12, 60), (70, 60), (u32::MAX, 60)];
        for (failures, wait) in table {
            let trier = Trier::Stranger { account: failed(failures), address: CLEAN };
            let just_before = start().plus_seconds(wait - 1);
            assert_eq!(trier.may_try(start().plus_seconds(wait)), Ok(()), "{failures} failures");
            let expected = if wait == 0 { Ok(()) } else { Err(start().plus_seconds(wait)) };
            assert_eq!(trier.may_try(just_before), expected, "{failures} failures");
        }
    }

    #[test]
    fn the_longer_wait_of_account_and_address_binds() {
        let both = Trier::Stranger { account: failed(6), address: failed(25) };
        assert_eq!(both.may_try(start()), Err(start().plus_seconds(32)));
        let account_only = Trier::Stranger { account: failed(6), address: CLEAN };
        assert_eq!(account_only.may_try(start()), Err(start().plus_seconds(2)));
    }

    #[test]
    fn the_owner_at_the_usual_desk_gets_in_during_an_attack() {
        let mut now = start();
        let mut attacker = Trier::Stranger { account: CLEAN, address: CLEAN };
        for _ in 0..10_000 {
            attacker = attacker.after_failure(now);
            now = now.plus_seconds(1);
        }
        assert!(attacker.may_try(now).is_err());
        assert_eq!(Trier::Known { device: CLEAN }.may_try(now), Ok(()));
    }

    /// T:H3: ten thousand wrong guesses at one account, one a second, from one address and from as many addresses.
    #[test]
    fn of_ten_thousand_stuffed_tries_few_are_heard() {
        let heard = |new_address_each_time: bool| {
            let mut trier = Trier::Stranger { account: CLEAN, address: CLEAN };
            let mut heard = 0;
            for second in 0..10_000 {
                if let (true, Trier::Stranger { address, .. }) = (new_address_each_time, &mut trier) {
                    *address = CLEAN;
                }
                let now = start().plus_seconds(second);
                if trier.may_try(now).is_ok() {
                    heard += 1;
                    trier = trier.after_failure(now);
                }
            }
            heard
        };
        assert_eq!((heard(false), heard(true)), (38, 176));
    }

    #[test]
    fn one_subscriber_is_one_address() {
        let table = [
            ("192.0.2.7", "192.0.2.7"),
            ("::ffff:192.0.2.7", "192.0.2.7"),
            ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
            ("2001:db8:1:2::1", "2001:db8:1:2::/64"),
            ("2001:db8:1:3::1", "2001:db8:1:3::/64"),
        ];
        for (address, group) in table {
            assert_eq!(address_group(address.parse().expect("an address")), group, "{address}");
        }
    }

    #[test]
    fn rest_and_success_forget() {
        let day_later = start().plus_seconds(24 * 3600);
        assert_eq!(Rule::ACCOUNT.after_failure(failed(50), day_later).failures, 1);
        let stranger = Trier::Stranger { account: failed(50), address: failed(50) };
        assert_eq!(stranger.may_try(day_later), Ok(()));
        assert_eq!(stranger.after_success(), Trier::Stranger { account: CLEAN, address: failed(50) });
        assert_eq!(Trier::Known { device: failed(50) }.after_success(), Trier::Known { device: CLEAN });
    }
}
