//! What is asked for over SSH: under a forced command, sshd hands over in `SSH_ORIGINAL_COMMAND` what
//! the person at the other end wrote behind the host's name, and `halfsky --as ID` obeys a short list of verbs.
//!
//! Files go over the line itself: `ssh office import - < F.xlsx`, `ssh office put 照片.jpg < 照片.jpg`.
//! No argument may name a path of the server; see [`super::args::Verb::path`].

use std::ffi::OsString;

use super::failure::Failure;
use crate::words::Lang;

/// Where sshd leaves it.
pub(super) const VARIABLE: &str = "SSH_ORIGINAL_COMMAND";

/// What somebody may ask for who has no shell here.
const VERBS: &[&str] = &[
    "status",
    "unmet",
    "show",
    "duties",
    "changes",
    "log",
    "record",
    "template",
    "import",
    "export",
    "report",
    "walkthrough",
    "person",
    "verify",
    "put",
    "get",
];

/// The whole command line: the forced one, and behind it what was asked for.
///
/// # Errors
/// Where the verb is not on the list, or what was asked speaks for the server.
pub(super) fn arguments(
    lang: Lang,
    forced: Vec<OsString>,
    asked: Option<String>,
) -> Result<Vec<OsString>, Failure> {
    let Some(asked) = asked.filter(|asked| !asked.trim().is_empty()) else { return Ok(forced) };
    // Only a forced command says who it is; a shell that was reached over SSH inherits the variable.
    if !forced.iter().any(|word| names(&word.to_string_lossy(), "--as")) {
        return Ok(forced);
    }
    let words = split(&asked).ok_or_else(|| Failure::Usage(lang.remote_quotes().to_owned()))?;
    let verb = words.first().map_or("", String::as_str);
    if !VERBS.contains(&verb) && !["--help", "-h", "--version"].contains(&verb) {
        return Err(Failure::Usage(lang.remote_verb(verb, VERBS.join(lang.list_comma()))));
    }
    let words: Vec<String> = match (verb, &words[1..]) {
        ("put", [name]) => ["attach", "-", "--file-name", name.as_str()].map(str::to_owned).into(),
        ("get", [sm3]) => ["attach", "--get", sm3.as_str()].map(str::to_owned).into(),
        ("put" | "get", _) => {
            return Err(Failure::Usage(lang.remote_one_file(verb)));
        }
        _ => words,
    };
    for option in ["--as", "--ledger"] {
        if words.iter().any(|word| names(word, option)) {
            return Err(Failure::Usage(lang.remote_option(option)));
        }
    }
    Ok(forced.into_iter().chain(words.into_iter().map(OsString::from)).collect())
}

/// Whether a word is that option, its value behind it or in the next word.
fn names(word: &str, option: &str) -> bool {
    word.strip_prefix(option).is_some_and(|rest| rest.is_empty() || rest.starts_with('='))
}

/// Words as a shell splits them: at blanks, but for those in quotation marks or behind a backslash.
/// None where a quotation mark stays open.
fn split(text: &str) -> Option<Vec<String>> {
    let mut words = Vec::new();
    let mut word: Option<String> = None;
    let mut within = None;
    let mut letters = text.chars();
    while let Some(letter) = letters.next() {
        match (within, letter) {
            (Some(mark), letter) if letter == mark => within = None,
            (None, '\'' | '"') => {
                within = Some(letter);
                word.get_or_insert_default();
            }
            (None | Some('"'), '\\') => word.get_or_insert_default().push(letters.next()?),
            (None, letter) if letter.is_whitespace() => words.extend(word.take()),
            (_, letter) => word.get_or_insert_default().push(letter),
        }
    }
    words.extend(word);
    within.is_none().then_some(words)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked(text: &str) -> Result<Vec<String>, Failure> {
        let forced = ["halfsky", "--as", "li"].map(OsString::from).to_vec();
        let all = arguments(Lang::Zh, forced, Some(text.to_owned()))?;
        Ok(all.into_iter().skip(3).map(|word| word.into_string().unwrap()).collect())
    }

    #[test]
    fn words_are_split_as_a_shell_does() {
        let words = split(r#" show  '1.2 a' "b \" c"d\ e '' "#).unwrap();
        assert_eq!(words, ["show", "1.2 a", "b \" cd e", ""]);
        assert_eq!(split("show '1.2"), None);
        assert_eq!(split("show \\"), None);
    }

    #[test]
    fn the_list_is_short_and_nothing_speaks_for_the_server() {
        assert_eq!(asked("show 1.2 --json").unwrap(), ["show", "1.2", "--json"]);
        assert_eq!(asked("put 总结.pdf").unwrap(), ["attach", "-", "--file-name", "总结.pdf"]);
        assert_eq!(asked("get 3f2a9c01").unwrap(), ["attach", "--get", "3f2a9c01"]);
        assert!(asked("put").is_err() && asked("put a b").is_err());
        assert_eq!(asked("  ").unwrap(), Vec::<String>::new());
        for wrong in [
            "init",
            "demo",
            "backup copy.sqlite3",
            "restore copy.sqlite3",
            "sh -c id",
            "show 1.2 --as wang",
            "log --ledger=/etc/passwd",
            "show '1",
        ] {
            assert!(asked(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn a_forced_command_says_who_it_is_in_one_word_or_in_two() {
        let forced = ["halfsky", "--as=li"].map(OsString::from).to_vec();
        let all = arguments(Lang::Zh, forced.clone(), Some("show 1.2".into())).unwrap();
        assert_eq!(all, ["halfsky", "--as=li", "show", "1.2"]);
        assert!(arguments(Lang::Zh, forced, Some("init".into())).is_err());
    }

    #[test]
    fn a_shell_reached_over_ssh_obeys_its_own_command_line() {
        let own = vec![OsString::from("halfsky")];
        assert_eq!(arguments(Lang::Zh, own.clone(), Some("init".into())).unwrap(), own);
    }
}
