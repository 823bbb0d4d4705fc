//! `halfsky export WHAT --format F`: lists for other programs.

use std::path::PathBuf;

use clap::ValueEnum;

use super::desk::Shell;
use super::failure::{Ending, Failure};
use super::files;
use super::out::Out;
use crate::exchange::{self, Encoding};

#[derive(Debug, clap::Args)]
pub(super) struct Asked {
    #[arg(value_name = "WHAT")]
    listing: Listing,
    #[arg(long, value_name = "FORMAT")]
    format: Option<Format>,
    #[arg(long, value_name = "ENCODING")]
    encoding: Option<Characters>,
    #[arg(long, short, value_name = "FILE")]
    pub(super) output: Option<PathBuf>,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Listing {
    #[value(alias = "指标")]
    Indicators,
    #[value(alias = "数据")]
    Observations,
    #[value(alias = "目标")]
    Targets,
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
    let lang = shell.lang;
    let file = asked.output.as_deref().filter(|file| file.as_os_str() != "-");
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
    let desk = shell.open()?;
    let state = desk.state();
    let (table, json) = match asked.listing {
        Listing::Indicators => exchange::indicators(state, lang),
        Listing::Observations => exchange::observations(state, lang),
        Listing::Targets => exchange::targets(state, desk.today, lang),
    };
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
