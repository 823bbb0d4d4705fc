//! The ledger as a file: created whole or not at all, opened only where it is one.
//!
//! Not for entries. Nothing here opens the ledger's file other than through SQLite: closing any
//! descriptor of a file drops all POSIX locks that the process holds on it, SQLite's among them.
//!
//! **Where nothing can be written** (a read-only disk, or a folder that is not one's own) SQLite
//! cannot open a ledger in WAL mode, because it must make two files beside it. It is then opened
//! as `immutable`: without locks, and without looking at a write-ahead log. If one lies there with
//! entries in it, the ledger is refused as [`StoreError::Stranded`] instead of being shown
//! shortened. An immutable ledger is taken for one that nobody else changes; entries appended from
//! a place where it can be written are not seen before it is opened again, which is done once it can
//! be written here too.

use std::fs::{self, File, Metadata, OpenOptions};
use std::io;
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::{MetadataExt, OpenOptionsExt};
use std::path::{Path, PathBuf};
use std::time::Duration;

use nix::unistd::{AccessFlags, access};
use rusqlite::{Connection, ErrorCode, MAIN_DB, OpenFlags, TransactionBehavior, ffi};

use super::parts::{Log, logs, parts, refuse_taken};
use super::{StoreError, turn};
use crate::disk::{self, beside, folder_of, sync_folder};

/// "HSKY" in the file's header says that it is a ledger.
const APPLICATION_ID: i32 = i32::from_be_bytes(*b"HSKY");

/// What made each form of the file out of the one before; `user_version` counts those done. To
/// change the form, add a step: never alter one that was released.
/// Ledgers made before the first release may have the views of `views.sql` as well, which nobody minds.
const STEPS: [&str; 1] = [include_str!("schema.sql")];

const KNOWN: u32 = STEPS.len() as u32;

/// A ledger's connection, ready to use.
pub(super) struct Opened {
    pub(super) conn: Connection,
    pub(super) path: PathBuf,
    pub(super) which: Which,
    pub(super) shut: Option<Shut>,
}

/// Why nothing can be appended to an open ledger.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shut {
    /// It was opened for reading, or its file or folder cannot be written.
    Rights,
    /// Nothing can be put beside it, for its disk is full.
    Room,
}

/// Which file it is, whatever name it has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Which {
    pub(super) device: u64,
    pub(super) inode: u64,
}

impl Which {
    fn is(about: &Metadata) -> Self {
        Self { device: about.dev(), inode: about.ino() }
    }

    /// The one that lies there.
    ///
    /// # Errors
    /// [`StoreError::NotALedger`] where that is no file; [`StoreError::Io`].
    pub(super) fn lies_at(path: &Path) -> Result<Self, StoreError> {
        let about = fs::metadata(path).map_err(at(path))?;
        match about.is_file() {
            true => Ok(Self::is(&about)),
            false => Err(StoreError::NotALedger(path.to_owned())),
        }
    }

    /// Whether another has this name.
    pub(super) fn is_ousted(self, path: &Path) -> bool {
        Self::lies_at(path).is_ok_and(|there| there != self)
    }

    /// Refuses to go on where it lost its name: another was put there, or it was removed, by whoever
    /// does not know that it is open.
    ///
    /// # Errors
    /// [`StoreError::Replaced`]; [`StoreError::Io`] where that cannot be seen.
    pub(super) fn refuse_replaced(self, path: &Path) -> Result<(), StoreError> {
        match fs::metadata(path) {
            Ok(about) if Self::is(&about) == self => Ok(()),
            Err(error) if error.kind() != io::ErrorKind::NotFound => Err(at(path)(error)),
            _ => Err(StoreError::Replaced(path.to_owned())),
        }
    }
}

/// Makes an empty ledger at `path`: built under another name, then renamed. Of two that create at
/// once, one finds the other's there, for both take the ledger's lock.
pub(super) fn create(path: &Path, patience: Duration) -> Result<(), StoreError> {
    let path = std::path::absolute(path).map_err(at(path))?;
    refuse_taken(&path)?;
    let _turn = turn::take(&beside(&path, ".lock"), patience)?;
    refuse_taken(&path)?;
    let draft = beside(&path, ".new");
    sweep(&draft)?;
    let made = build(&draft).and_then(|()| {
        File::open(&draft).and_then(|file| file.sync_all()).map_err(at(&draft))?;
        fs::rename(&draft, &path).map_err(at(&path))
    });
    if made.is_err() {
        // What went wrong before is the thing to tell; the next create() sweeps again.
        let _ = sweep(&draft);
        return made;
    }
    let folder = folder_of(&path);
    sync_folder(folder).map_err(at(folder))
}

/// Opens the ledger at `path`, for writing if `write` and if that can be done.
pub(super) fn open(path: &Path, write: bool, patience: Duration) -> Result<Opened, StoreError> {
    let path = real(path)?;
    let _door = turn::pass_door(&path, patience)?;
    // Behind the door: before it another may have been put there.
    let which = Which::lies_at(&path)?;
    let flags =
        if write { OpenFlags::SQLITE_OPEN_READ_WRITE } else { OpenFlags::SQLITE_OPEN_READ_ONLY };
    if write {
        Log::give_rights(&path);
    }
    let mut full = false;
    let (mut conn, form) = match greet(&path, &path, flags, patience) {
        Err(StoreError::Sqlite(error)) if shut_out(&error) => {
            full = is_of_full_disk(&error);
            access(&path, AccessFlags::R_OK).map_err(|errno| at(&path)(errno.into()))?;
            let [wal, _] = logs(&path);
            if fs::metadata(&wal).is_ok_and(|wal| wal.len() > 0) {
                return Err(StoreError::Stranded { wal });
            }
            let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_URI;
            greet(&path, &immutable(&path), flags, patience)?
        }
        other => other?,
    };
    let read_only = conn.is_readonly(MAIN_DB)?;
    let shut = read_only.then_some(if full { Shut::Room } else { Shut::Rights });
    if !read_only {
        if form < KNOWN {
            migrate(&mut conn)?;
        }
        // Already so unless somebody changed it; what it was changed to works too, only slower.
        conn.pragma_update_and_check(None, "journal_mode", "WAL", |_| Ok(()))?;
    }
    settle(&conn)?;
    Ok(Opened { conn, path, which, shut })
}

/// Whether the ledger at `path` and its folder have the rights for it to be written.
pub(super) fn may_be_written(path: &Path) -> bool {
    let both = AccessFlags::R_OK | AccessFlags::W_OK;
    let may = |place: &Path| access(place, both).is_ok();
    may(path) && may(folder_of(path))
}

/// Opens for reading a ledger that nobody writes to, and leaves nothing beside it. Where there are
/// entries in a log, it is opened as any.
pub(super) fn open_still(path: &Path, patience: Duration) -> Result<Opened, StoreError> {
    let path = real(path)?;
    let which = Which::lies_at(&path)?;
    if logs(&path).iter().any(|log| fs::metadata(log).is_ok_and(|log| log.len() > 0)) {
        return open(&path, false, patience);
    }
    access(&path, AccessFlags::R_OK).map_err(|errno| at(&path)(errno.into()))?;
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_URI;
    let (conn, _) = greet(&path, &immutable(&path), flags, patience)?;
    settle(&conn)?;
    Ok(Opened { conn, path, which, shut: Some(Shut::Rights) })
}

/// Connects and finds out whether this is a ledger that this program knows; writes nothing.
fn greet(
    path: &Path,
    name: &Path,
    flags: OpenFlags,
    patience: Duration,
) -> Result<(Connection, u32), StoreError> {
    let conn = Connection::open_with_flags(name, flags | OpenFlags::SQLITE_OPEN_NO_MUTEX)?;
    conn.busy_timeout(patience)?;
    let form = known_ledger(&conn, path)?;
    Ok((conn, form))
}

/// The form of the file, if it is a ledger and of a form that this program knows.
pub(super) fn known_ledger(conn: &Connection, path: &Path) -> Result<u32, StoreError> {
    let foreign = |error: rusqlite::Error| match error.sqlite_error_code() {
        Some(ErrorCode::NotADatabase) => StoreError::NotALedger(path.to_owned()),
        _ => error.into(),
    };
    let id: i32 =
        conn.pragma_query_value(None, "application_id", |row| row.get(0)).map_err(foreign)?;
    if id != APPLICATION_ID {
        return Err(StoreError::NotALedger(path.to_owned()));
    }
    let form = known_form(conn, path)?;
    if form == 0 || !conn.table_exists(None, "entry")? {
        return Err(StoreError::NotALedger(path.to_owned()));
    }
    Ok(form)
}

/// The form of the file, if this program knows it. A later program may change it at any time, so
/// this is asked again in each transaction that writes.
pub(super) fn known_form(conn: &Connection, path: &Path) -> Result<u32, StoreError> {
    match form(conn)? {
        found if found > KNOWN => {
            Err(StoreError::Newer { path: path.to_owned(), found, known: KNOWN })
        }
        form => Ok(form),
    }
}

/// What every connection to a ledger is set to.
fn settle(conn: &Connection) -> Result<(), StoreError> {
    conn.pragma_update(None, "synchronous", "FULL")?;
    conn.pragma_update(None, "recursive_triggers", true)?;
    conn.pragma_update(None, "trusted_schema", false)?;
    // In KiB: what is read again is held by those who show it; the system keeps the file's pages.
    conn.pragma_update(None, "cache_size", -64)?;
    Ok(())
}

fn build(draft: &Path) -> Result<(), StoreError> {
    OpenOptions::new().write(true).create_new(true).mode(0o600).open(draft).map_err(at(draft))?;
    let mut conn = Connection::open_with_flags(draft, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
    settle(&conn)?;
    conn.pragma_update(None, "application_id", APPLICATION_ID)?;
    migrate(&mut conn)?;
    // Last, and closed at once, so that no file beside the draft is part of it.
    conn.pragma_update_and_check(None, "journal_mode", "WAL", |_| Ok(()))?;
    conn.close().map_err(|(_, error)| error.into())
}

/// Does the steps that are not done yet, all or none.
fn migrate(conn: &mut Connection) -> Result<(), StoreError> {
    let transaction = conn.transaction_with_behavior(TransactionBehavior::Immediate)?;
    // Read again: another session may have been first.
    let done = form(&transaction)?;
    for step in STEPS.iter().skip(done as usize) {
        transaction.execute_batch(step)?;
    }
    transaction.pragma_update(None, "user_version", done.max(KNOWN))?;
    Ok(transaction.commit()?)
}

fn form(conn: &Connection) -> Result<u32, StoreError> {
    let form: i32 = conn.pragma_query_value(None, "user_version", |row| row.get(0))?;
    // The header's field is signed; no ledger has a negative one.
    Ok(u32::try_from(form).unwrap_or(0))
}

/// Clears away what a create() that did not come to its end has left.
fn sweep(draft: &Path) -> Result<(), StoreError> {
    parts(draft).iter().try_for_each(|left| disk::remove(left).map_err(at(left)))
}

/// The real path of a file. Links are followed, so that all share one lock file.
///
/// # Errors
/// [`StoreError::Missing`]; [`StoreError::Io`].
pub fn real(path: &Path) -> Result<PathBuf, StoreError> {
    fs::canonicalize(path).map_err(|error| match error.kind() {
        io::ErrorKind::NotFound => StoreError::Missing(path.to_owned()),
        _ => StoreError::Io(path.to_owned(), error),
    })
}

/// Whether SQLite could not open the ledger for want of a place or of room to write beside it, or of
/// rights.
fn shut_out(error: &rusqlite::Error) -> bool {
    matches!(error.sqlite_error_code(), Some(ErrorCode::CannotOpen | ErrorCode::ReadOnly))
        || is_of_full_disk(error)
}

/// Whether SQLite found the file cut off or overwritten.
pub fn is_of_damage(error: &rusqlite::Error) -> bool {
    matches!(error.sqlite_error_code(), Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase))
}

/// Whether that was for want of room.
pub(super) fn is_of_full_disk(error: &rusqlite::Error) -> bool {
    const NO_ROOM: [i32; 2] = [ffi::SQLITE_IOERR_SHMSIZE, ffi::SQLITE_IOERR_SHMMAP];
    let extended = error.sqlite_error().map(|error| error.extended_code);
    error.sqlite_error_code() == Some(ErrorCode::DiskFull)
        || extended.is_some_and(|code| NO_ROOM.contains(&code))
}

/// The absolute path as a URI that asks for an immutable file.
fn immutable(path: &Path) -> PathBuf {
    let mut uri = String::from("file://");
    for byte in path.as_os_str().as_bytes() {
        match byte {
            b'/' | b'.' | b'-' | b'_' | b'0'..=b'9' | b'A'..=b'Z' | b'a'..=b'z' => {
                uri.push(char::from(*byte));
            }
            other => uri.push_str(&format!("%{other:02X}")),
        }
    }
    uri.push_str("?immutable=1");
    uri.into()
}

pub(super) fn at(path: &Path) -> impl FnOnce(io::Error) -> StoreError {
    let path = path.to_owned();
    move |error| StoreError::Io(path, error)
}
