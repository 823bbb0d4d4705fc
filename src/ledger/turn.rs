//! Taking turns: the file lock around an append.
//!
//! SQLite's own busy wait is unfair and lets the slowest of many writers starve; this lock brings
//! order among them. It is not what keeps the ledger whole: a writer that ignores it, or a lock
//! file that was deleted, costs fairness and nothing else, for `BEGIN IMMEDIATE` stands behind it.
//!
//! And the door: a lock file of its own. Whoever opens a ledger passes it, and it is shut while one
//! ledger is put in the place of another (see `site`): somebody who had the old file open by then, and
//! went on when it had lost its name, would write its log beside the new one.

use std::fs::{File, OpenOptions, TryLockError};
use std::os::unix::fs::OpenOptionsExt;
use std::path::Path;
use std::time::Duration;

use super::StoreError;
use super::patience::Patience;
use crate::disk::beside;

/// How long between two looks at the lock.
const STEP: Duration = Duration::from_millis(2);

/// Waits for the lock at `path`, at most for `patience`; it is held until the file is dropped.
pub(super) fn take(path: &Path, patience: Duration) -> Result<File, StoreError> {
    let lock = file(path).map_err(|error| StoreError::Io(path.to_owned(), error))?;
    wait(path, patience, || lock.try_lock())?;
    Ok(lock)
}

/// Nobody but the owner can open it, and so keep it locked.
fn file(path: &Path) -> std::io::Result<File> {
    OpenOptions::new().create(true).truncate(false).write(true).mode(0o600).open(path)
}

/// Waits to pass the door of the ledger at `path`; nobody shuts it until the file is dropped. None
/// where there can be none.
pub(super) fn pass_door(path: &Path, patience: Duration) -> Result<Option<File>, StoreError> {
    door(path, patience, File::try_lock_shared)
}

/// Waits to shut the door of the ledger at `path`; nobody passes it until the file is dropped. None
/// where there can be none.
pub(super) fn shut_door(path: &Path, patience: Duration) -> Result<Option<File>, StoreError> {
    door(path, patience, File::try_lock)
}

fn door(
    path: &Path,
    patience: Duration,
    attempt: impl Fn(&File) -> Result<(), TryLockError>,
) -> Result<Option<File>, StoreError> {
    let place = beside(path, ".door");
    // Where nothing can be written, or there are no locks, the door stands open.
    let Ok(door) = file(&place) else { return Ok(None) };
    match wait(&place, patience, || attempt(&door)) {
        Ok(()) => Ok(Some(door)),
        Err(StoreError::Io(..)) => Ok(None),
        Err(busy) => Err(busy),
    }
}

fn wait(
    path: &Path,
    patience: Duration,
    attempt: impl Fn() -> Result<(), TryLockError>,
) -> Result<(), StoreError> {
    let patience = Patience::begin(patience, STEP);
    loop {
        match attempt() {
            Ok(()) => return Ok(()),
            Err(TryLockError::Error(error)) => {
                return Err(StoreError::Io(path.to_owned(), error));
            }
            Err(TryLockError::WouldBlock) => patience.wait()?,
        }
    }
}
