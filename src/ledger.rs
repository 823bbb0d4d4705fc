//! The ledger: entries kept in order, in a chain of hashes, appended to and never changed.
//!
//! For storing entries and handing them out again exactly as stored, and for finding out whether
//! anything was altered. Not for understanding them: no body is parsed here, nothing is judged, no
//! person's rights are known. Rules live in `domain`; the loop that folds, decides, appends and
//! retries is `office`; sentences for people are made in `words`.

pub mod chain;
mod copy;
mod file;
mod parts;
mod patience;
mod rest;
mod rows;
mod site;
mod sqlite;
mod turn;

use std::path::PathBuf;
use std::time::Duration;

pub use file::{Shut, is_of_damage, real};
pub use parts::{parts, refuse_taken};
pub use rest::Rest;
pub use site::Site;
pub use sqlite::SqliteStore;

use crate::domain::entry::{Entry, Head, Seq};

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
    /// The ledger was opened where its disk was full, and so for reading.
    #[error("the ledger is read-only, for there was no room beside it")]
    NoRoom,
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
        matches!(self, Self::Sqlite(error) if file::is_of_full_disk(error))
    }

    /// Whether the file is cut off or overwritten, as far as SQLite tells.
    pub fn is_of_damage(&self) -> bool {
        matches!(self, Self::Sqlite(error) if is_of_damage(error))
    }
}

impl From<Shut> for StoreError {
    fn from(shut: Shut) -> Self {
        match shut {
            Shut::Rights => Self::ReadOnly,
            Shut::Room => Self::NoRoom,
        }
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
