//! Files that commands read and write besides the ledger: standard input and output as `-`.

use std::io;
use std::path::Path;

use clap::ValueEnum;

use super::failure::{Failure, say};
use super::out::Out;
use crate::files;
use crate::words::Lang;

/// Reads a file, or standard input; at most one byte more than `max`, which tells that it is more.
pub(super) fn read(file: &Path, max: usize) -> Result<Vec<u8>, Failure> {
    let read = match file == Path::new("-") {
        true => files::limited(io::stdin().lock(), max),
        false => files::read(file, max),
    };
    read.map_err(|error| Failure::File(file.to_owned(), error))
}

/// The format that the name of a file ends in.
///
/// # Errors
/// Where it ends in none of those there are.
pub(super) fn format_of<F: ValueEnum>(lang: Lang, file: &Path) -> Result<F, Failure> {
    let ending = file.extension().and_then(|ending| ending.to_str());
    ending.and_then(|ending| F::from_str(ending, true).ok()).ok_or_else(|| {
        let known: Vec<_> = F::value_variants().iter().filter_map(F::to_possible_value).collect();
        let known: Vec<_> = known.iter().map(|format| format!(".{}", format.get_name())).collect();
        let known = known.join(lang.list_comma());
        Failure::Usage(lang.no_format(file.display().to_string(), known))
    })
}

/// The file that is named, where it is not `-`, which is standard input or output.
pub(super) fn named(file: Option<&Path>) -> Option<&Path> {
    file.filter(|file| *file != Path::new("-"))
}

/// Writes a file that is not there yet, whole or not at all, and says so; or standard output where none
/// is named.
pub(super) fn write_told(lang: Lang, file: Option<&Path>, bytes: &[u8]) -> Result<(), Failure> {
    write(lang, file, bytes, files::write_new)
}

/// The same, where a file is readable by its owner alone.
pub(super) fn write_private(lang: Lang, file: Option<&Path>, bytes: &[u8]) -> Result<(), Failure> {
    write(lang, file, bytes, files::write_private)
}

fn write(
    lang: Lang,
    file: Option<&Path>,
    bytes: &[u8],
    to_file: fn(&Path, &[u8]) -> io::Result<()>,
) -> Result<(), Failure> {
    let Some(file) = named(file) else {
        let mut out = Out::new();
        out.bytes(bytes)?;
        return out.done();
    };
    to_file(file, bytes).map_err(|error| Failure::File(file.to_owned(), error))?;
    say(lang, &lang.written(file.display().to_string()));
    Ok(())
}
