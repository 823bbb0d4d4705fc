//! `halfsky export WHAT --format F`: lists for other programs, and the ledger for those with SQL.

use std::path::PathBuf;

use clap::ValueEnum;

use super::desk::{Desk, Shell};
use super::failure::{Ending, Failure};
use super::files;
use super::out::Out;
use crate::exchange::{self, Encoding};

#[derive(Debug, clap::Args)]
pub(super) struct Asked {
    #[arg(id = "listing", value_name = "WHAT")]
    what: What,
    #[arg(long, value_name = "FORMAT")]
    format: Option<Format>,
    #[arg(long, value_name = "ENCODING")]
    encoding: Option<Characters>,
    #[arg(long, short, value_name = "FILE")]
    pub(super) output: Option<PathBuf>,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum What {
    #[value(alias = "指标")]
    Indicators,
    #[value(alias = "数据")]
    Observations,
    #[value(alias = "目标")]
    Targets,
    #[value(alias = "台账")]
    Ledger,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    Xlsx,
    Csv,
    Json,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Characters {
    #[value(name = "utf-8", alias = "utf8")]
    Utf8,
    #[value(name = "gb18030", aliases = ["gbk", "gb2312"])]
    Gb18030,
}

pub(super) fn run(shell: &Shell, asked: &Asked) -> Result<Ending, Failure> {
    let list = |of: fn(&Desk) -> Listing| list(shell, asked, of);
    match asked.what {
        What::Indicators => list(|desk| exchange::indicators(desk.state(), desk.lang)),
        What::Observations => list(|desk| exchange::observations(desk.state(), desk.lang)),
        What::Targets => list(|desk| exchange::targets(desk.state(), desk.today, desk.lang)),
        What::Ledger => ledger(shell, asked),
    }
}

/// A table, and the same as JSON.
type Listing = (exchange::Table, serde_json::Value);

fn list(shell: &Shell, asked: &Asked, of: fn(&Desk) -> Listing) -> Result<Ending, Failure> {
    let (lang, file) = (shell.lang, files::named(asked.output.as_deref()));
    // What was asked for, else what the file's name ends in, else what other programs read.
    let format = match (asked.format, file) {
        (Some(format), _) => format,
        (None, Some(file)) => files::format_of(lang, file)?,
        (None, None) => Format::Csv,
    };
    if asked.encoding.is_some() && format != Format::Csv {
        return Err(Failure::Usage(lang.encoding_is_for_csv().to_owned()));
    }
    if format == Format::Xlsx && file.is_none() && Out::new().is_terminal() {
        return Err(Failure::Usage(lang.to_a_terminal().to_owned()));
    }
    let (table, json) = of(&shell.open()?);
    let encoding = match asked.encoding {
        Some(Characters::Gb18030) => Encoding::Gb18030,
        _ => Encoding::Utf8,
    };
    let bytes = match format {
        Format::Json => format!("{json:#}\n").into_bytes(),
        Format::Csv => table.csv(encoding).map_err(Failure::Output)?,
        Format::Xlsx => {
            let failed = |why: String| Failure::Said(lang.workbook_failed(why));
            table.xlsx().map_err(|error| failed(error.to_string()))?
        }
    };
    files::write_told(lang, file, &bytes)?;
    Ok(Ending::Done)
}

/// All entries, for people with SQL.
fn ledger(shell: &Shell, asked: &Asked) -> Result<Ending, Failure> {
    let (lang, file) = (shell.lang, files::named(asked.output.as_deref()));
    shell.now_only()?;
    let is_list = file.is_some_and(|file| files::format_of::<Format>(lang, file).is_ok());
    if is_list || asked.format.is_some() || asked.encoding.is_some() {
        return Err(Failure::Usage(lang.ledger_is_sqlite().to_owned()));
    }
    if file.is_none() && Out::new().is_terminal() {
        return Err(Failure::Usage(lang.to_a_terminal().to_owned()));
    }
    let desk = shell.open()?;
    if let Some((seq, _)) = desk.office.broken() {
        return Err(Failure::Said(lang.no_copy_of_broken(seq)));
    }
    files::write_private(lang, file, &desk.office.for_sql()?)?;
    Ok(Ending::Done)
}
