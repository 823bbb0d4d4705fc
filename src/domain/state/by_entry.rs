//! What entries made, by the number of the entry: rows in order in one piece of memory, because
//! entries come in order and a snapshot of thousands of them has to be there at once.

use std::ops::Index;

use serde::{Deserialize, Serialize};

use crate::domain::entry::Seq;

/// A map from entries to what they made; asked as a `BTreeMap` is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct ByEntry<T>(Vec<(Seq, T)>);

impl<T> Default for ByEntry<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T> ByEntry<T> {
    /// Whether there is nothing.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// What the entry made.
    pub fn get(&self, seq: &Seq) -> Option<&T> {
        self.place(*seq).ok().map(|at| &self.0[at].1)
    }

    /// Whether the entry made something.
    pub fn contains_key(&self, seq: &Seq) -> bool {
        self.place(*seq).is_ok()
    }

    /// The entries, ascending, each with what it made.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = (&Seq, &T)> + Clone {
        self.0.iter().map(|(seq, made)| (seq, made))
    }

    /// The entries, ascending.
    pub fn keys(&self) -> impl DoubleEndedIterator<Item = &Seq> {
        self.0.iter().map(|(seq, _)| seq)
    }

    /// What the entries made, in their order.
    pub fn values(&self) -> impl DoubleEndedIterator<Item = &T> {
        self.0.iter().map(|(_, made)| made)
    }

    pub(super) fn get_mut(&mut self, seq: &Seq) -> Option<&mut T> {
        self.place(*seq).ok().map(|at| &mut self.0[at].1)
    }

    pub(super) fn values_mut(&mut self) -> impl Iterator<Item = &mut T> {
        self.0.iter_mut().map(|(_, made)| made)
    }

    pub(super) fn insert(&mut self, seq: Seq, made: T) {
        match self.place(seq) {
            Ok(at) => self.0[at].1 = made,
            Err(at) => self.0.insert(at, (seq, made)),
        }
    }

    pub(super) fn remove(&mut self, seq: &Seq) {
        if let Ok(at) = self.place(*seq) {
            self.0.remove(at);
        }
    }

    fn place(&self, seq: Seq) -> Result<usize, usize> {
        self.0.binary_search_by_key(&seq, |(known, _)| *known)
    }
}

impl<T> Index<&Seq> for ByEntry<T> {
    type Output = T;

    /// # Panics
    /// Where the entry made nothing.
    fn index(&self, seq: &Seq) -> &T {
        self.get(seq).expect("the entry made something")
    }
}

impl<'a, T> IntoIterator for &'a ByEntry<T> {
    type Item = (&'a Seq, &'a T);
    type IntoIter = std::iter::Map<std::slice::Iter<'a, (Seq, T)>, fn(&(Seq, T)) -> (&Seq, &T)>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.iter().map(|(seq, made)| (seq, made))
    }
}
