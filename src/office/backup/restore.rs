//! Puts a backup where the ledger lies, or lay.
//!
//! No entry is lost by it: a ledger that holds one that the backup does not is only replaced where it
//! is set aside first, under a dated name by which it can be opened. Evidence is added to what is
//! there, and nothing of it removed, for a file is known by what is in it.
//!
//! Nobody may have the ledger open. A session that did would go on writing to the old file, and each
//! entry that it makes would be lost; how they are kept out is told in [`crate::ledger::Site`].

use std::fs;
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};

use chrono::NaiveDate;

use super::copy::{Copied, Draft, NotCopied};
use super::refuse_taken;
use crate::disk::{beside, folder_of};
use crate::domain::entry::Seq;
use crate::evidence::Cabinet;
use crate::ledger::{Break, Site, SqliteStore, StoreError};
use crate::office::{Trouble, kept};

/// Why a backup was not put in the ledger's place, where all is as it was.
#[derive(Debug)]
pub enum NotRestored {
    /// The backup could not be read or copied.
    NotCopied(NotCopied),
    /// The backup is the ledger itself.
    Itself,
    /// Another account owns the ledger, or the folder that an administrator would restore it to: what
    /// is restored would belong to whoever restores it.
    OfAnother {
        /// Its number.
        uid: u32,
    },
    /// Somebody has the ledger open.
    InUse,
    /// The ledger holds entries that the backup does not.
    WouldLose {
        /// How many.
        entries: usize,
    },
    /// The ledger's chain is broken; what it holds behind the break is not known.
    Broken {
        /// The first bad entry.
        seq: Seq,
        /// In what way.
        why: Break,
    },
    /// What lies in the ledger's place is something else, or damaged.
    Unknown(PathBuf),
    /// The ledger's place could not be looked at, or not be written.
    Trouble(Trouble),
}

impl From<NotCopied> for NotRestored {
    fn from(why: NotCopied) -> Self {
        Self::NotCopied(why)
    }
}

impl From<StoreError> for NotRestored {
    fn from(error: StoreError) -> Self {
        Self::Trouble(error.into())
    }
}

/// A backup in the ledger's place.
#[derive(Debug)]
pub struct Restored {
    /// What is there now.
    pub copied: Copied,
    /// Where the ledger is that was there.
    pub aside: Option<PathBuf>,
    /// Whether that can be opened as one.
    pub aside_opens: bool,
}

/// Puts the backup `from` in the place of `ledger`; what is there is set aside under that day's name
/// where one is given. `progress` hears of every entry of the backup found sound.
///
/// # Errors
/// Why it was not done.
pub fn restore(
    from: &Path,
    ledger: &Path,
    aside: Option<NaiveDate>,
    progress: &mut dyn FnMut(Seq),
) -> Result<Restored, NotRestored> {
    let real = |path: &Path| fs::canonicalize(path).ok();
    if real(from).is_some_and(|backup| real(ledger) == Some(backup)) {
        return Err(NotRestored::Itself);
    }
    refuse_of_another(ledger)?;
    let (kept, present) = (Cabinet::beside(from), Cabinet::beside(ledger));
    let target = real(ledger).unwrap_or_else(|| ledger.to_owned());
    let backup = SqliteStore::open_still(from).map_err(NotCopied::from)?;
    let draft = Draft::beside(&target)?;
    let looked = draft.take(&backup, &kept, Some(&present), progress)?;
    drop(backup);

    let site = Site::take(ledger).map_err(in_use)?;
    let aside = match aside {
        Some(day) if site.is_taken() => Some(free_name(site.path(), day)),
        _ => {
            refuse_loss(&site, &looked.hashes)?;
            None
        }
    };
    let second = aside.as_deref().map(Cabinet::beside);
    let put = || {
        let io = |(at, error)| StoreError::Io(at, error);
        second.as_ref().map_or(Ok(()), |second| second.link_all(&present)).map_err(io)?;
        // What was added before something failed stays: it is what its name says, and in nobody's way.
        present.move_in(&Cabinet::beside(&draft.ledger())).map_err(io)?;
        kept::discard_beside(&target);
        site.put(&draft.ledger(), aside.as_deref())
    };
    put().map_err(|error| {
        let _ = second.as_ref().map(|second| fs::remove_dir_all(second.folder()));
        in_use(error)
    })?;
    let opens = |aside: &PathBuf| SqliteStore::open_still(aside).is_ok_and(|it| it.head().is_ok());
    let aside_opens = aside.as_ref().is_some_and(opens);
    Ok(Restored { copied: looked.copied(&present, &kept), aside, aside_opens })
}

fn refuse_of_another(ledger: &Path) -> Result<(), NotRestored> {
    let us = nix::unistd::Uid::effective();
    // Where there is none, an administrator is in somebody's folder; others may be in a common one.
    let there = fs::metadata(ledger).or_else(|error| match us.is_root() {
        true => fs::metadata(folder_of(ledger)),
        false => Err(error),
    });
    let owner = there.ok().map(|found| found.uid());
    match owner.filter(|uid| *uid != us.as_raw()) {
        Some(uid) => Err(NotRestored::OfAnother { uid }),
        None => Ok(()),
    }
}

fn in_use(error: StoreError) -> NotRestored {
    match error {
        StoreError::Busy { .. } => NotRestored::InUse,
        StoreError::NotALedger(path) => NotRestored::Unknown(path),
        other => other.into(),
    }
}

/// Refuses where the ledger holds what the backup does not, or nobody can tell.
fn refuse_loss(site: &Site, backup: &[String]) -> Result<(), NotRestored> {
    let present = site.hashes().map_err(|error| match error {
        StoreError::Broken { seq, why } => NotRestored::Broken { seq, why },
        StoreError::Sqlite(_) => NotRestored::Unknown(site.path().to_owned()),
        other => in_use(other),
    })?;
    let common = present.iter().zip(backup).take_while(|(one, other)| one == other).count();
    match present.len() - common {
        0 => Ok(()),
        entries => Err(NotRestored::WouldLose { entries }),
    }
}

/// The ledger's name with the day behind it, and a number where that is taken.
fn free_name(ledger: &Path, day: NaiveDate) -> PathBuf {
    let name = |number: u32| {
        let number = if number == 1 { String::new() } else { format!("-{number}") };
        beside(ledger, &format!(".{day}{number}"))
    };
    // What else is wrong with a name, whoever puts something there is told.
    let is_taken = |name: &PathBuf| matches!(refuse_taken(name), Err(NotCopied::Exists(_)));
    (1..).map(name).find(|name| !is_taken(name)).unwrap_or_else(|| name(0))
}
