//! For when, where and with whom a meeting is called, and who came.

use chrono::NaiveDate;

use super::{Attended, Meeting};
use crate::domain::payload::Arrangement;
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

    /// The departments that are to come.
    pub fn expected(&self, state: &State) -> Vec<DepartmentId> {
        match self.arrangement().invited.as_slice() {
            [] => state.departments().into_iter().map(|known| known.id.clone()).collect(),
            some => state.successors(some),
        }
    }

    /// Those of them of which nothing is recorded.
    pub fn unsaid(&self, state: &State) -> Vec<DepartmentId> {
        let said = self.attendance();
        let mut unsaid = self.expected(state);
        unsaid.retain(|id| said.iter().all(|one| one.department.as_ref() != Some(id)));
        unsaid
    }
}

impl State {
    /// The departments of today that stand for those named, each once.
    pub(crate) fn successors(&self, named: &[DepartmentId]) -> Vec<DepartmentId> {
        let mut today: Vec<DepartmentId> = Vec::new();
        for id in named.iter().map(|id| self.successor(id)) {
            if self.department(id).is_some() && !today.contains(id) {
                today.push(id.clone());
            }
        }
        today
    }
}
