//! The state at some entry, kept beside the ledger so that opening costs what changed and not the
//! history. It can be deleted at any time.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::Office;
use super::kept::{self, Reading, SnapshotTail};
use crate::disk::beside;
use crate::domain::entry::Seq;
use crate::domain::state::State;

/// A snapshot is written anew when this many entries are not in it.
const WORTH_SAVING: Seq = 64;

/// Where the snapshot lies, and up to which entry it goes.
#[derive(Debug)]
pub(super) struct Place {
    path: PathBuf,
    holds: Seq,
    /// What this session's state may still ask for.
    tail: Option<Arc<SnapshotTail>>,
}

impl Place {
    pub(super) fn beside(ledger: &Path) -> Self {
        Self { path: beside(ledger, kept::SNAPSHOT), holds: 0, tail: None }
    }

    /// The state of the snapshot and its tail, where there is one of this build. Whether
    /// it is of this ledger is for who has that.
    pub(super) fn load(&self, reading: Reading) -> Option<(State, Arc<SnapshotTail>)> {
        let (state, tail): (State, _) = kept::load(&self.path, reading)?;
        (state.head.seq > 0).then_some((state, tail))
    }

    /// It is of this ledger, up to an entry.
    pub(super) fn holds(&mut self, seq: Seq, tail: Arc<SnapshotTail>) {
        (self.holds, self.tail) = (seq, Some(tail));
    }

    /// Whether somebody removed it since it was loaded or saved.
    pub(super) fn is_gone(&self) -> bool {
        self.holds > 0 && !self.path.exists()
    }

    /// Removes the snapshot.
    pub(super) fn remove(&self) {
        // Where it cannot be removed, the next one saved takes its place.
        let _ = fs::remove_file(&self.path);
    }

    /// Removes the snapshot, and another may be saved.
    pub(super) fn discard(&mut self) {
        self.remove();
        (self.holds, self.tail) = (0, None);
    }

    /// Whether something of it could not be read when it was asked for.
    pub(super) fn is_lost(&self) -> bool {
        self.tail.as_ref().is_some_and(|tail| tail.is_lost())
    }

    /// Writes the snapshot where so many entries are new; readable by the owner alone, whole or not at
    /// all.
    fn save(&mut self, state: &State, new: Seq) {
        if state.head.seq < self.holds + new {
            return;
        }
        // A state that cannot be written is read from its entries the next time.
        let Ok(bytes) = kept::bytes(state) else { return };
        // Asked after it was put together, which reads all that was not asked for yet: what lacks a
        // part is not kept.
        if !self.is_lost() && kept::write(&self.path, |file| file.write_all(&bytes)).is_ok() {
            self.holds = state.head.seq;
        }
    }
}

impl Office {
    /// Writes the snapshot that makes the next opening quick, where enough is new. It is only a
    /// convenience: where it cannot be written, opening reads more.
    pub fn save_snapshot(&mut self) {
        self.save_snapshot_of(WORTH_SAVING);
    }

    /// The same, where so many entries are new.
    pub(super) fn save_snapshot_of(&mut self, new: Seq) {
        // Somebody who found a break took it away: not to be written anew by who has not looked.
        if !self.is_misshown() && !self.is_replaced() && !self.snapshot.is_gone() {
            self.snapshot.save(&self.state, new);
        }
        // Asked once more, for to put it together everything was asked for.
        if self.is_misshown() {
            self.misshown.set(true);
            self.discard_kept();
        }
    }

    /// What is kept beside the ledger is not what the entries say.
    pub(super) fn discard_kept(&mut self) {
        self.snapshot.discard();
        self.lists.discard();
    }
}
