//! Files beside the ledger that save work and can be deleted at any time: one that is damaged, or that
//! another build wrote, is left aside.

use std::fs::{self, File, Metadata};
use std::io::{self, Read, Seek, SeekFrom};
use std::ops::Range;
use std::os::unix::fs::FileExt;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::disk::{Draft, beside, folder_of, is_no_more, open_own};
use crate::lazy::{Shelf, from_snapshot, to_snapshot};

/// Which build understands the file: the fingerprint of the sources that define what is in it.
const FORM: &str = env!("HALFSKY_STATE_FORM");

/// What the file of the snapshot is called, behind the ledger's name.
pub(super) const SNAPSHOT: &str = ".snapshot";

/// And that of the lists.
pub(super) const LISTS: &str = ".lists";

/// And that of a ledger at rest.
pub(super) const REST: &str = ".rest";

/// Bytes before the front: how long it is, and how long the tail is.
const LENGTHS: u64 = 16;

/// Bytes after each part: its checksum.
const SUM: u64 = 4;

/// How a section is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Reading {
    /// Whole, and left aside where anything of it is damaged.
    Whole,
    /// Left aside where the front is damaged. The tail stays in the file until something of it is asked
    /// for, so that a start costs the same after a long history.
    AsAsked,
}

/// A file of sections, as it was when it was opened: a newer one takes its name and leaves it as it is.
#[derive(Debug)]
pub(super) struct Sections {
    file: Arc<File>,
    length: u64,
}

/// What can be read by itself: the lengths of its front and its tail; the build and the value, with
/// their checksum; the tail with its own.
#[derive(Debug)]
pub(super) struct Section<T> {
    pub(super) value: T,
    pub(super) tail: Arc<SnapshotTail>,
    /// Where in the file it lies.
    pub(super) place: Range<u64>,
}

impl Sections {
    /// Those of a file, where there is one.
    pub(super) fn open(path: &Path) -> Option<Self> {
        let file = open_own(path).ok()?;
        let length = file.metadata().ok().filter(Metadata::is_file)?.len();
        Some(Self { file: Arc::new(file), length })
    }

    /// The section that begins there, where it is one of this build.
    pub(super) fn at<T: DeserializeOwned>(
        &self,
        start: u64,
        reading: Reading,
    ) -> Option<Section<T>> {
        let mut lengths = [0; LENGTHS as usize];
        self.file.read_exact_at(&mut lengths, start).ok()?;
        let [front, tail] = [0, 8].map(|at| {
            u64::from_le_bytes(lengths[at..at + 8].try_into().expect("eight bytes of sixteen"))
        });
        let front_from = start.checked_add(LENGTHS)?;
        let tail_from = front_from.checked_add(front)?.checked_add(SUM)?;
        let end = tail_from.checked_add(tail)?.checked_add(SUM)?;
        if end > self.length {
            return None;
        }
        let front = self.summed(front_from, front)?;
        let (form, value): (&str, &[u8]) = postcard::take_from_bytes(&front).ok()?;
        if form != FORM {
            return None;
        }
        let part = match reading {
            Reading::Whole => Part::AtHand(self.summed(tail_from, tail)?),
            Reading::AsAsked => {
                Part::InFile { file: self.file.clone(), from: tail_from, length: tail }
            }
        };
        let tail = Arc::new(SnapshotTail { part, lost: AtomicBool::new(false) });
        let value = from_snapshot(value, tail.clone()).ok()?;
        Some(Section { value, tail, place: start..end })
    }

    /// So many bytes from there on, where they are followed by their checksum.
    fn summed(&self, from: u64, count: u64) -> Option<Vec<u8>> {
        let mut bytes = vec![0; usize::try_from(count.checked_add(SUM)?).ok()?];
        self.file.read_exact_at(&mut bytes, from).ok()?;
        let sum = bytes.split_off(bytes.len() - SUM as usize);
        (crc32fast::hash(&bytes).to_le_bytes() == *sum).then_some(bytes)
    }

    /// Copies some of them into another file.
    pub(super) fn copy(&self, place: &Range<u64>, to: &mut File) -> io::Result<()> {
        let mut from = &*self.file;
        from.seek(SeekFrom::Start(place.start))?;
        io::copy(&mut from.take(place.end - place.start), to).map(drop)
    }
}

/// What a file of one section holds, and its tail.
pub(super) fn load<T: DeserializeOwned>(
    path: &Path,
    reading: Reading,
) -> Option<(T, Arc<SnapshotTail>)> {
    let section = Sections::open(path)?.at(0, reading)?;
    Some((section.value, section.tail))
}

/// The bytes of a section.
pub(super) fn bytes<T: Serialize>(value: &T) -> postcard::Result<Vec<u8>> {
    let (front, tail) = to_snapshot(value)?;
    let parts = [[postcard::to_stdvec(FORM)?, front].concat(), tail];
    let mut bytes = Vec::new();
    parts.iter().for_each(|part| bytes.extend((part.len() as u64).to_le_bytes()));
    for part in parts {
        bytes.extend(&part);
        bytes.extend(crc32fast::hash(&part).to_le_bytes());
    }
    Ok(bytes)
}

/// Writes a file; readable by the owner alone, whole or not at all. What processes left half written
/// that are no more goes.
pub(super) fn write(
    path: &Path,
    sections: impl FnOnce(&mut File) -> io::Result<()>,
) -> io::Result<()> {
    sweep(path);
    let mut draft = Draft::create(beside(path, &format!(".{}", std::process::id())), 0o600)?;
    sections(draft.file())?;
    draft.put(path).map(drop)
}

fn sweep(path: &Path) {
    for left in fs::read_dir(folder_of(path)).into_iter().flatten().flatten() {
        let left = left.path();
        let process = left.file_stem().filter(|stem| Some(*stem) == path.file_name());
        let process = process.and_then(|_| left.extension()?.to_str()?.parse().ok());
        if process.is_some_and(is_no_more) {
            // Left for the next time where it cannot be removed now.
            let _ = fs::remove_file(left);
        }
    }
}

/// Removes all such files of a ledger.
pub(super) fn discard_beside(ledger: &Path) {
    for name in [SNAPSHOT, LISTS, REST] {
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
    InFile { file: Arc<File>, from: u64, length: u64 },
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
