//! Whole numbers >= 0 of any size: the price of leaving out a student of an important class outgrows 128 bits.

use std::cmp::Ordering;
use std::fmt;
use std::ops::AddAssign;
use std::str::FromStr;

const BASE: u64 = 1_000_000_000;

/// A whole number >= 0 of any size, kept in base 10⁹ with the smallest digit first and no leading zeros.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Whole(Vec<u32>);

impl Whole {
    /// Zero.
    pub const ZERO: Whole = Whole(Vec::new());

    /// This number times a small one.
    #[must_use]
    pub fn times(&self, factor: u64) -> Whole {
        let (low, high) = (factor % BASE, factor / BASE);
        let mut product = self.times_digit(low);
        if high > 0 {
            let mut shifted = self.times(high);
            if !shifted.0.is_empty() {
                shifted.0.insert(0, 0);
            }
            product += &shifted;
        }
        product
    }

    fn times_digit(&self, digit: u64) -> Whole {
        if digit == 0 {
            return Whole::ZERO;
        }
        let mut carry = 0;
        let mut digits = Vec::with_capacity(self.0.len() + 1);
        for d in &self.0 {
            let value = u64::from(*d) * digit + carry;
            digits.push((value % BASE) as u32);
            carry = value / BASE;
        }
        if carry > 0 {
            digits.push(carry as u32);
        }
        Whole(digits)
    }

    /// This number less a smaller one; `None` when the other is larger.
    pub fn less(&self, other: &Whole) -> Option<Whole> {
        if *self < *other {
            return None;
        }
        let mut digits = self.0.clone();
        let mut borrow = false;
        for (at, digit) in digits.iter_mut().enumerate() {
            let take = i64::from(other.0.get(at).copied().unwrap_or(0)) + i64::from(borrow);
            let value = i64::from(*digit) - take;
            borrow = value < 0;
            *digit = (value + if borrow { BASE as i64 } else { 0 }) as u32;
        }
        Some(Whole::trimmed(digits))
    }

    /// This number as a machine number, where it is small enough.
    pub fn small(&self) -> Option<i64> {
        if self.0.len() > 2 {
            return None;
        }
        Some(self.0.iter().rev().fold(0, |sum, digit| sum * BASE as i64 + i64::from(*digit)))
    }

    /// Number of digits, for a guess of how large a file will be.
    pub fn digits(&self) -> usize {
        self.0.len() * 9
    }

    /// This number plus a positive or negative small one; `None` below zero.
    pub fn plus(&self, difference: i64) -> Option<Whole> {
        let size = Whole::from(difference.unsigned_abs());
        if difference < 0 {
            return self.less(&size);
        }
        let mut sum = self.clone();
        sum += &size;
        Some(sum)
    }

    fn trimmed(mut digits: Vec<u32>) -> Whole {
        while digits.last() == Some(&0) {
            digits.pop();
        }
        Whole(digits)
    }
}

impl From<u64> for Whole {
    fn from(value: u64) -> Self {
        Whole::from(u128::from(value))
    }
}

impl From<u128> for Whole {
    fn from(mut value: u128) -> Self {
        let mut digits = Vec::new();
        while value > 0 {
            digits.push((value % u128::from(BASE)) as u32);
            value /= u128::from(BASE);
        }
        Whole(digits)
    }
}

impl AddAssign<&Whole> for Whole {
    fn add_assign(&mut self, other: &Whole) {
        if self.0.len() < other.0.len() {
            self.0.resize(other.0.len(), 0);
        }
        let mut carry = 0;
        for (at, digit) in self.0.iter_mut().enumerate() {
            let value = u64::from(*digit) + u64::from(other.0.get(at).copied().unwrap_or(0)) + carry;
            *digit = (value % BASE) as u32;
            carry = value / BASE;
        }
        if carry > 0 {
            self.0.push(carry as u32);
        }
    }
}

impl Ord for Whole {
    fn cmp(&self, other: &Self) -> Ordering {
        self.0.len().cmp(&other.0.len()).then_with(|| self.0.iter().rev().cmp(other.0.iter().rev()))
    }
}

impl PartialOrd for Whole {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl fmt::Display for Whole {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Some(first) = self.0.last() else { return f.write_str("0") };
        write!(f, "{first}")?;
        for digit in self.0.iter().rev().skip(1) {
            write!(f, "{digit:09}")?;
        }
        Ok(())
    }
}

/// The text is not a whole number >= 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotWhole;

impl FromStr for Whole {
    type Err = NotWhole;

    fn from_str(text: &str) -> Result<Self, NotWhole> {
        if text.is_empty() || !text.bytes().all(|b| b.is_ascii_digit()) {
            return Err(NotWhole);
        }
        let mut digits = Vec::with_capacity(text.len() / 9 + 1);
        let mut end = text.len();
        while end > 0 {
            let start = end.saturating_sub(9);
            digits.push(text[start..end].parse().map_err(|_| NotWhole)?);
            end = start;
        }
        Ok(Whole::trimmed(digits))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn agrees_with_wide_machine_numbers() {
        let cases: [(u128, u64); 6] = [
            (0, 7),
            (1, 0),
            (999_999_999, 1_000_000_001),
            (1 << 60, 1 << 40),
            (u128::from(u64::MAX), u64::MAX),
            (10u128.pow(27), 3),
        ];
        for (a, b) in cases {
            let (x, y) = (Whole::from(a), Whole::from(b));
            assert_eq!(x.times(b).to_string(), (a * u128::from(b)).to_string(), "{a} x {b}");
            let mut sum = x.clone();
            sum += &y;
            assert_eq!(sum.to_string(), (a + u128::from(b)).to_string(), "{a} + {b}");
            assert_eq!(sum.less(&y), Some(x.clone()), "{a} + {b} - {b}");
            assert_eq!(x.cmp(&y), a.cmp(&u128::from(b)), "{a} beside {b}");
            assert_eq!(a.to_string().parse(), Ok(x));
        }
        assert_eq!(Whole::from(3u64).less(&Whole::from(4u64)), None);
        assert_eq!("-1".parse::<Whole>(), Err(NotWhole));
        assert_eq!("007".parse::<Whole>(), Ok(Whole::from(7u64)));
    }
}
