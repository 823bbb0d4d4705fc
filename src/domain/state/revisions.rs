//! A value with its earlier values, each with the entry that set it, so that withdrawing an entry
//! brings back what stood before.

use serde::{Deserialize, Serialize};

use crate::domain::entry::Seq;

/// The values of one thing over time, oldest first. Of most things there was only ever one, which
/// takes no memory of its own: a snapshot holds thousands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Revisions<T> {
    earlier: Vec<(Seq, T)>,
    /// None only where there are no earlier ones either.
    last: Option<(Seq, T)>,
}

impl<T> Default for Revisions<T> {
    fn default() -> Self {
        Self { earlier: Vec::new(), last: None }
    }
}

impl<T> Revisions<T> {
    /// The value that holds now.
    pub fn current(&self) -> Option<&T> {
        self.last.as_ref().map(|(_, value)| value)
    }

    /// The entry that set the value that holds now.
    pub fn set_by(&self) -> Option<Seq> {
        self.last.as_ref().map(|(seq, _)| *seq)
    }

    /// All entries that set a value, oldest first.
    pub fn seqs(&self) -> impl Iterator<Item = Seq> {
        self.iter().map(|(seq, _)| seq)
    }

    /// All values with their entries, oldest first.
    pub fn iter(&self) -> impl Iterator<Item = (Seq, &T)> {
        self.earlier.iter().chain(&self.last).map(|(seq, value)| (*seq, value))
    }

    pub(super) fn set(&mut self, seq: Seq, value: T) {
        self.earlier.extend(self.last.replace((seq, value)));
    }

    pub(super) fn current_mut(&mut self) -> Option<&mut T> {
        self.last.as_mut().map(|(_, value)| value)
    }

    pub(super) fn values_mut(&mut self) -> impl Iterator<Item = &mut T> {
        self.earlier.iter_mut().chain(&mut self.last).map(|(_, value)| value)
    }

    pub(super) fn forget(&mut self, gone: Seq) {
        self.earlier.retain(|(set_by, _)| *set_by != gone);
        if self.set_by() == Some(gone) {
            self.last = self.earlier.pop();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn set(all: &[(Seq, char)]) -> Revisions<char> {
        let mut revisions = Revisions::default();
        all.iter().for_each(|(seq, value)| revisions.set(*seq, *value));
        revisions
    }

    #[test]
    fn what_is_forgotten_brings_back_what_stood_before() {
        let all = [(1, 'a'), (3, 'b'), (3, 'c'), (5, 'd')];
        for gone in 0..=6 {
            let mut revisions = set(&all);
            revisions.forget(gone);
            let left: Vec<_> = all.iter().copied().filter(|(seq, _)| *seq != gone).collect();
            assert_eq!(revisions, set(&left), "{gone}");
            assert_eq!(revisions.current(), left.last().map(|(_, value)| value));
            assert_eq!(revisions.set_by(), left.last().map(|(seq, _)| *seq));
            assert!(revisions.iter().map(|(seq, value)| (seq, *value)).eq(left));
        }
        let mut twice = set(&[(1, 'a'), (2, 'b'), (2, 'c')]);
        twice.forget(2);
        assert_eq!(twice, set(&[(1, 'a')]));
        twice.forget(1);
        assert_eq!((twice.current(), twice.set_by()), (None, None));
    }
}
