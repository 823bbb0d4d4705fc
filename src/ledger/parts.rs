//! What SQLite puts beside a file: names that belong to a ledger without being in it.

use std::fs::{self, Metadata};
use std::io;
use std::path::{Path, PathBuf};

use super::StoreError;
use super::file::Which;
use crate::disk::beside;

/// A file, and what SQLite puts beside it: the write-ahead log, the index of that, and the journal of
/// one that has no such log.
pub fn parts(path: &Path) -> [PathBuf; 4] {
    ["", "-wal", "-shm", "-journal"].map(|part| beside(path, part))
}

/// The file, and where entries can be that are not in it yet.
pub(super) fn with_logs(path: &Path) -> [PathBuf; 3] {
    let [file, wal, _, journal] = parts(path);
    [file, wal, journal]
}

/// The latter alone.
pub(super) fn logs(path: &Path) -> [PathBuf; 2] {
    let [_, logs @ ..] = with_logs(path);
    logs
}

/// Something in the ledger's place, or left from one that was there: SQLite would replay a log
/// that it finds beside a new file.
///
/// # Errors
/// [`StoreError::Exists`] with what is there; [`StoreError::Io`].
pub fn refuse_taken(path: &Path) -> Result<(), StoreError> {
    for taken in with_logs(path) {
        match fs::symlink_metadata(&taken) {
            Ok(_) => return Err(StoreError::Exists(taken)),
            Err(error) if error.kind() == io::ErrorKind::NotFound => {}
            Err(error) => return Err(StoreError::Io(taken, error)),
        }
    }
    Ok(())
}

/// The write-ahead log of an open ledger, and its index.
#[derive(Debug, Clone, Copy)]
pub(super) struct Log([Which; 2]);

impl Log {
    fn places(path: &Path) -> [PathBuf; 2] {
        let [_, log, index, _] = parts(path);
        [log, index]
    }

    /// Those beside a ledger that is open; none where it is read without.
    pub(super) fn of(path: &Path) -> Option<Self> {
        let [log, index] = Self::places(path).map(|place| Which::lies_at(&place).ok());
        Some(Self([log?, index?]))
    }

    /// Gives them the ledger's rights. SQLite gave them those that it had when they were made: what was
    /// left beside one that could only be read would keep it so for ever. Where they are somebody
    /// else's, nothing can be done.
    pub(super) fn give_rights(path: &Path) {
        let Ok(rights) = fs::metadata(path).map(|ledger| ledger.permissions()) else { return };
        for place in Self::places(path) {
            let differs = |there: &Metadata| there.is_file() && there.permissions() != rights;
            if fs::symlink_metadata(&place).is_ok_and(|there| differs(&there)) {
                let _ = fs::set_permissions(&place, rights.clone());
            }
        }
    }

    /// Gives them other names, as far as they have theirs still.
    pub(super) fn put_aside(self, path: &Path) {
        let aside = Self::places(&beside(path, ".replaced"));
        for ((which, place), aside) in self.0.iter().zip(Self::places(path)).zip(aside) {
            if which.refuse_replaced(&place).is_ok() {
                // Where it cannot be renamed, nothing else can be done.
                let _ = fs::rename(place, aside);
            }
        }
    }
}
