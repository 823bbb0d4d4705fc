//! Files that commands read and write besides the ledger: standard input and output as `-`, and
//! nothing that is there is written over.

use std::fs;
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

use super::failure::Failure;
use super::out::Out;

/// Reads a file, or standard input; at most one byte more than `max`, which tells that it is more.
pub(super) fn read(file: &Path, max: usize) -> Result<Vec<u8>, Failure> {
    let failed = |error| Failure::File(file.to_owned(), error);
    let mut bytes = Vec::new();
    let limit = max as u64 + 1;
    if file == Path::new("-") {
        io::stdin().lock().take(limit).read_to_end(&mut bytes).map_err(failed)?;
    } else {
        let file = fs::File::open(file).map_err(failed)?;
        file.take(limit).read_to_end(&mut bytes).map_err(failed)?;
    }
    Ok(bytes)
}

/// Writes a file that is not there yet, whole or not at all; or standard output where none is named.
pub(super) fn write(file: Option<&Path>, bytes: &[u8]) -> Result<(), Failure> {
    let Some(file) = file.filter(|file| *file != Path::new("-")) else {
        let mut out = Out::new();
        out.bytes(bytes)?;
        return out.done();
    };
    let failed = |error| Failure::File(file.to_owned(), error);
    let mut to = fs::OpenOptions::new().write(true).create_new(true).open(file).map_err(failed)?;
    to.write_all(bytes).and_then(|()| to.sync_all()).map_err(|error| {
        // Half a file helps nobody; where it cannot be removed, the message names it.
        let _ = fs::remove_file(file);
        Failure::File(PathBuf::from(file), error)
    })
}
