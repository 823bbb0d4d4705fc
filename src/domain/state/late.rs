//! A value that comes out of a snapshot as bytes and becomes a value when somebody asks for it:
//! most of a long history is not looked at in most sessions.

use std::cell::RefCell;
use std::fmt;
use std::ops::{Deref, DerefMut, Range};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use serde::de::{DeserializeOwned, Visitor};
use serde::ser::Error;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::State;

/// What stands in a snapshot for itself, read when it is first asked for.
pub(super) struct Late<T> {
    value: OnceLock<T>,
    /// What the value is made of; taken when it is made.
    bytes: Mutex<Piece>,
}

/// A piece of a snapshot, shared with the other pieces: copied, it would be most of a start.
#[derive(Clone, Default)]
struct Piece(Arc<Vec<u8>>, Range<usize>);

impl Piece {
    fn of(bytes: &[u8]) -> Self {
        let shared = WHOLE.with_borrow(|whole| {
            let from = (bytes.as_ptr() as usize).checked_sub(whole.as_ptr() as usize)?;
            let range = from..from.checked_add(bytes.len())?;
            // Where it is no part of it, as in a state read from elsewhere meanwhile, it is copied.
            let same = whole.get(range.clone())?.as_ptr() == bytes.as_ptr();
            same.then(|| Self(whole.clone(), range))
        });
        shared.unwrap_or_else(|| Self(Arc::new(bytes.to_vec()), 0..bytes.len()))
    }
}

thread_local! {
    /// The snapshot that is being read: a deserializer hands on no more than a reference.
    static WHOLE: RefCell<Arc<Vec<u8>>> = RefCell::default();
}

/// Reads a state out of a snapshot from byte `at` on; what comes late of it keeps the snapshot.
///
/// # Errors
/// Where it is no state.
pub fn from_snapshot(snapshot: Vec<u8>, at: usize) -> postcard::Result<State> {
    let whole = Arc::new(snapshot);
    WHOLE.set(whole.clone());
    let state = postcard::from_bytes(whole.get(at..).unwrap_or_default());
    WHOLE.take();
    state
}

impl<T: Default + DeserializeOwned> Late<T> {
    fn made(&self) -> &T {
        self.value.get_or_init(|| {
            let mut bytes = self.bytes.lock().unwrap_or_else(PoisonError::into_inner);
            // A snapshot is whole when it is opened; one that was whole and is not ours says
            // something else than the entries, which verifying finds.
            let Piece(whole, range) = std::mem::take(&mut *bytes);
            postcard::from_bytes(&whole[range]).unwrap_or_default()
        })
    }
}

impl<T> From<T> for Late<T> {
    fn from(value: T) -> Self {
        Self { value: OnceLock::from(value), bytes: Mutex::default() }
    }
}

impl<T: Default> Default for Late<T> {
    fn default() -> Self {
        Self::from(T::default())
    }
}

impl<T: Default + DeserializeOwned> Deref for Late<T> {
    type Target = T;

    fn deref(&self) -> &T {
        self.made()
    }
}

impl<T: Default + DeserializeOwned> DerefMut for Late<T> {
    fn deref_mut(&mut self) -> &mut T {
        self.made();
        self.value.get_mut().expect("it was made just now")
    }
}

impl<T: Clone> Clone for Late<T> {
    fn clone(&self) -> Self {
        let bytes = self.bytes.lock().unwrap_or_else(PoisonError::into_inner);
        Self { value: self.value.clone(), bytes: Mutex::new(bytes.clone()) }
    }
}

impl<T: PartialEq + Default + DeserializeOwned> PartialEq for Late<T> {
    fn eq(&self, other: &Self) -> bool {
        **self == **other
    }
}

impl<T: Eq + Default + DeserializeOwned> Eq for Late<T> {}

impl<T: fmt::Debug + Default + DeserializeOwned> fmt::Debug for Late<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.made().fmt(f)
    }
}

impl<T: Serialize + Default + DeserializeOwned> Serialize for Late<T> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        late(&**self, to)
    }
}

/// Writes a value as a [`Late`] one reads it.
pub(super) fn late<T: Serialize, S: Serializer>(value: &T, to: S) -> Result<S::Ok, S::Error> {
    to.serialize_bytes(&postcard::to_stdvec(value).map_err(S::Error::custom)?)
}

impl<'de, T> Deserialize<'de> for Late<T> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let bytes = from.deserialize_bytes(Bytes)?;
        Ok(Self { value: OnceLock::new(), bytes: Mutex::new(Piece::of(bytes)) })
    }
}

struct Bytes;

impl<'de> Visitor<'de> for Bytes {
    type Value = &'de [u8];

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("bytes")
    }

    fn visit_borrowed_bytes<E>(self, bytes: &'de [u8]) -> Result<Self::Value, E> {
        Ok(bytes)
    }
}
