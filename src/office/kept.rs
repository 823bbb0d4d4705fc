//! Files beside the ledger that save work and can be deleted at any time: one that is damaged, or that
//! another build wrote, is left aside.

use std::fs::{self, File, Metadata};
use std::io::{self, Read, Write};
use std::os::unix::fs::FileExt;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::disk::{Draft, beside, open_own};
use crate::lazy::{Shelf, from_snapshot, to_snapshot};

/// Which build understands the file: the fingerprint of the sources that define what is in it.
const FORM: &str = env!("HALFSKY_STATE_FORM");

/// What the file of the snapshot is called, behind the ledger's name.
pub(super) const SNAPSHOT: &str = ".snapshot";

/// And that of the lists.
pub(super) const LISTS: &str = ".lists";

/// Bytes before the front: how long it is.
const HEAD: u64 = 8;

/// Bytes after each part: its checksum.
const SUM: u64 = 4;

/// How a file is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Reading {
    /// Whole, and left aside where anything of it is damaged.
    Whole,
    /// Left aside where the front is damaged. The tail stays in the file until something of it is asked
    /// for, so that a start costs the same after a long history.
    AsAsked,
}

/// What a file holds, where there is one of this build, and its tail.
pub(super) fn load<T: DeserializeOwned>(
    path: &Path,
    reading: Reading,
) -> Option<(T, Arc<SnapshotTail>)> {
    let mut file = open_own(path).ok()?;
    let found = file.metadata().ok().filter(Metadata::is_file)?;
    let length = found.len();
    let mut head = [0; HEAD as usize];
    file.read_exact(&mut head).ok()?;
    let front = u64::from_le_bytes(head);
    let from = front.checked_add(HEAD + SUM)?;
    let tail = length.checked_sub(from)?.checked_sub(SUM)?;
    let front = summed(&mut file, front)?;
    let (form, value): (&str, &[u8]) = postcard::take_from_bytes(&front).ok()?;
    if form != FORM {
        return None;
    }
    let part = match reading {
        Reading::Whole => Part::AtHand(summed(&mut file, tail)?),
        Reading::AsAsked => Part::InFile { file, from, length: tail },
    };
    let tail = Arc::new(SnapshotTail { part, lost: AtomicBool::new(false) });
    Some((from_snapshot(value, tail.clone()).ok()?, tail))
}

/// So many bytes, where they are followed by their checksum.
fn summed(file: &mut File, count: u64) -> Option<Vec<u8>> {
    let mut bytes = vec![0; usize::try_from(count.checked_add(SUM)?).ok()?];
    file.read_exact(&mut bytes).ok()?;
    let sum = bytes.split_off(bytes.len() - SUM as usize);
    (crc32fast::hash(&bytes).to_le_bytes() == *sum).then_some(bytes)
}

/// What a file will hold: the length of the front; the build and the value in it, with their
/// checksum; the tail with its own.
pub(super) fn bytes<T: Serialize>(value: &T) -> postcard::Result<Vec<u8>> {
    let (front, tail) = to_snapshot(value)?;
    let front = [postcard::to_stdvec(FORM)?, front].concat();
    let mut bytes = (front.len() as u64).to_le_bytes().to_vec();
    for part in [front, tail] {
        bytes.extend(&part);
        bytes.extend(crc32fast::hash(&part).to_le_bytes());
    }
    Ok(bytes)
}

/// Writes a file; readable by the owner alone, whole or not at all.
pub(super) fn write(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut draft = Draft::create(beside(path, &format!(".{}", std::process::id())), 0o600)?;
    draft.file().write_all(bytes)?;
    draft.put(path).map(drop)
}

/// Removes all such files of a ledger.
pub(super) fn discard_beside(ledger: &Path) {
    for name in [SNAPSHOT, LISTS] {
        // Where one cannot be removed, the next one kept takes its place.
        let _ = fs::remove_file(beside(ledger, name));
    }
}

/// The tail, and whether all that was asked of it was there.
#[derive(Debug)]
pub(super) struct SnapshotTail {
    part: Part,
    /// Something could not be read.
    lost: AtomicBool,
}

#[derive(Debug)]
enum Part {
    AtHand(Vec<u8>),
    /// A newer file takes the name of this one and leaves it as it is.
    InFile {
        file: File,
        from: u64,
        length: u64,
    },
}

impl SnapshotTail {
    /// Whether something of it could not be read when it was asked for.
    pub(super) fn is_lost(&self) -> bool {
        self.lost.load(Ordering::Relaxed)
    }
}

impl Shelf for SnapshotTail {
    fn read(&self, from: u64, count: usize) -> Option<Vec<u8>> {
        let (file, start, length) = match &self.part {
            Part::AtHand(bytes) => return bytes.read(from, count),
            Part::InFile { file, from, length } => (file, *from, *length),
        };
        if from.checked_add(count as u64)? > length {
            return None;
        }
        let mut bytes = vec![0; count];
        file.read_exact_at(&mut bytes, start.checked_add(from)?).ok()?;
        Some(bytes)
    }

    fn lost(&self) {
        self.lost.store(true, Ordering::Relaxed);
    }
}
