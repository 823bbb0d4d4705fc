//! What entries made, by the number of the entry: rows in order in few pieces of memory, because
//! entries come in order and a snapshot of thousands of them has to be there at once. Of those in a
//! snapshot only the last are; the others come when they are asked for, those near each other
//! together.

use serde::de::DeserializeOwned;
use serde::ser::SerializeTuple;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::domain::entry::Seq;
use crate::lazy::{Lazy, lazily};

/// How many of the others come together.
const TOGETHER: usize = 32;

/// How many rows of a snapshot are there as soon as the map is.
const AT_HAND: usize = 32;

/// A map from entries to what they made; asked as a `BTreeMap` is.
#[derive(Debug, Clone)]
pub struct ByEntry<T: DeserializeOwned> {
    early: Lazy<Vec<Stretch<T>>>,
    /// All of these come after the early ones.
    recent: Vec<(Seq, T)>,
}

/// Rows from one entry to where the next stretch begins.
#[derive(Debug, Clone, Deserialize)]
#[serde(bound = "")]
struct Stretch<T: DeserializeOwned> {
    first: Seq,
    rows: Lazy<Vec<(Seq, T)>>,
}

impl<T: DeserializeOwned> Default for ByEntry<T> {
    fn default() -> Self {
        Self { early: Lazy::default(), recent: Vec::new() }
    }
}

impl<T: DeserializeOwned> ByEntry<T> {
    /// Whether there is nothing.
    pub fn is_empty(&self) -> bool {
        self.recent.is_empty() && self.iter().next().is_none()
    }

    /// What the entry made.
    pub fn get(&self, seq: &Seq) -> Option<&T> {
        let rows = match self.is_early(*seq) {
            true => &*self.early.get(self.stretch_of(*seq)?)?.rows,
            false => &self.recent,
        };
        place(rows, *seq).ok().map(|at| &rows[at].1)
    }

    /// Whether the entry made something.
    pub fn contains_key(&self, seq: &Seq) -> bool {
        self.get(seq).is_some()
    }

    /// The entries, ascending, each with what it made.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = (&Seq, &T)> + Clone {
        let early = self.early.iter().flat_map(|stretch| stretch.rows.iter());
        early.chain(&self.recent).map(|(seq, made)| (seq, made))
    }

    /// Those before an entry, the nearest first; only as much is read as is gone through.
    pub fn before(&self, seq: Seq) -> impl Iterator<Item = (&Seq, &T)> {
        let early = self.early.partition_point(|stretch| stretch.first < seq);
        let recent = self.recent.partition_point(|(known, _)| *known < seq);
        let early = self.early[..early].iter().rev().flat_map(|stretch| stretch.rows.iter().rev());
        let rows = self.recent[..recent].iter().rev().chain(early);
        rows.map(|(seq, made)| (seq, made)).filter(move |(known, _)| **known < seq)
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
        let rows = self.iter().count();
        self.iter().take(rows.saturating_sub(AT_HAND))
    }

    /// Whether what the entry made, if anything, is not at hand.
    pub(super) fn is_early(&self, seq: Seq) -> bool {
        self.recent.first().is_none_or(|(first, _)| seq < *first)
    }

    pub(super) fn get_mut(&mut self, seq: &Seq) -> Option<&mut T> {
        let rows = self.rows_of(*seq)?;
        place(rows, *seq).ok().map(|at| &mut rows[at].1)
    }

    pub(super) fn values_mut(&mut self) -> impl Iterator<Item = &mut T> {
        let early = self.early.iter_mut().flat_map(|stretch| stretch.rows.iter_mut());
        early.chain(&mut self.recent).map(|(_, made)| made)
    }

    pub(super) fn insert(&mut self, seq: Seq, made: T) {
        if self.recent.is_empty() && self.keys().next_back().is_none_or(|last| *last < seq) {
            self.recent.push((seq, made));
            return;
        }
        if self.is_early(seq) && self.stretch_of(seq).is_none() {
            self.early.insert(0, Stretch { first: seq, rows: Lazy::default() });
        }
        let Some(rows) = self.rows_of(seq) else { return };
        match place(rows, seq) {
            Ok(at) => rows[at].1 = made,
            Err(at) => rows.insert(at, (seq, made)),
        }
    }

    pub(super) fn remove(&mut self, seq: &Seq) {
        let Some(rows) = self.rows_of(*seq) else { return };
        if let Ok(at) = place(rows, *seq) {
            rows.remove(at);
        }
    }

    /// The early rows among which an entry would be.
    fn stretch_of(&self, seq: Seq) -> Option<usize> {
        self.early.partition_point(|stretch| stretch.first <= seq).checked_sub(1)
    }

    fn rows_of(&mut self, seq: Seq) -> Option<&mut Vec<(Seq, T)>> {
        if !self.is_early(seq) {
            return Some(&mut self.recent);
        }
        let at = self.stretch_of(seq)?;
        self.early.get_mut(at).map(|stretch| &mut *stretch.rows)
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
        #[derive(Serialize)]
        struct Early<'a, T: Serialize> {
            first: Seq,
            #[serde(serialize_with = "lazily")]
            rows: &'a [(&'a Seq, &'a T)],
        }
        #[derive(Serialize)]
        struct Stretches<'a, T: Serialize>(#[serde(serialize_with = "lazily")] Vec<Early<'a, T>>);
        let early: Vec<_> = self.left_behind().collect();
        let recent: Vec<_> = self.iter().skip(early.len()).collect();
        let early = early.chunks(TOGETHER).map(|rows| Early { first: *rows[0].0, rows });
        let mut parts = to.serialize_tuple(2)?;
        parts.serialize_element(&Stretches(early.collect()))?;
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
