//! A command line that was not understood: one sentence, and where the right one stands.

use std::ffi::OsString;
use std::process::ExitCode;

use clap::Command;
use clap::error::{ContextKind, ContextValue, ErrorKind};

use super::failure::Failure;
use super::help;
use crate::words::Lang;

/// What the command line's reader gave back for these words instead of arguments: help, or what is
/// wrong.
pub(super) fn end(lang: Lang, error: &clap::Error, words: &[OsString]) -> ExitCode {
    if !error.use_stderr() {
        // `--help | head` may close the pipe; that is no failure.
        let _ = error.print();
        return ExitCode::SUCCESS;
    }
    if error.kind() == ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand {
        let _ = error.print();
        return ExitCode::from(2);
    }
    let mut program = help::command(lang);
    program.build();
    Failure::Usage(sentence(lang, error, &meant(&program, words))).end(lang, None)
}

/// The commands that these words name, the program first and the one that was meant last.
fn meant<'a>(program: &'a Command, words: &[OsString]) -> Vec<&'a Command> {
    let mut path = vec![program];
    let words = words.iter().skip(1).take_while(|word| *word != "--");
    let mut words = words.filter_map(|word| word.to_str());
    while let Some(word) = words.next() {
        if takes_the_next(&path, word) {
            words.next();
        } else {
            path.extend(path[path.len() - 1].find_subcommand(word));
        }
    }
    path
}

/// Whether a word is an option whose value is the word after it.
fn takes_the_next(path: &[&Command], word: &str) -> bool {
    let mut all = path.iter().flat_map(|command| command.get_arguments());
    all.any(|known| {
        let long = known.get_long().is_some_and(|long| word.strip_prefix("--") == Some(long));
        let short = known.get_short().is_some_and(|short| word == format!("-{short}"));
        (long || short) && known.get_action().takes_values()
    })
}

fn sentence(lang: Lang, error: &clap::Error, path: &[&Command]) -> String {
    let texts = |kind: ContextKind| match error.get(kind) {
        Some(ContextValue::String(text)) => vec![text.clone()],
        Some(ContextValue::Strings(texts)) => texts.clone(),
        _ => Vec::new(),
    };
    let of = |kind: ContextKind| texts(kind).join(lang.list_comma());
    let (argument, value) = (of(ContextKind::InvalidArg), of(ContextKind::InvalidValue));
    let names: Vec<&str> = path.iter().map(|command| command.get_name()).collect();
    let help = format!("{} --help", names.join(" "));
    match error.kind() {
        ErrorKind::UnknownArgument => lang.usage_unknown_argument(argument, help),
        ErrorKind::InvalidSubcommand => {
            lang.usage_unknown_command(of(ContextKind::InvalidSubcommand), help)
        }
        ErrorKind::InvalidValue | ErrorKind::ValueValidation if value.is_empty() => {
            lang.usage_no_value(argument, help)
        }
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => match of(ContextKind::ValidValue) {
            known if !known.is_empty() => {
                // Its help names them in the reader's language, after what they are.
                let told = told(&argument, path).unwrap_or(known);
                let known = told.split_once(['：', ':']).map_or(&*told, |(_, known)| known.trim());
                let known = known.split(['；', ';']).next().unwrap_or(known);
                lang.usage_value_of(value, argument, known.to_owned())
            }
            _ if argument.ends_with("<YYYY-MM-DD>") => lang.usage_day(value, argument),
            _ => lang.usage_value(value, argument, help),
        },
        ErrorKind::MissingRequiredArgument => {
            let missing = texts(ContextKind::InvalidArg);
            let told = missing.iter().map(|argument| explained(lang, argument, path));
            lang.usage_missing(told.collect::<Vec<_>>().join(lang.list_comma()), help)
        }
        ErrorKind::ArgumentConflict => lang.usage_conflict(argument, of(ContextKind::PriorArg)),
        other => lang.usage_other(other.to_string(), help),
    }
}

/// What the help says of an argument.
fn told(argument: &str, path: &[&Command]) -> Option<String> {
    let mut all = path.iter().flat_map(|command| command.get_arguments());
    let known = all.find(|known| known.to_string() == argument)?;
    known.get_help().map(ToString::to_string).filter(|told| !told.is_empty())
}

/// An argument with what its help says it is.
fn explained(lang: Lang, argument: &str, path: &[&Command]) -> String {
    let whole = told(argument, path).unwrap_or_default();
    // Of a help the first words; the others are examples and conditions.
    match whole.split(['：', '，', '（', ':', ',', '(']).next() {
        None | Some("") => argument.to_owned(),
        Some(first) => lang.usage_explained(argument.to_owned(), first.trim().to_owned()),
    }
}
