//! The open ledger: fold, decide, append, retry, follow. What the dashboard and the command line
//! share; nothing else appends.

mod backup;
mod batch;
mod checking;
mod following;
mod kept;
mod lists;
pub mod proof;
mod reading;
mod rest;
mod snapshot;
mod submit;

use std::cell::Cell;
use std::path::Path;

pub use backup::{Copied, NotCopied, NotRestored, Restored, backup, restore};
pub use batch::Batch;
pub use reading::NoPast;
pub use submit::{NotDone, NotEntered};

use kept::Reading;

use crate::domain::entry::{Entry, Head, Seq};
use crate::domain::fact::Unreadable;
use crate::domain::state::State;
use crate::evidence::Cabinet;
use crate::ledger::{Appended, Break, SqliteStore, StoreError};

/// An open ledger and the state that it folds to.
#[derive(Debug)]
pub struct Office {
    store: SqliteStore,
    state: State,
    snapshot: snapshot::Place,
    lists: lists::Place,
    evidence: Cabinet,
    /// The first entry that is known to be broken: nothing is appended any more. This and the two after it
    /// are told apart, for each comes and goes by itself; in cells, because whoever only reads finds them.
    broken: Cell<Option<(Seq, Break)>>,
    /// Another file lies in the ledger's place, as of the last look: it may be put back.
    replaced: Cell<bool>,
    /// What is shown has to be read anew; see [`Office::mend`].
    misshown: Cell<bool>,
    /// Up to where the entries that the snapshot goes up to were read since.
    unread: Option<checking::Unread>,
    /// Others entered something that is not read yet.
    behind: bool,
    /// The latest entries as they were kept of a ledger at rest, until that was asked whether it ends where
    /// the state does.
    latest: Option<Vec<Entry>>,
}

/// Why the ledger could not be worked with.
#[derive(Debug, thiserror::Error)]
pub enum Trouble {
    /// The store.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// An entry that cannot be understood.
    #[error(transparent)]
    Unreadable(#[from] Unreadable),
    /// What was shown was not what the entries say.
    #[error("the snapshot was not what the entries fold to")]
    Misshown,
}

impl Office {
    /// Opens a ledger. Where the chain is broken in what had to be read, what stands before the
    /// break is shown and nothing can be appended; see [`Office::broken`].
    ///
    /// # Errors
    /// Where it is no ledger, cannot be read, or was written by a later halfsky.
    pub fn open(path: &Path) -> Result<Self, Trouble> {
        Self::open_reading(path, Reading::Whole)
    }

    /// The same for a session that stays: what is seldom asked for stays in the snapshot's file until
    /// it is. What cannot be had then is lacking until the next [`Office::mend`]: of what is to last,
    /// nothing is made without one after it. A ledger at rest is opened when it is first asked for something
    /// that was not kept: what is wrong with it is found then.
    ///
    /// # Errors
    /// As [`Office::open`].
    pub fn open_to_stay(path: &Path) -> Result<Self, Trouble> {
        match Self::at_rest(path) {
            Some(office) => Ok(office),
            None => Self::open_reading(path, Reading::AsAsked),
        }
    }

    fn open_reading(path: &Path, reading: Reading) -> Result<Self, Trouble> {
        let mut office = Self::over(SqliteStore::open(path)?);
        office.catch_up_from_snapshot(reading)?;
        Ok(office)
    }

    /// Makes an empty ledger and opens it.
    ///
    /// # Errors
    /// Where something is there already, or the folder cannot be written.
    pub fn create(path: &Path) -> Result<Self, Trouble> {
        Ok(Self::over(SqliteStore::create(path)?))
    }

    /// Appends what a new ledger begins with, whole or not at all. Nothing of that names a file to be proven.
    ///
    /// # Errors
    /// [`StoreError::Exists`] where somebody else's entries stand there by now; what is wrong with the
    /// ledger.
    pub fn begin(&mut self, batch: Batch) -> Result<(), Trouble> {
        let (entries, _) = batch.into_entries();
        let appended = self.store.append(&Head::default(), &entries);
        match self.heed(appended)? {
            Appended::Stored(stored) => self.take_in(&stored).map(drop),
            Appended::Moved(_) => Err(StoreError::Exists(self.path().to_owned()).into()),
        }
    }

    /// The entries as a database file for people with SQL.
    ///
    /// # Errors
    /// Where the ledger cannot be read.
    pub fn for_sql(&self) -> Result<Vec<u8>, Trouble> {
        Ok(self.store.for_sql()?)
    }

    /// Where the ledger lies.
    pub fn path(&self) -> &Path {
        self.store.path()
    }

    /// Whether nothing can be appended.
    pub fn is_read_only(&self) -> bool {
        self.shut().is_some()
    }

    /// Why nothing can be appended.
    pub fn shut(&self) -> Option<StoreError> {
        let broken = self.broken.get().map(|(seq, why)| StoreError::Broken { seq, why });
        let replaced = || self.replaced.get().then(|| StoreError::Replaced(self.path().to_owned()));
        broken.or_else(replaced).or_else(|| self.store.shut().map(StoreError::from))
    }

    /// What lies beside it is beside the file itself, whatever link leads to that.
    fn over(store: SqliteStore) -> Self {
        let path = store.path();
        let (snapshot, lists) = (snapshot::Place::beside(path), lists::Place::beside(path));
        let evidence = Cabinet::beside(path);
        let state = State::default();
        Self {
            store,
            state,
            snapshot,
            lists,
            evidence,
            broken: Cell::new(None),
            replaced: Cell::new(false),
            unread: None,
            misshown: Cell::new(false),
            behind: false,
            latest: None,
        }
    }

    /// What is true now, as far as this session has read.
    pub fn state(&self) -> &State {
        &self.state
    }

    /// Whether another file was put in the ledger's place since it was opened, or it was removed: what
    /// is shown is what it held.
    pub fn is_replaced(&self) -> bool {
        self.replaced.get()
    }

    /// The first broken entry, where the chain is broken in what was read.
    pub fn broken(&self) -> Option<(Seq, Break)> {
        self.broken.get()
    }
}
