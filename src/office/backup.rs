//! A backup is a ledger: the copy of one, with its evidence beside it, that `--ledger` opens.

mod copy;
mod restore;

use std::fs;
use std::io::ErrorKind;
use std::path::Path;

pub use copy::{Copied, NotCopied};
pub use restore::{NotRestored, Restored, restore};

use copy::Draft;

use super::kept;
use crate::disk::{folder_of, name_new, sync_folder};
use crate::domain::entry::Seq;
use crate::evidence::Cabinet;
use crate::ledger::{self, SqliteStore, StoreError};

/// Copies a ledger to a file that is not there yet, while others may go on writing. The copy has its
/// name when it is whole and looked over. Files that are missing or altered do not keep it from being
/// made; they are told.
///
/// # Errors
/// Why there is no copy; nothing is left of it then. A ledger whose chain is broken is not copied,
/// since nothing that bears the name of a backup should be of no use when it is needed.
pub fn backup(
    ledger: &Path,
    to: &Path,
    progress: &mut dyn FnMut(Seq),
) -> Result<Copied, NotCopied> {
    refuse_taken(to)?;
    let store = SqliteStore::open(ledger)?;
    let evidence = Cabinet::beside(ledger);
    let draft = Draft::beside(to)?;
    let looked = draft.take(&store, &evidence, None, progress).inspect_err(|error| {
        if let NotCopied::Broken { .. } = error {
            // Nobody is to open the ledger as if nothing were amiss.
            kept::discard_beside(store.path());
        }
    })?;
    let copied = looked.copied(&Cabinet::beside(&draft.ledger()), &evidence);
    refuse_taken(to)?;
    place(&draft, to)?;
    Ok(copied)
}

/// The ledger comes last: where it is, all of the backup is.
fn place(draft: &Draft, to: &Path) -> Result<(), NotCopied> {
    let io = |error| StoreError::Io(to.to_owned(), error);
    let (here, there) = (Cabinet::beside(&draft.ledger()), Cabinet::beside(to));
    let has_files = here.folder().exists();
    if has_files {
        fs::rename(here.folder(), there.folder()).map_err(io)?;
    }
    name_new(&draft.ledger(), to).map_err(|error| {
        // Nothing but what was put there just now.
        if has_files {
            let _ = fs::remove_dir_all(there.folder());
        }
        io(error)
    })?;
    Ok(sync_folder(folder_of(to)).map_err(io)?)
}

/// Also what a backup that was removed has left: SQLite would replay its log.
fn refuse_taken(to: &Path) -> Result<(), NotCopied> {
    ledger::refuse_taken(to).map_err(|error| match error {
        StoreError::Exists(taken) => NotCopied::Exists(taken),
        other => other.into(),
    })?;
    let evidence = Cabinet::beside(to).folder().to_owned();
    match fs::symlink_metadata(&evidence) {
        Ok(_) => Err(NotCopied::Exists(evidence)),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(()),
        Err(error) => Err(StoreError::Io(evidence, error).into()),
    }
}
