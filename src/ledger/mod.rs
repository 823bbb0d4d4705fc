//! The ledger: entries kept in order, in a chain of hashes, appended to and never changed.
//!
//! For storing entries and handing them out again exactly as stored, and for finding out whether
//! anything was altered. Not for understanding them: no body is parsed here, nothing is judged, no
//! person's rights are known. Rules live in `domain`; the loop that folds, decides, appends and
//! retries is `office`; sentences for people are made in `words`.

pub mod chain;
mod copy;
mod file;
mod patience;
mod rows;
mod site;
mod sqlite;
mod turn;

use std::path::PathBuf;
use std::time::Duration;

pub use file::refuse_taken;
pub use site::Site;
pub use sqlite::SqliteStore;

use crate::domain::entry::{Entry, Head, NewEntry, Seq};

/// What a ledger does, whatever engine stands behind it.
pub trait Store {
    /// Where the chain ends: the last stored entry, taken at its word.
    ///
    /// # Errors
    /// [`StoreError::Broken`] where that row cannot be read as an entry; the engine's errors.
    fn head(&self) -> Result<Head, StoreError>;

    /// Appends all of `entries` behind `expected`, or none of them.
    ///
    /// # Errors
    /// [`StoreError::ReadOnly`]; [`StoreError::Busy`] where others kept the ledger for too long;
    /// [`StoreError::Replaced`] where another file lies in its place;
    /// [`StoreError::UnknownHead`] where `expected` is not in the chain; [`StoreError::Broken`]
    /// where the entries from `expected` on are; [`StoreError::Newer`] where a later halfsky has
    /// changed the ledger's form meanwhile; the engine's errors.
    fn append(&mut self, expected: &Head, entries: &[NewEntry]) -> Result<Appended, StoreError>;

    /// The entries after number `seq`, checked link by link from the stored entry `seq`.
    ///
    /// # Errors
    /// [`StoreError::Broken`] names the first bad entry; [`StoreError::NoEntry`] where there is no
    /// entry `seq` (0 is always there); the engine's errors.
    fn read_since(&self, seq: Seq) -> Result<Vec<Entry>, StoreError>;

    /// The entries of these numbers, in the order asked for, each checked against its own hash.
    ///
    /// # Errors
    /// [`StoreError::NoEntry`] and [`StoreError::Broken`] name the first that is missing or bad;
    /// the engine's errors.
    fn read(&self, seqs: &[Seq]) -> Result<Vec<Entry>, StoreError>;

    /// The entries of these numbers, in the order asked for, taken at their word: for what is read anew
    /// right after it was shown.
    ///
    /// # Errors
    /// [`StoreError::NoEntry`] and [`StoreError::Broken`] name the first that is missing or is no
    /// entry; the engine's errors.
    fn glance(&self, seqs: &[Seq]) -> Result<Vec<Entry>, StoreError>;

    /// Whether somebody else may have appended since the last call (at first: since opening). Only
    /// a hint: one's own entries do not count, and it may say yes where nothing is new.
    ///
    /// # Errors
    /// [`StoreError::Replaced`] where another file lies in its place; the engine's errors.
    fn changed(&mut self) -> Result<bool, StoreError>;

    /// Recomputes the whole chain; `progress` hears of every entry found sound.
    ///
    /// A tail that was cut off leaves a valid chain, so compare the returned head with one that
    /// was noted elsewhere.
    ///
    /// # Errors
    /// [`StoreError::Broken`] names the first bad entry; the engine's errors.
    fn verify(&self, progress: &mut dyn FnMut(Seq)) -> Result<Head, StoreError>;

    /// Recomputes at most `most` entries of the chain behind `after`, up to which it was found
    /// sound; gives up to where it is now.
    ///
    /// # Errors
    /// [`StoreError::Broken`] names the first bad entry; [`StoreError::NoEntry`] or
    /// [`StoreError::UnknownHead`] where `after` is not in the chain; the engine's errors.
    fn verify_stretch(&self, after: &Head, most: u64) -> Result<Head, StoreError>;
}

/// What became of an append.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Appended {
    /// The entries as they now stand in the ledger, read back from it.
    Stored(Vec<Entry>),
    /// Nothing was stored: these came in since the head that was expected.
    Moved(Vec<Entry>),
}

/// Why the ledger could not do what was asked.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// There is no such file.
    #[error("{0}: no such file")]
    Missing(PathBuf),
    /// Something is there already; a ledger is never created over it.
    #[error("{0}: exists already")]
    Exists(PathBuf),
    /// A file of some other kind, or no file at all.
    #[error("{0}: not a halfsky ledger")]
    NotALedger(PathBuf),
    /// Written by a later halfsky.
    #[error("{}: has form {found}, this program knows up to {known}", path.display())]
    Newer {
        /// The ledger.
        path: PathBuf,
        /// The form it has.
        found: u32,
        /// The latest form this program knows.
        known: u32,
    },
    /// On a disk that cannot be written, entries lie in a file that SQLite can only read where it
    /// may write. To show the ledger without them would be to show it shortened.
    #[error("{}: holds entries that cannot be read without writing beside it", wal.display())]
    Stranded {
        /// The write-ahead log that holds them.
        wal: PathBuf,
    },
    /// The ledger was opened for reading, or cannot be written.
    #[error("the ledger is read-only")]
    ReadOnly,
    /// Others kept the ledger locked for too long.
    #[error("the ledger was busy for {waited:?}")]
    Busy {
        /// How long was waited.
        waited: Duration,
    },
    /// The chain is broken.
    #[error("entry {seq}: {why}")]
    Broken {
        /// The first bad entry.
        seq: Seq,
        /// In what way.
        why: Break,
    },
    /// There is no entry of this number.
    #[error("no entry {0}")]
    NoEntry(Seq),
    /// This head is not in the chain: another ledger, one put back from a copy, or a cut-off tail.
    #[error("{0} is not in this ledger")]
    UnknownHead(Head),
    /// Another file was put in the ledger's place while it was open, or it was removed.
    #[error("{0}: replaced or removed while it was open")]
    Replaced(PathBuf),
    /// The file system refused.
    #[error("{0}: {1}")]
    Io(PathBuf, #[source] std::io::Error),
    /// SQLite refused for any other reason.
    #[error(transparent)]
    Sqlite(#[from] rusqlite::Error),
}

impl StoreError {
    /// Whether the disk has no room left, as far as SQLite tells.
    pub fn is_of_full_disk(&self) -> bool {
        let Self::Sqlite(error) = self else { return false };
        error.sqlite_error_code() == Some(rusqlite::ErrorCode::DiskFull)
    }
}

/// In what way an entry breaks the chain.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Break {
    /// Its hash is not the hash of what it says.
    #[error("its hash does not fit its content")]
    Hash,
    /// Its `prev` is not the hash of the entry before.
    #[error("it does not follow the entry before it")]
    Link,
    /// It is missing.
    #[error("it is missing; number {found} stands in its place")]
    Gap {
        /// The number found where it should stand.
        found: i64,
    },
    /// A column holds what no entry can hold: another type, a number out of range, bytes that are
    /// not UTF-8.
    #[error("its column {column} holds something of the wrong type")]
    Malformed {
        /// The column.
        column: &'static str,
    },
    /// SQLite found the file damaged where the entry should be.
    #[error("the file is damaged where it should be")]
    Unreadable,
}
