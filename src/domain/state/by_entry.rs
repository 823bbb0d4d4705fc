//! What entries made, by the number of the entry: rows in order in few pieces of memory, because
//! entries come in order and a snapshot of thousands of them has to be there at once. Of those in a
//! snapshot only the last are; the others come when they are asked for.

use std::iter::{Chain, Map};
use std::ops::Index;
use std::slice::Iter;

use serde::de::DeserializeOwned;
use serde::ser::SerializeTuple;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::late::{Late, late};
use crate::domain::entry::Seq;

/// How many rows of a snapshot are at hand: what a first screen tells about.
const AT_HAND: usize = 128;

/// A map from entries to what they made; asked as a `BTreeMap` is.
#[derive(Debug, Clone)]
pub struct ByEntry<T: DeserializeOwned> {
    early: Late<Vec<(Seq, T)>>,
    /// All of these come after the early ones.
    recent: Vec<(Seq, T)>,
}

impl<T: DeserializeOwned> Default for ByEntry<T> {
    fn default() -> Self {
        Self { early: Late::default(), recent: Vec::new() }
    }
}

impl<T: DeserializeOwned> ByEntry<T> {
    /// Whether there is nothing.
    pub fn is_empty(&self) -> bool {
        self.recent.is_empty() && self.early.is_empty()
    }

    /// What the entry made.
    pub fn get(&self, seq: &Seq) -> Option<&T> {
        let rows = if self.is_early(*seq) { &*self.early } else { &self.recent };
        place(rows, *seq).ok().map(|at| &rows[at].1)
    }

    /// Whether the entry made something.
    pub fn contains_key(&self, seq: &Seq) -> bool {
        self.get(seq).is_some()
    }

    /// The entries, ascending, each with what it made.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = (&Seq, &T)> + Clone {
        self.into_iter()
    }

    /// The entries, ascending.
    pub fn keys(&self) -> impl DoubleEndedIterator<Item = &Seq> {
        self.iter().map(|(seq, _)| seq)
    }

    /// What the entries made, in their order.
    pub fn values(&self) -> impl DoubleEndedIterator<Item = &T> {
        self.iter().map(|(_, made)| made)
    }

    /// What the last entries made, as many as are at hand.
    pub(super) fn recent(&self) -> impl Iterator<Item = (&Seq, &T)> {
        self.recent.iter().map(|(seq, made)| (seq, made))
    }

    /// What will not be at hand when this comes out of a snapshot.
    pub(super) fn left_behind(&self) -> impl Iterator<Item = (&Seq, &T)> {
        let rows = self.early.len() + self.recent.len();
        self.iter().take(rows.saturating_sub(AT_HAND))
    }

    /// Whether what the entry made, if anything, is not at hand.
    pub(super) fn is_early(&self, seq: Seq) -> bool {
        self.recent.first().is_none_or(|(first, _)| seq < *first)
    }

    pub(super) fn get_mut(&mut self, seq: &Seq) -> Option<&mut T> {
        let rows = self.rows_of(*seq);
        place(rows, *seq).ok().map(|at| &mut rows[at].1)
    }

    pub(super) fn values_mut(&mut self) -> impl Iterator<Item = &mut T> {
        self.early.iter_mut().chain(&mut self.recent).map(|(_, made)| made)
    }

    pub(super) fn insert(&mut self, seq: Seq, made: T) {
        if self.recent.is_empty() && self.early.last().is_none_or(|(last, _)| *last < seq) {
            self.recent.push((seq, made));
            return;
        }
        let rows = self.rows_of(seq);
        match place(rows, seq) {
            Ok(at) => rows[at].1 = made,
            Err(at) => rows.insert(at, (seq, made)),
        }
    }

    pub(super) fn remove(&mut self, seq: &Seq) {
        let rows = self.rows_of(*seq);
        if let Ok(at) = place(rows, *seq) {
            rows.remove(at);
        }
    }

    fn rows_of(&mut self, seq: Seq) -> &mut Vec<(Seq, T)> {
        if self.is_early(seq) { &mut self.early } else { &mut self.recent }
    }
}

fn place<T>(rows: &[(Seq, T)], seq: Seq) -> Result<usize, usize> {
    rows.binary_search_by_key(&seq, |(known, _)| *known)
}

impl<T: DeserializeOwned + PartialEq> PartialEq for ByEntry<T> {
    fn eq(&self, other: &Self) -> bool {
        self.iter().eq(other.iter())
    }
}

impl<T: DeserializeOwned + Eq> Eq for ByEntry<T> {}

impl<T: DeserializeOwned + Serialize> Serialize for ByEntry<T> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        struct Early<'a, T>(Vec<(&'a Seq, &'a T)>);
        impl<T: Serialize> Serialize for Early<'_, T> {
            fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
                late(&self.0, to)
            }
        }
        let early: Vec<_> = self.left_behind().collect();
        let recent: Vec<_> = self.iter().skip(early.len()).collect();
        let mut parts = to.serialize_tuple(2)?;
        parts.serialize_element(&Early(early))?;
        parts.serialize_element(&recent)?;
        parts.end()
    }
}

impl<'de, T: DeserializeOwned> Deserialize<'de> for ByEntry<T> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let (early, recent) = Deserialize::deserialize(from)?;
        Ok(Self { early, recent })
    }
}

impl<T: DeserializeOwned> Index<&Seq> for ByEntry<T> {
    type Output = T;

    /// # Panics
    /// Where the entry made nothing.
    fn index(&self, seq: &Seq) -> &T {
        self.get(seq).expect("the entry made something")
    }
}

/// A row as a `BTreeMap` shows it.
type Shown<'a, T> = fn(&'a (Seq, T)) -> (&'a Seq, &'a T);

impl<'a, T: DeserializeOwned> IntoIterator for &'a ByEntry<T> {
    type Item = (&'a Seq, &'a T);
    type IntoIter = Map<Chain<Iter<'a, (Seq, T)>, Iter<'a, (Seq, T)>>, Shown<'a, T>>;

    fn into_iter(self) -> Self::IntoIter {
        self.early.iter().chain(&self.recent).map(|(seq, made)| (seq, made))
    }
}
