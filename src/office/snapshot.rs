//! The state at some entry, kept beside the ledger so that opening costs what changed and not the
//! history. It can be deleted at any time, and is left aside when another build wrote it.

use std::fs::{self, File};
use std::io::{Read, Write};
use std::os::unix::fs::{FileExt, OpenOptionsExt};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use crate::domain::entry::Seq;
use crate::domain::state::State;
use crate::late::{Shelf, from_snapshot, to_snapshot};
use crate::ledger::beside;

/// A snapshot is written anew when this many entries are not in it.
const WORTH_SAVING: Seq = 64;

/// Which build understands the snapshot: the fingerprint of the sources that define the state.
const FORM: &str = env!("HALFSKY_STATE_FORM");

/// Bytes before the early part: how long it is.
const HEAD: u64 = 8;

/// Bytes after the late part: the sum over all before.
const SUM: u64 = 4;

/// Where the snapshot lies, and up to which entry it goes.
#[derive(Debug)]
pub(super) struct Place {
    path: PathBuf,
    holds: Seq,
    /// What this session's state may still ask for.
    late: Option<Arc<Late>>,
}

impl Place {
    pub(super) fn beside(ledger: &Path) -> Self {
        Self { path: beside(ledger, ".snapshot"), holds: 0, late: None }
    }

    /// The state of the snapshot, where there is one of this build. All of it is looked over, so that
    /// a damaged one is left aside; what comes late is not kept, but read when it is asked for.
    pub(super) fn load(&mut self) -> Option<State> {
        let file = File::open(&self.path).ok()?;
        let length = file.metadata().ok()?.len();
        let mut summed = Summed { file, sum: crc32fast::Hasher::new() };
        let early = u64::from_le_bytes(summed.take(8)?.try_into().ok()?);
        let late = HEAD.checked_add(early)?;
        let rest = length.checked_sub(late)?.checked_sub(SUM)?;
        let early = summed.take(usize::try_from(early).ok()?)?;
        let (form, state): (&str, &[u8]) = postcard::take_from_bytes(&early).ok()?;
        if form != FORM {
            return None;
        }
        summed.pass(rest)?;
        let Summed { mut file, sum } = summed;
        let mut told = [0; SUM as usize];
        file.read_exact(&mut told).ok()?;
        if sum.finalize().to_le_bytes() != told {
            return None;
        }
        let shelf = Arc::new(Late { file, from: late, length: rest, lost: AtomicBool::new(false) });
        let state: State = from_snapshot(state, shelf.clone()).ok()?;
        self.late = Some(shelf);
        self.holds = state.head.seq;
        (self.holds > 0).then_some(state)
    }

    /// Whether somebody removed it since it was loaded or saved.
    pub(super) fn is_gone(&self) -> bool {
        self.holds > 0 && !self.path.exists()
    }

    /// Removes the snapshot.
    pub(super) fn discard(&mut self) {
        // Where it cannot be removed, the next one saved takes its place.
        let _ = fs::remove_file(&self.path);
        (self.holds, self.late) = (0, None);
    }

    /// Whether something of it could not be read when it was asked for.
    pub(super) fn is_lost(&self) -> bool {
        self.late.as_ref().is_some_and(|late| late.lost.load(Ordering::Relaxed))
    }

    /// Writes the snapshot where enough is new; readable by the owner alone, whole or not at all.
    pub(super) fn save(&mut self, state: &State) {
        if state.head.seq < self.holds + WORTH_SAVING {
            return;
        }
        // A state that cannot be written is read from its entries the next time.
        let Ok(bytes) = whole(state) else { return };
        // Asked after it was put together, which reads all that was not asked for yet.
        if self.is_lost() {
            // What lacks a part is not kept.
            self.discard();
            return;
        }
        let draft = beside(&self.path, &format!(".{}", std::process::id()));
        let write = || -> std::io::Result<()> {
            // What a crash left behind, or somebody put there, is not written into.
            match fs::remove_file(&draft) {
                Err(error) if error.kind() != std::io::ErrorKind::NotFound => return Err(error),
                _ => {}
            }
            let mut options = fs::OpenOptions::new();
            let mut file = options.write(true).create_new(true).mode(0o600).open(&draft)?;
            file.write_all(&bytes)?;
            fs::rename(&draft, &self.path)
        };
        match write() {
            Ok(()) => self.holds = state.head.seq,
            Err(_) => drop(fs::remove_file(&draft)),
        }
    }
}

/// A snapshot as it is written: the length of the early part, the build and the state in it, the late
/// part, the sum.
fn whole(state: &State) -> postcard::Result<Vec<u8>> {
    let (early, late) = to_snapshot(state)?;
    let form = postcard::to_stdvec(FORM)?;
    let mut bytes = ((form.len() + early.len()) as u64).to_le_bytes().to_vec();
    bytes.extend([form, early, late].concat());
    bytes.extend(crc32fast::hash(&bytes).to_le_bytes());
    Ok(bytes)
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

/// The late part of a snapshot in its file. A newer snapshot takes the file's name and leaves it as
/// it is.
#[derive(Debug)]
struct Late {
    file: File,
    from: u64,
    length: u64,
    /// Something could not be read.
    lost: AtomicBool,
}

impl Shelf for Late {
    fn read(&self, from: u64, count: usize) -> Option<Vec<u8>> {
        if from.checked_add(count as u64)? > self.length {
            return None;
        }
        let mut bytes = vec![0; count];
        self.file.read_exact_at(&mut bytes, self.from.checked_add(from)?).ok()?;
        Some(bytes)
    }

    fn lost(&self) {
        self.lost.store(true, Ordering::Relaxed);
    }
}
