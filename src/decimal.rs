//! Decimal numbers as published: their digits are kept, and they are compared exactly.

use std::cmp::Ordering;
use std::fmt;
use std::num::NonZeroU32;
use std::ops::{Add, Mul, Neg, Sub};
use std::str::FromStr;

use serde::de::{Error, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// Digits that a published number may have, before and after the point together.
const DIGITS_MAX: usize = 15;

/// Digits that it may have after the point.
pub(crate) const SCALE_MAX: usize = 6;

/// A decimal number. `12.0` prints as `12.0` and equals `12`.
///
/// There are thousands, most of them in an `Option`: packed and with a scale that is never zero, one
/// takes 24 bytes, with and without it.
#[derive(Debug, Clone, Copy)]
#[repr(Rust, packed(8))]
pub struct Decimal {
    /// The number without its point.
    units: i128,
    /// Digits after the point, and one.
    scale: NonZeroU32,
}

/// What a text was that is no published number.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0:?} is not a number such as 12 or 14.30")]
pub struct NotANumber(pub String);

impl Decimal {
    /// Zero.
    pub const ZERO: Self = Self::of(0, 0);

    /// `units` shifted by `scale` digits: `new(143, 1)` is 14.3. At most 18 digits after the point.
    pub const fn new(units: i64, scale: u32) -> Self {
        Self::of(units as i128, scale)
    }

    const fn of(units: i128, digits: u32) -> Self {
        Self { units, scale: NonZeroU32::MIN.saturating_add(digits) }
    }

    /// Digits after the point.
    pub const fn digits(self) -> u32 {
        self.scale.get() - 1
    }

    /// Without its sign.
    pub const fn abs(self) -> Self {
        Self { units: self.units.abs(), ..self }
    }

    /// Whether it is below zero.
    pub const fn is_negative(self) -> bool {
        self.units < 0
    }

    /// Whether it is zero, with however many digits.
    pub const fn is_zero(self) -> bool {
        self.units == 0
    }

    /// So many per cent of it.
    pub fn percent(self, of_it: Self) -> Self {
        let product = self * of_it;
        Self::of(product.units, product.digits() + 2)
    }

    /// The nearest floating-point number, for trends.
    pub fn to_f64(self) -> f64 {
        self.units as f64 / 10_f64.powi(self.digits() as i32)
    }

    /// Whether it equals another and prints as it does: `12.0` is `12` and is not printed so.
    pub fn is_printed_as(self, other: Self) -> bool {
        self == other && self.digits() == other.digits()
    }

    /// A whole number from 0, where it is one.
    pub fn whole(self) -> Option<u64> {
        let units = match self.digits() {
            0 => self.units,
            digits => {
                let one = 10_i128.pow(digits);
                (self.units % one == 0).then_some(self.units / one)?
            }
        };
        u64::try_from(units).ok()
    }

    /// `self` × `per` / `divisor`, rounded half away from zero to `digits` after the point, as
    /// tables are printed. None where the divisor is zero.
    pub fn ratio(self, divisor: Self, per: u32, digits: u32) -> Option<Self> {
        let above = self.units.checked_mul(i128::from(per))?;
        let above =
            above.checked_mul(10_i128.checked_pow(digits.checked_add(divisor.digits())?)?)?;
        let below = divisor.units.checked_mul(10_i128.checked_pow(self.digits())?)?;
        if below == 0 {
            return None;
        }
        let (above, below) = (above * below.signum(), below.abs());
        let half = above.signum() * (below / 2);
        Some(Self::of((above + half) / below, digits))
    }

    /// Cut off after so many digits, toward zero.
    pub fn cut(self, digits: u32) -> Self {
        match self.digits().checked_sub(digits).and_then(|more| 10_i128.checked_pow(more)) {
            Some(one) => Self::of(self.units / one, digits),
            None => self,
        }
    }

    /// With so many digits at most, away from zero where there were more.
    pub fn rounded_up(self, digits: u32) -> Self {
        let cut = self.cut(digits);
        if cut == self {
            return cut;
        }
        Self::of(cut.units + self.units.signum(), cut.digits())
    }

    /// The same number, printed with so many digits where it has fewer.
    pub fn printed_with(self, digits: u32) -> Self {
        let (units, _, digits) = self.aligned(Self::of(0, digits));
        Self::of(units, digits)
    }

    /// Both with as many digits after the point.
    fn aligned(self, other: Self) -> (i128, i128, u32) {
        let digits = self.digits().max(other.digits());
        // Mostly there is nothing to do: figures of one line are published alike.
        let up = |it: Self| match digits - it.digits() {
            0 => it.units,
            more => it.units.saturating_mul(10_i128.pow(more)),
        };
        (up(self), up(other), digits)
    }
}

impl Default for Decimal {
    fn default() -> Self {
        Self::ZERO
    }
}

impl FromStr for Decimal {
    type Err = NotANumber;

    /// Takes ASCII digits with at most one point and a minus in front; no exponent, no separators.
    fn from_str(text: &str) -> Result<Self, NotANumber> {
        let wrong = || NotANumber(text.chars().take(40).collect());
        let (minus, digits) = text.strip_prefix('-').map_or((false, text), |rest| (true, rest));
        let (whole, part) = match digits.split_once('.') {
            Some((_, "")) => return Err(wrong()),
            Some(both) => both,
            None => (digits, ""),
        };
        let numeric = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
        let fits = whole.len() + part.len() <= DIGITS_MAX && part.len() <= SCALE_MAX;
        if whole.is_empty() || !fits || !numeric(whole) || !numeric(part) {
            return Err(wrong());
        }
        let digits = whole.bytes().chain(part.bytes());
        let units = digits.fold(0, |units, digit| units * 10 + i128::from(digit - b'0'));
        Ok(Self::of(if minus { -units } else { units }, part.len() as u32))
    }
}

impl fmt::Display for Decimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.units < 0 { "-" } else { "" };
        let scale = self.digits() as usize;
        let digits = format!("{:0>width$}", self.units.unsigned_abs(), width = scale + 1);
        let (whole, part) = digits.split_at(digits.len() - scale);
        let point = if scale == 0 { "" } else { "." };
        f.pad(&format!("{sign}{whole}{point}{part}"))
    }
}

impl Ord for Decimal {
    fn cmp(&self, other: &Self) -> Ordering {
        let (own, other, _) = self.aligned(*other);
        own.cmp(&other)
    }
}

impl PartialOrd for Decimal {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Decimal {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Decimal {}

impl Add for Decimal {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        let (own, other, digits) = self.aligned(other);
        Self::of(own.saturating_add(other), digits)
    }
}

impl Neg for Decimal {
    type Output = Self;

    fn neg(self) -> Self {
        Self { units: -self.units, ..self }
    }
}

impl Sub for Decimal {
    type Output = Self;

    fn sub(self, other: Self) -> Self {
        self + -other
    }
}

impl Mul for Decimal {
    type Output = Self;

    fn mul(self, other: Self) -> Self {
        let (units, digits) = (self.units, [self.digits(), other.digits()]);
        Self::of(units.saturating_mul(other.units), digits.iter().sum())
    }
}

/// In a snapshot the number without its point and the digits after it are one number: by how much the
/// former is multiplied to make room for the latter.
const SCALES: i128 = 8;

/// As text where people read it, as one number where a snapshot holds thousands.
impl Serialize for Decimal {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        if to.is_human_readable() {
            return to.collect_str(self);
        }
        let fits = self.digits() <= SCALE_MAX as u32;
        let units = fits.then(|| self.units.checked_mul(SCALES)).flatten();
        let one = units.and_then(|units| i64::try_from(units + i128::from(self.digits())).ok());
        one.ok_or_else(|| serde::ser::Error::custom("no published number"))?.serialize(to)
    }
}

impl<'de> Deserialize<'de> for Decimal {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        if !from.is_human_readable() {
            let one = i128::from(i64::deserialize(from)?);
            let (units, scale) = (one.div_euclid(SCALES), one.rem_euclid(SCALES) as u32);
            // A file that is no snapshot of ours may say anything.
            let fits = scale <= SCALE_MAX as u32;
            return fits.then(|| Self::of(units, scale)).ok_or_else(|| D::Error::custom("scale"));
        }
        from.deserialize_any(AsPublished)
    }
}

/// Reads a text, or a whole number; a JSON number with a point has lost its digits.
struct AsPublished;

impl Visitor<'_> for AsPublished {
    type Value = Decimal;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a number as text, such as \"14.30\", or a whole number")
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Decimal, E> {
        text.parse().map_err(E::custom)
    }

    fn visit_u64<E: Error>(self, number: u64) -> Result<Decimal, E> {
        self.visit_str(&number.to_string())
    }

    fn visit_i64<E: Error>(self, number: i64) -> Result<Decimal, E> {
        self.visit_str(&number.to_string())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decimal(text: &str) -> Decimal {
        text.parse().unwrap()
    }

    #[test]
    fn digits_stay_as_published_and_values_compare() {
        for text in ["0", "12.0", "14.30", "-0.05", "0.000", "999999999999.999", "-12"] {
            assert_eq!(decimal(text).to_string(), text);
        }
        assert_eq!(decimal("12.0"), decimal("12"));
        assert!(decimal("12.0").is_printed_as(decimal("12.0")));
        for other in ["12", "12.00", "12.1"] {
            assert!(!decimal("12.0").is_printed_as(decimal(other)), "{other}");
        }
        assert!(decimal("11.99") < decimal("12") && decimal("-1") < decimal("-0.5"));
        for wrong in ["", ".", "1.", ".5", "1e3", "+1", "1,000", "１", "--1", "1.2.3", "12%"] {
            assert!(wrong.parse::<Decimal>().is_err(), "{wrong}");
        }
        assert!("1234567890123456".parse::<Decimal>().is_err());
        assert!("0.1234567".parse::<Decimal>().is_err());
    }

    #[test]
    fn sums_and_shares_are_exact() {
        assert_eq!(decimal("0.1") + decimal("0.2"), decimal("0.3"));
        assert_eq!(decimal("15.9") - decimal("16.90"), decimal("-1"));
        assert_eq!(decimal("95").percent(decimal("1")), decimal("0.95"));
        assert_eq!(decimal("12.00").whole(), Some(12));
        assert_eq!(decimal("12.5").whole(), None);
    }

    #[test]
    fn ratios_round_as_tables_do() {
        let ratio = |above: &str, below: &str, per, digits| {
            decimal(above).ratio(decimal(below), per, digits).map(|it| it.to_string())
        };
        assert_eq!(ratio("1", "3000", 100_000, 1).as_deref(), Some("33.3"));
        assert_eq!(ratio("1", "8", 100, 1).as_deref(), Some("12.5"));
        assert_eq!(ratio("1", "8", 100, 0).as_deref(), Some("13"));
        assert_eq!(ratio("0", "12", 100, 2).as_deref(), Some("0.00"));
        assert_eq!(ratio("1", "0", 100, 2), None);
    }

    #[test]
    fn none_takes_no_room() {
        assert_eq!((size_of::<Decimal>(), size_of::<Option<Decimal>>()), (24, 24));
    }

    #[test]
    fn stored_forms_read_back() {
        let json = serde_json::to_string(&decimal("14.30")).unwrap();
        assert_eq!(json, "\"14.30\"");
        assert_eq!(serde_json::from_str::<Decimal>(&json).unwrap().to_string(), "14.30");
        assert_eq!(serde_json::from_str::<Decimal>("7").unwrap(), decimal("7"));
        assert!(serde_json::from_str::<Decimal>("7.5").is_err());
        let bytes = postcard::to_stdvec(&decimal("-14.30")).unwrap();
        assert_eq!(postcard::from_bytes::<Decimal>(&bytes).unwrap().to_string(), "-14.30");
    }
}
