//! What was typed and not handed in, kept beside the ledger, so that it is there again after a
//! hang-up, a crash or a power loss. A draft is a JSON object here; what it means is known to the
//! forms of the dashboard. Nothing of it is in the ledger.
//!
//! Every session has a file of its own, `<ledger>.draft-<person>-<number>`, which it keeps locked.
//! A session takes in the files of its person that nobody has locked: theirs have ended. It
//! does so when it begins and whenever drafts are looked for, and
//! removes them when what they held is safe in its own. So two sessions of one person never write
//! over each other's drafts, and at any moment every draft is whole in some file.

mod chosen;
mod own;
mod place;

use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread::JoinHandle;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::disk::beside;
pub use chosen::{choose, chosen};
use own::{Asked, Own};
use place::{Other, Place};

/// The form of the file.
const VERSION: u64 = 1;

/// A file above this size is none of ours.
const MOST: u64 = 64 << 20;

/// A file of drafts.
#[derive(Serialize, Deserialize)]
struct Kept {
    version: u64,
    person: String,
    drafts: Vec<Value>,
}

/// What other sessions left, and what they have.
#[derive(Debug, Default)]
pub struct Found {
    /// The drafts of sessions that ended.
    pub drafts: Vec<Value>,
    /// Drafts of sessions that go on, theirs to hand in.
    pub elsewhere: Vec<Value>,
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
    place: Place,
    person: String,
    send: Option<Sender<Asked>>,
    /// How often it was asked to keep drafts.
    asked: u64,
    /// The last of these askings that was fulfilled.
    written: Arc<AtomicU64>,
    failed: Receiver<Failed>,
    /// What the writer begins with, until there is something to write: in most sessions nobody types.
    idle: Option<(Own, Receiver<Asked>, Sender<Failed>)>,
    writer: Option<JoinHandle<io::Result<()>>>,
    /// Files of sessions that ended, locked, whose drafts go with the next asking.
    taken: Vec<(PathBuf, File)>,
    /// All files that are this session's: the own, and those taken in.
    own: Vec<PathBuf>,
}

impl Keeper {
    /// Takes in what earlier sessions of a person left beside a ledger, and begins to keep this
    /// session's drafts.
    pub fn open(ledger: &Path, person: &str) -> (Self, Found) {
        let place = Place::beside(ledger, person);
        let path = place.own();
        let written = Arc::new(AtomicU64::new(0));
        let own = Own {
            place: place.clone(),
            path: path.clone(),
            person: person.to_owned(),
            file: None,
            held: Vec::new(),
            written: written.clone(),
        };
        let (send, asked) = channel();
        let (tell, failed) = channel();
        let mut keeper = Self {
            place,
            person: person.to_owned(),
            send: Some(send),
            asked: 0,
            written,
            failed,
            idle: Some((own, asked, tell)),
            writer: None,
            taken: Vec::new(),
            own: vec![path],
        };
        let found = keeper.look();
        (keeper, found)
    }

    /// Takes in what sessions left that ended meanwhile, and sees what those that go on have. What
    /// is taken in must be among the drafts that are kept next.
    pub fn look(&mut self) -> Found {
        let mut found = Found::default();
        match self.place.others(&self.own) {
            Err(error) => found.failed = Some(Failed(self.place.folder.clone(), error)),
            Ok(others) => {
                for Other { path, file, ended } in others {
                    if !ended {
                        found.elsewhere.extend(kept(&file, &self.person));
                    } else if let Some(file) = read(path.clone(), file, &self.person, &mut found) {
                        self.own.push(path.clone());
                        self.taken.push((path, file));
                    }
                }
            }
        }
        found
    }

    /// Keeps these drafts, in the place of those before.
    pub fn keep(&mut self, drafts: Vec<Value>) {
        if let Some((own, asked, tell)) = self.idle.take() {
            let told = tell.clone();
            let writer = std::thread::Builder::new().spawn(move || own.keep(&asked, &tell));
            match writer {
                Ok(writer) => self.writer = Some(writer),
                // Nobody hears it only where this is dropped.
                Err(error) => drop(told.send(Failed(self.place.folder.clone(), error))),
            }
        }
        self.asked += 1;
        let asked = Asked { number: self.asked, drafts, taken: std::mem::take(&mut self.taken) };
        if let Some(send) = &self.send {
            // The writer ends only when this is dropped.
            let _ = send.send(asked);
        }
    }

    /// Whether all that was to be kept is on the disk.
    pub fn is_kept(&self) -> bool {
        self.written.load(Ordering::Acquire) == self.asked
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
        self.finish().map_err(|error| Failed(self.place.folder.clone(), error))
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

/// The drafts of a person in the file of a session that goes on, as far as they can be read.
fn kept(file: &File, person: &str) -> Vec<Value> {
    let kept = whole(file).ok().flatten().and_then(|whole| serde_json::from_value(whole).ok());
    kept.filter(|kept: &Kept| kept.person == person).map_or_else(Vec::new, |kept| kept.drafts)
}

fn whole(file: &File) -> io::Result<Option<Value>> {
    let mut bytes = Vec::new();
    file.take(MOST).read_to_end(&mut bytes)?;
    Ok(serde_json::from_slice(&bytes).ok())
}

/// Reads what a file holds; gives it back where it is to be removed once that is safe.
fn read(path: PathBuf, file: File, person: &str, found: &mut Found) -> Option<File> {
    let whole = match whole(&file) {
        Ok(whole) => whole,
        Err(error) => {
            found.failed = Some(Failed(path, error));
            return None;
        }
    };
    let version = whole.as_ref().and_then(|whole| whole.get("version")?.as_u64());
    if version.is_some_and(|version| version > VERSION) {
        found.newer.push(path);
        return None;
    }
    match whole.and_then(|whole| serde_json::from_value::<Kept>(whole).ok()) {
        Some(kept) if kept.person == person => {
            found.drafts.extend(kept.drafts);
            Some(file)
        }
        Some(_) => None,
        None => {
            let aside = beside(&path, ".damaged");
            // Where it cannot be renamed it stays, and is told of again.
            let now = fs::rename(&path, &aside).map_or(path, |()| aside);
            found.damaged.push(now);
            None
        }
    }
}

#[cfg(test)]
mod tests;
