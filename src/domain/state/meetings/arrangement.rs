//! For when, where and with whom a meeting is called, and who came.

use chrono::NaiveDate;

use super::{Attended, Meeting};
use crate::domain::payload::{Arrangement, Topic};
use crate::domain::state::{Stamp, State};
use crate::plan::DepartmentId;

impl Meeting {
    /// When, where, under whom and with whom it is to be held, as it stands now.
    pub fn arrangement(&self) -> &Arrangement {
        self.changes.last().map_or(&self.first, |(_, changed)| changed)
    }

    /// The day it was held; until it is opened, the day for which it is called.
    pub fn day(&self) -> NaiveDate {
        self.opened.map_or(self.arrangement().day, |opened| opened.on)
    }

    /// What was made of that since it was called, in the order of entries.
    pub fn changes(&self) -> &[(Stamp, Arrangement)] {
        &self.changes
    }

    /// The last word on everybody of whom something was said, in the order of the first.
    pub fn attendance(&self) -> Vec<&Attended> {
        let mut said: Vec<&Attended> = Vec::new();
        for (_, one) in &self.attended {
            let same = |known: &&mut &Attended| match &one.department {
                Some(_) => known.department == one.department,
                None => known.department.is_none() && known.name == one.name,
            };
            match said.iter_mut().find(same) {
                Some(known) => *known = one,
                None => said.push(one),
            }
        }
        said
    }

    /// The departments that were invited.
    pub fn invited(&self, state: &State) -> Vec<DepartmentId> {
        match self.arrangement().invited.as_slice() {
            [] => state.departments().into_iter().map(|known| known.id.clone()).collect(),
            some => state.successors(some).into_iter().cloned().collect(),
        }
    }

    /// The departments that are to come: those invited, and who reports on an item of the agenda.
    pub fn to_come(&self, state: &State) -> Vec<DepartmentId> {
        let mut all = self.invited(state);
        for id in self.agenda().iter().flat_map(|item| state.reporting_on(&item.topic)) {
            if !all.contains(&id) {
                all.push(id);
            }
        }
        all
    }

    /// Those that are to come of which nothing is recorded.
    pub fn unsaid(&self, state: &State) -> Vec<DepartmentId> {
        let said = self.attendance();
        let mut unsaid = self.to_come(state);
        unsaid.retain(|id| said.iter().all(|one| one.department.as_ref() != Some(id)));
        unsaid
    }
}

impl State {
    /// Who reports on a topic: who leads in a target, is late, or owes an action.
    pub fn reporting_on(&self, topic: &Topic) -> Vec<DepartmentId> {
        let named = match topic {
            Topic::Target(item) => self.assignment(item).map(|it| it.lead).unwrap_or_default(),
            Topic::Late(id) => vec![id.clone()],
            Topic::Action(seq) => {
                self.actions.get(*seq).map(|it| it.owners.clone()).unwrap_or_default()
            }
            Topic::Matter(_) => Vec::new(),
        };
        self.successors(&named).into_iter().cloned().collect()
    }
}
