//! Files beside the ledger that save work and can be deleted at any time: one that is damaged, or that
//! another build wrote, is left aside.

use std::fs::{self, File};
use std::io::{self, Read, Write};
use std::os::unix::fs::{FileExt, OpenOptionsExt};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use serde::Serialize;
use serde::de::DeserializeOwned;

use super::{lists, snapshot};
use crate::late::{Shelf, from_snapshot, to_snapshot};
use crate::ledger::beside;

/// Which build understands the file: the fingerprint of the sources that define what is in it.
const FORM: &str = env!("HALFSKY_STATE_FORM");

/// Bytes before the early part: how long it is.
const HEAD: u64 = 8;

/// Bytes after the late part: the sum over all before.
const SUM: u64 = 4;

/// How a file is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Reading {
    /// Whole; nothing of it can be lost later.
    Whole,
    /// What comes late stays in the file until it is asked for.
    AsAsked,
}

/// What a file holds, where there is one of this build, and what of it comes late. All of it is looked over, so that a damaged one is left aside.
pub(super) fn load<T: DeserializeOwned>(path: &Path, reading: Reading) -> Option<(T, Arc<Late>)> {
    let file = File::open(path).ok()?;
    let length = file.metadata().ok()?.len();
    let mut summed = Summed { file, sum: crc32fast::Hasher::new() };
    let early = u64::from_le_bytes(summed.take(8)?.try_into().ok()?);
    let late = HEAD.checked_add(early)?;
    let rest = length.checked_sub(late)?.checked_sub(SUM)?;
    let early = summed.take(usize::try_from(early).ok()?)?;
    let (form, value): (&str, &[u8]) = postcard::take_from_bytes(&early).ok()?;
    if form != FORM {
        return None;
    }
    let at_hand = match reading {
        Reading::Whole => Some(summed.take(usize::try_from(rest).ok()?)?),
        Reading::AsAsked => summed.pass(rest).map(|()| None)?,
    };
    let Summed { mut file, sum } = summed;
    let mut told = [0; SUM as usize];
    file.read_exact(&mut told).ok()?;
    if sum.finalize().to_le_bytes() != told {
        return None;
    }
    let part = match at_hand {
        Some(bytes) => Part::AtHand(bytes),
        None => Part::InFile { file, from: late, length: rest },
    };
    let late = Arc::new(Late { part, lost: AtomicBool::new(false) });
    Some((from_snapshot(value, late.clone()).ok()?, late))
}

/// What a file will hold: the length of the early part, the build and the value in it, the late part,
/// the sum.
pub(super) fn bytes<T: Serialize>(value: &T) -> postcard::Result<Vec<u8>> {
    let (early, late) = to_snapshot(value)?;
    let form = postcard::to_stdvec(FORM)?;
    let mut bytes = ((form.len() + early.len()) as u64).to_le_bytes().to_vec();
    bytes.extend([form, early, late].concat());
    bytes.extend(crc32fast::hash(&bytes).to_le_bytes());
    Ok(bytes)
}

/// Writes a file; readable by the owner alone, whole or not at all.
pub(super) fn write(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let draft = beside(path, &format!(".{}", std::process::id()));
    let write = || -> io::Result<()> {
        // What a crash left behind, or somebody put there, is not written into.
        match fs::remove_file(&draft) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
            _ => {}
        }
        let mut options = fs::OpenOptions::new();
        let mut file = options.write(true).create_new(true).mode(0o600).open(&draft)?;
        file.write_all(bytes)?;
        fs::rename(&draft, path)
    };
    write().inspect_err(|_| drop(fs::remove_file(&draft)))
}

/// Removes all such files of a ledger.
pub(super) fn discard_beside(ledger: &Path) {
    snapshot::Place::beside(ledger).discard();
    lists::Place::beside(ledger).discard();
}

/// A file that is read through, with the sum over what was read.
struct Summed {
    file: File,
    sum: crc32fast::Hasher,
}

impl Summed {
    fn take(&mut self, count: usize) -> Option<Vec<u8>> {
        let mut bytes = vec![0; count];
        self.file.read_exact(&mut bytes).ok()?;
        self.sum.update(&bytes);
        Some(bytes)
    }

    /// Reads on and keeps nothing.
    fn pass(&mut self, mut count: u64) -> Option<()> {
        let mut buffer = [0; 32_768];
        while count > 0 {
            let most = count.min(buffer.len() as u64) as usize;
            self.file.read_exact(&mut buffer[..most]).ok()?;
            self.sum.update(&buffer[..most]);
            count -= most as u64;
        }
        Some(())
    }
}

/// The late part.
#[derive(Debug)]
pub(super) struct Late {
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

impl Late {
    /// Whether something of it could not be read when it was asked for.
    pub(super) fn is_lost(&self) -> bool {
        self.lost.load(Ordering::Relaxed)
    }
}

impl Shelf for Late {
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
