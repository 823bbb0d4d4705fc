//! A value with its earlier values, each with the entry that set it, so that withdrawing an entry
//! brings back what stood before.

use serde::{Deserialize, Serialize};

use crate::domain::entry::Seq;

/// The values of one thing over time, oldest first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Revisions<T>(Vec<(Seq, T)>);

impl<T> Default for Revisions<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T> Revisions<T> {
    /// The value that holds now.
    pub fn current(&self) -> Option<&T> {
        self.0.last().map(|(_, value)| value)
    }

    /// The entry that set the value that holds now.
    pub fn set_by(&self) -> Option<Seq> {
        self.0.last().map(|(seq, _)| *seq)
    }

    /// All entries that set a value, oldest first.
    pub fn seqs(&self) -> impl Iterator<Item = Seq> {
        self.0.iter().map(|(seq, _)| *seq)
    }

    /// All values with their entries, oldest first.
    pub fn iter(&self) -> impl Iterator<Item = (Seq, &T)> {
        self.0.iter().map(|(seq, value)| (*seq, value))
    }

    pub(super) fn set(&mut self, seq: Seq, value: T) {
        self.0.push((seq, value));
    }

    pub(super) fn current_mut(&mut self) -> Option<&mut T> {
        self.0.last_mut().map(|(_, value)| value)
    }

    pub(super) fn values_mut(&mut self) -> impl Iterator<Item = &mut T> {
        self.0.iter_mut().map(|(_, value)| value)
    }

    pub(super) fn forget(&mut self, seq: Seq) {
        self.0.retain(|(set_by, _)| *set_by != seq);
    }
}
