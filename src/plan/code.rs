//! Codes: how people name one target (`1.2`) or one measure (`1-2`), and the plan it belongs to.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use super::Id;

/// A plan's short id, e.g. `women`. A ledger may hold several plans.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct PlanId(Id);

impl PlanId {
    /// Takes any non-empty word of ASCII letters, digits, `_` and `-`, at most 32 long.
    pub fn new(id: &str) -> Option<Self> {
        let fits = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == '-';
        (!id.is_empty() && id.len() <= 32 && id.chars().all(fits)).then(|| Self(id.into()))
    }

    /// No plan named: in a command this means "the only plan there is". Never stored.
    pub fn unnamed() -> Self {
        Self::default()
    }

    /// Whether no plan was named.
    pub fn is_unnamed(&self) -> bool {
        self.0.is_empty()
    }

    /// The id as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for PlanId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Whether a code names a target (`1.2`) or a measure (`1-2`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ItemKind {
    /// 主要目标
    Target,
    /// 策略措施
    Measure,
}

/// A target's or a measure's code within its plan: `1.2` or `1-2`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ItemCode {
    /// The domain's number, from 1.
    pub domain: u8,
    /// Target or measure.
    pub kind: ItemKind,
    /// The number within the domain, from 1.
    pub number: u8,
}

impl ItemCode {
    /// The code of target `number` of `domain`.
    pub const fn target(domain: u8, number: u8) -> Self {
        Self { domain, kind: ItemKind::Target, number }
    }

    /// The code of measure `number` of `domain`.
    pub const fn measure(domain: u8, number: u8) -> Self {
        Self { domain, kind: ItemKind::Measure, number }
    }

    /// Whether it names a target.
    pub fn is_target(self) -> bool {
        self.kind == ItemKind::Target
    }
}

impl fmt::Display for ItemCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mark = if self.is_target() { '.' } else { '-' };
        write!(f, "{}{mark}{}", self.domain, self.number)
    }
}

/// What a text was that is no code.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0:?} is not a code such as 1.2 or 1-2")]
pub struct NotACode(pub String);

impl FromStr for ItemCode {
    type Err = NotACode;

    /// Takes ASCII and full-width digits, dots and hyphens, and the full stop of an input method.
    fn from_str(text: &str) -> Result<Self, NotACode> {
        let wrong = || NotACode(text.to_owned());
        let ascii: String = text.trim().chars().map(number_sign).collect();
        let at = ascii.find(['.', '-']).ok_or_else(wrong)?;
        let number = |digits: &str| match digits.parse::<u8>() {
            Ok(n) if n > 0 && digits.bytes().all(|b| b.is_ascii_digit()) => Ok(n),
            _ => Err(wrong()),
        };
        let (domain, number) = (number(&ascii[..at])?, number(&ascii[at + 1..])?);
        let kind = if ascii.as_bytes()[at] == b'.' { ItemKind::Target } else { ItemKind::Measure };
        Ok(Self { domain, kind, number })
    }
}

/// Full-width ASCII (`１．－ａ`) to ASCII; everything else unchanged.
pub fn half_width(c: char) -> char {
    match c {
        '\u{3000}' => ' ',
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(c as u32 - 0xfee0).unwrap_or(c),
        _ => c,
    }
}

/// What is typed as a part of a number, as a number has it: narrow, and the full stop that an input
/// method gives for the point's key as the point.
pub fn number_sign(c: char) -> char {
    match c {
        '。' | '｡' => '.',
        c => half_width(c),
    }
}

/// A target or measure of one plan; as text `women/1.2`, or `1.2` where the plan is the only one.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Item {
    /// The plan.
    pub plan: PlanId,
    /// The code within the plan.
    pub code: ItemCode,
}

impl fmt::Display for Item {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if !self.plan.is_unnamed() {
            write!(f, "{}/", self.plan)?;
        }
        write!(f, "{}", self.code)
    }
}

impl FromStr for Item {
    type Err = NotACode;

    fn from_str(text: &str) -> Result<Self, NotACode> {
        let (plan, code) = match text.split_once('/') {
            Some((plan, code)) => {
                (PlanId::new(plan.trim()).ok_or_else(|| NotACode(text.to_owned()))?, code)
            }
            None => (PlanId::unnamed(), text),
        };
        Ok(Self { plan, code: code.parse()? })
    }
}

/// As text where people read it, in parts where a snapshot holds thousands.
macro_rules! serde_as_text {
    ($type:ty, $parts:ty, $take_apart:expr, $put_together:expr) => {
        impl Serialize for $type {
            fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
                if to.is_human_readable() {
                    return to.collect_str(self);
                }
                $take_apart(self).serialize(to)
            }
        }
        impl<'de> Deserialize<'de> for $type {
            fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
                if from.is_human_readable() {
                    let text = std::borrow::Cow::<'de, str>::deserialize(from)?;
                    return text.parse().map_err(serde::de::Error::custom);
                }
                <$parts>::deserialize(from).map($put_together)
            }
        }
    };
}
serde_as_text!(
    ItemCode,
    (u8, bool, u8),
    |code: &Self| (code.domain, code.is_target(), code.number),
    |(domain, target, number)| match target {
        true => Self::target(domain, number),
        false => Self::measure(domain, number),
    }
);
serde_as_text!(Item, (PlanId, ItemCode), |item: &Self| (item.plan.clone(), item.code), |(
    plan,
    code,
)| Self {
    plan,
    code
});

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_read_and_print() {
        for text in ["1.2", "8-12", "women/1.2", "child/3-4"] {
            assert_eq!(text.parse::<Item>().unwrap().to_string(), text);
        }
        assert_eq!("１．２".parse::<ItemCode>().unwrap(), ItemCode::target(1, 2));
        for wrong in ["", "1", "1.", ".2", "0.1", "1.0", "1.+2", "a.b", "1.2.3", "300.1", "妇/1.2"]
        {
            assert!(wrong.parse::<Item>().is_err(), "{wrong}");
        }
    }
}
