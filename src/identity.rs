//! Who is at the keyboard.
//!
//! A person's login name on this machine is matched with the people enrolled. `--as ID` speaks for
//! another person and is honoured only for the ledger's owner, because a shared server binds keys to
//! people by running halfsky as the owner with `--as`.

use std::os::unix::fs::MetadataExt;
use std::path::Path;
use std::process::Command;

use nix::unistd::Uid;

use crate::domain::payload::{PersonId, Role};
use crate::domain::state::State;

/// `--as` was given by somebody who does not own the ledger.
#[derive(Debug, thiserror::Error)]
#[error("only the ledger's owner may use --as")]
pub struct NotTheOwner;

/// The login name of the person at the keyboard; the user's number where it has no name.
pub fn login() -> String {
    let uid = Uid::effective().to_string();
    let here = std::fs::read("/etc/passwd").unwrap_or_default();
    named(&String::from_utf8_lossy(&here), &uid).or_else(of_the_system).unwrap_or(uid)
}

/// The name of a number in the text of a passwd file; of lines that name somebody, not of remarks or of
/// those that refer to another service.
fn named(passwd: &str, uid: &str) -> Option<String> {
    let mut lines = passwd.lines().map(|line| line.split(':'));
    lines.find_map(|mut fields| {
        let (name, number) = (fields.next()?, fields.nth(1)?);
        let names = !name.is_empty() && !name.starts_with(['#', '+', '-']);
        (number == uid && names).then(|| name.to_owned())
    })
}

/// What the system calls its user, where names come from elsewhere, a directory for instance. A
/// portable halfsky (see `.cargo/config.toml`) cannot ask by itself: what a system's C library looks
/// such names up with goes with that library alone. Only the system's own `id` is believed, and nothing
/// of the surroundings reaches it: whoever sits there could have set them.
fn of_the_system() -> Option<String> {
    let ask = |id: &&str| Command::new(id).arg("-un").env_clear().output().ok();
    let told = ["/usr/bin/id", "/bin/id"].iter().find_map(ask)?;
    let name = String::from_utf8(told.stdout).ok().filter(|_| told.status.success())?;
    let name = name.trim();
    (!name.is_empty()).then(|| name.to_owned())
}

/// Who is at the keyboard: `asked` for the ledger's owner, else the person with this login, else,
/// for the owner of a ledger whose office is one person, that person, whoever else is enrolled; else who
/// had this login and left last, who may do nothing. Somebody unknown gets the login name in brackets,
/// which is nobody's id.
///
/// # Errors
/// Where `--as` was given by somebody else than the ledger's owner.
pub fn at_keyboard(
    state: &State,
    ledger: &Path,
    asked: Option<&str>,
) -> Result<PersonId, NotTheOwner> {
    let owner =
        std::fs::metadata(ledger).is_ok_and(|found| found.uid() == Uid::effective().as_raw());
    if let Some(id) = asked {
        return if owner { Ok(PersonId::from(id)) } else { Err(NotTheOwner) };
    }
    let login = login();
    let mut here = state.people.keys().filter_map(|id| state.person(id));
    if let Some(person) = here.clone().find(|person| person.login.as_ref() == Some(&login)) {
        return Ok(person.person.clone());
    }
    let mut office = here.by_ref().filter(|person| person.role == Role::Office);
    if let (true, Some(only), None) = (owner, office.next(), office.next()) {
        return Ok(only.person.clone());
    }
    let had_it = state.people.iter().filter(|(id, _)| state.last_login(id) == Some(&login));
    let left = had_it.max_by_key(|(_, record)| record.left).map(|(id, _)| id.clone());
    // No id has brackets, so nobody can be enrolled under this one.
    Ok(left.unwrap_or_else(|| PersonId::from(format!("({login})").as_str())))
}

#[cfg(test)]
mod tests {
    use super::*;

    const PASSWD: &str = "root:x:0:0:root:/root:/bin/bash\n\n# 注释\n:x:7:7::/:\n\
        #old:x:1001:1::/:\n+dir:x:1001:1::/:\n-no:x:12:1::/:\n+::::::\n\
        wang-lan:x:1001:1001:王岚,,,:/home/wang-lan:/bin/bash\nli\nzhao:x:10:1001::/:/bin/sh\n";

    #[test]
    fn a_number_has_the_name_that_its_line_begins_with() {
        assert_eq!(named(PASSWD, "0").as_deref(), Some("root"));
        assert_eq!(named(PASSWD, "1001").as_deref(), Some("wang-lan"), "not by its group");
        assert_eq!(named(PASSWD, "10").as_deref(), Some("zhao"));
        assert_eq!(named(PASSWD, "7"), None, "no name");
        assert_eq!(named(PASSWD, "12"), None, "left to another service");
        assert_eq!(named(PASSWD, "1"), None, "the beginning of others");
    }

    #[test]
    fn both_ways_find_the_same_name() {
        let passwd = std::fs::read_to_string("/etc/passwd").unwrap();
        let here = named(&passwd, &Uid::effective().to_string());
        let system = of_the_system();
        assert!(here.is_none() || system == here, "{here:?} {system:?}");
        let number = Uid::effective().to_string();
        assert_eq!(login(), here.or(system).unwrap_or(number));
    }
}
