//! A session's own file of drafts, and the thread that writes it.

use std::fs::File;
use std::io::{self, Write};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender};
use std::time::{Duration, Instant};

use serde_json::Value;

use super::place::{Place, UNFINISHED};
use super::{Failed, Kept, VERSION};
use crate::disk::{Draft, beside, remove};

/// Who types fast is not written down key by key.
const PAUSE: Duration = Duration::from_millis(250);

/// When what could not be written is tried again.
const RETRY: Duration = Duration::from_secs(5);

/// Drafts to be kept, and the files that are needed no more once they are.
#[derive(Debug)]
pub(super) struct Asked {
    pub(super) number: u64,
    pub(super) drafts: Vec<Value>,
    pub(super) taken: Vec<(PathBuf, File)>,
}

impl Asked {
    /// Becomes a later asking; the files of both are needed no more.
    fn follow(&mut self, later: Self) {
        (self.number, self.drafts) = (later.number, later.drafts);
        self.taken.extend(later.taken);
    }
}

/// A session's own file.
#[derive(Debug)]
pub(super) struct Own {
    pub(super) place: Place,
    pub(super) path: PathBuf,
    pub(super) person: String,
    /// The file as it was last written, locked.
    pub(super) file: Option<File>,
    /// Files of earlier sessions, locked until what they held is safe here.
    pub(super) held: Vec<(PathBuf, File)>,
    /// The last asking that was fulfilled.
    pub(super) written: Arc<AtomicU64>,
}

impl Own {
    /// Writes what comes in, the latest of it, until nothing more can come.
    /// Gives how the last of it went.
    pub(super) fn keep(mut self, asked: &Receiver<Asked>, tell: &Sender<Failed>) -> io::Result<()> {
        let (mut told, mut over) = (false, false);
        let mut written = Ok(());
        let mut next = asked.recv().ok();
        while let Some(mut now) = next.take() {
            for later in asked.try_iter() {
                now.follow(later);
            }
            self.held.append(&mut now.taken);
            written = self.write(&now.drafts);
            let failed = written.is_err();
            if let Err(error) = &written
                && !told
            {
                let error = io::Error::new(error.kind(), error.to_string());
                // Where nobody listens any more the session is over.
                let _ = tell.send(Failed(self.place.folder.clone(), error));
            }
            if !failed {
                self.written.store(now.number, Ordering::Release);
            }
            told = failed;
            let until = Instant::now() + if failed { RETRY } else { PAUSE };
            let mut later: Option<Asked> = None;
            next = loop {
                match asked.recv_timeout(until.saturating_duration_since(Instant::now())) {
                    Ok(asked) if failed => break Some(asked),
                    Ok(asked) => match &mut later {
                        Some(later) => later.follow(asked),
                        None => later = Some(asked),
                    },
                    Err(RecvTimeoutError::Timeout) if failed => break Some(now),
                    Err(RecvTimeoutError::Timeout) => break later.or_else(|| asked.recv().ok()),
                    // Tried once more before it is given up.
                    Err(RecvTimeoutError::Disconnected) if failed && !over => {
                        over = true;
                        break Some(now);
                    }
                    Err(RecvTimeoutError::Disconnected) => break later,
                }
            };
        }
        written
    }

    /// Writes the file, whole or not at all; without drafts there is none.
    fn write(&mut self, drafts: &[Value]) -> io::Result<()> {
        if drafts.is_empty() {
            remove(&self.path)?;
            self.file = None;
        } else {
            let (version, person) = (VERSION, self.person.clone());
            let kept = Kept { version, person, drafts: drafts.to_vec() };
            let mut draft = Draft::create(beside(&self.path, UNFINISHED), 0o600)?;
            // Before it has its own name: under that no unlocked file ever stands. Where there are no
            // locks, see `locked`.
            let _ = draft.file().try_lock();
            draft.file().write_all(&serde_json::to_vec(&kept)?)?;
            draft.file().sync_all()?;
            self.file = Some(draft.put(&self.path)?);
        }
        self.place.sync()?;
        // Each is locked until it is gone.
        while let Some((path, _file)) = self.held.last() {
            remove(path)?;
            self.held.pop();
        }
        Ok(())
    }
}
