//! Copies of a ledger, page by page: of a damaged one too, so that what is wrong with it is found
//! in the copy and not made up on the way, as it might where the rows are written anew.

use std::fs::{File, OpenOptions};
use std::io::ErrorKind;
use std::os::unix::fs::OpenOptionsExt;
use std::path::Path;
use std::time::Duration;

use rusqlite::backup::{Backup, StepResult};
use rusqlite::{Connection, ErrorCode, MAIN_DB, OpenFlags};

use super::StoreError;
use super::file::at;
use super::patience::Patience;

/// How long between two attempts.
const STEP: Duration = Duration::from_millis(10);

/// Copies what `from` sees now to a new file.
pub(super) fn copy(from: &Connection, to: &Path, patience: Duration) -> Result<(), StoreError> {
    OpenOptions::new().write(true).create_new(true).mode(0o600).open(to).map_err(at(to))?;
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let mut copy = Connection::open_with_flags(to, flags)?;
    pages(from, &mut copy, patience).map_err(|error| match &error {
        StoreError::Sqlite(cause) if cause.sqlite_error_code() == Some(ErrorCode::DiskFull) => {
            at(to)(ErrorKind::StorageFull.into())
        }
        _ => error,
    })?;
    copy.close().map_err(|(_, error)| error)?;
    File::open(to).and_then(|file| file.sync_all()).map_err(at(to))
}

/// The entries as `from` sees them now, with views of what their bodies say: a database file of its own
/// that every program can open, also where nothing can be written. It is no ledger, lest somebody
/// enters something there.
pub(super) fn for_sql(from: &Connection, patience: Duration) -> Result<Vec<u8>, StoreError> {
    let mut copy = Connection::open_in_memory()?;
    pages(from, &mut copy, patience)?;
    copy.execute_batch(include_str!("views.sql"))?;
    copy.pragma_update(None, "application_id", 0)?;
    copy.pragma_update(None, "user_version", 0)?;
    // Nothing of it goes through files that others might see.
    copy.pragma_update(None, "temp_store", "MEMORY")?;
    // Written anew it asks for no write-ahead log.
    copy.execute_batch("VACUUM")?;
    Ok(copy.serialize(MAIN_DB)?.to_vec())
}

/// All pages in one step, which sees the ledger at one moment and keeps nobody from writing. Where
/// there are several, each entry of somebody else begins the copy anew.
fn pages(from: &Connection, to: &mut Connection, patience: Duration) -> Result<(), StoreError> {
    let backup = Backup::new(from, to)?;
    let patience = Patience::begin(patience, STEP);
    while backup.step(-1)? != StepResult::Done {
        patience.wait()?;
    }
    Ok(())
}
