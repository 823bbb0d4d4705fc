//! Questions about the people enrolled, and ids for who is new.

use std::iter;

use super::State;
use crate::domain::entry::Seq;
use crate::domain::payload::{Person, PersonId, Role};
use crate::domain::spelling::{spelled, spelled_in_one};
use crate::plan::DepartmentId;

impl State {
    /// A person who has not left.
    pub fn person(&self, id: &PersonId) -> Option<&Person> {
        let record = self.people.get(id)?;
        if record.left.is_some() { None } else { record.person.current() }
    }

    /// Who recorded an entry.
    pub fn recorded_by(&self, entry: Seq) -> Option<&PersonId> {
        let theirs = |id: &&PersonId| self.index.of_person(id).binary_search(&entry).is_ok();
        self.people.keys().find(theirs)
    }

    /// Who of the statistics bureau verifies figures, besides somebody.
    pub fn others_who_verify(&self, actor: &PersonId) -> impl Iterator<Item = &PersonId> {
        let others = self.people.keys().filter(move |id| *id != actor);
        others.filter(|id| self.person(id).is_some_and(|it| it.role == Role::Statistics))
    }

    /// Whether whoever entered figures verified them too, as may be where nobody else can. The office,
    /// which records both from papers of others, does not.
    pub fn verified_by_oneself(&self, entry: Seq) -> bool {
        let Some(by) = self.figures.verified_by(entry) else { return false };
        self.recorded_by(entry).is_some_and(|id| {
            let known = self.people.get(id).filter(|_| self.recorded_by(by) == Some(id));
            let then = known.and_then(|it| it.person.iter().filter(|(seq, _)| *seq < by).last());
            then.is_some_and(|(_, person)| person.role == Role::Statistics)
        })
    }

    /// The department that a person speaks for today: the own, or its successor.
    pub fn speaks_for<'a>(&'a self, person: &'a Person) -> Option<&'a DepartmentId> {
        person.department.as_ref().map(|own| self.successor(own))
    }

    /// Those who speak for a department, by their ids.
    pub fn people_of<'a>(&'a self, id: &'a DepartmentId) -> impl Iterator<Item = &'a Person> {
        let people = self.people.keys().filter_map(|person| self.person(person));
        people.filter(move |person| self.speaks_for(person) == Some(id))
    }

    /// Those of them who are its liaisons.
    pub fn liaisons_of<'a>(&'a self, id: &'a DepartmentId) -> impl Iterator<Item = &'a Person> {
        self.people_of(id).filter(|person| person.role == Role::Liaison)
    }

    /// The login that a person has, or had before leaving.
    pub fn last_login(&self, id: &PersonId) -> Option<&String> {
        self.people.get(id)?.person.current()?.login.as_ref()
    }

    /// A person's name, also of one who left; the id of one who is not known.
    pub fn person_name<'a>(&'a self, id: &'a PersonId) -> &'a str {
        let record = self.people.get(id);
        record.and_then(|record| record.person.current()).map_or(&id.0, |person| &person.name)
    }

    /// An id for somebody of that name that nobody has yet: `li-na`, and for another 李娜 `li-na-2`. None
    /// for a name without a letter.
    pub fn id_for(&self, name: &str) -> Option<PersonId> {
        free(spelled(name), |id: &PersonId| self.people.contains_key(id))
    }

    /// An id for a department of that short name that none has or had: `danganguan` for 档案馆.
    pub fn department_id_for(&self, short: &str) -> Option<DepartmentId> {
        free(spelled_in_one(short), |id: &DepartmentId| self.departments.contains_key(id))
    }
}

/// The first id of that spelling that is not taken, with a number after it where it has to be; none
/// where nothing is spelled.
fn free<T: for<'a> From<&'a str>>(spelled: String, taken: impl Fn(&T) -> bool) -> Option<T> {
    let spelled = Some(spelled).filter(|spelled| !spelled.is_empty())?;
    let numbered = (2..).map(|nth| T::from(format!("{spelled}-{nth}").as_str()));
    let mut ids = iter::once(T::from(spelled.as_str())).chain(numbered);
    ids.find(|id| !taken(id))
}
