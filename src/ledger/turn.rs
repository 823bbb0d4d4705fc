//! Taking turns: the file lock around an append.
//!
//! SQLite's own busy wait is unfair and lets the slowest of many writers starve; this lock brings
//! order among them. It is not what keeps the ledger whole: a writer that ignores it, or a lock
//! file that was deleted, costs fairness and nothing else, for `BEGIN IMMEDIATE` stands behind it.

use std::fs::{File, OpenOptions, TryLockError};
use std::os::unix::fs::OpenOptionsExt;
use std::path::Path;
use std::thread::sleep;
use std::time::{Duration, Instant};

use super::StoreError;

/// How long between two looks at the lock.
const STEP: Duration = Duration::from_millis(2);

/// Waits for the lock at `path`, at most for `patience`; it is held until the file is dropped.
pub(super) fn take(path: &Path, patience: Duration) -> Result<File, StoreError> {
    let io = |error| StoreError::Io(path.to_owned(), error);
    let lock = OpenOptions::new()
        .create(true)
        .truncate(false)
        .write(true)
        .mode(0o600)
        .open(path)
        .map_err(io)?;
    let began = Instant::now();
    loop {
        match lock.try_lock() {
            Ok(()) => return Ok(lock),
            Err(TryLockError::Error(error)) => return Err(io(error)),
            Err(TryLockError::WouldBlock) => {
                let waited = began.elapsed();
                if waited >= patience {
                    return Err(StoreError::Busy { waited });
                }
                sleep(STEP.min(patience - waited));
            }
        }
    }
}
