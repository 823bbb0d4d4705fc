//! The state at some entry, kept beside the ledger so that opening costs what changed and not the
//! history. It can be deleted at any time, and is left aside when another build wrote it.

use std::fs;
use std::io::Write;
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};

use crate::domain::entry::Seq;
use crate::domain::state::{State, from_snapshot};

/// A snapshot is written anew when this many entries are not in it.
const WORTH_SAVING: Seq = 64;

/// Which build understands the snapshot: the fingerprint of the sources that define the state.
const FORM: &str = env!("HALFSKY_STATE_FORM");

/// Where the snapshot lies, and up to which entry it goes.
#[derive(Debug)]
pub(super) struct Place {
    path: PathBuf,
    holds: Seq,
}

impl Place {
    pub(super) fn beside(ledger: &Path) -> Self {
        let mut name = ledger.as_os_str().to_owned();
        name.push(".snapshot");
        Self { path: name.into(), holds: 0 }
    }

    /// The state of the snapshot, where there is one of this build.
    pub(super) fn load(&mut self) -> Option<State> {
        let whole = fs::read(&self.path).ok()?;
        // Parts of it are read when they are asked for; a damaged one is left aside before that.
        let (bytes, sum) = whole.split_last_chunk()?;
        if crc32fast::hash(bytes).to_le_bytes() != *sum {
            return None;
        }
        let (form, rest): (&str, &[u8]) = postcard::take_from_bytes(bytes).ok()?;
        if form != FORM {
            return None;
        }
        let at = bytes.len() - rest.len();
        let state = from_snapshot(whole, at).ok()?;
        self.holds = state.head.seq;
        (self.holds > 0).then_some(state)
    }

    /// Removes the snapshot.
    pub(super) fn discard(&mut self) {
        // Where it cannot be removed, the next one saved takes its place.
        let _ = fs::remove_file(&self.path);
        self.holds = 0;
    }

    /// Writes the snapshot where enough is new; readable by the owner alone, whole or not at all.
    pub(super) fn save(&mut self, state: &State) {
        if state.head.seq < self.holds + WORTH_SAVING {
            return;
        }
        // A state that cannot be written is read from its entries the next time.
        let Ok(mut bytes) = postcard::to_stdvec(&(FORM, state)) else { return };
        bytes.extend(crc32fast::hash(&bytes).to_le_bytes());
        let mut draft = self.path.clone().into_os_string();
        draft.push(format!(".{}", std::process::id()));
        let draft = PathBuf::from(draft);
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
