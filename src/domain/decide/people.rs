//! Rules for people.

use super::live_department;
use crate::domain::form::Field;
use crate::domain::payload::{Leaving, Person, PersonId, Role};
use crate::domain::refusal::{Refusal, WrongForm};
use crate::domain::ssh_key;
use crate::domain::state::State;
use crate::domain::vocabulary::Event;
use crate::plan::half_width;

pub(super) fn enrol(state: &State, person: Person) -> Result<Event, Refusal> {
    if state.person(&person.person).is_some() {
        return Err(Refusal::PersonExists(person.person));
    }
    check_name(&person)?;
    Ok(Event::PersonEnrolled(fit(state, person)?))
}

pub(super) fn change(state: &State, person: Person) -> Result<Event, Refusal> {
    let known = known(state, &person.person)?;
    if person.role != Role::Office && is_last_of_office(state, &person.person) {
        return Err(Refusal::LastOfOffice(person.person));
    }
    if person.name != known.name {
        check_name(&person)?;
    }
    let person = fit(state, person)?;
    if person == *known {
        return Err(Refusal::PersonUnchanged(person.person));
    }
    Ok(Event::PersonChanged(person))
}

pub(super) fn retire(state: &State, leaving: Leaving) -> Result<Event, Refusal> {
    known(state, &leaving.person)?;
    if is_last_of_office(state, &leaving.person) {
        return Err(Refusal::LastOfOffice(leaving.person));
    }
    Ok(Event::PersonLeft(leaving))
}

fn known<'a>(state: &'a State, id: &PersonId) -> Result<&'a Person, Refusal> {
    state.person(id).ok_or_else(|| Refusal::UnknownPerson(id.clone()))
}

/// Characters of a name, the longest with an interpunct included.
const NAME_MAX: usize = 40;

/// So many digits in a name are a telephone number.
const DIGITS: usize = 7;

/// A name, unless it is one's login, as where nobody said another.
fn check_name(person: &Person) -> Result<(), WrongForm> {
    let name = &person.name;
    if person.login.as_ref() == Some(name) {
        return Ok(());
    }
    let long = name.chars().count();
    if long > NAME_MAX {
        return Err(WrongForm::TooLong { field: Field::Name, long, max: NAME_MAX });
    }
    match name.chars().map(half_width).filter(char::is_ascii_digit).count() {
        DIGITS.. => Err(WrongForm::NotAName(Field::Name)),
        _ => Ok(()),
    }
}

fn fit(state: &State, mut person: Person) -> Result<Person, Refusal> {
    if let Some(department) = &person.department {
        person.department = Some(live_department(state, department)?);
    }
    if person.role == Role::Liaison && person.department.is_none() {
        return Err(Refusal::LiaisonNeedsDepartment);
    }
    if let Some(key) = &person.ssh_key {
        person.ssh_key = Some(ssh_key::bare(key).ok_or(Refusal::NotAnSshKey)?);
    }
    let held = |by: &dyn Fn(&Person) -> bool| {
        let mut others = state.people.keys().filter(|id| **id != person.person);
        others.find(|id| state.person(id).is_some_and(by)).cloned()
    };
    if let Some(login) = &person.login
        && let Some(other) = held(&|other| other.login.as_ref() == Some(login))
    {
        return Err(Refusal::LoginTaken(login.clone(), other));
    }
    if let Some(key) = &person.ssh_key
        && let Some(other) = held(&|other| other.ssh_key.as_ref() == Some(key))
    {
        return Err(Refusal::SshKeyTaken(other));
    }
    Ok(person)
}

/// Somebody must be left who can enrol others.
pub(super) fn is_last_of_office(state: &State, id: &PersonId) -> bool {
    let office = |id: &PersonId| state.person(id).is_some_and(|p| p.role == Role::Office);
    office(id) && !state.people.keys().any(|other| other != id && office(other))
}
