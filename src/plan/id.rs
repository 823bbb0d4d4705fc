//! Ids as text that is quick to compare: before a first frame, lists are looked up in by them tens of
//! thousands of times.

use std::ops::Deref;

use compact_str::CompactString;
use serde::{Deserialize, Serialize, Serializer};

/// A short id. It is ordered as its text is, of which the head alone mostly tells.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(from = "CompactString")]
pub struct Id {
    /// The first eight bytes, the most significant first. Where there are fewer, zeros follow, which
    /// come before all others.
    head: u64,
    text: CompactString,
}

impl From<CompactString> for Id {
    fn from(text: CompactString) -> Self {
        let mut head = [0; 8];
        let known = text.len().min(head.len());
        head[..known].copy_from_slice(&text.as_bytes()[..known]);
        Self { head: u64::from_be_bytes(head), text }
    }
}

impl From<&str> for Id {
    fn from(text: &str) -> Self {
        CompactString::from(text).into()
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
        self.text.serialize(to)
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
