//! Which commands there are and what stands with all of them. What each takes is in its own file;
//! what the help says of it is in `words`, by the argument's name.

use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use clap::{ArgAction, Parser, Subcommand};

use super::{
    attach, authorized_keys, backup, changes, complete, demo, duties, export, import, init, log,
    man, person, plan, record, report, restore, show, status, template, unmet, verify, walkthrough,
};
use crate::tui::theme::Look;
use crate::words::Lang;

/// The dashboard's: no command. To put together what all commands take is most of the time of
/// reading a line, and the dashboard is what starts most often.
#[derive(Debug, Parser)]
#[command(name = "halfsky", version)]
#[command(disable_help_flag = true, disable_version_flag = true)]
pub(super) struct Bare {
    #[command(flatten)]
    common: Common,
}

impl From<Bare> for Args {
    fn from(Bare { common }: Bare) -> Self {
        Self { common, verb: None }
    }
}

#[derive(Debug, Parser)]
#[command(name = "halfsky", version)]
#[command(disable_help_flag = true, disable_version_flag = true, disable_help_subcommand = true)]
pub(super) struct Args {
    #[command(flatten)]
    pub(super) common: Common,
    #[command(subcommand)]
    pub(super) verb: Option<Verb>,
}

/// What stands with every command.
#[derive(Debug, clap::Args)]
pub(super) struct Common {
    #[arg(long, global = true, value_name = "PATH")]
    pub(super) ledger: Option<PathBuf>,
    #[arg(long = "as", global = true, value_name = "ID")]
    pub(super) speaker: Option<String>,
    #[arg(long, global = true, value_name = "YYYY-MM-DD", value_parser = super::day)]
    pub(super) as_of: Option<NaiveDate>,
    #[arg(long, global = true, value_name = "LANG")]
    pub(super) lang: Option<Lang>,
    #[arg(long, global = true, value_name = "THEME")]
    pub(super) theme: Option<Look>,
    #[arg(long, global = true)]
    pub(super) mouse: bool,
    // As the dashboard takes it, or `auto` where the terminal is to be asked.
    #[arg(long, global = true, value_name = "WIDTH", default_value = "auto")]
    #[arg(value_parser = ["auto", "narrow", "wide", "plain"])]
    pub(super) ambiguous: String,
    #[arg(long, short, global = true, action = ArgAction::Help)]
    help: Option<bool>,
    #[arg(long, short = 'V', action = ArgAction::Version)]
    version: Option<bool>,
}

#[derive(Debug, Subcommand)]
pub(super) enum Verb {
    Init(init::Asked),
    Demo(demo::Asked),
    Status(status::Asked),
    Unmet(unmet::Asked),
    Duties(duties::Asked),
    Changes(changes::Asked),
    Show(show::Asked),
    Log(log::Asked),
    Record(record::Asked),
    Attach(attach::Asked),
    Template(template::Asked),
    Import(import::Asked),
    Export(export::Asked),
    Report(report::Asked),
    Walkthrough(walkthrough::Asked),
    Verify(verify::Asked),
    Backup(backup::Asked),
    Restore(restore::Asked),
    AuthorizedKeys(authorized_keys::Asked),
    Person(person::Asked),
    Plan(plan::Asked),
    Completions(complete::Asked),
    Man(man::Asked),
}

impl Verb {
    /// The file that it is to read or write; none where that is standard input or output. What
    /// makes a ledger or copies one is not among them: nobody can do that from afar.
    pub(super) fn path(&self) -> Option<&Path> {
        let named = match self {
            Self::Template(asked) => Some(asked.output.as_path()),
            Self::Import(asked) => Some(asked.sheet.as_path()),
            Self::Export(asked) => asked.output.as_deref(),
            Self::Report(asked) => asked.output.as_deref(),
            Self::Attach(asked) => {
                asked.files.iter().map(PathBuf::as_path).find(|file| *file != Path::new("-"))
            }
            Self::Duties(_) | Self::Changes(_) => None,
            Self::Init(_) | Self::Demo(_) | Self::Plan(_) => None,
            Self::Backup(_) | Self::Restore(_) => None,
            Self::Status(_) | Self::Unmet(_) | Self::Show(_) | Self::Log(_) | Self::Record(_) => {
                None
            }
            Self::Walkthrough(_) | Self::Person(_) => None,
            Self::Verify(_) | Self::AuthorizedKeys(_) | Self::Completions(_) | Self::Man(_) => None,
        };
        super::files::named(named)
    }
}
