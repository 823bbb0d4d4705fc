//! A value that stays in a snapshot until somebody asks for it: most of a long history is not looked
//! at in most sessions, and most of a plan's text not on a first screen. A snapshot has two parts, the
//! front, read at once, and the tail, of which the front names the pieces, each with its checksum, so that
//! a start does not go through a long history. What is lazy may itself hold what is lazy.
//!
//! A piece that cannot be read is empty, and its shelf is told: whoever makes something that lasts asks
//! the shelf afterwards.

pub mod intern;

use std::cell::RefCell;
use std::fmt;
use std::ops::{Deref, DerefMut};
use std::sync::{Arc, OnceLock};

use serde::de::DeserializeOwned;
use serde::ser::Error;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// Where the tail of a snapshot lies.
pub trait Shelf: fmt::Debug + Send + Sync {
    /// So many bytes from a place in it on; none where they cannot be read.
    fn read(&self, from: u64, count: usize) -> Option<Vec<u8>>;

    /// Told when something could not be had from it: a state that goes on without is not what the
    /// entries say.
    fn lost(&self);
}

impl Shelf for Vec<u8> {
    fn read(&self, from: u64, count: usize) -> Option<Vec<u8>> {
        let from = usize::try_from(from).ok()?;
        Some(self.get(from..from.checked_add(count)?)?.to_vec())
    }

    fn lost(&self) {}
}

/// What comes out of a snapshot when it is first asked for.
#[derive(Clone)]
pub struct Lazy<T> {
    value: OnceLock<T>,
    /// Where it lies, if anywhere.
    place: Option<Place>,
}

#[derive(Debug, Clone)]
struct Place {
    shelf: Arc<dyn Shelf>,
    piece: Piece,
}

/// Where a piece lies in the tail, and its checksum.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
struct Piece {
    from: u64,
    count: usize,
    sum: u32,
}

impl Piece {
    /// Lays bytes down behind what lies there.
    fn lay(bytes: Vec<u8>, shelf: &mut Vec<u8>) -> Self {
        let (from, count) = (shelf.len() as u64, bytes.len());
        let piece = Self { from, count, sum: crc32fast::hash(&bytes) };
        shelf.extend(bytes);
        piece
    }
}

thread_local! {
    /// The tail of the snapshot that this thread writes: a serializer hands on nothing.
    static WRITTEN: RefCell<Option<Vec<u8>>> = const { RefCell::new(None) };
    /// Where that of the snapshot lies that it reads.
    static READ: RefCell<Option<Arc<dyn Shelf>>> = const { RefCell::new(None) };
}

/// The front and the tail of a value's snapshot.
///
/// # Errors
/// Where it cannot be written.
pub fn to_snapshot<T: Serialize>(value: &T) -> postcard::Result<(Vec<u8>, Vec<u8>)> {
    let outer = WRITTEN.replace(Some(Vec::new()));
    let front = piece(value);
    let tail = WRITTEN.replace(outer).unwrap_or_default();
    Ok((front?, tail))
}

/// Reads a value out of the front of a snapshot; the rest comes when it is asked for.
///
/// # Errors
/// Where it is no such value.
pub fn from_snapshot<T: DeserializeOwned>(
    front: &[u8],
    tail: Arc<dyn Shelf>,
) -> postcard::Result<T> {
    let outer = READ.replace(Some(tail));
    let value = intern::reading(|| postcard::from_bytes(front));
    READ.set(outer);
    value
}

fn piece<T: Serialize>(value: &T) -> postcard::Result<Vec<u8>> {
    intern::writing(|| postcard::to_stdvec(value))
}

impl<T: Default + DeserializeOwned> Lazy<T> {
    fn made(&self) -> &T {
        self.value.get_or_init(|| self.read())
    }

    fn read(&self) -> T {
        let Some(Place { shelf, piece }) = &self.place else { return T::default() };
        let bytes = shelf.read(piece.from, piece.count);
        let bytes = bytes.filter(|bytes| crc32fast::hash(bytes) == piece.sum);
        let value = bytes.and_then(|bytes| from_snapshot(&bytes, shelf.clone()).ok());
        value.unwrap_or_else(|| {
            shelf.lost();
            T::default()
        })
    }
}

impl<T> From<T> for Lazy<T> {
    fn from(value: T) -> Self {
        Self { value: OnceLock::from(value), place: None }
    }
}

impl<T: Default> Default for Lazy<T> {
    fn default() -> Self {
        Self::from(T::default())
    }
}

impl<T: Default + DeserializeOwned> Deref for Lazy<T> {
    type Target = T;

    fn deref(&self) -> &T {
        self.made()
    }
}

impl<T: Default + DeserializeOwned> DerefMut for Lazy<T> {
    fn deref_mut(&mut self) -> &mut T {
        self.made();
        self.value.get_mut().expect("it was made just now")
    }
}

impl<'a, T: Default + DeserializeOwned> IntoIterator for &'a Lazy<T>
where
    &'a T: IntoIterator,
{
    type Item = <&'a T as IntoIterator>::Item;
    type IntoIter = <&'a T as IntoIterator>::IntoIter;

    fn into_iter(self) -> Self::IntoIter {
        self.made().into_iter()
    }
}

impl<T: PartialEq + Default + DeserializeOwned> PartialEq for Lazy<T> {
    fn eq(&self, other: &Self) -> bool {
        **self == **other
    }
}

impl<T: Eq + Default + DeserializeOwned> Eq for Lazy<T> {}

impl<T: fmt::Debug + Default + DeserializeOwned> fmt::Debug for Lazy<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.made().fmt(f)
    }
}

impl<T: Serialize + Default + DeserializeOwned> Serialize for Lazy<T> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        // What nobody asked for is not kept at hand for this.
        match self.value.get() {
            Some(value) => lazily(value, to),
            None => lazily(&self.read(), to),
        }
    }
}

/// Writes a value as a [`Lazy`] one reads it: in a snapshot, where in the tail it lies.
///
/// # Errors
/// Where it cannot be written.
pub fn lazily<T: Serialize, S: Serializer>(value: &T, to: S) -> Result<S::Ok, S::Error> {
    if to.is_human_readable() || WRITTEN.with_borrow(Option::is_none) {
        return value.serialize(to);
    }
    // What is lazy within it goes before it.
    let bytes = piece(value).map_err(S::Error::custom)?;
    let lay = |shelf: &mut Option<Vec<u8>>| Piece::lay(bytes, shelf.get_or_insert_default());
    WRITTEN.with_borrow_mut(lay).serialize(to)
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Lazy<T> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let shelf = READ.with_borrow(Clone::clone).filter(|_| !from.is_human_readable());
        let Some(shelf) = shelf else {
            return T::deserialize(from).map(Self::from);
        };
        let place = Place { shelf, piece: Deserialize::deserialize(from)? };
        Ok(Self { value: OnceLock::new(), place: Some(place) })
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicBool, Ordering};

    use super::*;

    type Nested = (u8, Lazy<Vec<Lazy<String>>>);

    fn nested() -> Nested {
        let texts = ["半边天", "", "妇女能顶半边天"].map(|text| Lazy::from(text.to_owned()));
        (7, Lazy::from(texts.to_vec()))
    }

    #[test]
    fn what_is_lazy_within_what_is_lazy_comes_when_it_is_asked_for() {
        let (front, tail) = to_snapshot(&nested()).unwrap();
        assert!(front.len() < 16, "{front:?}");
        let read: Nested = from_snapshot(&front, Arc::new(tail.clone())).unwrap();
        assert_eq!(read, nested());
        // What was not asked for is written anew as it came.
        let untouched: Nested = from_snapshot(&front, Arc::new(tail.clone())).unwrap();
        assert_eq!(to_snapshot(&untouched).unwrap(), (front, tail));
    }

    #[test]
    fn a_piece_that_was_altered_is_lost() {
        #[derive(Debug)]
        struct Altered(Vec<u8>, AtomicBool);
        impl Shelf for Altered {
            fn read(&self, from: u64, count: usize) -> Option<Vec<u8>> {
                self.0.read(from, count)
            }
            fn lost(&self) {
                self.1.store(true, Ordering::Relaxed);
            }
        }
        let (front, tail) = to_snapshot(&nested()).unwrap();
        for at in 0..tail.len() {
            let mut bytes = tail.clone();
            bytes[at] ^= 1;
            let shelf = Arc::new(Altered(bytes, AtomicBool::new(false)));
            let read: Nested = from_snapshot(&front, shelf.clone()).unwrap();
            // Asks for all of it. What is lost is nothing, which may be what was there.
            let _ = read == nested();
            assert!(shelf.1.load(Ordering::Relaxed), "byte {at}");
        }
    }

    #[test]
    fn in_one_piece_nothing_is_lazy() {
        let bytes = postcard::to_stdvec(&nested()).unwrap();
        assert_eq!(postcard::from_bytes::<Nested>(&bytes).unwrap(), nested());
        assert_eq!(
            serde_json::to_string(&nested().1).unwrap(),
            r#"["半边天","","妇女能顶半边天"]"#
        );
    }
}
