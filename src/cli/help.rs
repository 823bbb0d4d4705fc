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

/// `help`, alone or with a command, asks for what `--help` gives; what every command takes may stand
/// before it.
pub(super) fn asked(mut words: Vec<OsString>) -> Vec<OsString> {
    // What is known of options is put together only where this word is there at all.
    if !words.iter().any(|word| word == "help") {
        return words;
    }
    let command = Args::command();
    let takes_value = |word: &str| {
        let mut all = command.get_arguments();
        let known = all.find(|known| word.strip_prefix("--") == known.get_long());
        known.is_some_and(|known| known.get_action().takes_values())
    };
    let mut at = 1;
    while let Some(option) = words.get(at).map(|word| word.to_string_lossy())
        && option.starts_with("--")
        && option != "--"
    {
        at += if takes_value(&option) { 2 } else { 1 };
    }
    if words.get(at).is_none_or(|word| word != "help") {
        return words;
    }
    words.remove(at);
    words.push("--help".into());
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
    fn help_is_asked_for_before_a_command_alone() {
        let of = |line: &str| {
            let words = asked(line.split(' ').map(OsString::from).collect());
            words.iter().map(|word| word.to_string_lossy()).collect::<Vec<_>>().join(" ")
        };
        assert_eq!(of("halfsky help"), "halfsky --help");
        assert_eq!(of("halfsky help show"), "halfsky show --help");
        assert_eq!(of("halfsky --ledger x help show"), "halfsky --ledger x show --help");
        assert_eq!(of("halfsky --lang=en --mouse help"), "halfsky --lang=en --mouse --help");
        for other in [
            "halfsky show help",
            "halfsky --ledger help",
            "halfsky --ledger help show",
            "help",
            "help status",
            "halfsky -- help",
        ] {
            assert_eq!(of(other), other);
        }
    }

    #[test]
    fn the_language_is_known_before_the_rest() {
        let of = |line: &str| language(line.split(' ').map(OsString::from));
        assert_eq!(of("halfsky --lang en --nonsense"), Lang::En);
        assert_eq!(of("halfsky status --lang=zh-CN"), Lang::Zh);
    }
}
