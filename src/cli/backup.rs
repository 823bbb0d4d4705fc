//! `halfsky backup FILE`: a whole copy of the ledger and its evidence.

use std::path::{Path, PathBuf};

use super::desk::Shell;
use super::failure::{Ending, Failure};
use super::out::Out;
use super::verify::{Checking, tell_lost};
use crate::evidence::Cabinet;
use crate::office;
use crate::words::not_backed_up;

#[derive(Debug, clap::Args)]
pub(super) struct Asked {
    #[arg(id = "backup_file", value_name = "FILE")]
    pub(super) file: PathBuf,
}

pub(super) fn run(shell: &Shell, asked: &Asked) -> Result<Ending, Failure> {
    shell.now_only()?;
    let lang = shell.lang;
    refuse_stream(shell, &asked.file)?;
    let mut checking = Checking::new(lang);
    let made = office::backup(&shell.ledger, &asked.file, &mut |seq| checking.at(seq));
    drop(checking);
    let copied = made.map_err(|why| Failure::Said(not_backed_up(lang, &why, &shell.ledger)))?;
    let (path, entries) = (asked.file.display().to_string(), copied.head.seq);
    let mut out = Out::new();
    out.line(&match copied.lost.len() {
        0 => lang.backed_up(path, entries),
        lost => lang.backed_up_but(path, entries, lost),
    })?;
    out.line(&lang.head_row(&copied.head))?;
    if copied.files > 0 {
        let folder = Cabinet::beside(&asked.file).folder().display().to_string();
        out.line(&lang.backup_files(copied.files, folder))?;
    }
    out.done()?;
    Ok(tell_lost(lang, &copied.lost))
}

/// A backup is a file with a folder beside it.
pub(super) fn refuse_stream(shell: &Shell, file: &Path) -> Result<(), Failure> {
    match file == Path::new("-") {
        true => Err(Failure::Usage(shell.lang.backup_to_a_file().to_owned())),
        false => Ok(()),
    }
}
