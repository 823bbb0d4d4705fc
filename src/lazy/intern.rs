//! Texts that a snapshot says over and over, as it does the ids of departments: each of its pieces holds
//! one once, and after that its number. What they were read into shares it.

use std::cell::RefCell;
use std::collections::HashMap;
use std::sync::Arc;

use serde::de::{Error, SeqAccess, Visitor};
use serde::ser::SerializeTuple;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

thread_local! {
    /// The texts of the piece that this thread writes, each with its number from 1.
    static WRITTEN: RefCell<Option<HashMap<Arc<str>, u32>>> = const { RefCell::new(None) };
    /// Those of the piece that it reads, in order.
    static READ: RefCell<Option<Vec<Arc<str>>>> = const { RefCell::new(None) };
}

/// Writes a piece, which is read by itself.
pub(super) fn writing<T>(piece: impl FnOnce() -> T) -> T {
    let outer = WRITTEN.replace(Some(HashMap::new()));
    let written = piece();
    WRITTEN.set(outer);
    written
}

/// Reads a piece.
pub(super) fn reading<T>(piece: impl FnOnce() -> T) -> T {
    let outer = READ.replace(Some(Vec::new()));
    let read = piece();
    READ.set(outer);
    read
}

/// Writes a text; where people read it, as a text.
///
/// # Errors
/// Where it cannot be written.
pub fn serialize<S: Serializer>(text: &Arc<str>, to: S) -> Result<S::Ok, S::Error> {
    if to.is_human_readable() {
        return text.serialize(to);
    }
    let known = WRITTEN.with_borrow_mut(|written| {
        // In no piece of a snapshot every text is told in full.
        let written = written.as_mut()?;
        let known = written.get(text).copied();
        if known.is_none() {
            written.insert(Arc::clone(text), written.len() as u32 + 1);
        }
        known
    });
    let mut parts = to.serialize_tuple(2)?;
    match known {
        Some(number) => parts.serialize_element(&number)?,
        None => {
            parts.serialize_element(&0_u32)?;
            parts.serialize_element(&**text)?;
        }
    }
    parts.end()
}

/// Reads what [`serialize`] wrote.
///
/// # Errors
/// Where it is no text, or none of that number was read.
pub fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Arc<str>, D::Error> {
    if from.is_human_readable() {
        return Deserialize::deserialize(from);
    }
    from.deserialize_tuple(2, Interned)
}

struct Interned;

impl<'de> Visitor<'de> for Interned {
    type Value = Arc<str>;

    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("a text, or the number of one")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut parts: A) -> Result<Arc<str>, A::Error> {
        let none = || A::Error::custom("no such text");
        let number: u32 = parts.next_element()?.ok_or_else(none)?;
        if number > 0 {
            let known = READ.with_borrow(|read| read.as_ref()?.get(number as usize - 1).cloned());
            return known.ok_or_else(none);
        }
        let text: Arc<str> = parts.next_element::<&str>()?.ok_or_else(none)?.into();
        READ.with_borrow_mut(|read| {
            if let Some(read) = read {
                read.push(Arc::clone(&text));
            }
        });
        Ok(text)
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Lazy, from_snapshot, to_snapshot};
    use super::*;

    /// A text of which there are many.
    #[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
    struct Said(#[serde(with = "super")] Arc<str>);

    impl Default for Said {
        fn default() -> Self {
            Self("".into())
        }
    }

    fn said(texts: &[&str]) -> Vec<Said> {
        texts.iter().map(|text| Said((*text).into())).collect()
    }

    #[test]
    fn a_text_said_twice_is_written_once_and_shared() {
        let texts = said(&["卫生健康统计年鉴", "教育统计年报", "卫生健康统计年鉴", ""]);
        let (front, tail) = to_snapshot(&texts).unwrap();
        let written = |of: &str| front.windows(of.len()).filter(|it| *it == of.as_bytes()).count();
        assert_eq!((written("年鉴"), written("教育")), (1, 1));
        let read: Vec<Said> = from_snapshot(&front, Arc::new(tail)).unwrap();
        assert_eq!(read, texts);
        assert!(Arc::ptr_eq(&read[0].0, &read[2].0));
    }

    #[test]
    fn what_is_lazy_is_read_without_what_comes_before_it() {
        let texts = (said(&["甲", "乙"]), Lazy::from(said(&["乙", "甲", "乙"])), said(&["乙"]));
        let (front, tail) = to_snapshot(&texts).unwrap();
        let read: (Vec<Said>, Lazy<Vec<Said>>, Vec<Said>) =
            from_snapshot(&front, Arc::new(tail)).unwrap();
        assert_eq!(read, texts);
    }

    #[test]
    fn elsewhere_it_is_a_text_as_any_other() {
        let texts = said(&["甲", "甲"]);
        assert_eq!(serde_json::to_string(&texts).unwrap(), r#"["甲","甲"]"#);
        assert_eq!(serde_json::from_str::<Vec<Said>>(r#"["甲","甲"]"#).unwrap(), texts);
        let plain = postcard::to_stdvec(&texts).unwrap();
        assert_eq!(postcard::from_bytes::<Vec<Said>>(&plain).unwrap(), texts);
    }

    #[test]
    fn a_number_that_no_text_has_is_refused() {
        let nothing: Arc<Vec<u8>> = Arc::default();
        let read = |bytes: &[u8]| from_snapshot::<Vec<Said>>(bytes, nothing.clone());
        assert_eq!(read(&[2, 0, 1, b'a', 1]).unwrap(), said(&["a", "a"]));
        assert!(read(&[1, 1]).is_err() && read(&[2, 0, 1, b'a', 2]).is_err());
        assert!(read(&[1, 0, 1, 0xff]).is_err());
    }
}
