//! A copy of a ledger with its evidence, made in a folder beside the place where it is to go and
//! looked over there: what backing up and restoring have in common.
//!
//! Of what lies beside a ledger only the evidence belongs to it. Drafts are their writers', the
//! snapshot is made again, and where a meeting is can be seen from the entries.

use std::fs::{self, DirBuilder, File, TryLockError};
use std::os::unix::fs::DirBuilderExt;
use std::path::{Path, PathBuf};

use crate::disk::{beside, is_at};
use crate::domain::entry::{Hash, Head, Seq};
use crate::domain::fact::Fact;
use crate::domain::payload::Attachment;
use crate::evidence::{Cabinet, Lost};
use crate::ledger::{self, Break, SqliteStore, StoreError};
use crate::office::Trouble;

/// Why a ledger was not copied.
#[derive(Debug)]
pub enum NotCopied {
    /// Something is there already, over which no copy goes.
    Exists(PathBuf),
    /// Another copy is being written there.
    Underway(PathBuf),
    /// The ledger's chain is broken.
    Broken {
        /// The first bad entry.
        seq: Seq,
        /// In what way.
        why: Break,
    },
    /// What was written is not what was read.
    Miscopied(PathBuf),
    /// The ledger could not be read, or the copy not be written.
    Trouble(Trouble),
}

impl<T: Into<Trouble>> From<T> for NotCopied {
    fn from(trouble: T) -> Self {
        Self::Trouble(trouble.into())
    }
}

/// A ledger that was brought to another place.
#[derive(Debug)]
pub struct Copied {
    /// Where its chain ends.
    pub head: Head,
    /// How many files its entries name that are there as they were.
    pub files: usize,
    /// What its entries name that is not, with the entry.
    pub lost: Vec<(Seq, Lost)>,
}

/// What is said of a copy by its entries.
pub(super) struct Looked {
    pub(super) head: Head,
    pub(super) hashes: Vec<Hash>,
    named: Vec<(Seq, Attachment)>,
}

impl Looked {
    /// How it came out, by what a cabinet has. Where a file is not there as it was, `from` may know
    /// why.
    pub(super) fn copied(self, cabinet: &Cabinet, from: &Cabinet) -> Copied {
        let mut sound = std::collections::BTreeSet::new();
        let mut lost = Vec::new();
        for (seq, file) in self.named {
            match cabinet.check(&file) {
                Ok(()) => drop(sound.insert(file.sm3)),
                Err(why) => lost.push((seq, from.check(&file).err().unwrap_or(why))),
            }
        }
        Copied { head: self.head, files: sound.len(), lost }
    }
}

/// The folder in which a copy is made. It goes when this goes, with what was not taken from it.
pub(super) struct Draft {
    folder: PathBuf,
    _lock: File,
}

impl Draft {
    /// Makes the folder beside the place where the copy is to go, on the same disk.
    pub(super) fn beside(target: &Path) -> Result<Self, NotCopied> {
        let at = |error| StoreError::Io(target.to_owned(), error);
        let folder = beside(&std::path::absolute(target).map_err(at)?, ".copy");
        match DirBuilder::new().mode(0o700).create(&folder) {
            // What a crash left behind is used again.
            Err(_) if fs::symlink_metadata(&folder).is_ok_and(|found| found.is_dir()) => {}
            made => made.map_err(at)?,
        }
        let lock = File::open(&folder).map_err(at)?;
        // Where there are no locks, two copies to one place at a time spoil each other, and nothing else.
        let locked = !matches!(lock.try_lock(), Err(TryLockError::WouldBlock));
        // Who had it before may have removed it since it was opened here.
        if !locked || !is_at(&lock, &folder).unwrap_or(false) {
            return Err(NotCopied::Underway(target.to_owned()));
        }
        let draft = Self { folder, _lock: lock };
        draft.clear();
        Ok(draft)
    }

    /// Where the copy lies in it; its evidence lies beside it.
    pub(super) fn ledger(&self) -> PathBuf {
        self.folder.join("ledger")
    }

    /// Copies a ledger and its evidence, but for what `present` has as well, and looks the ledger over:
    /// `progress` hears of every entry found sound.
    pub(super) fn take(
        &self,
        from: &SqliteStore,
        evidence: &Cabinet,
        present: Option<&Cabinet>,
        progress: &mut dyn FnMut(Seq),
    ) -> Result<Looked, NotCopied> {
        from.copy_to(&self.ledger())?;
        let copy = SqliteStore::open_still(&self.ledger())?;
        let head = match copy.verify(progress) {
            Err(StoreError::Broken { seq, why }) => {
                return Err(match from.verify(&mut |_| {}) {
                    Ok(_) => NotCopied::Miscopied(self.folder.clone()),
                    Err(_) => NotCopied::Broken { seq, why },
                });
            }
            other => other?,
        };
        let (mut named, mut hashes) = (Vec::new(), Vec::new());
        for entry in copy.read_since(0)? {
            let files = Fact::read(&entry)?.circumstance.attachments;
            named.extend(files.into_iter().map(|file| (entry.seq, file)));
            hashes.push(entry.hash);
        }
        // After the ledger: whatever an entry of the copy names was there before it.
        let copies = Cabinet::beside(&self.ledger());
        copies.fill(evidence, present).map_err(|(at, error)| StoreError::Io(at, error))?;
        Ok(Looked { head, hashes, named })
    }

    fn clear(&self) {
        for part in ledger::parts(&self.ledger()) {
            let _ = fs::remove_file(part);
        }
        let _ = fs::remove_dir_all(Cabinet::beside(&self.ledger()).folder());
    }
}

impl Drop for Draft {
    fn drop(&mut self) {
        self.clear();
        // Where it stays, the next copy to this place removes it.
        let _ = fs::remove_dir(&self.folder);
    }
}
