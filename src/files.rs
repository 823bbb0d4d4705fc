//! Files that people name, besides the ledger: read up to a limit, and written only where there is
//! none yet.

use std::fs;
use std::io::{self, Read, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};

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
    write_with(0o666, file, bytes)
}

/// The same, readable by its owner alone.
///
/// # Errors
/// As [`write_new`].
pub fn write_private(file: &Path, bytes: &[u8]) -> io::Result<()> {
    write_with(0o600, file, bytes)
}

fn write_with(mode: u32, file: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut to = fs::OpenOptions::new().write(true).create_new(true).mode(mode).open(file)?;
    to.write_all(bytes).and_then(|()| to.sync_all()).inspect_err(|_| {
        // Half a file helps nobody; where it cannot be removed, the message names it.
        let _ = fs::remove_file(file);
    })
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
}
