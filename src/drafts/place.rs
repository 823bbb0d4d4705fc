//! Where drafts lie: the names of the files, and which of them nobody has any more.

use std::fs::{self, DirEntry, File, TryLockError};
use std::io;
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};
use std::time::Duration;

use crate::disk::{folder_of, is_at, session_name, sync_folder};

/// Where a person's drafts lie.
#[derive(Debug, Clone)]
pub(super) struct Place {
    pub(super) folder: PathBuf,
    /// How the names of the files begin.
    pub(super) name: String,
}

/// The file of another session.
pub(super) struct Other {
    pub(super) path: PathBuf,
    pub(super) file: File,
    /// Whether the session has ended; the file is locked here then.
    pub(super) ended: bool,
}

impl Place {
    pub(super) fn beside(ledger: &Path, person: &str) -> Self {
        let file = ledger.file_name().unwrap_or_default().to_string_lossy();
        let name = format!("{file}.draft-{}-", as_name(person));
        Self { folder: folder_of(ledger).to_owned(), name }
    }

    /// A file for a session.
    pub(super) fn own(&self) -> PathBuf {
        self.folder.join(format!("{}{}", self.name, session_name()))
    }

    /// The files of other sessions; `own` are not.
    pub(super) fn others(&self, own: &[PathBuf]) -> io::Result<Vec<Other>> {
        let mut others = Vec::new();
        for entry in fs::read_dir(&self.folder)?.flatten() {
            let name = entry.file_name();
            let number = name.to_str().and_then(|name| name.strip_prefix(&self.name));
            let is_number = |text: &str| text.bytes().all(|b| b.is_ascii_hexdigit() || b == b'-');
            match number.map(|number| number.strip_suffix(UNFINISHED).ok_or(number)) {
                Some(Err(number)) if is_number(number) && !own.contains(&entry.path()) => {
                    others.extend(other(&entry));
                }
                // What a crash left behind half written; what was whole before is in the file beside.
                Some(Ok(number)) if is_number(number) && is_old(&entry) => {
                    // Where it stays it is in nobody's way.
                    let ended = other(&entry).filter(|other| other.ended);
                    let _ = ended.map(|other| fs::remove_file(other.path));
                }
                _ => {}
            }
        }
        Ok(others)
    }

    /// Makes a rename or removal last through a power loss.
    pub(super) fn sync(&self) -> io::Result<()> {
        sync_folder(&self.folder)
    }
}

/// How the name of a file ends that is still being written.
pub(super) const UNFINISHED: &str = ".new";

/// An id as part of a file's name: whatever is no letter or digit by its number.
pub(super) fn as_name(person: &str) -> String {
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

/// For writing too: on network file systems a lock that excludes others needs that.
fn open(path: &Path) -> io::Result<File> {
    File::options().read(true).write(true).open(path)
}

/// Opens a file of ours, and locks it where nobody else has. Where there are no locks, two
/// sessions may show one draft; none is lost.
fn other(entry: &DirEntry) -> Option<Other> {
    let path = entry.path();
    let known = fs::symlink_metadata(&path).ok()?;
    let ours = known.is_file() && known.uid() == nix::unistd::Uid::effective().as_raw();
    let file = ours.then(|| open(&path).ok()).flatten()?;
    let ended = !matches!(file.try_lock(), Err(TryLockError::WouldBlock));
    // Its session may have put another in its place before it was locked here.
    let is_there = is_at(&file, &path).ok()?;
    (!ended || is_there).then_some(Other { path, file, ended })
}
