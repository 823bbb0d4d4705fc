//! Files that people name, besides the ledger: read up to a limit, and written only where there is
//! none yet.

use std::fs;
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

use crate::disk::Draft;

/// Reads a file; at most one byte more than `max`, which tells that it is more.
///
/// # Errors
/// Where it cannot be read.
pub fn read(file: &Path, max: usize) -> io::Result<Vec<u8>> {
    limited(fs::File::open(file)?, max)
}

/// Reads what comes from somewhere; at most one byte more than `max`.
///
/// # Errors
/// Where it cannot be read.
pub fn limited(from: impl Read, max: usize) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    from.take(max as u64 + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// Writes a file that is not there yet, whole or not at all.
///
/// # Errors
/// Where there is one already, or it cannot be written.
pub fn write_new(file: &Path, bytes: &[u8]) -> io::Result<()> {
    write_with(0o666, file, |to| to.write_all(bytes))
}

/// The same, readable by its owner alone.
///
/// # Errors
/// As [`write_new`].
pub fn write_private(file: &Path, bytes: &[u8]) -> io::Result<()> {
    write_with(0o600, file, |to| to.write_all(bytes))
}

/// It has its name when all of it is on the disk. Until then its name is short and its process's own:
/// that of the file may be as long as names can be.
fn write_with(
    mode: u32,
    file: &Path,
    write: impl FnOnce(&mut fs::File) -> io::Result<()>,
) -> io::Result<()> {
    if fs::symlink_metadata(file).is_ok() {
        return Err(io::ErrorKind::AlreadyExists.into());
    }
    let unfinished = file.with_file_name(format!(".halfsky-{}", std::process::id()));
    let mut draft = Draft::create(unfinished, mode)?;
    write(draft.file())?;
    draft.file().sync_all()?;
    draft.put_new(file)
}

/// The home folder that the surroundings name. It is asked of nobody else: a portable halfsky cannot
/// look users up, see [`crate::identity`].
pub fn home() -> Option<PathBuf> {
    std::env::var_os("HOME").filter(|home| !home.is_empty()).map(PathBuf::from)
}

/// The path that somebody typed, or dragged into the terminal, which quotes it; `~/` is `home`.
pub fn named(typed: &str, home: Option<&Path>) -> PathBuf {
    let typed = typed.trim();
    let bare = ['\'', '"'].iter().find_map(|mark| typed.strip_prefix(*mark)?.strip_suffix(*mark));
    let path = bare.unwrap_or(typed);
    match (path.strip_prefix("~/"), home) {
        (Some(rest), Some(home)) => home.join(rest),
        _ => PathBuf::from(path),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_taken_as_they_are_typed_or_dragged() {
        let home = Some(Path::new("/home/wang"));
        for (typed, path) in [
            ("表.xlsx", "表.xlsx"),
            (" '/tmp/一 二.xlsx' ", "/tmp/一 二.xlsx"),
            ("\"a.csv\"", "a.csv"),
            ("~/表.xlsx", "/home/wang/表.xlsx"),
            ("it's.csv", "it's.csv"),
            ("'", "'"),
        ] {
            assert_eq!(named(typed, home), Path::new(path), "{typed}");
        }
        assert_eq!(named("~/a", None), Path::new("~/a"));
    }

    #[test]
    fn nothing_is_written_over_and_reading_stops() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("a");
        write_new(&file, b"one").unwrap();
        assert_eq!(write_new(&file, b"two").unwrap_err().kind(), io::ErrorKind::AlreadyExists);
        assert_eq!(read(&file, 3).unwrap(), b"one");
        assert_eq!(read(&file, 1).unwrap().len(), 2, "one more tells that it is more");
    }

    #[test]
    fn a_file_has_its_name_when_it_is_whole() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("表".repeat(85));
        let left = || fs::read_dir(folder.path()).unwrap().count();
        let full = write_with(0o666, &file, |to| {
            to.write_all(b"half")?;
            assert!(!file.exists() && left() == 1);
            Err(io::ErrorKind::StorageFull.into())
        });
        assert_eq!((full.unwrap_err().kind(), left()), (io::ErrorKind::StorageFull, 0));
        // Somebody else is done first.
        let late = write_with(0o666, &file, |_| fs::write(&file, "theirs"));
        assert_eq!((late.unwrap_err().kind(), left()), (io::ErrorKind::AlreadyExists, 1));
        assert_eq!(fs::read(&file).unwrap(), b"theirs");
    }
}
