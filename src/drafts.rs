//! What was typed and not handed in, kept beside the ledger, so that it is there again after a
//! hang-up, a crash or a power loss. A draft is a JSON object here; what it means is known to the
//! forms of the dashboard. Nothing of it is in the ledger.
//!
//! Every session has a file of its own, `<ledger>.draft-<person>-<number>`, which it keeps locked.
//! A session takes in the files of its person that nobody has locked: theirs have ended. It
//! removes them when what they held is safe in its own. So two sessions of one person never write
//! over each other's drafts, and at any moment every draft is whole in some file.

use std::fs::{self, DirEntry, File, OpenOptions, TryLockError};
use std::io::{self, Read, Write};
use std::os::unix::fs::{MetadataExt, OpenOptionsExt};
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread::JoinHandle;
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use serde::{Deserialize, Serialize};
use serde_json::Value;

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
    writer: Option<JoinHandle<()>>,
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
        let own = Own { path: place.own(), place, person: person.to_owned(), file: None, held };
        let (send, drafts) = channel();
        let (tell, failed) = channel();
        let writer = std::thread::spawn(move || own.keep(&drafts, &tell));
        (Self { send: Some(send), failed, writer: Some(writer) }, found)
    }

    /// Keeps these drafts, in the place of those before.
    pub fn keep(&self, drafts: Vec<Value>) {
        if let Some(send) = &self.send {
            // The writer ends only when this is dropped.
            let _ = send.send(drafts);
        }
    }

    /// Why drafts could not be kept; told once.
    pub fn failed(&self) -> Option<Failed> {
        self.failed.try_recv().ok()
    }
}

impl Drop for Keeper {
    fn drop(&mut self) {
        self.send = None;
        if let Some(writer) = self.writer.take() {
            // Where it panicked, that was told already.
            let _ = writer.join();
        }
    }
}

/// Where a person's drafts lie.
struct Place {
    folder: PathBuf,
    /// How the names of the files begin.
    name: String,
}

impl Place {
    fn beside(ledger: &Path, person: &str) -> Self {
        let folder = ledger.parent().filter(|folder| !folder.as_os_str().is_empty());
        let file = ledger.file_name().unwrap_or_default().to_string_lossy();
        let name = format!("{file}.draft-{}-", escaped(person));
        Self { folder: folder.unwrap_or(Path::new(".")).to_owned(), name }
    }

    /// A file for a session.
    fn own(&self) -> PathBuf {
        let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
        self.folder.join(format!("{}{:x}-{:x}", self.name, std::process::id(), since.as_nanos()))
    }

    /// The files of sessions that ended, each locked.
    fn take(&self) -> io::Result<Vec<(PathBuf, File)>> {
        let mut taken = Vec::new();
        for entry in fs::read_dir(&self.folder)?.flatten() {
            let name = entry.file_name();
            let number = name.to_str().and_then(|name| name.strip_prefix(&self.name));
            let is_number = |text: &str| text.bytes().all(|b| b.is_ascii_hexdigit() || b == b'-');
            match number.map(|number| number.strip_suffix(UNFINISHED).ok_or(number)) {
                Some(Err(number)) if is_number(number) => taken.extend(locked(&entry)),
                // What a crash left behind half written; the whole of it is in the file beside.
                Some(Ok(number)) if is_number(number) && is_old(&entry) => {
                    if locked(&entry).is_some() {
                        let _ = fs::remove_file(entry.path());
                    }
                }
                _ => {}
            }
        }
        Ok(taken)
    }

    /// Makes a rename or removal last through a power loss.
    fn sync(&self) -> io::Result<()> {
        File::open(&self.folder)?.sync_all()
    }
}

/// How the name of a file ends that is still being written.
const UNFINISHED: &str = ".new";

/// An id as part of a file's name: whatever is no letter or digit by its number.
fn escaped(person: &str) -> String {
    let each = person.bytes().map(|byte| match byte {
        b'0'..=b'9' | b'a'..=b'z' | b'A'..=b'Z' | b'_' => char::from(byte).to_string(),
        _ => format!("%{byte:02x}"),
    });
    // Names of files are bounded; whose it is stands in the file too.
    each.take(48).collect()
}

fn is_old(entry: &DirEntry) -> bool {
    let modified = entry.metadata().and_then(|found| found.modified());
    modified.is_ok_and(|at| at.elapsed().is_ok_and(|since| since > Duration::from_secs(60)))
}

/// Opens and locks a file of ours that nobody else has locked. Where there are no locks, two
/// sessions may show one draft; none is lost.
fn locked(entry: &DirEntry) -> Option<(PathBuf, File)> {
    let path = entry.path();
    let known = fs::symlink_metadata(&path).ok()?;
    let ours = known.is_file() && known.uid() == nix::unistd::Uid::effective().as_raw();
    let file = ours.then(|| File::open(&path).ok()).flatten()?;
    if let Err(TryLockError::WouldBlock) = file.try_lock() {
        return None;
    }
    // Its session may have put another in its place before it was locked here.
    let same = |found: fs::Metadata| (found.dev(), found.ino());
    let now = fs::symlink_metadata(&path).map(same).ok()?;
    (file.metadata().map(same).ok()? == now).then_some((path, file))
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
    fn keep(mut self, drafts: &Receiver<Vec<Value>>, tell: &Sender<Failed>) {
        let mut told = false;
        let mut next = drafts.recv().ok();
        while let Some(now) = next.take() {
            let now = drafts.try_iter().last().unwrap_or(now);
            let written = self.write(&now);
            let failed = written.is_err();
            if let Err(error) = written
                && !std::mem::replace(&mut told, true)
            {
                // Where nobody listens any more the session is over.
                let _ = tell.send(Failed(self.path.clone(), error));
            }
            let until = Instant::now() + if failed { RETRY } else { PAUSE };
            let mut later = None;
            next = loop {
                match drafts.recv_timeout(until.saturating_duration_since(Instant::now())) {
                    Ok(drafts) if failed => break Some(drafts),
                    Ok(drafts) => later = Some(drafts),
                    Err(RecvTimeoutError::Timeout) if failed => break Some(now),
                    Err(RecvTimeoutError::Timeout) => break later.or_else(|| drafts.recv().ok()),
                    Err(RecvTimeoutError::Disconnected) => break later,
                }
            };
        }
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
            // Locked before it has its name: under that name no unlocked file ever stands.
            let _ = file.try_lock();
            file.write_all(&serde_json::to_vec(&kept)?)?;
            file.sync_all()?;
            fs::rename(&fresh, &self.path)?;
            self.file = Some(file);
        }
        self.place.sync()?;
        for (path, _file) in std::mem::take(&mut self.held) {
            remove(&path)?;
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
mod tests {
    use std::os::unix::fs::PermissionsExt;

    use serde_json::json;

    use super::*;

    fn files(ledger: &Path) -> Vec<PathBuf> {
        let all = fs::read_dir(ledger.parent().unwrap()).unwrap();
        let mut all: Vec<_> = all.map(|entry| entry.unwrap().path()).collect();
        all.sort();
        all
    }

    fn folder() -> (tempfile::TempDir, PathBuf) {
        let folder = tempfile::tempdir().unwrap();
        let ledger = folder.path().join("台账.sqlite3");
        (folder, ledger)
    }

    fn keep(ledger: &Path, person: &str, drafts: &[&str]) {
        let (keeper, _) = Keeper::open(ledger, person);
        keeper.keep(drafts.iter().map(|text| json!({"text": text})).collect());
    }

    fn left(ledger: &Path, person: &str) -> Vec<Value> {
        Keeper::open(ledger, person).1.drafts
    }

    #[test]
    fn what_was_kept_is_found_by_its_person_alone() {
        let (_folder, ledger) = folder();
        for person in ["li-na", "li", "na", "../李%娜 ", &"长".repeat(300)] {
            keep(&ledger, person, &["甲", person]);
            assert_eq!(left(&ledger, person), [json!({"text": "甲"}), json!({"text": person})]);
        }
        assert_eq!(files(&ledger).len(), 5);
        for file in files(&ledger) {
            assert_eq!(fs::metadata(file).unwrap().permissions().mode() & 0o777, 0o600);
        }
    }

    #[test]
    fn a_living_session_keeps_its_own() {
        let (_folder, ledger) = folder();
        let (first, _) = Keeper::open(&ledger, "li-na");
        first.keep(vec![json!("first")]);
        while files(&ledger).is_empty() {
            std::thread::yield_now();
        }
        let (second, found) = Keeper::open(&ledger, "li-na");
        assert!(found.drafts.is_empty() || files(&ledger).len() > 1, "{found:?}");
        second.keep(vec![json!("second")]);
        drop((first, second));
        let mut both = left(&ledger, "li-na");
        both.sort_by_key(Value::to_string);
        assert_eq!(both, [json!("first"), json!("second")]);
    }

    #[test]
    fn what_is_taken_in_goes_when_it_is_safe() {
        let (_folder, ledger) = folder();
        keep(&ledger, "li-na", &["甲"]);
        let before = files(&ledger);
        let (keeper, found) = Keeper::open(&ledger, "li-na");
        assert_eq!(files(&ledger), before, "not yet");
        assert!(left(&ledger, "li-na").is_empty(), "and nobody else takes it");
        keeper.keep(found.drafts);
        drop(keeper);
        assert_eq!(left(&ledger, "li-na").len(), 1);
        assert!(files(&ledger).len() == 1 && files(&ledger) != before);
        keep(&ledger, "li-na", &[]);
        assert!(files(&ledger).is_empty());
    }

    #[test]
    fn damaged_files_are_set_aside_and_later_ones_left() {
        let (_folder, ledger) = folder();
        let at = |number: &str| {
            let place = Place::beside(&ledger, "li-na");
            place.folder.join(format!("{}{number}", place.name))
        };
        fs::write(at("1-1"), r#"{"version":1,"person":"li-na","dra"#).unwrap();
        fs::write(at("2-2"), r#"{"version":2,"leaves":[]}"#).unwrap();
        fs::write(at("3-3"), r#"{"version":1,"person":"li-na","drafts":[{"a":1}]}"#).unwrap();
        fs::write(at("4-4.new"), "half").unwrap();
        std::os::unix::fs::symlink("/etc/passwd", at("5-5")).unwrap();
        let (_keeper, found) = Keeper::open(&ledger, "li-na");
        assert_eq!(found.drafts, [json!({"a": 1})]);
        assert_eq!(found.damaged, [at("1-1.damaged")]);
        assert_eq!(found.newer, [at("2-2")]);
        assert!(at("2-2").exists() && at("1-1.damaged").exists() && found.failed.is_none());
    }

    #[test]
    fn a_folder_that_is_not_there_is_told_once() {
        let (folder, ledger) = folder();
        let ledger = folder.path().join("nowhere").join(ledger.file_name().unwrap());
        let (keeper, found) = Keeper::open(&ledger, "li-na");
        assert!(found.failed.is_some());
        keeper.keep(vec![json!("甲")]);
        while keeper.failed().is_none() {
            std::thread::yield_now();
        }
        keeper.keep(vec![json!("乙")]);
        keeper.keep(vec![json!("丙")]);
        assert!(keeper.failed().is_none());
    }
}
