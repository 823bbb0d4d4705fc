//! What was typed and not handed in, kept beside the ledger, so that it is there again after a
//! hang-up, a crash or a power loss. A draft is a JSON object here; what it means is known to the
//! forms of the dashboard. Nothing of it is in the ledger.
//!
//! Every session has a file of its own, `<ledger>.draft-<person>-<number>`, which it keeps locked.
//! A session takes in the files of its person that nobody has locked: theirs have ended. It
//! removes them when what they held is safe in its own. So two sessions of one person never write
//! over each other's drafts, and at any moment every draft is whole in some file.

mod place;

use std::fs::{self, File, OpenOptions};
use std::io::{self, Read, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use serde::{Deserialize, Serialize};
use serde_json::Value;

use place::{Place, UNFINISHED};

/// The form of the file.
const VERSION: u64 = 1;

/// Who types fast is not written down key by key.
const PAUSE: Duration = Duration::from_millis(250);

/// When what could not be written is tried again.
const RETRY: Duration = Duration::from_secs(5);

/// A file above this size is none of ours.
const MOST: u64 = 64 << 20;

/// A file of drafts.
#[derive(Serialize, Deserialize)]
struct Kept {
    version: u64,
    person: String,
    drafts: Vec<Value>,
}

/// What earlier sessions left.
#[derive(Debug, Default)]
pub struct Found {
    /// The drafts.
    pub drafts: Vec<Value>,
    /// Files that could not be read, where they lie now.
    pub damaged: Vec<PathBuf>,
    /// Files that a later version wrote, left as they are.
    pub newer: Vec<PathBuf>,
    /// Why some could not be looked for.
    pub failed: Option<Failed>,
}

/// What the system did not let us do.
#[derive(Debug)]
pub struct Failed(pub PathBuf, pub io::Error);

/// Keeps a session's drafts. They are written by a thread of its own, so that a slow disk delays no
/// key; dropping it waits for the last of them.
#[derive(Debug)]
pub struct Keeper {
    send: Option<Sender<Vec<Value>>>,
    failed: Receiver<Failed>,
    writer: Option<JoinHandle<io::Result<()>>>,
    folder: PathBuf,
}

impl Keeper {
    /// Takes in what earlier sessions of a person left beside a ledger, and begins to keep this
    /// session's drafts.
    pub fn open(ledger: &Path, person: &str) -> (Self, Found) {
        let place = Place::beside(ledger, person);
        let (mut found, taken) = (Found::default(), place.take());
        let mut held = Vec::new();
        match taken {
            Err(error) => found.failed = Some(Failed(place.folder.clone(), error)),
            Ok(files) => {
                for (path, file) in files {
                    held.extend(read(path, file, person, &mut found));
                }
            }
        }
        let folder = place.folder.clone();
        let own = Own { path: place.own(), place, person: person.to_owned(), file: None, held };
        let (send, drafts) = channel();
        let (tell, failed) = channel();
        let writer = std::thread::spawn(move || own.keep(&drafts, &tell));
        (Self { send: Some(send), failed, writer: Some(writer), folder }, found)
    }

    /// Keeps these drafts, in the place of those before.
    pub fn keep(&self, drafts: Vec<Value>) {
        if let Some(send) = &self.send {
            // The writer ends only when this is dropped.
            let _ = send.send(drafts);
        }
    }

    /// Why drafts could not be kept; told once, until it succeeds again.
    pub fn failed(&self) -> Option<Failed> {
        self.failed.try_recv().ok()
    }

    /// Waits until the last of the drafts is written.
    ///
    /// # Errors
    /// Why it is not.
    pub fn close(mut self) -> Result<(), Failed> {
        self.finish().map_err(|error| Failed(self.folder.clone(), error))
    }

    fn finish(&mut self) -> io::Result<()> {
        self.send = None;
        // Where the writer panicked, that was told already.
        self.writer.take().and_then(|writer| writer.join().ok()).unwrap_or(Ok(()))
    }
}

impl Drop for Keeper {
    fn drop(&mut self) {
        // Nobody asks any more how it went.
        let _ = self.finish();
    }
}

/// Reads what a file holds; gives it back where it is to be removed once that is safe.
fn read(path: PathBuf, file: File, person: &str, found: &mut Found) -> Option<(PathBuf, File)> {
    let mut bytes = Vec::new();
    let read = (&file).take(MOST).read_to_end(&mut bytes);
    if let Err(error) = read {
        found.failed = Some(Failed(path, error));
        return None;
    }
    let whole: Option<Value> = serde_json::from_slice(&bytes).ok();
    let version = whole.as_ref().and_then(|whole| whole.get("version")?.as_u64());
    if version.is_some_and(|version| version > VERSION) {
        found.newer.push(path);
        return None;
    }
    match whole.and_then(|whole| serde_json::from_value::<Kept>(whole).ok()) {
        Some(kept) if kept.person == person => {
            found.drafts.extend(kept.drafts);
            Some((path, file))
        }
        Some(_) => None,
        None => {
            let mut aside = path.clone().into_os_string();
            aside.push(".damaged");
            let aside = PathBuf::from(aside);
            // Where it cannot be renamed it stays, and is told of again.
            let now = fs::rename(&path, &aside).map_or(path, |()| aside);
            found.damaged.push(now);
            None
        }
    }
}

/// A session's own file.
struct Own {
    place: Place,
    path: PathBuf,
    person: String,
    /// The file as it was last written, locked.
    file: Option<File>,
    /// Files of earlier sessions, locked until what they held is safe here.
    held: Vec<(PathBuf, File)>,
}

impl Own {
    /// Writes what comes in, the latest of it, until nothing more can come.
    /// Gives how the last of it went.
    fn keep(mut self, drafts: &Receiver<Vec<Value>>, tell: &Sender<Failed>) -> io::Result<()> {
        let (mut told, mut over) = (false, false);
        let mut written = Ok(());
        let mut next = drafts.recv().ok();
        while let Some(now) = next.take() {
            let now = drafts.try_iter().last().unwrap_or(now);
            written = self.write(&now);
            let failed = written.is_err();
            if let Err(error) = &written
                && !told
            {
                let error = io::Error::new(error.kind(), error.to_string());
                // Where nobody listens any more the session is over.
                let _ = tell.send(Failed(self.place.folder.clone(), error));
            }
            told = failed;
            let until = Instant::now() + if failed { RETRY } else { PAUSE };
            let mut later = None;
            next = loop {
                match drafts.recv_timeout(until.saturating_duration_since(Instant::now())) {
                    Ok(drafts) if failed => break Some(drafts),
                    Ok(drafts) => later = Some(drafts),
                    Err(RecvTimeoutError::Timeout) if failed => break Some(now),
                    Err(RecvTimeoutError::Timeout) => break later.or_else(|| drafts.recv().ok()),
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
            let mut fresh = self.path.clone().into_os_string();
            fresh.push(UNFINISHED);
            let fresh = PathBuf::from(fresh);
            remove(&fresh)?;
            let mut options = OpenOptions::new();
            let mut file = options.write(true).create_new(true).mode(0o600).open(&fresh)?;
            // Locked before it has its name: under that name no unlocked file ever stands. Where
            // there are no locks, see `locked`.
            let _ = file.try_lock();
            file.write_all(&serde_json::to_vec(&kept)?)?;
            file.sync_all()?;
            fs::rename(&fresh, &self.path)?;
            self.file = Some(file);
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

fn remove(path: &Path) -> io::Result<()> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests;
