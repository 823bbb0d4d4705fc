//! The command line in the reader's language: what `words` says of each command and argument.

use std::ffi::OsString;

use clap::{Arg, Command, CommandFactory};

use super::args::Args;
use super::language_named;
use crate::words::Lang;

/// The language to read the command line in, before it is read: `--lang`, else `HALFSKY_LANG`.
pub(super) fn language(args: impl Iterator<Item = OsString>) -> Lang {
    let args: Vec<String> = args.map(|arg| arg.to_string_lossy().into_owned()).collect();
    let glued = args.iter().find_map(|arg| arg.strip_prefix("--lang="));
    let after = args.iter().position(|arg| arg == "--lang").and_then(|at| args.get(at + 1));
    let given = glued.or(after.map(String::as_str)).map(str::to_owned);
    let given = given.or_else(|| std::env::var(super::LANGUAGE).ok());
    given.and_then(|name| language_named(&name)).unwrap_or_default()
}

/// `help`, alone or with a command, asks for what `--help` gives.
pub(super) fn asked(mut words: Vec<OsString>) -> Vec<OsString> {
    if words.get(1).is_some_and(|word| word == "help") {
        words.remove(1);
        words.push("--help".into());
    }
    words
}

/// The whole command line, in words.
pub(super) fn command(lang: Lang) -> Command {
    in_words(Args::command(), lang, "")
}

fn in_words(command: Command, lang: Lang, path: &str) -> Command {
    let path = format!("{path} {}", command.get_name());
    let name = path.trim().trim_start_matches("halfsky ").to_owned();
    let alone = if name == "halfsky" { format!("{}\n", lang.help_alone()) } else { String::new() };
    let template = format!(
        "{{about-with-newline}}{alone}\n{}  {{usage}}\n\n{{all-args}}{{after-help}}\n",
        lang.help_usage()
    );
    let mut command = command
        .help_template(template)
        .subcommand_help_heading(lang.help_commands())
        .mut_args(|arg| argument(arg, lang))
        .mut_subcommands(|inner| in_words(inner, lang, &path));
    if let Some(about) = lang.about(&name) {
        command = command.about(about);
    }
    if name == "halfsky" {
        command = command.after_help(lang.help_exits());
    }
    command
}

fn argument(arg: Arg, lang: Lang) -> Arg {
    let heading = match () {
        () if arg.is_positional() => lang.help_arguments(),
        // What every command takes stands below its own.
        () if arg.is_global_set() => lang.help_general(),
        () => lang.help_options(),
    };
    let help = lang.argument(arg.get_id().as_str()).unwrap_or_default();
    let arg = arg.help(help).help_heading(heading);
    if arg.get_action().takes_values() {
        arg.hide_possible_values(true).hide_default_value(true)
    } else {
        arg
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn walk(command: &Command, path: &str, lang: Lang) {
        let name = format!("{path} {}", command.get_name());
        let name = name.trim().trim_start_matches("halfsky ");
        assert!(lang.about(name).is_some(), "{name}");
        for arg in command.get_arguments() {
            assert!(lang.argument(arg.get_id().as_str()).is_some(), "{name}: {}", arg.get_id());
        }
        for inner in command.get_subcommands() {
            walk(inner, name, lang);
        }
    }

    #[test]
    fn everything_is_explained() {
        for lang in [Lang::Zh, Lang::En] {
            command(lang).debug_assert();
            walk(&command(lang), "", lang);
        }
    }

    #[test]
    fn the_language_is_known_before_the_rest() {
        let of = |line: &str| language(line.split(' ').map(OsString::from));
        assert_eq!(of("halfsky --lang en --nonsense"), Lang::En);
        assert_eq!(of("halfsky status --lang=zh-CN"), Lang::Zh);
    }
}
