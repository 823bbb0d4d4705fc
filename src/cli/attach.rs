//! `halfsky attach`: puts a file beside the ledger, for an entry to name, and brings one back.

use std::fs::File;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use chrono::NaiveDate;

use super::desk::Shell;
use super::failure::{Ending, Failure};
use super::out::Out;
use crate::domain::payload::Attachment;
use crate::domain::refusal::Refusal;
use crate::evidence::NotPut;
use crate::ledger::StoreError;
use crate::office::{Office, Trouble};
use crate::words::{lost, not_put};

#[derive(Debug, clap::Args)]
pub(super) struct Asked {
    #[arg(value_name = "FILE", required_unless_present = "get")]
    pub(super) files: Vec<PathBuf>,
    #[arg(long, value_name = "NAME")]
    file_name: Option<String>,
    #[arg(long, value_name = "YYYY-MM-DD")]
    stands_for: Option<NaiveDate>,
    #[arg(long, value_name = "SM3", conflicts_with_all = ["files", "file_name", "stands_for"])]
    get: Option<String>,
}

pub(super) fn run(shell: &Shell, asked: &Asked) -> Result<Ending, Failure> {
    shell.now_only()?;
    let desk = shell.open()?;
    if let Some(sm3) = &asked.get {
        return get(shell, &desk.office, sm3);
    }
    if desk.state().person(&desk.actor).is_none() {
        let refusal = Refusal::NotEnrolled(desk.actor.clone());
        return Err(desk.refused(&refusal));
    }
    if desk.office.is_read_only() {
        return Err(Trouble::Store(StoreError::ReadOnly).into());
    }
    let mut out = Out::new();
    for file in &asked.files {
        let mut put = put(shell, &desk.office, file, asked.file_name.as_deref())?;
        put.on = asked.stands_for;
        out.answer(&serde_json::to_value(&put).map_err(Trouble::from)?)?;
    }
    Ok(Ending::Done)
}

fn put(
    shell: &Shell,
    office: &Office,
    file: &Path,
    name: Option<&str>,
) -> Result<Attachment, Failure> {
    let lang = shell.lang;
    let put = match (file == Path::new("-"), name) {
        (true, Some(name)) => office.evidence().put_from(name, &mut io::stdin().lock()),
        (true, None) => return Err(Failure::Usage(lang.attach_needs_name().to_owned())),
        (false, None) => office.evidence().put(file),
        (false, Some(name)) => {
            let mut open = File::open(file).map_err(|error| Failure::File(file.into(), error))?;
            office.evidence().put_from(name, &mut open)
        }
    };
    put.map_err(|why| match why {
        NotPut::Io(path, error) if path.as_os_str().is_empty() => Failure::File(file.into(), error),
        why => Failure::Said(not_put(lang, &why)),
    })
}

/// Writes the one file whose hash begins so to standard output, if it is as it was.
fn get(shell: &Shell, office: &Office, sm3: &str) -> Result<Ending, Failure> {
    let lang = shell.lang;
    let asked = sm3.trim().to_ascii_lowercase();
    let known = office.attachments()?;
    let mut fits =
        known.into_iter().map(|(_, file)| file).filter(|file| file.sm3.starts_with(&asked));
    let found = fits.next().filter(|_| asked.len() >= 8);
    let file = found.ok_or_else(|| Failure::Said(lang.no_such_file(sm3)))?;
    office.evidence().check(&file).map_err(|why| Failure::Said(lost(lang, &why)))?;
    let path = office.evidence().place(&file);
    let mut from = File::open(&path).map_err(|error| Failure::File(path, error))?;
    let mut out = io::stdout().lock();
    io::copy(&mut from, &mut out).and_then(|_| out.flush()).map_err(Failure::Output)?;
    Ok(Ending::Done)
}
