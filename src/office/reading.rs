//! Reading entries again: some of them, as they stood on a day, or the whole chain. Wherever a broken
//! one is found, the session heeds it.

use chrono::NaiveDate;

use super::{Office, Trouble};
use crate::domain::entry::{Entry, Head, Seq};
use crate::domain::fact::Fact;
use crate::domain::state::State;
use crate::ledger::{Break, StoreError};

/// Why nobody can look back at a day.
#[derive(Debug)]
pub enum NoPast {
    /// It is still to come.
    Future(NaiveDate),
    /// The ledger was still empty.
    Empty(NaiveDate),
    /// The ledger could not be read.
    Trouble(Trouble),
}

impl From<Trouble> for NoPast {
    fn from(trouble: Trouble) -> Self {
        Self::Trouble(trouble)
    }
}

impl Office {
    /// The entries of these numbers, understood.
    ///
    /// # Errors
    /// Where one is missing, broken or of a later form.
    pub fn read(&self, seqs: &[Seq]) -> Result<Vec<Fact>, Trouble> {
        if seqs.is_empty() {
            return Ok(Vec::new());
        }
        let entries = self.heed(self.store.read(seqs))?;
        Ok(entries.iter().map(Fact::read).collect::<Result<_, _>>()?)
    }

    /// One entry, understood.
    ///
    /// # Errors
    /// As [`Self::read`].
    pub fn entry(&self, seq: Seq) -> Result<Fact, Trouble> {
        self.read(&[seq])?.pop().ok_or_else(|| StoreError::NoEntry(seq).into())
    }

    /// The entries of these numbers, not checked: for a first frame, after which they are read as they always are.
    ///
    /// # Errors
    /// Where one is missing, cannot be read or is of a later form.
    pub fn glance(&self, seqs: &[Seq]) -> Result<Vec<Fact>, Trouble> {
        if let Some(latest) = self.at_hand(seqs) {
            return Ok(latest.into_iter().map(Fact::read).collect::<Result<_, _>>()?);
        }
        let entries = self.store.glance(seqs)?;
        Ok(entries.iter().map(Fact::read).collect::<Result<_, _>>()?)
    }

    /// The entries of these numbers as they are stored, each checked against its own hash.
    ///
    /// # Errors
    /// Where one is missing or broken.
    pub fn raw(&self, seqs: &[Seq]) -> Result<Vec<Entry>, Trouble> {
        Ok(self.heed(self.store.read(seqs))?)
    }

    /// What was true at the end of a day, from the entries recorded until then.
    ///
    /// # Errors
    /// Where the ledger is broken or cannot be read.
    pub fn as_of(&self, day: NaiveDate) -> Result<State, Trouble> {
        self.refold(|fact| fact.at.date_naive() <= day)
    }

    /// The same for somebody who looks back from `today`: where there was something.
    ///
    /// # Errors
    /// Why there is nothing to be seen.
    pub fn look_back(&self, day: NaiveDate, today: NaiveDate) -> Result<State, NoPast> {
        if day > today {
            return Err(NoPast::Future(day));
        }
        let past = self.as_of(day)?;
        if past.head.seq == 0 { Err(NoPast::Empty(day)) } else { Ok(past) }
    }

    /// Recomputes the whole chain, and folds it anew to compare with what this session shows. What
    /// is shown may have come from a snapshot, which is a file like any other.
    ///
    /// # Errors
    /// The first broken entry, as [`StoreError::Broken`]: nothing can be appended then, and
    /// [`Office::mend`] shows what stands before it; [`Trouble::Misshown`] where what was shown was
    /// not what the entries say: it is now, and the snapshot is gone.
    pub fn verify(&mut self, progress: &mut dyn FnMut(Seq)) -> Result<Head, Trouble> {
        let head = self.heed(self.store.verify(progress))?;
        self.unread = None;
        let fresh = self.refold(|fact| fact.seq <= self.state.head.seq)?;
        if fresh != self.state {
            self.state = fresh;
            self.misshown.set(false);
            self.discard_kept();
            return Err(Trouble::Misshown);
        }
        Ok(head)
    }

    /// The state of the first entries, as long as they fit.
    fn refold(&self, fits: impl Fn(&Fact) -> bool) -> Result<State, Trouble> {
        let mut state = State::default();
        for entry in self.heed(self.store.read_since(0))? {
            let fact = Fact::read(&entry)?;
            if !fits(&fact) {
                break;
            }
            state.apply(&fact, entry.head());
        }
        Ok(state)
    }

    /// Whether the ledger still holds the entry that a paper names, by its hash or the beginning of it.
    ///
    /// # Errors
    /// Where the entry is broken or the ledger cannot be read.
    pub fn holds(&self, paper: &Head) -> Result<bool, Trouble> {
        match self.heed(self.store.read(&[paper.seq])) {
            Ok(found) => Ok(found.first().is_some_and(|entry| entry.hash.starts_with(&paper.hash))),
            Err(StoreError::NoEntry(_)) => Ok(false),
            Err(error) => Err(error.into()),
        }
    }

    /// What the store gave; where that was a broken entry, or it is no longer the ledger that others
    /// have, nothing is appended from now on.
    pub(super) fn heed<T>(&self, given: Result<T, StoreError>) -> Result<T, StoreError> {
        given.inspect_err(|error| match error {
            StoreError::Broken { seq, why } => self.stop_at(*seq, *why),
            StoreError::Replaced(_) => self.replaced.set(true),
            _ => {}
        })
    }

    /// Nothing is appended to a chain that is broken, and nobody opens it from a snapshot that goes
    /// beyond the break: it is removed at once, for whoever found that may look at one entry and be gone.
    /// The first break that is known stands.
    pub(super) fn stop_at(&self, seq: Seq, why: Break) {
        if self.broken.get().is_none_or(|(known, _)| seq < known) {
            self.broken.set(Some((seq, why)));
        }
        self.misshown.set(self.is_misshown() || self.state.head.seq >= seq);
        self.snapshot.remove();
        self.lists.remove();
    }
}
