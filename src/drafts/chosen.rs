//! What a person chose once for all sessions: a word in a file beside the ledger, since whoever comes by a
//! command that is forced on them can pass no option.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::place::as_name;
use crate::disk::beside;

/// The word that a person chose last for this; empty where none is known.
pub fn chosen(ledger: &Path, person: &str, what: &str) -> String {
    let word = fs::read_to_string(file(ledger, person, what));
    word.map_or_else(|_| String::new(), |word| word.trim().to_owned())
}

/// Keeps it.
///
/// # Errors
/// Where it cannot be written.
pub fn choose(ledger: &Path, person: &str, what: &str, word: &str) -> io::Result<()> {
    fs::write(file(ledger, person, what), format!("{word}\n"))
}

fn file(ledger: &Path, person: &str, what: &str) -> PathBuf {
    beside(ledger, &format!(".{what}-{}", as_name(person)))
}
