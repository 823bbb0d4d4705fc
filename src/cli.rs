//! The command line: reads the arguments, runs one command, says in one sentence what went wrong.
//!
//! One file a command; `args` says which there are, `desk` opens the ledger, `out` is the only way
//! to standard output, `failure` the only way out of trouble. No rule is here and no sentence.

mod args;
mod attach;
mod authorized_keys;
mod backup;
mod changes;
mod complete;
mod dashboard;
mod demo;
mod desk;
mod duties;
mod export;
mod failure;
mod files;
mod help;
mod import;
mod init;
mod locale;
mod log;
mod man;
mod out;
mod person;
mod plan;
mod progress;
mod record;
mod remote;
mod report;
mod restore;
mod schema;
mod show;
mod status;
mod template;
mod unmet;
mod usage;
mod verify;
mod walkthrough;

use std::process::ExitCode;
use std::str::FromStr;

use clap::{FromArgMatches, Parser};

use args::{Args, Bare, Verb};
use desk::Shell;
use failure::{Ending, Failure};

use crate::plan::half_width;
use crate::words::Lang;

/// Runs the program: 0 done, 1 refused or found wanting, 2 wrong usage.
pub fn main() -> ExitCode {
    let lang = help::language(std::env::args_os());
    let asked = std::env::var(remote::VARIABLE).ok();
    let words = match remote::arguments(lang, std::env::args_os().collect(), asked) {
        Ok(words) => words,
        Err(failure) => return failure.end(lang, None),
    };
    let words = help::asked(words);
    // What is said of commands and arguments is put together only where it is shown.
    let parsed = Bare::try_parse_from(&words).map(Args::from).or_else(|_| {
        Args::try_parse_from(&words).or_else(|_| {
            let matches = help::command(lang).try_get_matches_from(&words)?;
            Args::from_arg_matches(&matches)
        })
    });
    let args = match parsed {
        Ok(args) => args,
        Err(error) => return usage::end(lang, &error, &words),
    };
    let shell = match Shell::new(args.common, lang) {
        Ok(shell) => shell,
        Err(failure) => return failure.end(lang, None),
    };
    match run(&shell, args.verb) {
        Ok(_) if shell.broken.get() => Ending::Wanting.into(),
        Ok(ending) => ending.into(),
        Err(failure) => failure.end(lang, Some(&shell.ledger)),
    }
}

fn run(shell: &Shell, verb: Option<Verb>) -> Result<Ending, Failure> {
    if shell.speaker.is_some() && matches!(verb, Some(Verb::Backup(_) | Verb::Restore(_))) {
        return Err(Failure::Said(shell.lang.backup_is_the_owners().to_owned()));
    }
    // Whoever comes through a key of the server sees none of its files.
    if shell.speaker.is_some() && verb.as_ref().and_then(Verb::path).is_some() {
        return Err(Failure::Said(shell.lang.no_paths_here().to_owned()));
    }
    match verb {
        None => dashboard::run(shell),
        Some(Verb::Init(asked)) => init::run(shell, asked),
        Some(Verb::Demo(asked)) => demo::run(shell, asked),
        Some(Verb::Status(asked)) => status::run(shell, &asked),
        Some(Verb::Unmet(asked)) => unmet::run(shell, &asked),
        Some(Verb::Changes(asked)) => changes::run(shell, &asked),
        Some(Verb::Duties(asked)) => duties::run(shell, &asked),
        Some(Verb::Show(asked)) => show::run(shell, &asked),
        Some(Verb::Log(asked)) => log::run(shell, &asked),
        Some(Verb::Record(asked)) => record::run(shell, &asked),
        Some(Verb::Attach(asked)) => attach::run(shell, &asked),
        Some(Verb::Template(asked)) => template::run(shell, &asked),
        Some(Verb::Import(asked)) => import::run(shell, &asked),
        Some(Verb::Export(asked)) => export::run(shell, &asked),
        Some(Verb::Report(asked)) => report::run(shell, &asked),
        Some(Verb::Walkthrough(asked)) => walkthrough::run(shell, &asked),
        Some(Verb::Verify(asked)) => verify::run(shell, &asked),
        Some(Verb::Backup(asked)) => backup::run(shell, &asked),
        Some(Verb::Restore(asked)) => restore::run(shell, &asked),
        Some(Verb::AuthorizedKeys(asked)) => authorized_keys::run(shell, &asked),
        Some(Verb::Person(asked)) => person::run(shell, &asked),
        Some(Verb::Plan(asked)) => plan::run(shell, &asked),
        Some(Verb::Completions(asked)) => complete::run(shell, &asked),
        Some(Verb::Man(asked)) => man::run(shell, &asked),
    }
}

/// A day, as an argument gives it.
fn day(text: &str) -> Result<chrono::NaiveDate, &'static str> {
    crate::domain::day::read(text).ok_or("no day")
}

/// A number, as an argument gives it; in digits of either width, as days and codes may be.
fn number<N: FromStr>(text: &str) -> Result<N, N::Err> {
    text.trim().chars().map(half_width).collect::<String>().parse()
}

/// Where the surroundings name the language.
const LANGUAGE: &str = "HALFSKY_LANG";

/// What the surroundings name, where it is no language that there is.
fn unknown_language() -> Option<String> {
    let silent = |name: &String| matches!(name.as_str(), "" | "C" | "C.UTF-8" | "POSIX");
    let named = std::env::var(LANGUAGE).ok().filter(|name| !silent(name))?;
    language_named(&named).is_none().then_some(named)
}

/// The language that a name from the surroundings asks for, as `en_US.UTF-8`.
fn language_named(name: &str) -> Option<Lang> {
    match name.split(['-', '_', '.']).next()? {
        "zh" => Some(Lang::Zh),
        "en" => Some(Lang::En),
        _ => None,
    }
}
