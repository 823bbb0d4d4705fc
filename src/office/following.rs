//! Reading on: what others entered meanwhile, and what stood in the ledger before this session.

use std::sync::Arc;

use super::checking::Unread;
use super::kept::{Reading, SnapshotTail};
use super::{Office, Trouble};
use crate::domain::entry::{Entry, Seq};
use crate::domain::fact::Fact;
use crate::domain::state::State;
use crate::ledger::StoreError;

impl Office {
    /// Reads all entries anew where what is shown is not what they say, or may lack something: a part
    /// of the snapshot could not be had when it was asked for, or an entry that it goes beyond is
    /// broken. Gives what others entered meanwhile, where that was so.
    ///
    /// # Errors
    /// What is wrong with the ledger; what is shown stays as it is then.
    pub fn mend(&mut self) -> Result<Option<Vec<Fact>>, Trouble> {
        if !self.is_misshown() {
            return Ok(None);
        }
        let shown = std::mem::take(&mut self.state);
        let known = shown.head.seq;
        let mut news = self.catch_up().inspect_err(|_| self.state = shown)?;
        // All of it was read just now.
        self.misshown.set(false);
        self.unread = None;
        self.discard_kept();
        news.retain(|fact| fact.seq > known);
        Ok(Some(news))
    }

    /// What is worked out from all that there is: anew, where something turned out to be lacking. With
    /// it, what others entered meanwhile, where that was so.
    ///
    /// # Errors
    /// What is wrong with the ledger.
    pub(super) fn soundly<T>(
        &mut self,
        work: impl Fn(&Self) -> T,
    ) -> Result<(T, Vec<Fact>), Trouble> {
        let mut news = Vec::new();
        loop {
            let found = work(self);
            match self.mend()? {
                None => return Ok((found, news)),
                Some(more) => news.extend(more),
            }
        }
    }

    pub(super) fn is_misshown(&self) -> bool {
        self.misshown.get() || self.snapshot.is_lost()
    }

    /// Takes in what other sessions entered since the last look.
    ///
    /// # Errors
    /// What is wrong with the ledger; a break in the chain makes the session read-only instead.
    pub fn follow(&mut self) -> Result<Vec<Fact>, Trouble> {
        if !self.has_news()? {
            return Ok(Vec::new());
        }
        let news = self.catch_up()?;
        self.behind = false;
        Ok(news)
    }

    /// Whether a look would bring anything: others entered something, or part of what is shown has to
    /// be read anew.
    ///
    /// # Errors
    /// What is wrong with the ledger.
    pub fn is_behind(&mut self) -> Result<bool, Trouble> {
        Ok(self.has_news()? || self.is_misshown())
    }

    fn has_news(&mut self) -> Result<bool, Trouble> {
        // The store says so once; what could not be read then is read at the next look.
        let changed = self.store.changed();
        // What was put back in its place can be gone on with.
        self.replaced.set(false);
        self.behind |= self.heed(changed)?;
        if self.latest.is_some() {
            let as_kept = self.holds(&self.state.head)?;
            self.misshown.set(self.misshown.get() || !as_kept);
            self.latest = None;
        }
        // What stands before a break is still to be taken in.
        let is_there = |(seq, _)| self.state.head.seq + 1 < seq;
        Ok(self.behind && self.broken.get().is_none_or(is_there))
    }

    /// Begins with what was kept, where the ledger still holds the entry that it goes up to.
    pub(super) fn catch_up_from_snapshot(&mut self, reading: Reading) -> Result<(), Trouble> {
        if let Some((state, tail)) = self.snapshot.load(reading) {
            let stored = self.store.read(&[state.head.seq]);
            if stored.is_ok_and(|found| found.first().is_some_and(|e| e.hash == state.head.hash)) {
                self.begin_with(state, tail);
            }
        }
        self.catch_up()?;
        Ok(())
    }

    pub(super) fn begin_with(&mut self, state: State, tail: Arc<SnapshotTail>) {
        self.unread = Some(Unread::upto(state.head.seq));
        self.snapshot.holds(state.head.seq, tail);
        self.state = state;
    }

    /// Reads on from the state's head; stops, and says so, in front of a broken entry.
    fn catch_up(&mut self) -> Result<Vec<Fact>, Trouble> {
        let from = self.state.head.seq;
        match self.heed(self.store.read_since(from)) {
            Ok(entries) => self.take_in(&entries),
            Err(StoreError::Broken { seq, .. }) => {
                let sound: Vec<Seq> = (from + 1..seq).collect();
                let entries = self.store.read(&sound)?;
                self.take_in(&entries)
            }
            Err(error) => Err(error.into()),
        }
    }

    /// Folds stored entries, one's own and others' alike.
    pub(super) fn take_in(&mut self, entries: &[Entry]) -> Result<Vec<Fact>, Trouble> {
        let mut facts = Vec::with_capacity(entries.len());
        for entry in entries {
            let fact = Fact::read(entry)?;
            self.state.apply(&fact, entry.head());
            facts.push(fact);
        }
        Ok(facts)
    }
}
