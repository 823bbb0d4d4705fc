//! `halfsky restore FILE`: puts a backup in the ledger's place.

use std::path::PathBuf;

use super::backup::refuse_stream;
use super::desk::Shell;
use super::failure::{Ending, Failure};
use super::out::Out;
use super::verify::{Checking, tell_lost};
use crate::clock::Clock;
use crate::office;
use crate::words::not_restored;

#[derive(Debug, clap::Args)]
pub(super) struct Asked {
    #[arg(id = "restore_file", value_name = "FILE")]
    pub(super) file: PathBuf,
    #[arg(long)]
    aside: bool,
}

pub(super) fn run(shell: &Shell, asked: &Asked) -> Result<Ending, Failure> {
    shell.now_only()?;
    let (lang, ledger) = (shell.lang, &shell.ledger);
    refuse_stream(shell, &asked.file)?;
    if asked.file.exists() {
        shell.make_folder()?;
    }
    let day = asked.aside.then(|| Clock::Machine.today());
    let mut checking = Checking::new(lang);
    let done = office::restore(&asked.file, ledger, day, &mut |seq| checking.at(seq));
    drop(checking);
    let restored =
        done.map_err(|why| Failure::Said(not_restored(lang, &why, &asked.file, ledger)))?;
    let (copied, path) = (restored.copied, ledger.display().to_string());
    let mut out = Out::new();
    out.line(&match copied.lost.len() {
        0 => lang.restored(path, copied.head.seq),
        lost => lang.restored_but(path, copied.head.seq, lost),
    })?;
    out.line(&lang.head_row(&copied.head))?;
    if copied.files > 0 && copied.lost.is_empty() {
        out.line(&lang.attachments_sound(copied.files))?;
    }
    if let Some(aside) = restored.aside {
        let aside = aside.display().to_string();
        out.line(&match restored.aside_opens {
            true => lang.set_aside(aside),
            false => lang.file_set_aside(aside),
        })?;
    }
    out.done()?;
    Ok(tell_lost(lang, &copied.lost))
}
