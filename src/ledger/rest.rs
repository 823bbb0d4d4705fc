//! A ledger at rest: nobody has it open, and its file is still the one that was found to end with some
//! entry. Whoever kept what follows from that entry can show it before SQLite has opened the file.
//!
//! A file that was written to since has another time. Only where two changes are so close that the file
//! system gives both the same time could the second go unnoticed: so nobody appends while the end is
//! looked for, and the file is left alone for a while before.

use std::fs::{self, Metadata};
use std::os::unix::fs::MetadataExt;
use std::path::Path;
use std::thread::sleep;
use std::time::{Duration, SystemTime};

use serde::{Deserialize, Serialize};

use super::file::Which;
use super::{SqliteStore, file, parts, turn};
use crate::disk::beside;
use crate::domain::entry::{Entry, Head, Seq};

/// File systems take their time from the system's clock of ticks, of which the longest last 10 ms.
const TICK: Duration = Duration::from_millis(10);

/// A ledger's end, and how its file looks that has it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rest {
    head: Head,
    file: Looks,
}

/// What is different of a file once somebody wrote to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
struct Looks {
    device: u64,
    inode: u64,
    length: u64,
    /// In seconds and nanoseconds.
    modified: (i64, i64),
    /// The same of what is known about it; nobody can set this one.
    changed: (i64, i64),
}

impl Looks {
    fn of(about: &Metadata) -> Self {
        Self {
            device: about.dev(),
            inode: about.ino(),
            length: about.len(),
            modified: (about.mtime(), about.mtime_nsec()),
            changed: (about.ctime(), about.ctime_nsec()),
        }
    }

    /// The file of the ledger at `path`, where nothing is in a log beside it.
    fn at(path: &Path) -> Option<Self> {
        if parts::logs(path).iter().any(|log| fs::symlink_metadata(log).is_ok()) {
            return None;
        }
        fs::metadata(path).ok().filter(Metadata::is_file).as_ref().map(Self::of)
    }

    /// How long ago somebody changed it; none where that is still to come, or the file system counts in
    /// whole seconds.
    fn age(&self) -> Option<Duration> {
        let (seconds, nanos) = self.changed;
        let nanos = u32::try_from(nanos).ok().filter(|nanos| *nanos > 0)?;
        let at = Duration::new(u64::try_from(seconds).ok()?, nanos);
        SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).ok()?.checked_sub(at)
    }
}

impl Rest {
    /// Finds the end of a ledger that nobody has open, and the latest entries, the last of them first, at
    /// most so many. None where it does not rest, cannot be written, or is empty.
    pub fn find(path: &Path, most: u64) -> Option<(Self, Vec<Entry>)> {
        // First, as whoever puts another ledger here takes it first.
        let _door = turn::pass_door(path, Duration::ZERO).ok()?;
        let _turn = turn::take(&beside(path, ".lock"), Duration::ZERO).ok()?;
        sleep(TICK.saturating_sub(Looks::at(path)?.age()?));
        // Whoever just left may have written what was in the log.
        let file = Looks::at(path).filter(|file| file.age().is_some_and(|age| age >= TICK))?;
        let store = SqliteStore::open(path).ok().filter(|store| !store.is_read_only())?;
        let head = store.head().ok()?;
        let latest: Vec<Seq> = (1..=head.seq).rev().take(most as usize).collect();
        let latest = store.read(&latest).ok()?;
        let is_head = |last: &Entry| last.head() == head;
        drop(store);
        let rests = latest.first().is_some_and(is_head) && Looks::at(path) == Some(file);
        rests.then_some((Self { head, file }, latest))
    }

    /// Where it ends.
    pub fn head(&self) -> &Head {
        &self.head
    }

    /// Whether the ledger at `path` still rests so, and can be written.
    pub fn is_still_at(&self, path: &Path) -> bool {
        Looks::at(path) == Some(self.file) && file::may_be_written(path)
    }

    pub(super) fn which(&self) -> Which {
        Which { device: self.file.device, inode: self.file.inode }
    }
}
