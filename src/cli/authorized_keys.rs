//! `halfsky authorized-keys`: the lines with which sshd binds each person's key to that person, for
//! `AuthorizedKeysCommand` or an authorized_keys file (sshd_config(5), sshd(8)).

use std::path::Path;

use super::desk::Shell;
use super::failure::{Ending, Failure, say};
use super::out::Out;
use crate::domain::payload::Person;

#[derive(Debug, clap::Args)]
pub(super) struct Asked {
    /// Algorithm and blob, as sshd's tokens `%t %k` give them.
    #[arg(value_name = "KEY", num_args = 0..=2)]
    key: Vec<String>,
}

pub(super) fn run(shell: &Shell, asked: &Asked) -> Result<Ending, Failure> {
    shell.now_only()?;
    let desk = shell.open()?;
    // sshd takes no key from a command that ends badly, and whoever comes in is shown what is broken.
    shell.broken.set(false);
    let state = desk.state();
    let program = std::env::current_exe().map_err(Failure::Output)?;
    let ledger = std::path::absolute(desk.office.path())
        .map_err(|error| Failure::File(desk.office.path().to_owned(), error))?;
    let (program, ledger) = (quotable(shell, &program)?, quotable(shell, &ledger)?);
    let asked_for = asked.key.join(" ");
    let mut out = Out::new();
    let mut any = false;
    for person in state.people.keys().filter_map(|id| state.person(id)) {
        let Some(key) =
            person.ssh_key.as_ref().filter(|key| asked_for.is_empty() || **key == asked_for)
        else {
            continue;
        };
        any = true;
        out.line(&line(&program, &ledger, person, key))?;
    }
    out.done()?;
    // sshd asks for keys that are nobody's too, and reads what is said as a failure of its own.
    if !any && asked.key.is_empty() {
        say(shell.lang, shell.lang.no_keys_enrolled());
    }
    Ok(Ending::Done)
}

fn line(program: &str, ledger: &str, person: &Person, key: &str) -> String {
    let id = &person.person;
    format!("restrict,pty,command=\"'{program}' --ledger '{ledger}' --as {id}\" {key} {id}")
}

/// A path that the quotation marks of an authorized_keys line and of the shell behind it both keep.
fn quotable(shell: &Shell, path: &Path) -> Result<String, Failure> {
    let text = path.to_str().filter(|text| !text.contains(['"', '\'', '\\', '\n', '\r']));
    let unfit = || Failure::Said(shell.lang.path_unquotable(path.display().to_string()));
    text.map(str::to_owned).ok_or_else(unfit)
}
