//! Files that are there whole or not at all, and what lies beside them.

use std::fs::{self, File, Metadata, OpenOptions};
use std::io;
use std::os::unix::fs::{MetadataExt, OpenOptionsExt};
use std::path::{Path, PathBuf};
use std::time::{SystemTime, UNIX_EPOCH};

use nix::fcntl::OFlag;

/// The file that goes with `path` under a longer name.
pub fn beside(path: &Path, suffix: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(suffix);
    name.into()
}

/// The folder in which `path` is, as far as its name says.
pub fn folder_of(path: &Path) -> &Path {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    folder.unwrap_or(Path::new("."))
}

/// Whether an open file is still the one of that name; somebody may have removed it, or put another
/// there.
///
/// # Errors
/// Where one of them cannot be looked at.
pub fn is_at(file: &File, path: &Path) -> io::Result<bool> {
    let which = |found: Metadata| (found.dev(), found.ino());
    Ok(which(file.metadata()?) == which(fs::symlink_metadata(path)?))
}

/// A name for what is one session's alone, in digits and a line between them.
pub fn session_name() -> String {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    format!("{:x}-{:x}", std::process::id(), since.as_nanos())
}

/// Opens a file to be read whose place is known to all: what somebody may have put there instead is not
/// followed, and would otherwise not be read to an end.
///
/// # Errors
/// Where there is none, or it cannot be opened.
pub fn open_own(path: &Path) -> io::Result<File> {
    let flags = OFlag::O_NONBLOCK | OFlag::O_NOFOLLOW;
    File::options().read(true).custom_flags(flags.bits()).open(path)
}

/// Removes a file that may be there.
///
/// # Errors
/// Where it stays.
pub fn remove(path: &Path) -> io::Result<()> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}

/// Whether a process is no more, as far as the system tells.
pub fn is_no_more(process: u32) -> bool {
    Path::new("/proc/self").exists() && !Path::new("/proc").join(process.to_string()).exists()
}

/// Makes what was made, renamed or removed in a folder last through a power loss.
///
/// # Errors
/// Where the folder cannot be opened, or the disk failed.
pub fn sync_folder(folder: &Path) -> io::Result<()> {
    File::open(folder)?.sync_all()
}

/// Gives a file a name that nothing else has; it may keep the one it had besides.
///
/// # Errors
/// Where something has that name already, or it cannot be given.
pub fn name_new(file: &Path, place: &Path) -> io::Result<()> {
    match fs::hard_link(file, place) {
        // Not every disk knows second names: there an empty file of that name keeps others out of it.
        Err(error) if error.kind() != io::ErrorKind::AlreadyExists => {
            OpenOptions::new().write(true).create_new(true).open(place)?;
            fs::rename(file, place).inspect_err(|_| drop(fs::remove_file(place)))
        }
        linked => linked,
    }
}

/// A file that is still being written, under a name of its own. Unless it is put in its place it is
/// removed, so that a full disk is left no fuller.
#[derive(Debug)]
pub struct Draft {
    path: PathBuf,
    /// None once it has its place.
    file: Option<File>,
}

impl Draft {
    /// Makes it, with these rights. What a crash left under that name, or somebody put there, is not
    /// written into.
    ///
    /// # Errors
    /// Where it cannot be made.
    pub fn create(path: PathBuf, mode: u32) -> io::Result<Self> {
        remove(&path)?;
        let file = OpenOptions::new().write(true).create_new(true).mode(mode).open(&path)?;
        Ok(Self { path, file: Some(file) })
    }

    /// The file, to be written.
    pub fn file(&mut self) -> &mut File {
        self.file.as_mut().expect("it has no place yet")
    }

    /// Gives it the name that it is to have, in place of what has that name, and gives it back.
    ///
    /// # Errors
    /// Where it cannot be renamed.
    pub fn put(mut self, place: &Path) -> io::Result<File> {
        fs::rename(&self.path, place)?;
        Ok(self.file.take().expect("it had no place yet"))
    }

    /// Gives it a name that nothing has yet.
    ///
    /// # Errors
    /// As [`name_new`].
    pub fn put_new(self, place: &Path) -> io::Result<()> {
        name_new(&self.path, place)
    }
}

impl Drop for Draft {
    fn drop(&mut self) {
        if self.file.is_some() {
            // What is told is why it was not finished.
            let _ = fs::remove_file(&self.path);
        }
    }
}

#[cfg(test)]
mod tests {
    use std::io::Write;
    use std::os::unix::fs::PermissionsExt;

    use super::*;

    #[test]
    fn a_draft_takes_its_place_whole_or_leaves_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let (fresh, place) = (folder.path().join("new"), folder.path().join("place"));
        fs::write(&fresh, "of a crash").unwrap();
        let mut draft = Draft::create(fresh.clone(), 0o600).unwrap();
        draft.file().write_all(b"whole").unwrap();
        assert!(!place.exists());
        draft.put(&place).unwrap();
        assert_eq!(fs::read(&place).unwrap(), b"whole");
        assert_eq!(fs::metadata(&place).unwrap().permissions().mode() & 0o777, 0o600);
        let mut left = Draft::create(fresh.clone(), 0o600).unwrap();
        left.file().write_all(b"half").unwrap();
        drop(left);
        assert!(!fresh.exists());
        assert_eq!(fs::read(&place).unwrap(), b"whole");
        assert!(Draft::create(fresh.clone(), 0o600).unwrap().put(&fresh.join("nowhere")).is_err());
        assert!(!fresh.exists(), "what has no place is gone");
    }

    #[test]
    fn a_file_is_told_from_another_of_its_name() {
        let folder = tempfile::tempdir().unwrap();
        let place = folder.path().join("place");
        fs::write(&place, "one").unwrap();
        let one = File::open(&place).unwrap();
        assert!(is_at(&one, &place).unwrap());
        fs::rename(&place, folder.path().join("away")).unwrap();
        assert!(is_at(&one, &place).is_err());
        fs::write(&place, "other").unwrap();
        assert!(!is_at(&one, &place).unwrap());
        let folders =
            ["ledger", "./ledger", "a/ledger", "/ledger"].map(|it| folder_of(it.as_ref()));
        assert_eq!(folders, [".", ".", "a", "/"].map(Path::new));
    }

    #[test]
    fn a_name_that_is_taken_is_left_alone() {
        let folder = tempfile::tempdir().unwrap();
        let (fresh, place) = (folder.path().join("new"), folder.path().join("place"));
        Draft::create(fresh.clone(), 0o600).unwrap().put_new(&place).unwrap();
        assert!(place.exists() && !fresh.exists());
        fs::write(&place, "there").unwrap();
        let late = Draft::create(fresh.clone(), 0o600).unwrap().put_new(&place).unwrap_err();
        assert_eq!(late.kind(), io::ErrorKind::AlreadyExists);
        assert_eq!(fs::read(&place).unwrap(), b"there");
        // A folder has no second name, and does not take a file's place.
        let other = folder.path().join("other");
        fs::create_dir(&fresh).unwrap();
        assert!(name_new(&fresh, &other).is_err());
        assert!(fresh.exists() && !other.exists(), "the name was kept for nothing");
    }
}
