//! The place where a ledger lies, while nobody else is at it: for putting another ledger there.
//!
//! Whoever has a ledger open in WAL mode holds a lock on the file, so that only somebody alone with it
//! can lock it as a whole. Meanwhile the turn to append is taken and the door shut (see `turn`): nobody
//! gets in before the new file has the name. Right before that the old one is closed, by which SQLite
//! writes what is in the log into the file and removes the log: none is left that it could replay into
//! the file that comes after. Programs other than halfsky do not know of the door; one that opens the
//! ledger in that very moment is not kept out.

use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::{Connection, ErrorCode, OpenFlags};

use super::file::{at, known_ledger};
use super::parts::{parts, refuse_taken, with_logs};
use super::patience::Patience;
use super::{StoreError, rows, turn};
use crate::disk::{self, beside, folder_of, sync_folder};
use crate::domain::entry::Hash;

/// How long to wait for those who are just leaving.
const PATIENCE: Duration = Duration::from_secs(2);

/// How long between two attempts.
const STEP: Duration = Duration::from_millis(20);

/// A place where a ledger lies or can be put, and nobody else is.
#[derive(Debug)]
pub struct Site {
    path: PathBuf,
    /// The file that is there, locked; none where there is none, or it is no database.
    held: Option<Connection>,
    _turn: File,
    _door: Option<File>,
}

impl Site {
    /// Keeps everybody out of the place of the ledger at `path`, where a file may be or not.
    ///
    /// # Errors
    /// [`StoreError::Busy`] where somebody has it open; [`StoreError::NotALedger`] where a folder is
    /// there; [`StoreError::Io`]; SQLite's errors.
    pub fn take(path: &Path) -> Result<Self, StoreError> {
        let path = real(path)?;
        let door = turn::shut_door(&path, PATIENCE)?;
        let turn = turn::take(&beside(&path, ".lock"), PATIENCE)?;
        let held = hold(&path)?;
        Ok(Self { path, held, _turn: turn, _door: door })
    }

    /// The file's path, without links.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Whether something is there, be it no ledger, or only the log of one.
    pub fn is_taken(&self) -> bool {
        matches!(refuse_taken(&self.path), Err(StoreError::Exists(_)))
    }

    /// The hash of every entry that is there, in order.
    ///
    /// # Errors
    /// [`StoreError::Broken`]; [`StoreError::NotALedger`] where something else is there;
    /// [`StoreError::Newer`]; SQLite's errors.
    pub fn hashes(&self) -> Result<Vec<Hash>, StoreError> {
        let mut hashes = Vec::new();
        match &self.held {
            Some(conn) => {
                known_ledger(conn, &self.path)?;
                rows::walk(conn, 0, u64::MAX, &mut |entry| hashes.push(entry.hash))?;
            }
            None if self.is_taken() => return Err(StoreError::NotALedger(self.path.clone())),
            None => {}
        }
        Ok(hashes)
    }

    /// Puts a closed ledger of the same disk there, in the stead of what is there; that goes by the
    /// name `aside` from then on, or away.
    ///
    /// # Errors
    /// [`StoreError::Exists`] where something goes by the name `aside` already; [`StoreError::Io`]; all
    /// is as it was then.
    pub fn put(mut self, ledger: &Path, aside: Option<&Path>) -> Result<(), StoreError> {
        let [_, log, index, _] = parts(&self.path);
        if let Some(held) = self.held.take() {
            held.close().map_err(|(_, error)| error)?;
            if fs::symlink_metadata(log).is_ok() {
                // It goes with the last one only.
                return Err(StoreError::Busy { waited: Duration::ZERO });
            }
        }
        let mut moved = Vec::new();
        let swap = self.set_aside(aside, &mut moved).and_then(|()| {
            // The index of a log that is no more.
            remove(&index)?;
            fs::rename(ledger, &self.path).map_err(at(&self.path))
        });
        if swap.is_err() {
            for (from, to) in moved {
                // What went wrong before is the thing to tell.
                let _ = if from.exists() { fs::remove_file(to) } else { fs::rename(to, from) };
            }
            return swap;
        }
        let folder = folder_of(&self.path);
        sync_folder(folder).map_err(at(folder))
    }

    /// Gives what is there another name, and notes what was moved where.
    fn set_aside(
        &self,
        aside: Option<&Path>,
        moved: &mut Vec<(PathBuf, PathBuf)>,
    ) -> Result<(), StoreError> {
        let Some(aside) = aside else { return Ok(()) };
        refuse_taken(aside)?;
        for (from, to) in with_logs(&self.path).into_iter().zip(with_logs(aside)) {
            if fs::symlink_metadata(&from).is_err() {
                continue;
            }
            // By a second name there is no moment without a ledger, which somebody might found anew. Not
            // every disk knows such names.
            let linked = from == self.path && fs::hard_link(&from, &to).is_ok();
            if !linked {
                fs::rename(&from, &to).map_err(at(&to))?;
            }
            moved.push((from, to));
        }
        Ok(())
    }
}

/// Links are followed where there is something, so that all share one lock file.
fn real(path: &Path) -> Result<PathBuf, StoreError> {
    match fs::canonicalize(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            std::path::absolute(path).map_err(at(path))
        }
        other => other.map_err(at(path)),
    }
}

/// Locks the file as a whole; none where there is no database.
fn hold(path: &Path) -> Result<Option<Connection>, StoreError> {
    match fs::metadata(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(at(path)(error)),
        Ok(found) if !found.is_file() => return Err(StoreError::NotALedger(path.to_owned())),
        Ok(_) => {}
    }
    let patience = Patience::begin(PATIENCE, STEP);
    loop {
        let error = match alone(path) {
            Ok(conn) => return Ok(Some(conn)),
            Err(error) => error,
        };
        match error.sqlite_error_code() {
            Some(ErrorCode::NotADatabase | ErrorCode::DatabaseCorrupt) => return Ok(None),
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => patience.wait()?,
            _ => return Err(error.into()),
        }
    }
}

/// Opens the file where nobody else has, and changes nothing in it.
fn alone(path: &Path) -> rusqlite::Result<Connection> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let conn = Connection::open_with_flags(path, flags)?;
    conn.busy_timeout(Duration::ZERO)?;
    // Before anything is read: then it takes effect on a ledger in WAL mode too.
    conn.pragma_update_and_check(None, "locking_mode", "EXCLUSIVE", |_| Ok(()))?;
    conn.execute_batch("BEGIN EXCLUSIVE")?;
    Ok(conn)
}

fn remove(path: &Path) -> Result<(), StoreError> {
    disk::remove(path).map_err(at(path))
}
