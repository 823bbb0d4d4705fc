//! What a person chose once for all sessions: a word in a file beside the ledger, since whoever comes by a
//! command that is forced on them can pass no option.

use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

use super::place::{UNFINISHED, as_name};
use crate::disk::{Draft, beside, open_own};

/// No word is longer.
const MOST: u64 = 64;

/// The word that a person chose last for this; empty where none is known.
pub fn chosen(ledger: &Path, person: &str, what: &str) -> String {
    read(&file(ledger, person, what)).unwrap_or_default().trim().to_owned()
}

fn read(path: &Path) -> io::Result<String> {
    let mut word = String::new();
    open_own(path)?.take(MOST).read_to_string(&mut word)?;
    Ok(word)
}

/// Keeps it.
///
/// # Errors
/// Where it cannot be written.
pub fn choose(ledger: &Path, person: &str, what: &str, word: &str) -> io::Result<()> {
    let place = file(ledger, person, what);
    let mut draft = Draft::create(beside(&place, UNFINISHED), 0o600)?;
    writeln!(draft.file(), "{word}")?;
    draft.put(&place).map(drop)
}

fn file(ledger: &Path, person: &str, what: &str) -> PathBuf {
    beside(ledger, &format!(".{what}-{}", as_name(person)))
}
