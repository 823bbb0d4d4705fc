//! Who is at the keyboard.
//!
//! A person's login name on this machine is matched with the people enrolled. `--as ID` speaks for
//! another person and is honoured only for the ledger's owner, because a shared server binds keys to
//! people by running halfsky as the owner with `--as`.

use std::os::unix::fs::MetadataExt;
use std::path::Path;

use nix::unistd::{Uid, User};

use crate::domain::payload::{PersonId, Role};
use crate::domain::state::State;

/// `--as` was given by somebody who does not own the ledger.
#[derive(Debug, thiserror::Error)]
#[error("only the ledger's owner may use --as")]
pub struct NotTheOwner;

/// The login name of the person at the keyboard; the user's number where it has no name.
pub fn login() -> String {
    let uid = Uid::effective();
    User::from_uid(uid).ok().flatten().map_or_else(|| uid.to_string(), |user| user.name)
}

/// Who is at the keyboard: `asked` for the ledger's owner, else the person with this login, else,
/// for the owner of a ledger kept by one person, that person. Somebody unknown gets the login
/// name in brackets, which is nobody's id and may do nothing.
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
    match (owner, here.next(), here.next()) {
        (true, Some(only), None) if only.role == Role::Office => Ok(only.person.clone()),
        // No id has brackets, so nobody can be enrolled under this one.
        _ => Ok(PersonId::from(format!("({login})").as_str())),
    }
}
