//! Ids as text that is quick to compare: before a first frame, lists are looked up in by them tens of
//! thousands of times.

use std::cmp::Ordering;
use std::ops::Deref;
use std::sync::Arc;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::lazy::intern;

/// A short id. It is ordered as its text is, of which the head alone mostly tells.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct Id {
    /// The first eight bytes, the most significant first. Where there are fewer, zeros follow, which
    /// come before all others.
    head: u64,
    text: Arc<str>,
}

impl From<Arc<str>> for Id {
    fn from(text: Arc<str>) -> Self {
        let head = match text.as_bytes().first_chunk() {
            Some(eight) => u64::from_be_bytes(*eight),
            None => text.bytes().rev().fold(0, |head, byte| head >> 8 | u64::from(byte) << 56),
        };
        Self { head, text }
    }
}

impl From<&str> for Id {
    fn from(text: &str) -> Self {
        Self::from(Arc::from(text))
    }
}

impl Ord for Id {
    fn cmp(&self, other: &Self) -> Ordering {
        match self.head.cmp(&other.head) {
            // Most that are equal are one text, and need not be gone through.
            Ordering::Equal if !Arc::ptr_eq(&self.text, &other.text) => self.text.cmp(&other.text),
            found => found,
        }
    }
}

impl PartialOrd for Id {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Deref for Id {
    type Target = str;

    fn deref(&self) -> &str {
        &self.text
    }
}

impl Serialize for Id {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        intern::serialize(&self.text, to)
    }
}

impl<'de> Deserialize<'de> for Id {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        intern::deserialize(from).map(Self::from)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_ordered_as_their_text() {
        let texts = [
            "",
            "a",
            "a\0",
            "ab",
            "health",
            "health_a",
            "health_ab",
            "health_b",
            "public_safety",
            "public_security_and_more_than_fits_inline",
            "卫健",
            "卫健局",
        ];
        for a in texts {
            for b in texts {
                assert_eq!(Id::from(a).cmp(&Id::from(b)), a.cmp(b), "{a:?} {b:?}");
                assert_eq!(Id::from(a) == Id::from(b), a == b, "{a:?} {b:?}");
            }
        }
    }
}
