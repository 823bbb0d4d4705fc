//! Who is at the keyboard, and what waits for them.

use super::Model;
use crate::domain::entry::Seq;
use crate::domain::overview::Wait;
use crate::domain::payload::{Person, Role};
use crate::plan::DepartmentId;

impl Model {
    /// The person at the keyboard, where enrolled.
    pub fn person(&self) -> Option<&Person> {
        self.state().person(&self.session.actor)
    }

    /// Whether it is somebody of the office, who records from papers for all others.
    pub(in crate::tui) fn is_office(&self) -> bool {
        self.person().is_some_and(|person| person.role == Role::Office)
    }

    /// The department that this person speaks for.
    pub(in crate::tui) fn own_department(&self) -> Option<&DepartmentId> {
        self.state().speaks_for(self.person()?)
    }

    /// The department for which this person hands in, if there is one.
    pub(in crate::tui) fn hands_in_for(&self) -> Option<&DepartmentId> {
        let hands_in = |role| matches!(role, Role::Liaison | Role::Statistics);
        self.person().filter(|person| hands_in(person.role))?;
        self.own_department()
    }

    /// Whether it is this person's move.
    pub(in crate::tui) fn is_mine(&self, what: Wait) -> bool {
        match what {
            Wait::Returned => self.hands_in_for().is_some(),
            _ => self.person().is_some_and(|person| person.role == what.role()),
        }
    }

    /// What waits in one way: of what was returned, a department sees its own.
    pub(in crate::tui) fn waits(&self, what: Wait) -> Vec<Seq> {
        let all = self.overview.waits(what);
        match (what, self.hands_in_for()) {
            (Wait::Returned, Some(own)) => self.overview.returned_to(own).collect(),
            // Who hands in for the office has it among those.
            (Wait::OwnReturned, Some(own)) => {
                let theirs: Vec<Seq> = self.overview.returned_to(own).collect();
                all.filter(|seq| !theirs.contains(seq)).collect()
            }
            _ => all.collect(),
        }
    }

    /// How many assignments and how many rules, with their days, the office has still to confirm.
    pub(in crate::tui) fn to_confirm(&self) -> (usize, usize) {
        let assignments = self.overview.domains.iter().map(|row| row.proposed).sum();
        let rules = self.state().duty_rules.current().into_iter().flatten();
        (assignments, rules.filter(|rule| rule.proposed).count())
    }
}
