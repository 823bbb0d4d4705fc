//! `halfsky attach`: puts a file beside the ledger, for an entry to name, and brings one back.

use std::fs::File;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use serde_json::json;

use super::desk::{Desk, Shell};
use super::failure::{Ending, Failure, say};
use super::out::Out;
use crate::domain::decide::may_attach;
use crate::domain::payload::Attachment;
use crate::evidence::NotPut;
use crate::office::Office;
use crate::office::proof::{NoFile, Reach};
use crate::words::{lost, not_meant, not_put};

/// Digits of a file's SM3 that are told to be typed.
const SHOWN: usize = 12;

#[derive(Debug, clap::Args)]
pub(super) struct Asked {
    #[arg(value_name = "FILE", required_unless_present = "get")]
    pub(super) files: Vec<PathBuf>,
    #[arg(long, value_name = "NAME")]
    file_name: Option<String>,
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = super::day)]
    stands_for: Option<NaiveDate>,
    #[arg(long, value_name = "SM3", conflicts_with_all = ["files", "file_name", "stands_for"])]
    get: Option<String>,
}

pub(super) fn run(shell: &Shell, asked: &Asked) -> Result<Ending, Failure> {
    shell.now_only()?;
    let desk = shell.open()?;
    if let Some(sm3) = &asked.get {
        return get(shell, &desk, sm3);
    }
    may_attach(desk.state(), &desk.actor).map_err(|refusal| desk.refused(&refusal))?;
    if let Some(shut) = desk.office.shut() {
        return Err(shut.into());
    }
    desk.doubt_clock();
    let mut out = Out::new();
    for file in &asked.files {
        let mut put = put(shell, &desk.office, file, asked.file_name.as_deref())?;
        put.on = asked.stands_for;
        let noted = desk.office.evidence().note(&put, &desk.actor);
        noted.map_err(|error| Failure::File(desk.office.evidence().place(&put), error))?;
        if shell.speaker.is_some() {
            say(shell.lang, &shell.lang.put_told(&put.name, &put.sm3[..SHOWN]));
        }
        out.answer(&json!(put))?;
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

/// Writes the one file whose hash begins so to standard output, if it is as it was. Who owns the
/// ledger owns what lies beside it; whoever comes through a key gets what entries name and what is their own.
fn get(shell: &Shell, desk: &Desk, typed: &str) -> Result<Ending, Failure> {
    let lang = shell.lang;
    let evidence = desk.office.evidence();
    let reach = if shell.speaker.is_none() { Reach::All } else { Reach::Told };
    let meant = desk.office.file_meant(typed, &desk.actor, reach);
    let meant = meant.map_err(|why| match why {
        NoFile::NotMeant(why) => Failure::Said(not_meant(lang, &why)),
        NoFile::Trouble(trouble) => trouble.into(),
    })?;
    if let Some(file) = &meant.file {
        evidence.check(file).map_err(|why| Failure::Said(lost(lang, &why)))?;
    }
    let from = evidence.open(&meant.sm3);
    let mut from = from.map_err(|error| Failure::File(meant.sm3.into(), error))?;
    let mut out = io::stdout().lock();
    io::copy(&mut from, &mut out).and_then(|_| out.flush()).map_err(Failure::Output)?;
    Ok(Ending::Done)
}
